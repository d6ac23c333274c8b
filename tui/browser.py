"""Hands addresses to the browser that works here, and tells what became of it."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.archive.links import Target
from tui.foreground import interrupts_ignored

if TYPE_CHECKING:
    from webbrowser import BaseBrowser

TIMEOUT = 5.0
"""Seconds after which a browser that has not complained is taken to be at work."""
TEXT_BROWSERS = {"lynx", "w3m", "links", "elinks", "www-browser"}
"""The programs that show pages in the terminal they are started in."""
HAND_OVER = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
"""What a process of its own does, so that nothing a browser prints gets on the screen."""
REFUSED = "Only addresses of http and https are opened"
NO_BROWSER = "No browser was found here"
FAILED = "The browser did not start"


@dataclass(frozen=True, slots=True)
class Browser:
    """What the system opens addresses with; one that runs in this terminal needs it for itself until it ends."""

    controller: BaseBrowser
    in_terminal: bool


def find() -> Browser | None:
    """Find the browser that $BROWSER or the system names; None where there is none. May take a while."""
    import webbrowser

    try:
        controller = webbrowser.get()
    except (webbrowser.Error, OSError, ValueError):
        return None
    name = PurePath(str(getattr(controller, "name", ""))).name
    return Browser(controller, type(controller) is webbrowser.GenericBrowser or name in TEXT_BROWSERS)


def open_address(url: str, browser: Browser | None) -> tuple[bool, str]:
    """Open an address; tell whether that went well, and what to say of it.

    Only addresses of http and https are opened. Returns when a browser in the terminal has been left.
    """
    if Target.of(url) is None:
        return False, REFUSED
    if browser is None:
        return False, NO_BROWSER
    try:
        opened = _show_here(url, browser.controller) if browser.in_terminal else _hand_over(url)
    except Exception:  # controllers are of many makes, and a browser's trouble must not end the reader
        opened = False
    return opened, f"Handed to the browser: {url}" if opened else FAILED


def _hand_over(url: str) -> bool:
    """Let a process of its own open an address; -I keeps it from taking modules from the present folder."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", HAND_OVER, url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(TIMEOUT) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()  # or a dead process would stay in the system's list
        return True


def _show_here(url: str, controller: BaseBrowser) -> bool:
    """Run a browser in this terminal until it is left."""
    with interrupts_ignored():
        return controller.open(url)
