"""The help, and the other boxes over the reader: the keys as configured."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.screen import Screen

from tests.app.conftest import NARROW, WIDE, Opener, Reading
from tui.config import read_settings
from tui.keymap import PRESETS, configured
from tui.keys import ACTIONS, ALL_ACTIONS, BY_ID, FORM_KEYS, LINE, LINE_FIXED, Action, Command, display
from tui.screens.commands import ActionCommands
from tui.screens.help import HelpScreen, columns, configuring, matching, with_fixed
from tui.screens.parts import PartsScreen
from tui.screens.peek import PeekScreen
from tui.screens.reader import ReaderScreen
from tui.settings import Settings

SIZES = [WIDE, NARROW, (40, 10)]
TALL = (100, 160)
"""Room for everything in one column."""
EVERYTHING = with_fixed(ALL_ACTIONS)
"""What the help lists."""


def with_keys(**keys: str) -> Settings:
    """Settings with other keys for some actions; several are parted by commas."""
    actions, problems = configured(None, {name: tuple(filter(None, one.split(","))) for name, one in keys.items()})
    assert not problems
    return Settings(actions=actions)


def the_help(reading: Reading) -> HelpScreen:
    assert isinstance(reading.app.screen, HelpScreen)
    return reading.app.screen


def shown(reading: Reading) -> str:
    """The words on the screen, with one blank between them."""
    picture = reading.app.export_screenshot()
    rows = re.sub(r"<style>.*?</style>", "", picture, flags=re.DOTALL)
    words = (
        re.sub(r"<[^>]*>|│", " ", rows)
        .replace("▏", "")
        .replace("&#160;", " ")
        .replace("&#x27;", "'")
        .replace("&quot;", '"')
    )
    return " ".join(words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").split())


def listed(reading: Reading) -> list[str]:
    """The ids of the actions that the help lists, by their help."""
    words = shown(reading)
    return [action.id for action in EVERYTHING if f" {action.help} " in words]


async def burst(reading: Reading, *keys: str) -> None:
    """Post keys at once, so that none waits for what the one before it does."""
    for key in keys:
        reading.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(4):
        await reading.pilot.pause()


# The table


async def test_it_lists_every_action_and_escape_closes_it(opened: Opener) -> None:
    async with opened("full-page.txt", TALL) as reading:
        await reading.press("?")
        assert listed(reading) == [action.id for action in EVERYTHING]
        await reading.press("j", "escape")
        assert reading.screen


async def test_it_shows_the_keys_as_configured(opened: Opener) -> None:
    settings = with_keys(peek="ctrl+]", help="ctrl+g", tag="")
    async with opened("full-page.txt", TALL, settings=settings) as reading:
        await reading.press("ctrl+g")
        words = shown(reading)
        assert f"Ctrl+] {BY_ID['peek'].help}" in words
        assert f"Ctrl+g {BY_ID['help'].help}" in words
        assert f"(no key) {BY_ID['tag'].help}" in words
        await reading.press("ctrl+g")
        assert reading.screen


def test_it_says_where_keys_are_changed() -> None:
    assert configuring(Path("/home/[b]x\x07.toml")).plain.startswith("Keys can be changed in /home/[b]x.toml\n")


async def test_it_shows_where_keys_are_changed(opened: Opener) -> None:
    settings = replace(Settings(), file=Path("/home/[b]x[/b].toml"))
    async with opened("full-page.txt", TALL, settings=settings) as reading:
        await reading.app.push_screen(HelpScreen(settings.actions, settings.file))
        await reading.press("G")
        assert "Keys can be changed in /home/[b]x[/b].toml" in shown(reading)


def test_what_is_shown_as_an_example_is_right(tmp_path: Path) -> None:
    lines = configuring(tmp_path).plain.split("\n")
    example = [line.strip() for line in lines if line.startswith("  ")]
    path = tmp_path / "config.toml"
    path.write_text("\n".join(example))
    settings, problems = read_settings(path, None)
    assert len(example) == 3
    assert problems == []
    assert settings.actions != ALL_ACTIONS


def test_what_the_search_line_does_is_a_section_of_its_own_with_the_keys_that_it_always_has() -> None:
    ids = [action.id for action in EVERYTHING]
    last = [action.id for action in EVERYTHING if action.group == LINE]
    begin = ids.index(last[0])
    assert EVERYTHING[begin - 1].group == "Search" and ids[begin : begin + len(last)] == last
    assert last[-len(LINE_FIXED) :] == [action.id for action in LINE_FIXED]
    assert {"search_older", "search_scope"} < set(last)


@pytest.mark.parametrize("count", [0, 1, 2, 30, len(EVERYTHING)])
def test_both_columns_hold_every_action_once_in_order_with_groups_together(count: int) -> None:
    left, right = columns(EVERYTHING[:count])
    assert [*left, *right] == list(EVERYTHING[:count])
    assert not {action.group for action in left} & {action.group for action in right}


def test_both_columns_are_about_as_long_as_each_other() -> None:
    left, right = columns(EVERYTHING)
    assert abs(len(left) - len(right)) < 12


@pytest.mark.parametrize(("size", "side_by_side"), [((130, 40), True), (NARROW, False), ((40, 10), False)])
async def test_there_are_two_columns_where_there_is_room(
    opened: Opener, size: tuple[int, int], side_by_side: bool
) -> None:
    async with opened("full-page.txt", size) as reading:
        await reading.press("?")
        left, right = the_help(reading).query(".help-column")
        assert (left.region.y == right.region.y) == side_by_side
        assert right.region.right <= the_help(reading).box.region.right <= size[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_size_lays_it_out_anew(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("full-page.txt", (100, 30)) as reading:
        await reading.press("?", "G")
        await reading.pilot.resize_terminal(*size)
        await reading.pilot.pause()
        box = the_help(reading).box
        assert box.region.right <= size[0] and box.region.bottom <= size[1]
        await reading.press("g")
        assert "Moving" in shown(reading)


# Motions


@pytest.mark.parametrize("size", [NARROW, (40, 10)])
async def test_it_scrolls_by_the_readers_motions(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("full-page.txt", size) as reading:
        await reading.press("f1")
        box = the_help(reading).box
        page = box.scrollable_content_region.height - 1
        for keys, y in [
            ("j", 1),
            ("5j", 6),
            ("2k", 4),
            ("g", 0),
            ("f", page),
            ("d", page + page // 2),
            ("b", page // 2),
        ]:
            await reading.press(*keys)
            assert box.scroll_y == y, keys
        await reading.press("G")
        assert box.scroll_y == box.max_scroll_y > 0
        await reading.press("space", "home", "ctrl+e", "down", "ctrl+y")
        assert box.scroll_y == 1
        await reading.press("q")
        assert reading.screen


async def test_it_scrolls_by_the_keys_as_configured(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW, settings=with_keys(down="ctrl+g", bottom="g e", top="g g")) as reading:
        await reading.press("?", "j")
        box = the_help(reading).box
        assert box.scroll_y == 0
        await reading.press("3", "ctrl+g")
        assert box.scroll_y == 3
        await reading.press("g", "e")
        assert box.scroll_y == box.max_scroll_y
        await reading.press("g", "escape")
        assert the_help(reading)
        await reading.press("g", "g")
        assert box.scroll_y == 0


async def test_a_key_that_means_nothing_here_does_nothing_below(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("?", "tab", "c", "Z", "=", "x", "n")
        assert the_help(reading)
        await reading.press("escape")
        assert reading.screen.panes.active == "article"
        assert reading.discussion.region.width > 0


# Several keys at once


@pytest.mark.parametrize(("opening", "screen"), [("?", HelpScreen), ("p", PeekScreen), ("=", PartsScreen)])
async def test_the_key_after_the_closing_one_is_for_the_reader(opened: Opener, opening: str, screen: type) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("5G", opening)
        assert isinstance(reading.app.screen, screen)
        before = reading.screen_below.panes.discussion.cursor
        await burst(reading, "q", "j")
        assert isinstance(reading.app.screen, ReaderScreen)
        assert reading.cursor != before or reading.discussion.top > 0


async def test_q_twice_at_once_closes_the_box_and_then_the_program(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("?")
        await burst(reading, "q", "q")
        assert reading.app._exit


async def test_keys_typed_before_the_box_is_there_are_for_it(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        await burst(reading, "question_mark", "escape")
        assert isinstance(reading.app.screen, ReaderScreen)
        reading.app.post_message(events.Key("question_mark", "?"))
        reading.app.post_message(events.Key("slash", "/"))
        reading.app.post_message(events.Key("f", "f"))
        for _ in range(4):
            await reading.pilot.pause()
        assert "/f" in shown(reading)


# Searching


async def test_typing_narrows_the_list(opened: Opener) -> None:
    async with opened("full-page.txt", TALL) as reading:
        await reading.press("?", "/", *"basket")
        assert listed(reading) == ["collect", "basket"]
        assert f"2 of {len(EVERYTHING)}" in shown(reading)
        assert "Moving" not in shown(reading)
        await reading.press(*"xyz")
        assert "No action has these words" in shown(reading)
        await reading.press(*["backspace"] * 3)
        assert listed(reading) == ["collect", "basket"]


async def test_escape_clears_and_then_closes(opened: Opener) -> None:
    async with opened("full-page.txt", TALL) as reading:
        await reading.press("?", "/", *"basket", "escape")
        assert listed(reading) == [action.id for action in EVERYTHING]
        await reading.press("escape")
        assert reading.screen


async def test_enter_keeps_what_was_found_and_gives_the_keys_back(opened: Opener) -> None:
    async with opened("full-page.txt", (60, 14)) as reading:
        await reading.press("?", "/", *"the entry", "enter", "j")
        assert the_help(reading).box.scroll_y == 1
        assert "/the entry" in shown(reading)
        await reading.press("escape")
        assert the_help(reading).box.scroll_y == 0
        assert "/the entry" not in shown(reading)
        await reading.press("q")
        assert reading.screen


async def test_in_the_line_letters_are_letters(opened: Opener) -> None:
    async with opened("full-page.txt", TALL) as reading:
        await reading.press("?", "/", "q", "?", "space", "j")
        assert "/q? j · " in shown(reading)
        await reading.press("ctrl+u")
        assert "/ · " in shown(reading)
        await reading.press("backspace")
        assert "/ · " not in shown(reading)
        assert the_help(reading)


async def test_the_frame_keeps_its_size_while_one_types(opened: Opener) -> None:
    async with opened("full-page.txt", (130, 40)) as reading:
        await reading.press("?")
        before = the_help(reading).box.region
        await reading.press("/", *"basket")
        assert the_help(reading).box.region == before


async def test_the_list_can_be_scrolled_while_one_types(opened: Opener) -> None:
    async with opened("full-page.txt", (40, 10)) as reading:
        await reading.press("?", "/", "e", "n", "down", "pagedown")
        assert the_help(reading).box.scroll_y > 1
        assert "/en · " in shown(reading)


async def test_the_configured_key_opens_the_line(opened: Opener) -> None:
    async with opened("full-page.txt", TALL, settings=with_keys(search="ctrl+g")) as reading:
        await reading.press("?", "ctrl+g", *"basket")
        assert listed(reading) == ["collect", "basket"]


async def test_a_long_query_stays_in_the_frame(opened: Opener) -> None:
    async with opened("full-page.txt", (40, 10)) as reading:
        await reading.press("?", "/", *"abcdefghijklmnopqrstuvwxyz0123456789")
        assert "789 · 0 of" in shown(reading)


async def test_what_is_pasted_is_searched_for(opened: Opener) -> None:
    async with opened("full-page.txt", TALL) as reading:
        await reading.press("?", "/")
        reading.app.screen.post_message(events.Paste("bas\x07ket\n"))
        await reading.pilot.pause()
        assert listed(reading) == ["collect", "basket"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Ctrl+d", {"half_down"}),
        ("ctrl+d", {"half_down"}),
        ("quote_as", {"quote_as"}),
        ("zM", {"close_all"}),
        ("TOP-LEVEL", set()),
        ("top‐level", {"next_root", "previous_root"}),
        ("level same", {"next_sibling", "previous_sibling"}),
        ("\\", set()),
    ],
)
def test_keys_names_and_help_are_searched(query: str, ids: set[str]) -> None:
    assert {action.id for action in matching(ACTIONS, query)} == ids


@pytest.mark.parametrize(
    ("query", "ids"), [("p", {"peek"}), ("P", {"parent"}), ("=", {"how_read"}), ("m", {"set_mark"})]
)
def test_one_character_is_taken_as_a_key(query: str, ids: set[str]) -> None:
    assert {action.id for action in matching(ACTIONS, query)} == ids


def test_one_character_that_is_no_key_is_taken_as_a_word() -> None:
    assert matching(ACTIONS, "é") == matching(ACTIONS, "éé") == []
    assert [action.id for action in matching(ACTIONS, "$")] == ["edit"]


def test_actions_without_a_key_are_found() -> None:
    actions = [replace(action, keys=()) if action.id == "tag" else action for action in ACTIONS]
    assert [action.id for action in matching(actions, "(no key)")] == ["tag"]


# The palette


async def entries(reading: Reading, query: str = "") -> dict[str, object]:
    """What the palette offers, by title."""
    provider = ActionCommands(reading.screen)
    hits = provider.search(query) if query else provider.discover()
    found: dict[str, object] = {}
    async for hit in hits:
        found[str(getattr(hit, "match_display", None) or hit.prompt)] = hit.command
    return found


async def test_the_palette_has_the_keys_as_configured(opened: Opener) -> None:
    async with opened("full-page.txt", settings=with_keys(peek="ctrl+g,ctrl+]", tag="")) as reading:
        found = await entries(reading)
        assert "Peek  (Ctrl+g, Ctrl+])" in found
        assert "Tag" in found


@pytest.mark.parametrize("preset", [None, *PRESETS])
async def test_the_palette_has_every_action_but_itself_and_marks(opened: Opener, preset: str | None) -> None:
    actions, _problems = configured(preset, {})
    async with opened("full-page.txt", settings=Settings(actions=actions)) as reading:
        titles = await entries(reading)
        for action in actions:
            named = any(title.startswith(action.label) for title in titles)
            left_out = action.id in {"command_palette", "set_mark", "go_to_mark", "fold_to_depth"}
            assert named != (left_out or action.group == LINE), action.id
        assert "To a depth: 3  (z3)" in await entries(reading, "depth 3")


async def test_the_palette_quotes_in_any_form(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Command] = []
    monkeypatch.setattr(ReaderScreen, "perform", lambda _screen, command: done.append(command))
    async with opened("full-page.txt") as reading:
        found = await entries(reading)
        for title in ("Quote as: HTML  (Yh)", "Quote as: e-mail  (Ye)", "Quote as: branch  (Yt)"):
            found[title]()  # type: ignore[operator]
        assert done == [Command("quote_as", argument=form) for form in ("html", "email", "branch")]
        assert sum(title.startswith("Quote as") for title in found) == len(FORM_KEYS)


async def test_the_palette_sets_a_theme(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[str] = []
    async with opened("full-page.txt") as reading:
        monkeypatch.setattr(reading.app, "choose_theme", chosen.append, raising=False)
        found = await entries(reading)
        assert [title for title in found if title.startswith("Theme: ")] == [
            f"Theme: {name}" for name in sorted(reading.app.available_themes)
        ]
        found["Theme: nord"]()  # type: ignore[operator]
        assert chosen == ["nord"]


# The boxes by themselves


def keyed(action: str, *keys: str) -> tuple[Action, ...]:
    return tuple(replace(one, keys=keys) if one.id == action else one for one in ACTIONS)


async def test_a_box_is_closed_by_the_key_that_opened_it(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        screen = reading.screen
        await reading.press("5G")
        boxes: dict[str, Screen[Any]] = {
            "peek": PeekScreen(screen.panes.discussion.chain(), screen.panes.looks, keyed("peek", "ctrl+g")),
            "how_read": PartsScreen(screen.document, screen.panes.looks, (0, 0), keyed("how_read", "ctrl+g")),
            "help": HelpScreen(keyed("help", "ctrl+g")),
        }
        for action, box in boxes.items():
            await reading.app.push_screen(box)
            await reading.press(BY_ID[action].keys[0])
            assert reading.app.screen is box, action
            await reading.press("ctrl+g")
            assert reading.screen is screen, action


async def test_the_list_of_parts_moves_by_the_keys_as_configured(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        screen = reading.screen
        box = PartsScreen(screen.document, screen.panes.looks, (0, 0), keyed("down", "ctrl+g"))
        await reading.app.push_screen(box)
        before = box.pane.cursor
        await reading.press("3", "ctrl+g", "j")
        assert box.pane.cursor == before + 3


async def test_a_long_chain_of_ancestors_scrolls(opened: Opener) -> None:
    async with opened("nested-replies.txt", (60, 10)) as reading:
        await reading.press("6G", "p", "G")
        box = reading.app.screen.query_one("#box", VerticalScroll)
        assert box.scroll_y == box.max_scroll_y > 0


def test_every_key_is_displayed_without_blanks_inside_so_that_the_column_can_break() -> None:
    assert all(" " not in display(key) for action in EVERYTHING for key in action.keys)
