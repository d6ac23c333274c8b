"""Opens a file in the user's editor, at a line."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from tui.foreground import interrupts_ignored

USUAL = ("sensible-editor", "nano", "vim", "vi", "nvim", "micro", "emacs")
"""The programs that are tried where the user names none; the first one is Debian's, and knows what the user chose."""
PLUS = {
    "sensible-editor", "vi", "vim", "nvim", "view", "ex", "elvis", "nvi", "vis", "nano", "rnano", "pico", "emacs",
    "emacsclient", "micro", "kak", "mg", "jmacs", "joe", "jed", "ne", "mcedit", "gedit",
}  # fmt: skip
"""The editors that go to a line given as +12 before the file's name."""
COLON = {"hx", "helix"}
"""The editors that take a line as NAME:12."""
GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor"}
"""The editors that take NAME:12 behind --goto, and return at once unless they are told to wait."""
WAITING = {"subl", "sublime_text", "zed", "zeditor"}
"""The editors that take NAME:12, and return at once unless they are told to wait."""


def command(path: str, line: int | None, environ: Mapping[str, str]) -> list[str] | None:
    """The command that opens a file at a line, which counts from 1; None where there is no editor."""
    words = _words(environ)
    if not words:
        return None
    path = f"./{path}" if path.startswith(("-", "+")) else path
    name = _name(words[0])
    if name in GOTO | WAITING and not {"-w", "--wait"}.intersection(words):
        words.append("--wait")
    if line is None:
        return [*words, path]
    if name in PLUS:
        return [*words, f"+{line}", path]
    if name in GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, f"{path}:{line}" if name in COLON | WAITING else path]


def _words(environ: Mapping[str, str]) -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        if (wish := environ.get(variable, "")).strip():
            try:
                return shlex.split(wish)
            except ValueError:
                return wish.split()
    return [name for name in USUAL if shutil.which(name, path=environ.get("PATH"))][:1]


def _name(program: str) -> str:
    """What an editor is called, without its folder, its flavour as in vim.tiny, and its version as in emacs-29."""
    return re.sub(r"(?:\.[\w.]+|-[\d.]+)+$", "", PurePath(program).name)


def run(words: Sequence[str]) -> str:
    """Run an editor until it is left, and say what went wrong, in one line; "" where nothing did."""
    try:
        with interrupts_ignored():
            status = subprocess.run(words, check=False).returncode
    except FileNotFoundError:
        return f"The editor was not found: {words[0]}"
    except (OSError, ValueError) as error:
        return f"The editor cannot be run: {words[0]}: {getattr(error, 'strerror', None) or error}"
    if status < 0:
        return f"The editor was ended by signal {-status}: {words[0]}"
    return f"The editor ended with status {status}: {words[0]}" if status else ""
