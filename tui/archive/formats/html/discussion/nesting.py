"""Who answers whom in a page, as its elements stand in one another or say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.archive.formats.compose import Draft
from tui.archive.formats.html.discussion.extents import Extent, numbers_in
from tui.archive.formats.html.discussion.roles import Role, roles, tokens
from tui.archive.formats.markup import Element

_DEPTH = re.compile(r"(?:.*[-_])?(?:depth|level|lvl|indent)[-_]?(\d{1,3})", re.IGNORECASE)
_PARENT = ("data-parent", "data-parent-id", "data-parentid", "data-comment-parent", "data-in-reply-to")
_ANSWERS = re.compile(
    r"^(?:\W*)(?:in reply to|(?:als )?antwort (?:auf|an)|en réponse à|en respuesta a|in risposta a|als antwoord op"
    r"|em resposta a)\b",
    re.IGNORECASE,
)
_DEPTHS = ("data-depth", "data-level")
Entries = Sequence[tuple[Extent, Draft]]


def nest(entries: Entries) -> None:
    """Set each draft's parent: the entry that it stands in, else the one that the page names, else by its depth."""
    by_element = {extent.outer: draft for extent, draft in entries}
    by_number = {number: draft for extent, draft in entries for number in extent.numbers}
    for extent, draft in entries:
        draft.parent = _around(extent.outer, by_element) or _named(extent, draft, by_number)
    if not any(draft.parent for _, draft in entries):
        _nest_by_depth(entries)


def _around(element: Element, drafts: dict[Element, Draft]) -> Draft | None:
    """The entry that an element stands in, or that the list of answers around it stands behind."""
    above = element.getparent()
    while above is not None:
        if found := drafts.get(above):
            return found
        before = above.getprevious()
        while before is not None and not isinstance(before.tag, str):
            before = before.getprevious()
        if before is not None and Role.REPLIES in roles(above) and (found := _last_in(before, drafts)):
            return found
        above = above.getparent()
    return None


def _last_in(element: Element, drafts: dict[Element, Draft]) -> Draft | None:
    """The entry that an element is."""
    if Role.REPLIES in roles(element):
        before = element.getprevious()
        return drafts.get(before) if before is not None else None
    return drafts.get(element)


def _named(extent: Extent, draft: Draft, drafts: dict[str, Draft]) -> Draft | None:
    """The entry whose number the page names as the parent."""
    told = [extent.outer.get(name) for name in _PARENT]
    for number in (number for name in (*told, *_answered(extent)) for number in numbers_in(name)):
        if (found := drafts.get(number)) and found is not draft:
            return found
    return None


def _answered(extent: Extent) -> Iterator[str]:
    """The targets of links that say that they lead to what is answered."""
    if extent.inner:
        return
    for link in (link for part in extent.parts for link in part.iterdescendants("a")):
        address = link.get("href") or ""
        words = f"{(link.getprevious() is None and _flat(link.getparent())) or ''} {_flat(link)}"
        if "#" in address and _ANSWERS.search(words):
            yield address.rpartition("#")[2]
    for form in (form for part in extent.parts for form in part.iterdescendants("form")):
        address = form.get("action") or ""
        if "#" in address and any(_ANSWERS.search(_flat(button)) for button in form.iterdescendants("button")):
            yield address.rpartition("#")[2]


def _flat(element: Element | None) -> str:
    """The words right at the beginning of an element."""
    return " ".join((element.text or "").split()) if element is not None else ""


def _nest_by_depth(entries: Entries) -> None:
    """Nest entries that stand side by side by the depths that they say they have."""
    open_: list[tuple[int, Draft]] = []
    for extent, draft in entries:
        depth = _depth(extent.outer)
        if depth is None:
            continue
        while open_ and open_[-1][0] >= depth:
            open_.pop()
        draft.parent = open_[-1][1] if open_ else None
        open_.append((depth, draft))


def _depth(element: Element) -> int | None:
    for name in _DEPTHS:
        if (value := element.get(name)) and value.isdecimal() and len(value) < 4:
            return int(value)
    return next((int(found[1]) for token in tokens(element) if (found := _DEPTH.fullmatch(token))), None)
