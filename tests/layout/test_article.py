from itertools import pairwise

import pytest
from rich.cells import cell_len

from tui.archive.model import BlockKind
from tui.layout import MEASURE, Anchor, ArticleFlow

from .documents import SAMPLES, Read, document, letters_of, look_of, rows_of, texts_of

WIDTHS = [20, 60, 80, 200]


@pytest.mark.parametrize("tail_open", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_row_is_wider_than_the_pane(read: Read, name: str, width: int, tail_open: bool) -> None:
    flow = ArticleFlow(read(name), width, tail_open=tail_open)
    assert [text for text in texts_of(flow) if cell_len(text) > width] == []


def test_no_row_is_wider_than_a_tiny_pane(read: Read) -> None:
    assert all(cell_len(text) <= 10 for text in texts_of(ArticleFlow(read("full-page.txt"), 10)))


@pytest.mark.parametrize("width", range(-1, 8))
def test_no_width_is_too_small_to_lay_out(read: Read, width: int) -> None:
    flow = ArticleFlow(read("other-languages.txt"), width, tail_open=True)
    assert "".join("".join(row.words for row in rows_of(flow)).split()).startswith("Every")


@pytest.mark.parametrize("width", [50, 81, 82, 100, 200, 83, 199])
def test_the_measure_is_at_most_80_and_stands_in_the_middle(read: Read, width: int) -> None:
    rows = [row for row in rows_of(ArticleFlow(read("full-page.txt"), width)) if row.words]
    margin = len(look_of(rows[0], "blank"))
    widest = max(cell_len(row.text) for row in rows) - margin
    assert min(MEASURE, width - 2) - 5 < widest <= min(MEASURE, width - 2)
    assert margin == (width - min(MEASURE, width - 2)) // 2
    assert all(row.text.startswith(" " * margin) for row in rows)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_title_and_blocks_are_on_the_rows_letter_for_letter(read: Read, name: str, width: int) -> None:
    page = read(name)
    expected = [(address, text.split("\n")) for address, text in page.texts() if not address[0]]
    rows = [row for row in rows_of(ArticleFlow(page, width)) if row.line.address]
    assert letters_of(rows) == expected


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_find_gives_the_row_that_holds_the_place(read: Read, name: str, width: int) -> None:
    page = read(name)
    flow = ArticleFlow(page, width)
    for address, text in page.texts():
        for offset in {0, len(text) // 3, len(text) // 2, len(text) - 1}:
            y = flow.find(address, offset)
            if address[0]:
                assert y is None
            else:
                assert y is not None
                row = flow.row(y)
                assert row.holds(address, offset)
                assert row.start <= offset - row.line.base < row.end
                assert [other for other in rows_of(flow) if other.holds(address, offset)] == [row]


def test_find_tells_the_lines_of_a_block_apart() -> None:
    flow = ArticleFlow(document(blocks=[("paragraph", "one\ntwo\nthree")]), 60)
    ys = [flow.find((0, 1), offset) for offset in (0, 2, 4, 6, 8, 12)]
    assert [flow.row(y).words for y in ys if y is not None] == ["one", "one", "two", "two", "three", "three"]


def test_find_knows_the_place_of_a_line_break() -> None:
    flow = ArticleFlow(document(blocks=[("paragraph", "one\ntwo")]), 60)
    assert flow.find((0, 1), 3) == flow.find((0, 1), 0)


@pytest.mark.parametrize(("address", "offset"), [((0, 1), 99), ((0, 9), 0), ((1, 2), 0)])
def test_what_there_is_not_is_not_found(address: tuple[int, int], offset: int) -> None:
    assert ArticleFlow(document(blocks=[("paragraph", "one")]), 60).find(address, offset) is None


@pytest.mark.parametrize("tail_open", [False, True])
@pytest.mark.parametrize("width", [20, 60])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_position_is_that_of_the_first_words_from_a_row_on(
    read: Read, name: str, width: int, tail_open: bool
) -> None:
    flow = ArticleFlow(read(name), width, tail_open=tail_open)
    rows = list(rows_of(flow))
    below = None
    assert flow.position(flow.height) is None
    for y in reversed(range(flow.height)):
        if rows[y].line.address:
            below = rows[y].line.address, rows[y].line.base + rows[y].start
        assert flow.position(y) == below


@pytest.mark.parametrize(("narrow", "wide"), [(20, 60), (60, 200), (33, 34), (40, 40)])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_place_is_kept_when_the_width_changes(read: Read, name: str, narrow: int, wide: int) -> None:
    page = read(name)
    flow, other = ArticleFlow(page, narrow), ArticleFlow(page, wide)
    for one, two in ((flow, other), (other, flow)):
        for y in range(one.height):
            anchor = one.anchor(y)
            row = two.row(two.at(anchor))
            assert row.line.number == anchor.line
            assert row.start <= anchor.offset < max(row.end, row.start + 1)


def test_at_the_same_width_an_anchor_leads_back_to_its_row(read: Read) -> None:
    flow = ArticleFlow(read("full-page.txt"), 60)
    assert [flow.at(flow.anchor(y)) for y in range(flow.height)] == list(range(flow.height))


def test_an_anchor_past_the_end_leads_to_the_last_row() -> None:
    flow = ArticleFlow(document(blocks=[("paragraph", "one")]), 60)
    assert flow.at(Anchor(99, 0)) == flow.height - 1


@pytest.mark.parametrize("tail_open", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_lines_are_numbered_in_order_and_each_comes_once(read: Read, width: int, tail_open: bool) -> None:
    flow = ArticleFlow(read("article-lists.txt"), width, tail_open=tail_open)
    numbers = [line.number for line in flow.lines()]
    assert all(one < other for one, other in pairwise(numbers))
    assert set(numbers) == {row.line.number for row in rows_of(flow)}


def test_title_and_byline_stand_first() -> None:
    page = document(title="Of tea", author="joe", date="1 May", blocks=[("paragraph", "Tea.")])
    assert [text.strip() for text in texts_of(ArticleFlow(page, 60))] == ["", "Of tea", "joe · 1 May", "", "Tea.", ""]


@pytest.mark.parametrize(
    ("author", "date", "byline"), [("joe", None, "joe"), (None, "1 May", "1 May"), (None, None, "")]
)
def test_a_byline_names_what_is_known(author: str | None, date: str | None, byline: str) -> None:
    page = document(title="Of tea", author=author, date=date, blocks=[("paragraph", "Tea.")])
    assert texts_of(ArticleFlow(page, 60))[2].strip() == byline


def test_a_missing_title_is_said_to_be_missing() -> None:
    rows = list(rows_of(ArticleFlow(document(title=None), 60)))
    assert (rows[1].words, rows[1].line.look) == ("(title not in this file)", "missing")


def test_a_text_that_is_no_article_has_no_title_to_miss(read: Read) -> None:
    assert "title not in this file" not in "".join(texts_of(ArticleFlow(read("plain-notes.txt"), 60)))


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [("list_item", "• aa", "  bb"), ("quote", "▎ aa", "▎ bb"), ("paragraph", "aa", "bb"), ("heading", "aa", "bb")],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_signs_and_hanging_rows_of(kind: BlockKind, first: str, second: str, between: str) -> None:
    block = "aa" * 8 + between + "bb" * 8
    texts = texts_of(ArticleFlow(document(title="T", blocks=[(kind, block)]), 22))
    assert [text[1:5].rstrip() for text in texts[3:5]] == [(first + "aa")[:4], (second + "bb")[:4]]


def test_a_numbered_item_goes_on_under_its_words() -> None:
    page = document(title="T", blocks=[("list_item", f"12. {'aa' * 8} {'bb' * 8}")])
    assert [text[1:7].rstrip() for text in texts_of(ArticleFlow(page, 30))[3:5]] == ["12. aa", "    bb"]


def test_paragraphs_of_a_quotation_have_one_bar() -> None:
    page = document(title="T", blocks=[("quote", "a"), ("quote", "b"), ("paragraph", "c")])
    texts = [text.strip() for text in texts_of(ArticleFlow(page, 20))]
    assert texts == ["", "T", "", "▎ a", "▎", "▎ b", "", "c", ""]


def test_items_of_a_list_stand_together_and_blocks_apart() -> None:
    blocks: list[tuple[BlockKind, str]] = [
        ("paragraph", "a"),
        ("list_item", "b"),
        ("list_item", "c"),
        ("paragraph", "d"),
    ]
    texts = texts_of(ArticleFlow(document(title="T", blocks=blocks), 20))
    assert [text.strip() for text in texts] == ["", "T", "", "a", "", "• b", "• c", "", "d", ""]


def test_one_rule_sets_off_what_is_not_the_articles_text(read: Read) -> None:
    rows = list(rows_of(ArticleFlow(read("full-page.txt"), 60)))
    rules = [y for y, row in enumerate(rows) if row.line.look == "rule"]
    looks = [{row.line.look for row in part} for part in (rows[: rules[0]], rows[rules[0] + 1 :])]
    assert len(rules) == 1
    assert looks[0].isdisjoint({"bio", "notice", "tags"})
    assert looks[1] >= {"bio", "notice", "tags"}
    assert "paragraph" not in looks[1]


@pytest.mark.parametrize(("tail", "size"), [("one", "1 line"), ("one\ntwo\n\nfour", "4 lines")])
def test_the_tail_is_a_row_that_tells_its_size_until_it_is_opened(tail: str, size: str) -> None:
    page = document(tail=tail)
    folded, opened = (texts_of(ArticleFlow(page, 60, tail_open=tail_open)) for tail_open in (False, True))
    assert folded[-2].strip() == f"▸ {size} of sidebar under the page"
    assert f" ▾ {size} of sidebar under the page" in opened
    assert not any("one" in text for text in folded)
    assert "".join(text.strip() for text in opened).endswith("".join(tail.split()))
    assert len(opened) == len(folded) + tail.count("\n") + 1


def test_without_a_tail_there_is_no_row_for_it() -> None:
    assert not any("under the page" in text for text in texts_of(ArticleFlow(document(), 60)))


def test_block_at_tells_the_block_of_a_row_or_the_one_above() -> None:
    flow = ArticleFlow(document(title="T", blocks=[("paragraph", "a"), ("paragraph", "b")]), 60)
    assert [flow.block_at(y) for y in range(flow.height)] == [0, 0, 0, 1, 1, 2, 2]
    assert flow.block_at(99) == 2


def test_the_sign_of_the_tail_stands_once() -> None:
    assert sum("▸" in text for text in texts_of(ArticleFlow(document(tail="one"), 16))) == 1


def test_a_byline_and_a_date_of_the_file_stand_under_the_title_once() -> None:
    page = document(
        title="The lamp",
        author="Ann Reed",
        date="July 9, 2007",
        blocks=[("date", "July 9, 2007"), ("byline", "Posted by Ann Reed"), ("paragraph", "It burns.")],
    )
    assert [text.strip() for text in texts_of(ArticleFlow(page, 60))] == [
        "", "The lamp", "July 9, 2007", "Posted by Ann Reed", "", "It burns.", "",
    ]  # fmt: skip


def test_a_byline_at_the_articles_end_is_quiet_and_nothing_is_said_twice() -> None:
    blocks: list[tuple[BlockKind, str]] = [("paragraph", "It burns."), ("byline", "Posted by Ann Reed")]
    texts = [text.strip() for text in texts_of(ArticleFlow(document(author="Ann Reed", blocks=blocks), 60))]
    assert texts == ["", "A title", "", "It burns.", "", "─" * 12, "", "Posted by Ann Reed", ""]


def test_what_only_parts_the_article_stands_in_the_middle() -> None:
    page = document(blocks=[("paragraph", "one"), ("paragraph", "* * *"), ("paragraph", "two")])
    (row,) = [row for row in rows_of(ArticleFlow(page, 62)) if row.line.look == "separator"]
    assert row.words == "* * *"
    assert abs(len(row.text) - len(row.words) - (62 - len(row.words)) // 2) <= 1


@pytest.mark.parametrize("text", ["--", "***bold***", "- - yes", "no"])
def test_words_part_nothing(text: str) -> None:
    page = document(blocks=[("paragraph", text)])
    assert not [row for row in rows_of(ArticleFlow(page, 62)) if row.line.look == "separator"]


@pytest.mark.parametrize("measure", [20, 60, 120])
def test_no_row_is_longer_than_the_measure(measure: int) -> None:
    page = document(blocks=[("paragraph", "word " * 200), ("quote", "word " * 100), ("code", "x = 1 " * 80)])
    longest = max(len(row.text.strip()) for row in rows_of(ArticleFlow(page, 200, measure=measure)))
    assert measure - 12 < longest <= measure
