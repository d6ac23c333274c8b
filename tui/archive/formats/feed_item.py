"""The items of feeds: an item of RSS or an entry of Atom, and whether it is a post or a comment.

RSS 2.0: https://www.rssboard.org/rss-specification; RSS 1.0: https://web.resource.org/rss/1.0/spec; Atom: RFC 4287 and,
for what answers what, RFC 4685; Blogger's export: measured on one, and on its form of 2024.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from tui.archive.formats.markup import line, web_address
from tui.archive.formats.xml import Element, content, fields, local, plain

Fields = dict[str, Element]


@dataclass(slots=True)
class Channel:
    """What a feed says of itself; `on_post` when its title says that it holds the comments on one post."""

    title: str | None = None
    link: str | None = None
    author: str | None = None
    of_comments: bool = False
    on_post: bool = False

    def add(self, element: Element) -> None:
        """Take up a field of the channel; the first of each name counts."""
        name = local(element)
        if name == "title" and not self.title:
            self._entitle(line(content(element)))
        elif name == "link":
            self.link = self.link or _address(element)
        elif name == "author":
            self.author = self.author or _person(element)[0]

    def _entitle(self, title: str | None) -> None:
        self.title = title
        if title and (found := _COMMENTS_ON.fullmatch(title) or _COMMENTS_FOR.fullmatch(title)):
            self.title, self.of_comments, self.on_post = found["title"], True, found.re is _COMMENTS_ON


@dataclass(frozen=True, slots=True)
class Item:
    """A post or a comment of a feed; `text` is HTML, whose line ends count when it is `loose`."""

    is_comment: bool
    is_shown: bool
    id: str | None
    answers: tuple[str, ...]
    """The ids of what it answers, the closest first."""
    title: str | None
    about: str | None
    """The title of the post that its own title names."""
    author: str | None
    url: str | None
    """The author's own site."""
    link: str | None
    date: str | None
    text: str
    loose: bool
    tags: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.title or self.about or self.author or self.link or self.date or self.text.strip())


_COMMENTS_ON = re.compile(
    r"(?:comments on|kommentare zu|commentaires sur|comentarios (?:en|sobre)|commenti (?:a|su)|reacties op"
    r"|comentários (?:em|sobre))\s?:? (?P<title>.+)",
    re.IGNORECASE,
)
_COMMENTS_FOR = re.compile(
    r"(?:comments for|kommentare für|commentaires pour|comentarios para|commenti per|reacties voor"
    r"|comentários para)\s?:? (?P<title>.+)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|da|door)\s?: ?(?P<author>.+)", re.IGNORECASE)
_ON_BY = re.compile(
    r"(?:(?:comment on|kommentar zu|reactie op) (?P<title>.+) (?:by|von|door)"
    r"|(?:commentaires? sur) (?P<french>.+) par"
    r"|(?:comentarios? en|comentários? (?:em|sobre)) (?P<iberian>.+) por"
    r"|(?:comment[oi] (?:a|su)) (?P<italian>.+) di)\s?:? (?P<author>.+)",
    re.IGNORECASE,
)
"""Titles that WordPress gives to the comments in its feeds, in the seven languages of words.py."""
_NAMED_ON = re.compile(r"(?P<author>.+?) (?:on|zu|sur|en|su|op|em|sobre) (?P<title>.+)", re.IGNORECASE)
_COMMENT_LINK = re.compile(r"#(?:li-|div-)?(?:comment[-_=]?|c)\d|[?&]showComment=")
_MAIL = re.compile(r"\S{1,200}@\S{1,200} \((?P<name>.*)\)")
_BLOGGER = "schemas.google.com/blogger"
_BLOGGER_POST = re.compile(r"(?:\.post-|/comments/default/)(\d+)$")
_TAGS = re.compile(r"<(?:p|br|div|li|blockquote|pre|h[1-6]|table|tr)\b", re.IGNORECASE)


def read(element: Element, channel: Channel, *, is_comment: bool | None = None) -> Item:
    """Read an item of a feed, which is a post or a comment as it shows, unless that is known."""
    item = fields(element)
    kind = _kind(element, item)
    link = _link(element, item)
    answers = tuple(_answers(element, item))
    author, url = _author(item)
    whole = line(content(item.get("title")))
    title, about, by = _named(whole, author, channel)
    if is_comment is None:
        signs = by or answers or channel.of_comments or (link and _COMMENT_LINK.search(link))
        is_comment = kind == "comment" or (kind is None and bool(signs))
    text, loose = _text(item)
    return Item(
        is_comment=is_comment,
        is_shown=kind in (None, "post", "page", "comment") and not _is_hidden(item, kind),
        id=_key(plain(item.get("id")) or plain(item.get("guid")) or element.get(f"{_RDF}about")),
        answers=answers,
        title=title if is_comment else whole,
        about=about,
        author=author or (by if is_comment else None),
        url=url,
        link=link,
        date=_date(item),
        text=text,
        loose=loose,
        tags=tuple(dict.fromkeys(_tags(element))),
    )


_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _kind(element: Element, item: Fields) -> str | None:
    """What Blogger's export says that an entry is: a post, a page, a comment, a setting …; None in other feeds."""
    for child in element:
        term = child.get("term") or "" if local(child) == "category" else ""
        if _BLOGGER in term:
            return term.rpartition("#")[2]
    kind = item.get("type")
    return (plain(kind) or "").lower() or None if kind is not None and "blogger" in str(kind.tag) else None


def _is_hidden(item: Fields, kind: str | None) -> bool:
    control = item.get("control")
    if control is not None and plain(fields(control).get("draft")) == "yes":
        return True
    return kind is not None and (plain(item.get("status")) not in (None, "LIVE") or bool(plain(item.get("trashed"))))


def _answers(element: Element, item: Fields) -> list[str]:
    """The ids of the comment and the post that an item answers."""
    related = [child.get("href") for child in element if local(child) == "link" and child.get("rel") == "related"]
    threaded = [child.get("ref") for child in element if local(child) == "in-reply-to"]
    named = [plain(item.get("inReplyTo")), *related, *threaded, plain(item.get("parent"))]
    return [key for id in named if (key := _key(id))]


def _key(id: str | None) -> str | None:
    """An id in the one form that links and tags of Blogger have in common."""
    found = _BLOGGER_POST.search(id) if id else None
    return found[1] if found else id


def _named(title: str | None, author: str | None, channel: Channel) -> tuple[str | None, str | None, str | None]:
    """Read "By: NAME" and "Comment on POST by NAME": (the item's own title, the post's, the name)."""
    if not title:
        return None, None, None
    if found := _BY.fullmatch(title):
        return None, None, found["author"]
    if found := _ON_BY.fullmatch(title):
        return None, found["title"] or found["french"] or found["iberian"] or found["italian"], found["author"]
    found = _NAMED_ON.fullmatch(title) if channel.of_comments else None
    if found and (found["title"] == channel.title or found["author"] == author):
        return None, found["title"], found["author"]
    return title, None, None


def _author(item: Fields) -> tuple[str | None, str | None]:
    for name in ("creator", "author"):
        if name in item and any(person := _person(item[name])):
            return person
    return None, None


def _person(element: Element) -> tuple[str | None, str | None]:
    """The name of an author and the address of their site; of "joe@example.org (Joe)" the name alone."""
    person = fields(element)
    if not person:
        name = line(content(element))
        mail = _MAIL.fullmatch(name) if name else None
        return (mail["name"].strip() or None if mail else name), None
    return line(content(person.get("name"))), web_address(plain(person.get("uri")) or plain(person.get("url")))


def _address(link: Element) -> str | None:
    """Where a link of RSS or Atom leads, None when it is not to the page itself."""
    return web_address(plain(link) or (link.get("href") if link.get("rel") in (None, "alternate") else None))


def _link(element: Element, item: Fields) -> str | None:
    links = (_address(child) for child in element if local(child) == "link")
    guid = item.get("guid")
    permanent = web_address(plain(guid)) if guid is not None and guid.get("isPermaLink") != "false" else None
    return next(filter(None, links), permanent)


def _date(item: Fields) -> str | None:
    names = ("pubDate", "published", "issued", "date", "created", "updated", "modified")
    return next(filter(None, (plain(item.get(name)) for name in names)), None)


def _text(item: Fields) -> tuple[str, bool]:
    """The text of an item as HTML, and whether its line ends count: (HTML, whether)."""
    for name in ("encoded", "content", "body", "description", "summary"):
        element = item.get(name)
        text = content(element) if element is not None and "mrss" not in str(element.tag) else ""
        if not text.strip() or element is None:
            continue
        if name not in ("content", "summary"):
            return text, not _TAGS.search(text)
        is_html = "html" in (element.get("type") or "").lower()
        return (text, False) if is_html else (escape(text, quote=False), True)
    return "", False


def _tags(element: Element) -> list[str]:
    """The tags of a post; what a blogger's export says of an entry's kind is none."""
    found = (child for child in element if local(child) == "category")
    tags = (line(content(child)) or line(child.get("term") or "") for child in found)
    return [tag for tag in tags if tag and _BLOGGER not in tag]
