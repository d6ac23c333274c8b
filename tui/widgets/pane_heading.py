"""The row above a pane."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tui.wrap import truncate


class PaneHeading(Widget):
    """Names a pane and says how much is in it; a sign before the name tells the pane in use."""

    def __init__(self, name: str, about: str, *, active: bool = False) -> None:
        super().__init__(classes="heading -active" if active else "heading")
        self._title = name
        self._about = about

    def render(self) -> Text:
        """Draw the sign, the name and, as far as there is room, what is in the pane."""
        sign = "▌ " if self.has_class("-active") else "  "
        room = max(0, self.size.width - len(sign) - len(self._title) - 3)
        about = truncate(self._about, room) if room > 3 else ""
        return Text.assemble(sign, (self._title, "bold"), "  ", about, no_wrap=True, end="")
