"""The panes in an application of their own, seen through the rows that they draw."""

from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.selection import Selection

from tests.conftest import SAMPLES
from tui.app import styles
from tui.archive import formats
from tui.archive.load import RawText, load
from tui.archive.model import Document
from tui.archive.search import Index
from tui.finder import Finder
from tui.layout import MEASURE
from tui.layout.authors import Authors
from tui.outline import Outline
from tui.widgets.article_pane import ArticlePane
from tui.widgets.discussion_pane import DiscussionPane
from tui.widgets.looks import LOOKS, MARKS, Looks
from tui.widgets.pane import TextPane
from tui.work import Work


def document(text: str) -> Document:
    return formats.read(RawText("a.txt", "utf-8", len(text), "", text))


class Host(App[None]):
    """Shows one pane in the whole window."""

    CSS_PATH = styles()  # type: ignore[assignment]
    CSS = "TextPane { height: 1fr; }"

    def __init__(self, make: Callable[[Looks], TextPane]) -> None:
        super().__init__()
        self.looks = Looks()
        self.pane = make(self.looks)
        self.moved = 0

    def compose(self) -> ComposeResult:
        yield self.looks
        yield self.pane

    def on_mount(self) -> None:
        self.pane.focus()

    def on_text_pane_moved(self) -> None:
        self.moved += 1


def discussion(
    source: Document, read: set[int] | None = None, outline: Outline | None = None
) -> Callable[[Looks], DiscussionPane]:
    outline = outline or Outline(source.parents())
    return lambda looks: DiscussionPane(source, outline, Work(read=read or set()), looks, Authors(source), MEASURE)


def drawn(pane: TextPane) -> list[str]:
    return [pane.render_line(y).text.rstrip() for y in range(pane.page)]


PAGE = (
    "A short title\n\n\nA first paragraph.\n\nTags: ,\n\n\n"
    "  • Ann says:\n\n    One word after another.\n\n    • Bob says:\n\n      Yes.\n\n"
    "  • Cid says:\n\n    [/x] 漢字 e\u0301\n"
)


async def test_a_discussion_is_drawn_to_the_cell() -> None:
    async with (app := Host(discussion(document(PAGE), read={2}))).run_test(size=(40, 10)):
        assert [row.removesuffix("▁") for row in drawn(app.pane)] == [
            "",
            "▌•▾ 1 ○ Ann",
            "▌     One word after another.",
            "",
            "  │   2 ▼ Bob",
            "  │     Yes.",
            "",
            " •  3 □ Cid",
            "      [/x] 漢字 e\u0301",
            "",
        ]


async def test_every_row_is_as_wide_as_the_pane() -> None:
    source = formats.read(load(str(SAMPLES / "other-languages.txt")))
    async with (app := Host(discussion(source))).run_test(size=(47, 60)):
        width = app.pane.scrollable_content_region.width
        assert {app.pane.render_line(y).cell_length for y in range(60)} == {width}


async def test_hits_are_drawn_over_the_words_and_the_current_one_more() -> None:
    source = document(PAGE)
    async with (app := Host(discussion(source))).run_test(size=(40, 10)):
        finder = Finder(Index(source))
        finder.search("o", ((1, 0), 0))
        hits = [hit for hit in finder.hits if hit.address[0]]
        app.pane.show_hits(finder)
        styles = [(s.text, s.style) for y in range(10) for s in app.pane.render_line(y) if s.style]
        looks = [style.bgcolor for text, style in styles if text.lower() == "o"]
        plain = app.looks.style("comment").bgcolor
        assert len(looks) == len(hits) and plain not in looks
        assert len(set(looks)) == 2


async def test_selected_words_come_without_decoration() -> None:
    async with (app := Host(discussion(document(PAGE)))).run_test(size=(40, 10)):
        found = app.pane.get_selection(Selection(None, None))
        assert found
        text = found[0]
        assert "One word after another." in text and "▾" not in text and "│" not in text


async def test_a_pane_tells_when_it_moves_and_not_when_it_cannot() -> None:
    source = formats.read(load(str(SAMPLES / "full-page.txt")))
    async with (app := Host(lambda looks: ArticlePane(source, looks, MEASURE))).run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        before = app.moved
        app.pane.scroll_rows(1)
        await pilot.pause()
        assert app.moved == before + 1
        app.pane.scroll_rows(-5)
        await pilot.pause()
        moved = app.moved
        app.pane.scroll_rows(-5)
        await pilot.pause()
        assert (app.pane.top, app.moved) == (0, moved)


async def test_every_look_has_a_style_and_a_new_theme_changes_it() -> None:
    async with (app := Host(discussion(document(PAGE)))).run_test(size=(40, 10)) as pilot:
        dark = [app.looks.style(look) for look in (*LOOKS, *MARKS, "comment")]
        row = app.pane.render_line(2)
        app.theme = "textual-light"
        await pilot.pause()
        assert app.looks.style("comment") != dark[-1]
        assert [segment.style for segment in app.pane.render_line(2)] != [segment.style for segment in row]
