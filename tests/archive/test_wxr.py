from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.export import to_json
from tui.archive.formats.shortcodes import expand
from tui.archive.load import File, UnreadableError
from tui.archive.model import Article, Document

Open = Callable[[str], Collection]

HEADER = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Landing</title>
"""
FOOTER = "</channel></rss>\n"


def item(content: str = "Words.", comments: str = "", **changed: str) -> str:
    fields = {"wp:post_type": "post", "wp:status": "publish", "title": "Bells"}
    fields |= {name.replace("__", ":"): value for name, value in changed.items()}
    written = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<item>{written}<content:encoded><![CDATA[{content}]]></content:encoded>{comments}</item>\n"


IDS = count(1)


def comment(content: str = "Ding.", **changed: str) -> str:
    fields = {"id": str(next(IDS)), "author": "Ida", "approved": "1", "type": "", "parent": "0"} | changed
    written = "".join(f"<wp:comment_{name}>{value}</wp:comment_{name}>" for name, value in fields.items())
    return f"<wp:comment>{written}<wp:comment_content><![CDATA[{content}]]></wp:comment_content></wp:comment>"


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    def opened(body: str) -> Collection:
        path = tmp_path / "export.xml"
        path.write_text(HEADER + body + FOOTER, "utf-8")
        return formats.collect(File(str(path)))

    return opened


@pytest.fixture
def only(opened: Open) -> Callable[[str], Document]:
    return lambda body: opened(body).document(1)


Only = Callable[[str], Document]


@pytest.fixture(scope="module")
def sample(samples: Path) -> Collection:
    return formats.collect(File(str(samples / "blog-export.xml")))


def test_the_sample_lists_its_published_posts_and_pages(sample: Collection) -> None:
    assert [(post.number, post.slug, post.title, post.date, post.entries) for post in sample.posts] == [
        (1, "the-bell-on-the-landing", "The bell on the landing", "2006-05-09 18:20:00", 6),
        (2, "about", "About the landing", "2006-01-02 11:00:00", 0),
        (3, "high-water", "High water & low boats", "2006-06-17 07:30:00", 1),
    ]


def test_the_article_of_a_post(sample: Collection) -> None:
    article = sample.document(1).article
    assert (article.title, article.author, article.date, article.url, article.tags) == (
        "The bell on the landing",
        "Nora Field",
        "2006-05-09 18:20:00",
        "http://ferry.example.org/2006/05/the-bell-on-the-landing/",
        ("Bells", "Rope & knots"),
    )
    assert [(block.kind, block.text.split(" ")[0]) for block in article.blocks] == [
        ("caption", "The"),
        ("paragraph", "Whoever"),
        ("paragraph", "Since"),
        ("quote", "One"),
        ("paragraph", "So"),
    ]
    assert article.blocks[2].text == "Since Monday there is a second bell, a small one:\na present from the school."
    (link,) = sample.document(1).links[0, 3]
    assert (article.blocks[2].text[link.start : link.end], link.url) == ("school", "http://school.example.com/")


def test_the_discussion_of_a_post(sample: Collection) -> None:
    document = sample.document(1)
    assert [(entry.kind, entry.author, entry.title, entry.parent, entry.depth) for entry in document.entries] == [
        ("comment", "Tom Alder", None, None, 1),
        ("comment", "Nora Field", None, 1, 2),
        ("comment", "Tom Alder", None, 2, 3),
        ("comment", "Ida", None, None, 1),
        ("pingback", "Bells of the county « The Rope Walk", None, None, 1),
        ("trackback", "West Bank Weekly", "Three rings for a goat", None, 1),
    ]
    first, last = document.entries[0], document.entries[-1]
    assert first.paragraphs == (
        "I rang twice and waited for half an hour.",
        "Does a wheelbarrow count as a bicycle?",
    )
    assert (first.date, first.url) == ("2006-05-09 19:02:11", "http://alder.example.net/")
    assert last.paragraphs == ("Over on the east bank they have made rules for the bell. We cross by the bridge...",)
    assert document.warnings == ("1 comment answers one that is not shown in this file; it stands at the top",)


def test_line_ends_between_marked_paragraphs_mean_nothing(sample: Collection) -> None:
    blocks = sample.document(2).article.blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("heading", "Where it is"),
        ("paragraph", "Below the mill, forty steps down from the lane."),
        ("list_item", "no shop"),
        ("list_item", "no light"),
    ]


def test_no_address_of_a_commenter_is_shown(sample: Collection) -> None:
    shown = "".join(to_json(sample.documents(), several=True))
    for secret in ("@example", "192.0.2", "198.51.100", "203.0.113", "anchors", "stays one", "A second bell hangs"):
        assert secret not in shown


def test_a_post_is_read_while_the_posts_are_gone_through(samples: Path) -> None:
    from tui.archive.formats import wxr

    records = wxr.records(File(str(samples / "blog-export.xml")))
    for _ in range(2):
        assert [len(record.read().entries) for record in records()] == [6, 0, 1]


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, True),
        ({"wp__post_type": "page"}, True),
        ({"wp__post_password": "mill"}, True),
        ({"wp__status": "private"}, False),
        ({"wp__status": "future"}, False),
        ({"wp__post_type": "attachment"}, False),
        ({"wp__post_type": "nav_menu_item"}, False),
    ],
)
def test_only_published_posts_and_pages_are_listed(opened: Open, changed: dict[str, str], shown: bool) -> None:
    assert len(opened(item() + item(**changed))) == 1 + shown


def test_a_file_without_a_published_post_says_so(opened: Open) -> None:
    with pytest.raises(UnreadableError, match=r"^there is no published post in it$"):
        opened(item(wp__status="draft"))


@pytest.mark.parametrize("namespace", ["http://wordpress.org/export/1.0/", "https://wordpress.org/export/9/", "urn:x"])
def test_the_version_of_the_format_does_not_matter(tmp_path: Path, namespace: str) -> None:
    path = tmp_path / "export.xml"
    path.write_text((HEADER + item(comments=comment()) + FOOTER).replace("http://wordpress.org/export/1.2/", namespace))
    document = formats.collect(File(str(path))).document(1)
    assert (document.source.format, len(document.entries), document.warnings) == ("wxr", 1, ())


def test_names_without_a_namespace_are_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    body = item(comments=comment()).replace("</content", "</content:encoded><excerpt:encoded>No</excerpt", 1)
    path.write_text(f"<rss><channel><wp:wxr_version>1</wp:wxr_version>{body}</channel></rss>")
    document = formats.collect(File(str(path))).document(1)
    assert [block.text for block in document.article.blocks] == ["Words."]
    assert len(document.entries) == 1
    assert "broken" in document.warnings[0]


@pytest.mark.parametrize(
    ("changed", "slug"),
    [
        ({"wp__post_name": "bells", "link": "http://example.org/other/"}, "bells"),
        ({"link": "http://example.org/2006/bells/"}, "bells"),
        ({"link": "http://example.org/?p=5"}, None),
        ({}, None),
    ],
)
def test_the_slug_of_a_post(opened: Open, changed: dict[str, str], slug: str | None) -> None:
    assert opened(item(**changed)).posts[0].slug == slug


def test_absent_is_none(only: Only) -> None:
    document = only(
        item("", comments=comment("", author="", author_url="", date=""), title="", link="", dc__creator="")
    )
    assert document.article == Article()
    entry = document.entries[0]
    assert (entry.author, entry.date, entry.url, entry.title, entry.paragraphs) == (None, None, None, None, ())


def test_the_date_is_the_posts_own_before_that_of_the_feed(opened: Open) -> None:
    zero = "0000-00-00 00:00:00"
    feed = "Tue, 09 May 2006 16:20:00 +0000"
    dates = [
        post.date
        for post in opened(
            item(pubDate=feed, wp__post_date="2006-05-09 18:20:00") + item(pubDate=feed, wp__post_date=zero)
        ).posts
    ]
    assert dates == ["2006-05-09 18:20:00", feed]


def test_the_author_is_shown_by_the_name_in_the_list(opened: Open) -> None:
    author = "<wp:author><wp:author_login>nf</wp:author_login><wp:author_display_name>Nora</wp:author_display_name>"
    collection = opened(f"{author}</wp:author>{item(dc__creator='nf')}{item(dc__creator='tom')}")
    assert [document.article.author for document in collection.documents()] == ["Nora", "tom"]


@pytest.mark.parametrize("approved", ["0", "spam", "trash", "post-trashed"])
def test_a_comment_that_was_not_approved_is_not_shown(opened: Open, approved: str) -> None:
    collection = opened(item(comments=comment() + comment(approved=approved)))
    assert collection.posts[0].entries == 1
    assert len(collection.document(1).entries) == 1


def test_several_answers_to_what_is_not_shown_are_counted(only: Only) -> None:
    document = only(item(comments=comment(parent="900") + comment(parent="901") + comment()))
    assert [entry.parent for entry in document.entries] == [None, None, None]
    assert document.warnings == ("2 comments answer others that are not shown in this file; they stand at the top",)


def test_comments_keep_the_order_of_the_file_even_before_their_parents(only: Only) -> None:
    document = only(item(comments=comment("b", id="802", parent="801") + comment("a", id="801")))
    assert [(entry.paragraphs, entry.parent, entry.depth) for entry in document.entries] == [
        (("b",), 2, 2),
        (("a",), None, 1),
    ]


def test_comments_that_answer_one_another_in_a_circle_are_all_shown(only: Only) -> None:
    document = only(item(comments=comment(id="1001", parent="1002") + comment(id="1002", parent="1001")))
    assert len(document.entries) == 2
    assert "circle" in document.warnings[0]


@pytest.mark.parametrize(
    ("text", "title", "paragraphs"),
    [
        ("<strong>Bells</strong>\n\nThe excerpt.", "Bells", ("The excerpt.",)),
        ("<strong>Bells &amp; <em>ropes</em></strong>\nThe excerpt.", "Bells & ropes", ("The excerpt.",)),
        ("[...] The excerpt [...]", None, ("[...] The excerpt [...]",)),
        ("<strong></strong>\n\nThe excerpt.", None, ("The excerpt.",)),
    ],
)
def test_the_title_of_a_trackback(only: Only, text: str, title: str | None, paragraphs: tuple[str, ...]) -> None:
    (entry,) = only(item(comments=comment(text, type="trackback", author="The Rope Walk"))).entries
    assert (entry.kind, entry.author, entry.title, entry.paragraphs) == (
        "trackback",
        "The Rope Walk",
        title,
        paragraphs,
    )


def test_bold_words_at_the_start_of_a_comment_are_no_title(only: Only) -> None:
    (entry,) = only(item(comments=comment("<strong>No!</strong>\n\nNever."))).entries
    assert (entry.title, entry.paragraphs) == (None, ("No!", "Never."))


@pytest.mark.parametrize("author", ["ida@example.net", "192.0.2.9", "2001:db8::9"])
def test_a_name_that_is_an_address_is_none(only: Only, author: str) -> None:
    (entry,) = only(item(comments=comment(author=author))).entries
    assert entry.author is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[caption width='3']<img src='a' /> Words[/caption]", [("caption", "Words")]),
        ('[caption caption="Words"]<img src="a" />[/caption]', [("caption", "Words")]),
        ("[caption]a[/caption]b[caption]c[/caption]", [("caption", "a"), ("paragraph", "b"), ("caption", "c")]),
        ("[caption] a", [("paragraph", "a")]),
        ("a [/caption]", [("paragraph", "a")]),
        ("[gallery ids='1,2']a[audio src='x' /]", [("paragraph", "a")]),
        ("[embed]http://example.org/film[/embed]", [("paragraph", "http://example.org/film")]),
        ("[youtube=http://example.org/film]", [("paragraph", "http://example.org/film")]),
        ("[sourcecode language='c']if (a <b) {\n\n}[/sourcecode]", [("code", "if (a <b) {\n\n}")]),
        ("[[gallery]] [note] [galleryx] [1] []", [("paragraph", "[gallery] [note] [galleryx] [1] []")]),
    ],
)
def test_shortcodes_become_what_they_show(only: Only, text: str, kinds: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in only(item(text)).article.blocks] == kinds


@given(st.lists(st.sampled_from(["[caption]", "[/caption]", "[gallery]", "[embed]", "[[audio]]", "[x]", "a"])))
def test_the_words_between_shortcodes_are_kept(parts: list[str]) -> None:
    assert expand("".join(parts)).replace("caption", "").count("a") >= parts.count("a")


@pytest.mark.parametrize("part", ["[caption]", "[/caption]", "[gallery ", "[[embed]", "[caption caption='"])
def test_many_shortcodes_are_no_burden(part: str) -> None:
    assert len(expand(part * 200_000)) <= 60 * 200_000


def test_a_broken_post_spoils_no_other(opened: Open) -> None:
    collection = opened(item() + item(title="Mill & <b>Sons <br>") + item(comments=comment()))
    assert [post.title for post in collection.posts] == ["Bells", "Mill & Sons", "Bells"]
    assert all("broken XML (line 6)" in document.warnings[0] for document in collection.documents())


def test_a_cut_file_is_read_or_refused_in_a_line_wherever_it_ends(samples: Path, tmp_path: Path) -> None:
    data = (samples / "blog-export.xml").read_bytes()
    path = tmp_path / "cut.xml"
    refused = 0
    for end in range(data.index(b"<rss"), data.rindex(b"</rss>"), 41):
        path.write_bytes(data[:end])
        try:
            documents = list(formats.collect(File(str(path)), "wxr").documents())
        except UnreadableError as error:
            refused += 1
            assert "\n" not in str(error)
        else:
            assert all(document.warnings for document in documents)
            assert end > data.index(b"<item>")
    assert 0 < refused * 41 < data.index(b"<content:encoded>")


@given(st.binary(max_size=200))
def test_any_bytes_in_an_export_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xml"
    path.write_bytes(HEADER.encode() + item("x" * 5000).encode() + data + item(comments=comment()).encode())
    try:
        documents = list(formats.collect(File(str(path)), "wxr").documents())
    except UnreadableError:
        return
    for document in documents:
        for _, text in document.texts():
            assert not {*map(chr, range(32))}.difference("\n\t").intersection(text)
