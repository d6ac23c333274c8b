"""How the file was read: every part with the reason for it, and the way to each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult

from tui.archive.load import clean
from tui.archive.model import Address, Document, Part
from tui.keys import ACTIONS, Action
from tui.screens.listing import ListScreen
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane
from tui.widgets.parts_pane import PartsHead, PartsPane


class PartsScreen(ListScreen[Part]):
    """Lists how a document was read, and gives the part to go to, or None; `at` is where the reader is."""

    def __init__(self, document: Document, looks: Looks, at: Address, actions: Iterable[Action] = ACTIONS) -> None:
        self._head = PartsHead(document, looks)
        self._list = PartsPane(document, looks, at)
        super().__init__(
            self._list,
            "How the file was read",
            clean(Path(document.source.path).name.encode("utf-8", "replace").decode()),
            actions=actions,
            opened_by="how_read",
            hint="Enter goes there · Esc closes",
        )
        self._names.display = False

    def compose(self) -> ComposeResult:
        """Lay out what the file is over the list; it names the columns too."""
        for widget in super().compose():
            if widget is self._list:
                yield self._head
            yield widget

    @on(TextPane.Moved)
    def _name_columns(self) -> None:
        self._head.name_columns(self._list.names)

    def place(self) -> str:
        """Say which part is chosen."""
        return self._list.place()

    def take_own_key(self, event: events.Key) -> bool:
        """Close where there is nothing to go to."""
        if event.key == "enter" and not self._list.part:
            self.dismiss(None)
            return True
        return False

    def take(self) -> None:
        """Close, and give the part to go to."""
        self.dismiss(self._list.part)
