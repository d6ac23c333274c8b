"""The themes of the program's own, and what makes any theme readable."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

from tui.contrast import TEXT, ground_for, legible, ratio

INK = Theme(
    name="ink", dark=True, background="#15181d", surface="#1b1f25", panel="#232830", foreground="#d5d8dc",
    primary="#8db3d6", secondary="#b3a5d3", accent="#d9b272", warning="#dfb05a", error="#e08081", success="#93bd8b",
    variables={"text-muted": "#949ba5", "primary-muted": "#2d3f51", "warning-muted": "#4a3c1d"},
)  # fmt: skip
"""A night without glare: cool greys, steel blue and a little amber."""

EMBER = Theme(
    name="ember", dark=True, background="#26221f", surface="#2d2825", panel="#38322d", foreground="#d9cebf",
    primary="#d8a571", secondary="#b5b083", accent="#c9a08c", warning="#dcb163", error="#db8a78", success="#a3b57d",
    variables={"text-muted": "#a49888", "primary-muted": "#4e3d2c", "warning-muted": "#54451f"},
)  # fmt: skip
"""Soft and warm: brown for black, cream for white, nothing brighter than lamplight."""

BEACON = Theme(
    name="beacon", dark=True, background="#000000", surface="#101010", panel="#1e1e1e", foreground="#ffffff",
    primary="#7cc7ff", secondary="#d9b8ff", accent="#ffd84d", warning="#ffd84d", error="#ff9c94", success="#8df2a0",
    variables={"text-muted": "#cfcfcf", "primary-muted": "#003f73", "warning-muted": "#5c4600"},
)  # fmt: skip
"""High contrast on black: every text at 7:1 or more."""

PAPER = Theme(
    name="paper", dark=False, background="#faf8f3", surface="#f2eee6", panel="#e8e2d7", foreground="#2a2724",
    primary="#2f5f86", secondary="#6d4f7f", accent="#92451f", warning="#7d5b00", error="#a33a35", success="#3f6b35",
    variables={"text-muted": "#69625a", "primary-muted": "#cddbe6", "warning-muted": "#f3dfa3"},
)  # fmt: skip
"""A page by day: warm white, soft black, blue ink and rust."""

SEPIA = Theme(
    name="sepia", dark=False, background="#f4ecd8", surface="#ece0c6", panel="#e3d4b5", foreground="#43331f",
    primary="#7b3f18", secondary="#5b5a23", accent="#8a3324", warning="#6f4d00", error="#96291f", success="#4a5c1f",
    variables={"text-muted": "#6b5739", "primary-muted": "#dcc8a0", "warning-muted": "#ecd083"},
)  # fmt: skip
"""An old book: brown on tan, for long evenings with the light on."""

MIST = Theme(
    name="mist", dark=False, background="#f3f6f8", surface="#e9eef2", panel="#dce4ea", foreground="#1f2830",
    primary="#1c5f8a", secondary="#505a9a", accent="#0f6a69", warning="#7a5a00", error="#a5343f", success="#2d6b45",
    variables={"text-muted": "#566370", "primary-muted": "#c3d9e8", "warning-muted": "#f1e0a0"},
)  # fmt: skip
"""A grey morning: cool white, slate, and the colours of water."""

TERMINAL = Theme(
    name="terminal", ansi=True, dark=True, background="ansi_default", foreground="ansi_default",
    primary="ansi_magenta", secondary="ansi_cyan", accent="ansi_magenta",
    warning="ansi_yellow", error="ansi_red", success="ansi_green",
    variables={
        "ansi-background": "ansi_default", "ansi-foreground": "ansi_default",
        "text-muted": "ansi_default", "text-disabled": "ansi_default", "foreground-muted": "ansi_default",
        "scrollbar": "ansi_default", "scrollbar-background": "ansi_default", "border": "ansi_default",
        "block-cursor-foreground": "ansi_default", "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "bold reverse",
        "input-selection-foreground": "ansi_black", "screen-selection-foreground": "ansi_black",
    },
)  # fmt: skip
"""The terminal's own palette and ground, dark or light: hardly any colour, bold and reverse instead."""

THEMES = (INK, EMBER, BEACON, PAPER, SEPIA, MIST, TERMINAL)
DEFAULT = INK.name
PALETTE = TERMINAL.name

_OF_PALETTE = {PALETTE, "ansi-dark", "ansi-light"}
"""The themes that name colours of the terminal's palette, Textual's own among them."""
_FEW_COLOURS = {None, "standard", "windows"}
"""Rich's names of colour systems of 16 colours or none."""


def suited(asked: str | None, color_system: str | None, *, no_color: bool) -> str:
    """Choose a theme: the one asked for, or the default; one of the palette where others could not be read.

    A terminal of 16 colours takes the nearest of them for each colour, which makes text and ground the same.
    """
    if no_color:
        return PALETTE
    if color_system in _FEW_COLOURS and asked not in _OF_PALETTE:
        return PALETTE
    return asked or DEFAULT


_INKS = ("primary", "secondary", "accent", "warning", "error", "success")
_PLAIN = 6.0
"""The contrast of plain text at the least, which leaves room for quiet text under it."""
_MUTED = 0.35
"""How far quiet text stands behind the foreground, where a theme does not say."""
_ROOM = 0.8
"""How much of the background's contrast is left on surface and panel, so that quiet text is quieter there too."""


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """Make a theme's variables readable: every text on each of its grounds, the theme's hues kept.

    Grounds that the foreground cannot be read on come nearer to the background; then coloured and quiet texts move
    away from all of the grounds. A theme of the terminal's palette stays as it is.
    """
    background = Color.parse(variables["background"])
    if background.ansi is not None:
        return dict(variables)

    def colour(name: str) -> Color:
        return background + Color.parse(variables[name])

    foreground = legible(colour("foreground"), [background], _PLAIN)
    muted = variables["text-muted"]
    quiet = foreground.blend(background, _MUTED) if muted.startswith("auto") else colour("text-muted")
    room = max(TEXT, _ROOM * ratio(foreground, background))
    grounds = {name: ground_for(foreground, colour(name), background, room) for name in ("surface", "panel")}
    names = [f"{ink}-muted" for ink in _INKS]
    grounds |= {name: ground_for(foreground, colour(name), background) for name in names}
    under_text = (background, grounds["surface"], grounds["panel"])
    inks = {f"text-{ink}": legible(colour(ink), under_text) for ink in _INKS}
    cursor = colour("block-cursor-background")
    made = {
        "background": background,
        "foreground": foreground,
        "text": foreground,
        "text-muted": legible(quiet, under_text),
        **grounds,
        **inks,
        "screen-selection-background": grounds["primary-muted"],
        "screen-selection-foreground": foreground,
        "block-cursor-background": cursor,
        "block-cursor-foreground": legible(foreground, [cursor]),
    }
    return {**variables, **{name: made_of.hex for name, made_of in made.items()}}
