"""Giving a text to a command of the shell, in the terminal."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

from tui.foreground import interrupts_ignored


def wait_for_enter() -> None:
    """Leave what the command has written to be read."""
    print("\nPress Enter to go back ", end="", flush=True)
    with suppress(OSError):  # the terminal is gone
        (sys.__stdin__ or sys.stdin).readline()


def pipe(command: str, text: str, wait: Callable[[], None] = wait_for_enter) -> str:
    """Run a command of the shell with a text on its standard input, and wait for the reader once it has ended.

    Says how it ended, "" where it ended well.
    """
    with interrupts_ignored():
        try:
            done = subprocess.run(["sh", "-c", command], input=text.encode("utf-8", "replace"), check=False)
        except (OSError, ValueError) as error:
            return f"could not be run: {getattr(error, 'strerror', None) or error}"
        wait()
    if done.returncode < 0:
        return f"was ended by signal {-done.returncode}"
    return f"ended with status {done.returncode}" if done.returncode else ""
