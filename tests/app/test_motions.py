import pytest
from textual.events import Key

from tests.app.conftest import NARROW, Opener, rows


async def test_it_begins_in_the_article_with_both_panes_in_sight(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        assert reading.place.startswith("¶ 1 of 9, ")
        assert "Last span of the Wenlow footbridge comes home" in "\n".join(rows(reading.screen.panes.article))
        assert "Ted Larkin" in rows(reading.discussion)[1]


async def test_j_and_k_scroll_the_article_by_a_row(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        article = reading.screen.panes.article
        before = rows(article)
        await reading.press("j", "down")
        assert rows(article)[:-2] == before[2:]
        await reading.press("k", "up")
        assert rows(article) == before


async def test_j_and_k_select_entries(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab", "j", "j", "k")
        assert reading.cursor == 2
        assert reading.place.startswith("comment 2 of 20, (name not in this file)")


async def test_a_count_repeats_a_motion(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab", "5", "j")
        assert reading.cursor == 6


async def test_a_number_and_g_go_to_an_entry_from_either_pane(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("12G")
        assert (reading.cursor, reading.screen.panes.active) == (12, "discussion")
        await reading.press("999G")
        assert reading.cursor == 20


async def test_the_status_line_tells_whom_an_entry_answers(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("11G")
        assert reading.place.startswith("comment 11 of 20, Hobday, answers Ted Larkin 10")


async def test_j_scrolls_inside_an_entry_taller_than_the_pane_first(opened: Opener) -> None:
    async with opened("full-page.txt", (50, 12)) as reading:
        await reading.press("2G")
        pane = reading.discussion
        assert pane.flow
        first, end = pane.flow.extent(2)
        assert end - first > pane.page
        steps = 0
        while reading.cursor == 2 and steps < 50:
            await reading.press("j")
            steps += 1
        assert reading.cursor == 3
        assert steps == end - first - pane.page + 1
        await reading.press("k")
        assert (reading.cursor, pane.top) == (2, end - pane.page)


async def test_pages_and_half_pages(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        article = reading.screen.panes.article
        await reading.press("f")
        assert article.top == article.page - 1
        await reading.press("b", "d")
        assert article.top == article.page // 2
        await reading.press("u", "ctrl+e", "ctrl+e", "ctrl+y")
        assert article.top == 1
        await reading.press("G")
        assert article.at_end and "100 %" in reading.place
        await reading.press("g")
        assert article.top == 0


async def test_paging_the_discussion_takes_the_selection_along(opened: Opener) -> None:
    async with opened("long-discussion.txt") as reading:
        await reading.press("tab", "f", "f")
        first, last = reading.discussion.flow.extent(reading.cursor) if reading.discussion.flow else (0, 0)
        assert reading.discussion.top <= first < reading.discussion.bottom
        assert reading.cursor > 1 and last
        await reading.press("G", "f")
        assert reading.cursor == 300
        await reading.press("g", "b")
        assert reading.cursor == 1


async def test_tree_motions(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        outline = reading.screen.outline
        await reading.press("tab", "l")
        assert reading.cursor == outline.first_reply(1) == 2
        await reading.press("J")
        assert reading.cursor == outline.sibling(2, 1) == 9
        await reading.press("K", "P")
        assert reading.cursor == 1
        await reading.press("}")
        assert reading.cursor == 10
        await reading.press("j", "{")
        assert reading.cursor == 10
        await reading.press("{")
        assert reading.cursor == 1
        await reading.press("J", "J")
        assert outline.parent(reading.cursor) is None


async def test_star_and_hash_walk_one_author(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("tab", "*", "*")
        assert reading.cursor == 8
        assert reading.screen.document.entry(8).author == reading.screen.document.entry(1).author
        await reading.press("#")
        assert reading.cursor == 3


async def test_star_does_nothing_for_an_entry_without_a_name(opened: Opener) -> None:
    async with opened("no-names.txt") as reading:
        before = reading.cursor
        assert reading.screen.document.entry(before).author is None
        await reading.press("tab", "*")
        assert reading.cursor == before


async def test_space_reads_the_article_then_every_entry_once(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        for _ in range(60):
            await reading.press("space")
            if "Everything has been read" in reading.note:
                break
        assert reading.screen.work.read == set(range(1, 21))
        assert reading.place.endswith("20 of 20 read")


async def test_space_unfolds_the_unread_entry_it_goes_to(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        await reading.press("tab", "z", "M", "tab", "G", "space")
        assert reading.screen.panes.active == "discussion"
        await reading.press("g", "z", "M")
        reading.screen.work.read.clear()
        await reading.press("space")
        assert reading.cursor == 1 and 1 not in reading.screen.outline.folded


async def test_unread_motions(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab")
        read = set(reading.screen.work.read)
        assert read and read != set(range(1, 21))
        await reading.press("]")
        assert reading.cursor == min(set(range(1, 21)) - read)
        reading.screen.work.read.discard(1)
        await reading.press("[")
        assert reading.cursor == 1


async def test_a_folded_entry_is_not_read(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab", "z", "M")
        reading.screen.work.read.clear()
        await reading.press("j", "f")
        assert not reading.screen.work.read
        assert reading.discussion.render_line(1).text.startswith(" •▸  1")


async def test_reading_the_article_reads_no_entry(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("j", "f", "G")
        assert not reading.screen.work.read


async def test_backspace_goes_back_from_jumps_one_by_one(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("j", "5G", "15G", "backspace")
        assert reading.cursor == 5
        await reading.press("backspace")
        assert reading.screen.panes.active == "article" and reading.screen.panes.article.top == 1
        await reading.press("backspace")
        assert reading.note == "No jump to go back from"


async def test_marks_hold_places_with_their_folds(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("7G", "h", "m", "a")
        assert reading.note == "Mark a set"
        await reading.press("z", "R", "g", "'", "a")
        assert reading.cursor == 7 and reading.screen.outline.folded == {7}
        await reading.press("'", "b")
        assert reading.note == "There is no mark b"


@pytest.mark.parametrize(("key", "entry"), [("}", 10), ("J", 10), ("l", 2), ("*", 3)])
async def test_motions_of_the_discussion_lead_there_from_the_article(opened: Opener, key: str, entry: int) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press(key)
        assert (reading.screen.panes.active, reading.cursor) == ("discussion", entry)
        await reading.press("backspace")
        assert reading.screen.panes.active == "article"


async def test_folds_of_the_discussion_leave_the_keys_in_the_article(opened: Opener) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("z", "M")
        assert reading.screen.panes.active == "article"
        assert len(reading.screen.outline.folded) == 17


async def test_enter_in_the_article_shows_and_folds_the_page_tail(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        tail = reading.screen.document.other[-1].text
        await reading.press("G")
        assert rows(reading.screen.panes.article)[-2].strip() == "▸ 3 lines of sidebar under the page"
        await reading.press("enter")
        assert tail in "\n".join(rows(reading.screen.panes.article))
        await reading.press("enter")
        assert tail not in "\n".join(rows(reading.screen.panes.article))


async def test_a_page_without_discussion_says_so(opened: Opener) -> None:
    async with opened("no-comments.txt") as reading:
        await reading.press("tab", *"jkfbdugGJKP{}[]*#hl", "enter", "zM", "zR", "z1", "za", "zo", "zc", "space")
        assert reading.note == "No discussion in this file"
        assert reading.place.startswith("No discussion in this file")
        await reading.press("y")
        assert reading.note == "There is no entry here"
        assert "No discussion in this file" in "\n".join(rows(reading.discussion))


async def test_opening_at_an_entry(opened: Opener) -> None:
    async with opened("full-page.txt", entry=12) as reading:
        assert (reading.cursor, reading.screen.panes.active) == (12, "discussion")


async def test_opening_at_a_search(opened: Opener) -> None:
    async with opened("full-page.txt", query="bicycles") as reading:
        assert reading.cursor == 6
        assert reading.note.startswith("1/")
    async with opened("full-page.txt", query="zeppelin") as reading:
        assert reading.note == "Not found: zeppelin"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("P", "No parent"),
        ("K", "No previous sibling"),
        ("{", "No previous thread"),
        ("[", "No previous unread"),
        ("#", "No previous by this author"),
    ],
)
async def test_a_motion_that_leads_nowhere_says_so(opened: Opener, key: str, said: str) -> None:
    async with opened("nested-replies.txt") as reading:
        await reading.press("tab", key)
        assert (reading.cursor, reading.note) == (1, said)


async def test_a_key_without_a_meaning_says_so(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("X")
        assert reading.note == "X means nothing here"
        await reading.press("z", "q")
        assert reading.note == "q means nothing there"
        await reading.press("escape")
        assert not reading.note


async def test_a_number_beyond_the_last_entry_is_told_of(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("99G")
        assert (reading.cursor, reading.note) == (20, "There are 20 entries")


async def test_h_and_enter_in_the_article_fold_nothing_that_is_out_of_sight(opened: Opener) -> None:
    async with opened("full-page.txt", NARROW) as reading:
        for key, said in [("h", "There is nothing to fold here"), ("enter", "The page's tail is at its end")]:
            await reading.press(key)
            assert (reading.screen.panes.active, reading.note) == ("article", said)
            assert not reading.screen.outline.folded and reading.screen.panes.article.top == 0


async def test_a_count_beyond_all_bounds_ends_at_the_end(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("tab", "999999j")
        assert reading.cursor == 20
        await reading.press("999999k", "999999P")
        assert reading.cursor == 1


async def test_a_key_that_comes_before_the_reader_is_open_waits_for_it(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened("full-page.txt") as reading:
        opening = reading.screen
        with monkeypatch.context() as patched:
            patched.setattr(type(opening), "is_mounted", False)
            reading.app.post_message(Key("tab", "\t"))
            await reading.pilot.pause()
            waited = opening.panes.active
        for _ in range(200):
            if reading.place.startswith("comment"):
                break
            await reading.pilot.pause()
        assert waited == "article" and reading.place.startswith("comment")
