"""Hits → the lines of text that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from tui.archive.model import Address
from tui.archive.search import Hit


class HitLine(NamedTuple):
    """A line of a text that holds hits; several, parted by blanks, where a hit goes over their breaks.

    `at` is the code point of the text that the line begins at, and `marks` are the hits, in code points of the line.
    """

    address: Address
    at: int
    words: str
    marks: tuple[tuple[int, int], ...]


def hit_lines(texts: Mapping[Address, str], hits: Iterable[Hit]) -> Iterator[HitLine]:
    """Give each line that holds hits once; the hits of a text come one after the other, in its order."""
    for address, found in groupby(hits, key=lambda hit: hit.address):
        yield from _lines_of(address, texts[address], found)


def _lines_of(address: Address, text: str, hits: Iterable[Hit]) -> Iterator[HitLine]:
    begin = end = -1
    inside: list[Hit] = []
    for hit in hits:
        if inside and hit.start > end:
            yield _line(address, text, begin, end, inside)
            inside = []
        if not inside:
            begin, end = text.rfind("\n", 0, hit.start) + 1, -1
        inside.append(hit)
        last = max(hit.start, hit.end - 1)
        if last > end:
            line_break = text.find("\n", last)
            end = line_break if line_break >= 0 else len(text)
    if inside:
        yield _line(address, text, begin, end, inside)


def _line(address: Address, text: str, begin: int, end: int, hits: Iterable[Hit]) -> HitLine:
    marks = tuple((hit.start - begin, min(hit.end, end) - begin) for hit in hits)
    return HitLine(address, begin, text[begin:end].replace("\n", " "), marks)
