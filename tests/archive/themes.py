"""Blog pages as the themes of their day wrote them: a record of a discussion → HTML.

Every theme writes the same records, so what a reader must find in its page is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import Literal

from tui.archive.model import EntryKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: its element and its lines."""

    tag: Literal["p", "blockquote", "ul", "pre", "strong"]
    lines: tuple[str, ...]

    def html(self) -> str:
        """Write the part as a blog's editor writes it."""
        lines = [escape(line, quote=False) for line in self.lines]
        match self.tag:
            case "ul":
                return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
            case "pre":
                return "<pre>" + "\n".join(lines) + "</pre>"
            case "blockquote":
                return "<blockquote><p>" + "<br>\n".join(lines) + "</p></blockquote>"
            case "strong":
                return "<p><strong>" + "<br>\n".join(lines) + "</strong></p>"
            case "p":
                return "<p>" + "<br>\n".join(lines) + "</p>"


def p(*lines: str) -> Piece:
    """Make a paragraph of lines with breaks between them."""
    return Piece("p", lines)


def quote(*lines: str) -> Piece:
    """Make a quotation."""
    return Piece("blockquote", lines)


def points(*lines: str) -> Piece:
    """Make a list with bullets."""
    return Piece("ul", lines)


def code(*lines: str) -> Piece:
    """Make preformatted text."""
    return Piece("pre", lines)


@dataclass(frozen=True, slots=True)
class Record:
    """A comment or a ping: who wrote it when, and what."""

    author: str
    body: tuple[Piece, ...]
    day: int = 1
    kind: EntryKind = "comment"
    title: str | None = None
    linked: bool = False
    replies: tuple[Record, ...] = ()

    @property
    def when(self) -> datetime:
        """The time of writing: days are told apart, months are not."""
        return datetime(2009, 7, (self.day - 1) % 28 + 1, 12 + self.day % 12, 10 + self.day % 50)

    @property
    def is_ping(self) -> bool:
        """Whether another blog sent this."""
        return self.kind != "comment"

    def name(self) -> str:
        """Write the author's name, and a link around it if there is one."""
        name = escape(self.author, quote=False)
        return _link(self, name) if self.linked else name

    def text(self) -> str:
        """Write what was said."""
        return "\n".join(piece.html() for piece in self.body)


def _link(record: Record, text: str) -> str:
    return f'<a href="http://example.org/{record.day}" rel="external nofollow" class="url">{text}</a>'


@dataclass(frozen=True, slots=True)
class Article:
    """What stands above a discussion."""

    title: str
    body: tuple[Piece, ...]
    author: str = "Nora Field"
    bio: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language that a theme puts around what people wrote."""

    says: str = "says:"
    said: str = "said..."
    date: str = "July {d.day}, {d.year} at {hour}:{d.minute} pm"
    on: str = "on"
    at: str = "at"
    posted: str = "Posted by:"
    reply: str = "Reply"
    replies: str = "Replies"
    delete: str = "Delete"
    counter: str = "{n} Responses to “{title}”"
    heading: str = "Leave a Reply"
    notes: str = "Your email address will not be published. Required fields are marked *"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page shows beside article and discussion."""

    words: Words = Words()
    counter: bool = True
    form: bool = True
    sidebar: tuple[str, ...] = ("Lamps", "Oil and wicks")
    byline: Literal["", "above", "below"] = ""
    """Where the article's author is named, if anywhere."""


Write = Callable[[Record, Words, str], str]


@dataclass(frozen=True, slots=True)
class Theme:
    """How one kind of blog writes its discussion; a ping may stand among the comments or in a list of its own."""

    name: str
    comment: Write
    ping: Write
    around: str
    """The element around the entries, with {} for them."""
    children: str = "<ul class='children'>{}</ul>"
    """The element around the replies to one; empty where replies stand among the other entries."""
    around_pings: str = ""
    """The element around a list of pings alone; empty where they stand among the comments."""
    pings_above: bool = False
    kinds: tuple[EntryKind, ...] = ("comment", "pingback", "trackback")
    """What such a blog shows."""
    listed: bool = True
    """Whether each entry is an item of a list."""
    ping_form: Literal["header", "titled", "short", "line"] = "header"
    """How a ping is shown: as a comment is, with title and blog on a line, as its name alone, or all on one line."""
    name_below: bool = False
    """Whether the author's name stands under what was said."""
    date_below: bool = False
    """Whether the date stands under what was said."""
    ping_date_below: bool = False
    """Whether the date of a ping with title and blog on a line stands under its excerpt."""
    date: str = ""
    """How a date is written; empty for the way of the page's language."""
    byline: str = "Posted {on} {date} by {author}"
    counted: bool = True
    """Whether a heading counts the comments."""

    def shown_date(self, record: Record, words: Words) -> str:
        """Write a record's date as this theme does."""
        return (self.date or words.date).format(d=record.when, hour=record.when.hour % 12 or 12)

    def lists(self, records: tuple[Record, ...]) -> list[tuple[str, tuple[Record, ...]]]:
        """Put the records that such a blog shows in its lists, each with the element around it."""
        records = tuple(record for record in records if record.kind in self.kinds)
        if not self.around_pings:
            return [(self.around, records)]
        comments = (self.around, tuple(record for record in records if not record.is_ping))
        pings = (self.around_pings, tuple(record for record in records if record.is_ping))
        return [pings, comments] if self.pings_above else [comments, pings]

    def order(self, records: tuple[Record, ...]) -> list[tuple[Record, tuple[int, ...]]]:
        """Put records in the order of the page, each with the places of those that it is nested in."""
        found: list[tuple[Record, tuple[int, ...]]] = []
        for _, listed in self.lists(records):
            self._collect(listed, (), found)
        return found

    def _collect(
        self, records: tuple[Record, ...], above: tuple[int, ...], found: list[tuple[Record, tuple[int, ...]]]
    ) -> None:
        for record in records:
            found.append((record, above))
            self._collect(record.replies, (*above, len(found) - 1) if self.children else (), found)

    def page(self, article: Article, records: tuple[Record, ...], frame: Frame | None = None) -> str:
        """Write the whole page."""
        frame = frame or Frame()
        words = frame.words
        parts: list[str] = []
        for around, listed in self.lists(records):
            if around == self.around and frame.counter and self.counted:
                heading = words.counter.format(n=len(list(flat(listed))), title=escape(article.title, quote=False))
                parts.append(f'<h3 id="comments-title">{heading}</h3>')
            if listed:
                parts.append(around.format(self._write(listed, words)))
        return _PAGE.format(
            title=escape(article.title, quote=False),
            article=_article(article, self.byline, self.shown_date(Record(article.author, ()), words), frame),
            discussion="\n".join(parts),
            form=_FORM.format(heading=words.heading, notes=words.notes) if frame.form else "",
            sidebar="".join(f"<div><br><h3>{escape(line, quote=False)}</h3></div>" for line in frame.sidebar),
        )

    def _write(self, records: tuple[Record, ...], words: Words) -> str:
        return "\n".join(self._entry(record, words) for record in records)

    def _entry(self, record: Record, words: Words) -> str:
        write = self.ping if record.is_ping else self.comment
        entry = write(record, words, self.shown_date(record, words))
        replies = self._write(record.replies, words)
        if self.children:
            return entry.replace("<!--replies-->", self.children.format(replies) if replies else "")
        return f"{entry}\n{replies}"


_PAGE = """<!DOCTYPE html>
<html><head><title>{title}</title></head><body>
<div id="page"><div id="wrapper"><div id="primary"><div class="hentry">
{article}
</div>
<div id="comments">
{discussion}
{form}
</div></div>
<div class="widgets">{sidebar}</div>
</div></div>
</body></html>"""

_FORM = """<div id="respond"><h3>{heading}</h3>
<form action="/post" method="post"><p class="comment-notes">{notes}</p>
<p><label for="author">Name</label> <input id="author" name="author"></p>
<p><textarea name="comment"></textarea></p></form></div>"""


def _article(article: Article, byline: str, date: str, frame: Frame) -> str:
    words = frame.words
    line = byline.format(on=words.on, date=date, author=article.author)
    tags = ", ".join(f'<a href="/tag/{tag}" rel="tag">{tag}</a>' for tag in article.tags)
    return "\n".join(
        [
            f"<div>{line}</div>" if frame.byline == "above" else "",
            f"<h1>{escape(article.title, quote=False)}</h1>",
            *(piece.html() for piece in article.body),
            f"<p>{escape(article.bio, quote=False)}</p>" if article.bio else "",
            f"<p>Tags: {tags}</p>" if tags else "",
            f"<div>{line}</div>" if frame.byline == "below" else "",
        ]
    )


def _excerpt(record: Record) -> str:
    return escape(" ".join(line for piece in record.body for line in piece.lines), quote=False)


# WordPress


def _li(record: Record, inner: str) -> str:
    return (
        f'<li class="{record.kind} even thread-even depth-1" id="comment-{record.day}">\n{inner}\n<!--replies-->\n</li>'
    )


def _wordpress(inner: Write) -> Write:
    """Write an entry as WordPress does: a ping is linked, and a trackback's title stands bold above its text."""

    def write(record: Record, words: Words, date: str) -> str:
        title = (Piece("strong", (record.title,)),) if record.title else ()
        shown = replace(record, body=(*title, *record.body), linked=record.linked or record.is_ping)
        return _li(record, inner(shown, words, date))

    return write


def _short_ping(record: Record, words: Words, date: str) -> str:
    return _li(record, f"<p>{record.kind.title()}: {_link(record, record.author)}</p>")


def _ping_line(record: Record, words: Words, date: str) -> str:
    return _li(record, f"{_link(record, record.author)} - {_excerpt(record)}")


def _lwj(record: Record, words: Words, date: str) -> str:
    return f'<div class="comment-author vcard">{record.name()} {words.says}</div>\n{record.text()}'


def _kubrick(record: Record, words: Words, date: str) -> str:
    return (
        f"<cite>{record.name()}</cite> {words.says}<br />\n"
        f'<small class="commentmetadata"><a href="#comment-{record.day}">{date}</a></small>\n{record.text()}'
    )


def _walker(record: Record, words: Words, date: str) -> str:
    return (
        f'<div id="div-comment-{record.day}" class="comment-body">\n<div class="comment-author vcard">'
        f'<cite class="fn">{record.name()}</cite> <span class="says">{words.says}</span></div>\n'
        f'<div class="comment-meta commentmetadata"><a href="#comment-{record.day}">{date}</a></div>\n'
        f'{record.text()}\n<div class="reply"><a href="#respond">{words.reply}</a></div></div>'
    )


def _twenty_ten(record: Record, words: Words, date: str) -> str:
    return (
        f'<div id="comment-{record.day}"><div class="comment-author vcard"><img alt="" src="a.png">'
        f'<cite class="fn">{record.name()}</cite> <span class="says">{words.says}</span></div>\n'
        f'<div class="comment-meta commentmetadata"><a href="#comment-{record.day}">{date}</a></div>\n'
        f'<div class="comment-body">{record.text()}</div>\n'
        f'<div class="reply"><a href="#respond">{words.reply}</a></div></div>'
    )


def _twenty_eleven(record: Record, words: Words, date: str) -> str:
    return (
        f'<article id="comment-{record.day}" class="comment"><footer class="comment-meta">'
        f'<div class="comment-author vcard"><span class="fn">{record.name()}</span> {words.on} '
        f'<a href="#comment-{record.day}"><time pubdate>{date}</time></a> <span class="says">{words.says}</span>'
        f'</div></footer>\n<div class="comment-content">{record.text()}</div>\n'
        f'<div class="reply"><a href="#respond">{words.reply} <span>↓</span></a></div></article>'
    )


def _twenty_twelve(record: Record, words: Words, date: str) -> str:
    return (
        f'<article id="comment-{record.day}" class="comment"><header class="comment-meta comment-author vcard">'
        f'<cite><b class="fn">{record.name()}</b></cite> '
        f'<a href="#comment-{record.day}"><time datetime="{record.when.isoformat()}">{date}</time></a></header>\n'
        f'<section class="comment-content comment">{record.text()}</section>\n'
        f'<div class="reply"><a href="#respond">{words.reply}</a> <span>↓</span></div></article>'
    )


def _html5(record: Record, words: Words, date: str) -> str:
    return (
        f'<article id="div-comment-{record.day}" class="comment-body"><footer class="comment-meta">'
        f'<div class="comment-author vcard"><b class="fn">{record.name()}</b> '
        f'<span class="says">{words.says}</span></div>\n<div class="comment-metadata">'
        f'<a href="#comment-{record.day}"><time datetime="{record.when.isoformat()}">{date}</time></a></div></footer>\n'
        f'<div class="comment-content">{record.text()}</div>\n'
        f'<div class="reply"><a href="#respond">{words.reply}</a></div></article>'
    )


def _name_date(record: Record, words: Words, date: str) -> str:
    return (
        f'<div class="comment-head"><div class="name">{record.name()}</div>\n<div class="date">{date}</div></div>\n'
        f'<div class="comment-entry">{record.text()}</div>'
    )


def _name_comma_date(record: Record, words: Words, date: str) -> str:
    return f"<p><strong>{record.name()}</strong>, {date}</p>\n{record.text()}\n<p>{words.reply}</p>"


def _wrote(record: Record, words: Words, date: str) -> str:
    return f'<div class="head">{record.name()} wrote:</div>\n{record.text()}\n<div class="foot">{date}</div>'


def _classic(record: Record, words: Words, date: str) -> str:
    return f"{record.text()}\n<p><cite>{record.kind.title()} by {record.name()} — {date}</cite></p>"


# Movable Type, TypePad, Blogger


def _mt3(record: Record, words: Words, date: str) -> str:
    return f'{record.text()}\n<span class="comments-post">{words.posted} {record.name()} {words.at} {date}</span>'


def _mt3_ping(record: Record, words: Words, date: str) -> str:
    return (
        f'<p id="p{record.day}">» {_link(record, record.title or "")} from {record.author}<br>\n{_excerpt(record)} '
        f'{_link(record, "[Read More]")}</p>\n<p class="posted">Tracked {words.on} {date}</p>'
    )


def _mt4(record: Record, words: Words, date: str) -> str:
    return (
        f'<div class="comment" id="comment-{record.day}"><div class="inner"><div class="comment-header">'
        f'<span class="vcard author">{record.name()}</span> {words.says} </div>\n'
        f'<div class="comment-content">{record.text()}</div>\n<div class="comment-footer">'
        f'<a href="#comment-{record.day}"><abbr class="published">{date}</abbr></a></div></div></div>'
    )


def _mt4_ping(record: Record, words: Words, date: str) -> str:
    return (
        f'<div class="trackback" id="ping-{record.day}"><div class="inner"><div class="trackback-header">'
        f"{_link(record, record.title or '')} from {record.author} {words.on} {date}</div>\n"
        f'<div class="trackback-content">{record.text()} {_link(record, "Read More")}</div></div></div>'
    )


def _typepad(record: Record, words: Words, date: str) -> str:
    return (
        f'<div class="comment" id="comment-{record.day}"><div class="comment-content">{record.text()}</div>\n'
        f'<p class="comment-footer">{words.posted} {record.name()} | '
        f'<a href="#comment-{record.day}">{date}</a></p></div>'
    )


def _blogger_old(record: Record, words: Words, date: str) -> str:
    return (
        f'<dt class="comment-author" id="c{record.day}">{record.name()} {words.said}</dt>\n'
        f'<dd class="comment-body">{record.text()}</dd>\n<dd class="comment-footer">'
        f'<span class="comment-timestamp"><a href="#c{record.day}">{date}</a></span></dd>'
    )


def _blogger_new(record: Record, words: Words, date: str) -> str:
    return (
        f'<li class="comment" id="c{record.day}"><div class="comment-block"><div class="comment-header">'
        f'<cite class="user">{record.name()}</cite><span class="icon user"></span>'
        f'<span class="datetime secondary-text"><a href="#c{record.day}">{date}</a></span></div>\n'
        f'<div class="comment-content">{record.text()}</div>\n<span class="comment-actions secondary-text">'
        f'<a href="#">{words.reply}</a><span class="item-control"><a href="#">{words.delete}</a></span></span></div>\n'
        f"{_blogger_replies(record, words)}</li>"
    )


def _blogger_replies(record: Record, words: Words) -> str:
    above = f'<span class="thread-count"><a href="#">{words.replies}</a></span>' if record.replies else ""
    return f'<div class="comment-replies"><div class="comment-thread">{above}<!--replies--></div></div>'


_OL = '<ol class="commentlist">\n{}\n</ol>'
_UL = '<ul class="commentlist">\n{}\n</ul>'
_ISO = "{d:%Y-%m-%d %H:%M}"


_MT_COMMENTS = '<div class="comments-body">\n{}\n</div>'
_MT_PINGS = '<h2 id="trackbacks">TrackBack</h2>\n<div class="trackback-body">\n{}\n</div>'
_MT_BYLINE = "Posted by {author} at 10:15 AM | Comments (3) | TrackBack (1)"
_TYPEPAD_BYLINE = "Posted by: {author} | {date}"


def _wordpress_theme(
    name: str,
    inner: Write,
    around: str = _OL,
    *,
    children: str = "<ul class='children'>{}</ul>",
    date: str = "",
    name_below: bool = False,
    date_below: bool = False,
    counted: bool = True,
) -> Theme:
    write = _wordpress(inner)
    return Theme(
        name,
        write,
        write,
        around,
        children,
        date=date,
        name_below=name_below,
        date_below=date_below,
        counted=counted,
    )


def _movable_type(name: str, comment: Write, ping: Write, byline: str, *, below: bool) -> Theme:
    return Theme(
        name,
        comment,
        ping,
        _MT_COMMENTS,
        "",
        _MT_PINGS,
        pings_above=True,
        kinds=("comment", "trackback"),
        listed=False,
        ping_form="titled",
        name_below=below,
        date_below=True,
        ping_date_below=ping is _mt3_ping,
        byline=byline,
    )


_THEMES = (
    _wordpress_theme("lwj", _lwj, f"<div><br></div>\n{_UL}", counted=False),
    _wordpress_theme("kubrick", _kubrick, children=""),
    _wordpress_theme("walker", _walker),
    _wordpress_theme("walker-ul", _walker, _UL),
    replace(_wordpress_theme("twenty-ten", _twenty_ten), ping=_short_ping, ping_form="short"),
    replace(_wordpress_theme("twenty-eleven", _twenty_eleven), ping=_short_ping, ping_form="short"),
    replace(_wordpress_theme("twenty-twelve", _twenty_twelve, children=_OL), ping=_short_ping, ping_form="short"),
    replace(_wordpress_theme("html5", _html5, children=_OL), ping=_short_ping, ping_form="short"),
    _wordpress_theme("name-date", _name_date),
    _wordpress_theme("name-comma-date", _name_comma_date, _UL),
    _wordpress_theme("wrote", _wrote, children="", date=_ISO, date_below=True),
    _wordpress_theme("classic", _classic, children="", date=_ISO, name_below=True, date_below=True),
    replace(
        _wordpress_theme("ping-list", _walker),
        ping=_ping_line,
        ping_form="line",
        around_pings='<h3 id="pings">Trackbacks/Pingbacks</h3>\n<ol class="pinglist">\n{}\n</ol>',
    ),
    _movable_type("mt3", _mt3, _mt3_ping, _MT_BYLINE, below=True),
    _movable_type("mt4", _mt4, _mt4_ping, _MT_BYLINE, below=False),
    _movable_type("typepad", _typepad, _mt3_ping, _TYPEPAD_BYLINE, below=True),
    Theme(
        "blogger-old",
        _blogger_old,
        _blogger_old,
        '<dl id="comments-block">\n{}\n</dl>',
        "",
        kinds=("comment",),
        listed=False,
        date_below=True,
    ),
    Theme("blogger-new", _blogger_new, _blogger_new, "<ol>\n{}\n</ol>", "<ol>{}</ol>", kinds=("comment",)),
)
THEMES = {theme.name: theme for theme in _THEMES}


def flat(records: tuple[Record, ...]) -> Iterator[Record]:
    """Every record, replies right under what they answer."""
    for record in records:
        yield record
        yield from flat(record.replies)
