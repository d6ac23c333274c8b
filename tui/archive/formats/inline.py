"""The text of one block, in pieces with and without links → its paragraphs, with blanks as a browser shows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from tui.archive.formats.compose import Passage
from tui.archive.model import Link

Piece = tuple[str, str | None]
"""Words, and the address of the link around them."""
_AROUND_BREAKS = re.compile(r"[ \t\xa0]*\n[ \t\n\xa0]*| *\t[ \t]*| {2,}")


def divide(pieces: Iterable[Piece]) -> Iterator[Passage]:
    """Join pieces, and divide them where two line breaks follow one another; blanks at the ends of a line go."""
    pieces = list(pieces)
    whole = "".join(words for words, _ in pieces)
    return _divided(*_squeezed(whole, _spans(pieces)))


def marked(passage: Passage, mark: str) -> Passage:
    """Put a mark, as the number of a list's item, before a passage."""
    links = tuple(Link(link.start + len(mark), link.end + len(mark), link.url) for link in passage.links)
    return replace(passage, text=mark + passage.text, links=links)


def _spans(pieces: Iterable[Piece]) -> list[Link]:
    """Where linked pieces stand in the whole; neighbours with one address are one link."""
    links: list[Link] = []
    at = 0
    for piece, url in pieces:
        if url and piece:
            if links and links[-1].url == url and links[-1].end == at:
                links[-1] = replace(links[-1], end=at + len(piece))
            else:
                links.append(Link(at, at + len(piece), url))
        at += len(piece)
    return links


def _squeezed(text: str, links: list[Link]) -> tuple[str, list[Link]]:
    """Take the blanks around line breaks away, and what is more than one blank; links stay on their words."""
    kept: list[tuple[int, int, str]] = []
    at = 0
    for found in _AROUND_BREAKS.finditer(text):
        breaks = found[0].count("\n")
        kept += [
            (at, found.start(), text[at : found.start()]),
            (found.start(), found.end(), "\n" * min(2, breaks) or _blank(found[0])),
        ]
        at = found.end()
    kept.append((at, len(text), text[at:]))
    begins = [begin for begin, _, _ in kept]
    places = list(accumulate((len(new) for _, _, new in kept), initial=0))

    def moved(offset: int) -> int:
        index = bisect_right(begins, offset) - 1
        return min(places[index] + offset - kept[index][0], places[index + 1])

    return "".join(new for _, _, new in kept), [Link(moved(link.start), moved(link.end), link.url) for link in links]


def _blank(blanks: str) -> str:
    return "\t" if "\t" in blanks else " "


def _divided(text: str, links: list[Link]) -> Iterator[Passage]:
    """Divide a text where two line breaks follow one another; the blanks at the ends of each part go."""
    at = 0
    for part in text.split("\n\n"):
        begin, end = at + len(part) - len(part.lstrip()), at + len(part.rstrip())
        at += len(part) + 2
        if begin >= end:
            continue
        inside = (Link(max(link.start, begin), min(link.end, end), link.url) for link in links)
        shown = text[begin:end]
        moved = (Link(link.start - begin, link.end - begin, link.url) for link in inside if link.start < link.end)
        yield Passage(shown, links=tuple(_on_words(shown, moved)))


def _on_words(text: str, links: Iterable[Link]) -> Iterator[Link]:
    """Leave blanks at the ends of links out."""
    for link in links:
        words = text[link.start : link.end]
        start, end = link.start + len(words) - len(words.lstrip()), link.end - len(words) + len(words.rstrip())
        if start < end:
            yield Link(start, end, link.url)
