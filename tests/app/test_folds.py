import pytest

from tests.app.conftest import Opener, rows


async def test_enter_folds_to_one_line_and_back(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab")
        before = rows(reading.discussion)
        await reading.press("enter")
        assert rows(reading.discussion)[1].startswith("▸  1 △ Ted Larkin  About time.")
        assert rows(reading.discussion)[2] == ""
        await reading.press("enter")
        assert rows(reading.discussion) == before


async def test_a_fold_hides_replies_and_counts_them(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("tab", "z", "c")
        assert rows(reading.discussion)[1].endswith("+8")
        assert 2 not in reading.screen.outline.visible()


async def test_h_folds_then_goes_to_the_parent_and_l_comes_back(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("3G", "h")
        assert reading.cursor == 3 and reading.screen.outline.folded == {3}
        await reading.press("h")
        assert reading.cursor == 2
        await reading.press("l")
        assert reading.cursor == 3
        await reading.press("l")
        assert not reading.screen.outline.folded
        await reading.press("right", "left", "left")
        assert reading.cursor == 3


async def test_all_folds_and_depths(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        outline = reading.screen.outline
        await reading.press("tab", "z", "M")
        assert outline.visible() == list(outline.replies(0))
        await reading.press("z", "R")
        assert len(outline.visible()) == 17
        await reading.press("z", "2")
        assert max(outline.depth(number) for number in outline.visible()) == 3
        assert all((number in outline.folded) == (outline.depth(number) > 2) for number in range(1, 18))
        await reading.press("z", "o")
        assert 1 not in outline.folded


async def test_folding_all_from_inside_a_branch_selects_its_root(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("6G", "z", "M")
        assert reading.cursor == 1


async def test_a_fold_keeps_the_selected_entry_where_it_is(opened: Opener) -> None:
    async with opened("long-discussion.txt") as reading:
        await reading.press("40G", "ctrl+e", "ctrl+e")
        pane = reading.discussion
        assert pane.flow
        before = pane.flow.extent(reading.cursor)[0] - pane.top
        await reading.press("enter")
        assert pane.flow.extent(reading.cursor)[0] - pane.top == before


async def test_going_to_a_hidden_entry_unfolds_what_hides_it(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("tab", "z", "M", "6G")
        assert reading.cursor == 6
        assert reading.screen.outline.visible_ancestor(6) == 6


@pytest.mark.parametrize(("key", "shown"), [("z", "R unfold all"), ("m", "a letter: set a mark"), ("1", "1")])
async def test_pending_keys_show_what_can_follow(opened: Opener, key: str, shown: str) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab", key)
        assert shown in reading.note
        await reading.press("escape")
        assert not reading.note
        await reading.press("j")
        assert reading.cursor == 2
