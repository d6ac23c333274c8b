"""How the panes stand, and how much room each has."""

import pytest
from textual.events import MouseDown, MouseMove, MouseUp
from textual.widget import Widget

from tests.app.conftest import NARROW, WIDE, Opener, Reading, rows
from tui.settings import Settings


def shown(reading: Reading) -> str:
    """How the panes stand, told by where they are on the screen."""
    article, discussion = reading.screen.panes.article.region, reading.discussion.region
    if not discussion.area or not discussion.width:
        return "article only"
    if article.right <= discussion.x:
        return "side by side"
    return "stacked" if article.bottom <= discussion.y else "single"


async def test_w_goes_through_the_layouts_that_the_window_has_room_for(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        seen = [shown(reading)]
        for _ in range(3):
            await reading.press("w")
            seen.append(shown(reading))
        assert seen == ["side by side", "stacked", "single", "side by side"]
    async with opened("full-page.txt", NARROW) as reading:
        seen = [shown(reading)]
        for _ in range(2):
            await reading.press("w")
            seen.append(shown(reading))
        assert seen == ["single", "stacked", "single"]
    async with opened("full-page.txt", (60, 12)) as reading:
        await reading.press("w")
        assert shown(reading) == "single"
        assert reading.note == "The window has room for one pane at a time"


async def test_a_layout_without_room_comes_back_with_the_room(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("w")
        await reading.pilot.resize_terminal(80, 12)
        await reading.pilot.pause()
        assert shown(reading) == "single"
        await reading.pilot.resize_terminal(80, 30)
        await reading.pilot.pause()
        assert shown(reading) == "stacked"


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "single"])
async def test_the_settings_tell_the_first_layout(opened: Opener, layout: str) -> None:
    async with opened("full-page.txt", WIDE, settings=Settings(layout=layout)) as reading:  # type: ignore[arg-type]
        assert shown(reading) == layout.replace("-", " ")


async def test_brackets_move_the_divider_and_say_where_it_is(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        article = reading.screen.panes.article
        before = article.size.width
        await reading.press(")", ")")
        assert article.size.width > before + 8
        assert reading.note == "Article 60 %"
        await reading.press("4", "(")
        assert article.size.width < before
        await reading.press("9", "(")
        assert reading.note == "Article 20 %"
        assert article.size.width >= 20


async def test_the_divider_is_dragged_with_the_mouse(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await drag(reading, reading.screen.query_one("#divider"), (80, 10))
        assert reading.discussion.region.x in (80, 81, 82)
        await reading.press("w")
        heading = reading.screen.query("#discussion-side .heading").first()
        await drag(reading, heading, (5, 12))
        assert heading.region.y in (11, 12)


async def drag(reading: Reading, handle: Widget, to: tuple[int, int]) -> None:
    x, y = handle.region.offset
    mouse = reading.pilot._post_mouse_events
    await mouse([MouseDown], widget=handle, offset=(0, 0), button=1)
    panes = reading.screen.panes
    await mouse([MouseMove], widget=panes, offset=(to[0] - panes.region.x, to[1] - panes.region.y), button=1)
    await mouse([MouseUp], widget=panes, offset=(to[0] - panes.region.x, to[1] - panes.region.y), button=1)
    await reading.pilot.pause()
    assert (x, y) != handle.region.offset


async def test_plus_and_minus_change_the_longest_row_and_keep_the_place(opened: Opener) -> None:
    async with opened("long-discussion.txt", (200, 40)) as reading:
        article = reading.screen.panes.article
        await reading.press("d", "d")
        top = article.top_anchor()
        longest = max(map(len, rows(article)))
        await reading.press("3", "-")
        assert reading.note == "Rows of 68 columns at the most"
        shorter = max(len(row.strip()) for row in rows(article))
        assert shorter <= 68 < longest
        assert article.top_anchor().line == top.line
        await reading.press("9", "9", "+")
        assert reading.note == "Rows of 200 columns at the most"


async def test_the_discussion_is_hidden_and_comes_back_when_it_is_gone_to(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("c")
        assert shown(reading) == "article only"
        assert reading.screen.panes.article.region.width == WIDE[0]
        await reading.press("c")
        assert shown(reading) == "side by side"
        await reading.press("c", "tab")
        assert (shown(reading), reading.screen.panes.active) == ("side by side", "discussion")
        await reading.press("c")
        assert (shown(reading), reading.screen.panes.active) == ("article only", "article")


async def test_one_pane_at_a_time_c_shows_the_other(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        await reading.press("c")
        assert reading.in_front.id == "discussion"
        await reading.press("c")
        assert reading.in_front.id == "article"


async def test_the_article_alone_has_all_the_room_but_where_the_reader_is(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("Z")
        assert reading.screen.panes.article.region.size == (WIDE[0], WIDE[1] - 1)
        assert "¶" in reading.place
        await reading.press("Z")
        assert shown(reading) == "side by side"
        assert reading.screen.status.display
        await reading.press("Z", "4", "G")
        assert shown(reading) == "side by side" and reading.cursor == 4


async def test_the_mouse_is_told_of_in_the_bottom_row(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        had = reading.app.has_mouse
        await reading.press("M")
        assert reading.app.has_mouse is not had
        await reading.press("M")
        assert reading.app.has_mouse is had


async def test_the_cursor_of_the_terminal_stands_at_what_is_selected(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("5G")
        pane = reading.discussion
        assert pane.flow
        assert reading.app.cursor_position.y == pane.region.y + pane.flow.extent(5)[0] - pane.top
        assert reading.app.cursor_position.x == pane.region.x
        await reading.press("j")
        assert reading.app.cursor_position.y == pane.region.y + pane.flow.extent(6)[0] - pane.top


@pytest.mark.parametrize("keys", [["Z", "Z"], ["c", "c"]])
async def test_the_pane_in_use_is_so_again_when_the_discussion_comes_back(opened: Opener, keys: list[str]) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("5G", *keys)
        assert (reading.screen.panes.active, reading.cursor) == ("discussion", 5)


@pytest.mark.parametrize("key", ["C", "=", "r"])
async def test_the_cursor_of_the_terminal_goes_along_in_what_opens_over_the_reader(opened: Opener, key: str) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("3G", key)
        first = reading.app.cursor_position
        await reading.press("j", "j", "j")
        assert reading.app.cursor_position != first or key == "r"
        await reading.press("escape")
        assert reading.app.cursor_position.x == reading.discussion.region.x


async def test_the_cursor_of_the_terminal_stands_where_letters_are_typed(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("/")
        where_typed = [(3, WIDE[1] - 1), (4, WIDE[1] - 1)]
        for _ in range(50):  # it is put there once the line has been laid out
            if reading.app.cursor_position in where_typed:
                break
            await reading.pilot.pause()
        assert reading.app.cursor_position in where_typed
