import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.formats.markdown.leaves import TOO_DEEP, TOO_LONG
from tui.archive.load import clean
from tui.archive.rules import RULES

from ..pages import missing_lines, parts
from . import read

Shown = list[tuple[str, str, tuple[int, int]]]


def blocks(text: str) -> Shown:
    return [(block.kind, block.text, block.lines or (0, 0)) for block in read(text).article.blocks]


def test_the_title_is_the_first_heading_of_the_first_level() -> None:
    document = read("A preface.\n\n# The *lamp*\n\n## Oil\n\nIt is lit.")
    assert (document.article.title, document.article.title_lines) == ("The lamp", (3, 3))
    assert [block.lines for block in document.article.blocks] == [(1, 1), (5, 5), (7, 7)]


def test_a_heading_that_the_page_begins_with_is_its_title() -> None:
    assert read("The lamp\n--------\n\nIt is lit.").article.title_lines == (1, 2)
    assert read("It is lit.\n\n## Oil\n\nMore.").article.title is None


def test_a_byline_under_the_title() -> None:
    article = read("# The lamp\n\n*By Ada Low, July 9, 2007*\n\nIt is lit.").article
    assert (article.author, article.date) == ("Ada Low", "July 9, 2007")
    assert [block.kind for block in article.blocks] == ["byline", "paragraph"]
    article = read("# The lamp\n\nJuly 9, 2007\n\nIt is lit.").article
    assert (article.date, article.blocks[0].kind) == ("July 9, 2007", "date")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo  \nthree\\\nfour", [("paragraph", "one two\nthree\nfour", (1, 4))]),
        ("*a* **b** ~~c~~ `d *e*` &amp; \\*f\\*", [("paragraph", "a b c d *e* & *f*", (1, 1))]),
        ("> a\n> b\n>\n> > c", [("quote", "a b", (1, 3)), ("quote", "c", (4, 4))]),
        ("- a\n- b\n\n  c\n  - d", [
            ("list_item", "a", (1, 1)), ("list_item", "b", (2, 2)),
            ("paragraph", "c", (4, 4)), ("list_item", "d", (5, 5)),
        ]),
        ("3. a\n4. b", [("list_item", "3. a", (1, 1)), ("list_item", "4. b", (2, 2))]),
        ("```py\na = 1\n\n  b\n```", [("code", "a = 1\n\n  b", (1, 5))]),
        ("    a = 1\n\n      b", [("code", "a = 1\n\n  b", (1, 3))]),
        ("| a | b |\n|---|---|\n| *1* | 2 |", [("paragraph", "a\tb\n1\t2", (1, 3))]),
        ("![a picture](a.png)", [("caption", "a picture", (1, 1))]),
        ("see ![it](a.png)", [("paragraph", "see it", (1, 1))]),
        ("<div><p>one</p><p>two</p></div>", [("paragraph", "one\ntwo", (1, 1))]),
        ("one<br>two <b>three</b>", [("paragraph", "one\ntwo three", (1, 1))]),
        ("x\n\n## *Oil*\n\n***", [("paragraph", "x", (1, 1)), ("heading", "Oil", (3, 5))]),
        ("Oil.[^1]\n\n[^1]: It burns.", [("paragraph", "Oil.[^1]", (1, 1)), ("paragraph", "[^1]: It burns.", (3, 3))]),
        ("a&#27;[31m&#x202e;b&#0;", [("paragraph", "a\ufffd[31mb\ufffd", (1, 1))]),
    ],
)  # fmt: skip
def test_a_block_is_read_as_what_it_is(text: str, shown: Shown) -> None:
    assert blocks(text) == shown


def test_links_stay_on_their_words() -> None:
    text = "See  [the *lamp*](https://example.org/a) or\n<https://example.com/> or [no](javascript:x) or [it][1]."
    document = read(f"{text}\n\n1. [one](https://example.org/b)\n\n[1]: https://example.net/ 'Lamps'")
    shown = [
        (document.article.blocks[index - 1].text[link.start : link.end], link.url)
        for (_, index), links in document.links.items()
        for link in links
    ]
    assert shown == [
        ("the lamp", "https://example.org/a"), ("https://example.com/", "https://example.com/"),
        ("it", "https://example.net/"), ("one", "https://example.org/b"),
    ]  # fmt: skip


@pytest.mark.parametrize("hidden", ["[1]: https://example.org/", "<!-- not shown -->", "![](a.png)"])
def test_what_shows_no_words_stands_beside_the_article(hidden: str) -> None:
    document = read(f"It is lit.\n\n{hidden}\n\nMore.")
    assert [(other.kind, other.text, other.lines) for other in document.other] == [("sidebar", hidden, (3, 3))]
    assert [block.text for block in document.article.blocks] == ["It is lit.", "More."]


@pytest.mark.parametrize(
    "text", [">" * 10_000 + " deep", "- " * 10_000 + "deep", "\n".join(">" * n + f" w{n}" for n in range(1, 400))]
)
def test_what_is_nested_too_deep_is_shown_as_it_stands(text: str) -> None:
    document = read(f"# The lamp\n\n{text}")
    assert document.warnings == (TOO_DEEP,)
    assert document.unread == ()
    assert document.article.blocks[-1].text == text.split()[-1]


def test_a_very_long_paragraph_is_shown_as_it_stands() -> None:
    document = read("**a** " * 20_000)
    assert document.warnings == (TOO_LONG,)
    assert document.article.blocks[0].text.startswith("**a** **a**")


_PIECES = st.sampled_from(
    ["# Title", "## Comments", "### Ann, May 1, 2007", "#### Bob", "- **Ann** says: x", "> quote", "> > deeper", "- a",
     "  - b", "1. c", "```", "    code", "| a | b |", "|---|---|", "[x]: http://e.org", "![](a.png)", "![alt](b.png)",
     "<div>", "</div>", "<!-- c -->", "---", "===", "## Trackbacks", "- [T](http://x.org) from B: excerpt…", "", "",
     "**Ann** (May 1, 2007): hi", "Ann says: hi", "text &amp; more", "text\\", "&#27;[31m", "## Leave a Reply",
     "  • joe says:", "    hello", "• x", "Posted by: joe at May 1, 2007 3:12 PM", "+++", "title: x", "tags = 3", "- ",
     ">", "\t- tab", "[^1]: note", "Reply", "[…] x […]", "Discussion\n---", "<a href='http://z'>q", "- - x", "- > z",
     "### Comment 2", "**Pingback:** x", "Pingback: [x](http://y.org)", "» A from B", "joe@example.org says: x"]
)  # fmt: skip
_TEXTS = st.lists(st.tuples(st.sampled_from(["", "", "", "  ", "> ", "- "]), _PIECES).map("".join), max_size=20)


@settings(deadline=None, max_examples=300)
@given(_TEXTS.map("\n".join) | st.text(max_size=80))
def test_every_line_of_any_text_is_in_one_part(text: str) -> None:
    document = read(text)
    last = 0
    for first, end in parts(document):
        assert last < first <= end
        last = end
    assert missing_lines(document, text) == set()
    texts = dict(document.texts())
    assert all(shown == clean(shown) and shown.strip() for shown in texts.values())
    assert all(0 <= link.start < link.end <= len(texts[at]) for at, links in document.links.items() for link in links)
    assert all(part.reason.rule in RULES for part in document.parts())
    assert all("@" not in (entry.author or "") + (entry.reason.evidence or "") for entry in document.entries)
