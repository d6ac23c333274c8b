from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tui.archive.grep import HitLine, hit_lines
from tui.archive.search import Hit

AT = (1, 2)


def found(text: str, *spans: tuple[int, int]) -> list[HitLine]:
    return list(hit_lines({AT: text}, [Hit(AT, *span) for span in spans]))


def told(lines: Iterable[HitLine]) -> list[tuple[int, str, list[str]]]:
    """Each line as its place in the text, its words, and the words of its hits."""
    return [(line.at, line.words, [line.words[start:end] for start, end in line.marks]) for line in lines]


def test_a_line_is_given_once_with_all_its_hits() -> None:
    assert told(found("a b\nc a d a\na", (4, 5), (6, 7), (10, 11))) == [(4, "c a d a", ["c", "a", "a"])]


def test_each_line_that_holds_hits_is_given() -> None:
    assert told(found("one\ntwo\nthree", (0, 3), (8, 13))) == [(0, "one", ["one"]), (8, "three", ["three"])]


def test_a_hit_over_a_break_joins_the_lines() -> None:
    assert told(found("one two\nthree four\nfive", (4, 13))) == [(0, "one two three four", ["two three"])]


def test_hits_that_join_lines_after_one_another_are_given_in_one() -> None:
    assert told(found("a b\nc d\ne f\ng", (2, 5), (6, 9))) == [(0, "a b c d e f", ["b c", "d e"])]


def test_a_hit_on_the_last_of_joined_lines_is_in_them() -> None:
    assert told(found("a b\nc d\ne", (2, 5), (6, 7))) == [(0, "a b c d", ["b c", "d"])]


def test_a_hit_that_takes_the_break_at_its_end_stays_in_its_line() -> None:
    assert told(found("a b\nc", (2, 4))) == [(0, "a b", ["b"])]


def test_a_hit_that_begins_with_the_break_joins_the_lines() -> None:
    assert told(found("a b\nc", (3, 5))) == [(0, "a b c", [" c"])]


def test_a_hit_without_words_has_its_line() -> None:
    assert told(found("ab\ncd", (0, 0), (3, 3))) == [(0, "ab", [""]), (3, "cd", [""])]


def test_texts_are_kept_apart() -> None:
    texts = {(0, 0): "one", (0, 1): "one"}
    lines = list(hit_lines(texts, [Hit((0, 0), 0, 1), Hit((0, 1), 0, 1)]))
    assert [line.address for line in lines] == [(0, 0), (0, 1)]


@given(st.text("ab\n", max_size=30), st.sets(st.integers(0, 30)))
def test_no_hit_is_lost_and_every_line_is_the_texts(text: str, borders: set[int]) -> None:
    inside = sorted(border for border in borders if border <= len(text))
    spans = [(start, end) for start, end in zip(inside[::2], inside[1::2], strict=False)]
    lines = found(text, *spans)
    assert sum(len(line.marks) for line in lines) == len(spans)
    assert [line.at for line in lines] == sorted({line.at for line in lines})
    marks = [(line.at + start, line.at + end) for line in lines for start, end in line.marks]
    for line in lines:
        held = text[line.at : line.at + len(line.words)]
        assert held.replace("\n", " ") == line.words
        assert line.at == 0 or text[line.at - 1] == "\n"
        assert text[line.at + len(line.words) :][:1] in ("", "\n")
    for (start, end), (first, last) in zip(spans, marks, strict=True):
        assert start == first
        assert text[last:end] in ("", "\n")
