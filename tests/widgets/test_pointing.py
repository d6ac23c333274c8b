"""The words that cells point at, without a screen."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.layout.documents import comment, document
from tui.archive.model import Document, Entry
from tui.layout import ArticleFlow, DiscussionFlow, Flow
from tui.layout.raw import RawFlow
from tui.layout.rows import cells_of
from tui.outline import Outline
from tui.widgets.pointing import Reach, paragraph_at, reach_at, word_at

SIGNS = ["a", "b", " ", ",", "灯", "e\u0301", "👩\u200d🚀", "\t", "’"]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


def talk(*entries: Entry) -> DiscussionFlow:
    source: Document = document(*entries)
    return DiscussionFlow(source, Outline(source.parents()), 40)


def words(flow: Flow, reach: Reach | None) -> str | None:
    """The words of a reach inside one line."""
    if reach is None:
        return None
    (place, start), (last, end) = reach
    assert place == last
    return next(line for line in flow.lines() if flow.place_of(line) == place).text[start:end]


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(4, 30))
def test_the_cells_of_a_row_point_at_its_words_one_after_the_other(texts: list[str], width: int) -> None:
    flow = RawFlow("\n".join(texts), width)
    for y in range(flow.height):
        row = flow.row(y)
        if not row.words:
            continue
        lead = cells_of(row.lead)
        reaches = [reach_at(flow, lead + x, y, 9) for x in range(cell_len(row.words))]
        found = "".join(words(flow, reach) or "" for reach in dict.fromkeys(reaches))
        assert found.replace("\t", " ") == row.words


@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(4, 30))
def test_cells_further_on_point_at_words_further_on(texts: list[str], width: int) -> None:
    flow = RawFlow("\n".join(texts), width)
    reaches = [reach_at(flow, x, y, flow.height) for y in range(-1, flow.height + 2) for x in range(-1, width + 2)]
    found = [reach for reach in reaches if reach]
    assert found == sorted(found)
    assert len(found) in (0, len(reaches))


def test_cells_without_words_point_at_the_ends_of_their_row() -> None:
    flow = talk(comment("Some words."))
    y = next(y for y in range(flow.height) if flow.row(y).words == "Some words.")
    place = flow.place_of(flow.row(y).line)
    for x in (-5, 0, cells_of(flow.row(y).lead) - 1):
        assert reach_at(flow, x, y, 9) == ((place, 0), (place, 0))
    for x in (cells_of(flow.row(y).lead) + 11, 39, 90):
        assert reach_at(flow, x, y, 9) == ((place, 11), (place, 11))


def test_rows_without_words_point_at_the_border_between_their_neighbours() -> None:
    flow = talk(comment("One."), comment("Two."))
    ends = {flow.row(y).words: y for y in range(flow.height)}
    end = reach_at(flow, 90, ends["One."], 9)
    assert end and end[0] == end[1]
    assert [reach_at(flow, x, ends["One."] + 1, 9) for x in (-1, 8, 90)] == [end] * 3
    first = next(y for y in range(flow.height) if flow.row(y).words)
    assert first > 0 and reach_at(flow, 90, 0, 9) == reach_at(flow, -1, first, 9)
    assert reach_at(flow, 0, flow.height + 40, 9) == reach_at(flow, 90, ends["Two."], 9)


def test_without_any_words_near_there_is_nothing_to_point_at() -> None:
    flow = RawFlow("\n" * 30 + "words\n" + "\n" * 30, 20)
    assert reach_at(flow, 5, 10, 9) is None
    assert reach_at(flow, 5, 25, 9) is not None
    assert reach_at(RawFlow("", 20), 0, 0, 9) is None


def test_a_word_is_found_whole_over_the_end_of_a_row() -> None:
    flow = RawFlow("Don’t, extraordinarily", 14)
    x = cells_of(flow.row(0).lead)
    assert words(flow, word_at(flow, x + 3, 0)) == "Don’t"
    assert word_at(flow, x + 5, 0) is None
    assert word_at(flow, x - 1, 0) is None
    assert word_at(flow, x + 40, 0) is None
    assert flow.height == 3
    for y in (1, 2):
        assert words(flow, word_at(flow, x, y)) == "extraordinarily"
    assert word_at(flow, x, 3) is None


def test_a_paragraph_is_a_text_with_its_line_breaks() -> None:
    flow = talk(comment("First.\nNext line.\n\nAnother."))
    rows = {flow.row(y).words: y for y in range(flow.height)}
    x = cells_of(flow.row(rows["First."]).lead)
    first, last = (flow.place_of(flow.row(rows[text]).line) for text in ("First.", "Next line."))
    assert paragraph_at(flow, x, rows["First."]) == ((first, 0), (last, 10))
    assert paragraph_at(flow, x + 30, rows["Next line."]) == ((first, 0), (last, 10))
    assert words(flow, paragraph_at(flow, x, rows["Another."])) == "Another."
    assert paragraph_at(flow, x - 1, rows["First."]) is None
    assert paragraph_at(flow, x, rows["Another."] + 1) is None


def test_words_of_our_own_are_paragraphs_by_the_line() -> None:
    flow = ArticleFlow(document(blocks=[("paragraph", "Words.")], title="Title"), 40)
    y = next(y for y in range(flow.height) if flow.row(y).words == "Title")
    assert words(flow, paragraph_at(flow, 3, y)) == "Title"
    raw = RawFlow("one\ntwo", 20)
    assert words(raw, paragraph_at(raw, 5, 0)) == "one"
