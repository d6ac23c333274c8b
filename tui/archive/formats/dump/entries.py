"""The items of a discussion → its entries: who wrote each, what kind it is, and which one it is nested in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from tui.archive.dates import is_date
from tui.archive.formats.dump.attribution import Attribution
from tui.archive.formats.dump.lines import Item, ItemList, Line, dedent, own_text
from tui.archive.formats.dump.sections import Section
from tui.archive.formats.dump.styles import DATE_ALONE, NAME_AND_DATE, WEBLOG, Style
from tui.archive.formats.pings import announcement, holds_cut, is_excerpt, is_titled_excerpt, labelled
from tui.archive.formats.words import is_reply_mark, without_button
from tui.archive.model import Entry, EntryKind, Reason, Reply


def read_entries(lines: list[Line], sections: Sequence[Section]) -> tuple[Entry, ...]:
    """Read the items of a discussion as entries, in the order of the file; nesting becomes explicit replies."""
    entries: list[Entry] = []
    for section in sections:
        todo: list[tuple[Item, int, int | None]] = [(item, 1, None) for item in reversed(section.items)]
        while todo:
            item, depth, parent = todo.pop()
            replies = [reply for group in item.lists for reply in _replies(group, item, lines, section.style)]
            _let_go_on(replies, item.last)
            end = replies[0].first - 1 if replies else item.last
            own = lines[item.first - 1 : end]
            if entries and not replies and not any(line.words for line in own):
                entries[-1] = _with_empty_item(entries[-1], end)
                continue
            number = len(entries) + 1
            entries.append(_read_entry(number, own, item.column + 2, depth, parent, section))
            todo.extend((reply, depth + 1, number) for reply in reversed(replies))
    return tuple(entries)


def _let_go_on(replies: Sequence[Item], last: int) -> None:
    """Let what stands between replies and is none of them, such as a list that was typed, be part of the one above."""
    for reply, below in zip_longest(replies, replies[1:]):
        reply.last = below.first - 1 if below else last


def _with_empty_item(entry: Entry, last: int) -> Entry:
    """Let an entry go on over a bullet with nothing behind it."""
    return replace(entry, lines=(entry.lines[0], last)) if entry.lines else entry


def _replies(group: ItemList, item: Item, lines: list[Line], style: Style | None) -> list[Item]:
    """Tell nested entries from a list that an entry's own text holds: they stand last, and apart or with names."""
    if item.last_own > group.first:
        return []
    named = [style is not None and style.match(own_text(lines, reply)) is not None for reply in group.items]
    apart = group.gap > 0 or is_reply_mark(lines[group.before - 1].words)
    if not any(named) and not (apart and _is_nested(group, item, lines)):
        return []
    start = next((at for at, name in enumerate(named) if name or _apart(group, at)), len(named))
    return group.items[start:]


def _apart(group: ItemList, at: int) -> bool:
    """Tell whether blank lines part an item from those beside it, or its own paragraphs, as in no typed list."""
    return group.items[at].loose or not group.touches(at)


def _is_nested(group: ItemList, item: Item, lines: list[Line]) -> bool:
    """Tell whether a template can have written a list of replies so: with bullets, or as the list around, from 1 on."""
    mark = group.items[0].mark
    counted = mark != "1" or lines[group.first - 1].raw.lstrip().startswith("1.")
    return mark == "•" or (mark == item.mark and counted)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What kind an entry is, what of its title and text is left, and why."""

    kind: EntryKind
    author: str | None
    title: str | None
    body: list[str]
    reason: Reason


def _read_entry(number: int, lines: list[Line], margin: int, depth: int, parent: int | None, section: Section) -> Entry:
    texts = dedent(lines, margin)
    style = section.style
    if style is NAME_AND_DATE and not style.match(texts):
        style = DATE_ALONE
    attribution = style.match(texts) if style else None
    body, date = _strip(texts, attribution, style)
    reading = _classify(_paragraphs(body), attribution, style, section)
    reason = replace(reading.reason, confidence=round(reading.reason.confidence * section.trust, 2))
    last = next(line.number for line in reversed(lines) if not line.blank)
    return Entry(
        number=number,
        kind=reading.kind,
        author=reading.author,
        title=reading.title,
        paragraphs=tuple(reading.body),
        lines=(lines[0].number, last),
        reason=reason,
        depth=depth,
        date=date,
        reply=Reply(parent, "explicit") if parent else None,
        announces=announcement(reading.body),
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
    if attribution and len(body) > 1 and is_reply_mark(body[0]):
        del body[0]
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
    if body:
        body[-1] = without_button(body[-1])
    return body, date


def _paragraphs(body: list[str]) -> list[str]:
    """Join the lines that no blank line divides."""
    return ["\n".join(group) for filled, group in groupby(body, key=bool) if filled]


def _classify(texts: list[str], attribution: Attribution | None, style: Style | None, section: Section) -> _Reading:
    """Tell comments, trackbacks and pingbacks apart."""
    if attribution and style and attribution.author:
        return _with_author(texts, attribution, style)
    head, _, below = texts[0].partition("\n") if texts else ("", "", "")
    if label := labelled(head):
        body = [*([below] if below else []), *texts[1:]]
        return _Reading(label[0], None, head, body, Reason("labelled-ping", 1.0, label[1]))
    if is_excerpt(texts):
        return _Reading("pingback", None, None, texts, Reason("bracketed-excerpt", 0.95, texts[0][:40]))
    if section.pings and texts:
        return _under_heading(texts, section.lead[-1].words)
    if is_titled_excerpt(texts):
        return _Reading("trackback", None, head, texts[1:], Reason("title-and-cut-excerpt", 0.9, texts[1][-12:]))
    if attribution and style:
        return _with_author(texts, attribution, style)
    return _Reading("comment", None, None, texts, Reason("no-header", 0.8 if section.score > 4 else 0.6))


def _with_author(texts: list[str], attribution: Attribution, style: Style) -> _Reading:
    """Read an entry that names its author; a trackback's header and a pingback's name a blog."""
    if style is not WEBLOG and is_titled_excerpt(texts):
        reason = Reason("name-title-and-cut-excerpt", 0.8, texts[1][-12:])
        return _Reading("trackback", attribution.author, texts[0], texts[1:], reason)
    kind: EntryKind = "trackback" if style is WEBLOG else "pingback" if is_excerpt(texts) else "comment"
    reason = Reason(style.rule, style.confidence, attribution.evidence)
    return _Reading(kind, attribution.author, attribution.title, texts, reason)


def _under_heading(texts: list[str], heading: str) -> _Reading:
    """Read an entry under "Trackbacks": "Title - excerpt", or an excerpt alone."""
    kind: EntryKind = "pingback" if holds_cut(texts[0]) else "trackback"
    title, dash, excerpt = texts[0].partition(" - ")
    reason = Reason("trackback-heading", 0.9, heading)
    if dash and title.strip() and "\n" not in title:
        return _Reading(kind, None, title, [excerpt, *texts[1:]], reason)
    return _Reading(kind, None, None, texts, reason)
