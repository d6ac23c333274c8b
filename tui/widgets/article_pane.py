"""The pane of the article."""

from __future__ import annotations

from tui.archive.model import Document, Part
from tui.layout import QUIET, ArticleFlow
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane


class ArticlePane(TextPane):
    """Shows the article, and under it the page's tail, folded to a line."""

    def __init__(self, document: Document, looks: Looks) -> None:
        super().__init__(looks, id="article", document=document)
        self._document = document
        self._tail_open = False

    def make_flow(self, width: int) -> ArticleFlow:
        """Lay the article out for a width in cells."""
        return ArticleFlow(self._document, width, tail_open=self._tail_open)

    def place(self) -> str:
        """Say where the reader is: the paragraph at the top of the pane, and how far the page has been seen."""
        blocks = sum(block.kind not in QUIET for block in self._document.article.blocks)
        if not isinstance(self.flow, ArticleFlow) or not blocks:
            return ""
        seen = round(100 * self.bottom / self.flow.height)
        return f"¶ {min(max(1, self.flow.block_at(self.top + 1)), blocks)} of {blocks}, {seen} %"

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

    def do_down(self, count: int) -> None:
        """Scroll a row down."""
        self.scroll_rows(count)

    def do_up(self, count: int) -> None:
        """Scroll a row up."""
        self.scroll_rows(-count)

    def do_top(self, _count: int) -> None:
        """Go to the title."""
        self.show_row(0)

    def do_bottom(self, _count: int) -> None:
        """Go to the end of the article."""
        self.show_row(self.flow.height if self.flow else 0)

    def do_toggle_fold(self, _count: int) -> None:
        """Show the page's tail, or fold it to a line."""
        self._show_tail(not self._tail_open)
        if self._tail_open:
            self.do_bottom(1)
