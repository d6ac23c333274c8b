"""Dumps that were edited, converted or cut off on their way: how to read them all the same, and what to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.archive.formats.dump.lines import PROPER, Item
from tui.archive.formats.dump.sections import Section
from tui.archive.model import Article, Entry

TRUST = 0.8
"""What the confidence in an entry is worth where the lines are not as the extractor writes them."""

_TABBED = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_FOUR_BLANKS = re.compile(r"^ {4}", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[•*·-] ", re.MULTILINE)


def untab(text: str) -> tuple[str, bool]:
    """Put blanks in the place of tabs that lines of a text with bullets begin with; (text, whether there were any).

    A tab is four columns wide, or eight where the file indents by four blanks as well.
    """
    if not _TABBED.search(text) or not _BULLET.search(text):
        return text, False
    width = 8 if _FOUR_BLANKS.search(text) else 4
    return _TABBED.sub(lambda found: found[0].expandtabs(width), text), True


def warnings(sections: list[Section], *, tabbed: bool) -> Iterator[str]:
    """Say what is irregular in a discussion."""
    if tabbed:
        yield "tabs stand where a dump has blanks: who is nested in whom may be wrong"
    marks = sorted({item.mark for section in sections for item in _all(section.items)} - {*PROPER, ""})
    if marks:
        yield f"the discussion is listed with {' and '.join(marks)}, as by hand: its entries may be wrong"
    if any(is_uneven(section) for section in sections):
        yield "the discussion is indented unevenly: who is nested in whom may be wrong"


def is_irregular(section: Section, *, tabbed: bool) -> bool:
    """Tell whether the lines of a discussion are not as the extractor writes them."""
    return tabbed or is_uneven(section) or any(item.mark not in PROPER for item in section.items if item.mark)


def is_uneven(section: Section) -> bool:
    """Tell whether bullets stand where no depth puts them: the extractor indents by two blanks a level."""
    return any(item.mark and (item.column % 2 or item.column == 0) for item in _all(section.items))


def _all(items: list[Item]) -> Iterator[Item]:
    todo = list(items)
    while todo:
        item = todo.pop()
        yield item
        todo.extend(nested for group in item.lists if group.proper for nested in group.items)


LONG = 60
"""Characters in a line from which it is wrapped prose, whose end without a full stop was cut off."""


def is_cut(text: str) -> bool:
    """Tell whether a text breaks off: a long last line that ends in a letter, a comma or an open bracket."""
    last = text.rpartition("\n")[2].rstrip()
    return len(last) >= LONG and (last[-1].isalnum() or last[-1] in ",;:–—-(„“‘«")


def cut_off(article: Article, entries: tuple[Entry, ...], end: int) -> str | None:
    """Say where a file seems to break off; `end` is its last line that is not blank."""
    if entries:
        last = entries[-1]
        broken = last.kind == "comment" and (not last.paragraphs or is_cut(last.paragraphs[-1]))
        place, lines = f"{last.kind} {last.number}", last.lines
    elif article.blocks:
        block = article.blocks[-1]
        broken, place, lines = block.kind == "paragraph" and is_cut(block.text), "the article", block.lines
    else:
        return None
    return f"the file seems to be cut off in {place}" if broken and lines and lines[1] == end else None
