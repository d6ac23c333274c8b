"""The sizes of window that the reader's layout differs by."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

NARROWEST, LOWEST = 40, 10
"""Columns and rows that the reader needs at the least."""
SIDE_BY_SIDE = 100
"""Columns from which on the panes stand side by side."""
STACKED = 16
"""Rows from which on the panes can stand one above the other."""


def size_classes(size: Size) -> Iterator[str]:
    """Name what is wrong with a size."""
    if size.width < NARROWEST:
        yield "-too-narrow"
    if size.height < LOWEST:
        yield "-too-low"
