"""The words of one entry, or of the article, as a selection goes through them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from textual.geometry import Offset
from textual.selection import Selection

from tui.archive.wording import ends_sentence, with_signs, word_spans
from tui.layout import Flow, Line, Row

Place = tuple[int, int]
"""A word: the index of its line among those of a `Stretch`, and its own in the line."""


class Stretch:
    """The lines of one entry, or of the article for 0, that words can be selected in."""

    def __init__(self, flow: Flow, number: int, first: int, end: int) -> None:
        """Take the lines on the rows from `first` to before `end`; the name over an entry is none of its words."""
        self.number = number
        self.lines: list[Line] = []
        for y in range(first, end):
            line = flow.row(y).line
            words = line.address is not None and (line.address[1] > 0 or number == 0)
            if words and not (self.lines and self.lines[-1].number == line.number):
                self.lines.append(line)
        self._index = {line.number: index for index, line in enumerate(self.lines)}
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def spans(self, index: int) -> list[tuple[int, int]]:
        """Where the words of a line begin and end."""
        if index not in self._spans:
            self._spans[index] = word_spans(self.lines[index].text)
        return self._spans[index]

    def span(self, place: Place) -> tuple[int, int]:
        """Where a word begins and ends in its line."""
        return self.spans(place[0])[place[1]]

    def on_row(self, row: Row) -> range:
        """The words that begin on a row, by their indexes in its line."""
        index = self._index.get(row.line.number)
        if index is None:
            return range(0)
        starts = [start for start, _ in self.spans(index)]
        return range(bisect_left(starts, row.start), bisect_left(starts, row.end))

    def on_line(self, row: Row, word: int) -> Place:
        """Name a word of a row."""
        return self._index[row.line.number], word

    def row_of(self, flow: Flow, place: Place) -> int | None:
        """The row that a word begins on."""
        line = self.lines[place[0]]
        return flow.find(line.address, line.base + self.span(place)[0]) if line.address else None

    def count(self, first: Place, last: Place) -> int:
        """How many words there are from one to another, both counted."""
        return sum(len(self.spans(index)) for index in range(first[0], last[0])) + last[1] - first[1] + 1

    # Motions: the word that each leads to, the same where there is none further on

    def beside(self, place: Place, step: int) -> Place:
        """The word after one, or before it for -1."""
        index, word = place[0], place[1] + step
        while not 0 <= word < len(self.spans(index)):
            index += step
            if not 0 <= index < len(self.lines):
                return place
            word = 0 if step > 0 else len(self.spans(index)) - 1
        return index, word

    def edge(self, step: int) -> Place:
        """The last word of all, or the first for -1; there is one."""
        outside = (0, -1) if step < 0 else (len(self.lines) - 1, len(self.spans(len(self.lines) - 1)))
        return self.beside(outside, -step)

    def paragraph(self, place: Place, step: int) -> Place:
        """The last word of a word's paragraph, or the first for -1."""
        return self._until(place, step, lambda here, there: self._address(here) != self._address(there))

    def further_paragraph(self, place: Place, step: int) -> Place:
        """The end of a word's paragraph, or of the next where it is that already; the beginning for -1."""
        end = self.paragraph(place, step)
        return end if end != place else self.paragraph(self.beside(place, step), step)

    def sentence(self, place: Place, step: int) -> Place:
        """The end of a word's sentence, or of the next where it is that already; the beginning for -1."""

        def parted(here: Place, there: Place) -> bool:
            return self._address(here) != self._address(there) or ends_sentence(self._between(*sorted((here, there))))

        end = self._until(place, step, parted)
        return end if end != place else self._until(self.beside(place, step), step, parted)

    def _until(self, place: Place, step: int, parted: Callable[[Place, Place], bool]) -> Place:
        while (there := self.beside(place, step)) != place and not parted(place, there):
            place = there
        return place

    def _address(self, place: Place) -> object:
        return self.lines[place[0]].address

    def _between(self, first: Place, second: Place) -> str:
        """What stands between two words that are neighbours."""
        end, start = self.span(first)[1], self.span(second)[0]
        if first[0] == second[0]:
            return self.lines[first[0]].text[end:start]
        return f"{self.lines[first[0]].text[end:]} {self.lines[second[0]].text[:start]}"

    def selection(self, flow: Flow, first: Place, last: Place) -> Selection:
        """Select from one word to another, in the coordinates of panes; several words take the signs about them."""
        begin, end = self.lines[first[0]], self.lines[last[0]]
        start, stop = self.span(first)[0], self.span(last)[1]
        if first != last:
            start, _ = with_signs(begin.text, start, start)
            _, stop = with_signs(end.text, stop, stop)
        return Selection(Offset(start, flow.place_of(begin)), Offset(stop, flow.place_of(end)))
