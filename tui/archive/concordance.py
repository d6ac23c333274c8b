"""The hits of a search with the words around them: a concordance, its orders, and the tables that hold it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from tui.archive.folding import Folding, fold
from tui.archive.graphemes import widen
from tui.archive.model import Address, Document
from tui.archive.search import Hit

Order = Literal["place", "right", "left"]
"""What a concordance is sorted by: where the hits stand, the words behind them, or those before them."""
ORDERS: tuple[Order, ...] = ("place", "right", "left")
MOST_SORTED = 100_000
"""Hits that are sorted at the most; measured, they take about a second."""
CONTEXT = 200
"""Code points beside a hit that a table holds at the most."""
COMPARED = 60
"""Code points beside a hit that are compared."""
MARGIN = 32
"""Code points that are looked at beyond a cut, to find where a character begins."""

_BLANKS = re.compile(r"\s\s+|[^\S ]")
_WORDS = re.compile(r"\w+(?:'\w+)*")
_ANY = Folding()


class Context(NamedTuple):
    """A hit and the words beside it in the same text; line breaks and runs of blanks are one blank."""

    left: str
    words: str
    right: str


class Record(NamedTuple):
    """A row of a table: `number` counts the hits from 1 in the order of place, whatever the order of the rows.

    `entry` is None for the article; `line` is the line of the file, where the format has lines.
    """

    number: int
    entry: int | None
    kind: str
    author: str | None
    line: int | None
    left: str
    hit: str
    right: str


def text_at(document: Document, address: Address) -> str:
    """The text that stands at an address; "" where there is none, as for a missing name."""
    number, part = address
    if number == 0:
        return document.article.blocks[part - 1].text if part else document.article.title or ""
    entry = document.entry(number)
    return entry.paragraphs[part - 2] if part > 1 else (entry.title if part else entry.author) or ""


def context(document: Document, hit: Hit, most: int = CONTEXT) -> Context:
    """The words around a hit, at most so many code points on each side; no character is cut in two."""
    text = text_at(document, hit.address)
    before = text[max(0, hit.start - most - MARGIN) : hit.start]
    after = text[hit.end : hit.end + most + MARGIN]
    before = before[widen(before, 0, max(0, len(before) - most))[1] :]
    after = after[: widen(after, min(most, len(after)), len(after))[0]]
    return Context(*(_BLANKS.sub(" ", piece) for piece in (before, text[hit.start : hit.end], after)))


def ordered(document: Document, hits: Sequence[Hit], order: Order) -> Sequence[int]:
    """The indexes of hits in an order; those that are equal in it stay in the order of place, which they come in.

    Words are compared one by one from the hit outwards, without case, accents and punctuation.
    """
    if order == "place":
        return range(len(hits))
    side = _left_key if order == "left" else _right_key
    keys = [side(text_at(document, hit.address), hit) for hit in hits]
    return sorted(range(len(keys)), key=keys.__getitem__)


def _left_key(text: str, hit: Hit) -> str:
    folded = fold(text[max(0, hit.start - COMPARED) : hit.start], _ANY).text
    return " ".join(reversed(_WORDS.findall(folded)))


def _right_key(text: str, hit: Hit) -> str:
    return " ".join(_WORDS.findall(fold(text[hit.end : hit.end + COMPARED], _ANY).text))


# Tables


def records(
    document: Document, hits: Sequence[Hit], indexes: Iterable[int], line_at: Callable[[Address, int], int | None]
) -> Iterator[Record]:
    """Lay hits out as the rows of a table, those of some indexes, in that order.

    `line_at` gives the line of the file for a code point of a text.
    """
    for index in indexes:
        hit = hits[index]
        number = hit.address[0]
        if number:
            entry = document.entry(number)
            kind, author = str(entry.kind), entry.author
        else:
            kind, author = "article", document.article.author
        name = " ".join(author.split()) if author else None
        line = line_at(hit.address, hit.start)
        yield Record(index + 1, number or None, kind, name, line, *context(document, hit))


def to_csv(rows: Iterable[Record]) -> Iterator[str]:
    """Write a table as comma-separated values, a line at a time; what is absent is "".

    Spreadsheets run a cell that begins with =, +, - or @ as a formula, and whoever wrote a comment may have meant that
    to happen: such a cell begins with an apostrophe here, which spreadsheets take for the sign of plain text.
    """
    return _separated([_harmless(cell) for cell in row] for row in rows)


def to_tsv(rows: Iterable[Record]) -> Iterator[str]:
    """Write a table as values with tabs between them, a line at a time; what is absent is "", no word is changed."""
    return _separated(rows, "\t")


def to_json(rows: Iterable[Record]) -> Iterator[str]:
    """Write a table as a JSON array of objects, an object at a time; what is absent is null."""
    from tui.archive.export import to_text

    yield "["
    for place, row in enumerate(rows):
        yield f"{',' if place else ''}\n{to_text(row._asdict())}"
    yield "\n]\n"


def _harmless(cell: int | str | None) -> int | str | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


class _Line:
    """Gives a line back to whoever has it written."""

    def write(self, line: str) -> str:
        return line


def _separated(rows: Iterable[Iterable[int | str | None]], delimiter: str = ",") -> Iterator[str]:
    import csv

    writer = csv.writer(_Line(), delimiter=delimiter, lineterminator="\n")
    yield writer.writerow(Record._fields)
    for row in rows:
        yield writer.writerow(row)
