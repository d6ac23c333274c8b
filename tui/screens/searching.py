"""The reader's search: what opening the line, typing, keeping, leaving and stepping do to the panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from textual import events

from tui.archive.model import Address, Document
from tui.archive.question import QueryError, Question
from tui.keys import Action, Command
from tui.outline import Outline
from tui.place import Place
from tui.screens.concern import Concern
from tui.screens.query_line import QueryLine
from tui.screens.search_words import BLANK, NOTHING_YET, not_found, sentence, short
from tui.screens.slices import Enough, Later, Slices
from tui.widgets.panes import Panes
from tui.work import Work

if TYPE_CHECKING:
    from tui.archive.concordance import Order as HitsOrder
    from tui.archive.load import File
    from tui.finder import Finder
    from tui.screens.hits import HitsScreen

SHOWN_EVERY = 0.1
"""Seconds after which a long search shows what else it has found."""
ROOMY = 60
"""Cells in which a counter has room beside something else."""


class Searching(Concern):
    """Lets the panes show what the search line asks for; while it is open, the reader's place is kept.

    `update` shows how much was found where nothing else is said, `look` lets the pane in use be seen, `resume` gives
    the keys back to the panes and says something, and `leave` is told of a jump that begins. `file` is what the
    document was read from.
    """

    def __init__(
        self,
        document: Document,
        outline: Outline,
        panes: Panes,
        work: Work,
        line: QueryLine,
        *,
        later: Later,
        say: Callable[[str], None],
        update: Callable[[], None],
        look: Callable[[], None],
        resume: Callable[[str], None],
        leave: Callable[[], None],
        actions: Sequence[Action],
        file: File | None,
    ) -> None:
        self._document = document
        self._file = file
        self._outline = outline
        self._panes = panes
        self._work = work
        self._line = line
        self._say = say
        self._update = update
        self._look = look
        self._resume = resume
        self._leave_place = leave
        self._actions = actions
        self._list: HitsScreen | None = None
        """The list of hits while it is open."""
        self._order: HitsOrder = "place"
        self._origin: Place | None = None
        self._start: tuple[Address, int] = ((0, 0), 0)
        """Where the search begins that the line is open for."""
        self._wrong: QueryError | None = None
        """Why what stands in the line makes no sense; None where it does."""
        self._last: Question | None = None
        """What was searched for last, for `n` once its marks are gone."""
        self.is_of_limit = False
        """Whether what is marked is what entries are shown for."""
        self._slices = Slices(later)
        self._shown_at = 0.0

    @cached_property
    def finder(self) -> Finder:
        """What finds the hits; it and all that it needs are loaded when something is first searched for."""
        from tui.archive.search import Index
        from tui.finder import Finder

        return Finder(Index(self._document), self._outline.place)

    @property
    def has_asked(self) -> bool:
        """Whether something is searched for."""
        return "finder" in vars(self) and bool(self.finder.query.strip())

    @property
    def asked(self) -> Question | None:
        """What is searched for; None where nothing is."""
        return self.finder.question if self.has_asked else None

    # The line

    def take_key(self, event: events.Key) -> bool:
        """Take a key of the open line; False when it is for the line's own bindings, or no line is open."""
        return self._line.take_key(event)

    def do_search(self, _command: Command) -> None:
        """Open the search line, and begin anew from where the reader is."""
        self.clear()
        self._origin = self._panes.place()
        self._start = self._start_now()
        self._line.open("/", changed=self._ask, kept=self._keep, left=self._leave, listed=self._keep_and_list)
        self._panes.call_after_refresh(self._load)

    def _load(self) -> None:
        """Load what searches once the line is to be seen, before the first letter is typed."""
        _ = self.finder

    def _ask(self, question: Question) -> None:
        """Show the hits of the question as it is now, from where the search began."""
        if not self._origin:
            return
        try:
            self._begin(question, self._start)
        except QueryError as error:
            self._wrong = error
            self._tell()
            return
        self._wrong = None
        self._panes.return_to(self._origin)
        self._run()

    def _start_now(self) -> tuple[Address, int]:
        """Where a search begins from where the reader is."""
        panes = self._panes
        in_article = panes.active == "article" or not self._document.entries
        return panes.article.position() if in_article else ((panes.discussion.cursor, 0), 0)

    def _keep(self, question: Question) -> None:
        self._origin = None
        wrong, self._wrong = self._wrong, None
        self._last = question if question.text.strip() and not wrong else self._last
        if wrong or not question.text.strip():
            self.clear()
        self._resume(sentence(wrong.describe()) if wrong else self.not_found() if question.text.strip() else BLANK)

    def _leave(self) -> None:
        self._wrong = None
        self.clear()
        if self._origin:
            self._panes.return_to(self._origin)
            self._origin = None
        self._resume("")

    def _keep_and_list(self, question: Question) -> None:
        self._keep(question)
        if self.finder.hits:
            self._open_list()

    # Searching

    def find(self, question: Question, entry: int = 0) -> None:
        """Go to the first place of what is asked for in the document, from an entry on; 0 is the article."""
        self._last = question
        self._line.remember(question)
        self._begin(question, ((entry, 0), 0))
        self._run()

    def search_again(self) -> None:
        """Search what is shown now, after entries were left out or shown again; the place stays."""
        if self.is_of_limit and self._outline.wanted is None:
            self.clear()
        elif self.has_asked:
            current = self.finder.current
            start = (current.address, current.start) if current else self._start_now()
            self._begin(self.finder.question, start, anew=True)
            self._run(follow=False)

    def mark(self, question: Question) -> None:
        """Mark the words that entries are shown for, unless something else is searched for; the place stays."""
        from tui.archive.query import parse

        if (self.is_of_limit or not self.has_asked) and parse(question).terms:
            self._begin(question, self._start_now(), anew=True)
            self.is_of_limit = True
            self._run(follow=False)

    def _begin(self, question: Question, start: tuple[Address, int], *, anew: bool = False) -> None:
        """Take up a question.

        Raises:
            QueryError: when it makes no sense; what was found before stays.
        """
        from tui.archive.search import Marked

        marked = Marked(frozenset(self._work.read), frozenset(self._work.tagged))
        within = self._outline.wants if self._outline.wanted is not None else None
        self.finder.begin(question, start, marked, within=within, anew=anew)

    def _run(self, *, follow: bool = True) -> None:
        self._shown_at = 0.0
        self._slices.run(lambda enough: self._search_on(enough, follow=follow))

    def _search_on(self, enough: Enough, *, follow: bool) -> bool:
        """Search for a while, show what was found, and tell whether there is more to search."""
        finder, was_found = self.finder, self.finder.current is not None
        finder.advance(enough)
        is_new = finder.current is not None and not was_found
        if is_new or finder.is_done or monotonic() - self._shown_at > SHOWN_EVERY:
            self._panes.show_hits(finder, follow=follow and is_new)
            self._look()
            self._tell()
            if self._list:
                self._list.hits_changed()
            self._shown_at = monotonic()
        return not finder.is_done

    def _tell(self) -> None:
        """Count what was found, or say what is wrong, in the line while it is open."""
        counter = self.finder.counter()
        if not self._line.is_open:
            if missed := self.not_found():
                self._say(missed)
            else:
                self._update()
        elif self._wrong:
            wordings = () if self._line.is_unfinished else (self._wrong.describe(), str(self._wrong))
            self._line.show_error(*wordings)
        elif self.finder.trouble:
            self._line.show_error(self.finder.trouble, "the pattern takes too long")
        else:
            again = ", from the top" if self.finder.went_around else ""
            self._line.show(counter + again, counter, short(counter) + again, short(counter))

    def counter(self, room: int) -> str:
        """Count what was found, in fewer words where there is little room; `room` is in cells."""
        counter = self.finder.counter() if self.has_asked else ""
        return counter if room >= ROOMY else short(counter)

    def show(self) -> None:
        """Mark the hits and bring the current one into sight."""
        self._panes.show_hits(self.finder)

    def reorder(self) -> None:
        """Take up another order of the entries on the screen."""
        if self.has_asked:
            self.finder.reorder()
            self._panes.show_hits(self.finder, follow=False)

    def clear(self) -> None:
        """Forget question and hits."""
        self._slices.stop()
        self.is_of_limit = False
        if self.has_asked:
            self.finder.clear()
            self.show()

    # Stepping

    def do_next_hit(self, command: Command) -> str:
        """Go to the next place found."""
        return self.step(command.times)

    def do_previous_hit(self, command: Command) -> str:
        """Go to the place found before."""
        return self.step(-command.times)

    def step(self, count: int) -> str:
        """Go `count` hits on, back when negative, and say what there is to say of it."""
        if not self.has_asked and self._last:
            return self.ask_again(self._last)
        if not self.finder.hits:
            return self.not_found() or NOTHING_YET
        wrapped = self.finder.step(count)
        self.show()
        if not wrapped:
            return ""
        return f"{short(self.finder.counter())}, from the {'top' if count > 0 else 'end'} again"

    def ask_again(self, question: Question, *, follow: bool = True) -> str:
        """Search once more for what was forgotten, from where the reader is, and stay there or go to the first hit."""
        self._last = question
        self._begin(question, self._start_now())
        self._run(follow=follow)
        return self.not_found()

    def go_to(self, at: int) -> None:
        """Go to the hit of an index."""
        self.finder.go_to(at)
        self.show()

    def do_hits(self, _command: Command) -> str | None:
        """List all places found."""
        if not self.has_asked and self._last:
            self.ask_again(self._last)
        if not self.finder.hits:
            return self.not_found() or NOTHING_YET
        self._open_list()
        return None

    def _open_list(self) -> None:
        from tui.screens.hits import HitsScreen

        panes = self._panes
        self._list = HitsScreen(
            self._document,
            self.finder,
            panes.looks,
            self._actions,
            authors=panes.authors,
            order=self._order,
            file=self._file,
        )
        panes.app.push_screen(self._list, self._close_list)

    def _close_list(self, chosen: int | None) -> None:
        if self._list:
            self._order, self._list = self._list.order, None
        if chosen is not None:
            self._leave_place()
            self.go_to(chosen)
        self._resume("")

    def not_found(self) -> str:
        """Say that a query was found nowhere or could not be searched for, where there was one."""
        return not_found(self.finder, limited=self._outline.wanted is not None)
