import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.documents import comment, document
from tui.archive.completion import MOST, Completion
from tui.archive.query import parse
from tui.archive.question import Question

AUTHORS = ["joe", "Joe Smith", "JOE  SMITH", "Zoë Johnson", "joey", 'Joe "the cat"', None, "a.b-c", "x:y"]
PAGE = document(*(comment(author=author) for author in AUTHORS), author="Écrivain")
NOBODY = document(comment(author=None))


def of(text: str) -> list[str]:
    return Completion(PAGE).of(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("author:jo", ['author:"Joe Smith"', "author:joe", "author:joey", 'author:"Zoë Johnson"']),
        ("author:JOE", ['author:"Joe Smith"', "author:joey"]),
        ("one two author:zoe", ['one two author:"Zoë Johnson"']),
        ("-author:ZOÉ", ['-author:"Zoë Johnson"']),
        ("-x Author:a", ["-x Author:a.b-c"]),
        ("author:smi", ['author:"Joe Smith"']),
        ("author:mith", []),
        ('author:"joe s', ['author:"Joe Smith"']),
        ('author:"joe smith', ['author:"Joe Smith"']),
        ("author:x", ['author:"x:y"']),
        ("author:ecr", ["author:Écrivain"]),
    ],
)
def test_an_author_is_completed_by_any_word_of_the_name(text: str, lines: list[str]) -> None:
    # A query that is the whole name already is not offered again; but here "joe" still has its longer namesakes.
    assert of(text) == lines


def test_those_with_the_most_entries_come_first() -> None:
    assert of("author:")[:2] == ['author:"Joe Smith"', "author:joe"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("kind:t", ["kind:trackback"]),
        ("kind:PING", ["kind:pingback"]),
        ("is:", ["is:unread", "is:read", "is:tagged", "is:inferred"]),
        ("one -is:T", ["one -is:tagged"]),
        ("has:l", ["has:link"]),
        ("has:link", []),
        ("has:x", []),
    ],
)
def test_the_other_filters_are_completed_with_what_they_know(text: str, lines: list[str]) -> None:
    assert of(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "",
        "joe",
        "auth",
        "author",
        "author:joe ",
        'author:"Joe Smith"',
        "xauthor:jo",
        "is::",
        '"words author:jo',
        "--is:r",
    ],
)
def test_other_words_are_not_completed(text: str) -> None:
    assert of(text) == []


def test_a_filter_behind_a_phrase_is_completed() -> None:
    assert of('"words" author:zo') == ['"words" author:"Zoë Johnson"']


def test_a_name_with_a_quotation_mark_cannot_be_asked_for() -> None:
    assert not any("cat" in line for line in of("author:"))


def test_without_names_there_is_nothing_to_offer() -> None:
    assert Completion(NOBODY).of("author:") == []


def test_of_many_authors_some_are_offered() -> None:
    crowd = document(*(comment(author=f"name{number}") for number in range(3 * MOST)))
    assert len(Completion(crowd).of("author:n")) == MOST


@given(
    st.sampled_from(["", "words ", '"a phrase" ', "-is:read "]),
    st.sampled_from(["author:", "-author:", 'author:"', "kind:", "is:", "-has:", "IS:"]),
    st.text(max_size=3),
)
def test_whatever_is_offered_keeps_what_was_typed_before_and_is_one_filter(first: str, key: str, typed: str) -> None:
    text = first + key + typed
    for line in of(text):
        assert line.startswith(first + key.rstrip('"'))
        assert of(line) == [] or line.endswith(("ping", "joe"))
        assert len(parse(Question(line)).filters) == len(parse(Question(f"{first}is:read")).filters)
