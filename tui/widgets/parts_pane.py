"""The list of a document's parts, one of them chosen, and what stands over it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.archive.model import Address, Document, Part
from tui.layout import Row, Span
from tui.layout.parts import PartsFlow, head
from tui.widgets.looks import Looks
from tui.widgets.pane import GUTTER, TextPane


def head_has_room(document: Document, size: Size) -> bool:
    """Whether what is said of the file can stand over the list all the time; it scrolls with the list otherwise."""
    return 4 * len(head(document, size.width - 2 * GUTTER)) <= size.height


class PartsHead(Widget):
    """Says what the file is, and names the columns under it."""

    def __init__(self, document: Document, looks: Looks) -> None:
        super().__init__(id="parts-head")
        self._document = document
        self._looks = looks
        self._names = ""

    def name_columns(self, names: str) -> None:
        """Show the names of the columns; no row is theirs when there are none."""
        if names != self._names:
            self._names = names
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as there are."""
        return self._text(width).plain.count("\n")

    def render(self) -> Text:
        """Draw the rows."""
        return self._text(self.size.width)

    def _text(self, width: int) -> Text:
        text = Text(no_wrap=True)
        if head_has_room(self._document, self.app.size):
            text.append("\n")
            for row in head(self._document, width):
                for span in (*row.lead, Span(row.words, row.line.look)):
                    text.append(span.text, self._looks.style(span.look))
                text.append("\n")
        if self._names:
            text.append(f"{self._names}\n", self._looks.style("head"))
        return text


class PartsPane(TextPane):
    """Lists the parts of a document in the order of the file."""

    ALLOW_SELECT = False
    flow: PartsFlow | None

    @dataclass
    class Chosen(Message):
        """The part chosen was clicked once more."""

        part: Part

    def __init__(self, document: Document, looks: Looks, at: Address) -> None:
        super().__init__(looks, id="parts")
        self._document = document
        self._parts = document.parts()
        self._head_inside = False
        self._opened = False
        self._settling = False
        self.cursor = next((index for index, part in enumerate(self._parts) if part.address == at), 0)
        """The index of the part chosen."""

    @property
    def part(self) -> Part | None:
        """The part chosen."""
        return self._parts[self.cursor] if self._parts else None

    @property
    def names(self) -> str:
        """The names of the columns."""
        return self.flow.names if self.flow else ""

    def place(self) -> str:
        """Say which part is chosen."""
        return f"part {self.cursor + 1} of {len(self._parts)}" if self._parts else "There is nothing in this file"

    # Laying out

    def make_flow(self, width: int) -> PartsFlow:
        """Lay the parts out for a width in cells, what is said of the file over them where it has no room elsewhere."""
        self._head_inside = not head_has_room(self._document, self.app.size)
        above = head(self._document, width) if self._head_inside else ()
        return PartsFlow(self._document, self._parts, width, above)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the parts out anew; the one chosen stays in sight."""
        cursor = self.cursor
        if self._head_inside == head_has_room(self._document, self.app.size):
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
        """Choose a part in sight when the one chosen has been scrolled away."""
        super().watch_scroll_y(old_value, new_value)
        if self.resizing or self._settling or not self.flow or not self._parts:
            return
        first, end = self.flow.extent(self.cursor)
        if end - first > self.page and first < self.bottom and end > self.top:
            return
        if first < self.top:
            at = self.flow.part_at(self.top)
            self.cursor = at if self.flow.extent(at)[0] >= self.top else min(at + 1, len(self._parts) - 1)
        elif end > self.bottom:
            self.cursor = max(0, self.flow.part_at(self.bottom) - 1)

    def render_line(self, y: int) -> Strip:
        """Draw one row; those of the part chosen stand out."""
        strip = super().render_line(y)
        if not self._is_chosen(y + self.top):
            return strip
        segments = Segment.apply_style(strip, post_style=self._looks.style("chosen"))
        return Strip(segments, strip.cell_length)

    def gutter_of(self, y: int, row: Row) -> Span:
        """Draw a bar beside the part chosen."""
        return Span("▌ ", "cursor") if self._is_chosen(y) else Span("  ", "blank")

    def _extent(self, index: int) -> tuple[int, int]:
        return self.flow.extent(index) if self.flow and self._parts else (0, 0)

    def _is_chosen(self, y: int) -> bool:
        first, end = self._extent(self.cursor)
        return first <= y < end

    # Choosing

    def choose(self, index: int) -> None:
        """Choose a part and bring it into sight; with the first comes what stands over it."""
        before = self._extent(self.cursor)
        self.cursor = cursor = min(max(index, 0), max(0, len(self._parts) - 1))
        first, end = self._extent(cursor)
        if first < self.top:
            self.show_row(first if cursor else 0)
        elif end > self.top + self.page:
            self.show_row(min(first, end - self.page))
        self.cursor = cursor
        for top, below in (before, (first, end)):
            self.refresh_lines(top, below - top)
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Choose the part under the mouse; a click on the one chosen goes there."""
        y = self.top + event.y
        if not self.flow or not self._parts or not self._extent(0)[0] <= y < self.flow.height:
            return
        index = self.flow.part_at(y)
        if index == self.cursor:
            self.post_message(self.Chosen(self._parts[index]))
        else:
            self.choose(index)

    def _choose_rows_on(self, rows: int) -> None:
        """Choose the part that many rows on, and at least the next one."""
        if self.flow:
            index = self.flow.part_at(self._extent(self.cursor)[0] + rows)
            self.choose(max(index, self.cursor + 1) if rows > 0 else min(index, self.cursor - 1))

    def do_down(self, count: int) -> None:
        """Choose the next part."""
        self.choose(self.cursor + count)

    def do_up(self, count: int) -> None:
        """Choose the part before."""
        self.choose(self.cursor - count)

    def do_page_down(self, count: int) -> None:
        """Choose the part a page down."""
        self._choose_rows_on(count * max(1, self.page - 1))

    def do_page_up(self, count: int) -> None:
        """Choose the part a page up."""
        self._choose_rows_on(-count * max(1, self.page - 1))

    def do_half_down(self, count: int) -> None:
        """Choose the part half a page down."""
        self._choose_rows_on(count * max(1, self.page // 2))

    def do_half_up(self, count: int) -> None:
        """Choose the part half a page up."""
        self._choose_rows_on(-count * max(1, self.page // 2))

    def do_top(self, _count: int) -> None:
        """Choose the first part."""
        self.choose(0)
        self.show_row(0)

    def do_bottom(self, _count: int) -> None:
        """Choose the last part."""
        self.choose(len(self._parts) - 1)
