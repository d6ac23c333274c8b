"""The items of a discussion → its entries: who wrote each, what kind it is, and which one it is nested in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.archive.formats.lines import Item, ItemList, Line, paragraphs
from tui.archive.model import Announcement, Entry, EntryKind, Reason, Reply

_SAYS = re.compile(r"(?P<name>\S.{0,118}?) says:")
_ANNOUNCES = re.compile(r"Trackbacked (?:by|from) (?P<blog>.+?) [–—-] (?P<title>.+)")
_ELLIPSIS = ("…", "...", "[…]", "[...]")
_CUT_OUT = ("[…]", "[...]")

EXCERPT = 258
"""Characters in the longest of 2,467 Movable Type trackback excerpts."""
TITLE = 120
"""Characters in a trackback's title; 2 of 2,467 are over 80."""


def is_attribution(words: str) -> bool:
    """Tell whether a line names the author of the entry that it begins."""
    return _SAYS.fullmatch(words) is not None


def read_entries(lines: list[Line], items: list[Item]) -> tuple[Entry, ...]:
    """Read the items of a discussion as entries, in the order of the file; nesting becomes explicit replies."""
    entries: list[Entry] = []
    todo: list[tuple[Item, int, int | None]] = [(item, 1, None) for item in reversed(items)]
    while todo:
        item, depth, parent = todo.pop()
        replies = [reply for group in item.lists for reply in _replies(group, item, lines)]
        end = replies[0].first - 1 if replies else item.last
        number = len(entries) + 1
        entries.append(_read_entry(number, lines[item.first - 1 : end], item.column + 2, depth, parent))
        todo.extend((reply, depth + 1, number) for reply in reversed(replies))
    return tuple(entries)


def _replies(group: ItemList, item: Item, lines: list[Line]) -> list[Item]:
    """Tell nested entries from a list that an entry's own text holds: they stand last, and apart or with names."""
    if item.last_own > group.first:
        return []
    named = [is_attribution(lines[reply.first - 1].words) for reply in group.items]
    start = next((at for at, name in enumerate(named) if name or not group.touches(at)), len(named))
    if start == 0 and group.gap == 0 and not any(named):
        return []
    return group.items[start:]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the first words of an entry tell of it, and the paragraphs that are left."""

    kind: EntryKind
    author: str | None
    title: str | None
    body: list[str]
    rule: str
    evidence: str | None
    confidence: float


def _read_entry(number: int, lines: list[Line], margin: int, depth: int, parent: int | None) -> Entry:
    texts = [_dedent(chunk, margin) for chunk in paragraphs(lines)]
    reading = _classify(texts)
    last = next(line.number for line in reversed(lines) if not line.blank)
    return Entry(
        number=number,
        kind=reading.kind,
        author=reading.author,
        title=reading.title,
        paragraphs=tuple(reading.body),
        lines=(lines[0].number, last),
        reason=Reason(reading.rule, reading.confidence, reading.evidence),
        depth=depth,
        reply=Reply(parent, "explicit") if parent else None,
        announces=_announcement(reading.body),
    )


def _dedent(chunk: list[Line], margin: int) -> str:
    """Take the item's own indentation and bullet off; what stands further in, or less far, keeps its shape."""
    margin = min([margin, *(line.indent for line in chunk)])
    return "\n".join(
        line.words if line.bullet is not None and line.bullet < margin else line.raw[margin:] for line in chunk
    )


def _classify(texts: list[str]) -> _Reading:
    head, _, below = texts[0].partition("\n")
    if named := _SAYS.fullmatch(head):
        body = [below, *texts[1:]] if below else texts[1:]
        kind: EntryKind = "pingback" if _is_excerpt(body) else "comment"
        return _Reading(kind, named["name"], None, body, "says-header", head, 1.0)
    if _is_excerpt(texts):
        return _Reading("pingback", None, None, texts, "bracketed-excerpt", texts[0][:40], 0.95)
    if not below and len(texts) == 2 and _is_title(head) and _is_cut(texts[1]):
        return _Reading("trackback", None, head, texts[1:], "title-and-cut-excerpt", texts[1][-12:], 0.9)
    return _Reading("comment", None, None, texts, "no-header", None, 0.8)


def _is_excerpt(body: list[str]) -> bool:
    """Tell whether a body is a pingback's: WordPress puts […] around the words that it cut out."""
    text = "\n".join(body)
    return text.startswith(_CUT_OUT) and text.endswith(_CUT_OUT)


def _is_title(line: str) -> bool:
    """Tell a title from a salutation."""
    return len(line) <= TITLE and not line.endswith(",")


def _is_cut(text: str) -> bool:
    """Tell whether a text is a trackback's excerpt: short, of one line, and cut off with an ellipsis."""
    return len(text) <= EXCERPT and "\n" not in text and text.endswith(_ELLIPSIS)


def _announcement(body: list[str]) -> Announcement | None:
    found = _ANNOUNCES.fullmatch(body[0].partition("\n")[0]) if body else None
    return Announcement(found["blog"], found["title"]) if found else None
