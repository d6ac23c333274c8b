"""What stands on a page outside article and discussion, one part for each region of the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.archive.formats.compose import Passage
from tui.archive.formats.html.article.signs import flat, fold, tokens
from tui.archive.formats.markup import UNSEEN, Element, passages
from tui.archive.model import AS_FILED, Other, OtherKind, Reason

_NAVIGATION = re.compile(
    r"(?:[\w-]+[-_])?(?:nav|navi|navigation|menu|breadcrumbs?|pagination|paging|related\w*|share\w*|sharing|social\w*"
    r"|sharedaddy|header|footer|masthead|colophon|topbar|tags?|meta)(?:[-_].*)?"
)
LINKED = 0.6
"""The part of a text in links from which on it is navigation; the extractor of page dumps drops such blocks."""
FEW = 3
"""Words of a region that is too small to stand alone."""
ANOTHER_POST = "another-post"
"""The rule of those parts that are articles of their own."""


class Left(NamedTuple):
    """What a page's article was read from: elements of article and discussion, and what in them is no part of it."""

    taken: Collection[Element]
    left_out: Sequence[Element] = ()
    template: Sequence[Passage] = ()
    posts: Collection[Element] = ()
    """The elements of other articles."""
    known: Collection[str] = ()
    """Folded words that the article's head holds."""


class _Region(NamedTuple):
    parent: Element | None
    kind: OtherKind
    lines: list[str]
    reason: Reason = AS_FILED


def read(root: Element, left: Left) -> list[Other]:
    """Read what is left of a page, each region once."""
    regions: list[_Region] = []
    for one in _unread(root, left):
        if isinstance(one, str):
            _add(regions, _Region(None, "sidebar", _lines([Passage(one)], left.known)))
            continue
        found = _words(one, left.taken)
        lines = _lines(found, left.known)
        if one in left.posts:
            _add(regions, _Region(one, "sidebar", lines, Reason(ANOTHER_POST)))
        else:
            _add(regions, _Region(one.getparent(), _kind(one, found), lines))
    _add(regions, _Region(None, "navigation", _lines(left.template, left.known)))
    texts = dict.fromkeys((region.kind, "\n".join(region.lines), region.reason) for region in regions)
    return [Other(kind, text, None, reason) for kind, text, reason in texts]


def _unread(root: Element, left: Left) -> Iterator[Element | str]:
    """The biggest elements that hold nothing taken, and the text between them, in the order of the page."""
    above = _above((*left.taken, *left.posts))
    for start in (root, *left.left_out):
        todo: list[Element | str] = [start]
        while todo:
            one = todo.pop()
            if isinstance(one, str):
                yield one
            elif one in above and one not in left.posts and one not in left.taken:
                todo += reversed(list(_inside(one)))
            elif isinstance(one.tag, str) and one not in left.taken and (one.tag == "form" or one.tag not in UNSEEN):
                yield one


def _inside(element: Element) -> Iterator[Element | str]:
    """An element's children, and its text around them."""
    for text, child in ((element.text, None), *((child.tail, child) for child in element)):
        if child is not None:
            yield child
        if line := flat(text):
            yield line


def _above(elements: Iterable[Element]) -> set[Element]:
    found: set[Element] = set()
    for element in elements:
        for ancestor in element.iterancestors():
            if ancestor in found:
                break
            found.add(ancestor)
    return found


def _words(element: Element, taken: Collection[Element]) -> list[Passage]:
    """A region's text without what is taken, and with that of the forms in it that readers write to."""
    forms = (form for form in element.iter("form") if form is not element and _is_written(form))
    found = [passages(one, taken.__contains__) for one in (element, *forms)]
    return [passage for one in found for passage in one]


def _is_written(element: Element) -> bool:
    return next(element.iter("textarea"), None) is not None


def _kind(element: Element, found: list[Passage]) -> OtherKind:
    if element.tag == "form" or _is_written(element):
        return "form"
    if element.tag in ("nav", "header", "footer") or any(_NAVIGATION.fullmatch(token) for token in tokens(element)):
        return "navigation"
    linked = sum(link.end - link.start for passage in found for link in passage.links)
    return "navigation" if linked > LINKED * sum(len(passage.text) for passage in found) else "sidebar"


def _lines(found: Iterable[Passage], known: Collection[str]) -> list[str]:
    lines = (line for passage in found for line in passage.text.split("\n"))
    return [line for line in lines if (words := fold(line)) and words not in known]


def _add(regions: list[_Region], region: _Region) -> None:
    """Add a region, or put it to the last one when it stands beside it, or when one of both is small."""
    if not region.lines:
        return
    last = regions[-1] if regions else None
    if last and last.reason is AS_FILED is region.reason:
        alike = last.parent is region.parent and last.kind == region.kind
        if alike or _is_small(region.lines) or _is_small(last.lines):
            kind = last.kind if _is_small(region.lines) else region.kind
            last.lines.extend(region.lines)
            regions[-1] = last._replace(parent=region.parent, kind=kind)
            return
    regions.append(region)


def _is_small(lines: list[str]) -> bool:
    return len(lines) <= FEW and sum(len(line.split()) for line in lines) <= FEW
