from textual.app import App, ComposeResult

from tui.widgets.pane_heading import PaneHeading
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine


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


async def test_markup_in_texts_is_text() -> None:
    async with (app := Host()).run_test(size=(60, 5)):
        app.status.show("[/x] [@click=app.quit]", "[bold]")
        assert line(app.status).startswith("[/x] [@click=app.quit]") and line(app.status).endswith("[bold]")
        assert "[b]and[/]" in line(app.heading)


async def test_the_heading_signs_the_pane_in_use_and_is_cut_to_its_width() -> None:
    async with (app := Host()).run_test(size=(24, 5)) as pilot:
        assert line(app.heading) == "▌ Discussion  19 comme…"
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
