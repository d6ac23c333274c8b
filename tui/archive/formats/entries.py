"""The items of a discussion → its entries: who wrote each, what kind it is, and which one it is nested in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.archive.formats.attribution import WEBLOG, Attribution, Style
from tui.archive.formats.dates import is_date
from tui.archive.formats.lines import Item, ItemList, Line, dedent, own_text
from tui.archive.formats.sections import Section
from tui.archive.formats.words import is_reply_mark
from tui.archive.model import Announcement, Entry, EntryKind, Reason, Reply

_ANNOUNCES = re.compile(r"Trackbacked (?:by|from) (?P<blog>.+?) [–—-] (?P<title>.+)")
_LABELLED = re.compile(r"(?:pingback|trackback|ping)(?: (?:by|from|von|de|di|da|van|por))?\s?:", re.IGNORECASE)
_ELLIPSIS = ("…", "...", "[…]", "[...]")
_CUT_OUT = ("[…]", "[...]")

EXCERPT = 258
"""Characters in the longest of 2,467 Movable Type trackback excerpts."""
TITLE = 120
"""Characters in a trackback's title; 2 of 2,467 are over 80."""


def read_entries(lines: list[Line], sections: Sequence[Section]) -> tuple[Entry, ...]:
    """Read the items of a discussion as entries, in the order of the file; nesting becomes explicit replies."""
    entries: list[Entry] = []
    for section in sections:
        todo: list[tuple[Item, int, int | None]] = [(item, 1, None) for item in reversed(section.items)]
        while todo:
            item, depth, parent = todo.pop()
            replies = [reply for group in item.lists for reply in _replies(group, item, lines, section.style)]
            end = replies[0].first - 1 if replies else item.last
            number = len(entries) + 1
            entries.append(_read_entry(number, lines[item.first - 1 : end], item.column + 2, depth, parent, section))
            todo.extend((reply, depth + 1, number) for reply in reversed(replies))
    return tuple(entries)


def _replies(group: ItemList, item: Item, lines: list[Line], style: Style | None) -> list[Item]:
    """Tell nested entries from a list that an entry's own text holds: they stand last, and apart or with names."""
    if item.last_own > group.first:
        return []
    named = [style is not None and style.match(own_text(lines, reply)) is not None for reply in group.items]
    apart = group.gap > 0 or is_reply_mark(lines[group.before - 1].words)
    if not any(named) and not (apart and _is_nested(group, item, lines)):
        return []
    start = next((at for at, name in enumerate(named) if name or not group.touches(at)), len(named))
    return group.items[start:]


def _is_nested(group: ItemList, item: Item, lines: list[Line]) -> bool:
    """Tell whether a template can have written a list of replies so: with the bullets of the list around, or from 1 on."""
    mark = group.items[0].mark
    return mark == "•" or (mark == item.mark and lines[group.first - 1].raw.lstrip().startswith("1."))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What kind an entry is, what of its title and text is left, and why."""

    kind: EntryKind
    author: str | None
    title: str | None
    body: list[str]
    reason: Reason


def _read_entry(
    number: int, lines: list[Line], margin: int, depth: int, parent: int | None, section: Section
) -> Entry:
    texts = dedent(lines, margin)
    attribution = section.style.match(texts) if section.style else None
    body, date = _strip(texts, attribution, section.style)
    reading = _classify(_paragraphs(body), attribution, section)
    last = next(line.number for line in reversed(lines) if not line.blank)
    return Entry(
        number=number,
        kind=reading.kind,
        author=reading.author,
        title=reading.title,
        paragraphs=tuple(reading.body),
        lines=(lines[0].number, last),
        reason=reading.reason,
        depth=depth,
        date=date,
        reply=Reply(parent, "explicit") if parent else None,
        announces=_announcement(reading.body),
    )


def _strip(texts: list[str], attribution: Attribution | None, style: Style | None) -> tuple[list[str], str | None]:
    """Take attribution, date and the buttons of templates off an entry's lines; (what is left, its date)."""
    date = attribution.date if attribution else None
    if attribution and style and style.footer:
        body = texts[: -attribution.used]
    else:
        body = texts[attribution.used :] if attribution else list(texts)
    while body and not body[0]:
        del body[0]
    if date is None and len(body) > 1 and is_date(body[0]):
        date = body.pop(0).strip().rstrip(":")
    while len(body) > (0 if attribution else 1):
        last = body[-1].strip()
        tracked = last.removeprefix("Tracked on ")
        if last and not is_reply_mark(last) and not (date is None and is_date(tracked)):
            break
        if last and date is None and is_date(tracked):
            date = tracked
        body.pop()
    return body, date


def _paragraphs(body: list[str]) -> list[str]:
    """Join the lines that no blank line divides."""
    return [paragraph for blank, paragraph in ((not group[0], "\n".join(group)) for group in _groups(body)) if not blank]


def _groups(body: list[str]) -> Iterator[list[str]]:
    for _, group in groupby(body, key=bool):
        yield list(group)


def _classify(texts: list[str], attribution: Attribution | None, section: Section) -> _Reading:
    """Tell comments, trackbacks and pingbacks apart."""
    head, _, below = texts[0].partition("\n") if texts else ("", "", "")
    kind: EntryKind
    if attribution and section.style:
        kind = "pingback" if _is_excerpt(texts) else "trackback" if section.style is WEBLOG else "comment"
        reason = Reason(section.style.rule, section.style.confidence, attribution.evidence)
        if kind == "comment" and _is_titled_excerpt(texts):
            reason = Reason("name-title-and-cut-excerpt", 0.8, texts[1][-12:])
            return _Reading("trackback", attribution.author, head, texts[1:], reason)
        return _Reading(kind, attribution.author, attribution.title, texts, reason)
    if found := _LABELLED.match(head):
        kind = "trackback" if found[0].lower().startswith("track") else "pingback"
        return _Reading(kind, None, head, [*([below] if below else []), *texts[1:]], Reason("labelled-ping", 1.0, found[0]))
    if _is_excerpt(texts):
        return _Reading("pingback", None, None, texts, Reason("bracketed-excerpt", 0.95, texts[0][:40]))
    if section.pings and texts:
        kind = "pingback" if any(sign in texts[0] for sign in _CUT_OUT) else "trackback"
        title, dash, excerpt = head.partition(" - ")
        body = [excerpt + (f"\n{below}" if below else ""), *texts[1:]] if dash else texts
        return _Reading(kind, None, title if dash else None, body, Reason("trackback-heading", 0.9, section.lead[-1].words))
    if _is_titled_excerpt(texts):
        return _Reading("trackback", None, head, texts[1:], Reason("title-and-cut-excerpt", 0.9, texts[1][-12:]))
    return _Reading("comment", None, None, texts, Reason("no-header", 0.8 if section.score > 4 else 0.6))


def _is_excerpt(body: list[str]) -> bool:
    """Tell whether a body is a pingback's: WordPress puts […] around the words that it cut out."""
    text = "\n".join(body)
    return text.startswith(_CUT_OUT) and text.endswith(_CUT_OUT)


def _is_titled_excerpt(texts: list[str]) -> bool:
    """Tell whether texts are a trackback's: a title, and an excerpt under it that was cut off."""
    return len(texts) == 2 and "\n" not in texts[0] and _is_title(texts[0]) and _is_cut(texts[1])


def _is_title(line: str) -> bool:
    """Tell a title from a salutation."""
    return len(line) <= TITLE and not line.endswith(",")


def _is_cut(text: str) -> bool:
    """Tell whether a text is a trackback's excerpt: short, of one line, and cut off with an ellipsis."""
    return len(text) <= EXCERPT and "\n" not in text and text.endswith(_ELLIPSIS)


def _announcement(body: list[str]) -> Announcement | None:
    found = _ANNOUNCES.fullmatch(body[0].partition("\n")[0]) if body else None
    return Announcement(found["blog"], found["title"]) if found else None
