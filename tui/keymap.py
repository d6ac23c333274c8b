"""The keys as the user sets them: how they are written, ready-made sets of them, and what clashes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from tui.keys import (
    ACTIONS,
    ANY_CHARACTER,
    ANY_DIGIT,
    ANY_FORM,
    BY_ID,
    DIGITS,
    EDITING,
    ENDS,
    FORM_KEYS,
    LINE,
    LINE_ACTIONS,
    LINE_FIXED,
    PLACEHOLDERS,
    Action,
)

PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "less": {
        "down": ("j", "down", "ctrl+n"),
        "up": ("k", "up", "ctrl+k", "ctrl+p"),
        "row_down": ("e", "ctrl+e"),
        "page_down": ("f", "pagedown", "ctrl+f", "ctrl+v"),
        "page_up": ("b", "pageup", "ctrl+b"),
        "top": ("g", "home", "<"),
        "bottom": ("G", "end", ">"),
        "fold_in": ("left",),
        "fold_out": ("right", "l"),
        "edit": ("v",),
        "select_words": ("V",),
        "how_read": ("=", "ctrl+g"),
        "help": ("h", "H", "?", "f1"),
        "command_palette": (":",),
        "quit": ("q", "Q", "ctrl+q"),
        "search_older": ("up", "alt+k"),
        "search_newer": ("down", "alt+j"),
    },
    "vim": {
        "page_down": ("ctrl+f", "f", "pagedown"),
        "page_up": ("ctrl+b", "b", "pageup"),
        "top": ("g g", "home"),
        "other_pane": ("tab", "shift+tab", "ctrl+w w", "ctrl+w ctrl+w"),
        "parent": ("P", "g h"),
        "open_fold": ("z o", "z O"),
        "close_fold": ("z c", "z C"),
        "toggle_fold": ("enter", "z a", "z A"),
        "go_to_mark": (f"' {ANY_CHARACTER}", f"` {ANY_CHARACTER}"),
        "back": ("ctrl+o", "backspace"),
        "open_link": ("g x", "o"),
        "how_read": ("=", "ctrl+g"),
        "search_older": ("up", "ctrl+p"),
        "search_newer": ("down", "ctrl+n"),
    },
    "mutt": {
        "row_down": (">", "ctrl+e"),
        "row_up": ("<", "ctrl+y"),
        "page_up": ("b", "pageup", "-"),
        "shorter_rows": ("_",),
        "next_sibling": ("J", "alt+n"),
        "previous_sibling": ("K", "alt+p"),
        "next_root": ("}", "ctrl+n"),
        "previous_root": ("{", "ctrl+p"),
        "next_unread": ("tab", "]"),
        "other_pane": ("shift+tab", "f6"),
        "toggle_fold": ("enter", "z a", "alt+v"),
        "close_all": ("z M", "alt+shift+v"),
        "command_palette": (":",),
        "quit": ("q", "Q", "ctrl+q"),
        "search_older": ("up", "ctrl+p"),
        "search_newer": ("down", "ctrl+n"),
    },
}
"""The keys that differ from the table's, by the name of the set; from the manuals of less, Vim and NeoMutt.

What these programs have and this reader means otherwise stays as it is here: `n` and `N` step through hits, `y` quotes.
"""

_NAMED = {
    "space", "tab", "enter", "escape", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up",
    "down", "left", "right", *(f"f{number}" for number in range(1, 13)),
}  # fmt: skip
_ALIASES = {
    "esc": "escape", "return": "enter", "cr": "enter", "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown",
    "page_up": "pageup", "page_down": "pagedown", "del": "delete", "ins": "insert", "bs": "backspace", "↑": "up",
    "↓": "down", "←": "left", "→": "right", "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent",
    "_": "underscore",
}  # fmt: skip
_MODIFIERS = {
    "c": "ctrl", "ctrl": "ctrl", "control": "ctrl", "a": "alt", "m": "alt", "alt": "alt", "meta": "alt", "s": "shift",
    "shift": "shift",
}  # fmt: skip
_MODIFIED = re.compile(rf"((?:(?:{'|'.join(_MODIFIERS)})[+-])*)(.+)", re.IGNORECASE | re.DOTALL)
_WITH_CTRL = {"backslash", "right_square_bracket", "circumflex_accent", "underscore"}
"""The signs that a terminal can send with Ctrl."""
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
"""What terminals send for keys that they cannot tell apart: ECMA-48, section 5."""

FEW = 40
"""Words that can be listed in a message."""


def suggestion(word: str, words: Iterable[str]) -> str:
    """Name the nearest of some words, or all when none is near and they are few, as the end of a message."""
    words = list(words)
    begun = [one for one in words if word and one.startswith(word)]
    if near := begun or get_close_matches(word, words, 1) or get_close_matches(word.lower(), words, 1):
        return f"; did you mean {near[0]!r}?"
    return f"; there are {', '.join(words)}" if len(words) <= FEW else ""


# How keys are written


def parse_keys(action: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Read the keys of an action as the user writes them; what a chord of it ends in can be left out.

    Raises:
        ValueError: when one of them is no key, or none for this action; the message says why.
    """
    return tuple(dict.fromkeys(_parse_chord(action, text) for text in texts))


def _parse_chord(action: str, text: str) -> str:
    parts = text.split() or ["space"] * bool(text)
    ends = [ENDS[action]] if action in ENDS else []
    if len(parts) > 1 and parts[-1] in ends:
        parts.pop()
    if not parts:
        raise ValueError("there is no key in it; [] leaves the action without one")
    chord = [*map(_parse_part, parts), *ends]
    if action in BY_ID and BY_ID[action].group == LINE:
        _check_line_key(text, chord)
    if chord[0] in DIGITS:
        raise ValueError(f"{text!r} begins with a digit, and digits are counts")
    if "escape" in chord and (len(chord) > 1 or action == "quit"):
        why = "never quits" if len(chord) == 1 else "drops what was typed, so it is no part of a chord"
        raise ValueError(f"escape {why}")
    return " ".join(chord)


_FIXED = {*EDITING, *(key for action in LINE_FIXED for key in action.keys)}


def _check_line_key(text: str, chord: Sequence[str]) -> None:
    """See to it that the search line can still be typed in.

    Raises:
        ValueError: when a key is none for what is done there; the message says why.
    """
    if len(chord) > 1:
        raise ValueError(f"{text!r} is a chord, and the search line takes single keys")
    if len(chord[0]) == 1 or chord[0] == "space":
        raise ValueError(f"{text!r} could not be typed in the search line any more")
    if chord[0] in _FIXED:
        raise ValueError(f"{text!r} has its own meaning in the search line")


def _parse_part(text: str) -> str:
    """Name a key as the table does.

    Raises:
        ValueError: when there is no such key, or terminals cannot tell it from another.
    """
    if len(text) == 1 and text.isprintable():
        return _ALIASES[text] if text in "↑↓←→" else text
    found = _MODIFIED.fullmatch(text)
    if not found:
        raise _unknown(text)
    modifiers = {_MODIFIERS[word] for word in re.split("[+-]", found[1].lower())[:-1]}
    last = found[2]
    plain = last.lower()
    name = _ALIASES.get(plain, plain)
    if sent := _SENT_AS.get("+".join([*sorted(modifiers), plain])):
        raise ValueError(f"terminals cannot tell {text!r} from {sent!r}; write {sent!r}")
    if name in _NAMED:
        return "+".join([*sorted(modifiers), name])
    if not modifiers or not ((modifiers == {"ctrl"} and name in _WITH_CTRL) or _is_letter(last)):
        raise _unknown(text)
    if modifiers == {"shift"}:
        return last.upper()
    if "ctrl" in modifiers and "shift" in modifiers:
        raise ValueError(f"terminals cannot tell {text!r} from the same key without Shift")
    if "alt" in modifiers and last.isupper():
        modifiers.add("shift")
    return "+".join([*sorted(modifiers), name])


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isascii() and text.isalpha()


def _unknown(text: str) -> ValueError:
    said = f"unknown key {text[:40]!r}"
    if 1 < len(text) <= 3 and text.isprintable():
        return ValueError(f'{said}; a chord is written with blanks, as "{" ".join(text)}"')
    return ValueError(said + suggestion(text[:40], sorted({*_NAMED, *(name for name in _ALIASES if len(name) > 1)})))


# What clashes


def configured(preset: str | None, given: Mapping[str, Sequence[str]]) -> tuple[tuple[Action, ...], dict[str, str]]:
    """Give the table with the keys of a preset and those given by actions' ids, and what is wrong with some of these.

    A key that another action has, which none are given for, is one that clashes. What clashes is set aside, and the
    action has the keys that it would have otherwise. Problems are by action's id. What the reader does and what is done
    in the search line share keys.
    """
    reader, about_reader = _configured(ACTIONS, preset, given)
    line, about_line = _configured(LINE_ACTIONS, preset, given)
    problems = about_reader | about_line
    return reader + line, {action: problems[action] for action in given if action in problems}


def _configured(
    table: Sequence[Action], preset: str | None, given: Mapping[str, Sequence[str]]
) -> tuple[tuple[Action, ...], dict[str, str]]:
    """Do so for the actions of one table."""
    presets = PRESETS[preset] if preset else {}
    base = {action.id: presets.get(action.id, action.keys) for action in table}
    held = {action: tuple(keys) for action, keys in given.items() if action in base}
    problems: dict[str, str] = {}
    while True:
        left = {action: keys for action, keys in base.items() if action not in held}
        wrong = dict(_own_clashes(held)) or _clashes_with(left, held)
        if not wrong:
            return tuple(replace(action, keys=(held | left)[action.id]) for action in table), problems
        problems |= wrong
        held = {action: keys for action, keys in held.items() if action not in wrong}


def _own_clashes(given: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Give the actions whose keys clash with one another or with those of an action given before, with the reason."""
    taken = _Taken()
    for action, keys in given.items():
        mine: list[str] = []
        for key in keys:
            if found := taken.clash(key):
                other, whose = found
                owner = "of the same action" if whose == action else f"of {whose!r}"
                yield action, f"{_told(key, other)} {owner}"
                break
            taken.add(key, action)
            mine.append(key)
        else:
            continue
        taken.drop(mine)


def _clashes_with(base: Mapping[str, Sequence[str]], given: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Tell of each action given that has a key of another, and what to write for that one."""
    taken = _Taken()
    for action, keys in given.items():
        for key in keys:
            taken.add(key, action)
    wrong: dict[str, str] = {}
    for action, keys in base.items():
        clashes = [(key, found) for key in keys if (found := taken.clash(key))]
        for key, (mine, whose) in clashes:
            rest = [other for other in keys if not taken.clash(other)]
            others = ", ".join(f'"{other}"' for other in rest)
            wrong.setdefault(whose, f"{_told(mine, key)} of {action!r}; set {action} too, as {action} = [{others}]")
    return wrong


class _Taken:
    """The chords that are taken, and by which actions."""

    def __init__(self) -> None:
        self._by_first: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def add(self, key: str, action: str) -> None:
        """Let an action have a chord."""
        self._by_first[key.split(" ")[0]][key] = action

    def drop(self, keys: Iterable[str]) -> None:
        """Let nobody have some chords."""
        for key in keys:
            del self._by_first[key.split(" ")[0]][key]

    def clash(self, key: str) -> tuple[str, str] | None:
        """Find a chord that cannot be told from this one, or not before it is typed whole, with the action it does."""
        parts = key.split(" ")
        for other, action in self._by_first.get(parts[0], {}).items():
            if all(_meet(*pair) for pair in zip(parts, other.split(" "), strict=False)):
                return other, action
        return None


def _meet(one: str, other: str) -> bool:
    """Whether two parts of chords can be the same key."""
    return one == other or _stands_for(one, other) or _stands_for(other, one)


def _stands_for(placeholder: str, part: str) -> bool:
    if placeholder == ANY_CHARACTER:
        return len(part) == 1 or part in PLACEHOLDERS
    return part in {ANY_DIGIT: DIGITS[1:], ANY_FORM: FORM_KEYS}.get(placeholder, ())


def _told(key: str, other: str) -> str:
    """Say how a key clashes with another, as the beginning of a message."""
    if key == other:
        return f'"{key}" is a key'
    if other.startswith(f"{key} "):
        return f'"{key}" begins "{other}", a key'
    if key.startswith(f"{other} "):
        return f'"{key}" begins with "{other}", a key'
    return f'"{key}" cannot be told from "{other}", a key'
