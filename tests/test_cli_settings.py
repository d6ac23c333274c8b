"""The command line's options about settings, forms and keys."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.archive.export import to_markdown
from tui.archive.model import Document
from tui.archive.quote import quote
from tui.cli import main
from tui.config import as_toml
from tui.keys import ALL_ACTIONS
from tui.options import FORMS
from tui.plain import linear_text

READER = str(Path(sys.executable).with_name("lwj-read"))


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The user's folders, which do not exist."""
    folder = tmp_path / "home"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


@pytest.fixture
def page(samples: Path) -> str:
    return str(samples / "full-page.txt")


@pytest.fixture
def config(tmp_path: Path) -> Callable[[str], str]:
    """Writes a file of settings and gives its path."""

    def write(text: str) -> str:
        path = tmp_path / "config.toml"
        path.write_text(text)
        return str(path)

    return write


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, list[str]]:
    """The status, the output and the lines of complaint."""
    status = main(argv)
    out, err = capsys.readouterr()
    return status, out, err.splitlines()


# Paths


def test_paths_names_a_file_and_two_folders_and_makes_none(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    status, out, err = run(capsys, "--paths")
    assert (status, err) == (0, [])
    paths = dict(line.split(": ", 1) for line in out.splitlines())
    assert list(paths) == ["config", "state", "data"]
    assert all("lwj-read" in path for path in paths.values())
    assert Path(paths["config"]).name == "config.toml"
    assert not home.exists()


def test_paths_names_the_file_of_settings_that_is_given(
    capsys: pytest.CaptureFixture[str], config: Callable[[str], str]
) -> None:
    path = config("")
    assert f"config: {path}\n" in run(capsys, "--paths", "--config", path)[1]


# Checking the settings


def test_without_a_file_there_is_nothing_to_complain_of(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    status, out, err = run(capsys, "--check-config")
    assert (status, err) == (0, [])
    assert out.endswith("/lwj-read/config.toml: there is no such file; the defaults hold\n")
    assert not home.exists()


def test_a_good_file_is_said_to_be_good(capsys: pytest.CaptureFixture[str], config: Callable[[str], str]) -> None:
    path = config('theme = "nord"\n[keys]\npreset = "vim"\n')
    assert run(capsys, "--check-config", "--config", path) == (0, f"{path}: no problem found\n", [])


@pytest.mark.parametrize("name", ["textual-light", "ink"])
def test_the_toolkits_themes_and_our_own_are_known(
    capsys: pytest.CaptureFixture[str], config: Callable[[str], str], name: str
) -> None:
    assert run(capsys, "--check-config", "--config", config(f'theme = "{name}"'))[0] == 0


def test_each_problem_is_a_line(capsys: pytest.CaptureFixture[str], config: Callable[[str], str]) -> None:
    path = config('theme = "drakula"\nmesure = 3\n[keys]\nqoute = "y"\n')
    assert run(capsys, "--check-config", "--config", path) == (
        1,
        "",
        [
            f"lwj-read: {path}: mesure: unknown setting 'mesure'; did you mean 'measure'?",
            f"lwj-read: {path}: keys.qoute: unknown action 'qoute'; did you mean 'quote'?",
            f"lwj-read: {path}: theme: unknown theme 'drakula'; did you mean 'dracula'?",
        ],
    )


@pytest.mark.parametrize("mode", ["--check-config", "--keys", "--print PAGE", "--quote 1 PAGE", "PAGE"])
def test_a_file_of_settings_that_is_named_must_be_there(
    capsys: pytest.CaptureFixture[str], page: str, tmp_path: Path, mode: str
) -> None:
    argv = [page if word == "PAGE" else word for word in mode.split()]
    missing = str(tmp_path / "no.toml")
    assert run(capsys, *argv, "--config", missing) == (1, "", [f"lwj-read: {missing}: there is no such file"])


def test_a_hostile_name_of_a_file_of_settings_is_told_clean(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _status, _out, err = run(capsys, "--check-config", "--config", f"{tmp_path}/a\x1b[31m\nb")
    assert err == [f"lwj-read: {tmp_path}/a b: there is no such file"]


# Keys


def test_keys_prints_the_table_in_the_form_of_the_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--keys") == (0, "".join(f"{line}\n" for line in as_toml(ALL_ACTIONS)), [])


def test_keys_are_printed_as_configured_and_can_be_read_again(
    capsys: pytest.CaptureFixture[str], config: Callable[[str], str]
) -> None:
    _status, out, _err = run(capsys, "--keys", "--config", config('[keys]\npreset = "mutt"\nhelp = "f5"\n'))
    assert 'help = ["f5"]' in out
    assert run(capsys, "--keys", "--config", config(out)) == (0, out, [])


def test_keys_complains_of_what_is_wrong_and_prints_the_rest(
    capsys: pytest.CaptureFixture[str], config: Callable[[str], str]
) -> None:
    path = config('[keys]\nhelp = "f5"\nnope = "x"\n')
    status, out, err = run(capsys, "--keys", "--config", path)
    assert status == 0
    assert 'help = ["f5"]' in out
    assert len(err) == 1 and "keys.nope" in err[0]


# Forms of quotation, Markdown, linear


@pytest.mark.parametrize("form", FORMS)
def test_a_quotation_is_printed_in_any_form(
    capsys: pytest.CaptureFixture[str], page: str, read: Callable[[str], Document], form: Any
) -> None:
    status, out, err = run(capsys, "--quote", "3", "--as", form, page)
    assert (status, err) == (0, [])
    assert out == quote(read("full-page.txt"), 3, form) + "\n"


def test_the_form_is_the_one_that_is_set_unless_another_is_asked_for(
    capsys: pytest.CaptureFixture[str], page: str, read: Callable[[str], Document], config: Callable[[str], str]
) -> None:
    document, path = read("full-page.txt"), config('quote = "org"')
    assert run(capsys, "--config", path, "--quote", "3", page)[1] == quote(document, 3, "org") + "\n"
    assert run(capsys, "--config", path, "--quote", "3", "--as", "email", page)[1] == quote(document, 3, "email") + "\n"


def test_a_broken_file_of_settings_is_told_and_quotes_as_by_default(
    capsys: pytest.CaptureFixture[str], page: str, read: Callable[[str], Document], config: Callable[[str], str]
) -> None:
    path = config("quote = \n")
    status, out, err = run(capsys, "--config", path, "--quote", "3", page)
    assert (status, out) == (0, quote(read("full-page.txt"), 3) + "\n")
    assert len(err) == 1 and err[0].startswith(f"lwj-read: {path}: line 1: ")


def test_markdown_is_printed(capsys: pytest.CaptureFixture[str], page: str, read: Callable[[str], Document]) -> None:
    document = read("full-page.txt")
    written = "".join(to_markdown(document))
    assert run(capsys, "--markdown", page) == (0, written, [])
    assert run(capsys, "--markdown", page, page) == (0, f"{written}\n{written}", [])


def test_the_thread_is_printed_for_the_ear(
    capsys: pytest.CaptureFixture[str], page: str, read: Callable[[str], Document]
) -> None:
    expected = "".join(f"{line}\n" for line in linear_text(read("full-page.txt")))
    assert run(capsys, "--print", "--linear", page) == (0, expected, [])


@pytest.mark.parametrize("mode", ["--print", "--json", "--markdown", "--list"])
def test_what_needs_no_settings_reads_none(
    capsys: pytest.CaptureFixture[str], page: str, config: Callable[[str], str], mode: str
) -> None:
    assert run(capsys, mode, page, "--config", config("broken"))[2] == []


# The reader


def test_the_reader_gets_the_settings(
    take_terminal: Callable[[], list[Any]], page: str, config: Callable[[str], str]
) -> None:
    terminal = take_terminal()
    path = config('theme = "nord"\nmeasure = 66\n[keys]\nhelp = "f5"\n')
    assert main([page, "--config", path]) == 0
    (app,) = terminal
    assert (app.settings.theme, app.settings.measure, app.settings.ascii) == ("nord", 66, False)
    assert app.settings.file == Path(path)
    assert {action.id: action.keys for action in app.settings.actions}["help"] == ("f5",)
    assert app._problems == []


def test_options_come_before_settings(
    take_terminal: Callable[[], list[Any]], page: str, config: Callable[[str], str]
) -> None:
    terminal = take_terminal()
    assert main([page, "--config", config('theme = "nord"\nmeasure = 66\n'), "--theme", "dracula", "--ascii"]) == 0
    (app,) = terminal
    assert (app.theme, app.settings.ascii, app.settings.measure) == ("dracula", True, 66)


def test_what_is_wrong_in_the_settings_is_handed_to_the_reader(
    capsys: pytest.CaptureFixture[str], take_terminal: Callable[[], list[Any]], page: str, config: Callable[[str], str]
) -> None:
    terminal = take_terminal()
    path = config('theme = "drakula"\nmeasure = 3\nascii = true\n')
    assert main([page, "--config", path]) == 0
    (app,) = terminal
    assert app.settings.theme is None
    assert (app.settings.measure, app.settings.ascii) == (80, True)
    (line,) = app._problems
    assert line.startswith("config.toml: measure: ") and line.endswith(" (1 more); see --check-config")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("options", [[], ["--no-state"]])
def test_state_is_kept_unless_that_is_unwanted(
    take_terminal: Callable[[], list[Any]], page: str, home: Path, options: list[str]
) -> None:
    terminal = take_terminal()
    assert main([page, *options]) == 0
    (app,) = terminal
    assert (app.store.folder is None) == bool(options)
    assert not home.exists()


# What is loaded


@pytest.mark.parametrize("mode", ["--paths", "--check-config", "--keys", "--quote 1 PAGE", "--markdown PAGE"])
def test_settings_need_no_toolkit(page: str, mode: str) -> None:
    code = (
        "import contextlib, io, sys\n"
        "before = set(sys.modules)\n"
        "import tui.cli\n"
        "with contextlib.redirect_stdout(io.StringIO()): tui.cli.main(sys.argv[1:])\n"
        "print(*set(sys.modules) - before)"
    )
    command = [sys.executable, "-c", code, *(page if word == "PAGE" else word for word in mode.split())]
    loaded = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=os.environ).stdout.split()
    assert "tui.cli" in loaded
    assert not {"textual", "asyncio", "tomllib"}.intersection(loaded)


@pytest.mark.parametrize("argv", [["--paths"], ["--check-config"], ["--keys"]])
def test_a_broken_pipe_ends_quietly(argv: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run([READER, *argv], stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")
