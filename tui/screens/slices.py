"""Long work that is done between keys."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

SLICE = 0.012
"""Seconds that work may take before the screen is drawn and keys are looked at: less than a frame of 60 Hz."""
TURN = 0.001
"""Seconds between two slices: with none, the toolkit goes on with the next one before it looks at keys (measured)."""

Enough = Callable[[], bool]
"""Whether the time of a slice is over."""
Later = Callable[[float, Callable[[], None]], object]
"""Does something after some seconds."""


class Slices:
    """Does one piece of work at a time, in slices; another one takes its place."""

    def __init__(self, later: Later) -> None:
        self._later = later
        self._running = 0
        """The number of the work that is being done."""

    def run(self, work: Callable[[Enough], bool]) -> None:
        """Do work until the time of a slice is over, and go on later for as long as it says that there is more."""
        self._running += 1
        self._go_on(self._running, work)

    def stop(self) -> None:
        """Leave what is being done as it is."""
        self._running += 1

    def _go_on(self, running: int, work: Callable[[Enough], bool]) -> None:
        until = monotonic() + SLICE
        if running == self._running and work(lambda: monotonic() > until):
            self._later(TURN, lambda: self._go_on(running, work))
