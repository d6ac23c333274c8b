"""Where the parts of a document stand in the text of their file."""

from pathlib import Path

import pytest

from tui.archive import formats
from tui.archive.load import File
from tui.archive.model import Article, Block, Document, Entry, Source
from tui.archive.original import Passage, find, passage

UNNUMBERED = [
    "blog-export.xml", "blogger-page.html", "comment-feed.atom", "comment-feed.xml", "movable-type-export.txt",
    "movable-type-page.html", "rest-comments.json", "typepad-page.html", "wordpress-page.html",
]  # fmt: skip
"""The samples in formats that have no lines."""


def document(*entries: tuple[str | None, str], title: str | None = None, blocks: tuple[str, ...] = ()) -> Document:
    return Document(
        Source("a.html", "html", "utf-8", 0, ""),
        Article(title, blocks=tuple(Block("paragraph", text, None) for text in blocks)),
        tuple(Entry(n, "comment", author, None, (words,), None) for n, (author, words) in enumerate(entries, 1)),
    )


def find_line(text: str, words: str) -> int | None:
    """The line where words stand."""
    at = find(text, words)
    return None if at is None else text.count("\n", 0, at) + 1


@pytest.mark.parametrize(
    "text",
    [
        "Größe & mehr, say we",
        "Größe\n\t&amp; mehr,&nbsp;say we",
        "<p>Gr&ouml;&szlig;e <em>&</em> <a href='x'>mehr</a>, say we</p>",
        "Gr&#246;&#223;e &#38; mehr, say we",
        "Gr&#xF6;&#x00df;e &#x26; mehr, say we",
        '{"c": "Gr\\u00f6\\u00DFe &amp; mehr,\\n\\nsay\\u0020we"}',
        "*Größe* & [mehr](https://www.example.org/a_b), say we",
    ],
)
def test_words_are_found_however_they_are_written(text: str) -> None:
    assert find_line(f"one\ntwo\n{text}\n", "Größe & mehr, say we") == 3


def test_a_sign_beyond_the_first_plane_is_found_as_two_escapes() -> None:
    assert find_line(r'"\ud835\udc00bc def"', "𝐀bc def") == 1


@pytest.mark.parametrize("words", ["", "…", "not there", "lam", "amp", "lamp lit"])
def test_what_is_not_there_is_not_found(words: str) -> None:
    assert find_line("The lamp is lit.", words) is None


def test_only_the_first_words_are_sought() -> None:
    words = "The lamp at the corner has been out since the storm"
    assert find_line(f"a\n{words}, quite out.", f"{words}, and nobody minds.") == 2


@pytest.mark.parametrize("name", UNNUMBERED)
def test_every_part_of_a_sample_is_found_in_the_order_of_the_file(samples: Path, name: str) -> None:
    file = File(str(samples / name))
    text, collection = file.text().text, formats.collect(file)
    at = -1
    for number in range(1, len(collection) + 1):
        page = collection.document(number)
        assert all(passage(text, page, (0, index)) for index in range(1, len(page.article.blocks) + 1))
        assert page.article.title is None or passage(text, page, (0, 0))
        for entry in page.entries:
            found = passage(text, page, (entry.number, 0))
            assert found
            place = len("\n".join(text.split("\n")[: found.lines[0] - 1])) + found.start
            assert place > at
            at = place
        at = -1 if name == "movable-type-export.txt" else at


def test_a_format_with_lines_tells_them(samples: Path) -> None:
    file = File(str(samples / "full-page.txt"))
    page = formats.collect(file).document(1)
    assert passage("", page, (0, 0)) == Passage(page.article.title_lines or (0, 0))
    assert passage("", page, (3, 0)) == Passage(page.entry(3).lines or (0, 0))
    assert passage("", page, (0, 2)) == Passage(page.article.blocks[1].lines or (0, 0))


def test_an_entry_is_sought_behind_the_article_that_quotes_it() -> None:
    body = "The lane has no lamp and nobody minds the dark in it."
    text = f"<li>I like the dark lane</li>\n<h1>Lamps</h1>\n<p>{body}</p>\n<p>Ada: I like the dark lane</p>"
    page = document(("Ada", "I like the dark lane"), title="Lamps", blocks=(body,))
    assert passage(text, page, (1, 0)) == Passage((4, 4), 8)


def test_few_words_are_found_beside_their_author() -> None:
    text = "<b>joe</b><p>Yes.</p>\n<b>Ada</b><p>Yes.</p>\n<p>No.</p><b>Tony</b>\n<p>No.</p><b>Ismo</b>"
    page = document(("joe", "Yes."), ("Ada", "Yes."), ("Ismo", "No."))
    assert [passage(text, page, (n, 0)) for n in (1, 2)] == [Passage((1, 1), 3), Passage((2, 2), 3)]


def test_an_entry_without_words_is_found_by_its_author() -> None:
    assert passage("a\n<b>Ada</b>", document(("Ada", "…")), (1, 0)) == Passage((2, 2), 3)
    assert passage("a\n<b>Ada</b>", document((None, "…")), (1, 0)) is None


def test_the_title_of_a_post_is_the_one_above_its_words() -> None:
    words = "Somebody should write to the council about it."
    text = f"<a>Lamps</a>\n<item><title>Lamps</title>\n{words}</item>\n<a>Lamps</a>"
    assert passage(text, document(title="Lamps", blocks=(words,)), (0, 0)) == Passage((2, 2), 13)


def test_a_passage_in_a_long_line_tells_where_in_it() -> None:
    text = "x " * 1000 + "a lamp in the lane"
    assert passage(text, document((None, "a lamp in the lane")), (1, 0)) == Passage((1, 1), 2000)


@pytest.mark.parametrize("piece", ["<", "<>", "&", "\\", "](", "word ", "word<", "word ]( ", "word &#", "word"])
def test_hostile_texts_take_little_time(piece: str) -> None:
    assert find(piece * 200_000, "word next other words") is None
