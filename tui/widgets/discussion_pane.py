"""The pane of the discussion: entries, folds, and the entry selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from tui.archive.model import Document
from tui.layout import EMPTY, DiscussionFlow, Row, Span
from tui.layout.whereabouts import describe, ended, first_begun
from tui.outline import Outline
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane


class DiscussionPane(TextPane):
    """Shows the entries that no fold hides, one of them selected."""

    flow: DiscussionFlow | None

    def __init__(self, document: Document, outline: Outline, read: set[int], looks: Looks) -> None:
        super().__init__(looks, id="discussion", document=document)
        self._document = document
        self._outline = outline
        self._read = read
        self.cursor = 1
        """The number of the entry selected."""

    def make_flow(self, width: int) -> DiscussionFlow:
        """Lay the entries out for a width in cells."""
        return DiscussionFlow(self._document, self._outline, width)

    def gutter_of(self, y: int, row: Row) -> Span:
        """Draw a bar beside the selected entry, and a dot beside an unread one."""
        assert self.flow
        if not self._document.entries:
            return super().gutter_of(y, row)
        number = self.flow.entry_at(y)
        first, end = self.flow.extent(number)
        sign = super().gutter_of(y, row).text[1]
        if sign == " " and y == first and number not in self._read:
            sign = "•"
        bar = "▌" if number == self.cursor and first <= y < end else " "
        look = "unread" if bar == " " else "cursor" if self.has_focus else "cursor-away"
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
        """Select an entry, unfolding what hides it, wherever it stands."""
        number = min(max(number, 1), len(self._document.entries))
        if self._outline.visible_ancestor(number) != number:
            self._outline.unfold(self._outline.ancestors(number))
            self.refold()
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
        if self.flow is None:
            return
        cursor = self.cursor
        before = self.flow.extent(cursor)[0] - self.top
        self.flow.replant()
        self.rows_changed()
        self.show_row(self.flow.extent(cursor)[0] - before)
        self.cursor = cursor
        self.keep_place()
        self.post_message(self.Moved())

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
        return ended(self.flow, self._outline.folded, self.top, self.bottom)

    def on_click(self, event: events.Click) -> None:
        """Select the entry under the mouse."""
        y = self.top + event.y
        if self.flow and self._document.entries and y < self.flow.height:
            self.cursor = self.flow.entry_at(y)
            self.refresh()
            self.post_message(self.Moved())

    def place(self) -> str:
        """Say which entry is selected, who wrote it and whom it answers, and how much has been read."""
        if not self._document.entries:
            return EMPTY
        return describe(self._document, self.cursor, self._outline.parent(self.cursor), len(self._read))

    def scroll_inside_page(self) -> bool:
        """Scroll a page on inside the selected entry; False when its end is in sight."""
        if self.flow is None:
            return False
        end = self.flow.extent(self.cursor)[1]
        if end <= self.top + self.page:
            return False
        self.show_row(min(self.top + self.page - 1, end - self.page))
        return True

    def go_to_unread(self) -> bool:
        """Go to the first unread entry, at the top of the pane, and unfold it; False when all have been read."""
        unread = next((number for number in self._outline.order() if number not in self._read), None)
        if unread is None or self.flow is None:
            return False
        self._outline.reveal(unread)
        self.refold()
        self.go_to(unread)
        self.show_row(self.flow.extent(unread)[0] - 1)
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
        for _ in range(count):
            self._step(1)

    def do_up(self, count: int) -> None:
        """Select the entry before, or scroll back inside one that is taller than the pane."""
        for _ in range(count):
            self._step(-1)

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
        """Go to the first entry."""
        self.go_to(self._outline.order()[0])
        self.show_row(0)

    def do_bottom(self, _count: int) -> None:
        """Go to the last entry that can be seen."""
        self.go_to(self._outline.visible()[-1])
        self.show_row(self.flow.height if self.flow else 0)

    def _go(self, number: int | None) -> None:
        if number:
            self.go_to(number)

    def do_next_sibling(self, count: int) -> None:
        """Go to the next entry at the same place of the tree."""
        self._go(self._outline.sibling(self.cursor, count))

    def do_previous_sibling(self, count: int) -> None:
        """Go to the one before at the same place of the tree."""
        self._go(self._outline.sibling(self.cursor, -count))

    def do_parent(self, count: int) -> None:
        """Go to the entry that this one answers."""
        for _ in range(count):
            self._go(self._outline.parent(self.cursor))

    def do_next_root(self, count: int) -> None:
        """Go to the next top-level entry."""
        self._go(self._outline.root(self.cursor, count))

    def do_previous_root(self, count: int) -> None:
        """Go to the top-level entry before."""
        self._go(self._outline.root(self.cursor, -count))

    def do_next_unread(self, count: int) -> None:
        """Go to the next unread entry."""
        self._go_along(count, lambda number: number not in self._read)

    def do_previous_unread(self, count: int) -> None:
        """Go to the unread entry before."""
        self._go_along(-count, lambda number: number not in self._read)

    def do_next_by_author(self, count: int) -> None:
        """Go to the next entry by the same author."""
        self._go_along(count, self._same_author)

    def do_previous_by_author(self, count: int) -> None:
        """Go to the one before by the same author."""
        self._go_along(-count, self._same_author)

    def _same_author(self, number: int) -> bool:
        author = self._document.entry(self.cursor).author
        return author is not None and self._document.entry(number).author == author

    def _go_along(self, count: int, wanted: Callable[[int], bool]) -> None:
        self._go(self._outline.along(self.cursor, count, wanted))

    # Folds

    def _fold(self, change: Callable[[], None]) -> None:
        change()
        self.refold()

    def do_toggle_fold(self, _count: int) -> None:
        """Fold the entry to one line, or unfold it."""
        folded = self.cursor in self._outline.folded
        self._fold(lambda: (self._outline.unfold if folded else self._outline.fold)([self.cursor]))

    def do_fold_in(self, _count: int) -> None:
        """Fold the entry; once folded, go to its parent."""
        if self.cursor in self._outline.folded:
            self.do_parent(1)
        else:
            self.do_close_fold(1)

    def do_fold_out(self, _count: int) -> None:
        """Unfold the entry; once unfolded, go to its first reply."""
        if self.cursor in self._outline.folded:
            self.do_open_fold(1)
        else:
            self._go(self._outline.first_reply(self.cursor))

    def do_open_fold(self, _count: int) -> None:
        """Unfold the entry."""
        self._fold(lambda: self._outline.unfold([self.cursor]))

    def do_close_fold(self, _count: int) -> None:
        """Fold the entry."""
        self._fold(lambda: self._outline.fold([self.cursor]))

    def do_close_all(self, _count: int) -> None:
        """Fold every entry."""
        self._fold(self._outline.fold_all)

    def do_open_all(self, _count: int) -> None:
        """Unfold every entry."""
        self._fold(self._outline.unfold_all)

    def do_fold_to_depth(self, depth: int) -> None:
        """Show entries down to a depth whole."""
        self._fold(lambda: self._outline.fold_below(depth))
