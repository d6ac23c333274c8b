from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.formats.sniff import sniff
from tui.archive.load import File, UnreadableError, clean
from tui.archive.model import Document

Open = Callable[[str | bytes], Collection]
POST = """AUTHOR: Ada Low
TITLE: The lamp &amp; the mill
BASENAME: the-lamp
STATUS: Publish
CONVERT BREAKS: 0
TAGS: "Oil lamps",wicks
UNIQUE URL: https://example.com/2007/the-lamp.html
DATE: 07/09/2007 03:12:00 PM
-----
BODY:
<p>It is lit.</p>
-----
EXTENDED BODY:
<p>It burns <a href="https://example.org/oil">oil</a>.</p>
-----
EXCERPT:
An excerpt that nobody asked for.
-----
KEYWORDS:
secret
-----
"""
COMMENT = """COMMENT:
AUTHOR: joe
EMAIL: joe@example.org
IP: 192.0.2.7
URL: https://example.net/joe
DATE: 07/10/2007 15:47:06
I saw it.
It was bright.

Good night.
-----
"""
PING = """PING:
TITLE: Lamps everywhere
URL: https://example.net/lamps
IP: 192.0.2.8
BLOG NAME: The Lane
DATE: 07/11/2007 09:00:00 AM
They have one too…
-----
"""
END = "--------\n"


@pytest.fixture
def collection(tmp_path: Path) -> Open:
    def open_text(text: str | bytes) -> Collection:
        path = tmp_path / "export.txt"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return formats.collect(File(str(path)))

    return open_text


@pytest.fixture
def document(collection: Open) -> Callable[[str], Document]:
    return lambda text: collection(text).document(1)


def body(text: str, breaks: str) -> str:
    return f"AUTHOR: Ada\nTITLE: Lit\nCONVERT BREAKS: {breaks}\n-----\nBODY:\n{text}\n-----\n--------\n"


def test_a_post_has_the_keys_it_begins_with(collection: Open) -> None:
    opened = collection(POST + COMMENT + PING + END)
    (post,) = opened.posts
    assert (post.number, post.slug, post.title, post.date, post.entries) == (
        1, "the-lamp", "The lamp & the mill", "07/09/2007 03:12:00 PM", 2,
    )  # fmt: skip
    article = opened.document(1).article
    assert (article.title, article.author, article.date) == (post.title, "Ada Low", post.date)
    assert (article.tags, article.url) == (("Oil lamps", "wicks"), "https://example.com/2007/the-lamp.html")
    assert opened.document(1).source.format == "mtif"
    assert opened.document(1).source.sign == "AUTHOR:"
    assert opened.document(1).warnings == ()


def test_body_and_extended_body_are_the_text_and_nothing_else_is(document: Callable[[str], Document]) -> None:
    read = document(POST + END)
    assert [block.text for block in read.article.blocks] == ["It is lit.", "It burns oil."]
    assert [(link.start, link.end, link.url) for link in read.links[0, 2]] == [(9, 12, "https://example.org/oil")]


def test_a_comment_has_its_keys_and_its_paragraphs(document: Callable[[str], Document]) -> None:
    (entry,) = document(POST + COMMENT + END).entries
    assert (entry.kind, entry.author, entry.date, entry.url) == (
        "comment", "joe", "07/10/2007 15:47:06", "https://example.net/joe",
    )  # fmt: skip
    assert entry.paragraphs == ("I saw it.\nIt was bright.", "Good night.")
    assert (entry.depth, entry.reply, entry.title) == (1, None, None)


def test_a_ping_is_a_trackback_of_the_blog_that_sent_it(document: Callable[[str], Document]) -> None:
    (entry,) = document(POST + PING + END).entries
    assert (entry.kind, entry.author, entry.title, entry.date, entry.url) == (
        "trackback", "The Lane", "Lamps everywhere", "07/11/2007 09:00:00 AM", "https://example.net/lamps",
    )  # fmt: skip
    assert entry.paragraphs == ("They have one too…",)


def test_mail_and_ip_addresses_are_nowhere(document: Callable[[str], Document]) -> None:
    read = document(POST + COMMENT + PING + COMMENT.replace("joe\n", "ann@example.org\n", 1) + END)
    assert "192.0.2" not in repr(read)
    assert "@" not in repr(read)
    assert read.entries[2].author is None


def test_keys_stand_in_any_order_and_text_begins_where_they_end(document: Callable[[str], Document]) -> None:
    comment = "COMMENT:\nDATE: 07/10/2007\nURL:\nAUTHOR: joe\nNOTE: this is text\nDATE: and so is this\n-----\n"
    (entry,) = document(POST + comment + END).entries
    assert (entry.author, entry.date, entry.url) == ("joe", "07/10/2007", None)
    assert entry.paragraphs == ("NOTE: this is text\nDATE: and so is this",)


def test_a_key_that_comes_again_is_text(document: Callable[[str], Document]) -> None:
    (entry,) = document(POST + "COMMENT:\nAUTHOR: joe\nAUTHOR: of what?\n-----\n" + END).entries
    assert (entry.author, entry.paragraphs) == ("joe", ("AUTHOR: of what?",))


def test_dashes_that_no_section_follows_are_text(document: Callable[[str], Document]) -> None:
    typed = "COMMENT:\nAUTHOR: joe\nabove\n-----\nbelow\n--------\nNOTE: further below\n-----\n"
    (entry,) = document(POST + typed + END).entries
    assert entry.paragraphs == ("above\n-----\nbelow\n--------\nNOTE: further below",)


def test_several_posts_are_several_records(collection: Open) -> None:
    second = "TITLE: The second\nDATE: 01/30/2019 03:30:00\n-----\nBODY:\nHere.\n-----\n"
    opened = collection(POST + COMMENT + END + second + END + "\n")
    assert [(post.number, post.title, post.entries) for post in opened.posts] == [
        (1, "The lamp & the mill", 1), (2, "The second", 0),
    ]  # fmt: skip
    assert [len(document.entries) for document in opened.documents()] == [1, 0]
    assert opened.document(2).article.blocks[0].text == "Here."


@pytest.mark.parametrize("status", ["Draft", "Review", "Future", "draft"])
def test_what_is_not_published_is_left_out(collection: Open, status: str) -> None:
    opened = collection(POST.replace("Publish", status) + END + POST + END)
    assert len(opened) == 1
    with pytest.raises(UnreadableError, match="no published post"):
        collection(POST.replace("Publish", status) + END)


def test_a_post_without_a_status_is_published(collection: Open) -> None:
    assert len(collection(POST.replace("STATUS: Publish\n", "") + END)) == 1


def test_a_slug_comes_from_the_address_where_no_basename_is(collection: Open) -> None:
    text = POST.replace("BASENAME: the-lamp\n", "")
    assert collection(text + END).posts[0].slug == "the-lamp"
    assert collection(text.replace("UNIQUE URL", "OTHER URL") + END).posts[0].slug is None


@pytest.mark.parametrize("breaks", ["0", "", "richtext", "wysiwyg"])
def test_html_stands_as_it_is(document: Callable[[str], Document], breaks: str) -> None:
    blocks = document(body("<p>one\ntwo</p>\n<p>three</p>", breaks)).article.blocks
    assert [block.text for block in blocks] == ["one two", "three"]
    blocks = document(body("one\ntwo", breaks)).article.blocks
    assert [block.text for block in blocks] == ["one two"]


@pytest.mark.parametrize("breaks", ["1", "__default__", "textile_2"])
def test_line_ends_count_where_breaks_are_converted(document: Callable[[str], Document], breaks: str) -> None:
    blocks = document(body("one\ntwo\n\n<b>three</b><br />\nfour", breaks)).article.blocks
    assert [block.text for block in blocks] == ["one\ntwo", "three\nfour"]


def test_plain_text_that_claims_to_be_html_has_its_paragraphs(document: Callable[[str], Document]) -> None:
    assert [block.text for block in document(body("one\n\ntwo", "richtext")).article.blocks] == ["one", "two"]


@pytest.mark.parametrize("breaks", ["markdown", "markdown_with_smartypants"])
def test_markdown_is_read_as_markdown(document: Callable[[str], Document], breaks: str) -> None:
    blocks = document(body("## Of oil\n\nIt *burns*.\n\n- long\n- bright", breaks)).article.blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("heading", "Of oil"), ("paragraph", "It burns."), ("list_item", "long"), ("list_item", "bright"),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", ["-----\n--------\n", "\n-----\n--------\n", "Good night.\n-----\n--------\n"])
def test_a_cut_file_is_read_as_far_as_it_goes(document: Callable[[str], Document], cut: str) -> None:
    whole = POST + COMMENT + END
    assert whole.endswith(cut)
    read = document(whole.removesuffix(cut))
    assert read.warnings == ("the file ends within a post; what came after it is lost",)
    assert read.entries[0].paragraphs[0] == "I saw it.\nIt was bright."


def test_only_the_post_that_is_cut_says_so(collection: Open) -> None:
    documents = list(collection(POST + END + POST).documents())
    assert [len(document.warnings) for document in documents] == [0, 1]


def test_an_address_may_be_written_as_a_link(document: Callable[[str], Document]) -> None:
    comment = COMMENT.replace("https://example.net/joe", '<a href="https://example.net/j">https://example.net/joe</a>')
    assert document(POST + comment + END).entries[0].url == "https://example.net/j"
    assert document(POST + COMMENT.replace("https:", "javascript:") + END).entries[0].url is None


def test_line_ends_of_other_systems_and_a_byte_order_mark_change_nothing(collection: Open) -> None:
    plain = collection(POST + COMMENT + END).document(1)
    other = collection(b"\xef\xbb\xbf" + (POST + COMMENT + END).replace("\n", "\r\n").encode()).document(1)
    assert (other.article, other.entries, other.warnings) == (plain.article, plain.entries, plain.warnings)


def test_a_text_may_stand_behind_its_heading(document: Callable[[str], Document]) -> None:
    assert document(POST.replace("BODY:\n<p>It", "BODY: <p>It") + END).article.blocks[0].text == "It is lit."


@pytest.mark.parametrize(
    "head",
    [
        "AUTHOR: Ada\nTITLE: Lit\n-----\n",
        "\n\nCF50_SHELF: oil\nTITLE: Lit\nDATE: 1/1/2007\n\nNO ENTRY: 1\n-----\n",
        "\ufeffTITLE: Lit\r\nDATE: 1/1/2007\r\n-----\r\n",
    ],
)
def test_an_export_is_told_by_its_keys(head: str) -> None:
    told = sniff(head.encode())
    assert told is not None
    assert told.format == "mtif"


@pytest.mark.parametrize(
    "head", ["AUTHOR: Ada\n\nA page.\n-----\n", "NOTE: Ada\nTITLE: Lit\n-----\n", "TITLE: x\nDATE: y\n----\n"]
)
def test_other_texts_are_no_exports(head: str) -> None:
    assert sniff(head.encode()) is None


_PIECES = st.sampled_from(
    [POST, COMMENT, PING, END, "-----\n", "--------\n", "BODY:\n", "COMMENT:\n", "PING:\n", "AUTHOR: a\n", "DATE:\n",
     "TITLE: <b>x", "CONVERT BREAKS: markdown\n", "\x1b[31mred\n", "TAGS: \"\n", "<p>", "\u202etext\n", "URL: http://[\n"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(_PIECES | st.text(max_size=20), max_size=12).map("".join))
def test_no_export_is_too_strange_to_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "strange.txt"
    path.write_bytes(text.encode("utf-8", "replace"))
    try:
        opened = formats.collect(File(str(path)), "mtif")
    except UnreadableError:
        return
    for post, read in zip(opened.posts, opened.documents(), strict=True):
        assert (post.title, post.date, post.entries) == (read.article.title, read.article.date, len(read.entries))
        assert all(shown == clean(shown) and shown.strip() for _, shown in read.texts())
