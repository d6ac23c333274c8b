"""Where the words and sentences of a text begin and end."""

from __future__ import annotations

import re
import unicodedata

_ONE_BY_ONE = (
    "\u3005-\u3007\u3040-\u3098\u309d-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Ideographs and kana, which are written without blanks between words."""
_IDEOGRAPH = re.compile(f"[{_ONE_BY_ONE}]")
_RUN = re.compile(rf"[{_ONE_BY_ONE}]|[^\W{_ONE_BY_ONE}]+")
_JOINERS = "\u200c\u200d"
_APOSTROPHES = ("'", "’")
_ENDS = re.compile(r"[.!?…。！？]")
_CLOSING = re.compile(r"[.!?…。！？]+[\"'”’»)\]」』]*")
_OPENING = re.compile(r"[“\"‘'«‹„(\[¿¡「『]+\Z")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Find the words of a text, as (first code point, last + 1); an apostrophe inside belongs to its word.

    An ideograph is a word by itself, with the marks behind it. A text of signs alone is one word.
    """
    spans: list[tuple[int, int]] = []
    for found in _RUN.finditer(text):
        start, end = found.span()
        while end < len(text) and _is_mark(text[end]):
            end += 1
        if spans and _goes_on(text, spans[-1][1], start):
            start = spans.pop()[0]
        spans.append((start, end))
    if not spans and text.strip():
        return [(len(text) - len(text.lstrip()), len(text.rstrip()))]
    return spans


def _is_mark(character: str) -> bool:
    return character in _JOINERS or (character > "\u02ff" and unicodedata.category(character)[0] == "M")


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether letters go on with the word that ended before them: behind an apostrophe, or a mark of its own."""
    if end < start:
        return text[end:start] in _APOSTROPHES
    return _is_mark(text[end - 1]) and not _IDEOGRAPH.match(text, start)


def ends_sentence(between: str) -> bool:
    """Tell whether what stands between two words ends a sentence."""
    return _ENDS.search(between) is not None


def with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range of words by the signs that end its last sentence, and those that open what begins with it."""
    if closing := _CLOSING.match(text, end):
        end = closing.end()
    opening = _OPENING.search(text, max(0, start - 4), start)
    return (opening.start() if opening else start), end
