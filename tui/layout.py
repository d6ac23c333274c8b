"""The article and the discussion → the rows that a pane shows.

A line is a text of the document without line breaks; a row is as much of it as fits. Rows name looks, not colours, so
whoever draws them decides how a look appears.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from tui.archive.model import Address, Block, Document, Entry
from tui.archive.quote import NO_NAME, NO_TITLE
from tui.outline import Outline
from tui.wrap import rows, truncate

MEASURE = 80
"""Columns of the longest row of text."""


class Span(NamedTuple):
    """A piece of decoration: signs of ours, not words of the file."""

    text: str
    look: str


class Line(NamedTuple):
    """A text without line breaks: `number` numbers the lines of a pane.

    `address` tells which text of the document it is part of, from the code point `base` on; None for our own words.
    """

    number: int
    text: str
    look: str
    address: Address | None = None
    base: int = 0


class Row(NamedTuple):
    """What stands on one row: decoration, the line's code points from `start` to `end`, decoration."""

    line: Line
    start: int
    end: int
    lead: tuple[Span, ...] = ()
    trail: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        """The words of the line that stand on this row; tabs are blanks."""
        return self.line.text[self.start : self.end].rstrip().replace("\t", " ")

    @property
    def text(self) -> str:
        """Everything that stands on this row."""
        return "".join([*(span.text for span in self.lead), self.words, *(span.text for span in self.trail)])

    def holds(self, address: Address, offset: int) -> bool:
        """Whether the code point at `offset` of the text at `address` stands on this row."""
        return self.line.address == address and self.start <= offset - self.line.base < max(self.end, self.start + 1)


class Anchor(NamedTuple):
    """A place in a pane that survives rewrapping: a line and a code point in it."""

    line: int
    offset: int


class Flow(ABC):
    """The rows of a pane at one width, from top to bottom, counted from 0."""

    @property
    @abstractmethod
    def height(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""

    @abstractmethod
    def lines(self) -> Iterator[Line]:
        """The lines that can be seen, each once."""

    @abstractmethod
    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text stands; None when it is not shown."""

    @abstractmethod
    def at(self, anchor: Anchor) -> int:
        """The row nearest to an anchor."""

    def anchor(self, y: int) -> Anchor:
        """The place that the row at `y` begins with."""
        row = self.row(y)
        return Anchor(row.line.number, row.start)


class _Builder:
    """Collects lines and wraps them to rows."""

    def __init__(self, width: int, first_index: int = 0) -> None:
        self.width = max(1, width)
        self.rows: list[Row] = []
        self._index = first_index

    def line(
        self,
        text: str,
        look: str,
        address: Address | None = None,
        base: int = 0,
        lead: tuple[Span, ...] = (),
        hanging: tuple[Span, ...] | None = None,
        trail: tuple[Span, ...] = (),
    ) -> None:
        """Add a line; `lead` stands before its first row and `hanging` before the others, `trail` after the last."""
        line = Line(self._index, text, look, address, base)
        self._index += 1
        hanging = lead if hanging is None else hanging
        width = self.width - sum(cell_len(span.text) for span in hanging)
        spans = rows(text, width)
        last = len(spans) - 1
        for number, (start, end) in enumerate(spans):
            self.rows.append(Row(line, start, end, hanging if number else lead, trail if number == last else ()))

    def text(
        self,
        text: str,
        look: str,
        address: Address | None,
        lead: tuple[Span, ...] = (),
        hanging: tuple[Span, ...] | None = None,
    ) -> None:
        """Add a text, a line for each of its line breaks."""
        base = 0
        for piece in text.split("\n"):
            self.line(piece, look, address, base, lead if not base else hanging or lead, hanging)
            base += len(piece) + 1

    def blank(self, lead: tuple[Span, ...] = ()) -> None:
        """Add an empty line."""
        self.line("", "blank", lead=lead)


def _margin(columns: int) -> tuple[Span, ...]:
    return (Span(" " * columns, "blank"),) if columns > 0 else ()


class ArticleFlow(Flow):
    """The rows of the article, and of the page's tail under it: a line that tells its size, or all of it."""

    def __init__(self, document: Document, width: int, *, tail_open: bool = False) -> None:
        measure = min(width - 2, MEASURE)
        builder = _Builder(width - (width - measure) // 2)
        self._margin = _margin((width - measure) // 2)
        self._add_article(builder, document)
        if document.other:
            self._add_tail(builder, document, tail_open)
        self._rows = builder.rows
        self._first_rows = [y for y, row in enumerate(self._rows) if not y or row.line != self._rows[y - 1].line]

    def _add_article(self, builder: _Builder, document: Document) -> None:
        article = document.article
        builder.blank()
        if article.title:
            builder.text(article.title, "title", (0, 0), self._margin)
        elif document.source.format != "text":
            builder.line(NO_TITLE, "missing", lead=self._margin)
        if byline := " · ".join(part for part in (article.author, article.date) if part):
            builder.line(byline, "byline", lead=self._margin)
        under_rule = False
        for index, block in enumerate(article.blocks, 1):
            if block.kind in QUIET and not under_rule:
                builder.blank()
                builder.line("", "rule", lead=(*self._margin, Span("─" * 12, "rule")))
                under_rule = True
            if not (block.kind == "list_item" and index > 1 and article.blocks[index - 2].kind == "list_item"):
                builder.blank()
            lead, hanging = _signs(block)
            builder.text(block.text, block.kind, (0, index), (*self._margin, *lead), (*self._margin, *hanging))
        builder.blank()

    def _add_tail(self, builder: _Builder, document: Document, tail_open: bool) -> None:
        count = sum(part.text.count("\n") + 1 for part in document.other)
        kinds = " and ".join(dict.fromkeys(part.kind for part in document.other))
        lines = "1 line" if count == 1 else f"{count} lines"
        sign = "▾ " if tail_open else "▸ "
        builder.line(f"{lines} of {kinds} under the page", "tail", lead=(*self._margin, Span(sign, "fold")))
        if tail_open:
            for part in document.other:
                builder.text(part.text, "tail", None, (*self._margin, Span("  ", "blank")))
        builder.blank()

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        return self._rows[y]

    def lines(self) -> Iterator[Line]:
        """The lines that can be seen, each once."""
        return (self._rows[y].line for y in self._first_rows)

    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text stands; None when it is not shown."""
        return next((y for y, row in enumerate(self._rows) if row.holds(address, offset)), None)

    def at(self, anchor: Anchor) -> int:
        """The row nearest to an anchor."""
        return max(0, bisect_right(self._rows, anchor, key=lambda row: Anchor(row.line.number, row.start)) - 1)

    def block_at(self, y: int) -> int:
        """The number of the block that the row at `y` is part of or comes after; 0 above the first."""
        for above in range(min(y, self.height - 1), -1, -1):
            address = self._rows[above].line.address
            if address:
                return address[1]
        return 0


QUIET = ("bio", "notice", "tags")
"""The kinds of block that stand under an article's text, set off by a rule."""


def _signs(block: Block) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The signs before a block's first row and before its others."""
    if block.kind == "list_item":
        return (Span("• ", "bullet"),), (Span("  ", "blank"),)
    if block.kind == "quote":
        return (Span("▎ ", "bullet"),), (Span("▎ ", "bullet"),)
    return (), ()


class DiscussionFlow(Flow):
    """The rows of the entries that no fold hides."""

    def __init__(self, document: Document, outline: Outline, width: int) -> None:
        self._document = document
        self._outline = outline
        self._width = width
        self._digits = len(str(len(document.entries)))
        self._open: dict[int, list[Row]] = {}
        self._closed: dict[int, list[Row]] = {}
        self._first_lines = [0, *accumulate(_count_lines(entry) for entry in document.entries)]
        self.refold()

    def refold(self) -> None:
        """Take up a change of the outline's folds."""
        self.visible = self._outline.visible()
        self._tops = [0, *accumulate(len(self.entry_rows(number)) for number in self.visible)]
        self._places = {number: place for place, number in enumerate(self.visible)}

    def entry_rows(self, number: int) -> Sequence[Row]:
        """The rows of an entry as its fold has it."""
        cache, lay_out = (
            (self._closed, self._lay_out_closed) if number in self._outline.folded else (self._open, self._lay_out_open)
        )
        if number not in cache:
            cache[number] = lay_out(self._document.entry(number))
        return cache[number]

    def _lay_out_open(self, entry: Entry) -> list[Row]:
        builder = _Builder(min(self._width, MEASURE + 20), self._first_lines[entry.number - 1])
        guides = self._guides(entry.number)
        sign = "▾ " if self._outline.replies(entry.number) else "  "
        self._add_header(builder, entry, guides, sign)
        body = (*guides, Span(" " * (len(sign) + self._digits + 1), "blank"))
        if entry.is_ping:
            if entry.title and any(character.isalnum() for character in entry.title):
                builder.text(entry.title, "entry-title", (entry.number, 1), body)
            else:
                trail = (Span(f"(untitled {entry.kind})", "missing"),)
                title = entry.title or ""
                builder.line(title and title + " ", "entry-title", (entry.number, 1), lead=body, trail=trail)
        for index, paragraph in enumerate(entry.paragraphs):
            if index:
                builder.blank(body)
            builder.text(paragraph, "ping" if entry.is_ping else "comment", (entry.number, 2 + index), body)
        builder.blank(guides)
        return builder.rows

    def _lay_out_closed(self, entry: Entry) -> list[Row]:
        """Lay a folded entry out as one row: its header, its first words, and how many replies it hides."""
        builder = _Builder(10**9, self._first_lines[entry.number - 1])
        self._add_header(builder, entry, self._guides(entry.number), "▸ ")
        header = builder.rows[0]
        hidden = self._outline.hidden_replies(entry.number)
        count = f"  +{hidden}" if hidden else ""
        name = truncate(header.words, max(1, self._width // 2))
        header = header._replace(end=len(name) if name == header.words else max(len(name) - 1, 0))
        if name != header.line.text:
            header = header._replace(trail=(Span("…", "author"), *header.trail))
        room = self._width - cell_len(header.text) - cell_len(count) - 2
        words = next((text for text in (entry.title, *entry.paragraphs) if text), "").replace("\n", " ")
        first_words = truncate(words.replace("\t", " "), room) if room > 3 else ""
        gap = " " * (2 + room - cell_len(first_words)) if count else ""
        trail = (*header.trail, Span(f"  {first_words}", "first-words"), Span(gap[2:] + count, "hidden-count"))
        return [header._replace(trail=trail)]

    def _add_header(self, builder: _Builder, entry: Entry, guides: tuple[Span, ...], sign: str) -> None:
        lead = (*guides, Span(sign, "fold"), Span(f"{entry.number:>{self._digits}} ", "number"))
        if entry.is_ping:
            lead = (*lead, Span(f"⇄ {entry.kind} ", "kind"))
        trail: list[Span] = []
        if not entry.author:
            trail.append(Span(NO_NAME, "missing"))
        if entry.announces:
            trail.append(Span(" · announces a trackback", "kind"))
        if entry.date:
            trail.append(Span(f" · {entry.date}", "date"))
        name = entry.author or ""
        builder.line(name, "author", (entry.number, 0) if name else None, lead=lead, trail=tuple(trail))

    def _guides(self, number: int) -> tuple[Span, ...]:
        """Draw a line for each level above, as many as leave 32 columns to the words."""
        levels = self._outline.depth(number) - 1
        room = max(0, (self._width - 36) // 2)
        if levels <= room:
            return (Span("│ " * levels, "guide"),) if levels else ()
        return (Span("│ " * max(0, room - 1) + "┊ ", "guide"),)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        place = bisect_right(self._tops, y) - 1
        return self.entry_rows(self.visible[place])[y - self._tops[place]]

    def entry_at(self, y: int) -> int:
        """The number of the entry that the row at `y` is part of."""
        return self.visible[min(bisect_right(self._tops, y) - 1, len(self.visible) - 1)]

    def extent(self, number: int) -> tuple[int, int]:
        """The first row of a visible entry, and the row after its last; the blank row under it is not counted."""
        place = self._places[number]
        folded = number in self._outline.folded
        return self._tops[place], self._tops[place + 1] - (0 if folded else 1)

    def lines(self) -> Iterator[Line]:
        """The lines that can be seen, each once."""
        for number in self.visible:
            last: Line | None = None
            for row in self.entry_rows(number):
                if row.line is not last:
                    last = row.line
                    yield last

    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text stands; None when it is not shown."""
        place = self._places.get(address[0])
        if place is None:
            return None
        top = self._tops[place]
        return next((top + y for y, row in enumerate(self.entry_rows(address[0])) if row.holds(address, offset)), None)

    def at(self, anchor: Anchor) -> int:
        """The row nearest to an anchor."""
        number = self._outline.visible_ancestor(bisect_right(self._first_lines, anchor.line))
        top = self._tops[self._places[number]]
        above = [y for y, row in enumerate(self.entry_rows(number)) if (row.line.number, row.start) <= anchor]
        return top + (above[-1] if above else 0)


def _count_lines(entry: Entry) -> int:
    """How many lines an unfolded entry has: header, title, its paragraphs' lines, and the blank ones between."""
    return 2 + entry.is_ping + sum(paragraph.count("\n") + 2 for paragraph in entry.paragraphs)


def summary(entries: Iterable[Entry]) -> str:
    """Count the entries of each kind, as "15 comments · 4 trackbacks"."""
    kinds = [entry.kind for entry in entries]
    counts = [(kinds.count(kind), kind) for kind in ("comment", "trackback", "pingback")]
    return " · ".join(f"{count} {kind}{'s' if count > 1 else ''}" for count, kind in counts if count)
