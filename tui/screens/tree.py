"""Moving through the tree of the discussion, and folding it."""

from __future__ import annotations

from collections.abc import Callable

from tui.archive.model import Document
from tui.archive.names import name_key
from tui.keys import Command
from tui.outline import Outline
from tui.screens.concern import Concern
from tui.widgets.discussion_pane import DiscussionPane


class Tree(Concern):
    """Leads from entry to entry by who answers whom and who wrote it, and folds entries; there is one at all."""

    def __init__(self, document: Document, outline: Outline, pane: DiscussionPane) -> None:
        self._document = document
        self._outline = outline
        self._pane = pane

    # Motions

    def _go(self, number: int | None) -> None:
        if number:
            self._pane.go_to(number)

    def do_next_sibling(self, command: Command) -> None:
        """Go to the next entry at the same place of the tree."""
        self._go(self._outline.sibling(self._pane.cursor, command.times))

    def do_previous_sibling(self, command: Command) -> None:
        """Go to the one before at the same place of the tree."""
        self._go(self._outline.sibling(self._pane.cursor, -command.times))

    def do_parent(self, command: Command) -> None:
        """Go to the entry that this one answers."""
        for _ in range(min(command.times, len(self._outline))):
            self._go(self._outline.parent(self._pane.cursor))

    def do_next_root(self, command: Command) -> None:
        """Go to the next top-level entry."""
        self._go(self._outline.root(self._pane.cursor, command.times))

    def do_previous_root(self, command: Command) -> None:
        """Go to the top-level entry before."""
        self._go(self._outline.root(self._pane.cursor, -command.times))

    def do_next_by_author(self, command: Command) -> None:
        """Go to the next entry by the same author."""
        self._go(self._outline.along(self._pane.cursor, command.times, self._same_author))

    def do_previous_by_author(self, command: Command) -> None:
        """Go to the one before by the same author."""
        self._go(self._outline.along(self._pane.cursor, -command.times, self._same_author))

    def _same_author(self, number: int) -> bool:
        author = name_key(self._document.entry(self._pane.cursor).author)
        return author is not None and name_key(self._document.entry(number).author) == author

    # Folds

    def _fold(self, change: Callable[[], None]) -> None:
        change()
        self._pane.refold()

    def do_toggle_fold(self, _command: Command) -> None:
        """Fold the entry to one line, or unfold it."""
        self._pane.toggle_fold(self._pane.cursor)

    def do_fold_in(self, command: Command) -> None:
        """Fold the entry; once folded, go to its parent."""
        if self._outline.is_closed(self._pane.cursor):
            self.do_parent(command)
        else:
            self.do_close_fold(command)

    def do_fold_out(self, command: Command) -> None:
        """Unfold the entry; once unfolded, go to its first reply."""
        if self._outline.hides_replies(self._pane.cursor):
            self.do_open_fold(command)
        else:
            self._go(self._outline.first_reply(self._pane.cursor))

    def do_open_fold(self, _command: Command) -> None:
        """Unfold the entry."""
        self._fold(lambda: self._outline.unfold([self._pane.cursor]))

    def do_close_fold(self, _command: Command) -> None:
        """Fold the entry."""
        self._fold(lambda: self._outline.fold([self._pane.cursor]))

    def do_close_all(self, _command: Command) -> None:
        """Fold every entry."""
        self._fold(self._outline.fold_all)

    def do_open_all(self, _command: Command) -> None:
        """Unfold every entry."""
        self._fold(self._outline.unfold_all)

    def do_fold_to_depth(self, command: Command) -> None:
        """Show entries down to a depth whole."""
        self._fold(lambda: self._outline.fold_below(int(command.argument)))
