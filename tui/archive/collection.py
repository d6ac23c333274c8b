"""The posts of one file, each read when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from tui.archive.load import File, UnreadableError
from tui.archive.model import Document, Post
from tui.archive.threads import thread


class Record(NamedTuple):
    """A post as it is listed, and what reads the whole of it before the next record is asked for."""

    post: Post
    read: Callable[[], Document]


class Collection:
    """The posts of a file in its order; `records` goes through them anew at each call.

    `finish` is done to each document once it has been read; `file` is what the posts come from.
    """

    def __init__(
        self,
        path: str,
        records: Callable[[], Iterable[Record]],
        finish: Callable[[Document], Document],
        file: File | None = None,
    ) -> None:
        self.path = path
        self.file = file
        self._records = records
        self._finish = finish
        self.posts = tuple(record.post for record in records())
        self._slugs = {post.slug: post for post in reversed(self.posts) if post.slug}

    def __len__(self) -> int:
        return len(self.posts)

    def document(self, number: int) -> Document:
        """Read the post of that number, which counts from 1, and infer who answers whom in it.

        Raises:
            UnreadableError: when the file has changed meanwhile, and has no such post any more.
        """
        record = next(islice(self._records(), number - 1, None), None)
        if record is None:
            raise UnreadableError("the file has changed since it was opened; open it again")
        return self._document(record)

    def documents(self) -> Iterator[Document]:
        """Read every post, one after the other."""
        return map(self._document, self._records())

    def _document(self, record: Record) -> Document:
        document = self._finish(thread(record.read()))
        name = self.name_of(record.post)
        return replace(document, source=replace(document.source, post=name)) if name else document

    def name_of(self, post: Post) -> str | None:
        """What opens a post after the file's name and @: its slug or else its number; nothing where it is alone."""
        if len(self.posts) == 1:
            return None
        found = self.find(post.slug) if post.slug and not _AMBIGUOUS.search(post.slug) else None
        return post.slug if found and found.number == post.number else str(post.number)

    def find(self, name: str) -> Post | None:
        """The post of that number, or else the first of that slug."""
        if name.isascii() and name.isdecimal() and 0 < int(name[:9]) <= len(self.posts):
            return self.posts[int(name[:9]) - 1]
        return self._slugs.get(name)


_AMBIGUOUS = re.compile(r"[@#/\s]")
"""What no slug on the command line may hold."""


def single(document: Document) -> Record:
    """List a file that holds one article."""
    article = document.article
    post = Post(1, None, article.title, article.date, len(document.entries))
    return Record(post, lambda: document)
