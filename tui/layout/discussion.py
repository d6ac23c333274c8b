"""The discussion → the rows that its pane shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType

from rich.cells import cell_len

from tui.archive.model import Address, Document, Entry
from tui.archive.quote import NO_NAME
from tui.archive.rules import explain
from tui.layout.authors import AUTHOR_MARK, Authors
from tui.layout.rows import (
    MEASURE,
    Anchor,
    Builder,
    Flow,
    Line,
    Row,
    Span,
    between,
    cells_of,
    cut_spans,
    is_separator,
    shown_date,
    signs,
)
from tui.outline import Outline
from tui.wrap import fitting, truncate

_NO_NOTES: Mapping[int, str] = MappingProxyType({})


class DiscussionFlow(Flow):
    """The rows of the entries that no fold hides.

    `measure` is the longest row of the article in columns, which a row here may exceed by what its guides take up;
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
        self._authors = authors
        self._tagged = tagged
        self._notes = notes
        self._width = max(1, min(width - 1, measure + 20))
        self._digits = len(str(len(document.entries)))
        self._above = _above(document)
        self._first_lines = first_lines(document)
        self.replant()

    def replant(self) -> None:
        """Take up a change of the outline's tree."""
        self._signs = self._draw_guides()
        counts = [_count_lines(self._document.entry(number)) for number in self._outline.order()]
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
            entry = self._document.entry(number)
            cache[number] = [self._folded_row(entry)] if folded else self._unfolded_rows(entry)
        return cache[number]

    def _unfolded_rows(self, entry: Entry) -> list[Row]:
        builder = Builder(self._width, self._first_lines[entry.number - 1])
        sign = "▾ " if self._outline.replies(entry.number) else "  "
        body = (*self._guides(entry.number), Span(" " * (len(sign) + self._digits + 1), "blank"))
        author = (entry.number, 0) if entry.author else None
        notes = (*self._said_of(entry), *self._answers(entry), *self._tag(entry))
        look = self._look_of(entry)
        builder.line(entry.author or "", look, author, lead=self._lead(entry, sign), hanging=body, trail=notes)
        if entry.title or entry.kind == "trackback":
            builder.line(entry.title or "", "entry-title", (entry.number, 1), lead=body, trail=_untitled(entry))
        for index in range(len(entry.paragraphs)):
            self._add_paragraph(builder, entry, index, body)
        if note := self._notes.get(entry.number):
            builder.line(note, "noted", lead=(*body, Span("✎ ", "noted")), hanging=(*body, Span("  ", "noted")))
        return builder.rows

    def _add_paragraph(self, builder: Builder, entry: Entry, index: int, body: tuple[Span, ...]) -> None:
        kind = entry.kind_of(index)
        if index and (gap := between(entry.kind_of(index - 1), kind)) is not None:
            builder.blank((*body, *gap))
        plain = "ping" if entry.is_ping else "comment"
        if kind == "paragraph" and is_separator(entry.paragraphs[index]):
            builder.separator(entry.paragraphs[index], (entry.number, 2 + index), body)
            return
        lead, hanging = signs(kind, entry.paragraphs[index])
        look = plain if kind in ("paragraph", "list_item") else kind
        builder.text(entry.paragraphs[index], look, (entry.number, 2 + index), (*body, *lead), (*body, *hanging))

    def explained_rows(self, number: int) -> Sequence[Row]:
        """The rows of an entry; under the header of an inferred reply, the reason for it."""
        reply = self._document.entry(number).reply
        rows = self.entry_rows(number)
        if reply is None or not self.inferred_parent(number):
            return rows
        words = f": “{reply.reason.evidence}”" if reply.reason.evidence else ""
        builder = Builder(self._width)
        indent = (*self._guides(number), Span(" " * (self._digits + 3), "blank"))
        text = f"because {explain(reply.reason.rule)}{words}"
        builder.line(text, "inferred", lead=(*indent, Span("╰ ", "guide")), hanging=(*indent, Span("  ", "blank")))
        below = next((y for y, row in enumerate(rows) if row.line is not rows[0].line), len(rows))
        return [*rows[:below], *builder.rows, *rows[below:]]

    def _folded_row(self, entry: Entry) -> Row:
        """Lay a folded entry out: its header, its first words, and how many replies it hides."""
        name = entry.author or ""
        context = entry.number in self._outline.context
        look = "dim" if context else self._look_of(entry)
        line = Line(self._first_lines[entry.number - 1], name, look, (entry.number, 0) if name else None)
        lead = self._lead(entry, "  " if context else "▸ ")
        hidden = 0 if context else self._outline.hidden_replies(entry.number)
        count = f"  +{hidden}" if hidden else ""
        room = max(0, self._width - cells_of(lead) - len(count))
        end = fitting(name, max(room // 2, room - WORDS))
        cut = (Span("…", "author"),) if end < len(name) else ()
        room -= cell_len(name[:end]) + len(cut)
        title = (Span(f"{'  ' if name else ''}{entry.title}", "entry-title"), *_untitled(entry)) if entry.title else ()
        words = Span("  " + " ".join(next(iter(entry.paragraphs), "").split()), "first-words")
        rest = cut_spans((*(title or self._said_of(entry)), *self._tag(entry), words), room)
        rest = tuple(span._replace(look="dim") for span in rest) if context else rest
        gap = Span(" " * (room - cells_of(rest)), "blank") if count else Span("", "blank")
        return Row(line, 0, end, lead, (*cut, *rest, gap, Span(count, "hidden-count")))

    def _lead(self, entry: Entry, sign: str) -> tuple[Span, ...]:
        kind = (Span(f"⇄ {entry.kind} ", "kind"),) if entry.is_ping else ()
        number = Span(f"{entry.number:>{self._digits}} ", "number")
        author: tuple[Span, ...] = ()
        if self._authors and entry.author and not entry.is_ping:
            author = (Span(f"{self._authors.sign(entry.author)} ", self._authors.look(entry.author)),)
        return (*self._guides(entry.number), Span(sign, "fold"), number, *kind, *author)

    def _look_of(self, entry: Entry) -> str:
        """The look of an entry's name: one of each author's own, and one that all other blogs share."""
        return "author" if entry.is_ping or not self._authors else self._authors.look(entry.author)

    def _said_of(self, entry: Entry) -> tuple[Span, ...]:
        """What a header says after the author's name."""
        wrote = self._authors and self._authors.wrote_article(entry.author)
        mark = (Span(AUTHOR_MARK, "author-mark"),) if wrote else ()
        return (*mark, *_notes(entry))

    def _tag(self, entry: Entry) -> tuple[Span, ...]:
        """Tell that the reader has tagged an entry."""
        return (Span(" · tagged", "tagged"),) if entry.number in self._tagged else ()

    def _answers(self, entry: Entry) -> tuple[Span, ...]:
        """Tell whom an entry answers where the file does not and the tree has it so."""
        parent = self.inferred_parent(entry.number)
        return (Span(f" · answers {_named(self._document.entry(parent))}, inferred", "inferred"),) if parent else ()

    def fold_mark(self, number: int) -> range:
        """The columns of an entry's fold mark in its first row."""
        column = cells_of(self._guides(number))
        return range(column, column + 2)

    def inferred_parent(self, number: int) -> int | None:
        """The entry that this one answers in the tree as it is, where the file does not say so."""
        parent = self._outline.parent(number)
        return parent if self._document.entry(number).is_inferred else None

    def _guides(self, number: int) -> tuple[Span, ...]:
        signs = self._signs[number]
        return tuple(Span(signs[at : at + 2], f"guide-{at // 2 % GUIDE_LOOKS}") for at in range(0, len(signs), 2))

    def _draw_guides(self) -> dict[int, str]:
        """Draw each entry a line for each level above, dashed where the level's reply is inferred.

        There are as many as leave 32 columns to the words; a dotted one stands for more.
        """
        room = max(1, (self._width - 36) // 2)
        signs = {0: ""}
        for number in self._outline.order():
            parent = self._outline.parent(number)
            if parent is None:
                signs[number] = ""
            elif self._outline.depth(number) - 1 > room:
                signs[number] = signs[parent][: 2 * (room - 1)] + "┊ "
            else:
                signs[number] = signs[parent] + ("╎ " if self.inferred_parent(number) else "│ ")
        return signs

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
        guides = self._guides(shallow) if len(around) > 1 else ()
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
        top = self._tops[self._places[number]]
        above = [y for y, row in enumerate(self.entry_rows(number)) if (row.line.number, row.start) <= anchor]
        return top + (above[-1] if above else 0)


GUIDE_LOOKS = 6
"""How many looks the guides have, one after the other from the top level down."""
WORDS = 24
"""Columns that a folded entry leaves to its first words where its name is long."""
LONGEST_NAME = 24
"""Columns that a name takes up in a note at the most."""
EMPTY = "No discussion in this file"


def _above(document: Document) -> list[Row]:
    """Leave a row free above the entries, or say that there are none."""
    builder = Builder(len(EMPTY) + 3)
    builder.blank()
    if not document.entries:
        builder.line(EMPTY, "missing", lead=(Span("   ", "blank"),))
    return builder.rows


def _named(entry: Entry) -> str:
    """Name an entry in few words, by its author and number."""
    return f"{truncate(entry.author, LONGEST_NAME)} {entry.number}" if entry.author else str(entry.number)


def _notes(entry: Entry) -> tuple[Span, ...]:
    """What a header says after the author's name."""
    notes = [Span(NO_NAME, "missing")] if not entry.author else []
    if entry.announces:
        notes.append(Span(" · announces a trackback", "kind"))
    if entry.date:
        notes.append(Span(f" · {shown_date(entry.date)}", "date"))
    return tuple(notes)


def _untitled(entry: Entry) -> tuple[Span, ...]:
    """What stands for a title that the file does not hold, or behind one that is no words."""
    if entry.title and any(character.isalnum() for character in entry.title):
        return ()
    return (Span(f"{' ' if entry.title else ''}(untitled {entry.kind})", "missing"),)


def first_lines(document: Document) -> list[int]:
    """Number the lines of a discussion: the first line of each entry in order, and the one behind the last."""
    return [0, *accumulate(_count_lines(entry) for entry in document.entries)]


def _count_lines(entry: Entry) -> int:
    """How many lines an entry has at the most: header, title, its paragraphs' lines, the blank ones, a note."""
    return 3 + entry.is_ping + sum(paragraph.count("\n") + 2 for paragraph in entry.paragraphs)


def summary(entries: Iterable[Entry]) -> str:
    """Count the entries of each kind, as "15 comments · 4 trackbacks"."""
    kinds = [entry.kind for entry in entries]
    counts = [(kinds.count(kind), kind) for kind in ("comment", "trackback", "pingback")]
    return " · ".join(f"{count} {kind}{'s' if count > 1 else ''}" for count, kind in counts if count)
