"""Ways of asking, what comes of them on the screen, and what is kept of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.conftest import NARROW, WIDE, Opener, Reading
from tests.conftest import SAMPLES
from tests.layout.documents import comment, document
from tui.archive import formats
from tui.archive.load import File
from tui.archive.question import Question
from tui.screens import slices
from tui.screens.hits import HitsScreen
from tui.state import Store
from tui.widgets.hits_pane import HitsPane

PAGE = document(
    comment("Muqtada went to Iran.", author="Ann"),
    comment("Moqtada came back, said joe.", 1, author="Bob"),
    comment("Iran, Iraq, and Iranians.", 2, author="joe"),
    comment("a" * 50_000 + "c", author="Ann"),
    comment("Nothing of it.", author="A blog", kind="trackback"),
    blocks=[("paragraph", "Iran and the “rogue” elements.\nA new line of it.")],
)


def counter(reading: Reading) -> str:
    """What stands beside the line."""
    return str(reading.screen.search_bar.query_one("#search-counter").render()).strip()


def prompt(reading: Reading) -> str:
    return str(reading.screen.search_bar.query_one("#search-prompt").render())


async def test_a_pattern_a_whole_word_and_case_are_asked_for_by_keys(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *"iran")
        assert counter(reading) == "1/4 · article 1 · discussion 3"
        await reading.press("alt+w")
        assert (prompt(reading).strip(), counter(reading)) == ("word /", "1/3 · article 1 · discussion 2")
        await reading.press("alt+w", "alt+c")
        assert (prompt(reading).strip(), counter(reading)) == ("case /", "0/0 · article 0 · discussion 0")
        await reading.press("alt+c", "alt+c", "alt+r", "ctrl+u", *r"ira[nq]\b")
        assert (prompt(reading).strip(), counter(reading)) == ("regex /", "1/4 · article 1 · discussion 3")
        await reading.press("tab")
        assert (prompt(reading).strip(), counter(reading)) == ("regex · article /", "1/1 · article 1 · discussion 0")


async def test_a_broken_pattern_says_where_while_it_is_typed(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", "alt+r", *"ira(n")
        assert counter(reading) == "character 6: missing )"
        await reading.press(")")
        assert counter(reading) == "1/4 · article 1 · discussion 3"
        await reading.press("backspace", "enter")
        assert reading.note == "Character 6: missing )"


async def test_what_was_found_stays_while_a_pattern_is_not_finished(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("tab", "/", "alt+r", *"iraq")
        hits, cursor = list(reading.screen.does.searching.finder.hits), reading.cursor
        await reading.press("(")
        assert list(reading.screen.does.searching.finder.hits) == hits and reading.cursor == cursor == 3
        await reading.press("escape")
        assert not reading.screen.does.searching.finder.hits and reading.cursor == 1


async def test_what_a_search_flies_over_is_not_read(opened: Opener) -> None:
    async with opened("long-discussion.txt", WIDE) as reading:
        await reading.press("tab")
        before = set(reading.screen.work.read)
        await reading.press("/", *reading.screen.document.entry(200).paragraphs[0][:20], "escape")
        await reading.pilot.pause()
        assert reading.screen.work.read == before


async def test_a_pattern_that_explodes_is_stopped_and_the_next_key_is_answered(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", "alt+r", *"(a+)+b")
        assert "takes too long" in counter(reading)
        await reading.press("ctrl+u", *"iraq")
        assert counter(reading) == "1/1 · article 0 · discussion 1"
        assert reading.cursor == 3


async def test_near_spellings_filters_and_words_to_leave_out_narrow_the_search(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *"~muqtada")
        assert counter(reading) == "1/2 · article 0 · discussion 2"
        await reading.press(*" -iran")
        assert counter(reading) == "1/1 · article 0 · discussion 1" and reading.cursor == 2
        await reading.press("ctrl+u", *"author:an")
        assert counter(reading) == "1/2 · article 0 · discussion 2"
        await reading.press("ctrl+u", *"is:unread kind:trackback")
        assert counter(reading) == "1/1 · article 0 · discussion 1" and reading.cursor == 5


async def test_a_filter_that_is_being_typed_is_no_mistake_yet(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *"is:t")
        assert counter(reading) == ""
        await reading.press("x")
        assert counter(reading).startswith("character 4: no is “tx”")


async def test_a_match_goes_over_line_breaks_and_rows(opened: Opener) -> None:
    async with opened(PAGE, NARROW) as reading:
        await reading.press("/", *'"rogue" elements. a new line')
        assert counter(reading).startswith("1/2")
        await reading.press("ctrl+u", *"rogue” elements. a new line", "enter")
        assert reading.note == "1/1 · article 1 · discussion 0"


async def test_what_is_searched_for_stays_marked_in_a_new_version(opened: Opener) -> None:
    async with opened("full-page.txt", WIDE) as reading:
        await reading.press("/", *"bridge", "enter", "&", *"stile", "enter")
        app, screen, collection = (
            reading.app,
            reading.screen,
            formats.collect(File(str(SAMPLES / "full-page.txt")), None),
        )
        app.reopen(screen.document, collection, screen.work.reading(screen.panes.place()), "Read again")
        await reading.pilot.pause()
        assert reading.screen is not screen and reading.note == "Read again · all entries are shown again"
        await reading.press("n")
        assert reading.screen.does.searching.finder.query == "bridge"
        assert reading.note.startswith("2/") or reading.screen.does.searching.finder.at > 0


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("iran tea", 'Not found: iran tea · quotes part words, as in "old" "lamp"'),
        ("auther:joe", "Not found: auther:joe · filters are author: kind: is: has:"),
        ("zeppelin", "Not found: zeppelin"),
        ("http://zeppelin", "Not found: http://zeppelin"),
    ],
)
async def test_what_may_help_is_said_where_nothing_is_found(opened: Opener, query: str, note: str) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *query, "enter")
        assert reading.note == note


async def test_a_search_that_goes_around_says_so(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("5G", "/", *"iraq")
        assert counter(reading) == "1/1 · article 0 · discussion 1, from the top"


async def test_a_hit_in_a_discussion_that_is_hidden_is_shown_while_typing(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("c", "/", *"iraq")
        assert reading.screen.panes.discussion.region.area
        await reading.press("escape")
        assert reading.screen.panes.active == "article"


async def test_n_finds_again_what_escape_has_unmarked(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *"moq", "enter", "escape", "1G")
        assert not reading.screen.does.searching.finder.hits
        await reading.press("n")
        assert reading.cursor == 2
        await reading.press("escape", "L")
        assert isinstance(reading.app.screen, HitsScreen)


@pytest.mark.parametrize("query", ["", "   "])
async def test_nothing_to_search_for_is_said(opened: Opener, query: str) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *query, "enter")
        assert reading.note == "Nothing to search for"
        assert not reading.screen.has_class("-searching")


async def test_a_very_long_query_finds_nothing_and_stops_nobody(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/")
        reading.screen.search_bar.put("x" * 10_000)
        await reading.press("y", "enter")
        assert reading.note.startswith("Not found: xxx")
        await reading.press("/", "alt+r")
        reading.screen.search_bar.put("x" * 10_000)
        await reading.press("y")
        assert counter(reading) == "too long for a pattern: 1,000 characters at the most"


async def test_a_search_begins_where_the_command_line_says(opened: Opener) -> None:
    async with opened(PAGE, WIDE, query=Question("ira[q]", regex=True)) as reading:
        assert reading.cursor == 3 and reading.note == "1/1 · article 0 · discussion 1"


# A search that takes its time


async def test_a_long_search_shows_the_first_hit_and_goes_on_between_keys(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "SLICE", -1.0)
    async with opened("long-discussion.txt", WIDE) as reading:
        finder = reading.screen.does.searching.finder
        looked_at = []
        advance = finder.advance

        def advance_and_note(enough: Callable[[], bool]) -> None:
            advance(enough)
            looked_at.append(len(finder.hits))

        monkeypatch.setattr(finder, "advance", advance_and_note)
        await reading.press("/", "e", "n", "t", "enter")
        await reading.pilot.pause()
        while not finder.is_done:
            await reading.pilot.pause()
        assert len(looked_at) > 100
        assert reading.note == finder.counter() and "+" not in reading.note
        assert finder.at == 0 or finder.current == finder.hits[finder.at]


async def test_another_letter_ends_the_search_before(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SLICE", -1.0)
    async with opened("long-discussion.txt", WIDE) as reading:
        await reading.press("/", "e", "escape")
        finder = reading.screen.does.searching.finder
        for _ in range(5):
            await reading.pilot.pause()
        assert not finder.hits and finder.counter() == ""


# The list of hits


async def test_the_list_leads_to_a_hit_and_opens_again_as_it_was(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("/", *"iran", "alt+l")
        screen = reading.app.screen
        assert isinstance(screen, HitsScreen) and screen.pane.cursor == 0
        await reading.press("S", "G", "enter")
        assert isinstance(reading.app.screen, type(reading.screen))
        finder = reading.screen.does.searching.finder
        at = finder.at
        assert reading.cursor == finder.hits[at].address[0]
        await reading.press("L")
        again = reading.app.screen
        assert isinstance(again, HitsScreen) and again.order == "right"
        assert isinstance(again.pane, HitsPane) and again.pane.hit == finder.hits[at]
        await reading.press("escape", "backspace")
        assert reading.note.startswith("Back") or reading.screen.panes.active == "article"


async def test_without_hits_there_is_no_list(opened: Opener) -> None:
    async with opened(PAGE, WIDE) as reading:
        await reading.press("L")
        assert reading.note == "Nothing searched for yet: / searches"
        await reading.press("/", *"zeppelin", "alt+l")
        assert reading.note == "Not found: zeppelin"
        await reading.press("L")
        assert reading.note == "Not found: zeppelin"


# The history


async def test_queries_are_kept_for_the_next_time(opened: Opener, tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    async with opened(PAGE, WIDE, store=store) as reading:
        await reading.press("/", *"iran", "enter", "/", "alt+r", *"ira.", "enter", "/", *"moq", "escape")
    async with opened(PAGE, WIDE, store=Store(tmp_path / "state")) as reading:
        await reading.press("/", "up")
        assert reading.screen.does.line.question == Question("ira.", regex=True)
        assert counter(reading) == "1/5 · article 1 · discussion 4"
        await reading.press("up")
        assert reading.screen.does.line.question == Question("iran")
        await reading.press("down", "down")
        assert reading.screen.does.line.question == Question("")


async def test_queries_that_cannot_be_kept_are_told(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with opened(PAGE, WIDE, store=Store(tmp_path / "file" / "state")) as reading:
        await reading.press("/", *"iran", "enter")
        await reading.pilot.pause()
        assert reading.screen.does.searching.finder.hits
