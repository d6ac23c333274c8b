"""The line at the bottom of the screen that takes a query, or what else is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

EDITING = {
    "backspace": "delete_left", "delete": "delete_right", "ctrl+d": "delete_right", "left": "cursor_left",
    "right": "cursor_right", "ctrl+left": "cursor_left_word", "ctrl+right": "cursor_right_word", "home": "home",
    "ctrl+a": "home", "end": "end", "ctrl+e": "end", "ctrl+w": "delete_left_word", "ctrl+u": "delete_left_all",
    "ctrl+k": "delete_right_all",
}  # fmt: skip
"""What the keys do to the line, by the names of the toolkit's actions."""
ALWAYS_SHOWN = "-picking"
"""The class of screens that show the line all the time."""


class _Sign(Static):
    """Words beside the line, which the mouse does not select."""

    ALLOW_SELECT = False


class SearchBar(Horizontal):
    """Takes a line and tells the screen of each change; the screen reads the keys and hands them on."""

    ALLOW_SELECT = False

    @dataclass
    class Changed(Message):
        """The line changed."""

        query: str

    def __init__(self) -> None:
        super().__init__(id="search")
        self._prompt = _Sign("/", id="search-prompt", markup=False)
        self._input = Input(id="search-query", compact=True, select_on_focus=False)
        self._counter = _Sign("", id="search-counter", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the line and the counter."""
        yield self._prompt
        yield self._input
        yield self._counter

    @property
    def query_text(self) -> str:
        """The line as it has been typed so far."""
        return self._input.value

    @on(events.Show)
    @on(events.Resize)
    def _shown(self) -> None:
        """Put the terminal's cursor where letters are typed, once the line has been laid out."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if self._input.has_focus and self._input.region.area:
            self.app.cursor_position = self._input.cursor_screen_offset

    @property
    def is_open(self) -> bool:
        """Whether the line is to be seen for a while."""
        return self.screen.has_class("-searching")

    def open(self, prompt: str = "/", text: str = "") -> None:
        """Show the line behind a prompt, begin it with a text, and take the keys."""
        self._prompt.update(prompt)
        self._prompt.styles.width = cell_len(prompt) + 1
        with self._input.prevent(Input.Changed):
            self._input.value = text
        self._input.cursor_position = len(text)
        self.show_counter("")
        if not self.screen.has_class(ALWAYS_SHOWN):
            self.screen.add_class("-searching")
        self.screen.set_focus(self._input)

    def close(self) -> None:
        """Show the line no longer; the keys stay with it until the screen gives them to another."""
        self.screen.remove_class("-searching")

    def show_counter(self, counter: str) -> None:
        """Show how much was found."""
        self._counter.update(counter)

    def edit(self, event: events.Key) -> bool:
        """Take a letter, delete one or move the cursor, at once; False when the key is for the line's own bindings."""
        if event.is_printable and event.character:
            self._input.replace(event.character, *self._input.selection)
        elif action := EDITING.get(event.key):
            getattr(self._input, f"action_{action}")()
        else:
            return False
        return True

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
