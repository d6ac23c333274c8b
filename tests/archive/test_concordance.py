import csv
import json
import re
from dataclasses import replace

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.documents import Read, comment, document
from tui.archive.concordance import COMPARED, Record, context, ordered, records, text_at, to_csv, to_json, to_tsv
from tui.archive.file_lines import FileLines
from tui.archive.model import Document
from tui.archive.search import Hit, Index

CHARACTERS = [
    "a",
    "b",
    "B",
    "é",
    "e\u0301",
    "한",
    "\u1112\u1161\u11ab",
    "中",
    "👩\u200d🌾",
    "👍🏽",
    "❤\ufe0f",
    " ",
    "\n",
    ",",
    ".",
]
TEXTS = st.lists(st.sampled_from(CHARACTERS), min_size=1, max_size=60).map("".join)


def borders(text: str) -> list[int]:
    return [0, *(found.end() for found in regex.finditer(r"\X", text))]


def one_text(text: str) -> Document:
    return document(comment("x"), blocks=[("paragraph", text)])


@pytest.mark.parametrize("name", ["full-page.txt", "no-title.txt", "no-names.txt", "trackbacks.txt"])
def test_the_text_at_an_address_is_the_documents(read: Read, name: str) -> None:
    page = read(name)
    assert all(text_at(page, address) == text for address, text in page.texts())


def test_a_text_that_is_missing_is_empty() -> None:
    page = document(comment(author=None), title=None)
    assert [text_at(page, address) for address in ((0, 0), (1, 0), (1, 1))] == ["", "", ""]


# The words around a hit


def test_the_words_around_a_hit_are_on_one_line() -> None:
    page = one_text("A lamp\nwas  lit\tby the\n\nweir.")
    hit = Index(page).search("lit")[0]
    assert context(page, hit) == ("A lamp was ", "lit", " by the weir.")
    assert context(page, hit, 4) == ("as ", "lit", " by ")


def test_a_hit_may_go_over_a_line_break() -> None:
    page = one_text("The old\n  lamp.")
    assert context(page, Index(page).search("old lamp")[0]) == ("The ", "old lamp", ".")


@given(TEXTS, st.data(), st.integers(0, 12))
def test_no_character_beside_a_hit_is_cut_in_two(text: str, data: st.DataObject, most: int) -> None:
    edges = borders(text)
    start, end = sorted(data.draw(st.tuples(st.sampled_from(edges), st.sampled_from(edges))))
    left, words, right = context(one_text(text), Hit((0, 1), start, end), most)
    whole = [re.sub(r"\s+", " ", text[edge:start]) for edge in edges if start - most <= edge <= start]
    assert left == max(whole, key=len)
    assert words == re.sub(r"\s+", " ", text[start:end])
    assert right == max((re.sub(r"\s+", " ", text[end:edge]) for edge in edges if end <= edge <= end + most), key=len)


# Orders

PAGE = document(
    comment("the red lamp fell", author="Ann"),
    comment("A Red lamp burned. The lamp went out", author="joe"),
    comment("lamp oil", author=None),
    blocks=[("paragraph", "an old lamp (fell) and"), ("paragraph", "the red lamp burns")],
    title=None,
)
LAMPS = Index(PAGE).search("lamp")


def said(hits: list[Hit], order: str) -> list[tuple[int, str]]:
    indexes = ordered(PAGE, hits, order)  # type: ignore[arg-type]
    return [(hits[index].address[0], context(PAGE, hits[index]).left) for index in indexes]


def test_the_order_of_place_is_that_of_the_hits() -> None:
    assert list(ordered(PAGE, LAMPS, "place")) == list(range(6))


def test_by_left_context_the_nearest_word_counts_first() -> None:
    assert said(LAMPS, "left") == [
        (3, ""),
        (0, "an old "),
        (2, "A Red "),
        (0, "the red "),
        (1, "the red "),
        (2, "A Red lamp burned. The "),
    ]


def test_by_right_context_case_and_punctuation_do_not_count() -> None:
    rights = [context(PAGE, LAMPS[index]).right for index in ordered(PAGE, LAMPS, "right")]
    assert rights == [" burned. The lamp went out", " burns", " fell", " (fell) and", " oil", " went out"]


def test_accents_do_not_count() -> None:
    page = document(comment("lamp étude b"), comment("lamp etude a"), comment("lamp f"), title=None)
    hits = Index(page).search("lamp")
    assert list(ordered(page, hits, "right")) == [1, 0, 2]


def test_what_is_equal_stays_in_the_order_of_place() -> None:
    page = document(*(comment("one lamp more") for _ in range(20)), title=None)
    hits = Index(page).search("lamp")
    assert list(ordered(page, hits, "left")) == list(ordered(page, hits, "right")) == list(range(20))


PLAIN = st.lists(st.sampled_from(["a", "b", "ab", "B", "é", "c,", "x"]), min_size=1, max_size=12).map(" ".join)


@given(st.lists(PLAIN, min_size=1, max_size=6))
def test_the_orders_are_those_of_lists_of_words(texts: list[str]) -> None:
    page = document(*map(comment, texts), title=None)
    hits = Index(page).search("x")

    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.lower().replace("é", "e"))

    def left(index: int) -> list[str]:
        return words(text_at(page, hits[index].address)[: hits[index].start])[::-1]

    def right(index: int) -> list[str]:
        return words(text_at(page, hits[index].address)[hits[index].end :])

    assert max(map(len, texts)) < COMPARED
    assert list(ordered(page, hits, "left")) == sorted(range(len(hits)), key=left)
    assert list(ordered(page, hits, "right")) == sorted(range(len(hits)), key=right)


# Tables


def test_a_row_tells_where_a_hit_stands_in_the_file() -> None:
    article = replace(PAGE.article, author="Old  Tony", blocks=(replace(PAGE.article.blocks[0], lines=(7, 8)),))
    entries = (replace(PAGE.entries[0], lines=(12, 15)), replace(PAGE.entries[2], number=2, kind="trackback"))
    page = replace(PAGE, article=article, entries=entries)
    hits = Index(page).search("lamp")
    assert list(records(page, hits, [2, 0, 1], FileLines(page, lambda: None).line)) == [
        (3, 2, "trackback", None, None, "", "lamp", " oil"),
        (1, None, "article", "Old Tony", 7, "an old ", "lamp", " (fell) and"),
        (2, 1, "comment", "Ann", 12, "the red ", "lamp", " fell"),
    ]


def test_the_title_has_its_own_line() -> None:
    page = document(title="The lamp")
    page = replace(page, article=replace(page.article, title_lines=(3, 3)))
    assert [row.line for row in records(page, Index(page).search("lamp"), [0], FileLines(page, lambda: None).line)] == [
        3
    ]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)
ROWS = st.lists(
    st.builds(
        Record, st.integers(1), st.none() | st.integers(1), st.just("comment"), st.none() | CELLS.filter(bool),
        st.none() | st.integers(1), CELLS, CELLS, CELLS,
    ),
    max_size=5,
)  # fmt: skip


@given(ROWS)
def test_a_table_with_tabs_can_be_read_back(rows: list[Record]) -> None:
    header, *read = csv.reader("".join(to_tsv(rows)).splitlines(keepends=True), delimiter="\t")
    assert header == ["number", "entry", "kind", "author", "line", "left", "hit", "right"]
    assert read == [["" if cell is None else str(cell) for cell in row] for row in rows]


@given(ROWS)
def test_no_cell_between_commas_is_a_formula(rows: list[Record]) -> None:
    _header, *read = csv.reader("".join(to_csv(rows)).splitlines(keepends=True))
    for cells, row in zip(read, rows, strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
        told = ["" if cell is None else str(cell) for cell in row]
        assert [cell[1:] if cell != same else cell for cell, same in zip(cells, told, strict=True)] == told


@given(ROWS)
def test_the_objects_hold_what_the_table_holds(rows: list[Record]) -> None:
    assert json.loads("".join(to_json(rows))) == [row._asdict() for row in rows]


def test_a_formula_is_told_from_words_by_an_apostrophe() -> None:
    row = Record(1, None, "article", "@joe", None, "", "=cmd", "- so")
    assert list(to_csv([row]))[1] == "1,,article,'@joe,,,'=cmd,'- so\n"
    assert list(to_tsv([row]))[1] == "1\t\tarticle\t@joe\t\t\t=cmd\t- so\n"
