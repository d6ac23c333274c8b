"""The bottom row: where the reader is, and what was last said."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from tui.wrap import truncate

GAP = 2
"""Columns between the place and the note at the least."""
WORTH = 3
"""The fewest columns that a piece of a place is shown in."""


class StatusLine(Widget):
    """Shows a place on the left and a note on the right; the note is shown whole as long as there is room.

    A place tells the most needful first; what stands behind its first " · " is quiet.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--about"}
    ALLOW_SELECT = False

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
        place = fitted(self.place, width - cell_len(note) - (GAP if note else 0))
        gap = width - cell_len(place) - cell_len(note)
        needful, dot, about = place.partition(" · ")
        quiet = self.get_component_rich_style("status--about", partial=True)
        return Text.assemble(needful, (dot + about, quiet), " " * gap, note, no_wrap=True, end="")


def fitted(place: str, width: int) -> str:
    """Shorten a place to a width in cells: whole pieces of it give way from the end on, as long as there are more."""
    for sign in (" · ", ", ", " of "):
        while cell_len(place) > width and sign in place:
            place = place.rpartition(sign)[0]
    if cell_len(place) <= width:
        return place
    return truncate(place, width) if width >= WORTH else ""
