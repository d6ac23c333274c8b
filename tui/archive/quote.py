"""An entry, several, or words out of one → a quotation that says who wrote them and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tui.archive.load import clean
from tui.archive.model import BlockKind, Document, Entry

QuoteForm = Literal["markdown", "plain", "email", "html", "org", "bibtex", "branch", "json"]
NO_NAME = "(name not in this file)"
NO_TITLE = "(title not in this file)"
DEEPEST = 12
"""Signs of quotation one inside the other in a branch; what is nested deeper stands beside what it answers."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words to be quoted, each text with its kind, and what is known of where they stand.

    `number` is that of the entry, 0 for the article; all but the texts is on one line.
    """

    number: int
    texts: tuple[tuple[BlockKind, str], ...]
    author: str | None
    title: str | None
    """The entry's own title."""
    article: str | None
    """The article's title."""
    place: str
    """What the words are part of, as "comment 3 on “The lamp is lit”"."""
    host: str | None
    """The article's author, where the words are an entry's."""
    date: str | None
    url: str | None
    reference: str

    def parts(self) -> list[str]:
        """Everything that is known of where the words stand, who wrote them first."""
        parts = (self.author or NO_NAME, self.place, self.host, self.date, self.url, self.reference)
        return [part for part in parts if part]

    @property
    def attribution(self) -> str:
        """Say in one line who wrote the words, in which article, where that stands, and how to open it again."""
        return f"— {', '.join(self.parts())}"


def quote(document: Document, number: int, form: QuoteForm = "markdown") -> str:
    """Quote an entry in a form; no newline at the end.

    Markdown: its text behind "> ", a blank line, and the attribution.

    Raises:
        IndexError: when the document has no entry of that number, which counts from 1.
    """
    from tui.archive import export, forms

    entry = _entry(document, number)
    if form == "branch":
        return _branches(document, [number])
    if form == "json":
        return export.to_text(export.quotation(document, number, reference(document, number)))
    return forms.write(_of_entry(document, entry), form)


def quote_several(document: Document, numbers: Iterable[int], form: QuoteForm = "markdown") -> str:
    """Quote entries in the order given, each once, a blank line between two; JSON: an array.

    Raises:
        IndexError: when the document has no entry of one of the numbers, which count from 1.
    """
    from tui.archive import export

    numbers = [_entry(document, number).number for number in dict.fromkeys(numbers)]
    if form == "branch":
        return _branches(document, numbers)
    if form == "json":
        quotations = [export.quotation(document, number, reference(document, number)) for number in numbers]
        return export.to_text(quotations)
    return "\n\n".join(quote(document, number, form) for number in numbers)


def quote_words(document: Document, number: int, words: str, form: QuoteForm = "markdown") -> str:
    """Quote words out of an entry, or out of the article for 0; a branch of words alone is Markdown.

    Raises:
        IndexError: when the document has no entry of that number.
    """
    from tui.archive import export, forms

    if form == "json":
        if number:
            _entry(document, number)
        return export.to_text(export.quotation(document, number, reference(document, number), words))
    excerpt = _of_words(document, number, words)
    return forms.write(excerpt, "markdown" if form == "branch" else form)


def reference(document: Document, number: int) -> str:
    """Name an entry so that the reader opens there: FILE#NUMBER, or FILE@POST#NUMBER where a file has several posts.

    The article's own name, for 0, has no number.
    """
    source = document.source
    post = f"@{source.post}" if source.post else ""
    file = clean(f"{source.path}{post}".encode("utf-8", "replace").decode())
    return f"{_line(file)}#{number}" if number else _line(file) or ""


def _entry(document: Document, number: int) -> Entry:
    if not 0 < number <= len(document.entries):
        raise IndexError(number)
    return document.entry(number)


def _line(text: str | None) -> str | None:
    return " ".join(text.split("\n")) if text else None


def _of_entry(document: Document, entry: Entry, words: str | None = None) -> Excerpt:
    """Take an entry's title and text, or words out of it.

    The address is the article's, or that of the post that sent a ping; a commenter's own site is no place of the words.
    """
    article = document.article
    texts = tuple((entry.kind_of(index), text) for index, text in enumerate(entry.paragraphs))
    return Excerpt(
        number=entry.number,
        texts=texts if words is None else _paragraphs(words),
        author=_line(entry.author),
        title=_line(entry.title) if words is None else None,
        article=_line(article.title),
        place=f"{entry.kind} {entry.number} on {_titled(document)}",
        host=_line(article.author),
        date=_line(entry.date),
        url=_line(entry.url if entry.is_ping else article.url),
        reference=reference(document, entry.number),
    )


def _of_words(document: Document, number: int, words: str) -> Excerpt:
    if number:
        return _of_entry(document, _entry(document, number), words)
    article = document.article
    return Excerpt(
        number=0,
        texts=_paragraphs(words),
        author=_line(article.author),
        title=None,
        article=_line(article.title),
        place=_titled(document),
        host=None,
        date=_line(article.date),
        url=_line(article.url),
        reference=reference(document, 0),
    )


def _paragraphs(words: str) -> tuple[tuple[BlockKind, str], ...]:
    return tuple(("paragraph", part) for part in words.split("\n\n"))


def _titled(document: Document) -> str:
    title = _line(document.article.title)
    return f"“{title}”" if title else NO_TITLE


def _branches(document: Document, numbers: Iterable[int]) -> str:
    """Quote entries with all that answer them, each as deep as it is nested; none is quoted twice."""
    from tui.archive import forms

    lines: list[str] = []
    last = 0
    for number, depth in _nested(document, numbers):
        entry = document.entry(number)
        excerpt = _of_entry(document, entry)
        signs = "> " * (depth - 1)
        if lines:
            lines.append(("> " * min(last, depth - 1)).rstrip())
        lines += [f"{signs}{line}" for line in forms.quoted(excerpt).split("\n")]
        lines += [signs.rstrip(), f"{signs}{excerpt.attribution}{_answers(document, entry) if depth > 1 else ''}"]
        last = depth - 1
    return "\n".join(lines)


def _nested(document: Document, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Go through entries and what answers them: (number, depth), the depth of those asked for being 1."""
    replies: dict[int, list[int]] = {}
    for number, parent in enumerate(document.parents(), 1):
        if parent:
            replies.setdefault(parent, []).append(number)
    seen: set[int] = set()
    for first in numbers:
        todo = [(first, 1)]
        while todo:
            number, depth = todo.pop()
            if number not in seen:
                seen.add(number)
                yield number, depth
                todo += [(reply, min(depth + 1, DEEPEST)) for reply in reversed(replies.get(number, ()))]


def _answers(document: Document, entry: Entry) -> str:
    """Tell whom an entry answers, and where that is not what the file says."""
    if not entry.parent:
        return ""
    name = _line(document.entry(entry.parent).author) or NO_NAME
    return f", answers {name} {entry.parent}{', inferred' if entry.is_inferred else ''}"
