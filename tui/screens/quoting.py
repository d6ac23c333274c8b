"""What the reader puts on the clipboard."""

from __future__ import annotations

from tui.archive.model import Document
from tui.archive.quote import quote
from tui.clipboard import copy
from tui.widgets.panes import Panes


class Quoting:
    """Copies entries and selections; what it returns is to be said to the reader."""

    def __init__(self, document: Document, panes: Panes) -> None:
        self._document = document
        self._panes = panes

    def quote_entry(self) -> str:
        """Put the selected entry with its attribution on the clipboard."""
        if not self._document.entries:
            return "There is no entry to quote"
        entry = self._document.entry(self._panes.discussion.cursor)
        text = quote(self._document, entry.number)
        return f"{entry.kind.capitalize()} {entry.number} quoted, {self.copy(text)}"

    def copy(self, text: str) -> str:
        """Put a text on the clipboard."""
        return f"{len(text)} characters {copy(text, self._panes.app.copy_to_clipboard)}"
