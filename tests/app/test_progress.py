"""How much has been read."""

from textual.events import MouseScrollDown

from tests.app.conftest import WIDE, Opener
from tests.layout.documents import comment, document


async def test_x_takes_an_entry_for_unread_as_long_as_it_is_in_sight(opened: Opener) -> None:
    async with opened(document(comment(), comment())) as reading:
        await reading.press("tab")
        assert reading.screen.work.read == {1, 2}
        await reading.press("x")
        assert (reading.screen.work.read, reading.note) == ({2}, "Comment 1 is unread")
        await reading.press("j", "k")
        assert reading.screen.work.read == {2}
        await reading.press("x")
        assert (reading.screen.work.read, reading.note) == ({1, 2}, "Comment 1 is read")


async def test_an_entry_taken_for_unread_is_read_when_it_comes_into_sight_again(opened: Opener) -> None:
    async with opened("long-discussion.txt", (80, 24)) as reading:
        await reading.press("1G", "x")
        assert 1 not in reading.screen.work.read
        await reading.press("200G", "1G")
        assert 1 in reading.screen.work.read


async def test_x_leads_into_the_discussion(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("x")
        assert reading.screen.panes.active == "discussion"


async def test_the_bottom_row_tells_how_much_is_left(opened: Opener) -> None:
    page = document(*(comment("word " * 250) for _ in range(4)), blocks=[("paragraph", "word " * 500)])
    async with opened(page, (120, 12)) as reading:
        assert reading.place.endswith("0 of 4 read · 6 min left")
        for _ in range(40):
            await reading.press("space")
        assert reading.place.endswith("4 of 4 read")


async def test_what_was_seen_of_the_article_stays_seen(opened: Opener) -> None:
    page = document(blocks=[("paragraph", "word " * 5000)])
    async with opened(page, (80, 24)) as reading:
        await reading.press("G")
        seen = reading.place
        assert "min left" not in seen
        await reading.press("g")
        assert "min left" not in reading.place


async def test_space_passes_over_what_is_left_out(opened: Opener) -> None:
    page = document(comment(author="Ann"), comment(author="A blog", kind="trackback"), comment(author="Ann"))
    async with opened(page) as reading:
        await reading.press("T", "tab", "space", "space", "space")
        assert reading.note == "All that is shown has been read"
        assert reading.screen.work.read == {1, 3}


async def test_the_wheel_over_the_discussion_reads_what_it_brings_into_sight(opened: Opener) -> None:
    async with opened("long-discussion.txt", WIDE) as reading:
        assert not reading.screen.work.read
        for _ in range(6):
            await reading.pilot._post_mouse_events([MouseScrollDown], widget=reading.discussion, offset=(5, 5))
        await reading.pilot.pause()
        assert reading.screen.panes.active == "article"
        assert len(reading.screen.work.read) > 3


async def test_entries_that_have_all_been_read_do_not_make_the_article_so(opened: Opener) -> None:
    page = document(comment(), blocks=[("paragraph", "word " * 3000)])
    async with opened(page, (80, 24)) as reading:
        await reading.press("tab", "space")
        assert reading.note == "All entries have been read"
        assert reading.place.endswith("min of the article left")
