import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.formats.compose import Passage
from tui.archive.formats.markup import fragment, lacks_paragraphs, line, parse, passages, web_address, words
from tui.archive.load import clean

ITEMS = [("list_item", "4. oil"), ("list_item", "9. wicks"), ("list_item", "10. glass")]
ROWS = [("paragraph", "07:20\tQuay"), ("paragraph", "07:45")]


def told(html: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in fragment(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>The lamp\n  is <b>lit</b>.</p>", [("paragraph", "The lamp is lit.")]),
        ("One.<p>Two.</p>Three.", [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three.")]),
        ("<p>One<br>two <br/> three</p>", [("paragraph", "One\ntwo\nthree")]),
        ("<p>One<br><br>two</p>", [("paragraph", "One"), ("paragraph", "two")]),
        ("<div>One</div><div>two</div>", [("paragraph", "One"), ("paragraph", "two")]),
        ("<h2>Lamps</h2><p>Oil.</p>", [("heading", "Lamps"), ("paragraph", "Oil.")]),
        ("<blockquote><p>One.</p><p>Two.</p></blockquote>", [("quote", "One."), ("quote", "Two.")]),
        ("<ul><li>oil<li>wicks</ul>", [("list_item", "oil"), ("list_item", "wicks")]),
        ("<ol start=4><li>oil<li value=9>wicks<li>glass</ol>", ITEMS),
        ("<ul><li>oil<ol><li>fish</ol><li>wicks</ul>", [("list_item", n) for n in ("oil", "1. fish", "wicks")]),
        ("<ul><li><p>oil</p><p>and more</p></ul>", [("list_item", "oil"), ("paragraph", "and more")]),
        ("<pre>if lit:\n    glow()\n</pre>", [("code", "if lit:\n    glow()")]),
        ("<figure><img><figcaption>The mill</figcaption></figure>", [("caption", "The mill")]),
        ("<table><tr><td>07:20<td> Quay </td></tr><tr><td>07:45</td></tr></table>", ROWS),
        ("<p>Lit <img class='wp-smiley' alt=':-)'> <img alt='a lamp'></p>", [("paragraph", "Lit :-)")]),
        ("<p>a<script>b()</script><style>p{}</style><!-- c -->d</p>", [("paragraph", "ad")]),
        ("<p>a<span hidden>b</span><span style='display: none'>c</span>d</p>", [("paragraph", "ad")]),
        ("<p>Bonjour\xa0! \xa0 Oui</p>", [("paragraph", "Bonjour\xa0! Oui")]),
        ("<p>&nbsp;</p><p> </p>", []),
        ("", []),
    ],
)  # fmt: skip
def test_blocks_are_passages_of_their_kind(html: str, expected: list[tuple[str, str]]) -> None:
    assert told(html) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\ntwo\n\nThree", ["One\ntwo", "Three"]),
        ("One <em>and\ntwo</em>\n\n<ul>\n<li>oil</li>\n</ul>\nThree", ["One and\ntwo", "oil", "Three"]),
        ("One<br />\ntwo", ["One\ntwo"]),
    ],
)
def test_with_autop_line_ends_count(text: str, expected: list[str]) -> None:
    assert [passage.text for passage in fragment(text, autop=True)] == expected


@pytest.mark.parametrize(
    ("text", "lacking"),
    [("One\n\nTwo", True), ("One two", True), ("<p>One</p>\n\n<p>Two</p>", False), ("One<br>two", False)],
)
def test_a_piece_without_paragraphs_has_them_in_its_line_ends(text: str, lacking: bool) -> None:
    assert lacks_paragraphs(text) == lacking


def test_links_stand_on_their_words() -> None:
    html = (
        'See  <a href="https://example.org/a b"> the <i>old</i>\n lamp</a>, '
        '<a href="/b">oil</a> &amp; <a href="#c">c</a>'
    )
    (passage,) = fragment(html, base="http://example.com/x/y")
    assert passage.text == "See the old lamp, oil & c"
    assert [(passage.text[link.start : link.end], link.url) for link in passage.links] == [
        ("the old lamp", "https://example.org/a%20b"),
        ("oil", "http://example.com/b"),
        ("c", "http://example.com/x/y#c"),
    ]


def test_a_link_over_two_paragraphs_is_one_in_each() -> None:
    one, two = fragment('<a href="http://example.org/">One<br><br>two</a>')
    assert [(passage.text, passage.links[0].end) for passage in (one, two)] == [("One", 3), ("two", 3)]


def test_a_numbered_item_moves_its_links() -> None:
    (item,) = fragment('<ol><li><a href="http://example.org/">oil</a></ol>')
    assert item.text[item.links[0].start :] == "oil"


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("http://example.org/", "http://example.org/"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        (" http://example.org/a\nb ", "http://example.org/ab"),
        ("//example.org/a", "http://example.org/a"),
        ("a", "http://example.com/x/a"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:jo@example.org", None),
        ("ftp://example.org/", None),
        ("http://exa mple.org/", None),
        ("http://.", None),
        ("http://@", None),
        ("http://[1", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_kept(address: str | None, whole: str | None) -> None:
    assert web_address(address, "http://example.com/x/y") == whole


def test_an_address_without_a_host_is_none() -> None:
    assert web_address("http://") is None


def test_what_is_left_out_leaves_its_surroundings() -> None:
    root, _ = parse("<div>One <span class=by>Jo</span>two<p class=by>three</p>four</div>")
    assert root is not None
    found = passages(root, lambda element: element.get("class") == "by")
    assert [passage.text for passage in found] == ["One two", "four"]
    assert words(root) == "One Jotwo three four"


@pytest.mark.parametrize("tag", ["li", "blockquote", "div"])
def test_what_holds_the_whole_text_tells_nothing_of_it(tag: str) -> None:
    root, _ = parse(f"<{tag} id=x>One<blockquote>two</blockquote><ul><li>three</ul>four</{tag}>")
    assert root is not None
    (element,) = (one for one in root.iter() if one.get("id"))
    assert [passage.kind for passage in passages(element)] == ["paragraph", "quote", "list_item", "paragraph"]


def test_a_piece_is_a_line_without_its_tags() -> None:
    assert line("The <em>lamp</em> &amp;<br> the\nmill") == "The lamp & the mill"
    assert line("<b> </b>") is None


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "b", "table><tr><td", "x"])
def test_any_depth_is_read_with_a_warning(tag: str) -> None:
    root, warnings = parse(f"<p>above</p>{f'<{tag}>' * 10_000}below")
    assert root is not None
    assert words(root).split() == ["above", "below"]
    assert len(warnings) == 1


HTML = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<br>", "<a href='http://example.org/'>", "</a>", "<li>", "<ol>", "</ol>", "<blockquote>",
         "</blockquote>", "<pre>", "</pre>", "<td>", "<h1>", "</h1>", "<!-- ", " -->", "&#27;[1m", "&#8238;", "&nbsp;",
         " ", "\n", "\n\n", "\t", "lamp", "oil ", " wick", "<", ">", "&", "<script>", "</script>", "<div hidden>"]
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)  # fmt: skip


def letters(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace())


@given(HTML, st.booleans())
def test_any_html_gives_clean_passages_with_links_on_words(html: str, autop: bool) -> None:
    for passage in fragment(html, autop=autop):
        assert passage.text == clean(passage.text)
        assert passage.text.strip()
        assert not any(unicodedata.category(letter) == "Cc" for letter in passage.text if letter not in "\n\t")
        end = 0
        for link in passage.links:
            assert end <= link.start < link.end <= len(passage.text)
            end = link.end
            linked = passage.text[link.start : link.end]
            assert linked == linked.strip()
        if passage.kind != "code":
            assert "\n\n" not in passage.text


@given(st.lists(st.sampled_from(["lamp", " ", "\n", "<br>", "<b>oil</b>", "<p>", "<li>wick", "\xa0"]), max_size=20))
def test_no_word_is_lost(pieces: list[str]) -> None:
    html = "".join(pieces)
    expected = letters(html.replace("<b>oil</b>", "oil").replace("<br>", "").replace("<p>", "").replace("<li>", ""))
    assert letters("".join(passage.text for passage in fragment(html))) == expected


def test_passages_are_plain_paragraphs_unless_told() -> None:
    assert fragment("lamp") == [Passage("lamp")]
