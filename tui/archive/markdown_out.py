"""A document → Markdown, in such a way that this program reads the same entries back.

A comment stands under a heading, one level deeper than what it answers. Where headings have too few levels for that,
comments are items of a list, one inside the other. Trackbacks and pingbacks have lists of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.archive.dates import is_date, split_date
from tui.archive.formats.dump.names import is_name
from tui.archive.markdown_words import Text, blocks, destination, flat, indented
from tui.archive.model import Address, BlockKind, Document, Entry

TOP = 3
"""The level of the highest headings over comments."""
LEVELS = 4
"""Levels that are left for them; Markdown has no seventh."""
DEEPEST = 26
"""Lists inside one another that are written; a comment deeper down stands beside what it answers."""


def written(document: Document) -> Iterator[str]:
    """Write article and discussion, a block at a time, each piece ending in a newline."""
    gap = ""
    for block in _blocks(document):
        yield f"{gap}{block}\n"
        gap = "\n"


def _blocks(document: Document) -> Iterator[str]:
    article = document.article
    if article.title:
        yield f"# {flat(article.title, document.links.get((0, 0), ()))}"
    yield from _head(document)
    yield from blocks((_text(document, (0, at), one.kind, one.text) for at, one in enumerate(article.blocks, 1)), "##")
    comments = [entry for entry in document.entries if not entry.is_ping]
    if comments:
        yield "## Comments"
        yield from _comments(document, comments)
    for kind in ("trackback", "pingback"):
        pings = [entry for entry in document.entries if entry.kind == kind]
        if pings:
            yield f"## {kind.capitalize()}s"
            for entry in pings:
                yield from _item(_ping(document, entry), 1)


def _head(document: Document) -> Iterator[str]:
    """Name author, date and address of the article, unless blocks under the title do."""
    article = document.article
    shown = " ".join(block.text for block in article.blocks if block.kind in ("date", "byline"))
    author = f"By {article.author}" if article.author and article.author not in shown else None
    date = article.date if article.date and article.date not in shown else None
    if told := ", ".join(filter(None, [author, date])):
        yield flat(told)
    if article.url:
        yield f"[{flat(article.url)}]({destination(article.url)})"


def _text(document: Document, address: Address, kind: BlockKind, text: str) -> Text:
    return kind, text, document.links.get(address, ())


def _body(document: Document, entry: Entry, heading: str) -> Iterator[str]:
    """Write an entry's texts; its own title is the first."""
    if entry.title and not entry.is_ping:
        yield from blocks([("heading", entry.title, ())], heading)
    texts = (
        _text(document, (entry.number, 2 + index), entry.kind_of(index), text)
        for index, text in enumerate(entry.paragraphs)
    )
    yield from blocks(texts, heading)


# Comments


def _comments(document: Document, comments: Sequence[Entry]) -> Iterator[str]:
    """Write comments in the order of their tree, in the way that keeps the place of more of them.

    A heading can name nobody, an item that stands in another cannot; there it would be read as the other's words.
    """
    tree = list(_tree(document, comments))
    too_deep = sum(depth > LEVELS for _, depth in tree)
    nameless = sum(depth > 1 and not entry.author for entry, depth in tree)
    in_list = too_deep > nameless and any(entry.author for entry in comments)
    for entry, depth in tree:
        if in_list:
            yield from _item(_named_item(document, entry), min(depth, DEEPEST) if entry.author else 1)
        else:
            yield f"{'#' * (TOP + min(depth, LEVELS) - 1)} {_heading(entry)}"
            if entry.date and not _fits_heading(entry):
                yield flat(entry.date)
            yield from _body(document, entry, "")


def _tree(document: Document, comments: Sequence[Entry]) -> Iterator[tuple[Entry, int]]:
    """Go through comments as the file nests them: (comment, depth), 1 at the top."""
    numbers = {entry.number for entry in comments}
    parents = document.parents(inferred=False)
    replies: dict[int, list[Entry]] = {}
    for entry in comments:
        parent = parents[entry.number - 1] or 0
        replies.setdefault(parent if parent in numbers else 0, []).append(entry)
    todo = [(entry, 1) for entry in reversed(replies.get(0, []))]
    while todo:
        entry, depth = todo.pop()
        yield entry, depth
        todo += [(reply, depth + 1) for reply in reversed(replies.get(entry.number, []))]


def _heading(entry: Entry) -> str:
    """Name a comment's author and date, or else its number."""
    date = flat(entry.date) if _fits_heading(entry) else ""
    if not entry.author:
        return f"Comment {entry.number}" + (f": {date}" if date else "")
    if not _is_plain(entry.author):
        return f"Comment {entry.number}: {_linked(entry.author, entry.url)} says:"
    return _linked(entry.author, entry.url) + (f", {date}" if date else "")


def _is_plain(name: str) -> bool:
    """Tell whether a name can be known for one by itself, and is not taken for a number."""
    return is_name(name) and not name.lstrip("# ")[:1].isdecimal()


def _fits_heading(entry: Entry) -> bool:
    """Tell whether a date can be told from the name before it."""
    if not entry.date or not is_date(entry.date):
        return False
    return not entry.author or (
        _is_plain(entry.author) and split_date(f"{entry.author}, {entry.date}") == (entry.author, entry.date)
    )


def _named_item(document: Document, entry: Entry) -> Iterator[str]:
    """Write a comment that begins with its author's name in bold; the date stands below."""
    if entry.author:
        name = _linked(entry.author, entry.url)
        yield f"**{name}:**" if is_name(entry.author) else f"**{name}** says:"
    if entry.date:
        yield flat(entry.date)
    yield from _body(document, entry, "####")


def _linked(name: str, url: str | None) -> str:
    return f"[{flat(name)}]({destination(url)})" if url else flat(name)


# Trackbacks


def _ping(document: Document, entry: Entry) -> Iterator[str]:
    """Write "[Title](address) from Blog, date:", or what is known of it, and the excerpt below."""
    blog, date = flat(entry.author), flat(entry.date)
    if not entry.title:
        head = f"**{_linked(entry.author, entry.url)}**" if entry.author else ""
    elif not (entry.url or blog):
        head = f"{entry.kind.capitalize()}: {flat(entry.title)}"
    else:
        head = _linked(entry.title, entry.url) if entry.url else f"» {flat(entry.title)}"
        if blog and date and is_date(date):
            blog, date = f"{blog}, {date}", ""
        head += f" from {blog}" if blog else ""
        head += ":" if blog and entry.url else ""
    if head:
        yield head
    if date:
        yield date
    yield from _body(document, entry, "####")


def _item(texts: Iterator[str], depth: int) -> Iterator[str]:
    """Write blocks as an item of a list that is so many lists deep."""
    before, mark = "  " * depth, "  " * (depth - 1) + "- "
    for text in texts:
        yield indented(text, mark, before)
        mark = before
    if mark != before:
        yield mark.rstrip()
