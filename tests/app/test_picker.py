from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.conftest import NARROW, WIDE
from tui.app import ReaderApp
from tui.archive.collection import Collection, Record
from tui.archive.load import UnreadableError
from tui.archive.model import Article, Block, Document, Entry, Post, Source
from tui.screens.picker import PickerScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.posts_pane import PostsPane
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine

TITLES = ["The lamp is lit", "Oil and wicks", "A quiet harbour", None, "The lamp goes out"]


def records() -> Iterator[Record]:
    for number, title in enumerate(TITLES, 1):
        slug = (title or "untitled").lower().replace(" ", "-")
        post = Post(number, slug, title, f"2007-07-0{number} 10:00:00", number - 1)
        yield Record(post, lambda title=title, count=number - 1: document(title, count))  # type: ignore[misc]


def document(title: str | None, count: int) -> Document:
    entries = tuple(Entry(n, "comment", f"Jo {n}", None, (f"I saw {title}.",), None) for n in range(1, count + 1))
    blocks = (Block("paragraph", f"Words of {title}.", None),)
    return Document(Source("posts.xml", "wxr", "utf-8", 1, "0" * 64), Article(title, blocks=blocks), entries)


class Picking:
    """The list of posts under way in a terminal that is not there."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def rows(self) -> list[str]:
        pane = self.app.screen.query_one(PostsPane)
        return [pane.render_line(y).text[2:].rstrip() for y in range(pane.count)]

    @property
    def place(self) -> str:
        return self.app.screen.query_one(StatusLine).place

    @property
    def note(self) -> str:
        return self.app.screen.query_one(StatusLine).note

    @property
    def title(self) -> str | None:
        """The title of the post that is read."""
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen.document.article.title

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


@asynccontextmanager
async def picking(size: tuple[int, int] = WIDE, **options: Any) -> AsyncIterator[Picking]:
    app = ReaderApp(Collection("posts.xml", records, lambda one: one), **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Picking(app, pilot)


async def test_a_file_with_several_posts_opens_its_list() -> None:
    async with picking() as list_:
        assert isinstance(list_.app.screen, PickerScreen)
        assert [row.split()[0] for row in list_.rows] == ["1", "2", "3", "4", "5"]
        assert list_.rows[1].split() == ["2", "Oil", "and", "wicks", "2007-07-02", "1"]
        assert "(title not in this file)" in list_.rows[3]
        assert list_.place == "post 1 · the-lamp-is-lit"


async def test_enter_opens_a_post_and_q_comes_back() -> None:
    async with picking() as list_:
        await list_.press("down", "enter")
        assert list_.title == "Oil and wicks"
        await list_.press("q")
        assert list_.place == "post 2 · oil-and-wicks"
        await list_.press("up", "enter")
        assert list_.title == "The lamp is lit"


async def test_keys_behind_enter_are_the_posts_own() -> None:
    async with picking() as list_:
        await list_.pilot.press("end", "enter", "tab", "j", "q", "up", "enter")
        await list_.pilot.pause()
        assert list_.title is None


async def test_typing_narrows_to_the_posts_that_hold_every_word() -> None:
    async with picking() as list_:
        await list_.press(*"lamp")
        assert [row.split()[0] for row in list_.rows] == ["1", "5"]
        await list_.press("space", *"out")
        assert [row.split()[0] for row in list_.rows] == ["5"]
        await list_.press("enter")
        assert list_.title == "The lamp goes out"


async def test_days_and_slugs_narrow_too() -> None:
    async with picking() as list_:
        await list_.press(*"07-03")
        assert [row.split()[0] for row in list_.rows] == ["3"]
        await list_.press("escape", *"untitled")
        assert [row.split()[0] for row in list_.rows] == ["4"]


async def test_the_narrowed_list_is_there_again_after_a_post() -> None:
    async with picking() as list_:
        await list_.press(*"lamp", "down", "enter", "q")
        assert [row.split()[0] for row in list_.rows] == ["1", "5"]
        assert list_.place.startswith("post 5")


async def test_the_post_chosen_stays_so_while_it_is_listed() -> None:
    async with picking() as list_:
        await list_.press("end", *"lamp")
        assert list_.place.startswith("post 5")
        await list_.press("escape")
        assert list_.place.startswith("post 5")


async def test_words_that_no_post_holds_leave_nothing_to_open() -> None:
    async with picking() as list_:
        await list_.press(*"zebra", "enter")
        assert isinstance(list_.app.screen, PickerScreen)
        assert (list_.rows, list_.place) == ([], "No post holds these words")


async def test_escape_never_quits_and_q_does_with_nothing_typed() -> None:
    async with picking() as list_:
        await list_.press("a", "escape", "escape")
        assert list_.app.is_running
        await list_.press("o", "q")
        assert list_.app.screen.query_one(SearchBar).query_text == "oq"
        await list_.press("backspace", "backspace", "q")
        assert list_.app.return_code == 0


async def test_a_letter_that_was_deleted_widens_the_list_again() -> None:
    async with picking() as list_:
        await list_.press(*"lampx", "backspace")
        assert len(list_.rows) == 2


async def test_a_click_chooses_and_another_opens() -> None:
    async with picking() as list_:
        await list_.pilot.click(PostsPane, offset=(20, 2))
        await list_.pilot.pause()
        assert list_.place.startswith("post 3")
        await list_.pilot.click(PostsPane, offset=(20, 2))
        await list_.pilot.pause()
        assert list_.title == "A quiet harbour"


async def test_every_post_is_opened_as_the_command_line_asks() -> None:
    async with picking(query="saw") as list_:
        await list_.press("end", "enter")
        assert isinstance(list_.app.screen, ReaderScreen)
        assert list_.app.screen.does.searching.finder.counter().startswith("1/4")


async def test_a_post_that_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_self: Collection, _number: int) -> Document:
        raise UnreadableError("there is no such file")

    async with picking() as list_:
        monkeypatch.setattr(Collection, "document", gone)
        await list_.press("enter")
        assert isinstance(list_.app.screen, PickerScreen)
        assert list_.note == "there is no such file"
        await list_.press("down")
        assert list_.note.startswith("Type to narrow")


async def test_a_resize_keeps_the_post_chosen_in_sight() -> None:
    async with picking() as list_:
        await list_.press("end")
        await list_.pilot.resize_terminal(*NARROW)
        await list_.pilot.pause()
        pane = list_.app.screen.query_one(PostsPane)
        assert pane.top <= pane.cursor < pane.bottom
        assert list_.place.startswith("post 5")


async def test_the_hint_tells_what_the_keys_do_now() -> None:
    async with picking() as list_:
        assert list_.note == "Type to narrow · Enter opens · q quits"
        await list_.press("l")
        assert list_.note == "Enter opens · Esc clears"
        await list_.press("ctrl+c")
        assert list_.note == "Nothing is selected; q quits"
        await list_.press("escape")
        assert list_.note == "Type to narrow · Enter opens · q quits"
