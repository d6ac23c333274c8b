"""One module a format; this one tells them apart, and hands the file to its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module

from tui.archive.collection import Collection, single
from tui.archive.formats import dump, text
from tui.archive.formats.privacy import keep_private
from tui.archive.formats.sniff import Told, sniff
from tui.archive.load import File, RawText, UnreadableError
from tui.archive.model import Document, FormatName

STRUCTURED = ("html", "wxr", "mtif", "wpjson", "feed")
"""The formats that are no running text; the module of each has `records(file)`, which goes through its posts."""


def collect(file: File, format_name: FormatName | None = None) -> Collection:
    """Open a file in the named format, or in the one that its content shows.

    Raises:
        UnreadableError: when the file is not in that format, or holds nothing to read.
    """
    told = Told(format_name, "") if format_name else sniff(file.head)
    if told and told.format in STRUCTURED:
        records = import_module(f"tui.archive.formats.{told.format}").records(file)
    else:
        record = single(read(file.text(), format_name))
        records = lambda: (record,)  # noqa: E731
        file.forget()
    collection = Collection(file.path, records, _finisher(told, asked=format_name is not None), file)
    if not collection.posts:
        raise UnreadableError("there is no published post in it")
    return collection


def _finisher(told: Told | None, *, asked: bool) -> Callable[[Document], Document]:
    def finish(document: Document) -> Document:
        source = document.source
        sign = source.sign or (told.sign if told else None) or None
        return replace(document, source=replace(source, asked=asked, sign=None if asked else sign))

    return finish


def read(raw: RawText, format_name: FormatName | None = None) -> Document:
    """Read a cleaned text as a document: as Markdown, a page dump or plain text, whichever is named or shows."""
    from tui.archive.formats import markdown

    if format_name == "markdown" or (format_name is None and markdown.sign(raw.text, raw.path)):
        document = markdown.read(raw)
    elif format_name == "text":
        document = text.read(raw)
    else:
        document = dump.read(raw)
        if format_name is None and not dump.is_article(document):
            document = text.read(raw)
    entries = tuple(map(keep_private, document.entries))
    return replace(document, entries=entries, unread=tuple(_unread(raw.text, document)))


def _unread(lines: str, document: Document) -> Iterator[int]:
    """The numbers of the lines that hold words and stand in no part of their document."""
    ranges = [part.lines for part in document.parts() if part.lines]
    held = {number for first, last in ranges for number in range(first, last + 1)}
    for number, line in enumerate(lines.split("\n"), 1):
        if number not in held and line and not line.isspace():
            yield number
