import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

from tui.widgets.divider import Divider
from tui.widgets.pane_heading import PaneHeading
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine, fitted


class Host(App[None]):
    """Holds one widget of each kind."""

    CSS = "StatusLine, PaneHeading, SearchBar { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.heading = PaneHeading("Discussion", "19 comments [b]and[/] more", active=True)
        self.status = StatusLine()
        self.bar = SearchBar()
        self.queries: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.heading
        yield self.status
        yield self.bar

    def on_search_bar_changed(self, event: SearchBar.Changed) -> None:
        self.queries.append(event.query)


def line(widget: PaneHeading | StatusLine) -> str:
    return str(widget.render())


async def test_the_status_line_has_its_place_left_and_its_note_right() -> None:
    async with (app := Host()).run_test(size=(40, 5)):
        app.status.show("comment 3 of 9", "quoted")
        assert line(app.status) == "comment 3 of 9".ljust(34) + "quoted"


async def test_a_long_note_leaves_the_place_what_room_there_is() -> None:
    async with (app := Host()).run_test(size=(20, 5)):
        app.status.show("comment 3 of 9", "a note of 15 c.")
        assert line(app.status) == "co…  a note of 15 c."
        app.status.show("comment 3 of 9", "a note that is longer than the window")
        assert line(app.status) == "a note that is long…"


PLACE = "comment 12 of 19, joe, answers Tony 11 (inferred) · 4 of 19 read · 6 min left"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (77, PLACE),
        (76, "comment 12 of 19, joe, answers Tony 11 (inferred) · 4 of 19 read"),
        (60, "comment 12 of 19, joe, answers Tony 11 (inferred)"),
        (48, "comment 12 of 19, joe"),
        (20, "comment 12 of 19"),
        (15, "comment 12 of…"),
        (2, ""),
        (-1, ""),
    ],
)
def test_a_place_gives_way_piece_by_piece_from_its_end(width: int, shown: str) -> None:
    assert fitted(PLACE, width) == shown


async def test_a_note_that_leaves_hardly_any_room_stands_alone() -> None:
    async with (app := Host()).run_test(size=(20, 5)):
        app.status.show("comment 3 of 9", "a note of 17 col.")
        assert line(app.status) == "   a note of 17 col."


async def test_the_divider_is_thicker_where_it_is_taken_hold_of() -> None:
    async with (app := Host()).run_test(size=(60, 15)) as pilot:
        await app.mount(divider := Divider())
        await pilot.pause()
        assert set(str(divider.render()).split("\n")) == {"│", "┃"}
        assert len(str(divider.render()).split("\n")) == divider.size.height
        divider.styles.height = 2
        await pilot.pause()
        assert str(divider.render()) == "┃\n┃"


async def test_markup_in_texts_is_text() -> None:
    async with (app := Host()).run_test(size=(60, 5)):
        app.status.show("[/x] [@click=app.quit]", "[bold]")
        assert line(app.status).startswith("[/x] [@click=app.quit]") and line(app.status).endswith("[bold]")
        assert "[b]and[/]" in line(app.heading)


async def test_the_heading_signs_the_pane_in_use_and_is_cut_to_its_width() -> None:
    async with (app := Host()).run_test(size=(24, 5)) as pilot:
        assert line(app.heading).rstrip() == "▌ Discussion  19 comme…"
        app.heading.remove_class("-active")
        await pilot.pause()
        assert line(app.heading).startswith("  Discussion")


async def test_the_search_bar_tells_each_change_and_opens_empty() -> None:
    async with (app := Host()).run_test(size=(60, 5)) as pilot:
        app.bar.open()
        await pilot.press("a", "b")
        app.bar.show_counter("[1/2]")
        await pilot.pause()
        assert app.queries == ["a", "ab"]
        assert app.bar.query_text == "ab"
        app.bar.open()
        await pilot.pause()
        assert app.bar.query_text == "" and app.queries == ["a", "ab"]


async def test_the_search_bar_begins_with_a_text_and_tells_nothing_of_it() -> None:
    async with (app := Host()).run_test(size=(60, 5)) as pilot:
        app.bar.open("Save [b]as", "notes.md")
        await pilot.pause()
        assert app.bar.query_text == "notes.md" and app.queries == []
        assert str(app.bar.query_one("#search-prompt", Static).render()) == "Save [b]as"
        assert app.bar.query_one("#search-prompt").region.width == len("Save [b]as ")


async def test_the_screen_knows_whether_the_bar_is_open() -> None:
    async with (app := Host()).run_test(size=(60, 5)):
        for _ in range(2):
            app.bar.open()
            assert app.bar.is_open and app.screen.has_class("-searching")
            app.bar.close()
            assert not app.bar.is_open and not app.screen.has_class("-searching")


async def test_where_the_bar_is_always_shown_it_hides_nothing() -> None:
    async with (app := Host()).run_test(size=(60, 5)):
        app.screen.add_class("-picking")
        app.bar.open()
        assert not app.screen.has_class("-searching")


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["left", "X"], "one twXo"),
        (["home", "X"], "Xone two"),
        (["ctrl+a", "right", "X"], "oXne two"),
        (["home", "end", "X"], "one twoX"),
        (["home", "ctrl+e", "X"], "one twoX"),
        (["ctrl+left", "X"], "one Xtwo"),
        (["home", "ctrl+right", "X"], "one Xtwo"),
        (["ctrl+w"], "one "),
        (["ctrl+u"], ""),
        (["left", "left", "ctrl+u"], "wo"),
        (["left", "left", "ctrl+k"], "one t"),
        (["home", "delete"], "ne two"),
        (["home", "ctrl+d"], "ne two"),
        (["left", "backspace"], "one to"),
    ],
)
async def test_keys_edit_the_line_at_once(keys: list[str], left: str) -> None:
    async with (app := Host()).run_test(size=(60, 5)):
        app.bar.open("/", "one two")
        for key in keys:
            assert app.bar.edit(events.Key(key, key if len(key) == 1 else None))
        assert app.bar.query_text == left


async def test_other_keys_are_left_to_others() -> None:
    async with (app := Host()).run_test(size=(60, 5)):
        app.bar.open("/", "one")
        assert not any(app.bar.edit(events.Key(key, None)) for key in ("enter", "escape", "up", "ctrl+q", "tab"))
        assert app.bar.query_text == "one"
