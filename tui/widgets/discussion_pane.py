"""The pane of the discussion: entries, folds, and the entry selected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import chain

from textual import events
from textual.message import Message

from tui.archive.model import Document
from tui.layout import EMPTY, DiscussionFlow, Row, Span
from tui.layout.authors import Authors
from tui.layout.whereabouts import describe, ended, first_begun
from tui.outline import Outline
from tui.widgets.hit_map import MappedPane
from tui.widgets.looks import Looks
from tui.work import Work


class DiscussionPane(MappedPane):
    """Shows the entries that no fold hides, one of them selected."""

    flow: DiscussionFlow | None

    class Wheeled(Message):
        """The mouse has scrolled the pane."""

    def __init__(
        self, document: Document, outline: Outline, work: Work, looks: Looks, authors: Authors, measure: int
    ) -> None:
        super().__init__(looks, id="discussion", document=document)
        self._document = document
        self._outline = outline
        self._work = work
        self._authors = authors
        self.measure = measure
        """The longest row of the article's text in columns."""
        self.cursor = 1
        """The number of the entry selected."""
        self.limited: Callable[[], None] = lambda: None
        """Called after every change of what is left out."""

    def make_flow(self, width: int) -> DiscussionFlow:
        """Lay the entries out for a width in cells."""
        return DiscussionFlow(
            self._document,
            self._outline,
            width,
            measure=self.measure,
            authors=self._authors,
            tagged=self._work.tagged,
            notes=self._work.notes,
        )

    def place_of(self, number: int) -> int:
        """Where an entry stands in the order of the screen; 0 for the article."""
        return self._outline.place(number)

    def gutter_of(self, y: int, row: Row) -> Span:
        """Draw a bar beside the selected entry, and a dot beside an unread one."""
        assert self.flow
        plain = super().gutter_of(y, row)
        if not self._document.entries:
            return plain
        number = self.flow.entry_at(y)
        first, end = self.flow.extent(number)
        bar = "▌" if number == self.cursor and first <= y < end else " "
        if not plain.text.isspace():
            return Span(bar + plain.text[1], plain.look)
        sign = "•" if y == first and number not in self._work.read else " "
        look = "unread" if bar == " " else "cursor" if self.is_active else "cursor-away"
        return Span(bar + sign, look)

    # Keeping the selected entry in sight

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the selection follow what is in sight, whoever scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if not self.resizing:
            self.select_in_sight()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the entries out anew; the selected one stays, and comes into sight whole if it fits."""
        cursor = self.cursor
        super().on_resize(event)
        self.cursor = cursor
        if self.flow and self._document.entries:
            first, end = self.flow.extent(self.cursor)
            if end - first <= self.page or first >= self.bottom or end <= self.top:
                self.go_to(self.cursor)

    # Going to an entry

    def select(self, number: int) -> None:
        """Select an entry wherever it stands, unfolding what hides it; one that was left out brings all back."""
        number = min(max(number, 1), len(self._document.entries))
        if not self._outline.has(number):
            self.limit(None)
        if self._outline.visible_ancestor(number) != number:
            self._outline.unfold(self._outline.ancestors(number))
            self.refold()
        if number != self.cursor:
            self.cursor = number
            self.refresh()
        self.post_message(self.Moved())

    def go_to(self, number: int, *, at_end: bool = False) -> None:
        """Select an entry and bring it into sight; its end first when it is tall."""
        self.select(number)
        if self.flow is None:
            return
        first, end = self.flow.extent(self.cursor)
        if end - first > self.page:
            self.show_row(end - self.page if at_end else first)
        elif first < self.top:
            self.show_row(first)
        elif end > self.top + self.page:
            self.show_row(end - self.page)

    def refold(self) -> None:
        """Draw the folds as the outline has them; the selected entry stays where it is on the screen."""
        if self.flow is None:
            return
        before = self.flow.extent(self.cursor)[0] - self.top if self.flow.shows(self.cursor) else 0
        self.cursor = self._outline.visible_ancestor(self.cursor)
        self.flow.refold()
        self.rows_changed()
        first, _ = self.flow.extent(self.cursor)
        self.show_row(first - min(max(before, 0), self.page - 1))
        self.post_message(self.Moved())

    def replant(self) -> None:
        """Draw the tree as the outline has it now; the selected entry is unfolded to and stays where it is."""
        self._outline.unfold(self._outline.ancestors(self.cursor))
        self._draw_anew(lambda flow: flow.replant())

    def limit(self, wanted: Collection[int] | None) -> None:
        """Leave all entries out but some and those above them; None shows all.

        The selected entry stays so if it is left, or else the next one that is.
        """
        outline, before = self._outline, self._outline.wanted
        outline.limit(wanted)
        if outline.wanted is not None:
            if self.cursor not in outline.wanted:
                order, place = outline.order(), outline.place(self.cursor) - 1
                self.cursor = next(filter(outline.wants, chain(order[place:], reversed(order[:place]))))
            outline.unfold(outline.above(outline.wanted))
        self._draw_anew(lambda flow: flow.limit())
        if outline.wanted != before:
            self.limited()

    def _draw_anew(self, change: Callable[[DiscussionFlow], None]) -> None:
        """Let the flow take up a change of the outline; the selected entry stays where it is on the screen."""
        if self.flow is None:
            return
        cursor = self.cursor
        before = self.flow.extent(cursor)[0] - self.top if self.flow.shows(cursor) else 1
        change(self.flow)
        self.rows_changed()
        self.show_row(self.flow.extent(cursor)[0] - min(max(before, 0), self.page - 1))
        self.cursor = cursor
        self.keep_place()
        self.post_message(self.Moved())

    def redraw(self, numbers: Collection[int]) -> None:
        """Draw some entries anew after what the reader keeps of them changed; the selected one stays in sight whole."""
        self._draw_anew(lambda flow: flow.redraw(numbers))
        if self.flow and self.cursor in numbers:
            first, end = self.flow.extent(self.cursor)
            if end - first <= self.page < end - self.top:
                self.show_row(end - self.page)

    def keep_in_sight(self, number: int) -> None:
        """Select an entry, and go to it unless some of it is in sight."""
        if not self._document.entries:
            return
        self.select(number)
        if self.flow:
            first, end = self.flow.extent(self.cursor)
            if first >= self.bottom or end <= self.top:
                self.go_to(self.cursor)

    def select_in_sight(self) -> None:
        """Select an entry in sight when the selected one has been scrolled away."""
        if self.flow is None or not self.flow.shows(self.cursor):
            return
        first, end = self.flow.extent(self.cursor)
        if end <= self.top:
            self.cursor = first_begun(self.flow, self.top, self.bottom)
        elif first >= self.bottom:
            self.cursor = self.flow.entry_at(self.bottom - 1)
        self.refresh()

    def ended_in_sight(self) -> list[int]:
        """The unfolded entries whose last row is in sight."""
        if self.flow is None or not self._document.entries:
            return []
        return ended(self.flow, self._outline, self.top, self.bottom)

    def clicked(self, x: int, y: int) -> None:
        """Select the entry on a row; on its fold mark, fold or unfold it."""
        if not self.flow or not self._document.entries:
            return
        self.cursor = number = self.flow.entry_at(y)
        self.refresh()
        self.post_message(self.Moved())
        if y == self.flow.extent(number)[0] and x in self.flow.guides.fold_mark(number):
            self.toggle_fold(number)

    def toggle_fold(self, number: int) -> None:
        """Fold an entry to one line, or unfold it."""
        folded = number in self._outline.folded
        (self._outline.unfold if folded else self._outline.fold)([number])
        self.refold()

    def place(self) -> str:
        """Say which entry is selected, who wrote it and whom it answers, and how much has been read."""
        if not self._document.entries:
            return EMPTY
        return describe(self._document, self.cursor, self._outline.parent(self.cursor))

    def on_mouse_scroll_down(self) -> None:
        """Tell that the mouse scrolls."""
        self.call_after_refresh(self.post_message, self.Wheeled())

    @property
    def selected_row(self) -> int | None:
        """The first row in sight of the entry selected, counted from 0."""
        if self.flow is None or not self._document.entries or not self.flow.shows(self.cursor):
            return None
        return min(max(0, self.flow.extent(self.cursor)[0] - self.top), self.page - 1)

    def scroll_inside_page(self) -> bool:
        """Scroll a page on inside the selected entry; False when its end is in sight."""
        if self.flow is None:
            return False
        end = self.flow.extent(self.cursor)[1]
        if end <= self.top + self.page:
            return False
        self.show_row(min(self.top + self.page - 1, end - self.page))
        return True

    def chain(self) -> list[Sequence[Row]]:
        """The rows of the entries that the selected one answers, the oldest first, and its own, with reasons."""
        numbers = [*reversed(list(self._outline.ancestors(self.cursor))), self.cursor]
        return [self.flow.explained_rows(number) for number in numbers] if self.flow else []

    # Motions

    def scroll_rows(self, count: int) -> None:
        """Scroll by rows; the selection stays in sight, and a page that cannot be scrolled selects the last entry."""
        before = self.top
        super().scroll_rows(count)
        if self.flow and self.top == before and abs(count) > 1:
            self.cursor = self.flow.visible[-1 if count > 0 else 0]
            self.refresh()
            self.post_message(self.Moved())

    def do_down(self, count: int) -> None:
        """Select the next entry in sight order, or scroll on inside one that is taller than the pane."""
        self._steps(count, 1)

    def do_up(self, count: int) -> None:
        """Select the entry before, or scroll back inside one that is taller than the pane."""
        self._steps(count, -1)

    def _steps(self, count: int, step: int) -> None:
        """Go on step by step, to the end at the most."""
        for _ in range(count):
            before = self.cursor, self.top
            self._step(step)
            if before == (self.cursor, self.top):
                return

    def _step(self, step: int) -> None:
        if self.flow is None:
            self.go_to(self.cursor + step)
            return
        first, end = self.flow.extent(self.cursor)
        hidden = end > self.top + self.page if step > 0 else first < self.top
        if end - first > self.page and hidden:
            self.show_row(self.top + step)
        elif beside := self.flow.beside(self.cursor, step):
            self.go_to(beside, at_end=step < 0)

    def do_top(self, _count: int) -> None:
        """Go to the first entry that can be seen."""
        self.go_to(self._outline.visible()[0])
        self.show_row(0)

    def do_bottom(self, _count: int) -> None:
        """Go to the last entry that can be seen."""
        self.go_to(self._outline.visible()[-1])
        self.show_row(self.flow.height if self.flow else 0)
