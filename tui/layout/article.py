"""The article → the rows that its pane shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from tui.archive.model import Address, Article, Document
from tui.archive.quote import NO_TITLE
from tui.layout.rows import MEASURE, Anchor, Builder, Flow, Line, Row, Span, between, is_separator, shown_date, signs
from tui.layout.texts import Position, TextRows


class ArticleFlow(Flow):
    """The rows of the article, and of the page's tail under it: a line that tells its size, or all of it.

    `measure` is the longest row in columns.
    """

    def __init__(self, document: Document, width: int, *, tail_open: bool = False, measure: int = MEASURE) -> None:
        measure = max(1, min(width - 2, measure))
        margin = (width - measure) // 2
        builder = Builder(margin + measure)
        self._tail_tops: list[int] = []
        self._margin = (Span(" " * margin, "blank"),)
        self._add_article(builder, document)
        if document.other:
            self._add_tail(builder, document, tail_open)
        self._rows = builder.rows
        self._first_rows = [y for y, row in enumerate(self._rows) if not y or row.line != self._rows[y - 1].line]

    def _add_article(self, builder: Builder, document: Document) -> None:
        article = document.article
        builder.blank()
        if article.title:
            builder.text(article.title, "title", (0, 0), self._margin)
        elif document.source.format != "text":
            builder.line(NO_TITLE, "missing", lead=self._margin)
        under_rule = False
        self._add_byline(builder, article)
        for index, block in enumerate(article.blocks, 1):
            if block.kind in HEAD and index <= _head(article):
                builder.text(block.text, block.kind, (0, index), self._margin)
                continue
            if block.kind in QUIET and not under_rule:
                builder.blank()
                builder.line("", "rule", lead=(*self._margin, Span("─" * min(12, builder.width - 2), "rule")))
                under_rule = True
            above = article.blocks[index - 2].kind if index > 1 else None
            if len(builder.rows) > 1 and (gap := between(above, block.kind)) is not None:
                builder.blank((*self._margin, *gap) if gap else ())
            if block.kind == "paragraph" and is_separator(block.text):
                builder.separator(block.text, (0, index), self._margin)
                continue
            lead, hanging = signs(block.kind, block.text)
            builder.text(block.text, block.kind, (0, index), (*self._margin, *lead), (*self._margin, *hanging))
        builder.blank()

    def _add_byline(self, builder: Builder, article: Article) -> None:
        """Name author and date, unless blocks under the title do."""
        shown = " ".join(block.text for block in article.blocks if block.kind in HEAD)
        told = (article.author, shown_date(article.date) if article.date else None)
        if byline := " · ".join(part for part in told if part and part not in shown):
            builder.line(byline, "byline", lead=self._margin)

    def _add_tail(self, builder: Builder, document: Document, tail_open: bool) -> None:
        count = sum(part.text.count("\n") + 1 for part in document.other)
        kinds = " and ".join(dict.fromkeys(part.kind for part in document.other))
        lines = "1 line" if count == 1 else f"{count} lines"
        sign = "▾ " if tail_open else "▸ "
        lead, hanging = (*self._margin, Span(sign, "fold")), (*self._margin, Span("  ", "blank"))
        builder.line(f"{lines} of {kinds} under the page", "tail", lead=lead, hanging=hanging)
        if tail_open:
            for part in document.other:
                self._tail_tops.append(len(builder.rows))
                builder.text(part.text, "tail", None, hanging)
        builder.blank()

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row(self, y: int) -> Row:
        """The row at `y`, which is in range."""
        return self._rows[y]

    def lines(self) -> Iterator[Line]:
        """The lines that can be seen, each once."""
        return (self._rows[y].line for y in self._first_rows)

    @cached_property
    def _texts(self) -> TextRows:
        return TextRows(self._rows)

    def find(self, address: Address, offset: int) -> int | None:
        """The row where a code point of a text stands; None when it is not shown."""
        return self._texts.find(address, offset)

    def position(self, y: int) -> Position | None:
        """The first words of a text on the rows from `y` on; None where there are none."""
        return self._texts.position(y)

    def at(self, anchor: Anchor) -> int:
        """The row nearest to an anchor."""
        return max(0, bisect_right(self._rows, anchor, key=lambda row: Anchor(row.line.number, row.start)) - 1)

    def tail_at(self, index: int) -> int:
        """The first row of a part of the tail, which is open; its index counts from 0."""
        return self._tail_tops[index]

    def is_tail(self, y: int) -> bool:
        """Whether the row at `y` is the line that tells how much stands under the page."""
        return self._rows[y].line.look == "tail" and any(span.look == "fold" for span in self._rows[y].lead)

    def block_at(self, y: int) -> int:
        """The number of the block that the row at `y` is part of or comes after; 0 above the first."""
        for above in range(min(y, self.height - 1), -1, -1):
            address = self._rows[above].line.address
            if address:
                return address[1]
        return 0


HEAD = ("date", "byline")
"""The kinds of block that stand directly under an article's title."""
QUIET = ("bio", "notice", "tags", *HEAD)
"""The kinds of block that stand under an article's text, set off by a rule."""


def _head(article: Article) -> int:
    """How many of the first blocks stand directly under the title."""
    return next((index for index, block in enumerate(article.blocks) if block.kind not in HEAD), len(article.blocks))
