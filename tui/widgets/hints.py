"""Hints: the links in sight, and the letters drawn over them that choose one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.archive.links import links_between
from tui.archive.model import Address, Document
from tui.layout import Flow
from tui.layout.rows import cells_of

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""What labels are made of, the row under the resting fingers first."""


class Hint(NamedTuple):
    """A link in sight: the row and the column of its first words there, its entry (0 is the article), its address."""

    y: int
    x: int
    entry: int
    url: str


def in_sight(flow: Flow, rows: Iterable[int], document: Document) -> Iterator[Hint]:
    """Find the links on some rows of a flow, each once, in the order of the screen."""
    known: set[tuple[Address | int, int]] = set()
    for y in rows:
        row = flow.row(y)
        line, words = row.line, row.words
        links = links_between(document, line.address, line.text, line.base, row.start, row.start + len(words))
        for link in sorted(links, key=lambda link: link.start):
            place = (line.address or line.number, line.base + link.start)
            if words and place not in known:
                known.add(place)
                before = words[: max(0, link.start - row.start)]
                yield Hint(y, cells_of(row.lead) + cell_len(before), line.address[0] if line.address else 0, link.url)


def labels(count: int) -> list[str]:
    """Make labels, all of them of the same length, so that none is the beginning of another."""
    length = next(length for length in range(1, 9) if len(LETTERS) ** length >= count)
    return ["".join(letters) for letters, _ in zip(product(LETTERS, repeat=length), range(count), strict=False)]


def overlay(strip: Strip, marks: Sequence[tuple[int, str]], style: Style) -> Strip:
    """Draw labels over a row, each from its column on; of two that stand too near the later one is moved."""
    drawn, end = [], 0
    for column, label in marks:
        column = min(max(column, end), strip.cell_length - len(label))
        if column >= end:
            drawn += [strip.crop(end, column), Strip([Segment(label, style)], len(label))]
            end = column + len(label)
    return Strip.join([*drawn, strip.crop(end)])
