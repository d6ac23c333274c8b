"""Dates as blogs write them → points in time that can be compared, as far as one page goes: zones do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from tui.archive.model import Entry

Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second."""

_LONGEST = 80
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_NAMED_FIRST = re.compile(r"(?P<month>[^\W\d]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})")
_NAMED_LATER = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?\.?(?: de)? (?P<month>[^\W\d]{3,})\.?,?(?: de)? (?P<year>\d{4})"
)
_FORMS = (_ISO, _DAY_FIRST, _MONTH_FIRST, _NAMED_FIRST, _NAMED_LATER)
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m)?", re.IGNORECASE)
_MONTHS = {
    "jan": 1, "ene": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "mär": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5,
    "mai": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8, "aoû": 8, "ago": 8, "sep": 9, "oct": 10, "okt": 10,
    "nov": 11, "dec": 12, "dez": 12, "déc": 12, "dic": 12,
}  # fmt: skip
"""Months by their first three letters, or four, in English, German, French and Spanish."""


def moment(date: str) -> Moment | None:
    """Read a date with or without a time; None when it is written in no way that is known."""
    date = date[:_LONGEST]
    found = next(filter(None, (form.search(date) for form in _FORMS)), None)
    if not found:
        return None
    year, day, name = int(found["year"]), int(found["day"]), found["month"].lower()
    month = int(name) if name.isdigit() else _MONTHS.get(name[:4]) or _MONTHS.get(name[:3], 0)
    if month > 12 >= day:
        month, day = day, month
    return (year, month, day, *_time(date)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _time(date: str) -> tuple[int, int, int]:
    found = _TIME.search(date)
    if not found:
        return 0, 0, 0
    hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute, second


def newest_first(entries: Iterable[Entry]) -> bool:
    """Tell whether the entries that answer no other stand newest first: more often than not a later one is older."""
    moments = [moment(entry.date) for entry in entries if entry.date and not entry.reply]
    known = [one for one in moments if one]
    return sum((later > earlier) - (later < earlier) for earlier, later in pairwise(known)) < 0
