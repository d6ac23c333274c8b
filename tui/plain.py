"""A document as plain text: the rows of both panes one under the other, or line for line for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, islice

from tui.archive.model import Article, BlockKind, Document, Entry
from tui.archive.quote import NO_NAME, NO_TITLE
from tui.ascii import TYPOGRAPHIC, plain
from tui.layout import EMPTY, MEASURE, ArticleFlow, DiscussionFlow, Flow, Row, summary
from tui.outline import Outline
from tui.wrap import truncate

SPOKEN: dict[BlockKind, str] = {
    "heading": "heading",
    "quote": "quotation",
    "list_item": "list item",
    "code": "code",
    "caption": "caption",
    "category": "category",
    "dek": "summary",
    "bio": "about the author",
    "notice": "notice",
    "tags": "tags",
}
"""What is said before the texts that are no plain paragraphs."""


def plain_text(document: Document, width: int, *, ascii_signs: bool = False) -> Iterator[str]:
    """Give the article, its page's tail and the discussion, all unfolded, as lines of at most `width` cells.

    In ASCII signs, letters stay as they are.
    """
    width = min(width, MEASURE + 2)
    write = _in_ascii if ascii_signs else _as_drawn
    article = ArticleFlow(document, width, tail_open=True)
    yield from dropwhile(lambda row: not row, (write(row) for row in _rows(article)))
    heading = summary(document.entries)
    if heading:
        heading = truncate(heading, width - 1)
        yield from map(plain if ascii_signs else str, (f" {heading}", " " + "─" * len(heading), ""))
        discussion = DiscussionFlow(document, Outline(document.parents()), width)
        yield from islice((write(row) for row in _rows(discussion)), 1, None)


def _rows(flow: Flow) -> Iterator[Row]:
    return (flow.row(y) for y in range(flow.height))


def _as_drawn(row: Row) -> str:
    return row.text.rstrip()


def _in_ascii(row: Row) -> str:
    lead, trail = (plain("".join(span.text for span in spans)) for spans in (row.lead, row.trail))
    return f"{lead}{plain(row.words, TYPOGRAPHIC)}{trail}".rstrip()


def linear_text(document: Document) -> Iterator[str]:
    """Give article and discussion to be heard: a paragraph a line, what it is in words, no signs and no columns.

    The entries stand in the order of the tree, and each begins with a line that tells which it is.
    """
    article = document.article
    if article.title or document.source.format != "text":
        yield _on_a_line(article.title or NO_TITLE)
    if byline := _byline(article):
        yield byline
    for block in article.blocks:
        yield from _spoken(block.kind, block.text)
    if not document.entries:
        yield EMPTY
        return
    yield ""
    yield f"discussion: {summary(document.entries).replace(' ·', ',')}"
    outline = Outline(document.parents())
    for number in outline.order():
        entry = document.entry(number)
        yield ""
        yield _introduced(document, entry, outline.parent(number))
        for index, text in enumerate(entry.paragraphs):
            yield from _spoken(entry.kind_of(index), text)
    yield ""
    yield "end of discussion"


def _byline(article: Article) -> str:
    """Name author and date, unless blocks under the title do."""
    shown = " ".join(block.text for block in article.blocks if block.kind in ("date", "byline"))
    author = f"by {article.author}" if article.author and article.author not in shown else ""
    date = article.date if article.date and article.date not in shown else ""
    return _on_a_line(", ".join(filter(None, [author, date])))


def _introduced(document: Document, entry: Entry, parent: int | None) -> str:
    """Tell an entry's number, who wrote it and when, its title, and whom it answers."""
    parts = [f"{entry.kind} {entry.number} of {len(document.entries)}", entry.author or NO_NAME.strip("()")]
    parts += [entry.date] if entry.date else []
    parts += [f"title {entry.title}"] if entry.title else []
    if parent:
        author = document.entry(parent).author
        parts.append(f"answers {author} {parent}" if author else f"answers {parent}")
        parts += ["inferred"] if entry.is_inferred else []
    return _on_a_line(", ".join(parts))


def _spoken(kind: BlockKind, text: str) -> Iterator[str]:
    if kind == "code":
        yield f"{SPOKEN[kind]}:"
        yield from text.split("\n")
        yield "end of code"
        return
    spoken, line = SPOKEN.get(kind), _on_a_line(text)
    yield f"{spoken}: {line}" if spoken and not line.casefold().startswith(f"{spoken}:") else line


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
