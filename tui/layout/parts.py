"""How a file was read → rows: what the file is, and each of its parts with the reason for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from tui.archive.model import AS_FILED, Document, Part, Reason, Reply
from tui.archive.quote import NO_NAME
from tui.archive.rules import explain
from tui.layout.rows import Builder, Line, ListFlow, Row, Span, cells_of, cut_spans
from tui.wrap import rows, truncate

FORMATS = {
    "dump": "page dump",
    "html": "saved HTML page",
    "markdown": "Markdown",
    "wxr": "WordPress export",
    "mtif": "Movable Type export",
    "wpjson": "WordPress JSON",
    "feed": "feed",
    "text": "plain text",
}
"""What the formats are called."""
SIGN = 60
"""The most columns of the words that told the format."""
LISTED = 8
"""How many unaccounted lines are told by their numbers."""
SURE = 4
"""Columns of a confidence, as "90 %"."""
WORDS = (20, 60)
"""The least and the most columns of a part's first words, where the reason stands beside them."""
REASON = (38, 90)
"""The least and the most columns of the reason there."""
EVIDENCE = 12
"""Columns that the words behind a reason are worth showing in."""
ENOUGH = 2000
"""Characters of a text that its first words are looked for in."""
NAMES = ("lines", "part", "first words", "sure", "why it was read so")
"""What the columns are called."""
NO_BREAK = "\u00a0"
GAP = Span("  ", "blank")


def head(document: Document, width: int) -> list[Row]:
    """Say what the file is, how much of it nothing accounts for, and what to be warned of; the last row is free."""
    builder = Builder(width)
    source = document.source
    told = "as was asked for" if source.asked else "told by its content"
    if source.sign:
        told += f", “{truncate(source.sign, SIGN)}”"
    parts = [f"{FORMATS[source.format]}, {told}", source.encoding, _size(source.bytes)]
    builder.line(" · ".join([*parts, f"post {source.post}"] if source.post else parts), "head")
    builder.line(" · ".join(_counts(document)), "head")
    lead, hanging = (Span("! ", "warning"),), (Span("  ", "blank"),)
    for warning in [*_unaccounted(document.unread or ()), *document.warnings]:
        builder.line(" ".join(warning.split()), "warning", lead=lead, hanging=hanging)
    builder.blank()
    return builder.rows


def _size(count: int) -> str:
    if count < 10_000:
        return "1 byte" if count == 1 else f"{count:,} bytes"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _counts(document: Document) -> Iterator[str]:
    counts = [
        (int(document.article.title is not None), "title", "titles"),
        (len(document.article.blocks), "block", "blocks"),
        (len(document.entries), "entry", "entries"),
        (len(document.other), "other part", "other parts"),
    ]
    yield from (f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
    if document.unread == ():
        yield "unaccounted lines: 0"


def _unaccounted(lines: Sequence[int]) -> Iterator[str]:
    if lines:
        more = ", …" if len(lines) > LISTED else ""
        yield f"unaccounted lines: {len(lines)} ({', '.join(map(str, lines[:LISTED]))}{more})"


class Columns(NamedTuple):
    """How many cells each column takes; unless `beside`, the reason stands under the words.

    There is no column for lines where the file has none.
    """

    lines: int
    kind: int
    words: int
    sure: int
    reason: int
    beside: bool

    @classmethod
    def sharing(cls, width: int, lines: int, kind: int, *, unsure: bool) -> Columns:
        """Share a width out between words and reason; the one stands under the other where there is little."""
        gap = len(GAP.text)
        left = lines + gap if lines else 0
        room = width - left - kind - gap
        sure = SURE + gap if unsure else 0
        beside = room - gap - sure
        if beside < WORDS[0] + REASON[0]:
            return cls(lines, kind, max(0, room), 0, max(1, width - left), False)
        words = min(max(WORDS[0], beside * 2 // 5), WORDS[1])
        return cls(lines, kind, words, sure, min(beside - words, REASON[1]), True)

    @property
    def left(self) -> int:
        """The cells before the kind of a part."""
        return self.lines + len(GAP.text) if self.lines else 0


class PartsFlow(ListFlow):
    """The rows of a document's parts, in the order of the file; `above` stands over the first."""

    def __init__(self, document: Document, parts: Sequence[Part], width: int, above: Sequence[Row] = ()) -> None:
        self._document = document
        self._parts = parts
        self._width = max(1, width)
        self._above = above
        replies = [reply for part in parts if (reply := self._inferred(part))]
        reasons = [*(part.reason for part in parts), *(reply.reason for reply in replies)]
        kinds = [*map(_kind, parts), *(_answers(reply) for reply in replies)]
        self._columns = Columns.sharing(
            self._width,
            max([len(NAMES[0]), *(len(_range(part)) for part in parts)]) if any(part.lines for part in parts) else 0,
            max([len(NAMES[1]), *map(len, kinds)]),
            unsure=any(reason.confidence < 1 for reason in reasons),
        )
        self._tops = list(accumulate(map(self._height, parts), initial=len(above)))
        self._rows: dict[int, list[Row]] = {}

    @property
    def names(self) -> str:
        """The names of the columns; none where the reason stands under the words."""
        lines, kind, words, sure, _reason, beside = self._columns
        if not beside:
            return ""
        over_lines, over_kind, over_words, over_sure, over_reason = NAMES
        cells = [f"{over_lines:>{lines}}"] if lines else []
        cells += [f"{over_kind:{kind}}", f"{over_words:{words}}"]
        return GAP.text.join([*cells, over_sure, over_reason] if sure else [*cells, over_reason])

    # What stands where

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        if y < len(self._above):
            return self._above[y]
        index = self.item_at(y)
        if index not in self._rows:
            self._rows[index] = self._rows_of(index)
        return self._rows[index][y - self._tops[index]]

    def item_at(self, y: int) -> int:
        """The index of the part that the row at `y` tells of, or is nearest to."""
        return min(max(0, bisect_right(self._tops, y) - 1), max(0, len(self._parts) - 1))

    def extent(self, index: int) -> tuple[int, int]:
        """The first row of a part, and the row after its last; there is one at all."""
        return self._tops[index], self._tops[index + 1]

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    # The rows of a part

    def _inferred(self, part: Part) -> Reply | None:
        """What an entry answers, where that was concluded."""
        reply = self._document.entry(part.address[0]).reply if part.address and part.address[0] else None
        return reply if reply and reply.source == "inferred" else None

    def _height(self, part: Part) -> int:
        reply = self._inferred(part)
        reasons = [part.reason, reply.reason] if reply else [part.reason]
        return sum(len(self._sentence(reason)) + (not self._columns.beside) for reason in reasons)

    def _sentence(self, reason: Reason) -> Sequence[str]:
        sure = "" if self._columns.beside else _sure(reason).replace(" ", NO_BREAK)
        return _wrapped(explain(reason.rule) + (f" ·{NO_BREAK}{sure}" if sure else ""), self._columns.reason)

    def _rows_of(self, index: int) -> list[Row]:
        part = self._parts[index]
        ours = [*self._told(Span(_range(part), "number"), _kind_span(part), self._words(part), part.reason)]
        if reply := self._inferred(part):
            author = self._document.entry(reply.parent).author
            whom = Span(_plain(author), "author") if author else Span(NO_NAME, "missing")
            ours += self._told(Span("", "number"), Span(_answers(reply), "answers"), [whom], reply.reason)
        line = Line(index, "", "blank")
        return [Row(line, 0, 0, cut_spans(spans, self._width)) for spans in ours]

    def _told(self, lines: Span, kind: Span, words: Sequence[Span], reason: Reason) -> Iterator[Sequence[Span]]:
        """Lay the columns out, and the rows that the reason goes on to."""
        columns = self._columns
        first = (
            *((lines._replace(text=f"{lines.text:>{columns.lines}}"), GAP) if columns.lines else ()),
            kind._replace(text=f"{kind.text:{columns.kind}}"), GAP,
            *_filled(words, columns.words),
        )  # fmt: skip
        reasons = list(self._reason(reason))
        if columns.beside:
            sure = (Span(f"{_sure(reason):>{SURE}}", "sure"), GAP) if columns.sure else ()
            yield (*first, GAP, *sure, *reasons.pop(0))
            indent = cells_of(first) + len(GAP.text) + columns.sure
        else:
            yield first
            indent = columns.left
        for spans in reasons:
            yield (Span(" " * indent, "blank"), *spans)

    def _reason(self, reason: Reason) -> Iterator[Sequence[Span]]:
        """The rows of a reason, with the words behind it as far as there is room."""
        look = "reason" if self._columns.beside and reason.rule != AS_FILED.rule else "quiet-reason"
        *above, last = self._sentence(reason)
        yield from ([Span(text, look)] for text in above)
        room = self._columns.reason - cell_len(last) - len(" “”")
        evidence = _plain(reason.evidence or "")
        if evidence and room >= min(EVIDENCE, cell_len(evidence)):
            yield [Span(f"{last} ", look), Span(f"“{truncate(evidence, room)}”", "evidence")]
        else:
            yield [Span(last, look)]

    def _words(self, part: Part) -> Sequence[Span]:
        """The first words of a part; those of an entry after its author or title."""
        if part.other is not None:
            return [Span(_plain(self._document.other[part.other].text), "quiet-words")]
        number, place = part.address or (0, 0)
        if number:
            entry = self._document.entry(number)
            named = [Span(_plain(entry.author), "author")] if entry.author else []
            named += [Span(_plain(entry.title), "entry-title")] if entry.title else []
            begin = " ".join(paragraph[:ENOUGH] for paragraph in entry.paragraphs[:2])
            if not begin and len(named) == 1:
                return named
            return [*_joined(_shortened(named, self._columns.words * 2 // 3)), Span(_plain(begin), "words")]
        article = self._document.article
        return [Span(_plain(article.blocks[place - 1].text if place else article.title or ""), "words")]


def _range(part: Part) -> str:
    if part.lines is None:
        return "–"
    first, last = part.lines
    return f"{first}–{last}" if last > first else str(first)


def _kind(part: Part) -> str:
    number = part.address[0] if part.address else 0
    return f"{part.kind} {number}" if number else part.kind.replace("_", " ")


def _kind_span(part: Part) -> Span:
    return Span(_kind(part), "kind" if part.kind in ("trackback", "pingback") else "part")


def _answers(reply: Reply) -> str:
    return f"↳ answers {reply.parent}"


def _sure(reason: Reason) -> str:
    """Write a confidence below 1; one that is nearly 1 is not rounded up to it."""
    return f"{min(99, round(100 * reason.confidence))} %" if reason.confidence < 1 else ""


def _plain(text: str) -> str:
    """Write the beginning of a text on one line."""
    return " ".join(text[:ENOUGH].split())


def _shortened(spans: Sequence[Span], width: int) -> Sequence[Span]:
    return [span._replace(text=truncate(span.text, width)) for span in spans]


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        yield span
        yield Span(" · ", "quiet-words")


def _filled(spans: Sequence[Span], width: int) -> Sequence[Span]:
    """Cut decoration to a width, or fill it up with blanks."""
    cut = cut_spans(spans, width)
    return (*cut, Span(" " * (width - cells_of(cut)), "blank"))


@lru_cache(maxsize=1024)
def _wrapped(text: str, width: int) -> Sequence[str]:
    return [text[start:end].rstrip() for start, end in rows(text, width)]
