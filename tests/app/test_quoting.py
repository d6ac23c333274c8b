import pytest

from tests.app.conftest import Opener
from tests.app.desk import at_desk, page
from tui.archive.quote import QuoteForm, quote, quote_several, quote_words
from tui.keys import FORM_KEYS
from tui.screens.quoting import SAID

PAGE = page("Ann", "joe", None, "Ann")


async def test_y_sends_the_quotation_to_the_terminal_and_says_so() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.panes.discussion.cursor = 3
        await desk.press("y")
        text = quote(PAGE, 3)
        assert desk.app.clipboard == text
        assert desk.note == f"Comment 3 quoted, {len(text)} characters sent to the terminal's clipboard (OSC 52)"


async def test_the_settled_form_is_that_of_y() -> None:
    async with at_desk(PAGE, form="org") as desk:
        await desk.press("y")
        assert desk.app.clipboard == quote(PAGE, 1, "org") != quote(PAGE, 1)


@pytest.mark.parametrize(("letter", "form"), FORM_KEYS.items())
async def test_a_letter_behind_the_capital_chooses_the_form(letter: str, form: QuoteForm) -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("Y", letter)
        assert desk.app.clipboard == quote(PAGE, 1, form)
        assert desk.note.startswith(f"Comment 1 quoted {SAID[form]}, ")


async def test_tagged_entries_are_quoted_together_in_the_order_of_the_file() -> None:
    async with at_desk(PAGE) as desk:
        for number, said in ((4, "Comment 4 tagged, 1 in all"), (2, "Comment 2 tagged, 2 in all")):
            desk.screen.panes.discussion.cursor = number
            await desk.press("t")
            assert desk.note == said
        desk.screen.panes.discussion.cursor = 1
        await desk.press("y")
        assert desk.app.clipboard == quote_several(PAGE, [2, 4], "markdown")
        assert desk.note.startswith("2 entries quoted, ")
        assert desk.screen.work.tagged == {2, 4}
        desk.screen.panes.discussion.cursor = 4
        await desk.press("t")
        assert desk.note == "Comment 4 no longer tagged, 1 in all"
        await desk.press("y")
        assert desk.app.clipboard == quote(PAGE, 2)


async def test_tags_on_entries_that_are_not_there_do_no_harm() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.tagged |= {99, 0}
        await desk.press("y")
        assert desk.app.clipboard == quote(PAGE, 1)


@pytest.mark.parametrize("number", [2, 0])
async def test_words_chosen_with_the_keys_are_quoted(number: int) -> None:
    async with at_desk(PAGE, form="plain") as desk:
        said = desk.screen.quoting.quote_words(number, "some words")
        assert desk.app.clipboard == quote_words(PAGE, number, "some words", "plain")
        assert said.startswith(f"Words of {'comment 2' if number else 'the article'} quoted, ")


async def test_a_long_quotation_is_warned_of() -> None:
    async with at_desk(PAGE) as desk:
        assert desk.screen.quoting.copy("x" * 4000).endswith("some terminals refuse this much")


async def test_ctrl_c_copies_the_selection() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.selected = "of entry"
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "of entry"


async def test_ctrl_c_without_a_selection_does_not_quit() -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("ctrl+c")
        assert desk.note == "Nothing is selected; q quits"
        assert desk.app.is_running


@pytest.mark.parametrize("keys", ["y", "Ym", "t", "i", "a", "|"])
async def test_without_entries_there_is_nothing_to_quote_tag_or_note(keys: str) -> None:
    async with at_desk(page()) as desk:
        await desk.press(*keys)
        assert desk.note == "There is no entry here"
        assert not desk.screen.work.tagged and not desk.screen.bar.is_open


# In the reader itself


async def test_y_in_the_article_quotes_the_selected_entry(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("y")
        assert reading.app.clipboard == quote(reading.screen.document, 1)
        await reading.press("8G", "y")
        assert reading.app.clipboard == quote(reading.screen.document, 8)
        assert reading.note.startswith("Comment 8 quoted, ")


@pytest.mark.parametrize("pane", ["article", "discussion"])
async def test_words_selected_with_the_mouse_are_copied_without_wrapping(opened: Opener, pane: str) -> None:
    async with opened("full-page.txt") as reading:
        widget = reading.screen.panes.article if pane == "article" else reading.discussion
        assert widget.flow
        y, row = next(
            (y, row) for y in range(widget.page) if len((row := widget.flow.row(y)).words) > 30 and row.start == 0
        )
        lead = 2 + sum(len(span.text) for span in row.lead)
        await reading.pilot.mouse_down(widget, offset=(lead + 4, y))
        await reading.pilot.hover(widget, offset=(lead + 10, y + 1))
        await reading.pilot.mouse_up(widget, offset=(lead + 10, y + 1))
        await reading.press("ctrl+c")
        below = widget.flow.row(y + 1)
        line = row.line
        if below.line.number == line.number:
            assert reading.app.clipboard in (line.text[4 : below.start + 10], line.text[4 : below.start + 11])
        else:
            assert reading.app.clipboard.startswith(line.text[4:])
        assert "\n" not in reading.app.clipboard or below.line.number != line.number
        await reading.press("escape")
        assert not reading.screen.selections


async def test_q_quits(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("q")
        assert reading.app.return_code == 0
