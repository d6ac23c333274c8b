"""What the names on the command line mean: files, the posts in them, and their entries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.load import STDIN, File, UnreadableError
from tui.archive.model import Document, FormatName, Post
from tui.options import CommandError


@dataclass
class Opened:
    """A file, and what of it its name asks for."""

    collection: Collection
    post: Post | None
    entry: int | None
    _document: Document | None = None

    def several(self) -> bool:
        """Whether more than one post is meant."""
        return self.post is None and len(self.collection) > 1

    def documents(self) -> Iterator[Document]:
        """The post that is meant, or all of them."""
        if not self.several():
            yield self.document()
            return
        try:
            yield from self.collection.documents()
        except UnreadableError as error:
            raise CommandError(f"{self.collection.path}: {error}") from None

    def document(self) -> Document:
        """The one post that is meant, which holds the entry that is asked for.

        Raises:
            CommandError: when several are meant, there is no such entry, or the file cannot be read any more.
        """
        if self.several():
            count = len(self.collection)
            raise CommandError(
                f"{self.collection.path}: it has {count} posts; name one as FILE@SLUG or FILE@NUMBER (see --list)"
            )
        if self._document is None:
            try:
                self._document = self.collection.document(self.post.number if self.post else 1)
            except UnreadableError as error:
                raise CommandError(f"{self.collection.path}: {error}") from None
        if self.entry is not None:
            check_entry(self._document, self.entry)
        return self._document


def open_named(name: str, format_name: FormatName | None) -> Opened:
    """Open a file, at the post and the entry that its name asks for; a file whose own name is such comes first.

    Raises:
        CommandError: when there is no such file, post or entry, or the file cannot be read.
    """
    readings = list(_readings(name))
    there = (reading for reading in readings if reading[0] == STDIN or os.path.lexists(reading[0]))
    path, post_name, entry = next(there, [reading for reading in readings if not reading[1]][-1])
    label = "standard input" if path == STDIN else path
    try:
        collection = formats.collect(File(path), format_name)
    except UnreadableError as error:
        raise CommandError(f"{label}: {error}") from None
    post = collection.find(post_name) if post_name else None
    if post_name and not post:
        raise CommandError(f"{label}: there is no post {post_name!r} in it; --list lists what there is")
    opened = Opened(collection, post, entry)
    if entry is not None:
        opened.document()
    return opened


def _readings(name: str) -> Iterator[tuple[str, str | None, int | None]]:
    """What a name can mean, as (file, post, entry): the name of a file, or one with #N, @POST or both behind it."""
    yield name, None, None
    for pattern in (r"(.+)()#([0-9]{1,99})", r"(.+)@([^@#/]+)#([0-9]{1,99})", r"(.+)@([^@#/]+)()"):
        if found := re.fullmatch(pattern, name, re.DOTALL):
            yield found[1], found[2] or None, int(found[3]) if found[3] else None


def check_entry(document: Document, number: int) -> None:
    """Make sure that there is an entry of that number, which counts from 1.

    Raises:
        CommandError: when there is none.
    """
    count = len(document.entries)
    if not 1 <= number <= count:
        has = f"it has {count}" if count else "it has none"
        raise CommandError(f"{document.source.path}: there is no entry {number}; {has}")
