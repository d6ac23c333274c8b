"""The discussions of saved pages: real templates of many years, and pages that are broken or hostile."""

from __future__ import annotations

import json
import os
import unicodedata
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.formats import collect
from tui.archive.formats.compose import Draft, compose
from tui.archive.formats.html import CUT, discussion, is_cut
from tui.archive.formats.markup import parse
from tui.archive.load import File, UnreadableError
from tui.archive.model import Article, Document, Source

from ..records import ARTICLE, SAMPLE
from ..themes import THEMES

BASE = "http://example.com/lamps/lit"


def find(html: str) -> discussion.Discussion:
    root, _ = parse(f"<html><body>{dedent(html)}</body></html>")
    assert root is not None
    return discussion.find(root, BASE)


def drafts(html: str) -> list[Draft]:
    return find(html).drafts


def told(html: str) -> list[tuple[str, str | None, str | None, str]]:
    """Each entry's kind, author, date and words."""
    return [(one.kind, one.author, one.date, words(one)) for one in drafts(html)]


def words(draft: Draft) -> str:
    return " / ".join(passage.text for passage in draft.body)


def document(html: str) -> Document:
    found = drafts(html)
    return compose(Source("page.html", "html", "utf-8", 1, "0"), Article(), (), found)


def parents(html: str) -> list[int | None]:
    return [entry.parent for entry in document(html).entries]


def read(data: bytes, folder: Path) -> Document:
    path = folder / "page.html"
    path.write_bytes(data)
    return collect(File(str(path)), "html").document(1)


# WordPress


def test_an_old_list_names_its_writers_below() -> None:
    assert told(
        """
        <h2 id="comments">2 Comments</h2><ol id="commentlist">
        <li id="comment-1"><p>The oil is gone.</p>
        <p><cite>Comment by <a href="http://ann.example.org/">Ann Reed</a> — 9 July 2007 @
          <a href="#comment-1">3:12 pm</a></cite></p></li>
        <li class="alt" id="comment-2"><p>So is the wick.</p><p>And the match.</p>
        <p><cite>Pingback by <a href="http://mill.example.org/">Mill Lane Notes</a> — 10 July 2007 @
          <a href="#comment-2">4:00 pm</a></cite></p></li></ol>
        """
    ) == [
        ("comment", "Ann Reed", "9 July 2007 @ 3:12 pm", "The oil is gone."),
        ("pingback", "Mill Lane Notes", "10 July 2007 @ 4:00 pm", "So is the wick. / And the match."),
    ]


def test_a_list_with_cites_and_what_waits_for_its_editor() -> None:
    assert told(
        """
        <ol class="commentlist"><li class="alt" id="comment-7"><cite><a href="http://bob.example.net"
        rel="external nofollow">Bob</a></cite> Says: <em>Your comment is awaiting moderation.</em><br />
        <small class="commentmetadata"><a href="#comment-7" title="">July 9th, 2007 at 3:12 pm</a>
        <a href="/edit">edit</a></small><p>Who lit it?</p></li></ol>
        """
    )[0][:3] == ("comment", "Bob", "July 9th, 2007 at 3:12 pm")


def test_moderation_buttons_likes_and_pictures_are_no_part_of_a_text() -> None:
    (one,) = drafts(
        """
        <ol class="comment-list"><li id="comment-12" class="comment even thread-even depth-1">
        <article id="div-comment-12" class="comment-body"><footer class="comment-meta">
        <div class="comment-author vcard"><img class="avatar" alt="Ann's face"><b class="fn">
        <a href="https://ann.example.org" class="url" rel="ugc">Ann Reed</a></b><span class="says">says:</span></div>
        <div class="comment-metadata"><a href="#comment-12"><time datetime="2019-08-03T04:11:57+00:00">August 3, 2019
        at 4:11 am</time></a><span class="edit-link"><a href="/edit">Edit</a></span></div>
        <p class="comment-awaiting-moderation">Your comment is awaiting moderation.</p></footer>
        <div class="comment-content"><p>See <a href="/oil">the oil</a>.</p>
        <p id="comment-like-12" class="comment-likes"><a class="comment-like-link">Like</a> <span>Liked by 3</span></p>
        <div class="sharedaddy">Share this</div></div>
        <div class="reply"><a class="comment-reply-link" href="#respond">Reply</a></div></article></li></ol>
        """
    )
    assert (one.author, one.url, one.date) == ("Ann Reed", "https://ann.example.org", "August 3, 2019 at 4:11 am")
    assert words(one) == "See the oil."
    assert one.body[0].links[0].url == "http://example.com/oil"


def test_blocks_of_a_theme_nest_replies() -> None:
    page = """
        <div class="wp-block-comments"><h2 class="wp-block-comments-title">Two responses</h2>
        <ol class="wp-block-comment-template"><li id="comment-1" class="comment even depth-1">
        <div class="wp-block-columns"><div class="wp-block-column"><div class="wp-block-avatar"><img></div></div>
        <div class="wp-block-column"><div class="wp-block-comment-author-name">Ann</div>
        <div class="wp-block-comment-date"><time datetime="2022-02-01T08:00:00+00:00"><a href="#comment-1">February 1,
        2022</a></time></div><div class="wp-block-comment-content"><p>One lamp.</p></div>
        <div class="wp-block-comment-reply-link"><a href="#">Reply</a></div></div></div>
        <ol><li id="comment-2" class="comment odd depth-2"><div class="wp-block-comment-author-name">Bob</div>
        <div class="wp-block-comment-date"><time datetime="2022-02-02T08:00:00+00:00"><a href="#comment-2">February 2,
        2022</a></time></div><div class="wp-block-comment-content"><p>Two lamps.</p></div></li></ol></li></ol></div>
        """
    assert told(page) == [
        ("comment", "Ann", "February 1, 2022", "One lamp."),
        ("comment", "Bob", "February 2, 2022", "Two lamps."),
    ]
    assert parents(page) == [None, 1]


def test_answers_side_by_side_are_nested_by_their_depths() -> None:
    page = """
        <div id="comments">
        <div id="wpd-comm-11_0" class="comment depth-1"><div class="wpd-comment-author">Ann</div>
          <div class="wpd-comment-date">vor 3 Tagen</div><div class="wpd-comment-text"><p>One.</p></div></div>
        <div id="wpd-comm-12_11" class="comment depth-2"><div class="wpd-comment-author">Bob</div>
          <div class="wpd-comment-date">vor 2 Tagen</div><div class="wpd-comment-text"><p>Two.</p></div></div>
        <div id="wpd-comm-13_12" class="comment depth-3"><div class="wpd-comment-author">Dee</div>
          <div class="wpd-comment-date">vor 2 Tagen</div><div class="wpd-comment-text"><p>Three.</p></div></div>
        <div id="wpd-comm-14_0" class="comment depth-1"><div class="wpd-comment-author">Eve</div>
          <div class="wpd-comment-date">vor einem Tag</div><div class="wpd-comment-text"><p>Four.</p></div></div></div>
        """
    assert told(page)[2] == ("comment", "Dee", "vor 2 Tagen", "Three.")
    assert parents(page) == [None, 1, 2, None]


def test_a_list_of_answers_behind_an_entry_belongs_to_it() -> None:
    assert parents(
        """
        <div class="comments"><div class="comment" id="c101"><span class="author">Ann</span><p>One.</p></div>
        <div class="indented"><div class="comment" id="c102"><span class="author">Bob</span><p>Two.</p></div>
        <div class="indented"><div class="comment" id="c103"><span class="author">Dee</span><p>Three.</p></div></div>
        </div>
        <div class="comment" id="c104"><span class="author">Eve</span><p>Four.</p></div></div>
        """
    ) == [None, 1, 2, None]


@pytest.mark.parametrize(
    ("attribute", "said"),
    [
        ('data-parent="1"', ""),
        ("", '<a href="#comment-1">In reply to Ann</a>'),
        ("", '<span>Antwort auf <a href="/x#comment-1">Ann</a></span>'),
    ],
    ids=["attribute", "link", "words before a link"],
)
def test_the_page_may_say_whom_an_entry_answers(attribute: str, said: str) -> None:
    first = '<div class="comment" id="comment-1"><b class="fn">Ann</b><p>One.</p></div>'
    second = f'<div class="comment" id="comment-2" {attribute}><b class="fn">Bob</b>{said}<p>Two.</p></div>'
    assert parents(f'<div id="comments">{first}{second}</div>') == [None, 1]


def test_a_pingback_of_one_line_is_its_name_and_address() -> None:
    (one,) = drafts(
        '<ol class="commentlist"><li class="pingback even" id="comment-3"><p>Pingback: <a href="http://mill.example.org/x"'
        ' rel="external">Lit again | Mill Lane Notes</a> <span class="edit-link">(Edit)</span></p></li></ol>'
    )
    assert (one.kind, one.author, one.url, list(one.body)) == (
        "pingback",
        "Lit again | Mill Lane Notes",
        "http://mill.example.org/x",
        [],
    )


def test_a_trackback_has_the_title_that_stands_over_its_excerpt() -> None:
    (one,) = drafts(
        """
        <ul class="trackbacks"><li class="trackback" id="comment-9"><cite class="fn"><a
        href="http://post.example.org/9">River Bank Post</a></cite> <span class="says">says:</span>
        <p><strong>Light on the water</strong></p><p>After eleven years the lamp is back, and there is much talk of
        what the council will do about the others…</p></li></ul>
        """
    )
    assert (one.kind, one.author, one.title) == ("trackback", "River Bank Post", "Light on the water")
    assert words(one).startswith("After eleven years")


def test_an_excerpt_cut_at_both_ends_is_a_pingback() -> None:
    assert told(
        '<div id="comments"><div id="comment-4" class="social-comment"><span class="fn">Mill Lane Notes</span>'
        "<p>[…] the lamp is lit […]</p></div></div>"
    ) == [("pingback", "Mill Lane Notes", None, "[…] the lamp is lit […]")]


# Movable Type, TypePad, Blogger


def test_a_name_under_each_text_is_not_the_next_one_s() -> None:
    page = """
        <div class="comments-head"><a name="comments"></a>Comments</div>
        <div class="comments-body"><p>The oil is gone.</p><p>All of it.</p>
        <span class="comments-post">Posted by: <a href="http://ann.example.org/">Ann Reed</a> at July 9, 2004 03:12 PM
        </span></div>
        <div class="comments-body"><p>So is the wick.</p>
        <span class="comments-post">Posted by: Bob at July 9, 2004 04:00 PM</span></div>
        """
    assert told(page) == [
        ("comment", "Ann Reed", "July 9, 2004 03:12 PM", "The oil is gone. / All of it."),
        ("comment", "Bob", "July 9, 2004 04:00 PM", "So is the wick."),
    ]
    assert [one.url for one in drafts(page)] == ["http://ann.example.org/", None]


@pytest.mark.parametrize("below", [True, False], ids=["names below", "names above"])
def test_headings_and_forms_beside_texts_are_no_part_of_them(below: bool) -> None:
    said = [("Ann", "One lamp."), ("Bob", "Two lamps.")]
    lines = [(f"<p>Posted by: {name} at July 9, 2004 03:12 PM</p>", f"<p>{text}</p>") for name, text in said]
    entries = "".join("".join(reversed(pair) if below else pair) for pair in lines)
    assert told(
        f"""
        <div class="comments-body"><div class="comments-head">Comments</div>{entries}
        <div class="comments-head">Post a comment</div><p>Thanks for signing in.</p></div>
        """
    ) == [("comment", name, "July 9, 2004 03:12 PM", text) for name, text in said]


def test_names_and_texts_in_turn_are_pairs() -> None:
    assert told(
        """
        <div id="comments"><h4>2 comments:</h4><dl id="comments-block">
        <dt class="comment-author" id="c1"><a name="c1"></a><a href="http://www.blogger.example/profile/1"
        rel="nofollow">Ann</a> said...</dt><dd class="comment-body"><p>One lamp.</p></dd>
        <dd class="comment-footer"><span class="comment-timestamp"><a href="#c1">July 9, 2007 3:12 PM</a></span></dd>
        <dt class="comment-author" id="c2"><span class="anon">Anonymous</span> said...</dt>
        <dd class="comment-body"><p>Two lamps.</p></dd>
        <dd class="comment-footer"><span class="comment-timestamp">10:12 AM, July 10, 2007</span></dd></dl></div>
        """
    ) == [
        ("comment", "Ann", "July 9, 2007 3:12 PM", "One lamp."),
        ("comment", "Anonymous", "10:12 AM, July 10, 2007", "Two lamps."),
    ]


def test_threads_of_blogger_are_nested() -> None:
    page = """
        <div id="Blog1" class="widget Blog"><h1>Lit</h1><div class="comments" id="comments"><h4>2 comments:</h4>
        <div class="comments-content"><div class="comment-thread" id="bc_0_1T"><ol id="bc_0_1TB">
        <li class="comment" id="bc_0_0B"><div class="avatar-image-container"><img></div>
        <div class="comment-block" id="c5038916005497812552"><div class="comment-header"><cite class="user">
        <a href="http://ann.example.org" rel="nofollow">Ann</a></cite><span class="icon user"></span>
        <span class="datetime secondary-text"><a href="?c=1#c5038916005497812552">July 9, 2011 at 5:39 AM</a></span>
        </div>
        <p class="comment-content">One lamp.</p><span class="comment-actions secondary-text"><a>Reply</a>
        <span class="item-control"><a>Delete</a></span></span></div>
        <div class="comment-replies" id="bc_0_0BR"><div class="comment-thread inline-thread" id="bc_0_0T">
        <span class="thread-toggle"><span class="thread-count"><a>Replies</a></span></span>
        <ol class="thread-chrome"><li class="comment" id="bc_0_1B"><div class="comment-block"
        id="c6305406649190702282"><div class="comment-header"><cite class="user">Bob</cite>
        <span class="datetime secondary-text"><a href="?c=2#c6305406649190702282">July 9, 2011 at 6:00 AM</a></span>
        </div>
        <p class="comment-content">Two lamps.</p></div></li></ol></div></div>
        <div class="comment-replybox-single"></div></li></ol></div></div></div></div>
        """
    assert told(page) == [
        ("comment", "Ann", "July 9, 2011 at 5:39 AM", "One lamp."),
        ("comment", "Bob", "July 9, 2011 at 6:00 AM", "Two lamps."),
    ]
    assert parents(page) == [None, 1]


# Any other page


def test_comments_are_known_by_microdata() -> None:
    assert told(
        """
        <section><div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><div itemprop="author"
        itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann Reed</span></div>
        <meta itemprop="dateCreated" content="2020-01-02">
        <time itemprop="dateCreated" datetime="2020-01-02T10:00"></time>
        <div itemprop="text"><p>One lamp.</p></div></div></section>
        """
    ) == [("comment", "Ann Reed", "2020-01-02T10:00", "One lamp.")]


def test_comments_are_known_by_microformats() -> None:
    assert told(
        """
        <div class="u-comment h-cite"><a class="p-author h-card" href="http://ann.example.org/">Ann</a>
        <time class="dt-published" datetime="2020-01-02T10:00">2 January 2020</time>
        <p class="e-content">One lamp.</p></div>
        """
    ) == [("comment", "Ann", "2 January 2020", "One lamp.")]


def test_a_header_without_classes_is_read_by_its_words() -> None:
    page = """
        <ul id="commentsList"><li id="comment101"><div class="commentHead"><h6><a><span>Report this Comment</span></a>
        On December 23, 2014, at 10:07 PM, <a href="http://ann.example.org/">annr</a> wrote:</h6></div>
        <div class="commentPost"><p>One lamp.</p></div></li>
        <li id="comment102"><div class="commentHead"><h6>On December 24, 2014, at 9:00 AM, <a>bob</a> wrote:</h6></div>
        <div class="commentPost"><p>Two lamps.</p></div></li></ul>
        """
    assert told(page) == [
        ("comment", "annr", "December 23, 2014, at 10:07 PM", "One lamp."),
        ("comment", "bob", "December 24, 2014, at 9:00 AM", "Two lamps."),
    ]


def test_a_name_that_stands_alone_with_a_date_is_the_author_s() -> None:
    assert told(
        """
        <ul class="commentaires"><li class="commentaire"><div><strong>Ann</strong> <time>02-11-2023 • 16h43</time></div>
        <div class="commentaire-text"><p>One lamp.</p></div></li>
        <li class="commentaire"><div><strong>bob77</strong> <time>02-11-2023 • 17h00</time></div>
        <div class="commentaire-text"><p>Two lamps.</p></div></li></ul>
        """
    ) == [
        ("comment", "Ann", "02-11-2023 • 16h43", "One lamp."),
        ("comment", "bob77", "02-11-2023 • 17h00", "Two lamps."),
    ]


def test_a_body_keeps_its_quotations_lists_and_links() -> None:
    (one,) = drafts(
        """
        <div class="comment" id="comment-5"><cite class="fn">Ann</cite><div class="comment-text">
        <blockquote><p>The glass will <cite>never</cite> hold.</p></blockquote><p>It <a href="/held">held</a>.</p>
        <ul><li>oil</li><li>wick</li></ul><p>Bob says: good night.</p></div></div>
        """
    )
    assert [(passage.kind, passage.text) for passage in one.body] == [
        ("quote", "The glass will never hold."),
        ("paragraph", "It held."),
        ("list_item", "oil"),
        ("list_item", "wick"),
        ("paragraph", "Bob says: good night."),
    ]
    assert one.body[1].links[0].url == "http://example.com/held"


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Ann Reed says:", "Ann Reed"),
        ("Ann Reed schreibt:", "Ann Reed"),
        ("Ann Reed:", "Ann Reed"),
        ("Ann Reed,", "Ann Reed"),
        (", par Ann Reed", "Ann Reed"),
        ("by Ann Reed", "Ann Reed"),
        ("By Reed", "By Reed"),
        ("-ann", "-ann"),
        ("Ann Reed <span class='role'>Author</span>", "Ann Reed"),
        ("<b>Ann Reed</b> 9 July 2007 <a class='comment-reply-link'>Reply</a>", "Ann Reed"),
        ("Ann Reed<br><span class='post-author-badge'>Autor</span>", "Ann Reed"),
        ("J. <b>P.</b> Quill", "J. P. Quill"),
    ],
)
def test_a_name_is_freed_of_what_templates_write_beside_it(shown: str, name: str) -> None:
    (one,) = drafts(
        f'<div class="comment" id="comment-1"><div class="comment-author">{shown}</div><p>One lamp.</p></div>'
    )
    assert one.author == name


@pytest.mark.parametrize("address", ["mailto:ann@example.org", "javascript:alert(1)", "#comment-1", "data:text/html,x"])
def test_only_addresses_of_the_web_are_an_author_s(address: str) -> None:
    link = f'<a class="fn" href="{address}">Ann</a>'
    (one,) = drafts(f'<div class="comment" id="comment-1">{link}<p>One <a href="{address}">x</a></p></div>')
    assert one.author == "Ann"
    assert one.url is None
    assert address.startswith("#") or not one.body[0].links


def authors(names: list[str], label: str) -> list[str | None]:
    """Who wrote entries that each have a label where a name stands too."""
    entries = (
        f"""<li id="comment-{n}"><div class="comment-author"><a href="#">{label}</a></div>
        <div class="comment_author">{name}</div><div class="comment-body"><p>The lamp is lit.</p></div></li>"""
        for n, name in enumerate(names, 1)
    )
    return [one.author for one in drafts(f'<ol class="commentlist">{"".join(entries)}</ol>')]


def test_what_stands_over_every_entry_is_no_name_where_another_stands_beside_it() -> None:
    assert authors(["Ann Reed", "Jo Low", "Ida"], "Profile") == ["Ann Reed", "Jo Low", "Ida"]


def test_a_discussion_of_one_writer_keeps_the_name() -> None:
    assert authors(["Ann Reed"] * 4, "") == ["Ann Reed"] * 4
    assert authors(["Ann Reed"] * 4, "Ann Reed") == ["Ann Reed"] * 4


def test_two_entries_are_too_few_to_tell_a_label_from_a_name() -> None:
    assert authors(["Ann Reed", "Jo Low"], "Profile") == ["Profile", "Profile"]


def test_words_that_an_editor_left_in_the_place_of_a_text_are_its_words() -> None:
    (taken, waiting) = drafts(
        """
        <ol class="commentlist">
        <li class="comment" id="comment-1"><cite class="fn">Ann Reed</cite>
        <div class="comment-body"><p><em class="moderation">Taken away by the editor.</em></p></div></li>
        <li class="comment" id="comment-2"><cite class="fn">Jo Low</cite>
        <div class="comment-body"><em class="moderation">Your comment waits.</em><p>So is the wick.</p></div></li></ol>
        """
    )
    assert (words(taken), words(waiting)) == ("Taken away by the editor.", "So is the wick.")


def test_a_template_that_puts_comments_into_quotations_quotes_nothing() -> None:
    entry = '<li class="comment" id="comment-{0}"><cite>Ann {0}</cite><blockquote><p>One.</p>{1}</blockquote></li>'
    alike = drafts(f'<ol class="commentlist">{entry.format(1, "<p>Two.</p>")}{entry.format(2, "")}</ol>')
    assert {passage.kind for draft in alike for passage in draft.body} == {"paragraph"}
    quoting = drafts(f'<ol class="commentlist">{entry.format(1, "</blockquote><p>Two.</p>")}{entry.format(2, "")}</ol>')
    assert [passage.kind for draft in quoting for passage in draft.body] == ["quote", "paragraph", "quote"]


def test_a_button_may_say_whom_an_entry_answers() -> None:
    html = """
        <article class="comment" id="comment-101"><h4 class="comment-name">Ann Reed</h4>
        <div class="comment-body"><p>The oil is gone.</p></div></article>
        <article class="comment" id="comment-102"><h4 class="comment-name">Jo Low</h4>
        <div class="comment-body"><p>So is the wick.</p></div>
        <form action="http://example.com/lamps/lit#comment-101"><button>Antwort auf <b>#1</b></button></form></article>
        """
    assert parents(html) == [None, 1]


def test_an_e_mail_address_is_no_name() -> None:
    entry = document(
        '<div class="comment" id="comment-1"><b class="fn">ann@example.org</b><p>One lamp.</p></div>'
    ).entries[0]
    assert entry.author is None


# What is no discussion


@pytest.mark.parametrize(
    "html",
    [
        '<div class="widget"><h3>Recent Comments</h3><ul id="recentcomments"><li class="recentcomments"><span'
        ' class="comment-author-link">Ann</span> on <a href="/x">Lit</a></li></ul></div>',
        '<aside class="sidebar"><ul class="latest-comments"><li class="comment-item"><b class="author">Ann</b>'
        '<time>9 July 2007</time><p class="comment-text">One…</p></li></ul></aside>',
        '<div class="comments" id="comments"><h3>No Comments</h3></div>',
        '<div class="comments"><div class="comment"><a href="#comments">13 Comments</a></div></div>',
        '<div id="respond" class="comment-respond"><form class="comment-form"><p class="comment-notes">Your email'
        ' address will not be published.</p><p class="comment-form-author"><label>Name</label></p></form></div>',
        '<p class="comment-count">5</p><div class="comments-link"><a href="#c">Leave a comment</a></div>',
        '<nav class="comment-navigation"><div class="nav-previous"><a href="/2">Older Comments</a></div></nav>',
        '<div class="comment-box"><p>Share your voice</p></div>',
        '<ul class="users"><li class="user"><b class="name">Ann</b> 5 points</li></ul>',
    ],
    ids=["widget", "sidebar", "none", "counter", "form", "count", "pages", "invitation", "users"],
)
def test_what_speaks_of_comments_need_not_be_one(html: str) -> None:
    assert drafts(html) == []


def test_headings_and_forms_of_a_discussion_are_other_parts() -> None:
    found = find(
        """
        <div id="comments"><h3>1 Comment</h3><ol class="commentlist"><li class="comment" id="comment-1"><b
        class="fn">Ann</b><p>One lamp.</p></li></ol><div id="respond"><h3>Leave a Reply</h3></div></div>
        """
    )
    assert [(other.kind, other.text) for other in found.other] == [("heading", "1 Comment"), ("form", "Leave a Reply")]
    assert [element.get("id") for element in found.elements] == ["comments"]


def test_the_article_is_never_left_out_with_the_discussion() -> None:
    found = find(
        """
        <div class="comments-open" id="page"><h1>Lit</h1><div class="entry"><p>The lamp is lit.</p></div>
        <div class="comment" id="comment-1"><b class="fn">Ann</b><p>One lamp.</p></div></div>
        """
    )
    assert [element.get("id") for element in found.elements] == ["comment-1"]


def test_an_article_without_a_title_is_not_left_out_either() -> None:
    article = f"<p>{'The lamp is lit and the lane is out. ' * 60}</p>"
    found = find(
        f"""
        <div class="comments-open" id="page">{article}<ol class="commentlist" id="list">
        <li class="comment" id="comment-1"><b class="fn">Ann</b><p>One lamp.</p></li></ol></div>
        """
    )
    assert [element.get("id") for element in found.elements] == ["list"]


# Broken and hostile pages


@cache
def sample(name: str = "html5") -> bytes:
    return THEMES[name].page(ARTICLE, SAMPLE).encode()


def test_a_page_that_is_cut_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = read(sample(), tmp_path)
    cut = read(sample()[: sample().index(b"if the wick is cut well")], tmp_path)
    names = [entry.author for entry in cut.entries]
    assert names == [entry.author for entry in whole.entries[: len(names)]]
    assert names[-1] == "ninechars"
    assert cut.entries[-1].paragraphs[0].endswith("for a month")


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("<p>One lamp.</p></body></html>", False),
        ("<p>One lamp.</p>", False),
        ("<p>One lamp.</p><p cla", True),
        ("<p>One lamp.</p><", True),
        ("<p>One lamp < two", False),
        ("<p>One lamp.</p><!-- the end", True),
        ("<p>One lamp.</p><script>var a = 1;", True),
        ("<script>a</script><p>One lamp.", False),
    ],
)
def test_a_page_tells_whether_it_was_cut(end: str, cut: bool, tmp_path: Path) -> None:
    page = f"<html><body><h1>Lit</h1>{end}"
    assert is_cut(page) == cut
    assert (CUT in read(page.encode(), tmp_path).warnings) == cut


@pytest.mark.parametrize("name", ["kubrick", "html5", "mt3", "blogger-new"])
def test_a_page_can_be_cut_at_any_byte(name: str, tmp_path: Path) -> None:
    page = sample(name)
    for end in range(page.index(b"<body>") + 20, len(page), 211):
        assert_is_clean(read(page[:end], tmp_path))


def assert_is_clean(document: Document) -> None:
    for _, text in document.texts():
        assert_has_no_control(text)
    for entry in document.entries:
        assert_has_no_control(entry.date or "")
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        assert "" not in (entry.author, entry.title, entry.date, entry.url)
        assert all("\n" not in (one or "") for one in (entry.author, entry.title, entry.date))


def assert_has_no_control(text: str) -> None:
    assert not [one for one in text if unicodedata.category(one) == "Cc" and one not in "\n\t"]
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    root, _ = parse("<html>" + data.decode("utf-8", "replace"))
    if root is not None:
        discussion.find(root, None)


_TANGLE = st.lists(
    st.sampled_from(
        [
            '<div class="comment">', '<li id="comment-1" class="comment depth-2">', '<ol class="commentlist">',
            "</ol>", '<div id="comments">', "</div>", "</li>", '<ul class="children">', "</ul>", '<b class="fn">',
            "</b>", "Ann", '<span class="comments-post">', "Posted by: Ann at July 9, 2007", "</span>", "<p>", "</p>",
            "<cite>", "</cite>", '<div class="comment-content">', "<time>", "9 July 2007", "</time>", "<dl>", "<dd>",
            "<dt class='comment-author'>", "» Lit from Ann", "<br>", "Reply", "Pingback: ", "</a>", "&#27;[31m",
            '<a href="http://x.example/">', "&#8238;", "<blockquote>", "[…]", "<!--", "-->", "<table><tr><td>",
            '<p class="comment-meta">', "says:", '<div class="comment-author">', '<li class="pingback">',
            "<div itemprop='comment'>", "<a href='#comment-1'>", '<h3 class="comment-title">', "</h3>",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(_TANGLE)
def test_any_tangle_of_a_discussion_s_elements_is_read(html: str) -> None:
    root, _ = parse(f"<html><body>{html}</body></html>")
    assert root is not None
    found = discussion.find(root, BASE)
    assert_is_clean(compose(Source("page.html", "html", "utf-8", 1, "0"), Article(), (), found.drafts))


def test_control_characters_written_as_references_are_taken_out() -> None:
    (one,) = drafts(
        '<div class="comment" id="comment-1"><b class="fn">A&#27;[31mnn&#8238;</b><time>9&#7; July&#10; 2007</time>'
        "<p>One&#127; la&#8238;mp.</p></div>"
    )
    assert (one.author, one.date, words(one)) == ("Ann", "9 July 2007", "One lamp.")


@pytest.mark.parametrize("depth", [50, 500])
def test_entries_nested_deep_are_read(depth: int, tmp_path: Path) -> None:
    opened = "".join(
        f'<li class="comment" id="comment-{at}"><b class="fn">Ann {at}</b><p>Lamp {at}.</p><ul class="children">'
        for at in range(depth)
    )
    found = read(f'<html><body><h1>Lit</h1><ol class="commentlist">{opened}</ol></body></html>'.encode(), tmp_path)
    assert [entry.depth for entry in found.entries] == list(range(1, depth + 1))


def test_what_is_nested_too_deep_to_be_entries_is_not_lost(tmp_path: Path) -> None:
    opened = "".join(f'<li class="comment" id="comment-{at}"><p>Lamp {at}.</p><ul>' for at in range(5000))
    found = read(f"<html><body><h1>Lit</h1><ol>{opened}</ol></body></html>".encode(), tmp_path)
    assert any("nested too deep" in warning for warning in found.warnings)
    shown = " ".join([text for _, text in found.texts()] + [other.text for other in found.other])
    assert "Lamp 4999." in shown


def test_a_page_without_words_is_refused_or_empty(tmp_path: Path) -> None:
    try:
        assert read(b"<html><body><script>x</script></body></html>", tmp_path).entries == ()
    except UnreadableError as error:
        assert "\n" not in str(error)


# Saved pages with their truth, which are no part of the project: LWJ_CORPUS names the folder that holds them

FOLDER = os.environ.get("LWJ_CORPUS")


@pytest.mark.skipif(not FOLDER, reason="LWJ_CORPUS names no folder")
def test_the_saved_pages() -> None:
    """The truth holds the words of a reply for those of what it answers, where there is one: so 89 %, not all."""
    folder = Path(FOLDER or os.devnull) / "html"
    wanted = found = kinds = 0
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        page = collect(File(str(folder / truth["file"]))).document(1)
        entries = {" ".join(" ".join(entry.paragraphs).split())[:40].strip(): entry for entry in reversed(page.entries)}
        wanted += len(truth["entries"])
        for want in truth["entries"]:
            if entry := entries.get(" ".join(want["first"].split())[:40].strip()):
                found += 1
                kinds += entry.is_ping == (want["kind"] != "comment")
    assert found >= 0.89 * wanted
    assert kinds == found
