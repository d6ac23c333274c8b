"""The search line at the bottom of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class SearchBar(Horizontal):
    """Takes a query and tells the screen of each change; the screen reads the keys and hands them on."""

    @dataclass
    class Changed(Message):
        """The query changed."""

        query: str

    def __init__(self) -> None:
        super().__init__(id="search")
        self._input = Input(id="search-query", compact=True, select_on_focus=False)
        self._counter = Static("", id="search-counter", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the query and the counter."""
        yield Static("/", id="search-prompt", markup=False)
        yield self._input
        yield self._counter

    @property
    def query_text(self) -> str:
        """The query as it has been typed so far."""
        return self._input.value

    def open(self) -> None:
        """Empty the line and take the keys."""
        with self._input.prevent(Input.Changed):
            self._input.value = ""
        self.show_counter("")
        self.screen.set_focus(self._input)

    def show_counter(self, counter: str) -> None:
        """Show how much was found."""
        self._counter.update(counter)

    def edit(self, event: events.Key) -> bool:
        """Take a letter, or delete one, at once; False when the key is for the line's own bindings."""
        if event.is_printable and event.character:
            self._input.replace(event.character, *self._input.selection)
        elif event.key == "backspace":
            self._input.action_delete_left()
        else:
            return False
        return True

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
