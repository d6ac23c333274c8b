import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.formats.sniff import sniff
from tui.archive.load import File, UnreadableError, clean
from tui.archive.model import Document

Open = Callable[[Any], Collection]
Json = dict[str, Any]
ELSE = "this is JSON, but neither posts nor comments of WordPress"


def post(**fields: Any) -> Json:
    return {
        "id": 7,
        "slug": "the-lamp",
        "date": "2007-07-09T15:12:00",
        "link": "https://example.com/the-lamp/",
        "status": "publish",
        "title": {"rendered": "The lamp &#038; the mill"},
        "content": {"rendered": "<p>It is <a href='https://example.org/oil'>lit</a>.</p>"},
    } | fields


def comment(number: int, parent: Any = 0, **fields: Any) -> Json:
    return {
        "id": number,
        "post": 7,
        "parent": parent,
        "author_name": f"joe{number}",
        "author_url": "https://example.net/joe",
        "date": "2007-07-10T09:00:00",
        "content": {"rendered": f"<p>words {number}</p>"},
        "status": "approved",
        "type": "comment",
    } | fields


@pytest.fixture
def collection(tmp_path: Path) -> Open:
    def open_value(value: Any) -> Collection:
        path = tmp_path / "answer.json"
        path.write_bytes(value.encode() if isinstance(value, str) else json.dumps(value).encode())
        return formats.collect(File(str(path)), "wpjson")

    return open_value


@pytest.fixture
def document(collection: Open) -> Callable[[Any], Document]:
    return lambda value: collection(value).document(1)


def parents(document: Document) -> list[int | None]:
    return [entry.parent for entry in document.entries]


def test_a_post_with_its_comments(collection: Open) -> None:
    opened = collection({"post": post(), "comments": [comment(1), comment(2, 1)]})
    (listed,) = opened.posts
    assert (listed.slug, listed.title, listed.date, listed.entries) == (
        "the-lamp", "The lamp & the mill", "2007-07-09T15:12:00", 2,
    )  # fmt: skip
    read = opened.document(1)
    assert (read.article.title, read.article.date) == (listed.title, listed.date)
    assert (read.article.url, read.article.author) == ("https://example.com/the-lamp/", None)
    assert [block.text for block in read.article.blocks] == ["It is lit."]
    assert read.links[0, 1][0].url == "https://example.org/oil"
    first, second = read.entries
    assert (first.author, first.url, first.date, first.paragraphs) == (
        "joe1", "https://example.net/joe", "2007-07-10T09:00:00", ("words 1",),
    )  # fmt: skip
    assert (second.parent, second.depth, second.reply and second.reply.source) == (1, 2, "explicit")
    assert read.warnings == ()


def test_an_array_of_comments_is_an_article_without_a_title(document: Callable[[Any], Document]) -> None:
    read = document([comment(2, 1), comment(1)])
    assert (read.article.title, read.article.blocks) == (None, ())
    assert parents(read) == [2, None]


def test_comments_of_several_posts_are_several_records(collection: Open) -> None:
    opened = collection([comment(1), comment(2, post=8), comment(3)])
    assert [[entry.author for entry in read.entries] for read in opened.documents()] == [["joe1", "joe3"], ["joe2"]]


def test_one_post_alone_and_one_comment_alone(collection: Open) -> None:
    assert len(collection(post()).document(1).entries) == 0
    assert len(collection(comment(1)).document(1).entries) == 1


@pytest.mark.parametrize("wrapped", [False, True])
def test_posts_bring_their_author_tags_and_replies_with_them(collection: Open, wrapped: bool) -> None:
    embedded = {
        "author": [{"id": 1, "name": "Ada Low"}],
        "replies": [[comment(1), comment(2, 1)]],
        "wp:term": [[{"taxonomy": "category", "name": "News"}], [{"taxonomy": "post_tag", "name": "oil &amp; wick"}]],
    }
    posts = [post(_embedded=embedded), post(id=8, slug="second", _embedded={})]
    opened = collection({"posts": posts} if wrapped else posts)
    assert [(one.slug, one.entries) for one in opened.posts] == [("the-lamp", 2), ("second", 0)]
    read = opened.document(1)
    assert (read.article.author, read.article.tags) == ("Ada Low", ("oil & wick",))
    assert parents(read) == [None, 1]


def test_answers_put_one_after_the_other_are_one_file(collection: Open) -> None:
    pages = json.dumps([comment(1)]) + "\n" + json.dumps([comment(2, 1)]) + "\n" + json.dumps(post())
    (read,) = collection(pages).documents()
    assert read.article.title == "The lamp & the mill"
    assert parents(read) == [None, 1]


@pytest.mark.parametrize("status", ["hold", "spam", "trash", "unapproved", "0", 0])
def test_comments_that_were_not_shown_are_left_out(collection: Open, status: Any) -> None:
    opened = collection({"post": post(), "comments": [comment(1, status=status), comment(2), comment(3, status=None)]})
    assert opened.posts[0].entries == 1 + 1
    assert [entry.author for entry in opened.document(1).entries] == ["joe2", "joe3"]


def test_posts_that_are_not_published_are_left_out(collection: Open) -> None:
    assert len(collection([post(status="draft"), post()])) == 1
    with pytest.raises(UnreadableError, match="no published post"):
        collection(post(status="private"))


def test_a_parent_that_is_not_there_leaves_its_reply_at_the_top(document: Callable[[Any], Document]) -> None:
    read = document([comment(1, 99), comment(2, 1)])
    assert parents(read) == [None, 1]
    assert read.warnings == ("a comment answers one that is not in the file; shown at the top",)
    read = document([comment(1, 98), comment(2, 99)])
    assert read.warnings == ("2 comments answer ones that are not in the file; shown at the top",)


def test_comments_that_answer_one_another_are_all_there(document: Callable[[Any], Document]) -> None:
    read = document([comment(1, 2), comment(2, 1), comment(3, 3)])
    assert parents(read) == [2, None, None]
    assert len(read.warnings) == 1


def test_of_two_comments_with_one_number_the_first_is_answered(document: Callable[[Any], Document]) -> None:
    assert parents(document([comment(1), comment(1), comment(2, 1)])) == [None, None, 1]


def test_pings_are_told_by_their_type(document: Callable[[Any], Document]) -> None:
    read = document(
        [
            comment(1, type="pingback", author_name="Lamps &#8211; The Lane"),
            comment(2, type="trackback", content={"rendered": "<p><strong>All lamps</strong></p>\n<p>They burn.</p>"}),
            comment(3, type=None),
        ]
    )
    assert [(entry.kind, entry.author, entry.title) for entry in read.entries] == [
        ("pingback", "Lamps – The Lane", None), ("trackback", "joe2", "All lamps"), ("comment", "joe3", None),
    ]  # fmt: skip
    assert read.entries[1].paragraphs == ("They burn.",)


def test_text_without_tags_has_its_blank_lines_as_paragraphs(document: Callable[[Any], Document]) -> None:
    raw = {"rendered": "one\r\n<b>two</b>\r\n\r\nthree"}
    read = document({"post": post(content=raw), "comments": [comment(1, content=raw)]})
    assert [block.text for block in read.article.blocks] == ["one\ntwo", "three"]
    assert read.entries[0].paragraphs == ("one\ntwo", "three")


def test_what_was_typed_is_read_where_what_is_shown_is_not_there(document: Callable[[Any], Document]) -> None:
    read = document(post(title={"raw": "Lit"}, content={"raw": "<!-- wp:paragraph -->\n<p>It burns.</p>"}))
    assert (read.article.title, [block.text for block in read.article.blocks]) == ("Lit", ["It burns."])


def test_mail_and_ip_addresses_are_nowhere(document: Callable[[Any], Document]) -> None:
    private: Json = {"author_email": "joe@example.org", "author_ip": "192.0.2.7", "author_user_agent": "@browser"}
    read = document([comment(1, **private), comment(2, author_name="ann@example.org")])
    assert "@" not in repr(read)
    assert "192.0.2" not in repr(read)


def test_fields_may_be_missing_or_of_any_kind(document: Callable[[Any], Document]) -> None:
    strange: list[Any] = [None, True, -1, 1.5, [], {}, [[]], "\ud83d\x1b[31m", {"rendered": None}, {"rendered": ["x"]}]
    for value in strange:
        read = document({"post": dict.fromkeys(post(), value) | {"status": None}, "comments": []})
        assert read.article.author is None
        fields = dict.fromkeys([*comment(1), "author", "_embedded"], value) | {"status": None, "title": None}
        del fields["title"]
        assert len(document([fields, comment(2)]).entries) >= 1
    assert len(document([{"author_name": None}]).entries) == 1


def test_numbers_may_be_written_as_words(document: Callable[[Any], Document]) -> None:
    assert parents(document([comment(1), comment(2, id="2", parent="1"), comment(3, parent="x")])) == [None, 1, None]
    assert parents(document([comment(1), comment(2, id=10**400, parent=10**300)])) == [None, None]


def test_the_older_interface_of_wordpress_com(document: Callable[[Any], Document]) -> None:
    old_post = {"ID": 7, "title": "Lit", "content": "<p>It burns.</p>", "URL": "https://example.com/7", "date": "2007"}
    old = {"ID": 2, "post": {"ID": 7}, "author": {"name": "joe", "URL": "https://example.net/"}, "content": "<p>x</p>"}
    read = document([{"found": 1, "posts": [old_post | {"author": {"name": "Ada"}}]}, {"comments": [
        old | {"parent": False}, old | {"ID": 3, "parent": {"ID": 2}},
    ]}])  # fmt: skip
    assert (read.article.title, read.article.author, read.article.url) == ("Lit", "Ada", "https://example.com/7")
    assert [(entry.author, entry.url) for entry in read.entries] == [("joe", "https://example.net/")] * 2
    assert parents(read) == [None, 1]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ({"name": "lamps", "version": "1.0"}, ELSE),
        ({"title": "Lamps", "content": "no WordPress"}, ELSE),
        ([1, 2], ELSE),
        ([{"id": 1, "type": "attachment", "title": {"rendered": "a picture"}}], ELSE),
        ({"code": "rest_no_route", "message": "No way\nthere", "data": {"status": 404}}, "told of: No way there"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 100_000, "nested too deep"),
        ('{"id": 1,\n  "title": tru', "broken at line 2, column 12"),
        ("[]", "no published post"),
        ('{"posts": []}', "no published post"),
    ],
)
def test_what_cannot_be_read_says_why(collection: Open, value: Any, wrong: str) -> None:
    with pytest.raises(UnreadableError, match=wrong) as error:
        collection(value)
    assert "\n" not in str(error.value)


def test_of_a_cut_file_the_whole_comments_are_saved(document: Callable[[Any], Document]) -> None:
    text = json.dumps({"post": post(), "comments": [comment(1), comment(2, 1), comment(3)]})
    read = document(text[: text.index("words 3")])
    assert [entry.author for entry in read.entries] == ["joe1", "joe2"]
    assert read.article.title == "The lamp & the mill"
    assert len(read.warnings) == 1
    assert "what comes after is lost" in read.warnings[0]


def test_what_stands_before_a_break_is_saved(document: Callable[[Any], Document]) -> None:
    read = document(json.dumps([comment(1), comment(2)]).replace('"joe2",', '"joe2"'))
    assert [entry.author for entry in read.entries] == ["joe1"]
    read = document(json.dumps([comment(1)]) + "<script>")
    assert (len(read.entries), len(read.warnings)) == (1, 1)


def test_what_json_does_not_have_is_read_all_the_same(document: Callable[[Any], Document]) -> None:
    text = (
        json.dumps([comment(1)]).replace("2007-07-10T09:00:00", "2007\t\u2028").replace('"parent": 0', '"parent": NaN')
    )
    assert document(text).entries[0].date == "2007"


@pytest.mark.parametrize("text", ['{"id":1}', ' [\n {"id" : 2', "[]", "{}", "[{}]", '[[{"id": 1}]]'])
def test_json_is_told_by_its_brackets(text: str) -> None:
    told = sniff(text.encode())
    assert told is not None
    assert told.format == "wpjson"


@pytest.mark.parametrize("text", ["[ ] oil for the lamp", "[1] a note", "[]\nwicks", "{} is empty", '["a", "b"]', "[["])
def test_texts_that_begin_with_a_bracket_are_no_json(text: str) -> None:
    assert sniff(text.encode()) is None


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.floats() | st.text(max_size=8) | st.sampled_from([
        "<p>x", "\x1b[31m", "http://[", "\ud800", "spam", "trackback", "a\n\nb", "<strong>t</strong>\nx",
    ]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from([
            "id", "ID", "post", "posts", "comments", "parent", "title", "content", "rendered", "raw", "author",
            "author_name", "author_url", "date", "type", "status", "slug", "link", "_embedded", "replies", "wp:term",
            "name", "taxonomy", "message", "code",
        ]),
        inner,
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(_VALUES, st.integers(0, 4000))
def test_no_json_is_too_strange_to_read(tmp_path_factory: pytest.TempPathFactory, value: Any, end: int) -> None:
    path = tmp_path_factory.getbasetemp() / "strange.json"
    text = json.dumps(value)
    path.write_text(text[:end] or "{", "utf-8")
    try:
        opened = formats.collect(File(str(path)), "wpjson")
    except UnreadableError as error:
        assert "\n" not in str(error)
        return
    for listed, read in zip(opened.posts, opened.documents(), strict=True):
        assert (listed.title, listed.date, listed.entries) == (
            read.article.title, read.article.date, len(read.entries),
        )  # fmt: skip
        assert all(shown == clean(shown) and shown.strip() for _, shown in read.texts())


def test_json_that_breaks_inside_a_string_with_brackets_is_read_up_to_there(collection: Open) -> None:
    whole = json.dumps([comment(1), comment(2)])
    opened = collection(whole.replace("words 2", "see [[the lamp]] it\\'s lit"))
    (document,) = opened.documents()
    assert [entry.paragraphs for entry in document.entries] == [("words 1",)]
    assert "cut off or broken" in document.warnings[0]
