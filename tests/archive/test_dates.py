import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.dates import moment


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
