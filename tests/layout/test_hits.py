from collections.abc import Iterator, Sequence

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.layout.documents import Read, comment, document, look_of, texts_of
from tui.archive.concordance import ordered
from tui.archive.model import Document
from tui.archive.search import Hit, Index
from tui.layout.authors import Authors
from tui.layout.hits import LONGEST, HitsFlow, Places, aligned, beginning, ending

PAGE = document(
    comment("The lamp fell. Another lamp stood.", author="joe"),
    comment("No lamp.\n\nOf this lamp\nnothing is left.", author="Tony"),
    comment("An old lamp.", author=None, kind="trackback", title="Words"),
    blocks=[("paragraph", "One lamp burns, and one lamp smokes."), ("paragraph", "A lamp.")],
    title="The lamp is lit",
)


def laid_out(page: Document, query: str, width: int, *, grouped: bool = True) -> HitsFlow:
    hits = Index(page).search(query)
    return HitsFlow(page, hits, range(len(hits)), Places(page, Authors(page)), width, grouped=grouped)


def test_the_hits_stand_in_one_column_among_their_words() -> None:
    authors = Authors(PAGE)
    joe, tony = authors.sign("joe"), authors.sign("Tony")
    assert texts_of(laid_out(PAGE, "lamp", 80)) == [
        "article title                              The lamp is lit",
        "        ¶ 1                                One lamp burns, and one lamp smokes.",
        "                       One lamp burns, and one lamp smokes.",
        "        ¶ 2                                  A lamp.",
        f"1 {joe} joe                                    The lamp fell. Another lamp stood.",
        "                        The lamp fell. Another lamp stood.",
        f"2 {tony} Tony                                    No lamp.",
        "                                       Of this lamp nothing is left.",
        "3 ⇄ (name not in th…                    An old lamp.",
    ]


def test_a_narrow_list_tells_places_in_few_columns() -> None:
    assert texts_of(laid_out(PAGE, "lamp", 38)) == [
        "title           The lamp is lit",
        "¶1              One lamp burns, and on",
        "            and one lamp smokes.",
        "¶2                A lamp.",
        "1 joe           The lamp fell. Another",
        "            Another lamp stood.",
        "2 Tony           No lamp.",
        "            Of this lamp nothing is le",
        "3 (name…     An old lamp.",
    ]


def test_in_another_order_every_row_tells_its_place() -> None:
    rows = texts_of(laid_out(PAGE, "lamp", 80, grouped=False))
    assert [row.split("  ")[0].split()[0] for row in rows] == ["article"] * 4 + list("112") + ["2", "3"]
    assert rows[2].startswith("article ¶ 1 ") and rows[1].startswith("article ¶ 1 ")


def test_rows_follow_the_indexes() -> None:
    hits = Index(PAGE).search("lamp")
    indexes = ordered(PAGE, hits, "right")
    flow = HitsFlow(PAGE, hits, indexes, Places(PAGE, Authors(PAGE)), 80, grouped=False)
    assert texts_of(flow)[-1].endswith(" lamp stood.") and flow.count == len(hits)
    assert [texts_of(laid_out(PAGE, "lamp", 80, grouped=False))[index] for index in indexes] == texts_of(flow)


def test_names_have_the_looks_of_their_authors() -> None:
    flow, authors = laid_out(PAGE, "lamp", 80), Authors(PAGE)
    looks = [[span.look for span in flow.row(y).lead] for y in (0, 4, 8)]
    assert looks[0][:2] == ["kind", "number"]
    assert looks[1][:3] == ["number", authors.look("joe"), authors.look("joe")]
    assert looks[2][:3] == ["number", "kind", "missing"]
    assert all(look_of(flow.row(y), "hit") == "lamp" for y in range(flow.height))


def test_a_long_hit_is_cut() -> None:
    flow = laid_out(document(comment("so " + "lamp" * 300 + " end"), title=None), "lamp" * 300, 60)
    (row,) = texts_of(flow)
    assert row.endswith("lampla…") and cell_len(row) == 60
    assert flow.hit_columns(0) == (row.index("lamp"), 60)


CHARACTERS = [
    "a",
    "b",
    "é",
    "e\u0301",
    "한",
    "中",
    "中",
    "👩\u200d🌾",
    "👍🏽",
    "❤\ufe0f",
    "q",
    "q",
    " ",
    "\n",
    "\t",
    "ู",
]
TEXTS = st.lists(st.sampled_from(CHARACTERS), min_size=1, max_size=80).map("".join)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(1, 200), st.booleans())
def test_rows_never_exceed_the_width_and_their_hits_begin_together(texts: list[str], width: int, grouped: bool) -> None:
    page = document(*(comment(text, author=text[:9].strip() or None) for text in texts), title=None)
    flow = laid_out(page, "q", width, grouped=grouped)
    assert all(cell_len(text) <= width for text in [flow.names, *texts_of(flow)])
    assert len({flow.hit_columns(y)[0] for y in range(flow.height)}) <= 1


@given(TEXTS, st.integers(0, 30))
def test_a_text_is_cut_between_its_characters(text: str, width: int) -> None:
    text = text.replace("\n", " ").replace("\t", " ")
    edges = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    first, last = beginning(text, width), ending(text, width)
    assert text.startswith(first) and text.endswith(last)
    assert {len(first), len(text) - len(last)} <= edges
    assert max(cell_len(first), cell_len(last)) <= width


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (120, ["where", "left context", "hit", "right context"]),
        (77, ["where", "left context", "hit", "right context"]),
        (37, ["where", "hit"]),
        (20, ["where", "hit"]),
    ],
)
def test_the_columns_stand_under_their_names(width: int, names: list[str]) -> None:
    flow = laid_out(PAGE, "lamp", width)
    assert regex.split(r"  +|(?<=context) ", flow.names.strip()) == names
    assert flow.names.index("hit") == flow.hit_columns(1)[0]


class Many(Sequence[Hit]):
    """Very many hits, of which it counts those looked at."""

    def __init__(self) -> None:
        self.asked = 0

    def __len__(self) -> int:
        return 400_000

    def __getitem__(self, at: object) -> Hit:  # type: ignore[override]
        assert isinstance(at, int) and 0 <= at < len(self)
        self.asked += 1
        return Hit((1, 2), 4, 8)

    def __iter__(self) -> Iterator[Hit]:
        raise AssertionError("all hits were asked for")


def test_only_the_hits_in_sight_are_looked_at() -> None:
    hits = Many()
    indexes = ordered(PAGE, hits, "place")
    flow = HitsFlow(PAGE, hits, indexes, Places(PAGE, Authors(PAGE)), 80, grouped=True)
    assert flow.height == flow.count == 400_000 and flow.extent(7) == (7, 8)
    assert flow.item_at(500_000) == 399_999 and flow.item_at(-1) == 0
    assert "The lamp fell" in flow.row(0).text and "lamp fell" in flow.row(399_999).text
    assert hits.asked == 3


def test_a_place_is_described_in_words() -> None:
    places = Places(PAGE, Authors(PAGE))
    assert [places.describe(address) for address in ((0, 0), (0, 2), (1, 2), (3, 1))] == [
        "article, title",
        "article, ¶ 2",
        "comment 1, joe",
        "trackback 3, (name not in this file)",
    ]


def test_a_sample_is_laid_out(read: Read) -> None:
    page = read("full-page.txt")
    flow = laid_out(page, "the", 100)
    assert flow.height > 20
    assert all(cell_len(text) <= 100 for text in texts_of(flow))


# As text


def test_the_text_has_the_hits_under_one_another() -> None:
    page = document(comment("中中 lamp fell.", author="中村"), comment("x" * 300 + " lamp", author="Ann"), title=None)
    hits = Index(page).search("lamp")
    first, second = aligned(page, hits, [1, 0], Places(page, Authors(page)))
    assert first.endswith(" lamp\n") and second.endswith("中中 lamp fell.\n")
    assert cell_len(first[: first.index("lamp")]) == cell_len(second[: second.index("lamp")])
    assert first.split()[2:] == ["Ann", "x" * 199, "lamp"]
    assert second.split()[2:] == ["中村", "中中", "lamp", "fell."]


def test_every_line_of_the_text_tells_its_place() -> None:
    hits = Index(PAGE).search("lamp")
    lines = list(aligned(PAGE, hits, range(len(hits)), Places(PAGE, Authors(PAGE))))
    assert [line[:LONGEST].split("  ")[0] for line in lines[1:3]] == ["article ¶ 1"] * 2
    assert lines[8].startswith("3 ⇄ (name not in this file)  ")
