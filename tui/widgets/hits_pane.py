"""The list of all hits of a search."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from tui.archive.concordance import Order
from tui.archive.model import Document
from tui.archive.search import Hit
from tui.layout.hits import HitsFlow, Places
from tui.widgets.list_pane import ListPane
from tui.widgets.looks import Looks
from tui.widgets.pane import GUTTER


class HitsPane(ListPane):
    """Lists the hits of a document with the words around them; there is nothing in it until `show` says so."""

    flow: HitsFlow | None

    def __init__(self, document: Document, places: Places, looks: Looks) -> None:
        self._hits: Sequence[Hit] = ()
        self._indexes: Sequence[int] = ()
        self.hit: Hit | None = None
        """The hit chosen, as it was when it was chosen: those of a search under way get other indexes."""
        super().__init__(looks, id="hits")
        self._document = document
        self._places = places
        self._order: Order = "place"

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._indexes)

    @property
    def cursor(self) -> int:
        """The place of the hit chosen in the list, counted from 0."""
        return self._cursor

    @cursor.setter
    def cursor(self, index: int) -> None:
        self._cursor = index
        self.hit = self._hits[self._indexes[index]] if self._indexes else None

    @property
    def names(self) -> str:
        """What the columns are called."""
        return self.flow.names if self.flow else ""

    def place(self) -> str:
        """Say which hit is chosen, and where it stands."""
        about = f" · {self._places.describe(self.hit.address)}" if self.hit else ""
        return f"{self.cursor + 1:,} of {self.count:,}{about}"

    def show(self, hits: Sequence[Hit], indexes: Sequence[int], order: Order, chosen: int) -> None:
        """List hits, those of the indexes, in that order; `chosen` is the index of the one to choose."""
        self._hits, self._indexes, self._order = hits, indexes, order
        self.cursor = cursor = indexes.index(chosen)
        if self.flow:
            self.flow = None
            self.lay_out()
            self.choose(cursor)

    def make_flow(self, width: int) -> HitsFlow:
        """Lay the hits out for a width in cells."""
        grouped = self._order == "place"
        return HitsFlow(self._document, self._hits, self._indexes, self._places, width, grouped=grouped)

    def render_line(self, y: int) -> Strip:
        """Draw one row; the hit chosen looks as the one in sight does in the panes."""
        strip = super().render_line(y)
        row = y + self.top
        if not self.flow or row >= self.flow.height or row != self.cursor:
            return strip
        start, end = (GUTTER + column for column in self.flow.hit_columns(row))
        marked = Segment.apply_style(strip.crop(start, end), post_style=self._looks.style("hit-current"))
        return Strip.join([strip.crop(0, start), Strip(marked, end - start), strip.crop(end)])
