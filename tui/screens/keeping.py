"""What is kept from one reading of a document to the next: taken up on opening, written down now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tui.archive.model import Document
from tui.keys import ACTIONS, Action, display
from tui.place import Place
from tui.screens.concern import Concern
from tui.state import Reading, Store, Work
from tui.widgets.panes import Panes

SECONDS = 30.0
"""The longest time for which what was done is not written down."""


SECONDS_OF_OWN = 1.0
"""The longest time for which tags, notes and marks are not."""


class Keeping(Concern):
    """Leads back to where the reader left off, and keeps what has been done since.

    `later` calls something after some seconds, and `say` says what goes wrong then.
    """

    def __init__(
        self,
        document: Document,
        panes: Panes,
        work: Work,
        store: Store | None,
        *,
        later: Callable[[float, Callable[[], None]], object],
        say: Callable[[str], None],
        actions: Iterable[Action] = ACTIONS,
    ) -> None:
        self._document = document
        self._panes = panes
        self._work = work
        self._store = store or Store(None)
        self._later = later
        self._say = say
        self._keys = {action.id: display(action.keys[0]) for action in actions if action.keys}
        self._kept = Reading()
        self._start: Place | None = None
        """The place where the reader began; None until then."""
        self._stayed = True
        self._waiting = False
        self._own: object = None
        """The tags, notes and marks as they were last looked at."""

    def begin(self, *, elsewhere: bool = False) -> str:
        """Take up what was kept, and say so; where the reader has been led elsewhere, the place stays.

        At the very first start, say how to get help.
        """
        said = [self._greet()]
        self._kept, wrong = self._store.load(self._document)
        self._work.take_up(self._kept)
        self._own = self._own_now()
        if not elsewhere:
            said.append(self._return())
        self._start = self._panes.place()
        if own := self._work.tagged | self._work.notes.keys():
            self._panes.discussion.redraw(own)
        self._panes.discussion.refresh()
        return " · ".join(filter(None, [wrong, *said]))

    def _greet(self) -> str:
        if not self._store.is_new:
            return ""
        wrong = self._store.make_folder()
        told = {"help": "shows all keys", "quit": "quits"}
        hint = ", ".join(f"{self._keys[action]} {does}" for action, does in told.items() if action in self._keys)
        return " · ".join(filter(None, (wrong, hint)))

    def _return(self) -> str:
        """Go back to the place that was kept, and name it unless it is the beginning."""
        place = self._kept.place
        if place is None or place == self._panes.place():
            return ""
        self._panes.return_to(place)
        if place.pane == "discussion" and self._document.entries:
            return f"Back where you left off: {self._document.entry(place.cursor).kind} {place.cursor}"
        return "Back where you left off"

    def soon(self) -> None:
        """Something may have changed: write it down before long. What does not change is never looked at."""
        if self._start is None:
            return
        self._stayed = self._stayed and self._panes.place() == self._start
        if self._own != self._own_now() and self._store.folder:
            self._own = self._own_now()
            self._later(SECONDS_OF_OWN, self._now)
        if not self._waiting and self._store.folder:
            self._waiting = True
            self._later(SECONDS, self._now)

    def _own_now(self) -> object:
        """The tags, notes and marks as they are."""
        return frozenset(self._work.tagged), tuple(self._work.notes.items()), tuple(self._work.marks.items())

    def _now(self) -> None:
        self._waiting = False
        if wrong := self.keep():
            self._say(wrong)

    def keep(self) -> str:
        """Write down what has changed, if anything has, and say what is wrong where that cannot be done."""
        if self._start is None:
            return ""
        return self._store.save(self._document, self._reading()) or ""

    def _reading(self) -> Reading:
        """What is to be kept; the first screen alone, which everybody sees, makes no change."""
        place = self._panes.place()
        self._stayed = self._stayed and place == self._start
        if self._stayed:
            return replace(self._work.reading(self._kept.place), article_seen=self._kept.article_seen)
        return self._work.reading(place)
