"""A document → JSON and plain text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tui.archive.model import Block, Document, Entry, Other

SCHEMA = 1


def to_json(documents: Sequence[Document]) -> str:
    """Write one document as a JSON object, several as an array; absent values are null."""
    objects = [as_object(document) for document in documents]
    return json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2)


def as_object(document: Document) -> dict[str, Any]:
    """Lay a document out as the JSON schema has it."""
    source, article = document.source, document.article
    return {
        "schema": SCHEMA,
        "source": {
            "path": source.path,
            "format": source.format,
            "encoding": source.encoding,
            "bytes": source.bytes,
            "sha256": source.sha256,
        },
        "article": {
            "title": article.title,
            "title_lines": article.title_lines,
            "author": article.author,
            "date": article.date,
            "url": article.url,
            "tags": article.tags,
            "blocks": [_part(block) for block in article.blocks],
        },
        "entries": [_entry(entry) for entry in document.entries],
        "other": [_part(other) for other in document.other],
        "warnings": document.warnings,
    }


def _part(part: Block | Other) -> dict[str, Any]:
    return {"kind": part.kind, "text": part.text, "lines": part.lines}


def _entry(entry: Entry) -> dict[str, Any]:
    announces = entry.announces
    return {
        "number": entry.number,
        "kind": entry.kind,
        "author": entry.author,
        "title": entry.title,
        "date": entry.date,
        "url": entry.url,
        "depth": entry.depth,
        "paragraphs": entry.paragraphs,
        "lines": entry.lines,
        "parent": entry.parent,
        "parent_source": entry.reply.source if entry.reply else None,
        "rule": entry.rule,
        "evidence": entry.evidence,
        "confidence": entry.confidence,
        "announces": {"blog": announces.blog, "title": announces.title} if announces else None,
    }
