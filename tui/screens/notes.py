"""The notes on the entries of a document, shown over the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from tui.archive.model import Document
from tui.archive.quote import NO_NAME
from tui.keys import Action
from tui.layout import Span
from tui.layout.excerpts import Excerpt
from tui.screens.listing import ListScreen
from tui.widgets.excerpts_pane import ExcerptsPane
from tui.widgets.looks import Looks


class NotesScreen(ListScreen[int]):
    """Lists notes by the numbers of their entries, and gives the number of the entry chosen, None where none was.

    There is one note at least; the one on the entry `at`, or the first behind it, is chosen first.
    """

    def __init__(
        self, document: Document, notes: Mapping[int, str], looks: Looks, actions: Iterable[Action], *, at: int = 0
    ) -> None:
        self._numbers = sorted(notes)
        excerpts = [Excerpt(_head(document, number), notes[number]) for number in self._numbers]
        chosen = next((index for index, number in enumerate(self._numbers) if number >= at), len(notes) - 1)
        self._list = ExcerptsPane(excerpts, looks, id="notes", what="note", empty="There are no notes", at=chosen)
        super().__init__(
            self._list,
            "Notes",
            "on this document",
            actions=actions,
            opened_by="notes",
            hint="Enter goes there · Esc closes",
        )

    def place(self) -> str:
        """Say which note is chosen."""
        return self._list.place()

    def take(self) -> None:
        """Close, and give the number of the entry."""
        self.dismiss(self._numbers[self._list.cursor])


def _head(document: Document, number: int) -> tuple[Span, ...]:
    entry = document.entry(number)
    name = " ".join(islice((entry.author or NO_NAME).split(), 20))
    return Span(f"{entry.kind} {number}  ", "number"), Span(name, "author" if entry.author else "missing")
