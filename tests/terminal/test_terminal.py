"""The terminal itself: what it shows, answers and waits for, tried with programs other than ours."""

import os
import signal
import sys

import pytest

from .terminal import Emulator, Terminal, environment

SIZE = "stty size; exec cat"
TEXTUAL = """
from textual.app import App
from textual.widgets import Input
class Small(App):
    def compose(self):
        yield Input(id="i")
    def on_input_submitted(self, event):
        self.copy_to_clipboard(event.value)
        self.exit(7)
Small().run()
raise SystemExit(7)
"""


def shown(*pieces: bytes) -> list[str]:
    emulator = Emulator(3, 20)
    for piece in pieces:
        emulator.feed(piece)
    return emulator.lines()


def test_the_first_size_is_the_right_one() -> None:
    with Terminal(["sh", "-c", SIZE], rows=17, cols=71) as terminal:
        terminal.wait_for("17 71")


def test_a_new_size_reaches_the_program() -> None:
    with Terminal(["sh", "-c", "trap 'stty size' WINCH; echo ready; while :; do read line; done"]) as terminal:
        terminal.wait_for("ready")
        terminal.resize(20, 50)
        terminal.wait_for("20 50")


def test_what_is_typed_arrives_and_control_keys_act() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.press("one", "space", "two", "enter")
        terminal.wait_until(lambda: terminal.lines()[:2] == ["one two", "one two"])
        terminal.press("ctrl+d")
        assert terminal.exit_code() == 0


def test_a_key_straight_after_escape_is_refused() -> None:
    with Terminal(["cat"]) as terminal, pytest.raises(ValueError, match="escape"):
        terminal.press("escape", "q")


def test_a_wait_in_vain_shows_the_screen() -> None:
    with Terminal(["sh", "-c", "echo hello; exit 3"]) as terminal:
        with pytest.raises(AssertionError, match=r"'good-bye' never came, and it has ended with 3[^$]*\|hello"):
            terminal.wait_for("good-bye")
        assert terminal.exit_code() == 3


def test_a_wait_ends_at_its_deadline() -> None:
    with Terminal(["cat"]) as terminal, pytest.raises(AssertionError, match=r"after 0\.1 s"):
        terminal.wait_for("anything", timeout=0.1)


def test_a_signal_is_told_below_zero() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == -signal.SIGTERM


def test_the_end_of_a_block_ends_the_program() -> None:
    with Terminal(["cat"]) as terminal:
        pid = terminal.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    terminal.close()


def test_all_that_was_written_before_the_end_is_read() -> None:
    with Terminal(["sh", "-c", "seq 1 5000"]) as terminal:
        assert terminal.exit_code() == 0
        assert terminal.raw.endswith(b"4999\r\n5000\r\n")


def test_the_program_is_controlled_by_this_terminal() -> None:
    with Terminal(["sh", "-c", "echo data | (read piped; read typed </dev/tty; echo $piped and $typed)"]) as terminal:
        terminal.press("keys", "enter")
        terminal.wait_for("data and keys")


def test_less_leaves_the_screen_as_it_was() -> None:
    with Terminal(["sh", "-c", "echo before; seq 1 500 | less"], rows=12, cols=40) as terminal:
        terminal.wait_until(lambda: terminal.lines()[0] == "1")
        assert 1049 in terminal.modes()
        assert "mode 1049 is on" in terminal.given_back()
        assert "before" not in terminal.text()
        terminal.press("G")
        terminal.wait_for("500")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.lines()[0] == "before"
        assert terminal.given_back() == ""


def test_a_textual_app_gets_its_answers_and_its_keys() -> None:
    with Terminal([sys.executable, "-c", TEXTUAL], rows=10, cols=60) as terminal:
        terminal.wait_until(lambda: 2004 in terminal.modes() and "▔" in terminal.text())
        terminal.press("caméra")
        terminal.wait_for("caméra")
        assert b"\x1b[?2026h" in terminal.raw  # it believed the answer to its question
        terminal.resize(12, 40)
        terminal.wait_for("caméra")
        terminal.press("enter")
        assert terminal.exit_code() == 7
        assert terminal.clipboard() == ["caméra"]
        assert terminal.given_back() == ""


def test_the_position_of_the_cursor_is_told() -> None:
    ask = "stty raw -echo; printf 'ab\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c"
    with Terminal(["sh", "-c", ask]) as terminal:
        terminal.wait_for("[   1   ;   3   R")


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b[>31u",
        b"\x1b[<u",
        b"\x1b[=1;1u",
        b"\x1b[?u",
        b"\x1b[?2026$p",
        b"\x1b[38:2::1:2:3m",
        b"\x1b[>4;2m",
        b"\x1b[2 q",
        b"\x1b(B",
        b"\x1b]0;title\x07",
        b"\x1b]52;c;aGk=\x1b\\",
        b"\x1bP+q544e\x1b\\",
        b"\x1b_G\x1b\\",
        b"\xc3\xa9\x08 \x08",
    ],
)
def test_no_sequence_is_drawn_wherever_it_is_cut(sequence: bytes) -> None:
    for at in range(len(sequence) + 1):
        assert shown(b"a" + sequence[:at], sequence[at:] + b"b") == ["ab", "", ""], at


def test_the_screen_is_not_whole_inside_a_frame() -> None:
    emulator = Emulator(3, 20)
    states = []
    for piece in (b"a", b"\x1b[?20", b"26h", b"b", b"\x1b[?2026l"):
        emulator.feed(piece)
        states.append(emulator.between_frames)
    assert states == [True, False, False, False, True]


def test_wide_letters_and_accents_take_their_cells() -> None:
    assert shown("日本e\u0301x".encode(), b"\x1b[1;5Hy")[0] == "日本yx"


def test_the_environment_is_a_plain_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "DISPLAY", "SSH_TTY", "CI", "COLUMNS"):
        monkeypatch.setenv(name, "1")
    made = environment({"CI": "given"})
    assert made["TERM"] == "xterm-256color"
    assert made["CI"] == "given"
    assert not made.keys() & {"TMUX", "DISPLAY", "SSH_TTY", "COLUMNS"}
    assert made["PATH"] == os.environ["PATH"]
