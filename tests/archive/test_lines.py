import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import pytest

from tui.archive.formats.dump.lines import Item, Line, outline, paragraphs, split

from .pages import PARAGRAPH, document

Tree = list[list["Node"]]


@dataclass
class Node:
    """An item as a test writes it: its first and last line and the lists in it."""

    first: int
    last: int
    lists: Tree


def shape(item: Item) -> Tree:
    return [[Node(one.first, one.last, shape(one)) for one in group.items] for group in item.lists]


def leaf(first: int, last: int | None = None) -> Node:
    return Node(first, last or first, [])


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", []),
        ("no item\n\n    none", []),
        ("  • one", [[leaf(1)]]),
        ("  • one\n\n  • two", [[leaf(1), leaf(3)]]),
        ("  • one\n    more\n\n    more\n  • two", [[leaf(1, 4), leaf(5)]]),
        ("  • one\n    • in it\n  • two", [[Node(1, 2, [[leaf(2)]]), leaf(3)]]),
        ("  • one\n    • in it\n      • in that\n    • beside", [[Node(1, 4, [[Node(2, 3, [[leaf(3)]]), leaf(4)]])]]),
        ("  • one\n    • in it\n    text again\n    • another list", [[Node(1, 4, [[leaf(2)], [leaf(4)]])]]),
        ("  • one\n\ntext\n\n  • two", [[leaf(1)], [leaf(5)]]),
        ("  • one\ncode\n  • two", [[leaf(1, 2), leaf(3)]]),
        ("  • one\n• code\n  • two", [[leaf(1, 2), leaf(3)]]),
        ("  • one\n      • too far in\n    • less far", [[Node(1, 3, [[leaf(2), leaf(3)]])]]),
        ("    • far in\n  • less far", [[leaf(1), leaf(2)]]),
        ("• at the margin\n  more\n  • in it", [[Node(1, 3, [[leaf(3)]])]]),
    ],
)
def test_items_nest_by_their_indentation(text: str, tree: Tree) -> None:
    assert shape(outline(split(text))) == tree


def test_a_list_knows_the_line_above_it_and_the_blank_lines_between() -> None:
    first, second = outline(split("text\n\n\n  • one\n\nmore\n  • two")).lists
    assert (first.before, first.gap) == (1, 2)
    assert (second.before, second.gap) == (6, 0)


def test_the_first_list_of_a_file_has_nothing_above_it() -> None:
    (only,) = outline(split("\n  • one")).lists
    assert (only.before, only.gap) == (0, 1)


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        ("  • one\n  • two", True),
        ("  • one\n\n  • two", False),
        ("  • one\n  • two\n\n  • three", False),
        ("  • one", False),
    ],
)
def test_a_list_is_tight_when_no_blank_line_divides_its_items(text: str, tight: bool) -> None:
    (only,) = outline(split(text)).lists
    assert only.tight is tight


@pytest.mark.parametrize(
    ("text", "last_own"),
    [("  • one", 0), ("  • one\n    more", 2), ("  • one\n    • in it", 0), ("  • one\n    • in it\n\n    more", 4)],
)
def test_an_item_knows_the_last_line_that_is_its_own(text: str, last_own: int) -> None:
    assert outline(split(text)).lists[0].items[0].last_own == last_own


@pytest.mark.parametrize(
    ("raw", "words", "indent", "bullet", "item"),
    [
        ("text", "text", 0, None, False),
        ("    text", "text", 4, None, False),
        ("  • text", "text", 4, 2, True),
        ("  •   text", "text", 6, 2, True),
        ("  12. text", "text", 6, 2, True),
        ("  12.text", "12.text", 2, None, False),
        ("  •text", "•text", 2, None, False),
        ("  • ", "", 4, 2, True),
        ("1907. That year", "That year", 6, 0, True),
        ("19070. That", "19070. That", 0, None, False),
        ("    1. Juli 2009", "1. Juli 2009", 4, None, False),
        ("    1. July 9, 2009", "July 9, 2009", 7, 4, True),
        ("  * text", "text", 4, 2, True),
    ],
)
def test_a_line_knows_where_its_words_begin(raw: str, words: str, indent: int, bullet: int | None, item: bool) -> None:
    (line,) = split(raw)
    assert (line.words, line.indent, line.bullet, line.item) == (words, indent, bullet, item)


def test_lines_count_from_1_and_none_is_dropped() -> None:
    assert [(line.number, line.raw) for line in split("a\n\nb\n")] == [(1, "a"), (2, ""), (3, "b"), (4, "")]


def test_paragraphs_are_divided_by_blank_lines_of_any_kind() -> None:
    chunks = paragraphs(split("\na\nb\n \u3000\t\nc\n\n\nd\n"))
    assert [[line.raw for line in chunk] for chunk in chunks] == [["a", "b"], ["c"], ["d"]]


def nested(levels: int) -> list[Line]:
    return [Line(number, "• x", 2 * number + 2, 2 * number, "•") for number in range(1, levels + 1)]


def depth(item: Item) -> int:
    levels = 0
    while item.lists:
        item, levels = item.lists[0].items[0], levels + 1
    return levels


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions that a piece of work makes, builtin ones too."""
    count = 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_ten_thousand_levels_are_nested_without_recursion() -> None:
    assert depth(outline(nested(10_000))) == 10_000


@pytest.mark.parametrize(
    "make", [nested, lambda levels: nested(levels) + nested(levels)[::-1]], ids=["in", "in and out"]
)
def test_twice_the_levels_are_twice_the_work(make: Callable[[int], list[Line]]) -> None:
    few, many = make(500), make(1000)
    assert calls(lambda: outline(many)) < 2.1 * calls(lambda: outline(few))


def test_a_page_may_nest_replies_deeper_than_python_recurses() -> None:
    levels = sys.getrecursionlimit() + 100
    replies = "\n".join("  " * level + f"• N{level} says:\n" for level in range(1, levels + 1))
    read = document(f"{PARAGRAPH}\n\nTags: ,\n\n\n{replies}")
    assert [entry.depth for entry in read.entries] == list(range(1, levels + 1))
