"""A section of a page in Markdown under a heading such as "Comments" → the drafts of its entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.archive.dates import is_date
from tui.archive.formats import dump
from tui.archive.formats.compose import Draft, Passage
from tui.archive.formats.markdown.leaves import Leaf
from tui.archive.formats.markdown.styles import Start, ends_talk, starts
from tui.archive.formats.pings import is_excerpt, labelled
from tui.archive.formats.privacy import without_address
from tui.archive.formats.words import is_form, is_reply_mark, without_button
from tui.archive.load import RawText
from tui.archive.model import Document, EntryKind, Lines, Reason


@dataclass(frozen=True, slots=True)
class Talk:
    """The entries of a section, and the lines over and under them that are no entry."""

    drafts: Sequence[Draft]
    rest: Sequence[Lines] = ()


def read_talk(
    raw: RawText, lines: Sequence[str], heading: Leaf, leaves: Sequence[Leaf], pings: str | None
) -> Talk | None:
    """Read a section of the lines of a text as a discussion; None where it does not look like one."""
    begin, end = leaves[0].lines[0], leaves[-1].lines[1]
    if any(line.lstrip(" ").startswith("•") for line in lines[begin - 1 : end]):
        return _pasted(raw, lines, heading, end)
    found = starts(leaves, pings)
    if not found:
        return _pasted(raw, lines, heading, end)
    end = _end(leaves, found)
    found = [start for start in found if start.at < end]
    drafts = _drafts(leaves[:end], found, pings)
    outside = [*leaves[: found[0].at], *leaves[end:]]
    return Talk(drafts, [leaf.lines for leaf in outside])


def _end(leaves: Sequence[Leaf], found: Sequence[Start]) -> int:
    """Where the form or the tail of a page begins that stands under the last entry."""
    for at in range(found[-1].at + 1, len(leaves)):
        if ends_talk(leaves[at]) or (not leaves[at].nest and is_form(leaves[at].words.shown)):
            return at
    return len(leaves)


def _drafts(leaves: Sequence[Leaf], found: Sequence[Start], pings: str | None) -> list[Draft]:
    """Make a draft of each entry; one that stands deeper than one above it answers that."""
    drafts: list[Draft] = []
    above: list[tuple[int, Draft]] = []
    ends = [*(start.at for start in found[1:]), len(leaves)]
    for start, end in zip(found, ends, strict=True):
        draft = _draft(leaves[start.at : end], start, pings)
        while above and above[-1][0] >= start.nest:
            above.pop()
        draft.parent = above[-1][1] if above else None
        above.append((start.nest, draft))
        drafts.append(draft)
    return drafts


def _draft(leaves: Sequence[Leaf], start: Start, pings: str | None) -> Draft:
    header = start.header
    outer = leaves[0].nest
    body = [leaves[0].passage(outer, header.used), *(leaf.passage(min(outer, leaf.nest)) for leaf in leaves[1:])]
    texts = [passage for passage in body if passage]
    date = header.date
    if date is None and len(texts) > 1 and is_date(texts[0].text):
        date = texts.pop(0).text
    while len(texts) > 1 and is_reply_mark(texts[-1].text):
        texts.pop()
    lines = (leaves[0].lines[0], leaves[-1].lines[1])
    reason = replace(header.reason, evidence=without_address(header.reason.evidence))
    draft = Draft("comment", header.author, header.title, date, header.url, texts, lines=lines, reason=reason)
    return _as_ping(draft, pings) if pings or not header.author else _maybe_pingback(draft)


def _maybe_pingback(draft: Draft) -> Draft:
    return replace(draft, kind="pingback" if is_excerpt([one.text for one in draft.body]) else "comment")


def _as_ping(draft: Draft, pings: str | None) -> Draft:
    """Tell what an entry is that stands under "Trackbacks", or that nobody's name stands over."""
    texts = [passage.text for passage in draft.body]
    if label := labelled((draft.title or (texts[0] if texts else "")).partition("\n")[0]):
        return _labelled(draft, *label)
    if is_excerpt(texts):
        return replace(draft, kind="pingback", reason=Reason("bracketed-excerpt", 0.95, texts[0][:40]))
    if not pings:
        return draft
    kind: EntryKind = "pingback" if "pingback" in pings.casefold() and "track" not in pings.casefold() else "trackback"
    body = [_without_button(passage) for passage in draft.body]
    return replace(draft, kind=kind, body=body, reason=Reason("trackback-heading", 0.9, pings))


def _labelled(draft: Draft, kind: EntryKind, label: str) -> Draft:
    """Read "Pingback: Title", a link as a rule, with the excerpt below."""
    reason = Reason("labelled-ping", 1.0, label)
    if draft.title:
        return replace(draft, kind=kind, reason=reason)
    first = draft.body[0]
    head, _, below = first.text.partition("\n")
    body = [*([Passage(below, lines=first.lines)] if below else []), *draft.body[1:]]
    url = draft.url or next((link.url for link in first.links), None)
    return replace(draft, kind=kind, title=head[len(label) :].strip() or head, url=url, body=body, reason=reason)


def _without_button(passage: Passage) -> Passage:
    text = without_button(passage.text)
    return replace(passage, text=text, links=tuple(link for link in passage.links if link.end <= len(text)))


def _pasted(raw: RawText, lines: Sequence[str], heading: Leaf, end: int) -> Talk | None:
    """Read a section as lines of a page dump, which may be pasted in; somebody has to be named in it."""
    above = heading.lines[1]
    read = dump.read(replace(raw, text="\n".join([heading.words.shown, "", *lines[above:end]])))
    drafts = list(_copied(read, above - 2))
    begins = {draft.lines[0] for draft in drafts if draft.lines}
    if not any(draft.author or draft.kind != "comment" for draft in drafts) or min(begins) <= above:
        return None
    places = [_moved(part.lines, above - 2) for part in read.parts() if part.lines]
    held = {number for begin, last in places for number in range(begin, last + 1)}
    left = [
        (number, number) for number in range(above + 1, end + 1) if number not in held and lines[number - 1].strip()
    ]
    rest = [(max(begin, above + 1), last) for begin, last in places if last > above and begin not in begins]
    return Talk(drafts, [*rest, *left])


def _moved(place: Lines, by: int) -> Lines:
    return place[0] + by, place[1] + by


def _copied(document: Document, by: int) -> Iterator[Draft]:
    """Make drafts of entries again; their lines count from further up."""
    drafts: list[Draft] = []
    for entry in document.entries:
        body = [Passage(text, entry.kind_of(at)) for at, text in enumerate(entry.paragraphs)]
        parent = drafts[entry.parent - 1] if entry.parent else None
        place = _moved(entry.lines, by) if entry.lines else None
        drafts.append(
            Draft(entry.kind, entry.author, entry.title, entry.date, entry.url, body, parent, place, entry.reason)
        )
        yield drafts[-1]
