"""Which line of its file a word of a document stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from tui.archive.load import File, UnreadableError
from tui.archive.model import Address, Document, Lines

ROWS_AHEAD = 40
"""Lines of the file that the next line of a text is looked for in: more than an entry has over its words."""
WORDS_AHEAD = 20
"""Words of the file that the next word of a text is looked for in."""
TOGETHER = 3
"""Words that stand together where a text begins."""


def text_of(file: File | None) -> str | None:
    """The text of a file; None where it cannot be had."""
    try:
        return file.text().text if file else None
    except UnreadableError:  # it was there a moment ago
        return None


class FileLines:
    """Finds the line of the file for a place in a text, among the lines of its part: best effort, in linear time.

    `text` gives the text of the file once it is needed, None where it cannot be had; then a part's first line is given.
    It is quick where places are asked for in the order of the document.
    """

    def __init__(self, document: Document, text: Callable[[], str | None]) -> None:
        self._document = document
        self._text = text
        self._lines: list[str] | None = None
        self._parts = {part.address: part.lines for part in document.parts() if part.address}
        self._part: Address | None = None
        self._begins: dict[Address, list[tuple[int, int]]] = {}
        """For the texts of the part asked for last: where each line of the file begins, as (code point, line)."""

    def line(self, address: Address, at: int) -> int | None:
        """The line, counted from 1, of a code point of a text; None where the format has no lines."""
        part = (address[0], 0) if address[0] else address
        lines = self._parts.get(part)
        if lines is None:
            return None
        if part != self._part:
            self._part, self._begins = part, self._place(part, lines)
        begins = self._begins.get(address)
        if not begins:
            return lines[0]
        return begins[max(0, bisect_right(begins, at, key=lambda begin: begin[0]) - 1)][1]

    def _place(self, part: Address, lines: Lines) -> dict[Address, list[tuple[int, int]]]:
        """Find where the texts of a part stand; names and titles come last, in a line that is left if there is one."""
        if self._lines is None:
            self._lines = (self._text() or "").split("\n")
        rows = _Rows(self._lines[lines[0] - 1 : lines[1]])
        number, index = part
        if not number:
            article = self._document.article
            found = {part: list(rows.find((article.blocks[index - 1].text if index else article.title) or ""))}
        else:
            entry = self._document.entry(number)
            found = {(number, at): list(rows.find(text)) for at, text in enumerate(entry.paragraphs, 2)}
            taken = {row for begins in found.values() for _, row in begins}
            found[number, 0] = rows.find_apart(entry.author or "", taken)
            found[number, 1] = rows.find_apart(entry.title or "", taken)
        return {address: [(at, lines[0] + row) for at, row in begins] for address, begins in found.items()}


_WORD = re.compile(r"[^\W_]+")
_FILE_WORD = re.compile(r"<[^<>]{0,2000}>|\]\([^()\s]{1,500}\)|&#?\w{1,31};|([^\W_]+)")
"""A word of a file, or what stands between words: a tag, the address of a link of Markdown, a reference of HTML."""


class _Rows:
    """The lines of a part, counted from 0, whose texts are found in them one after the other."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._rows = [" ".join(line.split()) for line in lines]
        self._next = (0, 0)
        """The row and the code point of it that the next words are looked for from."""
        self._words: list[tuple[int, int, str]] | None = None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Find the rows that a text stands in, as (code point of the text, row)."""
        at = 0
        for line in text.split("\n"):
            row = self._find_line(" ".join(line.split()))
            if row is not None:
                yield at, row
            else:  # its words are wrapped, or there are signs between them
                yield from ((at + start, row) for start, row in self._find_words(line))
            at += len(line) + 1

    def find_apart(self, text: str, taken: set[int]) -> list[tuple[int, int]]:
        """Find the row of a name or a title, as the one of a text: best one that is not taken."""
        words = " ".join(text.split())
        holding = ((row in taken, row) for row, held in enumerate(self._rows) if words and words in held)
        return [(0, row) for _, row in [min(holding, default=(False, -1))] if row >= 0]

    def _find_line(self, words: str) -> int | None:
        """Find the next row that is a line of text, or else holds it."""
        if not words:
            return None
        first, column = self._next
        ahead = range(first, min(first + ROWS_AHEAD, len(self._rows)))
        row = next((row for row in ahead if self._rows[row] == words and (row, 0) >= self._next), None)
        start = 0
        if row is None:
            for row in ahead:
                start = self._rows[row].find(words, column if row == first else 0)
                if start >= 0:
                    break
            else:
                return None
        self._next = row, start + len(words)
        return row

    def _find_words(self, line: str) -> Iterator[tuple[int, int]]:
        """Find the words of a line of text one after the other, and tell where a row of them begins."""
        sought = list(_WORD.finditer(line))
        words = self._file_words()
        at = self._begin([word[0] for word in sought[:TOGETHER]], bisect_left(words, (*self._next, "")))
        row = -1
        for word in sought:
            found = next((i for i in range(at, min(at + WORDS_AHEAD, len(words))) if words[i][2] == word[0]), None)
            if found is None:
                continue
            at = found + 1
            if words[found][0] != row:
                row = words[found][0]
                yield word.start(), row
            self._next = row, words[found][1] + len(word[0])

    def _begin(self, sought: Sequence[str], at: int) -> int:
        """Find where some words stand together, close behind a word of the file; that word where they do not."""
        words = self._file_words()
        for begin in range(at, min(at + ROWS_AHEAD * WORDS_AHEAD, len(words))):
            if sought and [word for _, _, word in words[begin : begin + len(sought)]] == sought:
                return begin
        return at

    def _file_words(self) -> list[tuple[int, int, str]]:
        """The words of the file with their row and the code point of it that they begin at."""
        if self._words is None:
            found = ((row, word) for row, held in enumerate(self._rows) for word in _FILE_WORD.finditer(held))
            self._words = [(row, word.start(1), word[1]) for row, word in found if word[1]]
        return self._words
