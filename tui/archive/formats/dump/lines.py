"""The lines of a page dump and the list items that their indentation makes.

The grammar is that of resiliparse's plain-text extractor: an item of depth d begins with 2d blanks and a bullet or a
number, and every later line of it has 2(d + 1) blanks.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.archive.dates import begins_with_day

_MARKER = re.compile(r"( *)(?:(•|\d{1,4}\.|[*·‣◦-]) +(?=\S)|(•)\s*$)")
PROPER = "•1"
"""The marks that the extractor writes, all numbers as one; others were typed, or put in their place by hand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: `indent` is the column of its first word, `bullet` that of its bullet or number."""

    number: int
    raw: str
    indent: int
    bullet: int | None = None
    mark: str = ""
    """The bullet itself, 1 for any number."""

    @property
    def item(self) -> bool:
        """Whether a bullet or a number stands before the words."""
        return self.bullet is not None

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
    found = _MARKER.match(raw)
    if found and not begins_with_day(raw):
        mark = found[2] or found[3]
        return Line(number, raw, found.end(), found.end(1), "1" if mark.endswith(".") else mark)
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


@dataclass(slots=True, eq=False)
class Item:
    """A list item: its lines run from `first` to `last`, nested items included.

    `last_own` is the last line of its own that follows its bullet line, 0 when there is none.
    """

    column: int
    first: int
    mark: str = ""
    last: int = 0
    last_own: int = 0
    lists: list[ItemList] = field(default_factory=list)
    loose: bool = False
    """Whether a blank line stands in it, not counting the items in it."""


@dataclass(slots=True, eq=False)
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

    @property
    def proper(self) -> bool:
        """Whether the extractor wrote its bullets."""
        return self.items[0].mark in PROPER

    def touches(self, at: int) -> bool:
        """Whether no blank line divides the item at an index from one beside it."""
        around = self.items[max(at - 1, 0) : at + 2]
        return any(above.last + 1 == below.first for above, below in pairwise(around))

    @property
    def tight(self) -> bool:
        """Whether there are several items and no blank line among them, as in a list that somebody typed."""
        touching = (above.last + 1 == below.first for above, below in pairwise(self.items))
        return len(self.items) > 1 and all(touching) and not any(item.loose for item in self.items)


def outline(lines: list[Line], stops: Container[int] = ()) -> Item:
    """Nest the bulleted items of a text by their indentation; the item returned holds them all and has no bullet.

    Preformatted text stands unindented inside an item: a line at the margin directly under one of an item, unless it is
    among `stops`, is part of it. Where a kind of bullet first stands further in, one at the margin is text as well.
    Takes time in proportion to the number of lines.
    """
    first_columns: dict[str, int] = {}
    root = Item(column=-2, first=0)
    stack = [root]
    before = gap = 0
    for line in lines:
        if line.blank:
            gap += 1
            continue
        bullet = line.bullet
        if bullet is not None and bullet < min(1, first_columns.setdefault(line.mark, bullet)):
            bullet = None
        attached = not gap and len(stack) > 1 and bullet is None and line.number not in stops
        above: Item | None = None
        column = line.indent + 1 if bullet is None else bullet
        while len(stack) > 1 and stack[-1].column + 2 > column and not (attached and column < stack[1].column + 2):
            above = stack.pop()
            above.last = before
        parent = stack[-1]
        parent.loose = parent.loose or gap > 0
        if bullet is None:
            parent.last_own = line.number
        else:
            item = Item(bullet, line.number, line.mark)
            beside = parent.lists[-1].items[-1] if parent.lists else None
            if above and beside and beside.mark == line.mark and parent.last_own < parent.lists[-1].first:
                parent.lists[-1].items.append(item)
            else:
                parent.lists.append(ItemList([item], before, gap))
            stack.append(item)
        before, gap = line.number, 0
    for item in stack:
        item.last = before
    return root


def own_text(lines: list[Line], item: Item) -> list[str]:
    """The lines of an item above the lists in it, without its bullet and indentation; blank ones are empty."""
    last = item.lists[0].first - 1 if item.lists else item.last
    return dedent(lines[item.first - 1 : last], item.column + 2)


def edges(lines: list[Line], item: Item) -> list[str]:
    """The lines of an item above the lists in it, and the last one of its own below them."""
    text = own_text(lines, item)
    below = item.lists and item.last_own > item.lists[-1].first
    return [*text, lines[item.last_own - 1].words] if below else text


def dedent(lines: Sequence[Line], margin: int) -> list[str]:
    """Take an item's indentation and bullet off; a paragraph that stands less far in keeps its shape.

    `margin` is where its text stands at the least; in a file indented by hand it may stand further in.
    """
    margin = max(margin, min((line.indent for line in lines if not line.blank and line.bullet is None), default=0))
    texts: list[str] = []
    chunk: list[Line] = []
    for line in [*lines, None]:
        if line is not None and not line.blank:
            chunk.append(line)
            continue
        if chunk:
            least = min(margin, *(one.indent for one in chunk)) if len(chunk) > 1 else min(margin, chunk[0].indent)
            texts += [one.words if one.bullet is not None and one.bullet < least else one.raw[least:] for one in chunk]
            chunk = []
        if line is not None:
            texts.append("")
    while texts and not texts[-1]:
        texts.pop()
    return texts
