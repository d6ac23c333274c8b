"""A query → the places where a document holds it, whatever the case, accents, quotes, dashes and blanks.

Texts and query are folded to a plain form and compared there; hits are told in offsets of the original text. The
forms follow the Unicode standard: NFKD decomposition (UAX 15), whose combining marks drop out, and full case folding.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from tui.archive.model import Address, Document


class Hit(NamedTuple):
    """A place that a query was found at: `start` and `end` are code points of the text at the address."""

    address: Address
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folding:
    """What counts as different: letters that differ only in case, or only in accents, when these are true."""

    case: bool = False
    accents: bool = False


def folding_for(query: str) -> Folding:
    """Let the query decide: an upper-case letter makes case count, an accent makes accents count."""
    return Folding(
        case=any(character.isupper() for character in query),
        accents=any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", query)),
    )


_PLAIN = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f")


@lru_cache(maxsize=4096)
def _fold_character(character: str, folding: Folding) -> str:
    """Fold one code point to the letters it is compared by: none, one or several."""
    if character in _PLAIN:
        return _PLAIN[character]
    if character in _INVISIBLE:
        return ""
    if character.isspace():
        return " "
    letters = unicodedata.normalize("NFKD", character)
    if not folding.accents:
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if not folding.case:
        letters = letters.casefold()
    return "".join(_PLAIN.get(letter, letter) for letter in letters)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `ends[i]` counts its letters up to and with the i-th code point, None where it is i + 1."""

    text: str
    ends: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the code points of the original that a span of the folded text comes from."""
        if self.ends is None:
            return start, end
        return bisect_right(self.ends, start), bisect_left(self.ends, end) + 1


def fold(text: str, folding: Folding) -> Folded:
    """Fold a text; runs of blanks become one."""
    if text.isascii() and "  " not in text and "`" not in text and not _has_breaks(text):
        return Folded(text if folding.case else text.lower(), None)
    pieces: list[str] = []
    blank = False
    for character in text:
        piece = _fold_character(character, folding)
        if piece == " ":
            piece = "" if blank else " "
            blank = True
        elif piece:
            blank = False
        pieces.append(piece)
    return Folded("".join(pieces), list(accumulate(map(len, pieces))))


def _has_breaks(text: str) -> bool:
    return "\n" in text or "\t" in text


class Index:
    """The texts of a document, folded when they are first searched and kept so."""

    def __init__(self, document: Document) -> None:
        self._texts: dict[Address, str] = dict(document.texts())
        self._folded: dict[Folding, list[tuple[Address, Folded]]] = {}

    def search(self, query: str) -> list[Hit]:
        """Find every place of a query in the order of the file; no two overlap. A blank query is found nowhere."""
        if not query.strip():
            return []
        folding = folding_for(query)
        needle = fold(query, folding).text
        if not needle.strip():
            return []
        return [hit for address, folded in self._fold(folding) for hit in self._find(address, folded, needle)]

    def _fold(self, folding: Folding) -> Iterable[tuple[Address, Folded]]:
        if folding not in self._folded:
            self._folded[folding] = [(address, fold(text, folding)) for address, text in self._texts.items()]
        return self._folded[folding]

    def _find(self, address: Address, folded: Folded, needle: str) -> Iterator[Hit]:
        at, done = folded.text.find(needle), 0
        while at >= 0:
            at = _tightest(folded, needle, at)
            start, end = folded.span(at, at + len(needle))
            if start >= done:  # several letters of one "…" are one place
                done = self._with_marks(address, end)
                yield Hit(address, start, done)
            at = folded.text.find(needle, at + len(needle))

    def _with_marks(self, address: Address, end: int) -> int:
        """Take in the combining marks that follow a hit, for a mark is no character of its own."""
        text = self._texts[address]
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in _INVISIBLE):
            end += 1
        return end


def _tightest(folded: Folded, needle: str, at: int) -> int:
    """Prefer a place that ends with the same letter but begins later: of "Sß", folded to "sss", "ss" is the second."""
    if folded.ends is None:
        return at
    end = folded.span(at, at + len(needle))[1]
    later = folded.text.find(needle, at + 1, at + 2 * len(needle))
    while later >= 0 and folded.span(later, later + len(needle))[1] == end:
        at, later = later, folded.text.find(needle, later + 1, later + 2 * len(needle))
    return at
