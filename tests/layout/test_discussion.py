from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.archive.model import BlockKind, Document, EntryKind, Reason, Reply
from tui.layout import Anchor, DiscussionFlow, summary
from tui.layout.authors import Authors
from tui.outline import Outline

from .documents import DISCUSSIONS, Read, comment, document, letters_of, look_of, outline_of, rows_of, texts_of

SPOKEN_TO = Reason("speaks-to", 0.95, "joe,")
WIDTHS = [20, 38, 60, 80, 200]


def unfolded(page: Document, width: int) -> DiscussionFlow:
    return DiscussionFlow(page, outline_of(page), width)


def all_folded(page: Document, width: int) -> DiscussionFlow:
    outline = outline_of(page)
    outline.fold_all()
    return DiscussionFlow(page, outline, width)


def nested(depth: int) -> Document:
    """Each entry answers the one before."""
    return document(*(comment("word " * 30, number or None) for number in range(depth)))


@st.composite
def pages(draw: st.DrawFn) -> tuple[Document, Outline]:
    """A discussion of any shape, with any folds."""
    words = st.lists(
        st.sampled_from(["a", "word", "漢字かな", "e\u0301", "\n", "extraordinarily"]), min_size=1, max_size=12
    )
    count = draw(st.integers(1, 8))
    entries = [
        comment(
            "\n\n".join(draw(st.lists(words.map(" ".join), min_size=1, max_size=3))),
            draw(st.none() | st.integers(1, number)) if number else None,
            author=draw(st.sampled_from([None, "joe", "Ολγα", "漢字 and a long name"])),
            why=draw(st.sampled_from([None, SPOKEN_TO])),
            kind=draw(st.sampled_from(["comment", "trackback"])),
            title=draw(st.sampled_from([None, "//", "A title"])),
        )
        for number in range(count)
    ]
    page = document(*entries)
    outline = outline_of(page)
    outline.fold(draw(st.sets(st.integers(1, count))))
    return page, outline


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DISCUSSIONS)
def test_no_row_of_words_is_wider_than_the_pane(read: Read, name: str, width: int) -> None:
    rows = [row for row in rows_of(unfolded(read(name), width)) if row.line.look in ("comment", "ping", "blank")]
    assert [row.text for row in rows if cell_len(row.text) > width] == []


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("name", DISCUSSIONS)
def test_no_row_is_wider_than_a_pane_of_60_columns(read: Read, name: str, width: int, folded: bool) -> None:
    page = read(name)
    flow = all_folded(page, width) if folded else unfolded(page, width)
    assert [text for text in texts_of(flow) if cell_len(text) > width] == []


@pytest.mark.parametrize("folded", [False, True])
def test_no_header_is_wider_than_a_narrow_pane(read: Read, folded: bool) -> None:
    page = read("trackbacks.txt")
    flow = all_folded(page, 38) if folded else unfolded(page, 38)
    assert [text for text in texts_of(flow) if cell_len(text) > 38] == []


@pytest.mark.parametrize("folded", [False, True])
def test_no_header_with_a_long_name_and_a_date_is_wider_than_the_pane(folded: bool) -> None:
    page = document(comment(author="Bartholomew " * 5, date="Saturday, 28 October 2006 at 11:49 in the morning"))
    flow = all_folded(page, 60) if folded else unfolded(page, 60)
    assert [text for text in texts_of(flow) if cell_len(text) > 60] == []


def test_the_count_of_hidden_replies_is_in_sight_on_a_narrow_pane() -> None:
    page = document(comment(author="Walter Penrose"), *[comment(parent=1)] * 9)
    assert all(cell_len(text) <= 20 for text in texts_of(all_folded(page, 20)))


@pytest.mark.parametrize("width", range(-1, 8))
def test_no_width_is_too_small_to_lay_out(read: Read, width: int) -> None:
    page = read("nested-replies.txt")
    assert all_folded(page, width).height == 5 + 2
    assert unfolded(page, width).height > 17 * 3


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DISCUSSIONS)
def test_the_texts_of_entries_are_on_the_rows_letter_for_letter(read: Read, name: str, width: int) -> None:
    page = read(name)
    texts = [(address, text.split("\n")) for address, text in page.texts() if address[0]]
    expected = sorted(texts, key=lambda item: outline_of(page).place(item[0][0]))
    rows = [row for row in rows_of(unfolded(page, width)) if row.line.address and row.line.text]
    assert letters_of(rows) == expected


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DISCUSSIONS)
def test_find_gives_the_row_that_holds_the_place(read: Read, name: str, width: int) -> None:
    page = read(name)
    flow = unfolded(page, width)
    for address, text in page.texts():
        for offset in {0, len(text) // 3, len(text) - 1} if address[0] else {0}:
            if text[offset] == "\n":
                continue
            y = flow.find(address, offset)
            assert (y is not None) == bool(address[0])
            if y is not None:
                assert flow.row(y).holds(address, offset)
                assert flow.row(y).line.text[offset - flow.row(y).line.base] == text[offset]
                assert flow.entry_at(y) == address[0]


def test_what_a_fold_hides_is_not_found() -> None:
    page = document(comment("one"), comment("two", 1), comment("three"))
    outline = outline_of(page)
    outline.fold([1])
    flow = DiscussionFlow(page, outline, 60)
    assert [flow.find((number, 2), 0) is not None for number in (1, 2, 3)] == [False, False, True]
    assert flow.find((1, 0), 0) == 1
    assert flow.find((2, 0), 0) is None


@given(pages(), st.integers(10, 60))
def test_positions_go_on_from_row_to_row_and_begin_each_entry(page: tuple[Document, Outline], width: int) -> None:
    flow, outline = DiscussionFlow(*page, width), page[1]
    positions = [flow.position(y) for y in range(flow.height + 1)]
    assert positions.pop() is None
    assert positions[0] == ((flow.visible[0], 0), 0)
    for number in flow.visible:
        assert positions[flow.extent(number)[0]] == ((number, 0), 0)
    places = [(outline.place(at[0][0]), at[0][1], at[1]) for at in positions if at]
    assert places == sorted(places)
    for y, at in enumerate(positions):
        row = flow.row(y)
        if row.line.address and y != flow.extent(row.line.address[0])[0]:
            assert at == (row.line.address, row.line.base + row.start)


@given(pages(), st.integers(10, 60))
def test_the_blank_row_under_an_open_entry_is_found_again_by_its_anchor(
    page: tuple[Document, Outline], width: int
) -> None:
    flow, outline = DiscussionFlow(*page, width), page[1]
    gaps = [flow.extent(number)[1] for number in flow.visible if not outline.is_closed(number)]
    assert [flow.at(flow.anchor(y)) for y in gaps] == gaps


def test_a_discussion_without_entries_has_no_position() -> None:
    page = document()
    assert DiscussionFlow(page, outline_of(page), 60).position(0) is None


@given(pages(), st.integers(10, 100), st.integers(10, 100))
def test_the_place_is_kept_when_the_width_changes(page: tuple[Document, Outline], width: int, other: int) -> None:
    one, two = DiscussionFlow(*page, width), DiscussionFlow(*page, other)
    for y in range(one.height):
        row = one.row(y)
        if row.line.look == "blank" and not row.lead:
            continue
        there = two.at(one.anchor(y))
        assert two.entry_at(there) == one.entry_at(y)
        if one.extent(one.entry_at(y))[1] > y and one.entry_at(y) not in page[1].folded:
            assert two.row(there).line == row.line
            same = two.row(there)
            assert same.start <= row.start < max(same.end, 1) or row.start == len(row.line.text) == same.end


@given(pages(), st.integers(10, 100))
def test_lines_are_numbered_in_the_order_of_the_file_and_each_comes_once(
    page: tuple[Document, Outline], width: int
) -> None:
    flow = DiscussionFlow(*page, width)
    numbers = [line.number for line in flow.lines()]
    assert len(set(numbers)) == len(numbers)
    shown = {row.line.number for number in flow.visible for row in flow.entry_rows(number)}
    assert set(numbers) == shown
    if flow.visible == sorted(flow.visible):
        assert numbers == sorted(numbers)


@given(pages(), st.integers(10, 100))
def test_the_rows_of_entries_and_the_gaps_between_them_are_all_rows(page: tuple[Document, Outline], width: int) -> None:
    flow = DiscussionFlow(*page, width)
    below = 1
    for number in flow.visible:
        top, bottom = flow.extent(number)
        assert top - below in (0, 1)
        assert [flow.row(y) for y in range(top, bottom)] == list(flow.entry_rows(number))
        assert {flow.entry_at(y) for y in range(top, bottom)} == {number}
        below = bottom
    assert flow.height == below + 1


@given(pages(), st.integers(10, 100), st.data())
def test_refolding_gives_the_rows_of_a_new_layout(
    page: tuple[Document, Outline], width: int, data: st.DataObject
) -> None:
    flow = DiscussionFlow(*page, width)
    page[1].folded = data.draw(st.sets(st.integers(1, len(page[1]))))
    flow.refold()
    assert texts_of(flow) == texts_of(DiscussionFlow(*page, width))


def test_an_anchor_in_what_is_folded_leads_to_the_fold() -> None:
    page = document(comment("one"), comment("two\n\nmore", 1), comment("three"))
    outline = outline_of(page)
    flow = DiscussionFlow(page, outline, 60)
    y = flow.find((2, 3), 0)
    assert y
    anchor = flow.anchor(y)
    outline.fold([1])
    flow.refold()
    assert flow.at(anchor) == flow.extent(1)[0]


def test_an_entry_is_a_header_its_text_and_a_row_left_free() -> None:
    page = document(comment("one\n\ntwo\nthree", date="1 May"), comment("four"))
    assert texts_of(unfolded(page, 60)) == [
        "", "  1 joe · 1 May", "    one", "    ", "    two", "    three", "", "  2 joe", "    four", "",
    ]  # fmt: skip


def test_quotations_and_lists_in_an_entry_have_their_signs() -> None:
    kinds: tuple[BlockKind, ...] = ("quote", "quote", "paragraph", "list_item", "list_item", "code")
    page = document(comment("Was it?\n\nIt was.\n\nYes:\n\noil\n\n2. wicks\n\nlit()", kinds=kinds))
    assert [text.rstrip() for text in texts_of(unfolded(page, 60))][2:] == [
        "    ▎ Was it?",
        "    ▎",
        "    ▎ It was.",
        "",
        "    Yes:",
        "",
        "    • oil",
        "    2. wicks",
        "",
        "      lit()",
        "",
    ]


def test_a_date_of_iso_8601_is_written_with_a_blank() -> None:
    page = document(comment(date="2007-07-09T10:00:00+02:00"))
    assert "joe · 2007-07-09 10:00:00+02:00" in texts_of(unfolded(page, 60))[1]


def test_replies_stand_beside_a_guide() -> None:
    page = document(comment("one"), comment("two", 1), comment("three", 2), comment("four"))
    assert texts_of(unfolded(page, 60)) == [
        "", "▾ 1 joe", "    one", "", "│ ▾ 2 joe", "│     two", "│ ", "│ │   3 joe", "│ │     three", "", "  4 joe",
        "    four", "",
    ]  # fmt: skip


def test_numbers_of_a_long_discussion_stand_under_one_another() -> None:
    page = document(*[comment("one")] * 10)
    headers = [text for text in texts_of(unfolded(page, 60)) if "joe" in text]
    assert headers[0] == "   1 joe"
    assert headers[9] == "  10 joe"


@pytest.mark.parametrize("name", DISCUSSIONS)
def test_a_folded_entry_is_one_row_with_sign_number_name_and_first_words(read: Read, name: str) -> None:
    page = read(name)
    flow = all_folded(page, 90)
    for number in flow.visible:
        (row,) = flow.entry_rows(number)
        entry = page.entry(number)
        assert row.text.lstrip("│ ").startswith("▸")
        assert look_of(row, "number").strip() == str(number)
        assert (entry.author or entry.title or "(name not in this file)") in row.text
        words = look_of(row, "first-words").strip()
        assert bool(words) == bool(entry.paragraphs)
        assert " ".join(" ".join(entry.paragraphs[:1]).split()).startswith(words.rstrip("…"))
        assert (entry.title or "") in row.text


def test_folded_entries_stand_together() -> None:
    page = document(*[comment("one")] * 3)
    assert texts_of(all_folded(page, 60)) == ["", "▸ 1 joe  one", "▸ 2 joe  one", "▸ 3 joe  one", ""]


def test_a_folded_entry_tells_how_many_replies_it_hides_at_the_rows_end() -> None:
    page = document(comment("one"), comment("two", 1), comment("three", 2))
    (row,) = all_folded(page, 40).entry_rows(1)
    assert look_of(row, "hidden-count") == "  +2"
    assert row.text == "▸ 1 joe  one".ljust(35) + "  +2"


def test_a_folded_entry_without_replies_hides_none() -> None:
    (row,) = all_folded(document(comment("one")), 40).entry_rows(1)
    assert look_of(row, "hidden-count") == ""
    assert "+" not in row.text


def test_first_words_are_cut_to_the_room_there_is() -> None:
    (row,) = all_folded(document(comment("word " * 20)), 40).entry_rows(1)
    assert row.text.endswith("word…")
    assert 35 <= cell_len(row.text) <= 39


def test_a_long_name_is_cut_where_it_is_folded_and_whole_where_not() -> None:
    name = "A name of more words than a row has room for"
    page = document(comment("one", author=name))
    folded, whole = all_folded(page, 40).entry_rows(1)[0], unfolded(page, 40).entry_rows(1)
    assert "…  one" in folded.text
    assert " ".join(row.words for row in whole if row.line.look.startswith("author")) == name


@pytest.mark.parametrize("folded", [False, True])
def test_a_missing_name_is_said_to_be_missing(folded: bool) -> None:
    page = document(comment(author=None))
    row = (all_folded if folded else unfolded)(page, 60).entry_rows(1)[0]
    assert look_of(row, "missing") == "(name not in this file)"
    assert row.line.address is None


@pytest.mark.parametrize("kind", ["trackback", "pingback"])
@pytest.mark.parametrize("folded", [False, True])
def test_a_trackback_looks_different_without_colour(kind: EntryKind, folded: bool) -> None:
    page = document(comment(kind=kind, title="Elsewhere", author=None), comment())
    flow = (all_folded if folded else unfolded)(page, 80)
    assert f"1 ⇄ {kind} {'Elsewhere' if folded else '(name not in this file)'}" in flow.entry_rows(1)[0].text
    assert "Elsewhere" in "".join(row.text for row in flow.entry_rows(1))
    assert "⇄" not in flow.entry_rows(2)[0].text


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("//", "// (untitled trackback)"),
        ("…", "… (untitled trackback)"),
        ("Elsewhere", "Elsewhere"),
        ("日本", "日本"),
        ("7", "7"),
    ],
)
def test_the_title_row_of_a_trackback(title: str, shown: str) -> None:
    rows = unfolded(document(comment(kind="trackback", title=title)), 60).entry_rows(1)
    assert rows[1].text.strip() == shown
    assert rows[1].line.address == (1, 1)


def test_a_trackback_without_a_title_says_so_under_its_header() -> None:
    rows = unfolded(document(comment("one", kind="trackback")), 60).entry_rows(1)
    assert [row.text for row in rows[1:]] == ["    (untitled trackback)", "    one"]


def test_a_comment_has_no_title_row() -> None:
    assert len(unfolded(document(comment("one")), 60).entry_rows(1)) == 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("depth", [1, 2, 5])
def test_guides_show_the_depth_where_there_is_room(width: int, depth: int) -> None:
    rows = unfolded(nested(6), 80).entry_rows(depth)
    assert {look_of(row, "guide") for row in rows} == {"│ " * (depth - 1)}


@pytest.mark.parametrize(("width", "most"), [(20, 1), (40, 1), (60, 11), (80, 21)])
def test_guides_stop_growing_and_leave_room_for_words(width: int, most: int) -> None:
    flow = unfolded(nested(40), width)
    guides = [look_of(flow.entry_rows(number)[0], "guide") for number in range(1, 41)]
    assert guides[most] == "│ " * most
    assert set(guides[most + 1 :]) == {"│ " * (most - 1) + "┊ "}
    for number in (most + 1, 40):
        room = width - 1 - max(len("".join(span.text for span in row.lead)) for row in flow.entry_rows(number))
        assert room >= min(width - 8, 31)


def test_ten_thousand_levels() -> None:
    flow = unfolded(nested(10_000), 40)
    flow.refold()
    assert flow.height > 10_000
    assert "9999" in flow.row(flow.extent(9_999)[0]).text


def test_a_discussion_without_entries() -> None:
    flow = unfolded(document(), 60)
    assert [text.strip() for text in texts_of(flow)] == ["", "No discussion in this file"]
    assert flow.at(Anchor(5, 0)) == 0
    assert flow.find((1, 2), 0) is None


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ("", ""),
        ("c", "1 comment"),
        ("ccc", "3 comments"),
        ("ctct", "2 comments · 2 trackbacks"),
        ("pct", "1 comment · 1 trackback · 1 pingback"),
    ],
)
def test_summary(kinds: str, said: str) -> None:
    names: dict[str, EntryKind] = {"c": "comment", "t": "trackback", "p": "pingback"}
    assert summary(document(*(comment(kind=names[kind]) for kind in kinds)).entries) == said


def test_rows_outside_the_first_and_the_last_entry_belong_to_them() -> None:
    flow = unfolded(document(comment("one"), comment("two")), 60)
    assert [flow.entry_at(y) for y in (-1, 0, 1, flow.height - 1, 99)] == [1, 1, 1, 2, 2]


@given(pages(), st.integers(10, 100))
def test_tops_ascend(page: tuple[Document, Outline], width: int) -> None:
    flow = DiscussionFlow(*page, width)
    assert all(flow.extent(one)[1] <= flow.extent(other)[0] for one, other in pairwise(flow.visible))


def test_a_name_that_goes_on_stands_under_its_beginning() -> None:
    page = document(comment("one", author="Walter Penrose of Lower Tamsey", kind="trackback"))
    header = [row for row in unfolded(page, 30).entry_rows(1) if row.line.look.startswith("author")]
    assert len(header) > 1
    assert [look_of(row, "number").strip() for row in header] == ["1", *[""] * (len(header) - 1)]


def test_the_notes_of_a_name_that_goes_on_stand_after_its_end() -> None:
    page = document(comment("one", author="Walter Penrose of Lower Tamsey", date="1 May"))
    header = [row for row in unfolded(page, 30).entry_rows(1) if row.line.look.startswith("author")]
    assert len(header) > 1
    assert [look_of(row, "date") for row in header] == [*[""] * (len(header) - 1), " · 1 May"]


# Replies that are inferred


def test_an_inferred_reply_stands_beside_a_dashed_guide_and_says_so() -> None:
    page = document(
        comment("one"),
        comment("two", author="Ann"),
        comment("three", 1, author="Bob", why=SPOKEN_TO, date="1 May"),
        comment("four", 3),
        comment("five", 2, why=SPOKEN_TO),
    )
    assert texts_of(unfolded(page, 60)) == [
        "", "▾ 1 joe", "    one", "",
        "╎ ▾ 3 Bob · 1 May · answers joe 1, inferred", "╎     three", "╎ ",
        "╎ │   4 joe", "╎ │     four", "",
        "▾ 2 Ann", "    two", "",
        "╎   5 joe · answers Ann 2, inferred", "╎     five", "",
    ]  # fmt: skip


def test_replies_as_filed_show_nothing_that_is_inferred() -> None:
    page = document(comment("one"), comment("two", author="Ann"), comment("three", 1, why=SPOKEN_TO))
    flow = DiscussionFlow(page, Outline(page.parents(inferred=False)), 60)
    filed = document(comment("one"), comment("two", author="Ann"), comment("three"))
    assert texts_of(flow) == texts_of(unfolded(filed, 60))


@given(pages(), st.integers(10, 100), st.booleans())
def test_another_tree_gives_the_rows_of_a_new_layout(
    page: tuple[Document, Outline], width: int, inferred: bool
) -> None:
    flow = DiscussionFlow(*page, width)
    page[1].replant(page[0].parents(inferred=inferred))
    flow.replant()
    assert texts_of(flow) == texts_of(DiscussionFlow(*page, width))


def test_a_folded_inferred_reply_keeps_its_guide_and_its_room_for_words() -> None:
    page = document(comment("one"), comment("two three", 1, author="Ann", why=SPOKEN_TO))
    outline = outline_of(page)
    outline.fold([2])
    assert DiscussionFlow(page, outline, 60).entry_rows(2)[0].text == "╎ ▸ 2 Ann  two three"


@pytest.mark.parametrize("width", [20, 38, 60, 80])
@pytest.mark.parametrize("author", [None, "joe", "Bartholomew " * 5, "漢字" * 20])
def test_no_header_of_an_inferred_reply_is_wider_than_the_pane(author: str | None, width: int) -> None:
    reply = comment("two", 1, author=author and author[:9], why=SPOKEN_TO, date="28 October 2006")
    page = document(comment("one", author=author), reply)
    for flow in (unfolded(page, width), all_folded(page, width)):
        assert [row.text for row in flow.entry_rows(2) if cell_len(row.text) > width] == []


def test_who_has_no_name_or_a_long_one_is_answered_in_few_words() -> None:
    page = document(
        comment("one", author=None),
        comment("two", author="Bartholomew the Elder of Nether Wallop"),
        comment("three", 1, why=SPOKEN_TO),
        comment("four", 2, why=SPOKEN_TO),
    )
    flow = unfolded(page, 90)
    assert look_of(flow.entry_rows(3)[0], "inferred") == " · answers 1, inferred"
    assert look_of(flow.entry_rows(4)[0], "inferred") == " · answers Bartholomew the Elder o… 2, inferred"


def test_guides_that_stand_for_more_are_dotted_whatever_the_reply_is() -> None:
    page = document(*(comment("word " * 30, number or None, why=SPOKEN_TO) for number in range(20)))
    flow = unfolded(page, 60)
    guides = [look_of(flow.entry_rows(number)[0], "guide") for number in range(1, 21)]
    assert guides[11] == "╎ " * 11
    assert set(guides[12:]) == {"╎ " * 10 + "┊ "}


def test_the_reason_stands_under_the_header_of_an_inferred_reply() -> None:
    page = document(comment("one"), comment("two", 1, author="Ann", why=SPOKEN_TO), comment("three", 2, author="Bob"))
    flow = unfolded(page, 80)
    assert [row.text for row in flow.explained_rows(2)] == [
        "╎ ▾ 2 Ann · answers joe 1, inferred",
        "╎     ╰ because it begins by speaking to that author: “joe,”",
        "╎     two",
    ]
    assert [flow.explained_rows(number) == flow.entry_rows(number) for number in (1, 3)] == [True, True]
    filed = DiscussionFlow(page, Outline(page.parents(inferred=False)), 80)
    assert filed.explained_rows(2) == filed.entry_rows(2)


@pytest.mark.parametrize("width", [20, 38, 60])
def test_a_long_reason_is_wrapped(width: int) -> None:
    page = document(comment("one"), comment("two", 1, why=Reason("quotes", 0.9, "[b]several words[/b] " * 3)))
    rows = unfolded(page, width).explained_rows(2)
    assert [row.text for row in rows if cell_len(row.text) > width] == []
    assert "[b]several words[/b]" in " ".join("".join(row.words for row in rows).split()) or width < 60


@given(pages(), st.integers(10, 100))
def test_the_lines_are_numbered_in_the_order_of_the_screen(page: tuple[Document, Outline], width: int) -> None:
    flow = DiscussionFlow(*page, width)
    places = [flow.place_of(line) for line in flow.lines()]
    assert places == sorted(set(places))
    row_places = [flow.place_of(row.line) for row in rows_of(flow)][1:]
    assert row_places == sorted(row_places)


def test_notes_without_room_beside_the_name_stand_below_it_each_whole() -> None:
    page = document(comment("one", author="Martha Ibbs"), comment("Martha, two", date="October 4, 2005 at 12:30 PM"))
    inferred = replace(page.entries[1], reply=Reply(1, "inferred"))
    page = replace(page, entries=(page.entries[0], inferred))
    rows = [row.text.strip("╎ ") for row in DiscussionFlow(page, outline_of(page), 46).entry_rows(2)]
    assert rows == ["2 joe · October 4, 2005 at 12:30 PM", "answers Martha Ibbs 1, inferred", "Martha, two"]


# What the reader sees of authors and keeps of entries


def test_an_author_has_a_sign_before_the_name_and_a_look_of_the_names_own() -> None:
    page = document(comment("one", author="Ann"), comment("two", author="Ann"), comment("three", author="Bob"))
    authors = Authors(page)
    flow = DiscussionFlow(page, outline_of(page), 60, authors=authors)
    ann, again, bob = (flow.entry_rows(number)[0] for number in (1, 2, 3))
    assert ann.text == f"  1 {authors.sign('Ann')} Ann"
    assert ann.line.look == again.line.look == authors.look("Ann")
    assert (authors.sign("Bob"), bob.line.look) != (authors.sign("Ann"), ann.line.look)


def test_a_folded_entry_keeps_its_authors_sign() -> None:
    page = document(comment("one", author="Ann"))
    outline = outline_of(page)
    outline.fold_all()
    authors = Authors(page)
    assert DiscussionFlow(page, outline, 60, authors=authors).entry_rows(1)[0].text == (
        f"▸ 1 {authors.sign('Ann')} Ann  one"
    )


def test_another_blog_and_a_missing_name_have_no_sign() -> None:
    page = document(comment("one", author="A blog", kind="pingback"), comment("two", author=None))
    flow = DiscussionFlow(page, outline_of(page), 60, authors=Authors(page))
    assert flow.entry_rows(1)[0].text == "  1 ⇄ pingback A blog"
    assert flow.entry_rows(2)[0].text == "  2 (name not in this file)"


def test_the_articles_author_is_marked_among_the_others() -> None:
    page = document(comment("one", author="Ann"), comment("two", author="Bob"), author="Ann")
    flow = DiscussionFlow(page, outline_of(page), 60, authors=Authors(page))
    assert flow.entry_rows(1)[0].text.endswith("Ann (author)")
    assert "(author)" not in flow.entry_rows(2)[0].text


def test_tags_and_notes_are_shown_once_they_are_there() -> None:
    page = document(comment("one"), comment("two"))
    tagged: set[int] = set()
    notes: dict[int, str] = {}
    flow = DiscussionFlow(page, outline_of(page), 30, tagged=tagged, notes=notes)
    before = texts_of(flow)
    tagged.add(1)
    notes[2] = "said twice, and both times without a reason"
    flow.redraw([1, 2])
    assert flow.entry_rows(1)[0].text == "  1 joe · tagged"
    assert [row.text for row in flow.entry_rows(2)][1:] == [
        "    two", "    ✎ said twice, and both", "      times without a reason",
    ]  # fmt: skip
    tagged.clear()
    notes.clear()
    flow.redraw([1, 2])
    assert texts_of(flow) == before


def test_a_note_takes_no_number_of_a_line_of_the_next_entry() -> None:
    page = document(comment("one"), comment("two"))
    flow = DiscussionFlow(page, outline_of(page), 30, notes={1: "a note"})
    numbers = [line.number for line in flow.lines()]
    assert len(numbers) == len(set(numbers))


def test_what_only_parts_the_text_stands_in_the_middle() -> None:
    page = document(comment("one\n\n* * *\n\ntwo"))
    (row,) = [row for row in unfolded(page, 41).entry_rows(1) if row.line.look == "separator"]
    assert row.words == "* * *" and len(row.text) - len(row.words) > 12


def test_an_entry_above_those_that_are_wanted_is_one_dim_row() -> None:
    page = document(comment("one two"), comment("three four", 1), comment("five", 2))
    outline = outline_of(page)
    outline.limit([3])
    flow = DiscussionFlow(page, outline, 60)
    assert [row.text for row in flow.entry_rows(1)] == ["  1 joe  one two"]
    assert {span.look for span in flow.entry_rows(2)[0].trail} <= {"dim", "blank", "hidden-count"}
    assert flow.entry_rows(3)[-1].text.endswith("five")
    outline.limit(None)
    flow.limit()
    assert texts_of(flow) == texts_of(unfolded(page, 60))


@given(pages(), st.sets(st.integers(1, 30)), st.integers(20, 100))
def test_an_anchor_leads_to_a_row_whatever_is_left_out(
    page: tuple[Document, Outline], wanted: set[int], width: int
) -> None:
    flow = DiscussionFlow(*page, width)
    anchors = [flow.anchor(y) for y in range(flow.height)]
    wanted &= set(page[1].order())
    if wanted:
        page[1].limit(wanted)
        flow.limit()
        assert wanted <= set(page[1].order())
        assert all(0 <= flow.at(anchor) < flow.height for anchor in [*anchors, Anchor(10**6, 0)])


def test_the_longest_row_follows_the_measure() -> None:
    page = document(comment("word " * 100))
    short, long = (DiscussionFlow(page, outline_of(page), 200, measure=measure) for measure in (40, 120))
    assert max(map(len, texts_of(short))) <= 60 < max(map(len, texts_of(long))) <= 140
