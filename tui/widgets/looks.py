"""The looks of the text: the one place where names of looks become colours and styles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from tui.contrast import DECORATION, TEXT, legible, luminance, of_hue, ratio

AUTHORS = tuple(f"author-{number}" for number in range(8))
"""The looks of authors' names and signs: hues of one lightness."""
GUIDES = tuple(f"guide-{number}" for number in range(6))
"""The looks of the guides of a tree, by depth."""

LOOKS = (
    "title", "byline", "category", "caption", "dek", "heading", "quote", "code", "bio", "notice", "tags", "rule",
    "separator", "tail", "bullet", "fold", "missing",
    "author", "author-mark", "number", "kind", "date", "guide", "inferred", "entry-title", "first-words",
    "hidden-count", "dim", "bar", "line-number",
    "cursor", "cursor-away", "unread", "tagged", "noted",
    "map", "map-current",
    "head", "warning", "words", "quiet-words", "answers", "sure", "reason", "quiet-reason", "evidence",
    *AUTHORS, *GUIDES,
)  # fmt: skip
"""The looks that differ from plain text."""

MARKS = ("link", "hit", "hit-current", "selection", "chosen", "hint")
"""The looks that lie over others."""

DECORATIONS = frozenset({"rule", "guide", "bar", *GUIDES})
"""The looks of lines and signs that hold no words; they may stand further behind."""

_HUES = (0.58, 0.07, 0.40, 0.80, 0.13, 0.50, 0.94, 0.27)
"""Blue, orange, green, violet, yellow, teal, rose, lime: those side by side differ most."""
_ON_DARK, _ON_LIGHT = (0.34, 0.6), (0.55, 0.45)
"""The saturation of the hues, and how much of plain text's contrast they have: dark colours need more of the one."""
_MOST = 8.0
"""The contrast at which hues still differ: lighter ones are nearly white."""
_DEPTHS = (0.58, 0.50, 0.40, 0.13, 0.07, 0.80)
"""The hues of the guides, from the root on, around the wheel."""
_QUIET = 0.25
"""The saturation of the guides."""
_FAINT = 2.2
"""The contrast of the guides: to be seen when looked for."""
_PALETTE = ("blue", "red", "green", "magenta", "yellow", "cyan", "bright_red", "bright_blue")
"""The terminal's own colours that stand for the hues."""


class Looks(Widget):
    """Never shown; a style sheet gives each look as its component class `look--NAME`.

    Both panes share one, because the toolkit works every component class of a widget out again whenever a class of the
    widget or of one around it changes. Whatever theme and style sheet say, text is told from its ground.
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
            self._by_name[look] = self._mark(look) if look in MARKS else self._text(look)
        return self._by_name[look]

    def _text(self, look: str) -> Style:
        style = self.get_component_rich_style(f"look--{look}") if look in LOOKS else self.rich_style
        if look in AUTHORS or look in GUIDES:
            style += self._hued(look)
        ground = _background(style)
        chosen = _background(self.get_component_rich_style("look--chosen", partial=True))
        grounds = [ground, chosen] if chosen and ground == _background(self.rich_style) else [ground]
        return _readable(style, grounds, DECORATION if look in DECORATIONS else TEXT)

    def _mark(self, look: str) -> Style:
        """Give the style of a mark; one that has a ground has a text that can be read on it."""
        style = self.get_component_rich_style(f"look--{look}", partial=True)
        return _readable(style, [_background(style)]) if style.bgcolor and style.color else style

    def _hued(self, look: str) -> Style:
        """Colour an author or a guide: by its hue, as light or dark as the theme's other texts."""
        plain = self.rich_style
        ground, ink = _background(plain), _colour(plain)
        number = int(look.rpartition("-")[2])
        if self.app.native_ansi_color or ground is None or ink is None:
            return Style(color=_PALETTE[number]) if look in AUTHORS else Style()
        if look in GUIDES:
            return Style(color=of_hue(_DEPTHS[number], _QUIET, ground, _FAINT).rich_color)
        saturation, share = _ON_DARK if luminance(ground) < luminance(ink) else _ON_LIGHT
        contrast = min(max(TEXT, share * ratio(ink, ground)), _MOST)
        return Style(color=of_hue(_HUES[number], saturation, ground, contrast).rich_color)


def _colour(style: Style) -> Color | None:
    return Color.from_rich_color(style.color) if style.color else None


def _background(style: Style) -> Color | None:
    return Color.from_rich_color(style.bgcolor) if style.bgcolor else None


def _readable(style: Style, grounds: Sequence[Color | None], least: float = TEXT) -> Style:
    """Move the colour of a style so far that it is told from every ground."""
    colour, under = _colour(style), [ground for ground in grounds if ground]
    if colour is None or not under:
        return style
    return style + Style(color=legible(colour, under, least).rich_color)
