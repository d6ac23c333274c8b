"""What `y` puts on the clipboard, by each of the ways there."""

import os
from pathlib import Path

import pytest

from .reading import Page, Reader, to_discussion, wait_for_entry
from .terminal import Terminal


def fake(folder: Path, name: str, script: str) -> str:
    """A program that stands before the real one of its name; the PATH with which it does."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def quotation(reader: Reader, page: Page, number: int) -> str:
    """What the command itself prints for the entry."""
    printed = reader.run("--quote", str(number), page.path)
    assert printed.returncode == 0, printed.stderr
    text = printed.stdout.decode()
    assert page.entries[number - 1].split()[-1] in text
    return text.removesuffix("\n")


def quote(terminal: Terminal, number: int) -> None:
    to_discussion(terminal)
    terminal.press(f"{number}G")
    wait_for_entry(terminal, number)
    terminal.press("y")


def mentions(terminal: Terminal, word: str) -> int:
    return terminal.text().lower().count(word)


@pytest.mark.parametrize("number", [1, 2, 13])
def test_the_terminals_clipboard(reader: Reader, page: Page, number: int) -> None:
    terminal = reader.open(page)
    assert not mentions(terminal, "terminal")
    quote(terminal, number)
    terminal.wait_until(terminal.clipboard, what="OSC 52")
    assert [text.removesuffix("\n") for text in terminal.clipboard()] == [quotation(reader, page, number)]
    terminal.wait_until(lambda: mentions(terminal, "terminal"), what="a message that names the terminal")


def test_the_buffer_of_tmux(reader: Reader, page: Page, tmp_path: Path) -> None:
    stored = tmp_path / "stored"
    script = f'case "$*" in *load-buffer*) cat >"{stored}.part" && mv "{stored}.part" "{stored}";; esac'
    path = fake(tmp_path / "bin", "tmux", script)
    terminal = reader.open(page, env={"PATH": path, "TMUX": f"{tmp_path}/socket,1,0"})
    assert not mentions(terminal, "tmux")
    quote(terminal, 3)
    terminal.wait_until(lambda: mentions(terminal, "tmux"), what="a message that names tmux")
    assert stored.read_text(encoding="utf-8").removesuffix("\n") == quotation(reader, page, 3)
    assert terminal.clipboard() == []


def test_a_tmux_that_refuses_leaves_the_terminals_clipboard(reader: Reader, page: Page, tmp_path: Path) -> None:
    path = fake(tmp_path / "bin", "tmux", "echo unknown option >&2; exit 1")
    terminal = reader.open(page, env={"PATH": path, "TMUX": f"{tmp_path}/socket,1,0"})
    quote(terminal, 3)
    terminal.wait_until(terminal.clipboard, what="OSC 52")
    assert terminal.clipboard()[0].removesuffix("\n") == quotation(reader, page, 3)
    assert "unknown option" not in terminal.text()


def test_the_clipboard_of_a_display(reader: Reader, page: Page, tmp_path: Path) -> None:
    stored = tmp_path / "stored"
    path = fake(tmp_path / "bin", "xclip", f'cat >"{stored}.part" && mv "{stored}.part" "{stored}"')
    terminal = reader.open(page, env={"PATH": path, "DISPLAY": ":99"})
    assert not mentions(terminal, "clip")
    quote(terminal, 3)
    terminal.wait_until(lambda: mentions(terminal, "clip"), what="a message that names xclip or the clipboard")
    assert stored.read_text(encoding="utf-8").removesuffix("\n") == quotation(reader, page, 3)
    assert terminal.clipboard() == []
