import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.layout.documents import Read, comment, document, texts_of
from tui.archive.cast import cast
from tui.archive.model import Document
from tui.layout.authors import Authors
from tui.layout.cast import BAR_SIGN, CastFlow


def laid_out(page: Document, width: int) -> CastFlow:
    return CastFlow(cast(page), Authors(page), width)


PAGE = document(
    comment("One two three.", author="Ann"),
    comment("Four.", 1, author="Tony"),
    comment("Five.", 2, author="Ann"),
    comment("Six.", 2, author="Ann"),
    comment("Seven.", kind="trackback", author=None),
    author="Tony",
)


def test_a_row_tells_of_an_author() -> None:
    flow, authors = laid_out(PAGE, 116), Authors(PAGE)
    ann, tony, nobody = texts_of(flow)
    assert ann.split() == [authors.sign("Ann"), "Ann", "3", BAR_SIGN * 10, "5", "1–4", "answers", "Tony", "×2"]
    assert tony.split() == [
        authors.sign("Tony"),
        "Tony",
        "(author)",
        "1",
        BAR_SIGN * 3,
        "1",
        "2",
        "answers",
        "Ann",
    ]
    assert nobody.split()[:5] == ["(name", "not", "in", "this", "file)"]
    assert nobody.split()[-3:] == ["5", "1", "trackback"]
    assert [span.look for span in flow.row(0).lead[:2]] == [authors.look("Ann")] * 2
    assert [span.look for span in flow.row(2).lead[:2]] == ["missing"] * 2


def test_the_columns_stand_under_their_names() -> None:
    flow = laid_out(PAGE, 116)
    first = flow.row(0).text
    assert flow.names.index("name") == first.index("Ann")
    assert flow.names.index("entries") + len("entries") == first.index("3") + 1
    assert flow.names.index("words") + len("words") == first.index("5") + 1
    assert flow.names.index("from–to") == first.index("1–4")


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (116, ["name", "entries", "words", "from–to"]),
        (58, ["name", "entries", "from–to"]),
        (38, ["name", "entries", "from–to"]),
        (28, ["name", "entries"]),
        (20, ["name"]),
    ],
)
def test_columns_go_one_after_another_as_the_window_gets_narrow(width: int, names: list[str]) -> None:
    flow = laid_out(PAGE, width)
    assert flow.names.split() == names
    assert texts_of(flow)[0].split()[1] == "Ann"
    assert ("answers" in texts_of(flow)[0]) == (width >= 58)


NAMES = st.one_of(st.none(), st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=300))


@given(st.lists(NAMES, max_size=12), st.integers(1, 200))
def test_rows_and_names_never_exceed_the_width(names: list[str | None], width: int) -> None:
    page = document(*(comment("x", at or None, author=name) for at, name in enumerate(names)))
    flow = laid_out(page, width)
    assert all(cell_len(text) <= width for text in [flow.names, *texts_of(flow)])


@given(st.lists(NAMES, min_size=1, max_size=12), st.integers(30, 200))
def test_the_columns_are_straight_whatever_the_names(names: list[str | None], width: int) -> None:
    page = document(*(comment("x", author=name) for name in names))
    flow = laid_out(page, width)
    starts = {cell_len("".join(span.text for span in flow.row(y).lead[:2])) for y in range(flow.height)}
    assert len(starts) == 1


def test_five_hundred_authors_have_a_row_each() -> None:
    page = document(*(comment("x", n or None, author=f"reader {n}") for n in range(500)))
    flow = laid_out(page, 80)
    assert flow.height == flow.count == 500
    assert "reader 499" in flow.row(499).text
    assert flow.extent(7) == (7, 8) and flow.item_at(900) == 499 and flow.item_at(-1) == 0


def test_a_sample_is_laid_out(read: Read) -> None:
    flow = laid_out(read("full-page.txt"), 78)
    assert flow.height == flow.count > 5
