"""The search line at a terminal: modes by alt and a letter, a pattern that explodes, keys in one burst, a history."""

import re
import subprocess
from pathlib import Path

import pytest

from .reading import READER, SAMPLES, Reader
from .terminal import Terminal

PAGE = SAMPLES / "full-page.txt"


def bottom(terminal: Terminal) -> str:
    return terminal.text().split("\n")[-1].strip()


def wait_for_bottom(terminal: Terminal, pattern: str) -> None:
    terminal.wait_until(lambda: re.search(pattern, bottom(terminal)) is not None, what=f"{pattern} at the bottom")


@pytest.fixture
def terminal(reader: Reader) -> Terminal:
    opened = reader(PAGE)
    opened.wait_for("Discussion")
    return opened


def test_alt_and_a_letter_change_how_the_line_is_understood(terminal: Terminal) -> None:
    terminal.press("/")
    terminal.press("\x1br")
    wait_for_bottom(terminal, "^regex /")
    terminal.press(*r"bri[d]ge(")
    wait_for_bottom(terminal, r"character 10: missing \)$")
    terminal.press("backspace")
    wait_for_bottom(terminal, r"1/\d+ · article \d+ · discussion \d+$")
    terminal.press("\x1bw")
    wait_for_bottom(terminal, "^regex · word /")


def test_a_pattern_that_explodes_is_stopped_and_keys_go_on(reader: Reader, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"A page\n\nA short opening.\n\n  • Ada says:\n\n    {'a' * 50_000}!\n", encoding="utf-8")
    terminal = reader(page)
    terminal.wait_for("A page")
    terminal.press("/")
    terminal.press("\x1br")
    wait_for_bottom(terminal, "^regex /")
    terminal.press(*"(a+)+$")
    wait_for_bottom(terminal, "takes too long")
    terminal.press("escape")
    wait_for_bottom(terminal, r"^¶|^article|· \d+ min left")
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_keys_in_one_burst_are_all_read(terminal: Terminal) -> None:
    terminal.press("/bridge\rnn")
    wait_for_bottom(terminal, r"3/\d+ · article")
    terminal.press("L")
    terminal.wait_for("right context")
    terminal.press("q&stile\r")
    wait_for_bottom(terminal, r"\d of \d+ entries match")
    assert "hidden" in terminal.text()


def test_queries_come_back_the_next_time(reader: Reader, terminal: Terminal) -> None:
    terminal.press("/stile\r")
    wait_for_bottom(terminal, r"1/\d+ · article")
    terminal.press("q")
    assert terminal.exit_code() == 0
    again = reader(PAGE)
    again.wait_for("Discussion")
    again.press("/", "s", "up")
    wait_for_bottom(again, r"^/ stile .*1/\d+ · article")


def test_the_command_line_finds_the_same_places(reader: Reader) -> None:
    terminal = reader("--no-state", "--search", "stile", PAGE)
    wait_for_bottom(terminal, r"1/2 · article 0 · discussion 2")
    found = subprocess.run([READER, "--grep", "stile", PAGE], capture_output=True, text=True, check=False)
    assert found.returncode == 0
    assert [line.split(":")[0].rpartition("#")[2] for line in found.stdout.splitlines()] == ["6", "7"]


def test_a_saved_list_tells_the_lines_that_grep_tells(reader: Reader, tmp_path: Path) -> None:
    saved = tmp_path / "hits.tsv"
    terminal = reader("--no-state", PAGE)
    terminal.wait_for("Discussion")
    terminal.press("/bridge\r")
    wait_for_bottom(terminal, r"1/\d+ · article")
    terminal.press("L")
    terminal.wait_for("right context")
    terminal.press("s")
    wait_for_bottom(terminal, "^Save hits")
    terminal.press("ctrl+u", f"{saved}\r")
    terminal.wait_for("characters saved")
    rows = [row.split("\t") for row in saved.read_text(encoding="utf-8").splitlines()[1:]]
    found = subprocess.run([READER, "--grep", "bridge", PAGE], capture_output=True, text=True, check=False)
    assert {row[4] for row in rows} == {line.split(":")[1] for line in found.stdout.splitlines()}
