"""The file of settings: reading it, and telling what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from tui.archive.load import clean
from tui.archive.quote import QuoteForm
from tui.keymap import PRESETS, configured, parse_keys, suggestion
from tui.keys import ALL_ACTIONS, BY_ID, Action
from tui.settings import MEASURES, LayoutName, Settings, config_path

LARGEST = 1_000_000
"""Bytes; a larger file holds no settings."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file of settings: `key` is the entry or the line, "" for the file itself."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        said = ": ".join(part for part in (self.file, self.key, self.message) if part)
        return " ".join(clean(said.encode("utf-8", "replace").decode()).split("\n"))


def read_settings(path: Path | None, themes: Collection[str] | None) -> tuple[Settings, list[Problem]]:
    """Read a file of settings, the user's own when no path is given; what is wrong in it keeps its default.

    The user's own may be missing, one that is named may not. The theme is looked for among `themes`, if these are
    known. Nothing is created.
    """
    file = path or config_path()
    try:
        table = _parse(file)
    except FileNotFoundError:
        return Settings(file=file), [Problem(str(file), "", "there is no such file")] if path else []
    except _Unreadable as error:
        return Settings(file=file), [Problem(str(file), error.key, str(error))]
    values: dict[str, Any] = {}
    problems = []
    for name, value in table.items():
        if name == "keys":
            values["actions"], found = _read_keys(value)
            problems += [Problem(str(file), ".".join(filter(None, ("keys", key))), message) for key, message in found]
        elif wrong := _wrong(name, value):
            problems.append(Problem(str(file), _short(name), wrong))
        else:
            values[name] = value
    settings, about_theme = check_theme(Settings(**values, file=file), themes)
    return settings, [*problems, *about_theme]


def check_theme(settings: Settings, themes: Collection[str] | None) -> tuple[Settings, list[Problem]]:
    """Take the default theme, and tell of it, when there is none of the name that is set; None takes any name."""
    if themes is None or settings.theme is None or settings.theme in themes:
        return settings, []
    message = f"unknown theme {settings.theme[:40]!r}{suggestion(settings.theme[:40], themes)}"
    return replace(settings, theme=None), [Problem(str(settings.file or ""), "theme", message)]


# The file


class _Unreadable(Exception):
    """A file cannot be read as settings; `key` is the line, "" when it is none in particular."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


def _parse(file: Path) -> dict[str, Any]:
    """Read a file as TOML.

    Raises:
        FileNotFoundError: when there is none.
        _Unreadable: when it cannot be read, or is no TOML.
    """
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            raise _Unreadable("this is no file")  # a pipe would wait for somebody to write into it
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(file) from None
    except IsADirectoryError:
        raise _Unreadable("this is a directory") from None
    except PermissionError:
        raise _Unreadable("no permission to read it") from None
    except (OSError, ValueError) as error:
        raise _Unreadable(f"it cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > LARGEST:
        raise _Unreadable("it is too large to be a file of settings")
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Unreadable("this is no UTF-8; save the file as UTF-8", f"line {line}") from None
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error)) from None
    except (ValueError, RecursionError) as error:
        raise _Unreadable(f"this is no TOML that can be read: {str(error)[:80]}") from None


def _not_toml(said: str) -> _Unreadable:
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", said, re.DOTALL)
    if not found:
        return _Unreadable(f"this is no TOML: {said}")
    place = f"column {found[3]}" if found[3] else "the end of the file"
    return _Unreadable(f"this is no TOML: {found[1]}, at {place}", f"line {found[2]}" if found[2] else "")


# Its entries


def _wrong(name: str, value: object) -> str | None:
    """Say what is wrong with an entry, if anything is."""
    if check := _CHECKS.get(name):
        return check(value)
    said = f"unknown setting {_short(name)!r}"
    if name in BY_ID or name == "preset":
        return f"{said}; it belongs under [keys]"
    return said + suggestion(_short(name), [*_CHECKS, "keys"])


def _one_of(what: str, names: Collection[str]) -> Callable[[object], str | None]:
    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return f"it takes the name of a {what} in quotation marks, not {_said(value)}"
        return None if value in names else f"unknown {what} {value[:40]!r}{suggestion(value[:40], names)}"

    return check


def _text(value: object) -> str | None:
    return None if isinstance(value, str) else f"it takes a name in quotation marks, not {_said(value)}"


def _switch(value: object) -> str | None:
    return None if isinstance(value, bool) else f"it takes true or false, not {_said(value)}"


def _measure(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and value in MEASURES:
        return None
    return f"it takes a whole number from {MEASURES[0]} to {MEASURES[-1]}, not {_said(value)}"


_CHECKS: dict[str, Callable[[object], str | None]] = {
    "theme": _text,
    "measure": _measure,
    "layout": _one_of("layout", get_args(LayoutName)),
    "quote": _one_of("form", get_args(QuoteForm)),
    "ascii": _switch,
    "mouse": _switch,
    "cursor": _switch,
}


def _said(value: object) -> str:
    """Write a value in a message, in a few words."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return _short(repr(value) if isinstance(value, str) else f"{value}")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


# The keys


def _read_keys(table: object) -> tuple[tuple[Action, ...], list[tuple[str, str]]]:
    """Read the table of keys: the actions with their keys, and what is wrong by the name of the entry."""
    if not isinstance(table, dict):
        return ALL_ACTIONS, [("", f"it takes a table, [keys], not {_said(table)}")]
    problems: list[tuple[str, str]] = []
    preset = table.get("preset")
    if preset is not None and (wrong := _one_of("preset", PRESETS)(preset)):
        problems.append(("preset", wrong))
        preset = None
    given: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        if name != "preset":
            try:
                given[name] = _keys_of(name, value)
            except ValueError as error:
                problems.append((_short(name), str(error)))
    actions, clashes = configured(preset, given)
    return actions, [*problems, *clashes.items()]


def _keys_of(name: str, value: object) -> tuple[str, ...]:
    """Read the keys of an action.

    Raises:
        ValueError: when there is no such action, or what is given is no key; the message says so.
    """
    if name not in BY_ID:
        said = f"unknown action {_short(name)!r}"
        if name in _CHECKS:
            raise ValueError(f"{said}; it is a setting, and belongs above [keys]")
        if isinstance(value, str) and value in BY_ID:
            raise ValueError(f'{said}; it is written the other way round: {value} = "{_short(name)}"')
        raise ValueError(said + suggestion(_short(name), BY_ID))
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError(
            f'it takes a key or a list of keys in quotation marks, as "j" or ["j", "down"], not {_said(value)}'
        )
    if name == "quit" and not texts:
        raise ValueError("the reader needs a key to leave it")
    return parse_keys(name, texts)


def as_toml(actions: Collection[Action]) -> Iterator[str]:
    """Write a table of keys as a file of settings holds it, with what the actions do, as lines."""
    import json

    yield "[keys]"
    for action in actions:
        yield f"{action.id} = {json.dumps(action.keys, ensure_ascii=False)}  # {action.help}"
