"""All hits of a search, each with the words around it; the one chosen is gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual import events
from textual.widget import Widget

from tui.archive import concordance
from tui.archive.concordance import MOST_SORTED, ORDERS, Order, Record
from tui.archive.file_lines import FileLines, text_of
from tui.archive.load import File, clean
from tui.archive.model import Document, Source
from tui.finder import Finder, Hits
from tui.keys import Action, display, key_name
from tui.layout.authors import Authors
from tui.layout.hits import Places, aligned
from tui.screens.asking import Asking
from tui.screens.listing import ListScreen
from tui.screens.output import suggestion
from tui.screens.saving import Forms, Saving
from tui.widgets.hits_pane import HitsPane
from tui.widgets.looks import Looks
from tui.widgets.search_bar import SearchBar
from tui.wrap import truncate

BY = {"place": "by place", "right": "by right context", "left": "by left context"}
"""What the orders are called."""
QUERY = 30
"""Columns of the query over the list."""
OWN = {"switch_order": "order", "save": "save"}
"""The actions that mean something of their own here, and what they do."""


class HitsScreen(ListScreen[int]):
    """Lists the hits of a search, of which there is one at least, and gives the index of the one chosen, or None.

    The hit in sight is chosen first. `order` is the one asked for; a search that is under way, or has found too much
    to sort, is listed by place. `file` tells the lines of what is saved.
    """

    def __init__(
        self,
        document: Document,
        finder: Finder,
        looks: Looks,
        actions: Iterable[Action],
        *,
        authors: Authors | None = None,
        order: Order = "place",
        file: File | None = None,
    ) -> None:
        self.order = order
        """The order asked for: what the list is to be opened with the next time."""
        self._document = document
        self._lines = FileLines(document, lambda: text_of(file))
        self._finder = finder
        self._hits = finder.hits
        self._places = Places(document, authors or Authors(document))
        self._list = HitsPane(document, self._places, looks)
        self._bar = SearchBar()
        self._asking = Asking(self._bar, self.note, self._resume)
        self._saving = Saving(self._asking, document.source.path)
        actions = tuple(actions)
        self._own = {key: OWN[action.id] for action in actions if action.id in OWN for key in action.keys}
        self._told = {action.id: display(action.keys[0]) for action in actions if action.id in OWN and action.keys}
        self._list_them(finder.at)
        super().__init__(self._list, "Hits", self._about(), actions=actions, opened_by="hits", hint=self._keys_told())

    def below(self) -> Iterable[Widget]:
        """The line that takes the name of a file."""
        return (self._bar,)

    def names(self) -> str:
        """What the columns are called."""
        return self._list.names

    def place(self) -> str:
        """Say which hit is chosen, and where it stands."""
        return self._list.place()

    def take(self) -> None:
        """Close, and give the index of the hit chosen."""
        self.dismiss(self._chosen())

    # What is listed

    def hits_changed(self) -> None:
        """List what the search has found by now; the hit chosen stays."""
        self._hits = self._finder.hits
        self._list_them(self._chosen())
        self._tell()

    def _chosen(self) -> int:
        """The index of the hit chosen among those found by now."""
        hit = self._list.hit
        return self._hits.first_from(hit.address, hit.start) if hit and isinstance(self._hits, Hits) else 0

    def _list_them(self, chosen: int) -> None:
        """List the hits in the order asked for as far as they can be; `chosen` is the index of the one to choose."""
        order = "place" if self._why_by_place() else self.order
        self._shown: Order = order
        self._indexes = concordance.ordered(self._document, self._hits, order)
        self._list.show(self._hits, self._indexes, order, chosen)

    def _why_by_place(self) -> str:
        """Say why the hits cannot be sorted; "" where they can."""
        if len(self._hits) > MOST_SORTED:
            return f"Too many to sort: {len(self._hits):,} hits, {MOST_SORTED:,} at the most"
        return "" if self._finder.is_done else "Still searching: sorted when all is found"

    def _tell(self) -> None:
        self._heading.show(self._about())
        self._hint = self._keys_told()
        self._show()

    def _about(self) -> str:
        """Say what was searched for, how much was found, and in which order it stands."""
        query = truncate(" ".join(clean(self._finder.query).split()), QUERY)
        if not self._finder.is_done:
            found = f"{len(self._hits):,} so far"
        elif self._finder.trouble:
            found = f"{len(self._hits):,} before it was stopped"
        else:
            found = f"{len(self._hits):,} hit{'s' * (len(self._hits) != 1)}"
        asked = self._finder.question
        told = {"regex": asked.regex, "word": asked.word, "case": asked.case == "exact"}
        ways = (way for way, is_so in told.items() if is_so)
        return " · ".join([f"“{query}”", *ways, found, BY[self._shown]])

    def _next_order(self) -> Order:
        return ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]

    def _keys_told(self) -> str:
        """Say what the keys do, with the keys as configured."""
        does = {"save": "saves"}
        if len(self._hits) <= MOST_SORTED:
            does["switch_order"] = BY[self._next_order()]
        own = (f"{self._told[action]} {done}" for action, done in does.items() if action in self._told)
        return " · ".join(["Esc closes", *own, "Enter goes there"])

    # Keys

    def take_own_key(self, event: events.Key) -> bool:
        """Take a key of the line that is open, or one that does something with the list."""
        if self._asking.take_key(event):
            return True
        does = self._own.get(key_name(event.key, event.character))
        if self._bar.is_open or self._keys.is_pending or not does:
            return False
        self._switch() if does == "order" else self._ask()
        return True

    def _switch(self) -> None:
        """Sort by what is next in the row of orders; the hit chosen stays."""
        if len(self._hits) > MOST_SORTED:
            self.note(self._why_by_place())
            return
        self.order = self._next_order()
        self._list_them(self._chosen())
        self._tell()
        if self.order != self._shown:
            self.note(self._why_by_place())

    def _ask(self) -> None:
        self._saving.ask("Save hits as .csv .tsv .json .txt:", _suggestion(self._document.source), self._forms())

    def _forms(self) -> Forms:
        """The forms that the list can be saved in."""
        what = self._document, self._hits, self._indexes

        def table(written: Callable[[Iterable[Record]], Iterable[str]]) -> Iterable[str]:
            return written(concordance.records(*what, self._lines.line))

        return {
            ".csv": partial(table, concordance.to_csv),
            ".tsv": partial(table, concordance.to_tsv),
            ".json": partial(table, concordance.to_json),
            ".txt": lambda: aligned(*what, self._places),
        }

    def _resume(self) -> None:
        self.set_focus(self._list)


def _suggestion(source: Source) -> str:
    return suggestion(source, "-hits").removesuffix(".md") + ".csv"
