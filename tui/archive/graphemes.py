"""Where characters as people see them begin and end: the grapheme clusters of the Unicode standard (UAX 29)."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import lru_cache

_SIMPLE = (
    "\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u0531-\u0587"
    "\u05d0-\u05ea\u0621-\u064a\u1e00-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\u20cf\u2100-\u2bff\u3000-\u3029"
    "\u3030-\u3098\u309b-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\ufb00-\ufb06\uff01-\uff9d"
)
"""Code points that are characters of their own beside one another: GraphemeBreakProperty.txt has none of them as
anything that joins, but Hangul syllables and pictographs, which only join what is not among these."""
_OTHER = re.compile(f"[^{_SIMPLE}]")
_BEFORE = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U00011000-\U00011fff\u200d\u1100-\u115f\ua960-\ua97c]"
)
"""Code points that may join a simple one behind them: the standard's rules GB6, GB9b and GB11."""
NEAR = 32
"""Code points behind which a border of characters is looked for before the whole text is divided."""


def is_simple(text: str) -> bool:
    """Whether each code point is a character of its own, as far as that can be told quickly."""
    return _OTHER.search(text) is None


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Let a span of code points begin and end where characters do."""
    return _border(text, start, up=False), _border(text, end, up=True)


def _border(text: str, at: int, *, up: bool) -> int:
    """The border of characters nearest to a place, at it or above, or else at it or below."""
    if not 0 < at < len(text) or _begins(text, at):
        return at
    import regex

    first = next((place for place in range(at, max(0, at - NEAR), -1) if _begins(text, place)), 0)
    if at - first > NEAR:
        borders = _borders(text)
        found = bisect_left(borders, at)
        return borders[found] if up or borders[found] == at else borders[found - 1] if found else 0
    for character in regex.compile(r"\X").finditer(text, first):
        if character.end() >= at:
            return at if character.end() == at else character.end() if up else character.start()
    return at


def _begins(text: str, at: int) -> bool:
    """Whether a character surely begins with a code point that is not the first."""
    return is_simple(text[at]) and _BEFORE.match(text, at - 1) is None


@lru_cache(maxsize=2)
def _borders(text: str) -> array[int]:
    """Where the characters of a text end."""
    import regex

    return array("l", (character.end() for character in regex.finditer(r"\X", text)))
