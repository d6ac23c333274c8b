"""The list of those who write in a discussion."""

from __future__ import annotations

from collections.abc import Sequence

from tui.archive.cast import Member
from tui.archive.quote import NO_NAME
from tui.layout.authors import Authors
from tui.layout.cast import CastFlow
from tui.widgets.list_pane import ListPane
from tui.widgets.looks import Looks


class CastPane(ListPane):
    """Lists the authors of a discussion; the one who wrote the entry `at` is chosen first."""

    flow: CastFlow | None

    def __init__(self, members: Sequence[Member], authors: Authors, looks: Looks, at: int = 0) -> None:
        super().__init__(looks, id="cast")
        self._members = members
        self._authors = authors
        self.cursor = next((index for index, member in enumerate(members) if at in member.numbers), 0)

    @property
    def count(self) -> int:
        """How many authors there are."""
        return len(self._members)

    @property
    def member(self) -> Member | None:
        """The author chosen."""
        return self._members[self.cursor] if self._members else None

    @property
    def names(self) -> str:
        """What the columns are called."""
        return self.flow.names if self.flow else ""

    def place(self) -> str:
        """Say which author is chosen."""
        if not self.member:
            return "Nobody writes here"
        return f"{self.cursor + 1} of {self.count} · {self.member.author or NO_NAME}"

    def make_flow(self, width: int) -> CastFlow:
        """Lay the authors out for a width in cells."""
        return CastFlow(self._members, self._authors, width)
