"""Where an article's text stands in its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.archive.formats.html.article.signs import fold, tokens
from tui.archive.formats.html.article.told import is_single, page_titles
from tui.archive.formats.html.article.tree import FEW, Weights
from tui.archive.formats.markup import HEADINGS, Element, words

_NAMES = tuple(
    re.compile(names)
    for names in (
        r"asset-content|blogbody",
        r"entry-content|articlebody|e-content",
        r"(?:[a-z]+-)*(?:post|article|entry|story|single|blog)[-_]*(?:[a-z]+[-_])?(?:content|body|text|copy)|post-?entry"
        r"|the-?_?content|storycontent|pf-content|format_text|(?:[a-z]+-)*field-+name-(?:field-)?body",
        r"entry|entry-inner|snap_preview",
        r"(?:[a-z]+-)?(?:post|article|story)(?:-inner)?|hentry|blog-?post",
    )
)
"""What templates call the element of the text, the surest names first; the names of one line count the same."""
_BOX = re.compile(r"hentry|post|blogbody|entry|article|blog-?post|post-\d+|entry-\d+|asset|single-?post")
LEVELS = 3
"""Levels over the densest element on which its text may have further sections."""
_MORE = frozenset(("entry-more", "asset-more", "more", "extended"))


@dataclass(frozen=True, slots=True)
class Body:
    """The elements of an article's text, and the box that holds them with the article's title and byline."""

    parts: tuple[Element, ...]
    box: Element
    others: tuple[Element, ...] = ()
    """The boxes of the page's other articles, where this is the first and none is the page's own."""


def find(weights: Weights) -> Body | None:
    """Find the article's text: by the names that templates give it, else the densest; None on a page without words."""
    densest = _densest(weights)
    if densest is None:
        return None
    least = weights.prose[densest] // 2
    for names in _NAMES:
        outer = _outermost(weights, _named(weights, names))
        if not outer or max(weights.prose[element] for element in outer) < least:
            continue
        posts: dict[Element, Element] = {}
        for element in outer:
            if weights.prose[element] >= FEW:
                posts.setdefault(_box(element), element)
        if len(posts) < 2:
            return _whole(weights, max(outer, key=weights.prose.__getitem__), outer)
        own = _own_post(weights, posts)
        if own is not None:
            return _whole(weights, own, outer)
        return _body([next(iter(posts.values()))], tuple(posts)[1:])
    return _body([_widened(weights, densest)])


def _named(weights: Weights, names: re.Pattern[str]) -> Iterator[Element]:
    for element in weights.prose:
        if element.tag in ("body", "html", "a") or element.tag in HEADINGS or not weights.words[element]:
            continue
        own = (*tokens(element), (element.get("itemprop") or "").lower(), "article" * (element.tag == "article"))
        if any(names.fullmatch(token) for token in own):
            yield element


def _outermost(weights: Weights, elements: Iterable[Element]) -> list[Element]:
    """Leave out what stands in another of the elements, which come in the order of the page."""
    outer: list[Element] = []
    for element in elements:
        if not outer or not weights.holds(outer[-1], element):
            outer.append(element)
    return outer


def _box(element: Element) -> Element:
    """The nearest element around a text that holds its whole post, by its name."""
    if element.tag == "article" or not {"blogbody", "hentry", "post"}.isdisjoint(tokens(element)):
        return element
    for above in element.iterancestors():
        if above.tag == "article" or (above.tag != "body" and any(_BOX.fullmatch(token) for token in tokens(above))):
            return above
    parent = element.getparent()
    return element if parent is None or parent.tag in ("body", "html") else parent


def _own_post(weights: Weights, posts: dict[Element, Element]) -> Element | None:
    """Of several posts the one that the page is about: its title is the page's, or the page says that it has one."""
    titles = [fold(title) for title in page_titles(weights.root)]
    for box, element in posts.items():
        for heading in box.iter("h1", "h2", "h3"):
            text = fold(words(heading))
            if len(text) > 3 and any(title.startswith(text) or title.endswith(text) for title in titles):
                return element
    longest = max(posts.values(), key=weights.prose.__getitem__)
    return longest if is_single(weights.root) else None


def _densest(weights: Weights) -> Element | None:
    """The element whose own paragraphs hold the most words, with half of those of the elements in it."""
    scores: dict[Element, float] = {}
    for element, count in weights.own.items():
        scores[element] = scores.get(element, 0) + count
        parent = element.getparent()
        if parent is not None and parent in weights.prose:
            scores[parent] = scores.get(parent, 0) + count / 2
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= 1 else None


def _whole(weights: Weights, element: Element, others: list[Element]) -> Body:
    """A text with its later parts, where a template writes each section into an element like the first one."""
    box = _box(element)
    like = [other for other in others if other.get("class") == element.get("class") and _box(other) is box]
    return _body([element] if box is element or _are_posts(weights, like) else like)


def _widened(weights: Weights, element: Element) -> Element:
    """The element around all sections of a text, where its parts stand in elements alike."""
    inner = element
    for _ in range(LEVELS):
        parent = element.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        alike = [
            one
            for one in parent
            if one.tag == element.tag and one.get("class") == element.get("class") and weights.prose.get(one, 0) >= FEW
        ]
        if element.get("class") and len(alike) > 1:
            return inner if _are_posts(weights, alike) else parent
        element = parent
    return inner


def _are_posts(weights: Weights, parts: list[Element]) -> bool:
    """Tell whether elements hold an article each: links stand in the headings between them."""
    first, last = weights.order[parts[0]], weights.last[parts[-1]]
    parent = parts[0].getparent()
    headings = () if parent is None else parent.iter("h1", "h2", "h3")
    return any(
        first < weights.order.get(heading, 0) < last and next(heading.iter("a"), None) is not None
        for heading in headings
    )


def _body(parts: list[Element], others: tuple[Element, ...] = ()) -> Body:
    """The text's elements, with what Movable Type and TypePad put under the fold beside the last."""
    more = [
        sibling
        for sibling in parts[-1].itersiblings()
        if isinstance(sibling.tag, str) and not _MORE.isdisjoint(tokens(sibling))
    ]
    return Body((*parts, *more), _box(parts[0]), others)
