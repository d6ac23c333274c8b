"""The pane of a file's own text."""

from __future__ import annotations

from textual import events
from textual.selection import Selection

from tui.archive.original import Passage
from tui.layout import Anchor, Row, Span
from tui.layout.raw import RawFlow
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane


class RawPane(TextPane):
    """Shows a text, which is clean, with the numbers of its lines; it opens at a passage, which is marked."""

    flow: RawFlow | None

    def __init__(self, text: str, looks: Looks, passage: Passage | None = None) -> None:
        super().__init__(looks, id="raw")
        self._text = text
        self._passage = passage
        self._opened = False

    def make_flow(self, width: int) -> RawFlow:
        """Lay the text out for a width in cells, the last of which stays free."""
        return RawFlow(self._text, width - 1)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out anew when the width changed; the first time, go to the passage."""
        super().on_resize(event)
        if not self._opened:
            self._opened = True
            self._show_passage()

    # The passage

    def _anchor(self) -> Anchor:
        return Anchor(self._passage.lines[0] - 1, self._passage.start) if self._passage else Anchor(0, 0)

    def _passage_row(self) -> int | None:
        """The row where the passage begins; None where there is none."""
        return self.flow.at(self._anchor()) if self.flow and self._passage else None

    def _show_passage(self) -> None:
        if (y := self._passage_row()) is not None:
            self.show_row(y - self.page // 3)

    def gutter_of(self, y: int, row: Row) -> Span:
        """Draw a bar beside the lines of the passage, and an arrow where it begins."""
        first, last = self._passage.lines if self._passage else (0, 0)
        if not first <= row.line.number + 1 <= last:
            return Span("  ", "blank")
        return Span("▌→" if y == self._passage_row() else "▌ ", "cursor")

    @property
    def line(self) -> int:
        """The line where the reader is, counted from 1: where the passage begins, or else the first in sight."""
        if self._passage and self.selected_row is not None:
            return self._passage.lines[0]
        return self.flow.row(self.top).line.number + 1 if self.flow and self.top < self.flow.height else 1

    @property
    def selected_row(self) -> int | None:
        """The row in sight, counted from 0, where the passage begins; None where it is out of sight."""
        y = self._passage_row()
        return y - self.top if y is not None and self.top <= y < self.bottom else None

    def place(self) -> str:
        """Say where the reader is: the line, and how far the text has been seen."""
        if not self.flow:
            return ""
        return f"line {self.line:,} of {self.flow.count:,}, {round(100 * self.bottom / self.flow.height)} %"

    def go_to_line(self, number: int) -> None:
        """Go to a line and mark it; the last one where there are fewer."""
        if self.flow:
            number = min(number, self.flow.count)
            self._passage = Passage((number, number))
            self._show_passage()
            self.refresh()
            self.post_message(self.Moved())

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words of the text, without the line breaks of wrapping."""
        if self.flow is None:
            return None
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.flow.count - 1
        pieces = []
        for line in map(self.flow.line, range(first, last + 1)):
            if (span := selection.get_span(line.number)) is not None:
                start, end = span
                pieces.append(line.text[start : None if end < 0 else end])
        return "\n".join(pieces).strip("\n"), "\n"
