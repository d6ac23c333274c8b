"""The application: its looks, and the screen that it opens."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.filter import LineFilter, Monochrome, NoColor
from textual.geometry import Size
from textual.screen import Screen

from tui.archive.collection import Collection
from tui.archive.load import clean
from tui.archive.model import Document
from tui.archive.question import Question
from tui.hangup import let_go, on_hangup
from tui.keys import BY_ID
from tui.screens.reader import ReaderScreen
from tui.screens.sizes import size_classes
from tui.screens.start import Start
from tui.settings import Settings
from tui.state import Store
from tui.themes import THEMES, readable, suited
from tui.widgets.filters import AsciiSigns, NoColours
from tui.work import Reading, Session

if TYPE_CHECKING:
    from tui.screens.picker import PickerScreen

STDIN_FILENO = 0
UNTIL_OPEN = 0.02
"""Seconds between two looks whether the screen that keys are waiting for is open."""
SHOW_CURSOR = "\x1b[?25h"
"""DECTCEM."""


def styles() -> list[Path]:
    """The style sheets in the order of their names: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "styles"
    return sorted((packaged if packaged.is_dir() else package.parent / "styles").glob("*.tcss"))


def collect_from_now_on() -> None:
    """Look for garbage among what is made from now on: all there is stays, and going through it delays a key.

    A document of 10 MB takes 0.6 s to be gone through (measured).
    """
    gc.freeze()
    gc.enable()


def _action_commands() -> type[Provider]:
    from tui.screens.commands import ActionCommands

    return ActionCommands


class ReaderApp(App[None], inherit_bindings=False):
    """Reads one document."""

    TITLE = "lwj-read"
    CSS_PATH = styles()  # type: ignore[assignment]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_action_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, "quit", show=False, priority=True) for key in BY_ID["quit"].keys if key.startswith("ctrl+")
    ]

    def __init__(
        self,
        opened: Document | Collection,
        *,
        entry: int | None = None,
        query: Question | str | None = None,
        settings: Settings | None = None,
        theme: str | None = None,
        problems: Sequence[str] = (),
        store: Store | None = None,
        collection: Collection | None = None,
    ) -> None:
        """Read a document, or a collection of them; `collection` is what a single document comes from.

        `theme` is the one asked for, before what was chosen last and what is settled; `problems` are to be said.
        """
        super().__init__()
        self.animation_level = "none"
        self.settings = settings or Settings()
        self.store = store or Store(None)
        self.session, wrong = self.store.load_session()
        for one in THEMES:
            self.register_theme(one)
        self._begin_in(self._suited(theme or self.session.theme or self.settings.theme))
        self._own_filters: list[LineFilter] = [NoColours()] if self.no_color else []
        self._own_filters += [AsciiSigns()] if self.settings.ascii else []
        self._problems = [*problems, *filter(None, [wrong])]
        self._opened = opened
        self._collection = collection if isinstance(opened, Document) else opened
        self._picker: PickerScreen | None = None
        self._typed: deque[events.Key] = deque()
        """Keys that no screen has read yet."""
        self._entry = entry
        self._query = Question(query) if isinstance(query, str) else query

    def get_default_screen(self) -> Screen[None]:
        """Open the reader on the document, or the list of the posts that there are."""
        if isinstance(self._opened, Document):
            return self.reader(self._opened)
        from tui.screens.picker import PickerScreen

        self._picker = PickerScreen(self._opened, self.reader)
        return self._picker

    def reader(
        self, document: Document, *, carried: Reading | None = None, said: str = "", marked: Question | None = None
    ) -> ReaderScreen:
        """Make a screen that reads a document, where it was asked for or where what is carried over tells."""
        problems, self._problems = self._problems, []
        start = Start(
            settings=self.settings,
            session=self.session,
            remember=self.remember,
            store=self.store,
            collection=self._collection,
            reopen=self.reopen,
            carried=carried,
            marked=marked,
            said=" · ".join(filter(None, [*problems, said])),
            entry=None if carried else self._entry,
            query=None if carried else self._query,
        )
        return ReaderScreen(document, self.size, start)

    def reopen(self, document: Document, collection: Collection, reading: Reading, said: str) -> None:
        """Show another version of the document that is being read, with what has been done so far."""
        self._collection = collection
        while not isinstance(self.screen, ReaderScreen):
            self.pop_screen()
        self.screen.does.keeping.keep()
        marked = self.screen.does.searching.asked
        if self.screen.outline.wanted is not None:
            said = f"{said} · all entries are shown again"
        if not self.screen._result_callbacks:  # the first screen has none, and switching takes one away
            self.screen._push_result_callback(self.screen, None)
        if self._picker:
            self._picker.take_up(collection)
        self.switch_screen(self.reader(document, carried=reading, said=said, marked=marked))

    def remember(self, session: Session) -> None:
        """Keep what was chosen for the next time."""
        self.session = session
        self.store.save_session(session)

    def choose_theme(self, name: str) -> None:
        """Show everything in another theme, the next time too."""
        self.theme = self._suited(name)
        self.remember(replace(self.session, theme=name))

    def _suited(self, theme: str | None) -> str:
        """The theme itself if there is one of that name, or the one that this terminal needs instead."""
        known = theme if theme in self.available_themes else None
        return suited(known, self.console.color_system, no_color=self.no_color)

    def _begin_in(self, theme: str) -> None:
        """Begin in a theme; setting it the common way would read all style sheets twice."""
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        for name, held in ((f"-theme-{theme}", True), ("-dark-mode", dark), ("-light-mode", not dark)):
            self.set_class(held, name, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)

    def get_css_variables(self) -> dict[str, str]:
        """Make the variables of any theme readable."""
        self.theme_variables = readable(super().get_css_variables())
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw without colours or signs where that is asked for."""
        theirs = (one for one in super().get_line_filters() if not isinstance(one, (Monochrome, NoColor)))
        return [*theirs, *self._own_filters]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer no commands but those of the table."""
        return ()

    async def on_event(self, event: events.Event) -> None:
        """Hand keys to the screens that read them first, one after the other."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed.append(event)
            await self._hand_over()
        else:
            if isinstance(event, events.Paste):
                event.text = clean(event.text)
            await super().on_event(event)

    async def _hand_over(self) -> None:
        """Hand over the keys that were typed; those for a screen that is being opened wait for it."""
        while self._typed:
            take_key = getattr(self.screen, "take_key", None)
            if take_key and not self.screen.is_mounted:
                self.set_timer(UNTIL_OPEN, self._hand_over)
                return
            event = self._typed.popleft()
            taken = take_key(event) if take_key else False
            if not (await taken if isawaitable(taken) else taken):
                await super().on_event(event)

    @property
    def has_mouse(self) -> bool:
        """Whether the mouse is the program's, and not the terminal's own."""
        return self._driver is not None and self._driver._mouse

    def take_mouse(self, taken: bool) -> None:
        """Take the mouse, or give it to the terminal; it stays so when the terminal is handed over and back."""
        driver = self._driver
        if driver is None or taken == driver._mouse:
            return
        driver._mouse = True  # without it, the driver does neither
        with suppress(AttributeError):  # a driver without a terminal
            (driver._enable_mouse_support if taken else driver._disable_mouse_support)()  # type: ignore[attr-defined]
        driver._mouse = taken

    def on_resize(self, event: events.Resize) -> None:
        """Ask the terminal again: of two signals close together the older size can be told last.

        The toolkit's list of commands cannot be without any row.
        """
        if isinstance(self.screen, CommandPalette) and any(size_classes(event.size)):
            self.screen.dismiss()
        if self.is_headless:
            return
        with suppress(OSError):
            size = Size(*os.get_terminal_size(STDIN_FILENO))
            if size != event.size:
                self.post_message(events.Resize(size, size))

    def on_mount(self) -> None:
        """Leave in good order when the terminal or the system asks for it."""
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):  # where there are no such signals
            loop.add_signal_handler(signal.SIGTERM, self._leave)
        if not self.is_headless:
            on_hangup(lambda: self._hang_up(loop))
        self.call_after_refresh(collect_from_now_on)
        if self.settings.cursor:
            self._show_cursor()
            self.app_resume_signal.subscribe(self, lambda _app: self._show_cursor())

    def _hang_up(self, loop: asyncio.AbstractEventLoop) -> None:
        """Leave, now that the terminal is gone: the toolkit's writer has ended with it, and writing waits for it."""
        writer = getattr(self._driver, "_writer_thread", None)
        if writer is not None:
            let_go(writer._queue)
        loop.call_soon_threadsafe(self._leave)

    def _leave(self) -> None:
        """Keep what has been done and end; once the terminal is gone, nothing is written to it any more.

        The toolkit's writer ends with the terminal, and whoever writes on waits for it forever.
        """
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.does.keeping.keep()
        try:
            os.get_terminal_size(STDIN_FILENO)
        except OSError:
            if self._driver:
                self._driver.write = lambda data: None  # type: ignore[method-assign]
        self.exit()

    def _show_cursor(self) -> None:
        """Let the terminal's cursor be seen, which the toolkit hides."""
        if self._driver and not self.is_headless:
            self._driver.write(SHOW_CURSOR)
