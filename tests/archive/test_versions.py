"""Which entry of one version of a document is which of another."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.archive.model import Article, Block, Document, Entry, Source
from tui.archive.versions import nearest, renumber, renumber_blocks

Said = tuple[str | None, str]


def talk(*said: Said, blocks: tuple[str, ...] = ()) -> Document:
    """A document of comments, each given by its author and its words."""
    entries = tuple(
        Entry(number, "comment", author, None, (words,), None) for number, (author, words) in enumerate(said, 1)
    )
    article = Article("Lamps", blocks=tuple(Block("paragraph", text, None) for text in blocks))
    return Document(Source("a.txt", "dump", "utf-8", 0, ""), article, entries)


JOE = ("joe", "The lamp at the corner has been out since the storm.")
TONY = ("Tony", "It was out before the storm, too.")
ADA = ("Ada", "Somebody should write to the council about it.")
NOBODY = (None, "I like the dark.")
PEOPLE = (JOE, TONY, ADA, NOBODY)
SAID = st.lists(st.sampled_from([*PEOPLE, ("joe", "+1"), ("Ada", "+1"), (None, "+1")]), max_size=12)


def test_the_same_document_keeps_its_numbers() -> None:
    document = talk(*PEOPLE, ("joe", "+1"), ("joe", "+1"), *PEOPLE)
    assert renumber(document, document) == {number: number for number in range(1, 11)}


@given(SAID, SAID)
def test_no_two_entries_become_one_and_kind_and_author_stay(old: list[Said], new: list[Said]) -> None:
    before, after = talk(*old), talk(*new)
    numbers = renumber(before, after)
    assert len(set(numbers.values())) == len(numbers)
    for ours, theirs in numbers.items():
        assert before.entry(ours).author == after.entry(theirs).author


@given(SAID, SAID, SAID)
def test_whatever_is_inserted_all_that_was_there_is_found_again(
    first: list[Said], more: list[Said], last: list[Said]
) -> None:
    before, after = talk(*first, *last), talk(*first, *more, *last)
    numbers = renumber(before, after)
    assert set(numbers) == set(range(1, len(first) + len(last) + 1))
    for ours, theirs in numbers.items():
        assert before.entry(ours).paragraphs == after.entry(theirs).paragraphs


@given(SAID)
def test_equal_versions_keep_their_numbers_however_much_is_said_twice(said: list[Said]) -> None:
    assert renumber(talk(*said), talk(*said)) == {number: number for number in range(1, len(said) + 1)}


def test_an_entry_that_is_put_in_moves_those_after_it() -> None:
    assert renumber(talk(JOE, TONY), talk(JOE, ADA, TONY)) == {1: 1, 2: 3}


def test_an_entry_that_is_gone_has_no_number() -> None:
    assert renumber(talk(JOE, TONY, ADA), talk(JOE, ADA)) == {1: 1, 3: 2}


def test_entries_that_change_places_are_found() -> None:
    assert renumber(talk(JOE, TONY, ADA, NOBODY), talk(NOBODY, ADA, JOE, TONY)) == {1: 3, 2: 4, 3: 2, 4: 1}


def test_an_entry_whose_end_was_changed_is_found() -> None:
    edited = ("Tony", "It was out before the storm, and nobody minded.")
    assert renumber(talk(JOE, TONY, ADA), talk(ADA, edited, JOE)) == {1: 3, 2: 2, 3: 1}


def test_an_entry_that_was_written_anew_is_found_between_its_neighbours() -> None:
    anew = ("Tony", "Never mind.")
    assert renumber(talk(JOE, TONY, ADA), talk(JOE, anew, ADA)) == {1: 1, 2: 2, 3: 3}


def test_an_entry_of_somebody_else_is_not_taken_for_the_one_that_stood_there() -> None:
    assert renumber(talk(JOE, TONY, ADA), talk(JOE, ("Ismo", "Never mind."), ADA)) == {1: 1, 3: 3}
    assert renumber(talk(JOE, NOBODY, ADA), talk(JOE, (None, "Who knows?"), ADA)) == {1: 1, 3: 3}


def test_a_comment_does_not_become_a_trackback() -> None:
    ping = replace(talk(TONY).entries[0], number=2, kind="trackback")
    after = replace(talk(JOE, ADA), entries=(talk(JOE).entries[0], ping))
    assert renumber(talk(JOE, TONY), after) == {1: 1}


def test_what_is_said_twice_is_told_apart_by_what_stands_beside_it() -> None:
    one = ("Ada", "+1")
    assert renumber(talk(one, JOE, one, TONY, one), talk(JOE, one, TONY, one)) == {2: 1, 3: 2, 4: 3, 5: 4}


def test_a_date_tells_an_entry_that_was_written_anew() -> None:
    dated = [replace(entry, date=f"2009-0{entry.number}-01") for entry in talk(JOE, ("joe", "Yes."), ADA).entries]
    anew = replace(dated[0], number=3, paragraphs=("Quite different.",))
    before = replace(talk(), entries=tuple(dated))
    after = replace(talk(), entries=(replace(dated[2], number=1), replace(dated[1], number=2), anew))
    assert renumber(before, after) == {1: 3, 2: 2, 3: 1}


def test_blocks_are_found_again() -> None:
    before = talk(blocks=("The lamps.", "The lane is dark since Monday.", "Write to us.", "The end."))
    after = talk(blocks=("Some news.", "The lamps.", "The lane is dark since Monday, or Tuesday.", "The end."))
    assert renumber_blocks(before, after)[1] == 2
    assert renumber_blocks(before, after)[2] == 3
    assert renumber_blocks(before, after)[4] == 4


def test_much_is_matched_in_little_time() -> None:
    said = [(f"{number % 500}", f"Words number {number % 3000}") for number in range(20_000)]
    assert len(renumber(talk(*said), talk(*said[:9000], *said[9001:]))) == 19_999


def test_the_nearest_is_what_comes_after_and_else_what_comes_before() -> None:
    assert nearest(2, {1: 5, 2: 7, 3: 9}, 3) == 7
    assert nearest(2, {1: 5, 3: 9}, 3) == 9
    assert nearest(3, {1: 5, 2: 7}, 3) == 7
    assert nearest(1, {}, 3) is None
