"""Every look in every theme, and the colours of what stands around the panes."""

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.command import CommandList
from textual.containers import Horizontal, Vertical
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget
from textual.widgets import Static

from tui.app import styles
from tui.contrast import DECORATION, TEXT, ratio
from tui.themes import PALETTE, THEMES, readable
from tui.widgets.looks import AUTHORS, DECORATIONS, GUIDES, LOOKS, MARKS, Looks
from tui.widgets.pane_heading import PaneHeading
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine

COLOURED = [theme.name for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]
AROUND = (
    ".heading:last-of-type", ".heading.-active", "#status", "#search", "#search-query", "#search-prompt",
    "#search-counter", "#help-words", "#posts-names",
)  # fmt: skip
"""What stands around the panes, as a style sheet names it."""
OF_THE_PALETTE = [PALETTE, "ansi-dark", "ansi-light"]


class Host(App[None]):
    """All looks, and the widgets around the panes, in any theme."""

    CSS_PATH = styles()  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        yield Looks()
        with Horizontal():
            yield PaneHeading("Article", "page.txt", active=True)
            yield PaneHeading("Discussion", "3 comments")
        yield SearchBar()
        yield StatusLine()
        with Vertical(id="box", classes="help"):
            yield Static("Words", id="help-words")
        yield Static("1  Words", id="posts-names")

    @property
    def looks(self) -> Looks:
        return self.query_one(Looks)


class Readable(Host):
    """The same, with the variables that the program gives its style sheets."""

    def get_css_variables(self) -> dict[str, str]:
        return readable(super().get_css_variables())


def told(style: Style) -> float:
    """The contrast of a style's text with its ground."""
    assert style.color and style.bgcolor
    return ratio(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def attributes(style: Style) -> tuple[bool | None, ...]:
    """What a style has besides colours."""
    return tuple(bool(given) for given in (style.bold, style.italic, style.underline, style.reverse))


@pytest.mark.parametrize("host", [Host, Readable])
async def test_every_look_in_every_theme_can_be_read(host: type[Host]) -> None:
    faint: dict[tuple[str, ...], float] = {}
    app = host()
    async with app.run_test() as pilot:
        for theme in COLOURED:
            app.theme = theme
            await pilot.pause()
            for look in (*LOOKS, "plain"):
                style = app.looks.style(look)
                least = DECORATION if look in DECORATIONS else TEXT
                faint |= {(theme, look): told(style)} if told(style) < least else {}
                for mark in ("hit", "hit-current", "selection", "chosen", "hint"):
                    marked = told(style + app.looks.style(mark))
                    faint |= {(theme, look, mark): marked} if marked < least else {}
    assert faint == {}


async def test_guides_stay_behind_the_text_and_authors_differ() -> None:
    app = Readable()
    async with app.run_test() as pilot:
        for theme in COLOURED:
            app.theme = theme
            await pilot.pause()
            plain = told(app.looks.style("plain"))
            assert max(told(app.looks.style(guide)) for guide in GUIDES) < min(3, plain), theme
            assert len({app.looks.style(author).color for author in AUTHORS}) == len(AUTHORS), theme


async def test_what_stands_around_the_panes_can_be_read_in_every_theme() -> None:
    faint: dict[tuple[str, str], float] = {}
    app = Readable()
    async with app.run_test() as pilot:
        app.screen.add_class("-searching")
        around: dict[str, Widget] = {name: app.query(name).first(Widget) for name in AROUND}
        for theme in COLOURED:
            app.theme = theme
            await pilot.pause()
            lows = {(theme, name): told(part.rich_style) for name, part in around.items()}
            faint |= {place: low for place, low in lows.items() if low < TEXT}
            active, other = app.query(PaneHeading)
            assert active.rich_style.bgcolor != other.rich_style.bgcolor, theme
    assert faint == {}


async def test_no_mark_is_told_by_colour_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Readable()
    async with app.run_test() as pilot:
        app.theme = PALETTE
        await pilot.pause()
        marks = {mark: attributes(app.looks.style(mark)) for mark in MARKS}
        assert len(set(marks.values())) == len(marks)
        assert attributes(Style()) not in marks.values()
        for look in LOOKS:
            style = app.looks.style(look)
            assert attributes(style + app.looks.style("hit")) != attributes(style), look
            assert attributes(style + app.looks.style("selection")) != attributes(style), look
        active = app.query_one(".heading.-active").rich_style
        assert attributes(active) != attributes(app.query(".heading").last().rich_style)


async def test_the_palette_of_commands_can_be_read_in_every_theme() -> None:
    app = Readable()
    async with app.run_test() as pilot:
        app.action_command_palette()
        await pilot.pause()
        listed = app.screen.query_one(CommandList)
        faint: dict[tuple[str, ...], float] = {}
        for theme in COLOURED:
            app.theme = theme
            await pilot.pause()
            for state in ("option", "option-highlighted"):
                style = listed.get_visual_style("option-list--option", f"option-list--{state}")
                contrast = told(style.rich_style)
                faint |= {(theme, state): contrast} if contrast < TEXT else {}
        assert faint == {}


@pytest.mark.parametrize("theme", OF_THE_PALETTE)
@pytest.mark.parametrize("no_color", ["1", ""])
async def test_the_command_chosen_is_told_without_colours(
    theme: str, no_color: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    app = Readable()
    async with app.run_test() as pilot:
        app.theme = theme
        app.action_command_palette()
        await pilot.pause()
        listed = app.screen.query_one(CommandList)
        plain = listed.get_visual_style("option-list--option")
        chosen = listed.get_visual_style("option-list--option", "option-list--option-highlighted")
        assert attributes(chosen.rich_style) != attributes(plain.rich_style)


@pytest.mark.parametrize("theme", OF_THE_PALETTE)
async def test_the_terminals_palette_has_no_colours_but_its_own(theme: str) -> None:
    app = Readable()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        for look in (*LOOKS, *MARKS, "plain"):
            style = app.looks.style(look)
            assert all(colour is None or colour.triplet is None for colour in (style.color, style.bgcolor)), look
            assert style.color is None or style.color != style.bgcolor or style.color.is_default, look
