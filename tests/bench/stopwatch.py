"""Times what a program shows in a terminal: from the bytes of a key to the bytes that change the screen.

Bytes are noted as they come and drawn afterwards, so that drawing them takes no part of the time.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import perf_counter
from typing import NamedTuple

from tests.terminal.terminal import TIMEOUT, Emulator, Terminal

QUIET = 0.25
"""Seconds without a byte after which an answer may be whole; a cursor blinks every half second."""
COUNTER = re.compile(r"(?:\d+|…)/\d+(?P<more>\+?)(?: ·|$)")
CURRENT = "→"
"""The sign beside the row of the hit in sight."""

Lines = Sequence[str]
Condition = Callable[[Lines], bool]


class Times(NamedTuple):
    """Seconds from a key to the first screen that shows what was asked for, and to the last that was different."""

    shown: float
    whole: float


class Drawn(Emulator):
    """An emulator that keeps what comes, with the time it came at, until it is drawn."""

    def __init__(self, rows: int, cols: int) -> None:
        super().__init__(rows, cols)
        self.kept: list[tuple[float, bytes]] = []
        self.is_held = False
        self.came = 0.0
        """When the last bytes came."""

    @property
    def between_frames(self) -> bool:
        """Whether the screen is whole, or nobody can tell yet."""
        return self.is_held or super().between_frames

    def feed(self, data: bytes) -> None:
        self.came = perf_counter()
        if self.is_held:
            self.kept.append((self.came, data))
        else:
            super().feed(data)

    def draw(self, seen: Callable[[float, Lines], None]) -> None:
        """Draw what was kept, and show each whole screen and when its last byte came."""
        kept, self.kept = self.kept, []
        for at, data in kept:
            super().feed(data)
            if super().between_frames:
                seen(at, self.lines())


class Stopwatch:
    """Somebody with a watch at a terminal whose program was started at a time; `quiet` is in seconds."""

    def __init__(self, terminal: Terminal, started: float, quiet: float = QUIET) -> None:
        self._terminal = terminal
        self._started = started
        self._quiet = quiet
        screen = terminal.emulator.shown
        self._drawn = terminal.emulator = Drawn(screen.lines, screen.columns)

    def start(self, words: str) -> float:
        """Give the seconds from the start to the first screen with some words."""
        self._terminal.wait_for(words)
        return self._drawn.came - self._started

    def press(self, *keys: str, shows: Condition, whole: Condition = lambda _lines: True) -> Times:
        """Press keys at once, and time what they show; the answer is whole when no more comes and a condition holds."""
        begun = perf_counter()
        self._terminal.press(*keys)
        return self._time(begun, shows, whole)

    def settle(self, *keys: str) -> None:
        """Press keys and wait until no more comes."""
        self._terminal.press(*keys)
        self._read_on()

    def press_and_go_on(self, key: str, seconds: float) -> None:
        """Press a key and see the next seconds pass, whatever comes."""
        self._terminal.press(key)
        with suppress(AssertionError):
            self._terminal.wait_until(lambda: False, timeout=seconds)

    def _time(self, begun: float, shows: Condition, whole: Condition) -> Times:
        drawn = self._drawn
        drawn.is_held = True
        shown = last = 0.0
        lines: Lines = drawn.lines()

        def see(at: float, after: Lines) -> None:
            nonlocal lines, shown, last
            if not shown and shows(after):
                shown = at
            if after != lines:
                lines, last = after, at

        while not (shown and whole(lines)):
            if perf_counter() - begun > TIMEOUT:
                raise AssertionError("\n".join(["never seen on this screen:", *lines]))
            self._read_on()
            drawn.draw(see)
        drawn.is_held = False
        return Times(shown - begun, max(shown, last) - begun)

    def _read_on(self) -> None:
        """Read until nothing comes for a while."""
        while True:
            seen = len(self._terminal.raw)
            try:
                self._terminal.wait_until(lambda: len(self._terminal.raw) > seen, timeout=self._quiet)  # noqa: B023
            except AssertionError:
                return


def asks(query: str) -> Condition:
    """Whether the search line shows a query."""
    return lambda lines: f"/ {query}  " in f"{lines[-1]}   "


def is_open(lines: Lines) -> bool:
    """Whether there is a search line."""
    return "/ " in f"{lines[-1]} "[:10]


def is_closed(lines: Lines) -> bool:
    """Whether there is none."""
    return not is_open(lines)


def is_at(hit: int) -> Condition:
    """Whether the counter tells that a hit is the one in sight, and it is marked."""
    return lambda lines: f" {hit}/" in lines[-1] and is_marked(lines)


def says(words: str) -> Condition:
    """Whether the bottom row holds some words."""
    return lambda lines: words in lines[-1]


def finds(query: str) -> Condition:
    """Whether the search line shows a query and counts its hits, and the hit in sight is marked."""
    return lambda lines: asks(query)(lines) and COUNTER.search(lines[-1]) is not None and is_marked(lines)


def is_counted(lines: Lines) -> bool:
    """Whether all hits are counted."""
    counter = COUNTER.search(lines[-1])
    return counter is not None and not counter["more"]


def is_marked(lines: Lines) -> bool:
    """Whether a hit is marked as the one in sight."""
    return any(CURRENT in line for line in lines)
