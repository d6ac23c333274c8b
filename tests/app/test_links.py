import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.app.conftest import NARROW, WIDE, Opener, Reading, rows
from tests.layout.documents import comment, document
from tui import browser
from tui.app import ReaderApp
from tui.archive.links import Target
from tui.archive.model import Document, Link
from tui.browser import FAILED, NO_BROWSER
from tui.screens.following import ANSWERS, CHOOSE, describe
from tui.widgets.pane import TextPane

LONG = "http://a.example/" + "/".join(["part"] * 30) + "/end.html"


def page(url: str | None = None) -> Document:
    """An article with three links, and entries with an address, one link, several links and none."""
    made = document(
        comment("My pages: http://ann.example/pages and more.", author="Ann"),
        comment("Only http://joe.example/one is here, http://joe.example/one."),
        comment("That and there."),
        comment("No link."),
        blocks=[
            ("paragraph", "See www.a.example and words."),
            ("paragraph", "https://bank.example@evil.example/"),
            *[("paragraph", f"Paragraph {number}.") for number in range(40)],
        ],
    )
    first, *others = made.entries
    return replace(
        made,
        article=replace(made.article, url=url),
        entries=(replace(first, url="http://ann.example"), *others),
        links={
            (0, 1): (Link(22, 27, "http://words.example"),),
            (3, 2): (Link(0, 4, "http://c.example/that"), Link(9, 14, "http://c.example/there")),
        },
    )


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser of its own window was given."""
    urls: list[str] = []

    def get(using: str | None = None) -> webbrowser.BaseBrowser:
        return webbrowser.BackgroundBrowser("firefox")

    def take(url: str) -> bool:
        urls.append(url)
        return "fails" not in url

    monkeypatch.setattr(webbrowser, "get", get)
    monkeypatch.setattr(browser, "_hand_over", take)
    return urls


async def settle(reading: Reading) -> None:
    """Wait until the browser has been spoken to."""
    await reading.app.workers.wait_for_complete()
    await reading.pilot.pause()


def underlined(pane: TextPane) -> list[str]:
    """The pieces of text that are underlined, row by row."""
    rows = (pane.render_line(y) for y in range(pane.page))
    pieces = ("".join(part.text for part in row if part.style and part.style.underline) for row in rows)
    return [piece for piece in pieces if piece]


def hinted(pane: TextPane) -> list[str]:
    """The labels drawn."""
    return [part.text for y in range(pane.page) for part in pane.render_line(y) if part.style and part.style.reverse]


async def test_links_are_underlined(opened: Opener) -> None:
    async with opened(page()) as reading:
        assert underlined(reading.screen.panes.article) == [
            "www.a.examplewords",
            "https://bank.example@evil.example/",
        ]
        assert underlined(reading.discussion) == [
            "Ann",
            "http://ann.example/pages",
            "http://joe.example/one",
            "http://joe.example/one",
            "Thatthere",
        ]


async def test_hits_are_seen_over_links(opened: Opener) -> None:
    async with opened(page()) as reading:
        looks = reading.screen.panes.looks
        await reading.press("/", "www.a", "enter")
        article = reading.screen.panes.article
        styles = [part.style for y in range(article.page) for part in article.render_line(y) if part.text == "www.a"]
        assert [style.bgcolor for style in styles if style] == [looks.style("hit-current").bgcolor]


async def test_hints_label_the_links_in_sight_of_the_pane_in_use_and_move_nothing(opened: Opener) -> None:
    async with opened(page()) as reading:
        article, discussion = reading.screen.panes.article, reading.discussion
        before = rows(article)
        await reading.press(";")
        assert hinted(article) == ["a", "s", "d"] and hinted(discussion) == []
        assert reading.note == CHOOSE
        assert [len(row) for row in rows(article)] == [len(row) for row in before]
        await reading.press("escape")
        assert hinted(article) == [] and rows(article) == before and reading.note == ""
        await reading.press("tab", ";")
        assert hinted(discussion) == list("asdfghj")[:6] and hinted(article) == []


async def test_a_letter_chooses_and_the_address_is_shown_before_anything_is_opened(
    opened: Opener, handed: list[str]
) -> None:
    async with opened(page()) as reading:
        await reading.press(";", "a")
        assert (reading.place, reading.note) == ("http://www.a.example", ANSWERS[0])
        assert hinted(reading.screen.panes.article) == [] and handed == []
        await reading.press("enter")
        await settle(reading)
        assert handed == ["http://www.a.example"]
        assert reading.note == "Handed to the browser: http://www.a.example"
        assert reading.place.startswith("¶")


async def test_keys_typed_at_once_arrive_in_order(opened: Opener, handed: list[str]) -> None:
    async with opened(page()) as reading:
        await reading.pilot.press("tab", "j", ";", "d", "o")
        await settle(reading)
        assert handed == ["http://joe.example/one"]


async def test_a_scroll_just_before_the_hints_does_not_end_them(opened: Opener) -> None:
    async with opened(page(), (100, 12)) as reading:
        await reading.pilot.press("j", ";", "a")
        await reading.pilot.pause()
        assert reading.place == "http://www.a.example"


async def test_escape_leaves_and_nothing_is_opened(opened: Opener, handed: list[str]) -> None:
    async with opened(page()) as reading:
        await reading.press(";", "a", "escape")
        assert reading.place.startswith("¶") and reading.note == ""
        await reading.press("enter", "o", "escape")
        await settle(reading)
        assert handed == []


async def test_y_copies_the_address(opened: Opener, handed: list[str]) -> None:
    async with opened(page()) as reading:
        await reading.press(";", "d", "y")
        assert reading.app.clipboard == "https://bank.example@evil.example/"
        assert reading.note == "Address, 34 characters sent to the terminal's clipboard (OSC 52)"
        assert handed == []


async def test_another_key_leaves_and_does_what_it_always_does(opened: Opener, handed: list[str]) -> None:
    async with opened(page()) as reading:
        await reading.press(";", "a", "G")
        assert reading.screen.panes.article.at_end and reading.place.startswith("¶")
        await reading.press("q")
        assert reading.app.return_code == 0 and handed == []


async def test_a_wrong_letter_says_so_and_leaves(opened: Opener) -> None:
    async with opened(page()) as reading:
        await reading.press(";", "z")
        assert reading.note == "No link in sight has the letters z"
        assert hinted(reading.screen.panes.article) == []
        await reading.press("j")
        assert reading.note == ""


async def test_other_keys_do_nothing_while_hints_are_shown(opened: Opener) -> None:
    async with opened(page()) as reading:
        await reading.press(";", "down", "pagedown", "tab", "enter", "ctrl+c", "f1")
        assert hinted(reading.screen.panes.article) == ["a", "s", "d"]
        assert reading.screen.panes.active == "article" and reading.screen.panes.article.top == 0
        await reading.press("A")
        assert reading.place == "http://www.a.example"


@pytest.mark.parametrize("keys", [";", ";a"])
async def test_ctrl_q_quits_whatever_is_asked(opened: Opener, keys: str) -> None:
    async with opened(page()) as reading:
        await reading.press(*keys, "ctrl+q")
        assert reading.app.return_code == 0


async def test_many_links_have_two_letters_that_can_be_taken_back(opened: Opener) -> None:
    many = " ".join(f"www.a{number}.example" for number in range(30))
    async with opened(document(blocks=[("paragraph", many)])) as reading:
        article = reading.screen.panes.article
        await reading.press(";")
        assert len(hinted(article)) == 30 and hinted(article)[26:28] == ["sa", "ss"]
        await reading.press("s")
        assert hinted(article) == ["sa", "ss", "sd", "sf"] and reading.note == f"s  {CHOOSE}"
        await reading.press("backspace")
        assert len(hinted(article)) == 30
        await reading.press("s", "d")
        assert reading.place == "http://www.a28.example"
        await reading.press(";", "backspace")
        assert hinted(article) == [] and reading.note == ""


async def test_where_no_link_is_in_sight_a_note_says_so(opened: Opener) -> None:
    async with opened(page()) as reading:
        await reading.press("G", ";")
        assert reading.note == "No link in sight"
        await reading.press("k")
        assert reading.note == ""


@pytest.mark.parametrize("change", ["scroll", "resize", "click"])
async def test_hints_end_when_something_else_comes_into_sight(opened: Opener, change: str) -> None:
    async with opened(page()) as reading:
        article = reading.screen.panes.article
        await reading.press(";")
        if change == "scroll":
            article.scroll_rows(1)
        elif change == "resize":
            await reading.pilot.resize_terminal(120, 39)
        else:
            await reading.pilot.click(reading.discussion, offset=(10, 20))
        await reading.pilot.pause()
        assert hinted(article) == [] and reading.note != CHOOSE
        await reading.press("g", "j")
        assert reading.note != "No link in sight has the letters j"


@pytest.mark.parametrize(
    ("number", "place"),
    [(1, "http://ann.example"), (2, "http://joe.example/one")],
    ids=["its own address", "the only link"],
)
async def test_o_asks_about_the_link_of_the_entry(opened: Opener, handed: list[str], number: int, place: str) -> None:
    async with opened(page()) as reading:
        await reading.press(f"{number}G", "o")
        assert reading.place == place and handed == []
        await reading.press("o")
        await settle(reading)
        assert handed == [place]


async def test_o_asks_which_of_an_entrys_links(opened: Opener) -> None:
    async with opened(page()) as reading:
        await reading.press("3G", "o")
        assert hinted(reading.discussion) == ["a", "s"]
        await reading.press("s")
        assert reading.place == "http://c.example/there"
        await reading.press("escape", "z", "c", "o")
        assert reading.note == "This entry has several links, none of them in sight"


async def test_o_on_an_entry_without_a_link_says_so(opened: Opener) -> None:
    async with opened(page()) as reading:
        await reading.press("4G", "o")
        assert reading.note == "This entry has no link"


@pytest.mark.parametrize("url", ["http://a.example/article", "javascript:alert(1)", None])
async def test_o_in_the_article_asks_about_its_address_or_its_links(opened: Opener, url: str | None) -> None:
    async with opened(page(url)) as reading:
        await reading.press("o")
        if url and url.startswith("http"):
            assert reading.place == url
        else:
            assert hinted(reading.screen.panes.article) == ["a", "s", "d"]


async def test_o_where_there_is_no_discussion_and_no_link(opened: Opener) -> None:
    async with opened(document(blocks=[("paragraph", "Words.")])) as reading:
        await reading.press("o")
        assert reading.note == "No link in sight"
        await reading.press("tab", "o", ";")
        assert reading.note == "No link in sight"


async def test_a_browser_that_fails_leaves_the_address_to_be_copied(opened: Opener, handed: list[str]) -> None:
    async with opened(page("http://fails.example")) as reading:
        await reading.press("o", "o")
        await settle(reading)
        assert (reading.place, reading.note) == ("http://fails.example", f"{FAILED}; y copies the address")
        await reading.press("y")
        assert reading.app.clipboard == "http://fails.example"
        await reading.press("o", "o")
        await settle(reading)
        assert handed == ["http://fails.example"] * 2


async def test_without_a_browser_a_narrow_window_still_says_so(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    def get(using: str | None = None) -> None:
        raise webbrowser.Error("none")

    monkeypatch.setattr(webbrowser, "get", get)
    async with opened(page("http://a.example/article/of/some/length"), (40, 12)) as reading:
        await reading.press("o", "enter")
        await settle(reading)
        assert reading.note == f"{NO_BROWSER}; y copies"


async def test_a_browser_in_the_terminal_has_it_for_itself(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    @contextmanager
    def suspend(_app: ReaderApp) -> Iterator[None]:
        done.append("left")
        yield
        done.append("back")

    def get(using: str | None = None) -> webbrowser.BaseBrowser:
        return webbrowser.GenericBrowser("lynx")

    def show(_browser: webbrowser.BaseBrowser, url: str, new: int = 0, autoraise: bool = True) -> bool:
        done.append(url)
        return True

    monkeypatch.setattr(webbrowser, "get", get)
    monkeypatch.setattr(webbrowser.GenericBrowser, "open", show)
    async with opened(page()) as reading:
        await reading.press(";", "a", "o")
        await settle(reading)
        assert reading.note == f"{FAILED}; y copies the address"
        monkeypatch.setattr(ReaderApp, "suspend", suspend)
        await reading.press("o")
        await settle(reading)
        assert done == ["left", "http://www.a.example", "back"]
        assert reading.note == "Handed to the browser: http://www.a.example"


async def test_the_host_that_answers_is_named_where_another_is_feigned(opened: Opener) -> None:
    async with opened(page()) as reading:
        await reading.press(";", "d")
        assert reading.place == "opens evil.example: https://bank.example@evil.example/"


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 12)])
async def test_a_long_address_is_cut_in_the_middle_and_its_host_stays(opened: Opener, size: tuple[int, int]) -> None:
    async with opened(page(LONG), size) as reading:
        await reading.press("o")
        assert reading.place.startswith("http://a.example/") and "…" in reading.place and reading.place.endswith("html")
        assert reading.note in (*ANSWERS, "")
        await reading.pilot.resize_terminal(40, 12)
        await reading.pilot.pause()
        assert cell_len(reading.place) + cell_len(reading.note) <= 38


@pytest.mark.parametrize("width", [1, 12, 30, 60, 200])
@pytest.mark.parametrize(
    ("url", "host"),
    [
        (LONG, "a.example"),
        ("https://bank.example@evil.example/" + "x" * 50, "evil.example"),
        ("https://exаmple.org/" + "x" * 50, "xn--exmple-4nf.org"),
        ("https://" + "bank." * 30 + "evil.example/login", "evil.example"),
    ],
)
def test_where_a_link_leads_fits_the_width_and_shows_the_host(url: str, host: str, width: int) -> None:
    target = Target.of(url)
    assert target
    told = describe(target, width)
    assert cell_len(told) <= width
    assert host[-min(len(host), width - 2) :] in told or width < 3
