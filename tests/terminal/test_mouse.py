"""Selecting words with the mouse in a terminal that tells of it in SGR's way."""

import re

from .reading import SAMPLES, Page, Reader, to_discussion
from .terminal import Terminal

Cell = tuple[int, int]
"""A column and a row of the screen, counted from 0."""
HEIGHT = 40


def told(button: int, at: Cell, *, released: bool = False) -> str:
    """What a terminal sends for the mouse at a cell; 32 is added to the button where it is moved."""
    return f"\x1b[<{button};{at[0] + 1};{at[1] + 1}{'m' if released else 'M'}"


def drag(terminal: Terminal, begin: Cell, *way: Cell) -> None:
    terminal.press(told(0, begin), *(told(32, at) for at in way), told(0, way[-1], released=True))


def click(terminal: Terminal, at: Cell, times: int = 1) -> None:
    terminal.press((told(0, at) + told(0, at, released=True)) * times)


def copied(terminal: Terminal) -> str:
    """What ctrl+c puts on the clipboard."""
    before = len(terminal.clipboard())
    terminal.press("ctrl+c")
    terminal.wait_until(lambda: len(terminal.clipboard()) > before, what="OSC 52")
    return terminal.clipboard()[-1]


def cell(terminal: Terminal, words: str) -> Cell:
    y = next(y for y, line in enumerate(terminal.lines()) if words in line)
    return terminal.lines()[y].index(words), y


def test_a_drag_to_cells_without_words_selects_as_far_as_the_nearest(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    x, y = cell(terminal, "The last iron span")
    drag(terminal, (x + 2, y), (x + 9, y - 1))
    assert copied(terminal) == "The"
    drag(terminal, (1, y), (x + 7, y))
    assert copied(terminal) == "The last"
    line = terminal.lines()[y][:58].strip()
    drag(terminal, (x + 4, y), (58, y))
    assert copied(terminal) == line[4:]
    drag(terminal, (x + 4, y), (90, 0), (90, y + 3), (90, y))
    assert copied(terminal) == line[4:]


def test_a_drag_into_the_bottom_row_selects_to_the_last_row_in_sight(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    begin = cell(terminal, "Ted Larkin")
    last = terminal.lines()[HEIGHT - 2][60:118].rstrip()
    drag(terminal, begin, (100, 20), (118, HEIGHT - 1))
    text = copied(terminal)
    assert text.startswith("Ted Larkin\nAbout time. My mother crossed that bridge every day till 1934")
    assert text.endswith(last.split("  ")[-1])
    assert "? shows" not in text


def test_a_drag_that_begins_outside_the_panes_copies_nothing(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    x, y = cell(terminal, "footbridge came home")
    drag(terminal, (20, HEIGHT - 1), (x, y))
    drag(terminal, (70, 0), (x, y))
    drag(terminal, (x, y), (x + 9, y))
    assert copied(terminal) == "footbridge"
    assert terminal.clipboard() == ["footbridge"]


def test_two_clicks_select_a_word_and_three_a_paragraph(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    x, y = cell(terminal, "crossed that bridge")
    click(terminal, (x + 2, y), 2)
    assert copied(terminal) == "crossed"
    x, y = cell(terminal, "tractor that had")
    click(terminal, (x + 2, y), 3)
    assert copied(terminal) == next(line for line in page.text.split("\n") if line.startswith("The last iron span"))


def test_a_drag_that_ends_on_a_fold_mark_only_selects(reader: Reader) -> None:
    terminal = reader(SAMPLES / "nested-replies.txt")
    terminal.wait_for_match(r"▾ +\d")
    terminal.wait_until(lambda: 2004 in terminal.modes(), what="a program that listens")
    to_discussion(terminal)
    fold = cell(terminal, "▾")
    name = re.split(r" {2,}| · ", terminal.lines()[fold[1]][fold[0] + 5 :])[0].split(" ", 1)[1]
    drag(terminal, (fold[0] + 12, fold[1] + 1), fold)
    assert copied(terminal).startswith(f"{name}\n")
    assert terminal.lines()[fold[1]][fold[0]] == "▾"
    click(terminal, fold)
    terminal.wait_until(lambda: terminal.lines()[fold[1]][fold[0]] == "▸", what="a fold")


def test_a_mouse_held_under_the_pane_scrolls_on(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    x, y = cell(terminal, "The last iron span")
    terminal.press(told(0, (x, y)), told(32, (x, HEIGHT - 1)))
    terminal.wait_for("walked down again")
    terminal.press(told(0, (x, HEIGHT - 1), released=True))
    text = copied(terminal)
    assert text.startswith("The last iron span") and "twice a day in nailed boots" in text
