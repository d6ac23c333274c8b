from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.layout.documents import comment, document, outline_of
from tui.archive.model import Document, Link
from tui.layout import ArticleFlow, DiscussionFlow, Flow
from tui.widgets.hints import LETTERS, in_sight, labels, overlay

BOLD = Style(bold=True)


def strip(text: str) -> Strip:
    return Strip([Segment(text)])


@given(st.integers(1, 2000))
def test_no_label_is_another_or_the_beginning_of_another(count: int) -> None:
    made = labels(count)
    assert len(made) == len(set(made)) == count
    assert len({len(label) for label in made}) == 1
    assert all(set(label) <= set(LETTERS) for label in made)


def test_a_few_links_have_the_letters_under_the_fingers() -> None:
    assert labels(9) == list("asdfghjkl")
    assert {len(label) for label in labels(len(LETTERS))} == {1}
    assert labels(len(LETTERS) + 1)[:3] == ["aa", "as", "ad"]


def test_labels_stand_over_the_words_and_nothing_moves() -> None:
    drawn = overlay(strip("see here and there"), [(4, "aa"), (13, "as")], BOLD)
    assert drawn.text == "see aare and asere"
    assert [segment.text for segment in drawn if segment.style == BOLD] == ["aa", "as"]


def test_labels_that_stand_too_near_are_moved_and_stay_on_the_row() -> None:
    assert overlay(strip("1 2 3"), [(0, "aa"), (1, "as"), (4, "ad")], BOLD).text == "aaas3"
    assert overlay(strip("12345"), [(4, "aa")], BOLD).text == "123aa"
    assert overlay(strip("1"), [(0, "aa")], BOLD).text == "1"


@given(st.text("a漢é ", min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["a", "as"]))))
def test_a_row_is_as_wide_with_labels_as_without(text: str, marks: list[tuple[int, str]]) -> None:
    row = strip(text)
    assert overlay(row, sorted(marks), BOLD).cell_length == row.cell_length


def found(flow: Flow, page: Document, first: int = 0) -> list[tuple[str, int, str]]:
    """The words that each label would stand over, its entry, and where it leads."""
    hints = in_sight(flow, range(first, flow.height), page)
    return [(Strip([Segment(flow.row(y).text)]).crop(x, x + 4).text, entry, url) for y, x, entry, url in hints]


def test_each_link_in_sight_is_found_once_where_its_words_begin() -> None:
    page = document(
        blocks=[("paragraph", "漢字 http://a.example/which/is/so/long/that/it/has/two/rows then www.b.example")],
    )
    flow = ArticleFlow(page, 40)
    assert [place[::2] for place in found(flow, page)] == [
        ("http", "http://a.example/which/is/so/long/that/it/has/two/rows"),
        ("www.", "http://www.b.example"),
    ]


def test_a_link_that_begins_above_is_found_where_it_goes_on() -> None:
    page = document(blocks=[("paragraph", "http://a.example/which/is/so/long/that/it/has/two/rows")])
    flow = ArticleFlow(page, 40)
    below = next(y for y in range(flow.height) if flow.row(y).start)
    assert [words for words, _, _ in found(flow, page, below)] == [flow.row(below).words[:4]]


def test_a_link_over_a_line_break_is_found_once() -> None:
    page = document(blocks=[("paragraph", "See this\nand that.")])
    page = Document(page.source, page.article, links={(0, 1): (Link(4, 12, "http://a.example"),)})
    assert found(ArticleFlow(page, 40), page) == [("this", 0, "http://a.example")]


def test_links_with_the_same_address_are_all_found_with_their_entries() -> None:
    page = document(comment("www.a.example"), comment("www.a.example"))
    page = Document(page.source, page.article, page.entries, links={(2, 0): (Link(0, 3, "http://joe.example"),)})
    flow = DiscussionFlow(page, outline_of(page), 40)
    assert found(flow, page) == [
        ("www.", 1, "http://www.a.example"),
        ("joe", 2, "http://joe.example"),
        ("www.", 2, "http://www.a.example"),
    ]
