"""Selecting words with the mouse, whose events come as from a terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.geometry import Offset

from tests.app.conftest import NARROW, Opener, Reading
from tests.layout.documents import comment, document
from tui.screens.parts import PartsScreen
from tui.widgets.pane import GUTTER
from tui.widgets.parts_pane import PartsPane

LONG = "Nobody saw them leave, for it was dark, and the wind was in the north, so that no sail could be heard."
PAGE = document(
    comment("I saw lights.\nThey had no lamps.", author="Ida"),
    comment("So did I. It’s 灯が点いた.", 1, author="Bo", date="2007-01-02"),
    title="The harbour at night",
    blocks=[("paragraph", "Seven boats lay in the harbour."), ("paragraph", LONG)],
    tail="Lists",
)
TALL = document(comment(), blocks=[("paragraph", f"Paragraph number {at}.") for at in range(90)])
HEIGHT = 40


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let clicks belong together however slow the machine is."""
    monkeypatch.setattr(App, "CLICK_CHAIN_TIME_THRESHOLD", 1000)


class Mouse:
    """A mouse over the whole window, in columns and rows from 0."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.at = Offset(0, 0)

    async def _tell(self, kind: type[events.MouseEvent], at: Offset, button: int) -> None:
        x, y = at
        moved = at - self.at
        self.at = at
        self.reading.app.post_message(
            kind(None, x, y, moved.x, moved.y, button, False, False, False, screen_x=x, screen_y=y)
        )

    async def press(self, at: Offset, button: int = 1) -> None:
        await self._tell(events.MouseDown, at, button)

    async def move(self, at: Offset, button: int = 1) -> None:
        await self._tell(events.MouseMove, at, button)
        await self.reading.pilot.pause()

    async def release(self, at: Offset, button: int = 1) -> None:
        await self._tell(events.MouseUp, at, button)
        await self.reading.pilot.pause()

    async def drag(self, begin: Offset, *way: Offset) -> str:
        """Drag over some cells; the words that are selected then."""
        await self.press(begin)
        for at in way:
            await self._tell(events.MouseMove, at, 1)
        await self.release(way[-1])
        return selected(self.reading)

    async def click(self, at: Offset, times: int = 1) -> str:
        """Click once or more; the words that are selected then."""
        for _ in range(times):
            await self.press(at)
            await self.release(at)
        return selected(self.reading)


def selected(reading: Reading) -> str:
    """What is selected; it is in one pane, and is what is drawn so."""
    assert len(reading.app.screen.selections) < 2
    return reading.app.screen.get_selected_text() or ""


def cell(reading: Reading, words: str) -> Offset:
    """The cell of the screen where words begin in a pane."""
    for pane in reading.screen.panes:
        assert pane.flow
        for y in range(pane.top, pane.bottom):
            if words in (text := pane.flow.row(y).text):
                column = cell_len(text[: text.index(words)])
                return pane.region.offset + Offset(GUTTER + column, y - pane.top)
    raise LookupError(words)


Way = Callable[[Offset], Offset]

OUTSIDE: dict[str, tuple[str, Way, str]] = {
    "the row's own margin": ("boats", lambda at: Offset(1, at.y), "Seven b"),
    "the pane's first column": ("boats", lambda at: Offset(0, at.y), "Seven b"),
    "right of the text": ("boats", lambda at: Offset(at.x + 40, at.y), "boats lay in the harbour."),
    "the divider": ("boats", lambda at: Offset(59, at.y), "boats lay in the harbour."),
    "the other pane": ("boats", lambda at: Offset(90, at.y), "boats lay in the harbour."),
    "the blank row above": ("boats", lambda at: at - Offset(0, 1), "Seven b"),
    "the blank row below": ("boats", lambda at: at + Offset(20, 1), "boats lay in the harbour."),
    "the heading": ("boats", lambda at: Offset(at.x, 0), "The harbour at night\n\nSeven b"),
    "the heading of the other": ("boats", lambda at: Offset(90, 0), "The harbour at night\n\nSeven b"),
    "below the text": (
        "leave",
        lambda at: Offset(at.x, HEIGHT - 4),
        f"{LONG[16:]}\n\n1 line of sidebar under the page",
    ),
    "the bottom row": ("leave", lambda at: Offset(0, HEIGHT - 1), f"{LONG[16:]}\n\n1 line of sidebar under the page"),
    "a guide": ("did I", lambda at: Offset(63, at.y), "So d"),
    "the gutter": ("did I", lambda at: Offset(60, at.y), "So d"),
    "the article": ("did I", lambda at: Offset(20, at.y), "So d"),
    "a fold mark": ("Ida", lambda at: cell_of_fold(at), "I"),
    "a date": ("Bo", lambda at: at + Offset(8, 0), "Bo"),
}
"""Where a drag ends that begins on a word, and what it selects."""


def cell_of_fold(name: Offset) -> Offset:
    """The fold mark of the entry whose author's name is there."""
    return name - Offset(6, 0)


@pytest.mark.parametrize(("begin", "end", "words"), OUTSIDE.values(), ids=OUTSIDE.keys())
async def test_a_drag_to_cells_without_words_selects_as_far_as_the_nearest(
    opened: Opener, begin: str, end: Way, words: str
) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse, at = Mouse(reading), cell(reading, begin)
        assert await mouse.drag(at, end(at)) == words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [OUTSIDE[name] for name in ("the row's own margin", "right of the text", "the blank row above", "the gutter")],
)
async def test_a_drag_from_cells_without_words_selects_the_same(
    opened: Opener, begin: str, end: Way, words: str
) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse, at = Mouse(reading), cell(reading, begin)
        assert await mouse.drag(end(at), at) == words


@pytest.mark.parametrize("begin", [Offset(20, 0), Offset(90, 0), Offset(20, HEIGHT - 1)])
async def test_a_drag_that_begins_outside_the_panes_selects_nothing(opened: Opener, begin: Offset) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        assert await Mouse(reading).drag(begin, cell(reading, "boats"), cell(reading, "did I")) == ""
        assert not reading.screen.selections


async def test_what_lies_on_the_way_does_not_matter(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        begin, end = cell(reading, "boats"), cell(reading, "lay") + Offset(2, 0)
        way = (Offset(90, 0), Offset(90, HEIGHT - 1), Offset(0, 5), Offset(59, 20), end)
        assert await Mouse(reading).drag(begin, *way) == "boats lay"
        assert await Mouse(reading).drag(end, *way[:-1], begin) == "boats lay"


async def test_what_is_selected_is_drawn_so(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        begin = cell(reading, "saw lights")
        text = await Mouse(reading).drag(begin, Offset(20, begin.y), begin + Offset(90, 1))
        assert text == "saw lights.\nThey had no lamps."
        pane = reading.discussion
        look = pane._looks.style("selection").bgcolor
        drawn = [
            "".join(part.text for part in pane.render_line(y) if part.style and part.style.bgcolor == look)
            for y in range(pane.page)
        ]
        assert list(filter(None, drawn)) == text.split("\n")


async def test_wide_characters_are_selected_whole_and_copied_as_they_are(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        begin = cell(reading, "灯")
        for x in (0, 1):
            assert await Mouse(reading).drag(begin + Offset(x, 0), begin + Offset(4 + x, 0)) == "灯が点"
        await reading.press("ctrl+c")
        assert reading.app.clipboard == "灯が点"


async def test_the_breaks_of_rows_are_not_copied(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        begin = cell(reading, "Nobody")
        await Mouse(reading).drag(begin, begin + Offset(300, 1))
        await reading.press("ctrl+c")
        assert reading.app.clipboard == LONG[: len(reading.app.clipboard)]
        assert len(reading.app.clipboard) > 70 and not reading.app.clipboard.endswith(" ")


# Clicks


@pytest.mark.parametrize(
    ("words", "at", "times", "expected"),
    [
        ("boats", 3, 1, ""),
        ("boats", 3, 2, "boats"),
        ("boats", 3, 3, "Seven boats lay in the harbour."),
        ("Nobody", 3, 3, LONG),
        ("It’s", 2, 2, "It’s"),
        ("saw lights", 0, 3, "I saw lights.\nThey had no lamps."),
        ("harbour.", 20, 2, ""),
        ("harbour.", 20, 3, "Seven boats lay in the harbour."),
        ("Seven", -2, 2, ""),
        ("Seven", -2, 3, ""),
    ],
)
async def test_two_clicks_select_a_word_and_three_a_text(
    opened: Opener, words: str, at: int, times: int, expected: str
) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        assert await Mouse(reading).click(cell(reading, words) + Offset(at, 0), times) == expected


@pytest.mark.parametrize("at", [Offset(4, 0), Offset(90, 0), Offset(4, HEIGHT - 1)])
async def test_clicks_outside_the_panes_select_nothing(opened: Opener, at: Offset) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        for times in (2, 3):
            await Mouse(reading).click(at, times)
            assert not reading.screen.selections


async def test_a_click_drops_what_is_selected(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse = Mouse(reading)
        for at in (cell(reading, "lay"), cell(reading, "Bo"), Offset(3, 0)):
            assert await mouse.drag(cell(reading, "boats"), cell(reading, "harbour"))
            assert await mouse.click(at) == ""
            assert not reading.screen.selections


async def test_a_drag_that_ends_on_a_fold_mark_only_selects(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse, fold = Mouse(reading), cell(reading, "▾")
        assert reading.discussion.flow
        before = reading.discussion.flow.height
        assert await mouse.drag(cell(reading, "saw lights"), fold) == "Ida\nI s"
        assert await mouse.drag(fold, fold + Offset(1, 0), fold) == ""
        assert reading.discussion.flow.height == before
        await mouse.click(fold)
        assert reading.discussion.flow.height < before


async def test_a_drag_that_ends_on_the_pages_tail_only_selects(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse, tail = Mouse(reading), cell(reading, "▸")
        assert await mouse.drag(cell(reading, "harbour."), tail) == f"harbour.\n\n{LONG}"
        assert cell(reading, "▸") == tail
        await mouse.click(tail)
        assert cell(reading, "▾ 1 line")


async def test_a_drag_over_entries_leaves_the_selected_one(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse = Mouse(reading)
        await mouse.drag(cell(reading, "saw lights"), cell(reading, "did I"))
        assert reading.cursor == 1
        await mouse.click(cell(reading, "So did"))
        assert reading.cursor == 2


async def test_in_a_list_a_drag_chooses_nothing(opened: Opener) -> None:
    async with opened(TALL, (120, HEIGHT)) as reading:
        await reading.press("=")
        pane = reading.app.screen.query_one(PartsPane)
        mouse, first = Mouse(reading), pane.region.offset + Offset(8, 6)
        before = pane.cursor
        assert await mouse.drag(first, first + Offset(0, 4)) == ""
        assert pane.cursor == before
        await mouse.click(first + Offset(0, 4))
        assert pane.cursor != before
        assert isinstance(reading.app.screen, PartsScreen)


# While the button is held


async def test_the_wheel_takes_the_selection_along(opened: Opener) -> None:
    async with opened(TALL, (120, HEIGHT)) as reading:
        mouse, begin = Mouse(reading), cell(reading, "number 3.")
        await mouse.press(begin)
        await mouse.move(begin + Offset(0, 2))
        assert selected(reading).count("\n") == 2
        reading.screen.panes.article.scroll_rows(4)
        await reading.pilot.pause()
        assert selected(reading).startswith("number 3.") and selected(reading).count("\n") == 6
        await mouse.release(begin + Offset(0, 2))
        reading.screen.panes.article.scroll_rows(4)
        await reading.pilot.pause()
        assert selected(reading).count("\n") == 6


async def test_a_button_whose_release_is_not_told_selects_no_further(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse, begin = Mouse(reading), cell(reading, "boats")
        await mouse.press(begin)
        await mouse.move(begin + Offset(4, 0))
        for at in (begin + Offset(8, 0), cell(reading, "Ida")):
            await mouse.move(at, button=0)
        assert selected(reading) == "boats"
        assert reading.app.mouse_captured is None


@pytest.mark.parametrize(("key", "size"), [("?", (120, HEIGHT)), ("tab", NARROW)])
async def test_a_drag_ends_when_something_else_is_shown(opened: Opener, key: str, size: tuple[int, int]) -> None:
    async with opened(PAGE, size) as reading:
        mouse, begin = Mouse(reading), cell(reading, "boats")
        await mouse.press(begin)
        await mouse.move(begin + Offset(4, 0))
        assert selected(reading) == "boats"
        screen = reading.screen
        await reading.press(key)
        assert reading.app.mouse_captured is None
        await mouse.move(begin + Offset(8, 0))
        await mouse.release(begin + Offset(8, 0))
        assert screen.get_selected_text() in ("boats", None)


async def test_only_the_first_button_selects(opened: Opener) -> None:
    async with opened(PAGE, (120, HEIGHT)) as reading:
        mouse, begin = Mouse(reading), cell(reading, "boats")
        await mouse.press(begin, button=3)
        await mouse.move(begin + Offset(4, 0), button=3)
        await mouse.release(begin + Offset(4, 0), button=3)
        assert not reading.screen.selections


async def test_a_button_pressed_outside_a_window_that_has_become_smaller_does_nothing(opened: Opener) -> None:
    async with opened("full-page.txt", (100, 30)) as reading:
        panes = reading.screen.panes
        press = events.MouseDown(panes, 200, 90, 0, 0, 1, False, False, False, screen_x=200, screen_y=90)
        panes.on_mouse_down(press)
        assert not reading.app._exception
