"""Selecting words with the keys."""

from dataclasses import replace

import pytest

from tests.app.conftest import Opener, Reading
from tui.archive.model import Article, Block, Document, Entry, Reply, Source
from tui.archive.quote import quote_words
from tui.widgets.pane import TextPane

PAGE = Document(
    Source("lit.txt", "dump", "utf-8", 1, "0" * 64),
    Article("The lamp is lit", author="Ida", blocks=(Block("paragraph", "It was high time. Who pays?", None),)),
    (
        Entry(1, "comment", "Jo Low", None, ("One two three. “Four five!” Six\nseven, eight.", "Nine ten."), None),
        Entry(2, "comment", "Tony", None, ("灯が点いた。 Don’t 👍",), None),
        Entry(3, "comment", "Ida", None, ("…!",), None),
        Entry(4, "comment", "Bo", None, (), None, reply=Reply(3, "explicit")),
    ),
)
LONG = replace(
    PAGE, entries=(Entry(1, "comment", "Jo", None, tuple(f"{'word ' * 40}end{at}." for at in range(60)), None),)
)


def selected(reading: Reading) -> str:
    return reading.screen.get_selected_text() or ""


async def press(reading: Reading, *keys: str) -> None:
    """Press keys, each of them one; their names are Textual's."""
    for key in keys:
        await reading.pilot.press(key)
    await reading.pilot.pause()


async def test_v_selects_the_first_word_of_the_entry(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "v")
        assert selected(reading) == "One"
        assert reading.note == "1 word selected · y quotes · Esc leaves"


MOTIONS = {
    "l": "One two",
    "lw": "One two three.",
    "3l": "One two three. “Four",
    "10l": "One two three. “Four five!” Six\nseven, eight.\n\nNine ten.",
    "llh": "One two",
    "h": "One",
    "$": "One two three. “Four five!” Six\nseven, eight.",
    "$0": "One",
    ")": "One two three.",
    "))": "One two three. “Four five!”",
    "s)(": "One two three. “Four",
    "}": "One two three. “Four five!” Six\nseven, eight.",
    "}}": "One two three. “Four five!” Six\nseven, eight.\n\nNine ten.",
    "}}{": "One two three. “Four five!” Six\nseven, eight.\n\nNine",
    "G": "One two three. “Four five!” Six\nseven, eight.\n\nNine ten.",
    "Gg": "One",
    "j": "One two three. “Four five!” Six\nseven",
    "jj": "One two three. “Four five!” Six\nseven, eight.\n\nNine",
    "jjkk": "One",
    "llloh": "One two three. “Four",
    "lllohl": "two three. “Four",
    "llol": "two three.",
}
"""What is selected after some keys, from the first word of the first entry."""


async def test_motions_extend_the_selection(opened: Opener) -> None:
    found: dict[str, str] = {}
    async with opened(PAGE) as reading:
        await press(reading, "tab")
        for keys in MOTIONS:
            await press(reading, "v", *keys)
            found[keys] = selected(reading)
            await press(reading, "escape")
    assert found == MOTIONS


async def test_the_arrows_do_as_the_letters(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "v", "right", "right", "left")
        assert selected(reading) == "One two"
        await press(reading, "down", "up", "end", "home")
        assert selected(reading) == "One"


async def test_words_without_blanks_between_are_selected_one_by_one(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "2", "G", "v", "l", "l")
        assert selected(reading) == "灯が点"
        await press(reading, "G")
        assert selected(reading) == "灯が点いた。 Don’t"


async def test_a_text_of_signs_alone_can_be_selected(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "3", "G", "v")
        assert selected(reading) == "…!"


async def test_an_entry_without_words_has_none_to_select(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "4", "G", "v")
        assert reading.note == "There are no words to select here"
        assert not reading.screen.selections


@pytest.mark.parametrize("key", ["y", "enter"])
async def test_what_is_selected_is_quoted_with_its_attribution(opened: Opener, key: str) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "v", "l", key)
        text = quote_words(PAGE, 1, "One two")
        assert reading.app.clipboard == text
        assert f"{len(text)} characters" in reading.note
        assert not reading.screen.selections
        await press(reading, "j")
        assert reading.cursor == 2


async def test_words_of_the_article_are_quoted(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "v")
        assert selected(reading) == "The"
        await press(reading, "j", ")", "o", "j", "y")
        assert reading.app.clipboard == quote_words(PAGE, 0, "It was high time.")


async def test_the_selection_ends_with_its_entry(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "2", "G", "v", *"jjjl}}", "G", "j", "l")
        assert selected(reading) == "灯が点いた。 Don’t"
        await press(reading, *"kkkh{{g")
        assert selected(reading) == "灯"


@pytest.mark.parametrize("key", ["escape", "v"])
async def test_escape_leaves_and_selects_nothing(opened: Opener, key: str) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "v", "l", key)
        assert not reading.screen.selections
        assert "selected" not in reading.note
        await press(reading, "j")
        assert reading.cursor == 2


async def test_ctrl_c_copies_the_words_alone(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "v", "l", "ctrl+c")
        assert reading.app.clipboard == "One two"
        await press(reading, "j")
        assert reading.cursor == 2


async def test_another_key_leaves_and_does_what_it_does(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "v", "J")
        assert reading.cursor == 2
        await press(reading, "j")
        assert reading.cursor == 3


async def test_a_folded_entry_is_unfolded(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "h", "v")
        assert selected(reading) == "One"


async def test_a_page_without_a_discussion_says_so(opened: Opener) -> None:
    async with opened(replace(PAGE, entries=())) as reading:
        await press(reading, "tab", "v")
        assert reading.note == "No discussion in this file"


def in_sight(pane: TextPane) -> range:
    return range(pane.top, pane.bottom)


async def test_the_word_that_is_reached_is_in_sight(opened: Opener) -> None:
    async with opened(LONG) as reading:
        await press(reading, "tab", "v", "G")
        pane = reading.discussion
        assert pane.flow
        assert pane.flow.find((1, 61), 200) in in_sight(pane)
        await press(reading, "g")
        assert pane.flow.find((1, 2), 0) in in_sight(pane)
        assert selected(reading) == "word"


async def test_a_selection_begins_with_the_first_word_in_sight(opened: Opener) -> None:
    async with opened(LONG) as reading:
        await press(reading, "tab", *"jjjjjjjj", "v")
        pane = reading.discussion
        assert pane.flow
        assert pane.top > 0
        row = next(row for y in in_sight(pane) if (row := pane.flow.row(y)).words.strip())
        selection = reading.screen.selections[pane]
        assert selection.start is not None
        assert (selection.start.x, selection.start.y) == (row.start, pane.flow.place_of(row.line))


async def test_the_selection_stays_with_its_words_when_the_window_changes(opened: Opener) -> None:
    async with opened(LONG) as reading:
        await press(reading, "tab", "v", "}")
        before = selected(reading)
        await reading.pilot.resize_terminal(150, 30)
        await press(reading, "l", "h")
        assert selected(reading) == before


async def test_the_mouse_takes_over(opened: Opener) -> None:
    async with opened(PAGE) as reading:
        await press(reading, "tab", "v", "l")
        reading.screen.clear_selection()
        await press(reading, "j")
        assert reading.cursor == 2
        assert not reading.screen.selections


async def test_y_quotes_what_the_mouse_has_selected(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        pane = reading.discussion
        await reading.press("2G")
        assert pane.flow
        y = pane.flow.extent(2)[0] + 1 - pane.top
        await reading.pilot.mouse_down(pane, offset=(8, y))
        await reading.pilot.hover(pane, offset=(20, y))
        await reading.pilot.mouse_up(pane, offset=(20, y))
        words = reading.screen.get_selected_text()
        assert words
        await reading.press("y")
        assert words in reading.app.clipboard and "comment 2 on" in reading.app.clipboard
        assert reading.note.startswith("Words of comment 2 quoted, ")
