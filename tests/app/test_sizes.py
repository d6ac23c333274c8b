"""Documents that are large in one way or another stay readable."""

import pytest
from rich.cells import cell_len

from tests.app.conftest import Opener, rows
from tests.layout.documents import comment, document
from tui.screens.cast import CastScreen


async def test_an_entry_of_ten_thousand_lines_is_scrolled_through_from_end_to_end(opened: Opener) -> None:
    page = document(comment("\n".join(f"line {number}" for number in range(10_000))), comment("after"))
    async with opened(page, (100, 30)) as reading:
        await reading.press("1G", "50", "j")
        assert reading.cursor == 1
        assert any("line 50" in row for row in rows(reading.discussion))
        await reading.press("J", "k")
        assert (reading.cursor, "line 9999" in "\n".join(rows(reading.discussion))) == (1, True)
        await reading.press("h")
        assert "line 0" in rows(reading.discussion)[1] and "after" in "\n".join(rows(reading.discussion))


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_fifty_levels_leave_room_for_words(opened: Opener, width: int) -> None:
    page = document(*(comment("some words of a reply", number or None, author=f"N{number}") for number in range(50)))
    async with opened(page, (width, 30)) as reading:
        await reading.press("50G")
        shown = rows(reading.discussion)
        assert all(cell_len(row) <= width for row in shown)
        assert any("some words" in row for row in shown)
        assert "N49" in str(reading.screen.query("#discussion-side .heading").first().render())


async def test_five_hundred_authors_are_listed_and_read_alone(opened: Opener) -> None:
    page = document(*(comment("words", author=f"Author {number}") for number in range(500)))
    async with opened(page, (100, 30)) as reading:
        await reading.press("400G", "C")
        assert isinstance(reading.app.screen, CastScreen)
        await reading.press("enter")
        assert reading.screen.outline.visible() == [400]


@pytest.mark.parametrize("size", [(40, 10), (41, 11), (60, 10)])
async def test_forty_columns_and_ten_rows_are_enough(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("full-page.txt", size) as reading:
        await reading.press("3G")
        assert reading.cursor == 3
        assert any(row.strip() for row in rows(reading.discussion))
        for key in ("?", "C", "="):
            await reading.press(key, "escape")
        assert reading.cursor == 3


async def test_wide_and_joined_and_combining_letters_keep_the_columns_straight(opened: Opener) -> None:
    words = "漢字 e\u0301e\u0301 👩\u200d👩\u200d👧 🇫🇷 שלום عربي ก็ ｗｉｄｅ"
    page = document(*(comment(f"{words} " * 20, author=words[:12]) for _ in range(3)), blocks=[("quote", words * 9)])
    async with opened(page, (101, 40)) as reading:
        for pane in reading.screen.panes:
            width = pane.scrollable_content_region.width
            assert {pane.render_line(y).cell_length for y in range(pane.page)} == {width}
