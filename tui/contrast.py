"""How well one colour is read on another, and colours made to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.color import Color

TEXT = 4.5
"""The ratio that text needs at the least (WCAG 2.2, 1.4.3)."""
DECORATION = 1.5
"""The ratio at which lines and signs without words can be seen and stay behind the text."""

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
_STEPS = 20


def luminance(colour: Color) -> float:
    """The relative luminance of an opaque colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Color, other: Color) -> float:
    """The contrast between two opaque colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lowest(colour: Color, grounds: Iterable[Color]) -> float:
    """The contrast of a colour with the one of some grounds that it is nearest to."""
    return min(ratio(colour, ground) for ground in grounds)


def legible(colour: Color, grounds: Sequence[Color], least: float = TEXT) -> Color:
    """Move a colour towards black or white as little as it takes to be read on every one of some grounds.

    A colour of the terminal's palette stays as it is, for nobody knows what it looks like.
    """
    if colour.ansi is not None or any(ground.ansi is not None for ground in grounds):
        return colour
    pole = max((BLACK, WHITE), key=lambda pole: lowest(pole, grounds))
    shades = (colour.blend(pole, step / _STEPS, 1.0) for step in range(_STEPS))
    return next((shade for shade in shades if lowest(shade, grounds) >= least), pole)


def ground_for(text: Color, ground: Color, background: Color, least: float = TEXT) -> Color:
    """Move a ground towards the background as little as it takes for a text to be read on it."""
    shades = (ground.blend(background, step / _STEPS, 1.0) for step in range(_STEPS))
    return next((shade for shade in shades if ratio(text, shade) >= least), background)


def of_hue(hue: float, saturation: float, ground: Color, contrast: float) -> Color:
    """Make a colour of a hue (from 0 to 1) that has a contrast with a ground, as nearly as there is one."""
    darker, lighter = (0.0, 1.0) if luminance(ground) < 0.18 else (1.0, 0.0)
    for _ in range(10):
        middle = (darker + lighter) / 2
        if ratio(Color.from_hsl(hue, saturation, middle), ground) < contrast:
            darker = middle
        else:
            lighter = middle
    return Color.from_hsl(hue, saturation, lighter)
