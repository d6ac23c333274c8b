"""The elements around a discussion, which the article leaves out, and what stands in them beside the entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from tui.archive.formats.html.discussion.extents import Extent, Scan
from tui.archive.formats.html.discussion.roles import names_list
from tui.archive.formats.markup import Element, passages, words
from tui.archive.formats.words import is_counter, is_form, is_navigation
from tui.archive.model import Other, OtherKind, Reason

MOST_BESIDE = 1500
"""Characters that stand beside the entries of a discussion at most: headings, rules, invitations to write."""
_TOO_FAR = frozenset(("article", "main", "body", "html", "td"))
"""Elements that hold the article too."""
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def find(scan: Scan, extents: Sequence[Extent]) -> list[Element]:
    """Find the outermost elements that hold entries and no article, and the counters right above them."""
    outer: dict[Element, None] = {}
    lists: dict[Element, Element | None] = {}
    entries = {extent.outer for extent in extents}
    top = (extent for extent in extents if entries.isdisjoint(extent.outer.iterancestors()))
    for part in (part for extent in top for part in (extent.outer, *extent.parts)):
        above = part.getparent()
        if above is None:
            continue
        if above not in lists:
            lists[above] = _widest(scan, above, entries)
        around = lists[above]
        outer[part if around is None else around] = None
    alone = [one for one in outer if not any(above in outer for above in one.iterancestors())]
    return [*(heading for one in alone if (heading := _heading(one)) is not None), *alone]


def _widest(scan: Scan, element: Element, entries: Collection[Element]) -> Element | None:
    """The widest element around entries that is called after comments and does not hold the article."""
    found: Element | None = None
    for one in (element, *element.iterancestors()):
        if one.tag in _TOO_FAR or scan.holds_article(one):
            break
        if names_list(one):
            if len(words(one, entries.__contains__)) > MOST_BESIDE:
                break
            found = one
    return found


def _heading(element: Element) -> Element | None:
    before = element.getprevious()
    if before is None or before.tag not in _HEADINGS:
        return None
    text = " ".join("".join(before.itertext()).split())
    return before if is_counter(text) else None


def rest(elements: Iterable[Element], entries: Collection[Element]) -> Iterator[Other]:
    """Read what the elements of a discussion hold beside its entries, each text once."""
    texts: dict[str, None] = {}
    for element in elements:
        if element in entries:
            continue
        parts = [element, *element.iterdescendants("form")]
        texts.update((passage.text, None) for part in parts for passage in passages(part, entries.__contains__))
    for text in texts:
        kind = _kind(text)
        yield Other(kind, text, None, Reason(f"{kind}-words" if kind != "sidebar" else "outside", 0.8))


def _kind(text: str) -> OtherKind:
    if is_counter(text):
        return "heading"
    if is_form(text):
        return "form"
    return "navigation" if is_navigation(text) else "sidebar"
