"""Who writes in a discussion: each author's entries, their words, and whom they answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tui.archive.model import Document, EntryKind
from tui.archive.names import name_key


@dataclass(frozen=True, slots=True)
class Member:
    """An author of a discussion, under the first spelling of the name; None stands for all whose name is missing.

    `answers` holds whom the entries answer, a name and how often, most often first.
    """

    author: str | None
    numbers: tuple[int, ...]
    kinds: tuple[tuple[EntryKind, int], ...]
    words: int
    answers: tuple[tuple[str | None, int], ...]

    @property
    def first(self) -> int:
        """The number of the first entry."""
        return self.numbers[0]

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return self.numbers[-1]


def cast(document: Document, parents: Sequence[int | None] | None = None) -> list[Member]:
    """List the authors of a discussion, those with the most entries first, then as they come on.

    Case and blanks make no other author. `parents` tells which entry each one answers, the document's own unless given.
    """
    parents = document.parents() if parents is None else parents
    names: dict[str | None, str | None] = {}
    numbers: defaultdict[str | None, list[int]] = defaultdict(list)
    for entry in document.entries:
        key = name_key(entry.author)
        names.setdefault(key, entry.author if key else None)
        numbers[key].append(entry.number)
    answered: defaultdict[str | None, Counter[str | None]] = defaultdict(Counter)
    for entry, parent in zip(document.entries, parents, strict=True):
        if parent:
            answered[name_key(entry.author)][names[name_key(document.entry(parent).author)]] += 1
    members = (
        Member(name, tuple(numbers[key]), *_totals(document, numbers[key]), tuple(answered[key].most_common()))
        for key, name in names.items()
    )
    return sorted(members, key=lambda member: (-len(member.numbers), member.first))


def _totals(document: Document, numbers: Sequence[int]) -> tuple[tuple[tuple[EntryKind, int], ...], int]:
    """Count some entries by their kinds, and their words."""
    entries = [document.entry(number) for number in numbers]
    kinds = Counter(entry.kind for entry in entries)
    words = sum(len(paragraph.split()) for entry in entries for paragraph in entry.paragraphs)
    return tuple(kinds.most_common()), words
