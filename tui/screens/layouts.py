"""How the panes stand, how much room each has, and how long the rows of text are."""

from __future__ import annotations

from dataclasses import replace

from textual.geometry import Size
from textual.screen import Screen

from tui.keys import Command
from tui.place import PaneName
from tui.screens.concern import Concern
from tui.screens.sizes import SIDE_BY_SIDE, STACKED, size_classes
from tui.settings import MEASURES, LayoutName
from tui.widgets.panes import Arrangement, Panes
from tui.work import Session

STEP = 0.05
"""The part of the room that one key moves the divider by."""
MEASURE_STEP = 4
"""Columns that one key makes the rows longer or shorter by."""
SAID = {"side-by-side": "Side by side", "stacked": "One above the other", "single": "One pane at a time"}


class Layouts(Concern):
    """Lets the panes stand as the user wishes, as far as the window has room for it."""

    def __init__(self, screen: Screen[None], panes: Panes, layout: LayoutName) -> None:
        self._screen = screen
        self._panes = panes
        self.layout: LayoutName = layout
        self._at_first = (layout, panes.share, panes.measure)
        self._alone: str = ""
        self._before: PaneName = "article"
        """The pane in use before the article was shown alone."""
        self._size = Size(0, 0)

    def arrange(self, size: Size) -> None:
        """Let the panes stand for a size of the window in columns and rows."""
        self._size = size
        arrangement = self._possible(size)
        classes = dict.fromkeys(("-side-by-side", "-stacked", "-single", "-too-narrow", "-too-low"), False)
        classes |= dict.fromkeys((f"-{arrangement}", *size_classes(size)), True)
        classes |= {"-article-only": bool(self._alone), "-article-alone": self._alone == "alone"}
        for name, held in classes.items():
            self._screen.set_class(held, name)
        self._panes.divide(arrangement)

    def _possible(self, size: Size) -> Arrangement:
        if self.layout == "single" or self._alone:
            return "single"
        if self.layout == "stacked" and size.height >= STACKED:
            return "stacked"
        return "side-by-side" if size.width >= SIDE_BY_SIDE and self.layout != "stacked" else "single"

    def chosen(self, session: Session) -> Session:
        """Put what was chosen here into what is kept for the next time; what was not stays as it was."""
        layout, share, measure = self._at_first
        return replace(
            session,
            layout=self.layout if self.layout != layout else session.layout,
            share=self._panes.share if self._panes.share != share else session.share,
            measure=self._panes.measure if self._panes.measure != measure else session.measure,
        )

    def look(self) -> None:
        """Show the discussion again when it comes into use."""
        if self._alone and self._panes.active == "discussion":
            self._show_alone("")

    def _show_alone(self, alone: str) -> None:
        self._alone = alone
        self.arrange(self._size)

    # Actions

    def do_next_layout(self, _command: Command) -> str:
        """Side by side, one above the other, one pane at a time: the next that the window has room for."""
        layouts: list[LayoutName] = ["single"]
        if self._size.height >= STACKED:
            layouts.insert(0, "stacked")
        if self._size.width >= SIDE_BY_SIDE:
            layouts.insert(0, "side-by-side")
        shown = self._panes.arrangement
        self._alone = ""
        self.layout = layouts[(layouts.index(shown) + 1) % len(layouts)] if shown in layouts else layouts[0]
        self.arrange(self._size)
        return SAID[self._panes.arrangement] if len(layouts) > 1 else "The window has room for one pane at a time"

    def do_toggle_discussion(self, _command: Command) -> str:
        """Show the discussion beside the article, or the article without it."""
        if self._panes.arrangement == "single" and not self._alone:
            self._panes.activate("article" if self._panes.active == "discussion" else "discussion")
            return ""
        self._switch_alone("only")
        return "The discussion is hidden" if self._alone else ""

    def do_article_alone(self, _command: Command) -> str:
        """Show nothing but the article, and back."""
        self._switch_alone("alone")
        return ""

    def _switch_alone(self, alone: str) -> None:
        if self._alone:
            self._show_alone("")
            self._panes.activate(self._before)
        else:
            self._before = self._panes.active
            self._panes.activate("article")
            self._show_alone(alone)

    def do_wider_article(self, command: Command) -> str:
        """Move the divider towards the discussion."""
        return self._divide(STEP * command.times)

    def do_wider_discussion(self, command: Command) -> str:
        """Move the divider towards the article."""
        return self._divide(-STEP * command.times)

    def _divide(self, change: float) -> str:
        if self._panes.arrangement == "single":
            return "There is one pane at a time; w shows both"
        self._panes.divide(self._panes.arrangement, self._panes.share + change)
        return f"Article {round(100 * self._panes.share)} %"

    def do_longer_rows(self, command: Command) -> str:
        """Let the rows of text be longer."""
        return self._let_measure(MEASURE_STEP * command.times)

    def do_shorter_rows(self, command: Command) -> str:
        """Let the rows of text be shorter."""
        return self._let_measure(-MEASURE_STEP * command.times)

    def _let_measure(self, change: int) -> str:
        measure = min(max(self._panes.measure + change, MEASURES[0]), MEASURES[-1])
        self._panes.let_measure(measure)
        return f"Rows of {measure} columns at the most"
