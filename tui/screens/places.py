"""Where the reader has been: places under a letter, and those that jumps led away from."""

from __future__ import annotations

from tui.finder import Place
from tui.widgets.panes import Panes


class Places:
    """Remembers places of the panes and leads back to them; what it returns is to be said to the reader."""

    def __init__(self, panes: Panes) -> None:
        self._panes = panes
        self._marks: dict[str, Place] = {}
        self._trail: list[Place] = []

    def leave(self) -> None:
        """Remember the place that a jump leads away from."""
        self._trail.append(self._panes.place())

    def back(self) -> str:
        """Go to the place before the last jump."""
        if not self._trail:
            return "No jump to go back from"
        self._panes.return_to(self._trail.pop())
        return ""

    def set_mark(self, letter: str) -> str:
        """Remember this place under a letter."""
        self._marks[letter] = self._panes.place()
        return f"Mark {letter} set"

    def go_to_mark(self, letter: str) -> str:
        """Go back to a remembered place."""
        if letter not in self._marks:
            return f"There is no mark {letter}"
        self._panes.return_to(self._marks[letter])
        return ""
