"""Replies as inferred and as filed, and motions along a tree that is not in the order of the file."""

from pathlib import Path

import pytest

from tests.app.conftest import NARROW, Opener, Reading, rows
from tui.screens.peek import PeekScreen

FLAT = "flat-replies.txt"
TREE = [1, 4, 5, 6, 2, 8, 10, 3, 7, 9, 11, 12]
"""The entries of the flat sample as inferred replies have them: 1 ─ 4, 5 ─ 6; 2 ─ 8 ─ 10; 3; 7; 9 ─ 11; 12."""


def row_of_cursor(reading: Reading) -> int:
    """Where on the screen the selected entry begins."""
    assert reading.discussion.flow
    return reading.discussion.flow.extent(reading.cursor)[0] - reading.discussion.top


def text_of(reading: Reading) -> str:
    return "\n".join(rows(reading.discussion))


async def test_capital_f_switches_between_replies_as_inferred_and_as_filed(opened: Opener) -> None:
    async with opened(FLAT, (140, 40)) as reading:
        await reading.press("6G")
        assert "╎ ╎    6 ◇ Hester Quill · answers Edmund Quill 5, inferred" in text_of(reading)
        assert reading.place.startswith("comment 6 of 12, Hester Quill, answers Edmund Quill 5 (inferred)")
        await reading.press("F")
        assert reading.note == "Replies as filed: 0 nested"
        assert "╎" not in text_of(reading) and "inferred" not in text_of(reading)
        assert reading.place.startswith("comment 6 of 12, Hester Quill · ")
        await reading.press("F")
        assert reading.note == "Replies as inferred: 6 nested, 6 of them inferred"
        assert "╎ ╎    6 ◇ Hester Quill · answers Edmund Quill 5, inferred" in text_of(reading)


async def test_explicit_replies_stay_when_the_inferred_ones_go(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        filed = [entry.parent for entry in reading.screen.document.entries if entry.parent and not entry.is_inferred]
        await reading.press("F")
        assert reading.note == f"Replies as filed: {len(filed)} nested"
        await reading.press("11G")
        assert reading.place.startswith("comment 11 of 20, Hobday, answers Ted Larkin 10 ·")


async def test_a_file_without_inferred_replies_says_so_and_stays(opened: Opener) -> None:
    async with opened("no-names.txt") as reading:
        await reading.press("tab", "j")
        before = rows(reading.discussion)
        await reading.press("F")
        assert reading.note == "No reply in this file is inferred"
        assert (rows(reading.discussion), reading.cursor) == (before, 2)
    async with opened("no-comments.txt") as reading:
        await reading.press("F")
        assert reading.note == "No discussion in this file"


async def test_switching_in_the_article_leaves_the_keys_there(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("F")
        assert reading.screen.panes.active == "article"
        assert reading.note.startswith("Replies as filed")


@pytest.mark.parametrize("size", [NARROW, (120, 20)])
async def test_the_selected_entry_keeps_its_row(opened: Opener, size: tuple[int, int]) -> None:
    async with opened("long-discussion.txt", size) as reading:
        for number in (88, 136, 220, 272):
            await reading.press(f"{number}G")
            before = row_of_cursor(reading)
            for _ in range(2):
                await reading.press("F")
                assert (reading.cursor, row_of_cursor(reading)) == (number, before)


async def test_the_place_after_a_switch_outlives_a_resize(opened: Opener) -> None:
    async with opened("long-discussion.txt", NARROW) as reading:
        await reading.press("136G", "F")
        await reading.pilot.resize_terminal(70, 20)
        await reading.pilot.pause()
        assert reading.cursor == 136 and 0 <= row_of_cursor(reading) < reading.discussion.page


async def test_folds_stay_and_the_selected_entry_is_unfolded_to(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("F", "1G", "zc", "8G", "zc", "10G", "F")
        assert reading.cursor == 10
        assert reading.screen.outline.folded == {1}
        assert "+3" in text_of(reading)


async def test_nothing_is_switched_before_the_discussion_has_been_laid_out(opened: Opener) -> None:
    async with opened(FLAT, NARROW) as reading:
        await reading.press("F", "tab")
        assert "╎" not in text_of(reading)


async def test_a_mark_holds_across_a_switch(opened: Opener) -> None:
    async with opened("long-discussion.txt", NARROW) as reading:
        await reading.press("136G", "m", "a", "g", "F", "'", "a")
        assert reading.cursor == 136
        assert 0 <= row_of_cursor(reading) < reading.discussion.page
        await reading.press("j", "k")
        assert reading.cursor == 136


async def test_a_mark_whose_folds_hide_its_entry_in_the_other_tree_unfolds_to_it(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("F", "2G", "zc", "10G", "m", "a", "zR", "F", "g", "'", "a")
        assert reading.cursor == 10
        assert 2 not in reading.screen.outline.folded
        await reading.press("k")
        assert reading.cursor == 8


async def test_backspace_leads_back_across_a_switch(opened: Opener) -> None:
    async with opened("long-discussion.txt", NARROW) as reading:
        await reading.press("136G", "7G", "F", "backspace")
        assert reading.cursor == 136
        assert 0 <= row_of_cursor(reading) < reading.discussion.page


# Motions along the tree


async def walk(reading: Reading, key: str, count: int) -> list[int]:
    """The entries that a key leads to, pressed again and again."""
    cursors = []
    for _ in range(count):
        await reading.press(key)
        cursors.append(reading.cursor)
    return cursors


async def test_j_and_k_go_by_the_order_on_the_screen(opened: Opener) -> None:
    async with opened(FLAT, (200, 60)) as reading:
        await reading.press("tab")
        assert await walk(reading, "j", 12) == [*TREE[1:], 12]
        assert await walk(reading, "k", 12) == [*TREE[-2::-1], 1]


async def test_siblings_threads_parents_and_first_replies_go_by_the_tree(opened: Opener) -> None:
    async with opened(FLAT, (200, 60)) as reading:
        await reading.press("tab")
        assert await walk(reading, "J", 6) == [2, 3, 7, 9, 12, 12]
        assert await walk(reading, "{", 6) == [9, 7, 3, 2, 1, 1]
        assert await walk(reading, "}", 2) == [2, 3]
        await reading.press("6G")
        assert await walk(reading, "P", 2) == [5, 1]
        assert await walk(reading, "l", 1) == [4]
        assert await walk(reading, "J", 1) == [5]
        assert await walk(reading, "K", 1) == [4]


async def test_top_bottom_and_numbers(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("tab", "G")
        assert reading.cursor == 12
        await reading.press("8G")
        assert reading.cursor == 8
        await reading.press("g")
        assert reading.cursor == 1 and reading.discussion.top == 0


async def test_unread_entries_are_gone_to_in_the_order_on_the_screen(opened: Opener) -> None:
    async with opened(FLAT, (200, 60)) as reading:
        await reading.press("tab")
        reading.screen.work.read.update(TREE)
        for key, unread, to in [("]", {2, 5, 9}, [5, 2, 9]), ("[", {3, 6, 11}, [3, 6])]:
            for number in to:
                reading.screen.work.read -= unread
                await reading.press(key)
                assert reading.cursor == number


async def test_space_reads_on_in_the_order_on_the_screen(opened: Opener) -> None:
    async with opened(FLAT, (200, 10)) as reading:
        reading.screen.use("discussion")
        reading.screen.work.read.clear()
        met = []
        for _ in range(40):
            await reading.press("space")
            if "Everything" in reading.note:
                break
            met.append(reading.cursor)
        assert reading.screen.work.read == set(TREE)
        places = [TREE.index(number) for number in met]
        assert places == sorted(places)


async def test_star_goes_by_the_order_on_the_screen(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("10G", "#")
        assert reading.cursor == 2
        await reading.press("*")
        assert reading.cursor == 10


async def test_n_steps_through_the_article_and_then_the_tree(opened: Opener) -> None:
    async with opened(FLAT, (120, 40)) as reading:
        await reading.press("/", *"he ", "enter")
        finder = reading.screen.does.searching.finder
        numbers = [hit.address[0] for hit in finder.hits]
        met = [number for number in dict.fromkeys(numbers) if number]
        assert numbers[0] == 0 and met == sorted(met, key=TREE.index) != sorted(met)
        assert finder.counter().startswith(f"1/{len(numbers)} ")
        for at in range(1, len(numbers)):
            await reading.press("n")
            assert reading.note.startswith(f"{at + 1}/")
            assert not numbers[at] or reading.cursor == numbers[at]
        await reading.press("n")
        assert reading.note.endswith("from the top again")
        await reading.press("N")
        assert reading.cursor == numbers[-1]


async def test_a_search_begins_at_the_selected_entry_in_the_order_on_the_screen(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("6G", "/", *"ottoline")
        assert reading.cursor == 3
        await reading.press("enter", "N", "n")
        assert reading.cursor == 3


async def test_switching_during_a_search_keeps_the_hit_and_counts_anew(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("2G", "/", *"he ", "enter")
        hit = reading.screen.does.searching.finder.current
        await reading.press("F")
        finder = reading.screen.does.searching.finder
        assert finder.current == hit
        numbers = [one.address[0] for one in finder.hits]
        assert numbers == sorted(numbers)
        await reading.press("n")
        assert reading.note.startswith(f"{finder.at + 1}/")


async def test_words_selected_over_entries_are_those_between_on_the_screen(opened: Opener) -> None:
    async with opened(FLAT, (200, 60)) as reading:
        flow = reading.discussion.flow
        assert flow
        first, last = flow.extent(6)[0], flow.extent(2)[0]
        await reading.pilot.mouse_down("#discussion", offset=(14, first))
        await reading.pilot.hover("#discussion", offset=(12, last))
        await reading.pilot.mouse_up("#discussion", offset=(12, last))
        text = reading.screen.get_selected_text()
        assert text
        assert "thirty-six, you are right" in text
        assert "electric" not in text and "weighbridge" not in text


# The look at what an entry answers


async def test_the_peek_tells_why_a_reply_is_inferred(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("6G", "p")
        screen = reading.app.screen
        assert isinstance(screen, PeekScreen)
        said = " ".join(screen._text.plain.replace("╎", "").split())
        assert "because its author goes on, having just answered it" in said
        assert "because that entry had just answered its author" in said
        await reading.press("escape", "4G", "p")
        assert isinstance(reading.app.screen, PeekScreen)
        assert ": “Hester,”" in " ".join(reading.app.screen._text.plain.replace("╎", "").split())


async def test_the_peek_follows_the_tree_as_filed(opened: Opener) -> None:
    async with opened(FLAT) as reading:
        await reading.press("6G", "F", "p")
        assert reading.note == "This entry answers no other"


async def test_names_and_words_of_a_file_are_never_markup(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "A title\n\n\nA paragraph of words.\n\n\n"
        "  • Joe [red]Bloggs[/x] says:\n\n    One two three four.\n\n"
        "  • Ann says:\n\n    “[[b]]One two three four” [/x]\n\n  • Zoe says:\n\n    Thanks Joe[/x]"
    )
    async with opened(str(path)) as reading:
        assert text_of(reading).count("· answers Joe [red]Bloggs[/x] 1, inferred") == 2
        await reading.press("2G", "p")
        assert isinstance(reading.app.screen, PeekScreen)
        assert "“[[b]]One two three four”" in " ".join(reading.app.screen._text.plain.split())
        await reading.press("escape", "F", "F")
        assert "answers Joe [red]Bloggs[/x] 1 (inferred)" in reading.place
