"""What has been asked in the search line, to be asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from tui.archive.question import Question

MOST = 500
"""Queries that are kept; the oldest go first."""
LONGEST = 1000
"""Code points of the longest query that is kept."""

Questions = tuple[Question, ...]
"""Queries in the order they were asked in, none twice."""


class History:
    """The queries asked before, and where among them the line stands; they are gone through when first needed.

    `keep` is given all of them when there is a new one.
    """

    def __init__(
        self, questions: Iterable[Question] = (), keep: Callable[[Questions], object] = lambda _questions: None
    ) -> None:
        self._given = questions
        self._keep = keep
        self._at = 0
        self._typed: str | None = None
        """What the older ones must begin with; None while none of them is in the line."""

    @cached_property
    def questions(self) -> Questions:
        """The queries that are kept, the newest last."""
        return kept(self._given)

    def add(self, question: Question) -> None:
        """Keep a query as the newest; one that was asked before is not kept twice. Where it looked is not kept."""
        self.rest()
        asked = kept((*self.questions, question))
        if asked != self.questions:
            self.questions = asked
            self._keep(asked)

    def older(self, typed: str) -> Question | None:
        """Go back to the last query before that begins with what was typed; None where there is none.

        Case does not matter. What was typed when the first one was asked for holds for all until there is a rest.
        """
        if self._typed is None:
            self._typed, self._at = typed.casefold(), len(self.questions)
        return self._go(range(self._at - 1, -1, -1))

    def newer(self) -> Question | None:
        """Come forward again; None where what was typed comes next, or nothing has been gone back to."""
        found = None if self._typed is None else self._go(range(self._at + 1, len(self.questions)))
        if found is None:
            self.rest()
        return found

    def rest(self) -> None:
        """Stand behind the newest again: the line is no longer one of them."""
        self._typed = None

    def _go(self, way: Iterable[int]) -> Question | None:
        begins = self._typed or ""
        for at in way:
            if self.questions[at].text.casefold().startswith(begins):
                self._at = at
                return self.questions[at]
        return None


def kept(questions: Iterable[Question]) -> Questions:
    """Leave out what is not kept: blank and very long queries, and what was asked again later."""
    asked: dict[Question, None] = {}
    for question in questions:
        if question.text.strip() and len(question.text) <= LONGEST:
            one = replace(question, scope="both")
            asked.pop(one, None)
            asked[one] = None
    return tuple(asked)[-MOST:]


def merge_histories(mine: Sequence[Question], before: Sequence[Question], there: Sequence[Question]) -> Questions:
    """Ask after those that are `there` what was asked after those `before`, which made them `mine`."""
    return kept((*there, *_asked_since(mine, before)))


def _asked_since(mine: Sequence[Question], before: Sequence[Question]) -> Sequence[Question]:
    """Give the queries asked last: those in front of them stand in their old order."""
    old = iter(before)
    for index, question in enumerate(mine):
        if question not in old:  # goes on where it last stopped
            return mine[index:]
    return ()
