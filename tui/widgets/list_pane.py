"""A list, one item of it chosen."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.layout import ListFlow, Row, Span
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane


class ListPane(TextPane):
    """Shows items of one row or more, one of them chosen; items are named by their index, which counts from 0."""

    SELECTS = False
    flow: ListFlow | None

    @dataclass
    class Chosen(Message):
        """The item chosen was clicked once more."""

        index: int

    def __init__(self, looks: Looks, *, id: str) -> None:
        super().__init__(looks, id=id)
        self.cursor = 0
        """The index of the item chosen."""
        self._opened = False
        self._settling = False

    @property
    @abstractmethod
    def count(self) -> int:
        """How many items there are."""

    @property
    def selected_row(self) -> int | None:
        """The row in sight, counted from 0, where the item chosen begins."""
        return min(max(0, self._extent(self.cursor)[0] - self.top), self.page - 1) if self.flow and self.count else None

    def is_laid_out(self) -> bool:
        """Whether the flow suits the window as it is; the width apart."""
        return True

    # Laying out

    def on_resize(self, event: events.Resize) -> None:
        """Lay the items out anew; the one chosen stays in sight."""
        cursor = self.cursor
        if not self.is_laid_out():
            self.flow = None
            self.lay_out()
        super().on_resize(event)
        if cursor and not self._opened:
            self.show_row(self._extent(cursor)[0] - self.page // 3)
        self._opened = True
        self._settling = True  # the toolkit scrolls after its next refresh only
        self.choose(cursor)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._settling = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Choose an item in sight when the one chosen has been scrolled away."""
        super().watch_scroll_y(old_value, new_value)
        if self.resizing or self._settling or not self.flow or not self.count:
            return
        first, end = self.flow.extent(self.cursor)
        if end - first > self.page and first < self.bottom and end > self.top:
            return
        if first < self.top:
            at = self.flow.item_at(self.top)
            self.cursor = at if self.flow.extent(at)[0] >= self.top else min(at + 1, self.count - 1)
        elif end > self.bottom:
            self.cursor = max(0, self.flow.item_at(self.bottom) - 1)

    def render_line(self, y: int) -> Strip:
        """Draw one row; those of the item chosen stand out."""
        strip = super().render_line(y)
        if not self._is_chosen(y + self.top):
            return strip
        segments = Segment.apply_style(strip, post_style=self._looks.style("chosen"))
        return Strip(segments, strip.cell_length)

    def gutter_of(self, y: int, row: Row) -> Span:
        """Draw a bar beside the item chosen."""
        return Span("▌ ", "cursor") if self._is_chosen(y) else Span("  ", "blank")

    def _extent(self, index: int) -> tuple[int, int]:
        return self.flow.extent(index) if self.flow and self.count else (0, 0)

    def _is_chosen(self, y: int) -> bool:
        first, end = self._extent(self.cursor)
        return first <= y < end

    # Choosing

    def choose(self, index: int) -> None:
        """Choose an item and bring it into sight; with the first comes what stands over it."""
        before = self._extent(self.cursor)
        self.cursor = cursor = min(max(index, 0), max(0, self.count - 1))
        first, end = self._extent(cursor)
        if first < self.top:
            self.show_row(first if cursor else 0)
        elif end > self.top + self.page:
            self.show_row(min(first, end - self.page))
        self.cursor = cursor
        for top, below in (before, (first, end)):
            self.refresh_lines(top, below - top)
        self.post_message(self.Moved())

    def clicked(self, x: int, y: int) -> None:
        """Choose the item on a row; a click on the one chosen goes there."""
        if not self.flow or not self.count or y < self._extent(0)[0]:
            return
        index = self.flow.item_at(y)
        if index == self.cursor:
            self.post_message(self.Chosen(index))
        else:
            self.choose(index)

    def _choose_rows_on(self, rows: int) -> None:
        """Choose the item that many rows on, and at least the next one."""
        if self.flow:
            index = self.flow.item_at(self._extent(self.cursor)[0] + rows)
            self.choose(max(index, self.cursor + 1) if rows > 0 else min(index, self.cursor - 1))

    def do_down(self, count: int) -> None:
        """Choose the next item."""
        self.choose(self.cursor + count)

    def do_up(self, count: int) -> None:
        """Choose the item before."""
        self.choose(self.cursor - count)

    def do_page_down(self, count: int) -> None:
        """Choose the item a page down."""
        self._choose_rows_on(count * max(1, self.page - 1))

    def do_page_up(self, count: int) -> None:
        """Choose the item a page up."""
        self._choose_rows_on(-count * max(1, self.page - 1))

    def do_half_down(self, count: int) -> None:
        """Choose the item half a page down."""
        self._choose_rows_on(count * max(1, self.page // 2))

    def do_half_up(self, count: int) -> None:
        """Choose the item half a page up."""
        self._choose_rows_on(-count * max(1, self.page // 2))

    def do_top(self, _count: int) -> None:
        """Choose the first item."""
        self.choose(0)
        self.show_row(0)

    def do_bottom(self, _count: int) -> None:
        """Choose the last item."""
        self.choose(self.count - 1)
