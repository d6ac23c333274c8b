"""How the file was read: the list of parts over the reader."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.geometry import Size

from tests.app.conftest import NARROW, WIDE, Opener, Reading, rows
from tests.app.test_snapshots import SvgExtension
from tui.app import ReaderApp
from tui.archive.model import Article, Block, Document, Entry, Other, Reason, Reply, Source
from tui.screens.parts import PartsScreen
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.widgets.parts_pane import PartsHead, PartsPane

SIZES = [WIDE, NARROW, (40, 10)]


def the_list(reading: Reading) -> PartsPane:
    """The list of parts, which is open."""
    assert isinstance(reading.app.screen, PartsScreen)
    return reading.app.screen.query_one(PartsPane)


def chosen(reading: Reading) -> str:
    """The kind of the part chosen, and the number of an entry."""
    part = the_list(reading).part
    assert part
    return f"{part.kind} {part.address[0]}" if part.address and part.address[0] else part.kind


def in_sight(reading: Reading) -> bool:
    pane = the_list(reading)
    assert pane.flow
    first, _end = pane.flow.extent(pane.cursor)
    return pane.top <= first < pane.bottom


async def choose(reading: Reading, wanted: Callable[[str], bool]) -> None:
    """Go down the list to the first part of that name."""
    await reading.press("g")
    while not wanted(chosen(reading)):
        await reading.press("j")


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_over_the_reader_and_closes_again(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("full-page.txt", size) as reading:
        for key in ("escape", "q", "="):
            await reading.press("=")
            assert chosen(reading) == "title"
            assert in_sight(reading)
            await reading.press(key)
            assert reading.screen.panes.active == "article"
        await reading.press("backspace")
        assert reading.note == "No jump to go back from"


async def test_it_opens_at_the_entry_selected(opened: Opener) -> None:
    for size in SIZES:
        async with opened("long-discussion.txt", size) as reading:
            await reading.press("150G", "=")
            assert re.fullmatch(r"\w+ 150", chosen(reading))
            assert in_sight(reading)


async def test_it_opens_at_the_block_at_the_top_of_the_article(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        await reading.press("d", "d", "=")
        part = the_list(reading).part
        assert part and part.address
        assert 0 < part.address[1] == reading.screen_below.panes.article.block()


@pytest.mark.parametrize("size", SIZES)
async def test_keys_choose_a_part_and_keep_it_in_sight(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("full-page.txt", size) as reading:
        await reading.press("=")
        pane, last = the_list(reading), len(reading.screen_below.document.parts()) - 1
        for keys, cursor in [("j", 1), ("jj", 3), ("k", 2), ("G", last), ("j", last), ("g", 0), ("k", 0)]:
            await reading.press(*keys)
            assert pane.cursor == cursor and in_sight(reading)
        for forth, back in [("f", "b"), ("d", "u"), ("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("space", "b")]:
            await reading.press("home", forth)
            assert pane.cursor > 0 and in_sight(reading)
            await reading.press(forth, back, back)
            assert pane.cursor == 0 and in_sight(reading)
        await reading.press("end", "down", "up")
        assert pane.cursor == last - 1


async def test_the_top_of_the_list_shows_what_stands_over_it_in_a_low_window(opened: Opener) -> None:
    async with opened("full-page.txt", (40, 10)) as reading:
        await reading.press("=")
        assert rows(the_list(reading))[0].startswith("page dump, told by its content")
        await reading.press("G", "g")
        assert rows(the_list(reading))[0].startswith("page dump, told by its content")


async def test_enter_goes_to_an_entry_and_backspace_returns(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("d", "=")
        await choose(reading, lambda name: name.endswith(" 15"))
        await reading.press("enter")
        assert (reading.screen.panes.active, reading.cursor) == ("discussion", 15)
        assert reading.screen.focused is reading.discussion
        await reading.press("backspace")
        assert reading.screen.panes.active == "article" and reading.screen.panes.article.top > 0


async def test_an_entry_that_a_fold_hides_is_unfolded(opened: Opener) -> None:
    async with opened("nested-replies.txt", NARROW) as reading:
        await reading.press("z", "M", "=")
        await choose(reading, lambda name: name.endswith(" 6"))
        await reading.press("enter")
        assert reading.cursor == 6
        assert reading.discussion.flow and reading.discussion.flow.shows(6)
        assert reading.in_front.id == "discussion"


async def test_enter_goes_to_a_block(opened: Opener) -> None:
    async with opened("full-page.txt", (80, 15)) as reading:
        await reading.press("5G", "=", "g", "j", "j", "j", "j", "j", "enter")
        article = reading.screen.panes.article
        assert reading.screen.panes.active == "article"
        assert article.block() == 5
        assert rows(article)[1].strip().startswith(reading.screen.document.article.blocks[4].text[:40])
        await reading.press("=")
        assert the_list(reading).cursor == 5
        await reading.press("g", "enter")
        assert article.top == 0
        await reading.press("backspace", "backspace")
        assert (reading.cursor, reading.place.split()[:2]) == (5, ["comment", "5"])


async def test_enter_goes_to_the_tail_of_the_page(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        other = reading.screen.document.other[-1].text
        assert not any(other in row for row in rows(reading.screen.panes.article))
        for _ in range(2):
            await reading.press("=", "G", "enter")
            assert any(other in row for row in rows(reading.screen.panes.article))
        await reading.press("backspace")
        assert reading.screen.panes.article.at_end


async def test_every_part_can_be_gone_to(opened: Opener) -> None:
    async with opened("hostile.txt", NARROW) as reading:
        for index in range(0, len(reading.screen.document.parts()), 5):
            await reading.press("=", "g", *"j" * index, "enter")
            assert isinstance(reading.app.screen, ReaderScreen)


async def test_a_click_chooses_and_another_goes(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("=")
        pane = the_list(reading)
        await reading.pilot.click(PartsPane, offset=(20, 14))
        await reading.pilot.pause()
        assert pane.cursor == 14
        await reading.pilot.click(PartsPane, offset=(20, 14))
        await reading.pilot.pause()
        assert reading.screen.panes.active == "discussion" and reading.cursor == 2


async def test_a_click_under_the_list_does_nothing(opened: Opener) -> None:
    async with opened("no-title.txt", (200, 60)) as reading:
        await reading.press("=")
        await reading.pilot.click(PartsPane, offset=(20, 50))
        await reading.pilot.pause()
        assert the_list(reading).cursor == 0


async def test_what_is_scrolled_takes_the_choice_along(opened: Opener) -> None:
    async with opened("long-discussion.txt", NARROW) as reading:
        await reading.press("=")
        pane = the_list(reading)
        for rows_on in (1, 33, 200, -40, -500):
            pane.scroll_rows(rows_on)
            await reading.pilot.pause()
            assert in_sight(reading)
        await reading.press("ctrl+e", "ctrl+e", "ctrl+y")
        assert pane.top == 1 and in_sight(reading)


async def test_a_new_size_keeps_the_part_chosen_in_sight(opened: Opener) -> None:
    async with opened("long-discussion.txt") as reading:
        await reading.press("150G", "=")
        at = the_list(reading).cursor
        for size in [(40, 10), (80, 24), (200, 60), (1, 1), WIDE]:
            await reading.pilot.resize_terminal(*size)
            await reading.pilot.pause()
            assert the_list(reading).cursor == at and in_sight(reading)


async def test_every_row_is_as_wide_as_the_list(opened: Opener) -> None:
    for name in ("other-languages.txt", "hostile.txt", "plain-notes.txt"):
        for size in SIZES:
            async with opened(name, size) as reading:
                await reading.press("=", "j")
                pane = the_list(reading)
                width = pane.scrollable_content_region.width
                assert {pane.render_line(y).cell_length for y in range(pane.page)} == {width}


async def test_the_columns_are_named_where_they_stand_side_by_side(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("=")
        head = reading.app.screen.query_one(PartsHead)
        assert "why it was read so" in str(head.render())
        await reading.pilot.resize_terminal(*NARROW)
        await reading.pilot.pause()
        assert "why it was read so" not in str(head.render())


async def test_where_there_are_no_parts_there_is_nowhere_to_go() -> None:
    app = ReaderApp(Document(Source("a.txt", "text", "utf-8", 0, ""), Article()))
    async with app.run_test(size=WIDE) as pilot:
        reading = Reading(app, pilot)
        await reading.press("=", "j", "G", "d")
        assert the_list(reading).part is None
        await pilot.click(PartsPane, offset=(20, 1))
        await reading.press("enter")
        assert reading.screen


def made() -> Document:
    """A page that has something of everything to be told."""
    source = Source("lamps.txt", "dump", "cp1252", 11_049, "")
    blocks = (
        Block("dek", "The lane came out to look.", (3, 3), Reason("short, and right under the title", 0.9)),
        Block("paragraph", "The lamp over the mill door was lit again. " * 5, (5, 5), Reason("a paragraph of text")),
        Block("tags", "Tags: [/x], lamps", (7, 7), Reason("begins with a word for tags", evidence="Tags:")),
    )
    says = "“NAME says:” stands above it"
    entries = (
        Entry(1, "comment", "Ann", None, ("About time.",), (9, 11), Reason(says, evidence="Ann says:")),
        Entry(2, "comment", None, None, ("漢字 [bold]and[/bold] more",), (13, 13), Reason("nothing names it", 0.8)),
        Entry(3, "trackback", None, "Of lamps", ("They say that…",), (15, 16), Reason("a title over a cut text", 0.9)),
    )
    concluded = Reply(1, "inferred", Reason("begins with the name of an author above it", 0.95, "Ann, of course"))
    last = Entry(4, "comment", "Bob", None, ("Ann, of course.",), (18, 19), Reason(says, evidence="Bob says:"))
    other = (Other("sidebar", "Oil and wicks", (22, 24), Reason("stands under the discussion")),)
    warning = "the encoding is a guess: cp1252"
    return Document(
        source, Article("The lamp is lit", (1, 1), blocks=blocks), (*entries, replace(last, reply=concluded)), other,
        (warning,), (26, 28),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("size", "theme"),
    [pytest.param(WIDE, "textual-dark", id="wide-dark"), pytest.param(NARROW, "textual-light", id="narrow-light")],
)
async def test_screen(snapshot: SnapshotAssertion, size: tuple[int, int], theme: str) -> None:
    app = ReaderApp(made(), settings=Settings(theme=theme))
    async with app.run_test(size=size) as pilot:
        await pilot.press("=", "j", "j")
        await pilot.pause()
        assert app.size == Size(*size)
        picture = re.sub(r"@font-face \{.*?\}\n", "", app.export_screenshot(), flags=re.DOTALL)
        assert picture == snapshot(extension_class=SvgExtension)
