"""What somebody presses to search, and how long the program takes to show it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest

from tests.bench import bare
from tests.bench.stopwatch import QUIET, Stopwatch, asks, finds, is_at, is_closed, is_counted, is_open, says
from tests.terminal.reading import READER, Reader

ALT_R = "\x1br"
SOON = 0.03
"""Seconds after a letter that a quick writer presses the next; a search of a large document is still under way then."""
LETTERS = 50_000
"""Letters of the text that a pattern explodes on."""
STOPPED = "takes too long"
IN_ARTICLE = says("¶")

Seconds = dict[str, float]
"""How long each thing took."""


@contextmanager
def _started(home: Path, *argv: str | Path, quiet: float = QUIET) -> Iterator[Stopwatch]:
    if not hasattr(os, "pidfd_open"):
        pytest.skip("programs are waited for in Linux's way")
    reader = Reader(home)
    with reader.running:
        begun = perf_counter()
        yield Stopwatch(reader.start(*argv), begun, quiet)


def _wait_for(watch: Stopwatch) -> None:
    """Wait until the reader answers keys: go to the discussion, and back to the article."""
    watch.press("tab", shows=lambda lines: any(lines) and not IN_ARTICLE(lines))
    watch.press("tab", shows=IN_ARTICLE)


def start_bare(home: Path) -> float:
    """Start the smallest program of the toolkit, and give the seconds to its first paint."""
    with _started(home, sys.executable, bare.__file__) as watch:
        return watch.start(bare.WORDS)


def search(home: Path, page: Path, quiet: float = QUIET) -> Seconds:
    """Search a dump as somebody does who looks for a lantern; nothing was searched for before."""
    taken: Seconds = {}
    with _started(home, READER, "--no-state", page, quiet=quiet) as watch:
        _wait_for(watch)
        taken["/: the line"] = watch.press("/", shows=is_open).shown
        taken["a letter: first hits"], taken["a letter: all hits"] = watch.press(
            "l", shows=finds("l"), whole=is_counted
        )
        taken["a letter more: first hits"], taken["a letter more: all hits"] = watch.press(
            "a", shows=finds("la"), whole=is_counted
        )
        watch.press("n", "t", shows=finds("lant"), whole=is_counted)
        watch.press("enter", shows=is_closed)
        taken["n: the next hit"] = watch.press("n", shows=is_at(2)).shown

        watch.settle("/")
        watch.press_and_go_on("e", SOON)
        taken["a letter during a search: echo"] = watch.press("r", shows=asks("er"), whole=is_counted).shown
        watch.press("escape", shows=is_closed)
        watch.settle("/")
        taken["seven letters at once: echo"] = watch.press("lantern", shows=asks("lantern"), whole=is_counted).shown
        watch.press("escape", shows=is_closed)
        watch.settle("/~lanter")
        taken["near spelling: first hits"] = watch.press("m", shows=finds("~lanterm"), whole=is_counted).shown
        watch.press("escape", shows=is_closed)
        watch.settle("/", ALT_R, r"\blan\w+")
        taken["regex: first hits"] = watch.press("n", shows=finds(r"\blan\w+n"), whole=is_counted).shown
    return taken


def explode(home: Path, page: Path, quiet: float = QUIET) -> Seconds:
    """Ask a page made for it for a pattern that would take for ever, once and again, and press the next key at once."""
    taken: Seconds = {}
    with _started(home, READER, "--no-state", page, quiet=quiet) as watch:
        _wait_for(watch)
        watch.settle("/", ALT_R, "(a+)+")
        taken["a pattern that explodes: the message"] = watch.press("$", shows=says(STOPPED)).shown
        taken["the key after the message: echo"] = watch.press("backspace", shows=finds("(a+)+")).shown
        watch.press_and_go_on("$", SOON)
        taken["a key before the message: echo"] = watch.press("b", shows=asks("(a+)+$b")).shown
    return taken
