"""The tree of the discussion: with the replies that are inferred, or as the file has it."""

from __future__ import annotations

from tui.archive.model import Document
from tui.layout import EMPTY
from tui.outline import Outline
from tui.screens.searching import Searching
from tui.widgets.panes import Panes


class Replies:
    """Switches between replies as inferred and as filed."""

    def __init__(self, document: Document, outline: Outline, panes: Panes, searching: Searching) -> None:
        self._document = document
        self._outline = outline
        self._panes = panes
        self._searching = searching
        self.inferred = True
        """Whether entries stand under those that they are inferred to answer."""

    def switch(self) -> str:
        """Show the other tree, if there is another, and say which one is shown."""
        entries = self._document.entries
        inferred = sum(entry.is_inferred for entry in entries)
        filed = sum(entry.parent is not None for entry in entries) - inferred
        if not inferred:
            return "No reply in this file is inferred" if entries else EMPTY
        self.inferred = not self.inferred
        self._outline.replant(self._document.parents(inferred=self.inferred))
        self._panes.discussion.replant()
        self._searching.reorder()
        if self.inferred:
            return f"Replies as inferred: {filed + inferred} nested, {inferred} of them inferred"
        return f"Replies as filed: {filed} nested"
