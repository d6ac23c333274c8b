"""Lines and rows: what the layouts of article and discussion are made of.

A line is a text of the document without line breaks; a row is as much of it as fits. Rows name looks, not colours, so
whoever draws them decides how a look appears.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.archive.model import Address, BlockKind
from tui.wrap import rows, truncate

MEASURE = 80
"""Columns of the longest row of text, unless another is asked for."""


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
        """Whether the code point at `offset` of the text at `address` stands on this row, or is its line's break."""
        if self.line.address != address:
            return False
        offset -= self.line.base
        return self.start <= offset < self.end or offset == self.end == len(self.line.text)


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

    def place_of(self, line: Line) -> int:
        """Number a line in the order of the screen."""
        return line.number

    def anchor(self, y: int) -> Anchor:
        """The place that the row at `y` begins with."""
        row = self.row(y)
        return Anchor(row.line.number, row.start)


class ListFlow(Flow):
    """The rows of a list, whose items have one row or more each; they are named by their index, which counts from 0."""

    @property
    @abstractmethod
    def count(self) -> int:
        """How many items there are."""

    @abstractmethod
    def item_at(self, y: int) -> int:
        """The index of the item that the row at `y` tells of, or is nearest to."""

    @abstractmethod
    def extent(self, index: int) -> tuple[int, int]:
        """The first row of an item, and the row after its last; there is one at all."""

    def lines(self) -> Iterator[Line]:
        """The lines that can be seen, each once."""
        return (Line(index, "", "blank") for index in range(self.count))

    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text stands: none, for texts are only told of here."""
        return None

    def at(self, anchor: Anchor) -> int:
        """The row nearest to an anchor."""
        return self.extent(min(max(0, anchor.line), self.count - 1))[0] if self.count else 0


def cells_of(spans: Sequence[Span]) -> int:
    """Measure decoration in cells."""
    return sum(cell_len(span.text) for span in spans)


def cut_spans(spans: Sequence[Span], width: int) -> tuple[Span, ...]:
    """Shorten decoration to a width in cells."""
    kept: list[Span] = []
    for span in spans:
        text = truncate(span.text, width)
        width -= cell_len(text)
        kept.append(span._replace(text=text))
    return tuple(kept)


_NUMBER = re.compile(r"\d{1,6}\. ")
_QUOTED = (Span("▎ ", "bullet"),)
_INDENT = (Span("  ", "code"),)


_SEPARATOR = re.compile(r"[*_=~•·#⁂❧§—–\-\s]{3,80}")


def is_separator(text: str) -> bool:
    """Whether a paragraph only parts what is above it from what is below, as "* * *" does."""
    return _SEPARATOR.fullmatch(text) is not None


def signs(kind: BlockKind, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The signs that show what a text is: those before its first row, and before its others."""
    if kind == "quote":
        return _QUOTED, _QUOTED
    if kind == "code":
        return _INDENT, _INDENT
    if kind != "list_item":
        return (), ()
    number = _NUMBER.match(text)
    hanging = (Span(" " * (number.end() if number else 2), "blank"),)
    return () if number else (Span("• ", "bullet"),), hanging


def between(above: BlockKind | None, kind: BlockKind) -> tuple[Span, ...] | None:
    """What stands on the row between two texts; None where there is no row, as between the items of a list."""
    if above == kind == "list_item":
        return None
    return _QUOTED if above == kind == "quote" else ()


def shown_date(date: str) -> str:
    """Write a date as the file has it, with a blank for the T of ISO 8601."""
    return _ISO_TIME.sub(" ", date)


_ISO_TIME = re.compile(r"(?<=\d\d-\d\d)T(?=\d\d:\d\d)")


class Builder:
    """Collects lines and wraps them to rows of at most `width` cells; lines are numbered from `first_number` on."""

    def __init__(self, width: int, first_number: int = 0) -> None:
        self.width = max(1, width)
        self.rows: list[Row] = []
        self._number = first_number

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
        line = Line(self._number, text, look, address, base)
        self._number += 1
        hanging = lead if hanging is None else hanging
        for start, end in rows(text, self.width - max(cells_of(lead), cells_of(hanging))):
            self.rows.append(Row(line, start, end, hanging if start else lead))
        self._add_trail(trail, hanging)

    def _add_trail(self, trail: tuple[Span, ...], hanging: tuple[Span, ...]) -> None:
        """Put decoration after the words of the last row, and what has no room there on rows of its own."""
        for span in trail:
            last = self.rows[-1]
            if cell_len(last.text) + cell_len(span.text) <= self.width:
                self.rows[-1] = last._replace(trail=(*last.trail, span))
            else:
                alone = span._replace(text=span.text.removeprefix(" · "))
                cut = cut_spans((alone,), self.width - cells_of(hanging))
                self.rows.append(Row(last.line, last.end, last.end, hanging, cut))

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

    def separator(self, text: str, address: Address | None, lead: tuple[Span, ...] = ()) -> None:
        """Add a text that parts others, in the middle of the rows."""
        room = self.width - cells_of(lead) - max(map(cell_len, text.split("\n")))
        self.text(text, "separator", address, (*lead, Span(" " * max(0, room // 2), "blank")))

    def blank(self, lead: tuple[Span, ...] = ()) -> None:
        """Add an empty line."""
        self.line("", "blank", lead=lead)
