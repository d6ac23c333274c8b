"""The map of hits: a column beside the scrollbar that tells where in the whole of a pane's text hits are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from tui.layout import ArticleFlow, DiscussionFlow, Span
from tui.layout.texts import Position
from tui.widgets.marks import Found
from tui.widgets.pane import TextPane

if TYPE_CHECKING:
    from tui.archive.search import Hit

HIT, CURRENT, NOTHING = Span("╶", "map"), Span("▸", "map-current"), Span(" ", "blank")
"""What stands for a part of the text with hits, for the one with the current hit, and for one without any."""


def parts(height: int, rows: int) -> list[int]:
    """Divide a flow of some height among the rows of the map, as the track of a scrollbar does.

    Gives the first row of the flow that each stands for, and the one behind the last. Where there is room for all of
    the flow, each stands for the row beside it.
    """
    whole = max(height, rows)
    return [-(-row * whole // rows) for row in range(rows + 1)]


def hits_before(
    hits: Sequence[Hit], positions: Iterable[Position | None], place: Callable[[int], int], end: float = inf
) -> list[int]:
    """Count the hits before each of some positions, which are in the order of the screen, as the hits are.

    `place` tells where an entry stands in that order, 0 for the article; all before the place `end` count where there
    is no position. Looks at a few of the hits only.
    """

    def key(hit: Hit) -> tuple[float, int, int]:
        return place(hit.address[0]), hit.address[1], hit.start

    counts, before = [], 0
    for position in positions:
        number, text = position[0] if position else (0, 0)
        at = (place(number), text, position[1]) if position else (end, -1, -1)
        before = bisect_left(hits, at, before, key=key)
        counts.append(before)
    return counts


def signs(counts: Sequence[int], at: int | None) -> list[Span]:
    """The sign on each row of the map; `counts` tells how many hits come before each, `at` which one is current."""
    drawn = [HIT if below > above else NOTHING for above, below in pairwise(counts)]
    if at is not None and counts[0] <= at < counts[-1]:
        drawn[bisect_right(counts, at) - 1] = CURRENT
    return drawn


class MappedPane(TextPane):
    """Shows a text, and beside it a map of the hits in it, which is blank where there are none.

    A click on the map leads to the first hit that a sign stands for, or else to that part of the text.
    """

    flow: ArticleFlow | DiscussionFlow | None
    EDGE = 1
    END: ClassVar[float] = inf
    """The place in the order of the screen that all hits of the pane come before."""
    _found: Found | None = None
    _signs: Sequence[Span] | None = None
    """The map; None where it is not drawn yet."""

    def place_of(self, number: int) -> int:
        """Where an entry stands in the order of the screen; 0 for the article."""
        return number

    # Drawing

    def show_hits(self, found: Found) -> None:
        """Mark the places found in the text and on the map."""
        super().show_hits(found)
        before, self._found, self._signs = self._signs, found, None
        if before is None or len(before) != self.page:
            self.refresh()
        else:
            for y, (old, new) in enumerate(zip(before, self._map(), strict=True)):
                if old != new:
                    self.refresh_lines(self.top + y)

    def rows_changed(self) -> None:
        """Draw anew after the flow changed."""
        super().rows_changed()
        self._signs = None

    def render_line(self, y: int) -> Strip:
        """Draw one row of the pane and of the map; the first is 0."""
        strip = super().render_line(y)
        if not self.scrollable_content_region.width:
            return strip
        sign, look = self._map()[y] if y < self.page else NOTHING
        return Strip.join([strip, Strip([Segment(sign, self._looks.style(look))], 1)])

    def _map(self) -> Sequence[Span]:
        if self._signs is None or len(self._signs) != self.page:
            found = self._found
            at = found.at if found and found.current else None
            self._signs = signs(self._counts(), at)
        return self._signs

    def _counts(self) -> list[int]:
        """How many hits come before each row of the map, and behind the last."""
        hits: Sequence[Hit] = self._found.hits if self._found else ()
        if not hits or not self.flow:
            return [0] * (self.page + 1)
        positions = map(self.flow.position, parts(self.flow.height, self.page))
        return hits_before(hits, positions, self.place_of, self.END)

    # The mouse

    def _click(self, event: events.Click) -> None:
        """Go where the map leads, or do what a click on the text is for."""
        cell = self._cell(event)
        if cell.x != self.scrollable_content_region.width - 1 or self._dragged:
            super()._click(event)
        elif self.flow and 0 <= cell.y < self.page:
            self._go_to_part(cell.y)

    def _go_to_part(self, y: int) -> None:
        """Bring the first hit of a part of the text into sight, or its first row where it has none."""
        assert self.flow
        above, below = self._counts()[y : y + 2]
        if self._found and below > above:
            hit = self._found.hits[above]
            row = self.flow.find(hit.address, hit.start)
        else:
            row = None
        self.show_row((parts(self.flow.height, self.page)[y] if row is None else row) - self.page // 3)
