"""The discussion → the rows that its pane shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType

from tui.archive.model import Address, Document, Entry
from tui.layout.authors import Authors
from tui.layout.entries import EntryRows
from tui.layout.guides import Guides
from tui.layout.rows import MEASURE, Anchor, Builder, Flow, Line, Row, Span
from tui.layout.texts import Position
from tui.outline import Outline

_NO_NOTES: Mapping[int, str] = MappingProxyType({})


class DiscussionFlow(Flow):
    """The rows of the entries that no fold hides.

    `measure` is the longest row of text in columns, what stands beside it not counted;
    `authors` gives names their colours and signs, which they go without otherwise; `tagged` and `notes` are the
    reader's own, and `redraw` takes up a change of them.
    """

    def __init__(
        self,
        document: Document,
        outline: Outline,
        width: int,
        *,
        measure: int = MEASURE,
        authors: Authors | None = None,
        tagged: Collection[int] = (),
        notes: Mapping[int, str] = _NO_NOTES,
    ) -> None:
        self._document = document
        self._outline = outline
        width = max(1, min(width - 1, measure + 60))
        self.guides = Guides(document, outline, width)
        self._rows = EntryRows(document, outline, width, measure, self.guides, authors, tagged, notes)
        self._first_lines = self._rows.first_lines
        self._above = _above(document)
        self._number_lines()

    def replant(self) -> None:
        """Take up a change of the outline's tree."""
        self.guides.replant()
        self._number_lines()

    def _number_lines(self) -> None:
        counts = [self._first_lines[number] - self._first_lines[number - 1] for number in self._outline.order()]
        self._shown_from = dict(zip(self._outline.order(), accumulate(counts, initial=0), strict=False))
        self.limit()

    def limit(self) -> None:
        """Take up a change of the entries that the outline leaves out."""
        self._open: dict[int, list[Row]] = {}
        self._closed: dict[int, list[Row]] = {}
        self.refold()

    def refold(self) -> None:
        """Take up a change of the outline's folds."""
        self.visible = self._outline.visible()
        self._places = {number: place for place, number in enumerate(self.visible)}
        folded = [self._outline.is_closed(number) for number in [*self.visible, 0]]
        gaps = (0 if here and below else 1 for here, below in pairwise(folded))
        heights = (len(self.entry_rows(number)) + gap for number, gap in zip(self.visible, gaps, strict=True))
        self._tops = list(accumulate(heights, initial=len(self._above)))

    def redraw(self, numbers: Iterable[int]) -> None:
        """Take up a change of what the reader keeps of some entries."""
        for number in numbers:
            self._open.pop(number, None)
            self._closed.pop(number, None)
        self.refold()

    def entry_rows(self, number: int) -> Sequence[Row]:
        """The rows of an entry as its fold has it."""
        folded = self._outline.is_closed(number)
        cache = self._closed if folded else self._open
        if number not in cache:
            cache[number] = [self._rows.closed(number)] if folded else self._rows.opened(number)
        return cache[number]

    def explained_rows(self, number: int) -> Sequence[Row]:
        """The rows of an entry; under the header of an inferred reply, the reason for it."""
        return self._rows.explained(number, self.entry_rows(number))

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        if y < len(self._above):
            return self._above[y]
        place = bisect_right(self._tops, y) - 1
        rows = self.entry_rows(self.visible[place])
        y -= self._tops[place]
        return rows[y] if y < len(rows) else self._gap(place, rows[-1])

    def _gap(self, place: int, above: Row) -> Row:
        """Leave a row free under an entry, but for the guides that go on below it."""
        around = self.visible[place : place + 2]
        shallow = min(around, key=self._outline.depth)
        guides = self.guides.spans(shallow) if len(around) > 1 else ()
        return Row(Line(above.line.number + 1, "", "blank"), 0, 0, guides)

    def entry_at(self, y: int) -> int:
        """The number of the entry that the row at `y` is part of, or nearest to; there is one at all."""
        return self.visible[min(max(bisect_right(self._tops, y) - 1, 0), len(self.visible) - 1)]

    def entries_on(self, first: int, end: int) -> Sequence[int]:
        """The numbers of the entries on the rows from `first` to before `end`; there is one at all."""
        return self.visible[self._places[self.entry_at(first)] : self._places[self.entry_at(end - 1)] + 1]

    def shows(self, number: int) -> bool:
        """Whether no fold hides an entry."""
        return number in self._places

    def beside(self, number: int, step: int) -> int | None:
        """The visible entry `step` places below a visible one, above when negative; None past the ends."""
        place = self._places[number] + step
        return self.visible[place] if 0 <= place < len(self.visible) else None

    def extent(self, number: int) -> tuple[int, int]:
        """The first row of a visible entry, and the row after its last; the blank row under it is not counted."""
        top = self._tops[self._places[number]]
        return top, top + len(self.entry_rows(number))

    def lines(self) -> Iterator[Line]:
        """The lines that can be seen, each once."""
        for number in self.visible:
            last: Line | None = None
            for row in self.entry_rows(number):
                if row.line is not last:
                    last = row.line
                    yield last

    def place_of(self, line: Line) -> int:
        """Number a line in the order of the screen, where entries need not stand in the order of the file."""
        number = min(bisect_right(self._first_lines, line.number), len(self._document.entries))
        return line.number + self._shown_from[number] - self._first_lines[number - 1] if number else line.number

    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text stands; None when it is not shown."""
        place = self._places.get(address[0])
        if place is None:
            return None
        top = self._tops[place]
        return next((top + y for y, row in enumerate(self.entry_rows(address[0])) if row.holds(address, offset)), None)

    def position(self, y: int) -> Position | None:
        """The first words of an entry on the rows from `y` on; None where there are none.

        An entry begins with its author's name, even where it is missing. What a fold hides comes before the entry
        below it.
        """
        place = max(0, bisect_right(self._tops, y) - 1)
        if place < len(self.visible) and y > self._tops[place]:
            rows = self.entry_rows(self.visible[place])
            for at in range(y - self._tops[place], len(rows)):
                if address := rows[at].line.address:
                    return address, rows[at].line.base + rows[at].start
            place += 1
        return ((self.visible[place], 0), 0) if place < len(self.visible) else None

    def _nearest(self, number: int) -> int:
        """The place of the first visible entry behind one that is left out, or of the last."""
        at = bisect_right(self.visible, self._outline.place(number), key=self._outline.place)
        return min(at, len(self.visible) - 1)

    def at(self, anchor: Anchor) -> int:
        """The row nearest to an anchor."""
        if not self.visible:
            return 0
        number = min(bisect_right(self._first_lines, anchor.line), len(self._document.entries))
        number = self._outline.visible_ancestor(number)
        if number not in self._places:
            return self._tops[self._nearest(number)]
        top, rows = self._tops[self._places[number]], self.entry_rows(number)
        if anchor.line > rows[-1].line.number and not self._outline.is_closed(number):
            return top + len(rows)  # the blank row under it
        above = [y for y, row in enumerate(rows) if (row.line.number, row.start) <= anchor]
        return top + (above[-1] if above else 0)


EMPTY = "No discussion in this file"


def _above(document: Document) -> list[Row]:
    """Leave a row free above the entries, or say that there are none."""
    builder = Builder(len(EMPTY) + 3)
    builder.blank()
    if not document.entries:
        builder.line(EMPTY, "missing", lead=(Span("   ", "blank"),))
    return builder.rows


def summary(entries: Iterable[Entry]) -> str:
    """Count the entries of each kind, as "15 comments · 4 trackbacks"."""
    kinds = [entry.kind for entry in entries]
    counts = [(kinds.count(kind), kind) for kind in ("comment", "trackback", "pingback")]
    return " · ".join(f"{count} {kind}{'s' if count > 1 else ''}" for count, kind in counts if count)
