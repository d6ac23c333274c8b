"""Writing notes on entries, and going to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from tui.keys import Action, Command
from tui.screens.asking import Asking
from tui.screens.concern import Concern
from tui.screens.meant import NO_ENTRY, Meant
from tui.widgets.panes import Panes


class Noted(Protocol):
    """What holds the notes, by the numbers of their entries."""

    notes: dict[int, str]


class Noting(Concern):
    """Asks for notes of a line each; `go_to` leads to an entry."""

    def __init__(
        self,
        meant: Meant,
        panes: Panes,
        work: Noted,
        asking: Asking,
        go_to: Callable[[int], None],
        actions: Iterable[Action],
    ) -> None:
        self._meant = meant
        self._panes = panes
        self._work = work
        self._asking = asking
        self._go_to = go_to
        self._actions = tuple(actions)

    def do_write_note(self, _command: Command) -> str | None:
        """Ask for a note on the entry selected, from the one that is there on; an empty one takes it away."""
        number = self._meant.selected()
        if number is None:
            return NO_ENTRY
        prompt = f"Note on {self._meant.call(number)}:"
        self._asking.ask(prompt, self._work.notes.get(number, ""), partial(self._keep, number))
        return None

    def _keep(self, number: int, answer: str) -> str:
        note = " ".join(answer.split())
        before = self._work.notes.pop(number, "")
        if note:
            self._work.notes[number] = note
        if note != before:
            self._panes.discussion.redraw([number])
        if note:
            return f"Note on {self._meant.call(number)} kept"
        return f"{self._meant.name([number])} has no note any more" if before else "No note was written"

    def do_notes(self, _command: Command) -> str | None:
        """List the notes, and go to the entry of the one chosen."""
        from tui.screens.notes import NotesScreen

        entries = len(self._meant.document.entries)
        notes = {number: note for number, note in self._work.notes.items() if 0 < number <= entries}
        if not notes:
            return "There are no notes on this document"
        screen = NotesScreen(
            self._meant.document, notes, self._panes.looks, self._actions, at=self._meant.selected() or 0
        )
        self._panes.app.push_screen(screen, self._leave)
        return None

    def _leave(self, number: int | None) -> None:
        if number:
            self._go_to(number)
