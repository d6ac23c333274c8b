"""A document → JSON and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.archive.model import Address, Block, Document, Entry, Other, Reason, Source

SCHEMA = 1


def to_json(documents: Iterable[Document], *, several: bool) -> Iterator[str]:
    """Write one document as a JSON object, several as an array, a piece at a time; absent values are null."""
    if not several:
        yield from (f"{_written(document)}\n" for document in documents)
        return
    yield "["
    for place, document in enumerate(documents):
        yield f"{',' if place else ''}\n{_written(document)}"
    yield "\n]\n"


_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no terminal should see; texts hold none of it, but the name of a file may."""


def _written(document: Document) -> str:
    return to_text(as_object(document))


def to_text(value: dict[str, Any] | list[dict[str, Any]]) -> str:
    """Write an object or an array of some as JSON that no terminal heeds; no newline at the end."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def as_object(document: Document) -> dict[str, Any]:
    """Lay a document out as the JSON schema has it."""
    source, article = document.source, document.article
    return {
        "schema": SCHEMA,
        "source": _source(source),
        "article": {
            "title": article.title,
            "title_lines": article.title_lines,
            "title_read": _reason(article.title_reason) if article.title else None,
            "author": article.author,
            "date": article.date,
            "url": article.url,
            "tags": article.tags,
            "blocks": [
                {**_part(block), "links": _links(document, (0, index))} for index, block in enumerate(article.blocks, 1)
            ],
        },
        "entries": [_entry(document, entry) for entry in document.entries],
        "other": [_part(other) for other in document.other],
        "warnings": document.warnings,
    }


def quotation(document: Document, number: int, reference: str, words: str | None = None) -> dict[str, Any]:
    """Lay out an entry, None for 0, with the article that it stands under and its reference; `words` are out of it."""
    article = document.article
    laid_out: dict[str, Any] = {
        "schema": SCHEMA,
        "reference": reference,
        "source": _source(document.source),
        "article": {"title": article.title, "author": article.author, "date": article.date, "url": article.url},
        "entry": _entry(document, document.entry(number)) if number else None,
    }
    return laid_out if words is None else {**laid_out, "words": words}


def to_markdown(document: Document) -> Iterator[str]:
    """Write article and discussion in Markdown, a block at a time, each piece ending in a newline."""
    from tui.archive.markdown_out import written

    return written(document)


def _source(source: Source) -> dict[str, Any]:
    return {
        "path": source.path,
        "post": source.post,
        "format": source.format,
        "encoding": source.encoding,
        "bytes": source.bytes,
        "sha256": source.sha256,
    }


def _part(part: Block | Other) -> dict[str, Any]:
    return {"kind": part.kind, "text": part.text, "lines": part.lines, **_reason(part.reason)}


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "evidence": reason.evidence, "confidence": reason.confidence}


def _links(document: Document, address: Address) -> list[dict[str, Any]]:
    return [{"start": link.start, "end": link.end, "url": link.url} for link in document.links.get(address, ())]


def _entry(document: Document, entry: Entry) -> dict[str, Any]:
    """Lay an entry out: its rule is that of an inferred reply, if it has one, and `read` how its kind was told."""
    announces, reply = entry.announces, entry.reply
    concluded = reply.reason if reply and reply.source == "inferred" else entry.reason
    return {
        "number": entry.number,
        "kind": entry.kind,
        "author": entry.author,
        "title": entry.title,
        "date": entry.date,
        "url": entry.url,
        "depth": entry.depth,
        "paragraphs": entry.paragraphs,
        "paragraph_kinds": [entry.kind_of(index) for index in range(len(entry.paragraphs))],
        "links": [
            {"paragraph": index, **link}
            for index in range(len(entry.paragraphs))
            for link in _links(document, (entry.number, 2 + index))
        ],
        "lines": entry.lines,
        "parent": entry.parent,
        "parent_source": reply.source if reply else None,
        **_reason(concluded),
        "read": _reason(entry.reason),
        "announces": {"blog": announces.blog, "title": announces.title} if announces else None,
    }
