from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.question import Question
from tui.history import LONGEST, MOST, History, kept, merge_histories

few = st.builds(Question, st.sampled_from(["a", "ab", "Abc", "b", "", " "]), st.booleans(), st.booleans())
asked = st.lists(few, max_size=12)


def of(*texts: str) -> History:
    return History(map(Question, texts))


def walk(history: History, typed: str, steps: str) -> list[str | None]:
    """The texts that going older (<) and newer (>) gives."""
    found = (history.older(typed) if step == "<" else history.newer() for step in steps)
    return [question.text if question else None for question in found]


def test_the_newest_comes_first_and_the_oldest_stays() -> None:
    assert walk(of("one", "two", "three"), "", "<<<<") == ["three", "two", "one", None]
    assert walk(of("one", "two", "three"), "", "<<<<>") == ["three", "two", "one", None, "two"]


def test_only_those_that_begin_like_the_line_are_given() -> None:
    history = of("Straße", "seven", "STRASSE 2", "tree")
    assert walk(history, "stRass", "<<<>>") == ["STRASSE 2", "Straße", None, "STRASSE 2", None]


def test_what_was_typed_first_holds_until_there_is_a_rest() -> None:
    history = of("abc", "ax", "b")
    assert walk(history, "a", "<") == ["ax"]
    assert walk(history, "ax", "<") == ["abc"]
    history.rest()
    assert walk(history, "b", "<") == ["b"]


def test_there_is_nothing_newer_than_what_is_typed() -> None:
    assert walk(of("one"), "", ">") == [None]
    assert walk(of("one"), "", "<><") == ["one", None, "one"]
    assert walk(of(), "", "<>") == [None, None]


def test_a_query_asked_again_is_the_newest_and_there_once() -> None:
    history = of("one", "two")
    history.add(Question("one"))
    history.add(Question("one", regex=True))
    assert history.questions == (Question("two"), Question("one"), Question("one", regex=True))


def test_a_query_that_is_added_ends_the_walk() -> None:
    history = of("one", "two")
    history.older("")
    history.add(Question("three"))
    assert walk(history, "", "<") == ["three"]


@pytest.mark.parametrize("text", ["", " ", "\u00a0 ", "x" * (LONGEST + 1)])
def test_what_is_blank_or_too_long_is_not_kept(text: str) -> None:
    history = of("one")
    history.add(Question(text))
    assert history.questions == (Question("one"),)


def test_where_a_query_looked_is_not_kept() -> None:
    history = of()
    history.add(Question("one", word=True, case="exact", scope="article"))
    assert history.questions == (Question("one", word=True, case="exact"),)


def test_the_oldest_go_when_there_are_too_many() -> None:
    history = of(*(f"query {number}" for number in range(MOST)))
    history.add(Question("last"))
    assert len(history.questions) == MOST
    assert (history.questions[0].text, history.questions[-1].text) == ("query 1", "last")


def test_the_queries_given_are_read_when_one_is_needed() -> None:
    read: list[str] = []

    def given_late() -> Iterator[Question]:
        read.append("now")
        yield Question("one")

    history = History(given_late())
    history.rest()
    assert history.newer() is None
    assert read == []
    assert [history.older(""), *history.questions] == [Question("one")] * 2
    assert read == ["now"]


@given(asked, st.sampled_from(["", "a", "A", "b", "x"]))
def test_going_back_gives_all_that_begin_so_and_coming_forward_gives_them_again(
    questions: list[Question], typed: str
) -> None:
    history = History(questions)
    back = list(iter(lambda: history.older(typed), None))
    assert back == [one for one in reversed(kept(questions)) if one.text.casefold().startswith(typed.casefold())]
    forward = list(iter(history.newer, None))
    assert forward == back[::-1][1:]


# Two readers


@given(asked, asked, asked)
def test_merging_keeps_what_both_asked_with_mine_last(
    before: list[Question], mine: list[Question], there: list[Question]
) -> None:
    first = kept(before)
    own, other = kept((*first, *mine)), kept((*first, *there))
    merged = merge_histories(own, first, other)
    assert set(merged) == set(own) | set(other)
    assert len(merged) == len(set(merged))
    assert merge_histories(own, first, first) == own
    if kept(mine) and own != first:
        assert merged[-1] == own[-1]


def test_a_query_that_both_asked_again_is_there_once() -> None:
    before, again = kept(map(Question, "abc")), kept(map(Question, "bca"))
    assert merge_histories(again, before, kept(map(Question, "abcd"))) == kept(map(Question, "bcda"))
