"""Which entries the reader means: those that are tagged, or else the one selected."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from tui.archive.model import Document
from tui.archive.quote import QuoteForm, quote, quote_several
from tui.widgets.panes import Panes

NO_ENTRY = "There is no entry here"


class Tagging(Protocol):
    """What holds the numbers of the tagged entries."""

    tagged: set[int]


class Meant:
    """Which entries an action is about: those that are tagged, or else the one selected in the discussion."""

    def __init__(self, document: Document, panes: Panes, work: Tagging) -> None:
        self.document = document
        self._panes = panes
        self._work = work

    def words(self) -> list[tuple[int, str]]:
        """The words that are selected, by the entries that they stand in; 0 is the article."""
        found: dict[int, list[str]] = {}
        for pane in self._panes:
            selection, flow = pane.text_selection, pane.flow
            for line in flow.lines() if selection and flow else ():
                span = selection.get_span(flow.place_of(line)) if selection and flow else None
                if span and line.address and (text := line.text[span[0] : None if span[1] < 0 else span[1]]):
                    found.setdefault(line.address[0], []).append(text)
        return [(number, "\n".join(lines)) for number, lines in found.items()]

    def tagged(self) -> list[int]:
        """The numbers of the tagged entries, in the order of the file."""
        return sorted(number for number in self._work.tagged if 0 < number <= len(self.document.entries))

    def tag(self, number: int) -> bool:
        """Tag an entry, or take its tag away; True when it is tagged now."""
        self._work.tagged ^= {number}
        return number in self._work.tagged

    def selected(self) -> int | None:
        """The number of the entry selected, None where there is no entry."""
        return self._panes.discussion.cursor if self.document.entries else None

    def numbers(self) -> list[int]:
        """The numbers of the entries meant; none where there is no entry."""
        selected = self.selected()
        return self.tagged() or ([selected] if selected else [])

    def call(self, number: int) -> str:
        """Call an entry by its kind and number, as "comment 3"."""
        return f"{self.document.entry(number).kind} {number}"

    def name(self, numbers: Collection[int]) -> str:
        """Call one entry so at the beginning of a sentence, and several by how many they are."""
        return f"{len(numbers)} entries" if len(numbers) != 1 else self.call(*numbers).capitalize()

    def quotation(self, numbers: Collection[int], form: QuoteForm) -> str:
        """Quote one entry or several."""
        if len(numbers) != 1:
            return quote_several(self.document, sorted(numbers), form)
        (number,) = numbers
        return quote(self.document, number, form)
