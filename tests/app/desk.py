"""A screen with nothing on it but the panes, the bottom row and some of what works for the reader."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from tests.app.conftest import WIDE, press
from tests.layout.documents import comment, document
from tui.app import ReaderApp
from tui.archive.model import Document
from tui.archive.quote import QuoteForm
from tui.keys import ACTIONS, Command, KeyReader
from tui.outline import Outline
from tui.screens.asking import Asking
from tui.screens.collecting import Collecting
from tui.screens.concern import Concern
from tui.screens.meant import Meant
from tui.screens.noting import Noting
from tui.screens.output import Output
from tui.screens.quoting import Quoting
from tui.widgets.panes import Panes
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine
from tui.work import Work


def page(*authors: str | None, path: str = "page.txt") -> Document:
    """A document with a comment by each author, each but the first of which answers the one before."""
    made = document(
        *(comment(f"Words of entry {n}.", n - 1 or None, author=author) for n, author in enumerate(authors, 1)),
        blocks=[("paragraph", "Words of the article.")],
    )
    return replace(made, source=replace(made.source, path=path))


class DeskScreen(Screen[None], inherit_bindings=False):
    """Hands keys to what is at work; `selected` is what the mouse would have selected."""

    def __init__(self, document: Document, folder: Path | None, form: QuoteForm) -> None:
        super().__init__()
        self.work = Work()
        self.selected: str | None = None
        self.went: list[int] = []
        outline = Outline(document.parents())
        self.panes = Panes(document, outline, self.work, measure=80)
        self.bar = SearchBar()
        self.status = StatusLine()
        self.asking = Asking(self.bar, self.note, self.resume)
        self.meant = Meant(document, self.panes, self.work)
        self.quoting = Quoting(self.meant, self.panes, form, lambda: self.selected)
        self.concerns: tuple[Concern, ...] = (
            self.asking,
            self.quoting,
            Collecting(self.meant, self.panes, form, lambda: folder, self.quoting.copy, ACTIONS),
            Noting(self.meant, self.panes, self.work, self.asking, self.went.append, ACTIONS),
            Output(self.meant, self.asking, lambda: self.app, lambda: self.selected),
        )
        self._keys = KeyReader(ACTIONS)

    def compose(self) -> ComposeResult:
        yield self.panes
        yield self.bar
        yield self.status

    def on_mount(self) -> None:
        self.resume()

    def resume(self) -> None:
        self.set_focus(self.panes.in_use)

    def note(self, text: str) -> None:
        self.status.show("", text)

    def take_key(self, event: events.Key) -> bool:
        if any(concern.take_key(event) for concern in self.concerns):
            return True
        if self.bar.is_open:
            return False
        heard = self._keys.feed(event.character if event.character and event.is_printable else event.key)
        if isinstance(heard, Command):
            name = f"do_{heard.action}"
            doer = next((concern for concern in self.concerns if hasattr(concern, name)), None)
            said = getattr(doer, name)(heard) if doer else None
            if said is not None:
                self.note(said)
        return heard is not None


class DeskApp(ReaderApp):
    """Opens the desk."""

    def __init__(self, document: Document, folder: Path | None, form: QuoteForm) -> None:
        super().__init__(document)
        self._desk = DeskScreen(document, folder, form)

    def get_default_screen(self) -> Screen[None]:
        return self._desk


class Desk:
    """The desk at work; keys are the characters they type, or Textual's names."""

    def __init__(self, app: DeskApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        self.screen = screen

    @property
    def alone(self) -> bool:
        """Whether no other screen is open over it."""
        return self.app.screen is self.screen

    @property
    def note(self) -> str:
        """What is said on the screen in front."""
        return self.app.screen.query_one(StatusLine).note

    async def press(self, *keys: str) -> None:
        """Press keys; a text of several characters is typed, unless it is the name of a key."""
        await press(self.pilot, *keys)


@asynccontextmanager
async def at_desk(
    document: Document,
    *,
    folder: Path | None = None,
    form: QuoteForm = "markdown",
    size: tuple[int, int] = WIDE,
) -> AsyncIterator[Desk]:
    app = DeskApp(document, folder, form)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Desk(app, pilot)
