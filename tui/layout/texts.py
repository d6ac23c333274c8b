"""Where the texts of a document stand among rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tui.archive.model import Address
from tui.layout.rows import Row

Position = tuple[Address, int]
"""The address of a text and a code point of it."""


class TextRows:
    """Finds the rows of texts, each of which stands on rows that follow one another; rows count from 0."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._firsts: list[int] = []
        self._extents: dict[Address, tuple[int, int]] = {}
        first, address = 0, None
        for y, row in enumerate(rows):
            if row.line.address != address:
                self._add(address, first, y)
                first, address = y, row.line.address
        self._add(address, first, len(rows))

    def _add(self, address: Address | None, first: int, end: int) -> None:
        if address:
            self._firsts.append(first)
            self._extents[address] = first, end

    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text stands; None when it is not shown."""
        if address not in self._extents:
            return None
        first, end = self._extents[address]
        y = bisect_right(self._rows, offset, first, end, key=lambda row: row.line.base + row.start) - 1
        return y if y >= first and self._rows[y].holds(address, offset) else None

    def position(self, y: int) -> Position | None:
        """The first words on the rows from `y` on; None where there are none."""
        if y >= len(self._rows) or not self._rows[y].line.address:
            below = bisect_right(self._firsts, y)
            if below == len(self._firsts):
                return None
            y = self._firsts[below]
        line = self._rows[y].line
        assert line.address
        return line.address, line.base + self._rows[y].start
