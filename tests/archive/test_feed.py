from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.export import to_json
from tui.archive.load import File, UnreadableError

Open = Callable[[str], Collection]

RSS = '<rss version="2.0" xmlns:content="urn:content" xmlns:dc="urn:dc"><channel>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="urn:thr" xmlns:app="urn:app">{}</feed>'
RDF = '<rdf:RDF xmlns:rdf="urn:rdf" xmlns="http://purl.org/rss/1.0/" xmlns:dc="urn:dc">{}</rdf:RDF>'
KIND = "http://schemas.google.com/blogger/2008/kind#"
COMMENTS_ON = "<title>Comments on: Bells</title><link>http://example.org/bells/</link>"


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    def opened(text: str) -> Collection:
        path = tmp_path / "feed.xml"
        path.write_text(text, "utf-8")
        return formats.collect(File(str(path)))

    return opened


def entry(kind: str, id: int, inner: str = "", text: str = "Words.") -> str:
    """An entry of Blogger's export."""
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{id}</id><published>2010-01-0{id % 9}T10:00:00Z</published>"
        f'<category scheme="http://schemas.google.com/g/2005#kind" term="{KIND}{kind}"/><content type="html">{text}'
        f"</content><author><name>Nora</name><email>n@example.org</email></author>{inner}</entry>"
    )


def reply(id: int) -> str:
    return f'<thr:in-reply-to ref="tag:blogger.com,1999:blog-1.post-{id}"/>'


def test_the_sample_of_rss(samples: Path) -> None:
    collection = formats.collect(File(str(samples / "comment-feed.xml")))
    assert len(collection) == 1
    document = collection.document(1)
    assert (document.source.format, document.warnings) == ("feed", ())
    article = document.article
    assert (article.title, article.url, article.blocks) == (
        "The goat that crossed alone",
        "http://ferry.example.org/2007/03/the-goat/",
        (),
    )
    assert [(entry.kind, entry.author, entry.date, entry.url, entry.title) for entry in document.entries] == [
        ("comment", "Tom Alder", "Sun, 04 Mar 2007 09:12:00 +0000", None, None),
        ("pingback", "Goats in public transport « West Bank Weekly", "Sun, 04 Mar 2007 12:00:00 +0000", None, None),
        ("comment", "Ida", "Mon, 05 Mar 2007 18:40:00 +0000", None, None),
    ]
    assert document.entries[0].paragraphs == ("She rang three times. I counted.", "It says so on the notice.")
    assert [link.url for link in document.links[1, 3]] == ["http://ferry.example.org/notice/"]
    assert document.entries[1].reason.rule == "bracketed-excerpt"
    assert document.entries[2].paragraphs == ("Whose goat is it?", "Ours is at home, I have just looked.")


def test_the_sample_of_atom(samples: Path) -> None:
    document = formats.collect(File(str(samples / "comment-feed.atom"))).document(1)
    assert (document.article.title, document.article.url) == (
        "Der neue Steg",
        "http://steg.example.net/2009/der-neue-steg/",
    )
    assert [(entry.author, entry.url, entry.parent, entry.depth) for entry in document.entries] == [
        ("Grete Moos", "http://moos.example.com/", None, 1),
        ("Der Zimmermann", None, 1, 2),
        ("Jo", None, None, 1),
    ]
    assert document.entries[1].paragraphs[1:] == ("ein Brett für Erwachsene", "ein Brett für Kinder")
    assert document.entries[1].kinds[1:] == ("list_item", "list_item")
    assert document.entries[2].paragraphs == ("1 < 2 Bretter, das weiß doch jeder.",)


@pytest.mark.parametrize("name", ["comment-feed.xml", "comment-feed.atom"])
def test_no_address_of_a_commenter_is_shown(samples: Path, name: str) -> None:
    shown = "".join(to_json(formats.collect(File(str(samples / name))).documents(), several=False))
    assert "@" not in shown


@pytest.mark.parametrize(
    ("title", "article"),
    [
        ("Comments on: Bells", "Bells"),
        ("Comments on Bells: and ropes", "Bells: and ropes"),
        ("Kommentare zu: Glocken", "Glocken"),
        ("Commentaires sur : Cloches", "Cloches"),
        ("Comentarios en: Campanas", "Campanas"),
        ("Commenti su: Campane", "Campane"),
        ("Reacties op: Bellen", "Bellen"),
        ("Comentários sobre: Sinos", "Sinos"),
        ("What they say", "What they say"),
    ],
)
def test_the_article_is_named_by_the_title_of_the_feed(opened: Open, title: str, article: str) -> None:
    collection = opened(RSS.format(f"<title>{title}</title><item><title>By: Ida</title></item>"))
    assert [post.title for post in collection.posts] == [article]
    assert collection.document(1).article.title == article


@pytest.mark.parametrize(
    ("inner", "author"),
    [
        ("<title>By: Ida</title>", "Ida"),
        ("<title>Par : Ida</title>", "Ida"),
        ("<title>Comment on Bells by Ida</title>", "Ida"),
        ("<title>Kommentar zu Bells von Ida</title>", "Ida"),
        ("<title>Ida on Bells</title>", "Ida"),
        ("<title>On bells</title><dc:creator>Ida</dc:creator>", "Ida"),
        ("<title>Words</title><author>ida@example.org (Ida)</author>", "Ida"),
        ("<title>Words</title><author>ida@example.org</author>", None),
        ("<title>Thoughts on life</title>", None),
    ],
)
def test_the_author_of_a_comment(opened: Open, inner: str, author: str | None) -> None:
    document = opened(RSS.format(f"{COMMENTS_ON}<item>{inner}<description>Ding.</description></item>")).document(1)
    assert [entry.author for entry in document.entries] == [author]
    assert document.entries[0].paragraphs == ("Ding.",)


def test_a_comment_keeps_a_title_of_its_own_and_no_other(opened: Open) -> None:
    texts = [("Ding dong", "Ding dong goes it."), ("Bells", "A"), ("Re: Bells", "B"), ("Ropes", "C"), ("Alone", "")]
    items = "".join(f"<item><title>{title}</title><description>{text}</description></item>" for title, text in texts)
    entries = opened(RSS.format(COMMENTS_ON + items)).document(1).entries
    assert [(entry.title, entry.paragraphs) for entry in entries] == [
        (None, ("Ding dong goes it.",)),
        (None, ("A",)),
        (None, ("B",)),
        ("Ropes", ("C",)),
        (None, ("Alone",)),
    ]


def test_the_whole_text_counts_before_its_beginning(opened: Open) -> None:
    item = "<item><description>Dong</description><content:encoded>Dong &lt;b>ding&lt;/b></content:encoded></item>"
    assert opened(RSS.format(COMMENTS_ON + item)).document(1).entries[0].paragraphs == ("Dong ding",)


def test_an_item_with_anything_is_an_entry_and_an_empty_one_is_none(opened: Open) -> None:
    items = "<item/><item><title/></item><item><dc:creator>Ida</dc:creator></item><item><pubDate>9 May</pubDate></item>"
    entries = opened(RSS.format(COMMENTS_ON + items)).document(1).entries
    assert [(entry.author, entry.date, entry.paragraphs) for entry in entries] == [
        ("Ida", None, ()),
        (None, "9 May", ()),
    ]


def test_rss_1_is_read(opened: Open) -> None:
    channel = "<channel><title>Comments on Bells</title><link>http://example.org/</link><items/></channel>"
    item = "<item><title>x</title><dc:creator>Ida</dc:creator><dc:date>2004-01-02</dc:date></item>"
    document = opened(RDF.format(channel + item)).document(1)
    assert (document.article.title, document.article.url) == ("Bells", "http://example.org/")
    assert [(entry.author, entry.date) for entry in document.entries] == [("Ida", "2004-01-02")]


def test_the_comments_of_a_blog_are_divided_by_their_posts(opened: Open) -> None:
    items = "".join(
        f"<item><title>Comment on {post} by {name}</title><link>http://example.org/{post}/#comment-{n}</link></item>"
        for n, (post, name) in enumerate([("bells", "Ida"), ("goats", "Tom"), ("bells", "Jo")])
    )
    collection = opened(RSS.format(f"<title>Comments for Landing</title>{items}"))
    assert [(post.title, post.slug, post.entries) for post in collection.posts] == [
        ("bells", "bells", 2),
        ("goats", "goats", 1),
    ]
    assert [entry.author for entry in collection.document(1).entries] == ["Ida", "Jo"]
    assert collection.document(2).article.url == "http://example.org/goats/"


def test_a_feed_of_posts_lists_each_as_an_article(opened: Open) -> None:
    items = "".join(
        f"<item><title>Bell {n}</title><link>http://example.org/bell-{n}.html</link><dc:creator>Nora</dc:creator>"
        f"<pubDate>{n} May 2006</pubDate><category>ropes</category><description>Words {n}.</description></item>"
        for n in (1, 2)
    )
    collection = opened(RSS.format(f"<title>Landing</title>{items}"))
    assert [(post.number, post.slug, post.title, post.entries) for post in collection.posts] == [
        (1, "bell-1", "Bell 1", 0),
        (2, "bell-2", "Bell 2", 0),
    ]
    article = collection.document(2).article
    assert (article.author, article.date, article.tags) == ("Nora", "2 May 2006", ("ropes",))
    assert [block.text for block in article.blocks] == ["Words 2."]


def test_one_post_whose_title_looks_like_a_comments_is_a_post(opened: Open) -> None:
    titles = ("The bell", "By: the river", "The goat")
    items = "".join(f"<item><title>{title}</title><description>Words</description></item>" for title in titles)
    assert [post.title for post in opened(RSS.format(f"<title>Landing</title>{items}")).posts] == list(titles)


def test_one_comment_without_a_sign_is_a_comment_among_others(opened: Open) -> None:
    items = "".join(f"<item><title>{title}</title></item>" for title in ("By: Ida", "Hm", "By: Tom"))
    document = opened(RSS.format(f"<title>Bells</title>{items}")).document(1)
    assert [(entry.author, entry.paragraphs) for entry in document.entries] == [
        ("Ida", ()),
        (None, ("Hm",)),
        ("Tom", ()),
    ]


def test_an_export_of_blogger_has_its_posts_with_their_comments(opened: Open) -> None:
    collection = opened(
        ATOM.format(
            "<title>Landing</title>"
            + entry("settings", 1)
            + entry("template", 2)
            + entry("comment", 7, reply(3) + "<title>Words...</title>")
            + entry("post", 3, '<title>Bells</title><category scheme="urn:x" term="ropes"/>')
            + entry("page", 4, "<title>About</title>")
            + entry("post", 5, "<title>Draft</title><app:control><app:draft>yes</app:draft></app:control>")
            + entry("comment", 6, reply(5))
            + entry("comment", 8, reply(3) + '<link rel="related" href="http://x.example/3/comments/default/7"/>')
        )
    )
    assert [(post.title, post.entries) for post in collection.posts] == [("Bells", 2), ("About", 0)]
    document = collection.document(1)
    assert (document.article.author, document.article.tags, document.warnings) == ("Nora", ("ropes",), ())
    assert [(entry.author, entry.title, entry.parent) for entry in document.entries] == [
        ("Nora", None, None),
        ("Nora", None, 1),
    ]


def test_the_later_form_of_bloggers_export(opened: Open) -> None:
    def modern(kind: str, id: int, inner: str = "", status: str = "LIVE") -> str:
        return (
            f"<entry><id>tag:blogger.com,1999:blog-1.post-{id}</id><b:type>{kind}</b:type><b:status>{status}</b:status>"
            f"<author><name>Ida</name><b:type>ANONYMOUS</b:type></author><title>T{id}</title>{inner}</entry>"
        )

    def parent(post: int, comment: str = "") -> str:
        return f"<b:parent>tag:blogger.com,1999:blog-1.post-{post}</b:parent><b:inReplyTo>{comment}</b:inReplyTo>"

    feed = ATOM.replace("xmlns:app", 'xmlns:b="http://schemas.google.com/blogger/2018" xmlns:app')
    collection = opened(
        feed.format(
            modern("POST", 1)
            + modern("POST", 2, status="DRAFT")
            + modern("COMMENT", 3, parent(1))
            + modern("COMMENT", 4, parent(1, "tag:blogger.com,1999:blog-1.post-3"))
            + modern("COMMENT", 5, parent(1), status="SPAM")
        )
    )
    assert [(post.title, post.entries) for post in collection.posts] == [("T1", 2)]
    assert [entry.parent for entry in collection.document(1).entries] == [None, 1]


def test_comments_on_no_post_of_an_export_are_counted(opened: Open) -> None:
    collection = opened(ATOM.format(entry("post", 1) + entry("comment", 2, reply(1)) + entry("comment", 3, reply(9))))
    assert collection.posts[0].entries == 1
    assert collection.document(1).warnings == ("1 comment of the file is on no post that it holds, and not shown",)


def test_a_comment_is_on_the_post_that_its_parent_is_on(opened: Open) -> None:
    entries = "".join(
        f'<entry><id>{id}</id><content>Words</content>{f"""<thr:in-reply-to ref="{ref}"/>""" if ref else ""}</entry>'
        for id, ref in (("c3", "c2"), ("post", ""), ("c2", "c1"), ("c1", "post"), ("loop", "loop"))
    )
    collection = opened(ATOM.format(entries))
    assert [post.entries for post in collection.posts] == [3]
    assert [entry.parent for entry in collection.document(1).entries] == [2, 3, None]


def test_media_in_an_item_are_not_its_title_or_text(opened: Open) -> None:
    item = (
        '<item xmlns:media="http://search.yahoo.com/mrss/"><media:title>no</media:title><title>Bell</title>'
        "<media:content><media:title>no</media:title></media:content><description>Words</description></item>"
    )
    collection = opened(RSS.format(f"<title>Landing</title>{item}"))
    assert collection.posts[0].title == "Bell"
    assert [block.text for block in collection.document(1).article.blocks] == ["Words"]


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF])
def test_a_feed_without_items_says_so(opened: Open, feed: str) -> None:
    with pytest.raises(UnreadableError, match="nothing in the feed"):
        opened(feed.format("<title>Landing</title><item><other/></item>"))


@given(st.text(max_size=60))
def test_any_text_in_a_feed_is_shown_without_control_characters(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-feed.xml"
    inner = f"<title>{text}</title><dc:creator>{text}</dc:creator><pubDate>{text}</pubDate><link>{text}</link>"
    path.write_bytes(
        RSS.format(f"{COMMENTS_ON}<item>{inner}{text}{'x' * 4000}</item>").encode("utf-8", "surrogatepass")
    )
    try:
        documents = list(formats.collect(File(str(path)), "feed").documents())
    except UnreadableError:
        return
    for document in documents:
        for _, shown in document.texts():
            assert not {*map(chr, range(32))}.difference("\n\t").intersection(shown)


@given(st.integers(0, 4000))
def test_a_cut_feed_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, samples: Path, end: int) -> None:
    for name in ("comment-feed.xml", "comment-feed.atom"):
        path = tmp_path_factory.getbasetemp() / name
        data = (samples / name).read_bytes()[: end + 1].rstrip()
        path.write_bytes(data)
        try:
            documents = list(formats.collect(File(str(path)), "feed").documents())
        except UnreadableError as error:
            assert "\n" not in str(error)
        else:
            assert data.endswith((b"</rss>", b"</feed>")) or all(document.warnings for document in documents)
