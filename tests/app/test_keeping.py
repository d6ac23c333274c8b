"""What a reader finds again on the next opening, and what is said of it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.conftest import NARROW, Opener, rows, sample
from tests.layout.documents import comment, document
from tui.archive.model import Document
from tui.keys import ACTIONS
from tui.layout import Anchor
from tui.outline import Outline
from tui.place import Place
from tui.screens.keeping import SECONDS, SECONDS_OF_OWN, Keeping
from tui.settings import Settings
from tui.state import Reading, Store, Work
from tui.widgets.panes import Panes

PAGE = "nested-replies.txt"
BACK = "Back where you left off"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder where something has been kept before, of something else."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def kept(folder: Path, page: str = PAGE) -> Reading:
    opened = sample(page)
    assert isinstance(opened, Document)
    return Store(folder).load(opened)[0]


# On opening again


async def test_the_reader_comes_back_to_the_entry_with_its_folds(opened: Opener, folder: Path) -> None:
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("10G", "z", "c", "2G", "z", "c", "10G")
        before, cursor, place = rows(reading.discussion), reading.cursor, reading.screen.panes.place()
        assert 2 in place.folded
    async with opened(PAGE, store=Store(folder)) as reading:
        assert reading.note == f"{BACK}: comment {cursor}"
        assert reading.screen.panes.place() == place
        assert rows(reading.discussion) == before
        assert reading.discussion.has_focus
        await reading.press("j")
        assert reading.note == "" and reading.cursor > cursor


async def test_the_reader_comes_back_to_the_row_of_the_article(opened: Opener, folder: Path) -> None:
    async with opened("full-page.txt", NARROW, store=Store(folder)) as reading:
        await reading.press("space", "j")
        before = rows(reading.screen.panes.article)
        assert reading.screen.panes.article.top
    async with opened("full-page.txt", NARROW, store=Store(folder)) as reading:
        assert reading.note.startswith(BACK)
        assert rows(reading.screen.panes.article) == before
        assert reading.screen.panes.article.has_focus


async def test_a_window_of_another_size_shows_the_same_words(opened: Opener, folder: Path) -> None:
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("12G")
    async with opened(PAGE, (48, 12), store=Store(folder)) as reading:
        assert reading.cursor == 12 and reading.in_front is reading.discussion
        first, end = reading.discussion.flow.extent(12)  # type: ignore[union-attr]
        assert first < reading.discussion.bottom and reading.discussion.top < end


async def test_read_entries_marks_and_tags_come_back(opened: Opener, folder: Path) -> None:
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("9G", "m", "a", "3G")
        work = reading.screen.work
        work.tagged.add(4)
        work.notes[5] = "Look this up"
        read, seen = set(work.read), work.article_seen
        assert 9 in read
    async with opened(PAGE, store=Store(folder)) as reading:
        work = reading.screen.work
        assert work.read >= read and work.tagged == {4} and work.notes == {5: "Look this up"}
        assert work.article_seen == seen
        assert any("Look this up" in row for row in rows(reading.discussion))
        await reading.press("'", "a")
        assert reading.cursor == 9


async def test_an_entry_taken_for_unread_stays_so(opened: Opener, folder: Path) -> None:
    async with opened(PAGE, NARROW, store=Store(folder)) as reading:
        await reading.press("G", "tab", "G", "x")
        assert 17 not in reading.screen.work.read
        await reading.press("g")
    assert 17 not in kept(folder).read and kept(folder).read


@pytest.mark.parametrize("where", [{"entry": 3}, {"query": "pump"}])
async def test_a_start_elsewhere_keeps_the_place_for_another_time(
    opened: Opener, folder: Path, where: dict[str, object]
) -> None:
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("m", "a", "12G")
        read = set(reading.screen.work.read)
    before = kept(folder).place
    async with opened(PAGE, store=Store(folder), **where) as reading:
        assert BACK not in reading.note
        assert reading.cursor != 12
        assert reading.screen.work.read >= read and "a" in reading.screen.work.marks
    assert kept(folder).place == before
    async with opened(PAGE, store=Store(folder), **where) as reading:
        await reading.press("tab", "5G")
    assert kept(folder).place != before


async def test_nothing_is_said_at_the_beginning(opened: Opener, folder: Path) -> None:
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("12G", "tab", "g")
        reading.screen.panes.return_to(Place("article", Anchor(0, 0), Anchor(0, 0), 1, frozenset()))
    assert kept(folder).read
    async with opened(PAGE, store=Store(folder)) as reading:
        assert reading.note == ""


async def test_a_place_that_the_page_no_longer_has_is_gone_to_as_near_as_can_be(opened: Opener, folder: Path) -> None:
    page = sample(PAGE)
    assert isinstance(page, Document)
    beyond = Anchor(2**31 - 1, 2**31 - 1)
    Store(folder).save(page, Reading(Place("discussion", beyond, beyond, 17, frozenset({17}))))
    async with opened(PAGE, store=Store(folder)) as reading:
        assert reading.cursor == 17 and reading.note.startswith(BACK)
        await reading.press("tab", "k", "tab", "k")
        assert reading.cursor < 17


# What is written, and when


async def test_opening_and_leaving_writes_nothing(opened: Opener, folder: Path) -> None:
    for size in ((120, 40), NARROW):
        async with opened("full-page.txt", size, store=Store(folder)):
            pass
        async with opened("full-page.txt", size, store=Store(folder)) as reading:
            await reading.press("q")
    assert list(folder.iterdir()) == []


async def test_coming_back_and_leaving_writes_nothing(opened: Opener, folder: Path) -> None:
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("10G", "z", "c")
    (file,) = files(folder)
    file.write_bytes(file.read_bytes() + b" ")
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("q")
    assert file.read_bytes().endswith(b" ")


async def test_an_article_read_to_its_end_counts_though_the_reader_went_back(opened: Opener, folder: Path) -> None:
    async with opened("full-page.txt", NARROW, store=Store(folder)) as reading:
        await reading.press("G", "g")
    assert kept(folder, "full-page.txt").article_seen > 0.9


async def test_nothing_is_kept_without_a_store(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with opened(PAGE) as reading:
        assert reading.note == ""
        await reading.press("12G")
    async with opened(PAGE) as reading:
        assert reading.cursor == 1
    assert list(tmp_path.iterdir()) == []


async def test_a_post_opened_from_the_list_is_kept_when_it_is_left(opened: Opener, folder: Path) -> None:
    async with opened("movable-type-export.txt", store=Store(folder)) as reading:
        await reading.pilot.press("enter")
        await reading.press("tab", "m", "a", "q")
        (file,) = files(folder)
        assert list(json.loads(file.read_bytes())["marks"]) == ["a"]
        await reading.pilot.press("enter")
        await reading.pilot.pause()
        assert reading.screen.work.marks.keys() == {"a"}
        await reading.press("q")
        await reading.pilot.press("down", "enter")
        await reading.pilot.pause()
        assert not reading.screen.work.marks


# What is said


async def test_the_first_start_tells_how_to_get_help_once(opened: Opener, tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "kept")
    async with opened(PAGE, store=store) as reading:
        assert reading.note == "? shows all keys, q quits"
        await reading.press("j")
        assert reading.note == ""
    async with opened(PAGE, store=store) as reading:
        assert "shows all keys" not in reading.note


async def test_the_first_start_names_the_keys_as_they_are_configured(opened: Opener, tmp_path: Path) -> None:
    keys = {"help": ("f1",), "quit": ("Q",)}
    actions = tuple(replace(action, keys=keys.get(action.id, action.keys)) for action in ACTIONS)
    async with opened(PAGE, store=Store(tmp_path / "new"), settings=Settings(actions=actions)) as reading:
        assert reading.note == "F1 shows all keys, Q quits"


async def test_what_goes_wrong_costs_a_line_and_no_reading(opened: Opener, tmp_path: Path) -> None:
    blocked = tmp_path / "kept"
    blocked.write_text("a file")
    async with opened(PAGE, store=Store(blocked)) as reading:
        assert reading.note.startswith("Your place is not kept: ") and str(blocked) in reading.note
        await reading.press("5G")
        assert reading.note == "" and reading.cursor == 5
    assert blocked.read_text() == "a file"


async def test_a_broken_file_is_named_and_the_reader_opens(opened: Opener, folder: Path) -> None:
    async with opened(PAGE, store=Store(folder)) as reading:
        await reading.press("5G")
    (file,) = files(folder)
    file.write_bytes(b"[" * 100_000)
    async with opened(PAGE, (200, 40), store=Store(folder)) as reading:
        assert file.name in reading.note and "set aside" in reading.note
        assert reading.cursor == 1
        await reading.press("6G")
    assert kept(folder).place is not None


# Now and then, without a screen


class Now:
    """Somebody who calls things later, when a test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[], None]]] = []

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        self.waiting.append((seconds, call))

    def passes(self) -> None:
        waiting, self.waiting = self.waiting, []
        for _, call in waiting:
            call()


class Desk:
    """Keeping at work on panes that nobody sees."""

    def __init__(self, folder: Path | None) -> None:
        self.page = document(comment("One."), comment("Two."))
        self.work = Work()
        self.panes = Panes(self.page, Outline(self.page.parents()), self.work)
        self.now = Now()
        self.said: list[str] = []
        self.store = Store(folder)
        self.keeping = Keeping(self.page, self.panes, self.work, self.store, later=self.now.later, say=self.said.append)

    @property
    def kept(self) -> Reading:
        return Store(self.store.folder).load(self.page)[0]


def test_what_was_done_is_written_down_before_long(folder: Path) -> None:
    desk = Desk(folder)
    desk.keeping.begin()
    desk.keeping.soon()
    desk.keeping.soon()
    assert [seconds for seconds, _ in desk.now.waiting] == [SECONDS]
    desk.work.read.add(2)
    assert desk.kept == Reading()
    desk.now.passes()
    assert desk.kept == Reading(read=frozenset({2}))
    desk.keeping.soon()
    assert len(desk.now.waiting) == 1


def test_notes_and_tags_are_written_down_at_once(folder: Path) -> None:
    desk = Desk(folder)
    desk.keeping.begin()
    desk.work.notes[1] = "mine"
    desk.keeping.soon()
    desk.keeping.soon()
    assert sorted(seconds for seconds, _ in desk.now.waiting) == [SECONDS_OF_OWN, SECONDS]


def test_a_reader_that_does_nothing_is_never_looked_at(folder: Path) -> None:
    desk = Desk(folder)
    desk.keeping.begin()
    assert desk.now.waiting == []
    desk.keeping.soon()
    desk.now.passes()
    assert desk.now.waiting == [] and list(folder.iterdir()) == []


def test_nothing_waits_where_nothing_is_kept() -> None:
    desk = Desk(None)
    assert desk.keeping.begin() == ""
    desk.keeping.soon()
    assert desk.now.waiting == [] and desk.keeping.keep() == ""


def test_what_goes_wrong_later_is_said_once(folder: Path) -> None:
    desk = Desk(folder)
    assert desk.keeping.begin() == ""
    folder.rmdir()
    folder.write_text("a file")
    for number in (1, 2):
        desk.work.read.add(number)
        desk.keeping.soon()
        desk.now.passes()
    (said,) = desk.said
    assert said.startswith("Your place is not kept: ")


def test_nothing_is_kept_before_the_beginning(folder: Path) -> None:
    desk = Desk(folder)
    desk.work.read.add(1)
    desk.keeping.soon()
    assert desk.keeping.keep() == "" and desk.now.waiting == []
    assert list(folder.iterdir()) == []
