"""One module a format; this one tells them apart and hands the text to its reader."""

from collections.abc import Iterator
from dataclasses import replace

from tui.archive.formats import dump, text
from tui.archive.load import RawText
from tui.archive.model import Document, FormatName


def read(raw: RawText, format_name: FormatName | None = None) -> Document:
    """Read a cleaned text as a document, in the named format or in the one that its content shows."""
    document = text.read(raw) if format_name == "text" else dump.read(raw)
    if format_name is None and not dump.is_article(document):
        document = text.read(raw)
    return replace(document, unread=tuple(_unread(raw.text, document)))


def _unread(lines: str, document: Document) -> Iterator[int]:
    """The numbers of the lines that hold words and stand in no part of their document."""
    ranges = [part.lines for part in document.parts() if part.lines]
    held = {number for first, last in ranges for number in range(first, last + 1)}
    for number, line in enumerate(lines.split("\n"), 1):
        if number not in held and line and not line.isspace():
            yield number
