"""A pane of text that draws only the rows in sight."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.archive.model import Address, Document
from tui.layout import Anchor, Flow, Row, Span
from tui.widgets.filters import WORDS
from tui.widgets.hints import Hint, in_sight, overlay
from tui.widgets.looks import Looks
from tui.widgets.marks import Found, Marks
from tui.widgets.selectable import GUTTER as GUTTER
from tui.widgets.selectable import SelectableRows

BELOW = 3
"""Rows that are to be seen below a place that is gone to, where there are any."""


class TextPane(SelectableRows, can_focus=True, inherit_bindings=False):
    """Shows the rows of a flow, marks hits, and lets words be selected with the mouse."""

    DEFAULT_CSS = "TextPane { overflow-x: hidden; overflow-y: scroll; }"
    EDGE: ClassVar[int] = 0
    """Columns behind the text that are for something else."""

    class Moved(Message):
        """The rows in sight or the selected entry changed."""

    def __init__(self, looks: Looks, *, id: str, document: Document | None = None) -> None:
        """Show text in some looks; the links of the document whose text it is are marked."""
        super().__init__(id=id)
        self._looks = looks
        self._linked = document
        self.is_active = False
        """Whether this is the pane in use, though the keys may be for a line that is typed."""
        self._strips: dict[int, Strip] = {}
        self._marks = Marks(document)
        self.hints: Mapping[str, Hint] = {}
        """The links in sight that are labelled, by their labels; any change of what is in sight ends them."""
        self._kept = Anchor(0, 0)
        self._laid_out_for = Size(0, 0)
        self._flow_width = 0

    @abstractmethod
    def make_flow(self, width: int) -> Flow:
        """Lay the pane's text out for a width in cells."""

    def be_active(self, active: bool) -> None:
        """Be the pane in use, or no longer."""
        if active != self.is_active:
            self.is_active = active
            self.refresh()

    # What stands where

    @property
    def at_end(self) -> bool:
        """Whether the last row is in sight."""
        return self.flow is None or self.top + self.page >= self.flow.height

    def top_anchor(self) -> Anchor:
        """The place that was last scrolled to the top; a new size may show what is above it too."""
        return self._kept

    def position(self) -> tuple[Address, int]:
        """The address and code point of the first words in sight."""
        for y in range(self.top, self.flow.height if self.flow else 0):
            row = self.flow.row(y)  # type: ignore[union-attr]
            if row.line.address:
                return row.line.address, row.line.base + row.start
        return (0, 0), 0

    @property
    def selected_row(self) -> int | None:
        """The row in sight, counted from 0, that the reader is at; None where there is none."""
        return 0 if self.flow and self.flow.height else None

    def place_cursor(self, y: int | None = None) -> None:
        """Put the terminal's cursor, which screen readers follow, on the row where the reader is, or on another one."""
        row = self.selected_row if y is None else y - self.top
        if row is not None:
            self.app.cursor_position = Offset(self.region.x, self.region.y + row)

    # Moving

    def scroll_rows(self, count: int) -> None:
        """Scroll down by rows, up when negative."""
        self.show_row(self.top + count)

    def show_row(self, y: int) -> None:
        """Scroll so that a row stands at the top, as far as there is text."""
        self.scroll_to(y=max(0, y), animate=False)

    def go_to_anchor(self, anchor: Anchor) -> None:
        """Scroll so that a place stands at the top."""
        self._kept = anchor
        if self.flow is not None and self.flow.height:
            self.show_row(self.flow.at(anchor) if anchor != Anchor(0, 0) else 0)
            self._kept = anchor

    def show_place(self, address: Address, offset: int) -> None:
        """Bring a code point of a text into sight, a third down the pane unless it is in sight with rows below it."""
        y = self.flow.find(address, offset) if self.flow else None
        below = 0 if self.at_end else min(BELOW, self.page // 3)
        if y is not None and not self.top <= y < self.bottom - below:
            self.show_row(y - self.page // 3)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep in mind where the reader scrolled to, and tell the screen."""
        super().watch_scroll_y(old_value, new_value)
        self.hints = {}
        if round(old_value) != round(new_value) and self.flow and not self.resizing:
            self.keep_place()
            self.post_message(self.Moved())

    def keep_place(self) -> None:
        """Take the row at the top for the place that was scrolled to."""
        if self.flow and self.flow.height:
            self._kept = self.flow.anchor(min(self.top, self.flow.height - 1)) if self.top else Anchor(0, 0)

    # Laying out

    @property
    def resizing(self) -> bool:
        """Whether the size has changed and the text is not laid out for it yet."""
        return self.scrollable_content_region.size != self._laid_out_for

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out anew when the width changed, and keep the place."""
        self.hints = {}
        if self._laid_out_for.width != self.scrollable_content_region.width:
            self.lay_out()
        else:
            self.go_to_anchor(self._kept)
        self._laid_out_for = self.scrollable_content_region.size
        self.post_message(self.Moved())

    def lay_out(self) -> None:
        """Lay the text out for the present width; the place at the top stays."""
        kept = self._kept
        self._make_flow()
        self.rows_changed()
        self.go_to_anchor(kept)

    def _make_flow(self) -> None:
        width = self.scrollable_content_region.width
        if self.flow is None or width != self._flow_width:
            self.flow, self._flow_width = self.make_flow(width - GUTTER - self.EDGE), width

    def rows_changed(self) -> None:
        """Draw anew after the flow changed."""
        self.hints = {}
        self._strips.clear()
        if self.flow:
            self.virtual_size = Size(self.scrollable_content_region.width, self.flow.height)
        self.refresh()

    # Marks

    def show_hits(self, found: Found) -> None:
        """Mark the places found, and the current one more; rows that look as before are not drawn anew."""
        self._marks.take_hits(found)
        drawn, self._strips = self._strips, {}
        for y in range(self.top, self.bottom):
            if self._strip(y) != drawn.get(y):
                self.refresh_lines(y)

    def links_in_sight(self) -> list[Hint]:
        """The links in sight, in the order of the screen."""
        return (
            list(in_sight(self.flow, range(self.top, self.bottom), self._linked)) if self.flow and self._linked else []
        )

    def show_hints(self, hints: Mapping[str, Hint]) -> None:
        """Draw labels over links in sight, or no longer."""
        self.hints = hints
        self.refresh()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the words that the mouse selects."""
        self._strips.clear()
        self.refresh()

    # Drawing

    def notify_style_update(self) -> None:
        """Forget what was drawn in the styles before."""
        super().notify_style_update()
        self._strips.clear()

    def gutter_of(self, y: int, row: Row) -> Span:
        """What stands in the gutter beside a row, as wide as the gutter."""
        current = self._marks.current
        if current and row.holds(current.address, current.start):
            return Span(" →", "cursor")
        return Span("  ", "blank")

    def render_line(self, y: int) -> Strip:
        """Draw one row of the pane; the first is 0."""
        y += self.top
        if self.flow is None:
            self._make_flow()  # the first paint comes before the first size is told
        if self.flow is None or y >= self.flow.height:
            width = self.scrollable_content_region.width - self.EDGE
            return Strip.blank(max(0, width), self._looks.style("blank"))
        sign, look = self.gutter_of(y, self.flow.row(y))
        strip = self._strip(y)
        if marks := [(hint.x, label) for label, hint in self.hints.items() if hint.y == y]:
            strip = overlay(strip, marks, self._looks.style("hint"))
        return Strip.join([Strip([Segment(sign, self._looks.style(look))], GUTTER), strip])

    def _strip(self, y: int) -> Strip:
        """The row of the flow at `y`, as wide as there is room for text."""
        if y not in self._strips:
            assert self.flow
            width = self.scrollable_content_region.width - GUTTER - self.EDGE
            segments = self._segments(self.flow.row(y))
            self._strips[y] = Strip(segments).adjust_cell_length(width, self._looks.style("blank"))
        return self._strips[y]

    def _segments(self, row: Row) -> list[Segment]:
        lead = [Segment(text, self._looks.style(look)) for text, look in row.lead]
        trail = [Segment(text, self._looks.style(look)) for text, look in row.trail]
        return [*lead, *self._word_segments(row), *trail]

    def _word_segments(self, row: Row) -> list[Segment]:
        """Draw the words of a row, divided where a mark begins or ends."""
        words = row.words
        selection = self.text_selection
        span = selection.get_span(self.flow.place_of(row.line)) if selection and self.flow else None
        segments = []
        for start, end, marks in self._marks.on(row, span):
            style = self._looks.style(row.line.look)
            for mark in marks:
                style += self._looks.style(mark)
            style += Style.from_meta({WORDS: row.line.address is not None})
            segments.append(Segment(words[start - row.start : end - row.start], style))
        return segments

    # Motions that every pane has

    def do_down(self, count: int) -> None:
        """Scroll a row down."""
        self.scroll_rows(count)

    def do_up(self, count: int) -> None:
        """Scroll a row up."""
        self.scroll_rows(-count)

    def do_top(self, _count: int) -> None:
        """Go to the beginning."""
        self.show_row(0)

    def do_bottom(self, _count: int) -> None:
        """Go to the end."""
        self.show_row(self.flow.height if self.flow else 0)

    def do_row_down(self, count: int) -> None:
        """Scroll one row down."""
        self.scroll_rows(count)

    def do_row_up(self, count: int) -> None:
        """Scroll one row up."""
        self.scroll_rows(-count)

    def do_page_down(self, count: int) -> None:
        """Scroll a page down; a row of the page before stays."""
        self.scroll_rows(count * max(1, self.page - 1))

    def do_page_up(self, count: int) -> None:
        """Scroll a page up."""
        self.scroll_rows(-count * max(1, self.page - 1))

    def do_half_down(self, count: int) -> None:
        """Scroll half a page down."""
        self.scroll_rows(count * max(1, self.page // 2))

    def do_half_up(self, count: int) -> None:
        """Scroll half a page up."""
        self.scroll_rows(-count * max(1, self.page // 2))
