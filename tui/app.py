"""The application: its looks, and the screen that it opens."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from inspect import isawaitable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.geometry import Size
from textual.screen import Screen

from tui.archive.collection import Collection
from tui.archive.model import Document
from tui.keys import BY_ID
from tui.screens.reader import ReaderScreen

STDIN_FILENO = 0


def styles() -> list[Path]:
    """The style sheets in the order of their names: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "styles"
    return sorted((packaged if packaged.is_dir() else package.parent / "styles").glob("*.tcss"))


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
        query: str | None = None,
        theme: str | None = None,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        if theme:
            self.theme = theme
        self._opened = opened
        self._entry = entry
        self._query = query

    def get_default_screen(self) -> Screen[None]:
        """Open the reader on the document, or the list of the posts that there are."""
        if isinstance(self._opened, Document):
            return ReaderScreen(self._opened, self.size, entry=self._entry, query=self._query)
        from tui.screens.picker import PickerScreen

        return PickerScreen(self._opened, entry=self._entry, query=self._query)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer no commands but those of the table."""
        return ()

    async def on_event(self, event: events.Event) -> None:
        """Hand keys to the screens that read them first, one after the other."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            take_key = getattr(self.screen, "take_key", None)
            if take_key and self.screen.is_mounted:
                taken = take_key(event)
                if await taken if isawaitable(taken) else taken:
                    return
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Ask the terminal again: of two signals close together the older size can be told last."""
        if self.is_headless:
            return
        with suppress(OSError):
            size = Size(*os.get_terminal_size(STDIN_FILENO))
            if size != event.size:
                self.post_message(events.Resize(size, size))

    def on_mount(self) -> None:
        """Leave in good order when the terminal or the system asks for it."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError):  # where there are no such signals
                loop.add_signal_handler(getattr(signal, name), self.exit)
        self.call_after_refresh(gc.enable)
