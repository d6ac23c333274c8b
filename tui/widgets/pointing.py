"""Which words of a flow a cell points at."""

from __future__ import annotations

from rich.cells import split_graphemes

from tui.archive.wording import word_spans
from tui.layout import Flow, Row
from tui.layout.rows import cells_of

Spot = tuple[int, int]
"""A place between two code points: its line's number in the order of the screen, and the code point behind it."""
Reach = tuple[Spot, Spot]
"""A stretch of words, from one spot to another; both are the same where a cell has no words."""


def reach_at(flow: Flow, x: int, y: int, near: int) -> Reach | None:
    """The character in the cell `x` of the row `y`, which may lie outside of the text.

    Where no words are, it is the nearest end of the row's words. Where the row has none at all, it is the end of those
    above, or the beginning of those below, at most `near` rows away; None where there are none either.
    """
    if y < 0 or y >= flow.height or not flow.row(y).words:
        return _border(flow, y, near)
    row = flow.row(y)
    x -= cells_of(row.lead)
    if x < 0:
        return _beginning(flow, row)
    for start, end, cells in split_graphemes(row.words)[0]:
        if x < cells:
            place = flow.place_of(row.line)
            return (place, row.start + start), (place, row.start + end)
        x -= cells
    return _end(flow, row)


def _border(flow: Flow, y: int, near: int) -> Reach | None:
    y = min(max(y, -1), flow.height)
    for above in range(min(y, flow.height - 1), max(y - near - 1, -1), -1):
        if (row := flow.row(above)).words:
            return _end(flow, row)
    for below in range(max(y, 0), min(y + near + 1, flow.height)):
        if (row := flow.row(below)).words:
            return _beginning(flow, row)
    return None


def _beginning(flow: Flow, row: Row) -> Reach:
    spot = (flow.place_of(row.line), row.start)
    return spot, spot


def _end(flow: Flow, row: Row) -> Reach:
    spot = (flow.place_of(row.line), row.start + len(row.words))
    return spot, spot


def word_at(flow: Flow, x: int, y: int) -> Reach | None:
    """The word in a cell; None where there is none."""
    found = reach_at(flow, x, y, 0)
    if found is None or found[0] == found[1]:
        return None
    place, at = found[0]
    spans = word_spans(flow.row(y).line.text)
    return next((((place, start), (place, end)) for start, end in spans if start <= at < end), None)


def paragraph_at(flow: Flow, x: int, y: int) -> Reach | None:
    """The whole text that the words in a cell, or to the left of it, are part of; None where there are none."""
    if not 0 <= y < flow.height or not flow.row(y).words or x < cells_of(flow.row(y).lead):
        return None
    first = last = y
    while first and _belong_together(flow.row(first - 1), flow.row(y)):
        first -= 1
    while last + 1 < flow.height and _belong_together(flow.row(last + 1), flow.row(y)):
        last += 1
    return _beginning(flow, flow.row(first))[0], _end(flow, flow.row(last))[1]


def _belong_together(one: Row, other: Row) -> bool:
    if one.line.address is None:
        return one.line == other.line
    return one.line.address == other.line.address
