"""How long a document takes to read."""

from hypothesis import given
from hypothesis import strategies as st

from tests.layout.documents import comment, document
from tui.archive.pace import LETTERS_A_MINUTE, Pace


def test_what_has_been_read_takes_no_time() -> None:
    page = document(comment("a" * LETTERS_A_MINUTE), comment("b" * 2 * LETTERS_A_MINUTE), title=None)
    pace = Pace(page)
    assert [pace.minutes(1.0, read, len(read)) for read in (set(), {1}, {1, 2})] == [3, 2, 0]


def test_the_article_counts_from_where_it_has_been_seen() -> None:
    page = document(blocks=[("paragraph", "a" * 4 * LETTERS_A_MINUTE)], title=None)
    pace = Pace(page)
    assert [pace.minutes(seen, (), 0) for seen in (0.0, 0.5, 1.0)] == [4, 2, 0]


def test_a_begun_minute_is_a_minute() -> None:
    assert Pace(document(comment("Yes."), title=None)).minutes(1.0, (), 0) == 1


def test_ideographs_take_longer_than_letters() -> None:
    letters, ideographs = (Pace(document(comment(sign * 1000), title=None)).minutes(1.0, (), 0) for sign in "a漢")
    assert (letters, ideographs) == (1, 4)


@given(st.sets(st.integers(1, 5)), st.floats(0, 1), st.integers(1, 5))
def test_reading_on_never_takes_longer(read: set[int], seen: float, more: int) -> None:
    page = document(*(comment("word " * 700) for _ in range(5)), blocks=[("paragraph", "word " * 900)])
    pace = Pace(page)
    before = pace.minutes(seen, read, len(read))
    assert pace.minutes(1.0, read | {more}, len(read | {more})) <= before
