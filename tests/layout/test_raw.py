"""The rows of a file's own text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui.archive.load import clean
from tui.layout import Anchor
from tui.layout.raw import NARROW, RawFlow, row_end

TEXTS = st.text(st.sampled_from("ab \t\n-é’漢字e\u0301\u200d👩👧☀\ufe0fक्षि\U0001f1e9"), max_size=200)


def rows(text: str, width: int = 20) -> list[str]:
    flow = RawFlow(text, width)
    return [flow.row(y).text for y in range(flow.height)]


def test_lines_have_their_numbers_on_the_right_and_continuations_have_none() -> None:
    assert rows("a\n" * 8 + "one two three four five\n\n", 14)[7:] == [
        " 8  a",
        " 9  one two",
        "    three four",
        "    five",
        "10  ",
    ]


@pytest.mark.parametrize(("text", "count"), [("", 1), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n", 1), ("\n\n", 2)])
def test_the_last_break_begins_no_line(text: str, count: int) -> None:
    flow = RawFlow(text, 20)
    assert flow.count == count == len(list(flow.lines()))
    assert flow.row(flow.height - 1).line.number == count - 1


@given(TEXTS, st.integers(1, 30))
def test_rows_hold_every_code_point_once_and_fit(text: str, width: int) -> None:
    text = clean(text)
    flow = RawFlow(text, width)
    lines = text.removesuffix("\n").split("\n")
    held = ["" for _ in lines]
    for y in range(flow.height):
        row = flow.row(y)
        piece = row.line.text[row.start : row.end]
        assert row.start == len(held[row.line.number])
        held[row.line.number] += piece
        room = max(1, width - len(row.lead[0].text))
        assert cell_len(row.words) <= room or len([g for g in split_graphemes(row.words)[0] if g[2]]) <= 1
    assert held == lines


@given(TEXTS, st.integers(3, 30))
def test_no_row_begins_inside_a_grapheme(text: str, width: int) -> None:
    flow = RawFlow(clean(text), width)
    for y in range(flow.height):
        row = flow.row(y)
        starts = {start for start, _, _ in split_graphemes(row.line.text.replace("\t", " "))[0]}
        assert row.start in starts or not row.line.text


@given(TEXTS, st.integers(1, 30))
def test_an_anchor_leads_back_to_its_row(text: str, width: int) -> None:
    flow = RawFlow(clean(text), width)
    for y in range(flow.height):
        assert flow.at(flow.anchor(y)) == y


def test_an_anchor_outside_the_text_leads_to_the_nearest_row() -> None:
    flow = RawFlow("one\ntwo\n", 20)
    assert flow.at(Anchor(-5, 0)) == 0
    assert flow.at(Anchor(0, 99)) == 0
    assert flow.at(Anchor(99, 0)) == 1


def test_words_without_blanks_are_divided_where_a_row_is_full() -> None:
    assert rows("x" * 25, 13) == ["1  xxxxxxxxxx", "   xxxxxxxxxx", "   xxxxx"]
    assert rows("漢" * 12, 14) == ["1  漢漢漢漢漢", "   漢漢漢漢漢", "   漢漢"]


def test_a_row_ends_after_blanks_or_beside_wide_characters() -> None:
    assert row_end("naïf «déjà» vu’s", 0, 16, 12) == 12
    assert row_end("ab漢字cd", 0, 6, 5) == 3
    assert row_end("word", 0, 4, 2) == 2
    assert row_end("漢字", 0, 2, 1) == 1


def test_what_counts_as_narrow_is_a_cell_wide() -> None:
    found = re.findall(f"[{NARROW}]", "".join(map(chr, range(0x3000))))
    assert len(found) > 500
    assert {cell_len(character) for character in found if character != "\t"} == {1}
    assert all(cell_len(f"{character}\u0300") == 1 for character in found if character != "\t")


def test_a_long_text_keeps_little_beside_itself() -> None:
    flow = RawFlow("some words\n" * 5000, 40)
    for y in range(flow.height):
        assert flow.row(y).line.number == y
    assert flow.row(4999).text == "5000  some words"
