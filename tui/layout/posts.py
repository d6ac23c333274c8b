"""The posts of a file → the rows of the list that one is picked from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.archive.dates import moment
from tui.archive.model import Post
from tui.archive.quote import NO_TITLE
from tui.layout.rows import Line, ListFlow, Row, Span
from tui.wrap import truncate

DATE = 10
"""Columns of a date, as 2007-07-09."""
LEAST_TITLE = 24
"""Columns that a title has at the least before the date goes."""
NAMES = ("title", "date", "entries")
"""What the columns are called."""
GAP = 2


def short_date(date: str | None) -> str:
    """Write the day of a date as 2007-07-09; a date in a form that is not known begins as the file has it."""
    if not date:
        return ""
    known = moment(date)
    return f"{known[0]:04}-{known[1]:02}-{known[2]:02}" if known else truncate(" ".join(date.split()), DATE)


class PostsFlow(ListFlow):
    """A row for each post: its number, title, day and how many entries its discussion has."""

    def __init__(self, posts: Sequence[Post], width: int, most: int) -> None:
        self._posts = posts
        self._digits = len(str(most))
        self._entries = len(NAMES[2])
        room = max(1, width - self._digits - GAP - self._entries - GAP)
        self._dated = room - DATE - GAP >= LEAST_TITLE
        self._title = room - DATE - GAP if self._dated else room

    @property
    def names(self) -> str:
        """The names of the columns."""
        title, date, entries = NAMES
        dates = f"{date:{DATE + GAP}}" if self._dated else ""
        return f"{'':{self._digits + GAP}}{title:{self._title}}{'':{GAP}}{dates}{entries}"

    @property
    def count(self) -> int:
        """How many posts there are."""
        return len(self._posts)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._posts)

    def item_at(self, y: int) -> int:
        """The index of the post on the row at `y`, or of the nearest."""
        return min(max(0, y), max(0, len(self._posts) - 1))

    def extent(self, index: int) -> tuple[int, int]:
        """The row of a post, and the row after it."""
        return index, index + 1

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        post = self._posts[y]
        title = truncate(" ".join((post.title or NO_TITLE).split()), self._title)
        fill = " " * (self._title - cell_len(title) + GAP)
        date = short_date(post.date)
        dates = (Span(f"{date}{' ' * (DATE - cell_len(date) + GAP)}", "date"),) if self._dated else ()
        return Row(
            Line(y, "", "blank"),
            0,
            0,
            (
                Span(f"{post.number:>{self._digits}}{'':{GAP}}", "number"),
                Span(title + fill, "words" if post.title else "missing"),
                *dates,
                Span(f"{post.entries or '–':>{self._entries}}", "hidden-count" if post.entries else "number"),
            ),
        )
