"""Leaving a page and coming back to it, as somebody does who has closed the terminal meanwhile."""

import json
import os
import signal
from pathlib import Path

import pytest

from .reading import Page, Reader, to_discussion, wait_for_article, wait_for_entry
from .terminal import Terminal

HINT = "? shows all keys, q quits"
BACK = "Back where you left off: comment 5"


def folder(reader: Reader) -> Path:
    return Path(reader.home["XDG_STATE_HOME"]) / "lwj-read"


def kept(reader: Reader) -> list[Path]:
    """The files of documents."""
    return sorted(path for path in folder(reader).glob("*.json") if path.name != "session.json")


def read_to_five(reader: Reader, page: Page, *arguments: str) -> Terminal:
    """Open a page and go to its fifth entry."""
    terminal = reader(page.path, *arguments)
    terminal.wait_for(page.opening)
    terminal.wait_until(lambda: 2004 in terminal.modes(), what="a program that listens")
    to_discussion(terminal)
    terminal.press("5G")
    wait_for_entry(terminal, 5)
    return terminal


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.given_back() == ""


def test_a_page_opens_where_it_was_left(reader: Reader, page: Page) -> None:
    leave(read_to_five(reader, page))
    terminal = reader(page.path)
    terminal.wait_for(BACK)
    wait_for_entry(terminal, 5)
    terminal.press("j")
    wait_for_entry(terminal, 6)
    assert BACK not in terminal.text()
    leave(terminal)


def test_a_page_opens_where_it_was_left_under_another_name(reader: Reader, page: Page, tmp_path: Path) -> None:
    leave(read_to_five(reader, page))
    copy = tmp_path / "another.txt"
    copy.write_bytes(page.path.read_bytes())
    reader(copy).wait_for(BACK)


def test_keys_pressed_at_the_first_words_begin_where_it_was_left(reader: Reader, page: Page) -> None:
    leave(read_to_five(reader, page))
    terminal = reader(page.path)
    terminal.wait_for(page.opening)
    terminal.press("j", "j")
    wait_for_entry(terminal, 7)
    leave(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_costs_nothing_that_was_done(reader: Reader, page: Page, number: signal.Signals) -> None:
    terminal = read_to_five(reader, page)
    terminal.signal(number)
    terminal.exit_code()
    assert terminal.given_back() == ""
    reader(page.path).wait_for(BACK)


def test_a_terminal_that_goes_away_costs_nothing_that_was_done(reader: Reader, page: Page) -> None:
    terminal = read_to_five(reader, page)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, terminal._fd)  # the terminal's end of the line is closed by this
    os.close(nothing)
    terminal.exit_code()
    reader(page.path).wait_for(BACK)


def test_a_post_of_an_export_opens_where_it_was_left(reader: Reader) -> None:
    export = Path(__file__).parents[2] / "sample_docs" / "movable-type-export.txt"
    terminal = reader(f"{export}@1")
    wait_for_article(terminal)
    to_discussion(terminal)
    leave(terminal)
    terminal = reader(f"{export}@1")
    wait_for_entry(terminal, 1)
    terminal = reader(f"{export}@2")
    wait_for_article(terminal)
    assert len(kept(reader)) == 1


def test_an_entry_asked_for_comes_before_the_place_kept(reader: Reader, page: Page) -> None:
    leave(read_to_five(reader, page))
    wait_for_entry(reader(f"{page.path}#3"), 3)


# The first start


def test_the_first_start_shows_one_line_on_how_to_get_help_once(reader: Reader, page: Page) -> None:
    terminal = reader(page.path)
    terminal.wait_for(HINT)
    assert HINT in terminal.lines()[-1]
    terminal.press("j")
    terminal.wait_until(lambda: HINT not in terminal.text(), what="the end of the hint")
    leave(terminal)
    terminal = reader.open(page)
    terminal.press("j")
    wait_for_article(terminal)
    assert HINT.encode() not in terminal.raw


def test_without_state_nothing_is_shown_made_or_kept(reader: Reader, page: Page) -> None:
    before = sorted(Path(reader.home["HOME"]).rglob("*"))
    terminal = read_to_five(reader, page, "--no-state")
    leave(terminal)
    assert HINT.encode() not in terminal.raw
    assert sorted(Path(reader.home["HOME"]).rglob("*")) == before
    terminal = reader.open(page)
    wait_for_article(terminal)


@pytest.mark.parametrize("arguments", [["--print"], ["--json"], ["--quote", "1"], ["--help"]])
def test_what_needs_no_screen_makes_nothing(reader: Reader, page: Page, arguments: list[str]) -> None:
    assert reader.run(*arguments, page.path).returncode == 0
    assert list(Path(reader.home["HOME"]).rglob("*")) == []


def test_opening_and_leaving_keeps_nothing_of_the_page(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    wait_for_article(terminal)
    leave(terminal)
    assert folder(reader).is_dir() and kept(reader) == []


# What goes wrong


def test_a_broken_file_is_named_and_set_aside(reader: Reader, page: Page) -> None:
    leave(read_to_five(reader, page))
    (file,) = kept(reader)
    file.write_bytes(b"\x00\xff[[[[")
    terminal = reader(page.path, cols=200)
    terminal.wait_for(file.name)
    assert "set aside" in terminal.lines()[-1]
    wait_for_article(terminal)
    leave(terminal)
    assert file.with_name(f"{file.name}.broken").read_bytes() == b"\x00\xff[[[["


def test_a_home_where_nothing_can_be_written_costs_a_line(reader: Reader, page: Page) -> None:
    Path(reader.home["XDG_STATE_HOME"]).write_text("a file")
    terminal = reader.open(page, cols=160)
    terminal.wait_for("Your place is not kept: ")
    to_discussion(terminal)
    terminal.press("5G")
    wait_for_entry(terminal, 5)
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert "Traceback" not in terminal.text()


# Two readers


def test_two_readers_of_one_page_lose_nothing(reader: Reader, page: Page) -> None:
    one, other = read_to_five(reader, page), read_to_five(reader, page)
    one.press("ma")
    one.wait_for("Mark a set")
    other.press("7Gmb")
    other.wait_for("Mark b set")
    leave(one)
    leave(other)
    (file,) = kept(reader)
    found = json.loads(file.read_bytes())
    assert found["marks"].keys() == {"a", "b"}
    assert found["place"]["cursor"] == 7
