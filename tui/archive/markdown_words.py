"""Texts of a document → blocks of Markdown whose words are read back as they were (https://spec.commonmark.org/0.31.2/)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tui.archive.model import BlockKind, Link

Text = tuple[BlockKind, str, Sequence[Link]]
"""A text with what it is, and the links behind its words."""
QUIET = frozenset(("dek", "caption", "category", "bio", "notice", "tags"))
"""The kinds that Markdown has nothing for; they are set in italics."""
_SIGN = re.compile(r"[\\`*\[\]<]|&(?=#?\w+;)|_(?![^\W_])|(?<![^\W_])_|~(?=~)|(?<=~)~")
_LINE_SIGN = re.compile(
    r"^[ \t]*(?:([>]|#(?=#{0,5}(?:[ \t]|$))|[-+](?=[ \t]|$)|-(?=-)|=(?=[= \t]*$)|[|:](?=.*-))"
    r"|[0-9]{1,9}([.)])(?=[ \t]|$))",
    re.MULTILINE,
)
_CODED = re.compile(r"^[ \t•]|[ \t]$", re.MULTILINE)
"""Blanks that Markdown would drop, and the sign of a list in a page dump that was pasted in."""
_BREAKS = re.compile(r"\n+")
_NUMBERED = re.compile(r"([0-9]{1,9})\. (?=\S)")
_DESTINATION = str.maketrans(
    {"\\": "%5C", "<": "%3C", ">": "%3E", "(": "%28", ")": "%29", " ": "%20", "\n": "", "*": "%2A"}
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PASTED = re.compile(r"^ *•", re.MULTILINE)


def words(text: str, links: Iterable[Link] = ()) -> str:
    """Write a text so that no sign in it is one of Markdown's, with its links; line breaks are kept."""
    edits: list[tuple[int, int, int, str]] = []  # where, rank there, how far, what instead
    last = 0
    for link in links:
        if last <= link.start < link.end <= len(text):
            last = link.end
            edits += [(link.start, 1, link.start, "["), (link.end, 0, link.end, f"]({destination(link.url)})")]
    edits += ((found.start(), 2, found.start(), "\\") for found in _SIGN.finditer(text))
    for found in _LINE_SIGN.finditer(text):
        at = max(found.start(1), found.start(2))
        edits.append((at, 2, at, "\\"))
    edits += ((found.start(), 3, found.end(), f"&#{ord(found[0])};") for found in _CODED.finditer(text))
    for found in _BREAKS.finditer(text):
        edits.append((found.start(), 3, found.end(), "\\\n" if found[0] == "\n" else "<br>" * len(found[0])))
    pieces: list[str] = []
    at = 0
    for start, _, end, new in sorted(edits):
        pieces += (text[at:start], new)
        at = end
    return "".join([*pieces, text[at:]])


def flat(text: str | None, links: Iterable[Link] = ()) -> str:
    """Write a text on one line; a line break is a blank."""
    return words((text or "").replace("\n", " "), links).strip()


def destination(url: str) -> str:
    """Write an address as the target of a link."""
    return _ENTITY.sub("&amp;", url.translate(_DESTINATION))


def blocks(texts: Iterable[Text], heading: str) -> Iterator[str]:
    """Write each text as a block, and list items that follow one another as one; `heading` is the sign before headings.

    Without a sign headings are bold. Nothing in a code can be written in another way, so one that holds the sign of a
    list in a pasted page is written as words.
    """
    for kind, run in groupby(texts, lambda one: one[0]):
        if kind == "list_item":
            yield "\n".join(_items(run))
            continue
        for _, text, links in run:
            if kind == "code" and not _PASTED.search(text):
                yield _code(text)
            elif kind == "quote":
                yield indented(words(text, links), "> ", "> ")
            elif kind == "heading":
                yield f"{heading} {flat(text, links)}" if heading else f"**{flat(text, links)}**"
            elif kind in QUIET and text.strip() == text and "\n" not in text and text:
                yield f"*{words(text, links)}*"
            else:
                yield words(text, links)


def _items(run: Iterable[Text]) -> Iterator[str]:
    """Write the items of a list; Markdown counts on by itself, so a number out of turn stands among the words."""
    last: int | None = None
    for _, text, links in run:
        number = _NUMBERED.match(text)
        if number and (last is None or int(number[1]) == last + 1):
            last, mark = int(number[1]), number[0]
            moved = (Link(max(0, link.start - len(mark)), link.end - len(mark), link.url) for link in links)
            yield indented(words(text[len(mark) :], moved), mark, " " * len(mark))
        else:
            last = None
            yield indented(words(text, links), "- ", "  ")


def _code(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"


def indented(text: str, first: str, others: str) -> str:
    """Put something before the first line of a block and before its others; blank lines stay blank in lists."""
    head, *rest = text.split("\n")
    return "\n".join(
        [(first + head).rstrip() or first, *((others + line) if line else others.rstrip() for line in rest)]
    )
