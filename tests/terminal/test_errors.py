"""Files that cannot be read, arguments that mean nothing, pages that attack, and ends that come from outside."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .reading import READER, SAMPLES, Page, Reader, selected, to_discussion, wait_for_article, wait_for_entry
from .terminal import environment


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def directory(folder: Path) -> Path:
    return folder


def empty(folder: Path) -> Path:
    (folder / "empty.txt").touch()
    return folder / "empty.txt"


def binary(folder: Path) -> Path:
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40)
    return folder / "picture.png"


def forbidden(folder: Path) -> Path:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (folder / "forbidden.txt").write_text("A title\n")
    (folder / "forbidden.txt").chmod(0)
    return folder / "forbidden.txt"


@pytest.mark.parametrize("make", [missing, directory, empty, binary, forbidden])
def test_what_cannot_be_read_is_told_in_one_line(reader: Reader, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    done = reader.run(path)
    assert done.returncode == 1
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("lwj-read: ")
    assert path.name in lines[0]
    assert "Traceback" not in lines[0]


@pytest.mark.parametrize("make", [missing, directory, binary, forbidden])
def test_what_cannot_be_searched_is_told_beside_what_is_found(
    reader: Reader, page: Page, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    done = reader.run("--grep", "the", path, page.path)
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("lwj-read: ")
    assert path.name in lines[0]
    assert done.stdout.startswith(f"{page.path}".encode())


def test_what_is_found_stands_out_in_a_terminal_without_colour(reader: Reader) -> None:
    page = Page(SAMPLES / "hostile.txt")
    terminal = reader.start("sh", "-c", '"$1" --grep "$2" "$3"', "sh", READER, "ann", page.path)
    assert terminal.exit_code() == 0
    raw = terminal.raw.decode()
    assert "\x1b[1mAnn\x1b[22m" in raw
    assert "\x1b" not in raw.replace("\x1b[1m", "").replace("\x1b[22m", "")
    assert "\u202e" not in raw


@pytest.mark.parametrize("make", [missing, directory, empty, binary])
def test_in_a_terminal_too_and_the_screen_is_not_touched(
    reader: Reader, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    terminal = reader(path, cols=200)
    assert terminal.exit_code() == 1
    assert "\x1b" not in terminal.raw.decode()
    lines = [line for line in terminal.lines() if line]
    assert len(lines) == 1
    assert lines[0].startswith("lwj-read: ")
    assert path.name in lines[0]


def test_a_hostile_name_is_told_without_its_sequences(reader: Reader, tmp_path: Path) -> None:
    done = reader.run(tmp_path / "mis\x1b]0;title\x07sing\n\u202e.txt")
    assert done.returncode == 1
    assert done.stderr.startswith(b"lwj-read: ")
    assert done.stderr.count(b"\n") == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stderr.decode())


@pytest.mark.parametrize("arguments", [["--no-such-option"], [], ["--quote"], ["--grep"]])
def test_arguments_that_mean_nothing(reader: Reader, page: Page, arguments: list[str]) -> None:
    done = reader.run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"lwj-read" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_of_its_output_that_goes_away(reader: Reader, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("A long page\n\n" + "Words enough to fill a line and more than that. \n\n" * 20_000)
    with subprocess.Popen(
        [READER, "--print", long],
        env=environment(reader.home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert b"A long page" in process.stdout.readline() + process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(60)


def test_a_hostile_page_is_shown_and_none_of_its_sequences(reader: Reader) -> None:
    page = Page(SAMPLES / "hostile.txt")
    assert "\x1b]0;" in page.text
    assert "\u202e" in page.text
    terminal = reader.open(page, rows=24)
    wait_for_article(terminal)
    last = page.rare("\n".join([line for line in page.article.splitlines() if len(line) > 40][-3:]))
    terminal.press(*["pagedown"] * 40)
    terminal.wait_until(lambda: any(word in terminal.text() for word in last), what="the end of the article")
    to_discussion(terminal)
    terminal.press(*["pagedown"] * 40)
    last = page.rare(page.entries[-1])
    terminal.wait_until(lambda: any(word in terminal.text() for word in last), what="the end of the discussion")
    terminal.press("q")
    assert terminal.exit_code() == 0
    for bad in ("\x1b]0;", "\x1b]52;", "\x1bc", "\u202e", "\u2066", "\u2028", "\x9b", "\x9d", "\x00"):
        assert bad.encode() not in terminal.raw, repr(bad)
    assert terminal.given_back() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_the_terminal_is_given_back(reader: Reader, page: Page, number: signal.Signals) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    terminal.signal(number)
    terminal.exit_code()
    assert b"\x1b[?1049l" in terminal.raw
    assert terminal.given_back() == ""
    assert "Traceback" not in terminal.text()


@pytest.mark.parametrize("command", ['cat "$1" | "$2" -', '"$2" "$1" </dev/null', '"$2" - <"$1"'])
def test_keys_come_from_the_terminal_when_stdin_does_not(reader: Reader, page: Page, command: str) -> None:
    terminal = reader.start("sh", "-c", command, "sh", page.path, READER)
    terminal.wait_for(page.opening)
    terminal.wait_until(lambda: 2004 in terminal.modes())
    to_discussion(terminal)
    terminal.press("j")
    wait_for_entry(terminal, 2)
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.given_back() == ""


def test_ctrl_c_does_not_end_it(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    terminal.press("ctrl+c", "tab", "j")
    terminal.wait_until(lambda: selected(terminal) == 2, what="entry 2")
