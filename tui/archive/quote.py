"""An entry → a quotation that says who wrote it and where it stands."""

from __future__ import annotations

from tui.archive.load import clean
from tui.archive.model import Document, Entry

NO_NAME = "(name not in this file)"
NO_TITLE = "(title not in this file)"


def quote(document: Document, number: int) -> str:
    """Quote an entry in Markdown: its text behind "> ", a blank line, and the attribution; no newline at the end.

    Raises:
        IndexError: when the document has no entry of that number, which counts from 1.
    """
    if not 0 < number <= len(document.entries):
        raise IndexError(number)
    entry = document.entry(number)
    body = _markdown(entry).split("\n")
    quoted = "\n".join(f"> {line}" if line else ">" for line in body)
    return f"{quoted}\n\n{attribution(document, entry)}"


def _markdown(entry: Entry) -> str:
    """Write an entry's title and text, its quotations and lists with their signs."""
    written = entry.title or ""
    above: str | None = None
    for index, text in enumerate(entry.paragraphs):
        kind = entry.kind_of(index)
        if written:
            written += "\n" if above == kind == "list_item" else "\n\n"
        if kind == "quote":
            text = "> " + text.replace("\n", "\n> ")
        elif kind == "code":
            text = "    " + text.replace("\n", "\n    ")
        elif kind == "list_item" and not text[:1].isdecimal():
            text = "- " + text.replace("\n", "\n  ")
        written += text
        above = kind
    return written


def attribution(document: Document, entry: Entry) -> str:
    """Say in one line who wrote an entry, under which article, where that stands, and how to open it again.

    The address is the article's, or that of the post that sent a ping; a commenter's own site is no place of the words.
    """
    article = document.article
    title = f"“{article.title}”" if article.title else NO_TITLE
    parts = [
        f"— {entry.author or NO_NAME}",
        f"{entry.kind} {entry.number} on {title}",
        article.author,
        entry.date,
        entry.url if entry.is_ping else article.url,
        reference(document, entry.number),
    ]
    return ", ".join(part for part in parts if part)


def reference(document: Document, number: int) -> str:
    """Name an entry so that the reader opens there: FILE#NUMBER, or FILE@POST#NUMBER where a file has several posts."""
    source = document.source
    post = f"@{source.post}" if source.post else ""
    path = " ".join(clean(source.path.encode("utf-8", "replace").decode()).split("\n"))
    return f"{path}{post}#{number}"
