"""Who writes in a discussion → a row for each author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from tui.archive.cast import Member
from tui.archive.quote import NO_NAME
from tui.layout.authors import AUTHOR_MARK, Authors
from tui.layout.rows import Line, ListFlow, Row, Span, cut_spans
from tui.wrap import truncate

NAME = (12, 30)
"""The least columns of a name that are kept while anything else is shown, and the most that it has."""
BAR = 10
"""Columns of the bar that compares the numbers of entries."""
BAR_SIGN = "━"
ANSWERS = 22
"""Columns that whom an author answers is worth showing in."""
NAMED = 20
"""How many of those whom an author answers are named."""
ENOUGH = 200
"""Characters of a name that are looked at."""
NAMES = ("name", "entries", "words", "from–to")
"""What the columns are called."""
SIGN = 2
GAP = "  "


class Columns(NamedTuple):
    """How many cells each column takes, the gap before it left out; 0 where there is no room for it."""

    name: int
    entries: int
    bar: int
    words: int
    range: int
    more: int

    @classmethod
    def sharing(cls, width: int, members: Sequence[Member], longest: int) -> Columns:
        """Share a width out among the columns of some authors, the most telling first; `longest` is that of a name."""
        least, most = NAME
        wanted = {
            "entries": max([len(NAMES[1]), *(len(str(len(member.numbers))) for member in members)]),
            "range": max([len(NAMES[3]), *(len(_range(member)) for member in members)]),
            "more": ANSWERS if any(map(_more, members)) else 0,
            "bar": BAR,
            "words": max([len(NAMES[2]), *(len(f"{member.words:,}") for member in members)]),
        }
        name = max(1, min(least, width - SIGN))
        room = width - SIGN - least
        kept = dict.fromkeys(wanted, 0)
        for column in ("entries", "range", "more", "bar"):
            if not wanted[column]:
                continue
            if room < wanted[column] + len(GAP):
                break
            kept[column], room = wanted[column], room - wanted[column] - len(GAP)
        longer = max(0, min(longest - name, most - name, room))
        name, room = name + longer, room - longer
        if kept["bar"] and room >= wanted["words"] + len(GAP):
            kept["words"], room = wanted["words"], room - wanted["words"] - len(GAP)
        kept["more"] += room if kept["more"] else 0
        return cls(name, **kept)


class CastFlow(ListFlow):
    """A row for each author: sign, name, how many entries, how much of the discussion, and whom they answer."""

    def __init__(self, members: Sequence[Member], authors: Authors, width: int) -> None:
        self._members = members
        self._authors = authors
        self._width = max(1, width)
        self._most = max((len(member.numbers) for member in members), default=1)
        longest = max((cell_len(self._name(member)) for member in members), default=0)
        self._columns = Columns.sharing(self._width, members, longest)

    @property
    def names(self) -> str:
        """What the columns are called."""
        name, entries, words, range_ = NAMES
        columns = self._columns
        cells = [f"{'':{SIGN}}{name:{columns.name}}"]
        if columns.entries:
            cells.append(f"{entries:>{columns.entries}}")
        if columns.bar:
            cells.append(" " * columns.bar)
        if columns.words:
            cells.append(f"{words:>{columns.words}}")
        if columns.range:
            cells.append(f"{range_:{columns.range}}")
        return truncate(GAP.join(cells), self._width)

    @property
    def count(self) -> int:
        """How many authors there are."""
        return len(self._members)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._members)

    def item_at(self, y: int) -> int:
        """The index of the author on the row at `y`, or of the nearest."""
        return min(max(0, y), max(0, len(self._members) - 1))

    def extent(self, index: int) -> tuple[int, int]:
        """The row of an author, and the row after it."""
        return index, index + 1

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        return Row(Line(y, "", "blank"), 0, 0, cut_spans(list(self._spans(self._members[y])), self._width))

    def _name(self, member: Member) -> str:
        """The name of an author, with a mark where the article is theirs."""
        name = " ".join(member.author[:ENOUGH].split()) if member.author else NO_NAME
        return name + AUTHOR_MARK if self._authors.wrote_article(member.author) else name

    def _spans(self, member: Member) -> Iterator[Span]:
        columns, count = self._columns, len(member.numbers)
        look = self._authors.look(member.author)
        yield Span(f"{self._authors.sign(member.author)} ", look)
        name = truncate(self._name(member), columns.name)
        yield Span(name + " " * (columns.name - cell_len(name)), look)
        if columns.entries:
            yield Span(f"{GAP}{count:>{columns.entries}}", "words")
        if columns.bar:
            bar = BAR_SIGN * max(1, round(columns.bar * count / self._most))
            yield Span(f"{GAP}{bar:{columns.bar}}", look)
        if columns.words:
            yield Span(f"{GAP}{member.words:>{columns.words},}", "number")
        if columns.range:
            yield Span(f"{GAP}{_range(member):{columns.range}}", "number")
        if columns.more and (more := _more(member)):
            yield Span(GAP + truncate(more, columns.more), "answers")


def _range(member: Member) -> str:
    return f"{member.first}–{member.last}" if member.last > member.first else str(member.first)


def _more(member: Member) -> str:
    """Tell what besides comments an author sent, and whom they answer."""
    parts = [f"{count} {kind}{'s' * (count > 1)}" for kind, count in member.kinds if kind != "comment"]
    if member.answers:
        named = (_times(" ".join((name or NO_NAME)[:ENOUGH].split()), count) for name, count in member.answers)
        parts.append("answers " + ", ".join(islice(named, NAMED)))
    return " · ".join(parts)


def _times(name: str, count: int) -> str:
    """Name someone and how often, which is told from the number of an entry by its sign."""
    return f"{name} ×{count}" if count > 1 else name
