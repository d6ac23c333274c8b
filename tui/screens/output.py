"""What leaves the reader: documents and quotations saved to files, and words given to a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.archive.load import STDIN, clean
from tui.archive.model import Document, Source
from tui.archive.quote import QuoteForm
from tui.keys import Command
from tui.layout import MEASURE
from tui.screens.asking import Asking
from tui.screens.concern import Concern
from tui.screens.meant import NO_ENTRY, Meant
from tui.screens.saving import Forms, Saving

QUOTED: Mapping[str, QuoteForm] = {
    ".md": "markdown",
    ".txt": "plain",
    ".html": "html",
    ".org": "org",
    ".bib": "bibtex",
    ".json": "json",
    ".markdown": "markdown",
    ".htm": "html",
}
"""The endings of files that quotations can be saved to."""


class Output(Concern):
    """Saves the document or the tagged entries, and gives the selection or the entries meant to a command.

    `selected` gives the words that the mouse has selected, None where there are none.
    """

    def __init__(
        self,
        meant: Meant,
        asking: Asking,
        app: Callable[[], App[object]],
        selected: Callable[[], str | None],
    ) -> None:
        self._meant = meant
        self._asking = asking
        self._app = app
        self._selected = selected
        self._saving = Saving(asking, meant.document.source.path)

    # To a file

    def do_save(self, _command: Command) -> None:
        """Ask for a file's name, and save the tagged entries there, or else the document."""
        document, tagged = self._meant.document, self._meant.tagged()
        if tagged:
            forms = quotation_forms(lambda form: self._meant.quotation(tagged, form))
            self._saving.ask(f"Save {len(tagged)} tagged as", suggestion(document.source, "-quotes"), forms)
        else:
            self._saving.ask("Save as", suggestion(document.source), document_forms(document))

    # To a command

    def do_pipe(self, _command: Command) -> str | None:
        """Ask for a command, and give it the selection, or else the entries meant."""
        numbers = self._meant.numbers()
        if text := self._selected():
            name = "The selection"
        elif numbers:
            text, name = self._meant.quotation(numbers, "plain"), self._meant.name(numbers)
        else:
            return NO_ENTRY
        self._asking.ask("Pipe to", "", partial(self._pipe, f"{text}\n", name))
        return None

    def _pipe(self, text: str, name: str, command: str) -> str:
        from tui.piping import pipe

        if not command.strip():
            return "No command was given"
        try:
            with self._app().suspend():
                done = pipe(command, text)
        except SuspendNotSupported:
            return "This terminal cannot be given to a command"
        return f"{name} given to {command}" + (f", which {done}" if done else "")


def suggestion(source: Source, end: str = "") -> str:
    """Suggest the name of a file in Markdown after that of the source, but never that name itself."""
    name = Path("page" if source.path == STDIN else clean(source.path.encode("utf-8", "replace").decode())).name
    stem = name.split(".")[0] or "page"
    if source.post:
        stem += f"-{source.post.replace('/', '-')}"
    suggested = f"{stem}{end}.md"
    return f"{stem}-saved.md" if suggested == name else suggested


def document_forms(document: Document) -> Forms:
    """The forms that a document can be saved in."""

    def markdown() -> Iterator[str]:
        from tui.archive.export import to_markdown

        return to_markdown(document)

    def plain() -> Iterator[str]:
        from tui.plain import plain_text

        return (f"{line}\n" for line in plain_text(document, MEASURE))

    def json() -> Iterator[str]:
        from tui.archive.export import to_json

        return to_json([document], several=False)

    return {".md": markdown, ".txt": plain, ".json": json, ".markdown": markdown}


def quotation_forms(quoted: Callable[[QuoteForm], str]) -> Forms:
    """The forms that quotations can be saved in."""
    return {ending: partial(_piece, quoted, form) for ending, form in QUOTED.items()}


def _piece(quoted: Callable[[QuoteForm], str], form: QuoteForm) -> list[str]:
    return [quoted(form) + "\n"]
