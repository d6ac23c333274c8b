"""The links of a document: those that its file has behind words, and addresses written in its texts.

Nothing here looks anything up, and only http and https are ever links.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from tui.archive.model import Address, Document, Link

LONGEST = 2048
"""Code points of the longest address that is a link; browsers of the time of these files took hardly more."""
LONGEST_HOST = 253
"""Code points of the longest name of a host (RFC 1035, 2.3.4)."""

_PARTS = re.compile(r"https?://([^/?#]*)", re.IGNORECASE | re.ASCII)
_PORT = re.compile(r":[0-9]*\Z")
_NO_HOST = re.compile(r"[\x00-\x20\x7f/\\?#@<>^|%\"]")
_UNSAFE = frozenset(' "<>`')


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: its address, the host that really answers there, and where the host ends in the address.

    `host` is in ASCII; `disguised` tells that a reader could take another for it, because something that looks like a
    host stands before it, and `spelled` that it is written in other letters.
    """

    url: str
    host: str
    host_end: int
    disguised: bool
    spelled: bool

    @classmethod
    def of(cls, url: str) -> Target | None:
        """Understand an address as browsers do (https://url.spec.whatwg.org); None when it is not one to follow.

        An address that programs read in different ways is none: whoever wrote it may mean to mislead.
        """
        found = _PARTS.match(url) if len(url) <= LONGEST else None
        if not found or not found[1].isprintable() or "\\" in found[1]:
            return None
        _user, at, host = found[1].rpartition("@")
        host = _PORT.sub("", host)
        real = _in_ascii(host)
        if not real:
            return None
        rest = "".join(map(_escaped, url[found.end() :]))
        return cls(found[0] + rest, real, found.end(), bool(at), real != host.lower())


def _in_ascii(host: str) -> str | None:
    """Write a host as the network knows it (RFC 3492); None for what cannot be one."""
    host = unquote(host)
    if not host.isascii() and len(host) <= LONGEST_HOST:
        host = unicodedata.normalize("NFKC", host).replace("。", ".")
    host = host.lower()
    if not host.strip(".") or len(host) > LONGEST_HOST or _NO_HOST.search(host):
        return None
    labels = (label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in host.split("."))
    return ".".join(labels)


def _escaped(character: str) -> str:
    """Write a character that cannot be seen, or ends an address for some programs, as its bytes."""
    plain = character.isprintable() and character not in _UNSAFE
    return character if plain else quote(character, errors="replace")


# What stands in the texts


def links_between(
    document: Document, address: Address | None, line: str, base: int, start: int, end: int
) -> Iterator[Link]:
    """Find the links that stand, in part at least, on the code points of a line from `start` to before `end`.

    The line is part of the text at `address`, from the code point `base` on; a text without an address has only the
    links that are written in it. Links are counted from the line's beginning too, and come in no order.
    """
    if own := _own(document, address):
        yield own
        return
    for link in _filed(document, address, base + start, base + end):
        yield Link(link.start - base, link.end - base, link.url)
    for link in written(line, start, end):
        if not any(_filed(document, address, base + link.start, base + link.end)):
            yield link


def links_of_entry(document: Document, number: int) -> Iterator[Link]:
    """Find the links of an entry in the order of its texts; its own address is one where it stands behind words."""
    entry = document.entry(number)
    for place, text in enumerate([entry.author or "", entry.title or "", *entry.paragraphs]):
        yield from links_between(document, (number, place), text, 0, 0, len(text))


def _own(document: Document, address: Address | None) -> Link | None:
    """The address of an entry, which is behind its author's name, or behind its title where there is no name."""
    number, place = address or (0, 0)
    if not number or place > 1:
        return None
    entry = document.entry(number)
    words = entry.title if place else entry.author
    if not words or not entry.url or (place and entry.author):
        return None
    target = Target.of(entry.url)
    return Link(0, len(words), target.url) if target else None


def _filed(document: Document, address: Address | None, start: int, end: int) -> Iterator[Link]:
    """The links that the file has behind code points of a text."""
    links = document.links.get(address, ()) if address else ()
    first = max(0, bisect_left(links, start, key=lambda link: link.start) - 1)
    for index in range(first, len(links)):
        link = links[index]
        if link.start >= end:
            return
        if link.start < link.end > start and (target := Target.of(link.url)):
            yield Link(link.start, link.end, target.url)


# Addresses written in a text

_STOP = r"\s<>\"`|\\^{}…—“”„‟«»‹›\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
"""What no written address holds: blanks, quotation marks, and the punctuation of scripts without blanks."""
_WRITTEN = re.compile(
    rf"(?:(?<![a-z0-9])https?://(?!https?:)|(?<![a-z0-9_@/.:-])www\.(?=[^{_STOP}/.]+\.[^{_STOP}/.]))[^{_STOP}]{{1,{LONGEST}}}",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[^.]\.[^.]|localhost\Z|\[")
_BRACKET = re.compile(r"[()[\]]")
_TRAILING = ".,;:!?'’‘*_~"
_CUT_OFF = re.compile(rf"[{_TRAILING}]*?(?:\.\.|…)")


def written(text: str, start: int = 0, end: int | None = None) -> Iterator[Link]:
    """Find the addresses written in a line that stand on its code points from `start` to before `end`.

    Punctuation after an address and brackets around it are no part of it; one that is cut off with … is no link.
    """
    end = len(text) if end is None else end
    at, last = _window(text, start, end)
    while at < end and (found := _WRITTEN.search(text, at, last)):
        first = found.start()
        at, whole = _extent(text, *found.span())
        at = max(at, first + 1)
        url = text[first:at]
        target = Target.of(url if url[0] in "hH" else f"http://{url}")
        if whole and first < end and at > start and target and _NAMED.search(target.host):
            yield Link(first, at, target.url)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Where to look for addresses that reach into a part of a text: from the blank before it to the one behind."""
    low = max(0, start - LONGEST)
    high = min(len(text), end + LONGEST)
    blank = text.find(" ", end, high)
    return max(low, text.rfind(" ", low, start)), high if blank < 0 else blank


def _extent(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where an address ends that begins at `start` and has no blank before `end`, and whether it stands there whole."""
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket[0] in "([":
            opened.append(bracket.start())
        elif opened:
            opened.pop()
        else:
            end = bracket.start()
            break
    whole = not _CUT_OFF.match(text, _without_trailing(text, start, end))
    return _without_trailing(text, start, opened[0] if opened else end), whole


def _without_trailing(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end
