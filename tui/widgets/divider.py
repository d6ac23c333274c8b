"""The line between the panes."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget


class Divider(Widget):
    """Parts the panes; dragged with the mouse, it gives one of them more room."""

    def __init__(self) -> None:
        super().__init__(id="divider")

    def render(self) -> Text:
        """Draw a line from top to bottom, or from left to right."""
        width, height = self.size
        return Text("─" * width if height == 1 and width > 1 else "\n".join("▏" * height), no_wrap=True, end="")
