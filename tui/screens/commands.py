"""The command palette's entries, made from the one table of actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, cast

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.keys import (
    ANY_CHARACTER,
    ANY_DIGIT,
    ANY_FORM,
    DIGITS,
    ENDS,
    FORM_KEYS,
    FORM_LABELS,
    LINE,
    Action,
    Command,
    display,
)
from tui.screens.reader import ReaderScreen


class _Themed(Protocol):
    """The application, as far as it is known here."""

    def choose_theme(self, name: str) -> None:
        """Show everything in the colours of a theme."""


class ActionPalette(CommandPalette):
    """The toolkit's palette, which is closed once, and turns no pages of a list that is not there yet."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close the palette, unless it is closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette; `rare` ones are found when they are searched for, and not listed before."""

    title: str
    help: str
    run: Callable[[], None]
    rare: bool = False


class ActionCommands(Provider):
    """Finds actions by their names and help, and themes by their names."""

    def _entries(self) -> Iterator[Entry]:
        screen = self.screen
        if isinstance(screen, ReaderScreen):
            for action in screen.settings.actions:
                if action.id != "command_palette" and action.group != LINE:
                    yield from _entries_of(action, screen.perform)
            for name in sorted(screen.app.available_themes):
                yield Entry(f"Theme: {name}", "Show the reader in these colours", partial(self._choose_theme, name))

    def _choose_theme(self, name: str) -> None:
        cast(_Themed, self.app).choose_theme(name)

    async def discover(self) -> Hits:
        """List every action and theme."""
        for entry in self._entries():
            if not entry.rare:
                yield DiscoveryHit(Content(entry.title), entry.run, help=entry.help)

    async def search(self, query: str) -> Hits:
        """List what a query matches."""
        matcher = self.matcher(query)
        for entry in self._entries():
            if (score := matcher.match(f"{entry.title} {entry.help}")) > 0:
                yield Hit(score, Content(entry.title), entry.run, help=entry.help)


def _entries_of(action: Action, perform: Callable[[Command], None]) -> Iterator[Entry]:
    """Make the entry of an action, or one for each thing that its chord can end in; none where that is any letter."""
    ends = _ends(action)
    if ends is None:
        keys = ", ".join(display(key) for key in action.keys)
        title = f"{action.label}  ({keys})" if keys else action.label
        yield Entry(title, action.help, partial(perform, Command(action.id)))
        return
    key = next(iter(action.keys), "")
    for end, argument, label in ends:
        keys = f"  ({display(key.rpartition(' ')[0] + ' ' + end)})" if key else ""
        command = Command(action.id, argument=argument)
        yield Entry(f"{action.label}: {label}{keys}", action.help, partial(perform, command), rare=argument in DIGITS)


def _ends(action: Action) -> list[tuple[str, str, str]] | None:
    """Give what can end the chords of an action, as (key, argument, label); None where nothing is left open."""
    placeholder = ENDS.get(action.id)
    if placeholder == ANY_FORM:
        return [(key, form, FORM_LABELS[form]) for key, form in FORM_KEYS.items()]
    if placeholder == ANY_DIGIT:
        return [(digit, digit, digit) for digit in DIGITS[1:]]
    return [] if placeholder == ANY_CHARACTER else None
