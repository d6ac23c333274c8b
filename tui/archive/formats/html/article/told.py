"""What the head of a page tells of it: addresses, titles, and whether it has one article."""

from __future__ import annotations

import re

from tui.archive.formats.html.article.signs import flat
from tui.archive.formats.markup import Element, classes, web_address


def meta(root: Element, *names: str) -> str | None:
    """The content of the first meta element of the first of these names that has one, on one line."""
    for name in names:
        for element in root.iter("meta"):
            called = element.get("property") or element.get("name") or element.get("itemprop") or ""
            if called.strip().lower() == name and (content := flat(element.get("content") or element.get("value"))):
                return content
    return None


def own_url(root: Element, base: str | None = None) -> str | None:
    """The address that a page has by its own words."""
    links = (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    found = (web_address(address, base) for address in (*links, meta(root, "og:url")))
    return next(filter(None, found), None)


def page_titles(root: Element) -> list[str]:
    """What the head of a page calls it: for those it is shared with first, then for the browser's window."""
    window = next((flat("".join(element.itertext())) for element in root.iter("title")), None)
    told = (meta(root, "og:title"), meta(root, "twitter:title", "dc.title"), window)
    return [title for title in told if title]


def is_single(root: Element) -> bool:
    """Tell whether a page says that it has one article."""
    body = next(root.iter("body"), None)
    named = body is not None and any(_SINGLE.fullmatch(token) for token in classes(body))
    return named or (meta(root, "og:type") or "").lower() == "article"


_SINGLE = re.compile(r"single|single-post|single-\w+|postid-\d+|item|individual-?archive|entry-individual|layout-entry")
