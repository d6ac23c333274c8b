"""A search under way: its hits, the one in sight, and the place where it began."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.archive.model import Address
from tui.archive.search import Hit, Index
from tui.layout import Anchor

PaneName = Literal["article", "discussion"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: the pane in use, the place of both, the entry selected, and the folds."""

    pane: PaneName
    article: Anchor
    discussion: Anchor
    cursor: int
    folded: frozenset[int]


class Finder:
    """Steps through the hits of a query in the order of the screen.

    `place` tells where an entry stands in that order, 0 for the article.
    """

    def __init__(self, index: Index, place: Callable[[int], int] = int) -> None:
        self._index = index
        self._place = place
        self.query = ""
        self.hits: Sequence[Hit] = ()
        self.at = 0

    @property
    def current(self) -> Hit | None:
        """The hit in sight."""
        return self.hits[self.at] if self.hits else None

    def search(self, query: str, start: tuple[Address, int]) -> None:
        """Find a query; the hit in sight becomes the first from a place on, or else the first of all."""
        self.query = query
        self.hits = self._ordered(self._index.search(query))
        at = bisect_left(self.hits, self._key(*start), key=lambda hit: self._key(hit.address, hit.start))
        self.at = at if at < len(self.hits) else 0

    def reorder(self) -> None:
        """Take up another order of the screen; the hit in sight stays."""
        current = self.current
        self.hits = self._ordered(sorted(self.hits))
        self.at = self.hits.index(current) if current else 0

    def _ordered(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Bring hits from the order of the file into that of the screen, an entry's at a time: they may be many."""
        runs, first = [], 0
        while first < len(hits):
            number = hits[first].address[0]
            end = bisect_right(hits, number, first, key=lambda hit: hit.address[0])
            runs.append((self._place(number), first, end))
            first = end
        return [hit for _, start, end in sorted(runs) for hit in hits[start:end]]

    def _key(self, address: Address, start: int) -> tuple[int, int, int]:
        return self._place(address[0]), address[1], start

    def step(self, count: int) -> bool:
        """Go `count` hits on, around the end; True when it went around."""
        if not self.hits:
            return False
        to = self.at + count
        self.at = to % len(self.hits)
        return not 0 <= to < len(self.hits)

    def clear(self) -> None:
        """Forget query and hits."""
        self.query, self.hits, self.at = "", (), 0

    def counter(self) -> str:
        """Count the hits, as "3/17 · article 2 · discussion 15"."""
        if not self.query.strip():
            return ""
        in_article = sum(not hit.address[0] for hit in self.hits)
        at = self.at + 1 if self.hits else 0
        return f"{at}/{len(self.hits)} · article {in_article} · discussion {len(self.hits) - in_article}"
