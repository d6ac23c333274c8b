"""What an extractor leaves of a page, and what of a discussion's records still stands there.

The truth is taken from the dump by these rules and no others. A record is kept when its text is there. Its head runs
from its item's marker down to its text; where entries are no items, it is the two lines above the text. Its foot is
the two lines below the text, as far as they are above the next marker. A name, title or date that its theme writes
into head or foot is kept when it stands there. Where entries are no items, a record that kept neither name nor date
cannot be told from the text above it and is no entry of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resiliparse.extract.html2text import extract_plain_text

from tui.archive.model import EntryKind

from .themes import Article, Frame, Record, Theme, Words

_MARKER = re.compile(r" *(?:•|\d+\.) +")
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """What the dump holds of a record; what does not stand beside its text is None."""

    record: Record
    kind: EntryKind | None
    """None where a trackback looks like a comment, under a name as commenters have."""
    author: str | None
    title: str | None
    date: str | None
    text: tuple[str, ...]
    """The lines of the text, without indents and bullets."""
    shown: tuple[str, ...]
    """The same lines with everything else that stands on them."""
    lines: tuple[int, int]
    """Where the text stands, counted from 1."""
    depth: int
    parent: int | None
    """The place of the record that this one is nested in, from 0."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's dump, and what it holds of the discussion."""

    theme: Theme
    article: Article
    text: str
    kept: tuple[Kept, ...]
    lost: tuple[Record, ...]


def dump(html: str) -> str:
    """Extract the text of a page."""
    return str(extract_plain_text(html, main_content=True))


def extracted(theme: Theme, article: Article, records: tuple[Record, ...], frame: Frame | None = None) -> Page:
    """Write a page, extract its text, and tell what that holds."""
    frame = frame or Frame()
    text = dump(theme.page(article, records, frame))
    reader = _Reader(theme, frame.words, text)
    lost, places = list[Record](), dict[int, int]()
    for place, (record, above) in enumerate(theme.order(records)):
        parents = [places[one] for one in above if one in places]
        if reader.find(record, len(parents) + 1, parents[-1] if parents else None):
            places[place] = len(reader.kept) - 1
        else:
            lost.append(record)
    return Page(theme, article, text, tuple(reader.kept), tuple(lost))


def squeezed(*texts: str | None) -> str:
    """Join texts, and make every run of white space one blank."""
    return " ".join(" ".join(text or "" for text in texts).split())


def bare(line: str) -> str:
    """Take the indent and the marker off a line."""
    return squeezed(_MARKER.sub("", line, count=1) if _MARKER.match(line) else line)


def _holds(text: str, words: str | None) -> bool:
    return bool(words) and re.search(rf"(?<!\w){re.escape(squeezed(words))}(?!\w)", text) is not None


class _Reader:
    """Goes down a dump and finds the records of a page in it."""

    def __init__(self, theme: Theme, words: Words, text: str) -> None:
        self.theme, self.words = theme, words
        self.lines = text.split("\n")
        self.next = 0
        self.date = ""
        self.kept: list[Kept] = []

    def find(self, record: Record, depth: int, parent: int | None) -> bool:
        """Find a record below the last one, and tell whether it is an entry of its own."""
        theme = self.theme
        form = theme.ping_form if record.is_ping else "header"
        lines = [bare(line) for piece in record.body for line in piece.lines] if form != "short" else []
        wanted = [line for line in lines if line]
        first = self._first(wanted[0] if wanted else record.author)
        if first is None:
            return False
        last = self._last(first, wanted, record)
        self.date = theme.shown_date(record, self.words)
        head = self._head(first, wanted, own_list=record.body[0].tag == "ul")
        foot = self._foot(last)
        self.next = last + 1
        name_below = theme.name_below and form == "header"
        date_below = theme.ping_date_below if form == "titled" else theme.date_below
        author = record.author if _holds(foot if name_below else head, record.author) else None
        date = self.date if _holds(foot if date_below else head, self.date) else None
        if not theme.listed and not author and not date:
            self._go_on(self._between(first, last), last)
            return False
        kind: EntryKind | None = record.kind
        if record.kind == "trackback" and form == "header" and author and not name_below:
            kind = None
        found = Kept(
            record,
            kind,
            author if form in ("header", "titled") else None,
            record.title if _holds(head, record.title) else None,
            date,
            tuple(wanted),
            self._between(first, last),
            (first + 1, last + 1),
            depth,
            parent,
        )
        self.kept.append(found)
        return True

    def _go_on(self, lines: tuple[str, ...], last: int) -> None:
        """Make lines a part of the text above them."""
        if self.kept:
            above = self.kept.pop()
            whole = (above.lines[0], last + 1)
            self.kept.append(replace(above, text=above.text + lines, shown=above.shown + lines, lines=whole))

    def _between(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(bare(line) for line in self.lines[first : last + 1] if line.strip())

    def _first(self, words: str) -> int | None:
        """Find the line that a text begins on."""
        return next((at for at in range(self.next, len(self.lines)) if words in bare(self.lines[at])), None)

    def _last(self, first: int, wanted: list[str], record: Record) -> int:
        """Find the line that a text ends on; a text is whole or it is not there."""
        at = first
        for words in wanted[1:]:
            at = next(below for below in range(at + 1, len(self.lines)) if self.lines[below].strip())
            assert bare(self.lines[at]) == words, (
                f"{record.author}: {self.lines[at]!r} stands in the place of {words!r}"
            )
        return at

    def _head(self, first: int, wanted: list[str], *, own_list: bool) -> str:
        start = first - 1 if own_list else first
        if self.theme.listed:
            while start > self.next and not self._is_marked(start):
                start -= 1
            near = [
                bare(line) if self._is_marked(at) else line for at, line in enumerate(self.lines[start:first], start)
            ]
        else:
            near = [line for line in self.lines[self.next : first] if line.strip()][-_NEAR:]
        line = bare(self.lines[first])
        return squeezed(*near, line[: line.index(wanted[0])] if wanted else line)

    def _is_marked(self, at: int) -> bool:
        """Tell whether an item begins on a line; a date that begins with its day looks like a numbered item."""
        return bool(_MARKER.match(self.lines[at])) and not squeezed(self.lines[at]).startswith(self.date)

    def _foot(self, last: int) -> str:
        near: list[str] = []
        for at, line in enumerate(self.lines[last + 1 :], last + 1):
            if len(near) == _NEAR or (self.theme.listed and self._is_marked(at)):
                break
            if line.strip():
                near.append(line)
        return squeezed(*near)
