"""Whether an element of a page holds a comment, a trackback or a pingback, by what it and its lists are called."""

from __future__ import annotations

from collections.abc import Iterable

from tui.archive.formats.html.discussion.roles import COMMENT, PINGS, tokens, words_of
from tui.archive.formats.markup import Element
from tui.archive.formats.words import is_ping_heading
from tui.archive.model import EntryKind

_KINDS: dict[str, EntryKind] = {
    "pingback": "pingback", "pingbacks": "pingback", "trackback": "trackback", "trackbacks": "trackback",
}  # fmt: skip


def kind_of(element: Element) -> EntryKind | None:
    """What an entry's element or the lists around it call it; None where they say nothing."""
    own = [words for token in tokens(element) if (words := words_of(token))]
    if kind := _pinged(own):
        return kind
    if any(not COMMENT.isdisjoint(words) and len(words) == 1 for words in own):
        return "comment"
    above = element.getparent()
    while above is not None and above.tag != "body":
        names = [words_of(token) for token in tokens(above)]
        if kind := _pinged(words for words in names if "comments" not in words and COMMENT.isdisjoint(words)):
            return kind
        if names and any("comments" in words for words in names):
            break
        above = above.getparent()
    return "trackback" if _is_under_ping_heading(element) else None


def _pinged(names: Iterable[tuple[str, ...]]) -> EntryKind | None:
    for words in names:
        if not PINGS.isdisjoint(words) and "open" not in words and "closed" not in words:
            return next((kind for word, kind in _KINDS.items() if word in words), "pingback")
    return None


def _is_under_ping_heading(element: Element) -> bool:
    """Tell whether the heading before an entry's list is one of trackbacks alone."""
    above = element.getparent()
    before = above.getprevious() if above is not None else None
    heading = " ".join("".join(before.itertext()).split()) if before is not None and _is_heading(before) else ""
    return bool(heading) and is_ping_heading(heading)


def _is_heading(element: Element) -> bool:
    return element.tag in ("h2", "h3", "h4", "h5", "h6", "p", "strong", "div")
