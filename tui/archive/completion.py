"""What the last word of a query can go on as: names of authors, and what the other filters can ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from tui.archive.folding import Folding, fold
from tui.archive.model import Document
from tui.archive.names import name_key
from tui.archive.query import VALUES

MOST = 100
"""Lines that are offered; nobody goes through more."""
_BEGUN = re.compile(rf'(?:^|(?<=\s))(-?(?:{"|".join(VALUES)}):)(?:"[^"]*|[^\s"]*)$', re.IGNORECASE)
_BARE = re.compile(r"\w[\w.'’-]*")
"""A name that needs no quotes."""


class Completion:
    """Completes the filters of queries about a document."""

    def __init__(self, document: Document) -> None:
        counts: Counter[str] = Counter()
        names: dict[str, str] = {}
        for author in (*(entry.author for entry in document.entries), document.article.author):
            if author and (key := name_key(author)) and '"' not in author:
                names.setdefault(key, " ".join(author.split()))
                counts[key] += 1
        self._authors = [(_plain(names[key]), names[key]) for key, _ in counts.most_common()]

    def of(self, text: str) -> list[str]:
        """Give whole lines that complete the last word of a line, the best first; none where it is no filter."""
        begun = _BEGUN.search(text)
        if not begun or _is_quoted(text[: begun.start()]):
            return []
        head, same = text[: begun.end(1)], _plain(text[begun.end(1) :])
        values = self._values(begun[1].strip("-:").lower(), same.removeprefix('"'))
        return [head + value for value in islice((value for value in values if _plain(value) != same), MOST)]

    def _values(self, key: str, typed: str) -> Iterator[str]:
        if known := VALUES[key]:
            yield from (value for value in known if value.startswith(typed))
            return
        yield from (_written(name) for folded, name in self._authors if folded.startswith(typed))
        further = ((folded, name) for folded, name in self._authors if not folded.startswith(typed))
        yield from (_written(name) for folded, name in further if f" {typed}" in folded)


def _written(name: str) -> str:
    return name if _BARE.fullmatch(name) else f'"{name}"'


def _plain(text: str) -> str:
    return fold(text, Folding()).text


def _is_quoted(before: str) -> bool:
    """Whether what comes behind is part of a quoted phrase."""
    return before.count('"') % 2 == 1
