"""The looks of the text: the one place where names of looks become colours and styles."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

LOOKS = (
    "title", "byline", "category", "caption", "dek", "heading", "quote", "code", "bio", "notice", "tags", "rule",
    "tail", "bullet", "fold", "missing",
    "author", "number", "kind", "date", "guide", "inferred", "entry-title", "first-words", "hidden-count",
    "cursor", "cursor-away", "unread",
    "head", "warning", "words", "quiet-words", "answers", "sure", "reason", "quiet-reason", "evidence",
)  # fmt: skip
"""The looks that differ from plain text."""

MARKS = ("link", "hit", "hit-current", "selection", "chosen", "hint")
"""The looks that lie over others."""


class Looks(Widget):
    """Never shown; a style sheet gives each look as its component class `look--NAME`.

    Both panes share one, because the toolkit works every component class of a widget out again whenever a class of the
    widget or of one around it changes.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"look--{look}" for look in (*LOOKS, *MARKS)}
    DEFAULT_CSS = "Looks { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._by_name: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._by_name.clear()

    def style(self, look: str) -> Style:
        """Give the style of a look, which is plain text's for one that has none of its own."""
        if look not in self._by_name:
            if look in MARKS:
                style = self.get_component_rich_style(f"look--{look}", partial=True)
            elif look in LOOKS:
                style = self.get_component_rich_style(f"look--{look}")
            else:
                style = self.rich_style
            self._by_name[look] = style
        return self._by_name[look]
