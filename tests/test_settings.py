import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.config import LARGEST, Problem, as_toml, check_theme, read_settings
from tui.keymap import PRESETS, configured
from tui.keys import ALL_ACTIONS, BY_ID, LINE_ACTIONS
from tui.settings import Settings, config_path

Read = Callable[..., tuple[Settings, list[Problem]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as a file of settings."""

    def read_text(text: str | bytes, themes: list[str] | None = None) -> tuple[Settings, list[Problem]]:
        path = tmp_path / "config.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_settings(path, themes)

    return read_text


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the user's settings, which does not exist."""
    monkeypatch.setattr("platformdirs.user_config_path", lambda name, **_how: tmp_path / "home" / name)
    return tmp_path / "home" / "lwj-read"


def only(problems: list[Problem]) -> tuple[str, str]:
    """The entry and the message of the one problem."""
    (problem,) = problems
    return problem.key, problem.message


# The file


def test_without_a_file_the_defaults_hold_and_nothing_is_created(home: Path) -> None:
    assert read_settings(None, None) == (Settings(), [])
    assert not home.parent.exists()


def test_the_users_own_file_is_read_when_none_is_named(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text("measure = 66\n")
    settings, problems = read_settings(None, None)
    assert (settings.measure, problems) == (66, [])
    assert settings.file == config_path() == home / "config.toml"


def test_a_folder_that_is_a_file_holds_no_settings(home: Path) -> None:
    home.parent.mkdir()
    home.write_text("")
    assert read_settings(None, None) == (Settings(), [])


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "no.toml"
    settings, problems = read_settings(path, None)
    assert settings == Settings()
    assert [str(problem) for problem in problems] == [f"{path}: there is no such file"]


def test_an_empty_file_changes_nothing(read: Read) -> None:
    assert read("") == (Settings(), [])
    assert read("# nothing\n[keys]\n") == (Settings(), [])


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_harm(read: Read) -> None:
    settings, problems = read("\ufefftheme = 'nord'\r\nmeasure = 66\r\n")
    assert (settings.theme, settings.measure, problems) == ("nord", 66, [])


@pytest.mark.parametrize(
    ("content", "key", "said"),
    [
        ("theme = \n", "line 1", "this is no TOML"),
        ("measure = 66\ntheme nord\n", "line 2", "this is no TOML"),
        ("a = [", "", "end of the file"),
        ("a = 1\na = 2\n", "line 2", "this is no TOML"),
        ("a = " + "9" * 5000, "", "this is no TOML"),
        ("a = " + "[" * 5000, "", "this is no TOML"),
        (b"measure = 66\ntheme = '\xff'\n", "line 2", "UTF-8"),
        (b"\0", "line 1", "this is no TOML"),
        (b"#" * (LARGEST + 1), "", "too large"),
    ],
)
def test_a_file_that_is_not_readable_as_toml_is_set_aside(
    read: Read, content: str | bytes, key: str, said: str
) -> None:
    settings, problems = read(content)
    assert settings == Settings()
    where, message = only(problems)
    assert where == key
    assert said in message
    assert str(problems[0]).isprintable()


def test_a_directory_is_no_file_of_settings(tmp_path: Path) -> None:
    settings, problems = read_settings(tmp_path, None)
    assert settings == Settings()
    assert only(problems) == ("", "this is a directory")


def test_a_pipe_is_no_file_of_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    os.mkfifo(path)
    _, problems = read_settings(path, None)
    assert only(problems)[1] == "this is no file"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("measure = 66\n")
    path.chmod(0)
    user = os.geteuid()
    try:
        os.seteuid(user or 65534)  # root may read everything, nobody may not
        settings, problems = read_settings(path, None)
    finally:
        os.seteuid(user)
    assert settings == Settings()
    assert only(problems)[1].startswith("no permission to read it")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told_in_printable_lines(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    _settings, problems = read_settings(path, [])
    assert all(str(problem).isprintable() for problem in problems)


def test_a_problem_is_one_clean_line() -> None:
    assert str(Problem("a\x1b[31mb", "keys.x", "two\nlines")) == "ab: keys.x: two lines"
    assert str(Problem("a", "", "wrong")) == "a: wrong"
    assert str(Problem("a\udcff", "", "wrong")) == "a?: wrong"


# Its entries


def test_every_entry_is_read(read: Read) -> None:
    settings, problems = read(
        'theme = "nord"\nmeasure = 72\nlayout = "stacked"\nquote = "org"\nascii = true\nmouse = false\ncursor = true\n'
        '[keys]\npreset = "vim"\nquote = ["y", "f5"]\n'
    )
    assert problems == []
    actions, _clashes = configured("vim", {"quote": ("y", "f5")})
    assert settings == Settings("nord", 72, "stacked", "org", True, False, True, actions)


@pytest.mark.parametrize("measure", [20, 200])
def test_the_measure_has_bounds(read: Read, measure: int) -> None:
    assert read(f"measure = {measure}")[0].measure == measure
    beyond = measure + (1 if measure > 100 else -1)
    settings, problems = read(f"measure = {beyond}")
    assert settings.measure == 80
    assert only(problems) == ("measure", f"it takes a whole number from 20 to 200, not {beyond}")


@pytest.mark.parametrize(
    ("line", "key", "message"),
    [
        ("mesure = 66", "mesure", "unknown setting 'mesure'; did you mean 'measure'?"),
        (
            "zzz = 66",
            "zzz",
            "unknown setting 'zzz'; there are theme, measure, layout, quote, ascii, mouse, cursor",
        ),
        ('peek = "P"', "peek", "unknown setting 'peek'; it belongs under [keys]"),
        ('preset = "vim"', "preset", "unknown setting 'preset'; it belongs under [keys]"),
        ("[hues]", "hues", "unknown setting 'hues'; there are"),
        ("theme = 3", "theme", "it takes a name in quotation marks, not 3"),
        ("measure = 66.0", "measure", "not 66.0"),
        ("measure = true", "measure", "not true"),
        ('measure = "66"', "measure", "not '66'"),
        ("measure = [66]", "measure", "not a list"),
        ("measure = 1e400", "measure", "not inf"),
        ('layout = "side"', "layout", "unknown layout 'side'; did you mean 'side-by-side'?"),
        ("layout = {a = 1}", "layout", "not a table"),
        ('quote = "mail"', "quote", "unknown form 'mail'; did you mean 'email'?"),
        ('ascii = "yes"', "ascii", "it takes true or false, not 'yes'"),
        ("mouse = 1", "mouse", "it takes true or false, not 1"),
        ("keys = 1", "keys", "it takes a table, [keys], not 1"),
        ('[keys]\npreset = "emacs"', "keys.preset", "unknown preset 'emacs'; there are less, vim, mutt"),
        ('[keys]\nqoute = "y"', "keys.qoute", "unknown action 'qoute'; did you mean 'quote'?"),
        ("[keys]\nmeasure = 66", "keys.measure", "unknown action 'measure'; it is a setting, and belongs above [keys]"),
        ('[keys]\ny = "quote"', "keys.y", 'it is written the other way round: quote = "y"'),
        ("[keys]\nquote = 3", "keys.quote", "not 3"),
        ('[keys]\nquote = ["y", 3]', "keys.quote", "not a list"),
        ('[keys]\nquote = "pgdwn"', "keys.quote", "unknown key 'pgdwn'; did you mean 'pgdown'?"),
        ('[keys]\nquote = "5"', "keys.quote", "digits are counts"),
        ('[keys]\nquit = "escape"', "keys.quit", "escape never quits"),
        ("[keys]\nquit = []", "keys.quit", "the reader needs a key to leave it"),
        ('[keys]\nsearch_regex = "r"', "keys.search_regex", "could not be typed in the search line"),
        ('[keys]\nsearch_regex = "g r"', "keys.search_regex", "single keys"),
        ('[keys]\nsearch_regex = "tab"', "keys.search_regex", "set search_scope too, as search_scope = []"),
        ('[keys]\npeek = "P"', "keys.peek", "set parent too, as parent = []"),
    ],
)
def test_what_is_wrong_names_the_entry_and_keeps_its_default(read: Read, line: str, key: str, message: str) -> None:
    settings, problems = read(line)
    assert settings == Settings()
    found, said = only(problems)
    assert found == key
    assert message in said


def test_what_is_right_holds_beside_what_is_wrong(read: Read) -> None:
    settings, problems = read(
        'measure = 66\nlayout = "round"\nascii = true\n[keys]\npreset = "emacs"\npeek = "f5"\nhelp = "f5"\nnope = "x"\n'
    )
    assert [problem.key for problem in problems] == ["layout", "keys.preset", "keys.nope", "keys.help"]
    assert (settings.measure, settings.layout, settings.ascii) == (66, "auto", True)
    keys = {action.id: action.keys for action in settings.actions}
    assert (keys["peek"], keys["help"]) == (("f5",), BY_ID["help"].keys)


def test_names_and_values_of_any_length_are_told_in_a_short_line(read: Read) -> None:
    long = "x" * 9000
    for text in (f"{long} = 1", f'layout = "{long}"', f'[keys]\n{long} = "y"', f'[keys]\nquote = "{long}"'):
        _settings, problems = read(text)
        assert len(problems) == 1
        assert len(problems[0].message) < 300
        assert len(problems[0].key) < 60


def test_hostile_names_are_told_without_what_they_hold(read: Read) -> None:
    _settings, problems = read('"\\u001b[31mred" = 1\n[keys]\n"\\u202ex" = "\\u001b"\nhelp = "\\u0007"\n')
    assert len(problems) == 3
    assert all(re.fullmatch(r"[^\x00-\x1f\x7f\u202e]+", str(problem)) for problem in problems)


# Themes


def test_a_theme_is_looked_for_where_the_names_are_known(read: Read) -> None:
    assert read('theme = "nord"', ["nord", "dracula"])[0].theme == "nord"
    settings, problems = read('theme = "drakula"', ["nord", "dracula"])
    assert settings.theme is None
    assert only(problems) == ("theme", "unknown theme 'drakula'; did you mean 'dracula'?")


def test_a_theme_can_be_looked_for_later(read: Read) -> None:
    settings, problems = read('theme = "drakula"\nmeasure = 66')
    assert (settings.theme, problems) == ("drakula", [])
    checked, problems = check_theme(settings, ["nord"])
    assert (checked.theme, checked.measure) == (None, 66)
    assert str(problems[0]) == f"{settings.file}: theme: unknown theme 'drakula'; there are nord"
    assert check_theme(Settings(), ["nord"]) == (Settings(), [])


# Keys as settings


@pytest.mark.parametrize("preset", [None, *PRESETS])
def test_keys_that_are_written_out_are_read_as_they_were(read: Read, preset: str | None) -> None:
    actions, _problems = configured(preset, {"help": (), "peek": ("ctrl+right_square_bracket", '"', "f5 \\")})
    settings, problems = read("\n".join(as_toml(actions)))
    assert problems == []
    assert settings.actions == actions


def test_written_out_keys_tell_what_the_actions_do() -> None:
    lines = list(as_toml(ALL_ACTIONS))
    assert lines[0] == "[keys]"
    assert 'quote = ["y"]  # Quote the entry to the clipboard' in lines
    assert [line.split(" ")[0] for line in lines[-len(LINE_ACTIONS) :]] == [action.id for action in LINE_ACTIONS]
