"""Telling dates and times from other words, in the seven languages of words.py."""

from __future__ import annotations

import re


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_MONTHS = _words(
    "january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct",
    "november nov december dec",
    "januar jänner februar feber märz mrz mai juni juli oktober okt dezember dez",
    "janvier janv février févr fév mars avril avr juin juillet juil août aout septembre octobre novembre décembre déc",
    "enero ene febrero marzo abril abr mayo junio julio agosto ago septiembre setiembre set octubre noviembre",
    "diciembre dic gennaio gen febbraio aprile maggio mag giugno giu luglio lug settembre ottobre ott dicembre",
    "januari februari maart mrt mei augustus",
    "janeiro fevereiro fev março maio junho julho setembro outubro out novembro dezembro",
)
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
_ROUGHLY = _words("about over almost y a an one einem einer ein une un una uno")
_FILLERS = _words(
    "at on am um uhr the of le la les à a de del den der das las los el il alle ore om op às em no dia",
    "pm p m h min est edt cst cdt mst mdt pst pdt gmt utc cet cest bst st nd rd th er",
)
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NUMERIC = re.compile(r"(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])(?:[:h]\d{2}(?::\d{2})?(?!\d)|(?:[.:]\d{2})?\s?(?:[ap]\.?m\b|uhr\b))",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"[^\w\s.,:;/|()·•@–—-]")
LONGEST = 60
"""Characters in the longest date that is looked at."""


_DAY_FIRST = re.compile(r"\s*\d{1,2}\. ([^\W\d_]+)\b(?! \d{1,2}\b)")
_LEADS = "at|on|am|um|le|à|el|a las|il|alle|op|om|em|às"
_LEAD = re.compile(rf"^(?:(?:{_LEADS}) )+", re.IGNORECASE)
_LEAD_END = re.compile(rf"(?:[|@,–—·-]|(?: (?:{_LEADS}))+) $")


def is_date(text: str) -> bool:
    """Tell whether a text is a date, a time, or both, and nothing else: "July 9, 2007 at 3:12 pm", "vor 3 Tagen"."""
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


def begins_with_day(text: str) -> bool:
    """Tell whether the number and full stop at the start of a text are the day of a date: "1. Juli 2009"."""
    found = _DAY_FIRST.match(text.casefold())
    return found is not None and found[1] in _MONTHS and is_date(text)


def split_date(text: str) -> tuple[str, str | None]:
    """Divide "joe on July 9, 2007" into what stands before the date and the date; None when it ends in none."""
    if is_date(text):
        return "", text.strip(" :")
    starts = [found.start() for found in re.finditer(r"(?<=[\s,|@])[\w(]", text[-LONGEST:])]
    offset = max(0, len(text) - LONGEST)
    for start in sorted(starts, key=lambda start: _LEAD_END.search(text[: offset + start]) is None):
        if is_date(text[offset + start :]):
            before = _LEAD_END.sub("", text[: offset + start])
            return before.rstrip(" ,|—–-·@("), _LEAD.sub("", text[offset + start :]).strip(" :)")
    return text, None


def _is_relative(words: list[str]) -> bool:
    """Tell whether words say how long ago something was."""
    return (
        1 < len(words) <= 6
        and not _SINCE.isdisjoint(words)
        and not _UNITS.isdisjoint(words)
        and all(word in _UNITS or word in _SINCE or word in _ROUGHLY or word.isdecimal() for word in words)
    )
