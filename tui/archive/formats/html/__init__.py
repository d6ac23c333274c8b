"""Saved web pages: an article and the discussion under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.archive.collection import Record, single
from tui.archive.formats.compose import compose
from tui.archive.formats.html import article, discussion
from tui.archive.formats.markup import parse
from tui.archive.load import File, UnreadableError
from tui.archive.model import Document, Source

CUT = "the page is cut off; what came after is lost"


def records(file: File) -> Callable[[], Iterable[Record]]:
    """Read a page; it holds one article.

    Raises:
        UnreadableError: when it is no text, or nothing in it is an element.
    """
    record = single(read(file))
    return lambda: (record,)


def read(file: File) -> Document:
    """Read a page's article with its discussion.

    Raises:
        UnreadableError: when it is no text, or nothing in it is an element.
    """
    raw = file.text(article.declared_encoding(file.head), lines=False)
    text = article.without_http_header(raw.text)
    root, warnings = parse(text)
    if root is None:
        raise UnreadableError("there is nothing in the page")
    found = discussion.find(root, article.base_url(root))
    head, body, rest, _ = article.read(root, found.elements)
    other = (*found.other, *rest)
    source = Source(raw.path, "html", raw.encoding, raw.size, raw.sha256)
    cut = (CUT,) if is_cut(text) else ()
    told = (*raw.warnings, *warnings, *cut, *article.warnings(other))
    return compose(source, head, body, found.drafts, other, told)


def is_cut(text: str) -> bool:
    """Tell whether a page ends inside a tag, a comment or a script, as one does that was not saved to its end."""
    low = text.casefold()
    if "</html" in low[-4096:]:
        return False
    tag = text.rfind("<")
    in_tag = tag > text.rfind(">") and (text[tag + 1 : tag + 2].isalpha() or text[tag + 1 : tag + 2] in ("/", "!", ""))
    open_ended = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<textarea", "</textarea"))
    return in_tag or any(low.rfind(begin) > low.rfind(end) for begin, end in open_ended)
