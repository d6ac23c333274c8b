"""Entries by the lines of their headers and footers, where the elements of a page do not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.archive.dates import is_date, split_date
from tui.archive.formats.compose import Draft, Passage
from tui.archive.formats.dump import attribution
from tui.archive.formats.dump.attribution import LONGEST, Attribution
from tui.archive.formats.dump.names import WROTE, is_name, plain_name
from tui.archive.formats.dump.styles import WEBLOG, Style, choose
from tui.archive.formats.html.discussion.extents import Extent
from tui.archive.formats.html.discussion.header import dated
from tui.archive.formats.html.discussion.kinds import kind_of
from tui.archive.formats.html.discussion.parts import Parts
from tui.archive.formats.pings import is_excerpt, is_titled_excerpt, labelled
from tui.archive.formats.words import is_reply_mark, without_button, without_buttons
from tui.archive.model import EntryKind, Link, Reason

Read = tuple[Extent, Parts]


def drafts(entries: Sequence[Read]) -> list[Draft]:
    """Make drafts of entries; those without an author are read by one style for comments and one for pings."""
    kinds = [_kind(extent, parts) for extent, parts in entries]
    styles = {
        ping: _styles([parts for (_, parts), kind in zip(entries, kinds, strict=True) if (kind != "comment") == ping])
        for ping in (False, True)
    }
    return [_draft(parts, kind, *styles[kind != "comment"]) for (_, parts), kind in zip(entries, kinds, strict=True)]


_SENT = re.compile(r"(trackback|pingback)(?: (?:by|from|von|de|di|da|van|por|par)\b|\s?:)", re.IGNORECASE)
"""What stands before the name of a blog in a header."""


def _kind(extent: Extent, parts: Parts) -> EntryKind:
    if kind := kind_of(extent.outer):
        return kind
    first = parts.body[0].text if parts.body else ""
    if label := labelled(first):
        return label[0]
    lines = [parts.byline, *parts.head]
    if not parts.apart:
        lines += [*_lines(parts.body)[:1], *_lines(parts.body)[-1:]]
    if sent := next(filter(None, map(_SENT.match, lines)), None):
        return "trackback" if sent[1].casefold() == "trackback" else "pingback"
    return "pingback" if is_excerpt([passage.text for passage in parts.body]) else "comment"


def _lone_name(lines: Sequence[str]) -> Attribution | None:
    """Read a name that stands in a header with nothing beside it but dates and buttons."""
    left = [line for line in (without_buttons(line).strip(" |·•:–—-") for line in lines) if line]
    names = [line for line in left if not is_date(line) and not is_reply_mark(line) and split_date(line)[1] is None]
    return Attribution(plain_name(names[0]), None, 1, names[0]) if len(names) == 1 and is_name(names[0]) else None


_LONE_NAME = Style("name-line", _lone_name, weight=2, confidence=0.9)


def _styles(entries: Sequence[Parts]) -> tuple[Style | None, Style | None]:
    """Choose the styles that name most entries where no element does: (in what is around the text, in the text)."""
    nameless = [parts for parts in entries if not parts.author]
    if len(nameless) * 2 <= len(entries):
        return None, None
    heads = [parts.head for parts in nameless if parts.head]
    alone = sum(_LONE_NAME.match(head) is not None for head in heads)
    texts = [lines for parts in nameless if not parts.apart and (lines := _lines(parts.body))]
    around = choose(heads)[0] if len(heads) * 2 > len(nameless) else None
    if alone * 2 > len(nameless) and (around is None or around.weight < _LONE_NAME.weight):
        around = _LONE_NAME
    return around, choose(texts)[0] if texts else None


def _lines(body: Sequence[Passage]) -> list[str]:
    """The lines of a text, a blank one between paragraphs."""
    lines: list[str] = []
    for passage in body:
        lines += ["", *passage.text.split("\n")] if lines else passage.text.split("\n")
    return lines


def _draft(parts: Parts, kind: EntryKind, around: Style | None, inside: Style | None) -> Draft:
    draft = Draft(kind, parts.author, parts.title, parts.date, parts.url, parts.body)
    if kind != "comment" and not draft.author and parts.body and (sent := WEBLOG.match(_lines(parts.body))):
        _name(draft, WEBLOG, sent)
        draft.url = _take(draft, sent, footer=False)
    elif not draft.author and around and (found := _head(around, parts)) and found.author:
        _name(draft, around, found)
        draft.url = next((link for name, link in parts.links if name in (found.author, found.title)), None)
    elif not draft.author and inside and not parts.apart and (found := inside.match(_lines(parts.body))):
        _name(draft, inside, found)
        draft.url = _take(draft, found, footer=inside.footer)
    draft.date = draft.date or next(filter(None, (dated(line) for line in parts.head)), None)
    if not parts.apart:
        _strip(draft)
    if kind != "comment":
        _read_ping(draft)
    return draft


def _head(style: Style, parts: Parts) -> Attribution | None:
    """Read the lines around a text, whichever of them it is that names the author."""
    lines = [without_buttons(line).strip(" |·•") if len(line) < LONGEST else line for line in parts.head]
    return next(filter(None, (style.match(lines[at:]) for at, line in enumerate(lines) if line)), None)


def _name(draft: Draft, style: Style, found: Attribution) -> None:
    draft.author, draft.title, draft.date = found.author, found.title or draft.title, draft.date or found.date
    draft.reason = Reason(style.rule, style.confidence, found.evidence)


def _take(draft: Draft, found: Attribution, *, footer: bool) -> str | None:
    """Take the lines of a header or footer off the body; return the address behind the name in them."""
    body = list(draft.body)
    url = None
    left = found.used
    while left > 0 and body:
        at = -1 if footer else 0
        passage = body[at]
        count = passage.text.count("\n") + 1
        taken, rest = _divided(passage, count - left if footer else left)
        if footer:
            taken, rest = rest, taken
        url = url or _behind(taken, found.author)
        left -= count + 1
        if rest:
            body[at] = rest
        else:
            del body[at]
    draft.body = body
    return url


def _divided(passage: Passage, lines: int) -> tuple[Passage | None, Passage | None]:
    """Divide a passage behind so many of its lines."""
    texts = passage.text.split("\n")
    if lines <= 0:
        return None, passage
    if lines >= len(texts):
        return passage, None
    at = len("\n".join(texts[:lines]))
    above = tuple(link for link in passage.links if link.end <= at)
    below = tuple(Link(link.start - at - 1, link.end - at - 1, link.url) for link in passage.links if link.start > at)
    return replace(passage, text=passage.text[:at], links=above), replace(
        passage, text=passage.text[at + 1 :], links=below
    )


def _behind(passage: Passage | None, author: str | None) -> str | None:
    if not passage or not author:
        return None
    start = passage.text.find(author)
    behind = next((link.url for link in passage.links if link.start <= start < link.end), None)
    return behind or next((link.url for link in passage.links if start < 0 or link.start <= start), None)


def _strip(draft: Draft) -> None:
    """Take what templates put above and below a text off it."""
    body = list(draft.body)
    while body and body[0].kind != "quote" and _is_above(draft, body, line := body[0].text.partition("\n")[0]):
        if draft.date is None:
            draft.date = dated(line)
        body[:1] = [rest] if (rest := _divided(body[0], 1)[1]) else []
    while body and body[-1].kind != "quote" and _is_below(draft, body, line := body[-1].text.rpartition("\n")[2]):
        if draft.date is None:
            draft.date = dated(line)
        body[-1:] = [above] if (above := _divided(body[-1], body[-1].text.count("\n"))[0]) else []
    draft.body = body


_SIGNS = re.compile(r"[\s|·•,;:/–—-]{1,3}")


def _is_above(draft: Draft, body: Sequence[Passage], line: str) -> bool:
    named = draft.author is not None and (line.strip(" :") == draft.author or _is_left(line))
    return named or _is_below(draft, body, line)


def _is_below(draft: Draft, body: Sequence[Passage], line: str) -> bool:
    bare = without_buttons(line)
    dates = is_date(bare) and (draft.date is None or bare.strip(" :") == draft.date or not draft.author)
    left = draft.author is not None and split_date(bare)[1] is not None and _is_left(bare)
    more = len(body) > 1 or "\n" in body[0].text
    return dates or left or (more and (is_reply_mark(line) or _SIGNS.fullmatch(line) is not None))


def _is_left(line: str) -> bool:
    """Tell what is left of a header without its name: "says:", "Comment by —"."""
    words = split_date(line)[0].strip(" ,|·•–—-@")
    return bool(words and _BY.fullmatch(words)) or attribution.says([f"X {line}"]) is not None


_BY = re.compile(rf"(?:(?:{WROTE}) )?(?:by|from|von|par|de|por|da|di|door|van):?", re.IGNORECASE)


def _read_ping(draft: Draft) -> None:
    """Read what trackbacks and pingbacks have in other places than comments: titles, and names in their text."""
    body = list(draft.body)
    if body and not draft.author:
        body = _named(draft, body)
    if draft.kind == "trackback" and len(body) > 1 and not draft.title:
        texts = [passage.text for passage in body]
        if is_titled_excerpt(texts):
            draft.title = texts[0]
            del body[0]
    if body:
        text = without_button(body[-1].text)
        last = next((link for link in body[-1].links if link.end == len(text)), None)
        if last and is_reply_mark(text[last.start :]):
            text = text[: last.start].rstrip()
        body[-1] = replace(body[-1], text=text, links=tuple(link for link in body[-1].links if link.end <= len(text)))
    draft.body = body


_BEHIND_NAME = re.compile(r"\s*(?:[-–—:|]\s+|\n|$)")


def _named(draft: Draft, body: list[Passage]) -> list[Passage]:
    """Read "Pingback: NAME", where the name is a link, and "NAME - excerpt"."""
    first = body[0]
    label = labelled(first.text)
    start = len(label[1]) if label else 0
    start += len(first.text[start:]) - len(first.text[start:].lstrip())
    link = next(iter(first.links), None)
    if link and link.start == start:
        cut = _BEHIND_NAME.match(first.text, link.end)
        if cut:
            draft.author, draft.url = " ".join(first.text[start : link.end].split()), link.url
            return _from(first, cut.end()) + body[1:]
    elif label and first.text[start:].strip():
        draft.author = first.text[start:].partition("\n")[0].strip()
        below = _divided(first, 1)[1]
        return ([below] if below else []) + body[1:]
    return body


def _from(passage: Passage, at: int) -> list[Passage]:
    if not passage.text[at:].strip():
        return []
    links = tuple(Link(link.start - at, link.end - at, link.url) for link in passage.links if link.start >= at)
    return [replace(passage, text=passage.text[at:], links=links)]
