"""The words that entries quote, and the one earlier entry that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LEAST_WORDS = 3
"""Words of the shortest quotation that is looked for; two words are a turn of speech."""
LONG = 6
"""Words from which on a quotation is hardly anybody else's by chance."""
MOST_WORDS = 12
"""Words of a quotation that are looked for; the first so many tell where it is from."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|»([^«»]*)«|"([^"]*)"')
_CITED = re.compile(r"(?:^[ \t]*>.*(?:\n|$))+", re.MULTILINE)
_MARGIN = re.compile(r"^[ \t>]+", re.MULTILINE)
_LEFT_OUT = re.compile(r"…|\.{3,}|\[[^\[\]]*\]")


class Quotation(NamedTuple):
    """Words that a text quotes, as they stand there and folded."""

    words: str
    key: tuple[str, ...]


def fold_words(text: str) -> list[str]:
    """The words of a text without case, quotes, blanks and punctuation."""
    return _WORD.findall(text.casefold())


def quotations(texts: Iterable[str]) -> list[Quotation]:
    """The quoted runs of words in some texts, the longest first."""
    found = []
    for words in (words for text in texts for words in _runs(text)):
        pieces = [fold_words(piece) for piece in _LEFT_OUT.split(words)]
        longest = max(pieces, key=len)
        if len(longest) >= LEAST_WORDS:
            found.append(Quotation(words, tuple(longest[:MOST_WORDS])))
    return sorted(found, key=lambda quotation: -len(quotation.key))


def _runs(text: str) -> Iterator[str]:
    if ">" in text:
        for cited in _CITED.finditer(text):
            yield _MARGIN.sub("", cited[0])
        text = _CITED.sub("\n", text)
    for quoted in _QUOTED.finditer(text):
        yield quoted[quoted.lastindex or 0]


class Sources:
    """Where runs of words stand: those asked for at the start only, found in one pass over texts in their order."""

    def __init__(self, keys: Iterable[tuple[str, ...]]) -> None:
        self._places: dict[tuple[str, ...], list[int]] = {key: [] for key in keys}
        self._lengths: dict[tuple[str, ...], set[int]] = {}
        for key in self._places:
            self._lengths.setdefault(key[:LEAST_WORDS], set()).add(len(key))
        self._firsts = frozenset(key[0] for key in self._places)

    def add(self, number: int, text: str) -> None:
        """Take note of the runs that stand in a text of that number, 0 for the article."""
        words = fold_words(text) if self._firsts else []
        if self._firsts.isdisjoint(words):
            return
        for at, word in enumerate(words):
            if word in self._firsts:
                for length in self._lengths.get(tuple(words[at : at + LEAST_WORDS]), ()):
                    self._note(tuple(words[at : at + length]), number)

    def _note(self, key: tuple[str, ...], number: int) -> None:
        places = self._places.get(key)
        if places is not None and len(places) < 2 and number not in places:
            places.append(number)

    def only(self, key: tuple[str, ...]) -> int | None:
        """The number of the one text so far that holds a run; None for none, for several, and for the article."""
        places = self._places[key]
        return places[0] or None if len(places) == 1 else None
