from collections import Counter
from dataclasses import replace

import pytest

from tui.keys import (
    ACTIONS,
    ALL_ACTIONS,
    ANY_CHARACTER,
    ANY_DIGIT,
    ANY_FORM,
    BY_ID,
    EDITING,
    ENDS,
    FORM_KEYS,
    FORM_LABELS,
    LINE,
    LINE_ACTIONS,
    LINE_FIXED,
    PLACEHOLDERS,
    Command,
    KeyReader,
    Pending,
    display,
    key_name,
)

PROMISED = {
    "down": "j down",
    "up": "k up",
    "row_down": "ctrl+e",
    "row_up": "ctrl+y",
    "read_on": "space",
    "page_down": "f pagedown",
    "page_up": "b pageup",
    "half_down": "d ctrl+d",
    "half_up": "u ctrl+u",
    "top": "g home",
    "bottom": "G end",
    "fold_in": "h left",
    "fold_out": "l right",
    "next_sibling": "J",
    "previous_sibling": "K",
    "parent": "P",
    "peek": "p",
    "previous_root": "{",
    "next_root": "}",
    "previous_unread": "[",
    "next_unread": "]",
    "open_fold": "zo",
    "close_fold": "zc",
    "close_all": "zM",
    "open_all": "zR",
    "fold_to_depth": "z1…z9",
    "toggle_fold": "enter za",
    "toggle_discussion": "c",
    "next_layout": "w",
    "wider_article": ")",
    "wider_discussion": "(",
    "longer_rows": "+",
    "shorter_rows": "-",
    "article_alone": "Z",
    "switch_kinds": "T",
    "cast": "C",
    "toggle_read": "x",
    "release_mouse": "M",
    "quote_as": "Y…",
    "select_words": "v",
    "tag": "t",
    "collect": "i",
    "basket": "I",
    "write_note": "a",
    "notes": "A",
    "pipe": "|",
    "raw": "r",
    "save": "s",
    "edit": "e",
    "other_pane": "tab shift+tab",
    "switch_replies": "F",
    "next_by_author": "*",
    "previous_by_author": "#",
    "search": "/",
    "next_hit": "n",
    "previous_hit": "N",
    "limit": "&",
    "hits": "L",
    "search_older": "up",
    "search_newer": "down",
    "search_regex": "alt+r",
    "search_case": "alt+c",
    "search_word": "alt+w",
    "search_scope": "tab",
    "quote": "y",
    "copy": "ctrl+c",
    "set_mark": "m…",
    "go_to_mark": "'…",
    "back": "backspace",
    "link_hints": ";",
    "open_link": "o",
    "how_read": "=",
    "help": "? f1",
    "command_palette": ": ctrl+p",
}
"""The keys that the design gives to what there is, apart from those to leave with."""

KEYS = [key for action in ACTIONS for key in action.keys]


def plainly(keys: tuple[str, ...]) -> set[str]:
    """Keys as PROMISED writes them."""
    placeholders = {ANY_DIGIT: "1…z9", ANY_CHARACTER: "…", ANY_FORM: "…"}
    return {"".join(placeholders.get(part, part) for part in key.split(" ")) for key in keys}


def chord(key: str) -> list[str]:
    """The parts of a chord, with something typed for a placeholder."""
    return [{ANY_DIGIT: "3", ANY_CHARACTER: "a", ANY_FORM: "h"}.get(part, part) for part in key.split(" ")]


def feed(*keys: str, reader: KeyReader | None = None) -> Command | Pending | None:
    """What the last of these keys gives."""
    reader = reader or KeyReader()
    *first, last = keys
    for key in first:
        reader.feed(key)
    return reader.feed(last)


@pytest.mark.parametrize("action", PROMISED)
def test_an_action_has_the_keys_that_the_design_gives_it(action: str) -> None:
    assert plainly(BY_ID[action].keys) == set(PROMISED[action].split())


def test_q_quits_and_escape_does_not() -> None:
    assert "q" in BY_ID["quit"].keys
    assert "escape" not in BY_ID["quit"].keys


def test_every_action_is_promised_or_one_to_leave_with_or_named_here() -> None:
    more = {"quit", "cancel", "switch_order", "reread", "suspend", "search_hits"}
    assert {action.id for action in ALL_ACTIONS} - PROMISED.keys() == more


def test_no_key_is_bound_twice() -> None:
    assert [key for key, count in Counter(KEYS).items() if count > 1] == []


def test_no_chord_is_the_beginning_of_another() -> None:
    assert [(key, other) for key in KEYS for other in KEYS if other.startswith(f"{key} ")] == []


def test_the_part_that_a_placeholder_stands_for_is_the_last() -> None:
    assert all(not set(PLACEHOLDERS).intersection(key.split(" ")[:-1]) for key in KEYS)


def test_the_placeholders_of_chords_are_told_by_action() -> None:
    assert ENDS == {
        "fold_to_depth": ANY_DIGIT,
        "quote_as": ANY_FORM,
        "set_mark": ANY_CHARACTER,
        "go_to_mark": ANY_CHARACTER,
    }


def test_every_form_has_a_letter_and_a_label() -> None:
    assert set(FORM_KEYS.values()) == FORM_LABELS.keys()
    assert len(set(FORM_KEYS)) == len(FORM_LABELS)


def test_no_key_is_a_digit_for_digits_count() -> None:
    assert [key for key in KEYS if key.isdigit()] == []


def test_ids_are_unique() -> None:
    assert len({*BY_ID, *(action.id for action in LINE_FIXED)}) == len(ALL_ACTIONS) + len(LINE_FIXED)


@pytest.mark.parametrize("action", BY_ID)
def test_an_action_is_explained(action: str) -> None:
    assert BY_ID[action].keys
    assert BY_ID[action].label
    assert BY_ID[action].help


@pytest.mark.parametrize("key", KEYS)
def test_every_key_gives_its_action(key: str) -> None:
    heard = feed(*chord(key))
    assert isinstance(heard, Command)
    assert key in BY_ID[heard.action].keys
    assert heard.count is None


@pytest.mark.parametrize("key", [key for key in KEYS if key != "escape"])
def test_every_key_takes_a_count(key: str) -> None:
    heard = feed("1", "2", *chord(key))
    assert isinstance(heard, Command)
    assert heard.count == 12


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (("3", "j"), Command("down", 3)),
        (("1", "2", "G"), Command("bottom", 12)),
        (("1", "0", "j"), Command("down", 10)),
        (("0", "j"), Command("down")),
        (("0", "5", "j"), Command("down", 5)),
        (("z", "a"), Command("toggle_fold")),
        (("z", "3"), Command("fold_to_depth", None, "3")),
        (("2", "z", "3"), Command("fold_to_depth", 2, "3")),
        (("m", "q"), Command("set_mark", None, "q")),
        (("m", "3"), Command("set_mark", None, "3")),
        (("m", "é"), Command("set_mark", None, "é")),
        (("'", "'"), Command("go_to_mark", None, "'")),
        (("Y", "h"), Command("quote_as", None, "html")),
    ],
)
def test_counts_chords_and_arguments(keys: tuple[str, ...], command: Command) -> None:
    assert feed(*keys) == command


def test_the_group_of_the_search_line_is_a_table_of_its_own() -> None:
    assert {action.group for action in (*LINE_ACTIONS, *LINE_FIXED)} == {LINE}
    assert LINE not in {action.group for action in ACTIONS}


def test_no_key_of_the_search_line_is_bound_twice_or_could_be_typed() -> None:
    keys = [key for action in (*LINE_ACTIONS, *LINE_FIXED) for key in action.keys] + list(EDITING)
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [key for key in keys if len(key) == 1 or key == "space" or " " in key] == []


@pytest.mark.parametrize("key", ["alt+r", "alt+w", "alt+l"])
def test_the_keys_of_the_search_line_mean_nothing_elsewhere(key: str) -> None:
    assert KeyReader(ALL_ACTIONS).feed(key) is None


def test_a_key_of_the_search_line_keeps_its_meaning_elsewhere() -> None:
    reader = KeyReader(ALL_ACTIONS)
    assert [reader.feed(key) for key in ("tab", "up")] == [Command("other_pane"), Command("up")]


def test_a_count_holds_for_one_command_only() -> None:
    assert feed("3", "j", "j") == Command("down")


def test_an_endless_count_is_cut() -> None:
    heard = feed(*"9" * 5000, "j")
    assert isinstance(heard, Command)
    assert heard.count == 999_999


@pytest.mark.parametrize(("keys", "typed"), [("1", "1"), ("12", "12"), ("z", "z"), ("2z", "2z"), ("m", "m")])
def test_what_was_typed_is_told_while_it_is_pending(keys: str, typed: str) -> None:
    heard = feed(*keys)
    assert isinstance(heard, Pending)
    assert heard.typed == typed


def test_a_pending_chord_tells_what_can_follow() -> None:
    heard = feed("z")
    assert isinstance(heard, Pending)
    assert {key for key, _label in heard.choices} == {"a", "o", "c", "M", "R", ANY_DIGIT}
    assert "R unfold all" in heard.describe()
    assert heard.describe().startswith("z  ")


def test_a_count_tells_a_few_keys_that_can_follow() -> None:
    heard = feed("1", "2")
    assert isinstance(heard, Pending)
    assert heard.describe().startswith("12  G entry 12  j down  k up")


def test_what_can_follow_a_count_has_the_keys_as_configured() -> None:
    keys = {"bottom": ("g e",), "down": (), "up": ("ctrl+k", "e")}
    actions = [replace(action, keys=keys.get(action.id, action.keys)) for action in ACTIONS]
    heard = KeyReader(actions).feed("3")
    assert isinstance(heard, Pending)
    assert heard.describe() == "3  Ctrl+k up  f pages"


def test_the_forms_of_a_quotation_are_told_by_their_letters() -> None:
    heard = feed("Y")
    assert isinstance(heard, Pending)
    assert heard.describe().startswith("Y  m Markdown  p plain")
    assert len(heard.choices) == len(FORM_KEYS)


def test_a_mark_is_any_letter_unless_the_screen_tells_those_that_are_set() -> None:
    assert KeyReader().feed("m").describe() == "m  a letter: set a mark"  # type: ignore[union-attr]

    def letters(action: str) -> list[tuple[str, str]]:
        return [("a", "comment 3, Joe"), ("é", "¶ 2")] if action == "go_to_mark" else []

    reader = KeyReader(ACTIONS, letters)
    heard = reader.feed("'")
    assert isinstance(heard, Pending)
    assert heard.describe() == "'  a comment 3, Joe  é ¶ 2"
    assert reader.feed("x") == Command("go_to_mark", None, "x")
    assert isinstance(reader.feed("m"), Pending)


def test_of_longer_chords_the_next_key_is_told_once() -> None:
    keys = {"down": ("ctrl+w d x",), "up": ("ctrl+w d y", "ctrl+w u")}
    reader = KeyReader([replace(action, keys=keys.get(action.id, ())) for action in ACTIONS])
    heard = reader.feed("ctrl+w")
    assert isinstance(heard, Pending)
    assert heard.describe() == "Ctrl+w  d …  u up"
    reader.feed("d")
    assert reader.feed("y") == Command("up")


@pytest.mark.parametrize(
    "keys",
    ["0", "X", "zX", "z0", "zz", "3X", ("z", "escape"), ("m", "escape"), ("m", "space"), ("3", "z", "escape")],
)
def test_a_key_that_nothing_is_bound_to_drops_what_is_pending(keys: str | tuple[str, ...]) -> None:
    reader = KeyReader()
    assert feed(*keys, reader=reader) is None
    assert not reader.reset()
    assert reader.feed("j") == Command("down")


def test_escape_is_heard_when_nothing_is_pending() -> None:
    assert feed("escape") == Command("cancel")


def test_escape_after_a_count_drops_the_count_only() -> None:
    assert feed("5", "escape") is None


@pytest.mark.parametrize("key", ["²", "①"])
def test_a_superscript_digit_is_no_count(key: str) -> None:
    assert not isinstance(feed(key, "j"), Pending)


@pytest.mark.parametrize(("keys", "pending"), [("", False), ("3", True), ("z", True), ("3z", True), ("3j", False)])
def test_reset_tells_whether_something_was_pending_and_forgets_it(keys: str, pending: bool) -> None:
    reader = KeyReader()
    for key in keys:
        reader.feed(key)
    assert reader.reset() is pending
    assert not reader.reset()
    assert reader.feed("j") == Command("down")


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("j", "j"),
        ("z a", "za"),
        ("ctrl+d", "Ctrl+d"),
        ("shift+tab", "Shift+Tab"),
        ("pagedown", "PgDn"),
        ("down", "↓"),
        ("ctrl+w w", "Ctrl+w w"),
        ("z <1-9>", "z1…9"),
        ("m <letter>", "m…"),
        ("+", "+"),
        ("ctrl+right_square_bracket", "Ctrl+]"),
        ("alt+shift+v", "Alt+Shift+v"),
        ("f12", "F12"),
    ],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert display(key) == shown


@pytest.mark.parametrize("key", [key for key in KEYS if not key.startswith("ctrl+")])
def test_no_key_is_shown_under_the_toolkits_name(key: str) -> None:
    assert display(key) != key or len(key) == 1


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("j", "j", "j"),
        ("J", "J", "J"),
        ("plus", "+", "+"),
        ("+", "+", "+"),
        ("question_mark", "?", "?"),
        ("é", "é", "é"),
        ("space", " ", "space"),
        ("tab", "\t", "tab"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("pagedown", None, "pagedown"),
        ("alt+v", "v", "alt+v"),
        ("alt+shift+v", "V", "alt+shift+v"),
        ("alt+v", None, "alt+v"),
    ],
)
def test_a_key_is_named_by_its_character_unless_alt_is_held(key: str, character: str | None, name: str) -> None:
    assert key_name(key, character) == name
