import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tui import __version__
from tui.archive.model import Document
from tui.archive.question import Question
from tui.archive.quote import quote
from tui.cli import main
from tui.plain import plain_text

READER = str(Path(sys.executable).with_name("lwj-read"))


@pytest.fixture
def page(samples: Path) -> str:
    """The path of an article with 20 entries."""
    return str(samples / "full-page.txt")


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., str]:
    def make(content: str | bytes, name: str = "page.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return make


def failure(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 1) -> str:
    """The one line that a run leaves on standard error."""
    assert main(argv) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("lwj-read: ")
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    return err.removesuffix("\n")


def output(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What a run prints; it complains about nothing."""
    assert main(argv) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def printed(document: Document, width: int) -> str:
    return "".join(f"{line}\n" for line in plain_text(document, width))


# What it tells about itself


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr() == (f"lwj-read {__version__}\n", "")


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    out, err = capsys.readouterr()
    options = set(re.findall(r"--[a-z]+", out))
    expected = (
        "print json markdown list quote as linear at search grep regex word case format width theme ascii config paths "
        "keys version help"
    )
    assert options >= {f"--{name}" for name in expected.split()}
    assert "FILE#" in out
    assert err == ""


# Wrong usage


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--no-such-option"],
        ["PAGE", "--no-such-option"],
        ["PAGE", "--prin"],
        ["PAGE", "--print", "--json"],
        ["PAGE", "--json", "--quote", "1"],
        ["PAGE", "--format", "pdf"],
        ["PAGE", "--quote"],
        ["PAGE", "--theme"],
        ["PAGE", "--print", "--markdown"],
        ["PAGE", "--as", "html"],
        ["PAGE", "--as", "html", "--json"],
        ["PAGE", "--quote", "1", "--as", "pdf"],
        ["PAGE", "--linear"],
        ["PAGE", "--linear", "--json"],
        ["PAGE", "--paths"],
        ["PAGE", "--check-config"],
        ["--paths", "--check-config"],
        ["--json"],
        ["--config"],
    ],
)
def test_wrong_usage_is_told_in_a_line_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], page: str, argv: list[str]
) -> None:
    message = failure(capsys, *(page if word == "PAGE" else word for word in argv), status=2)
    assert "--help" in message


@pytest.mark.parametrize("option", ["--quote", "--at", "--width"])
@pytest.mark.parametrize("number", ["0", "-1", "1.5", "x", "", "²", "1_0", " 3"])
def test_a_number_is_one_from_1_on(capsys: pytest.CaptureFixture[str], page: str, option: str, number: str) -> None:
    assert option in failure(capsys, page, f"{option}={number}", status=2)


def test_an_option_with_an_escape_sequence_is_told_without_it(capsys: pytest.CaptureFixture[str], page: str) -> None:
    message = failure(capsys, page, "--bad\x1b[31m\n\u202eoption", status=2)
    assert "--bad option" in message


# Files that cannot be read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary"),
        (b" \n\t\n \n", "white space"),
        ("\ufeff\u202e\n".encode(), "white space"),
    ],
)
@pytest.mark.parametrize("mode", [[], ["--json"], ["--quote", "1"]])
def test_a_file_without_text(
    capsys: pytest.CaptureFixture[str], text_file: Callable[..., str], content: bytes, said: str, mode: list[str]
) -> None:
    path = text_file(content)
    message = failure(capsys, path, *mode)
    assert message.startswith(f"lwj-read: {path}: ")
    assert said in message


def test_a_missing_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert failure(capsys, str(tmp_path / "no")) == f"lwj-read: {tmp_path}/no: there is no such file"


def test_a_directory(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert failure(capsys, str(tmp_path)).startswith(f"lwj-read: {tmp_path}: this is a directory")


def test_a_file_in_a_file(capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert failure(capsys, f"{page}/x").startswith(f"lwj-read: {page}/x: ")


def test_a_name_that_is_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    assert failure(capsys, "x" * 5000).startswith("lwj-read: xxx")


def test_a_file_that_may_not_be_read(capsys: pytest.CaptureFixture[str], text_file: Callable[..., str]) -> None:
    path = text_file("words")
    Path(path).chmod(0)
    user = os.geteuid()
    try:
        os.seteuid(user or 65534)  # root may read everything, nobody may not
        assert failure(capsys, path) == f"lwj-read: {path}: no permission to read it"
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\x1b[31mred", "ared"),
        ("a\x1b]0;title\x07b", "ab"),
        ("two\nlines", "two lines"),
        ("two\u2028lines", "two lines"),
        ("two\r\nlines", "two lines"),
        ("over\u202eride", "override"),
        ("a\x00b", "ab"),
        ("a\udcffb", "a?b"),
        ("[bold]b[/bold]", "[bold]b[/bold]"),
    ],
)
def test_a_hostile_name_is_told_in_one_clean_line(capsys: pytest.CaptureFixture[str], name: str, shown: str) -> None:
    assert failure(capsys, name).startswith(f"lwj-read: {shown}: ")


def test_one_bad_file_among_several_stops_before_anything_is_printed(
    capsys: pytest.CaptureFixture[str], page: str
) -> None:
    assert "/no/such: " in failure(capsys, page, "/no/such", "--json")


# JSON


def test_json_of_one_file_is_an_object(capsys: pytest.CaptureFixture[str], page: str) -> None:
    found = json.loads(output(capsys, "--json", page))
    assert found["source"]["path"] == page
    assert found["article"]["title"] == "Last span of the Wenlow footbridge comes home"
    assert [entry["number"] for entry in found["entries"]] == list(range(1, 21))


def test_json_of_several_files_is_an_array_in_their_order(
    capsys: pytest.CaptureFixture[str], page: str, samples: Path
) -> None:
    other = str(samples / "trackbacks.txt")
    found = json.loads(output(capsys, "--json", page, other, page))
    assert [item["source"]["path"] for item in found] == [page, other, page]


def test_json_and_print_have_the_replies_that_are_inferred(capsys: pytest.CaptureFixture[str], samples: Path) -> None:
    path = str(samples / "flat-replies.txt")
    entries = json.loads(output(capsys, "--json", path))["entries"]
    assert [(entry["parent"], entry["parent_source"], entry["evidence"]) for entry in entries[3:5]] == [
        (1, "inferred", "Hester,"),
        (1, "inferred", "Edmund Quill"),
    ]
    printed = output(capsys, "--print", path)
    assert re.search(r"╎ +4 .*Edmund Quill · answers Hester Quill 1, inferred\n", printed)


def test_json_keeps_letters_as_they_are(capsys: pytest.CaptureFixture[str], samples: Path) -> None:
    assert "Ελένη" in output(capsys, "--json", str(samples / "other-languages.txt"))


@pytest.mark.parametrize("format_name", ["dump", "text"])
def test_the_format_can_be_told(capsys: pytest.CaptureFixture[str], page: str, format_name: str) -> None:
    found = json.loads(output(capsys, "--json", page, "--format", format_name))
    assert found["source"]["format"] == format_name
    assert bool(found["entries"]) == (format_name == "dump")


# Print


@pytest.mark.parametrize("options", [["--print"], []])
def test_it_prints_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], page: str, read: Callable[[str], Document], options: list[str]
) -> None:
    assert output(capsys, *options, page, "--width", "60") == printed(read("full-page.txt"), 60)


def test_print_prints_in_a_terminal_too(
    capsys: pytest.CaptureFixture[str],
    take_terminal: Callable[[], list[Any]],
    page: str,
    read: Callable[[str], Document],
) -> None:
    terminal = take_terminal()
    assert output(capsys, "--print", page, "--width", "60") == printed(read("full-page.txt"), 60)
    assert terminal == []


@pytest.mark.parametrize("columns", [50, 70])
def test_it_prints_as_wide_as_the_terminal(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    read: Callable[[str], Document],
    columns: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert output(capsys, page) == printed(read("full-page.txt"), columns)


def test_it_prints_several_files_one_after_the_other(
    capsys: pytest.CaptureFixture[str], samples: Path, read: Callable[[str], Document]
) -> None:
    names = ["no-comments.txt", "trackbacks.txt"]
    found = output(capsys, "--width", "60", *(str(samples / name) for name in names))
    assert found == "".join(printed(read(name), 60) for name in names)


def test_no_escape_sequence_of_a_file_is_printed(capsys: pytest.CaptureFixture[str], samples: Path) -> None:
    found = output(capsys, str(samples / "hostile.txt"))
    assert not set(found) & set(map(chr, [*range(10), *range(11, 32), 0x7F, *range(0x80, 0xA0), 0x202E, 0x2066]))


def test_a_doubt_about_the_encoding_is_told_on_standard_error(
    capsys: pytest.CaptureFixture[str], text_file: Callable[..., str]
) -> None:
    path = text_file("Ein Brief\n\nGrüße aus Köln und schöne Tage.\n".encode("latin-1"), "a\x1b[31mb.txt")
    assert main(["--print", path]) == 0
    out, err = capsys.readouterr()
    assert "Ein Brief" in out
    assert re.fullmatch(r"lwj-read: .*/ab\.txt: not UTF-8 .*\n", err)


# Quote


@pytest.mark.parametrize("number", [1, 4, 20])
def test_quote_prints_what_y_puts_on_the_clipboard(
    capsys: pytest.CaptureFixture[str], page: str, read: Callable[[str], Document], number: int
) -> None:
    found = output(capsys, "--quote", str(number), page)
    assert found == quote(read("full-page.txt"), number) + "\n"
    assert found.endswith(f"{page}#{number}\n")


@pytest.mark.parametrize("number", ["21", "9" * 30])
def test_quote_of_an_entry_that_there_is_not(capsys: pytest.CaptureFixture[str], page: str, number: str) -> None:
    assert failure(capsys, "--quote", number, page) == f"lwj-read: {page}: there is no entry {number}; it has 20"


def test_quote_where_there_is_no_discussion(capsys: pytest.CaptureFixture[str], samples: Path) -> None:
    assert failure(capsys, "--quote", "1", str(samples / "no-comments.txt")).endswith("no entry 1; it has none")


# FILE#N and --at


@pytest.mark.parametrize("number", ["0", "21", "9" * 30])
@pytest.mark.parametrize("mode", [[], ["--json"], ["--quote", "1"]])
def test_a_reference_to_an_entry_that_there_is_not(
    capsys: pytest.CaptureFixture[str], page: str, mode: list[str], number: str
) -> None:
    message = failure(capsys, f"{page}#{number}", *mode)
    assert message == f"lwj-read: {page}: there is no entry {int(number)}; it has 20"


def test_a_reference_with_a_number_of_5000_digits(capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert failure(capsys, f"{page}#{'1' * 5000}")


def test_a_reference_prints_the_file(capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert output(capsys, f"{page}#3") == output(capsys, page)


@pytest.mark.parametrize("name", ["a#3", "a#99"])
def test_a_file_whose_own_name_ends_like_a_reference(
    capsys: pytest.CaptureFixture[str], text_file: Callable[..., str], name: str
) -> None:
    path = text_file("Its own words\n", name)
    assert "Its own words" in output(capsys, path)


def test_a_reference_into_a_file_whose_own_name_ends_like_one(
    capsys: pytest.CaptureFixture[str], text_file: Callable[..., str]
) -> None:
    path = text_file("Its own words\n", "a#3")
    assert failure(capsys, f"{path}#1").startswith(f"lwj-read: {path}: there is no entry 1")


@pytest.mark.parametrize(
    ("argv", "entry"), [(["PAGE"], None), (["PAGE#3"], 3), (["PAGE", "--at", "4"], 4), (["PAGE#3", "--at", "4"], 4)]
)
def test_it_opens_at_an_entry(
    take_terminal: Callable[[], list[Any]], page: str, argv: list[str], entry: int | None
) -> None:
    terminal = take_terminal()
    assert main([word.replace("PAGE", page) for word in argv]) == 0
    (app,) = terminal
    assert app._entry == entry


@pytest.mark.parametrize("options", [[], ["--format", "dump"]])
def test_the_reader_knows_whether_the_format_was_asked_for(
    take_terminal: Callable[[], list[Any]], page: str, options: list[str]
) -> None:
    terminal = take_terminal()
    assert main([page, *options]) == 0
    (app,) = terminal
    assert app._opened.source.asked == bool(options)


def test_it_opens_at_what_is_searched_for(take_terminal: Callable[[], list[Any]], page: str) -> None:
    terminal = take_terminal()
    assert main([page, "--search", "bridge"]) == 0
    (app,) = terminal
    assert app._query == Question("bridge")


@pytest.mark.parametrize("number", ["21", "9" * 30])
def test_it_does_not_open_at_an_entry_that_there_is_not(
    capsys: pytest.CaptureFixture[str], take_terminal: Callable[[], list[Any]], page: str, number: str
) -> None:
    terminal = take_terminal()
    assert failure(capsys, page, "--at", number) == f"lwj-read: {page}: there is no entry {number}; it has 20"
    assert terminal == []


# The reader


def test_the_reader_opens_one_file(
    capsys: pytest.CaptureFixture[str], take_terminal: Callable[[], list[Any]], page: str
) -> None:
    terminal = take_terminal()
    assert "one file" in failure(capsys, page, page, status=2)
    assert terminal == []


def test_a_theme(take_terminal: Callable[[], list[Any]], page: str) -> None:
    terminal = take_terminal()
    assert main([page, "--theme", "textual-light"]) == 0
    (app,) = terminal
    assert app.theme == "textual-light"


def test_a_theme_that_there_is_not_is_told_with_those_there_are(
    capsys: pytest.CaptureFixture[str], take_terminal: Callable[[], list[Any]], page: str
) -> None:
    terminal = take_terminal()
    message = failure(capsys, page, "--theme", "no\x1b[31mne", status=2)
    assert "textual-light" in message
    assert terminal == []


@pytest.mark.parametrize("stream", ["stdin", "stderr"])
def test_without_a_terminal_to_take_it_says_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, page: str, stream: str
) -> None:
    def no_terminal(path: str, _flags: int) -> int:
        raise OSError(6, "No such device or address", path)

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: stream != "stdin", raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: stream != "stderr")
    monkeypatch.setattr("os.open", no_terminal)
    assert failure(capsys, page) == f"lwj-read: {page}: there is no terminal to read it in; --print prints it"


def test_an_interrupt_ends_it_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    def interrupt(_path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.opening.File", interrupt)
    assert main([page]) == 130
    assert capsys.readouterr() == ("", "")


# Standard input


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    with Path(page).open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        found = json.loads(output(capsys, "--json", "-"))
    assert found["source"]["path"] == "-"
    assert len(found["entries"]) == 20


def test_standard_input_without_text(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert failure(capsys, "-") == "lwj-read: standard input: the file is empty"


def test_standard_input_that_is_closed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert failure(capsys, "-").startswith("lwj-read: standard input: ")


# The command itself


def run(*argv: str, stdin: str = "", env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, **(env or {})}
    return subprocess.run([READER, *argv], input=stdin, capture_output=True, encoding="utf-8", env=environ, check=False)


@pytest.mark.parametrize("command", [[READER], [sys.executable, "-m", "tui"]])
def test_the_command_says_its_version(command: list[str]) -> None:
    done = subprocess.run([*command, "--version"], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"lwj-read {__version__}\n", "")


@pytest.mark.parametrize(("argv", "status"), [(["/no/such"], 1), (["--no-such-option"], 2)])
def test_the_command_ends_with_the_status(argv: list[str], status: int) -> None:
    done = run(*argv)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (status, "", 1)
    assert done.stderr.startswith("lwj-read: ")


def test_the_command_reads_a_pipe_and_prints_to_one(page: str, read: Callable[[str], Document]) -> None:
    done = run("-", "--width", "60", stdin=Path(page).read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout, done.stderr) == (0, printed(read("full-page.txt"), 60), "")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_the_output_is_utf_8_whatever_the_locale(samples: Path, locale: str) -> None:
    path = str(samples / "other-languages.txt")
    done = run("--quote", "4", path, env={"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "— Ελένη, comment 4" in done.stdout


@pytest.mark.parametrize(
    "argv",
    [
        ["--print", "PAGE"],
        ["--json", "PAGE"],
        ["--quote", "1", "PAGE"],
        ["--help"],
        ["--version"],
    ],
)
def test_a_broken_pipe_ends_quietly(page: str, argv: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [READER, *(page if word == "PAGE" else word for word in argv)]
    done = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, env=environ, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("mode", ["--print", "--json"])
def test_a_full_disk_is_told_in_a_line(page: str, mode: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([READER, mode, page], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"lwj-read: ")
    assert done.stderr.count(b"\n") == 1


def test_an_output_that_is_closed_is_no_traceback(page: str) -> None:
    command = ["sh", "-c", '"$1" --print "$2" >&-', "sh", READER, page]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    assert b"Traceback" not in done.stderr
