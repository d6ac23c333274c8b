"""Asking for a line of text, or for a yes, in the bottom row."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from tui.archive.load import clean
from tui.screens.concern import Concern
from tui.widgets.search_bar import SearchBar

Answered = Callable[[str], str | None]
"""Takes an answer and returns what is to be said of it, None where it has said so itself."""


class Asking(Concern):
    """Takes the keys while it asks; `say` shows a note, and `resume` gives the keys back to what had them before."""

    def __init__(self, bar: SearchBar, say: Callable[[str], None], resume: Callable[[], None]) -> None:
        self._bar = bar
        self._say = say
        self._resume = resume
        self._answered: Answered | None = None
        self._agreed: Callable[[], str | None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a line is being typed."""
        return self._answered is not None

    def ask(self, prompt: str, text: str, then: Answered) -> None:
        """Ask for a line that begins with a text; `then` is given the answer, and nothing where the line is left."""
        self._answered = then
        self._bar.open(prompt, text)

    def confirm(self, question: str, then: Callable[[], str | None]) -> None:
        """Ask whether to go on; `then` does so after a y, and any other key leaves things as they are."""
        self._agreed = then
        self._say(question)

    def take_key(self, event: events.Key) -> bool:
        """Take a key of the line or the question that is open; False when there is none, or it is not its own."""
        if self._agreed:
            return self._take_answer(event, self._agreed)
        if not self._answered:
            return False
        if event.key == "enter":
            self._answer(self._answered)
        elif self._bar.is_left_by(event):
            self._close()
            self._say("")
        else:
            return self._bar.edit(event)
        return True

    def _answer(self, then: Answered) -> None:
        self._close()
        self._tell(then(clean(self._bar.query_text)))

    def _take_answer(self, event: events.Key, then: Callable[[], str | None]) -> bool:
        self._agreed = None
        if event.character == "y":
            self._tell(then())
            return True
        self._say("")
        return event.key in ("escape", "n")

    def _tell(self, said: str | None) -> None:
        if said is not None:
            self._say(said)

    def _close(self) -> None:
        self._answered = None
        self._bar.close()
        self._resume()
