"""What lies over the words of a pane: links, hits and the selection."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tui.archive.links import links_between
from tui.archive.model import Address, Document
from tui.archive.search import Hit
from tui.layout import Row

Mark = tuple[int, int, str]
"""The first code point of a line that is marked, the one behind the last, and the look."""


class Marks:
    """Knows where links and hits are; `document` is the one whose links are marked, None where none are."""

    def __init__(self, document: Document | None) -> None:
        self._linked = document
        self._hits: dict[Address, list[tuple[int, int]]] = {}
        self.current: Hit | None = None
        """The hit where the search is."""

    def take_hits(self, hits: Iterable[Hit], current: Hit | None) -> None:
        """Mark the places found, and the current one more."""
        marks: defaultdict[Address, list[tuple[int, int]]] = defaultdict(list)
        for hit in hits:
            marks[hit.address].append((hit.start, hit.end))
        self._hits, self.current = marks, current

    def on(self, row: Row, selected: tuple[int, int] | None) -> Iterator[tuple[int, int, list[str]]]:
        """Divide the words of a row where a mark begins or ends: first code point, last + 1, looks, the weakest first.

        `selected` is the part of the row's line that is selected, to the line's end where its end is negative.
        """
        ends = row.start + len(row.words)
        marks = [*self._links(row), *self._found(row)]
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

    def _found(self, row: Row) -> Iterator[Mark]:
        address, base, current = row.line.address, row.line.base, self.current
        if not address or not (hits := self._hits.get(address)):
            return
        first = max(0, bisect_left(hits, (base + row.start, 0)) - 1)
        last = bisect_left(hits, (base + row.end, 0))
        yield from ((start - base, end - base, "hit") for start, end in hits[first:last])
        if current and current.address == address:
            yield current.start - base, current.end - base, "hit-current"
