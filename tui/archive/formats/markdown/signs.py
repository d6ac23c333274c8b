"""Telling Markdown from dumps and plain notes, which may hold a sign or two of it by chance."""

from __future__ import annotations

import re

HEAD = 1 << 16
"""Characters at the beginning that are looked at."""
SIGN = 60
"""Characters of a sign that are shown."""
_NAMED = re.compile(r"\.(?:md|mkd|mdown|markdown)$", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*+[A-Za-z][\w -]{0,40}:(?:[ \t][^\n]*)?\n(?:[^\n]*\n)*?"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*+[\w.-]{1,40}[ \t]*=[^\n]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*(?:\n|\Z)"
)
_ATX = re.compile(
    r"(?:^|(?<=\n))(#{1,6}) [^\s#](?:[^\n]*[^\s.,;:])?[ \t]*(?=\n[ \t]*\n|\n#{1,6} |\n?\Z)"
    r"|(?:\A|(?<=\n\n))(#{2,6}) [^\s#](?:[^\n]*[^\s.,;:])?[ \t]*(?=\n)"
)
"""A line of # and words, with a blank line or a heading about it; comments of a program's are sentences as a rule."""
_ANY_ATX = re.compile(r"(?:^|(?<=\n))#{1,6} [^\s#][^\n]*")
_SETEXT = re.compile(r"(?:\A|(?<=\n\n))[^\s\n][^\n]{0,90}[^\s.,;:]\n(?:={3,}|-{3,})[ \t]*(?=\n|\Z)")
_LINK = re.compile(r"\]\(https?://[^\s()]+\)")
_BOLD = re.compile(r"(?:^|\n)[ \t>*+-]{0,8}\*\*[^\s*][^*\n]{0,80}\*\*(?!\*)")
_FENCE = re.compile(r"(?:^|\n)(?:```|~~~)[\w+-]{0,20}[ \t]*\n")
_DUMP = re.compile(r"(?:^|\n) {2}• \S")
"""How an entry begins in a page dump, whatever its file is called."""
_QUOTE = re.compile(r"(?:^|\n)> \S")


def sign(text: str, path: str = "") -> str | None:
    """The words that show a text to be Markdown; None when it shows none.

    Front matter is sign enough. A heading wants a second sign beside it, unless the file's name has an ending of
    Markdown's: one sign is enough then, but the name alone is none.
    """
    head = text[:HEAD]
    if _FRONT_MATTER.match(head):
        return _shown(head)
    heading = _ATX.search(head) or _SETEXT.search(head)
    beside = (_LINK.search(head), _BOLD.search(head), _FENCE.search(head), _below(head))
    quoted = heading and heading[0].startswith("#") and _QUOTE.search(head)
    if heading and (any(beside) or quoted):
        return _shown(heading[0])
    named = _NAMED.search(path) and not _DUMP.search(head)
    one = (heading, _ANY_ATX.search(head), *beside) if named else ()
    return next((_shown(found[0]) for found in one if found), None)


def _below(head: str) -> re.Match[str] | None:
    """Find a heading of a lower level below another; lines with # alone are comments of a program's."""
    levels = {len(found[1] or found[2]) for found in _ATX.finditer(head)}
    setext = _SETEXT.search(head)
    return setext or _ATX.search(head) if len(levels) + bool(setext) > 1 else None


def _shown(words: str) -> str:
    return " ".join(words[: 4 * SIGN].split())[:SIGN].rstrip()
