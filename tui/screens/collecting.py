"""Putting quotations into the basket, and opening it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.quote import QuoteForm, reference
from tui.keys import Action, Command
from tui.screens.concern import Concern
from tui.screens.meant import NO_ENTRY, Meant
from tui.widgets.panes import Panes

if TYPE_CHECKING:
    from tui.basket import Basket


class Collecting(Concern):
    """Collects quotations in the settled form; `folder` gives where the basket is kept, None for this run only.

    `copy` puts a text on the clipboard and says so.
    """

    def __init__(
        self,
        meant: Meant,
        panes: Panes,
        form: QuoteForm,
        folder: Callable[[], Path | None],
        copy: Callable[[str], str],
        actions: Iterable[Action],
    ) -> None:
        self._meant = meant
        self._panes = panes
        self._form = form
        self._folder = folder
        self._copy = copy
        self._actions = tuple(actions)

    @cached_property
    def _basket(self) -> Basket:
        from tui.basket import Basket

        return Basket(self._folder())

    def do_collect(self, _command: Command) -> str:
        """Put the quotations of the entries meant into the basket, each once."""
        numbers = self._meant.numbers()
        return self._put(numbers, self._meant.name(numbers)) if numbers else NO_ENTRY

    def _put(self, numbers: list[int], name: str) -> str:
        from tui.basket import BasketError, Quotation

        document = self._meant.document
        quotations = [
            Quotation(self._meant.quotation([number], self._form), reference(document, number), document.source.sha256)
            for number in numbers
        ]
        try:
            new = self._basket.add(quotations)
            held = len(self._basket.quotations())
        except BasketError as error:
            return str(error)
        if not new:
            return f"{name}: in the basket already, {held} in it"
        also = f" ({len(numbers) - new} in it already)" if new < len(numbers) else ""
        return f"{name} put into the basket{also}, {held} in it"

    def do_basket(self, _command: Command) -> str | None:
        """Show what is in the basket."""
        from tui.basket import BasketError
        from tui.screens.basket import BasketScreen

        try:
            if not self._basket.quotations():
                return "The basket is empty"
        except BasketError as error:
            return str(error)
        source = self._meant.document.source.path
        self._panes.app.push_screen(BasketScreen(self._basket, self._panes.looks, self._actions, self._copy, source))
        return None
