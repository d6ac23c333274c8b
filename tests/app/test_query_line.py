"""The search line by itself: its keys, how it is understood, and what it tells those who open it."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from tests.layout.documents import comment, document
from tui.archive.completion import Completion
from tui.archive.question import Question
from tui.history import History
from tui.keys import ALL_ACTIONS, Action
from tui.screens.query_line import QueryLine
from tui.widgets.search_bar import SearchBar

PAGE = document(*(comment(author=author) for author in ("joe", "Joe Smith", "Joe Smith", "Ann", "anna")))
ASKED = (Question("old one"), Question("Other", regex=True), Question("older", word=True, case="any"))


class Host(App[None]):
    """Shows the line, and writes down what it tells."""

    CSS = """
    SearchBar { height: 1; }
    #search-prompt { width: 2; }
    #search-query { width: 1fr; }
    #search-counter { width: auto; padding-left: 1; }
    """

    def __init__(self, actions: Iterable[Action], history: Iterable[Question]) -> None:
        super().__init__()
        self.bar = SearchBar()
        self.history = History(history)
        self.line = QueryLine(self.bar, actions, lambda: Completion(PAGE), self.history)
        self.changed: list[Question] = []
        self.told: list[tuple[str, Question | None, bool]] = []
        """Who was told at the end, of what, and whether the line was open then."""

    def compose(self) -> ComposeResult:
        yield self.bar

    @on(SearchBar.Changed)
    def _changed(self) -> None:
        self.line.refresh()

    def open(self, sign: str = "/", text: str = "", *, scoped: bool = True, listing: bool = True) -> None:
        self.line.open(
            sign,
            changed=self.changed.append,
            kept=self._end("kept"),
            left=lambda: self.told.append(("left", None, self.line.is_open)),
            listed=self._end("listed") if listing else None,
            text=text,
            scoped=scoped,
        )

    def _end(self, name: str) -> Callable[[Question], None]:
        return lambda question: self.told.append((name, question, self.line.is_open))

    def type(self, *keys: str) -> "Host":
        """Hand the line some keys; each letter of what is no key is one."""
        for key in keys:
            named = len(key) == 1 or "+" in key or key in NAMED
            for one in [key] if named else key:
                character = one[-1] if len(one) == 1 or one.startswith("alt+") else None
                self.line.take_key(events.Key("space" if one == " " else one, character))
        return self

    @property
    def prompt(self) -> str:
        return str(self.bar.query_one("#search-prompt", Static).render())

    @property
    def shown(self) -> str:
        """The whole row."""
        return str(self.bar.query_one("#search-query").render_line(0).text).rstrip()

    @property
    def texts(self) -> list[str]:
        """The texts of the questions that were told as typing went on."""
        return [question.text for question in self.changed]


NAMED = {
    "up", "down", "left", "right", "home", "end", "tab", "enter", "escape", "backspace", "delete", "f5", "f6",
}  # fmt: skip
Opened = Callable[..., AbstractAsyncContextManager[Host]]


@asynccontextmanager
async def host(
    *, width: int = 80, actions: Sequence[Action] = ALL_ACTIONS, history: Iterable[Question] = ASKED, open: bool = True
) -> AsyncIterator[Host]:
    app = Host(actions, history)
    async with app.run_test(size=(width, 5)):
        if open:
            app.open()
        yield app


async def settle(app: Host) -> None:
    await Pilot(app).pause()


# Typing


async def test_each_letter_asks_at_once() -> None:
    async with host() as app:
        app.type("ab", "left", "backspace", "é", " ")
        assert app.texts == ["a", "ab", "b", "éb", "é b"]
        assert app.line.question == Question("é b")


async def test_a_key_that_changes_nothing_asks_nothing() -> None:
    async with host() as app:
        app.type("a", "home", "end", "delete", "left", "alt+x", "alt+shift+x")
        assert app.texts == ["a"]
        assert app.line.question.text == "a"


async def test_what_the_line_does_not_know_is_for_others() -> None:
    async with host() as app:
        assert not app.line.take_key(events.Key("shift+left", None))
        assert not app.line.take_key(events.Key("ctrl+v", None))
        assert app.line.take_key(events.Key("alt+x", "x"))


async def test_a_closed_line_takes_no_key() -> None:
    async with host(open=False) as app:
        assert not app.line.is_open
        assert not app.line.take_key(events.Key("a", "a"))
        app.line.refresh()
        assert app.changed == []


async def test_what_is_pasted_is_asked_once() -> None:
    async with host() as app:
        app.bar.query_one("#search-query").post_message(events.Paste("two\nlines\n"))
        await settle(app)
        assert app.texts == ["two lines"]
        app.line.refresh()
        assert app.texts == ["two lines"]


async def test_ten_thousand_letters_are_one_line() -> None:
    async with host() as app:
        app.bar.query_one("#search-query").post_message(events.Paste("漢字 " * 3000 + "x" * 1000))
        await settle(app)
        app.type("y", "backspace", "backspace")
        assert len(app.line.question.text) == 9999
        assert app.shown.endswith("xxx")


# Its end


@pytest.mark.parametrize(("key", "name"), [("enter", "kept"), ("alt+l", "listed")])
async def test_the_question_is_told_and_remembered_once_the_line_is_closed(key: str, name: str) -> None:
    async with host() as app:
        app.type("ab", "alt+w", "tab", key)
        assert app.told == [(name, Question("ab", word=True, scope="article"), False)]
        assert not app.bar.is_open
        assert app.history.questions[-1] == Question("ab", word=True)


@pytest.mark.parametrize("keys", [["escape"], ["a", "ctrl+u", "backspace"], ["backspace"], ["ab", "escape"]])
async def test_a_line_that_is_left_is_not_remembered(keys: list[str]) -> None:
    async with host() as app:
        app.type(*keys)
        assert app.told == [("left", None, False)]
        assert app.history.questions == ASKED


async def test_a_backspace_that_is_held_down_stays_in_the_line() -> None:
    async with host() as app:
        app.type("a", "backspace", "backspace", "backspace")
        assert app.line.is_open
        app.type("b", "ctrl+u", "backspace")
        assert not app.line.is_open


async def test_a_line_that_begins_with_a_text_has_it_selected() -> None:
    async with host() as app:
        app.open(text="old")
        app.type("n")
        assert app.line.question.text == "n"


async def test_a_list_is_asked_for_only_where_there_can_be_one() -> None:
    async with host(open=False) as app:
        app.open("&", listing=False)
        app.type("a", "alt+l")
        assert app.line.is_open and app.told == [] and app.texts == ["a"]


async def test_what_was_pasted_is_asked_before_it_is_kept() -> None:
    async with host() as app:
        app.bar.put("pasted")
        app.type("enter")
        assert app.texts == ["pasted"]
        assert app.told == [("kept", Question("pasted"), False)]


async def test_the_line_can_be_closed_without_a_word() -> None:
    async with host() as app:
        app.type("a")
        app.line.close()
        assert not app.line.is_open and not app.bar.is_open and app.told == []


# How it is understood


async def test_ways_to_understand_it_are_asked_at_once_and_shown() -> None:
    async with host() as app:
        app.type("a", "alt+r", "tab")
        assert app.prompt == "regex · article /"
        app.type("alt+r", "alt+w", "alt+c", "tab")
        assert app.prompt == "word · case · discussion /"
        app.type("alt+w", "alt+c", "tab")
        assert app.prompt == "any case /"
        app.type("alt+c")
        assert app.prompt == "/"
        assert len(app.changed) == 1 + 10
        assert app.changed[1] == Question("a", regex=True)
        assert app.changed[-1] == Question("a")


async def test_regex_word_and_case_stay_and_the_scope_begins_anew() -> None:
    async with host() as app:
        app.type("a", "alt+r", "alt+w", "alt+c", "tab", "enter")
        app.open("&", text="b")
        assert app.line.question == Question("b", regex=True, word=True, case="exact")
        assert app.prompt == "regex · word · case &"
        assert app.texts == ["a"] * 5


async def test_the_prompt_is_short_where_there_is_little_room() -> None:
    async with host(width=40) as app:
        app.type("alt+r", "alt+w", "alt+c", "tab", "tab")
        await settle(app)
        assert app.prompt == "re word Aa disc /"
        assert app.bar.query_one("#search-query").size.width >= 12


async def test_without_scopes_tab_completes_and_does_nothing_else() -> None:
    async with host(open=False) as app:
        app.open("&", scoped=False)
        app.type("is:t", "tab", "tab")
        assert app.line.question == Question("is:tagged")


async def test_keys_are_those_configured() -> None:
    keys = {"search_regex": ("f5",), "search_scope": (), "search_older": ("ctrl+p", "f6")}
    actions = [replace(action, keys=keys.get(action.id, action.keys)) for action in ALL_ACTIONS]
    async with host(actions=actions) as app:
        app.type("f5", "alt+r", "tab", "up")
        assert app.line.question == Question(regex=True)
        app.type("f6")
        assert app.line.question.text == "older"


# Older queries


async def test_older_queries_come_with_the_way_they_were_asked_and_go_back_to_what_was_typed() -> None:
    async with host() as app:
        app.type("o", "alt+c", "tab", "up")
        assert app.line.question == Question("older", word=True, case="any", scope="article")
        app.type("up")
        assert app.line.question == Question("Other", regex=True, scope="article")
        assert app.prompt == "regex · article /"
        app.type("up", "up")
        assert app.line.question.text == "old one"
        app.type("down", "down", "down", "down")
        assert app.line.question == Question("o", case="exact", scope="article")
        assert app.texts[3:] == ["older", "Other", "old one", "Other", "older", "o"]


async def test_an_older_query_that_is_changed_is_what_is_typed() -> None:
    async with host() as app:
        app.type("up", "up", "backspace", "up", "down")
        assert app.line.question.text == "Othe"
        app.type("home", "delete", "delete", "delete", "delete", "down")
        assert app.line.question.text == ""


async def test_a_query_that_is_in_the_line_already_is_passed_over() -> None:
    async with host(history=[Question("ab"), Question("a")]) as app:
        app.type("a", "up")
        assert app.line.question.text == "ab"
        app.type("down", "down")
        assert app.texts == ["a", "ab", "a"]


async def test_where_nothing_begins_so_the_line_stays() -> None:
    async with host() as app:
        app.type("x", "up", "down")
        assert app.texts == ["x"]


async def test_how_an_older_query_was_asked_is_not_how_the_next_one_is() -> None:
    async with host() as app:
        app.type("up", "up", "enter")
        assert app.told == [("kept", Question("Other", regex=True), False)]
        app.open()
        assert app.line.question == Question()


# Words offered


async def test_the_likeliest_word_shows_behind_the_cursor_and_is_taken_by_tab() -> None:
    async with host() as app:
        app.type("x author:an")
        assert app.shown == "x author:ann" and app.line.question.text == "x author:an"
        app.type("tab")
        assert app.line.question.text == "x author:Ann"


@pytest.mark.parametrize("key", ["tab", "right"])
async def test_a_word_that_is_written_otherwise_is_shown_as_what_it_becomes(key: str) -> None:
    async with host() as app:
        app.type("author:jo")
        assert app.shown == 'author:jo  → "Joe Smith"'
        app.type(key)
        assert app.line.question == Question('author:"Joe Smith"')
        assert app.shown == 'author:"Joe Smith"'
        assert app.texts[-2:] == ["author:jo", 'author:"Joe Smith"']


async def test_tab_right_after_it_takes_the_next_one() -> None:
    async with host() as app:
        app.type("author:jo", "tab", "tab")
        assert app.line.question == Question("author:joe")
        app.type("tab")
        assert app.line.question == Question('author:"Joe Smith"')
        app.type("end", "tab")
        assert app.line.question == Question('author:"Joe Smith"', scope="article")


async def test_tab_after_the_only_word_looks_elsewhere() -> None:
    async with host() as app:
        app.type("is:ta", "tab", "tab")
        assert app.line.question == Question("is:tagged", scope="article")


async def test_nothing_is_offered_before_the_end_of_the_line() -> None:
    async with host() as app:
        app.type("is:t", "left")
        assert app.shown == "is:t"
        app.type("tab", "right")
        assert app.line.question == Question("is:t", scope="article")
        assert app.shown == "is:tagged"


async def test_escape_leaves_nothing_offered() -> None:
    async with host() as app:
        app.type("is:t", "escape")
        app.open(text="is:")
        assert app.shown == "is:"
        app.type("end")
        assert app.shown == "is:unread"
        app.type("escape")
        app.bar.open("Save as: ", "notes.md")
        assert app.shown == "notes.md"
        assert not app.bar.take_suggestion()
