"""An entry of the discussion → its rows, open or closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from rich.cells import cell_len

from tui.archive.model import Document, Entry
from tui.archive.quote import NO_NAME
from tui.archive.rules import explain
from tui.layout.authors import AUTHOR_MARK, Authors
from tui.layout.guides import Guides
from tui.layout.rows import Builder, Line, Row, Span, between, cells_of, cut_spans, is_separator, shown_date, signs
from tui.outline import Outline
from tui.wrap import fitting, truncate

WORDS = 24
"""Columns that a folded entry leaves to its first words where its name is long."""
LONGEST_NAME = 24
"""Columns that a name takes up in a note at the most."""


class EntryRows:
    """Lays entries out one at a time, in rows of at most `width` cells and `measure` columns of text.

    Their lines are numbered as `first_lines` tells.
    """

    def __init__(
        self,
        document: Document,
        outline: Outline,
        width: int,
        measure: int,
        guides: Guides,
        authors: Authors | None,
        tagged: Collection[int],
        notes: Mapping[int, str],
    ) -> None:
        self._document = document
        self._outline = outline
        self._width = width
        self._measure = measure
        self._guides = guides
        self._authors = authors
        self._tagged = tagged
        self._notes = notes
        self._digits = len(str(len(document.entries)))
        self.first_lines = first_lines(document)

    def opened(self, number: int) -> list[Row]:
        """Lay an entry out whole: its header, its title, its paragraphs, and the note on it."""
        entry = self._document.entry(number)
        sign = "▾ " if self._outline.replies(entry.number) else "  "
        body = (*self._guides.spans(entry.number), Span(" " * (len(sign) + self._digits + 1), "blank"))
        builder = Builder(min(self._width, cells_of(body) + self._measure), self.first_lines[number - 1])
        author = (entry.number, 0) if entry.author else None
        notes = (*self._said_of(entry), *self._answers(entry), *self._tag(entry))
        look = self._look_of(entry)
        builder.line(entry.author or "", look, author, lead=self._lead(entry, sign), hanging=body, trail=notes)
        if entry.title or entry.kind == "trackback":
            builder.line(entry.title or "", "entry-title", (entry.number, 1), lead=body, trail=_untitled(entry))
        for index in range(len(entry.paragraphs)):
            self._add_paragraph(builder, entry, index, body)
        if note := self._notes.get(entry.number):
            builder.line(note, "noted", lead=(*body, Span("✎ ", "noted")), hanging=(*body, Span("  ", "noted")))
        return builder.rows

    def _add_paragraph(self, builder: Builder, entry: Entry, index: int, body: tuple[Span, ...]) -> None:
        kind = entry.kind_of(index)
        if index and (gap := between(entry.kind_of(index - 1), kind)) is not None:
            builder.blank((*body, *gap))
        plain = "ping" if entry.is_ping else "comment"
        if kind == "paragraph" and is_separator(entry.paragraphs[index]):
            builder.separator(entry.paragraphs[index], (entry.number, 2 + index), body)
            return
        lead, hanging = signs(kind, entry.paragraphs[index])
        look = plain if kind in ("paragraph", "list_item") else kind
        builder.text(entry.paragraphs[index], look, (entry.number, 2 + index), (*body, *lead), (*body, *hanging))

    def closed(self, number: int) -> Row:
        """Lay an entry out as one row: its header, its first words, and how many replies it hides."""
        entry = self._document.entry(number)
        name = entry.author or ""
        context = entry.number in self._outline.context
        look = "dim" if context else self._look_of(entry)
        line = Line(self.first_lines[entry.number - 1], name, look, (entry.number, 0) if name else None)
        lead = self._lead(entry, "  " if context else "▸ ")
        hidden = 0 if context else self._outline.hidden_replies(entry.number)
        count = f"  +{hidden}" if hidden else ""
        room = max(0, min(self._width, self._measure + 20) - cells_of(lead) - len(count))
        end = fitting(name, max(room // 2, room - WORDS))
        cut = (Span("…", "author"),) if end < len(name) else ()
        room -= cell_len(name[:end]) + len(cut)
        title = (Span(f"{'  ' if name else ''}{entry.title}", "entry-title"), *_untitled(entry)) if entry.title else ()
        words = Span("  " + " ".join(next(iter(entry.paragraphs), "").split()), "first-words")
        rest = cut_spans((*(title or self._said_of(entry)), *self._tag(entry), words), room)
        rest = tuple(span._replace(look="dim") for span in rest) if context else rest
        gap = Span(" " * (room - cells_of(rest)), "blank") if count else Span("", "blank")
        return Row(line, 0, end, lead, (*cut, *rest, gap, Span(count, "hidden-count")))

    def explained(self, number: int, rows: Sequence[Row]) -> Sequence[Row]:
        """Put the reason for an inferred reply under the header of its rows."""
        reply = self._document.entry(number).reply
        if reply is None or not self._guides.inferred_parent(number):
            return rows
        words = f": “{reply.reason.evidence}”" if reply.reason.evidence else ""
        builder = Builder(self._width)
        indent = (*self._guides.spans(number), Span(" " * (self._digits + 3), "blank"))
        text = f"because {explain(reply.reason.rule)}{words}"
        builder.line(text, "inferred", lead=(*indent, Span("╰ ", "guide")), hanging=(*indent, Span("  ", "blank")))
        below = next((y for y, row in enumerate(rows) if row.line is not rows[0].line), len(rows))
        return [*rows[:below], *builder.rows, *rows[below:]]

    def _lead(self, entry: Entry, sign: str) -> tuple[Span, ...]:
        kind = (Span(f"⇄ {entry.kind} ", "kind"),) if entry.is_ping else ()
        number = Span(f"{entry.number:>{self._digits}} ", "number")
        author: tuple[Span, ...] = ()
        if self._authors and entry.author and not entry.is_ping:
            author = (Span(f"{self._authors.sign(entry.author)} ", self._authors.look(entry.author)),)
        return (*self._guides.spans(entry.number), Span(sign, "fold"), number, *kind, *author)

    def _look_of(self, entry: Entry) -> str:
        """The look of an entry's name: one of each author's own, and one that all other blogs share."""
        return "author" if entry.is_ping or not self._authors else self._authors.look(entry.author)

    def _said_of(self, entry: Entry) -> tuple[Span, ...]:
        """What a header says after the author's name."""
        wrote = self._authors and self._authors.wrote_article(entry.author)
        mark = (Span(AUTHOR_MARK, "author-mark"),) if wrote else ()
        return (*mark, *_notes(entry))

    def _tag(self, entry: Entry) -> tuple[Span, ...]:
        """Tell that the reader has tagged an entry."""
        return (Span(" · tagged", "tagged"),) if entry.number in self._tagged else ()

    def _answers(self, entry: Entry) -> tuple[Span, ...]:
        """Tell whom an entry answers where the file does not and the tree has it so."""
        parent = self._guides.inferred_parent(entry.number)
        return (Span(f" · answers {_named(self._document.entry(parent))}, inferred", "inferred"),) if parent else ()


def _named(entry: Entry) -> str:
    """Name an entry in few words, by its author and number."""
    return f"{truncate(entry.author, LONGEST_NAME)} {entry.number}" if entry.author else str(entry.number)


def _notes(entry: Entry) -> tuple[Span, ...]:
    """What a header says after the author's name."""
    notes = [Span(NO_NAME, "missing")] if not entry.author else []
    if entry.announces:
        notes.append(Span(" · announces a trackback", "kind"))
    if entry.date:
        notes.append(Span(f" · {shown_date(entry.date)}", "date"))
    return tuple(notes)


def _untitled(entry: Entry) -> tuple[Span, ...]:
    """What stands for a title that the file does not hold, or behind one that is no words."""
    if entry.title and any(character.isalnum() for character in entry.title):
        return ()
    return (Span(f"{' ' if entry.title else ''}(untitled {entry.kind})", "missing"),)


def first_lines(document: Document) -> list[int]:
    """Number the lines of a discussion: the first line of each entry in order, and the one behind the last."""
    return [0, *accumulate(_count_lines(entry) for entry in document.entries)]


def _count_lines(entry: Entry) -> int:
    """How many lines an entry has at the most: header, title, its paragraphs' lines, the blank ones, a note."""
    return 3 + entry.is_ping + sum(paragraph.count("\n") + 2 for paragraph in entry.paragraphs)
