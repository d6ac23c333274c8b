import re
import unicodedata
from itertools import islice, pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.folding import Folding, fold, folding_for
from tui.archive.load import clean
from tui.archive.model import Address, Article, Block, Document, Entry, Source
from tui.archive.question import QueryError, Question
from tui.archive.search import Hit, Index, Marked, Search

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


def found(text: str, query: str | Question) -> list[str]:
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
        ('a“so” a«so» a"so"', 'a"so"', ["a“so”", "a«so»", 'a"so"']),
        ("a – b, a — b, a - b", "a - b", ["a – b", "a — b", "a - b"]),
        ("re‑use", "re-use", ["re‑use"]),
        ("war--and — peace – –", "war—and", ["war--and"]),
        ("war—and peace", "war--and", ["war—and"]),
        ("cœur CŒUR Ægypten", "coeur", ["cœur", "CŒUR"]),
        ("coeur", "cœur", ["coeur"]),
        ("Łódź Øre", "lodz ore", ["Łódź Øre"]),
        ("Øre Ore", "øre", ["Øre"]),
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


# What is found, against slow ways of finding it


def slowly_folded(text: str, folding: Folding) -> str:
    """Fold a text letter by letter, as the standard says, and without the tables of the search."""
    letters = []
    for letter in "".join(unicodedata.normalize("NFKD", one) for one in text.replace("´", "'").replace("…", "...")):
        letter = "i" if letter == "ı" and not folding.accents else letter
        if letter in "\u00ad\u200b\u200d" or (not folding.accents and unicodedata.combining(letter)):
            continue
        letter = "'" if letter in "‘’`" else '"' if letter in "«»“”" else "-" if letter in "–—" else letter
        letters.append(letter if folding.case else letter.casefold())
    return re.sub("-+", "-", re.sub(r"\s+", " ", "".join(letters)))


def quoted(words: str) -> str:
    """Ask for words as they are, whatever signs they begin with."""
    return f'"{words.replace(chr(34), "")}"'


@given(TRICKY.map(clean), st.booleans(), st.booleans())
def test_a_text_is_folded_as_the_standard_says(text: str, case: bool, accents: bool) -> None:
    folding = Folding(case, accents)
    assert fold(text, folding).text == slowly_folded(text, folding)


@given(TRICKY.map(clean), TRICKY.map(clean))
def test_a_hit_holds_the_query(text: str, query: str) -> None:
    folding = folding_for(query.replace('"', ""))
    needle = fold(query.replace('"', ""), folding).text.strip()
    for words in found(text, quoted(query)):
        assert needle in slowly_folded(words, folding)


@given(TRICKY.map(clean), TRICKY.map(clean))
def test_a_hit_is_no_longer_than_it_must_be(text: str, query: str) -> None:
    query = query.replace('"', "")
    folding = folding_for(query)
    needle = fold(query, folding).text.strip()
    for words in found(text, quoted(query)):
        first, *rest = regex.findall(r"\X", words)
        assert needle not in fold("".join(rest), folding).text or not fold(first, folding).text.strip(" -")
        letters = [first, *rest]
        while letters and not fold(letters[-1], folding).text:
            letters.pop()
        assert needle not in fold("".join(letters[:-1]), folding).text or fold(letters[-1], folding).text == "-"


@given(TRICKY.map(clean), st.data())
def test_no_place_is_missed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    query = data.draw(st.just(text[start : start + data.draw(st.integers(1, 6))]) | TRICKY.map(clean)).replace('"', "")
    folding = folding_for(query)
    needle = fold(query, folding).text.strip()
    hits = Index(of(text)).search(quoted(query))
    for first in range(len(text)):
        for last in range(first + 1, len(text) + 1):
            if needle and fold(text[first:last], folding).text == needle:
                assert any(hit.start < last and first < hit.end for hit in hits)


@given(TRICKY.map(clean) | st.text(max_size=12).map(clean), TRICKY.map(clean) | st.text(max_size=3))
def test_hits_begin_and_end_where_characters_do(text: str, query: str) -> None:
    borders = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    for question in (quoted(query), Question(regex.escape(query), regex=True), Question(".", regex=True)):
        for hit in Index(of(text)).search(question):
            assert {hit.start, hit.end} <= borders


@given(TRICKY.map(clean), TRICKY.map(clean))
def test_hits_never_overlap_and_stand_in_order(text: str, query: str) -> None:
    hits = Index(of(text)).search(query)
    assert all(hit.end <= following.start for hit, following in pairwise(hits))


def plain_finds(text: str, query: str) -> list[tuple[int, int]]:
    hits, at = list[tuple[int, int]](), 0
    while at + len(query) <= len(text):
        if text[at : at + len(query)] == query:
            hits.append((at, at + len(query)))
            at += len(query)
        else:
            at += 1
    return hits


ASCII = st.lists(st.text("abAB.'1", min_size=1, max_size=4), min_size=1, max_size=8).map(" ".join)


@given(ASCII, ASCII.map(str.lower) | st.sampled_from("ab."), st.sampled_from(["", "é", "\n"]))
def test_in_plain_letters_the_hits_are_those_of_a_plain_search(text: str, query: str, slow_way: str) -> None:
    hits = [(hit.start, hit.end) for hit in Index(of(f"{text}|{slow_way}")).search(quoted(query))]
    assert hits == plain_finds(text.lower(), query)


@given(ASCII, st.text("abA", min_size=1, max_size=2))
def test_a_pattern_of_plain_letters_finds_what_the_letters_find(text: str, query: str) -> None:
    assert found(text, Question(query, regex=True)) == found(text, Question(query))


# Ways of asking


@pytest.mark.parametrize(
    ("text", "question", "hits"),
    [
        ("lamp lamps old-lamp _lamp Lamp's", Question("lamp", word=True), ["lamp", "lamp", "Lamp"]),
        ("lamplamp lamp", Question("lamp", word=True), ["lamp"]),
        ("the old lamp", Question("ld lamp", word=True), []),
        ("it's 's", Question("'s", word=True), ["'s", "'s"]),
        ("Lamp lamp LAMP", Question("LAMP", case="any"), ["Lamp", "lamp", "LAMP"]),
        ("Lamp lamp LAMP", Question("lamp", case="exact"), ["lamp"]),
        ("lamp limp lump", Question("l[ai]mp", regex=True), ["lamp", "limp"]),
        ("lamps lamp", Question("l.mp", regex=True, word=True), ["lamp"]),
        ("LAMP lamp", Question("L.mp", regex=True), []),
        ("Straße «old» naïve…", Question('strasse|"old"|naive[.]{3}', regex=True), ["Straße", "«old»", "naïve…"]),
        ("naïve naive", Question("naïve", regex=True), ["naïve"]),
        ("old\nlamp", Question("old lamp$", regex=True), ["old\nlamp"]),
        ("lamp", Question("x*", regex=True), []),
        ("cafe café cafe\u0301", Question(r"caf[éë]\b", regex=True), ["café", "cafe\u0301"]),
        ("cafe café", Question(r"caf[e]\b", regex=True), ["cafe", "café"]),
        ("s és es", Question(r"\bé?s\b", regex=True), ["s", "és"]),
        ("àbc xyz", Question("[à-ü]", regex=True), ["à"]),
        ("Straße strasse", Question("straße", regex=True), ["Straße", "strasse"]),
        ("é — -", Question(r"\u00e9|\u2014", regex=True), ["é", "—", "-"]),
        ("é", Question(r"\N{LATIN SMALL LETTER E WITH ACUTE}", regex=True), ["é"]),
        ("first\nsecond here\nthird", Question("^second|here$", regex=True), ["second", "here"]),
        ("old\nlamp", Question("old *lamp", regex=True), ["old\nlamp"]),
        ("old  lamp", Question("(?x) old \\s+ lamp", regex=True), ["old  lamp"]),
        ("pum pump", Question("pum|pump", regex=True, word=True), ["pum", "pump"]),
        ("कमी कम", Question("कम", word=True), ["कम"]),
        ("a\u0301b", Question("a", regex=True), ["a\u0301"]),
        ("Moqtada, Muqtada's, Muktader, mutada", Question("~muqtada"), ["Moqtada", "Muqtada", "mutada"]),
        ("Quds and gods, kudos", Question("~qods"), ["Quds", "gods"]),
        ("Hizballah Hezbollah Hezb", Question("~hezbollah"), ["Hizballah", "Hezbollah"]),
        ("tee tea ten", Question("~tea"), ["tea"]),
        ("Moqtada al-Sader, Muqtada al Sadr", Question("~muqtada-al-sadr"), ["Moqtada al-Sader", "Muqtada al Sadr"]),
        ("a lamp, an old lamp", Question('"old lamp" lamp'), ["lamp", "old lamp"]),
        ("a lamp", Question("lamp -old"), ["lamp"]),
        ("an old lamp", Question("lamp -old"), []),
        ("an old lamp", Question("lamp wick -old"), []),
        ("an old lamp", Question('"lamp" "wick"'), []),
    ],
)
def test_questions_of_all_kinds_are_answered(text: str, question: Question, hits: list[str]) -> None:
    assert found(text, question) == hits


WORDS = st.lists(st.sampled_from(["muqtada", "moqtada", "mqtada", "sadr", "sader", "sdar", "the"]), max_size=6)


def distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    return min(
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    )


@given(st.lists(st.text("abc", min_size=1, max_size=6), max_size=6), st.text("abc", min_size=1, max_size=5))
def test_near_words_are_those_with_as_few_errors_as_are_allowed(words: list[str], query: str) -> None:
    allowed = 0 if len(query) < 4 else 1
    assert found(" ".join(words), f"~{query}") == [word for word in words if distance(query, word) <= allowed]


# Filters


TALK = Document(
    SOURCE,
    Article(
        "On lamps",
        author="Ann Brook",
        blocks=(
            Block("paragraph", "The lamp is old.", (3, 3)),
            Block("quote", "Lamps were lit at https://example.org/dusk", (4, 4)),
        ),
    ),
    (
        Entry(1, "comment", "Joe", None, ("A lamp!",), (9, 9)),
        Entry(2, "comment", "joe smith", None, ("> A lamp!", "No lamp."), (11, 12)),
        Entry(3, "trackback", "Zoé", "Of lamps", ("They lit…",), (14, 15), url="https://example.com/lamps"),
        Entry(4, "pingback", None, None, ("lamp list",), (17, 17)),
        Entry(5, "comment", "Joel", None, ("See www.example.net for the lamp",), (19, 19)),
    ),
)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("author:joe", {1, 2, 5}),
        ("author:JOE", {1, 2, 5}),
        ('author:"JOE"', {1}),
        ("author:smi", {2}),
        ("author:mith", set()),
        ("author:~jowl", {5}),
        ("author:~joel", {1, 5, 2}),
        ("author:zoe", {3}),
        ("author:zoë", set()),
        ("-author:joe", {3, 4}),
        ("kind:comment", {1, 2, 5}),
        ("kind:trackback", {3}),
        ("kind:ping", {3, 4}),
        ("kind:article", set()),
        ("is:read", {1, 3}),
        ("is:unread", {2, 4, 5}),
        ("is:tagged", {2}),
        ("is:inferred", set()),
        ("has:link", {3, 5}),
        ("has:quote", {2}),
        ("lamp is:unread -kind:pingback", {2, 5}),
        ("-lamp", set()),
        ("-list", {1, 2, 3, 5}),
        ("", set()),
    ],
)
def test_filters_and_words_tell_which_entries_match(line: str, numbers: set[int]) -> None:
    marked = Marked(read={1, 3}, tagged={2})
    assert {hit.address[0] for hit in Index(TALK).search(line, marked)} - {0} == numbers


@pytest.mark.parametrize(
    ("line", "hits"),
    [
        ("kind:article", ["On", "The", "Lamps"]),
        ("author:brook lamp", ["lamp", "lamp", "Lamp"]),
        ("author:joe", ["Joe", "joe smith", "Joel"]),
        ("kind:pingback", ["lamp"]),
        ("kind:article has:link", ["Lamps"]),
        ("kind:article has:quote lit", ["lit"]),
        ("kind:comment lamp", ["lamp", "lamp", "lamp", "lamp"]),
    ],
)
def test_filters_alone_mark_the_author_or_the_first_word(line: str, hits: list[str]) -> None:
    texts = dict(TALK.texts())
    assert [texts[hit.address][hit.start : hit.end] for hit in Index(TALK).search(line)] == hits


@pytest.mark.parametrize(
    ("scope", "entries"), [("article", {0}), ("discussion", {1, 2, 3, 4, 5}), ("both", set(range(6)))]
)
def test_a_search_stays_in_its_scope(scope: str, entries: set[int]) -> None:
    question = Question("lamp", scope=scope)  # type: ignore[arg-type]
    assert {hit.address[0] for hit in Index(TALK).search(question)} == entries


# A slice at a time


MANY = Document(SOURCE, Article(), tuple(Entry(n, "comment", "joe", None, (f"lamp {n}",), None) for n in range(1, 101)))


def test_a_search_goes_on_where_it_was_enough() -> None:
    search = Search(Index(MANY), Question("lamp"))
    calls = iter([False] * 9 + [True])
    search.advance(lambda: next(calls))
    assert (search.looked_at, sum(search.counts), search.is_done) == (10, 10, False)
    search.advance()
    assert (search.looked_at, sum(search.counts), search.is_done) == (100, 100, True)


def test_what_is_drawn_is_looked_at_at_once() -> None:
    search = Search(Index(MANY), Question("lamp"))
    assert search.spans((50, 2)) == [(0, 4)]
    assert search.spans((50, 0)) == [] or search.spans((50, 0)) == ()
    assert search.looked_at == 1


def test_a_letter_more_looks_only_where_the_letters_before_were() -> None:
    index = Index(MANY)
    before = Search(index, Question("lamp 9"))
    before.advance()
    search = Search(index, Question("lamp 99"), before=before)
    search.advance()
    assert (search.looked_at, list(search.addresses())) == (11, [(99, 2)])


def test_a_letter_more_looks_where_nobody_has_looked_yet() -> None:
    index = Index(MANY)
    before = Search(index, Question("lamp"))
    before.advance(lambda: True)
    search = Search(index, Question("lamp 5"), before=before)
    search.advance()
    assert [address[0] for address in search.addresses()] == [5, *range(50, 60)]


def test_only_what_is_shown_is_searched() -> None:
    search = Search(Index(MANY), Question("lamp"), within=lambda number: number < 4)
    search.advance()
    assert [address[0] for address in search.addresses()] == [1, 2, 3]


def test_a_pattern_that_runs_away_is_stopped_and_keeps_what_was_found() -> None:
    entries = (
        Entry(1, "comment", None, None, ("aab",), None),
        Entry(2, "comment", None, None, ("a" * 50_000 + "c",), None),
        Entry(3, "comment", None, None, ("aab",), None),
    )
    search = Search(Index(Document(SOURCE, Article(), entries)), Question("(a+)+b", regex=True))
    search.advance()
    assert search.is_done
    assert search.stopped == "the pattern takes too long; 1 hits before it was stopped"
    assert list(search.addresses()) == [(1, 2)]
    with pytest.raises(QueryError, match="takes too long"):
        Index(Document(SOURCE, Article(), entries)).search(Question("(a+)+b", regex=True))


def test_a_pattern_may_take_its_time_where_there_is_much_to_read() -> None:
    text = "".join(islice("the lamp was lit and ".__mul__(1 << 12), 80_000))
    assert len(found(text, Question(r"\b\w*m\w*\b", regex=True))) == text.count("m")


@pytest.mark.parametrize("line", ["a" * 10_000, "~" + "a" * 900, " " * 10_000, '"' * 10_000, "-" * 10_000, "a " * 5000])
def test_very_long_lines_are_answered(line: str) -> None:
    assert found("a lamp", line) == []
