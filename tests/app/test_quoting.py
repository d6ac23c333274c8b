import pytest

from tests.app.conftest import Opener
from tui.archive.quote import quote


async def test_y_sends_the_quotation_to_the_terminal_and_says_so(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("8G", "y")
        text = quote(reading.screen.document, 8)
        assert reading.app.clipboard == text
        assert reading.note == (f"Comment 8 quoted, {len(text)} characters sent to the terminal's clipboard (OSC 52)")


async def test_y_in_the_article_quotes_the_selected_entry(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("y")
        assert reading.app.clipboard == quote(reading.screen.document, 1)


async def test_a_long_quotation_is_warned_of(opened: Opener, tmp_path: object) -> None:
    async with opened("full-page.txt") as reading:
        reading.app.copy_to_clipboard("")
        assert reading.screen.quoting.copy("x" * 4000).endswith("some terminals refuse this much")


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


async def test_ctrl_c_without_a_selection_does_not_quit(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("ctrl+c")
        assert reading.note == "Nothing is selected; q quits"
        assert reading.app.is_running


async def test_q_quits(opened: Opener) -> None:
    async with opened("full-page.txt") as reading:
        await reading.press("q")
        assert reading.app.return_code == 0
