"""Handing the terminal to another program."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl+C to the program in front; a handler, unlike SIG_IGN, is not passed on to it."""
    before = None
    with suppress(ValueError):  # not on the main thread
        before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
