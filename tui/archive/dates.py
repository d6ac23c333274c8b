"""Dates as blogs write them: told from other words, and read as points in time that can be compared.

Languages: English, German, French, Spanish, Italian, Dutch, Portuguese. Zones do not count.
"""

from __future__ import annotations

import re
from functools import lru_cache

Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second."""
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
            "february feb februar feber février févr fév febrero febbraio februari fevereiro fev",
            "march mar märz mrz mars marzo maart mrt março",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag mei maio",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août aout agosto ago augustus",
            "september sept sep septembre septiembre setiembre set settembre setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
"""The months by their names and short names in the seven languages of formats/words.py."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_DAYS = _words(
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda terça quarta quinta sexta feira",
)
_UNITS = _words(
    "second seconds minute minutes min mins hour hours day days week weeks month months year years",
    "sekunde sekunden minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren",
    "seconde secondes heure heures jour jours semaine semaines mois an ans",
    "año años hora horas día días semana semanas mes meses",
    "ora ore giorno giorni settimana settimane mese mesi anno anni",
    "uur dag dagen weken maand maanden jaar dia dias ano anos",
)
_SINCE = _words("ago vor il hace fa geleden há atrás")
_ONE = _words("a an one einem einer ein une un una uno een um")
_ROUGHLY = _ONE | _words("about over almost y etwa circa ca")
_FILLERS = _words(
    "at on am um uhr the of le la les à a de del den der das las los el il alle ore om op às em no dia",
    "pm p m h min t z uur hrs est edt cst cdt mst mdt pst pdt gmt utc cet cest bst st nd rd th er",
)
_RELATIVE = _UNITS | _SINCE | _ROUGHLY | _FILLERS
_VOCABULARY = frozenset(_MONTHS) | _DAYS | _RELATIVE
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NUMERIC = re.compile(r"(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])(?:[:h]\d{2}(?::\d{2})?(?!\d)|(?:[.:]\d{2})?\s?(?:[ap]\.?m\b|uhr\b))",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"[^\w\s.,:;/|()·•@–—-]")
LONGEST = 60
"""Characters in the longest date that is looked at."""
RECENT = 256
"""Texts whose reading is kept: the same line is tried as one style after another."""
_DAY_BEFORE = re.compile(r"\s*\d{1,2}\. ?(?:([^\W\d_]+)\b(?! \d{1,2}\b)|\d{1,2}\. ?\d{4}\b)")
_LEADS = "at|on|am|um|le|à|el|a las|il(?! y a)|alle|op|om|em|às"
_COUNTS = re.compile(rf"\d+ (?:{_LEADS}) ")
"""A number that is the last word of a name and not the first of a date: "Area 51 on July 9, 2007"."""
_GLUED_AGO = re.compile(r"(\D*[^\W\d_])(\d+ (?:second|minute|hour|day|week|month|year)s? ago)")
_LEAD_WORD = re.compile(_LEADS)
_LEAD = re.compile(rf"^(?:(?:{_LEADS}) )+", re.IGNORECASE)
_LEAD_END = re.compile(rf"(?:[|@,–—·-]|(?: (?:{_LEADS}))+) $")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_NAMED_FIRST = re.compile(r"(?P<month>[^\W\d]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})")
_NAMED_LATER = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?\.?(?: de)? (?P<month>[^\W\d]{3,})\.?,?(?: de)? (?P<year>\d{4})"
)
_FORMS = (_ISO, _DAY_FIRST, _MONTH_FIRST, _NAMED_FIRST, _NAMED_LATER)
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m)?", re.IGNORECASE)


def is_date(text: str) -> bool:
    """Tell whether a text is a date, a time, or both, and nothing else: "July 9, 2007 at 3:12 pm", "vor 3 Tagen"."""
    return len(text) <= 2 * LONGEST and _is_date(text)


@lru_cache(RECENT)
def _is_date(text: str) -> bool:
    text = text.strip().rstrip(":").casefold()
    if not 4 <= len(text) <= LONGEST or _FOREIGN.search(text):
        return False
    words = _WORD.findall(text)
    if _is_relative(words):
        return True
    numbers = [word for word in words if word.isdecimal()]
    letters = [word for word in words if not word.isdecimal()]
    return (
        0 < len(numbers) <= 8
        and all(len(number) <= 4 for number in numbers)
        and all(word in _MONTHS or word in _DAYS or word in _FILLERS for word in letters)
        and (any(word in _MONTHS for word in letters) or bool(_NUMERIC.search(text) or _CLOCK.search(text)))
    )


def has_time(text: str) -> bool:
    """Tell whether a time of day stands in a text."""
    return _CLOCK.search(text) is not None


def has_day(text: str) -> bool:
    """Tell whether a day of a year stands in a text, or how many days ago it was."""
    words = set(_WORD.findall(text.casefold()))
    return _NUMERIC.search(text) is not None or not words.isdisjoint(_MONTHS) or not words.isdisjoint(_UNITS)


def begins_with_day(text: str) -> bool:
    """Tell whether the number and full stop at the start of a text are the day of a date: "1. Juli 2009"."""
    found = _DAY_BEFORE.match(text.casefold())
    return found is not None and (found[1] is None or found[1] in _MONTHS) and is_date(text)


@lru_cache(RECENT)
def split_date(text: str) -> tuple[str, str | None]:
    """Divide "joe on July 9, 2007" into what stands before the date and the date; None when it ends in none."""
    if is_date(text):
        return "", _LEAD.sub("", text.strip(" :"))
    if glued := _GLUED_AGO.fullmatch(text):
        return glued[1].strip(), glued[2]
    starts = [start for start in _dated_words(text) if is_date(text[start:])]
    led = (start for start in starts if _LEAD_END.search(text[:start]) and has_day(text[start:]))
    start = next(led, None) or next((start for start in starts if not _COUNTS.match(text, start)), None)
    if start is None:
        return text, None
    before = _LEAD_END.sub("", text[:start])
    return before.rstrip(" ,|—–-·@("), _LEAD.sub("", text[start:]).strip(" :)")


def without_dangling(text: str) -> str:
    """Take off what is left of a date that was cut: "joe at July"."""
    words = text.split()
    at = next((at for at, word in enumerate(words) if at and _LEAD_WORD.fullmatch(word)), None)
    dangling = at is not None and all(word.strip(",").casefold() in _VOCABULARY for word in words[at:])
    return " ".join(words[:at]) if dangling else text


def _dated_words(text: str) -> list[int]:
    """Where the words at the end of a text begin that dates are made of, none when they hold no number."""
    words = list(_WORD.finditer(text, max(0, len(text) - LONGEST)))
    starts: list[int] = []
    numbers = False
    for word in reversed(words):
        if not word[0].isdecimal() and word[0].casefold() not in _VOCABULARY:
            break
        numbers = numbers or word[0].isdecimal()
        starts.append(word.start())
    return [start for start in reversed(starts) if start and text[start - 1] in " |@,("] if numbers else []


def _is_relative(words: list[str]) -> bool:
    """Tell whether words say how long ago something was."""
    return (
        1 < len(words) <= 10
        and not _SINCE.isdisjoint(words)
        and not _UNITS.isdisjoint(words)
        and all(word in _RELATIVE or word.isdecimal() for word in words)
        and any(word in _ONE or word.isdecimal() for word in words)
    )


def moment(date: str) -> Moment | None:
    """Read a date with or without a time; None when it is written in no way that is known."""
    date = date[:LONGEST]
    found = next(filter(None, (form.search(date) for form in _FORMS)), None)
    if not found:
        return None
    year, day, name = int(found["year"]), int(found["day"]), found["month"].casefold()
    month = int(name) if name.isdigit() else _MONTHS.get(name, 0)
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
