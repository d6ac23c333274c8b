from textual.events import Paste

from tests.app.conftest import NARROW, Opener, rows
from tests.app.desk import Desk, at_desk, page
from tui.screens.notes import NotesScreen

PAGE = page("Ann", "joe", None, "[b]Tony[/b]")


async def select(desk: Desk, number: int) -> None:
    desk.screen.panes.discussion.cursor = number
    await desk.pilot.pause()


async def test_a_note_is_written_changed_and_removed() -> None:
    async with at_desk(PAGE) as desk:
        await select(desk, 3)
        await desk.press("a", "not so", "enter")
        assert desk.screen.work.notes == {3: "not so"}
        assert desk.note == "Note on comment 3 kept"
        await desk.press("a", "home", "why ", "enter")
        assert desk.screen.work.notes == {3: "why not so"}
        await desk.press("a", "ctrl+u", "enter")
        assert desk.screen.work.notes == {}
        assert desk.note == "Comment 3 has no note any more"


async def test_a_note_that_is_left_stays_as_it_was() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.notes[1] = "first"
        await desk.press("a", " and more", "escape")
        assert desk.screen.work.notes == {1: "first"}
        await select(desk, 2)
        await desk.press("a", "backspace")
        assert not desk.screen.bar.is_open
        await desk.press("a", "  ", "enter")
        assert desk.screen.work.notes == {1: "first"}
        assert desk.note == "No note was written"


async def test_keys_typed_at_once_all_reach_the_note() -> None:
    async with at_desk(PAGE) as desk:
        await desk.pilot.press("a", *"abc", "left", "left", "x", "end", "backspace", "d", "ctrl+a", "y", "enter", "t")
        assert desk.screen.work.notes == {1: "yaxbd"}
        assert desk.screen.work.tagged == {1}


async def test_the_line_names_what_it_asks_for() -> None:
    async with at_desk(PAGE, size=NARROW) as desk:
        desk.screen.work.notes[1] = "here"
        await desk.press("a")
        row = desk.screen.bar.region.y
        strips = [strip.text for strip in desk.screen._compositor.render_strips()]
        assert strips[row].strip().startswith("Note on comment 1: here")


async def test_the_list_leads_to_the_entry_of_a_note() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.notes |= {4: "last", 1: "first", 99: "of no entry"}
        await select(desk, 2)
        await desk.press("A")
        assert isinstance(desk.app.screen, NotesScreen)
        pane = desk.app.screen.pane
        rows = [pane.render_line(y).text.strip() for y in range(6)]
        assert rows == ["comment 1  Ann", "first", "", "▌ comment 4  [b]Tony[/b]", "▌ last", ""]
        await desk.press("k", "j", "enter")
        assert desk.screen.went == [4]
        assert desk.alone


async def test_the_list_closes_without_going_anywhere() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.notes[2] = "second"
        for key in ("escape", "q", "A"):
            await desk.press("A")
            assert isinstance(desk.app.screen, NotesScreen)
            await desk.press(key)
            assert desk.alone
        assert desk.screen.went == []


async def test_without_notes_there_is_no_list() -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("A")
        assert desk.alone
        assert desk.note == "There are no notes on this document"


async def test_a_note_under_the_last_row_in_sight_comes_into_sight(opened: Opener) -> None:
    async with opened("long-discussion.txt", (80, 24)) as reading:
        await reading.press("20G", "a", *"seen twice", "enter")
        assert any("seen twice" in row for row in rows(reading.discussion))


async def test_what_is_pasted_is_cleaned(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("1G", "a")
        reading.app.post_message(Paste("a\x9b31m\u202eb\x0e"))
        await reading.pilot.pause()
        await reading.press("enter")
        assert reading.screen.work.notes == {1: "ab"}
