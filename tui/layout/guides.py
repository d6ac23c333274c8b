"""The lines beside the entries that show how deep they are nested."""

from __future__ import annotations

from tui.archive.model import Document
from tui.layout.rows import Span, cells_of
from tui.outline import Outline

LOOKS = 6
"""How many looks the guides have, one after the other from the top level down."""


class Guides:
    """Draws each entry a line for each level above, dashed where the level's reply is inferred.

    There are as many as leave 32 columns to the words; a dotted one stands for more. `width` is that of a row.
    """

    def __init__(self, document: Document, outline: Outline, width: int) -> None:
        self._document = document
        self._outline = outline
        self._room = max(1, (width - 36) // 2)
        self.replant()

    def replant(self) -> None:
        """Take up a change of the outline's tree."""
        self._signs = {0: ""}
        for number in self._outline.order():
            parent = self._outline.parent(number)
            if parent is None:
                self._signs[number] = ""
            elif self._outline.depth(number) - 1 > self._room:
                self._signs[number] = self._signs[parent][: 2 * (self._room - 1)] + "┊ "
            else:
                self._signs[number] = self._signs[parent] + ("╎ " if self.inferred_parent(number) else "│ ")

    def spans(self, number: int) -> tuple[Span, ...]:
        """The guides of an entry, two columns each."""
        signs = self._signs[number]
        return tuple(Span(signs[at : at + 2], f"guide-{at // 2 % LOOKS}") for at in range(0, len(signs), 2))

    def fold_mark(self, number: int) -> range:
        """The columns of an entry's fold mark, which stands behind its guides."""
        column = cells_of(self.spans(number))
        return range(column, column + 2)

    def inferred_parent(self, number: int) -> int | None:
        """The entry that this one answers in the tree as it is, where the file does not say so."""
        parent = self._outline.parent(number)
        return parent if self._document.entry(number).is_inferred else None
