"""Text → rows that fit a width in terminal cells."""

from __future__ import annotations

import re
from itertools import pairwise

from rich.cells import cell_len, split_graphemes

_WORDS = re.compile(r"[^ \t]*[ \t]*")


def wrap(text: str, width: int) -> list[int]:
    """Divide a text of one line into rows: the code point where each row ends, the last at the end of the text.

    A row is at most `width` cells wide, blanks at its end not counted; it is wider only where a single character is.
    Rows end after blanks; a word that is too long, or written without blanks in wide characters, is divided between
    graphemes (UAX 29).
    """
    width = max(1, width)
    if len(text) <= width and cell_len(text) <= width:
        return [len(text)]
    ends: list[int] = []
    room = width
    at = 0
    for found in _WORDS.finditer(text):
        word = found[0]
        if not word:
            continue
        letters = cell_len(word.rstrip(" \t"))
        if letters > room and _breaks_anywhere(word):
            room = _divide(word, at, room, width, ends)
        elif letters > room:
            if at and (not ends or ends[-1] != at):
                ends.append(at)
            room = width - cell_len(word) if letters <= width else _divide(word, at, width, width, ends)
        else:
            room -= cell_len(word)
        at = found.end()
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return ends


def _breaks_anywhere(word: str) -> bool:
    """Tell whether a word holds wide characters, which need no blanks between them."""
    return not word.isascii() and cell_len(word) > len(word)


def _divide(word: str, at: int, room: int, width: int, ends: list[int]) -> int:
    """Divide a word that stands at `at` between graphemes; the first row has `room`. Give what room is left."""
    blanks = len(word.rstrip(" \t"))
    for start, _end, cells in split_graphemes(word)[0]:
        if start >= blanks:
            room -= cells
            continue
        if cells > room and at + start and (not ends or ends[-1] != at + start):
            ends.append(at + start)
            room = width
        room -= cells
    return room


def rows(text: str, width: int) -> list[tuple[int, int]]:
    """Divide a text of one line into rows: the code points where each begins and ends."""
    return list(pairwise([0, *wrap(text, width)]))


def fitting(text: str, width: int) -> int:
    """Count the code points of a text of one line that fit a width in cells, up to a grapheme's end."""
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
