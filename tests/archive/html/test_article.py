"""The article of a saved page, theme by theme, and what is left of the page."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.formats.compose import Passage
from tui.archive.formats.html import article as page
from tui.archive.formats.markup import Element, parse, words
from tui.archive.load import File, UnreadableError, clean
from tui.archive.model import Article, BlockKind, Other

SAMPLES = Path(__file__).parents[3] / "sample_docs"
Read = tuple[Article, list[Passage], list[Other], str | None]
LONG = "The kettle sang before the milk had come, and nobody in the whole house could say who had lit the stove."
SECOND = "By noon the windows were blind with steam, so we opened them and let the neighbours wonder about the smell."


def element(html: str) -> Element:
    root, _ = parse(dedent(html))
    assert root is not None
    return root


def read(html: str, *without: str) -> Read:
    """Read a page without the elements of these ids."""
    root = element(html)
    return page.read(root, [one for one in root.iter() if one.get("id") in without])


def read_file(path: Path) -> tuple[Read, str]:
    """Read a page of a file: what is in it, and its encoding."""
    file = File(str(path))
    raw = file.text(page.declared_encoding(file.head))
    return page.read(element(page.without_http_header(raw.text)), ()), raw.encoding


def texts(found: Read) -> list[tuple[BlockKind, str]]:
    return [(passage.kind, passage.text) for passage in found[1]]


def links(found: Read) -> list[tuple[str, str]]:
    return [(one.text[link.start : link.end], link.url) for one in found[1] for link in one.links]


def left(found: Read) -> list[tuple[str, list[str]]]:
    return [(other.kind, other.text.split("\n")) for other in found[2]]


# Themes


def test_a_wordpress_page_of_today() -> None:
    found = read(
        f"""
        <html><head><title>Steam – The Stove Diary</title>
        <link rel="canonical" href="https://stove.example.org/steam/"></head>
        <body class="single single-post"><header><h1 class="site-title">The Stove Diary</h1></header>
        <main><article class="post hentry"><header class="entry-header"><h1 class="entry-title">Steam</h1>
        <div class="entry-meta"><time class="entry-date" datetime="2015-01-02T08:00:00Z">January 2, 2015</time>
        <span class="author vcard"><a class="fn" href="/author/ida/">Ida Brandt</a></span></div></header>
        <div class="entry-content"><p>{LONG}</p><blockquote><p>Open a window.</p></blockquote>
        <ul><li><a href="/stoves/">stoves</a></li><li>kettles</li></ul><h2>Later</h2><p>{SECOND}</p>
        <div class="sharedaddy">Share this: <a href="?s">Chirp</a></div></div>
        <footer class="entry-footer"><a rel="category tag" href="/c/">Home</a> <a rel="tag" href="/t/">steam</a>
        </footer></article></main></body></html>
        """
    )
    article = found[0]
    assert (article.title, article.author, article.date) == ("Steam", "Ida Brandt", "January 2, 2015")
    assert (article.url, article.tags) == ("https://stove.example.org/steam/", ("Home", "steam"))
    assert texts(found) == [
        ("paragraph", LONG),
        ("quote", "Open a window."),
        ("list_item", "stoves"),
        ("list_item", "kettles"),
        ("heading", "Later"),
        ("paragraph", SECOND),
    ]
    assert links(found) == [("stoves", "https://stove.example.org/stoves/")]


def test_a_wordpress_page_of_2006() -> None:
    found = read(
        f"""
        <html><head><title>The Stove Diary &raquo; Blog Archive &raquo; Steam</title></head><body>
        <div id="header"><h1><a href="http://stove.example.org/">The Stove Diary</a></h1></div>
        <div id="content" class="widecolumn">
        <div class="navigation"><div class="alignleft">&laquo; <a href="/soot/">Soot</a></div></div>
        <div class="post" id="post-12"><h2><a href="http://stove.example.org/steam/" rel="bookmark">Steam</a></h2>
        <div class="entry"><p>{LONG}</p><p>{SECOND}</p>
        <p class="postmetadata alt"><small>This entry was posted on Friday, May 5th, 2006 at 7:12 pm and is filed
        under <a href="/c/home/" rel="category tag">Home</a>.</small></p></div></div>
        <h3 id="comments">One Response to “Steam”</h3><ol class="commentlist" id="list"><li>Hello from my kettle.
        </li></ol>
        </div></body></html>
        """,
        "list",
    )
    article = found[0]
    assert (article.title, article.url, article.tags) == ("Steam", "http://stove.example.org/steam/", ("Home",))
    assert article.author is None
    assert texts(found) == [("paragraph", LONG), ("paragraph", SECOND)]
    assert "Hello from my kettle." not in "".join(other.text for other in found[2])


def test_movable_type_3_has_no_element_for_its_text() -> None:
    found = read(
        f"""
        <html><head><title>The Stove Diary: Steam</title></head><body>
        <div id="banner"><h1><a href="http://stove.example.org/">The Stove Diary</a></h1></div>
        <div class="blog"><h2 class="date">May 05, 2004</h2><div class="blogbody"><h3 class="title">Steam</h3>
        <p>{LONG}</p><a name="more"></a><p>{SECOND}</p>
        <span class="posted">Posted by Ida at May 5, 2004 07:12 PM</span></div>
        <div class="comments-head">Comments</div><div class="comments-body" id="c"><p>Hello from my kettle.</p></div>
        </div></body></html>
        """,
        "c",
    )
    article = found[0]
    assert (article.title, article.author, article.date) == ("Steam", "Ida", "May 5, 2004 07:12 PM")
    assert texts(found) == [("paragraph", LONG), ("paragraph", SECOND)]


def test_movable_type_4() -> None:
    found = read(
        f"""
        <html><head><title>Steam - The Stove Diary</title><link rel="canonical" href="http://stove.example.org/s.html">
        </head><body class="mt-entry-archive"><h1 id="header-name">The Stove Diary</h1>
        <div class="entry-asset asset hentry"><div class="asset-header"><h1 class="asset-name entry-title">Steam</h1>
        <div class="asset-meta"><span class="byline">By <address class="vcard author"><a class="fn" href="#">Ida</a>
        </address> on <abbr class="published" title="2009-05-05T19:12:00+01:00">May 5, 2009 7:12 PM</abbr></span></div>
        </div><div class="asset-content entry-content"><div class="asset-body"><p>{LONG}</p></div>
        <div id="more" class="asset-more"><p>{SECOND}</p></div></div>
        <div class="asset-footer"><ul><li>Tags: <a href="/t" rel="tag">steam</a></li></ul></div></div></body></html>
        """
    )
    article = found[0]
    assert (article.title, article.author, article.date) == ("Steam", "Ida", "May 5, 2009 7:12 PM")
    assert article.tags == ("steam",)
    assert texts(found) == [("paragraph", LONG), ("paragraph", SECOND)]


def test_typepad_goes_on_under_the_fold() -> None:
    found = read(
        f"""
        <html><head><title>The Stove Diary: Steam</title></head><body><div id="alpha">
        <h2 class="date-header">May 05, 2007</h2><div class="entry" id="entry-1"><h3 class="entry-header">Steam</h3>
        <div class="entry-body"><p>{LONG}</p></div><a id="more"></a><div class="entry-more"><p>{SECOND}</p></div>
        <p class="entry-footer">Posted by Ida on May 05, 2007 at 07:12 PM in <a href="/h/">Home</a> |
        <a class="permalink" href="http://stove.example.org/steam.html">Permalink</a></p></div></div></body></html>
        """
    )
    article = found[0]
    assert (article.title, article.author, article.date) == ("Steam", "Ida", "May 05, 2007 at 07:12 PM")
    assert article.url == "http://stove.example.org/steam.html"
    assert texts(found) == [("paragraph", LONG), ("paragraph", SECOND)]


def test_blogger_divides_paragraphs_by_line_breaks() -> None:
    found = read(
        f"""
        <html><head><title>The Stove Diary: Steam</title></head><body class="item"><div class="date-outer">
        <h2 class="date-header"><span>Friday, May 5, 2010</span></h2><div class="post hentry">
        <h3 class="post-title entry-title"><a href="http://stove.example.org/steam.html">Steam</a></h3>
        <div class="post-body entry-content">{LONG}<br/><br/>{SECOND}<br/>And so on.<div></div></div>
        <div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">Ida</span></span>
        <span class="post-timestamp">at <a rel="bookmark" href="http://stove.example.org/steam.html">
        <abbr class="published" title="2010-05-05T19:12:00Z">7:12 PM</abbr></a></span>
        <span class="post-labels">Labels: <a href="/l" rel="tag">steam</a></span></div></div></div></body></html>
        """
    )
    article = found[0]
    assert (article.title, article.author, article.date) == ("Steam", "Ida", "2010-05-05T19:12:00Z")
    assert (article.url, article.tags) == ("http://stove.example.org/steam.html", ("steam",))
    assert texts(found) == [("paragraph", LONG), ("paragraph", f"{SECOND}\nAnd so on.")]


def test_a_page_without_any_names_is_read_by_its_densest_text() -> None:
    menu = "".join(f'<p><a href="/{n}">Another page with a long name, number {n}</a></p>' for n in range(20))
    found = read(f"<html><title>Steam</title><body><div>{menu}</div><div><div><p>{LONG}<p>{SECOND}</div></div></body>")
    assert found[0].title == "Steam"
    assert texts(found) == [("paragraph", LONG), ("paragraph", SECOND)]


def test_an_article_in_sections_is_read_whole() -> None:
    sections = "".join(f'<div class="part"><p>{n}. {LONG}</p></div>' for n in range(3))
    found = read(f"<body><div><h1>Steam</h1>{sections}</div><div>Imprint</div></body>")
    assert [text[:2] for kind, text in texts(found) if kind == "paragraph"] == ["0.", "1.", "2."]


def test_the_words_of_schema_org_do_as_well_as_classes() -> None:
    found = read(
        f"""
        <body><div itemscope itemtype="http://schema.org/BlogPosting"><h2 itemprop="headline">Steam</h2>
        <span itemprop="author"><span itemprop="name">Ida Brandt</span></span>
        <meta itemprop="datePublished" content="2015-01-02"><div itemprop="articleBody"><p>{LONG}</p></div></div></body>
        """
    )
    assert (found[0].title, found[0].author, found[0].date) == ("Steam", "Ida Brandt", "2015-01-02")
    assert texts(found) == [("paragraph", LONG)]


def test_json_for_machines_tells_author_and_date_when_nothing_else_does() -> None:
    linked = """{"@graph": [{"@id": "#a", "@type": "Person", "name": "Ida Brandt"},
        {"@type": ["BlogPosting"], "author": [{"@id": "#a"}], "datePublished": "2015-01-02"}]}"""
    script = f'<script type="application/ld+json">{linked}</script><script type="application/ld+json">{{</script>'
    found = read(f"<head>{script}</head><body><h1>Steam</h1><article><p>{LONG}</p></article></body>")
    assert (found[0].author, found[0].date) == ("Ida Brandt", "2015-01-02")


# The title


def test_the_sites_name_stays_in_the_title_without_another_sign() -> None:
    assert read(f"<title>Steam – The Stove Diary</title><div><p>{LONG}</div>")[0].title == "Steam – The Stove Diary"


@pytest.mark.parametrize("title", ["Steam | The Stove Diary", "The Stove Diary » Steam", "The Stove Diary: Steam"])
def test_the_sites_name_is_taken_off_the_title(title: str) -> None:
    site = '<meta property="og:site_name" content="The Stove Diary">'
    assert read(f"<head><title>{title}</title>{site}</head><div><p>{LONG}</div>")[0].title == "Steam"


def test_the_sites_name_is_no_title_though_it_stands_first() -> None:
    found = read(f"<title>Site: Steam</title><h1 id='logo'>Site</h1><div class=post><h2>Steam</h2><p>{LONG}</div>")
    assert found[0].title == "Steam"
    assert texts(found) == [("paragraph", LONG)]


def test_a_page_without_title_has_none() -> None:
    assert read(f"<body><article><p>{LONG}</p></article></body>")[0].title is None


# Author and date


@pytest.mark.parametrize(
    "line",
    [
        "By Ida Brandt",
        "Von Ida Brandt am 5. Mai 2010",
        "Posted by Ida Brandt on May 5, 2010 at 7:12 pm",
        "par Ida Brandt | 5 mai 2010",
        "Geschrieben vonIda Brandt",
        "Ida Brandt Updated: May 5, 2010",
        "Veröffentlicht: 05.05.2010 | Autor: Ida Brandt | Abgelegt unter: Dampf",
    ],
)
def test_a_byline_tells_the_author_in_many_words(line: str) -> None:
    found = read(
        f"<div class=post><h2>Steam</h2><p class=byline>{line}</p><div class=entry-content><p>{LONG}</div></div>"
    )
    assert found[0].author == "Ida Brandt"
    assert texts(found) == [("paragraph", LONG)]


def test_a_line_over_the_text_tells_author_and_date() -> None:
    found = read(f"<article><h1>Steam</h1><p>By Ida Brandt</p><p>May 5, 2010</p><p>{LONG}</p><p>{SECOND}</p></article>")
    assert (found[0].author, found[0].date) == ("Ida Brandt", "May 5, 2010")
    assert texts(found) == [("paragraph", LONG), ("paragraph", SECOND)]


def test_the_articles_own_words_name_no_author() -> None:
    found = read(f"<article><h1>Steam</h1><p>{LONG}</p><p>It was written by Anton Moor in 1911.</p></article>")
    assert found[0].author is None


def test_who_comments_is_not_the_author() -> None:
    comment = (
        '<div id=c><span class="author vcard"><b class=fn>Joe</b></span> <time datetime="2016-01-01">1</time></div>'
    )
    found = read(f"<article><h1>Steam</h1><p>{LONG}</p>{comment}</article>", "c")
    assert (found[0].author, found[0].date) == (None, None)


def test_a_date_that_counts_back_is_read_as_machines_read_it() -> None:
    time = '<time datetime="2015-01-02T08:00:00Z">3 days ago</time>'
    assert read(f"<article><h1>Steam</h1>{time}<p>{LONG}</p></article>")[0].date == "2015-01-02T08:00:00Z"


def test_a_date_without_a_year_gives_way_to_one_with_it() -> None:
    told = '<meta property="article:published_time" content="2015-01-02">'
    shown = f'<article><h1>Steam</h1><span class="date">2 January</span><p>{LONG}</p></article>'
    assert read(f"<head>{told}</head>{shown}")[0].date == "2015-01-02"
    assert read(shown)[0].date == "2 January"


def test_the_time_of_day_is_taken_from_another_line_of_the_same_day() -> None:
    day, line = '<h2 class="date">May 5, 2010</h2>', '<p class="posted">Posted by Ida at May 5, 2010 7:12 PM</p>'
    assert read(f"<div class=post>{day}<h3>Steam</h3><p>{LONG}</p>{line}</div>")[0].date == "May 5, 2010 7:12 PM"


def test_a_head_that_tells_nothing_is_empty() -> None:
    article = read(f"<body><div><p>{LONG}</p></div></body>")[0]
    assert article == Article()


# The text


def test_dek_caption_and_bio_are_told_by_their_classes() -> None:
    found = read(
        f"""
        <article class="post"><h1>Steam</h1><p class="subtitle">How a kettle took over</p>
        <figure><img src="k.jpg"><figcaption>The kettle.</figcaption></figure>
        <div class="entry-content"><p>{LONG}</p><figure><figcaption>The stove.</figcaption></figure></div>
        <div class="author-box"><h3>About Ida</h3><p>Ida Brandt lives by a stove and writes of little else.</p></div>
        </article>
        """
    )
    assert texts(found) == [
        ("dek", "How a kettle took over"),
        ("caption", "The kettle."),
        ("paragraph", LONG),
        ("caption", "The stove."),
        ("bio", "About Ida"),
        ("bio", "Ida Brandt lives by a stove and writes of little else."),
    ]


@pytest.mark.parametrize(
    "extra",
    [
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="?s">Chirp</a></li></ul></div>',
        '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>Soot and Other Friends</p></div>',
        '<div class="addtoany_share_save_container"><a href="?s">Chirp it</a></div>',
        "<nav><a href=/soot>Soot and Other Friends</a></nav>",
        '<div class="ad-slot"><p>Buy a kettle today</p></div>',
        '<div class="cookie-notice"><p>We use cookies with our tea</p></div>',
        '<form><p>Your name</p><textarea name="t"></textarea></form>',
        '<p class="entry-meta">Filed under <a href="/h">Home</a></p>',
        '<aside class="widget"><p>High water at noon</p></aside>',
        "<script>document.write('<p>never</p>')</script>",
        '<p style="display:none">never seen</p>',
    ],
)
def test_what_is_no_part_of_the_text_is_left_out_of_it(extra: str) -> None:
    found = read(f"<article class=post><h1>Steam</h1><div class=entry-content><p>{LONG}</p>{extra}</div></article>")
    assert texts(found) == [("paragraph", LONG)]


def test_a_name_that_sounds_like_furniture_does_not_cost_the_article() -> None:
    found = read(f'<div class="sharing promo"><h1>Steam</h1><p>{LONG}</p><p>{SECOND}</p></div>')
    assert texts(found)[-2:] == [("paragraph", LONG), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    ("extra", "text"),
    [
        ("<blockquote><p>Open a window.</p><footer>— Aunt Mabel</footer></blockquote>", "— Aunt Mabel"),
        ('<ul><li><span class="date">1931</span> the harbour was dug</li></ul>', "1931 the harbour was dug"),
        ('<p>Said <span class="author">Mabel</span> by the door.</p>', "Said Mabel by the door."),
        ("<p>Ida Brandt</p>", "Ida Brandt"),
        ("<p>Nobody who was there would ever tell us why he had said so. »</p>", "Nobody who was there would ever"),
        ("<p>Steam, kettles and what they do</p>", "Steam, kettles and what they do"),
        ('<p class="summary">In short: nobody knows, and the kettle sings.</p>', "In short: nobody knows"),
    ],
)
def test_what_only_looks_like_a_template_stays_in_the_text(extra: str, text: str) -> None:
    head = '<h1>Steam</h1><p class="byline">By Ida Brandt</p>'
    tags = '<footer><a rel="tag" href="/k">Kettles</a> <a rel="tag" href="/s">Steam</a></footer>'
    filler = f"<p>{LONG}</p><p>{SECOND}</p>" * 3
    found = read(f"<article class=post>{head}<div class=entry-content>{filler}{extra}</div>{tags}</article>")
    assert len(texts(found)) > 6
    assert found[1][-1].text.startswith(text)


def test_an_article_that_is_called_a_summary_is_read() -> None:
    found = read(f'<div class="post hentry"><h2>Steam</h2><div class="entry-summary"><p>{LONG}</p></div></div>')
    assert texts(found) == [("paragraph", LONG)]


def test_a_heading_that_is_also_a_tag_stays_in_the_text() -> None:
    tag = "<footer><a rel=tag href=/k>Kettles</a></footer>"
    found = read(f"<article><h1>Steam</h1><h2>Kettles</h2><p>{LONG}</p>{tag}</article>")
    assert texts(found) == [("heading", "Kettles"), ("paragraph", LONG)]


def test_the_discussion_is_left_out_where_its_elements_are_known() -> None:
    comments = f"<div id=c><p>{SECOND}</p><p>{SECOND}</p><p>{SECOND}</p></div>"
    found = read(f"<body><article><h1>Steam</h1><p>{LONG}</p>{comments}</article></body>", "c")
    assert texts(found) == [("paragraph", LONG)]
    assert SECOND not in str(left(found))


def test_a_discussion_that_nobody_found_is_no_article() -> None:
    comments = f"<div id=comments>{f'<div class=comment><p>{SECOND}</p></div>' * 9}</div>"
    found = read(f"<body><div><h1>Steam</h1><p>{LONG}</p></div>{comments}</body>")
    assert ("paragraph", LONG) in texts(found)
    assert SECOND not in str(texts(found))
    assert SECOND in str(left(found))


def front_page(count: int) -> str:
    posts = (
        f'<div class="post"><h2><a rel="bookmark" href="/p{n}/">Post {n}</a></h2>'
        f'<div class="entry"><p>{n}. {LONG} {SECOND}</p></div></div>'
        for n in range(count)
    )
    return f"<title>The Stove Diary</title><base href='http://stove.example.org/'><body>{''.join(posts)}</body>"


def test_of_several_articles_the_first_is_read_and_the_others_are_kept_apart() -> None:
    found = read(front_page(3))
    assert (found[0].title, found[0].url) == ("Post 0", "http://stove.example.org/p0/")
    assert texts(found) == [("paragraph", f"0. {LONG} {SECOND}")]
    others = [other for other in found[2] if other.reason.rule == "another-post"]
    assert [other.text for other in others] == [f"Post {n}\n{n}. {LONG} {SECOND}" for n in (1, 2)]
    assert page.warnings(found[2]) == ("the page holds 3 articles; this is the first of them",)


def test_a_page_of_one_article_has_no_warning() -> None:
    assert page.warnings(read(front_page(1))[2]) == ()


def test_of_several_articles_the_one_that_the_page_is_named_for_is_read() -> None:
    found = read(front_page(3).replace("<title>The Stove Diary", "<title>Post 2 | The Stove Diary"))
    assert found[0].title == "Post 2"
    assert texts(found) == [("paragraph", f"2. {LONG} {SECOND}")]


# The rest of the page


def test_the_rest_of_the_page_is_a_part_for_each_region() -> None:
    found = read(
        f"""
        <body><header><a href="/">The Stove Diary</a></header><nav><a href="/a">About</a> <a href="/b">Stoves</a></nav>
        <div><article><h1>Steam</h1><p>{LONG}</p></article>
        <div id="respond"><h3>Leave a Reply</h3><form><label>Your name, please, for the record</label>
        <textarea></textarea></form></div></div>
        <aside><h2>Tides</h2><p>High water today at noon, low water at six.</p></aside>
        <footer>Made with coal<script>never()</script></footer></body>
        """
    )
    assert left(found) == [
        ("navigation", ["The Stove Diary", "About Stoves"]),
        ("form", ["Leave a Reply", "Your name, please, for the record"]),
        ("sidebar", ["Tides", "High water today at noon, low water at six.", "Made with coal"]),
    ]


def test_no_word_of_the_page_is_lost_and_none_is_told_twice() -> None:
    found = read((SAMPLES / "wordpress-page.html").read_text("utf-8"), "comments")
    told = " ".join([str(found[0].title), *(p.text for p in found[1]), *(other.text for other in found[2])])
    for line in (
        "Small boats, large timetables",
        "Forty Coats of Paint",
        "High water at Tarrow",
        "Fog Signals",
        "Chirp",
    ):
        assert line in told, line
    assert told.count("High water at Tarrow") == told.count("mends sails") == told.count("no wind from the north") == 1
    assert "not a paragraph" not in told


# Addresses


@pytest.mark.parametrize(
    ("head", "base"),
    [
        ('<base href="http://a.example.org/b/">', "http://a.example.org/b/"),
        ('<link rel="canonical" href="http://a.example.org/c">', "http://a.example.org/c"),
        ('<meta property="og:url" content="http://a.example.org/d">', "http://a.example.org/d"),
        ('<base href="/x/"><link rel=canonical href="http://a.example.org/c">', "http://a.example.org/x/"),
        ('<base href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="/only/a/path">', None),
        ("", None),
    ],
)
def test_the_address_that_links_start_from(head: str, base: str | None) -> None:
    assert page.base_url(element(f"<html><head>{head}</head><body>x</body></html>")) == base


def test_the_address_that_a_browser_wrote_into_the_page() -> None:
    saved = "<!-- saved from url=(0031)http://stove.example.org/steam/ -->"
    for html in (f"<!DOCTYPE html>\n{saved}\n<html><body>x", f"<html>{saved}<body>x"):
        assert page.base_url(element(html)) == "http://stove.example.org/steam/"


def test_only_addresses_of_the_web_are_links() -> None:
    hrefs = ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "https://a.example.org/")
    anchors = " ".join(f"<a href='{href}'>{href}</a>" for href in hrefs)
    found = read(f"<article><p>{LONG} {anchors}</p></article>")
    assert [url for _, url in links(found)] == ["https://a.example.org/"]


# Encodings


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<html><head><meta charset="euc-jp">', "euc-jp"),
        (b"<meta charset = shift_jis>", "shift_jis"),
        (b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">', "iso-8859-1"),
        (b"<meta content='text/html; charset=windows-1252' http-equiv='content-type'>", "windows-1252"),
        (b'<?xml version="1.0" encoding="utf-8"?><html>', "utf-8"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\nServer: x\r\n\r\n<meta charset=utf-8>",
            "koi8-r",
        ),
        (b"HTTP/1.0 200 OK\nServer: x\n\n<meta charset=big5>", "big5"),
        (b"<!-- <meta charset=big5> --><meta charset=utf-8>", "utf-8"),
        (b"<p>no charset=latin-1 here</p>", None),
        (b"<html>" + b" " * 5000 + b"<meta charset=big5>", None),
        (b"", None),
    ],
)
def test_the_encoding_that_a_page_declares(head: bytes, encoding: str | None) -> None:
    assert page.declared_encoding(head) == encoding


def test_the_answer_of_the_server_is_no_part_of_the_page() -> None:
    assert page.without_http_header("HTTP/1.1 200 OK\nServer: x\nX-Long: a\n b\n\n<html>a: b\n\nc") == "<html>a: b\n\nc"
    assert page.without_http_header("<html>HTTP/1.1 200 OK\n\nx") == "<html>HTTP/1.1 200 OK\n\nx"


JAPANESE = "湯気の立つ朝、だれがかまどに火を入れたのか、家の者はだれも知らなかった。"


def japanese(charset: str) -> str:
    return (
        f"<html><head>{charset}<title>湯気</title></head><body><article><h1>湯気</h1><p>{JAPANESE}</p></article></body>"
    )


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (japanese('<meta charset="Shift_JIS">').encode("shift_jis"), JAPANESE, "cp932"),
        (japanese('<meta charset="EUC-JP">').encode("euc-jp"), JAPANESE, "euc_jp"),
        (japanese("").encode("euc-jp"), JAPANESE, "euc_jp"),
        (japanese('<meta charset="iso-8859-1">').encode(), JAPANESE, "utf-8"),
        (b"\xef\xbb\xbf" + japanese('<meta charset="Shift_JIS">').encode(), JAPANESE, "utf-8-sig"),
        (japanese('<meta charset="no-such-thing">').encode(), JAPANESE, "utf-8"),
        (f"<meta charset=iso-8859-1><p>Café “Löffel” {LONG}".encode("cp1252"), f"Café “Löffel” {LONG}", "cp1252"),
        (f"<meta charset=utf-8><p>Café Löffel {LONG}".encode("cp1252"), f"Café Löffel {LONG}", "cp1252"),
        (f"<p>Café Löffel {LONG}".encode("latin-1"), f"Café Löffel {LONG}", "cp1252"),
    ],
)
def test_a_page_is_decoded_as_what_it_is(tmp_path: Path, data: bytes, text: str, encoding: str) -> None:
    (tmp_path / "page.html").write_bytes(data)
    found, used = read_file(tmp_path / "page.html")
    assert texts(found) == [("paragraph", text)]
    assert used == encoding


# Hostile pages


def test_a_page_of_thousands_of_levels_is_read() -> None:
    found = read("<html><body>" + "<div class=post>" * 3000 + f"<p>{LONG}</p>" + "</div>" * 3000)
    assert texts(found) == [("paragraph", LONG)]


def test_a_page_without_words_has_no_article() -> None:
    found = read("<html><head><title>Steam</title></head><body><div><img src=x></div></body></html>")
    assert found == (Article(title="Steam"), [], [], None)


def test_no_control_character_comes_through_references() -> None:
    bad = "&#27;[31m&#8238;&#7;&#x200f;"
    found = read(
        f"""<head><title>St{bad}eam</title><meta name="author" content="I{bad}da"></head><body><nav>{bad}Menu</nav>
        <article><h1>St{bad}eam</h1><time datetime="2015-{bad}01">x</time><p>{LONG}{bad}</p>
        <a rel=tag href="/t">t{bad}ag</a></article></body>"""
    )
    assert_clean(found)
    assert found[0].title == "Steam"


def assert_clean(found: Read) -> None:
    article, body, other, base = found
    lines = (article.title, article.author, article.date, article.url, base, *article.tags)
    for line in lines:
        assert line is None or (line == clean(line) and "\n" not in line and line.strip())
    for text in (*(one.text for one in body), *(one.text for one in other)):
        assert text == clean(text)
        assert text.strip()
    for one in body:
        assert all(0 <= link.start < link.end <= len(one.text) for link in one.links)
        assert all(re.match("https?://", link.url) for link in one.links)


MARKUP = """
    <p> </p> <div> </div> <article> </article> <h1> </h1> <ul> <li> </ul> <b> </b> <br> <!----> <body> </body> <html>
    <div class="post"> <div class="entry-content"> <h2 class="entry-title"> <div class="comments"> <div class="related">
    <span class="author"> <time datetime="2015-01-02"> <a rel="tag" href="/t"> <a href="http://a.example.org"> </a>
    <form> <textarea> <nav> <aside> <figcaption> <p class="subtitle"> <div class="bio"> <template> <svg> <script>
    </script> <title> </title> <base href="x"> <meta charset="x"> &#27; &#8238; &nbsp; by Ida 2015 Steam
    """
LINKED = '<script type="application/ld+json">{"@type": "Article", "author": 1}</script>'
PIECES = st.sampled_from(
    [*re.findall(r"<[^>]+>|&#?\w+;|\w+", MARKUP), LONG, LINKED, "\n", " ", "\x1b[31m", "May 5, 2010"]
)


@given(st.lists(PIECES, max_size=40))
def test_any_markup_is_read(pieces: list[str]) -> None:
    root, _ = parse("<html>" + "".join(pieces))
    if root is not None:
        assert_clean(page.read(root, ()))


SEEN = PIECES.filter(lambda piece: not re.match("<(form|textarea|title|template|svg|script)|&#27|\x1b", piece))
"""Markup whose words a browser shows; an escape sequence takes the letter with it that ends it."""


@given(st.lists(SEEN, max_size=40))
def test_every_word_of_the_body_is_told_somewhere(pieces: list[str]) -> None:
    root, _ = parse("<html><body>" + " ".join(pieces))
    assert root is not None
    article, body, other, _ = page.read(root, ())
    head = (article.title, article.author, article.date, *article.tags)
    told = " ".join([*(text or "" for text in head), *(one.text for one in body), *(one.text for one in other)])
    assert set(re.findall(r"\w+", told.casefold())) >= set(re.findall(r"\w+", words(root).casefold()))


@given(st.binary(max_size=400))
def test_any_bytes_after_the_first_tag_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_bytes(b"<html>" + data)
    try:
        found, _ = read_file(path)
    except UnreadableError:
        return
    assert_clean(found)


@given(st.binary(max_size=300))
def test_any_bytes_declare_some_encoding_or_none(data: bytes) -> None:
    declared = page.declared_encoding(b"<meta charset=" + data)
    assert declared is None or re.fullmatch(r"[\w.:-]+", declared)


# The sample documents


@pytest.mark.parametrize(
    ("name", "title", "author", "date", "tags", "first", "last"),
    [
        (
            "wordpress-page.html",
            "The Ferry That Runs Backwards",
            "Orla Penhallow",
            "May 14, 2016",
            ("Boats", "ferries", "timetables"),
            "Why the oldest boat on the sound",
            "kept these notes since 2009.",
        ),
        (
            "movable-type-page.html",
            "A Café Without Spoons",
            "Maëlle",
            "March 18, 2004 04:12 PM",
            (),
            "There is a café in Brückenau",
            '"but he sits by the door."',
        ),
        (
            "typepad-page.html",
            "Moving a Library by Bicycle",
            "Tamsin Orrery",
            "September 03, 2007 at 09:10 PM",
            (),
            "Our street library had to leave",
            "wrong about our street anyway.",
        ),
        (
            "blogger-page.html",
            "How to Lose a Heron",
            "Hanne Quill",
            "2010-11-09T21:41:00+01:00",
            ("birds", "paint"),
            "I had a heron until Sunday.",
            "and she keeps geese.",
        ),
    ],
)
def test_the_sample_pages(
    name: str, title: str, author: str, date: str, tags: tuple[str, ...], first: str, last: str
) -> None:
    found, _ = read_file(SAMPLES / name)
    article, body, _, _ = found
    assert (article.title, article.author, article.date, article.tags) == (title, author, date, tags)
    assert body[0].text.startswith(first)
    assert body[-1].text.endswith(last)
