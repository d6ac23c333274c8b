from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.keymap import PRESETS, configured, parse_keys, suggestion
from tui.keys import ALL_ACTIONS, ANY_CHARACTER, ANY_DIGIT, ANY_FORM, BY_ID, LINE, Action, Command, KeyReader


def keys_of(actions: tuple[Action, ...]) -> dict[str, tuple[str, ...]]:
    """The keys that differ from the table's."""
    return {action.id: action.keys for action in actions if action.keys != BY_ID[action.id].keys}


def configure(**keys: str | list[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The keys that differ once these are given, and what is wrong with some of them."""
    actions, problems = configured(
        None, {name: tuple([one] if isinstance(one, str) else one) for name, one in keys.items()}
    )
    return keys_of(actions), problems


def typed(key: str) -> list[str]:
    """What is pressed for a chord."""
    return [{ANY_DIGIT: "3", ANY_CHARACTER: "a", ANY_FORM: "h"}.get(part, part) for part in key.split(" ")]


def does_all(actions: tuple[Action, ...]) -> bool:
    """Whether every key of the reader does its own action, and every key of the search line is one action's."""
    reader = KeyReader(actions)
    keys = [key for action in actions if action.group == LINE for key in action.keys]
    if len(keys) != len(set(keys)):
        return False
    for action in (one for one in actions if one.group != LINE):
        for key in action.keys:
            *first, last = typed(key)
            if any(isinstance(reader.feed(one), Command) for one in first):
                return False
            heard = reader.feed(last)
            if not isinstance(heard, Command) or heard.action != action.id:
                return False
    return True


# How keys are written


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("j", "j"),
        ("G", "G"),
        ("é", "é"),
        ("+", "+"),
        ("-", "-"),
        (" ", "space"),
        ("Space", "space"),
        ("↓", "down"),
        ("Down", "down"),
        ("PgDn", "pagedown"),
        ("page_up", "pageup"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("F5", "f5"),
        ("ctrl+d", "ctrl+d"),
        ("Ctrl+d", "ctrl+d"),
        ("Ctrl+D", "ctrl+d"),
        ("C-d", "ctrl+d"),
        ("c-PgDn", "ctrl+pagedown"),
        ("shift+tab", "shift+tab"),
        ("S-Tab", "shift+tab"),
        ("shift+a", "A"),
        ("Alt+v", "alt+v"),
        ("M-v", "alt+v"),
        ("alt+V", "alt+shift+v"),
        ("shift+alt+v", "alt+shift+v"),
        ("shift+ctrl+home", "ctrl+shift+home"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("C-\\", "ctrl+backslash"),
        ("ctrl+_", "ctrl+underscore"),
        ("z a", "z a"),
        ("  z   a ", "z a"),
        ("ctrl+w ctrl+w", "ctrl+w ctrl+w"),
        ("space PgDn", "space pagedown"),
    ],
)
def test_a_key_is_written_in_more_ways_than_one(text: str, key: str) -> None:
    assert parse_keys("help", [text]) == (key,)


@pytest.mark.parametrize(
    ("action", "text", "key"),
    [
        ("set_mark", "M", "M <letter>"),
        ("set_mark", "M <letter>", "M <letter>"),
        ("go_to_mark", "space '", "space ' <letter>"),
        ("quote_as", "ctrl+y", "ctrl+y <form>"),
        ("fold_to_depth", "Z <1-9>", "Z <1-9>"),
        ("fold_to_depth", "Z", "Z <1-9>"),
    ],
)
def test_what_a_chord_ends_in_can_be_left_out(action: str, text: str, key: str) -> None:
    assert parse_keys(action, [text]) == (key,)


def test_a_key_given_twice_is_one() -> None:
    assert parse_keys("help", ["h", "PgDn", "h", "pagedown"]) == ("h", "pagedown")


@pytest.mark.parametrize(
    ("action", "text", "said"),
    [
        ("help", "pgdwn", "unknown key 'pgdwn'; did you mean 'pgdown'?"),
        ("help", "ctrl+pgdwn", "unknown key 'ctrl+pgdwn'"),
        ("help", "gg", "unknown key 'gg'; a chord is written with blanks, as \"g g\""),
        ("help", "hyper+x", "unknown key 'hyper+x'"),
        ("help", "ctrl+ä", "unknown key 'ctrl+ä'"),
        ("help", "ctrl+1", "unknown key 'ctrl+1'"),
        ("help", "f13", "unknown key 'f13'; a chord"),
        ("help", "", "there is no key in it"),
        ("help", "\x1b", "unknown key '\\x1b'"),
        ("help", "z \x07", "unknown key '\\x07'"),
        ("help", "z <letter>", "unknown key '<letter>'"),
        ("set_mark", "m <1-9>", "unknown key '<1-9>'"),
        ("set_mark", "<letter>", "unknown key '<letter>'"),
        ("help", "ctrl+i", "write 'tab'"),
        ("help", "C-m", "write 'enter'"),
        ("help", "ctrl+[", "write 'escape'"),
        ("help", "ctrl+h", "write 'backspace'"),
        ("help", "ctrl+shift+d", "without Shift"),
        ("help", "5", "digits are counts"),
        ("help", "0 x", "digits are counts"),
        ("help", "escape x", "no part of a chord"),
        ("help", "x escape", "no part of a chord"),
        ("set_mark", "escape", "no part of a chord"),
        ("quit", "escape", "escape never quits"),
        ("quit", "Esc", "escape never quits"),
        ("search_regex", "r", "'r' could not be typed in the search line any more"),
        ("search_regex", "5", "could not be typed"),
        ("search_regex", "é", "could not be typed"),
        ("search_regex", " ", "could not be typed"),
        ("search_regex", "Shift+r", "could not be typed"),
        ("search_regex", "ctrl+x r", "'ctrl+x r' is a chord, and the search line takes single keys"),
        ("search_older", "Return", "'Return' has its own meaning in the search line"),
        ("search_older", "esc", "has its own meaning"),
        ("search_older", "ctrl+w", "has its own meaning"),
        ("search_older", "→", "has its own meaning"),
    ],
)
def test_what_is_no_key_is_told(action: str, text: str, said: str) -> None:
    with pytest.raises(ValueError) as error:
        parse_keys(action, [text])
    assert said in str(error.value)


@given(st.text(max_size=12))
def test_any_text_is_read_as_a_key_or_told_in_a_printable_line(text: str) -> None:
    try:
        (key,) = parse_keys("help", [text])
    except ValueError as error:
        assert str(error).isprintable()
    else:
        assert parse_keys("help", [key]) == (key,)


def test_keys_that_are_not_default_are_written_as_they_are_shown() -> None:
    for action in ALL_ACTIONS:
        assert parse_keys(action.id, action.keys) == action.keys


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("qoute", "; did you mean 'quote'?"),
        ("QUOTE", "; did you mean 'quote'?"),
        ("zzz", ""),
        ("quo", "; did you mean 'quote'?"),
    ],
)
def test_the_nearest_word_is_suggested(word: str, said: str) -> None:
    assert suggestion(word, BY_ID) == said


def test_few_words_are_listed_when_none_is_near() -> None:
    assert suggestion("emacs", PRESETS) == "; there are less, vim, mutt"


# Presets


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_no_clash_and_every_action_keeps_a_key(preset: str) -> None:
    for actions, problems in (configured(preset, {}), configured(None, PRESETS[preset])):
        assert problems == {}
        assert [action.id for action in actions if not action.keys] == []
        assert keys_of(actions).items() >= PRESETS[preset].items()
        assert does_all(actions)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_takes_no_key_away_unseen(preset: str) -> None:
    actions, _problems = configured(preset, {})
    assert keys_of(actions) == PRESETS[preset]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_written_as_a_user_would(preset: str) -> None:
    assert PRESETS[preset].keys() <= BY_ID.keys()
    for action, keys in PRESETS[preset].items():
        assert parse_keys(action, keys) == keys


@pytest.mark.parametrize("preset", [None, *PRESETS])
def test_n_steps_through_hits_and_y_quotes_in_every_preset(preset: str | None) -> None:
    actions, _problems = configured(preset, {})
    reader = KeyReader(actions)
    assert [reader.feed(key) for key in "nNy"] == [Command("next_hit"), Command("previous_hit"), Command("quote")]


@pytest.mark.parametrize(
    ("preset", "keys", "action"),
    [
        ("vim", "gg", "top"),
        ("vim", "zC", "close_fold"),
        ("less", "e", "row_down"),
        ("less", "h", "help"),
        ("less", "v", "edit"),
        ("less", "<", "top"),
        ("mutt", ["tab"], "next_unread"),
        ("mutt", "-", "page_up"),
    ],
)
def test_a_preset_has_the_keys_of_its_program(preset: str, keys: str | list[str], action: str) -> None:
    actions, _problems = configured(preset, {})
    reader = KeyReader(actions)
    assert [reader.feed(key) for key in keys][-1] == Command(action)


# What clashes


def test_the_keys_given_replace_those_of_the_table() -> None:
    assert configure(peek=["f5"], help=[]) == ({"peek": ("f5",), "help": ()}, {})


def test_keys_given_come_before_those_of_a_preset() -> None:
    actions, problems = configured("vim", {"top": ("f5",)})
    assert problems == {}
    assert keys_of(actions)["top"] == ("f5",)
    assert keys_of(actions)["page_down"] == PRESETS["vim"]["page_down"]


def test_a_key_of_another_action_clashes_and_it_is_said_what_to_write() -> None:
    keys, problems = configure(peek="j")
    assert keys == {}
    assert problems == {"peek": '"j" is a key of \'down\'; set down too, as down = ["down"]'}
    assert configure(peek="j", down=["down"]) == ({"peek": ("j",), "down": ("down",)}, {})


def test_an_action_without_another_key_can_be_left_without_any() -> None:
    keys, problems = configure(peek="P")
    assert keys == {}
    assert problems == {"peek": "\"P\" is a key of 'parent'; set parent too, as parent = []"}


@pytest.mark.parametrize("others", [["p"], ["f5"], []])
def test_a_key_is_taken_from_an_action_that_is_given_others(others: list[str]) -> None:
    assert configure(peek="P", parent=others) == ({"peek": ("P",), "parent": tuple(others)}, {})


def test_two_actions_given_one_key_clash() -> None:
    keys, problems = configure(peek="f5", parent=["P", "f5"])
    assert keys == {"peek": ("f5",)}
    assert problems == {"parent": "\"f5\" is a key of 'peek'"}


def test_a_key_that_begins_a_chord_clashes_with_it() -> None:
    keys, problems = configure(peek="z")
    assert keys == {}
    assert problems["peek"].startswith(
        '"z" begins "z a", a key of \'toggle_fold\'; set toggle_fold too, as toggle_fold = ["enter"]'
    )
    assert configure(peek="f5 y", parent="f5")[1] == {"parent": '"f5" begins "f5 y", a key of \'peek\''}
    assert configure(peek="f5", parent="f5 y")[1] == {"parent": '"f5 y" begins with "f5", a key of \'peek\''}


def test_a_chord_that_a_key_of_its_own_action_begins_clashes() -> None:
    assert configure(peek=["f5 y", "f5"])[1] == {"peek": '"f5" begins "f5 y", a key of the same action'}


def test_a_chord_that_a_placeholder_stands_for_clashes() -> None:
    assert '"z 3" cannot be told from "z <1-9>"' in configure(peek="z 3")[1]["peek"]
    assert '"m x" cannot be told from "m <letter>"' in configure(peek="m x")[1]["peek"]
    assert '"Y h" cannot be told from "Y <form>"' in configure(peek="Y h")[1]["peek"]
    assert configure(peek="Y x")[1] == {}
    assert configure(peek="z 0")[1] == {}
    assert configure(peek="m f5")[1] == {}


def test_what_clashes_keeps_its_default_and_the_rest_holds() -> None:
    keys, problems = configure(quote="P", next_hit="f5", previous_hit="f5", help="f6")
    assert problems.keys() == {"quote", "previous_hit"}
    assert keys == {"next_hit": ("f5",), "help": ("f6",)}


def test_the_search_line_has_keys_that_the_reader_has_too() -> None:
    assert configure(search_older=["up", "ctrl+p"]) == ({"search_older": ("up", "ctrl+p")}, {})
    assert configure(peek="alt+r") == ({"peek": ("alt+r",)}, {})


def test_keys_of_the_search_line_clash_with_one_another() -> None:
    keys, problems = configure(search_word="alt+r", search_case="f5", search_hits="f5")
    assert keys == {"search_case": ("f5",)}
    assert problems == {
        "search_hits": "\"f5\" is a key of 'search_case'",
        "search_word": "\"alt+r\" is a key of 'search_regex'; set search_regex too, as search_regex = []",
    }


def test_problems_are_told_in_the_order_in_which_keys_are_given() -> None:
    _keys, problems = configure(search_word="alt+r", peek="P", search_hits="alt+c", help="q")
    assert list(problems) == ["search_word", "peek", "search_hits", "help"]


SOME_KEYS = st.sampled_from(
    ["j", "k", "z", "z a", "z 3", "z x", "m", "m a", "P", "p", "q", "f5", "f5 x", "f5 x y", "Y h", "ctrl+q", "/", "n"]
)


def parsed(action: str, keys: list[str]) -> tuple[str, ...]:
    """Those of the keys that an action can have."""
    if BY_ID[action].group == LINE:
        keys = [key for key in keys if key in ("f5", "ctrl+q")]
    return parse_keys(action, keys)


@given(
    st.sampled_from([None, *PRESETS]),
    st.dictionaries(st.sampled_from(sorted(BY_ID)), st.lists(SOME_KEYS, max_size=3), max_size=6),
)
def test_whatever_is_given_every_key_of_the_table_does_its_action(
    preset: str | None, given_keys: Mapping[str, list[str]]
) -> None:
    written = {action: parsed(action, keys) for action, keys in given_keys.items()}
    actions, problems = configured(preset, written)
    assert [action.id for action in actions] == [action.id for action in ALL_ACTIONS]
    assert does_all(actions)
    assert problems.keys() <= written.keys()
    by_id = {action.id: action.keys for action in actions}
    for action in ALL_ACTIONS:
        if action.id in written and action.id not in problems:
            assert by_id[action.id] == written[action.id]
        else:
            assert by_id[action.id]
