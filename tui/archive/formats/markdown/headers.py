"""Who wrote an entry and when, as discussions in Markdown tell it at the beginning of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.archive.dates import is_date, split_date
from tui.archive.formats.dump.attribution import Attribution, by, says
from tui.archive.formats.dump.names import is_name, plain_name
from tui.archive.formats.markdown.inline import Words
from tui.archive.model import Reason

LONGEST = 200
"""Characters at the beginning of a text in which its author is looked for."""
_ENDS = re.compile(r":(?=\s|$)|\.\.\.|…|$")
_SIGN = re.compile(r"\s*(?::|[–—-](?=\s)|\s·)\s*")
_COUNTED = re.compile(
    r"^(?:(?:comment|reply|kommentar|antwort|commentaire|comentario|commento|reactie)\s+)?#\s?\d+\s*[:.)–—-]?\s*"
    r"|^(?:comment|reply|kommentar|antwort|commentaire|comentario|commento|reactie)\s+\d+\s*[:.)–—-]?\s*|^\d+[.)]\s+",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s,]*(?:(?:from|at|on|by|via|von|bei|de|par|da|di|van|por)\s+|[–—|»·-]\s*)", re.IGNORECASE)
_BLOG_END = re.compile(r":(?=\s|$)|\s[–—-]\s|$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the beginning of an entry tells; its text goes on at the character `used`."""

    author: str | None
    date: str | None
    used: int
    reason: Reason
    url: str | None = None
    title: str | None = None


def is_numbered(text: str) -> bool:
    """Tell whether a heading is a comment's number and nothing else: "Comment 3", "#3"."""
    return _COUNTED.fullmatch(text) is not None


def of_heading(words: Words, pings: str | None = None) -> Header | None:
    """Read a heading over an entry: "joe", "joe, July 9, 2007", "joe (July 9, 2007)", "Comment 3", "joe says:".

    Where the section's heading, `pings`, names trackbacks alone, one that is a link is a trackback's title.
    """
    if pings and words.links:
        return of_ping(words, pings)
    text = words.shown
    counted = _COUNTED.match(text)
    name = text[counted.end() :].strip() if counted else text
    found = (_said(name) or by([name])) if name else None
    reason = Reason("name-heading", 0.95, text[:LONGEST])
    if found:
        return Header(found.author, found.date, len(text), reason, _url(words, text, found.author))
    bare = name.rstrip(" :")
    if is_date(bare) or (counted and not bare):
        return Header(None, bare or None, len(text), reason)
    return Header(plain_name(bare), None, len(text), reason, _url(words, text, bare)) if is_name(bare) else None


def in_bold(words: Words) -> Header | None:
    """Read an entry that begins with its author's name in bold: "**joe** (July 9, 2007): text", "**joe:** text"."""
    if not words.bold:
        return None
    line = words.first_line[:LONGEST]
    bold = words.text[: words.bold].rstrip()
    if len(bold) > len(line):
        return None
    reason = Reason("name-in-bold", 0.95, bold)
    for end in _ends(line, words.bold):
        if found := _said(line[:end]):
            return Header(found.author, found.date, end, reason, _url(words, line, found.author))
    name, date = split_date(bold.rstrip(" :"))
    sign = _SIGN.match(words.text, len(bold)) if not bold.endswith(":") else None
    ends = sign is not None or bold.endswith(":") or len(line.rstrip()) <= len(bold)
    if not ends or not is_name(name):
        return None
    return Header(plain_name(name), date, sign.end() if sign else len(bold), reason, _url(words, line, name))


def in_words(words: Words) -> Header | None:
    """Read an entry that begins with who says it: "joe says: text", or "joe, July 9, 2007:" on a line of its own."""
    line = words.first_line[:LONGEST]
    for end in _ends(line, 1):
        if (found := says([line[:end]])) and is_name(found.author or ""):
            return Header(found.author, found.date, end, _reason("says-header", found), _url(words, line, found.author))
    for end in _ends(line, 1):
        whole = end == len(words.first_line)
        if (whole or line[:end].endswith(":")) and (found := _attribution(line[:end])):
            return Header(
                found.author, found.date, end, _reason("name-and-date", found), _url(words, line, found.author)
            )
    return None


def before_colon(words: Words) -> Header | None:
    """Read "joe: text"."""
    line = words.first_line[:LONGEST]
    name = line.partition(":")[0]
    if len(name) == len(line) or not is_name(name) or not line[len(name) + 1 :][:1].isspace():
        return None
    reason = Reason("name-and-colon", 0.7, name)
    return Header(plain_name(name), None, len(name) + 1, reason, _url(words, line, name))


def of_ping(words: Words, heading: str) -> Header | None:
    """Read a trackback: "[Title](address) from Blog: excerpt", "» Title from Blog", "**Blog** excerpt"."""
    reason = Reason("trackback-heading", 0.9, heading)
    first = words.first_line
    lead = len(first) - len(first.lstrip("» "))
    link = words.links[0] if words.links else None
    if link and link.start <= lead + 1:
        title, rest = words.text[link.start : link.end], first[link.end :]
        blog, date, used = _blog(rest)
        return Header(blog, date, link.end + used, reason, link.url, " ".join(title.split()))
    if found := in_bold(words):
        return replace(found, reason=reason)
    if words.bold:
        return Header(
            words.text[: words.bold].strip(" :") or None, None, words.bold, reason, link.url if link else None
        )
    if lead and " from " in first:
        title, _, rest = first[lead:].rpartition(" from ")
        blog, date = split_date(rest.strip())
        return Header(blog or None, date, len(first), reason, None, title.strip() or None)
    return None


def _blog(rest: str) -> tuple[str | None, str | None, int]:
    """Read what stands behind a trackback's title: (blog, date, characters that this takes)."""
    found = _FROM.match(rest)
    if not found:
        sign = _SIGN.match(rest)
        return None, None, sign.end() if sign else 0
    end = next(end for end in _BLOG_END.finditer(rest, found.end()))
    name = rest[found.end() : end.start()].strip()
    blog, date = split_date(name)
    if not name or len(name) > LONGEST // 2 or (end[0] == "" and name.endswith((".", "…"))):
        return None, None, found.end() if not found[0].strip(" ,").isalpha() else 0
    return blog.strip(" ()") or None, date, end.end()


def _ends(line: str, least: int) -> Iterator[int]:
    """Where a header can end, at the earliest behind so many characters."""
    return (found.end() for found in _ENDS.finditer(line) if found.end() >= least)


def _said(text: str) -> Attribution | None:
    return says([text]) or _attribution(text)


def _attribution(text: str) -> Attribution | None:
    """Read a name and the date behind it."""
    name, date = split_date(_COUNTED.sub("", text.strip().rstrip(":").rstrip(), count=1))
    return Attribution(plain_name(name), date, 1, text.strip()) if date and is_name(name) else None


def _reason(rule: str, found: Attribution) -> Reason:
    return Reason(rule, 0.95, found.evidence)


def _url(words: Words, line: str, author: str | None) -> str | None:
    """The address behind an author's name."""
    at = line.find(author) if author else -1
    end = at + len(author or "")
    return next((link.url for link in words.links if at >= 0 and link.start < end and link.end > at), None)
