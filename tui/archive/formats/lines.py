"""The lines of a page dump and the list items that their indentation makes.

The grammar is that of resiliparse's plain-text extractor: an item of depth d begins with 2d blanks and a bullet or a
number, and every later line of it has 2(d + 1) blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_MARKER = re.compile(r"( *)(?:(•)|\d{1,4}\.) +(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: `indent` is the column of its first word, `bullet` that of its bullet."""

    number: int
    raw: str
    indent: int
    bullet: int | None = None
    item: bool = False
    """Whether a bullet or a number stands before the words."""

    @property
    def words(self) -> str:
        """The line without indentation, bullet and number."""
        return self.raw[self.indent :]

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.raw or self.raw.isspace()


def split(text: str) -> list[Line]:
    """Split clean text into lines, numbered from 1."""
    return [_line(number, raw) for number, raw in enumerate(text.split("\n"), 1)]


def _line(number: int, raw: str) -> Line:
    if found := _MARKER.match(raw):
        return Line(number, raw, found.end(), found.start(2) if found[2] else None, True)
    return Line(number, raw, len(raw) - len(raw.lstrip(" ")))


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Group lines that no blank line divides."""
    chunk: list[Line] = []
    for line in lines:
        if not line.blank:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@dataclass(slots=True)
class Item:
    """A list item: its lines run from `first` to `last`, nested items included.

    `last_own` is the last line of its own that follows its bullet line, 0 when there is none.
    """

    column: int
    first: int
    last: int = 0
    last_own: int = 0
    lists: list[ItemList] = field(default_factory=list)


@dataclass(slots=True)
class ItemList:
    """Items side by side; `before` is the last line above that is not blank, 0 if none, `gap` counts the blank ones."""

    items: list[Item]
    before: int
    gap: int

    @property
    def first(self) -> int:
        """The line where the list begins."""
        return self.items[0].first

    @property
    def last(self) -> int:
        """The line where the list ends."""
        return self.items[-1].last

    def touches(self, at: int) -> bool:
        """Whether no blank line divides the item at an index from one beside it."""
        around = self.items[max(at - 1, 0) : at + 2]
        return any(above.last + 1 == below.first for above, below in pairwise(around))

    @property
    def tight(self) -> bool:
        """Whether there are several items and no blank line divides them, as in a list that somebody typed."""
        return len(self.items) > 1 and all(above.last + 1 == below.first for above, below in pairwise(self.items))


def outline(lines: list[Line]) -> Item:
    """Nest the bulleted items of a text by their indentation; the item returned holds them all and has no bullet.

    Takes time in proportion to the number of lines.
    """
    root = Item(column=-2, first=0)
    stack = [root]
    before = gap = 0
    for line in lines:
        if line.blank:
            gap += 1
            continue
        above: Item | None = None
        column = line.indent if line.bullet is None else line.bullet + 1
        while len(stack) > 1 and stack[-1].column + 2 > column:
            above = stack.pop()
            above.last = before
        parent = stack[-1]
        if line.bullet is None:
            parent.last_own = line.number
        else:
            item = Item(line.bullet, line.number)
            if above and parent.lists and parent.last_own < parent.lists[-1].first:
                parent.lists[-1].items.append(item)
            else:
                parent.lists.append(ItemList([item], before, gap))
            stack.append(item)
        before, gap = line.number, 0
    for item in stack:
        item.last = before
    return root
