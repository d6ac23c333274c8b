"""A terminal to run programs in: a pseudo-terminal, an emulator, and somebody who waits for things to happen.

Nothing here sleeps: every wait is a `select` with a deadline, and ends when a condition holds.
"""

import base64
import itertools
import os
import re
import select
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

TIMEOUT = 20.0

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
} | {f"ctrl+{chr(code + 96)}": chr(code) for code in range(1, 27)}

# What would tell the program of a terminal, a display or a machine other than the one made here.
FOREIGN = re.compile(
    r"TMUX.*|STY|DISPLAY|WAYLAND_DISPLAY|SSH_.*|CI|NO_COLOR|FORCE_COLOR|COLUMNS|LINES"
    r"|TERM_PROGRAM.*|VTE_VERSION|COLORFGBG|TEXTUAL.*|ESCDELAY|PYTEST.*"
)

PIECE = re.compile(
    rb"(?P<text>[^\x1b]+)"
    rb"|\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b(?P<kind>[]PX^_])(?P<string>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
)
UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[]PX^_][^\x07\x1b]*\x1b?|[ -/]*)")


class Emulator:
    """What a terminal makes of the bytes that a program writes, with pyte for the screen.

    pyte draws some sequences as text or fails on them; those are dropped here. It knows no alternate screen, so here
    are two of its screens.
    """

    def __init__(self, rows: int, cols: int) -> None:
        self.normal = pyte.Screen(cols, rows)
        self.alternate = pyte.Screen(cols, rows)
        self.shown = self.normal
        self.stream = pyte.ByteStream(self.shown)
        self.modes = {7, 25}
        """The private modes that are on: 25 the cursor, 1049 the alternate screen, 1000 the mouse, …"""
        self.keyboard_depth = 0
        """How many keyboard protocols have been pushed and not taken back."""
        self.clipboard: list[str] = []
        self.answers = bytearray()
        self.tail = b""

    @property
    def between_frames(self) -> bool:
        """Whether the screen is whole: no sequence cut in two, no synchronised update under way."""
        return not self.tail and 2026 not in self.modes

    def feed(self, data: bytes) -> None:
        data = self.tail + data
        at = 0
        while at < len(data):
            piece = PIECE.match(data, at)
            if piece:
                self._take(piece)
                at = piece.end()
            elif UNFINISHED.fullmatch(data, at):
                break
            else:
                at += 1
        self.tail = data[at:]

    def _take(self, piece: re.Match[bytes]) -> None:
        if piece["final"]:
            self._take_control(piece[0], piece["parameters"].decode(), (piece["between"] + piece["final"]).decode())
        elif piece["kind"]:
            if piece["kind"] == b"]":
                self._take_command(piece["string"].decode("utf-8", "replace"))
        else:
            self.stream.feed(piece[0])

    def _take_control(self, sequence: bytes, parameters: str, final: str) -> None:
        if parameters.startswith("?"):
            numbers = [int(number) for number in re.findall(r"\d+", parameters)]
            if final in ("h", "l"):
                self._switch(numbers, on=final == "h")
                self.stream.feed(sequence)
            elif final == "$p":
                self._answer(f"\x1b[?{numbers[0]};{2 if numbers[0] == 2026 else 0}$y")
        elif (parameters, final) == ("6", "n"):
            self._answer(f"\x1b[{self.shown.cursor.y + 1};{self.shown.cursor.x + 1}R")
        elif (parameters, final) == ("5", "n"):
            self._answer("\x1b[0n")
        elif final == "c":
            self._answer("\x1b[>0;10;1c" if parameters.startswith(">") else "\x1b[?62;22c")
        elif final == "u" and parameters[:1] in (">", "<"):
            self.keyboard_depth += 1 if parameters[0] == ">" else -1
        elif re.fullmatch(r"[\d;]*", parameters) and len(final) == 1:
            self.stream.feed(sequence)

    def _switch(self, modes: Sequence[int], on: bool) -> None:
        if 1049 in modes and on != (1049 in self.modes):
            self.shown = self.alternate if on else self.normal
            self.alternate.reset()
            self.stream = pyte.ByteStream(self.shown)
        self.modes = self.modes.union(modes) if on else self.modes.difference(modes)

    def _take_command(self, command: str) -> None:
        number, _, rest = command.partition(";")
        if number == "52" and not rest.endswith("?"):
            self.clipboard.append(base64.b64decode(rest.partition(";")[2], validate=True).decode("utf-8"))
        elif number in ("10", "11") and rest == "?":
            self._answer(f"\x1b]{number};rgb:{'d0d0/d0d0/d0d0' if number == '10' else '1010/1010/1010'}\x1b\\")

    def _answer(self, text: str) -> None:
        self.answers += text.encode()

    def resize(self, rows: int, cols: int) -> None:
        """Change the size. The alternate screen is wiped, so what it shows afterwards was painted afterwards."""
        self.normal.resize(rows, cols)
        self.alternate.resize(rows, cols)
        self.alternate.erase_in_display(2)

    def lines(self) -> list[str]:
        screen = self.shown
        return ["".join(screen.buffer[y][x].data for x in range(screen.columns)).rstrip() for y in range(screen.lines)]


class Terminal:
    """A program running in a pseudo-terminal of its own, from `with` to the end of the block."""

    def __init__(
        self, argv: Sequence[str], rows: int = 40, cols: int = 120, env: Mapping[str, str] | None = None
    ) -> None:
        self.argv = list(argv)
        self.raw = bytearray()
        """Every byte that the program has written."""
        self.emulator = Emulator(rows, cols)
        self._code: int | None = None
        self._hung_up = False

        self._fd, inside = os.openpty()
        try:
            termios.tcsetwinsize(inside, (rows, cols))
            self.attributes_before = termios.tcgetattr(inside)
            # The child opens the terminal after it has become leader of a session, and so is controlled by it.
            self.pid = os.posix_spawnp(
                self.argv[0],
                self.argv,
                environment(env or {}),
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.ttyname(inside), os.O_RDWR, 0),
                    (os.POSIX_SPAWN_DUP2, 0, 1),
                    (os.POSIX_SPAWN_DUP2, 0, 2),
                ],
                setsid=True,
                setsigdef=[signal.SIGPIPE],
            )
        except BaseException:
            os.close(self._fd)
            raise
        finally:
            os.close(inside)
        self._ended = os.pidfd_open(self.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program, however it is doing. May be called twice."""
        if self._fd < 0:
            return
        if self._code is None:
            os.killpg(self.pid, signal.SIGKILL)
            self._reap()
        os.close(self._fd)
        os.close(self._ended)
        self._fd = self._ended = -1

    # What is to be seen. These do not read on: they show what the last wait has seen.

    def lines(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        return self.emulator.lines()

    def text(self) -> str:
        return "\n".join(self.lines())

    def clipboard(self) -> list[str]:
        """The texts that the program has asked the terminal to put on the clipboard (OSC 52), oldest first."""
        return list(self.emulator.clipboard)

    def modes(self) -> set[int]:
        """The private modes that are on."""
        return set(self.emulator.modes)

    def cursor(self) -> tuple[int, int]:
        """The column and the row of the cursor, from 0."""
        return self.emulator.shown.cursor.x, self.emulator.shown.cursor.y

    def given_back(self) -> str:
        """What the program has left changed in the terminal, in words; empty when all is as it was."""
        faults = [
            f"mode {mode} is {'on' if mode in self.emulator.modes else 'off'}"
            for mode in sorted(self.emulator.modes ^ {7, 25})
        ]
        if self.emulator.keyboard_depth > 0:
            faults.append("a keyboard protocol is left on")
        if termios.tcgetattr(self._fd)[:4] != self.attributes_before[:4]:
            faults.append("the line discipline is changed")
        return ", ".join(faults)

    # What somebody at the terminal does

    def press(self, *keys: str) -> None:
        """Press keys by name (see KEYS); whatever is no name is typed as it is."""
        for key, after in itertools.pairwise(keys):
            if key == "escape":
                raise ValueError(f"wait for what escape does before pressing {after!r}: together they are another key")
        self._send("".join(KEYS.get(key, key) for key in keys).encode())

    def resize(self, rows: int, cols: int) -> None:
        """Change the size. End on a size that the program has not seen last, or it has no cause to paint."""
        self._catch_up()
        self.emulator.resize(rows, cols)
        termios.tcsetwinsize(self._fd, (rows, cols))

    def signal(self, number: signal.Signals) -> None:
        if self._code is None:
            os.kill(self.pid, number)

    # Waiting

    def wait_until(self, condition: Callable[[], object], timeout: float = TIMEOUT, what: str = "") -> None:
        """Read what the program writes until the condition holds; it is asked only when the screen is whole."""
        deadline = time.monotonic() + timeout
        while not (self.emulator.between_frames and condition()):
            left = deadline - time.monotonic()
            if left > 0 and self._read(left):
                continue
            if self._hung_up and condition():
                return
            after = f"after {timeout:g} s" if self._code is None else f"and it has ended with {self._code}"
            raise AssertionError(f"{self.argv}: {what or 'the condition'} never came, {after}\n{self._framed()}")

    def wait_for(self, text: str, timeout: float = TIMEOUT) -> None:
        """Wait until the text stands in a row of the screen."""
        self.wait_until(lambda: text in self.text(), timeout, repr(text))

    def wait_for_match(self, pattern: str, timeout: float = TIMEOUT) -> re.Match[str]:
        """Wait until the screen matches, and give the match."""
        found: list[re.Match[str]] = []

        def matches() -> bool:
            found.extend(re.finditer(pattern, self.text()))
            return bool(found)

        self.wait_until(matches, timeout, f"/{pattern}/")
        return found[0]

    def exit_code(self, timeout: float = TIMEOUT) -> int:
        """Wait for the program to end; below zero is the signal that ended it."""
        deadline = time.monotonic() + timeout
        while self._code is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{self.argv} has not ended after {timeout:g} s\n{self._framed()}")
            self._read(left)
        # What it wrote last may still be on its way; another process may hold the terminal, so not for ever.
        deadline = time.monotonic() + 2
        while not self._hung_up and time.monotonic() < deadline:
            self._read(deadline - time.monotonic())
        return self._code

    def _framed(self) -> str:
        lines = self.emulator.lines()
        edge = "+" + "-" * self.emulator.shown.columns + "+"
        return "\n".join([edge, *(f"|{line}" for line in lines), edge])

    # The wire

    def _catch_up(self) -> None:
        """Read what has already been written."""
        while self._read(0):
            pass

    def _read(self, timeout: float) -> bool:
        """Wait for the next event: bytes, hang-up or the program's end. False when nothing happened or can happen."""
        sources = ([] if self._hung_up else [self._fd]) + ([] if self._code is not None else [self._ended])
        ready = select.select(sources, [], [], max(timeout, 0))[0] if sources else []
        if self._fd in ready:
            try:
                data = os.read(self._fd, 1 << 16)
            except OSError:  # Linux says EIO once nobody holds the other end
                data = b""
            self._hung_up = not data
            self.raw += data
            self.emulator.feed(data)
            if self.emulator.answers:
                answers = bytes(self.emulator.answers)
                self.emulator.answers.clear()
                self._send(answers)
        if self._ended in ready:
            self._reap()
        return bool(ready)

    def _send(self, data: bytes) -> None:
        deadline = time.monotonic() + TIMEOUT
        while data and not self._hung_up:
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{self.argv} does not take what is typed\n{self._framed()}")
            if select.select([], [self._fd], [], 0)[1]:
                data = data[os.write(self._fd, data[:256]) :]
            else:
                self._read(left)

    def _reap(self) -> None:
        self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of a plain terminal on this machine, with changes."""
    kept = {name: value for name, value in os.environ.items() if not FOREIGN.fullmatch(name)}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | dict(changes)
