"""What the reader puts on the clipboard, and the tags that gather entries for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tui.archive.quote import QuoteForm, quote_words
from tui.clipboard import copy
from tui.keys import Command
from tui.screens.concern import Concern
from tui.screens.meant import NO_ENTRY, Meant
from tui.widgets.panes import Panes

SAID: dict[QuoteForm, str] = {
    "markdown": "in Markdown",
    "plain": "in plain text",
    "email": "as in e-mail",
    "html": "in HTML",
    "org": "in Org",
    "bibtex": "in BibTeX",
    "branch": "with all replies",
    "json": "in JSON",
}
"""How the forms of a quotation are called after "quoted"."""


QUOTATIONS_APART = "\n\n"


class Quoting(Concern):
    """Quotes the words selected or the entries meant to the clipboard in the settled form, and tags entries.

    `selected` gives the words that the mouse has selected, None where there are none.
    """

    def __init__(self, meant: Meant, panes: Panes, form: QuoteForm, selected: Callable[[], str | None]) -> None:
        self._meant = meant
        self._panes = panes
        self._form = form
        self._selected = selected

    def do_quote(self, _command: Command) -> str:
        """Put the words selected, or else the entries meant, with their attributions on the clipboard."""
        return self._quote(self._form, "")

    def do_quote_as(self, command: Command) -> str:
        """Put them there in another form, which the chord names."""
        form = cast(QuoteForm, command.argument)
        return self._quote(form, f" {SAID[form]}")

    def _quote(self, form: QuoteForm, said: str) -> str:
        if parts := self._meant.words():
            quotations = [quote_words(self._meant.document, number, words, form) for number, words in parts]
            named = self._name_words([number for number, _ in parts])
            return f"{named} quoted{said}, {self.copy(QUOTATIONS_APART.join(quotations))}"
        numbers = self._meant.numbers()
        if not numbers:
            return NO_ENTRY
        return f"{self._meant.name(numbers)} quoted{said}, {self.copy(self._meant.quotation(numbers, form))}"

    def quote_words(self, number: int, words: str) -> str:
        """Put some words of an entry on the clipboard with its attribution; those of the article for 0."""
        quotation = quote_words(self._meant.document, number, words, self._form)
        return f"{self._name_words([number])} quoted, {self.copy(quotation)}"

    def _name_words(self, numbers: list[int]) -> str:
        """Say where selected words stand; 0 is the article."""
        if len(numbers) > 1:
            return f"Words of {self._meant.name(numbers)}"
        return f"Words of {self._meant.call(numbers[0]) if numbers[0] else 'the article'}"

    def do_copy(self, _command: Command) -> str:
        """Copy what the mouse has selected."""
        text = self._selected()
        return self.copy(text) if text else "Nothing is selected; q quits"

    def do_tag(self, _command: Command) -> str:
        """Tag the entry selected, or take its tag away."""
        number = self._meant.selected()
        if number is None:
            return NO_ENTRY
        done = "tagged" if self._meant.tag(number) else "no longer tagged"
        self._panes.discussion.redraw([number])
        return f"{self._meant.name([number])} {done}, {len(self._meant.tagged())} in all"

    def copy(self, text: str) -> str:
        """Put a text on the clipboard and say how much went which way."""
        return f"{len(text)} characters {copy(text, self._panes.app.copy_to_clipboard)}"
