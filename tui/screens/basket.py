"""The basket of quotations, shown over the reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.widget import Widget

from tui.basket import Basket, BasketError, Quotation
from tui.keys import Action
from tui.layout import Span
from tui.layout.excerpts import Excerpt
from tui.screens.asking import Asking
from tui.screens.listing import ListScreen
from tui.screens.saving import Saving
from tui.widgets.excerpts_pane import ExcerptsPane
from tui.widgets.looks import Looks
from tui.widgets.search_bar import SearchBar

_SIGNS = re.compile(r"^> ?", re.MULTILINE)
EMPTY = "The basket is empty"


class BasketScreen(ListScreen[None]):
    """Lists the quotations in the basket, which holds one at least; `source` is the file being read."""

    def __init__(
        self,
        basket: Basket,
        looks: Looks,
        actions: Iterable[Action],
        copy: Callable[[str], str],
        source: str,
    ) -> None:
        self._basket = basket
        self._copy = copy
        self._quotations = basket.quotations()
        self._list = ExcerptsPane(_excerpts(self._quotations), looks, id="basket", what="quotation", empty=EMPTY)
        self._bar = SearchBar()
        self._asking = Asking(self._bar, self.note, self._resume)
        self._saving = Saving(self._asking, source)
        super().__init__(
            self._list,
            "Basket",
            "of quotations from all files",
            actions=actions,
            opened_by="basket",
            hint="y copies all · Enter one · s saves · x removes · Esc closes",
        )

    def below(self) -> Iterable[Widget]:
        """The line that takes the name of a file."""
        return (self._bar,)

    def place(self) -> str:
        """Say which quotation is chosen."""
        return self._list.place()

    def take(self) -> None:
        """Copy the quotation chosen."""
        self.note(f"Quotation {self._list.cursor + 1}, {self._copy(self._quotations[self._list.cursor].text)}")

    def take_own_key(self, event: events.Key) -> bool:
        """Take a key of the line that is open, or one that does something with the basket."""
        if self._asking.take_key(event):
            return True
        if self._bar.is_open:
            return False
        if event.key not in ("y", "x", "delete", "s"):
            return False
        if not self._quotations:
            self.note(EMPTY)
        elif event.key == "y":
            self.note(f"{_counted(len(self._quotations))}, {self._copy(self._text())}")
        elif event.key == "s":
            self._saving.ask("Save as", "quotations.md", {"": lambda: [self._text() + "\n"]})
        else:
            self._remove(self._quotations[self._list.cursor])
        return True

    def _text(self) -> str:
        return "\n\n".join(quotation.text for quotation in self._quotations)

    def _remove(self, quotation: Quotation) -> None:
        try:
            self._basket.remove(quotation)
            self._quotations = self._basket.quotations()
        except BasketError as error:
            self.note(str(error))
            return
        self._list.show(_excerpts(self._quotations))
        self.note(f"Taken out, {len(self._quotations)} in the basket")

    def _resume(self) -> None:
        self.set_focus(self._list)


def _counted(count: int) -> str:
    return f"{count} quotation{'s' * (count > 1)}"


def _excerpts(quotations: Sequence[Quotation]) -> list[Excerpt]:
    return [
        Excerpt((Span(" ".join(quotation.reference.split()), "number"),), _SIGNS.sub("", quotation.text))
        for quotation in quotations
    ]
