"""Showing nothing but the entries that match."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.archive.filters import Marked
from tui.archive.model import Document
from tui.archive.question import QueryError, Question
from tui.archive.search import Index, Search
from tui.keys import Command
from tui.layout import EMPTY
from tui.screens.arranging import Arranging, Limit
from tui.screens.concern import Concern
from tui.screens.slices import Enough, Later, Slices
from tui.widgets.panes import Panes
from tui.work import Work

if TYPE_CHECKING:
    from tui.screens.query_line import QueryLine


class Limiting(Concern):
    """Asks what entries must match and leaves the others out; those above the ones that match stay, dim.

    What matches is found out when the line is kept: an entry that is read later on does not vanish. `resume` gives
    the keys back to the panes and says something, and `mark` marks the words asked for.
    """

    def __init__(
        self,
        document: Document,
        panes: Panes,
        arranging: Arranging,
        line: QueryLine,
        index: Index,
        work: Work,
        *,
        later: Later,
        mark: Callable[[Question], None],
        resume: Callable[[str], None],
    ) -> None:
        self._count = len(document.entries)
        self._panes = panes
        self._arranging = arranging
        self._line = line
        self._index = index
        self._work = work
        self._mark = mark
        self._resume = resume
        self._slices = Slices(later)
        self._search: Search | None = None
        """What finds the entries that match, while the line is open."""

    def do_limit(self, _command: Command) -> str | None:
        """Ask what the entries must match; the line begins with what they must match now."""
        if not self._count:
            return EMPTY
        matching = self._arranging.matching
        self._line.open(
            "&",
            changed=self._tell,
            kept=self._keep,
            left=self._leave,
            text=matching.words if matching else "",
            scoped=False,
        )
        self._tell(self._line.question)
        return None

    def _tell(self, question: Question) -> None:
        """Tell, beside the line, how many entries would be shown."""
        self._slices.stop()
        if not question.text.strip():
            self._search = None
            self._line.show(f"all {self._count} entries", "all")
            return
        try:
            self._search = self._begin(question)
        except QueryError as error:
            self._search = None
            if self._line.is_unfinished:
                self._line.show()
            else:
                self._line.show_error(error.describe(), str(error))
        else:
            self._slices.run(self._search_on)

    def _begin(self, question: Question) -> Search:
        """Begin to find the entries that match.

        Raises:
            QueryError: when the question makes no sense.
        """
        marked = Marked(read=frozenset(self._work.read), tagged=frozenset(self._work.tagged))
        return Search(self._index, question, marked, before=self._search)

    def _search_on(self, enough: Enough) -> bool:
        """Search for a while, tell how many entries match, and whether there are more to look at."""
        search = self._search
        if not search:
            return False
        search.advance(enough)
        if search.stopped:
            self._line.show_error(search.stopped)
        elif search.is_done:
            some = f"{self._arranging.count(_numbers(search))} of {self._count}"
            self._line.show(f"{some} entries match", f"{some} match", some.replace(" of ", "/"))
        return not search.is_done

    def _keep(self, question: Question) -> None:
        self._slices.stop()
        said = self._limit(question)
        self._search = None
        self._resume(said)

    def _leave(self) -> None:
        self._slices.stop()
        self._search = None
        self._resume("")

    def _limit(self, question: Question) -> str:
        """Show what matches alone, or all again where nothing is asked, and say so."""
        if not question.text.strip():
            shown = self._arranging.let_through(None)
            return "All entries" if shown == self._count else f"Whatever they say: {shown} of {self._count}"
        try:
            search = self._search or self._begin(question)
        except QueryError as error:
            return error.describe()
        search.advance()
        if search.stopped:
            return search.stopped
        shown = self._arranging.let_through(Limit(question.text, _numbers(search)))
        if not shown:
            return f"No entry matches: {question.text}"
        self._mark(question)
        self._panes.activate("discussion")
        return f"{shown} of {self._count} entries match; Esc shows all"


def _numbers(search: Search) -> frozenset[int]:
    """The entries that are known to match."""
    return frozenset(number for number, _text in search.addresses() if number)
