"""Puts text on the clipboard by whichever way works here, and tells which it was."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

TERMINAL_LIMIT = 4096
"""Characters of an OSC 52 string that every terminal known takes; VTE takes no more."""
TIMEOUT = 2.0
"""Seconds until a clipboard tool that does not answer is given up."""


@dataclass(frozen=True, slots=True)
class Route:
    """A program that takes text on its standard input, and what to say when it did."""

    command: tuple[str, ...]
    said: str


def routes(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> list[Route]:
    """List the programs to try, best first: tmux inside tmux, native tools where a display is at hand."""
    tmux = [Route(("tmux", "load-buffer", "-w", "-"), "in tmux's buffer")]
    tools = [*(tmux if environ.get("TMUX") else []), *_native_tools(environ, platform)]
    return [tool for tool in tools if shutil.which(tool.command[0])]


def _native_tools(environ: Mapping[str, str], platform: str) -> list[Route]:
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return []
    if platform == "darwin":
        return [_tool("pbcopy")]
    tools: list[Route] = []
    if environ.get("WAYLAND_DISPLAY"):
        tools.append(_tool("wl-copy"))
    if environ.get("DISPLAY"):
        tools += [_tool("xclip", "-selection", "clipboard"), _tool("xsel", "--clipboard", "--input")]
    if environ.get("WSL_DISTRO_NAME"):
        tools.append(_tool("clip.exe"))
    return tools


def _tool(*command: str) -> Route:
    return Route(command, f"on the clipboard, by {command[0]}")


def copy(text: str, send_to_terminal: Callable[[str], None], environ: Mapping[str, str] = os.environ) -> str:
    """Put text on the clipboard and say by which way it went; `send_to_terminal` writes OSC 52."""
    for route in routes(environ):
        if _run(route.command, text):
            return route.said
    if environ.get("STY"):
        return "nowhere: GNU screen passes nothing to the clipboard (lwj-read --quote prints it)"
    send_to_terminal(text)
    said = "sent to the terminal's clipboard (OSC 52)"
    if len(base64.b64encode(text.encode())) > TERMINAL_LIMIT:
        said += "; some terminals refuse this much"
    return said


def _run(command: tuple[str, ...], text: str) -> bool:
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
            cwd=Path.home().anchor,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
