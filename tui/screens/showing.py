"""What opens over the reader: the chain that an entry answers, how the file was read, the keys, the commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tui.archive.model import Document, Part
from tui.keys import Action, Command
from tui.layout import EMPTY
from tui.outline import Outline
from tui.screens.concern import Concern
from tui.screens.sizes import size_classes
from tui.widgets.panes import Panes


class Showing(Concern):
    """Opens screens over the reader; `leave` is told of a jump that begins, and `resume` gives the keys back."""

    def __init__(
        self,
        document: Document,
        outline: Outline,
        panes: Panes,
        actions: Sequence[Action],
        config: Path | None,
        *,
        leave: Callable[[], None],
        resume: Callable[[str], None],
    ) -> None:
        self._document = document
        self._outline = outline
        self._panes = panes
        self._actions = actions
        self._config = config
        self._leave = leave
        self._resume = resume

    def do_peek(self, _command: Command) -> str | None:
        """Show the chain of entries that the selected one answers."""
        if not self._document.entries:
            return EMPTY
        if self._outline.parent(self._panes.discussion.cursor) is None:
            return "This entry answers no other"
        from tui.screens.peek import PeekScreen

        panes = self._panes
        panes.app.push_screen(PeekScreen(panes.discussion.chain(), panes.looks, self._actions))
        return None

    def do_how_read(self, _command: Command) -> None:
        """Show how the file was read, and go to the part that is chosen there."""
        from tui.screens.parts import PartsScreen

        panes = self._panes
        screen = PartsScreen(self._document, panes.looks, panes.address(), self._actions)
        panes.app.push_screen(screen, self._go_to_part)

    def _go_to_part(self, part: Part | None) -> None:
        if part:
            self._leave()
            self._panes.go_to_part(part)
            self._resume("")

    def do_help(self, _command: Command) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self._panes.app.push_screen(HelpScreen(self._actions, self._config))

    def do_command_palette(self, _command: Command) -> str | None:
        """Find a command by its name."""
        if any(size_classes(self._panes.app.size)):
            return "The window is too small for the commands"
        from tui.screens.commands import ActionPalette

        self._panes.app.push_screen(ActionPalette(id="--command-palette"))
        return None
