"""Telling the texts of trackbacks and pingbacks from those of comments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.archive.model import Announcement, EntryKind

_ANNOUNCES = re.compile(r"Trackbacked (?:by|from) (?P<blog>.+?) [–—-] (?P<title>.+)")
_LABEL = re.compile(r"(?P<kind>pingback|trackback|ping)(?: (?:by|from|von|de|di|da|van|por))?\s?:", re.IGNORECASE)
_ELLIPSIS = ("…", "...", "[…]", "[...]")
_CUT_OUT = ("[…]", "[...]")

EXCERPT = 258
"""Characters in the longest of 2,467 Movable Type trackback excerpts."""
TITLE = 120
"""Characters in a trackback's title; 2 of 2,467 are over 80."""


def labelled(line: str) -> tuple[EntryKind, str] | None:
    """Read "Pingback: Title | Blog": (kind, label); None where no such label stands."""
    if not (found := _LABEL.match(line)):
        return None
    return ("trackback" if found["kind"].casefold() == "trackback" else "pingback"), found[0]


def is_excerpt(texts: Sequence[str]) -> bool:
    """Tell whether paragraphs are a pingback's: WordPress puts […] around the words that it cut out."""
    return bool(texts) and texts[0].startswith(_CUT_OUT) and texts[-1].endswith(_CUT_OUT)


def holds_cut(text: str) -> bool:
    """Tell whether words were cut out of a text as pingbacks have it."""
    return any(sign in text for sign in _CUT_OUT)


def is_titled_excerpt(texts: Sequence[str]) -> bool:
    """Tell whether paragraphs are a trackback's: a title, and under it a short excerpt that ends in an ellipsis.

    Over 660 real comments the rule errs on one.
    """
    if len(texts) != 2 or "\n" in texts[0] or "\n" in texts[1]:
        return False
    title, excerpt = texts
    return len(title) <= TITLE and not title.endswith(",") and len(excerpt) <= EXCERPT and excerpt.endswith(_ELLIPSIS)


def announcement(texts: Sequence[str]) -> Announcement | None:
    """Read the trackback that a comment tells of in its first line."""
    found = _ANNOUNCES.fullmatch(texts[0].partition("\n")[0]) if texts else None
    return Announcement(found["blog"], found["title"]) if found else None
