"""A text → the plain form that texts are compared in, whatever the case, accents, quotes, dashes and blanks.

The forms follow the Unicode standard: NFKD decomposition (UAX 15), whose combining marks drop out, and full case
folding.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from tui.archive.graphemes import is_simple


@dataclass(frozen=True, slots=True)
class Folding:
    """What counts as different: letters that differ only in case, or only in accents, when these are true.

    For a `pattern`, line breaks stay, and a letter with its accents is one.
    """

    case: bool = False
    accents: bool = False
    pattern: bool = False


def folding_for(query: str) -> Folding:
    """Let the query decide: an upper-case letter makes case count, an accent makes accents count."""
    return Folding(
        case=any(character.isupper() for character in query),
        accents=any(unicodedata.combining(mark) or mark in _BARRED for mark in unicodedata.normalize("NFD", query)),
    )


_PLAIN = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
"""Letters made of two that the standard does not decompose, as it does ﬁ."""
_BARRED = dict(zip("øØłŁđĐðÐħĦŧŦı", "oOlLdDdDhHtTi", strict=True)) | {"þ": "th", "Þ": "Th"}
"""Letters that the standard does not decompose, and that those who lack them write so: accented ones, to them."""
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
_RUNS = re.compile("  +|--+")
"""Several blanks are like one, and so are hyphens, with which a typewriter makes a dash."""


class _Table(dict[int, str]):
    """The letters that each code point is compared by, for str.translate; `uneven` are not one letter each."""

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self._folding = folding
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        letters = _fold_character(character, self._folding)
        if len(letters) != 1:
            self.uneven.add(character)
        self[code] = letters
        return letters


@lru_cache(maxsize=8)
def _table(folding: Folding) -> _Table:
    return _Table(folding)


def _fold_character(character: str, folding: Folding) -> str:
    """Fold one code point to the letters it is compared by: none, one or several."""
    if character in _PLAIN:
        return _PLAIN[character]
    if character in _INVISIBLE:
        return ""
    if character.isspace():
        return character if character == "\n" and folding.pattern else " "
    form: Literal["NFKC", "NFKD"] = "NFKC" if folding.pattern and folding.accents else "NFKD"
    letters = _LIGATURES.get(character) or unicodedata.normalize(form, character)
    if not folding.accents:
        letters = "".join(_BARRED.get(letter, letter) for letter in letters if not unicodedata.combining(letter))
    if not folding.case:
        letters = letters.casefold()
    return "".join(_PLAIN.get(letter, letter) for letter in letters)


class Folded:
    """A folded text; `is_even` when each code point is one letter of it, and a character of its own."""

    __slots__ = ("_ends", "_folding", "_source", "is_even", "text")

    def __init__(
        self, text: str, source: str, folding: Folding, *, is_even: bool, ends: array[int] | None = None
    ) -> None:
        self.text = text
        self.is_even = is_even
        self._source = source
        self._folding = folding
        self._ends = ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the code points of the original that a span of the folded text comes from."""
        if self.is_even:
            return start, end
        if self._ends is None:
            self._ends = array("I", _ends(self._source, self._folding))
        first = bisect_right(self._ends, start)
        if self.text[end - 1] == "-":  # all hyphens of a dash
            return first, bisect_right(self._ends, end)
        return first, bisect_left(self._ends, end) + 1

    @property
    def source(self) -> str:
        """The text as it was."""
        return self._source


def _ends(text: str, folding: Folding) -> accumulate[int]:
    """Count, for each code point, the folded letters up to and with it."""
    table = _table(folding)
    lengths = []
    before = ""
    for character in text:
        length = 0
        for letter in table[ord(character)]:
            length += letter != before or letter not in " -"
            before = letter
        lengths.append(length)
    return accumulate(lengths)


def fold(text: str, folding: Folding) -> Folded:
    """Fold a text; runs of blanks and of hyphens become one."""
    table = _table(folding)
    if folding.pattern and folding.accents and not unicodedata.is_normalized("NFC", text):
        return _composed(text, folding)
    plain = text.translate(table)
    is_even = text.isascii() or (table.uneven.isdisjoint(text) and is_simple(text))
    if "  " in plain or "--" in plain:
        plain, is_even = _RUNS.sub(lambda run: run[0][0], plain), False
    return Folded(plain, text, folding, is_even=is_even)


_CHARACTERS = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)


def _composed(text: str, folding: Folding) -> Folded:
    """Fold a text whose letters and accents are apart, so that each letter is one with its accents."""
    pieces: list[str] = []
    lengths: list[int] = []
    for found in _CHARACTERS.finditer(text):
        if found[0]:
            piece = fold(unicodedata.normalize("NFC", found[0]), folding).text
            pieces.append(piece)
            lengths += [0] * (len(found[0]) - 1) + [len(piece)]
    return Folded("".join(pieces), text, folding, is_even=False, ends=array("I", accumulate(lengths)))
