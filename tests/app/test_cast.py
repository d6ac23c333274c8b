from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.app.conftest import NARROW, WIDE
from tests.app.desk import Desk, at_desk, page
from tui.archive.cast import Member
from tui.archive.model import Document
from tui.keys import ACTIONS
from tui.screens.cast import CastScreen
from tui.widgets.cast_pane import CastPane

PAGE = page("Ann", "joe", None, "Ann", "[b]Tony[/b]")


class Choice:
    """What the list gave."""

    def __init__(self) -> None:
        self.given: list[Member | None] = []


@asynccontextmanager
async def listed(
    document: Document = PAGE, size: tuple[int, int] = WIDE, at: int = 0
) -> AsyncIterator[tuple[Desk, CastPane, Choice]]:
    """The list, open over the reader."""
    async with at_desk(document, size=size) as desk:
        choice = Choice()
        screen = CastScreen(document, desk.screen.panes.looks, ACTIONS, at=at)
        desk.app.push_screen(screen, choice.given.append)
        await desk.pilot.pause()
        assert isinstance(screen.pane, CastPane)
        yield desk, screen.pane, choice


def text_of(pane: CastPane, y: int) -> str:
    return pane.render_line(y).text.rstrip()


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 10)])
async def test_it_lists_the_authors(size: tuple[int, int]) -> None:
    async with listed(size=size) as (_desk, pane, _choice):
        assert text_of(pane, 0).startswith("▌ ") and "Ann" in text_of(pane, 0)
        assert "[b]Tony" in text_of(pane, 3)
        assert pane.member and pane.member.author == "Ann"
        assert pane.region.height == size[1] - 3


async def test_enter_gives_the_author_chosen() -> None:
    async with listed() as (desk, _pane, choice):
        await desk.press("j", "enter")
        (member,) = choice.given
        assert member and (member.author, member.numbers) == ("joe", (2,))
        assert desk.alone


async def test_those_without_a_name_can_be_chosen() -> None:
    async with listed(at=3) as (desk, _pane, choice):
        await desk.press("enter")
        (member,) = choice.given
        assert member and (member.author, member.numbers) == (None, (3,))


@pytest.mark.parametrize("key", ["escape", "q", "C"])
async def test_it_closes_without_a_choice(key: str) -> None:
    async with listed() as (desk, _pane, choice):
        await desk.press(key)
        assert choice.given == [None]
        assert desk.alone


async def test_the_motions_of_the_reader_choose_another() -> None:
    async with listed(page(*(f"reader {n}" for n in range(100))), (40, 10)) as (desk, pane, _choice):
        for keys, cursor in (("jj", 2), ("k", 1), ("G", 99), ("k", 98), ("g", 0), ("5j", 5), ("20G", 19), ("f", 25)):
            await desk.press(keys)
            assert pane.cursor == cursor
            assert pane.top <= cursor < pane.bottom
        await desk.press("3", "escape", "j")
        assert pane.cursor == 26


async def test_the_author_of_an_entry_is_chosen_first() -> None:
    async with listed(at=5) as (_desk, pane, _choice):
        assert pane.member and pane.member.author == "[b]Tony[/b]"


async def test_a_second_click_gives_the_author() -> None:
    async with listed() as (desk, _pane, choice):
        for _ in range(2):
            await desk.pilot.click(CastPane, offset=(5, 1))
            await desk.pilot.pause()
        assert [member.author for member in choice.given if member] == ["joe"]


async def test_the_bottom_row_says_who_is_chosen_and_what_keys_do() -> None:
    async with listed() as (desk, _pane, _choice):
        assert desk.note == "Enter shows this author alone · Esc closes"
        await desk.press("j", "j")
        assert desk.app.screen.query_one("#status").render().plain.startswith("3 of 4 · (name not in this file)")  # type: ignore[union-attr]


async def test_an_empty_cast_can_only_be_left() -> None:
    async with listed(page()) as (desk, _pane, choice):
        await desk.press("j", "enter", "G", "escape")
        assert choice.given == [None]
