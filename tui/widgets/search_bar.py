"""The search line at the bottom of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class SearchBar(Horizontal):
    """Takes a query, and tells the screen of each letter, of enter and of escape."""

    @dataclass
    class Changed(Message):
        """The query changed."""

        query: str

    class Kept(Message):
        """The reader stays where the search led."""

    class Cancelled(Message):
        """The reader goes back to where the search began."""

    def __init__(self) -> None:
        super().__init__(id="search")

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the query and the counter."""
        yield Static("/", id="search-prompt", markup=False)
        yield Input(id="search-query", compact=True, select_on_focus=False)
        yield Static("", id="search-counter", markup=False)

    def open(self) -> None:
        """Empty the line and take the keys."""
        query = self.query_one(Input)
        with query.prevent(Input.Changed):
            query.value = ""
        self.show_counter("")
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the query."""
        self.query_one(Input).focus()

    def show_counter(self, counter: str) -> None:
        """Show how much was found."""
        self.query_one("#search-counter", Static).update(counter)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept())

    def on_key(self, event: events.Key) -> None:
        """Take escape, and backspace where there is nothing left to delete."""
        nothing_left = event.key == "backspace" and not self.query_one(Input).value
        if event.key == "escape" or nothing_left:
            event.stop()
            self.post_message(self.Cancelled())
