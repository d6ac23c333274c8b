"""The pane of the article."""

from __future__ import annotations

from tui.archive.model import Document, Part
from tui.layout import QUIET, ArticleFlow
from tui.widgets.hit_map import MappedPane
from tui.widgets.looks import Looks

NO_FOLD = "There is nothing to fold here"


class ArticlePane(MappedPane):
    """Shows the article, and under it the page's tail, folded to a line."""

    END = 1

    def __init__(self, document: Document, looks: Looks, measure: int) -> None:
        super().__init__(looks, id="article", document=document)
        self._document = document
        self.measure = measure
        """The longest row of text in columns."""
        self._tail_open = False

    def make_flow(self, width: int) -> ArticleFlow:
        """Lay the article out for a width in cells."""
        return ArticleFlow(self._document, width, tail_open=self._tail_open, measure=self.measure)

    def place(self) -> str:
        """Say where the reader is: the paragraph at the top of the pane, and how far the page has been seen."""
        blocks = sum(block.kind not in QUIET for block in self._document.article.blocks)
        if not isinstance(self.flow, ArticleFlow) or not blocks:
            return ""
        return f"¶ {min(max(1, self.flow.block_at(self.top + 1)), blocks)} of {blocks}, {round(100 * self.seen)} %"

    @property
    def seen(self) -> float:
        """How far the page has been seen down to the last row in sight, from 0 to 1."""
        return self.bottom / self.flow.height if self.flow and self.flow.height else 0.0

    def clicked(self, x: int, y: int) -> None:
        """Show the page's tail, or fold it, where its line is clicked."""
        if isinstance(self.flow, ArticleFlow) and self.flow.is_tail(y):
            self.do_toggle_fold(1)

    def block(self) -> int:
        """The number of the block at the top of the pane; 0 stands for the title."""
        return self.flow.block_at(self.top + 1) if isinstance(self.flow, ArticleFlow) else 0

    def go_to_part(self, part: Part) -> None:
        """Bring the first row of a title, a block or a part of the page's tail to the top, a row free above it."""
        if part.other is not None and not self._tail_open:
            self._show_tail(True)
        if isinstance(self.flow, ArticleFlow):
            y = self.flow.find(part.address, 0) if part.address else self.flow.tail_at(part.other or 0)
            self.show_row((y or 0) - 1)

    def _show_tail(self, shown: bool) -> None:
        self._tail_open = shown
        self.flow = None
        self.lay_out()

    def _tail_in_sight(self) -> bool:
        """Whether some of the page's tail is in sight."""
        if not isinstance(self.flow, ArticleFlow) or not self._document.other:
            return False
        return self._tail_open or any(self.flow.is_tail(y) for y in range(self.top, self.bottom))

    def do_fold_in(self, _count: int) -> str | None:
        """Fold the page's tail."""
        if not self._tail_open:
            return NO_FOLD
        self._show_tail(False)
        return None

    def do_toggle_fold(self, _count: int) -> str | None:
        """Show the page's tail, or fold it to a line."""
        if not self._tail_in_sight():
            return "The page's tail is at its end" if self._document.other else NO_FOLD
        self._show_tail(not self._tail_open)
        if self._tail_open:
            self.do_bottom(1)
        return None
