"""One module a format; this one tells them apart and hands the text to its reader."""

from tui.archive.formats import dump, text
from tui.archive.load import RawText
from tui.archive.model import Document, FormatName


def read(raw: RawText, format_name: FormatName | None = None) -> Document:
    """Read a cleaned text as a document, in the named format or in the one that its content shows."""
    if format_name == "text":
        return text.read(raw)
    document = dump.read(raw)
    if format_name is None and not dump.is_article(document):
        return text.read(raw)
    return document
