"""Rows whose words the mouse selects."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.timer import Timer

from tui.layout import Flow
from tui.widgets.pointing import Reach, paragraph_at, reach_at, word_at

GUTTER = 2
"""Columns before the text that tell where the cursor and the current hit are."""
PACE = 0.08
"""Seconds that pass until the next row comes into sight, while words are selected past the first or the last one."""


class SelectableRows(ScrollView, inherit_bindings=False):
    """Shows the rows of a flow; dragging selects words, a double click one of them, a triple click all of a text.

    A selection stays in the widget where it began. The toolkit's own way of selecting, which is off, takes all words of
    a widget where the mouse points at a cell without any.
    """

    ALLOW_SELECT = False
    SELECTS: ClassVar[bool] = True
    """Whether words can be selected here."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.flow: Flow | None = None
        self._pressed: Offset | None = None
        """The cell, counted from this widget's first, where a button was pressed last."""
        self._pointed = Offset(0, 0)
        self._from: Reach | None = None
        """What was under the mouse when the button was pressed; None when it is not held."""
        self._held = False
        """Whether the terminal tells that the button is held."""
        self._dragged = False
        """Whether the mouse has been moved since a button was pressed last."""
        self._scroller: Timer | None = None

    # What is in sight

    @property
    def page(self) -> int:
        """How many rows are in sight."""
        return max(1, self.scrollable_content_region.height)

    @property
    def top(self) -> int:
        """The first row in sight."""
        return self.scroll_offset.y

    @property
    def bottom(self) -> int:
        """The row after the last in sight."""
        return min(self.top + self.page, self.flow.height if self.flow else 0)

    def _cell(self, event: events.MouseEvent) -> Offset:
        return event.screen_offset - self.region.offset

    def _reach(self, cell: Offset) -> Reach | None:
        """What a cell points at; those above and below the rows in sight point at the first and the last."""
        y = min(max(cell.y, 0), self.page - 1) + self.top
        return reach_at(self.flow, cell.x - GUTTER, y, self.page) if self.flow else None

    # Dragging

    def post_message(self, message: Message) -> bool:
        """Do what the mouse asks for at once; waiting its turn, it would be overtaken by what is done next."""
        if isinstance(message, events.MouseDown):
            self._press(message)
        elif isinstance(message, events.MouseMove):
            self._move(message)
        elif isinstance(message, events.MouseUp):
            self._release(message)
        elif isinstance(message, events.Click):
            self._click(message)
        return super().post_message(message)

    def _press(self, event: events.MouseDown) -> None:
        """Begin to select."""
        self._let_go()
        self._pressed = self._pointed = self._cell(event)
        self._dragged = self._held = False
        if self.SELECTS and event.button == 1 and (reach := self._reach(self._pressed)):
            self._from = reach
            self.capture_mouse()

    def _move(self, event: events.MouseMove) -> None:
        """Select as far as the mouse has been moved; past the rows in sight, go on scrolling."""
        if self._from is None:
            return
        if self._held and not event.button:
            self._let_go()  # the terminal has not told that the button was released
            return
        self._held = event.button > 0
        self._drag_to(self._cell(event))
        if 0 <= self._pointed.y < self.page:
            self._stop_scrolling()
        elif self._scroller is None:
            self._scroller = self.set_interval(PACE, self._scroll_on)

    def _release(self, event: events.MouseUp) -> None:
        """Select as far as the mouse has been moved, and no further."""
        if self._from is not None:
            self._drag_to(self._cell(event))
            self._let_go()

    def on_mouse_release(self) -> None:
        """Select no further when another widget takes the mouse."""
        if self._from is not None and self.app.mouse_captured is not self:
            self._let_go()

    def on_blur(self) -> None:
        """Select no further when the keys are for another widget; it may hide this one."""
        if self._from is not None and self.screen.focused is not self:
            self._let_go()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Select as far as what the mouse points at now."""
        super().watch_scroll_y(old_value, new_value)
        if self._dragged and self._from is not None:
            self._drag_to(self._pointed)

    def _drag_to(self, cell: Offset) -> None:
        self._pointed = cell
        self._dragged = self._dragged or cell != self._pressed
        if self._dragged and self._from and (reach := self._reach(cell)):
            unmoved = cell == self._pressed and reach == self._from
            self._select(None if unmoved else (min(self._from[0], reach[0]), max(self._from[1], reach[1])))

    def _scroll_on(self) -> None:
        step = -1 if self._pointed.y < 0 else 1
        self.scroll_to(y=max(0, self.top + step), animate=False)

    def _stop_scrolling(self) -> None:
        if self._scroller:
            self._scroller.stop()
            self._scroller = None

    def _let_go(self) -> None:
        self._from = None
        self._stop_scrolling()
        self.release_mouse()

    # Clicking

    def _click(self, event: events.Click) -> None:
        """Select the word or the text that is clicked several times; what ends a drag is no click."""
        cell = self._cell(event)
        if self.flow is None or self._dragged or (self._pressed and self._pressed.y != cell.y):
            return
        x, y = cell.x - GUTTER, cell.y + self.top
        if self.SELECTS and event.chain > 1:
            reach = (word_at if event.chain == 2 else paragraph_at)(self.flow, x, y)
            if reach:
                self._select(reach)
                return
        if y < self.flow.height:
            self.clicked(x, y)

    def clicked(self, x: int, y: int) -> None:
        """Do what a click in a column of the text, on a row of it, is for."""

    # What is selected

    def _select(self, reach: Reach | None) -> None:
        if reach is None or reach[0] == reach[1]:
            self.screen.clear_selection()
            return
        (first, start), (last, end) = reach
        self.screen.selections = {self: Selection(Offset(start, first), Offset(end, last))}

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words of the text, without the line breaks of wrapping."""
        if self.flow is None:
            return None
        pieces = []
        for line in self.flow.lines():
            if (span := selection.get_span(self.flow.place_of(line))) is not None:
                start, end = span
                pieces.append(line.text[start : None if end < 0 else end])
        return "\n".join(pieces).strip("\n"), "\n"
