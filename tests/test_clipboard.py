import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from tui import clipboard
from tui.clipboard import TERMINAL_LIMIT, copy, routes

Tool = Callable[..., Path]
"""Makes a program of a name that stores what it is given; tells where."""

WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
X11 = {"DISPLAY": ":0"}
TMUX = {"TMUX": "/tmp/tmux-0/default,1,0"}
WSL = {"WSL_DISTRO_NAME": "Debian"}
SSH = {"SSH_CONNECTION": "::1 22 ::1 22"}


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """There are no programs but those made here."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, script: str = 'IFS= read -r line; echo "$* $line" >"$0.got"') -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return folder / f"{name}.got"

    return make


@pytest.mark.parametrize(
    ("environ", "platform", "command"),
    [
        (TMUX, "linux", "tmux load-buffer -w -"),
        (WAYLAND, "linux", "wl-copy"),
        (X11, "linux", "xclip -selection clipboard"),
        (WSL, "linux", "clip.exe"),
        ({}, "darwin", "pbcopy"),
        (WAYLAND | X11, "linux", "wl-copy"),
        (WAYLAND | X11 | TMUX, "linux", "tmux load-buffer -w -"),
        (X11 | WSL, "linux", "xclip -selection clipboard"),
        (TMUX | SSH, "linux", "tmux load-buffer -w -"),
        (TMUX, "darwin", "tmux load-buffer -w -"),
    ],
)
def test_the_program_for(tool: Tool, environ: dict[str, str], platform: str, command: str) -> None:
    for name in ("tmux", "wl-copy", "xclip", "xsel", "clip.exe", "pbcopy"):
        tool(name)
    chosen = next(iter(routes(environ, platform)), None)
    assert chosen
    assert " ".join(chosen.command) == command


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "linux"),
        (X11 | SSH, "linux"),
        (X11 | {"SSH_TTY": "/dev/pts/1"}, "linux"),
        (SSH, "darwin"),
        ({"STY": "1.pts-0.host"}, "linux"),
        ({"TMUX": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux"),
    ],
)
def test_no_program_without_a_display_here(tool: Tool, environ: dict[str, str], platform: str) -> None:
    for name in ("tmux", "wl-copy", "xclip", "xsel", "clip.exe", "pbcopy"):
        tool(name)
    assert routes(environ, platform) == []


@pytest.mark.parametrize("environ", [TMUX, WAYLAND, X11, WSL])
def test_no_program_where_none_is_installed(tool: Tool, environ: dict[str, str]) -> None:
    tool("pbcopy")
    assert routes(environ, "linux") == []


@pytest.mark.parametrize(
    ("installed", "environ", "command"),
    [
        ("xsel", X11, "xsel --clipboard --input"),
        ("xclip", WAYLAND | X11, "xclip -selection clipboard"),
        ("xclip", TMUX | X11, "xclip -selection clipboard"),
        ("clip.exe", X11 | WSL, "clip.exe"),
    ],
)
def test_the_next_best_program(tool: Tool, installed: str, environ: dict[str, str], command: str) -> None:
    tool(installed)
    chosen = next(iter(routes(environ, "linux")), None)
    assert chosen
    assert " ".join(chosen.command) == command


@pytest.mark.parametrize(
    ("name", "environ", "stored", "said"),
    [
        ("tmux", TMUX, "load-buffer -w - » quoted", "in tmux's buffer"),
        ("wl-copy", WAYLAND, " » quoted", "on the clipboard, by wl-copy"),
        ("xclip", X11, "-selection clipboard » quoted", "on the clipboard, by xclip"),
        ("xsel", X11, "--clipboard --input » quoted", "on the clipboard, by xsel"),
        ("clip.exe", WSL, " » quoted", "on the clipboard, by clip.exe"),
    ],
)
def test_a_program_gets_the_text_and_is_named(
    tool: Tool, name: str, environ: dict[str, str], stored: str, said: str
) -> None:
    got = tool(name)
    sent: list[str] = []
    assert copy("» quoted\n", sent.append, environ) == said
    assert got.read_text(encoding="utf-8") == f"{stored}\n"
    assert sent == []


@pytest.mark.parametrize(("name", "environ"), [("tmux", TMUX), ("wl-copy", WAYLAND), ("xclip", X11)])
@pytest.mark.parametrize("script", ["exit 1", "echo refused >&2; exit 64", "kill -9 $$"])
def test_the_terminal_gets_what_a_program_refuses(
    tool: Tool, capfd: pytest.CaptureFixture[str], name: str, environ: dict[str, str], script: str
) -> None:
    tool(name, script)
    sent: list[str] = []
    said = copy("quoted", sent.append, environ)
    assert sent == ["quoted"]
    assert "OSC 52" in said
    assert name not in said
    assert capfd.readouterr() == ("", "")


def test_the_terminal_gets_what_a_broken_program_cannot_take(tool: Tool, tmp_path: Path) -> None:
    tool("xclip")
    (tmp_path / "bin" / "xclip").write_text("#!/no/such/shell\n")
    sent: list[str] = []
    assert "OSC 52" in copy("quoted", sent.append, X11)
    assert sent == ["quoted"]


def test_a_program_that_does_not_read_its_input_does_no_harm(tool: Tool) -> None:
    tool("xclip", "exit 0")
    assert copy("long " * 100_000, lambda _text: None, X11) == "on the clipboard, by xclip"


def test_the_terminal_gets_what_a_program_is_too_slow_for(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "TIMEOUT", 0.05)
    tool("xclip", "while :; do :; done")
    sent: list[str] = []
    assert "OSC 52" in copy("quoted", sent.append, X11)
    assert sent == ["quoted"]


def test_the_terminal_gets_what_nothing_else_takes(tool: Tool) -> None:
    tool("xclip")
    sent: list[str] = []
    assert copy("quoted", sent.append, {}) == "sent to the terminal's clipboard (OSC 52)"
    assert sent == ["quoted"]


@pytest.mark.parametrize(
    ("text", "warned"),
    [("", False), ("a" * 3072, False), ("a" * 3073, True), ("é" * 1536, False), ("é" * 1537, True), ("a" * 9999, True)],
)
def test_a_warning_where_terminals_may_refuse_the_length(tool: Tool, text: str, warned: bool) -> None:
    sent: list[str] = []
    said = copy(text, sent.append, {})
    assert said.endswith("some terminals refuse this much") is warned
    assert (len(base64.b64encode(text.encode())) > TERMINAL_LIMIT) is warned
    assert sent == [text]


def test_no_warning_of_the_length_where_a_program_took_it(tool: Tool) -> None:
    tool("xclip", "exit 0")
    assert copy("a" * 9999, lambda _text: None, X11) == "on the clipboard, by xclip"


def test_inside_screen_nothing_is_sent_and_the_message_tells_how_to_print_it(tool: Tool) -> None:
    sent: list[str] = []
    said = copy("quoted", sent.append, {"STY": "1.pts-0.host"})
    assert said.startswith("nowhere: ")
    assert "lwj-read --quote" in said
    assert sent == []


def test_a_program_is_used_inside_screen_too(tool: Tool) -> None:
    tool("xclip")
    assert copy("quoted", lambda _text: None, X11 | {"STY": "1.pts-0.host"}) == "on the clipboard, by xclip"


def test_the_environment_is_asked_when_the_text_is_copied(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    got = tool("xclip")
    monkeypatch.setenv("DISPLAY", ":0")
    copy("quoted\n", lambda _text: None)
    assert got.read_text() == "-selection clipboard quoted\n"
