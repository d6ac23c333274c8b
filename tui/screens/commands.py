"""The command palette's entries, made from the one table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.keys import ACTIONS, Action, Command, display
from tui.screens.reader import ReaderScreen


class ActionCommands(Provider):
    """Finds actions by their names and help."""

    def _actions(self) -> Iterator[Action]:
        for action in ACTIONS:
            if not any("<" in key for key in action.keys) and action.id != "command_palette":
                yield action

    async def discover(self) -> Hits:
        """List every action."""
        for action in self._actions():
            yield DiscoveryHit(Content(_title(action)), self._runner(action), help=action.help)

    async def search(self, query: str) -> Hits:
        """List the actions that a query matches."""
        matcher = self.matcher(query)
        for action in self._actions():
            text = f"{_title(action)} {action.help}"
            if (score := matcher.match(text)) > 0:
                yield Hit(score, Content(_title(action)), self._runner(action), help=action.help)

    def _runner(self, action: Action):  # type: ignore[no-untyped-def]
        def run() -> None:
            screen = self.screen
            if isinstance(screen, ReaderScreen):
                screen.perform(Command(action.id))

        return run


def _title(action: Action) -> str:
    return f"{action.label}  ({', '.join(display(key) for key in action.keys)})"
