"""Documents made for a test, and what is read off their rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tui.archive.model import (
    Address,
    Article,
    Block,
    BlockKind,
    Document,
    Entry,
    EntryKind,
    Other,
    Reason,
    Reply,
    Source,
)
from tui.layout import Flow, Line, Row
from tui.outline import Outline

Read = Callable[[str], Document]
"""Reads the sample document of a name."""

SAMPLES = [
    "article-lists.txt",
    "flat-replies.txt",
    "full-page.txt",
    "hostile.txt",
    "names-below.txt",
    "nested-replies.txt",
    "no-comments.txt",
    "no-names.txt",
    "no-title.txt",
    "numbered.txt",
    "other-languages.txt",
    "plain-notes.txt",
    "said.txt",
    "trackbacks.txt",
]
DISCUSSIONS = [name for name in SAMPLES if name not in ("no-comments.txt", "plain-notes.txt")]


def comment(
    text: str = "Words.",
    parent: int | None = None,
    *,
    author: str | None = "joe",
    kind: EntryKind = "comment",
    title: str | None = None,
    date: str | None = None,
    why: Reason | None = None,
    kinds: tuple[BlockKind, ...] = (),
) -> Entry:
    """An entry without its number, which `document` gives; an empty line in the text begins a paragraph.

    Its parent is explicit unless there is a reason to infer it.
    """
    reply = Reply(parent, "inferred", why) if parent and why else Reply(parent, "explicit") if parent else None
    return Entry(0, kind, author, title, tuple(text.split("\n\n")), None, date=date, reply=reply, kinds=kinds)


def document(
    *entries: Entry,
    title: str | None = "A title",
    blocks: Sequence[tuple[BlockKind, str]] = (),
    tail: str = "",
    author: str | None = None,
    date: str | None = None,
) -> Document:
    numbered = [
        Entry(number, entry.kind, entry.author, entry.title, entry.paragraphs, None, entry.reason, 1, entry.date,
              reply=entry.reply, kinds=entry.kinds)
        for number, entry in enumerate(entries, 1)
    ]  # fmt: skip
    return Document(
        Source("page.txt", "dump", "utf-8", 0, ""),
        Article(title, None, author, date, blocks=tuple(Block(kind, text, None) for kind, text in blocks)),
        tuple(numbered),
        (Other("sidebar", tail, None),) if tail else (),
    )


def outline_of(page: Document) -> Outline:
    return Outline(page.parents())


def rows_of(flow: Flow) -> Iterator[Row]:
    return (flow.row(y) for y in range(flow.height))


def texts_of(flow: Flow) -> list[str]:
    return [row.text for row in rows_of(flow)]


def look_of(row: Row, look: str) -> str:
    """What of a row's decoration has a look; guides are one look, whatever their depth."""
    return "".join(span.text for span in (*row.lead, *row.trail) if re.sub(r"-\d$", "", span.look) == look)


def letters_of(rows: Iterable[Row]) -> list[tuple[Address | None, list[str]]]:
    """Put the rows of each text together again: its address and its lines."""
    return [
        (address, ["".join(row.line.text[row.start : row.end] for row in line) for _, line in groupby(part, _line_of)])
        for address, part in groupby(rows, lambda row: row.line.address)
    ]


def _line_of(row: Row) -> Line:
    return row.line
