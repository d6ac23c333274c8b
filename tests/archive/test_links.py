import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.links import LONGEST, Target, links_between, links_of_entry, written
from tui.archive.model import Address, Article, Block, Document, Entry, Link, Source

SOURCE = Source("lit.html", "html", "utf-8", 1, "0" * 64)
BLOCK: Address = (0, 1)

PIECES = st.sampled_from(
    ["http://", "HTTPS://", "www.", "a.example", "/b", "(", ")", "[", "]", "…", "..", ".", ",", "@", ":", "\\", "%",
     "?", "#", "é", "漢", "。", "“", "’", " ", "\u00a0", "\t", "\u200b", "\ud7ff", "-", "_", "x", "8"]
)  # fmt: skip
TEXTS = st.text() | st.lists(PIECES, max_size=40).map("".join)


def of(text: str, *links: Link) -> Document:
    return Document(SOURCE, Article(blocks=(Block("paragraph", text, None),)), links={BLOCK: links} if links else {})


def entry(
    number: int = 1, author: str | None = "Ann", title: str | None = None, text: str = "", url: str | None = None
) -> Entry:
    return Entry(number, "comment", author, title, (text,), None, url=url)


def between(document: Document, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    text = document.article.blocks[0].text
    found = links_between(document, BLOCK, text, 0, start, len(text) if end is None else end)
    return sorted((link.start, link.end, link.url) for link in found)


def words(text: str) -> list[str]:
    return [text[link.start : link.end] for link in written(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at http://a.example/b today", ["http://a.example/b"]),
        ("HTTPS://A.example", ["HTTPS://A.example"]),
        ("(see http://a.example/a_(b)).", ["http://a.example/a_(b)"]),
        ("see http://a.example/b, or", ["http://a.example/b"]),
        ("“http://a.example/b”.", ["http://a.example/b"]),
        ("‘http://a.example/b’!", ["http://a.example/b"]),
        ("<http://a.example/b>", ["http://a.example/b"]),
        ('<a href="http://a.example/b">', ["http://a.example/b"]),
        ("[url=http://a.example/b]words[/url]", ["http://a.example/b"]),
        ("[http://a.example](http://b.example)", ["http://a.example", "http://b.example"]),
        ("http://a.example(a place)", ["http://a.example"]),
        ("*http://a.example*, _http://b.example_", ["http://a.example", "http://b.example"]),
        ("http://a.example—a page", ["http://a.example"]),
        ("http://a.example/v1...v2", ["http://a.example/v1...v2"]),
        ("http://old.example/web/2004/http://a.example/b", ["http://old.example/web/2004/http://a.example/b"]),
        ("http://http://a.example/", ["http://a.example/"]),
        ("见http://a.example/b。下", ["http://a.example/b"]),
        ("www.a.example, and", ["www.a.example"]),
        ("http://localhost:80/a", ["http://localhost:80/a"]),
        ("http://[::1]/a", ["http://[::1]/a"]),
        ("cut: http://a.example/long…", []),
        ("cut: http://a.example/long...", []),
        ("(http://a.example/long…)", []),
        ("http://a.example/wiki/Foo_(b…", []),
        ("http://intranet/a", []),
        ("http:// and https://...", []),
        ("www. www.. www...", []),
        ("ann@www.a.example", []),
        ("ftp://a.example mailto:a@a.example javascript:alert(1) file:///etc", []),
        ("http://" + "a" * LONGEST + ".example", []),
    ],
)
def test_addresses_written_in_a_text_are_links_without_what_stands_around_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_www_stands_for_http() -> None:
    assert [link.url for link in written("www.a.example/b")] == ["http://www.a.example/b"]


@given(TEXTS)
def test_a_written_link_has_no_blanks_and_leads_to_the_web(text: str) -> None:
    before = 0
    for link in written(text):
        inside = text[link.start : link.end]
        assert before <= link.start < link.end
        assert not any(character.isspace() for character in inside)
        assert link.url.lower().startswith(("http://", "https://"))
        assert link.url.isprintable() and Target.of(link.url)
        before = link.end


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_text_has_the_links_of_the_whole_that_reach_into_it(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    start = min(start, end)
    whole = [link for link in written(text) if link.start < end and link.end > start]
    assert [link for link in written(text, start, end) if link.start < end and link.end > start] == whole


@given(st.text() | st.lists(PIECES, max_size=12).map(lambda pieces: "http://" + "".join(pieces)))
def test_what_is_opened_is_printable_and_stays_the_same(url: str) -> None:
    if target := Target.of(url):
        assert target.url.isprintable() and " " not in target.url
        assert target.host.isascii() and target.host
        assert Target.of(target.url) == target


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/", "javascript:alert(1)", "file:///etc/passwd", "//a.example", "a.example", "", "http://",
        "http:///a", "http://ann@/", "https://evil.example\\@a.example/", "http://a b.example/", "http://a\u202eb.example/",
        "http://a\nb.example/", "http://a.example%2f@b.example%2f/", "httpſ://a.example/", "http://a℀b.example/",
        "http://" + "é" * 300 + "/", "http://a.example/" + "b" * LONGEST,
    ],
)  # fmt: skip
def test_what_browsers_do_not_read_in_one_way_is_not_followed(url: str) -> None:
    assert Target.of(url) is None


@pytest.mark.parametrize(
    ("url", "host", "disguised", "spelled"),
    [
        ("http://a.example/b?c#d", "a.example", False, False),
        ("HTTP://A.Example:80", "a.example", False, False),
        ("https://bank.example@evil.example/", "evil.example", True, False),
        ("https://bank.example:x@y@evil.example/", "evil.example", True, False),
        ("https://exаmple.org/", "xn--exmple-4nf.org", False, True),
        ("https://straße.example/", "xn--strae-oqa.example", False, True),
        ("https://ｅｘａｍｐｌｅ。org/", "example.org", False, True),
        ("https://ex%61mple.org/", "example.org", False, True),
        ("https://xn--exmple-4nf.org/", "xn--exmple-4nf.org", False, False),
    ],
)
def test_the_host_that_really_answers_is_known(url: str, host: str, disguised: bool, spelled: bool) -> None:
    target = Target.of(url)
    assert target
    assert (target.host, target.disguised, target.spelled) == (host, disguised, spelled)


def test_what_cannot_be_seen_in_an_address_is_written_as_its_bytes() -> None:
    target = Target.of('http://a.example/b c"\u202e\u200d')
    assert target and target.url == "http://a.example/b%20c%22%E2%80%AE%E2%80%8D"


def test_the_links_of_the_file_stand_behind_their_words() -> None:
    document = of("see here and there", Link(4, 8, "http://a.example"), Link(13, 18, "javascript:alert(1)"))
    assert between(document) == [(4, 8, "http://a.example")]
    assert between(document, 8) == []
    assert between(document, 7, 8) == [(4, 8, "http://a.example")]


def test_a_link_of_the_file_goes_before_the_address_that_its_words_are() -> None:
    document = of("http://bank.example now", Link(0, 19, "http://evil.example"))
    assert between(document) == [(0, 19, "http://evil.example")]
    assert between(document, 10, 12) == [(0, 19, "http://evil.example")]


def test_a_link_is_counted_from_the_beginning_of_its_line() -> None:
    document = of("first\nhere", Link(6, 10, "http://a.example"))
    assert list(links_between(document, BLOCK, "here", 6, 0, 4)) == [Link(0, 4, "http://a.example")]
    assert list(links_between(document, BLOCK, "first", 0, 0, 5)) == []


def test_words_without_an_address_have_the_links_written_in_them() -> None:
    assert list(links_between(of("no"), None, "http://a.example", 0, 0, 16)) == [Link(0, 16, "http://a.example")]


def test_the_address_of_an_entry_is_behind_its_authors_name_or_else_its_title() -> None:
    named = Document(SOURCE, Article(), (entry(title="On lamps", url="http://a.example"),))
    unnamed = Document(SOURCE, Article(), (entry(author=None, title="On lamps", url="http://a.example"),))
    assert list(links_between(named, (1, 0), "Ann", 0, 0, 3)) == [Link(0, 3, "http://a.example")]
    assert list(links_between(named, (1, 1), "On lamps", 0, 0, 8)) == []
    assert list(links_between(unnamed, (1, 1), "On lamps", 0, 0, 8)) == [Link(0, 8, "http://a.example")]
    assert list(links_between(unnamed, (1, 2), "Words", 0, 0, 5)) == []


def test_an_address_that_is_not_of_the_web_is_behind_no_name() -> None:
    document = Document(SOURCE, Article(), (entry(url="javascript:alert(1)"),))
    assert list(links_of_entry(document, 1)) == []


def test_the_links_of_an_entry_are_those_of_its_own_texts() -> None:
    document = Document(
        SOURCE,
        Article(),
        (entry(text="see http://a.example"), entry(2, text="here www.b.example", url="http://ann.example")),
        links={(2, 2): (Link(0, 4, "http://c.example"),)},
    )
    assert [link.url for link in links_of_entry(document, 1)] == ["http://a.example"]
    assert [link.url for link in links_of_entry(document, 2)] == [
        "http://ann.example",
        "http://c.example",
        "http://www.b.example",
    ]
