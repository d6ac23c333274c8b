"""The name and the date of an entry's author, as elements of its header hold them."""

from __future__ import annotations

import re

from tui.archive.dates import has_day, is_date, split_date
from tui.archive.formats.dump import attribution
from tui.archive.formats.dump.names import plain_name
from tui.archive.formats.html.discussion.roles import Role, roles
from tui.archive.formats.markup import Element, words
from tui.archive.load import clean

LONGEST_NAME = 300
"""Characters in the longest name; the names of blogs that sent a ping hold titles too."""
LONGEST_DATE = 80
"""Characters in the longest text of a date, in whatever language."""
_SIGNS = " ,|:·•–—-@()"
"""Signs that part a name from a date, and a date from what stands beside it."""


def _is_beside(element: Element) -> bool:
    """Tell what stands beside a name in one element with it."""
    what = roles(element)
    return not what.isdisjoint((Role.CONTROL, Role.DATE, Role.MARK)) and Role.AUTHOR not in what


def name_in(element: Element) -> tuple[str | None, str | None]:
    """Read the name that an element holds, and the date behind it: (name, date)."""
    whole = words(element, _is_beside)
    if not whole or len(whole) > LONGEST_NAME:
        return None, None
    if said := attribution.says([whole]) or attribution.by([whole]):
        return said.author, said.date
    inner = next((one for one in element.iterdescendants("cite", "b", "strong", "a", "span") if words(one)), None)
    first = words(inner, _is_beside) if inner is not None and not _is_beside(inner) else ""
    if first and whole.startswith(first):
        behind = whole[len(first) :].strip()
        date = behind.strip(_SIGNS) if is_date(behind.strip(_SIGNS)) else split_date(behind)[1]
        if date or behind[:1] in tuple(_SIGNS.strip()):
            return plain_name(_trimmed(first)), date
    name, date = split_date(whole)
    return plain_name(_trimmed(name if date and name else whole)), date if name else None


_LED_BY = re.compile(r"^(?:by|door|par|por) +(?=\S)")
"""The word before a name; German "von" is part of some."""


def _trimmed(name: str) -> str:
    return _LED_BY.sub("", name.strip().strip(":|·•»").lstrip(", ").rstrip(",–—- "))


def date_in(element: Element) -> str | None:
    """Read the date that an element holds: as the page shows it, else as the markup has it."""
    shown = words(element, lambda one: not roles(one).isdisjoint((Role.CONTROL, Role.AUTHOR))).strip(" ,|:·•–—-")
    date = dated(shown)
    if date and (has_day(date) or not _has_number(shown.removesuffix(date))):
        return date
    if date and len(shown) <= LONGEST_DATE:
        return shown
    attribute = element.get("datetime") or next((one.get("datetime") for one in element.iterdescendants("time")), None)
    if attribute and (attribute := " ".join(clean(attribute).split())):
        return attribute
    return shown if _has_number(shown) and len(shown) <= LONGEST_DATE else None


def date_alone(element: Element) -> str | None:
    """Read an element that holds a date with a day and nothing else."""
    shown = words(element)
    return dated(shown) if is_date(shown) and has_day(shown) else None


def _has_number(text: str) -> bool:
    return any(character.isdigit() for character in text)


def dated(text: str) -> str | None:
    """Read the date in a line of a header: "said, on July 9, 2007 at 3:12 pm"."""
    if not text:
        return None
    if is_date(text):
        return split_date(text)[1]
    said = attribution.says([f"X {text}"])
    return (said.date if said else None) or split_date(text)[1]
