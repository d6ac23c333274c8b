"""How much has been read: what takes entries for read, what leads to those that are not, and what is left."""

from __future__ import annotations

from tui.archive.model import Document
from tui.archive.pace import Pace
from tui.keys import Command
from tui.layout import EMPTY
from tui.outline import Outline
from tui.screens.concern import Concern
from tui.widgets.panes import Panes
from tui.work import Work


class Progress(Concern):
    """Takes an entry for read once its end has been in sight while the discussion was in use."""

    def __init__(self, document: Document, outline: Outline, panes: Panes, work: Work) -> None:
        self._document = document
        self._outline = outline
        self._panes = panes
        self._work = work
        self._pace = Pace(document)
        self._unread_by_hand: set[int] = set()
        """Entries that were taken for unread, as long as they are in sight."""

    def look(self, *, wheeled: bool = False) -> None:
        """Take for read what is in sight to its end, in the pane in use or where the mouse has scrolled."""
        if self._panes.active == "article":
            self._work.article_seen = max(self._work.article_seen, self._panes.article.seen)
            if not wheeled:
                return
        ended = set(self._panes.discussion.ended_in_sight())
        self._unread_by_hand &= ended
        if new := ended - self._work.read - self._unread_by_hand:
            self._work.read |= new
            self._panes.discussion.refresh()

    def describe(self) -> str:
        """Say how much has been read, and how long the rest takes."""
        read, entries = self._work.read, len(self._document.entries)
        minutes = self._pace.minutes(self._work.article_seen, read, len(read))
        of_what = " of the article" if entries and len(read) == entries else ""
        left = [f"{minutes} min{of_what} left"] if minutes else []
        return " · ".join([f"{len(read)} of {entries} read", *left] if entries else left)

    def do_toggle_read(self, _command: Command) -> str:
        """Take the entry selected for read, or for unread."""
        number = self._panes.discussion.cursor
        name = f"{self._document.entry(number).kind.capitalize()} {number}"
        if number in self._work.read:
            self._work.read.discard(number)
            self._unread_by_hand.add(number)
            said = f"{name} is unread"
        else:
            self._work.read.add(number)
            self._unread_by_hand.discard(number)
            said = f"{name} is read"
        self._panes.discussion.refresh()
        return said

    def do_next_unread(self, command: Command) -> str | None:
        """Go to the next unread entry."""
        return self._go_along(command.times)

    def do_previous_unread(self, command: Command) -> str | None:
        """Go to the unread entry before."""
        return self._go_along(-command.times)

    def _go_along(self, count: int) -> str | None:
        pane = self._panes.discussion
        if number := self._outline.along(pane.cursor, count, lambda number: number not in self._work.read):
            pane.go_to(number)
            return ""
        among = " among those shown" if self._outline.wanted is not None else ""
        return f"No {'next' if count > 0 else 'previous'} unread{among}"

    def do_read_on(self, command: Command) -> str:
        """Read on: a page down, from the article's end into the discussion, there from one unread entry to the next."""
        article, discussion = self._panes.article, self._panes.discussion
        from_article = self._panes.active == "article"
        if from_article and not article.at_end:
            article.do_page_down(command.times)
            return ""
        if not self._document.entries:
            return EMPTY
        self._panes.activate("discussion")
        said = ""
        if from_article or not discussion.scroll_inside_page():
            said = "" if self._go_to_first_unread() else self._all_read()
        return said

    def _all_read(self) -> str:
        if self._outline.wanted is not None and len(self._work.read) < len(self._document.entries):
            return "All that is shown has been read"
        return "Everything has been read" if self._work.article_seen >= 1 else "All entries have been read"

    def _go_to_first_unread(self) -> bool:
        """Bring the first unread entry to the top of the pane, unfolded; False when all have been read."""
        pane, outline = self._panes.discussion, self._outline
        order = (number for number in outline.order() if outline.wanted is None or number in outline.wanted)
        unread = next((number for number in order if number not in self._work.read), None)
        if unread is None or pane.flow is None:
            return False
        outline.reveal(unread)
        pane.refold()
        pane.go_to(unread)
        pane.show_row(pane.flow.extent(unread)[0] - 1)
        return True
