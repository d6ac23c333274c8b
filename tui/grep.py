"""What holds a text in some files, printed as grep does, or written as JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui.archive.file_lines import FileLines, text_of
from tui.archive.grep import HitLine, hit_lines
from tui.archive.load import File, clean
from tui.archive.model import Address, Document
from tui.archive.query import parse
from tui.archive.quote import reference
from tui.archive.search import NOTHING, Hit, Index, Marked, Search
from tui.opening import open_named
from tui.options import FAILED, USAGE, CommandError, complain

if TYPE_CHECKING:
    from tui.state import Store

LONGEST = 4000
"""Code points of the longest text that JSON has whole; each of its hits repeats it."""
AROUND = 200
"""Code points that JSON has before and after a hit in a text that is longer."""
BOLD, PLAIN = "\x1b[1m", "\x1b[22m"
"""What makes a terminal write bold, and no longer (ECMA-48)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document and what was found in it; `texts` are its texts, `lines` finds their lines in the file."""

    document: Document
    hits: Iterator[Hit]
    texts: Mapping[Address, str]
    lines: FileLines
    are_heads: bool
    """Whether the hits are the beginnings of entries, for nothing but filters was asked for."""


def grep(options: argparse.Namespace) -> int:
    """Print what holds the text that is asked for, and return the exit code.

    It is 0 where something holds it, 1 where nothing does, 2 where a file cannot be searched; the others still are.
    """
    search = _Search(options)
    if options.json:
        any_found = _write_json(search.found())
    else:
        any_found = _write_lines(search.found(), bold=sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
    sys.stdout.flush()
    if search.failed:
        return USAGE
    return 0 if any_found else FAILED


class _Search:
    """Goes through files, one document after the other; `failed` tells whether one could not be searched."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._question = options.question
        marks = {"read", "unread", "tagged"}
        self._asks_marks = any(one.key == "is" and one.value in marks for one in parse(self._question).filters)
        self.failed = False

    def found(self) -> Iterator[Found]:
        """The documents that hold what is asked for; what goes wrong is told on the way."""
        for name in self._options.files:
            try:
                opened = open_named(name, self._options.format)
                for document in opened.documents():
                    yield from self._search(document, opened.collection.file, opened.entry)
            except CommandError as error:
                self._fail(str(error))

    def _search(self, document: Document, file: File | None, entry: int | None) -> Iterator[Found]:
        """Search a document, or one entry of it."""
        question = replace(self._question, scope="discussion") if entry else self._question
        within = entry.__eq__ if entry else None
        search = Search(Index(document), question, self._marked(document), within=within)
        search.advance()
        if any(search.counts):
            hits = (Hit(address, *span) for address in search.addresses() for span in search.spans(address))
            lines = FileLines(document, lambda: text_of(file))
            yield Found(document, hits, dict(document.texts()), lines, are_heads=not search.query.terms)
        if search.stopped:
            self._fail(f"{reference(document, 0)}: --grep: {search.stopped}")

    def _marked(self, document: Document) -> Marked:
        """What the reader has kept of a document: which entries were read, and which are tagged."""
        if not self._asks_marks or self._options.no_state:
            return NOTHING
        reading, said = self._store.load(document)
        if said:
            complain(said)
        return Marked(reading.read, reading.tagged)

    @cached_property
    def _store(self) -> Store:
        from tui.settings import state_folder
        from tui.state import Store

        return Store(state_folder())

    def _fail(self, message: str) -> None:
        self.failed = True
        sys.stdout.flush()
        complain(message)


# Lines


def _write_lines(found: Iterator[Found], *, bold: bool) -> bool:
    """Print the lines that hold hits, and tell whether there are any."""
    anything = False
    for one in found:
        anything = True
        sys.stdout.writelines(printed(one, bold=bold))
    return anything


def printed(found: Found, *, bold: bool = False) -> Iterator[str]:
    """Write each line of text that holds hits as FILE#ENTRY:LINE:AUTHOR:WORDS, with a newline.

    FILE#ENTRY opens the reader there, FILE alone is the article. LINE is that of the first hit in the file, counted
    from 1; LINE and AUTHOR are empty where the file has none.
    """
    for line in hit_lines(found.texts, found.hits):
        number = line.address[0]
        author = found.document.entry(number).author if number else found.document.article.author
        if found.are_heads and number:
            line = _first_words(found, line)
        place = found.lines.line(line.address, line.at + line.marks[0][0])
        head = f"{reference(found.document, number)}:{place or ''}:{_one_line(author or '')}:"
        yield f"{head}{_marked(line.words, line.marks if bold else ())}\n"


def _first_words(found: Found, head: HitLine) -> HitLine:
    """Give the first line of what an entry says in place of its author's name or its title, if it says something."""
    said = found.texts.get(address := (head.address[0], 2), "").split("\n", 1)[0]
    return HitLine(address, 0, said, ((0, 0),)) if said else head


def _marked(words: str, marks: Sequence[tuple[int, int]]) -> str:
    """Make the hits of a line bold."""
    pieces, done = [], 0
    for start, end in marks:
        pieces += [_one_line(words[done:start]), BOLD, _one_line(words[start:end]), PLAIN]
        done = end
    return "".join([*pieces, _one_line(words[done:])])


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


# JSON


def _write_json(found: Iterator[Found]) -> bool:
    """Write an array of all hits, one on a line, and tell whether there are any."""
    sign = "[\n"
    for one in found:
        for written in as_json(one):
            sys.stdout.write(sign + written)
            sign = ",\n"
    anything = sign != "[\n"
    sys.stdout.write("\n]\n" if anything else "[]\n")
    return anything


def as_json(found: Found) -> Iterator[str]:
    """Write each hit as an object on one line; absent values are null.

    file: as it was named. post: its slug or number in a file of several. entry: its number, null for the article.
    kind: article, comment, trackback or pingback. author, date: of the entry or the article. part: what the text is,
    author, title, paragraph or another kind of paragraph. line: of the file, counted from 1, where the hit begins.
    text: the whole text, or the words around the hit where it is longer than LONGEST code points. offset: the code
    point of the whole text that it begins at. start, end: the hit in code points of `text`. match: its words.
    """
    source = found.document.source
    escaped = not f"{source.path}{source.post or ''}".isprintable()
    address, head, whole = None, "", ""
    for hit in found.hits:
        text = found.texts[hit.address]
        if hit.address != address:
            address = hit.address
            head = json.dumps(_fields(found.document, address), ensure_ascii=escaped)[:-1]
            whole = _string(text) if len(text) <= LONGEST else ""
        begin = 0 if whole else max(0, hit.start - AROUND)
        yield (
            f'{head}, "line": {found.lines.line(address, hit.start) or "null"}, '
            f'"text": {whole or _string(text[begin : hit.end + AROUND])}, "offset": {begin}, '
            f'"start": {hit.start - begin}, "end": {hit.end - begin}, "match": {_string(text[hit.start : hit.end])}}}'
        )


def _fields(document: Document, address: Address) -> dict[str, str | int | None]:
    """Lay out what all hits of a text have in common."""
    number, index = address
    article, entry = document.article, document.entry(number) if number else None
    if entry:
        part = ("author", "title")[index] if index < 2 else entry.kind_of(index - 2)
    else:
        part = article.blocks[index - 1].kind if index else "title"
    return {
        "file": document.source.path,
        "post": document.source.post,
        "entry": number or None,
        "kind": entry.kind if entry else "article",
        "author": (entry or article).author,
        "date": (entry or article).date,
        "part": part,
    }


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
