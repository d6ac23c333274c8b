"""The sizes of window that the reader's layout differs by."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

WIDTHS = [(0, "-too-narrow"), (40, "-single"), (100, "-double")]
"""Columns from which on a class holds."""
HEIGHTS = [(0, "-too-low"), (10, "-high-enough")]
"""Rows from which on a class holds."""


def layout_classes(size: Size) -> Iterator[str]:
    """Name the layout for a size; the toolkit looks at its breakpoints only after the first paint."""
    for breakpoints, cells in ((WIDTHS, size.width), (HEIGHTS, size.height)):
        yield next(name for least, name in reversed(breakpoints) if cells >= least)
