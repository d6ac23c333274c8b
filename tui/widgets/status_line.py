"""The bottom row: where the reader is, and what was last said."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from tui.wrap import truncate


class StatusLine(Widget):
    """Shows a place on the left and a note on the right; the note is shown whole as long as there is room."""

    def __init__(self) -> None:
        super().__init__(id="status")
        self.place = ""
        self.note = ""

    def show(self, place: str, note: str) -> None:
        """Show a place and a note, both plain text."""
        if (place, note) != (self.place, self.note):
            self.place, self.note = place, note
            self.refresh()

    def render(self) -> Text:
        """Lay both out on one row."""
        width = self.size.width
        note = truncate(self.note, width)
        room = width - cell_len(note) - (2 if note else 0)
        place = truncate(self.place, max(0, room))
        gap = width - cell_len(place) - cell_len(note)
        return Text(place + " " * gap + note, no_wrap=True, end="")
