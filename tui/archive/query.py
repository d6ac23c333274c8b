"""What the search line asks, and the reading of it.

Words side by side are one phrase. "Quoted words" are taken as they are, ~word finds near spellings, and -word leaves
out what holds the word; filters, such as author:joe, tell where to look. In a regular expression only filters count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.archive.folding import Folding, fold, folding_for
from tui.archive.patterns import folded, has_cased_class, literal, size, spelled_out
from tui.archive.question import Case, QueryError, Question, Scope
from tui.archive.terms import Near, Pattern, Phrase, Term

VALUES: dict[str, tuple[str, ...]] = {
    "author": (),
    "kind": ("article", "comment", "trackback", "pingback", "ping"),
    "is": ("unread", "read", "tagged", "inferred"),
    "has": ("link", "quote"),
}
"""The filters and what they can ask for; an author is any name."""
LONGEST = 1000
"""Code points of the longest pattern, and of the longest word that is sought in near spellings."""
LARGEST = 20_000
"""How large a pattern may be once its repetitions are written out; a million takes 280 MB (measured)."""
MOST_TERMS = 50
"""Pieces of a query that are looked for."""
MESSAGES = {"unterminated character set": "missing ]"}
"""What the module says of a pattern, where that can be said like the rest."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Where to look, as in author:joe; `whole` when the value was quoted, `negated` when it is what is left out."""

    key: str
    value: str
    whole: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is to be found together, what may not be there, and where to look."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    scope: Scope = "both"

    @property
    def is_blank(self) -> bool:
        """Whether nothing is asked."""
        return not (self.terms or self.without or self.filters)

    def narrows(self, before: Query) -> bool:
        """Whether this can only be found where the one before was; False also where that is not easily told."""
        return (
            before.scope in ("both", self.scope)
            and set(before.without) <= set(self.without)
            and set(before.filters) <= set(self.filters)
            and not any(one.key == "is" for one in self.filters)
            and bool(before.terms)
            and all(any(_implies(mine, other) for mine in self.terms) for other in before.terms)
        )


def _implies(mine: Term, other: Term) -> bool:
    """Whether a text that holds one term must hold the other."""
    if mine == other:
        return True
    if not (isinstance(mine, Phrase) and isinstance(other, Phrase)) or other.whole:
        return False
    stricter = mine.folding.case >= other.folding.case and mine.folding.accents >= other.folding.accents
    return stricter and other.needle in fold(mine.needle, other.folding).text


def parse(question: Question) -> Query:
    """Read a line.

    Raises:
        QueryError: when it makes no sense.
    """
    reading = _Reading(question)
    text = question.text if question.regex else _BEGUN.sub(" ", question.text)
    pieces = list(_pieces(text, only_filters=question.regex))
    if question.regex and len(pieces) == 1 and pieces[0].kind == "words":
        pieces = [_Piece("words", question.text, 0)]  # blanks around a pattern are part of it
    for piece in pieces:
        reading.take(piece)
    return reading.query()


# The pieces of a line


class _Piece(NamedTuple):
    """A piece of the line: `kind` is "words", "quoted", "near" or a filter's key; `at` is where its text begins."""

    kind: str
    text: str
    at: int
    negated: bool = False
    quoted: bool = False


_FILTER = re.compile(rf'(-?)({"|".join(VALUES)}):(?:"([^"]*)(?:"|$)|(~?[^\s"]\S*)|$)(?=\s|$)', re.IGNORECASE)
_QUOTED = re.compile(r'([-~]{0,2})"([^"]*)(?:"(?=\s|$)|$)')
_SIGNED = re.compile(r"(-~?|~)([^\s\"~-]\S*)")
_WORD = re.compile(r"\S+")
_BEGUN = re.compile(r"(?:\A|\s)(?:-?~|-)\s*\Z")
"""A sign at the end of the line, whose word has not been typed yet."""


def _pieces(text: str, *, only_filters: bool) -> Iterator[_Piece]:
    """Divide a line; words that stand side by side are one piece, blanks between them included."""
    begun: int | None = None
    end = at = 0
    while word := _WORD.search(text, at):
        special = _special(text, word.start(), only_filters=only_filters)
        if special is None:
            begun = word.start() if begun is None else begun
            end = at = word.end()
            continue
        if begun is not None:
            yield _Piece("words", text[begun:end], begun)
            begun = None
        piece, at = special
        yield piece
    if begun is not None:
        yield _Piece("words", text[begun:end], begun)


def _special(text: str, at: int, *, only_filters: bool) -> tuple[_Piece, int] | None:
    """Read a filter, or a piece with a sign or quotes, that begins at a place, and tell where it ends."""
    if found := _FILTER.match(text, at):
        quoted = found[3] is not None
        start = found.start(3) if quoted else found.end(2) + 1
        value = found[3] if quoted else found[4] or ""
        return _Piece(found[2].lower(), value, start, bool(found[1]), quoted), found.end()
    if only_filters:
        return None
    if found := _QUOTED.match(text, at):
        return _Piece("near" if "~" in found[1] else "quoted", found[2], found.start(2), "-" in found[1]), found.end()
    if found := _SIGNED.match(text, at):
        return _Piece("near" if "~" in found[1] else "words", found[2], found.start(2), "-" in found[1]), found.end()
    return None


# What they mean


class _Reading:
    """Collects what the pieces of a line mean."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._terms: list[Term] = []
        self._without: list[Term] = []
        self._filters: list[Filter] = []

    def query(self) -> Query:
        """What was read."""
        terms, without = (tuple(dict.fromkeys(held)) for held in (self._terms, self._without))
        return Query(terms, without, tuple(dict.fromkeys(self._filters)), self._question.scope)

    def take(self, piece: _Piece) -> None:
        """Take up a piece.

        Raises:
            QueryError: when it makes no sense.
        """
        if len(self._terms) + len(self._without) + len(self._filters) >= MOST_TERMS:
            raise QueryError(f"too much at once: {MOST_TERMS} words in quotes or filters at the most", piece.at)
        if piece.kind in VALUES:
            self._filters.append(_filter(piece))
            return
        term = self._term(piece)
        if term is not None:
            (self._without if piece.negated else self._terms).append(term)

    def _term(self, piece: _Piece) -> Term | None:
        """What a piece looks for; None where it holds nothing that could be found."""
        if self._question.regex:
            return _pattern(piece, self._question)
        if piece.kind == "near":
            return self._near(piece)
        folding = self._folding(piece.text)
        needle = fold(piece.text.strip(), folding).text.strip()
        return Phrase(needle, folding, self._question.word) if needle else None

    def _near(self, piece: _Piece) -> Term | None:
        if len(piece.text) > LONGEST:
            raise QueryError(f"too long for near spellings: {LONGEST:,} letters at the most", piece.at)
        folding = Folding(case=self._question.case == "exact")
        words = re.findall(r"[^\W_]+", fold(piece.text, folding).text)
        return Near(tuple(words), folding) if words else None

    def _folding(self, text: str) -> Folding:
        return with_case(folding_for(text), self._question.case)


def with_case(folding: Folding, case: Case) -> Folding:
    """Let case count as it was asked for."""
    return folding if case == "smart" else replace(folding, case=case == "exact")


def _filter(piece: _Piece) -> Filter:
    key, value = piece.kind, piece.text
    known = VALUES[key]
    if not value.strip("~ "):
        raise QueryError(f"{key}: wants {' or '.join(known) or 'a name'}", piece.at)
    if known and value.lower() not in known:
        raise QueryError(f"no {key} “{value[:20]}”: {', '.join(known)}", piece.at)
    return Filter(key, value.lower() if known else value, piece.quoted, piece.negated)


# Patterns


def _pattern(piece: _Piece, question: Question) -> Term:
    """Make a pattern ready; it is matched with folded text, so what stands for itself in it is folded too."""
    import regex

    if len(piece.text) > LONGEST:
        raise QueryError(f"too long for a pattern: {LONGEST:,} characters at the most", piece.at)
    source = spelled_out(piece.text)
    if size(source) > LARGEST:
        raise QueryError("the pattern repeats too much", piece.at)
    folding = folding_for(literal(source))
    folding = with_case(replace(folding, case=folding.case or has_cased_class(source)), question.case)
    folding = replace(folding, pattern=True)
    ready = folded(source, folding)
    ready = rf"(?<!\w)(?:{ready})(?!\w)" if question.word else ready
    flags = regex.MULTILINE | (0 if folding.case else regex.IGNORECASE)
    try:
        return Pattern(regex.compile(ready, flags, cache_pattern=False), folding)
    except regex.error as error:
        at = _where_wrong(piece.text)
        message = MESSAGES.get(error.msg, error.msg)
        raise QueryError(message, None if at is None else piece.at + min(at, len(piece.text))) from None
    except (RecursionError, MemoryError, OverflowError, ValueError):
        raise QueryError("the pattern cannot be read", piece.at) from None


def _where_wrong(source: str) -> int | None:
    import regex

    try:
        regex.compile(source, cache_pattern=False)
    except regex.error as error:
        return int(error.pos)
    return None
