from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.archive.pages import ANY_TEXT, DISCUSSIONS, page, written
from tests.archive.pages import document as read_text
from tui.archive.model import Article, Block, Document, Entry, Part, Reason, Reply, Source
from tui.archive.rules import explain
from tui.layout import Row
from tui.layout.parts import PartsFlow, head

from .documents import SAMPLES, Read, comment, document, look_of, rows_of, texts_of

WIDTHS = [1, 8, 20, 37, 77, 97, 117, 197]
UNSURE = Reason("says-header", 0.95, "Thanks Joe-")


def flow_of(page: Document, width: int) -> PartsFlow:
    return PartsFlow(page, page.parts(), width)


def rows_of_part(flow: PartsFlow, index: int) -> list[Row]:
    return [flow.row(y) for y in range(*flow.extent(index))]


def answering(page: Document, number: int, parent: int, reason: Reason = UNSURE) -> Document:
    """The document, with a reply that was concluded."""
    entries = list(page.entries)
    entries[number - 1] = replace(entries[number - 1], reply=Reply(parent, "inferred", reason))
    return replace(page, entries=tuple(entries))


@st.composite
def pages(draw: st.DrawFn) -> Document:
    """What was read from any text, or from a page with a discussion; replies are concluded here and there."""
    discussion = DISCUSSIONS.map(lambda posts: written(posts, page())[0])
    read = read_text(draw(ANY_TEXT | discussion))
    entries = [
        replace(entry, reply=Reply(draw(st.integers(1, entry.number)), "inferred", UNSURE))
        if draw(st.booleans())
        else entry
        for entry in read.entries
    ]
    return replace(read, entries=tuple(entries))


@given(pages(), st.integers(-2, 200))
def test_no_row_is_wider_than_the_width(page: Document, width: int) -> None:
    flow = flow_of(page, width)
    assert [text for text in texts_of(flow) if cell_len(text) > max(1, width)] == []
    assert cell_len(flow.names) <= max(1, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_parts_of_every_sample_fit(read: Read, name: str, width: int) -> None:
    assert [text for text in texts_of(flow_of(read(name), width)) if cell_len(text) > width] == []


@given(pages(), st.integers(30, 200))
def test_every_part_has_its_rows_in_order(page: Document, width: int) -> None:
    flow, parts = flow_of(page, width), page.parts()
    below = 0
    for index, part in enumerate(parts):
        first, end = flow.extent(index)
        assert first == below < end
        assert {flow.item_at(y) for y in range(first, end)} == {index}
        number = look_of(flow.row(first), "number").strip()
        assert part.lines is None or number in (f"{part.lines[0]}–{part.lines[1]}", str(part.lines[0]))
        below = end
    assert flow.height == below


@given(pages(), st.integers(60, 200))
def test_the_columns_stand_in_line(page: Document, width: int) -> None:
    flow = flow_of(page, width)
    first_rows = [flow.row(flow.extent(index)[0]) for index in range(len(page.parts()))]
    for place in (1, 3):  # lines and kind
        assert len({sum(cell_len(span.text) for span in row.lead[:place]) for row in first_rows}) <= 1
    reasons = {_column_of_reason(row) for row in rows_of(flow) if _column_of_reason(row) is not None}
    assert len(reasons) <= 1


def _column_of_reason(row: Row) -> int | None:
    at = next((at for at, span in enumerate(row.lead) if span.look in ("reason", "quiet-reason")), None)
    return None if at is None else sum(cell_len(span.text) for span in row.lead[:at])


@given(pages(), st.integers(30, 200))
def test_a_reason_is_told_whole(page: Document, width: int) -> None:
    flow = flow_of(page, width)
    for index, part in enumerate(page.parts()):
        told = " ".join(
            look_of(row, "reason").strip() or look_of(row, "quiet-reason").strip() for row in rows_of_part(flow, index)
        )
        letters = "".join(explain(part.reason.rule).split())
        assert "".join(told.split()).startswith(letters)


@given(pages(), st.integers(1, 200))
def test_a_place_in_the_list_is_kept_when_the_width_changes(page: Document, width: int) -> None:
    one, two = flow_of(page, 100), flow_of(page, width)
    for y in range(one.height):
        assert two.item_at(two.at(one.anchor(y))) == one.item_at(y)


FILED = Document(
    Source("page.txt", "dump", "utf-8", 0, ""),
    Article("Last span of the Wenlow footbridge comes home", (1, 1)),
    (
        Entry(
            1, "comment", "Ted", None, ("About time.",), (29, 32), Reason("a name stands above it", 1.0, "Ted says:")
        ),
        Entry(2, "trackback", None, "//", ("See also…",), (34, 35), Reason("it is short, and cut off at its end", 0.8)),
    ),
)


def test_a_part_is_told_on_one_row_where_there_is_room() -> None:
    flow = flow_of(FILED, 100)
    assert flow.names == "lines  part         first words                   sure  why it was read so"
    assert [text.rstrip() for text in texts_of(flow)] == [
        "    1  title        Last span of the Wenlow foo…        the file says so",
        "29–32  comment 1    Ted · About time.                   a name stands above it “Ted says:”",
        "34–35  trackback 2  // · See also…                80 %  it is short, and cut off at its end",
    ]


def test_the_reason_goes_under_the_words_where_there_is_little_room() -> None:
    flow = flow_of(FILED, 37)
    assert flow.names == ""
    assert [text.rstrip() for text in texts_of(flow)] == [
        "    1  title        Last span of the…",
        "       the file says so",
        "29–32  comment 1    Ted · About time.",
        "       a name stands above it",
        "34–35  trackback 2  // · See also…",
        "       it is short, and cut off at",
        "       its end ·\u00a080\u00a0%",
    ]


@pytest.mark.parametrize("width", [77, 117])
def test_a_reply_that_was_concluded_is_told_under_its_entry(width: int) -> None:
    page = answering(document(comment(author="joe"), comment(author="Tony")), 2, 1)
    flow = flow_of(page, width)
    rows = [row for row in rows_of_part(flow, 2) if look_of(row, "answers")]
    assert [(look_of(row, "answers"), look_of(row, "author")) for row in rows] == [("↳ answers 1", "joe")]
    texts = "\n".join(row.text for row in rows_of_part(flow, 2))
    assert "95 %" in texts.replace("\u00a0", " ") and "“Thanks Joe-”" in texts


def test_a_reply_that_the_file_holds_is_not_told() -> None:
    flow = flow_of(document(comment(), comment(parent=1)), 100)
    assert not any("answers" in text for text in texts_of(flow))


def test_a_nameless_entry_that_is_answered_is_told_so() -> None:
    page = answering(document(comment(author=None), comment()), 2, 1)
    assert any(look_of(row, "missing") == "(name not in this file)" for row in rows_of(flow_of(page, 100)))


def test_the_words_behind_a_reason_give_way() -> None:
    page = answering(document(comment(), comment()), 2, 1, Reason("x" * 30, 0.5, "a long piece of evidence"))
    assert "“a long piece of evidence”" in flow_of(page, 150).row(3).text
    assert "“a long piece…”" in "".join(texts_of(flow_of(page, 53)))
    assert "evidence" not in "".join(texts_of(flow_of(page, 37)))


@pytest.mark.parametrize(("confidence", "shown"), [(0.9, "90 %"), (0.999, "99 %"), (0.0, "0 %"), (1.0, "")])
def test_a_confidence_is_shown_below_1(confidence: float, shown: str) -> None:
    page = document(replace(comment(), reason=Reason("rule", confidence)))
    page = replace(page, entries=(replace(page.entries[0], reason=Reason("rule", confidence)),))
    assert look_of(flow_of(page, 120).row(1), "sure").strip() == shown


def test_what_has_no_lines_has_a_dash() -> None:
    page = document(blocks=[("list_item", "One.")])
    page = replace(page, article=replace(page.article, title_lines=(1, 1)))
    assert texts_of(flow_of(page, 100))[1].split()[:3] == ["–", "list", "item"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_file_without_lines_has_no_column_for_them(width: int) -> None:
    flow = flow_of(document(blocks=[("list_item", "One.")]), width)
    assert texts_of(flow)[0].startswith("title"[: width - 1])
    assert "lines" not in flow.names


def test_lines_that_nothing_accounts_for_are_told_only_where_there_are_lines() -> None:
    page = document(blocks=[("list_item", "One.")])
    assert "unaccounted lines: 0" in head(page, 80)[1].words
    assert "unaccounted" not in head(replace(page, unread=None), 80)[1].words


def test_an_endless_line_is_not_looked_through() -> None:
    page = document(blocks=[("paragraph", "word " * 4_000_000)])
    assert cell_len(flow_of(page, 100).row(1).text) <= 100


def test_only_rows_asked_for_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    page = document(*(comment() for _ in range(500)))
    flow = flow_of(page, 100)
    original = PartsFlow._rows_of

    def counted(self: PartsFlow, index: int) -> list[Row]:
        made.append(index)
        return original(self, index)

    monkeypatch.setattr(PartsFlow, "_rows_of", counted)
    assert [flow.row(y) for y in range(300, 310)]
    assert made == list(range(300, 310))


# What stands over the list


def head_of(page: Document, width: int = 120) -> list[str]:
    return [row.text for row in head(page, width)]


def test_the_head_counts_what_there_is() -> None:
    page = document(comment(), comment(), blocks=[("paragraph", "One.")], tail="Links")
    assert head_of(page) == [
        "page dump, told by its content · utf-8 · 0 bytes",
        "1 title · 1 block · 2 entries · 1 other part · unaccounted lines: 0",
        "",
    ]


def test_a_format_that_was_asked_for_is_told_as_such() -> None:
    page = document()
    page = replace(page, source=replace(page.source, format="text", asked=True, bytes=11_049))
    assert head_of(page)[0] == "plain text, as was asked for · utf-8 · 11.0 kB"


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "1 byte"), (9_376, "9,376 bytes"), (12_345, "12.3 kB"), (10_400_000, "10.4 MB")]
)
def test_the_size_is_told(count: int, shown: str) -> None:
    page = document()
    assert head_of(replace(page, source=replace(page.source, bytes=count)))[0].endswith(f" · {shown}")


@pytest.mark.parametrize(
    ("unread", "shown"),
    [((7,), "! unaccounted lines: 1 (7)"), (tuple(range(1, 10)), "! unaccounted lines: 9 (1, 2, 3, 4, 5, 6, 7, 8, …)")],
)
def test_unaccounted_lines_are_told_by_their_numbers(unread: tuple[int, ...], shown: str) -> None:
    rows = head_of(replace(document(), unread=unread))
    assert rows[2] == shown
    assert "unaccounted" not in rows[1]


@given(st.lists(st.text(), max_size=3), st.integers(1, 100))
def test_every_warning_is_told_whole_and_fits(warnings: list[str], width: int) -> None:
    rows = head(replace(document(), warnings=tuple(warnings)), width)
    told = "".join(row.words for row in rows if row.line.look == "warning")
    assert "".join(told.split()) == "".join("".join(warnings).split())
    if width > 4:
        assert all(cell_len(row.text) <= width for row in rows)


def test_an_empty_document_has_no_rows() -> None:
    flow = flow_of(document(title=None), 80)
    assert (flow.height, flow.item_at(3), list(flow.lines())) == (0, 0, [])


def test_texts_are_only_told_of() -> None:
    flow = flow_of(FILED, 80)
    assert flow.find((1, 2), 0) is None
    assert len(list(flow.lines())) == 3


def test_each_other_part_is_told_by_its_own_words() -> None:
    page = read_text("Title\n\n\n" + "Word. " * 60 + "\n\nTags: a\n\n\nLamps\n\nOil and wicks")
    parts: list[Part] = [part for part in page.parts() if part.other is not None]
    assert [page.other[part.other or 0].lines for part in parts] == [part.lines for part in parts]


def test_wide_characters_keep_the_columns() -> None:
    entries: list[Entry] = [comment("漢字" * 40, author="漢字" * 20), comment("e\u0301" * 99, author="Ολγα")]
    flow = flow_of(replace(document(*entries), article=replace(document().article, blocks=(_CJK,))), 101)
    assert len({_column_of_reason(row) for row in rows_of(flow)}) == 1


_CJK = Block("paragraph", "日本語のとても長い文章" * 10, None)


def test_an_entry_that_is_nothing_but_a_title_has_the_whole_column_for_it() -> None:
    title = "Pingback: Alte Uhren, neue Werke | Das Turmwerk"
    page = document(replace(comment(kind="pingback", author=None, title=title), paragraphs=()))
    (row,) = [row.text for row in rows_of(PartsFlow(page, page.parts(), 160)) if "pingback 1" in row.text]
    assert title in row
    assert f"{title} ·" not in row
