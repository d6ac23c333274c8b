"""Where the reader has been: places under a letter, and those that jumps led away from."""

from __future__ import annotations

from collections.abc import MutableMapping

from tui.keys import Command
from tui.place import Place
from tui.screens.concern import Concern
from tui.widgets.panes import Panes


class Places(Concern):
    """Remembers places of the panes and leads back to them; `marks` are those that have a letter."""

    def __init__(self, panes: Panes, marks: MutableMapping[str, Place]) -> None:
        self._panes = panes
        self._marks = marks
        self._trail: list[Place] = []

    def leave(self) -> None:
        """Remember the place that a jump leads away from."""
        self._trail.append(self._panes.place())

    def do_back(self, _command: Command) -> str:
        """Go to the place before the last jump."""
        if not self._trail:
            return "No jump to go back from"
        self._panes.return_to(self._trail.pop())
        return ""

    def do_set_mark(self, command: Command) -> str:
        """Remember this place under a letter."""
        self._marks[command.argument] = self._panes.place()
        return f"Mark {command.argument} set"

    def do_go_to_mark(self, command: Command) -> str:
        """Go back to a remembered place."""
        if command.argument not in self._marks:
            return f"There is no mark {command.argument}"
        self._panes.return_to(self._marks[command.argument])
        return ""
