"""The text of a file → rows with the numbers of its lines."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import get_character_cell_size

from tui.archive.model import Address
from tui.layout.rows import Anchor, Flow, Line, Row, Span

NARROW = (
    "\t\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u0490-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122"
)
"""Characters that take one cell whatever stands around them: those of European scripts, and what is set with them."""
JOINER, EMOJI = "\u200d", "\ufe0f"
"""What joins two characters to one sign, and what makes a sign wide (UAX 29, UTS 51)."""
KEPT = 500
"""Lines that are kept at hand."""


class RawFlow(Flow):
    """The rows of a text, which is clean; a long line has several, and only the first one has its number.

    Where rows begin is all that is worked out beforehand: once through the text, and a number kept for each row.
    """

    def __init__(self, text: str, width: int) -> None:
        self._text = text
        self._starts = _line_starts(text)
        self._digits = len(str(self.count))
        self._room = max(1, width - self._digits - 2)
        self._rows = array("I")
        """The code point that each row begins at."""
        self._rows.extend(self._row_starts())
        self._lines: dict[int, Line] = {}

    def _row_starts(self) -> Iterator[int]:
        fitting = re.compile(rf"[{NARROW}]{{1,{self._room}}}(?:[ \t]+|$)|[{NARROW}]{{1,{self._room}}}")
        narrow = re.compile(f"[{NARROW}]*+")
        for index, start in enumerate(self._starts):
            end = self._end(index)
            if end - start <= self._room // 2:
                yield start
            elif narrow.fullmatch(self._text, start, end):
                yield from (found.start() for found in fitting.finditer(self._text, start, end))
            else:
                while start < end:
                    yield start
                    start = row_end(self._text, start, end, self._room)

    def _end(self, index: int) -> int:
        """The code point after the last of a line, its break not counted."""
        return self._starts[index + 1] - 1 if index + 1 < self.count else len(self._text) - self._text.endswith("\n")

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        start = self._rows[y]
        line = self.line(bisect_right(self._starts, start) - 1)
        first = self._starts[line.number]
        end = min(self._rows[y + 1] if y + 1 < self.height else len(self._text), first + len(line.text))
        number = str(line.number + 1) if start == first else ""
        return Row(line, start - first, end - first, (Span(f"{number:>{self._digits}}  ", "line-number"),))

    def line(self, index: int) -> Line:
        """The line of an index, which counts from 0, as a line's number here does."""
        if index not in self._lines:
            if len(self._lines) >= KEPT:
                self._lines.clear()
            self._lines[index] = Line(index, self._text[self._starts[index] : self._end(index)], "raw")
        return self._lines[index]

    def lines(self) -> Iterator[Line]:
        """The lines, each once."""
        return map(self.line, range(self.count))

    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text of the document stands: none, for this is the file's own text."""
        return None

    def at(self, anchor: Anchor) -> int:
        """The row of a place, or the last one above where there is none."""
        index = min(max(0, anchor.line), self.count - 1)
        place = min(self._starts[index] + max(0, anchor.offset), self._end(index))
        return max(0, bisect_right(self._rows, place) - 1)


def _line_starts(text: str) -> array[int]:
    starts = array("I", [0])
    starts.extend(found.end() for found in re.finditer("\n", text))
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()  # the last line's break begins no other line
    return starts


def row_end(text: str, start: int, end: int, width: int) -> int:
    """The code point where a row ends that begins at `start`, in a line that ends at `end`; `width` is in cells.

    It is after blanks or beside wide characters, or else between graphemes; blanks at its end are not counted.
    A row takes one grapheme at the least.
    """
    room, before, cells_before = width, "", 0
    word = grapheme = start
    for at in range(start, end):
        character = text[at]
        cells = 1 if character in "\t" + EMOJI else get_character_cell_size(character)
        if at > start and cells and before != JOINER and character != EMOJI:
            grapheme = at
            if before in " \t" or cells > 1 or cells_before > 1:
                word = at
        room -= cells
        if room < 0 and grapheme > start and character not in " \t":
            return word if word > start else grapheme
        before, cells_before = character, cells or cells_before
    return end
