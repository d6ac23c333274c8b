import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.near import errors_allowed, is_near, pieces

WORD = st.text("abc", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("muqtada", "moqtada", True),
        ("muqtada", "muqtadah", True),
        ("muqtada", "muktader", False),
        ("qods", "quds", True),
        ("qods", "qds", True),
        ("qods", "quts", False),
        ("tea", "ten", False),
        ("hezbollah", "hizballah", True),
        ("hezbollah", "hizbalah", False),
        ("sadr", "sadr", True),
        ("sadr", "", False),
    ],
)
def test_near_words_differ_in_a_letter_or_two(word: str, other: str, near: bool) -> None:
    assert is_near(word, other) is near


@pytest.mark.parametrize(("length", "errors"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (90, 2)])
def test_longer_words_may_have_more_errors(length: int, errors: int) -> None:
    assert errors_allowed("a" * length) == errors


@given(WORD, WORD)
def test_a_near_word_holds_one_of_the_pieces(word: str, other: str) -> None:
    assert "".join(pieces(word)) == word
    assert not is_near(word, other) or any(piece in other for piece in pieces(word))


@given(WORD, st.data())
def test_a_word_with_the_errors_allowed_is_near(word: str, data: st.DataObject) -> None:
    other = word
    for _ in range(errors_allowed(word)):
        at = data.draw(st.integers(0, len(other)))
        other = other[:at] + data.draw(st.sampled_from(["", "a", "x"])) + other[at + data.draw(st.integers(0, 1)) :]
    assert is_near(word, other)
