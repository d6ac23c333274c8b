"""Text → rows that fit a width in terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len, split_graphemes

_WORDS = re.compile(r"([^ ]*)( *)")


def wrap(text: str, width: int) -> list[int]:
    """Divide a text of one line into rows: the code point where each row ends, the last at the end of the text.

    A row is at most `width` cells wide, blanks at its end not counted; it is wider only where a single character is.
    Rows end after blanks and beside wide characters, which are written without blanks; a word that is too long is
    divided between graphemes (UAX 29). A tab is as wide as a blank.
    """
    width = max(1, width)
    text = text.replace("\t", " ")
    if len(text) <= width and _cells(text) <= width:
        return [len(text)]
    ends: list[int] = []
    begin, room = 0, width
    for start, letters_end, end in _pieces(text):
        letters = text[start:letters_end]
        if _cells(letters) > room and start > begin:
            ends.append(start)
            begin, room = start, width
        if _cells(letters) > room:
            for at, _, cells in split_graphemes(letters)[0]:
                if cells > room and start + at > begin:
                    ends.append(start + at)
                    begin, room = start + at, width
                room -= cells
            room -= end - letters_end
        else:
            room -= _cells(text[start:end])
    return [*ends, len(text)]


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Find what a row can end after: words and wide characters, as (start, end, end of the blanks behind)."""
    for found in _WORDS.finditer(text):
        start, letters_end, end = found.start(), found.end(1), found.end()
        if start == end:
            return
        letters = found[1]
        if _cells(letters) != len(letters):
            wide = [grapheme for grapheme in split_graphemes(letters)[0] if grapheme[2] > 1]
            for cut in sorted({start + at for grapheme in wide for at in grapheme[:2]} - {start, letters_end}):
                yield start, cut, cut
                start = cut
        yield start, letters_end, end


def rows(text: str, width: int) -> list[tuple[int, int]]:
    """Divide a text of one line into rows: the code points where each begins and ends."""
    return list(pairwise([0, *wrap(text, width)]))


def fitting(text: str, width: int) -> int:
    """Count the code points of a text of one line that fit a width in cells, up to a grapheme's end."""
    width = max(0, width)
    if cell_len(text) <= width:
        return len(text)
    kept = 0
    for _start, end, cells in split_graphemes(text)[0]:
        width -= cells
        if width < 0:
            break
        kept = end
    return kept


def truncate(text: str, width: int) -> str:
    """Shorten a text of one line to a width in cells, with … for what is left out."""
    if cell_len(text) <= width:
        return text
    return text[: fitting(text, width - 1)].rstrip() + "…" if width > 0 else ""
