import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.style import Style

from tests.app.conftest import NARROW, WIDE
from tests.app.desk import Desk, at_desk
from tests.layout.documents import comment, document
from tui.archive.concordance import Order
from tui.archive.model import Document
from tui.archive.question import Question
from tui.archive.search import Index
from tui.finder import Finder
from tui.keys import ACTIONS
from tui.layout.hits import HitsFlow
from tui.screens import hits as screens
from tui.screens.hits import HitsScreen
from tui.widgets.hits_pane import HitsPane
from tui.widgets.pane import GUTTER
from tui.widgets.pane_heading import PaneHeading

PAGE = document(
    comment("The lamp fell.", author="Ann"),
    comment("No lamp burns. Any lamp", author="joe"),
    comment("A lamp [b]again[/b].", author=None),
    blocks=[("paragraph", "One lamp and words.")],
)


class Listed:
    """The list, open over the reader; `given` is what it gave."""

    def __init__(self, desk: Desk, screen: HitsScreen, given: list[int | None]) -> None:
        self.desk, self.screen, self.given = desk, screen, given

    @property
    def pane(self) -> HitsPane:
        assert isinstance(self.screen.pane, HitsPane)
        return self.screen.pane

    @property
    def flow(self) -> HitsFlow:
        assert self.pane.flow
        return self.pane.flow

    @property
    def heading(self) -> str:
        return self.screen.query_one(PaneHeading).render().plain.rstrip()

    def rows(self) -> list[str]:
        return [self.pane.render_line(y).text.rstrip() for y in range(self.pane.count)]

    def behind(self) -> list[str]:
        """What stands behind the hits."""
        ends = (self.flow.hit_columns(y)[1] for y in range(self.pane.count))
        return [row[GUTTER + end :] for row, end in zip(self.rows(), ends, strict=True)]


def found(page: Document = PAGE, at: int = 0, query: str = "lamp") -> Finder:
    finder = Finder(Index(page))
    finder.search(query, ((0, 0), 0))
    finder.go_to(at)
    return finder


@asynccontextmanager
async def listed(
    finder: Finder, page: Document = PAGE, size: tuple[int, int] = WIDE, order: Order = "place"
) -> AsyncIterator[Listed]:
    async with at_desk(page, size=size) as desk:
        given: list[int | None] = []
        screen = HitsScreen(page, finder, desk.screen.panes.looks, ACTIONS, order=order)
        desk.app.push_screen(screen, given.append)
        await desk.pilot.pause()
        yield Listed(desk, screen, given)


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 10)])
async def test_it_lists_the_hits_with_the_one_in_sight_chosen(size: tuple[int, int]) -> None:
    async with listed(found(at=2), size=size) as here:
        assert here.heading.startswith("▌ Hits  “lamp” · 5 hits")
        rows = here.rows()
        assert rows[2].startswith("▌ 2 ") and "joe" in rows[2] and "No lamp burns" in rows[2]
        assert "joe" not in rows[3]
        assert "A lamp [b]" in rows[4]
        assert here.behind() == [row.rpartition("lamp")[2] for row in rows[:2]] + [
            rows[2].partition("lamp")[2],
            "",
            rows[4].partition("lamp")[2],
        ]


async def test_enter_gives_the_hit_chosen() -> None:
    async with listed(found(at=2)) as here:
        await here.desk.press("j", "enter")
        assert here.given == [3]
        assert here.desk.alone


async def test_a_second_click_gives_the_hit() -> None:
    async with listed(found()) as here:
        for _ in range(2):
            await here.desk.pilot.click(HitsPane, offset=(5, 1))
            await here.desk.pilot.pause()
        assert here.given == [1]


@pytest.mark.parametrize("key", ["escape", "q", "L"])
async def test_it_closes_without_a_choice(key: str) -> None:
    async with listed(found()) as here:
        await here.desk.press(key)
        assert here.given == [None]


async def test_the_orders_follow_one_another_and_the_hit_chosen_stays() -> None:
    async with listed(found(at=2)) as here:
        await here.desk.press("S")
        assert here.heading.endswith("by right context") and here.desk.note.endswith(
            "S by left context · Enter goes there"
        )
        assert here.behind() == ["", " and words.", " [b]again[/b].", " burns. Any lamp", " fell."]
        assert here.pane.cursor == 3 and "joe" in here.rows()[0] and "joe" in here.rows()[3]
        await here.desk.press("S")
        assert here.heading.endswith("by left context")
        assert here.behind() == [" [b]again[/b].", "", " burns. Any lamp", " and words.", " fell."]
        await here.desk.press("k", "enter")
        assert here.given == [3] and here.screen.order == "left"


async def test_it_opens_in_the_order_asked_for() -> None:
    async with listed(found(at=4), order="left") as here:
        assert here.behind()[0] == " [b]again[/b]." and here.pane.cursor == 0
        await here.desk.press("S")
        assert here.heading.endswith("by place") and here.pane.cursor == 4


async def test_too_many_hits_are_not_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "MOST_SORTED", 4)
    async with listed(found()) as here:
        await here.desk.press("S")
        assert here.desk.note == "Too many to sort: 5 hits, 4 at the most"
        assert here.heading.endswith("by place") and here.screen.order == "place"


async def test_what_a_search_finds_later_is_listed_and_the_hit_chosen_stays() -> None:
    finder = Finder(Index(PAGE))
    finder.begin(Question("lamp"), ((2, 0), 0))
    finder.advance(lambda: True)
    async with listed(finder) as here:
        assert "2 so far" in here.heading and len(here.rows()) == 2
        await here.desk.press("j", "S")
        assert here.desk.note == "Still searching: sorted when all is found"
        assert here.heading.endswith("by place")
        for left in (2, 1, 0):
            finder.advance(lambda: True)
            here.screen.hits_changed()
            assert here.pane.hit and here.pane.hit.start == 19, left
        finder.advance()
        here.screen.hits_changed()
        assert here.heading.endswith("5 hits · by right context")
        assert len(here.rows()) == 5 and here.pane.cursor == 0
        await here.desk.press("enter")
        assert here.given == [3]


async def test_the_hit_chosen_stands_out_from_the_others() -> None:
    async with listed(found(at=1)) as here:

        def style(y: int) -> Style | None:
            return next(one.style for one in here.pane.render_line(y) if one.text == "lamp")

        chosen, other = style(1), style(2)
        assert chosen and other and chosen.underline and other.underline
        assert chosen.bold and not other.bold


async def test_a_long_query_leaves_room_for_the_count() -> None:
    page = document(comment("word " * 50))
    async with listed(found(page, query="word " * 40), page, NARROW) as here:
        assert "… · 1 hit · by place" in here.heading.replace("”", "")


# Saving


@pytest.fixture
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("in_a_folder")
async def test_the_list_is_saved_in_its_order_and_the_ending_tells_the_form() -> None:
    async with listed(found(), order="right") as here:
        await here.desk.press("s", "enter")
        table = Path("page-hits.csv").read_text()
        assert here.desk.note == f"{len(table)} characters saved to page-hits.csv"
        assert table.splitlines()[1:3] == [
            "4,2,comment,joe,,No lamp burns. Any ,lamp,",
            "1,,article,,,One ,lamp, and words.",
        ]
        for name in ("a.TSV", "a.json", "a.txt"):
            await here.desk.press("s", "ctrl+u", name, "enter")
        assert Path("a.TSV").read_text() == table.replace(",", "\t")
        assert [row["number"] for row in json.loads(Path("a.json").read_text())] == [4, 1, 5, 3, 2]
        lines = Path("a.txt").read_text().splitlines()
        assert lines[0].endswith("No lamp burns. Any lamp") and lines[1].endswith("           One lamp and words.")


@pytest.mark.usefixtures("in_a_folder")
async def test_a_file_is_overwritten_only_after_a_y() -> None:
    Path("mine.txt").write_text("mine")
    async with listed(found()) as here:
        await here.desk.press("s", "ctrl+u", "mine.txt", "enter")
        assert here.desk.note == "mine.txt exists; y overwrites it"
        await here.desk.press("n")
        assert Path("mine.txt").read_text() == "mine"
        await here.desk.press("s", "escape", "j", "enter")
        assert here.given == [1]


async def test_an_ending_that_tells_no_form_is_refused() -> None:
    async with listed(found()) as here:
        await here.desk.press("s", "ctrl+u", "a.xlsx", "enter")
        assert here.desk.note == "The ending tells the form: .csv, .tsv, .json, .txt"
        assert not Path("a.xlsx").exists()
