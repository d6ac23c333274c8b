"""Showing nothing but the entries that match."""

import pytest

from tests.app.conftest import WIDE, Opener, Reading, rows
from tests.app.test_arranging import heading, visible
from tests.layout.documents import comment, document
from tui.widgets.search_bar import SearchBar

PAGE = document(
    comment("Is the bridge old?", author="Ann"),
    comment("Very old.", 1, author="Bob"),
    comment("Older than the mill.", 2, author="Cid"),
    comment("The mill was rebuilt.", author="Bob"),
    comment("Old stones, said the mason.", author="A blog", kind="trackback"),
    blocks=[("paragraph", "An old bridge.")],
)


def wanted(reading: Reading) -> set[int]:
    """The entries that alone are shown, those above them apart."""
    return set(reading.screen.outline.wanted or ())


def line(reading: Reading) -> str:
    """What stands in the line and beside it."""
    bar = reading.screen.query_one(SearchBar)
    return " | ".join([bar.query_text, str(bar.query_one("#search-counter").render())])


async def test_the_line_counts_what_matches_as_one_types_and_shows_it_when_it_is_kept(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"mill")
        assert line(reading) == "mill | 2 of 5 entries match"
        assert visible(reading) == [1, 2, 3, 4, 5]
        await reading.press("enter")
        assert visible(reading) == [1, 2, 3, 4]
        assert reading.note == "2 of 5 entries match; Esc shows all"
        assert reading.screen.outline.context == {1, 2} and reading.cursor == 3
        assert "2 of 5 · 1 hidden" in heading(reading)
        pane = reading.discussion
        assert pane.flow and [row.line.look for row in pane.flow.entry_rows(1)] == ["dim"]
        assert "mason" not in "\n".join(rows(pane))
        await reading.press("escape")
        assert (visible(reading), reading.note) == ([1, 2, 3, 4, 5], "All entries")


async def test_the_line_begins_with_what_must_match_now_and_an_empty_one_shows_all(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"mill", "enter", "&")
        assert line(reading) == "mill | 2 of 5 entries match"
        await reading.press("ctrl+u")
        assert line(reading) == " | all 5 entries"
        await reading.press("enter")
        assert (visible(reading), reading.note) == ([1, 2, 3, 4, 5], "All entries")
        await reading.press("&")
        assert line(reading) == " | all 5 entries"


async def test_escape_leaves_everything_as_it_was(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"mill", "enter")
        before, place = rows(reading.discussion), reading.place
        await reading.press("&", "ctrl+u", *"bridge", "escape")
        assert (rows(reading.discussion), reading.place, reading.note) == (
            before,
            place,
            "1/2 · article 0 · discussion 2",
        )
        assert reading.app.focused is reading.discussion
        await reading.press("&")
        assert line(reading).startswith("mill ")


async def test_the_words_asked_for_are_marked_and_n_goes_from_one_to_the_next(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"mill", "enter")
        finder = reading.screen.does.searching.finder
        assert [hit.address[0] for hit in finder.hits] == [3, 4] and reading.cursor == 3
        await reading.press("n")
        assert reading.cursor == 4
        await reading.press("escape")
        assert (visible(reading), len(finder.hits)) == ([1, 2, 3, 4, 5], 0)


async def test_what_is_searched_for_stays_marked(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *"old", "enter", "&", *"mill", "enter")
        finder = reading.screen.does.searching.finder
        assert finder.query == "old" and {hit.address[0] for hit in finder.hits} == {0, 3}
        await reading.press("escape")
        assert not finder.hits and visible(reading) == [1, 2, 3, 4]


async def test_where_nothing_matches_nothing_is_hidden(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"zeppelin")
        assert line(reading) == "zeppelin | 0 of 5 entries match"
        await reading.press("enter")
        assert (visible(reading), reading.note) == ([1, 2, 3, 4, 5], "No entry matches: zeppelin")
        await reading.press("&", *"mill", "enter", "&", "ctrl+u", *"zeppelin", "enter")
        assert visible(reading) == [1, 2, 3, 4] and reading.note.startswith("No entry")


async def test_a_question_that_makes_no_sense_says_where(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"kind:x")
        assert "character" in line(reading)
        await reading.press("enter")
        assert visible(reading) == [1, 2, 3, 4, 5] and "character" in reading.note


async def test_an_entry_is_shown_where_kind_author_and_words_all_want_it(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"old", "enter")
        assert wanted(reading) == {1, 2, 3, 5}
        await reading.press("T")
        assert wanted(reading) == {1, 2, 3}
        await reading.press("2G", "C", "enter")
        assert wanted(reading) == {2}
        await reading.press("&")
        assert line(reading) == "old | 1 of 5 entries match"
        await reading.press("ctrl+u", "enter")
        assert wanted(reading) == {2, 4}
        assert reading.note == "Whatever they say: 2 of 5"
        await reading.press("&", *"mason", "enter")
        assert wanted(reading) == {2, 4} and reading.note.startswith("No entry")
        await reading.press("escape", "T")
        assert wanted(reading) == {1, 2, 3, 4}


async def test_an_author_who_says_nothing_that_matches_is_shown_nevertheless(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"bridge", "enter", "C", "j", "enter")
        assert wanted(reading) and wanted(reading) != {1}
        assert reading.screen.does.arranging.matching is None


async def test_what_is_unread_is_found_out_once(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        reading.screen.work.read.add(1)
        await reading.press("&", *"is:unread", "enter")
        assert wanted(reading) == {2, 3, 4, 5}
        reading.screen.work.read.add(2)
        await reading.press("S")
        assert wanted(reading) == {2, 3, 4, 5}


async def test_a_jump_to_what_is_left_out_forgets_what_must_match(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"mill", "enter", "5G")
        assert (visible(reading), reading.note) == ([1, 2, 3, 4, 5], "All entries are shown again")
        await reading.press("T")
        assert visible(reading) == [1, 2, 3, 4]


async def test_the_search_finds_what_is_shown_and_looks_again_when_that_changes(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("&", *"mill", "enter", "/", *"old", "enter")
        finder = reading.screen.does.searching.finder
        assert [hit.address[0] for hit in finder.hits] == [0, 3]
        await reading.press("&", "ctrl+u", "enter")
        assert [hit.address[0] for hit in finder.hits] == [0, 1, 2, 3, 5]
        await reading.press("&", *"mason", "enter")
        assert [hit.address[0] for hit in finder.hits] == [0, 5]


async def test_a_discussion_comes_to_the_front_and_one_that_is_not_there_is_missed(opened: Opener) -> None:
    async with opened(PAGE, (60, 20)) as reading:
        await reading.press("&", *"mill", "enter")
        assert reading.in_front.id == "discussion"
    async with opened("no-comments.txt") as reading:
        await reading.press("&")
        assert reading.note == "No discussion in this file"
        assert not reading.screen.has_class("-searching")


@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_the_count_fits_beside_the_line(opened: Opener, size: tuple[int, int]) -> None:
    async with opened(PAGE, size) as reading:
        await reading.press("&", *"mill")
        assert any(some in line(reading) for some in ("2 of 5", "2/5"))
