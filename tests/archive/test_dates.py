"""Dates told from other words and from the names before them, and read as points in time."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.archive.dates import LONGEST, begins_with_day, is_date, moment, split_date

from .pages import ANY_TEXT

DAYS = {
    "English": [
        "July 9, 2007",
        "July 9th, 2007",
        "Jul 9 2007",
        "9 July 2007",
        "9th of July, 2007",
        "Monday, July 9, 2007",
        "Mon, 09 Jul 2007",
        "07/09/2007",
        "7/9/07",
        "2007-07-09",
        "2007/07/09",
        "09-Jul-07",
    ],
    "German": ["9. Juli 2007", "Montag, 9. Juli 2007", "Samstag, den 3. März 2007", "09.07.2007", "9.7.07"],
    "French": ["9 juillet 2007", "lundi 9 juillet 2007", "1er août 2007", "3 février 2007", "25 décembre 2007"],
    "Spanish": ["9 de julio de 2007", "lunes, 9 de julio de 2007", "miércoles, 3 de enero de 2007", "9 julio, 2007"],
    "Italian": ["9 luglio 2007", "lunedì 9 luglio 2007", "1 gennaio 2008", "il 9 luglio 2007"],
    "Dutch": ["9 juli 2007", "maandag 9 juli 2007", "3 maart 2007", "1 augustus 2007"],
    "Portuguese": ["9 de julho de 2007", "segunda-feira, 9 de julho de 2007", "sábado, 3 de março de 2007"],
}
TIMES = {
    "English": ["3:12 PM", "03:12 pm", "3:12:44 p.m.", "15:12"],
    "German": ["15:12", "15:12 Uhr", "15.12 Uhr"],
    "French": ["15:12", "15h12"],
    "Spanish": ["15:12", "3:12 pm"],
    "Italian": ["15:12"],
    "Dutch": ["15:12"],
    "Portuguese": ["15:12", "15h12"],
}
JOINS = {
    "English": [" ", " at ", " @ ", " | ", ", ", " — ", " - "],
    "German": [" ", " um ", ", ", " – "],
    "French": [" ", " à ", ", "],
    "Spanish": [" ", " a las ", ", "],
    "Italian": [" ", " alle ", " alle ore ", ", "],
    "Dutch": [" ", " om ", ", "],
    "Portuguese": [" ", " às ", ", "],
}
AGO = {
    "English": ["3 days ago", "1 hour ago", "an hour ago", "a year ago", "about a month ago", "3 years, 2 months ago"],
    "German": ["vor 3 Tagen", "vor 2 Stunden", "vor einer Stunde", "vor einem Jahr"],
    "French": ["il y a 3 jours", "il y a un an", "il y a une heure"],
    "Spanish": ["hace 3 días", "hace 2 años", "hace una hora"],
    "Italian": ["3 giorni fa", "un anno fa", "2 ore fa"],
    "Dutch": ["3 dagen geleden", "2 uur geleden"],
    "Portuguese": ["há 3 dias", "3 dias atrás", "há 2 anos"],
}
ZONES = ["EST", "EDT", "PDT", "GMT", "UTC", "CET", "CEST"]


@pytest.mark.parametrize(("language", "day"), [(language, day) for language in DAYS for day in DAYS[language]])
def test_a_day_is_a_date_with_and_without_a_time(language: str, day: str) -> None:
    written = [day, *(f"{day}{join}{time}" for join in JOINS[language] for time in TIMES[language])]
    assert [text for text in written if not is_date(text)] == []


@pytest.mark.parametrize(("language", "time"), [(language, time) for language in TIMES for time in TIMES[language]])
def test_a_time_alone_is_a_date(language: str, time: str) -> None:
    assert is_date(time)


@pytest.mark.parametrize(("language", "ago"), [(language, ago) for language in AGO for ago in AGO[language]])
def test_so_long_ago_is_a_date_that_is_no_moment(language: str, ago: str) -> None:
    assert is_date(ago)
    assert moment(ago) is None


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_may_follow_a_time(zone: str) -> None:
    assert is_date(f"July 9, 2007 3:12 PM {zone}")


@pytest.mark.parametrize("text", ["July 9, 2007:", "  July 9, 2007  ", "(3 days ago)", "July 9, 2007 (3:12 PM)"])
def test_what_templates_put_around_a_date_does_not_hide_it(text: str) -> None:
    assert is_date(text)


NO_DATES = {
    "a month, or a name": ["May", "March", "April", "August", "Mars", "Juni", "Dec", "Theresa May", "June Low"],
    "a day of the week": ["Monday", "Sun", "Mo", "So", "Sat on 12", "Sun 3"],
    "a small word": ["an", "am", "on", "de la", "at the mill", "Die Sonne"],
    "a number": ["1984", "42", "007", "1,000,000", "1.000.000", "10%", "1998-2007", "in 2007", "No. 12"],
    "a price": ["$3.50", "3.50", "€ 12.50", "12,50 Euro", "£3 and 6"],
    "a version": ["1.2.3", "v1.2.3", "Version 10.5.8", "Python 3.11", "2.0", "WordPress 2.8.4", "192.168.1.1"],
    "a phone number": ["555-1234", "555-123-4567", "1-800-555-1234", "(555) 123-4567", "+49 30 123456", "030 1234567"],
    "a chapter": ["Chapter 3", "Page 3", "Part 2", "Section 8", "Vol. 12", "Kapitel 3", "Chapitre 9", "Tag 3"],
    "a verse, a score, a share": ["John 3:16", "24/7", "50/50", "9/11", "7-1", "2 : 0 for the mill"],
    "how long": ["3 days", "a week", "years", "5 min", "3 hours", "zwei Tage", "in 3 days", "3 jours", "tre giorni"],
    "long ago": ["long ago", "Ten days ago", "some years ago", "a long time ago", "years and years ago"],
    "a title": ["Mars 2020 rover lands", "March on 10 Downing Street", "May 4 be with you, Ann"],
    "a sentence": [
        "In July 2007 it burned.",
        "2007 was a good year",
        "3 people died",
        "It was lit on July 9, 2007",
        "We meet at 9 am, as ever",
        "March 20 killed in the lane",
        "Am 9. Juli 2007 brannte sie",
        "Le 9 juillet 2007, la lampe",
    ],
    "too many numbers": ["1 2 3 4 5 6 7 8 July 9", "July 99999, 2007", "July 9, 20071"],
    "other signs": ["July 9, 2007!", "July 9, 2007?", "July 9 & 10, 2007", "“July 9, 2007”", "July 9 = 2007"],
    "nothing": ["", " ", ":", "…", "--", "|"],
}


@pytest.mark.parametrize(("what", "text"), [(what, text) for what, texts in NO_DATES.items() for text in texts])
def test_what_only_looks_like_a_date_is_none(what: str, text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    "day", ["1. Juli 2009", "1. Juli", "12. März 2009 um 15:00 Uhr", "31. Dezember 2007", "3. mai"]
)
def test_a_number_with_a_full_stop_is_a_day_before_its_month(day: str) -> None:
    assert begins_with_day(day)
    assert begins_with_day(f"  {day}")


@pytest.mark.parametrize(
    "text",
    ["1. May be", "1. Lamp", "1. Juni 12 Lampen", "3. Mai 3", "1. Juli brannte sie", "July 1", "1 Juli 2009", ""],
)
def test_a_number_with_a_full_stop_is_no_day_before_other_words(text: str) -> None:
    assert not begins_with_day(text)


# A name and a date on one line


@pytest.mark.parametrize(
    ("between", "date", "told"),
    [
        (" on ", "July 9, 2007 at 3:12 PM", None),
        (" at ", "July 9, 2007 3:12 PM", None),
        (" | ", "July 9, 2007 at 03:12 PM", None),
        (", ", "July 9, 2007", None),
        (" — ", "9 July 2007", None),
        (" - ", "2007-07-09", None),
        (" · ", "3 days ago", None),
        (" @ ", "3:12 PM", None),
        (" ", "July 9, 2007", None),
        (" (", "July 9, 2007)", "July 9, 2007"),
        (" ", "3 days ago", None),
        (" ", "about 3 hours ago", None),
        (" am ", "9. Juli 2007 um 15:12", None),
        (" ", "vor 3 Tagen", None),
        (" le ", "9 juillet 2007 à 15:12", None),
        (" el ", "9 de julio de 2007 a las 15:12", None),
        (" ", "hace 3 días", None),
        (" il ", "9 luglio 2007 alle 15:12", None),
        (" op ", "9 juli 2007 om 15:12", None),
        (" em ", "9 de julho de 2007 às 15:12", None),
        (" on ", "July 9, 2007:", "July 9, 2007"),
    ],
)
@pytest.mark.parametrize("name", ["joe", "Jo Low", "J. P. Quill", "joe90", "王小明"])
def test_a_name_stands_before_its_date(name: str, between: str, date: str, told: str | None) -> None:
    assert split_date(f"{name}{between}{date}") == (name, told or date)


@pytest.mark.parametrize(
    "name",
    [
        "joe 90",
        "user 1984",
        "R2D2",
        "Henry 8",
        "John 3:16",
        "Area 51",
        "Brian May",
        "Peter Mai",
        "Mohamed El",
        "Anna de la",
        "Sun Tzu",
        "August Strindberg",
        "April Low",
        "Di Canio",
        "Jan de Vries",
    ],
)
@pytest.mark.parametrize("between", [" on ", " | ", " at "])
def test_a_name_keeps_words_and_numbers_that_dates_have_too(name: str, between: str) -> None:
    assert split_date(f"{name}{between}July 9, 2007 3:12 PM") == (name, "July 9, 2007 3:12 PM")


@pytest.mark.parametrize(
    "text",
    ["joe", "joe on", "joe on Monday", "Theresa May", "joe 90", "Agent 007", "Blink 182", "the 5th of joe", "joe|", ""],
)
def test_without_a_date_at_its_end_a_text_is_whole(text: str) -> None:
    assert split_date(text) == (text, None)


@pytest.mark.parametrize("text", ["July 9, 2007", "  July 9, 2007: ", "July 9, 2007:"])
def test_a_date_has_nothing_before_it(text: str) -> None:
    assert split_date(text) == ("", "July 9, 2007")


# Points in time


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("2007-07-09", (2007, 7, 9, 0, 0, 0)),
        ("2007-07-09T15:04:05+00:00", (2007, 7, 9, 15, 4, 5)),
        ("2007-7-9 3:04 PM", (2007, 7, 9, 15, 4, 0)),
        ("07/09/2007 03:04:05 PM", (2007, 7, 9, 15, 4, 5)),
        ("29/07/2007", (2007, 7, 29, 0, 0, 0)),
        ("9.7.2007, 15:04 Uhr", (2007, 7, 9, 15, 4, 0)),
        ("July 9, 2007 at 12:30 am", (2007, 7, 9, 0, 30, 0)),
        ("Jul 9th 2007 12:30 p.m.", (2007, 7, 9, 12, 30, 0)),
        ("Mon, 09 Jul 2007 15:04:05 +0000", (2007, 7, 9, 15, 4, 5)),
        ("9. Juli 2007 um 15:04", (2007, 7, 9, 15, 4, 0)),
        ("9 juin 2007 à 15:04", (2007, 6, 9, 15, 4, 0)),
        ("1er août 2007", (2007, 8, 1, 0, 0, 0)),
        ("9 de julio de 2007", (2007, 7, 9, 0, 0, 0)),
        ("3 März 2007", (2007, 3, 3, 0, 0, 0)),
    ],
)
def test_dates_as_blogs_write_them(date: str, read: tuple[int, ...]) -> None:
    assert moment(date) == read


@pytest.mark.parametrize(
    "date", ["", "yesterday", "3 days ago", "15:04", "2007", "99/99/2007", "9 Foo 2007", "2007-13-40"]
)
def test_what_is_no_date_that_is_known(date: str) -> None:
    assert moment(date) is None


@given(st.text(alphabet="0123456789-/.: TJulyapm,", max_size=200))
def test_any_text_is_a_date_or_none(text: str) -> None:
    moment(text)


# Any text

_PIECES = st.sampled_from(
    [
        "joe",
        "May",
        "July",
        "Juli",
        "de",
        "on",
        "at",
        "am",
        "a las",
        "9",
        "90",
        "2007",
        "3:12",
        "15h12",
        "PM",
        "vor",
        "ago",
        "days",
        "|",
        "—",
        ",",
        "(",
        ")",
        ":",
        "@",
        "2007-07-09",
        "٩",
        "İ",
        "ß",
        "\n",
        "\t",
        "\u3000",
    ]
)
_LINES = st.lists(_PIECES, max_size=12).map(" ".join)
DATE_LIKE = _LINES | st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=90) | ANY_TEXT


@given(DATE_LIKE)
@example("joe on July 9, 2007 at 3:12 PM")
@example("(July 9, 2007)")
def test_both_parts_of_any_text_stand_in_it_in_order(text: str) -> None:
    before, date = split_date(text)
    assert text.startswith(before)
    if date is None:
        assert before == text
    else:
        assert date in text[len(before) :]


@given(DATE_LIKE)
def test_what_is_split_off_any_text_holds_a_number_or_is_a_date(text: str) -> None:
    date = split_date(text)[1]
    assert date is None or is_date(text) or any(character.isdecimal() for character in date)


@given(DATE_LIKE)
def test_any_text_is_asked_without_harm(text: str) -> None:
    begins_with_day(text)
    read = moment(text)
    assert read is None or (1 <= read[1] <= 12 and 1 <= read[2] <= 31)


@given(DATE_LIKE | st.text(alphabet="July 92007,.:", min_size=LONGEST, max_size=2 * LONGEST))
@example("July 9, 2007 " * 5)
@example("9 " * 31)
@example("July 9, 2007" + " " * 50)
def test_a_text_of_over_60_characters_is_no_date(text: str) -> None:
    assert LONGEST == 60
    assert not (is_date(text) and len(text.strip().rstrip(":")) > LONGEST)


@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_very_long_text_is_no_date(size: int) -> None:
    text = "9 July " * size
    assert not is_date(text)
    assert not begins_with_day(text)
    assert moment("x" * size + "July 9, 2007") is None
