"""What a reader does with a document and what is kept of it, and how two readings of one document become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar

from tui.place import Place
from tui.settings import LayoutName


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of one document: entries are named by their numbers; `article_seen` is from 0 to 1."""

    place: Place | None = None
    article_seen: float = 0.0
    read: frozenset[int] = frozenset()
    tagged: frozenset[int] = frozenset()
    notes: Mapping[int, str] = field(default_factory=dict)
    marks: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """What is kept whatever the document: None where nothing was chosen; `share` is the article's part of the width."""

    theme: str | None = None
    layout: LayoutName | None = None
    share: float | None = None
    measure: int | None = None


@dataclass(slots=True)
class Work:
    """What has been done with a document so far; the reader's screen owns it, and all that work for it share it."""

    read: set[int] = field(default_factory=set)
    """The entries whose end has been in sight while the discussion was in use."""
    tagged: set[int] = field(default_factory=set)
    notes: dict[int, str] = field(default_factory=dict)
    marks: dict[str, Place] = field(default_factory=dict)
    article_seen: float = 0.0
    """How much of the article has been in sight, from 0 to 1."""

    def take_up(self, reading: Reading) -> None:
        """Go on from what was kept; what has been done already stays."""
        self.read |= reading.read
        self.tagged |= reading.tagged
        self.notes |= {number: note for number, note in reading.notes.items() if number not in self.notes}
        self.marks |= {letter: place for letter, place in reading.marks.items() if letter not in self.marks}
        self.article_seen = max(self.article_seen, reading.article_seen)

    def reading(self, place: Place | None) -> Reading:
        """What is to be kept of the document, with the place where the reader is."""
        return Reading(
            place,
            self.article_seen,
            frozenset(self.read),
            frozenset(self.tagged),
            dict(self.notes),
            dict(self.marks),
        )


def merge_readings(mine: Reading, before: Reading, there: Reading) -> Reading:
    """Do to the reading that is `there` what was done to the one `before` until it was `mine`."""
    return Reading(
        place=there.place if mine.place == before.place else mine.place,
        article_seen=max(mine.article_seen, there.article_seen),
        read=_merge_sets(mine.read, before.read, there.read),
        tagged=_merge_sets(mine.tagged, before.tagged, there.tagged),
        notes=_merge_notes(mine.notes, before.notes, there.notes),
        marks=_merge_mappings(mine.marks, before.marks, there.marks),
    )


def merge_sessions(mine: Session, before: Session, there: Session) -> Session:
    """Do to the session that is `there` what was done to the one `before` until it was `mine`."""
    chosen = {name: (getattr(mine, name), getattr(before, name), getattr(there, name)) for name in _NAMES}
    return Session(**{name: other if own == old else own for name, (own, old, other) in chosen.items()})


_NAMES = tuple(each.name for each in fields(Session))
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _merge_sets(mine: frozenset[int], before: frozenset[int], there: frozenset[int]) -> frozenset[int]:
    return (there | (mine - before)) - (before - mine)


def _merge_notes(mine: Mapping[int, str], before: Mapping[int, str], there: Mapping[int, str]) -> dict[int, str]:
    """Merge notes; where two readers wrote on one entry, both notes stay."""
    merged = _merge_mappings(mine, before, there)
    for number, note in mine.items():
        other = there.get(number)
        if other and other not in (note, before.get(number)) and note != before.get(number):
            merged[number] = f"{other} / {note}"
    return merged


def _merge_mappings(
    mine: Mapping[_Key, _Value], before: Mapping[_Key, _Value], there: Mapping[_Key, _Value]
) -> dict[_Key, _Value]:
    changed = {key: value for key, value in mine.items() if key not in before or before[key] != value}
    removed = before.keys() - mine.keys()
    return {key: value for key, value in {**there, **changed}.items() if key not in removed}
