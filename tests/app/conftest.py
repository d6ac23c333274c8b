"""The application on a sample document, without a terminal."""

from __future__ import annotations

import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from tests.conftest import SAMPLES
from tui import browser
from tui.app import ReaderApp
from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.load import File
from tui.archive.model import Document
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.widgets.discussion_pane import DiscussionPane
from tui.widgets.pane import TextPane

WIDE = (120, 40)
NARROW = (80, 24)


@dataclass
class Reading:
    """A reader at work; keys are the characters they type, or Textual's names."""

    app: ReaderApp
    pilot: Pilot[None]

    @property
    def screen(self) -> ReaderScreen:
        screen = self.app.screen
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def screen_below(self) -> ReaderScreen:
        """The reader's screen, while another one is open over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def discussion(self) -> DiscussionPane:
        return self.screen.panes.discussion

    @property
    def in_front(self) -> Widget:
        """What is to be seen in the top left corner."""
        return self.screen.get_widget_at(2, 2)[0]

    @property
    def cursor(self) -> int:
        return self.discussion.cursor

    @property
    def place(self) -> str:
        return self.screen.status.place

    @property
    def note(self) -> str:
        return self.screen.status.note

    async def press(self, *keys: str) -> None:
        """Press keys; a text of several characters is typed, unless it is the name of a key."""
        await press(self.pilot, *keys)


NAMED = {
    "tab", "enter", "escape", "space", "backspace", "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
    "f1", "delete",
}  # fmt: skip


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other; each is answered before the next, without the pauses of the pilot's own way."""
    for key in keys:
        for each in [key] if len(key) == 1 or "+" in key or key in NAMED else key:
            name, character = (_character_to_key(each), each) if len(each) == 1 else (each, CHARACTERS.get(each))
            pilot.app.post_message(events.Key(name, character))
            await pilot._wait_for_screen()
    await pilot.pause()


CHARACTERS = {"space": " ", "enter": "\r", "tab": "\t"}
"""The keys with names that type a character."""


def rows(pane: TextPane) -> list[str]:
    """The rows in sight as text, gutter left out."""
    return [pane.render_line(y).text[2:].rstrip() for y in range(pane.page)]


Opener = Callable[..., AbstractAsyncContextManager[Reading]]


@pytest.fixture(autouse=True)
def no_clipboard_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no way to the clipboard but the terminal's."""
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test start a browser."""

    def refuse(*_arguments: object, **_options: object) -> None:
        pytest.fail("a test has asked for a browser")

    for module, name in ((webbrowser, "get"), (webbrowser, "open"), (browser, "_hand_over")):
        monkeypatch.setattr(module, name, refuse)


def sample(name: str) -> Document | Collection:
    """What a sample document or another path holds: a document, or several posts."""
    collection = formats.collect(File(str(SAMPLES / name)))
    return collection.document(1) if len(collection) == 1 else collection


@pytest.fixture
def opened() -> Opener:
    """Opens a sample document, another path, or a document made for the test in the reader."""

    @asynccontextmanager
    async def open_reader(
        page: str | Document, size: tuple[int, int] = WIDE, theme: str | None = None, **options: Any
    ) -> AsyncIterator[Reading]:
        if theme:
            options["settings"] = replace(options.get("settings", Settings()), theme=theme)
        app = ReaderApp(page if isinstance(page, Document) else sample(page), **options)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Reading(app, pilot)

    return open_reader
