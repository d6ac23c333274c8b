"""Discussions whose entries have no element of their own: names stand over or under the texts, side by side with them.

A name over a text and one under it must not be mixed, or each author would slip to the neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.archive.formats.dump.attribution import LONGEST
from tui.archive.formats.dump.styles import BY, SAYS, WEBLOG
from tui.archive.formats.html.discussion.extents import Extent, Scan
from tui.archive.formats.html.discussion.roles import Role
from tui.archive.formats.markup import HEADINGS, UNSEEN, Element, passages
from tui.archive.formats.words import is_counter, is_form

_STYLES = (SAYS, BY, WEBLOG)
_INLINE = frozenset(("a", "br", "hr", "b", "i", "em", "strong", "img"))


def find(scan: Scan, extents: Sequence[Extent]) -> list[Extent]:
    """Find entries in the lists of a page that hold none yet, in the order of the page."""
    held = {one for extent in extents for one in (extent.outer, *extent.outer.iterancestors())}
    inside = {extent.outer for extent in extents}
    found: list[Extent] = []
    taken: set[Element] = set()
    for element in scan.lists:
        if element in held or any(one in inside or one in taken for one in element.iterancestors()):
            continue
        entries = list(_entries(scan, _children(element)))
        if entries:
            taken.add(element)
            found += entries
    return found


def _children(element: Element) -> list[Element]:
    """The elements in a list that hold words; those in its only one where it holds one."""
    while True:
        inner = [one for one in element if isinstance(one.tag, str) and one.tag not in UNSEEN]
        if len(inner) != 1 or inner[0].tag == "p":
            return [one for one in inner if one.tag not in _INLINE]
        element = inner[0]


def _entries(scan: Scan, children: list[Element]) -> Iterator[Extent]:
    """Divide elements that stand side by side, before each name or behind it."""
    filled = list(_filled(children))
    names = {one for one in filled if _names(scan, one)}
    if not names:
        return
    above = filled[0] in names
    current: list[Element] = []
    for one in filled:
        if above and one in names and current:
            yield _extent(current)
            current = []
        current.append(one)
        if not above and one in names:
            yield _extent(current)
            current = []
    if above and current:
        yield _extent(current)


def _filled(children: list[Element]) -> Iterator[Element]:
    """The elements that hold words of entries: from the headings and counters over them to the form under them."""
    begun = False
    for one in children:
        text = " ".join("".join(one.itertext()).split())
        outside = one.tag in HEADINGS or is_counter(text) or is_form(text)
        if outside and begun:
            return
        if text and not outside:
            begun = True
            yield one


def _extent(elements: list[Element]) -> Extent:
    return Extent(elements[0], tuple(elements))


def _names(scan: Scan, element: Element) -> bool:
    """Tell whether an element names an author, by what it is called or by its words."""
    if element.tag in HEADINGS or Role.LIST in scan.roles.get(element, ()):
        return False
    named = any(Role.AUTHOR in scan.roles.get(one, ()) for one in element.iter("*"))
    if named and sum(map(len, element.itertext())) <= LONGEST:
        return True
    found = passages(element)
    if not found or len(found) > 1:
        return False
    lines = found[0].text.split("\n")
    return any(style.match(lines) and (style is WEBLOG or len(lines) < 3) for style in _STYLES)
