"""Dumps that were edited, converted or cut off: read as far as they go, with a warning, and nothing lost."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tui.archive.load import load
from tui.archive.model import Document, Entry

from .extracted import extracted
from .pages import document, missing_lines, parts
from .records import ARTICLE, SAMPLE
from .themes import THEMES

PAGE = extracted(THEMES["lwj"], ARTICLE, SAMPLE).text
WHOLE = document(PAGE)


def tabs(width: int) -> Callable[[str], str]:
    """Give a function that puts a tab in the place of every so many blanks that begin a line."""

    def change(text: str) -> str:
        return re.sub(r"(?m)^ +", lambda blanks: blanks[0].replace(" " * width, "\t"), text)

    return change


def bullets(mark: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^( *)• ", rf"\1{mark} ", text)


def further_in(blanks: int) -> Callable[[str], str]:
    """Give a function that indents everything that is indented further."""
    return lambda text: re.sub(r"(?m)^(?= )", " " * blanks, text)


NO_MARKS = str.maketrans("", "", "•*·-")


def told(entry: Entry) -> tuple[object, ...]:
    words = [" ".join(paragraph.translate(NO_MARKS).split()) for paragraph in entry.paragraphs]
    return entry.kind, entry.author, entry.title, entry.depth, entry.parent, words


CHANGES = {
    "two blanks a tab": (tabs(2), "tabs"),
    "four blanks a tab": (tabs(4), "tabs"),
    "eight blanks a tab": (tabs(8), "tabs"),
    "stars": (bullets("*"), "listed with *"),
    "hyphens": (bullets("-"), "listed with -"),
    "dots": (bullets("·"), "listed with ·"),
    "a blank more": (further_in(1), "unevenly"),
    "three blanks more": (further_in(3), "unevenly"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_irregular_dump_is_read_as_it_was_meant(name: str) -> None:
    change, _ = CHANGES[name]
    text = change(PAGE)
    read = document(text)
    named = [told(entry) for entry in read.entries if entry.author]
    assert named == [told(entry) for entry in WHOLE.entries if entry.author]
    assert missing_lines(read, text) == set()


@pytest.mark.parametrize("name", CHANGES)
def test_an_irregular_dump_is_read_with_a_warning_and_less_confidence(name: str) -> None:
    change, warning = CHANGES[name]
    read = document(change(PAGE))
    assert [warning in one for one in read.warnings] == [True]
    assert max(entry.reason.confidence for entry in read.entries) < 1


def test_a_regular_dump_is_read_without_a_warning() -> None:
    assert WHOLE.warnings == ()
    assert max(entry.reason.confidence for entry in WHOLE.entries) == 1


def test_a_dump_without_any_indentation_keeps_its_names_and_texts() -> None:
    text = re.sub(r"(?m)^ +", "", PAGE)
    read = document(text)
    assert [entry.author for entry in read.entries if entry.author] == [
        entry.author for entry in WHOLE.entries if entry.author
    ]
    assert {entry.depth for entry in read.entries} == {1}
    assert "unevenly" in read.warnings[0]
    assert missing_lines(read, text) == set()


@pytest.mark.parametrize(
    ("ends", "warned"), [(["\n"], False), (["\r\n"], False), (["\n", "\r\n"], True), (["\n", "\r"], True)]
)
def test_line_ends_of_different_kinds_change_nothing_but_a_warning(
    ends: list[str], warned: bool, tmp_path: Path
) -> None:
    half = len(PAGE) // 2
    path = tmp_path / "page.txt"
    path.write_bytes((PAGE[:half].replace("\n", ends[0]) + PAGE[half:].replace("\n", ends[-1])).encode())
    raw = load(str(path))
    assert [("different ways" in one) for one in raw.warnings] == ([True] if warned else [])
    assert [told(entry) for entry in document(raw.text).entries] == [told(entry) for entry in WHOLE.entries]


# Cut anywhere


def cut(at: int) -> Document:
    return document(PAGE[:at])


@pytest.mark.parametrize("start", range(13))
def test_a_dump_cut_anywhere_is_read_as_far_as_it_goes(start: int) -> None:
    for at in range(start, len(PAGE), 13):
        text = PAGE[:at]
        read = document(text)
        lines = parts(read)
        assert missing_lines(read, text) == set()
        assert all(above[1] < below[0] for above, below in pairwise(lines))


@pytest.mark.parametrize("start", range(0, 40, 4))
def test_the_entries_above_a_cut_are_as_in_the_whole_file(start: int) -> None:
    first = PAGE.index("Ann Reed says:") + 400
    for at in range(first + start, len(PAGE), 40):
        line = PAGE.count("\n", 0, at)
        above = [told(entry) for entry in WHOLE.entries if entry.lines and entry.lines[1] <= line]
        assert [told(entry) for entry in cut(at).entries][: len(above)] == above


@pytest.mark.parametrize(
    ("end", "where"),
    [
        ("Bob says:", "comment 2"),
        ("Neither of them. It was the ferryman, who has climbed masts all his life and", "comment 2"),
        ("Nobody had thought that the old glass would hold, but it did, and by nine the light", "the article"),
    ],
)
def test_a_dump_that_breaks_off_says_where(end: str, where: str) -> None:
    read = cut(PAGE.index(end) + len(end))
    assert read.warnings == (f"the file seems to be cut off in {where}",)


def test_a_dump_that_ends_with_a_sentence_or_a_short_line_says_nothing() -> None:
    assert cut(PAGE.index("  • Bob", PAGE.index("Bob says:") + 9)).warnings == ()
    assert document("A title\n\nHe came, he saw, and he went away again.\n\n" + "It was late. " * 20).warnings == ()


def test_a_list_with_other_bullets_behind_a_reply_is_part_of_it() -> None:
    text = "• x\nPosted by: joe at May 1, 2007 3:12 PM\n  • Jo Low says:\n    It was.\n  - oil\n  - wicks"
    read = document(text, "dump")
    assert missing_lines(read, text) == set()
    assert read.entries[-1].lines == (3, 6)
    assert "wicks" in read.entries[-1].paragraphs[-1]
