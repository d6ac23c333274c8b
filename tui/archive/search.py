"""A query → the places where a document holds it, a slice of the document at a time.

What is searched for is found in folded texts; hits are told in code points of the original text, from one border of
characters to another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import NamedTuple

from tui.archive.filters import NOTHING, Marked, let_through
from tui.archive.folding import Folded, Folding, fold
from tui.archive.graphemes import widen
from tui.archive.model import Address, Document
from tui.archive.query import parse
from tui.archive.question import QueryError, Question
from tui.archive.terms import Pattern, Span, Term

__all__ = ["NOTHING", "Hit", "Index", "Marked", "Search"]

PATIENCE = 0.25
"""Seconds that a pattern may take from the start."""
SLOWEST = 1e-6
"""Seconds that a pattern may take for a letter, beyond its first quarter of a second; most take a tenth of that."""
KEPT = 4096
"""Texts whose hits are kept in mind, which are more than any window shows."""


class Hit(NamedTuple):
    """A place that a query was found at: `start` and `end` are code points of the text at the address."""

    address: Address
    start: int
    end: int


class Unit(NamedTuple):
    """What must hold all that a query asks for: an entry, or a block of the article; its texts are numbered on."""

    address: Address
    first: int
    end: int


class Index:
    """The texts of a document, numbered from 0 in the order of the file; they are folded when first searched."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._folded: dict[Folding, list[Folded | None]] = {}

    @cached_property
    def addresses(self) -> list[Address]:
        """Where each text stands, in order."""
        return [address for address, _ in self.document.texts()]

    @cached_property
    def texts(self) -> list[str]:
        """The texts."""
        return [text for _, text in self.document.texts()]

    @cached_property
    def units(self) -> list[Unit]:
        """The blocks of the article, its title among them, then the entries by their numbers."""
        return list(self._divide())

    def _divide(self) -> Iterator[Unit]:
        first, count = 0, len(self.addresses)
        while first < count:
            number = self.addresses[first][0]
            end = bisect_left(self.addresses, (number + 1, 0), first) if number else first + 1
            yield Unit(self.addresses[first], first, end)
            first = end

    def find(self, address: Address) -> int | None:
        """The number of the text at an address."""
        at = bisect_left(self.addresses, address)
        return at if at < len(self.addresses) and self.addresses[at] == address else None

    def folded(self, at: int, folding: Folding) -> Folded:
        """A text in the form it is compared in."""
        texts = self._folded.get(folding)
        if texts is None:
            texts = self._folded[folding] = [None] * len(self.texts)
        folded = texts[at]
        if folded is None:
            folded = texts[at] = fold(self.texts[at], folding)
        return folded

    def search(self, question: Question | str, marked: Marked = NOTHING) -> list[Hit]:
        """Find every place in the order of the file; no two overlap. A blank question is found nowhere.

        Raises:
            QueryError: when the question makes no sense, or its pattern takes too long.
        """
        search = Search(self, question if isinstance(question, Question) else Question(question), marked)
        search.advance()
        if search.stopped:
            raise QueryError(search.stopped)
        return [Hit(address, *span) for address in search.addresses() for span in search.spans(address)]


class Search:
    """A question being asked of an index, some units at a time.

    `order` are the units to look at first and next, all in the order of the file unless given; `within` tells which
    entries are searched at all; what the search `before` has not found need not be looked at again where the question
    has only become narrower.

    Raises:
        QueryError: when the question makes no sense.
    """

    def __init__(
        self,
        index: Index,
        question: Question,
        marked: Marked = NOTHING,
        *,
        order: Sequence[int] | None = None,
        within: Callable[[int], bool] | None = None,
        before: Search | None = None,
    ) -> None:
        self.question = question
        self.query = parse(question)
        self.counts = array("l", bytes(array("l").itemsize * len(index.texts)))
        """How many hits each text is known to hold."""
        self.looked_at = 0
        """How many units have been looked at for this question."""
        self.stopped = ""
        """Why the search ended before it was done; "" where it did not."""
        self._index = index
        self._within = within
        self._wants = let_through(self.query.filters, index.document, marked)
        self._known = bytearray(len(index.units))
        self._spans: dict[int, Sequence[Span]] = {}
        self._spent = self._allowed = 0.0
        self._is_looking = False
        order = range(len(index.units)) if order is None else order
        if before and self.query.narrows(before.query):
            order = [unit for unit in order if before.may_hold(unit)]
            self._known = bytearray(not before.may_hold(unit) for unit in range(len(index.units)))
        self._todo = iter(order if not self.query.is_blank else ())
        self.is_done = self.query.is_blank

    def may_hold(self, unit: int) -> bool:
        """Whether a unit holds hits, or has not been looked at yet."""
        first, end = self._index.units[unit][1:]
        return not self._known[unit] or any(self.counts[first:end])

    def advance(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Look at one unit after another until it is enough, or all is done; at one at least."""
        for unit in self._todo:
            self._look_at(unit)
            if self.stopped:
                break
            if enough():
                return
        self.is_done = True

    def addresses(self) -> Iterator[Address]:
        """The addresses of the texts that are known to hold hits, in the order of the file."""
        return (address for address, count in zip(self._index.addresses, self.counts, strict=True) if count)

    def spans(self, address: Address) -> Sequence[Span]:
        """The hits of a text: the first code point and the one behind the last; of none while the query is blank."""
        at = self._index.find(address)
        if at is None or self.query.is_blank:
            return ()
        if not self.is_done:
            self._look_at(bisect_left(self._index.units, at, key=lambda unit: unit.end - 1))
        if not self.counts[at]:
            return ()
        if at not in self._spans:
            if len(self._spans) >= KEPT:
                self._spans.clear()
            self._spans[at] = self._locate(at)
        return self._spans[at]

    # Looking at a unit

    def _look_at(self, unit: int) -> None:
        """Count the hits in the texts of a unit."""
        if self._known[unit] or self.stopped:
            return
        self._known[unit] = self._is_looking = True
        self.looked_at += 1
        address, first, end = self._index.units[unit]
        if not self._is_wanted(address):
            return
        try:
            if not all(any(self._holds(term, at) for at in range(first, end)) for term in self.query.terms):
                return
            if any(self._holds(term, at) for term in self.query.without for at in range(first, end)):
                return
            for at in range(first, end):
                self.counts[at] = self._count(at)
        except TimeoutError:
            self.counts[first:end] = array("l", [0] * (end - first))
            found = sum(self.counts)
            self.stopped = "the pattern takes too long" + (f"; {found:,} hits before it was stopped" if found else "")
            return
        finally:
            self._is_looking = False
        if not self.query.terms:
            self._count_head(first, end)

    def _count_head(self, first: int, end: int) -> None:
        """Count one hit in the first text of a unit that holds words."""
        head = next((at for at in range(first, end) if self._index.texts[at].strip()), None)
        if head is not None:
            self.counts[head] = 1

    def _is_wanted(self, address: Address) -> bool:
        number = address[0]
        if self.query.scope != "both" and (self.query.scope == "article") == bool(number):
            return False
        if number and self._within and not self._within(number):
            return False
        return all(wants(address) for wants in self._wants)

    def _holds(self, term: Term, at: int) -> bool:
        if len(self.query.terms) == 1 and not self.query.without:
            return True  # counting tells
        count = term.count(folded := self._index.folded(at, term.folding))
        return bool(count) if count is not None else any(True for _ in islice(self._found(term, folded), 1))

    def _count(self, at: int) -> int:
        if len(self.query.terms) == 1:
            term = self.query.terms[0]
            count = term.count(self._index.folded(at, term.folding))
            if count is not None:
                return count
        spans = self._locate(at) if self.query.terms else ()
        if spans and len(self._spans) < KEPT:
            self._spans[at] = spans
        return len(spans)

    # Where the hits are

    def _locate(self, at: int) -> Sequence[Span]:
        """Find the hits of a text; where those of several terms overlap, the longer of those that begin first."""
        text = self._index.texts[at]
        if not self.query.terms:
            return (_head(self._index.addresses[at], text),)
        found = [
            (folded, span)
            for term in self.query.terms
            for folded in [self._index.folded(at, term.folding)]
            for span in self._found(term, folded)
        ]
        if len(self.query.terms) > 1:
            found.sort(key=lambda one: (one[1][0], -one[1][1]))
        spans: list[Span] = []
        done = 0
        for folded, (start, end) in found:
            if start >= done:
                span = (start, end) if folded.is_even else widen(text, start, end)
                if span[0] >= done:
                    spans.append(span)
                    done = span[1]
        return spans

    def _found(self, term: Term, folded: Folded) -> Iterator[Span]:
        """Find a term; a pattern may not take longer than the letters looked through allow."""
        if not isinstance(term, Pattern) or not self._is_looking:
            yield from term.spans(folded)  # what was found once is found again in time
            return
        self._allowed += SLOWEST * len(folded.text)
        left = PATIENCE + self._allowed - self._spent
        if left <= 0:
            raise TimeoutError
        begun = perf_counter()
        spans = list(term.spans(folded, min(left, PATIENCE)))
        self._spent += perf_counter() - begun
        yield from spans


def _head(address: Address, text: str) -> Span:
    """What is marked where only filters were asked for: the author of an entry, or else the first word."""
    if address[0] and address[1] == 0:
        return 0, len(text)
    word = text.split(None, 1)[0]
    start = text.find(word)
    return start, start + len(word)
