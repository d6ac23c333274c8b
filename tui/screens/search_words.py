"""What is said of a search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.archive.question import Question
    from tui.finder import Finder

NOTHING_YET = "Nothing searched for yet: / searches"
BLANK = "Nothing to search for"
FILTER = re.compile(r"(?:\A|\s)-?[^\W\d_]+:(?!//)")
"""What looks like a filter."""


def short(counter: str) -> str:
    """The part of a counter that tells the hit in sight and their number."""
    return counter.partition(" · ")[0]


def sentence(words: str) -> str:
    """Write words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def not_found(finder: Finder, *, limited: bool) -> str:
    """Say that a query was found nowhere or could not be searched for, where there was one.

    `limited` tells whether entries are left out.
    """
    if finder.trouble:
        return sentence(finder.trouble)
    if not finder.query.strip() or finder.hits:
        return ""
    if not finder.is_done:
        return f"Searching for {finder.query}"
    where = " in what is shown" if limited else ""
    return " · ".join(filter(None, [f"Not found{where}: {finder.query}", _advice(finder.question, limited=limited)]))


def _advice(question: Question, *, limited: bool) -> str:
    """Say what may help where nothing was found."""
    from tui.archive.query import parse
    from tui.archive.terms import Phrase

    query = parse(question)
    if FILTER.search(question.text) and not question.regex and not query.filters:
        return "filters are author: kind: is: has:"
    if len(query.terms) == 1 and isinstance(query.terms[0], Phrase) and " " in query.terms[0].needle:
        return 'quotes part words, as in "old" "lamp"'
    return "Esc shows all" if limited else ""
