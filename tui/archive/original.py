"""Where a part of a document stands in the text of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.entities import codepoint2name
from typing import NamedTuple

from tui.archive.model import Address, Document, Lines

WORDS = 10
"""Words of a text that are sought."""
ENOUGH = 4
"""Words that are not likely to stand together anywhere else."""
APART = 3000
"""Characters that stand between an author and the words, with the page's own markup, at the most."""
LOOKED_AT = 1000
"""Characters of a text that its words are taken from."""


class Passage(NamedTuple):
    """Lines of a file, and the code point of the first one that the words sought begin at."""

    lines: Lines
    start: int = 0


def passage(text: str, document: Document, address: Address) -> Passage | None:
    """Find the lines of an entry or a block in the text of its file; None where that does not succeed.

    Where the format has no lines, the words are sought: best effort, in linear time.
    """
    number, index = address
    if number:
        lines = document.entry(number).lines
    else:
        lines = document.article.blocks[index - 1].lines if index else document.article.title_lines
    if lines:
        return Passage(lines)
    start = _find_article(text, document)
    if number:
        found = _find_entry(text, document, number, _find_end(text, document, start))
    elif index:
        found = find(text, document.article.blocks[index - 1].text, start)
    else:
        found = start or find(text, document.article.title or "")
    return None if found is None else _passage_at(text, found)


def find(text: str, words: str, start: int = 0) -> int | None:
    """The code point from `start` on where some words stand, however blanks, tags and references are written."""
    tokens = _tokens(words)
    found = _pattern(tokens).search(text, start) if tokens else None
    return found.start() if found else None


def _passage_at(text: str, at: int) -> Passage:
    line = text.count("\n", 0, at) + 1
    return Passage((line, line), at - (text.rfind("\n", 0, at) + 1))


def _find_article(text: str, document: Document) -> int:
    """Where the article begins, which an export need not have at its top; 0 where that is not known."""
    blocks = [block.text for block in document.article.blocks[:3]]
    body = next((at for at in (find(text, words) for words in blocks if len(_tokens(words)) >= ENOUGH) if at), 0)
    title = _tokens(document.article.title or "")
    last = None
    for found in _pattern(title).finditer(text, 0, body or len(text)) if title else ():
        last = found.start()
        if not body:
            break
    return body if last is None else last


def _find_end(text: str, document: Document, start: int) -> int:
    """Where the last block of the article begins that can be found, behind `start`."""
    last = (block.text for block in reversed(document.article.blocks[-5:]) if len(_tokens(block.text)) >= ENOUGH)
    return next((at for at in (find(text, words, start) for words in last) if at), start)


def _find_entry(text: str, document: Document, number: int, start: int) -> int | None:
    """Find an entry by its words; by its author too, where the words are few."""
    entry = document.entry(number)
    words = next((paragraph for paragraph in (*entry.paragraphs, entry.title or "") if _tokens(paragraph)), "")
    author = entry.author or ""
    if author and len(_tokens(words)) < ENOUGH:
        around = (_pattern(_tokens(words), after=_tokens(author)), _pattern(_tokens(author), after=_tokens(words)))
        found = [match for pattern in around if (match := pattern.search(text, start))]
        if found and _tokens(words):
            return min(found, key=lambda match: match.end() - match.start()).start()
    for sought, begin in ((words, start), (words, 0), (author, start), (author, 0)):
        if (at := find(text, sought, begin)) is not None:
            return at
    return None


_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d{1,6}\. ")
_BETWEEN = r"(?:<[^<>]{0,2000}>|\]\([^()\s]{1,500}\)|&#?\w{1,31};|\\(?:u[0-9a-fA-F]{4}|[bfnrt])|[\W_])*+"
"""What may stand between two words: signs, blanks, tags, links of Markdown, references of HTML, escapes of JSON."""


def _tokens(words: str) -> tuple[str, ...]:
    """The words sought; a list's number is left out, which a list in HTML does not hold."""
    return tuple(_TOKEN.findall(words[number.end() if (number := _NUMBER.match(words)) else 0 :][:LOOKED_AT])[:WORDS])


@lru_cache(16)
def _pattern(tokens: Iterable[str], after: tuple[str, ...] = ()) -> re.Pattern[str]:
    """What finds some words, close behind some others where there are any."""
    sought = _BETWEEN.join(map(_spelled, tokens))
    before = _BETWEEN.join(map(_spelled, after))
    whole = rf"{before}(?s:.{{0,{APART}}}?)(?<![^\W_]){sought}" if before else sought
    return re.compile(rf"(?<![^\W_]){whole}(?![^\W_])")


def _spelled(token: str) -> str:
    """Let every letter beyond ASCII be written as a character reference or an escape."""
    return "".join(letter if letter.isascii() else f"(?:{'|'.join(_spellings(letter))})" for letter in token)


def _spellings(letter: str) -> Iterator[str]:
    code = ord(letter)
    yield re.escape(letter)
    yield rf"&#0*{code};"
    yield rf"&#[xX]0*(?i:{code:x});"
    if code in codepoint2name:
        yield f"&{codepoint2name[code]};"
    units = letter.encode("utf-16-be").hex()
    yield r"\\u(?i:" + r"\\u".join(units[at : at + 4] for at in range(0, len(units), 4)) + ")"
