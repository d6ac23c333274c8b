"""Two versions of one document: which entry and which block of the older one is which of the newer.

What is unique in both is matched first, and from there what stands beside what is matched already.
Heckel, "A technique for isolating differences between files", Communications of the ACM 21 (1978).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from typing import TypeVar

from tui.archive.model import Block, Document, Entry

OPENING = 6
"""Words that tell where a text is likely to be the same."""
LOOKED_AT = 400
"""Characters of a text that its first words are looked for in."""

Part = TypeVar("Part")
Key = Callable[[Part], Hashable]
"""What two parts have in common where they are the same; None where it tells nothing."""


def renumber(old: Document, new: Document) -> dict[int, int]:
    """Map the numbers of entries to those that they have in another version; what is gone there has none."""
    return _match(old.entries, new.entries, (_whole, _opened, _dated, _written))


def renumber_blocks(old: Document, new: Document) -> dict[int, int]:
    """Map the numbers of the article's blocks, which count from 1, to those that they have in another version."""
    keys: tuple[Key[Block], ...] = (lambda block: block.text, lambda block: _opening(block.text), _kind)
    return _match(old.article.blocks, new.article.blocks, keys)


def _whole(entry: Entry) -> Hashable:
    return entry.kind, entry.author, entry.title, entry.date, entry.paragraphs


def _opened(entry: Entry) -> Hashable:
    opening = _opening(next((paragraph for paragraph in entry.paragraphs if paragraph), entry.title or ""))
    return (entry.kind, entry.author, opening) if opening else None


def _dated(entry: Entry) -> Hashable:
    return (entry.kind, entry.author, entry.date) if entry.date else None


def _written(entry: Entry) -> Hashable:
    return (entry.kind, entry.author) if entry.author else None


def _opening(text: str) -> Hashable:
    return tuple(text[:LOOKED_AT].split()[:OPENING]) or None


def _kind(block: Block) -> Hashable:
    return block.kind


def _match(old: Sequence[Part], new: Sequence[Part], keys: Sequence[Key[Part]]) -> dict[int, int]:
    """Match parts, whose numbers count from 1, by one key after the other, the one that tells most first.

    By the last key, which tells little, only neighbours of what is matched are.
    """
    matches = _Matches(len(old), len(new))
    for key in keys:
        ours, theirs = [None, *map(key, old), None], [None, *map(key, new), None]
        if key is not keys[-1]:
            matches.add_unique(ours, theirs)
        matches.add_neighbours(ours, theirs)
        if key is keys[0]:
            matches.add_in_order(ours, theirs)
    return matches.found


class _Matches:
    """Which number is which: those of the old version, and those of the new one that are taken.

    The ends of both versions, 0 and the number after the last, stand beside the parts next to them.
    """

    def __init__(self, old: int, new: int) -> None:
        self.found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._old, self._new = old, new

    def _add(self, ours: int, theirs: int) -> None:
        self.found[ours] = theirs
        self._taken.add(theirs)

    def _free(self, keys: Sequence[Hashable], taken: Callable[[int], bool]) -> dict[Hashable, list[int]]:
        """The numbers that are not matched, by their keys."""
        numbers: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number, key in enumerate(keys):
            if key is not None and not taken(number):
                numbers[key].append(number)
        return numbers

    def add_unique(self, ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> None:
        """Match what has a key that no other has in either version."""
        there = self._free(theirs, self._taken.__contains__)
        for key, numbers in self._free(ours, self.found.__contains__).items():
            if len(numbers) == len(there.get(key, ())) == 1:
                self._add(numbers[0], there[key][0])

    def add_in_order(self, ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> None:
        """Match what has the same key in the order in which it stands."""
        there = self._free(theirs, self._taken.__contains__)
        for key, numbers in self._free(ours, self.found.__contains__).items():
            for here, other in zip(numbers, there.get(key, ()), strict=False):
                self._add(here, other)

    def add_neighbours(self, ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> None:
        """Match what has the same key and stands beside what is matched, down the versions and up again."""
        ends = {0: 0, self._old + 1: self._new + 1}
        for step, numbers in ((1, range(self._old + 1)), (-1, range(self._old + 1, 0, -1))):
            for number in numbers:
                other = self.found.get(number, ends.get(number))
                if other is None or not 0 < number + step <= self._old or not 0 < other + step <= self._new:
                    continue
                here, there = number + step, other + step
                if here not in self.found and there not in self._taken and ours[here] == theirs[there] is not None:
                    self._add(here, there)


def nearest(number: int, renumbered: dict[int, int], last: int) -> int | None:
    """What stands in the place of a part now: itself, else what came after it, or before it; None where nothing does.

    `last` is the number of the last part of the old version.
    """
    around = chain(range(number, last + 1), range(min(number, last), 0, -1))
    return next((renumbered[other] for other in around if other in renumbered), None)
