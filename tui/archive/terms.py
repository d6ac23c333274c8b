"""What a query looks for in a text: a phrase, words spelled nearly so, or a pattern.

All of them look at folded text, and give spans of its letters, which stand in order and do not overlap.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.archive.folding import Folded, Folding
from tui.archive.near import is_near, pieces

if TYPE_CHECKING:
    import regex

Span = tuple[int, int]


class Term(ABC):
    """Something to be found in texts folded as `folding` tells."""

    folding: Folding

    @abstractmethod
    def find(self, text: str, patience: float | None) -> Iterator[Span]:
        """Give the places in a folded text.

        Raises:
            TimeoutError: when that takes longer than so many seconds, if any are given.
        """

    def spans(self, folded: Folded, patience: float | None = None) -> Iterator[Span]:
        """Give the places in code points of the text as it was.

        Raises:
            TimeoutError: when that takes longer than so many seconds, if any are given.
        """
        done = 0
        for start, end in self.find(folded.text, patience):
            first, last = folded.span(start, end)
            if first >= done:  # several letters of one "…" are one place
                done = last
                yield first, last

    def count(self, folded: Folded, patience: float | None = None) -> int | None:
        """Count the places where that is quicker than finding them; None where it is not."""
        return None


@dataclass(frozen=True, slots=True)
class Phrase(Term):
    """Words as they are, folded; with `whole`, no other letter of a word may stand beside them."""

    needle: str
    folding: Folding
    whole: bool = False

    def find(self, text: str, patience: float | None = None) -> Iterator[Span]:
        """Give the places in a folded text."""
        at = text.find(self.needle)
        while at >= 0:
            end = at + len(self.needle)
            fits = not self.whole or is_whole(text, at, end)
            if fits:
                yield at, end
            at = text.find(self.needle, end if fits else at + 1)

    def spans(self, folded: Folded, patience: float | None = None) -> Iterator[Span]:
        """Give the places in code points of the text as it was, as few of them as hold the phrase."""
        if folded.is_even:
            yield from self.find(folded.text)
            return
        done = 0
        for start, end in self.find(folded.text):
            if not self.whole:
                start, end = _tightest(folded, self.needle, start)
            first, last = folded.span(start, end)
            if first >= done:
                done = last
                yield first, last

    def count(self, folded: Folded, patience: float | None = None) -> int | None:
        """Count the places where that is quicker than finding them; None where it is not."""
        if self.needle not in folded.text:
            return 0
        return folded.text.count(self.needle) if folded.is_even and not self.whole else None


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside a word."""
    return not (_joins(text, start) or _joins(text, end))


def _joins(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_letter(text[at - 1]) and _is_letter(text[at])


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _tightest(folded: Folded, needle: str, at: int) -> Span:
    """Prefer a place that ends with the same letter but begins later: of "Sß", folded to "sss", "ss" is the second."""
    length = len(needle)
    end = folded.span(at, at + length)[1]
    later = folded.text.find(needle, at + 1, at + 2 * length)
    while later >= 0 and folded.span(later, later + length)[1] == end:
        at, later = later, folded.text.find(needle, later + 1, later + 2 * length)
    return at, at + length


_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Near(Term):
    """Words one after the other that are spelled nearly so; what stands between words does not matter."""

    words: tuple[str, ...]
    folding: Folding
    _pieces: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        longest = max(self.words, key=len)
        object.__setattr__(self, "_pieces", tuple(pieces(longest)))

    def find(self, text: str, patience: float | None = None) -> Iterator[Span]:
        """Give the places in a folded text."""
        if not any(piece in text for piece in self._pieces):
            return
        found = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        at, count = 0, len(self.words)
        while at + count <= len(found):
            if all(is_near(word, text[slice(*found[at + index])]) for index, word in enumerate(self.words)):
                yield found[at][0], found[at + count - 1][1]
                at += count
            else:
                at += 1


@dataclass(frozen=True, slots=True)
class Pattern(Term):
    """A regular expression; places that hold no letter are none."""

    pattern: regex.Pattern[str]
    folding: Folding

    def find(self, text: str, patience: float | None = None) -> Iterator[Span]:
        """Give the places in a folded text.

        Raises:
            TimeoutError: when that takes longer than so many seconds, if any are given.
        """
        for found in self.pattern.finditer(text, timeout=patience):
            start, end = found.span()
            if start < end:
                yield start, end
