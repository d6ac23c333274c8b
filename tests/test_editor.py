"""How an editor is called, and what is said when it fails."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from tui.editor import command, run
from tui.foreground import interrupts_ignored


@pytest.fixture
def nothing(tmp_path: Path) -> dict[str, str]:
    """An environment without any program."""
    return {"PATH": str(tmp_path)}


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vi", ["vi", "+12", "a.txt"]),
        ("/usr/bin/vim.tiny", ["/usr/bin/vim.tiny", "+12", "a.txt"]),
        ("nvim -u NONE", ["nvim", "-u", "NONE", "+12", "a.txt"]),
        ("emacs-29.1 -nw", ["emacs-29.1", "-nw", "+12", "a.txt"]),
        ("emacsclient -a '' -t", ["emacsclient", "-a", "", "-t", "+12", "a.txt"]),
        ("nano", ["nano", "+12", "a.txt"]),
        ("micro", ["micro", "+12", "a.txt"]),
        ("kak", ["kak", "+12", "a.txt"]),
        ("hx", ["hx", "a.txt:12"]),
        ("code", ["code", "--wait", "--goto", "a.txt:12"]),
        ("code -n --wait", ["code", "-n", "--wait", "--goto", "a.txt:12"]),
        ("codium -w", ["codium", "-w", "--goto", "a.txt:12"]),
        ("subl", ["subl", "--wait", "a.txt:12"]),
        ("zed --wait", ["zed", "--wait", "a.txt:12"]),
        ("ed", ["ed", "a.txt"]),
        ("'/opt/my editors/vim'", ["/opt/my editors/vim", "+12", "a.txt"]),
        ("vim 'unclosed", ["vim", "'unclosed", "+12", "a.txt"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, expected: list[str]) -> None:
    assert command("a.txt", 12, {"EDITOR": editor}) == expected


def test_without_a_line_only_the_file_is_named() -> None:
    for editor in ("vim", "hx", "ed"):
        assert command("a.txt", None, {"EDITOR": editor}) == [editor, "a.txt"]
    assert command("a.txt", None, {"EDITOR": "code"}) == ["code", "--wait", "a.txt"]


def test_visual_comes_before_editor_and_blanks_are_no_wish() -> None:
    assert command("a", None, {"VISUAL": "vim", "EDITOR": "ed"}) == ["vim", "a"]
    assert command("a", None, {"VISUAL": " ", "EDITOR": "ed"}) == ["ed", "a"]


def test_without_a_wish_the_first_that_is_there_is_taken(tmp_path: Path, nothing: dict[str, str]) -> None:
    assert command("a", 3, nothing) is None
    for name in ("vi", "nano"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
        assert command("a", 3, nothing) == [name, "+3", "a"]


@pytest.mark.parametrize("name", ["-rf", "--wait", "+12", "-"])
def test_a_name_is_never_taken_for_an_option(name: str) -> None:
    assert command(name, None, {"EDITOR": "vim"}) == ["vim", f"./{name}"]
    assert command(f"/tmp/{name}", 1, {"EDITOR": "vim"}) == ["vim", "+1", f"/tmp/{name}"]


def script(folder: Path, text: str, mode: int = 0o755) -> str:
    path = folder / "edit"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(mode)
    return str(path)


ON_UNIX = pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")


@ON_UNIX
def test_an_editor_gets_the_file_and_nothing_is_said(tmp_path: Path) -> None:
    page = tmp_path / "a b.txt"
    page.write_text("one\n")
    assert run([script(tmp_path, 'echo two >>"$1"'), str(page)]) == ""
    assert page.read_text() == "one\ntwo\n"


@ON_UNIX
def test_what_goes_wrong_is_told_in_a_line(tmp_path: Path) -> None:
    failing = script(tmp_path, "exit 3")
    assert run([failing]) == f"The editor ended with status 3: {failing}"
    killed = script(tmp_path, "kill -9 $$")
    assert run([killed]) == f"The editor was ended by signal 9: {killed}"
    assert run([str(tmp_path / "none")]) == f"The editor was not found: {tmp_path / 'none'}"
    assert run([str(tmp_path)]) == f"The editor cannot be run: {tmp_path}: Permission denied"
    assert run(["a\0b"]).startswith("The editor cannot be run: a\0b: ")


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="needs signals")
def test_an_interrupt_is_left_to_the_editor(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts_ignored():
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
