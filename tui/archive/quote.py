"""An entry → a quotation that says who wrote it and where it stands."""

from __future__ import annotations

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
    texts = [entry.title, *entry.paragraphs] if entry.title else list(entry.paragraphs)
    body = "\n\n".join(texts).split("\n")
    quoted = "\n".join(f"> {line}" if line else ">" for line in body)
    return f"{quoted}\n\n{attribution(document, entry)}"


def attribution(document: Document, entry: Entry) -> str:
    """Say in one line who wrote an entry, under which article, and how to open it again."""
    article = document.article
    title = f"“{article.title}”" if article.title else NO_TITLE
    parts = [
        f"— {entry.author or NO_NAME}",
        f"{entry.kind} {entry.number} on {title}",
        article.author,
        entry.date,
        entry.url,
        reference(document, entry.number),
    ]
    return ", ".join(part for part in parts if part)


def reference(document: Document, number: int) -> str:
    """Name an entry so that the reader opens there: FILE#NUMBER, or FILE@POST#NUMBER where a file has several posts."""
    source = document.source
    post = f"@{source.post}" if source.post else ""
    return f"{source.path}{post}#{number}"
