"""An article's author: as the page marks the name up, as its bylines word it, or as it tells machines."""

from __future__ import annotations

import re
from itertools import islice

from tui.archive.dates import is_date, split_date
from tui.archive.formats.html.article.body import Body
from tui.archive.formats.html.article.furniture import is_head_line
from tui.archive.formats.html.article.linked import Linked
from tui.archive.formats.html.article.signs import Sign, flat, named, short, tokens
from tui.archive.formats.html.article.told import meta
from tui.archive.formats.html.article.tree import Weights
from tui.archive.formats.markup import Element, words

LONGEST = 60
"""Characters in the longest name."""
MOST_WORDS = 40
"""Words in the longest line that names an author."""
NEAR = 5
"""Levels over a name on which an element may stand that says whose name it is."""
_BY = re.compile(
    r"^\W*(?:(?:posted|written|published|submitted|filed|article|story|text|words|geschrieben|verfasst|veröffentlicht"
    r"|gepostet|publié|écrit|rédigé|publicado|escrito|scritto|pubblicato|geplaatst|view all posts|alle beiträge"
    r"|author|autor(?:in)?|auteur|autore|interview)\s*)?"
    r"(?:\b(?:by|von|par|por|da|di|door)\b\s*:?|:|(?-i:\b(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)(?=[A-ZÀ-Þ])))\s*(?=\S)",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?<![-\w])(?:posted|written|published|veröffentlicht|geschrieben|publié|publicado|pubblicato|geplaatst)\b.{0,60}?"
    r"(?<![-\w])(?:by|von|par|por|da|di|door):?\s+([^\W\d].{0,60}?)(?:\s+(?:at|on|am|um|in|le|el|il|op|em|\||·|,)\s|\s*[|·•(,]|$)"
    r"|\b(?:autor(?:in)?|author|auteur|autore):\s*(.{1,60}?)\s*(?:[|·•(,]|$)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"(?<=\w) ?@\w+$|\s+(?:[|·•/–—]|in|on|am|at|updated:?|published:?|lesezeit:?|reading time:?)(?:\s.*)?$|\s*[|·•].*$",
    re.IGNORECASE,
)
_OWN = named(
    r"(?:p-|(?:post|entry|article|single|blog|byline|meta|content)[-_]+)?author(?:[-_]*(?:names?|text|link|title))*"
    r"|(?:posted|published|written)-?by|post-?autor|autor(?:-name)?"
)
_OF_AUTHOR = named(r"(?:post-|entry-)?author|vcard|byline|(?:entry|post)-meta|hcard")
_SIGNS: tuple[Sign, ...] = (
    lambda element: (
        "fn" in tokens(element) and any(_OF_AUTHOR(above) for above in islice(element.iterancestors(), NEAR))
    ),
    lambda element: "author" in (element.get("rel") or "").lower().split(),
    lambda element: (element.get("itemprop") or "").lower() == "author",
    lambda element: _OWN(element) and all(above.tag != "figure" for above in islice(element.iterancestors(), NEAR)),
    named(r"(?:[a-z]+-)?byline"),
)


def find(weights: Weights, body: Body | None, box: list[Element], page: list[Element]) -> str | None:
    """Find the author in the article's box, else on the page, else among what the page tells machines."""
    for place in (box, page):
        for sign in _SIGNS:
            for element in place:
                if sign(element) and (name := _name_in(element)):
                    return name
        if place is box and (name := _posted_by(weights, body, box)):
            return name
    told = Linked(weights.root).author or meta(weights.root, "author", "dc.creator", "article:author", "parsely-author")
    return _name(told) if told else None


def _name_in(element: Element) -> str | None:
    """The name in an element: that of the only link in a line, else all its words."""
    shown = short(element)
    links = [words(link) for link in islice(element.iter("a"), 2) if link is not element]
    linked = _name(links[0]) if len(links) == 1 and len(shown) <= LONGEST else None
    return linked or _name(shown)


def _name(text: str) -> str | None:
    """Read a byline as a name: "By Ann Example on July 9, 2007"."""
    text = _BY.sub("", flat(text) or "").strip(" |,·•–—-")
    name, date = split_date(_DATE_INSIDE.sub("", text))
    if date and (day := _DAY.search(name)) and f"{day[1]}," in text and is_date(f"{day[1]}, {date}"):
        name = name[: day.start()]
    name = _STOP.sub("", _AFTER_NAME.sub("", name).strip(" |,·•–—-:/"))
    if not name or len(name) > LONGEST or _ADDRESS.search(name) or name.casefold() in _NOBODY or is_date(name):
        return None
    return name if any(map(str.isalpha, name)) else None


_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_ADDRESS = re.compile(r"://|^www\.", re.IGNORECASE)
_DAY = re.compile(r"\s(\w+)$")
_DATE_INSIDE = re.compile(r"(?<=\s)\d{1,2}\.?\s[^\W\d]+\s\d{4}(?=\S).*$")
_NOBODY = frozenset(("null", "none", "undefined", "unknown author", "by", "author"))


def author_in(text: str) -> str | None:
    """The author that a line tells of which tells of a post."""
    found = _POSTED.search(text)
    if found:
        return _name(found[1] or found[2])
    return _name(text) if _BY.match(text) else None


def _posted_by(weights: Weights, body: Body | None, box: list[Element]) -> str | None:
    """The author that a line of the template tells of; the article's own words tell of others."""
    text = {element for part in body.parts for element in part.iter()} if body else frozenset()
    for element in box:
        if not 1 < weights.words.get(element, 0) < MOST_WORDS or element.tag == "a":
            continue
        if element in text and not is_head_line(element):
            continue
        found = _POSTED.search(short(element))
        if found and (name := _name(found[1] or found[2])):
            return name
    return None
