"""The text of the file as it stands there, line for line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult

from tui.archive.original import Passage
from tui.clipboard import copy
from tui.keys import Action, Command, KeyReader, Pending, display, key_name
from tui.screens.modal import Modal
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane
from tui.widgets.pane_heading import PaneHeading
from tui.widgets.raw_pane import RawPane
from tui.widgets.status_line import StatusLine

MOTIONS = {
    "down", "up", "row_down", "row_up", "page_down", "page_up", "half_down", "half_up", "top", "bottom", "read_on",
}  # fmt: skip
"""The actions of the reader that move here too."""
OWN = {"raw", "edit", "copy", "cancel", "quit"}
"""The other actions that mean something here."""


class RawScreen(Modal[int | None]):
    """Shows a text, which is clean, from a passage on; gives the line to edit, counted from 1, or None.

    `title` is the name of the file, and `note` is said until the first key.
    """

    def __init__(
        self, title: str, text: str, passage: Passage | None, actions: Iterable[Action], looks: Looks, note: str = ""
    ) -> None:
        super().__init__()
        actions = [action for action in actions if action.id in MOTIONS | OWN]
        self._keys = KeyReader(actions)
        self._hint = _hint(actions)
        self._title = title
        self._pane = RawPane(text, looks, passage)
        self._status = StatusLine()
        self._note = note

    def compose(self) -> ComposeResult:
        """Lay out the file's name, its text, and the bottom row."""
        yield PaneHeading("Raw text", self._title, active=True)
        yield self._pane
        yield self._status

    def on_mount(self) -> None:
        """Let the wheel and the keys be the text's."""
        self.set_focus(self._pane)

    @on(TextPane.Moved)
    def _moved(self) -> None:
        self._pane.place_cursor()
        self._status.show(self._pane.place(), self._note or self._hint)

    def take_key(self, event: events.Key) -> bool:
        """Read a key by the table, before the next one is looked at; False when it is not for this screen."""
        heard = self._keys.feed(key_name(event.key, event.character))
        self._note = _describe(heard) if isinstance(heard, Pending) else ""
        if isinstance(heard, Command):
            self._perform(heard)
        self._moved()
        return heard is not None

    def _perform(self, command: Command) -> None:
        if command.action in ("top", "bottom") and command.count:
            self._pane.go_to_line(command.count)
        elif command.action in MOTIONS:
            motion = "page_down" if command.action == "read_on" else command.action
            getattr(self._pane, f"do_{motion}")(command.count or 1)
        elif command.action == "copy":
            self._copy()
        elif command.action == "cancel" and self.selections:
            self.clear_selection()
        else:
            self.dismiss(self._pane.line if command.action == "edit" else None)

    def _copy(self) -> None:
        text = self.get_selected_text()
        self._note = "Nothing is selected"
        if text:
            self._note = f"{len(text)} characters {copy(text, self.app.copy_to_clipboard)}"


def _describe(pending: Pending) -> str:
    """Say what can follow; a number is that of a line here."""
    choices = ((key, label.replace("entry ", "line ")) for key, label in pending.choices)
    return replace(pending, choices=tuple(choices)).describe()


def _hint(actions: Iterable[Action]) -> str:
    """Say what edits and what closes, with the keys as configured."""
    keys = {action.id: display(action.keys[0]) for action in actions if action.keys}
    told = {"edit": "edits", "cancel": "closes"}
    return " · ".join(f"{keys[action]} {does}" for action, does in told.items() if action in keys)
