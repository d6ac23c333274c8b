"""The themes, and what makes every theme readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.contrast import TEXT, ground_for, legible, lowest, of_hue, ratio
from tui.themes import BEACON, DEFAULT, PALETTE, THEMES, readable, suited

COLOURED = [theme for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: Color(*rgb))
WORDS = ["foreground", "text", "text-muted", *(f"text-{ink}" for ink in ("primary", "accent", "warning", "error"))]


def variables(theme: Theme) -> dict[str, str]:
    """The variables that a style sheet sees under a theme."""
    return readable({**theme.to_color_system().generate(), **theme.variables})


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(variables(theme)[name])


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#000", "#fff", 21), ("#777", "#fff", 4.48), ("#f00", "#00f", 2.15)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert ratio(Color.parse(one), Color.parse(other)) == pytest.approx(expected, abs=0.01)
    assert ratio(Color.parse(other), Color.parse(one)) == pytest.approx(expected, abs=0.01)


@given(COLOURS, COLOURS)
def test_any_colour_becomes_legible_on_any_ground(text: Color, ground: Color) -> None:
    moved = legible(text, [ground])
    assert ratio(moved, ground) >= TEXT
    assert moved == text or ratio(text, ground) < TEXT


@given(COLOURS, COLOURS, COLOURS)
def test_a_ground_gives_way_to_its_text(text: Color, ground: Color, background: Color) -> None:
    moved = ground_for(text, ground, background)
    assert moved == background or ratio(text, moved) >= TEXT


@given(st.floats(0, 1), st.sampled_from(["#15181d", "#000000", "#faf8f3", "#ffffff"]), st.floats(2, 9))
def test_hues_are_made_with_the_contrast_asked_for(hue: float, ground: str, contrast: float) -> None:
    made = of_hue(hue, 0.5, Color.parse(ground), contrast)
    assert ratio(made, Color.parse(ground)) == pytest.approx(contrast, rel=0.12)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = [colour(theme, name) for name in ("background", "surface", "panel")]
    assert {
        name: lowest(colour(theme, name), grounds) for name in WORDS if lowest(colour(theme, name), grounds) < TEXT
    } == {}
    for ground in ("primary-muted", "warning-muted", "screen-selection-background"):
        assert ratio(colour(theme, "foreground"), colour(theme, ground)) >= TEXT
    assert ratio(colour(theme, "block-cursor-foreground"), colour(theme, "block-cursor-background")) >= TEXT


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_quiet_text_is_quieter_than_plain_text(theme: Theme) -> None:
    background = colour(theme, "background")
    assert ratio(colour(theme, "text-muted"), background) < ratio(colour(theme, "foreground"), background)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_themes_of_our_own_are_shown_as_they_are_written(theme: Theme) -> None:
    for name in ("background", "surface", "panel", "foreground"):
        written = Color.parse(getattr(theme, name))
        assert max(abs(ours - theirs) for ours, theirs in zip(colour(theme, name).rgb, written.rgb, strict=True)) <= 6


def test_high_contrast_is_seven_to_one_and_more() -> None:
    grounds = [colour(BEACON, name) for name in ("background", "surface", "panel")]
    assert min(lowest(colour(BEACON, name), grounds) for name in WORDS) >= 7


def test_there_are_light_and_dark_themes_and_names_are_our_own() -> None:
    names = [theme.name for theme in THEMES]
    assert len(set(names)) == len(names) and not set(names) & set(BUILTIN_THEMES)
    assert len([theme for theme in THEMES if not theme.ansi]) == 6
    assert len([theme for theme in THEMES if not theme.dark]) >= 2
    dark = {theme.name: theme.dark for theme in THEMES}
    assert dark[DEFAULT]


@pytest.mark.parametrize("name", [PALETTE, "ansi-dark", "ansi-light"])
def test_the_terminals_palette_stays_as_it_is(name: str) -> None:
    theme = {**BUILTIN_THEMES, **{theme.name: theme for theme in THEMES}}[name]
    before = {**theme.to_color_system().generate(), **theme.variables}
    assert readable(before) == before


@pytest.mark.parametrize(
    ("asked", "system", "no_color", "chosen"),
    [
        (None, "truecolor", False, DEFAULT),
        ("nord", "truecolor", False, "nord"),
        ("nord", "256", False, "nord"),
        (None, "standard", False, PALETTE),
        ("nord", "standard", False, PALETTE),
        ("ansi-light", "standard", False, "ansi-light"),
        (None, None, False, PALETTE),
        ("nord", "truecolor", True, PALETTE),
    ],
)
def test_a_theme_is_chosen_that_the_terminal_can_show(
    asked: str | None, system: str | None, no_color: bool, chosen: str
) -> None:
    assert suited(asked, system, no_color=no_color) == chosen
