import re

import pytest

from tests.app.conftest import NARROW, Opener, rows
from tui.widgets.pane import TextPane


def marked(pane: TextPane) -> list[str]:
    """The pieces of text that are drawn underlined, in order: the hits."""
    strips = [pane.render_line(y) for y in range(pane.page)]
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.underline]


async def test_hits_show_and_count_as_the_query_is_typed(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("/", *"bridge")
        counter = reading.screen.does.searching.finder.counter()
        found = re.fullmatch(r"1/(\d+) · article (\d+) · discussion (\d+)", counter)
        assert found and int(found[1]) == int(found[2]) + int(found[3]) > 10
        assert set(map(str.lower, marked(reading.screen.panes.article))) == {"bridge"}
        assert set(map(str.lower, marked(reading.discussion))) == {"bridge"}


async def test_typed_quotes_find_curly_ones(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("/", *"there's a perfectly")
        assert reading.screen.does.searching.finder.counter() == "1/1 · article 0 · discussion 1"
        assert reading.cursor == 8
        assert "".join(marked(reading.discussion)) == "There’s a perfectly"


async def test_escape_gives_back_place_folds_and_focus(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("5j", "tab", "3G", "h", "tab")
        article, discussion, focus = rows(reading.screen.panes.article), rows(reading.discussion), reading.app.focused
        await reading.press("/", *"stile")
        assert reading.cursor == 6
        await reading.press("escape")
        assert (rows(reading.screen.panes.article), rows(reading.discussion)) == (article, discussion)
        assert reading.app.focused is focus
        assert reading.cursor == 3 and reading.screen.outline.folded == {3}
        assert not reading.note


async def test_a_hit_in_a_folded_entry_opens_it_and_enter_keeps_only_its_branch(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("tab", "z", "M", "/", *"i have read them too")
        assert reading.cursor == 6
        await reading.press("enter")
        outline = reading.screen.outline
        assert set(outline.ancestors(6)) & outline.folded == set()
        assert outline.folded == set(range(1, 18)) - {6, *outline.ancestors(6)}


async def test_typing_on_folds_what_the_letters_before_had_opened(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("tab", "z", "M", "/", *"i")
        first = reading.cursor
        await reading.press(*" have read them too")
        assert reading.cursor == 6 != first
        await reading.press("escape")
        assert reading.screen.outline.folded == set(range(1, 18))


async def test_n_and_shift_n_go_through_the_hits_and_around(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("/", *"stile", "enter")
        total = len(reading.screen.does.searching.finder.hits)
        assert total == 2 and reading.cursor == 6
        assert reading.note == "1/2 · article 0 · discussion 2"
        await reading.press("n")
        assert reading.cursor == 7 and reading.note.startswith("2/2")
        await reading.press("n")
        assert reading.cursor == 6 and reading.note.endswith("from the top again")
        await reading.press("N")
        assert reading.cursor == 7 and reading.note.endswith("from the end again")


async def test_keys_typed_right_after_the_query_are_commands(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.pilot.press("/", *"stile", "enter", "n", "n", "y")
        await reading.pilot.pause()
        assert reading.screen.does.searching.finder.query == "stile"
        assert reading.cursor == 6
        assert "quoted" in reading.note


async def test_the_search_goes_on_from_where_it_began(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("13G", "/", *"bridge")
        assert reading.cursor >= 13 and reading.screen.does.searching.finder.at > 10


async def test_escape_after_the_search_takes_the_marks_away(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("/", *"bridge", "enter", "escape")
        assert not reading.screen.does.searching.finder.hits and not marked(reading.screen.panes.article)
        await reading.press("n")
        assert reading.screen.does.searching.finder.query == "bridge" and marked(reading.screen.panes.article)


async def test_before_a_search_there_is_no_next_hit(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("n")
        assert reading.note == "Nothing searched for yet: / searches"


async def test_what_is_not_there_is_said(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        top = reading.screen.panes.article.top
        await reading.press("/", *"zeppelin")
        assert reading.screen.does.searching.finder.counter() == "0/0 · article 0 · discussion 0"
        await reading.press("enter")
        assert reading.note == "Not found: zeppelin"
        assert reading.screen.panes.article.top == top


async def test_the_query_can_be_edited_and_backspace_leaves_an_empty_one(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("/", *"bridgex", "backspace")
        assert reading.screen.does.searching.finder.query == "bridge"
        await reading.press("left", "left", "x", "home", "end", "ctrl+u")
        assert reading.screen.does.searching.finder.query == ""
        await reading.press("backspace")
        assert not reading.screen.has_class("-searching")


async def test_the_current_hit_is_signed_in_the_gutter_and_looks_different(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("/", *"bridge")
        pane = reading.screen.panes.article
        signs = [pane.render_line(y).text[:2] for y in range(pane.page)]
        assert signs.count(" →") == 1
        looks = {
            segment.style.bgcolor
            for y in range(pane.page)
            for segment in pane.render_line(y)
            if segment.style and segment.style.underline
        }
        assert len(looks) == 2


@pytest.mark.parametrize("folds", [[], ["z", "M"]])
async def test_a_hit_out_of_sight_comes_a_third_down(opened: Opener, folds: list[str]) -> None:
    async with opened("long-discussion.txt", entry=1) as reading:
        await reading.press(*folds, "/", *reading.screen.document.entry(200).paragraphs[0][:20])
        pane = reading.discussion
        hit = reading.screen.does.searching.finder.current
        assert hit and hit.address[0] > 20 and pane.flow
        y = pane.flow.find(hit.address, hit.start)
        assert y is not None and pane.top <= y < pane.bottom
        first, end = pane.flow.extent(hit.address[0])
        assert end - first < pane.page // 2
        assert y - pane.top == pane.page // 3


async def test_in_a_narrow_window_the_pane_with_the_hit_comes_forward(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        await reading.press("/", *"stile")
        assert reading.in_front.id == "discussion"
        await reading.press("escape")
        assert reading.in_front.id == "article"


async def test_a_page_without_discussion_is_searched_from_either_pane(opened: Opener) -> None:
    async with opened("no-comments.txt") as reading:
        await reading.press("tab", "/", "the")
        assert reading.screen.does.searching.finder.hits
