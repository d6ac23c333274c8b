"""Signs in ASCII: the table, the filter, and the whole screen under it."""

import ast
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import BLACK
from textual.filter import LineFilter
from textual.geometry import Region
from textual.widget import Widget

from tests.conftest import SAMPLES
from tui.app import ReaderApp
from tui.archive import formats
from tui.archive.load import File
from tui.ascii import DRAWN, TYPOGRAPHIC, plain
from tui.layout.authors import SIGNS
from tui.widgets.filters import WORDS, AsciiSigns, NoColours

HOUSE = Path(__file__).parents[1] / "tui"
TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(sorted(map(chr, DRAWN)))), max_size=40)


@pytest.mark.parametrize("table", [DRAWN, TYPOGRAPHIC])
def test_every_sign_becomes_one_ascii_character_of_its_width(table: dict[int, str]) -> None:
    for sign, written in table.items():
        assert written.isascii() and written.isprintable() and len(written) == 1
        assert cell_len(chr(sign)) == cell_len(written), chr(sign)
        assert not unicodedata.category(chr(sign)).startswith("L") or chr(sign) == "ʼ"


@given(TEXTS)
def test_length_width_and_letters_stay(text: str) -> None:
    written = plain(text)
    assert len(written) == len(text)
    assert cell_len(written) == cell_len(text)
    for before, after in zip(text, written, strict=True):
        assert before == after or ord(before) in DRAWN
    assert plain(written) == written


def test_words_and_signs_are_written_in_ascii() -> None:
    assert plain("“It’s 1–2 €…”") == '"It\'s 1-2 €~"'
    assert plain("▾ 3 ⇄ trackback ▌│╎ ╰ “é”") == 'v 3 = trackback #|: ` "é"'


def test_signs_of_authors_stay_different() -> None:
    assert len(set(plain(SIGNS))) == len(SIGNS) and plain(SIGNS).isascii()


def drawn_by(module: Path) -> Iterator[str]:
    """The signs of a module that can reach the screen: those that it writes as they are, but for its docstrings."""
    source = module.read_text(encoding="utf-8")
    tree = ast.parse(source)
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            silent.add(node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            silent.update(node.args)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
            yield from set(node.value) & set(source)


def test_every_sign_that_the_program_draws_has_an_ascii_form() -> None:
    unknown = {
        (str(module.relative_to(HOUSE)), sign)
        for module in HOUSE.rglob("*.py")
        if "archive" not in module.parts and module.name != "ascii.py"
        for sign in drawn_by(module)
        if not plain(sign).isascii()
    }
    assert unknown == set()


def test_words_of_the_file_keep_signs_that_have_no_look_alike() -> None:
    words = Segment("“→ ▲”", Style.from_meta({WORDS: True, "offset": (0, 0)}))
    ours = Segment("→ ▲", Style(bold=True))
    written = AsciiSigns().apply([words, ours, Segment("│")], BLACK)
    assert [segment.text for segment in written] == ['"→ ▲"', "> A", "|"]
    assert written[0].style == words.style and written[1].style == ours.style


def test_without_colours_all_else_of_a_style_stays() -> None:
    style = Style(color="red", bgcolor="#102030", bold=True, reverse=True) + Style.from_meta({"offset": (3, 4)})
    written = NoColours().apply([Segment("words", style), Segment("plain")], BLACK)
    first = written[0].style
    assert first and first.color is None and first.bgcolor is None
    assert first.bold and first.reverse and first.meta == {"offset": (3, 4)}
    assert written[1] == Segment("plain")


class InAscii(ReaderApp):
    """The reader for a terminal without signs."""

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), AsciiSigns()]


def strange(texts: Iterable[str]) -> set[str]:
    """What is neither ASCII nor a letter."""
    return {sign for text in texts for sign in text if not sign.isascii() and unicodedata.category(sign)[0] not in "LM"}


def shown(app: ReaderApp) -> Iterator[str]:
    """The rows of every widget in sight, as they leave for the terminal."""
    for widget in app.screen.walk_children(Widget):
        for strip in widget.render_lines(Region(0, 0, *widget.outer_size)):
            yield strip.text


def in_ascii(name: str) -> tuple[InAscii, set[str]]:
    """A reader of a sample document, and what stands in that and has no look-alike."""
    document = formats.collect(File(str(SAMPLES / name))).document(1)
    theirs = strange([*(text for _, text in document.texts()), *(part.text for part in document.other)])
    return InAscii(document), theirs - set(map(chr, TYPOGRAPHIC))


@pytest.mark.parametrize(
    "name",
    [
        "full-page.txt",
        "nested-replies.txt",
        "flat-replies.txt",
        "trackbacks.txt",
        "other-languages.txt",
        "hostile.txt",
        "plain-notes.txt",
        "threads.md",
        "wordpress-page.html",
        "blog-export.xml",
    ],
)
async def test_panes_draw_nothing_but_letters_and_ascii(name: str) -> None:
    app, theirs = in_ascii(name)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        assert strange(shown(app)) <= theirs
        await pilot.press("z", "M", "G", "tab")
        assert strange(shown(app)) <= theirs


async def test_screens_and_scrollbars_draw_nothing_but_letters_and_ascii() -> None:
    app, theirs = in_ascii("nested-replies.txt")
    async with app.run_test(size=(120, 24)) as pilot:
        for keys in ([], ["equals_sign"], ["escape"], ["question_mark"], ["escape", "6", "G", "p"]):
            await pilot.press(*keys)
            await pilot.pause()
            picture = re.sub(r"<style>.*?</style>|<[^>]*>", "", app.export_screenshot(), flags=re.DOTALL)
            assert strange(html.unescape(picture).replace("\u00a0", " ")) <= theirs, keys
