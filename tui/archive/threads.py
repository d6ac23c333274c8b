"""Who answers whom, where the file does not say: what the words of the entries tell of it.

Only earlier entries are ever answered, so no chain of answers comes back to where it began. "The entry just before" is
never reason enough alone: it is right for 73 % of replies, but only one comment in ten is a reply.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from tui.archive.dates import moment
from tui.archive.model import Document, Entry, Reason, Reply
from tui.archive.quoted import LONG, Quotation, Sources, quotations
from tui.archive.salutation import Speakers, fold_name, speaks_to_somebody

QUOTED = 0.9
"""For six quoted words and more: right for 4 of 4 replies with known parents that quote an earlier entry."""
QUOTED_SHORTLY = 0.7
"""For three to five: two people may well say the same in so few."""
ANSWERED_BACK = 0.6
"""Right for 3 of 5 with known parents; the others answer another entry of the same talk."""
SAME_TURN = 0.4
"""Right for 1 of 4 with known parents; the others are nested under their author's own post before."""
EVIDENCE = 60
"""Characters of a quotation that are given as evidence."""
NOBODY = frozenset(("", "anon", "anonym", "anonyme", "anonymous", "anónimo", "gast", "guest", "unknown"))
"""Names, folded, that do not tell one person from another."""


def thread(document: Document) -> Document:
    """Give entries that the file nests nowhere the earlier entry that their words answer, if they tell of one.

    Where the newest entry stands first the order of the file does not tell who spoke before whom; nothing is inferred.
    """
    if _newest_first(document.entries):
        return document
    replies = _Threading(document).replies()
    if not replies:
        return document
    entries = (
        replace(entry, reply=replies[entry.number]) if entry.number in replies else entry for entry in document.entries
    )
    return replace(document, entries=tuple(entries))


class _Threading:
    """Goes through the entries once, in the order of the file, with what was said so far in mind."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._nested = any(entry.reply for entry in document.entries)
        self._quotations = {entry.number: quotations(entry.paragraphs) for entry in document.entries if _is_open(entry)}
        self._sources = Sources(quotation.key for found in self._quotations.values() for quotation in found)
        self._speakers = Speakers(document.article)
        self._authors = [""]  # folded, by the entries' numbers
        self._replies: dict[int, Reply] = {}
        self._before = 0  # the comment before

    def replies(self) -> dict[int, Reply]:
        """The replies that are inferred, by the numbers of the entries that answer."""
        article = self._document.article
        for text in (article.title or "", *(block.text for block in article.blocks)):
            self._sources.add(0, text)
        for entry in self._document.entries:
            author = fold_name(entry.author or "")
            self._authors.append(author)
            if _is_open(entry) and (reply := self._reply(entry, author)):
                self._replies[entry.number] = reply
            if not entry.is_ping:
                self._speakers.add(entry.author or "", entry.number)
                self._before = entry.number
            for text in entry.paragraphs:
                self._sources.add(entry.number, text)
        return self._replies

    def _reply(self, entry: Entry, author: str) -> Reply | None:
        """Find what an entry answers.

        A name tells whom, and a quotation which of their entries. Where what is quoted is somebody else's the name
        holds: it shows a third person's words to the one who is spoken to.
        """
        first = "\n".join(entry.paragraphs[:2])
        named = self._speakers.spoken_to(first, author)
        quoted = self._quoted(entry, author)
        if named and not (quoted and self._is_other_by_same(quoted.parent, named.number)):
            rule = "speaks-to-misspelt" if named.misspelt else "speaks-to"
            return _inferred(named.number, rule, named.confidence, named.evidence)
        if quoted:
            return quoted
        return None if speaks_to_somebody(first) else self._in_turn(author, entry.author)

    def _is_other_by_same(self, one: int, other: int) -> bool:
        return one != other and self._authors[one] == self._authors[other]

    def _quoted(self, entry: Entry, author: str) -> Reply | None:
        for quotation in self._quotations[entry.number]:
            number = self._sources.only(quotation.key)
            if number and (not author or self._authors[number] != author):
                return _inferred(number, "quotes", _confidence(quotation), _shortened(quotation.words))
        return None

    def _in_turn(self, author: str, name: str | None) -> Reply | None:
        """Go on with a talk that the comment before is part of; a page that shows nesting would show that too."""
        before = self._replies.get(self._before)
        if self._nested or author in NOBODY or before is None:
            return None
        if self._authors[self._before] == author:
            return _inferred(before.parent, "same-turn", SAME_TURN, name)
        if self._authors[before.parent] == author:
            return _inferred(self._before, "answers-back", ANSWERED_BACK, name)
        return None


def _is_open(entry: Entry) -> bool:
    """Tell whether an entry may answer one that the file does not tell of."""
    return not entry.is_ping and entry.reply is None


def _inferred(parent: int, rule: str, confidence: float, evidence: str | None = None) -> Reply:
    return Reply(parent, "inferred", Reason(rule, confidence, evidence))


def _confidence(quotation: Quotation) -> float:
    return QUOTED if len(quotation.key) >= LONG else QUOTED_SHORTLY


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= EVIDENCE else line[: EVIDENCE - 1].rstrip() + "…"


def _newest_first(entries: Iterable[Entry]) -> bool:
    """Tell whether the entries that answer no other stand newest first: more often than not a later one is older."""
    moments = [moment(entry.date) for entry in entries if entry.date and not entry.reply]
    known = [one for one in moments if one]
    return sum((later > earlier) - (later < earlier) for earlier, later in pairwise(known)) < 0
