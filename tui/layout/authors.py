"""Who wrote what, told at a glance: a colour and a sign for each author."""

from __future__ import annotations

from collections import Counter
from zlib import crc32

from tui.archive.model import Document
from tui.archive.names import name_key

HUES = 8
"""How many looks there are for authors: author-0, author-1, …"""
SIGNS = "●▲■◆▼★○△□◇▽☆"
"""Signs of one cell that differ in shape or filling, so that they can be told apart in one colour."""
AUTHOR_MARK = " (author)"
"""What stands behind the name of whoever wrote the article."""

_PAIRS = HUES * len(SIGNS)
_STEP = 37
"""From one pair to the next where the first is taken; it shares no factor with their number, so that it finds all."""


class Authors:
    """The look and the sign of each author of a document.

    Both follow from the name, so that a name has the same in every document. Where two names of one document would
    have the same colour, the one with more entries keeps it and the other takes another pair, as long as there are
    free colours, and after that as long as there are free pairs.
    """

    def __init__(self, document: Document) -> None:
        keys = (name_key(entry.author) for entry in document.entries)
        counts = Counter(key for key in keys if key)
        self._article = name_key(document.article.author)
        self._pairs: dict[str, int] = {}
        taken: set[int] = set()
        hues: set[int] = set()
        for name in sorted(counts, key=lambda name: (-counts[name], name)):
            pair = _pair(name)
            while len(taken) < _PAIRS and (pair in taken or (len(hues) < HUES and pair % HUES in hues)):
                pair = (pair + _STEP) % _PAIRS
            taken.add(pair)
            hues.add(pair % HUES)
            self._pairs[name] = pair

    def look(self, author: str | None) -> str:
        """The look of an author's name and sign; that of a missing name for None."""
        return f"author-{self._pair(author) % HUES}" if author else "missing"

    def sign(self, author: str | None) -> str:
        """The sign of an author, one cell wide; a blank for None."""
        return SIGNS[self._pair(author) // HUES] if author else " "

    def wrote_article(self, author: str | None) -> bool:
        """Whether a name is the one that the file gives for the article's author."""
        return self._article is not None and name_key(author) == self._article

    def _pair(self, author: str) -> int:
        name = name_key(author) or ""
        return self._pairs.get(name, _pair(name))


def _pair(name: str) -> int:
    return crc32(name.encode("utf-8", "replace")) % _PAIRS
