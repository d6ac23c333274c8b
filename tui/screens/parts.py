"""How the file was read: every part with the reason for it, and the way to each."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.archive.load import clean
from tui.archive.model import Address, Document, Part
from tui.keys import BY_ID
from tui.screens.overlay import closing
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane
from tui.widgets.pane_heading import PaneHeading
from tui.widgets.parts_pane import PartsHead, PartsPane
from tui.widgets.status_line import StatusLine

MOTIONS = (
    "down", "up", "row_down", "row_up", "page_down", "page_up", "half_down", "half_up", "top", "bottom",
)  # fmt: skip
"""The actions of the reader that the list has too."""


class PartsScreen(ModalScreen[Part | None]):
    """Lists how a document was read, and gives the part to go to, or None; `at` is where the reader is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(",".join(BY_ID[action].keys), f"move('{action}')", show=False) for action in MOTIONS),
        Binding(",".join(BY_ID["read_on"].keys), "move('page_down')", show=False),
        Binding("enter", "go", "Go there"),
        closing("how_read"),
    ]

    def __init__(self, document: Document, looks: Looks, at: Address) -> None:
        super().__init__()
        self._file = clean(Path(document.source.path).name.encode("utf-8", "replace").decode())
        self._head = PartsHead(document, looks)
        self._list = PartsPane(document, looks, at)
        self._status = StatusLine()

    def compose(self) -> ComposeResult:
        """Lay out what the file is, the list, and the bottom row."""
        yield PaneHeading("How the file was read", self._file, active=True)
        yield self._head
        yield self._list
        yield self._status

    @on(TextPane.Moved)
    def _moved(self) -> None:
        self._head.name_columns(self._list.names)
        self._status.show(self._list.place(), "Enter goes there · Esc closes" if self.size.width > 50 else "Esc closes")

    def action_move(self, motion: str) -> None:
        """Choose another part by one of the reader's motions."""
        getattr(self._list, f"do_{motion}")(1)

    def action_go(self) -> None:
        """Close, and go to the part chosen."""
        self.dismiss(self._list.part)

    @on(PartsPane.Chosen)
    def _go_to_clicked(self) -> None:
        self.dismiss(self._list.part)
