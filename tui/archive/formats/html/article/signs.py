"""The names of elements, and their words on one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from tui.archive.formats.markup import Element, classes, words
from tui.archive.load import clean

MOST_INSIDE = 40
"""Elements in the biggest line that tells of a post."""
LONGEST = 2000
"""Characters in the longest; it may hold a hundred tags."""
Sign = Callable[[Element], bool]


def tokens(element: Element) -> list[str]:
    """The names that a page gives to an element: its classes and its id, in lower case."""
    names = classes(element)
    own = element.get("id")
    return [*names, own.strip().lower()] if own else names


def named(names: str) -> Sign:
    """The sign that one of an element's names is among these."""
    pattern = re.compile(names)
    return lambda element: any(pattern.fullmatch(token) for token in tokens(element))


def short(element: Element) -> str:
    """The words of an element that is small enough for a line; "" for others."""
    if sum(1 for _ in islice(element.iterdescendants(), MOST_INSIDE + 1)) > MOST_INSIDE:
        return ""
    text = words(element)
    return text if len(text) <= LONGEST else ""


def is_permanent(element: Element) -> bool:
    """Tell whether a link leads to the article that it stands in."""
    return "bookmark" in (element.get("rel") or "").lower().split() or "permalink" in tokens(element)


def flat(text: str | None) -> str | None:
    """Clean a text and make it one line; None when it is blank."""
    return " ".join(clean(text).split()) or None if text else None


def fold(text: str) -> str:
    """The letters and digits of a text, to compare it by."""
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"[^\W_]+")
