from hypothesis import given
from hypothesis import strategies as st

from tests.layout.documents import comment, document
from tui.archive.cast import cast

NAMES = st.sampled_from(["Ann", "joe", "Tony", None])


def test_authors_are_counted_with_their_words_and_where_they_write() -> None:
    members = cast(
        document(
            comment("One two.\n\nThree."),
            comment("Four.", author="Ann"),
            comment("Five six.", kind="trackback"),
        )
    )
    assert [(one.author, one.numbers, one.words) for one in members] == [("joe", (1, 3), 5), ("Ann", (2,), 1)]
    assert (members[0].first, members[0].last) == (1, 3)
    assert members[0].kinds == (("comment", 1), ("trackback", 1))


def test_whom_they_answer_is_told_most_often_first() -> None:
    page = document(
        comment(author="Ann"),
        comment(author="Tony"),
        comment("No.", 1),
        comment("Yes.", 2),
        comment("So?", 2),
        comment("Mine.", 5, author="Ann"),
    )
    members = {one.author: one for one in cast(page)}
    assert members["joe"].answers == (("Tony", 2), ("Ann", 1))
    assert members["Ann"].answers == (("joe", 1),)
    assert members["Tony"].answers == ()


def test_other_parents_than_the_documents_count_where_given() -> None:
    page = document(comment(author="Ann"), comment("No.", 1))
    assert cast(page, [None, None])[1].answers == ()


def test_of_as_many_entries_the_first_to_write_comes_first() -> None:
    page = document(*(comment(author=name) for name in ("Zoe", "Ann", "joe", "Ann")))
    assert [one.author for one in cast(page)] == ["Ann", "Zoe", "joe"]


def test_those_without_a_name_are_one() -> None:
    (member,) = cast(document(comment(author=None), comment(author=None), comment("x", 1, author="  ")))
    assert (member.author, member.numbers, member.answers) == (None, (1, 2, 3), ((None, 1),))


def test_case_and_blanks_make_no_other_author() -> None:
    (member,) = cast(document(comment(author="Ann Lee"), comment("x", 1, author="ann  LEE")))
    assert (member.author, member.answers) == ("Ann Lee", (("Ann Lee", 1),))


def test_nobody_writes_in_an_empty_discussion() -> None:
    assert cast(document()) == []


@given(st.lists(st.tuples(NAMES, st.integers(0, 5)), max_size=30))
def test_every_entry_is_of_one_author_and_every_answer_is_counted(entries: list[tuple[str | None, int]]) -> None:
    page = document(*(comment("x", min(up, at) or None, author=name) for at, (name, up) in enumerate(entries)))
    members = cast(page)
    assert sorted(number for one in members for number in one.numbers) == list(range(1, len(entries) + 1))
    assert sum(count for one in members for _, count in one.kinds) == len(entries)
    assert sum(count for one in members for _, count in one.answers) == len([up for up in page.parents() if up])
    assert [len(one.numbers) for one in members] == sorted((len(one.numbers) for one in members), reverse=True)
