"""Showing nothing but the entries that match."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.archive.filters import Marked
from tui.archive.model import Document
from tui.archive.query import QueryError, Question
from tui.archive.search import Index
from tui.keys import Command
from tui.layout import EMPTY
from tui.screens.arranging import Arranging, Limit
from tui.screens.concern import Concern
from tui.widgets.panes import Panes
from tui.work import Work

if TYPE_CHECKING:
    from tui.screens.query_line import QueryLine


class Limiting(Concern):
    """Asks what entries must match and leaves the others out; those above the ones that match stay, dim.

    What matches is found out when the line is kept: an entry that is read later on does not vanish. `resume` gives
    the keys back to the panes and says something.
    """

    def __init__(
        self,
        document: Document,
        panes: Panes,
        arranging: Arranging,
        line: QueryLine,
        index: Index,
        work: Work,
        resume: Callable[[str], None],
    ) -> None:
        self._count = len(document.entries)
        self._panes = panes
        self._arranging = arranging
        self._line = line
        self._index = index
        self._work = work
        self._resume = resume

    def do_limit(self, _command: Command) -> str | None:
        """Ask what the entries must match; the line begins with what they must match now."""
        if not self._count:
            return EMPTY
        matching = self._arranging.matching
        self._line.open(
            "&",
            changed=self._tell,
            kept=self._keep,
            left=lambda: self._resume(""),
            text=matching.words if matching else "",
            scoped=False,
        )
        self._tell(self._line.question)
        return None

    def _matching(self, question: Question) -> Limit:
        """Find the entries that match.

        Raises:
            QueryError: when the question makes no sense, or its pattern takes too long.
        """
        marked = Marked(read=self._work.read, tagged=self._work.tagged)
        return Limit(question.text, self._index.matching(question, marked))

    def _tell(self, question: Question) -> None:
        """Tell, beside the line, how many entries would be shown."""
        if not question.text.strip():
            self._line.show(f"all {self._count} entries", "all")
            return
        try:
            count = self._arranging.count(self._matching(question).numbers)
        except QueryError as error:
            self._line.show_error(error.describe(), str(error))
        else:
            some = f"{count} of {self._count}"
            self._line.show(f"{some} entries match", f"{some} match", f"{count}/{self._count}")

    def _keep(self, question: Question) -> None:
        self._resume(self._limit(question))

    def _limit(self, question: Question) -> str:
        """Show what matches alone, or all again where nothing is asked, and say so."""
        if not question.text.strip():
            shown = self._arranging.let_through(None)
            return "All entries" if shown == self._count else f"Whatever they say: {shown} of {self._count}"
        try:
            matching = self._matching(question)
        except QueryError as error:
            return error.describe()
        shown = self._arranging.let_through(matching)
        if not shown:
            return f"No entry matches: {question.text}"
        self._panes.activate("discussion")
        return f"{shown} of {self._count} entries match; Esc shows all"
