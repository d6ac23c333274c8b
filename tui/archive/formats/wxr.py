"""Exports of WordPress: the published posts and pages of a blog, each with its comments and pings.

The fields: https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from tui.archive.collection import Record
from tui.archive.formats.compose import Draft, Passage, compose
from tui.archive.formats.markup import fragment, line, web_address
from tui.archive.formats.shortcodes import expand
from tui.archive.formats.xml import Element, Xml, content, fields, local, plain
from tui.archive.load import File, UnreadableError
from tui.archive.model import Article, Document, EntryKind, Post

Fields = dict[str, Element]

_KINDS: dict[str, EntryKind] = {"pingback": "pingback", "trackback": "trackback"}
_NO_DATE = "0000-00-00"
_BLOCK = "<!-- wp:"
"""What marks a paragraph of the block editor, whose blank lines then mean nothing."""
_TITLED = re.compile(r"\s*<strong>(?P<title>.*?)</strong>(?P<excerpt>.*)", re.DOTALL)
"""A trackback's text (https://github.com/WordPress/WordPress/blob/master/wp-trackback.php)."""


def records(file: File) -> Callable[[], Iterable[Record]]:
    """Go through the published posts and pages of an export, in the order of the file.

    Raises:
        UnreadableError: when the file is no XML, or no post can be found in what is broken.
    """
    xml = Xml(file)
    return lambda: _records(xml)


def _records(xml: Xml) -> Iterator[Record]:
    names: dict[str, str] = {}
    number = 0
    for element in xml.elements():
        if local(element) == "author":
            names |= _name(fields(element))
        elif local(element) == "item":
            item = fields(element)
            if _is_published(item):
                number += 1
                yield _record(xml, element, item, names, number)
    if not number and xml.warnings:
        raise UnreadableError("; ".join(("there is no published post in it", *xml.warnings)))


def _name(author: Fields) -> dict[str, str]:
    """The name that a writer is shown by, by that of their account."""
    login, shown = plain(author.get("author_login")), plain(author.get("author_display_name"))
    return {login: shown} if login and shown else {}


def _is_published(item: Fields) -> bool:
    """Tell whether an item is a published post or page; one that was cut off before it says so counts where it can."""
    kind, status = plain(item.get("post_type")), plain(item.get("status"))
    is_shown = kind in ("post", "page", None) and status in ("publish", None)
    return is_shown and (bool(kind and status) or bool(content(item.get("encoded")).strip()))


def _record(xml: Xml, element: Element, item: Fields, names: dict[str, str], number: int) -> Record:
    comments = [fields(child) for child in element if local(child) == "comment"]
    comments = [comment for comment in comments if plain(comment.get("comment_approved")) in ("1", None)]
    link = web_address(plain(item.get("link")))
    article = Article(
        title=line(content(item.get("title"))),
        author=_author(plain(item.get("creator")), names),
        date=_date(item, "post_date", "post_date_gmt", "pubDate"),
        url=link,
        tags=tuple(dict.fromkeys(_tags(element))),
    )
    post = Post(number, _slug(item, link), article.title, article.date, len(comments))
    return Record(post, lambda: _document(xml, article, _body(element, link), comments))


def _author(login: str | None, names: dict[str, str]) -> str | None:
    return names.get(login, login) if login else None


def _date(item: Fields, *names: str) -> str | None:
    dates = (plain(item.get(name)) for name in names)
    return next((date for date in dates if date and not date.startswith(_NO_DATE)), None)


def _tags(item: Element) -> Iterator[str]:
    """The tags of a post; "tag" is what the first versions of the format called them."""
    for child in item:
        if local(child) == "category" and child.get("domain") in ("post_tag", "tag") and (tag := line(content(child))):
            yield tag


def _slug(item: Fields, link: str | None) -> str | None:
    name = plain(item.get("post_name"))
    return name or (urlsplit(link).path.rstrip("/").rpartition("/")[2] or None if link else None)


def _body(item: Element, link: str | None) -> list[Passage]:
    found = (child for child in item if local(child) == "encoded" and "excerpt" not in str(child.tag))
    text = content(next(found, None))
    return fragment(expand(text), autop=_BLOCK not in text, base=link)


def _document(xml: Xml, article: Article, body: list[Passage], comments: list[Fields]) -> Document:
    drafts = [_draft(comment, article.url) for comment in comments]
    by_id = {plain(comment.get("comment_id")): draft for comment, draft in zip(comments, drafts, strict=True)}
    dangling = 0
    for comment, draft in zip(comments, drafts, strict=True):
        parent = plain(comment.get("comment_parent"))
        if parent not in (None, "0"):
            draft.parent = by_id.get(parent)
            dangling += draft.parent is None
    return compose(xml.source("wxr"), article, body, drafts, (), (*xml.warnings, *_told(dangling)))


def _told(dangling: int) -> Iterator[str]:
    if dangling == 1:
        yield "1 comment answers one that is not shown in this file; it stands at the top"
    elif dangling:
        yield f"{dangling} comments answer others that are not shown in this file; they stand at the top"


def _draft(comment: Fields, link: str | None) -> Draft:
    kind = _KINDS.get((plain(comment.get("comment_type")) or "").lower(), "comment")
    text = content(comment.get("comment_content"))
    titled = _TITLED.match(text) if kind == "trackback" else None
    return Draft(
        kind=kind,
        author=line(content(comment.get("comment_author"))),
        title=line(titled["title"]) if titled else None,
        date=_date(comment, "comment_date", "comment_date_gmt"),
        url=web_address(plain(comment.get("comment_author_url"))),
        body=fragment(titled["excerpt"] if titled else text, autop=True, base=link),
    )
