from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.load import clean
from tui.archive.model import Address, Article, Block, Document, Entry, Source
from tui.archive.search import Hit, Index, fold, folding_for

SOURCE = Source("lit.txt", "dump", "utf-8", 1, "0" * 64)
DOCUMENT = Document(
    SOURCE,
    Article("A lamp", (1, 1), blocks=(Block("paragraph", "The lamp, the old Lamp.", (4, 4)),)),
    (
        Entry(1, "comment", "Lampwick", None, ("No lamp here.", "Or lamp there."), (9, 13)),
        Entry(2, "trackback", None, "Of lamps", ("They lit the lamp…",), (15, 17)),
    ),
)
BLOCK: Address = (0, 1)

TRICKY = st.text("aAbsSé\u0301\u0323ßﬁfi…..'’`\"«-–— \n\u00a0\u00adＡ㎏ǅ½¨ﷺİıς가각が👍\u200d", max_size=20)


def of(text: str) -> Document:
    return Document(SOURCE, Article(blocks=(Block("paragraph", text, (1, 1)),)))


def found(text: str, query: str) -> list[str]:
    hits = Index(of(text)).search(query)
    assert {hit.address for hit in hits} <= {BLOCK}
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Lamp LAMP lamp", "lamp", ["Lamp", "LAMP", "lamp"]),
        ("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφος", ["ΣΊΣΥΦΟΣ", "σίσυφος"]),
        ("Zoé, Zoe", "zoe", ["Zoé", "Zoe"]),
        ("Zoe\u0301s", "zoe", ["Zoe\u0301"]),
        ("Zoe\u0301s", "zoes", ["Zoe\u0301s"]),
        ("don’t don't don‘t", "don't", ["don’t", "don't", "don‘t"]),
        ("don't", "don’t", ["don't"]),
        ('“so” «so» "so"', '"so"', ["“so”", "«so»", '"so"']),
        ("a – b, a — b, a - b", "a - b", ["a – b", "a — b", "a - b"]),
        ("re‑use", "re-use", ["re‑use"]),
        ("wait… wait...", "wait...", ["wait…", "wait..."]),
        ("wait...", "wait…", ["wait..."]),
        (
            "old  lamp, old\nlamp, old\u00a0lamp, old \n\t lamp",
            "old lamp",
            ["old  lamp", "old\nlamp", "old\u00a0lamp", "old \n\t lamp"],
        ),
        ("old lamp", "old \u00a0 lamp", ["old lamp"]),
        ("ﬁsh", "fish", ["ﬁsh"]),
        ("Straße", "strasse", ["Straße"]),
        ("strasse", "straße", ["strasse"]),
        ("ＬＡＭＰ", "lamp", ["ＬＡＭＰ"]),
        ("old \u00ad lamp", "old lamp", ["old \u00ad lamp"]),
        ("co\u00adop", "coop", ["co\u00adop"]),
        ("½", "1", ["½"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("aaa", "aa", ["aa"]),
        ("ßs", "ss", ["ß"]),
        ("Sß", "ß", ["ß"]),
        ("a.b+c", ".b+", [".b+"]),
        ("[/x]", "[/", ["[/"]),
        ("lamp", "lamps", []),
    ],
)
def test_spellings_that_look_alike_are_found(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Lamp LAMP lamp", "Lamp", ["Lamp"]),
        ("café CAFÉ", "CAFE", ["CAFÉ"]),
        ("Zoé Zoe", "zoé", ["Zoé"]),
        ("Zoe\u0301 Zoe", "zoé", ["Zoe\u0301"]),
        ("Zoé Zoe ZOÉ", "zoe\u0301", ["Zoé", "ZOÉ"]),
        ("Zoé zoé Zoe", "Zoé", ["Zoé"]),
    ],
)
def test_an_upper_case_letter_and_an_accent_make_case_and_accents_count(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize("query", ["", " ", "\n\t", "\u00a0", "\u200b", "¨"], ids=ascii)
def test_a_blank_query_is_found_nowhere(query: str) -> None:
    assert Index(of("a  b \n \u00a0c\u200bd")).search(query) == []


def test_hits_stand_in_the_order_of_the_file() -> None:
    assert Index(DOCUMENT).search("lamp") == [
        Hit((0, 0), 2, 6),
        Hit((0, 1), 4, 8),
        Hit((0, 1), 18, 22),
        Hit((1, 0), 0, 4),
        Hit((1, 2), 3, 7),
        Hit((1, 3), 3, 7),
        Hit((2, 1), 3, 7),
        Hit((2, 2), 13, 17),
    ]


def test_an_index_answers_again_and_for_every_folding() -> None:
    index = Index(DOCUMENT)
    assert [len(index.search(query)) for query in ("lamp", "Lamp", "lamp", "lämp", "lamp")] == [8, 2, 8, 0, 8]


@given(TRICKY | st.text(max_size=20), TRICKY | st.text(max_size=4))
def test_any_query_may_be_asked_of_any_text(text: str, query: str) -> None:
    for hit in Index(of(text)).search(query):
        assert 0 <= hit.start < hit.end <= len(text)


@given(TRICKY.map(clean), TRICKY.map(clean))
def test_a_hit_holds_the_query_and_no_code_point_too_many(text: str, query: str) -> None:
    folding = folding_for(query)
    needle = fold(query, folding).text
    for words in found(text, query):
        assert needle in fold(words, folding).text
        assert needle not in fold(words[1:], folding).text or fold(words[:1], folding).text == " "
        letters = words
        while letters and not fold(letters[-1], folding).text:
            letters = letters[:-1]
        assert needle not in fold(letters[:-1], folding).text or fold(letters[-1], folding).text == " "


@given(TRICKY.map(clean), TRICKY.map(clean))
def test_hits_never_overlap_and_stand_in_order(text: str, query: str) -> None:
    hits = Index(of(text)).search(query)
    assert all(hit.end <= following.start for hit, following in pairwise(hits))


@given(TRICKY.map(clean), TRICKY.map(clean), TRICKY.map(clean))
def test_what_stands_in_a_text_is_found_in_it(above: str, query: str, below: str) -> None:
    searchable = bool(fold(query, folding_for(query)).text.strip())
    assert bool(found(f"{above}|{query}|{below}", query)) is searchable


def plain_finds(text: str, query: str) -> list[tuple[int, int]]:
    hits, at = list[tuple[int, int]](), 0
    while at + len(query) <= len(text):
        if text[at : at + len(query)] == query:
            hits.append((at, at + len(query)))
            at += len(query)
        else:
            at += 1
    return hits


ASCII = st.lists(st.text("abAB.-'1", min_size=1, max_size=4), min_size=1, max_size=8).map(" ".join)


@given(ASCII, ASCII.map(str.lower) | st.sampled_from("ab."), st.sampled_from(["", "é", "\n"]))
def test_in_plain_letters_the_hits_are_those_of_a_plain_search(text: str, query: str, slow_way: str) -> None:
    hits = [(hit.start, hit.end) for hit in Index(of(f"{text}|{slow_way}")).search(query)]
    assert hits == plain_finds(text.lower(), query)
