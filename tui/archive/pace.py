"""How long a document takes to read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from math import ceil

from tui.archive.model import Document

LETTERS_A_MINUTE = 1333
"""Code points read in a minute: 238 words (Brysbaert 2019, English non-fiction) of 4.6 letters and a blank."""
IDEOGRAPH = 4
"""Letters that an ideograph or a kana takes as long as: about 300 a minute (Trauzettel-Klosinski and Dietz 2012)."""
_IDEOGRAPHS = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+"


class Pace:
    """Tells how many minutes of a document are left to be read."""

    def __init__(self, document: Document) -> None:
        article = document.article
        self._article = _length([article.title or "", *(block.text for block in article.blocks)])
        self._entries = [_length(entry.paragraphs) for entry in document.entries]
        self._left: tuple[int, int] = (-1, 0)

    def minutes(self, article_seen: float, read: Container[int], read_count: int) -> int:
        """Minutes that the article from a fraction on and the entries not read yet take, rounded up.

        `read_count` tells whether other entries have been read than when it was last asked.
        """
        if self._left[0] != read_count:
            left = sum(length for number, length in enumerate(self._entries, 1) if number not in read)
            self._left = read_count, left
        return ceil((self._left[1] + self._article * (1 - article_seen)) / LETTERS_A_MINUTE)


def _length(texts: Iterable[str]) -> int:
    """Measure texts in letters."""
    return sum(
        len(text) + (0 if text.isascii() else (IDEOGRAPH - 1) * sum(map(len, re.findall(_IDEOGRAPHS, text))))
        for text in texts
    )
