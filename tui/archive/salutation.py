"""Whom the first words of an entry speak to: "Joe, …", "Thanks Joe-", "@joe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.archive.model import Article

LONGEST_NAME = 6
"""Words of the longest name that is looked for."""
SHORTEST_MISSPELT = 5
"""Letters of the shortest name that may be misspelt by one: Don is not Dan."""
LONGEST_MISSPELT = 30
"""Letters of the longest, for the work grows with them."""
_REACH = 200
"""Characters at the start of an entry that a greeting and a name stand in."""

NAMED = 0.95
"""Right for 52 of 55 names with punctuation, measured on 333 replies with known parents."""
MISSPELT = 0.6
"""Right for fewer: two names may differ by a letter and both be right."""

_WORD = re.compile(r"\w+")
_GREETING = re.compile(
    r"(?:many thanks|thanks|thank you|thx|hi|hiya|hello|hey|dear|welcome|congratulations|congrats|greetings"
    r"|hallo|hi liebe[rs]?|hallo liebe[rs]?|liebe[rs]?|danke(?: dir)?|servus|moin|guten (?:tag|morgen|abend)"
    r"|bonjour|bonsoir|salut|coucou|merci|ch[eè]re?|hola|gracias|querid[oa]|estimad[oa]|buen[oa]s (?:d[ií]as|tardes)"
    r"|ol[aá]|obrigad[oa]|ciao|grazie|car[oa])"
    r"(?: (?:again|so much|very much|a lot|there|beaucoup|vielmals|much))?\b",
    re.IGNORECASE,
)
_INTERJECTION = re.compile(
    r"(?:yes|yeah|yep|no|nope|well|well said|oh|ah|ok|okay|sorry|agreed|exactly|right|true|amen|and|but|so|also|to|re"
    r"|in reply to|reply to|good point|great point|well put|nice one|ja|nein|oui|non|s[ií])\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[ .'’_-]{1,2}")
_GAP = re.compile(r"[,.!:…]{0,3}\s+|(?=@)")
_STOP = re.compile(r"[ \t]*(?:[,:;!?…–—]|\.(?!\w)|-+(?!\w)|\n)")
_NOT_AFTER = tuple("'’‘`´")

_NO_FIRST_NAMES = frozenset((
    "a", "abu", "al", "an", "das", "de", "der", "die", "dr", "el", "ibn", "la", "las", "le", "les", "los", "madam",
    "miss", "mr", "mrs", "ms", "prof", "san", "sir", "st", "the", "van", "von",
))  # fmt: skip
"""Words that names begin with and nobody is called by alone."""
_SENTENCE_STARTS = frozenset((
    "actually", "again", "all", "also", "amen", "and", "anyway", "but", "everyone", "exactly", "finally", "first",
    "folks", "good", "great", "guys", "hello", "hey", "hi", "however", "indeed", "interesting", "me", "nice", "no",
    "now", "of", "oh", "ok", "okay", "please", "really", "right", "second", "so", "sorry", "still", "sure",
    "thanks", "then", "there", "third", "this", "true", "us", "very", "well", "what", "why", "wow", "yes", "yet",
    "you",
))  # fmt: skip
"""Words that begin sentences: as a name only after an @."""
_ALSO_WORDS = frozenset((
    "art", "bill", "bob", "chance", "chip", "daisy", "dawn", "dean", "dick", "drew", "faith", "frank", "gene",
    "grace", "grant", "guy", "hope", "iris", "jack", "jay", "joy", "june", "mark", "may", "miles", "norm", "pat",
    "rain", "ray", "rich", "rob", "rose", "sandy", "sky", "sue", "summer", "victor", "wade", "will",
))  # fmt: skip
"""Names that are words too: not in lower case."""


class Salutation(NamedTuple):
    """The entry spoken to, how sure that is, the words that show it, and whether a letter of the name is wrong."""

    number: int
    confidence: float
    evidence: str
    misspelt: bool = False


class _Lead(NamedTuple):
    """Where a name may begin, and what stands in front: nothing, a greeting that needs no stop after it, or an @."""

    at: int
    greets: bool = False
    signs: bool = False


def fold_name(name: str) -> str:
    """Reduce a name to its words in lower case; "" where it has none."""
    return " ".join(_WORD.findall(name.casefold()))


class _Latest:
    """What was said under one name: the latest entry, the latest by anybody but its author, and who all said it."""

    __slots__ = ("author", "authors", "number", "other")

    def __init__(self) -> None:
        self.author = ""
        self.number = 0
        self.other = 0
        self.authors: set[str] = set()

    def add(self, author: str, number: int) -> None:
        if author != self.author:
            self.author, self.other = author, self.number
            self.authors.add(author)
        self.number = number

    def before(self, author: str) -> int:
        """The latest entry that is not the author's own, 0 for none."""
        return self.other if author == self.author else self.number

    def shared(self, author: str) -> bool:
        """Whether several people but the author have the name."""
        return len(self.authors) - (author in self.authors) > 1


class Speakers:
    """Who has spoken so far, by full and by first name."""

    def __init__(self, article: Article) -> None:
        self._topic = frozenset(_WORD.findall((article.title or "").casefold()))
        self._host = fold_name(article.author or "")
        self._host_first = _first_name(article.author or "")
        self._said: dict[str, _Latest] = {}
        self._near: dict[str, str] = {}

    def add(self, name: str, number: int) -> None:
        """Take note of an entry by somebody of a name."""
        author = fold_name(name)
        for key in {author, _first_name(name)} - {""}:
            if key not in self._said:
                self._said[key] = _Latest()
                for shortened in _shortened(key):
                    self._near[shortened] = key if self._near.get(shortened, key) == key else ""
            self._said[key].add(author, number)

    def spoken_to(self, text: str, author: str) -> Salutation | None:
        """Find the earlier entry whose author the text speaks to first; `author`, folded, is the text's own."""
        head = text[:_REACH]
        for lead in _leads(head):
            for end, key in _names(head, lead.at):
                stop = _STOP.match(head, end)
                closed = stop is not None or lead.greets or lead.signs
                if not closed or head[end : end + 1] in _NOT_AFTER or not _is_name(key, head[lead.at], lead.signs):
                    continue
                if found := self._find(key, author, lead):
                    evidence = head[: stop.end() if stop else end]
                    return found._replace(evidence=" ".join(evidence.split()))
        return None

    def _find(self, key: str, author: str, lead: _Lead) -> Salutation | None:
        misspelt = key not in self._said
        if misspelt:
            key = self._misspelt(key)
        if not key or (not lead.signs and self._topic.issuperset(key.split())):
            return None
        if not lead.signs and key == self._host_first:
            key = self._host  # whoever else has the name, the article's author is meant first
        if key not in self._said or (key == self._host and lead.greets and author not in self._said):
            return None  # who greets the article's author with their first words speaks of the article
        said = self._said[key]
        confidence = (MISSPELT if misspelt else NAMED) / (2 if said.shared(author) else 1)
        number = said.before(author)
        return Salutation(number, confidence, "", misspelt) if number else None

    def _misspelt(self, key: str) -> str:
        """Find the one name that differs by a letter put in, left out or changed, but for the first letter; or ""."""
        found = {self._near.get(key, "")} if len(key) >= SHORTEST_MISSPELT - 1 else set()
        for shortened in _shortened(key):
            found |= {shortened} if shortened in self._said else {self._near.get(shortened, "")}
        near = {name for name in found if len(name) >= SHORTEST_MISSPELT and _differ_by_a_letter(name, key)}
        return near.pop() if len(near) == 1 else ""


def speaks_to_somebody(text: str) -> bool:
    """Tell whether a text begins with an @, or greets somebody by what looks like a name."""
    head = text[:_REACH]
    return any(
        lead.signs or (lead.greets and head[lead.at].isupper() and any(_STOP.match(head, end) for end, _ in names))
        for lead in _leads(head)
        for names in [_names(head, lead.at)]
    )


def _first_name(name: str) -> str:
    first = fold_name(name.split(maxsplit=1)[0]) if name.strip() else ""
    return "" if first in _NO_FIRST_NAMES or len(first) < 2 else first


def _leads(head: str) -> Iterator[_Lead]:
    """The places in the first words where a name may begin, nothing in front of it first."""
    at, greets = len(head) - len(head.lstrip()), False
    for _ in range(3):
        signs = head[at : at + 1] == "@"
        if signs:
            at += 2 if head.startswith("@ ", at) else 1
        if at >= len(head):
            return
        yield _Lead(at, greets, signs)
        word = _GREETING.match(head, at) or _INTERJECTION.match(head, at)
        gap = _GAP.match(head, word.end()) if word else None
        if signs or not word or not gap:
            return
        greets = greets or word.re is _GREETING
        at = gap.end()


def _names(head: str, at: int) -> Iterator[tuple[int, str]]:
    """The names that may stand at a place, the longest first: where each ends, and its words."""
    words: list[str] = []
    ends: list[int] = []
    found = _WORD.match(head, at)
    while found and len(words) < LONGEST_NAME:
        words.append(found[0].casefold())
        ends.append(found.end())
        gap = _BETWEEN.match(head, found.end())
        found = _WORD.match(head, gap.end()) if gap else None
    for count in range(len(words), 0, -1):
        yield ends[count - 1], " ".join(words[:count])


def _is_name(key: str, initial: str, signed: bool) -> bool:
    """Tell a name from a word that begins a sentence; after an @ everything is one."""
    return signed or (key not in _SENTENCE_STARTS and not (initial.islower() and (key in _ALSO_WORDS or len(key) < 3)))


def _shortened(name: str) -> set[str]:
    """The name with each one of its letters but the first left out, where it may be misspelt."""
    fit = SHORTEST_MISSPELT <= len(name) <= LONGEST_MISSPELT
    return {name[:at] + name[at + 1 :] for at in range(1, len(name))} if fit else set()


def _differ_by_a_letter(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return len(long) - len(short) <= 1 and short[same + (len(long) == len(short)) :] == long[same + 1 :]
