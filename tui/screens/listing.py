"""What the screens have in common that list things over the reader: one is chosen by the reader's motions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from tui.keys import Action, Command, KeyReader, key_name
from tui.screens.modal import Modal
from tui.widgets.list_pane import ListPane
from tui.widgets.pane import TextPane
from tui.widgets.pane_heading import PaneHeading
from tui.widgets.status_line import StatusLine

MOTIONS = {
    "down": "down", "up": "up", "row_down": "row_down", "row_up": "row_up", "page_down": "page_down",
    "page_up": "page_up", "half_down": "half_down", "half_up": "half_up", "top": "top", "bottom": "bottom",
    "read_on": "page_down",
}  # fmt: skip
"""The actions of the reader that a list has too, and what they are called there."""
GAP = 2
"""Columns between the place and the hint."""

Result = TypeVar("Result")


class ListScreen(Modal[Result]):
    """Shows a list under a heading; enter takes the item chosen, and the keys that opened the list close it again.

    `opened_by` is the action that opens it; `hint` tells the keys, divided by " · ", the most needed ones last.
    """

    AUTO_FOCUS = "ListPane"

    def __init__(
        self, pane: ListPane, title: str, about: str, *, actions: Iterable[Action], opened_by: str, hint: str
    ) -> None:
        super().__init__(classes="list")
        self.pane = pane
        self._heading = PaneHeading(title, about, active=True)
        self._names = Static("", classes="list-names", markup=False)
        self._status = StatusLine()
        self._keys = KeyReader(actions)
        self._opened_by = opened_by
        self._hint = hint
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the heading, the names of the columns, the list and the bottom row."""
        yield self._heading
        yield self._names
        yield self.pane
        yield from self.below()
        yield self._status

    def below(self) -> Iterable[Widget]:
        """What stands between the list and the bottom row."""
        return ()

    def names(self) -> str:
        """What the columns are called; "" where there are none."""
        return ""

    def place(self) -> str:
        """Say which item is chosen."""
        raise NotImplementedError

    def take(self) -> None:
        """Take the item chosen."""
        raise NotImplementedError

    # What is shown

    def note(self, text: str) -> None:
        """Say something until the next key."""
        self._note = text
        self._show()

    @on(events.ScreenResume)
    @on(TextPane.Moved)
    def _show(self) -> None:
        if self.is_mounted:
            self.pane.place_cursor()
            names = self.names()
            self._names.update(names)
            self._names.display = bool(names)
            self._status.show(self.place(), self._note or self._fitting_hint())

    def _fitting_hint(self) -> str:
        """As much of the hint as there is room for beside the place, its end above all."""
        room = self.size.width - 2 - cell_len(self.place()) - GAP
        hint = self._hint
        while cell_len(hint) > room and " · " in hint:
            hint = hint.partition(" · ")[2]
        return hint

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Read a key at once; False when it means nothing here."""
        self._note = ""
        taken = self.take_own_key(event) or self._take(event)
        if self.is_current:
            self._show()
        return taken

    def take_own_key(self, event: events.Key) -> bool:
        """Take a key that means something in this list only; False when it is none."""
        return False

    def _take(self, event: events.Key) -> bool:
        if event.key == "enter":
            if self.pane.count:
                self.take()
            return True
        if event.key == "escape" and not self._keys.reset():
            self.dismiss(None)
            return True
        heard = self._keys.feed(key_name(event.key, event.character))
        if isinstance(heard, Command):
            if heard.action in MOTIONS:
                self._move(heard)
            elif heard.action in (self._opened_by, "quit"):
                self.dismiss(None)
        return heard is not None

    def _move(self, command: Command) -> None:
        """Choose another item by a motion; a count before top or bottom chooses the item of that number."""
        if command.action in ("top", "bottom") and command.count:
            self.pane.choose(command.count - 1)
        else:
            getattr(self.pane, f"do_{MOTIONS[command.action]}")(command.times)

    @on(ListPane.Chosen)
    def _take_clicked(self) -> None:
        self.take()
