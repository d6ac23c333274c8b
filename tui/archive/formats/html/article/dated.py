"""An article's date, in the page's own wording where that tells the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tui.archive.dates import has_day, has_time, moment, split_date
from tui.archive.formats.html.article.body import Body
from tui.archive.formats.html.article.furniture import is_head_line
from tui.archive.formats.html.article.linked import Linked
from tui.archive.formats.html.article.signs import MOST_INSIDE, Sign, flat, named, short, tokens
from tui.archive.formats.html.article.told import meta
from tui.archive.formats.html.article.tree import Weights
from tui.archive.formats.markup import Element

LONGEST = 300
"""Characters at the end of a line that are searched for its date."""
_SIGNS: tuple[Sign, ...] = (
    lambda element: element.tag == "time" and bool(element.get("datetime")) and "updated" not in tokens(element),
    lambda element: (element.get("itemprop") or "").lower() == "datepublished",
    named(
        r"(?:dt-)?published|(?:entry|post|article|single|blog)?[-_]*(?:date|time|timestamp|datum)|date-?(?:header|line)"
        r"|posted-?on|date-posted|datetime"
    ),
    lambda element: element.tag in ("time", "abbr"),
    is_head_line,
)


def find(weights: Weights, body: Body | None, box: list[Element], page: list[Element]) -> str | None:
    """Find the date in the article's box, else among what the page tells machines, else over the article."""
    found = _dated(box)
    if found and _YEAR.search(found):
        return found
    told = meta(weights.root, "article:published_time", "datepublished", "dc.date", "dc.date.issued", "date", "pubdate")
    if told := told or Linked(weights.root).date or found:
        return told
    start = weights.order[body.parts[0]] if body else 0
    above = [element for element in box if weights.order.get(element, start) < start]
    before = [element for element in page if box and weights.order[element] < weights.order[box[0]]]
    return _dated(above, (_is_line,)) or _dated(before)


def _is_line(element: Element) -> bool:
    return element.tag not in _PAGE


_PAGE = frozenset(("html", "body", "main", "article", "section"))


def _dated(place: list[Element], signs: tuple[Sign, ...] = ()) -> str | None:
    """The first date by the surest sign, with a year where one has it, and with its time where another tells it."""
    by_sign = ([_written(one) for one in place if sign(one)] for sign in signs or _SIGNS)
    found = [[date for date in dates if date] for dates in by_sign]
    surest = next(filter(None, found), None)
    if not surest:
        return None
    date = next(filter(_YEAR.search, surest), surest[0])
    if has_time(date):
        return date
    day = (moment(date) or ())[:3]
    timed = (one for dates in found for one in dates if has_time(one) and not _MACHINE.search(one))
    return next((one for one in timed if day and (moment(one) or ())[:3] == day), date)


_MACHINE = re.compile(r"\d{4}(?:[^\W\d]|-\d\d-\d\dT)")
"""What is written for machines, or lacks a blank behind its year."""


def _written(element: Element) -> str | None:
    """A date as the page shows it, when that tells the year; else as machines read it."""
    iso = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else None)
    iso = flat(iso)
    read = iso if iso and _YEAR.search(iso) else None
    if not (shown := short(element)):
        return read
    date = date_in(shown) or next(filter(None, map(date_in, map(flat, _texts(element)))), None)
    return date if date and (not read or _YEAR.search(date)) else read


def _texts(element: Element) -> Iterator[str]:
    return (text for text in islice(element.itertext(), MOST_INSIDE) if not text.isspace())


def date_in(text: str | None) -> str | None:
    """The date of a line that tells of a post; one that counts back from some day is none."""
    for part in (text or "", *_BETWEEN.split(text or "")):
        _, date = split_date(_POSTED_ON.sub("", part[-LONGEST:].strip(" |/·•–—-")))
        if date and has_day(date) and not _AGO.search(date):
            return _COUNT.sub("", date).strip(" ,;")
    return None


_COUNT = re.compile(r"(?<=\d{4})\s\d{1,3}$")
_BETWEEN = re.compile(r"\s+(?:in|by|von|par|por|da|di|door|under|unter|[|·•/–—])\s+|\s*[|/·•]\s*")
_POSTED_ON = re.compile(r"^\w+\s(?:on|am|le|el|il|op|em)[:\s]\s*", re.IGNORECASE)
_AGO = re.compile(r"\b(?:ago|vor|il y a|hace|fa|geleden|há|atrás)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[-./]\d\d$")
