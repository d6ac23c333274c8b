"""The words of a paragraph in Markdown, without its signs, and the links and bold words in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.token import Token

from tui.archive.formats.markup import web_address
from tui.archive.load import clean
from tui.archive.model import Link

SOFT = "\v"
"""Stands for the end of a line of the file that is a blank in the paragraph; clean text never holds it."""
_TAG = re.compile(r"""<(/?)(a|br)\b(?:[^>]*?\bhref\s*=\s*["']?([^"'\s>]*))?""", re.IGNORECASE)


class Words(NamedTuple):
    """A text with its links; its first `bold` characters are bold, and `pictures` counts its images."""

    text: str
    links: tuple[Link, ...] = ()
    bold: int = 0
    pictures: int = 0
    picture_only: bool = False

    def cut(self, start: int) -> Words:
        """The words from a character on, without the blanks around them."""
        rest = self.text[start:]
        begin, end = start + len(rest) - len(rest.lstrip()), start + len(rest.rstrip())
        links = (
            Link(max(link.start, begin) - begin, min(link.end, end) - begin, link.url)
            for link in self.links
            if link.start < end and link.end > begin
        )
        return Words(self.text[begin:end], tuple(link for link in links if link.start < link.end))

    @property
    def shown(self) -> str:
        """The text as it is shown."""
        return self.text.replace(SOFT, " ")

    @property
    def first_line(self) -> str:
        """The text as far as the first line of the file goes."""
        return re.split("[\v\n]", self.text, maxsplit=1)[0]


def words(tokens: Sequence[Token]) -> Words:
    """Read the tokens of a paragraph."""
    reader = _Reader()
    for token in tokens:
        reader.read(token)
    whole = Words("".join(reader.pieces), tuple(reader.links))
    lead = len(whole.text) - len(whole.text.lstrip())
    bold = max(0, reader.bold - lead)
    only = reader.pictures > 0 and not reader.has_words
    return whole.cut(0)._replace(bold=bold, pictures=reader.pictures, picture_only=only)


class _Reader:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.links: list[Link] = []
        self.bold = 0
        self.pictures = 0
        self.has_words = False
        self._length = 0
        self._bold_open = False
        self._url: str | None = None
        self._link_start = 0

    def read(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._add(SOFT)
            case "hardbreak":
                self._add("\n")
            case "link_open":
                self._open(str(token.attrs.get("href") or ""))
            case "link_close":
                self._close()
            case "strong_open":
                self._bold_open = not "".join(self.pieces).strip() if self._length < 80 else False
            case "strong_close":
                self.bold = self._length if self._bold_open else self.bold
                self._bold_open = False
            case "image":
                self.pictures += 1
                self._add(clean(token.content))
            case "html_inline":
                self._tag(token.content)
            case _:
                self.has_words = self.has_words or bool(token.content.strip())
                self._add(clean(token.content))

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self._length += len(text)

    def _tag(self, tag: str) -> None:
        if not (found := _TAG.match(tag)):
            return
        if found[2].lower() == "br":
            self._add("\n")
        elif found[1]:
            self._close()
        else:
            self._open(found[3] or "")

    def _open(self, address: str) -> None:
        self._close()
        self._url, self._link_start = web_address(address), self._length

    def _close(self) -> None:
        if self._url and self._link_start < self._length:
            self.links.append(Link(self._link_start, self._length, self._url))
        self._url = None
