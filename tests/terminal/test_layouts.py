"""What the mouse and the terminal's cursor do in a real terminal."""

import re

from .reading import Page, Reader, wait_for_article, wait_for_entry
from .terminal import Terminal


def mouse(terminal: Terminal, *events: tuple[int, int, int, str]) -> None:
    """Send events of the mouse: button, column and row from 0, and M for pressed or moved, m for let go."""
    for button, x, y, end in events:
        terminal.press(f"\x1b[<{button};{x + 1};{y + 1}{end}")


def divider(terminal: Terminal) -> int:
    """The column of the line between the panes, told by where the discussion's heading begins."""
    return terminal.lines()[0].index("Discussion")


def test_the_divider_is_dragged_with_the_mouse(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    wait_for_article(terminal)
    before = divider(terminal)
    handle = next(x for x in range(before - 4, before) if terminal.lines()[5][x] in "│┃▏")
    mouse(terminal, (0, handle, 20, "M"), (32, handle - 5, 20, "M"), (32, handle - 20, 20, "M"))
    mouse(terminal, (0, handle - 20, 20, "m"))
    terminal.wait_until(lambda: abs(divider(terminal) - (before - 20)) <= 2, what="a divider further to the left")


def test_the_mouse_is_given_to_the_terminal_and_taken_back(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    wait_for_article(terminal)
    assert {1000, 1006} <= terminal.modes()
    terminal.press("M")
    terminal.wait_until(lambda: not {1000, 1003, 1006} & terminal.modes(), what="the mouse given away")
    terminal.press("M")
    terminal.wait_until(lambda: {1000, 1006} <= terminal.modes(), what="the mouse taken back")


def test_the_cursor_of_the_terminal_stands_at_the_selected_entry(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    terminal.press("3", "G")
    wait_for_entry(terminal, 3)
    terminal.wait_until(
        lambda: re.search(r"▌.? *▾? +3 ", terminal.lines()[terminal.cursor()[1]]) is not None, what="it"
    )
