"""A list of texts of some words each."""

from __future__ import annotations

from collections.abc import Sequence

from tui.layout.excerpts import Excerpt, ExcerptsFlow
from tui.widgets.list_pane import ListPane
from tui.widgets.looks import Looks


class ExcerptsPane(ListPane):
    """Lists excerpts; `what` names one of them in the line that tells which is chosen, `empty` stands for none."""

    flow: ExcerptsFlow | None

    def __init__(
        self, excerpts: Sequence[Excerpt], looks: Looks, *, id: str, what: str, empty: str, at: int = 0
    ) -> None:
        super().__init__(looks, id=id)
        self._excerpts = excerpts
        self._what = what
        self._empty = empty
        self.cursor = at

    @property
    def count(self) -> int:
        """How many excerpts there are."""
        return len(self._excerpts)

    def place(self) -> str:
        """Say which excerpt is chosen."""
        return f"{self._what} {self.cursor + 1} of {self.count}" if self._excerpts else self._empty

    def make_flow(self, width: int) -> ExcerptsFlow:
        """Lay the excerpts out for a width in cells."""
        return ExcerptsFlow(self._excerpts, width)

    def show(self, excerpts: Sequence[Excerpt]) -> None:
        """List other excerpts; the choice stays at its place as far as there is one."""
        self._excerpts = excerpts
        self.cursor = max(0, min(self.cursor, len(excerpts) - 1))
        self.flow = None
        self.lay_out()
        self.choose(self.cursor)
