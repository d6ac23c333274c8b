"""Colours as they leave for the terminal: none, sixteen, 256."""

import re
from collections.abc import Iterator

import pytest
from pyte.screens import Char
from textual.color import Color

from tui.contrast import TEXT, ratio

from .reading import SAMPLES, Page, Reader
from .terminal import Terminal

SGR = re.compile(rb"\x1b\[([\d;:]*)m")


def colours_sent(terminal: Terminal) -> set[int]:
    """The parameters of all that was sent about colours; 39 and 49 are the terminal's own."""
    sent = set()
    for parameters in SGR.findall(bytes(terminal.raw)):
        sent |= {int(number) for number in re.split(rb"[;:]", parameters) if number}
    return {number for number in sent if 30 <= number <= 49 or 90 <= number <= 107}


def cells(terminal: Terminal) -> Iterator[Char]:
    """The cells of the screen that hold a letter."""
    screen = terminal.emulator.shown
    rows = (screen.buffer[y] for y in range(screen.lines))
    return (cell for row in rows for x in range(screen.columns) if (cell := row[x]).data.strip())


def looks_of(terminal: Terminal, word: str) -> set[tuple[bool, ...]]:
    """In how many ways a word is written on the screen."""
    screen = terminal.emulator.shown
    found: set[tuple[bool, ...]] = set()
    for y, line in enumerate(terminal.lines()):
        for place in re.finditer(word, line, re.IGNORECASE):
            cell = screen.buffer[y][place.start()]
            found.add((cell.bold, cell.italics, cell.underscore, cell.reverse))
    return found


def search(terminal: Terminal, word: str) -> None:
    terminal.press("/")
    terminal.wait_for("/")
    terminal.press(word)
    terminal.wait_until(lambda: re.search(r"\d+/\d+", terminal.lines()[-1]), what="a counter")
    terminal.press("enter")
    terminal.wait_until(lambda: not terminal.lines()[-1].startswith(" /"), what="the status line")


def test_no_color_sends_no_colour(reader: Reader, page: Page) -> None:
    terminal = reader.open(page, env={"NO_COLOR": "1"})
    search(terminal, page.common)
    terminal.press("=")
    terminal.wait_for("unaccounted")
    assert colours_sent(terminal) == set()


def test_without_colours_hits_and_the_pane_in_use_are_told(reader: Reader, page: Page) -> None:
    terminal = reader.open(page, env={"NO_COLOR": "1"})
    assert looks_of(terminal, "^ *.? Article") != looks_of(terminal, "Discussion  ")
    search(terminal, page.common)
    looks = looks_of(terminal, page.common)
    assert len({look for look in looks if look[3]}) >= 2, "the current hit and the others"


@pytest.mark.parametrize("theme", [(), ("--theme", "textual-light")])
def test_sixteen_colours_are_the_terminals_own(reader: Reader, page: Page, theme: tuple[str, ...]) -> None:
    terminal = reader(page.path, *theme, env={"TERM": "xterm", "COLORTERM": ""})
    terminal.wait_for(page.opening)
    assert not colours_sent(terminal) & {38, 48}
    assert not [cell for cell in cells(terminal) if cell.fg == cell.bg != "default"]


def rgb(colour: str, default: str) -> Color:
    return Color.parse("#" + (default if colour == "default" else colour))


@pytest.mark.parametrize("theme", ["ink", "ember", "beacon", "paper", "sepia", "mist"])
def test_256_colours_are_near_enough_to_be_read(reader: Reader, theme: str) -> None:
    terminal = reader(SAMPLES / "nested-replies.txt", "--theme", theme, env={"COLORTERM": ""})
    terminal.wait_for("The pump that went")
    letters = [cell for cell in cells(terminal) if cell.data.isalnum()]
    faint = {
        (cell.data, cell.fg, cell.bg)
        for cell in letters
        if ratio(rgb(cell.fg, "d0d0d0"), rgb(cell.bg, "101010")) < TEXT - 0.5
    }
    assert faint == set()
