"""The hits of a search → a row for each: where it stands, and the hit in the middle of the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from tui.archive.concordance import context
from tui.archive.graphemes import widen
from tui.archive.model import Address, Document
from tui.archive.quote import NO_NAME
from tui.archive.search import Hit
from tui.layout.authors import Authors
from tui.layout.rows import Line, ListFlow, Row, Span, cells_of, cut_spans
from tui.wrap import fitting, truncate

NARROW = 60
"""Columns under which a place is written short."""
SHARE = 4
"""A place takes one in so many columns at the most, and never more than `LONGEST`."""
LONGEST = 30
HIT = 8
"""Columns of a common hit: so many stand in the middle of the room."""
ENOUGH = 200
"""Code points of a name that are looked at, and those beside a hit beyond what the columns would need."""
GAP = "  "
ARTICLE = "article"
PING = "⇄"
NAMES = ("where", "left context", "hit", "right context")
"""What the columns are called."""


class Places:
    """Tells in few words where the hits of a document stand: in which entry, by whom, or in which paragraph."""

    def __init__(self, document: Document, authors: Authors) -> None:
        self._document = document
        self._authors = authors
        self._digits = len(str(len(document.entries)))
        names = {entry.author for entry in document.entries}
        longest = max((cell_len(_name(name)) for name in names), default=0)
        paragraph = f"{ARTICLE} ¶ {len(document.article.blocks)}"
        self.longest = max(self._digits + 3 + longest, len(paragraph), len(f"{ARTICLE} title"))
        """Columns of the longest place there is."""

    def full(self, address: Address, above: Address | None = None) -> tuple[Span, ...]:
        """Where a text stands; what the place of the row above says already is left blank."""
        number, part = address
        if _says_the_same(above, address):
            return ()
        if not number:
            lead = Span(" " * len(ARTICLE), "blank") if above and not above[0] else Span(ARTICLE, "kind")
            return lead, Span(f" ¶ {part}" if part else " title", "number")
        entry = self._document.entry(number)
        sign = Span(PING, "kind") if entry.is_ping else Span(self._authors.sign(entry.author), self._look(number))
        return Span(f"{number:>{self._digits}} ", "number"), sign, Span(" " + _name(entry.author), self._look(number))

    def short(self, address: Address, above: Address | None = None) -> tuple[Span, ...]:
        """The same in fewer columns."""
        number, part = address
        if _says_the_same(above, address):
            return ()
        if not number:
            return (Span(f"¶{part}" if part else "title", "number"),)
        name = _name(self._document.entry(number).author)
        return Span(f"{number:>{self._digits}} ", "number"), Span(name, self._look(number))

    def _look(self, number: int) -> str:
        """The look of a name: one of each author's own, and one that all other blogs share."""
        entry = self._document.entry(number)
        return "author" if entry.is_ping and entry.author else self._authors.look(entry.author)

    def describe(self, address: Address) -> str:
        """Say where a text stands."""
        number, part = address
        if not number:
            return f"{ARTICLE}, ¶ {part}" if part else f"{ARTICLE}, title"
        entry = self._document.entry(number)
        return f"{entry.kind} {number}, {_name(entry.author)}"


def _says_the_same(above: Address | None, address: Address) -> bool:
    """Whether two texts have one place: all of an entry has, and each paragraph of the article has its own."""
    return above == address or (above is not None and above[0] == address[0] > 0)


def _name(author: str | None) -> str:
    return " ".join(author[:ENOUGH].split()) if author else NO_NAME


class HitsFlow(ListFlow):
    """A row for each of some hits, those of the indexes, in that order; the hits stand in one column.

    Where hits stand in the order of place, `grouped`, only the first of an entry or paragraph tells its place.
    """

    def __init__(
        self,
        document: Document,
        hits: Sequence[Hit],
        indexes: Sequence[int],
        places: Places,
        width: int,
        *,
        grouped: bool,
    ) -> None:
        self._document = document
        self._hits = hits
        self._indexes = indexes
        self._width = max(1, width)
        self._spans_of = places.short if self._width < NARROW else places.full
        self._grouped = grouped
        self._place = min(places.longest, self._width // SHARE, LONGEST)
        room = max(1, self._width - self._place - len(GAP))
        self._left = max(0, (room - HIT) // 2)
        self._rest = room - self._left

    @property
    def names(self) -> str:
        """What the columns are called, each where it stands; those that have no room for it have no name."""
        where, left, hit, right = NAMES
        left = f"{left} " if len(left) < self._left else ""
        right = right if HIT + len(right) <= self._rest else ""
        where = f"{_padded(truncate(where, self._place), self._place)}{GAP}"
        return truncate(f"{where}{left:>{self._left}}{hit:{HIT}}{right}".rstrip(), self._width)

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._indexes)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._indexes)

    def item_at(self, y: int) -> int:
        """The index of the hit on the row at `y`, or of the nearest; it counts in the order of the rows."""
        return min(max(0, y), max(0, self.count - 1))

    def extent(self, index: int) -> tuple[int, int]:
        """The row of a hit, and the row after it."""
        return index, index + 1

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        hit = self._hits[self._indexes[y]]
        above = self._hits[self._indexes[y - 1]].address if self._grouped and y else None
        place = _cut(self._spans_of(hit.address, above), self._place)
        spans = (*place, Span(" " * (self._place - cells_of(place)) + GAP, "blank"), *self._words(hit))
        return Row(Line(y, "", "blank"), 0, 0, cut_spans(spans, self._width))

    def _words(self, hit: Hit) -> Iterator[Span]:
        """Lay out a hit between the words on both sides of it, as far as there is room."""
        most = ENOUGH + SHARE * self._width
        shown = hit._replace(end=min(hit.end, hit.start + most))
        left, words, right = context(self._document, shown, most)
        left, words = ending(left, self._left), truncate(words, self._rest)
        yield Span(" " * (self._left - _cells(left)) + left, "words")
        yield Span(words, "hit")
        room = self._rest - cell_len(words)
        yield Span(beginning(right, room), "words") if right else Span(beginning(self._said(hit), room), "first-words")

    def _said(self, hit: Hit) -> str:
        """What begins an entry whose author's name was found; nothing for another hit."""
        number, part = hit.address
        paragraphs = self._document.entry(number).paragraphs if number and not part else ()
        return "  " + " ".join(next(iter(paragraphs), "")[: ENOUGH + SHARE * self._width].split())

    def hit_columns(self, y: int) -> tuple[int, int]:
        """The columns where the hit on a row begins and ends."""
        lead = self.row(y).lead
        at = next(index for index, span in enumerate(lead) if span.look == "hit")
        start = cells_of(lead[:at])
        return start, start + cell_len(lead[at].text)


def _cut(spans: Sequence[Span], width: int) -> tuple[Span, ...]:
    """Shorten decoration to a width in cells, and leave out what has no room at all."""
    return tuple(span for span in cut_spans(spans, width) if span.text)


def beginning(text: str, width: int) -> str:
    """As much of the beginning of a text as fits a width in cells; no character is cut in two."""
    if text.isascii():
        return text[: max(0, width)]
    return text[: widen(text, fitting(text, width), len(text))[0]]


def ending(text: str, width: int) -> str:
    """As much of the end of a text as fits a width in cells; no character is cut in two."""
    width = max(0, width)
    if text.isascii():
        return text[max(0, len(text) - width) :]
    graphemes, _ = split_graphemes(text)
    start = len(text)
    for first, _end, cells in reversed(graphemes):
        width -= cells
        if width < 0:
            break
        start = first
    return text[widen(text, 0, start)[1] :]


def aligned(document: Document, hits: Sequence[Hit], indexes: Iterable[int], places: Places) -> Iterator[str]:
    """Write hits as lines of text: place, left context, hit and right context, the hits under one another.

    The contexts are as long as in a table, so that the lines are wider than most windows.
    """
    indexes = list(indexes)
    width = max((_cells(context(document, hits[index]).left) for index in indexes), default=0)
    room = min(places.longest, LONGEST)
    for index in indexes:
        left, words, right = context(document, hits[index])
        place = "".join(span.text for span in _cut(places.full(hits[index].address), room))
        yield f"{_padded(place, room)}{GAP}{' ' * (width - _cells(left))}{left}{words}{right}".rstrip() + "\n"


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))
