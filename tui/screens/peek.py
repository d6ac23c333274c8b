"""A look at what an entry answers: the chain of its ancestors, without leaving the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.keys import ACTIONS, Action
from tui.layout import Row, Span
from tui.screens.overlay import Overlay
from tui.widgets.looks import Looks


def chain_text(chain: Sequence[Sequence[Row]], looks: Looks) -> Text:
    """Write the rows of some entries, a row free between them."""
    text = Text("\n\n").join(Text("\n").join(_row_text(row, looks) for row in rows) for rows in chain)
    text.no_wrap = True
    return text


def _row_text(row: Row, looks: Looks) -> Text:
    spans = (*row.lead, Span(row.words, row.line.look), *row.trail)
    return Text.assemble(*((words, looks.style(look)) for words, look in spans))


class PeekScreen(Overlay):
    """Shows the entries above one, the oldest first, and the entry itself."""

    def __init__(self, chain: Sequence[Sequence[Row]], looks: Looks, actions: Iterable[Action] = ACTIONS) -> None:
        super().__init__("peek", actions)
        self._text = chain_text(chain, looks)
        self._width = max(cell_len(row.text) for rows in chain for row in rows)

    def on_mount(self) -> None:
        """Begin with the entry itself and what it answers directly, where not all of the chain has room."""
        self.call_after_refresh(self.box.scroll_end, animate=False)

    def compose(self) -> ComposeResult:
        """Lay out the entries in a box as wide as they are."""
        with VerticalScroll(id="box", classes="peek") as box:
            box.border_title = "What this answers"
            box.border_subtitle = "Esc closes"
            box.styles.width = self._width + 3  # the border, and the scrollbar
            yield Static(self._text)
