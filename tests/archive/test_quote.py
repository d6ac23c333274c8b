from dataclasses import replace

import pytest

from tui.archive.model import Article, Document, Entry, Source
from tui.archive.quote import quote

SOURCE = Source("lamps/lit.txt", "dump", "utf-8", 1, "0" * 64)
NAMED = Entry(1, "comment", "Jo Low", None, ("It was high time.",), (9, 11))
ARTICLE = Article(title="The lamp is lit", author="Ida Quill")


def quoted(entry: Entry, article: Article = ARTICLE) -> str:
    return quote(Document(SOURCE, article, (entry,)), entry.number)


def test_a_named_comment() -> None:
    assert quoted(NAMED) == (
        "> It was high time.\n\n— Jo Low, comment 1 on “The lamp is lit”, Ida Quill, lamps/lit.txt#1"
    )


def test_a_comment_without_a_name_says_so() -> None:
    assert quoted(replace(NAMED, author=None)) == (
        "> It was high time.\n\n— (name not in this file), comment 1 on “The lamp is lit”, Ida Quill, lamps/lit.txt#1"
    )


def test_a_trackback_is_quoted_with_its_title() -> None:
    trackback = replace(NAMED, kind="trackback", author=None, title="Of lamps", paragraphs=("They lit it…",))
    assert quoted(trackback) == (
        "> Of lamps\n>\n> They lit it…\n\n"
        "— (name not in this file), trackback 1 on “The lamp is lit”, Ida Quill, lamps/lit.txt#1"
    )


def test_paragraphs_and_line_breaks_stay() -> None:
    body, _, _ = quoted(replace(NAMED, paragraphs=("One\ntwo", "three", "  four\n    five"))).partition("\n\n—")
    assert body == "> One\n> two\n>\n> three\n>\n>   four\n>     five"


def test_an_article_without_a_title_says_so() -> None:
    assert quoted(NAMED, Article()) == (
        "> It was high time.\n\n— Jo Low, comment 1 on (title not in this file), lamps/lit.txt#1"
    )


def test_date_and_address_are_told_when_the_file_has_them() -> None:
    entry = replace(NAMED, date="2007-07-09", url="https://jo.example.org/")
    assert quoted(entry, replace(ARTICLE, url="https://example.org/lit")) == (
        "> It was high time.\n\n"
        "— Jo Low, comment 1 on “The lamp is lit”, Ida Quill, 2007-07-09, https://example.org/lit, lamps/lit.txt#1"
    )


def test_a_ping_is_found_at_its_own_address() -> None:
    ping = replace(NAMED, kind="pingback", url="https://jo.example.org/ping")
    assert ", https://jo.example.org/ping, lamps" in quoted(ping, replace(ARTICLE, url="https://example.org/lit"))


def test_a_post_of_a_file_with_several_is_named() -> None:
    document = Document(replace(SOURCE, post="the-lamp"), ARTICLE, (NAMED,))
    assert quote(document, 1).endswith(", lamps/lit.txt@the-lamp#1")


def test_quotations_lists_and_code_keep_their_signs() -> None:
    entry = replace(
        NAMED,
        paragraphs=("Was it\nhigh time?", "It was.", "oil", "1. wick\nand glass", "lit = True\nif lit:"),
        kinds=("quote", "paragraph", "list_item", "list_item", "code"),
    )
    body, _, _ = quoted(entry).partition("\n\n—")
    assert body.split("\n") == [
        "> > Was it",
        "> > high time?",
        ">",
        "> It was.",
        ">",
        "> - oil",
        "> 1. wick",
        "> and glass",
        ">",
        ">     lit = True",
        ">     if lit:",
    ]


def test_markup_in_names_and_words_is_left_as_it_is() -> None:
    entry = replace(NAMED, author="[/x]", paragraphs=("> [bold]no[/bold]",))
    assert quoted(entry).startswith("> > [bold]no[/bold]\n\n— [/x], comment 1 on ")


def test_the_number_picks_the_entry() -> None:
    document = Document(SOURCE, ARTICLE, (NAMED, replace(NAMED, number=2, author="Bob", paragraphs=("No.",))))
    assert quote(document, 2) == "> No.\n\n— Bob, comment 2 on “The lamp is lit”, Ida Quill, lamps/lit.txt#2"


@pytest.mark.parametrize("number", [-1, 0, 2, 99])
def test_a_number_that_no_entry_has_is_an_error(number: int) -> None:
    with pytest.raises(IndexError):
        quote(Document(SOURCE, ARTICLE, (NAMED,)), number)


@pytest.mark.parametrize("paragraphs", [(), ("",), ("a",), ("a\n\nb", "\nc\n")])
def test_every_line_above_the_attribution_is_marked(paragraphs: tuple[str, ...]) -> None:
    *body, blank, attribution = quoted(replace(NAMED, paragraphs=paragraphs)).split("\n")
    assert body
    assert all(line.startswith(">") and line == line.rstrip() for line in body)
    assert blank == ""
    assert attribution.startswith("— ")


def test_the_name_of_the_file_is_harmless() -> None:
    source = replace(SOURCE, path="a\x1b[31mb\u202ec\nd.txt")
    assert quote(Document(source, ARTICLE, (NAMED,)), 1).endswith(", abc d.txt#1")
