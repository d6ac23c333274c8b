"""The one table of what the reader can do and which keys do it, and the reading of keys, counts and chords by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Group = Literal["Moving", "Discussion", "Folds", "Search", "Quoting", "Places", "Program"]
DIGITS = tuple("0123456789")
ANY_DIGIT = "<1-9>"
ANY_CHARACTER = "<letter>"


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do.

    Each of `keys` is a key, or a chord written with blanks ("z a") whose last part may be a placeholder. A printable
    key is the character it types; others have Textual's names.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group


ACTIONS: tuple[Action, ...] = (
    Action("down", ("j", "down"), "Down", "A row down, or the next entry", "Moving"),
    Action("up", ("k", "up"), "Up", "A row up, or the entry before", "Moving"),
    Action("row_down", ("ctrl+e",), "Row down", "Scroll one row down", "Moving"),
    Action("row_up", ("ctrl+y",), "Row up", "Scroll one row up", "Moving"),
    Action("read_on", ("space",), "Read on", "Read on: a page, then the next unread", "Moving"),
    Action("page_down", ("f", "pagedown"), "Page down", "A page down", "Moving"),
    Action("page_up", ("b", "pageup"), "Page up", "A page up", "Moving"),
    Action("half_down", ("d", "ctrl+d"), "Half a page down", "Half a page down", "Moving"),
    Action("half_up", ("u", "ctrl+u"), "Half a page up", "Half a page up", "Moving"),
    Action("top", ("g", "home"), "Top", "To the top", "Moving"),
    Action("bottom", ("G", "end"), "Bottom", "To the bottom; 12G goes to entry 12", "Moving"),
    Action("other_pane", ("tab", "shift+tab"), "Other pane", "Go to the other pane", "Moving"),
    Action("next_sibling", ("J",), "Next sibling", "The next entry at the same level", "Discussion"),
    Action("previous_sibling", ("K",), "Previous sibling", "The entry before at the same level", "Discussion"),
    Action("parent", ("P",), "Parent", "The entry that this one answers", "Discussion"),
    Action("peek", ("p",), "Peek", "Show the entries that it answers", "Discussion"),
    Action("next_root", ("}",), "Next thread", "The next top-level entry", "Discussion"),
    Action("previous_root", ("{",), "Previous thread", "The top-level entry before", "Discussion"),
    Action("next_unread", ("]",), "Next unread", "The next entry that has not been read", "Discussion"),
    Action("previous_unread", ("[",), "Previous unread", "The unread entry before", "Discussion"),
    Action(
        "switch_replies", ("F",), "Replies as inferred or filed", "Show replies as inferred, or as filed", "Discussion"
    ),
    Action("next_by_author", ("*",), "Next by this author", "The next entry by the same author", "Discussion"),
    Action(
        "previous_by_author", ("#",), "Previous by this author", "The entry before by the same author", "Discussion"
    ),
    Action("toggle_fold", ("enter", "z a"), "Fold or unfold", "Fold the entry to one line, or unfold it", "Folds"),
    Action("fold_in", ("h", "left"), "Fold, then parent", "Fold; then, to the parent", "Folds"),
    Action("fold_out", ("l", "right"), "Unfold, then reply", "Unfold; then, to the first reply", "Folds"),
    Action("open_fold", ("z o",), "Unfold", "Unfold the entry", "Folds"),
    Action("close_fold", ("z c",), "Fold", "Fold the entry and what answers it", "Folds"),
    Action("close_all", ("z M",), "Fold all", "Fold every entry", "Folds"),
    Action("open_all", ("z R",), "Unfold all", "Unfold every entry", "Folds"),
    Action("fold_to_depth", (f"z {ANY_DIGIT}",), "Unfold to a depth", "Show entries to that depth whole", "Folds"),
    Action("search", ("/",), "Search", "Search article and discussion as you type", "Search"),
    Action("next_hit", ("n",), "Next hit", "The next place found", "Search"),
    Action("previous_hit", ("N",), "Previous hit", "The place found before", "Search"),
    Action("quote", ("y",), "Quote", "Quote the entry to the clipboard", "Quoting"),
    Action("copy", ("ctrl+c",), "Copy", "Copy what the mouse has selected", "Quoting"),
    Action("set_mark", (f"m {ANY_CHARACTER}",), "Set a mark", "Remember this place under a letter", "Places"),
    Action("go_to_mark", (f"' {ANY_CHARACTER}",), "Go to a mark", "Go back to a remembered place", "Places"),
    Action("back", ("backspace",), "Back", "To the place before the last jump", "Places"),
    Action("link_hints", (";",), "Links in sight", "Choose a link in sight by its letters", "Places"),
    Action("open_link", ("o",), "Open the link", "Open the link of the entry or article", "Places"),
    Action("how_read", ("=",), "How the file was read", "How the file was read: each part and why", "Program"),
    Action("help", ("?", "f1"), "Help", "Show this help", "Program"),
    Action("command_palette", (":", "ctrl+p"), "Commands", "Find a command by its name", "Program"),
    Action("cancel", ("escape",), "Cancel", "Drop a selection, or a search's marks", "Program"),
    Action("quit", ("q", "ctrl+q"), "Quit", "Close what is open, then quit", "Program"),
)

BY_ID = {action.id: action for action in ACTIONS}


@dataclass(frozen=True, slots=True)
class Command:
    """An action that was asked for; `count` is the number typed before it, `argument` the end of its chord."""

    action: str
    count: int | None = None
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """Keys that need more: what was typed so far, and the keys that can follow with their labels."""

    typed: str
    choices: tuple[tuple[str, str], ...] = ()

    def describe(self) -> str:
        """Say what was typed, and which keys can follow."""
        choices = "  ".join(f"{display(key)} {label.lower()}" for key, label in self.choices)
        return f"{self.typed}  {choices}" if choices else self.typed


class KeyReader:
    """Turns one key after another into commands."""

    def __init__(self, actions: Iterable[Action] = ACTIONS) -> None:
        self._chords = {tuple(key.split(" ")): action for action in actions for key in action.keys}
        self._count = ""
        self._typed: list[str] = []

    def reset(self) -> bool:
        """Forget what is pending; True when something was."""
        pending = bool(self._count or self._typed)
        self._count, self._typed = "", []
        return pending

    def feed(self, key: str) -> Command | Pending | None:
        """Take a key; None when nothing is bound to it here, and then nothing is pending either.

        Escape drops what is pending before it means anything else.
        """
        if key == "escape" and self.reset():
            return None
        if not self._typed and key in DIGITS and (self._count or key != "0"):
            self._count = (self._count + key)[:6]
            return Pending(self._count)
        typed = [*self._typed, key]
        if found := self._match(typed):
            action, argument = found
            count = int(self._count) if self._count else None
            self.reset()
            return Command(action.id, count, argument)
        choices = self._choices(typed)
        if not choices:
            self.reset()
            return None
        self._typed = typed
        return Pending(self._count + " ".join(typed), choices)

    def _match(self, typed: Sequence[str]) -> tuple[Action, str] | None:
        if action := self._chords.get(tuple(typed)):
            return action, ""
        *first, last = typed
        if last in DIGITS[1:] and (action := self._chords.get((*first, ANY_DIGIT))):
            return action, last
        if len(last) == 1 and (action := self._chords.get((*first, ANY_CHARACTER))):
            return action, last
        return None

    def _choices(self, typed: Sequence[str]) -> tuple[tuple[str, str], ...]:
        so_far = len(typed)
        return tuple(
            (chord[so_far], action.label)
            for chord, action in self._chords.items()
            if len(chord) > so_far and list(chord[:so_far]) == list(typed)
        )


SIGNS = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "tab": "Tab", "shift+tab": "Shift+Tab", "enter": "Enter", "escape": "Esc", "space": "Space",
    "backspace": "Backspace", "f1": "F1",
}  # fmt: skip


def display(key: str) -> str:
    """Write a key or a chord as people do: "z a" as "za", "ctrl+d" as "Ctrl+d"."""
    parts = [SIGNS.get(part, part.replace("ctrl+", "Ctrl+")) for part in key.split(" ")]
    return "".join(parts)
