"""The discussion of a saved page: its comments, trackbacks and pingbacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.archive.dates import is_date
from tui.archive.formats.compose import Draft
from tui.archive.formats.html.discussion import around, attributed, flat, parts
from tui.archive.formats.html.discussion.extents import Extent, Scan
from tui.archive.formats.html.discussion.nesting import nest
from tui.archive.formats.html.discussion.roles import Role, roles, tokens_above
from tui.archive.formats.markup import Element
from tui.archive.formats.words import is_counter, is_form, is_navigation, is_reply_mark
from tui.archive.model import Other


@dataclass(frozen=True, slots=True)
class Discussion:
    """What was found of a page's discussion: its entries in the order of the page, and the elements that hold them."""

    drafts: list[Draft]
    elements: list[Element]
    other: tuple[Other, ...] = ()
    """What those elements hold beside the entries."""


def find(root: Element, base: str | None) -> Discussion:
    """Find the entries of a page's discussion; `base` is the address that its links start from."""
    scan = Scan(root)
    extents = list(_in_order(scan.extents()))
    extents += flat.find(scan, extents)
    extents.sort(key=lambda extent: scan.order[extent.outer])
    others = {extent.outer for extent in extents}
    drafts = attributed.drafts(_read(extents, others, base))
    found = list(zip(extents, drafts, strict=True))
    looks = Counter(extent.look for extent, draft in found if _is_headed(draft))
    kept = [(extent, draft) for extent, draft in found if _is_entry(extent, draft, looks)]
    nest(kept)
    elements = around.find(scan, [extent for extent, _ in kept])
    _unquote([draft for _, draft in kept])
    held = {part for extent, _ in kept for part in (extent.outer, *extent.parts)}
    return Discussion([draft for _, draft in kept], elements, tuple(around.rest(elements, held)))


def _read(extents: Sequence[Extent], others: set[Element], base: str | None) -> list[tuple[Extent, parts.Parts]]:
    """Read the parts of entries; where one name stands over nearly all, and others beside it, it is no name."""
    entries = [(extent, parts.read(extent, others, base)) for extent in extents]
    label, count = Counter(found.author for _, found in entries).most_common(1)[0] if entries else (None, 0)
    if label is None or count < max(FEW, MOST * len(entries)):
        return entries
    again = [
        (extent, parts.read(extent, others, base, label) if found.author == label else found)
        for extent, found in entries
    ]
    names = {found.author for _, found in again}
    return again if None not in names and len(names) > 1 else entries


def _unquote(drafts: Sequence[Draft]) -> None:
    """Let no text be a quotation where all of them are: the template put each comment into an element of that name."""
    if all(passage.kind == "quote" for draft in drafts for passage in draft.body):
        for draft in drafts:
            draft.body = [replace(passage, kind="paragraph") for passage in draft.body]


FEW = 3
"""Entries by which words that stand over each of them are told from a name."""
MOST = 0.8
"""The share of a discussion that nobody writes alone."""
_LISTS = frozenset(("commentlist", "comment-list", "comments-list"))
"""What WordPress's themes call the list of a post's own comments."""


def _is_headed(draft: Draft) -> bool:
    """Tell whether a name or a date shows that somebody wrote an entry."""
    return bool(draft.author) or (draft.date is not None and (is_date(draft.date) or draft.date[:4].isdecimal()))


def _is_entry(extent: Extent, draft: Draft, looks: Counter[tuple[object, ...]]) -> bool:
    """Tell an entry from what else templates put into the same elements: counts, buttons, invitations to write."""
    texts = [text for text in (draft.author, *(passage.text for passage in draft.body)) if text]
    if not texts or (len(texts) < 3 and all(is_counter(text) for text in texts)):
        return False
    if not draft.body:
        return draft.kind != "comment" or bool(extent.numbers)
    if _is_headed(draft):
        sure = bool(extent.numbers) or looks[extent.look] > 1 or draft.kind != "comment"
        called = Role.ENTRY in roles(extent.outer)
        return sure or (draft.date is not None and (called or bool(draft.author))) or (called and extent.author)
    listed = extent.outer.tag == "li" and not _LISTS.isdisjoint(tokens_above(extent.outer))
    if not (extent.numbers or listed or looks[extent.look]):
        return False
    linked = sum(link.end - link.start for passage in draft.body for link in passage.links)
    if sum(len(text) for text in texts) - linked < 4:
        return False
    return not all(is_form(text) or is_reply_mark(text) or is_navigation(text) for text in texts)


def _in_order(extents: Sequence[Extent]) -> Iterator[Extent]:
    todo = list(reversed(extents))
    while todo:
        extent = todo.pop()
        yield extent
        todo += reversed(extent.inner)
