import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tui.archive.model import Article, Block, Document, Entry, Reason, Reply, Source
from tui.layout import MEASURE
from tui.outline import Outline
from tui.plain import linear_text, plain_text

Read = Callable[[str], Document]

SAMPLES = [path.name for path in sorted((Path(__file__).parents[1] / "sample_docs").glob("*.txt"))]


def letters(text: str) -> str:
    """What is left of a text when its blanks, and the signs that a print-out draws, do not count."""
    return "".join(character for character in text if not character.isspace() and character not in "•▎│┊╎▾⇄")


def in_print_order(page: Document) -> Iterator[str]:
    """The texts of a document as the tree has them: the article, then one branch after the other."""
    outline = Outline(page.parents())
    return (text for _, text in sorted(page.texts(), key=lambda item: outline.place(item[0][0])))


def positions(printed: str, texts: Iterator[str]) -> Iterator[int]:
    """Where the texts stand, each after the one before; -1 for the first that does not."""
    at = 0
    for text in texts:
        at = printed.find(letters(text), at)
        yield at
        if at < 0:
            return
        at += len(letters(text))


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_is_wider_than_asked(read: Read, name: str, width: int) -> None:
    lines = list(plain_text(read(name), width))
    assert [line for line in lines if cell_len(line) > min(width, MEASURE + 2)] == []


@pytest.mark.parametrize("width", [20, 38])
def test_no_line_is_wider_than_a_narrow_page(read: Read, width: int) -> None:
    assert [line for line in plain_text(read("trackbacks.txt"), width) if cell_len(line) > width] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_ends_with_blanks(read: Read, name: str) -> None:
    assert [line for line in plain_text(read(name), 60) if line != line.rstrip()] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_break_is_in_a_line(read: Read, name: str) -> None:
    assert all(len(line.splitlines()) <= 1 for line in plain_text(read(name), 60))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_title_is_first(read: Read, name: str) -> None:
    page = read(name)
    first = next(plain_text(page, 80))
    missing = page.article.blocks[0].text if page.source.format == "text" else "(title not in this file)"
    assert first.strip()
    assert (page.article.title or missing).startswith(first.strip())


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_article_and_entries_is_there_in_order(read: Read, name: str, width: int) -> None:
    page = read(name)
    printed = letters("".join(plain_text(page, width)))
    assert -1 not in positions(printed, in_print_order(page))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_tail_is_there_whole_before_the_discussion(read: Read, name: str) -> None:
    page = read(name)
    printed = letters("".join(plain_text(page, 60)))
    entries = (page.entry(number) for number in Outline(page.parents()).order())
    texts = [*(part.text for part in page.other), *(entry.paragraphs[0] for entry in entries if entry.paragraphs)]
    assert -1 not in positions(printed, iter(texts))


@pytest.mark.parametrize(
    ("name", "heading"),
    [("trackbacks.txt", " 5 comments · 4 trackbacks · 2 pingbacks"), ("no-names.txt", " 9 comments")],
)
def test_the_discussion_has_an_underlined_heading(read: Read, name: str, heading: str) -> None:
    lines = list(plain_text(read(name), 60))
    at = lines.index(heading)
    assert lines[at + 1 : at + 3] == [" " + "─" * (len(heading) - 1), ""]
    assert lines[at - 1] == ""
    assert lines[at + 3].split()[0] in ("1", "▾")


@pytest.mark.parametrize("name", ["no-comments.txt", "plain-notes.txt"])
def test_a_page_without_a_discussion_has_no_heading_for_it(read: Read, name: str) -> None:
    assert not any("comment" in line for line in plain_text(read(name), 60))


def test_nothing_is_folded(read: Read) -> None:
    assert not any("▸" in line for line in plain_text(read("long-discussion.txt"), 60))


def test_a_word_that_is_too_long_is_divided(read: Read) -> None:
    lines = [line.strip() for line in plain_text(read("hostile.txt"), 40)]
    assert max(len(line) for line in lines if line.isalpha()) == 38


@pytest.mark.parametrize("width", [-5, 0, 1, 2])
def test_no_width_is_too_small(read: Read, width: int) -> None:
    assert next(plain_text(read("full-page.txt"), width)).strip() == "L"


def test_inferred_replies_are_printed_where_they_answer(read: Read) -> None:
    lines = list(plain_text(read("flat-replies.txt"), 80))
    headers = [line for line in lines if line.endswith(", inferred")]
    assert [(header.partition("  ")[0], header.split(" · ")[0].split()[-2:]) for header in headers[:3]] == [
        ("╎", ["Edmund", "Quill"]),
        ("╎ ▾", ["Edmund", "Quill"]),
        ("╎ ╎", ["Hester", "Quill"]),
    ]
    assert [header.split(" · ")[1] for header in headers[:3]] == [
        "answers Hester Quill 1, inferred",
        "answers Hester Quill 1, inferred",
        "answers Edmund Quill 5, inferred",
    ]
    assert lines.index(headers[2]) < next(at for at, line in enumerate(lines) if line.startswith("▾  2 "))


# For a screen reader

SPOKEN = Document(
    Source("lit.txt", "dump", "utf-8", 1, "0" * 64),
    Article(
        "The lamp\nis lit",
        author="Ida Quill",
        date="2007-07-01",
        blocks=(
            Block("dek", "At last", None),
            Block("paragraph", "It was\nhigh  time. " + "Long. " * 50, None),
            Block("heading", "Oil", None),
            Block("quote", "Who pays?", None),
            Block("list_item", "1. wick", None),
            Block("code", "if lit:\n    pass", None),
        ),
    ),
    (
        Entry(1, "comment", "Tony", None, ("One.", "Two."), None, date="July 9, 2007", kinds=("paragraph", "quote")),
        Entry(2, "trackback", "Wicks", "Of lamps", ("Lit…",), None),
        Entry(3, "comment", None, None, ("Tony, no.",), None, reply=Reply(1, "inferred", Reason("speaks-to", 0.9))),
        Entry(4, "comment", "Jo", None, (), None, reply=Reply(3, "explicit")),
    ),
)


def test_what_is_to_be_heard_says_everything_in_words() -> None:
    assert list(linear_text(SPOKEN)) == [
        "The lamp is lit",
        "by Ida Quill, 2007-07-01",
        "summary: At last",
        "It was high time. " + " ".join(["Long."] * 50),
        "heading: Oil",
        "quotation: Who pays?",
        "list item: 1. wick",
        "code:",
        "if lit:",
        "    pass",
        "end of code",
        "",
        "discussion: 3 comments, 1 trackback",
        "",
        "comment 1 of 4, Tony, July 9, 2007",
        "One.",
        "quotation: Two.",
        "",
        "comment 3 of 4, name not in this file, answers Tony 1, inferred",
        "Tony, no.",
        "",
        "comment 4 of 4, Jo, answers 3",
        "",
        "trackback 2 of 4, Wicks, title Of lamps",
        "Lit…",
        "",
        "end of discussion",
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_is_heard_in_the_order_of_the_tree(read: Read, name: str) -> None:
    page = read(name)
    heard = letters("".join(linear_text(page)))
    texts = [text for (number, place), text in page.texts() if number == 0]
    for number in Outline(page.parents()).order():
        entry = page.entry(number)
        texts += [*filter(None, [entry.author, entry.title]), *entry.paragraphs]
    assert -1 not in positions(heard, iter(texts))


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_drawn_is_heard(read: Read, name: str) -> None:
    page = read(name)
    own = "".join(text for _, text in page.texts())
    assert not [sign for sign in "│┊╎▾▸⇄▎─·•" if sign in "".join(linear_text(page)) and sign not in own]


@pytest.mark.parametrize("name", ["no-comments.txt", "plain-notes.txt"])
def test_a_page_without_a_discussion_says_so(read: Read, name: str) -> None:
    assert list(linear_text(read(name)))[-1] == "No discussion in this file"


def test_a_name_that_a_block_tells_is_heard_once(read: Read) -> None:
    lines = list(linear_text(read("names-below.txt")))
    author = read("names-below.txt").article.author
    assert author
    assert sum(author in line for line in lines[:4]) == 1


@pytest.mark.parametrize("name", ["full-page.txt", "nested-replies.txt", "trackbacks.txt"])
def test_in_ascii_signs_all_but_letters_are_ascii(read: Read, name: str) -> None:
    document = read(name)
    drawn, written = (list(plain_text(document, 60, ascii_signs=signs)) for signs in (False, True))
    assert len(drawn) == len(written)
    assert list(map(cell_len, drawn)) == list(map(cell_len, written))
    assert all(sign.isascii() or unicodedata.category(sign)[0] in "LM" for line in written for sign in line)
