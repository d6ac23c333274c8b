"""What is kept of a document → what is kept of another version of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.archive.model import Address, Document
from tui.archive.versions import nearest, renumber, renumber_blocks
from tui.layout import MEASURE, Anchor, ArticleFlow, Line
from tui.layout.entries import first_lines
from tui.place import Place
from tui.work import Reading

START = Anchor(0, 0)


def carry(reading: Reading, old: Document, new: Document) -> Reading:
    """Take a reading over to another version of its document; what belongs to entries that are gone is left out.

    Places stay where they are in the text: an entry that is gone is replaced by the one after it.
    """
    numbers = renumber(old, new)
    places = [reading.place, *reading.marks.values()]
    article = _article_carrier(old, new) if _any_from(places, lambda place: place.article) else _stay
    discussion = _discussion_carrier(old, new, numbers) if _any_from(places, lambda place: place.discussion) else _stay

    def carried(place: Place) -> Place:
        return Place(
            pane=place.pane if new.entries else "article",
            article=article(place.article),
            discussion=discussion(place.discussion),
            cursor=nearest(place.cursor, numbers, len(old.entries)) or 1,
            folded=_carry_set(place.folded, numbers),
        )

    return replace(
        reading,
        place=carried(reading.place) if reading.place else None,
        read=_carry_set(reading.read, numbers),
        tagged=_carry_set(reading.tagged, numbers),
        notes={numbers[number]: note for number, note in reading.notes.items() if number in numbers},
        marks={letter: carried(place) for letter, place in reading.marks.items()},
    )


Carrier = Callable[[Anchor], Anchor]


def _carry_set(kept: frozenset[int], numbers: dict[int, int]) -> frozenset[int]:
    return frozenset(numbers[number] for number in kept if number in numbers)


def _any_from(places: Sequence[Place | None], anchor: Callable[[Place], Anchor]) -> bool:
    return any(anchor(place) != START for place in places if place)


def _stay(anchor: Anchor) -> Anchor:
    return anchor


def _discussion_carrier(old: Document, new: Document, numbers: dict[int, int]) -> Carrier:
    """What carries places of the discussion: an entry's lines are counted from its first."""
    ours, theirs = first_lines(old)[:-1], first_lines(new)[:-1]

    def carried(anchor: Anchor) -> Anchor:
        entry = bisect_right(ours, anchor.line)
        there = nearest(entry, numbers, len(old.entries))
        if anchor == START or not entry or not there:
            return START
        if entry not in numbers:
            return Anchor(theirs[there - 1], 0)
        line = theirs[there - 1] + anchor.line - ours[entry - 1]
        return Anchor(min(line, theirs[there] - 1) if there < len(theirs) else line, anchor.offset)

    return carried


def _article_carrier(old: Document, new: Document) -> Carrier:
    """What carries places of the article: its lines are found again by the texts that they are part of."""
    ours, theirs = _article_lines(old), _article_lines(new)
    blocks = renumber_blocks(old, new)
    found: dict[Address, list[Line]] = {}
    for line in theirs:
        if line.address:
            found.setdefault(line.address, []).append(line)

    def line_of(block: int, base: int) -> Line | None:
        there = nearest(block, blocks, len(old.article.blocks)) if block else 0
        lines = found.get((0, there)) if there is not None else None
        if lines is None or (block and block not in blocks):
            return lines[0] if lines else None
        return lines[max(0, bisect_right(lines, base, key=lambda line: line.base) - 1)]

    def carried(anchor: Anchor) -> Anchor:
        at = bisect_right(ours, anchor.line, key=lambda line: line.number) - 1
        words = next((line for line in ours[max(0, at) :] if line.address), None)
        if anchor == START:
            return START
        if words is None or words.address is None:  # under the text: the end stays the end
            return Anchor(max(0, anchor.line + theirs[-1].number - ours[-1].number), anchor.offset)
        there = line_of(words.address[1], words.base)
        if there is None:
            return START
        above = words.number - anchor.line
        gone = words.address[1] and words.address[1] not in blocks
        return Anchor(max(0, there.number - above), 0 if gone else anchor.offset)

    return carried


def _article_lines(document: Document) -> list[Line]:
    return list(ArticleFlow(document, MEASURE).lines())
