"""The file's own text over the reader."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from tests.app.conftest import NAMED, NARROW, WIDE
from tui.app import styles
from tui.archive.original import Passage
from tui.keys import ACTIONS, Action
from tui.screens.raw import RawScreen
from tui.widgets.looks import Looks
from tui.widgets.raw_pane import RawPane
from tui.widgets.status_line import StatusLine

LINES = [f"Line {number} of the file." for number in range(1, 201)]
TEXT = "\n".join(LINES) + "\n"


class RawApp(App[None], inherit_bindings=False):
    """Shows a text, and keeps what its screen gives."""

    CSS_PATH = styles()  # type: ignore[assignment]

    def __init__(self, text: str, passage: Passage | None, actions: Sequence[Action], note: str) -> None:
        super().__init__()
        self.looks = Looks()
        self.raw = RawScreen("lamps.txt", text, passage, actions, self.looks, note)
        self.given: list[int | None] = []

    async def on_mount(self) -> None:
        await self.mount(self.looks)
        self.push_screen(self.raw, self.given.append)


class Raw:
    """Somebody who reads the text."""

    def __init__(self, app: RawApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def pane(self) -> RawPane:
        return self.app.raw.query_one(RawPane)

    @property
    def status(self) -> StatusLine:
        return self.app.raw.query_one(StatusLine)

    @property
    def top(self) -> int:
        """The line at the top, counted from 1."""
        assert self.pane.flow
        return self.pane.flow.row(self.pane.top).line.number + 1

    def row(self, number: int) -> str:
        """The row in sight that has the number of a line, its gutter included."""
        rows = [self.pane.render_line(y).text.rstrip() for y in range(self.pane.page)]
        return next(row for row in rows if row[2:].split()[:1] == [str(number)])

    async def press(self, *keys: str) -> None:
        """Press keys, each read before the next one, as the reader does."""
        for key in keys:
            for one in [key] if key in NAMED or "+" in key else key:
                self.app.raw.take_key(events.Key(one, one if len(one) == 1 else None))
        await self.settle()

    async def settle(self) -> None:
        await self.pilot.pause()


@asynccontextmanager
async def shown(
    text: str = TEXT,
    passage: Passage | None = None,
    size: tuple[int, int] = WIDE,
    actions: Sequence[Action] = ACTIONS,
    note: str = "",
) -> AsyncIterator[Raw]:
    app = RawApp(text, passage, actions, note)
    async with app.run_test(size=size) as pilot:
        raw = Raw(app, pilot)
        await raw.settle()
        yield raw


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 10)])
async def test_it_opens_with_the_passage_a_third_down_and_marked(size: tuple[int, int]) -> None:
    async with shown(passage=Passage((100, 102)), size=size) as raw:
        assert raw.top == 100 - raw.pane.page // 3
        assert raw.row(100) == "▌→100  Line 100 of the file."
        assert raw.row(101) == "▌ 101  Line 101 of the file."
        assert raw.row(102).startswith("▌ ")
        assert raw.row(99) == "   99  Line 99 of the file."
        assert raw.row(103).startswith("  103")
        assert raw.pane.line == 100
        assert raw.status.place.startswith("line 100 of 200, ")


async def test_without_a_passage_it_opens_at_the_top_and_says_so() -> None:
    async with shown(note="its line is not known") as raw:
        assert raw.top == 1
        assert not any(raw.pane.render_line(y).text.startswith("▌") for y in range(raw.pane.page))
        assert raw.status.note == "its line is not known"
        await raw.press("j")
        assert raw.status.note == "e edits · Esc closes"


async def test_a_passage_within_a_long_line_is_where_its_words_are() -> None:
    text = "first\n" + "word " * 20_000 + "THESE words" + " word" * 20_000
    async with shown(text, Passage((2, 2), text.index("THESE") - 6)) as raw:
        y = raw.pane.selected_row
        assert y is not None and y == raw.pane.page // 3
        marked = raw.pane.render_line(y).text
        assert marked.startswith("▌→") and "THESE" in marked
        assert raw.pane.render_line(y + 1).text.startswith("▌ ")


async def test_the_motions_are_those_of_the_reader() -> None:
    async with shown() as raw:
        page = raw.pane.page
        for keys, top in [
            ("j", 2), ("3j", 5), ("k", 4), ("g", 1), ("f", page), ("b", 1), ("d", 1 + page // 2), ("u", 1),
            ("G", 201 - page), ("g", 1),
        ]:  # fmt: skip
            await raw.press(keys)
            assert raw.top == top, keys
        await raw.press("space", "ctrl+e", "ctrl+y", "pagedown", "home", "down")
        assert raw.top == 2


async def test_a_number_goes_to_that_line_of_the_file_and_marks_it() -> None:
    async with shown(passage=Passage((3, 9))) as raw:
        await raw.press("120G")
        assert raw.row(120).startswith("▌→") and raw.pane.line == 120
        assert raw.top == 120 - raw.pane.page // 3
        await raw.press("12g")
        assert raw.pane.line == 12
        await raw.press("999G")
        assert raw.pane.line == 200 and raw.row(200).startswith("▌→")
        await raw.press("12")
        assert raw.status.note.startswith("12  G line 12")


@pytest.mark.parametrize("key", ["r", "q", "escape"])
async def test_it_closes_with_nothing_to_edit(key: str) -> None:
    async with shown(passage=Passage((5, 5))) as raw:
        await raw.press(key)
        assert raw.app.given == [None]


async def test_it_gives_the_line_to_edit() -> None:
    async with shown(passage=Passage((5, 6))) as raw:
        await raw.press("j", "e")
        assert raw.app.given == [5]
    async with shown(passage=Passage((5, 6))) as raw:
        page = raw.pane.page
        await raw.press("f", "f", "e")
        assert raw.app.given == [2 * page - 1]


async def test_the_keys_are_those_configured() -> None:
    changed = {"raw": ("x",), "down": ("n",), "edit": ("E",), "cancel": ("ctrl+g",)}
    actions = [replace(action, keys=changed.get(action.id, action.keys)) for action in ACTIONS]
    async with shown(actions=actions) as raw:
        assert raw.status.note == "E edits · Ctrl+g closes"
        await raw.press("n", "j", "r")
        assert raw.top == 2 and raw.app.given == []
        await raw.press("x")
        assert raw.app.given == [None]


async def test_a_new_size_keeps_the_line_at_the_top() -> None:
    text = "\n".join(f"Line {number} " + "of many words " * 12 for number in range(1, 101))
    async with shown(text, Passage((50, 50)), NARROW) as raw:
        await raw.press("70G")
        top = raw.top
        for size in (WIDE, (40, 10), NARROW):
            await raw.pilot.resize_terminal(*size)
            await raw.settle()
            assert raw.top == top


async def test_the_mouse_selects_words_without_numbers_or_the_breaks_of_rows() -> None:
    text = "one two three\n" + "many words " * 30 + "\nthe end\n"
    async with shown(text, size=NARROW) as raw:
        await raw.pilot.mouse_down(RawPane, offset=(9, 0))
        await raw.pilot.hover(RawPane, offset=(7, 6))
        await raw.pilot.mouse_up(RawPane, offset=(7, 6))
        await raw.settle()
        chosen = raw.app.raw.get_selected_text()
        assert chosen is not None and chosen.startswith("two three\nmany words ")
        assert chosen.split("\n")[1] == "many words " * 30 and chosen.split("\n")[2] in "the end"
        await raw.press("ctrl+c")
        assert raw.app.clipboard == chosen
        await raw.press("escape")
        assert raw.app.given == [] and not raw.app.raw.get_selected_text()
        await raw.press("ctrl+c")
        assert raw.status.note == "Nothing is selected"


async def test_every_row_is_as_wide_as_the_pane() -> None:
    for size in (WIDE, NARROW, (40, 10), (3, 3)):
        async with shown("\tA\n漢字 " * 60 + "👩‍👩‍👧 é\n", size=size) as raw:
            width = raw.pane.scrollable_content_region.width
            assert {raw.pane.render_line(y).cell_length for y in range(raw.pane.page)} == {width}
