"""Words that are spelled nearly alike."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

LETTERS_FOR_ONE = 4
"""Letters of the shortest word that may have an error; in shorter ones another letter makes another word."""
LETTERS_FOR_TWO = 8
"""Letters of the shortest word that may have two."""


def errors_allowed(word: str) -> int:
    """How many letters may be missing, too many or other ones."""
    return 0 if len(word) < LETTERS_FOR_ONE else 1 if len(word) < LETTERS_FOR_TWO else 2


def pieces(word: str) -> list[str]:
    """Divide a word so that every word near to it holds one of the pieces, for an error spoils only one of them."""
    count = errors_allowed(word) + 1
    cuts = [len(word) * index // count for index in range(count + 1)]
    return [word[start:end] for start, end in pairwise(cuts)]


@lru_cache(maxsize=1 << 14)
def is_near(word: str, other: str) -> bool:
    """Whether another word is this one but for the errors allowed: the distance of Levenshtein (1965)."""
    allowed = errors_allowed(word)
    if word == other or abs(len(word) - len(other)) > allowed:
        return word == other
    before = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        here = [row]
        for column, there in enumerate(other, 1):
            here.append(min(before[column] + 1, here[-1] + 1, before[column - 1] + (letter != there)))
        if min(here) > allowed:
            return False
        before = here
    return before[-1] <= allowed
