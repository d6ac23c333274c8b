"""What of the discussion is shown, and in which order."""

import pytest

from tests.app.conftest import WIDE, Opener, Reading, rows
from tests.layout.documents import comment, document
from tui.archive.model import Reason
from tui.screens.arranging import newest_first
from tui.screens.cast import CastScreen

WHY = Reason("speaks-to", 0.9, "Ann,")


def visible(reading: Reading) -> list[int]:
    return reading.screen.outline.visible()


async def test_t_shows_comments_trackbacks_both_apart_and_both(opened: Opener) -> None:
    page = document(
        comment(author="Ann"), comment(author="A blog", kind="trackback"), comment("Yes.", 1, author="Bob"),
        comment(author="Cid"),
    )  # fmt: skip
    async with opened(page) as reading:
        assert visible(reading) == [1, 3, 2, 4]
        seen = []
        for _ in range(4):
            await reading.press("T")
            seen.append((visible(reading), reading.note))
        assert seen == [
            ([1, 3, 4], "Comments only"),
            ([2], "Trackbacks only"),
            ([1, 3, 4, 2], "Comments first, trackbacks after them"),
            ([1, 3, 2, 4], "Comments and trackbacks"),
        ]


async def test_t_says_when_there_is_nothing_to_choose(opened: Opener) -> None:
    async with opened(document(comment(), comment())) as reading:
        await reading.press("T")
        assert reading.note == "There are no trackbacks"
    async with opened(document(comment(kind="trackback"))) as reading:
        await reading.press("T")
        assert reading.note == "All entries are trackbacks"
    async with opened("no-comments.txt") as reading:
        await reading.press("T")
        assert reading.note == "No discussion in this file"


def heading(reading: Reading) -> str:
    return str(reading.screen.query("#discussion-side .heading").first().render())


async def test_the_heading_tells_how_many_entries_are_shown_and_hidden(opened: Opener) -> None:
    async with opened("trackbacks.txt", WIDE) as reading:
        await reading.press("T")
        shown, total = len(visible(reading)), len(reading.screen.document.entries)
        assert 0 < shown < total
        assert f"{shown} of {total} · {total - shown} hidden" in heading(reading)


@pytest.mark.parametrize(("width", "trail"), [(40, False), (60, True)])
async def test_what_is_answered_is_named_beside_that_where_there_is_room(
    opened: Opener, width: int, trail: bool
) -> None:
    page = document(comment(author="Ann"), comment("x", 1, author="Bob"), comment(author="Cid"))
    async with opened(page, (width, 20)) as reading:
        await reading.press("2G", "C", "enter")
        assert "  1 of 3 · 1 hidden" in heading(reading)
        assert ("Ann › Bob" in heading(reading)) == trail


async def test_s_goes_through_the_orders(opened: Opener) -> None:
    page = document(comment(author="Ann"), comment(author="Bob"), comment("Ann, yes.", 1, author="Cid", why=WHY))
    async with opened(page) as reading:
        assert visible(reading) == [1, 3, 2]
        seen = []
        for _ in range(3):
            await reading.press("S")
            seen.append((visible(reading), reading.note))
        assert seen == [
            ([1, 2, 3], "As filed"),
            ([2, 1, 3], "Newest first"),
            ([1, 3, 2], "As answered"),
        ]


async def test_where_no_reply_is_inferred_there_are_two_orders(opened: Opener) -> None:
    async with opened(document(comment(), comment("Yes.", 1), comment())) as reading:
        await reading.press("S")
        assert visible(reading) == [3, 1, 2]
        await reading.press("S")
        assert visible(reading) == [1, 2, 3]


def test_the_newest_comes_first_by_date_where_every_entry_has_one() -> None:
    dated = document(comment(date="3 May 2007"), comment(date="1 May 2007"), comment(date="2 May 2007"))
    assert newest_first(dated) == [0, 2, 1]
    undated = document(comment(date="3 May 2007"), comment(), comment(date="2 May 2007"))
    assert newest_first(undated) == [2, 1, 0]


async def test_the_cast_list_shows_one_author_alone_with_what_is_answered_dim(opened: Opener) -> None:
    page = document(
        comment("First.", author="Ann"), comment("Reply.", 1, author="Bob"), comment("Other.", author="Cid"),
        comment("Again.", 3, author="Ann"),
    )  # fmt: skip
    async with opened(page, WIDE) as reading:
        await reading.press("2G", "C")
        assert isinstance(reading.app.screen, CastScreen)
        await reading.press("enter")
        assert (visible(reading), reading.cursor) == ([1, 2], 2)
        assert reading.note == "Only Bob: 1 of 4; Esc shows all"
        pane = reading.discussion
        assert pane.flow
        (context,) = pane.flow.entry_rows(1)
        assert context.line.look == "dim" and "First." in context.text
        assert "Other." not in "\n".join(rows(pane))
        await reading.press("escape")
        assert (visible(reading), reading.note) == ([1, 2, 3, 4], "All entries")


async def test_going_to_an_entry_that_is_left_out_shows_all_again(opened: Opener) -> None:
    page = document(comment("First.", author="Ann"), comment("Second.", author="Bob"))
    async with opened(page) as reading:
        await reading.press("2G", "C", "enter")
        assert visible(reading) == [2]
        await reading.press("1G")
        assert (visible(reading), reading.cursor) == ([1, 2], 1)


async def test_what_is_left_out_is_not_searched(opened: Opener) -> None:
    page = document(comment("First.", author="Ann"), comment("Second.", author="Bob"))
    async with opened(page) as reading:
        await reading.press("2G", "C", "enter", "/", "First", "enter")
        assert visible(reading) == [2] and reading.note.startswith("Not found")


async def test_those_without_a_name_can_be_read_alone(opened: Opener) -> None:
    page = document(comment("First.", author=None), comment("Second.", author="Bob"))
    async with opened(page) as reading:
        await reading.press("1G", "C", "enter")
        assert visible(reading) == [1]
        assert reading.note.startswith("Only (name not in this file): 1 of 2")


async def test_an_author_without_trackbacks_is_not_asked_for_them(opened: Opener) -> None:
    page = document(comment(author="Ann"), comment(author="A blog", kind="trackback"))
    async with opened(page) as reading:
        await reading.press("1G", "C", "enter", "T")
        assert visible(reading) == [1]
        await reading.press("T")
        assert visible(reading) == [1] and reading.note != "Trackbacks only"


async def test_motions_pass_over_what_is_left_out(opened: Opener) -> None:
    page = document(
        comment(author="Ann"), comment(author="Bob"), comment("x", 1, author="Bob"), comment("y", 1, author="Ann")
    )
    async with opened(page) as reading:
        await reading.press("2G", "C", "enter")
        assert visible(reading) == [1, 3, 2]
        seen = []
        for key in ("g", "j", "J", "j", "k", "P"):
            await reading.press(key)
            seen.append(reading.cursor)
        assert seen == [1, 3, 3, 2, 3, 1]
