"""What a page tells of its article outside the text: title, author, date, address and topics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from tui.archive.formats.html.article import author, dated, title
from tui.archive.formats.html.article.body import Body
from tui.archive.formats.html.article.signs import is_permanent
from tui.archive.formats.html.article.told import own_url
from tui.archive.formats.html.article.tree import Weights
from tui.archive.formats.markup import Element, web_address, words
from tui.archive.model import Article


def read(weights: Weights, body: Body | None, base: str | None) -> tuple[Article, Element | None]:
    """Read an article's head, and find the element of its title."""
    name, heading = title.find(weights, body)
    box = list(weights.under(body.box)) if body else []
    page = list(weights.prose)
    return (
        Article(
            title=name,
            author=author.find(weights, body, box, page),
            date=dated.find(weights, body, box, page),
            url=_url(weights, body, box, base),
            tags=tuple(_tags(box)),
        ),
        heading,
    )


def base_url(root: Element) -> str | None:
    """The address that a page's links start from: that of its base element, or its own."""
    own = own_url(root) or _saved_from(root)
    href = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    return web_address(href, own) or own


_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(\S+)")


def _saved_from(root: Element) -> str | None:
    """The address that browsers write over the pages they save."""
    for comment in (*root.itersiblings(preceding=True), *islice(root.iterchildren(), 3)):
        if not isinstance(comment.tag, str) and (found := _SAVED_FROM.match(comment.text or "")):
            return web_address(found[1])
    return None


def _url(weights: Weights, body: Body | None, box: list[Element], base: str | None) -> str | None:
    own = own_url(weights.root, base)
    if own and not (body and body.others):
        return own
    marked = (web_address(element.get("href"), base) for element in box if element.tag == "a" and is_permanent(element))
    return next(filter(None, marked), own)


def _tags(box: list[Element]) -> Iterable[str]:
    tags = (words(element) for element in box if "tag" in (element.get("rel") or "").lower().split())
    return dict.fromkeys(tag for tag in tags if tag)
