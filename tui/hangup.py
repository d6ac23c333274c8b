"""What happens when the terminal is gone while something is being written to it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from queue import Queue
from threading import Thread
from typing import Any

ENOUGH = 1 << 30
"""More pieces than are ever written."""


def let_go(queue: Queue[Any]) -> None:
    """Let whoever waits to put something into a queue, which nobody empties any more, go on."""
    with queue.mutex:
        queue.maxsize = ENOUGH
        queue.not_full.notify_all()


def on_hangup(do: Callable[[], None]) -> None:
    """Do something as soon as the terminal is gone, even while the program waits; where there is no such signal, never.

    The loop of asyncio tells of signals only when it is its turn, which does not come while something waits. It is done
    in a thread of its own, for what was interrupted may hold a lock.
    """
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: Thread(target=do, daemon=True).start())
