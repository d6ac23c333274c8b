"""The one table of what can be done and which keys do it, and the reading of keys, counts and chords by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Group = Literal[
    "Moving", "Discussion", "Folds", "Layout", "Search", "Quoting", "Places", "File", "Program", "In the search line"
]  # fmt: skip
LINE: Final = "In the search line"
"""The group of what the keys do while the search line is open."""
DIGITS = tuple("0123456789")
ANY_DIGIT = "<1-9>"
ANY_CHARACTER = "<letter>"
ANY_FORM = "<form>"
PLACEHOLDERS = (ANY_DIGIT, ANY_CHARACTER, ANY_FORM)
"""What the last part of a chord can be written as, where several keys will do."""
FORM_KEYS = {
    "m": "markdown", "p": "plain", "e": "email", "h": "html", "o": "org", "b": "bibtex", "t": "branch", "j": "json",
}  # fmt: skip
"""The letters that stand for the forms of a quotation."""
FORM_LABELS = {
    "markdown": "Markdown", "plain": "plain", "email": "e-mail", "html": "HTML", "org": "Org", "bibtex": "BibTeX",
    "branch": "branch", "json": "JSON",
}  # fmt: skip
COUNTED = {"bottom": "entry", "down": "down", "up": "up", "page_down": "pages"}
"""The actions that are named while a count is typed, as the likeliest to follow it."""


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
    Action("bottom", ("G", "end"), "Bottom", "To the bottom; a number goes to that entry", "Moving"),
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
    Action("switch_order", ("S",), "Order", "As answered, as filed, or newest first", "Discussion"),
    Action("switch_kinds", ("T",), "Kinds", "Comments, trackbacks, both, or both apart", "Discussion"),
    Action("cast", ("C",), "Cast list", "Who writes here; choose one to read alone", "Discussion"),
    Action("next_by_author", ("*",), "Next by this author", "The next entry by the same author", "Discussion"),
    Action(
        "previous_by_author", ("#",), "Previous by this author", "The entry before by the same author", "Discussion"
    ),
    Action("toggle_read", ("x",), "Read or unread", "Take the entry for read, or for unread", "Discussion"),
    Action("toggle_fold", ("enter", "z a"), "Fold/unfold", "Fold the entry to one line, or unfold it", "Folds"),
    Action("fold_in", ("h", "left"), "Fold, then parent", "Fold; then, to the parent", "Folds"),
    Action("fold_out", ("l", "right"), "Unfold, then reply", "Unfold; then, to the first reply", "Folds"),
    Action("open_fold", ("z o",), "Unfold", "Unfold the entry", "Folds"),
    Action("close_fold", ("z c",), "Fold", "Fold the entry and what answers it", "Folds"),
    Action("close_all", ("z M",), "Fold all", "Fold every entry", "Folds"),
    Action("open_all", ("z R",), "Unfold all", "Unfold every entry", "Folds"),
    Action("fold_to_depth", (f"z {ANY_DIGIT}",), "To a depth", "Show entries to that depth whole", "Folds"),
    Action("toggle_discussion", ("c",), "Discussion on or off", "Show the discussion, or only the article", "Layout"),
    Action("next_layout", ("w",), "Layout", "Side by side, stacked, one at a time", "Layout"),
    Action("wider_article", (")",), "Wider article", "Move the divider towards the discussion", "Layout"),
    Action("wider_discussion", ("(",), "Wider discussion", "Move the divider towards the article", "Layout"),
    Action("longer_rows", ("+",), "Longer rows", "Let the rows of text be longer", "Layout"),
    Action("shorter_rows", ("-",), "Shorter rows", "Let the rows of text be shorter", "Layout"),
    Action("article_alone", ("Z",), "Article alone", "Show nothing but the article, and back", "Layout"),
    Action("search", ("/",), "Search", "Search article and discussion as you type", "Search"),
    Action("next_hit", ("n",), "Next hit", "The next place found", "Search"),
    Action("previous_hit", ("N",), "Previous hit", "The place found before", "Search"),
    Action("limit", ("&",), "Only what matches", "Show only the entries that match", "Search"),
    Action("hits", ("L",), "All hits", "List all places found", "Search"),
    Action("quote", ("y",), "Quote", "Quote the entry to the clipboard", "Quoting"),
    Action("quote_as", (f"Y {ANY_FORM}",), "Quote as", "Quote the entry in another form", "Quoting"),
    Action("select_words", ("v",), "Select words", "Select words with the keys, to quote them", "Quoting"),
    Action("tag", ("t",), "Tag", "Tag the entry, to quote several together", "Quoting"),
    Action("collect", ("i",), "Into the basket", "Put the quotation into the basket", "Quoting"),
    Action("basket", ("I",), "Basket", "Show the basket of quotations", "Quoting"),
    Action("write_note", ("a",), "Note", "Write a note on the entry", "Quoting"),
    Action("notes", ("A",), "All notes", "Show all notes on this document", "Quoting"),
    Action("pipe", ("|",), "Pipe", "Give selection or entry to a command", "Quoting"),
    Action("copy", ("ctrl+c",), "Copy", "Copy what the mouse has selected", "Quoting"),
    Action("set_mark", (f"m {ANY_CHARACTER}",), "Set a mark", "Remember this place under a letter", "Places"),
    Action("go_to_mark", (f"' {ANY_CHARACTER}",), "Go to a mark", "Go back to a remembered place", "Places"),
    Action("back", ("backspace",), "Back", "To the place before the last jump", "Places"),
    Action("link_hints", (";",), "Links in sight", "Choose a link in sight by its letters", "Places"),
    Action("open_link", ("o",), "Open the link", "Open the link of the entry or article", "Places"),
    Action("how_read", ("=",), "How the file was read", "How the file was read: each part and why", "File"),
    Action("raw", ("r",), "Raw text", "The file's own text, at this place", "File"),
    Action("save", ("s",), "Save", "Save the document, or what is tagged, to a file", "File"),
    Action("edit", ("e",), "Edit", "Open the file in $EDITOR at this place", "File"),
    Action("reread", ("R",), "Read again", "Read the file again", "File"),
    Action("release_mouse", ("M",), "Mouse", "Give the mouse to the terminal, or take it back", "Program"),
    Action("help", ("?", "f1"), "Help", "Show this help", "Program"),
    Action("command_palette", (":", "ctrl+p"), "Commands", "Find a command by its name", "Program"),
    Action("cancel", ("escape",), "Cancel", "Drop a selection, a search, or what & hides", "Program"),
    Action("suspend", ("ctrl+z",), "Suspend", "Back to the shell; its fg returns", "Program"),
    Action("quit", ("q", "ctrl+q"), "Quit", "Close what is open, then quit", "Program"),
)
"""What the reader does."""

LINE_ACTIONS: tuple[Action, ...] = (
    Action("search_older", ("up",), "Older query", "The query before that begins like this", LINE),
    Action("search_newer", ("down",), "Newer query", "The query after it, or what was typed", LINE),
    Action("search_regex", ("alt+r",), "Pattern", "A regular expression, or words", LINE),
    Action("search_case", ("alt+c",), "Case", "Let case count as typed, always, or never", LINE),
    Action("search_word", ("alt+w",), "Whole words", "Only whole words, or parts of words too", LINE),
    Action("search_scope", ("tab",), "Where", "Take what is offered, or search elsewhere", LINE),
    Action("search_hits", ("alt+l",), "List of hits", "List all places that it finds", LINE),
)
"""What is done in the search line, besides typing; its keys mean nothing elsewhere."""
LINE_FIXED: tuple[Action, ...] = (
    Action("search_keep", ("enter",), "Keep", "Stay at the place found", LINE),
    Action("search_leave", ("escape",), "Back", "Back to where the search began", LINE),
    Action("search_near", ("~word",), "Near spellings", "Words that are spelled nearly so", LINE),
    Action("search_without", ("-word",), "Without", "Only what does not hold the word, or the filter", LINE),
    Action("search_quoted", ('"words"',), "As written", "Words as they are, whatever sign they begin with", LINE),
    Action("search_author", ("author:",), "Author", 'Names with a word that begins so; "the whole name"', LINE),
    Action("search_kind", ("kind:",), "Kind", "article, comment, trackback, pingback, ping", LINE),
    Action("search_state", ("is:",), "State", "unread, read, tagged, inferred", LINE),
    Action("search_content", ("has:",), "Content", "link, quote", LINE),
)
"""What can be typed into the search line, and the keys that it has of its own, whatever is set."""
EDITING = {
    "backspace": "delete_left", "delete": "delete_right", "ctrl+d": "delete_right", "left": "cursor_left",
    "right": "cursor_right", "ctrl+left": "cursor_left_word", "ctrl+right": "cursor_right_word", "home": "home",
    "ctrl+a": "home", "end": "end", "ctrl+e": "end", "ctrl+w": "delete_left_word", "ctrl+u": "delete_left_all",
    "ctrl+k": "delete_right_all",
}  # fmt: skip
"""What keys do to a line that is typed, by the names of the toolkit's actions."""

ALL_ACTIONS = ACTIONS + LINE_ACTIONS
"""Everything that keys can be set for."""
BY_ID = {action.id: action for action in ALL_ACTIONS}
ENDS = {action.id: end for action in ACTIONS for key in action.keys if (end := key.split(" ")[-1]) in PLACEHOLDERS}
"""The placeholders that the chords of some actions end in, by the actions' ids."""


@dataclass(frozen=True, slots=True)
class Command:
    """An action that was asked for; `count` is the number typed before it, `argument` the end of its chord."""

    action: str
    count: int | None = None
    argument: str = ""

    @property
    def times(self) -> int:
        """How often to do it."""
        return self.count or 1


@dataclass(frozen=True, slots=True)
class Pending:
    """Keys that need more: what was typed so far, and the keys that can follow with their labels."""

    typed: str
    choices: tuple[tuple[str, str], ...] = ()

    def describe(self) -> str:
        """Say what was typed, and which keys can follow."""
        said = (("a letter:" if key == ANY_CHARACTER else display(key), label) for key, label in self.choices)
        return "  ".join([self.typed, *(f"{key} {label}" for key, label in said)])


Letters = Callable[[str], Iterable[tuple[str, str]]]
"""Gives the letters that mean something to an action now, such as the marks that are set, each with a label."""


class KeyReader:
    """Turns one key after another into commands; `letters` tells more of what can follow a chord.

    Those of `actions` that are the search line's are passed over.
    """

    def __init__(self, actions: Iterable[Action] = ACTIONS, letters: Letters | None = None) -> None:
        here = [action for action in actions if action.group != LINE]
        self._chords = {tuple(key.split(" ")): action for action in here for key in action.keys}
        self._letters = letters or (lambda _action: ())
        self._count = ""
        self._typed: list[str] = []

    @property
    def is_pending(self) -> bool:
        """Whether keys were typed that need more."""
        return bool(self._count or self._typed)

    def reset(self) -> bool:
        """Forget what is pending; True when something was."""
        pending = self.is_pending
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
            return Pending(self._count, tuple(self._counted()))
        typed = [*self._typed, key]
        if found := self._match(typed):
            action, argument = found
            count = int(self._count) if self._count else None
            self.reset()
            return Command(action.id, count, argument)
        choices = tuple(self._choices(typed))
        if not choices:
            self.reset()
            return None
        self._typed = typed
        return Pending(self._count + display(" ".join(typed)), choices)

    def _match(self, typed: Sequence[str]) -> tuple[Action, str] | None:
        if action := self._chords.get(tuple(typed)):
            return action, ""
        *first, last = typed
        if last in DIGITS[1:] and (action := self._chords.get((*first, ANY_DIGIT))):
            return action, last
        if last in FORM_KEYS and (action := self._chords.get((*first, ANY_FORM))):
            return action, FORM_KEYS[last]
        if len(last) == 1 and (action := self._chords.get((*first, ANY_CHARACTER))):
            return action, last
        return None

    def _counted(self) -> Iterator[tuple[str, str]]:
        """Give a few keys that can follow a count."""
        first = {action.id: chord[0] for chord, action in reversed(self._chords.items()) if len(chord) == 1}
        for action, label in COUNTED.items():
            if action in first:
                yield first[action], f"{label} {self._count}" if action == "bottom" else label

    def _choices(self, typed: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the keys that can follow with what they do; a key that needs more says so."""
        at = len(typed)
        given: set[str] = set()
        for chord, action in self._chords.items():
            if len(chord) <= at or list(chord[:at]) != list(typed) or chord[at] in given:
                continue
            given.add(chord[at])
            if chord[at] == ANY_FORM:
                yield from ((key, FORM_LABELS[form]) for key, form in FORM_KEYS.items())
            elif chord[at] == ANY_CHARACTER:
                yield from tuple(self._letters(action.id)) or ((ANY_CHARACTER, _small(action.label)),)
            else:
                yield chord[at], _small(action.label) if len(chord) == at + 1 else "…"


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def key_name(key: str, character: str | None) -> str:
    """Name a key as the table does: by the character that it types, or else by the toolkit's name.

    With Alt held the toolkit names a letter's character too, and with it would lose the Alt.
    """
    if character and character.isprintable() and character != " " and "+" not in key[1:]:
        return character
    return key


SIGNS = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "tab": "Tab", "enter": "Enter", "escape": "Esc", "space": "Space", "backspace": "Backspace",
    "delete": "Del", "insert": "Ins", "ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "backslash": "\\",
    "right_square_bracket": "]", "circumflex_accent": "^", "underscore": "_", ANY_DIGIT: "1…9", ANY_CHARACTER: "…",
    ANY_FORM: "…", **{f"f{number}": f"F{number}" for number in range(1, 13)},
}  # fmt: skip


def display(key: str) -> str:
    """Write a key or a chord as people do: "z a" as "za", "ctrl+d" as "Ctrl+d", "ctrl+w w" as "Ctrl+w w"."""
    parts = [_display_part(part) for part in key.split(" ")]
    return ("" if all(len(part) == 1 for part in parts[:-1]) else " ").join(parts)


def _display_part(part: str) -> str:
    *modifiers, last = part.split("+") if "+" in part[1:] else [part]
    return "+".join(SIGNS.get(one, one) for one in (*modifiers, last))
