"""A search under way: its hits in the order of the screen, and the one in sight."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import overload

from tui.archive.model import Address
from tui.archive.question import Question
from tui.archive.search import NOTHING, Hit, Index, Marked, Search


class Order:
    """The texts and units of an index in the order of the screen; `place` ranks an entry there, 0 for the article."""

    def __init__(self, index: Index, place: Callable[[int], int]) -> None:
        units = index.units
        ranks = [place(unit.address[0]) for unit in units]
        in_order = all(one <= other for one, other in pairwise(ranks))
        self.units: Sequence[int] = range(len(units))
        """The numbers of the units."""
        self.texts: Sequence[int] = range(len(index.texts))
        """The numbers of the texts."""
        self.positions: Sequence[int] = self.texts
        """Where each text stands."""
        if not in_order:
            self.units = sorted(self.units, key=ranks.__getitem__)
            self.texts = [text for unit in self.units for text in range(units[unit].first, units[unit].end)]
            self.positions = positions = array("l", self.texts)
            for position, text in enumerate(self.texts):
                positions[text] = position


class Hits(Sequence[Hit]):
    """The hits that a search has found so far, in some order; each is looked up when it is asked for."""

    def __init__(self, index: Index, search: Search, order: Order) -> None:
        self._index = index
        self._search = search
        self._order = order
        self._summed_at = -1
        self._sums: list[int] = []

    def sums(self) -> Sequence[int]:
        """How many hits the texts up to and with each one hold, in order."""
        if self._summed_at != self._search.looked_at:
            self._summed_at = self._search.looked_at
            self._sums = list(accumulate(map(self._search.counts.__getitem__, self._order.texts)))
        return self._sums

    def __len__(self) -> int:
        return sums[-1] if (sums := self.sums()) else 0

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | Sequence[Hit]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        count = len(self)
        at = at + count if at < 0 else at
        if not 0 <= at < count:
            raise IndexError(at)
        sums = self.sums()
        position = bisect_right(sums, at)
        address = self._index.addresses[self._order.texts[position]]
        return Hit(address, *self._search.spans(address)[at - (sums[position - 1] if position else 0)])

    def first_from(self, address: Address, start: int) -> int:
        """The index of the first hit from a place on; their number when there is none."""
        text = bisect_left(self._index.addresses, address)
        addresses = self._index.addresses
        if text < len(addresses) and addresses[text][0] == address[0]:
            position = self._order.positions[text]
        elif text and addresses[text - 1][0] == address[0]:
            position = self._order.positions[text - 1] + 1
        elif text < len(addresses):
            position = self._order.positions[text]  # an entry without words
        else:
            return len(self)
        sums = self.sums()
        before = sums[position - 1] if position else 0
        if position < len(sums) and addresses[self._order.texts[position]] == address:
            before += bisect_left(self._search.spans(address), start, key=lambda span: span[0])
        return before


class Finder:
    """Steps through the hits of a question in the order of the screen.

    `place` tells where an entry stands in that order, 0 for the article.
    """

    def __init__(self, index: Index, place: Callable[[int], int] = int) -> None:
        self.index = index
        self._place = place
        self._order: Order | None = None
        self._search: Search | None = None
        self._start: tuple[Address, int] = ((0, 0), 0)
        self.clear()

    def clear(self) -> None:
        """Forget question and hits."""
        self.question = Question()
        self.trouble = ""
        """Why the search was stopped before its end; "" where it was not."""
        self.hits: Sequence[Hit] = ()
        self.current: Hit | None = None
        """The hit in sight."""
        self.went_around = False
        """Whether the first hit stands before the place that the search began from."""
        self._search = None

    @property
    def query(self) -> str:
        """The words that were asked for."""
        return self.question.text

    @property
    def is_done(self) -> bool:
        """Whether the whole document has been searched."""
        return self._search is None or self._search.is_done

    # Searching

    def search(self, question: Question | str, start: tuple[Address, int]) -> None:
        """Find all; the hit in sight becomes the first from a place on, or else the first of all.

        Raises:
            QueryError: when the question makes no sense.
        """
        self.begin(question if isinstance(question, Question) else Question(question), start)
        self.advance()

    def begin(
        self,
        question: Question,
        start: tuple[Address, int],
        marked: Marked = NOTHING,
        *,
        within: Callable[[int], bool] | None = None,
        anew: bool = False,
    ) -> None:
        """Take up a question, and look for the first hit from a place on.

        `within` tells which entries are searched; unless it is `anew`, it is the same as before.

        Raises:
            QueryError: when the question makes no sense; what was found before stays.
        """
        before = None if anew else self._search
        order = self._order or Order(self.index, self._place)
        units = self._from(order.units, start[0])
        search = Search(self.index, question, marked, order=units, within=within, before=before)
        self.clear()
        self.question, self._start = question, start
        self._order, self._search = order, search
        self.hits = Hits(self.index, search, order)

    def _from(self, units: Sequence[int], address: Address) -> Sequence[int]:
        """Begin with the unit that a place is in, and go around the end."""
        all_units = self.index.units
        at = bisect_right(units, self._key(address), key=lambda unit: self._key(all_units[unit].address)) - 1
        return [*units[at:], *units[:at]] if at > 0 else units

    def _key(self, address: Address) -> tuple[int, int]:
        return self._place(address[0]), 0 if address[0] else address[1]

    def advance(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Search on until it is enough, or the whole document has been searched."""
        if self._search is None or self._search.is_done:
            return
        self._search.advance(enough)
        self.trouble = self._search.stopped
        if self.current is None and self.hits:
            at = self._first()
            if at < len(self.hits) or self.is_done:
                self.current = self.hits[at % len(self.hits)]
                self.went_around = at >= len(self.hits)

    def _first(self) -> int:
        return self.hits.first_from(*self._start) if isinstance(self.hits, Hits) else 0

    # What was found

    @property
    def at(self) -> int:
        """The index of the hit in sight; 0 without one."""
        if self.current is None or not isinstance(self.hits, Hits):
            return 0
        return self.hits.first_from(self.current.address, self.current.start)

    def go_to(self, at: int) -> None:
        """Let the hit of an index be the one in sight."""
        self.current = self.hits[at]

    def step(self, count: int) -> bool:
        """Go `count` hits on, around the end; True when it went around."""
        if not self.hits:
            return False
        to = self.at + count
        self.current = self.hits[to % len(self.hits)]
        return not 0 <= to < len(self.hits)

    def spans(self, address: Address) -> Sequence[tuple[int, int]]:
        """What is to be marked in a text, in order: the first code point and the one behind the last.

        Where only filters were asked for, these are names: other words there are only where a hit begins.
        """
        search = self._search
        if not search or (not search.query.terms and (not address[0] or address[1])):
            return ()
        return search.spans(address)

    def texts(self) -> Iterator[tuple[Address, int]]:
        """The texts that are known to hold hits, in the order of the screen, with how many."""
        if self._search and self._order:
            addresses, counts = self.index.addresses, self._search.counts
            yield from ((addresses[text], counts[text]) for text in self._order.texts if counts[text])

    def reorder(self) -> None:
        """Take up another order of the screen; the hit in sight stays."""
        self._order = None
        if self._search:
            self._order = Order(self.index, self._place)
            self.hits = Hits(self.index, self._search, self._order)

    def counter(self) -> str:
        """Count the hits, as "3/17 · article 2 · discussion 15"; with a + while there may be more."""
        if not self.query.strip() or self._search is None or self._search.query.is_blank:
            return ""
        total, in_article = len(self.hits), self._count_in_article()
        more, at = ("", str(self.at + 1 if total else 0)) if self.is_done else ("+", "…")
        return f"{at}/{total}{more} · article {in_article}{more} · discussion {total - in_article}{more}"

    def _count_in_article(self) -> int:
        texts = bisect_left(self.index.addresses, (1, 0))
        return self.hits.sums()[texts - 1] if isinstance(self.hits, Hits) and texts else 0
