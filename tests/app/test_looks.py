import pytest
from rich.cells import cell_len
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from tests.app.conftest import NARROW, WIDE, Opener, rows
from tui.app import ReaderApp
from tui.keys import Command
from tui.screens.peek import PeekScreen


async def test_below_100_columns_there_is_one_pane_at_a_time(opened: Opener) -> None:
    async with opened("full-page.txt", (100, 30)) as reading:
        assert reading.screen.panes.article.region.right <= reading.discussion.region.x
        await reading.pilot.resize_terminal(99, 30)
        await reading.pilot.pause()
        assert reading.in_front.id == "article"
        assert reading.discussion.region.width == reading.in_front.region.width == 99
        await reading.press("tab")
        assert reading.in_front.id == "discussion"


@pytest.mark.parametrize("size", [(39, 20), (60, 9), (1, 1)])
async def test_a_window_too_small_says_what_is_needed(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        assert not reading.screen.query_one("#too-small").display
        await reading.pilot.resize_terminal(*size)
        await reading.pilot.pause()
        assert reading.screen.query_one("#too-small").display
        await reading.pilot.resize_terminal(40, 10)
        await reading.pilot.pause()
        assert not reading.screen.query_one("#too-small").display


async def test_a_new_size_keeps_the_place_in_both_panes(opened: Opener) -> None:
    async with opened("long-discussion.txt", WIDE) as reading:
        article = reading.screen.panes.article
        await reading.press("d", "150G")
        before = article.top_anchor()
        for size in [(160, 50), (101, 20), (60, 15), WIDE]:
            await reading.pilot.resize_terminal(*size)
            await reading.pilot.pause()
            assert reading.cursor == 150
            assert reading.discussion.flow
            first, _ = reading.discussion.flow.extent(150)
            assert reading.discussion.top <= first < reading.discussion.bottom
        assert article.top_anchor().line == before.line


async def test_the_first_paint_has_the_layout_of_the_window(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        assert reading.screen.has_class("-single")
        assert reading.screen.panes.article.region.width == 80


@pytest.mark.parametrize("size", [WIDE, (40, 24)])
async def test_p_shows_the_chain_of_ancestors_and_moves_nothing(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("nested-replies.txt", size) as reading:
        await reading.press("6G")
        before = rows(reading.discussion)
        await reading.press("p")
        assert isinstance(reading.app.screen, PeekScreen)
        chain = [1, 2, 3, 4, 5, 6]
        assert reading.screen_below.outline.parent(6) == 5
        shown = str(reading.app.screen.query_one(Static).render())
        starts = [shown.index(reading.screen_below.document.entry(number).paragraphs[0][:9]) for number in chain]
        assert starts == sorted(starts)
        assert "Norah" not in shown
        assert max(map(cell_len, shown.split("\n"))) <= reading.app.screen.query_one(Static).size.width
        await reading.press("p")
        assert reading.cursor == 6 and rows(reading.discussion) == before


async def test_p_says_when_an_entry_answers_none(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("tab", "p")
        assert reading.note == "This entry answers no other"
    async with opened("no-comments.txt") as reading:
        await reading.press("p")
        assert reading.note == "No discussion in this file"


async def test_the_palette_finds_actions_and_does_them(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab", ":")
        await reading.press(*"fold all")
        await reading.app.workers.wait_for_complete()
        await reading.pilot.pause()
        await reading.press("enter")
        await reading.pilot.pause()
        assert len(reading.screen.outline.folded) == 20


async def test_a_warning_of_the_document_is_shown_once(
    opened: Opener, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("files") / "old.txt"
    path.write_bytes("Le café d’été\n\n\nUne très vieille page écrite à la main près de l’église.".encode("cp1252"))
    async with opened(str(path)) as reading:
        assert "a guess" in reading.note
        await reading.press("j")
        assert not reading.note


async def test_clicking_selects_the_pane_and_the_entry(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        assert reading.discussion.flow
        y = reading.discussion.flow.extent(3)[0]
        await reading.pilot.click("#discussion", offset=(10, y))
        assert (reading.cursor, reading.screen.panes.active) == (3, "discussion")
        await reading.pilot.click("#article", offset=(10, 3))
        assert reading.screen.panes.active == "article"


async def test_the_wheel_takes_the_selection_along(opened: Opener) -> None:
    async with opened("long-discussion.txt") as reading:
        await reading.press("tab")
        for _ in range(30):
            await reading.pilot._post_mouse_events([_wheel()], widget=reading.discussion, offset=(5, 5))
        await reading.pilot.pause()
        assert reading.discussion.top > 0
        assert reading.cursor > 1


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_plain_text_opens_as_text(opened: Opener) -> None:
    async with opened("plain-notes.txt") as reading:
        assert reading.screen.document.source.format == "text"
        assert any(rows(reading.screen.panes.article))
        assert rows(reading.discussion)[1].strip() == "No discussion in this file"


async def test_a_size_that_is_told_too_late_is_asked_for_again(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened("full-page.txt") as reading:
        told: list[Size] = []
        monkeypatch.setattr(ReaderApp, "is_headless", False)
        monkeypatch.setattr("os.get_terminal_size", lambda _fd: (90, 30))
        monkeypatch.setattr(reading.app, "post_message", lambda event: told.append(event.size))
        reading.app.on_resize(Resize(Size(5, 5), Size(5, 5)))
        reading.app.on_resize(Resize(Size(90, 30), Size(90, 30)))
        assert told == [Size(90, 30)]
        monkeypatch.undo()


async def test_a_window_too_small_has_no_room_for_commands(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press(":")
        await reading.pilot.resize_terminal(39, 9)
        await reading.pilot.pause()
        await reading.press("pageup")
        assert reading.screen.is_current
        await reading.press(":")
        assert reading.note == "The window is too small for the commands"


async def test_the_reader_is_left_by_its_command(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("?")
        below = reading.screen_below
        below.perform(Command("quit"))
        await reading.pilot.pause()
        assert reading.app._exit


async def test_what_is_open_over_the_reader_is_closed_once(opened: Opener) -> None:
    async with opened("nested-replies.txt", WIDE) as reading:
        await reading.press("6G")
        for key in ("?", "C", "=", "r", "p", ":"):
            await reading.press(key)
            over = reading.app.screen
            assert over is not reading.screen_below
            over.dismiss()
            over.dismiss()
            await reading.pilot.pause()
            assert reading.screen.is_current


async def test_once_the_terminal_is_gone_nothing_more_is_written_to_it(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_fd: int) -> None:
        raise OSError

    written: list[str] = []
    async with opened("full-page.txt", WIDE) as reading:
        driver = reading.app._driver
        assert driver
        monkeypatch.setattr(driver, "write", written.append)
        monkeypatch.setattr("os.get_terminal_size", gone)
        reading.app._leave()
        driver.write("more")
        assert reading.app._exit and "more" not in written
        monkeypatch.undo()
