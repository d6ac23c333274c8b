"""The posts of a file → the rows of the list that one is picked from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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


class Columns(NamedTuple):
    """How many cells number, title and count of entries take, and whether the date is shown."""

    digits: int
    title: int
    dated: bool
    entries: int

    @classmethod
    def sharing(cls, width: int, posts: Sequence[Post]) -> Columns:
        """Share a width out among the columns of some posts; the title takes what the longest one needs at the most."""
        digits, entries = len(str(len(posts))), len(NAMES[2])
        room = max(1, width - digits - GAP - entries - GAP)
        dated = room - DATE - GAP >= LEAST_TITLE
        longest = max((cell_len(_title(post)) for post in posts), default=0)
        return cls(digits, min(max(longest, LEAST_TITLE), room - (DATE + GAP) * dated), dated, entries)

    @property
    def names(self) -> str:
        """What the columns are called."""
        title, date, entries = NAMES
        dates = f"{date:{DATE + GAP}}" if self.dated else ""
        return f"{'':{self.digits + GAP}}{title:{self.title}}{'':{GAP}}{dates}{entries}"


def _title(post: Post) -> str:
    return " ".join((post.title or NO_TITLE).split())


class PostsFlow(ListFlow):
    """A row for each post: its number, title, day and how many entries its discussion has."""

    def __init__(self, posts: Sequence[Post], columns: Columns) -> None:
        self._posts = posts
        self._digits, self._title, self._dated, self._entries = columns

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
        title = truncate(_title(post), self._title)
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
