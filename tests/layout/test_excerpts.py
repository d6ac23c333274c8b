from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.layout.documents import texts_of
from tui.layout import Span
from tui.layout.excerpts import ROWS, Excerpt, ExcerptsFlow

TEXTS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=600), max_size=6)


def laid_out(texts: list[str], width: int) -> ExcerptsFlow:
    return ExcerptsFlow([Excerpt((Span(f"comment {n}", "number"),), text) for n, text in enumerate(texts, 1)], width)


def test_a_text_stands_under_what_it_is_and_a_row_free_behind() -> None:
    flow = laid_out(["Some words\nof mine.", "More."], 40)
    assert texts_of(flow) == ["comment 1", "Some words of mine.", "", "comment 2", "More.", ""]
    assert [flow.extent(index) for index in range(2)] == [(0, 2), (3, 5)]
    assert [flow.item_at(y) for y in range(6)] == [0, 0, 0, 1, 1, 1]


def test_a_long_text_is_cut_and_says_so() -> None:
    flow = laid_out(["word " * 10_000], 20)
    assert texts_of(flow)[1 : 1 + ROWS] == ["word word word word"] * (ROWS - 1) + ["word word word word…"]
    assert flow.height == ROWS + 2


@given(TEXTS, st.integers(1, 120))
def test_rows_never_exceed_the_width_and_items_cover_them(texts: list[str], width: int) -> None:
    flow = laid_out(texts, width)
    wide = 2 if width == 1 else width  # a wide character has no narrower form
    assert all(cell_len(text) <= wide for text in texts_of(flow))
    assert [flow.item_at(y) for y in range(flow.height)] == sorted(flow.item_at(y) for y in range(flow.height))
    assert all(flow.item_at(y) == index for index in range(flow.count) for y in range(*flow.extent(index)))
