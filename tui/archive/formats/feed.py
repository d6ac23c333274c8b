"""Feeds: the comments on a post, the comments or the posts of a blog, and Blogger's export, which is a feed of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit

from tui.archive.collection import Record
from tui.archive.formats.compose import Draft, Passage, compose
from tui.archive.formats.feed_item import Channel, Item, read
from tui.archive.formats.markup import fragment
from tui.archive.formats.pings import is_excerpt
from tui.archive.formats.xml import ITEMS, Xml, local
from tui.archive.load import File, UnreadableError
from tui.archive.model import AS_FILED, Article, Document, Post, Reason


def records(file: File) -> Callable[[], Iterable[Record]]:
    """Go through the posts of a feed, each with its comments; in a feed of comments, the posts that they are on.

    Raises:
        UnreadableError: when the file is no XML, or there is nothing in the feed.
    """
    return _Feed(Xml(file)).records


class _Feed:
    """A feed. Its comments are held, for they may stand before or after their post; its posts are read as they come."""

    def __init__(self, xml: Xml) -> None:
        self._xml = xml
        self._channel = Channel()
        self._is_comment: bool | None = None
        self._survey()
        if self._posts and self._on.keys() == {None}:
            self._is_comment = len(self._comments) >= self._posts
            self._survey()
        if not self._count:
            raise UnreadableError("; ".join(("there is nothing in the feed", *xml.warnings)))

    def _items(self) -> Iterator[Item]:
        for element in self._xml.elements():
            if local(element) not in ITEMS:
                self._channel.add(element)
            elif not (item := read(element, self._channel, is_comment=self._is_comment)).is_empty:
                yield item

    def _survey(self) -> None:
        """Go through the items once: hold the comments, count the posts, find which comment is on which post."""
        self._count = self._posts = 0
        self._comments: list[Item] = []
        self._hidden: set[str | None] = set()
        ids: set[str | None] = set()
        for item in self._items():
            self._count += 1
            if not item.is_shown:
                self._hidden.add(item.id)
            elif item.is_comment:
                self._comments.append(item)
            else:
                self._posts += 1
                ids.add(item.id)
        self._on = _by_post(self._comments, ids | self._hidden)

    def records(self) -> Iterator[Record]:
        """Go through the posts anew."""
        if not self._posts:
            yield from self._commented()
            return
        warnings = tuple(self._lost())
        posts = (item for item in self._items() if item.is_shown and not item.is_comment)
        for number, item in enumerate(posts, 1):
            yield self._record(number, item, self._on.get(item.id or "", []), warnings)

    def _lost(self) -> Iterator[str]:
        if count := len(self._on.get(None, [])):
            comments = "1 comment of the file is" if count == 1 else f"{count} comments of the file are"
            yield f"{comments} on no post that it holds, and not shown"

    def _record(self, number: int, item: Item, comments: Sequence[Item], warnings: tuple[str, ...]) -> Record:
        author = item.author or self._channel.author
        article = Article(title=item.title, author=author, date=item.date, url=item.link, tags=item.tags)
        post = Post(number, _slug(item.link), item.title, item.date, len(comments))

        def document() -> Document:
            body = fragment(item.text, autop=item.loose, base=item.link)
            return self._document(article, body, comments, warnings)

        return Record(post, document)

    def _commented(self) -> Iterator[Record]:
        """Go through the posts that are known by their comments alone."""
        groups: dict[str | None, list[Item]] = {}
        for item in self._comments:
            groups.setdefault(item.about or (None if self._channel.on_post else _page(item.link)), []).append(item)
        for number, comments in enumerate(groups.values(), 1):
            article = self._commented_article(comments[0], alone=len(groups) == 1)
            post = Post(number, _slug(article.url), article.title, None, len(comments))
            yield Record(post, partial(self._document, article, (), comments, ()))

    def _commented_article(self, comment: Item, *, alone: bool) -> Article:
        """What is known of an article by a comment on it, and by the channel where there is no other article."""
        channel = self._channel
        page = channel.link if alone and channel.on_post else _page(comment.link)
        return Article(
            title=comment.about or (channel.title if alone else None), url=page or (channel.link if alone else None)
        )

    def _document(
        self, article: Article, body: Sequence[Passage], comments: Sequence[Item], warnings: tuple[str, ...]
    ) -> Document:
        drafts = [_draft(item, article) for item in comments]
        by_id = {item.id: draft for item, draft in zip(comments, drafts, strict=True) if item.id}
        for item, draft in zip(comments, drafts, strict=True):
            draft.parent = next((by_id[id] for id in item.answers if id in by_id), None)
        return compose(self._xml.source("feed"), article, body, drafts, (), (*self._xml.warnings, *warnings))


def _by_post(comments: Iterable[Item], posts: set[str | None]) -> dict[str | None, list[Item]]:
    """Divide comments by the post that they answer, themselves or through others; None for those that answer none."""
    by_id = {item.id: item for item in comments if item.id}
    known: dict[str | None, str | None] = {}
    divided: dict[str | None, list[Item]] = {}
    for comment in comments:
        chain: dict[str | None, None] = {}
        above: Item | None = comment
        post: str | None = None
        while above and not post and above.id not in chain and above.id not in known:
            chain[above.id] = None
            post = next((id for id in above.answers if id in posts), None)
            above = next((by_id[id] for id in above.answers if id in by_id), None) if not post else above
        post = post or (known.get(above.id) if above else None)
        known.update((id, post) for id in chain if id)
        divided.setdefault(post, []).append(comment)
    return divided


def _draft(item: Item, article: Article) -> Draft:
    body = fragment(item.text, autop=item.loose, base=item.link)
    texts = [passage.text for passage in body]
    is_pingback = is_excerpt(texts)
    title = None if _repeats(item.title, texts, article) else item.title
    if title and not body:
        body, title = [Passage(title)], None
    return Draft(
        kind="pingback" if is_pingback else "comment",
        author=item.author,
        title=title,
        date=item.date,
        url=item.url,
        body=body,
        reason=Reason("bracketed-excerpt", 0.95, texts[0][:40]) if is_pingback else AS_FILED,
    )


def _repeats(title: str | None, texts: Sequence[str], article: Article) -> bool:
    """Tell whether a comment's title is its first words, as Blogger has it, or the article's."""
    if not title or title in (article.title, f"Re: {article.title}"):
        return True
    return " ".join(" ".join(texts).split()).startswith(title.rstrip(" .…"))


_COMMENT_PART = re.compile(r"(?:comment-page-\d+/?)?(?:[?&]showComment=[^#&]*)?(?:#.*)?$")


def _page(link: str | None) -> str | None:
    """The address of the page that a comment stands on."""
    return _COMMENT_PART.sub("", link, count=1) if link else None


def _slug(link: str | None) -> str | None:
    """The last part of an address's path, without its ending."""
    name = urlsplit(link).path.rstrip("/").rpartition("/")[2] if link else ""
    return name.removesuffix(".html").removesuffix(".htm") or None
