"""The forms of a quotation, on documents with any words in them."""

import json
import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tui.archive.load import clean
from tui.archive.model import Article, BlockKind, Document, Entry, Reason, Reply, Source
from tui.archive.quote import NO_NAME, QuoteForm, quote, quote_several, quote_words

SOURCE = Source("lamps/lit.txt", "dump", "utf-8", 1, "0" * 64)
ARTICLE = Article(title="The lamp is lit", author="Ida Quill", date="2007-07-01", url="https://example.org/lit")
LOW = Entry(1, "comment", "Jo Low", None, ("It was high time.", "Who pays\nfor the oil?"), None, date="July 9, 2007")
TONY = Entry(2, "comment", "Tony", None, ("The parish.",), None, depth=2, reply=Reply(1, "explicit"))
NOBODY = Entry(3, "comment", None, None, ("Tony, no.",), None, reply=Reply(2, "inferred", Reason("speaks-to", 0.9)))
PING = Entry(4, "trackback", "Wicks", "Of lamps", ("They lit it…",), None, url="https://wicks.example.com/7")
PAGE = Document(SOURCE, ARTICLE, (LOW, TONY, NOBODY, PING))
FORMS: tuple[QuoteForm, ...] = get_args(QuoteForm)

HOSTILE = [
    "</blockquote><script>alert(1)</script>", "#+end_quote\n* Heading\n#+call: f()", "}, author = {Nobody}", "> x\n# y",
    "[[shell:ls][here]] elisp:(x)", "\\input{x} $1 & 2% #3 _a_ ^ ~ {", "&lt;b&gt; &amp;", "* a\n** b", "```\nx\n```",
    "<https://example.org/x>", "", "\n", "a\n\nb",
]  # fmt: skip
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)).map(clean)
names = st.one_of(st.none(), words.filter(bool))
kinds: st.SearchStrategy[BlockKind] = st.sampled_from(("paragraph", "quote", "list_item", "code", "heading"))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with entries that answer any entry before them."""
    entries = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        texts = draw(st.lists(words, max_size=3))
        parent = draw(st.integers(0, number - 1))
        entries.append(
            Entry(
                number,
                draw(st.sampled_from(("comment", "trackback", "pingback"))),
                draw(names),
                draw(names),
                tuple(texts),
                None,
                date=draw(names),
                url=draw(names),
                reply=Reply(parent, draw(st.sampled_from(("explicit", "inferred")))) if parent else None,
                kinds=tuple(draw(kinds) for _ in texts),
            )
        )
    article = Article(draw(names), None, draw(names), draw(names), draw(names))
    post = draw(st.one_of(st.none(), st.just("lamps")))
    return Document(replace(SOURCE, post=post), article, tuple(entries))


# Every form


@pytest.mark.parametrize("form", FORMS)
@given(page=documents())
def test_no_document_is_too_odd_for_a_form(form: QuoteForm, page: Document) -> None:
    numbers = range(1, len(page.entries) + 1)
    assert all(quote(page, number, form) for number in numbers)
    assert quote_several(page, numbers, form)
    assert quote_words(page, 0, "lamp", form)
    assert quote_words(page, 1, "lamp", form)


@pytest.mark.parametrize("form", FORMS)
def test_no_newline_stands_at_the_end(form: QuoteForm) -> None:
    assert quote(PAGE, 1, form) == quote(PAGE, 1, form).rstrip()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", [-1, 0, 5])
def test_a_number_that_no_entry_has_is_an_error_in_every_form(form: QuoteForm, number: int) -> None:
    with pytest.raises(IndexError):
        quote(PAGE, number, form)
    with pytest.raises(IndexError):
        quote_several(PAGE, [1, number], form)
    if number:
        with pytest.raises(IndexError):
            quote_words(PAGE, number, "x", form)


# Plain text and e-mail


def test_plain_text_has_the_words_and_the_attribution() -> None:
    assert quote(PAGE, 1, "plain") == (
        "It was high time.\n\nWho pays\nfor the oil?\n\n"
        "— Jo Low, comment 1 on “The lamp is lit”, Ida Quill, July 9, 2007, https://example.org/lit, lamps/lit.txt#1"
    )


def test_an_e_mail_begins_with_who_wrote_and_when() -> None:
    assert quote(PAGE, 1, "email") == (
        "On July 9, 2007, Jo Low wrote:\n> It was high time.\n>\n> Who pays\n> for the oil?"
    )


def test_an_e_mail_without_a_date_says_who_wrote() -> None:
    assert quote(PAGE, 2, "email") == "Tony wrote:\n> The parish."
    assert quote(PAGE, 3, "email").startswith(f"{NO_NAME} wrote:\n")


@given(page=documents())
def test_every_line_of_an_e_mail_but_the_first_is_quoted(page: Document) -> None:
    header, *lines = quote(page, 1, "email").split("\n")
    assert header.endswith(" wrote:")
    assert lines
    assert all(line == ">" or line.startswith("> ") for line in lines)


# HTML


def parsed(text: str) -> etree._Element:
    body = etree.fromstring(text, etree.HTMLParser())[0]
    assert len(body) == 1
    return body[0]


def shown(element: etree._Element) -> str:
    """The words that an element shows, its line breaks as such."""
    text = element.text or ""
    for child in element:
        text += ("\n" if child.tag == "br" else shown(child)) + (child.tail or "")
    return text


def test_html_is_a_quotation_with_its_source() -> None:
    assert quote(PAGE, 1, "html") == (
        '<figure>\n<blockquote cite="https://example.org/lit">\n<p>It was high time.</p>\n'
        "<p>Who pays<br>for the oil?</p>\n</blockquote>\n"
        "<figcaption>— Jo Low, comment 1 on “The lamp is lit”, Ida Quill, July 9, 2007, "
        '<a href="https://example.org/lit">https://example.org/lit</a>, lamps/lit.txt#1</figcaption>\n</figure>'
    )


def test_html_tells_quotations_lists_and_codes_apart() -> None:
    entry = replace(
        LOW,
        title="Lamps & lights",
        paragraphs=("Was it?", "oil", "wick", "3. a", "4. b\nc", "if a < b:\n    pass"),
        kinds=("quote", "list_item", "list_item", "list_item", "list_item", "code"),
    )
    body = quote(Document(SOURCE, ARTICLE, (entry,)), 1, "html").split("\n</blockquote>")[0].split("\n", 2)[2]
    assert body == (
        "<p><strong>Lamps &amp; lights</strong></p>\n<blockquote><p>Was it?</p></blockquote>\n"
        "<ul>\n<li>oil</li>\n<li>wick</li>\n</ul>\n"
        '<ol>\n<li value="3">a</li>\n<li value="4">b<br>c</li>\n</ol>\n'
        "<pre><code>if a &lt; b:\n    pass</code></pre>"
    )


@given(page=documents())
def test_html_gives_the_words_back(page: Document) -> None:
    entry = page.entry(1)
    root = parsed(quote(page, 1, "html"))
    assert root.tag == "figure"
    assert {element.tag for element in root.iter()} <= {
        "figure", "blockquote", "figcaption", "p", "strong", "br", "ul", "ol", "li", "pre", "code", "a",
    }  # fmt: skip
    body, caption = root
    texts = [
        (f"{int(leaf.get('value', ''))}. " if leaf.get("value") else "") + shown(leaf)
        for leaf in body.iter("p", "li", "pre")
    ]
    expected = [*([" ".join(entry.title.split("\n"))] if entry.title else []), *entry.paragraphs]
    assert [re.sub("^0*", "", text) for text in texts] == [re.sub("^0*", "", text) for text in expected]
    assert shown(caption).startswith("— ")


def test_an_address_that_runs_something_is_no_link() -> None:
    page = replace(PAGE, article=replace(ARTICLE, url="javascript:alert(1)"))
    written = quote(page, 1, "html")
    assert "href" not in written
    assert "cite" not in written
    assert "javascript:alert(1)" in written


# Org


def test_org_has_a_block_and_the_attribution_under_it() -> None:
    assert quote(PAGE, 2, "org") == (
        "#+begin_quote\nThe parish.\n#+end_quote\n"
        "— Tony, comment 2 on “The lamp is lit”, Ida Quill, https://example.org/lit, lamps/lit.txt#2"
    )


def test_org_takes_no_line_of_the_words_for_its_own() -> None:
    entry = replace(LOW, paragraphs=("* a\n#+end_quote\nb * c # d", "* x\n#+end_example"), kinds=("paragraph", "code"))
    body = quote(Document(SOURCE, ARTICLE, (entry,)), 1, "org").split("\n")
    assert body[1:5] == ["\u200b* a", "\u200b#+end_quote", "b * c # d", ""]
    assert body[5:9] == ["#+begin_example", ",* x", ",#+end_example", "#+end_example"]


@given(page=documents())
def test_no_words_end_the_block_or_begin_a_heading_in_org(page: Document) -> None:
    lines = quote(page, 1, "org").split("\n")
    signs = [line for line in lines if re.match(r"\*+ |\s*#\+", line)]
    assert (signs[0], signs[-1]) == ("#+begin_quote", "#+end_quote")
    assert signs[1:-1] == ["#+begin_example", "#+end_example"] * (len(signs) // 2 - 1)
    inside = "\n".join(lines[: len(lines) - lines[::-1].index("#+end_quote")])
    assert "[[" not in re.sub(r"(?s)#\+begin_example.*?\n#\+end_example", "", inside)


# BibTeX


def fields(written: str) -> dict[str, str]:
    """Read the fields of a @misc by counting braces, as BibTeX does."""
    assert re.match(r"@misc\{[a-z0-9-]+,\n", written)
    found = {}
    at = written.index("\n")
    while name := re.compile(r",?\n  (\w+) = \{").match(written, at):
        begin = at = name.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(written[at], 0)
            at += 1
        found[name[1]] = written[begin : at - 1]
    assert written[at:] == "\n}"
    return found


def test_bibtex_has_what_is_known() -> None:
    assert quote(PAGE, 1, "bibtex") == (
        "@misc{low-the-lamp-is-1,\n  author = {{Jo Low}},\n"
        "  howpublished = {comment 1 on “The lamp is lit”, Ida Quill},\n"
        "  year = {2007},\n  url = {https://example.org/lit},\n  note = {July 9, 2007, lamps/lit.txt\\#1},\n"
        "  annote = {It was high time.\n\nWho pays\nfor the oil?}\n}"
    )


def test_bibtex_invents_no_field() -> None:
    bare = Document(SOURCE, Article(), (replace(LOW, author=None, date=None, paragraphs=()),))
    assert fields(quote(bare, 1, "bibtex")).keys() == {"howpublished", "note"}


@given(page=documents())
def test_no_words_end_a_field_of_bibtex(page: Document) -> None:
    found = fields(quote(page, 1, "bibtex"))
    assert found.keys() <= {"author", "title", "howpublished", "year", "url", "note", "annote"}
    assert not any(re.search(r"(?<!\\)[#%&$_^~]", value) for name, value in found.items() if name != "url")


def test_keys_are_told_apart_and_ascii() -> None:
    page = Document(
        SOURCE, replace(ARTICLE, title="灯"), (replace(LOW, author="Zoë Ó’Dún"), replace(TONY, author="灯"))
    )
    assert re.findall(r"@misc\{(.*),", quote_several(page, [1, 2], "bibtex")) == [
        "odun-lamps-lit-txt-1",
        "lamps-lit-txt-2",
    ]


@given(page=documents())
def test_no_two_entries_of_a_document_share_a_key(page: Document) -> None:
    written = quote_several(page, range(1, len(page.entries) + 1), "bibtex")
    keys = re.findall(r"^@misc\{([a-z0-9-]+),$", written, re.MULTILINE)
    assert len(set(keys)) == len(page.entries)


# A branch


def test_a_branch_has_all_that_answer_an_entry() -> None:
    told = "on “The lamp is lit”, Ida Quill"
    url = "https://example.org/lit, lamps/lit.txt"
    assert quote(PAGE, 1, "branch").split("\n") == [
        "> It was high time.",
        ">",
        "> Who pays",
        "> for the oil?",
        "",
        f"— Jo Low, comment 1 {told}, July 9, 2007, {url}#1",
        "",
        "> > The parish.",
        ">",
        f"> — Tony, comment 2 {told}, {url}#2, answers Jo Low 1",
        ">",
        "> > > Tony, no.",
        "> >",
        f"> > — (name not in this file), comment 3 {told}, {url}#3, answers Tony 2, inferred",
    ]


def test_the_branch_of_an_entry_that_nobody_answers_is_its_quotation() -> None:
    assert quote(PAGE, 4, "branch") == quote(PAGE, 4)


def test_no_entry_stands_twice_in_several_branches() -> None:
    written = quote_several(PAGE, [2, 1, 3], "branch")
    assert [written.count(f"lit.txt#{number}") for number in (1, 2, 3, 4)] == [1, 1, 1, 0]


def test_a_branch_of_thousands_is_quoted() -> None:
    entries = [replace(LOW, number=number, reply=Reply(number - 1, "explicit")) for number in range(2, 5001)]
    written = quote(Document(SOURCE, ARTICLE, (LOW, *entries)), 1, "branch")
    assert written.count("high time") == 5000


# JSON


def test_json_has_the_entry_and_where_it_stands() -> None:
    read = json.loads(quote(PAGE, 2, "json"))
    assert read["reference"] == "lamps/lit.txt#2"
    assert read["source"]["path"] == "lamps/lit.txt"
    assert read["article"]["title"] == "The lamp is lit"
    assert read["entry"]["paragraphs"] == ["The parish."]
    assert read["entry"]["parent"] == 1
    assert "words" not in read


def test_several_are_an_array_in_json() -> None:
    read = json.loads(quote_several(PAGE, [4, 1], "json"))
    assert [one["entry"]["number"] for one in read] == [4, 1]
    assert json.loads(quote_several(PAGE, [], "json")) == []


# Several, and words


def test_several_stand_in_the_order_asked_for_each_once() -> None:
    assert quote_several(PAGE, [3, 1, 3]) == f"{quote(PAGE, 3)}\n\n{quote(PAGE, 1)}"


def test_words_of_an_entry_have_its_attribution() -> None:
    attribution = quote(PAGE, 1).rpartition("\n\n")[2]
    assert quote_words(PAGE, 1, "high time") == f"> high time\n\n{attribution}"


def test_words_of_a_ping_leave_its_title_out() -> None:
    assert quote_words(PAGE, 4, "lit it") == (
        "> lit it\n\n— Wicks, trackback 4 on “The lamp is lit”, Ida Quill, https://wicks.example.com/7, lamps/lit.txt#4"
    )


def test_words_of_the_article_name_its_author() -> None:
    assert quote_words(PAGE, 0, "One\ntwo\n\nthree") == (
        "> One\n> two\n>\n> three\n\n— Ida Quill, “The lamp is lit”, 2007-07-01, https://example.org/lit, lamps/lit.txt"
    )


def test_words_of_a_post_among_several_name_the_post() -> None:
    page = Document(replace(SOURCE, post="lamps"), Article(), ())
    assert quote_words(page, 0, "lit") == (f"> lit\n\n— {NO_NAME}, (title not in this file), lamps/lit.txt@lamps")


def test_words_in_json_stand_beside_their_entry() -> None:
    of_entry, of_article = (json.loads(quote_words(PAGE, number, "lit", "json")) for number in (1, 0))
    assert (of_entry["words"], of_entry["entry"]["author"]) == ("lit", "Jo Low")
    assert (of_article["words"], of_article["entry"], of_article["reference"]) == ("lit", None, "lamps/lit.txt")
    assert of_article["article"]["author"] == "Ida Quill"


def test_words_are_quoted_in_html_as_paragraphs() -> None:
    assert "<p>One<br>two</p>\n<p>three</p>" in quote_words(PAGE, 0, "One\ntwo\n\nthree", "html")


def test_a_line_break_in_a_name_or_title_divides_no_attribution() -> None:
    page = replace(PAGE, article=replace(ARTICLE, title="The lamp\nis lit"))
    assert quote(replace(page, entries=(replace(LOW, author="Jo\nLow"),)), 1).endswith(
        "— Jo Low, comment 1 on “The lamp is lit”, Ida Quill, July 9, 2007, https://example.org/lit, lamps/lit.txt#1"
    )
