"""The reader's search: what opening the line, typing, keeping, cancelling and stepping do to the panes."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from tui.archive.model import Document
from tui.archive.search import Index
from tui.finder import Finder, Place
from tui.keys import Command
from tui.outline import Outline
from tui.screens.concern import Concern
from tui.widgets.panes import Panes
from tui.widgets.search_bar import SearchBar


class Searching(Concern):
    """Lets the panes show what the search line asks for; while it is open, the reader's place is kept.

    `closed` gives the keys back to the panes.
    """

    def __init__(
        self, document: Document, outline: Outline, panes: Panes, bar: SearchBar, closed: Callable[[], None]
    ) -> None:
        self._document = document
        self._closed = closed
        self.finder = Finder(Index(document), outline.place)
        self._panes = panes
        self._bar = bar
        self._origin: Place | None = None

    @property
    def is_open(self) -> bool:
        """Whether a query is being typed."""
        return self._origin is not None

    def do_search(self, _command: Command) -> None:
        """Open the search line, and begin anew from where the reader is."""
        self.clear()
        self._origin = self._panes.place()
        self._bar.open()

    def take_key(self, event: events.Key) -> bool:
        """Take a key of the open line; False when it is for the line's own bindings, or no line is open."""
        if not self.is_open:
            return False
        if event.key == "enter":
            self._keep()
        elif event.key == "escape" or (event.key == "backspace" and not self._bar.query_text):
            self._cancel()
        else:
            return self._bar.edit(event)
        return True

    def query_changed(self, query: str) -> None:
        """Show the hits of the query as it is now, from where the search began."""
        if self._origin is None or query == self.finder.query:
            return
        self._panes.return_to(self._origin)
        origin = self._origin
        in_article = origin.pane == "article" or not self._document.entries
        start = self._panes.article.position() if in_article else ((origin.cursor, 0), 0)
        self.finder.search(query, start)
        self.show()
        self._bar.show_counter(self.finder.counter())

    def find(self, query: str) -> None:
        """Go to the first place of a query in the document."""
        self.finder.search(query, ((0, 0), 0))
        self.show()

    def show(self) -> None:
        """Mark the hits and bring the current one into sight."""
        self._panes.show_hits(self.finder.hits, self.finder.current)

    def reorder(self) -> None:
        """Take up another order of the entries on the screen."""
        self.finder.reorder()

    def clear(self) -> None:
        """Forget query and hits."""
        self.finder.clear()
        self.show()

    def do_next_hit(self, command: Command) -> str:
        """Go to the next place found."""
        return self.step(command.times)

    def do_previous_hit(self, command: Command) -> str:
        """Go to the place found before."""
        return self.step(-command.times)

    def step(self, count: int) -> str:
        """Go `count` hits on, back when negative, and say what there is to say of it."""
        if not self.finder.hits:
            return self.not_found() or "Nothing searched for yet: / searches"
        wrapped = self.finder.step(count)
        self.show()
        if not wrapped:
            return ""
        return f"{self.finder.counter()}, from the {'top' if count > 0 else 'end'} again"

    def not_found(self) -> str:
        """Say that a query was found nowhere, where there was one."""
        query = self.finder.query
        return f"Not found: {query}" if query.strip() and not self.finder.hits else ""

    def _keep(self) -> None:
        self.query_changed(self._bar.query_text)
        self._close()

    def _cancel(self) -> None:
        self.clear()
        if self._origin:
            self._panes.return_to(self._origin)
        self._close()

    def _close(self) -> None:
        self._origin = None
        self._bar.close()
        self._closed()
