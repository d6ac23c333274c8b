from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.model import Address, Article, Block, Document, Entry, Source
from tui.archive.question import QueryError, Question
from tui.archive.search import Index
from tui.finder import Finder


def entry(number: int, *paragraphs: str) -> Entry:
    return Entry(number, "comment", "joe", None, paragraphs, None)


def document(blocks: Sequence[str], entries: Sequence[str]) -> Document:
    return Document(
        Source("page.txt", "dump", "utf-8", 0, ""),
        Article("On tea", blocks=tuple(Block("paragraph", text, None) for text in blocks)),
        tuple(entry(number, text) for number, text in enumerate(entries, 1)),
    )


@pytest.fixture
def finder() -> Finder:
    """Hits of "tea": the title's, two in the first block, one in the third, two in entry 1, one in entry 3."""
    return Finder(Index(document(["tea and tea", "cake", "more tea"], ["Tea? tea!", "cake", "no tea"])))


ADDRESSES = [(0, 0), (0, 1), (0, 1), (0, 3), (1, 2), (1, 2), (3, 2)]
START = ((0, 0), 0)


def test_hits_are_in_the_order_of_the_file(finder: Finder) -> None:
    finder.search("tea", START)
    assert [hit.address for hit in finder.hits] == ADDRESSES


@pytest.mark.parametrize(
    ("start", "at"),
    [
        (((0, 0), 0), 0),
        (((0, 0), 3), 0),
        (((0, 0), 4), 1),
        (((0, 1), 0), 1),
        (((0, 1), 1), 2),
        (((0, 2), 0), 3),
        (((1, 0), 0), 4),
        (((1, 2), 1), 5),
        (((2, 0), 0), 6),
        (((3, 2), 3), 6),
        (((3, 2), 4), 0),
        (((9, 0), 0), 0),
    ],
)
def test_the_first_hit_from_a_place_on_is_in_sight_and_after_the_last_the_first(
    finder: Finder, start: tuple[Address, int], at: int
) -> None:
    finder.search("tea", start)
    assert finder.at == at
    assert finder.current == finder.hits[at]


@pytest.mark.parametrize(
    ("steps", "at", "around"),
    [
        ([1], 1, False),
        ([6], 6, False),
        ([7], 0, True),
        ([6, 1], 0, True),
        ([9], 2, True),
        ([15], 1, True),
        ([-1], 6, True),
        ([3, -2], 1, False),
        ([0], 0, False),
    ],
)
def test_steps_go_around_the_end_and_tell_so(finder: Finder, steps: list[int], at: int, around: bool) -> None:
    finder.search("tea", START)
    *first, last = steps
    for count in first:
        finder.step(count)
    assert finder.step(last) is around
    assert finder.at == at


def test_without_hits_there_is_none_in_sight_and_no_step(finder: Finder) -> None:
    finder.search("coffee", START)
    assert finder.current is None
    assert finder.step(1) is False
    assert finder.at == 0


def test_the_counter_counts_where_the_hits_are() -> None:
    finder = Finder(Index(document(["word", "a word"], ["word"] * 15)))
    finder.search("word", ((0, 2), 0))
    assert finder.counter() == "2/17 · article 2 · discussion 15"
    finder.step(1)
    assert finder.counter() == "3/17 · article 2 · discussion 15"


@pytest.mark.parametrize(
    ("query", "counter"),
    [
        ("coffee", "0/0 · article 0 · discussion 0"),
        ("cake", "1/2 · article 1 · discussion 1"),
        ("joe", "1/3 · article 0 · discussion 3"),
        ("on", "1/1 · article 1 · discussion 0"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_the_counter_of(finder: Finder, query: str, counter: str) -> None:
    finder.search(query, START)
    assert finder.counter() == counter


def test_another_query_replaces_the_first(finder: Finder) -> None:
    finder.search("tea", START)
    finder.step(5)
    finder.search("cake", START)
    assert (finder.query, finder.at, len(finder.hits)) == ("cake", 0, 2)


def test_clear_forgets_query_and_hits(finder: Finder) -> None:
    finder.search("tea", ((1, 0), 0))
    finder.clear()
    assert (finder.query, len(finder.hits), finder.current, finder.counter()) == ("", 0, None, "")
    assert finder.step(1) is False


def test_hits_are_in_the_order_of_the_screen_and_the_article_first() -> None:
    places = {0: 0, 1: 1, 3: 2, 2: 3}
    finder = Finder(Index(document(["tea"], ["tea tea", "tea", "tea"])), places.__getitem__)
    finder.search("tea", ((3, 0), 0))
    assert [hit.address[0] for hit in finder.hits] == [0, 0, 1, 1, 3, 2]
    assert finder.current and finder.current.address == (3, 2)
    assert finder.counter() == "5/6 · article 2 · discussion 4"
    finder.search("tea", ((2, 3), 0))
    assert finder.at == 0


def test_another_order_of_the_screen_keeps_the_hit_in_sight() -> None:
    places = {0: 0, 1: 1, 2: 2, 3: 3}
    finder = Finder(Index(document(["tea"], ["tea tea", "tea", "tea"])), lambda number: places[number])
    finder.search("tea", ((3, 0), 0))
    before = finder.current
    places.update({2: 3, 3: 2})
    finder.reorder()
    assert finder.current == before
    assert finder.counter().startswith("5/6")
    assert [hit.address[0] for hit in finder.hits] == [0, 0, 1, 1, 3, 2]
    finder.clear()
    finder.reorder()
    assert finder.current is None


TEXTS = st.lists(st.sampled_from(["tea", "tea tea", "cake", "a tea"]), max_size=5)


@given(TEXTS, TEXTS, st.tuples(st.tuples(st.integers(0, 6), st.integers(0, 4)), st.integers(0, 5)), st.randoms())
def test_a_search_in_slices_finds_what_a_search_at_once_finds(
    blocks: list[str], entries: list[str], start: tuple[Address, int], random: Random
) -> None:
    places = [0, *random.sample(range(1, len(entries) + 1), len(entries))]
    whole, sliced = (Finder(Index(document(blocks, entries)), lambda number: (places + [99] * 9)[number]) for _ in "ab")
    whole.search("tea", start)
    sliced.begin(Question("tea"), start)
    seen = [sliced.current]
    while not sliced.is_done:
        sliced.advance(lambda: random.random() < 0.5)
        seen.append(sliced.current)
        assert len(sliced.hits) == sum(count for _, count in sliced.texts())
    assert list(sliced.hits) == list(whole.hits)
    assert sliced.current == whole.current
    assert {hit for hit in seen if hit} <= {whole.current}
    assert [sliced.hits.index(hit) for hit in sliced.hits] == list(range(len(sliced.hits)))


def test_the_counter_tells_that_there_may_be_more(finder: Finder) -> None:
    finder.begin(Question("tea"), START)
    finder.advance(lambda: True)
    assert finder.counter() == "…/1+ · article 1+ · discussion 0+"
    finder.advance()
    assert finder.counter() == "1/7 · article 4 · discussion 3"


def test_what_makes_no_sense_is_told_and_leaves_what_was_found(finder: Finder) -> None:
    finder.search("tea", START)
    with pytest.raises(QueryError, match=r"missing \)"):
        finder.begin(Question("(tea", regex=True), START)
    assert (finder.query, len(finder.hits)) == ("tea", 7)


def test_only_entries_that_are_shown_are_searched(finder: Finder) -> None:
    finder.begin(Question("tea"), START, within=lambda number: number == 3)
    finder.advance()
    assert {hit.address[0] for hit in finder.hits} == {0, 3}


def test_the_hits_of_a_text_are_those_that_are_marked(finder: Finder) -> None:
    finder.search("tea", START)
    assert list(finder.spans((0, 1))) == [(0, 3), (8, 11)]
    assert list(finder.spans((0, 2))) == []
    assert list(finder.texts()) == [((0, 0), 1), ((0, 1), 2), ((0, 3), 1), ((1, 2), 2), ((3, 2), 1)]
    finder.go_to(5)
    assert finder.at == 5
