"""What lies over the words of a pane: links, hits and the selection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from tui.archive.links import links_between
from tui.archive.model import Address, Document
from tui.layout import Row

if TYPE_CHECKING:
    from tui.archive.search import Hit

Mark = tuple[int, int, str]
"""The first code point of a line that is marked, the one behind the last, and the look."""


class Found(Protocol):
    """What a search has found so far, in the order of the screen."""

    @property
    def hits(self) -> Sequence[Hit]:
        """All hits; they may be hundreds of thousands."""

    @property
    def at(self) -> int:
        """The index of the hit where the search is."""

    @property
    def current(self) -> Hit | None:
        """The hit where the search is."""

    def spans(self, address: Address) -> Sequence[tuple[int, int]]:
        """The hits of one text: the first code point of each, and the one behind its last."""


class Marks:
    """Knows where links and hits are; `document` is the one whose links are marked, None where none are."""

    def __init__(self, document: Document | None) -> None:
        self._linked = document
        self._found: Found | None = None
        self.current: Hit | None = None
        """The hit where the search is."""

    def take_hits(self, found: Found) -> None:
        """Mark the places found, and the current one more; they are asked for when they are drawn."""
        self._found, self.current = found, found.current

    def on(self, row: Row, selected: tuple[int, int] | None) -> Iterator[tuple[int, int, list[str]]]:
        """Divide the words of a row where a mark begins or ends: first code point, last + 1, looks, the weakest first.

        `selected` is the part of the row's line that is selected, to the line's end where its end is negative.
        """
        ends = row.start + len(row.words)
        marks = [*self._links(row), *self._hits(row)]
        if selected is not None:
            start, end = selected
            marks.append((start, len(row.line.text) if end < 0 else end, "selection"))
        cuts = sorted({row.start, ends, *(cut for mark in marks for cut in mark[:2] if row.start < cut < ends)})
        for start, end in pairwise(cuts):
            yield start, end, [look for first, last, look in marks if first <= start and end <= last]

    def _links(self, row: Row) -> Iterator[Mark]:
        if self._linked:
            line = row.line
            for link in links_between(self._linked, line.address, line.text, line.base, row.start, row.end):
                yield link.start, link.end, "link"

    def _hits(self, row: Row) -> Iterator[Mark]:
        address, base, current = row.line.address, row.line.base, self.current
        if not address or not self._found or not (hits := self._found.spans(address)):
            return
        first = max(0, bisect_left(hits, (base + row.start, 0)) - 1)
        last = bisect_left(hits, (base + row.end, 0))
        yield from ((start - base, end - base, "hit") for start, end in hits[first:last])
        if current and current.address == address:
            yield current.start - base, current.end - base, "hit-current"
