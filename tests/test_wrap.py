from itertools import pairwise, takewhile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui.wrap import fitting, rows, truncate, wrap

FAMILY = "👩\u200d👩\u200d👧"
PIECES = [
    "a", "to", "word", "antidisestablishmentarianism", "don’t", "—", "…",
    " ", "  ", "\t",
    "漢", "字", "かな", "한글", "。",
    "é", "e\u0301", "a\u0308\u0323", "न", "ก็",
    "😀", FAMILY, "👍🏽", "❤\ufe0f", "🇫🇷",
]  # fmt: skip
WIDTHS = st.integers(1, 100)
NARROW = st.integers(1, 12)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
"""Words of several scripts, blanks and tabs; every mark and joiner stands behind a letter."""
ANYTHING = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=80)
"""Every code point there is, in senseless order."""


def divide(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in rows(text, width)]


def graphemes(text: str) -> list[str]:
    return [text[start:end] for start, end, _cells in split_graphemes(text)[0]]


def first_word(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))] or text.replace("\t", " ").split(" ", 1)[0]


@given(TEXTS | ANYTHING, WIDTHS | NARROW)
def test_rows_joined_give_the_text_back(text: str, width: int) -> None:
    assert "".join(divide(text, width)) == text


@given(TEXTS | ANYTHING, WIDTHS | NARROW)
def test_the_ends_ascend_and_the_last_is_the_end_of_the_text(text: str, width: int) -> None:
    ends = wrap(text, width)
    assert ends[-1] == len(text)
    assert all(one < other for one, other in pairwise(ends))
    assert ends[0] > 0 or ends == [0] == [len(text)]


@given(TEXTS | ANYTHING, WIDTHS | NARROW)
def test_a_row_without_its_last_blanks_is_no_wider_than_asked_or_a_single_character(text: str, width: int) -> None:
    for row in divide(text, width):
        shown = row.rstrip(" \t")
        assert cell_len(shown) <= width or len(graphemes(shown)) == 1


@pytest.mark.parametrize("width", [2, 3])
def test_a_tab_takes_a_cell_for_it_is_shown_as_a_blank(width: int) -> None:
    assert all(len(row.rstrip()) <= width for row in divide("a\tb\tc\td\te", width))


# Of ANYTHING this does not hold: a row may end between a blank and a mark of no width that no letter stands before.
@given(TEXTS, NARROW)
def test_rows_end_between_graphemes(text: str, width: int) -> None:
    borders = {end for _start, end, _cells in split_graphemes(text)[0]} | {0}
    assert borders.issuperset(wrap(text, width))


@given(TEXTS, NARROW)
def test_what_begins_a_row_had_no_room_on_the_row_before(text: str, width: int) -> None:
    text = text.replace("\t", " ")
    for (start, end), (_, next_end) in pairwise(rows(text, width)):
        whole = text[start:end].endswith((" ", "\t"))
        unit = first_word(text[end:]) if whole else graphemes(text[end:next_end])[0]
        beside_wide = cell_len(graphemes(text[start:end])[-1]) > 1
        if beside_wide and cell_len(unit) == 1:
            unit = "".join(takewhile(lambda grapheme: cell_len(grapheme) <= 1, graphemes(first_word(text[end:]))))
        assert cell_len(text[start:end] + unit) > width


@given(st.lists(st.sampled_from(["a", "to", "word", "fifteen", "über"]), min_size=1).map(" ".join), st.integers(7, 40))
def test_words_that_fit_a_row_are_not_divided(text: str, width: int) -> None:
    assert [word for row in divide(text, width) for word in row.split()] == text.split()


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("   ", 1, ["   "]),
        ("one two", 7, ["one two"]),
        ("one two ", 7, ["one two "]),
        ("one two", 6, ["one ", "two"]),
        ("one   two", 3, ["one   ", "two"]),
        ("a abcdefgh b", 4, ["a ", "abcd", "efgh ", "b"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("   abcdefgh", 5, ["   ", "abcde", "fgh"]),
        ("漢字かな", 4, ["漢字", "かな"]),
        ("漢字かな", 5, ["漢字", "かな"]),
        ("a 漢字かな", 4, ["a 漢", "字か", "な"]),
        ("漢字", 1, ["漢", "字"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        (FAMILY * 3, 4, [FAMILY * 2, FAMILY]),
        ("one two", 0, ["o", "n", "e ", "t", "w", "o"]),
        ("ab", -5, ["a", "b"]),
    ],
)
def test_examples(text: str, width: int, expected: list[str]) -> None:
    assert divide(text, width) == expected


@pytest.mark.parametrize("word", ["Wonderful😀", "“Wonderful”😀", "naïve漢字"])
def test_letters_are_not_divided_because_of_a_wide_character_beside_them(word: str) -> None:
    row, after, *_ = divide(f"I find it {word} indeed", 14)
    assert not (row[-1].isalpha() and after[0].isalpha() and cell_len(row[-1] + after[0]) == 2)


@given(TEXTS | ANYTHING, st.integers(-2, 40))
def test_what_is_fitting_fits_and_no_more_would(text: str, width: int) -> None:
    count = fitting(text, width)
    if cell_len(text) <= max(width, 0):
        assert count == len(text)
        return
    spans = split_graphemes(text)[0]
    assert count == 0 or count in {start for start, _end, _cells in spans}
    assert sum(cells for _start, end, cells in spans if end <= count) <= max(width, 0)
    assert sum(cells for start, _end, cells in spans if start <= count) > width


@given(TEXTS | ANYTHING, st.integers(-2, 40))
@example("漢字", 1)
@example("ab cd", 4)
def test_truncated_text_fits_and_is_marked_as_cut(text: str, width: int) -> None:
    short = truncate(text, width)
    if cell_len(text) <= width:
        assert short == text
    else:
        assert cell_len(short) <= max(width, 0)
        assert short.endswith("…") == (width > 0)
        assert text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a bcd", 3, "a…"), ("漢字", 3, "漢…"), ("漢字", 2, "…"), ("ab", 0, "")],
)
def test_truncate_examples(text: str, width: int, expected: str) -> None:
    assert truncate(text, width) == expected
