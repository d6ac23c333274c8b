"""The line between the panes."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

GRIP = 3
"""Rows of the thicker piece in the middle, where a hand would take hold."""


class Divider(Widget):
    """Parts the panes; dragged with the mouse, it gives one of them more room."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="divider")

    def render(self) -> Text:
        """Draw a line from top to bottom, thicker in the middle."""
        height = self.size.height
        first = (height - GRIP) // 2
        signs = ("┃" if first <= y < first + GRIP else "│" for y in range(height))
        return Text("\n".join(signs), no_wrap=True, end="")
