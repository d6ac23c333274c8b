"""Handing a link to a browser that runs in the same terminal."""

from pathlib import Path

from .reading import Page, Reader
from .terminal import Terminal


def browser(folder: Path) -> str:
    """A program that shows an address and waits for a line, as a browser in the terminal waits for q."""
    program = folder / "show"
    program.write_text(f'#!/bin/sh\necho "PAGE OF $1"\nread line\necho "$line" >"{folder}/typed"\n')
    program.chmod(0o755)
    return f"{program} %s"


def to_the_link(terminal: Terminal) -> None:
    terminal.press("G")
    terminal.wait_for("example.org/support")
    terminal.press(";")
    terminal.wait_for("Type a link's letters")


def test_a_browser_in_the_terminal_has_screen_and_keys_and_gives_them_back(
    reader: Reader, page: Page, tmp_path: Path
) -> None:
    terminal = reader.open(page, env={"BROWSER": browser(tmp_path)})
    to_the_link(terminal)
    terminal.press("a")
    terminal.wait_for("Enter or o opens")
    assert not (tmp_path / "typed").exists() and "PAGE OF" not in terminal.text()
    terminal.press("o")
    terminal.wait_for("PAGE OF http://www.example.org/support")
    terminal.press("jjj\n")
    terminal.wait_for("Handed to the browser: http://www.example.org/support")
    assert (tmp_path / "typed").read_text().strip() == "jjj"
    assert "PAGE OF" not in terminal.text()
    terminal.press("g")
    terminal.wait_for(page.opening)
