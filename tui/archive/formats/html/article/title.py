"""An article's title, as its page shows it or as the page's head tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from tui.archive.formats.html.article.body import Body
from tui.archive.formats.html.article.signs import flat, fold, is_permanent, tokens
from tui.archive.formats.html.article.told import meta, own_url, page_titles
from tui.archive.formats.html.article.tree import Weights
from tui.archive.formats.markup import HEADINGS, Element, words

LONGEST = 300
"""Characters in the longest title that stands on a page."""
MOST_INSIDE = 40
"""Elements in the biggest."""
FIRST = 8
"""Elements of a text among which a heading comes first."""
MOST_PARTS = 20
"""Separators in a page's title that are looked at."""
_TITLE = re.compile(
    r"(?:[\w-]+[-_])?(?:entry|post|article|single|page|blog|story|asset|content)-?_?(?:title|headline|name)|p-name"
    r"|headline|title|storytitle"
)
_SURE = 5.0
"""The least score of a title that the page's body shows, where its head tells one too."""
_ALONE = 3.5
"""The least where nothing else tells one: that of an h3 as the first thing in a text."""


def find(weights: Weights, body: Body | None) -> tuple[str | None, Element | None]:
    """Find an article's title, and the element that it stands in on the page."""
    titles = page_titles(weights.root)
    best: tuple[float, str, Element] | None = None
    for score, text, element in _headings(weights, body, titles):
        if best is None or score > best[0]:
            best = score, text, element
    if best and best[0] >= (_SURE if titles else _ALONE):
        return best[1], best[2]
    return (_without_site(titles, weights) if titles else None), None


def _headings(weights: Weights, body: Body | None, titles: list[str]) -> Iterator[tuple[float, str, Element]]:
    """What may be the title, with a score: how it is marked up, where it stands, and whether the page's head agrees."""
    folded = [fold(title) for title in titles]
    site = fold(meta(weights.root, "og:site_name") or "")
    for element in weights.prose:
        named = any(_TITLE.fullmatch(token) for token in tokens(element))
        headline = (element.get("itemprop") or "").lower() in ("headline", "name")
        if not (element.tag in HEADINGS or named or headline) or element.tag in ("a", "body"):
            continue
        if not weights.words[element] or weights.size(element) > MOST_INSIDE:
            continue
        text = words(element)
        if not text or len(text) > LONGEST:
            continue
        same = fold(text)
        score = 1.5 * named + 1.5 * headline + (element.tag in HEADINGS)
        score += {"h1": 2.0, "h2": 1.0, "h3": 0.5}.get(str(element.tag), 0.0)
        score += 3.0 * (len(same) > 3 and any(_ends(title, same) for title in folded)) + 2.0 * (same in folded)
        score -= 8.0 * (same == site)
        score += 1.0 * any(map(is_permanent, element.iter("a")))
        if body:
            score += _standing(weights, body, element)
        yield score, text, element


def _ends(title: str, text: str) -> bool:
    return title == text or title.startswith(f"{text} ") or title.endswith(f" {text}")


def _standing(weights: Weights, body: Body, element: Element) -> float:
    """Score where a heading stands: in the article's box, before its text or as the first thing in it."""
    start = weights.order[body.parts[0]]
    if weights.holds(body.parts[0], element):
        return 2.0 if weights.order[element] - start <= FIRST else 1.0
    return 2.0 * weights.holds(body.box, element) - 3.0 * (weights.order[element] > start)


_SEPARATOR = re.compile(r"\s+(?:[|»«·•:—–-]|::|<<|>>|&raquo;)\s+|\s*[|»«]\s*|:\s+")
_SITE = re.compile(r"(?:site|blog)[-_]?(?:title|name|logo)|logo|banner-header|blog-?header|brand(?:ing)?")


def _without_site(titles: list[str], weights: Weights) -> str:
    """Take the site's name off, where something else on the page shows which part of the title it is."""
    title = titles[0]
    sites = {fold(site) for site in _sites(weights)}
    host = fold(urlsplit(own_url(weights.root) or "").netloc).replace(" ", "")
    for found in islice(_SEPARATOR.finditer(title), MOST_PARTS):
        left, right = title[: found.start()].strip(), title[found.end() :].strip()
        if left and right:
            for part, site in ((left, fold(right)), (right, fold(left))):
                if site in sites or (len(site) > 4 and site.replace(" ", "") in host):
                    return part
    return title


def _sites(weights: Weights) -> Iterator[str]:
    for name in ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title"):
        yield meta(weights.root, name) or ""
    for element in weights.prose:
        if any(_SITE.fullmatch(token) for token in tokens(element)) and weights.size(element) <= MOST_INSIDE:
            yield words(element)
            for image in element.iter("img"):
                yield flat(image.get("alt")) or ""
