"""Selecting words with the keys: the selection is the mouse's own, and grows by words, rows and sentences."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual import events
from textual.selection import Selection

from tui.archive.model import Document
from tui.archive.wording import word_spans
from tui.keys import Command, key_name
from tui.layout import EMPTY, Row
from tui.screens.concern import Concern
from tui.screens.stretch import Place, Stretch
from tui.widgets.pane import TextPane
from tui.widgets.panes import Panes

NO_WORDS = "There are no words to select here"


class Selecting(Concern):
    """Extends a selection by keys while it is open, inside one entry or the article.

    `say` shows a note; `quote` takes the number of an entry, or 0 for the article, and the words to quote, and returns
    what is to be said of it.
    """

    def __init__(
        self, document: Document, panes: Panes, say: Callable[[str], None], quote: Callable[[int, str], str]
    ) -> None:
        self._document = document
        self._panes = panes
        self._say = say
        self._quote = quote
        self._pane: TextPane | None = None
        self._stretch: Stretch
        self._anchor: Place = (0, 0)
        self._word: Place = (0, 0)
        self._shown: Selection | None = None
        self._column: int | None = None
        self._count = ""

    @property
    def is_open(self) -> bool:
        """Whether keys extend the selection."""
        return self._pane is not None

    def do_select_words(self, _command: Command) -> str:
        """Begin with the first word in sight of the selected entry, or of the article."""
        in_article = self._panes.active == "article"
        if not in_article and not self._document.entries:
            return EMPTY
        number = 0 if in_article else self._panes.discussion.cursor
        place = self._first(number)
        if place is None and number and any(map(word_spans, self._document.entry(number).paragraphs)):
            self._panes.discussion.toggle_fold(number)  # its words are folded away
            place = self._first(number)
        if place is None:
            return NO_WORDS
        self._pane, self._anchor, self._count, self._column = self._panes.in_use, place, "", None
        return self._extend(place)

    def _first(self, number: int) -> Place | None:
        """Find the first word in sight, or else the first at all; None where there is none."""
        pane = self._panes.in_use
        if (rows := self._rows(pane, number)) is None or pane.flow is None:
            return None
        self._stretch = Stretch(pane.flow, number, rows.start, rows.stop)
        for y in (*range(max(rows.start, pane.top), min(rows.stop, pane.bottom)), *rows):
            row = pane.flow.row(y)
            if words := self._stretch.on_row(row):
                return self._stretch.on_line(row, words[0])
        return None

    def _rows(self, pane: TextPane, number: int) -> range | None:
        """The rows of the article, or of an entry that is shown."""
        if not number:
            return range(pane.flow.height) if pane.flow else None
        flow = self._panes.discussion.flow
        return range(*flow.extent(number)) if flow and flow.shows(number) else None

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Take a motion, or a key that ends the selecting; any other key leaves, and is done with what is selected."""
        if self._pane is None:
            return False
        if self._pane is not self._panes.in_use or self._pane.text_selection != self._shown:
            self._leave(keep=True)  # the mouse has selected something else meanwhile
            return False
        key = key_name(event.key, event.character)
        if key.isdecimal() and key.isascii() and (self._count or key != "0"):
            self._count = (self._count + key)[:4]
            self._say(f"{self._count}  {self._told()}")
            return True
        count, self._count = int(self._count or 1), ""
        if key in MOTIONS:
            self._move(MOTIONS[key], count)
        elif key == "o":
            self._anchor, word = self._word, self._anchor
            self._say(self._extend(word))
        elif key in ("y", "enter"):
            words = self._selected()
            self._leave()
            self._say(self._quote(self._stretch.number, words))
        elif key in ("escape", "v"):
            self._leave()
            self._say("")
        else:
            self._leave(keep=True)
            return False
        return True

    def _move(self, motion: Callable[[Selecting, Place], Place], count: int) -> None:
        word = self._word
        if motion not in (MOTIONS["j"], MOTIONS["k"]):
            self._column = None
        for _ in range(count):
            before, word = word, motion(self, word)
            if word == before:
                break
        self._say(self._extend(word))

    def beside_row(self, place: Place, step: int) -> Place:
        """The word that stands nearest to a word on the next row with words, or the row before for -1."""
        flow = self._pane.flow if self._pane else None
        rows = self._rows(self._pane, self._stretch.number) if self._pane else None
        y = self._stretch.row_of(flow, place) if flow else None
        if flow is None or rows is None or y is None:
            return place
        if self._column is None:
            self._column = _column(flow.row(y), self._stretch.span(place)[0])
        column = self._column
        y += step
        while y in rows:
            row = flow.row(y)
            if words := self._stretch.on_row(row):
                places = [self._stretch.on_line(row, word) for word in words]
                return min(places, key=lambda one: abs(_column(row, self._stretch.span(one)[0]) - column))
            y += step
        return place

    @property
    def stretch(self) -> Stretch:
        """The words that there are to select."""
        return self._stretch

    # What is selected

    def _extend(self, word: Place) -> str:
        """Select as far as a word, bring it into sight, and tell how much is selected."""
        self._word = word
        pane = self._pane
        if pane is None or pane.flow is None:
            return ""
        self._shown = self._stretch.selection(pane.flow, *sorted((self._anchor, word)))
        pane.screen.selections = {pane: self._shown}
        y = self._stretch.row_of(pane.flow, word)
        if y is not None and y < pane.top:
            pane.show_row(y)
        elif y is not None and y >= pane.top + pane.page:
            pane.show_row(y - pane.page + 1)
        if y is not None:
            pane.call_after_refresh(pane.place_cursor, y)
        return self._told()

    def _told(self) -> str:
        count = self._stretch.count(*sorted((self._anchor, self._word)))
        return f"{count} word{'s' if count > 1 else ''} selected · y quotes · Esc leaves"

    def _selected(self) -> str:
        found = self._pane.get_selection(self._shown) if self._pane and self._shown else None
        return found[0] if found else ""

    def _leave(self, *, keep: bool = False) -> None:
        """Let the keys mean what they do elsewhere; what is selected may stay as the mouse's selection does."""
        if self._pane and not keep:
            self._pane.screen.clear_selection()
        self._pane = None


def _column(row: Row, offset: int) -> int:
    """The cell of a row where a code point of its line stands."""
    return sum(cell_len(span.text) for span in row.lead) + cell_len(row.line.text[row.start : offset])


def _motions() -> dict[str, Callable[[Selecting, Place], Place]]:
    """The keys of each motion."""
    table: dict[str, Callable[[Selecting, Place], Place]] = {
        "h left b": lambda here, word: here.stretch.beside(word, -1),
        "l right w e": lambda here, word: here.stretch.beside(word, 1),
        "k up": lambda here, word: here.beside_row(word, -1),
        "j down": lambda here, word: here.beside_row(word, 1),
        "0 ^": lambda here, word: here.stretch.paragraph(word, -1),
        "$": lambda here, word: here.stretch.paragraph(word, 1),
        "(": lambda here, word: here.stretch.sentence(word, -1),
        ") s": lambda here, word: here.stretch.sentence(word, 1),
        "{": lambda here, word: here.stretch.further_paragraph(word, -1),
        "}": lambda here, word: here.stretch.further_paragraph(word, 1),
        "g home": lambda here, _: here.stretch.edge(-1),
        "G end": lambda here, _: here.stretch.edge(1),
    }
    return {key: motion for keys, motion in table.items() for key in keys.split()}


MOTIONS = _motions()
