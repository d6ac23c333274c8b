"""What the boxes over the reader have in common: they scroll with the reader's own keys, and close."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.containers import VerticalScroll

from tui.keys import ACTIONS, Action, Command, KeyReader, key_name
from tui.screens.modal import Modal

ROWS = {"down": 1, "row_down": 1, "up": -1, "row_up": -1}
PAGES = {"page_down": 1.0, "read_on": 1.0, "half_down": 0.5, "page_up": -1.0, "half_up": -0.5}
"""The motions that a box has, in rows or in pages."""


class Overlay(Modal[None]):
    """A box over the reader; its content is a VerticalScroll named #box.

    `actions` is the table of keys as configured; `opened_by` is the action whose keys close the box again, as escape
    and those of quitting do.
    """

    def __init__(self, opened_by: str, actions: Iterable[Action] = ACTIONS) -> None:
        super().__init__()
        self._closed_by = (opened_by, "quit")
        self._keys = KeyReader(actions)

    @property
    def box(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#box", VerticalScroll)

    def on_screen_resume(self) -> None:
        """Put the terminal's cursor where the box begins."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        self.app.cursor_position = self.box.content_region.offset

    def take_key(self, event: events.Key) -> bool:
        """Read a key at once; none is for what lies under the box."""
        if event.key == "escape" and not self._keys.reset():
            self.dismiss()
        elif isinstance(heard := self._keys.feed(key_name(event.key, event.character)), Command):
            self.perform(heard)
        return True

    def on_key(self, event: events.Key) -> None:
        """Read a key that came while the box was being opened."""
        event.stop()
        if self.is_current:
            self.take_key(event)

    def perform(self, command: Command) -> None:
        """Scroll the box, or close it."""
        if command.action in self._closed_by:
            self.dismiss()
        elif command.action in ROWS:
            self._scroll(ROWS[command.action] * command.times)
        elif command.action in PAGES:
            page = max(1, self.box.scrollable_content_region.height - 1)
            self._scroll(int(PAGES[command.action] * command.times * page))
        elif command.action in ("top", "bottom"):
            self.box.scroll_to(y=0 if command.action == "top" else self.box.max_scroll_y, animate=False, immediate=True)

    def _scroll(self, rows: int) -> None:
        self.box.scroll_to(y=self.box.scroll_y + rows, animate=False, immediate=True)
