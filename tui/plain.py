"""A document as plain text: the rows of both panes, one under the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, islice

from tui.archive.model import Document
from tui.layout import MEASURE, ArticleFlow, DiscussionFlow, Flow, summary
from tui.outline import Outline
from tui.wrap import truncate


def plain_text(document: Document, width: int) -> Iterator[str]:
    """Give the article, its page's tail and the discussion, all unfolded, as lines of at most `width` cells."""
    width = min(width, MEASURE + 2)
    yield from dropwhile(lambda row: not row, _rows(ArticleFlow(document, width, tail_open=True)))
    heading = summary(document.entries)
    if heading:
        heading = truncate(heading, width - 1)
        yield f" {heading}"
        yield " " + "─" * len(heading)
        yield ""
        yield from islice(_rows(DiscussionFlow(document, Outline(document.parents()), width)), 1, None)


def _rows(flow: Flow) -> Iterator[str]:
    return (flow.row(y).text.rstrip() for y in range(flow.height))
