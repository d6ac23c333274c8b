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
        (15, "comment 12"),
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


def beside(bar: SearchBar) -> tuple[str, str]:
    """What is shown in front of the line and behind it."""
    prompt, counter = (str(bar.query_one(f"#search-{name}", Static).render()) for name in ("prompt", "counter"))
    return prompt, counter


COUNTERS = ("3/17 · article 2 · discussion 15", "3/17 · article 2", "3/17")


@pytest.mark.parametrize(
    ("width", "prompts", "shown"),
    [
        (60, ("/",), ("/", COUNTERS[0])),
        (40, ("/",), ("/", COUNTERS[1])),
        (20, ("/",), ("/", "3/17")),
        (18, ("/",), ("/", "")),
        (60, ("regex · article /", "re art /"), ("regex · article /", COUNTERS[1])),
        (24, ("regex · article /", "re art /"), ("re art /", "")),
        (10, ("regex · article /", "re art /"), ("re art /", "")),
    ],
)
async def test_what_is_said_beside_the_line_leaves_it_room(
    width: int, prompts: tuple[str, ...], shown: tuple[str, str]
) -> None:
    async with (app := Host()).run_test(size=(width, 5)):
        app.bar.open()
        app.bar.show_prompt(*prompts)
        app.bar.show_counter(*reversed(COUNTERS))
        assert beside(app.bar) == shown


async def test_a_new_width_has_room_for_another_wording() -> None:
    async with (app := Host()).run_test(size=(60, 5)) as pilot:
        app.bar.open()
        app.bar.show_counter(*COUNTERS)
        for width, shown in ((40, COUNTERS[1]), (18, ""), (60, COUNTERS[0])):
            await pilot.resize_terminal(width, 5)
            await pilot.pause()
            assert beside(app.bar) == ("/", shown)


async def test_what_is_wrong_is_cut_where_there_is_no_room_and_looks_otherwise() -> None:
    async with (app := Host()).run_test(size=(30, 5)):
        counter = app.bar.query_one("#search-counter")
        app.bar.open()
        app.bar.show_error("[b]missing )[/b] at position 3 of the line", "[b]missing )[/b] at 3")
        assert beside(app.bar) == ("/", "[b]missing )[/…")
        assert counter.has_class("-error")
        app.bar.show_error("漢字漢字漢字漢字漢字漢字")
        assert beside(app.bar) == ("/", "漢字漢字漢字漢…")
        app.bar.show_counter("3/17")
        assert beside(app.bar) == ("/", "3/17")
        assert not counter.has_class("-error")
        app.bar.show_error("missing )")
        app.bar.open()
        assert beside(app.bar) == ("/", "")


def query_row(bar: SearchBar) -> str:
    row = bar.query_one("#search-query").render_line(0)
    return str(row.text).rstrip()


@pytest.mark.parametrize("text", ["is:t", "漢字 is:t", "e\u0301 👍🏽 is:t"])
async def test_a_suggestion_shows_behind_the_line_in_a_look_of_its_own(text: str) -> None:
    async with (app := Host()).run_test(size=(40, 5)):
        app.bar.open("/", text)
        app.bar.suggest("agged")
        assert query_row(app.bar) == f"{text}agged"
        row = app.bar.query_one("#search-query").render_line(0)
        styles = {segment.text: segment.style for segment in row}
        assert styles["gged"] != styles["a"] != styles[text]
        assert styles["gged"] != styles[text]
        assert app.bar.query_text == text and app.queries == []


async def test_a_suggestion_is_taken_at_the_end_of_the_line_only() -> None:
    async with (app := Host()).run_test(size=(40, 5)):
        app.bar.open("/", "is:t")
        assert not app.bar.take_suggestion()
        app.bar.suggest("agged")
        app.bar.edit(events.Key("left", None))
        assert query_row(app.bar) == "is:t"
        assert not app.bar.take_suggestion()
        app.bar.edit(events.Key("right", None))
        assert query_row(app.bar) == "is:tagged"
        app.bar.edit(events.Key("right", None))
        assert app.bar.query_text == "is:t"
        assert app.bar.take_suggestion()
        assert app.bar.query_text == query_row(app.bar) == "is:tagged"
        assert not app.bar.take_suggestion()


async def test_a_suggestion_can_be_of_another_line() -> None:
    async with (app := Host()).run_test(size=(40, 5)):
        app.bar.open("/", "author:jo")
        app.bar.suggest("  → [b]Joe", "author:[b]Joe")
        assert query_row(app.bar) == "author:jo  → [b]Joe"
        assert app.bar.take_suggestion()
        assert app.bar.query_text == "author:[b]Joe"


async def test_a_suggestion_stays_when_the_line_is_given_the_keys_again() -> None:
    async with (app := Host()).run_test(size=(40, 5)) as pilot:
        app.bar.open("/", "is:t")
        app.bar.suggest("agged")
        app.screen.set_focus(None)
        await pilot.pause()
        assert query_row(app.bar) == "is:t"
        app.screen.set_focus(app.bar.query_one("#search-query"))
        await pilot.pause()
        assert query_row(app.bar) == "is:tagged"


async def test_a_suggestion_is_cut_at_the_end_of_the_row() -> None:
    async with (app := Host()).run_test(size=(20, 5)) as pilot:
        app.bar.open("/", "x" * 50)
        app.bar.suggest("漢字" * 20)
        await pilot.pause()
        line = app.bar.query_one("#search-query")
        assert line.render_line(0).cell_length == line.size.width + 1
        assert query_row(app.bar).startswith("xxx")


async def test_a_letter_with_alt_held_is_no_letter() -> None:
    async with (app := Host()).run_test(size=(60, 5)):
        app.bar.open()
        for key, character in [("alt+x", "x"), ("alt+shift+x", "X"), ("x", "x"), ("plus", "+"), ("space", " ")]:
            assert app.bar.edit(events.Key(key, character))
        assert app.bar.query_text == "x+ "


async def test_several_lines_that_are_pasted_are_one() -> None:
    async with (app := Host()).run_test(size=(60, 5)) as pilot:
        app.bar.open()
        app.bar.query_one("#search-query").post_message(events.Paste("one\ntwo\n"))
        await pilot.pause()
        assert app.bar.query_text == "one two" and app.queries == ["one two"]
        app.bar.put("a\nb")
        assert app.bar.query_text == "a b"
