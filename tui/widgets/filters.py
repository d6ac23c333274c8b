"""What is changed in the rows of the screen as they leave for a terminal that cannot show them all."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.ascii import DRAWN, TYPOGRAPHIC, plain

WORDS = "words"
"""The name of the meta value that tells words of the file from signs of ours."""


class AsciiSigns(LineFilter):
    """Writes signs in ASCII; in the words of the file only those that have a plain look-alike.

    Whoever draws words of the file gives their style a meta value of the name `WORDS`.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Write the signs of a row; its cells stay where they are."""
        return [segment if segment.text.isascii() else _in_ascii(segment) for segment in segments]


def _in_ascii(segment: Segment) -> Segment:
    text, style, control = segment
    return Segment(plain(text, TYPOGRAPHIC if style and style.meta.get(WORDS) else DRAWN), style, control)


class NoColours(LineFilter):
    """Takes every colour away, and leaves bold, italic, underline and reverse."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Uncolour a row."""
        return [Segment(text, style and _uncoloured(style), control) for text, style, control in segments]


@lru_cache(1024)
def _uncoloured(style: Style) -> Style:
    bare = style.without_color
    return bare + Style.from_meta(style.meta) if style.meta else bare
