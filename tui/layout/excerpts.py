"""Texts of some words each → a list: over each what it is, and under that as much of it as is worth showing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.layout.rows import Line, ListFlow, Row, Span, cut_spans
from tui.wrap import rows, truncate

ROWS = 4
"""The most rows of a text that are shown."""
MEASURE = 100
"""Columns of the longest row."""


class Excerpt(NamedTuple):
    """What stands over a text, and the text."""

    head: tuple[Span, ...]
    text: str


class ExcerptsFlow(ListFlow):
    """The rows of some excerpts, a row free behind each."""

    def __init__(self, excerpts: Sequence[Excerpt], width: int) -> None:
        self._excerpts = excerpts
        self._width = max(1, min(width, MEASURE))
        self._shown = [self._cut(excerpt.text) for excerpt in excerpts]
        self._tops = list(accumulate((len(shown) + 2 for shown in self._shown), initial=0))

    def _cut(self, text: str) -> list[str]:
        """Wrap the beginning of a text; … tells of what is left out."""
        text = " ".join(text[: 2 * ROWS * self._width].split()) + (" …" if len(text) > 2 * ROWS * self._width else "")
        cuts = rows(text, self._width)
        shown = [text[start:end].rstrip() for start, end in cuts[:ROWS]]
        if len(cuts) > ROWS:
            shown[-1] = truncate(text[cuts[ROWS - 1][0] :], self._width)
        return shown

    @property
    def count(self) -> int:
        """How many excerpts there are."""
        return len(self._excerpts)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def item_at(self, y: int) -> int:
        """The index of the excerpt on the row at `y`, or of the nearest."""
        return min(max(0, bisect_right(self._tops, y) - 1), max(0, self.count - 1))

    def extent(self, index: int) -> tuple[int, int]:
        """The first row of an excerpt, and the row after its last."""
        return self._tops[index], self._tops[index + 1] - 1

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        index = self.item_at(y)
        at = y - self._tops[index]
        spans: tuple[Span, ...] = ()
        if at == 0:
            spans = cut_spans(self._excerpts[index].head, self._width)
        elif at <= len(self._shown[index]):
            spans = (Span(self._shown[index][at - 1], "words"),)
        return Row(Line(index, "", "blank"), 0, 0, spans)
