"""Long work that is done between keys."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

SLICE = 0.012
"""Seconds that work may take before the screen is drawn and keys are looked at: less than a frame of 60 Hz."""

Enough = Callable[[], bool]
"""Whether the time of a slice is over."""
Later = Callable[[Callable[[], object]], object]
"""Does something once the screen has been drawn and the keys have been looked at."""


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
            self._later(lambda: self._go_on(running, work))
