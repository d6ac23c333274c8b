"""The row above a pane."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tui.wrap import truncate


class PaneHeading(Widget):
    """Names a pane and says how much is in it; a sign before the name, in bold, tells the pane in use."""

    ALLOW_SELECT = False

    def __init__(self, name: str, about: str, *, active: bool = False) -> None:
        super().__init__(classes="heading -active" if active else "heading")
        self._title = name
        self._about = about

    def show(self, about: str) -> None:
        """Say something else about the pane."""
        if about != self._about:
            self._about = about
            self.refresh()

    def render(self) -> Text:
        """Draw the sign, the name and, as far as there is room, what is in the pane."""
        active = self.has_class("-active")
        sign = "▌ " if active else "  "
        room = max(0, self.size.width - len(sign) - len(self._title) - 3)
        about = truncate(self._about, room) if room > 3 else ""
        text = Text.assemble(sign, (self._title, "bold" if active else ""), "  ", about, no_wrap=True, end="")
        if self.rich_style.reverse:  # the toolkit reverses text only
            text.pad_right(max(0, self.size.width - text.cell_len))
        return text
