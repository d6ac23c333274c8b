"""Page dumps: what a web-text extractor left of a blog page with its comments and trackbacks.

Lines → items by their indentation → sections (article, discussion, tail) → entries.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from tui.archive.formats.article import Furniture, furniture, read_article
from tui.archive.formats.entries import is_attribution, read_entries
from tui.archive.formats.lines import Item, ItemList, Line, outline, paragraphs, split
from tui.archive.load import RawText
from tui.archive.model import Article, Document, Other, OtherKind, Source


def read(raw: RawText) -> Document:
    """Read a dump; each line that is not blank comes to stand in exactly one part of the document."""
    lines = split(raw.text)
    discussion = find_discussion(lines)
    if discussion:
        first, last = discussion[0].first, discussion[-1].last
        entries = read_entries(lines, [item for group in discussion for item in group.items])
        above, below = lines[: first - 1], lines[last:]
        article, rest = read_article(above, has_discussion=True)
    else:
        entries = ()
        article, rest = read_article(lines, has_discussion=False)
        below = []
    return Document(
        source=Source(raw.path, "dump", raw.encoding, raw.size, raw.sha256),
        article=article,
        entries=entries,
        other=tuple(_other(chunk) for part in (rest, below) for chunk in paragraphs(part)),
        warnings=raw.warnings,
    )


def is_article(document: Document) -> bool:
    """Tell whether a dump reads as a blog article rather than as some plain text."""
    if document.entries:
        return True
    if is_archive_page(document.article):
        return False
    blocks = document.article.blocks
    if any(block.kind in ("bio", "notice", "tags") for block in blocks):
        return True
    prose = [block for block in blocks if block.kind == "paragraph" and "\n" not in block.text]
    return document.article.title is not None and any(len(block.text) > LONG_LINE for block in prose)


LONG_LINE = 160
"""Characters. An extractor writes a paragraph on one line; text that was typed into a file is wrapped sooner."""


def is_archive_page(article: Article) -> bool:
    """Tell whether this is a list of a month's articles and not one of them."""
    return bool(article.title and re.match(r"(?:\w+ )?Archives?:", article.title))


def find_discussion(lines: list[Line]) -> list[ItemList]:
    """Find the lists that hold the discussion, in order; none when no list looks like one.

    Text between two of them is part of the entry above it.
    """
    prose = [line.number for line in lines if _is_prose(line)]
    candidates = [(_score(group, parent, lines, prose), group, parent) for group, parent in _lists(outline(lines))]
    score, start, parent = max(candidates, key=lambda candidate: candidate[0], default=(0, None, None))
    if score < 3 or start is None or parent is None:
        return []
    found = [start]
    for group in parent.lists:
        if group.first > start.first and not _border_between(found[-1], group, lines):
            _extend(found[-1].items[-1], group.before)
            found.append(group)
    return found


def _extend(item: Item, last: int) -> None:
    """Let an item, and the last one nested in it, go on to a line below."""
    item.last = last
    while item.lists:
        item = item.lists[-1].items[-1]
        item.last = last


def _lists(root: Item) -> list[tuple[ItemList, Item]]:
    found, todo = [], [root]
    while todo:
        item = todo.pop()
        for group in item.lists:
            found.append((group, item))
            todo.extend(group.items)
    return found


def _is_prose(line: Line) -> bool:
    return len(line.raw) > LONG_LINE and furniture(line.words) is not Furniture.NOTICE


def _score(group: ItemList, parent: Item, lines: list[Line], prose: list[int]) -> int:
    """Weigh what speaks for a list being the discussion: names, the article's end above it, no prose below it."""
    score = 0
    if any(is_attribution(lines[item.first - 1].words) for item in group.items):
        score += 3
    if group.before and furniture(lines[group.before - 1].words) is not None:
        score += 3
    if group.gap >= 2:
        score += 1
    if group.tight:
        score -= 3
    below = bisect_right(prose, group.last)
    prose_below = below < len(prose) and prose[below] <= (parent.last if parent.first else len(lines))
    return score - 3 if prose_below else score + 1


def _border_between(above: ItemList, below: ItemList, lines: list[Line]) -> bool:
    """Tell whether two blank lines end the first list; preformatted text inside an entry stands unindented too."""
    after = lines[above.last : above.last + 2]
    return len(after) < 2 or all(line.blank for line in after)


def _other(chunk: list[Line]) -> Other:
    text = "\n".join(line.raw.strip() for line in chunk)
    return Other(_other_kind(text), text, (chunk[0].number, chunk[-1].number))


FORM_WORDS = ("Leave a Reply", "Leave a Comment", "Post a comment", "Your email address", "Required fields", "Submit")
NAVIGATION_WORDS = ("Previous", "Next", "«", "»", "←", "→", "Older", "Newer")


def _other_kind(text: str) -> OtherKind:
    if text.lower().startswith(tuple(words.lower() for words in FORM_WORDS)):
        return "form"
    if text.startswith(NAVIGATION_WORDS) or text.endswith(("»", "→")):
        return "navigation"
    return "sidebar"
