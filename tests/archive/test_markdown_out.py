"""Documents written in Markdown, and what is read back from that."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.dates import is_date
from tui.archive.export import to_markdown
from tui.archive.formats import markdown
from tui.archive.load import File, RawText, clean
from tui.archive.markdown_words import words
from tui.archive.model import Article, Block, BlockKind, Document, Entry, Link, Other, Reason, Reply, Source

Read = Callable[[str], Document]

SOURCE = Source("lit.txt", "dump", "utf-8", 1, "0" * 64)
SAMPLES = [
    path.name for path in sorted((Path(__file__).parents[2] / "sample_docs").iterdir()) if path.name != "README.md"
]


def read_back(written: str) -> Document:
    return markdown.read(RawText("lit.md", "utf-8", len(written), "0" * 64, written))


def again(document: Document) -> Document:
    return read_back("".join(to_markdown(document)))


def comment(number: int, author: str | None = "Jo Low", parent: int | None = None, **others: Any) -> Entry:
    reply = Reply(parent, "explicit") if parent else None
    return Entry(number, "comment", author, None, (f"Word {number}.",), None, reply=reply, **others)


def page(*entries: Entry, blocks: tuple[Block, ...] = ()) -> Document:
    return Document(SOURCE, Article("The lamp is lit", None, blocks=blocks), entries)


def kept(document: Document, *, parents: bool = True) -> list[tuple[object, ...]]:
    """What is to come back of entries: kind, author, texts and the words of what they answer, in any order."""
    tree = document.parents(inferred=False)

    def of(entry: Entry) -> tuple[object, ...]:
        parent = tree[entry.number - 1] if parents else None
        texts = list(zip(map(entry.kind_of, range(len(entry.paragraphs))), entry.paragraphs, strict=True))
        name = entry.author or (entry.title if entry.is_ping else None)
        return (
            entry.kind,
            name,
            [(kind, text.strip()) for kind, text in texts],
            document.entry(parent).paragraphs[0] if parent else "",
        )

    return sorted(map(of, document.entries), key=repr)


# What is written


def test_article_and_discussion_are_written_under_headings() -> None:
    article = Article(
        "The lamp is lit",
        author="Ida Quill",
        date="2007-07-01",
        url="https://example.org/lit",
        blocks=(
            Block("dek", "At last", None),
            Block("paragraph", "It was\nhigh time.", None),
            Block("heading", "Oil", None),
            Block("list_item", "lamp", None),
            Block("list_item", "wick", None),
            Block("quote", "Who\npays?", None),
            Block("code", "if lit:\n    pass", None),
        ),
    )
    entries = (
        comment(1, date="July 9, 2007", url="https://jo.example.org/"),
        comment(2, None, 1),
        Entry(3, "trackback", "Wicks", "Of lamps", ("They lit it…",), None, url="https://wicks.example.com/7"),
    )
    assert "".join(to_markdown(Document(SOURCE, article, entries, (Other("sidebar", "tail", None),), ("warned",)))) == (
        "# The lamp is lit\n\nBy Ida Quill, 2007-07-01\n\n[https://example.org/lit](https://example.org/lit)\n\n"
        "*At last*\n\nIt was\\\nhigh time.\n\n## Oil\n\n- lamp\n- wick\n\n> Who\\\n> pays?\n\n"
        "```\nif lit:\n    pass\n```\n\n## Comments\n\n"
        "### [Jo Low](https://jo.example.org/), July 9, 2007\n\nWord 1.\n\n#### Comment 2\n\nWord 2.\n\n"
        "## Trackbacks\n\n- [Of lamps](https://wicks.example.com/7) from Wicks:\n\n  They lit it…\n"
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_each_piece_ends_in_a_newline(samples: Path, name: str) -> None:
    document = formats.collect(File(str(samples / name))).document(1)
    pieces = list(to_markdown(document))
    assert pieces
    assert all(piece.endswith("\n") for piece in pieces)


def test_an_inferred_reply_is_not_written_as_the_files_own() -> None:
    inferred = replace(comment(2), reply=Reply(1, "inferred", Reason("speaks-to", 0.9)))
    assert "".join(to_markdown(page(comment(1), inferred))).count("\n### Jo Low\n") == 2


# What comes back


@pytest.mark.parametrize("name", SAMPLES)
def test_the_entries_of_a_sample_come_back(samples: Path, name: str) -> None:
    collection = formats.collect(File(str(samples / name)))
    for number in range(1, len(collection) + 1):
        document = collection.document(number)
        expected = replace(document, entries=tuple(map(_told, document.entries)))
        assert kept(again(document), parents=name not in DEEP) == kept(expected, parents=name not in DEEP)


DEEP = {"nested-replies.txt"}
"""Samples that are nested deeper than headings go, and where somebody without a name answers in a list."""


def _told(entry: Entry) -> Entry:
    """An entry as it can be read back: a comment's own title, and a date in no known form, are texts of it."""
    date = [entry.date] if entry.date and not is_date(entry.date) else []
    title = [entry.title] if entry.title and not entry.is_ping else []
    kinds: tuple[BlockKind, ...] = tuple(map(entry.kind_of, range(len(entry.paragraphs))))
    added = (*date, *title)
    plain: tuple[BlockKind, ...] = ("paragraph", "paragraph")
    return replace(
        entry,
        title=None if title else entry.title,
        paragraphs=(*added, *entry.paragraphs),
        kinds=(*plain[: len(added)], *kinds),
    )


def test_a_talk_deeper_than_headings_comes_back_from_a_list() -> None:
    names = ["Jo Low", "Tony", "he who waits!", "Ida", "Bo", "Jo Low", "Zed", "Al"]
    deep = page(*(comment(at, name, at - 1 or None) for at, name in enumerate(names, 1)), comment(9, None))
    assert "- **Tony:**" in "".join(to_markdown(deep))
    assert kept(again(deep)) == kept(deep)


@pytest.mark.parametrize(
    "author", ["Jo", "jo", "he who waits!", "Comments", "J. R. Hartley", "*star*", "#1 fan", "O’Dún"]
)
def test_a_name_comes_back(author: str) -> None:
    (entry,) = again(page(comment(1, author, date="July 9, 2007"))).entries
    assert (entry.author, entry.date) == (author, "July 9, 2007")


def test_dates_and_addresses_come_back() -> None:
    entry = comment(1, date="2007-07-09", url="https://jo.example.org/a_(b)?c=1&d=2")
    (back,) = again(page(entry)).entries
    assert (back.date, back.url) == (entry.date, "https://jo.example.org/a_%28b%29?c=1&d=2")


def test_a_nameless_comment_has_its_date_back() -> None:
    (back,) = again(page(comment(1, None, date="July 9, 2007"))).entries
    assert (back.author, back.date, back.paragraphs) == (None, "July 9, 2007", ("Word 1.",))


def test_links_come_back_where_they_were() -> None:
    block = Block("paragraph", "See *the* lamp, or [don’t].", None)
    links = {(0, 1): (Link(4, 14, "https://example.org/lit"), Link(19, 26, "https://example.org/dont"))}
    document = replace(page(comment(1), blocks=(block,)), links=links)
    assert again(document).links[0, 1] == links[0, 1]


def test_numbers_of_a_list_come_back() -> None:
    items = ("1. a", "2. b", "4. d", "not numbered", "7. g", "10) j")
    document = page(blocks=tuple(Block("list_item", text, None) for text in items))
    assert [block.text for block in again(replace(document, entries=(comment(1),))).article.blocks] == list(items)


@pytest.mark.parametrize("title", ["Of lamps", "Notes from the weighbridge", "//", "Old iron:", "[x](y)"])
@pytest.mark.parametrize("url", [None, "https://wicks.example.com/7"])
def test_the_title_of_a_trackback_comes_back(title: str, url: str | None) -> None:
    ping = Entry(1, "trackback", None, title, ("They lit it.",), None, url=url)
    (back,) = again(page(ping)).entries
    assert (back.kind, back.author, back.title, back.url, back.paragraphs) == (
        "trackback", None, title, url, ("They lit it.",),
    )  # fmt: skip


SIGNS = [
    "# a", "a\n# b", "> a", "- a\n- b", "+ a", "1. a", "1) a", "***", "---", "a\n---", "a\n===", "a | b\n--- | ---",
    ":-- | --\na", "```\na", "~~~ a", "~~a~~", "<b>a</b>", "<https://example.org>", "[a](https://example.org)",
    "[a]: https://example.org", "![a](b)", "&amp; &#65; &copy", "a\\", "\\* a", "a_b_c _d_ __e__", "a  \nb",
    "  a\n    b",
    "a\tb\n\tc", "a\n\nb", "a\n\n\nb", "• a\n• b", "**Jo** says: a", "Jo wrote:", "Comments", "`a``b`", "*", "_", "a *",
]  # fmt: skip
lines = st.one_of(st.sampled_from(SIGNS), st.text("ab #>*-_`~[]()<>&!|:.1\\\n\té•=+", min_size=1, max_size=30))


@given(text=lines.map(clean).map(str.strip).filter(bool))
def test_words_are_never_signs(text: str) -> None:
    """The words stand behind a comment that tells the style of the discussion."""
    back = again(page(comment(1), replace(comment(2, "Tony"), paragraphs=("First.", text))))
    assert [entry.author for entry in back.entries] == ["Jo Low", "Tony"]
    assert back.entries[1].paragraphs == ("First.", text)


@given(text=lines.map(clean).map(str.strip).filter(bool).filter(lambda text: not is_date(text)))
def test_words_are_never_signs_in_a_list(text: str) -> None:
    names = ["Jo Low", "Tony", "Ida", "Bo", "Zed"]
    chain = [comment(at, name, at - 1 or None) for at, name in enumerate(names, 1)]
    back = again(page(*chain, replace(comment(6, "Al", 5), paragraphs=("First.", text))))
    assert [entry.author for entry in back.entries] == [*names, "Al"]
    assert back.entries[5].paragraphs == ("First.", text)


@given(text=lines.map(clean), kind=st.sampled_from(("quote", "code", "list_item")))
def test_what_a_text_is_comes_back(text: str, kind: Any) -> None:
    text = text.strip("\n").strip() if kind != "code" else "\n".join(map(str.rstrip, text.strip().split("\n")))
    if text and not (kind == "code" and "•" in text):
        entry = replace(comment(1), paragraphs=("First.", text), kinds=("paragraph", kind))
        (back,) = again(page(entry)).entries
        assert back.paragraphs == ("First.", text)
        assert back.kind_of(1) == kind


def test_plain_words_are_written_as_they_are() -> None:
    text = "It’s 5 + 3 - 2 = 6, isn’t it (snake_case; R&D: 10 > 9)? #lamps ~50 %! It was 1.5 or 2) so."
    assert words(text) == text


def test_a_file_named_so_is_told_for_markdown(samples: Path, tmp_path: Path) -> None:
    document = formats.collect(File(str(samples / "full-page.txt"))).document(1)
    path = tmp_path / "out.md"
    path.write_text("".join(to_markdown(document)), "utf-8")
    back = formats.collect(File(str(path))).document(1)
    assert back.source.format == "markdown"
    assert back.article.title == document.article.title
    assert len(back.entries) == len(document.entries)


def test_a_thread_of_thousands_is_written() -> None:
    deep = page(*(comment(number, "Jo Low", number - 1 or None) for number in range(1, 3001)))
    assert sum(piece.count("Word") for piece in to_markdown(deep)) == 3000
