"""XML of exports and feeds: safe to parse whoever wrote it, and read in pieces, for a big file is never held whole."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, repeat
from typing import NamedTuple

from lxml import etree

from tui.archive.encodings import BOMS
from tui.archive.formats.xml_repair import pieces, repair
from tui.archive.load import HEAD, File, UnreadableError, clean, decode
from tui.archive.model import FormatName, Source

Element = etree._Element

ITEMS = frozenset(("item", "entry"))
"""The elements that are a post or a comment, in RSS and Atom."""
SAMPLE = 1 << 22
"""Bytes at the beginning that tell a file's encoding."""
_DECLARED = re.compile(r"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_WIDE = tuple(bom for bom, encoding in BOMS if encoding != "utf-8-sig")
_CHANNEL = re.compile(r"<channel\b[^<>]*>")
_NOTHING = re.compile(r"(?:\s++|</(?:\w+:)?(?:channel|rss|feed|RDF)\s*>|<!--.*?-->)*+", re.DOTALL)
"""What is between the items and after the last, most often."""
_NO_ELEMENT = "it is not XML: no element begins in it"
_BROKEN = "it is broken XML"
_UNREAD = "\N{REPLACEMENT CHARACTER}"
_NO_CHARACTERS = bytes(code for code in range(32) if code not in b"\t\n\r")
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


class Xml:
    """A file's XML: the fields of its channel, its items, and what is wrong with it.

    Nothing outside the file is ever looked at, and the parser sees no declaration that stands before the root element.

    Raises:
        UnreadableError: when the file is no XML, or declares entities: a few bytes of them can become gigabytes.
    """

    def __init__(self, file: File) -> None:
        self._file = file
        declared = _DECLARED.search(file.head.decode("latin-1"))
        _, self.encoding, self._warnings = decode(_sample(file), declared[1] if declared else None)
        self._root = _root(next(self._decode((file.head,))))
        if self._root.after_junk:
            self._warn("there is something before its first element that is no XML; it is left out")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with the file, as far as it has been read."""
        return (*self._file.warnings, *self._warnings)

    def source(self, format_name: FormatName) -> Source:
        """The file as a document names it."""
        return Source(self._file.path, format_name, self.encoding, self._file.size, self._file.sha256)

    def elements(self) -> Iterator[Element]:
        """Go through the fields of the channel and its items from the beginning, in the order of the file.

        The items are found by their tags and each is parsed by itself: so no more than one is held at a time, and one
        that is broken spoils no other.
        """
        begin = end = piece = ""
        line = 1
        for index, piece in enumerate(pieces(self._texts(), self._root.prefix)):
            if not index:
                begin, end = self._frame(piece)
            if not _NOTHING.fullmatch(piece):
                root = self._parse(begin if index else "", piece, "" if self._is_last(piece) else end, line)
                yield from _inner(root) if root is not None else ()
            line += piece.count("\n")
        if not self._is_last(piece):
            self._warn("it is cut off; its end is lost")

    def _frame(self, header: str) -> tuple[str, str]:
        """What stands around an item, by what is before the first: the tags that begin, and those that end."""
        channel = _CHANNEL.search(header) if "</channel" not in header else None
        end = f"</{self._root.prefix}{self._root.name}>"
        return (self._root.tag + channel[0], f"</channel>{end}") if channel else (self._root.tag, end)

    def _is_last(self, piece: str) -> bool:
        """Tell whether the root element ends in a piece."""
        if self._root.tag.endswith("/>"):
            return True
        at = piece.rfind(f"</{self._root.prefix}{self._root.name}")
        return at >= 0 and _NOTHING.fullmatch(piece, at) is not None

    def _parse(self, begin: str, piece: str, end: str, line: int) -> Element | None:
        """Parse a piece of the file that begins at a line of it; what is no XML is repaired as far as that goes."""
        try:
            return etree.fromstring(f"{begin}{piece}{end}".encode(), _parser(recover=False))
        except etree.XMLSyntaxError as error:
            broken = max(line, line + (error.lineno or 1) - 1 - begin.count("\n"))
        if not any(warning.startswith(_BROKEN) for warning in self._warnings):
            self._warn(f"{_BROKEN} (line {broken}); it is read as far as it goes")
        try:
            return etree.fromstring(f"{begin}{repair(piece)}{end}".encode(), _parser(recover=True))
        except etree.XMLSyntaxError:
            return None

    def _texts(self) -> Iterator[str]:
        """The text from the root element on, with line breaks for the lines before it."""
        texts = self._decode(self._file.chunks())
        begin = ""
        for text in texts:
            begin += text
            if len(begin) >= HEAD:
                break
        start = begin.find(self._root.tag, self._root.start)
        if start < 0:
            raise UnreadableError(_NO_ELEMENT)
        yield "\n" * begin.count("\n", 0, start) + begin[start:]
        yield from texts

    def _decode(self, chunks: Iterable[bytes]) -> Iterator[str]:
        """Decode bytes to text that XML allows."""
        decoder = self._decoder("strict")
        for chunk, final in chain(zip(chunks, repeat(False)), ((b"", True),)):
            state = decoder.getstate()
            try:
                text = decoder.decode(chunk, final)
            except UnicodeDecodeError:
                self._warn_of_bytes()
                decoder = self._decoder("replace")
                decoder.setstate(state)
                text = decoder.decode(chunk, final)
            yield self._allowed(text)

    def _decoder(self, errors: str) -> io.IncrementalNewlineDecoder:
        return io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(self.encoding)(errors), translate=True)

    def _warn_of_bytes(self) -> None:
        if not any(_UNREAD in warning for warning in self._warnings):
            self._warn(f"some bytes are not {self.encoding.upper()}; they are shown as {_UNREAD}")

    def _allowed(self, text: str) -> str:
        data = text.encode()
        if len(data.translate(None, _NO_CHARACTERS)) == len(data) and not _NO_CHARACTER.search(text):
            return text
        self._warn("there are control characters in it, which XML does not allow; they are left out")
        return _NO_CHARACTER.sub("", clean(text))

    def _warn(self, warning: str) -> None:
        if warning not in self._warnings:
            self._warnings += (warning,)


def _sample(file: File) -> bytes:
    """The bytes that tell a file's encoding; those of a long one end where a line does, where no character is cut."""
    if file.head.startswith(_WIDE):
        return file.head[:4]
    sample = b""
    for chunk in file.chunks():
        sample += chunk
        if len(sample) >= SAMPLE:
            return sample[: sample.rfind(b"\n") + 1] or sample
    return sample


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, encoding="utf-8", huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False
    )


class _Root(NamedTuple):
    """The root element: where its start tag stands, its name, its tag, and whether what is no XML stands before it."""

    start: int
    prefix: str
    name: str
    tag: str
    after_junk: bool


_PROLOG = re.compile(r"[\s\ufeff]+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"""<!doctype(?:[^"'\[>]|"[^"]*"|'[^']*')*([\[>])""", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_START_TAG = re.compile(
    r"""<(?P<prefix>(?:[^\W\d][\w.-]*:)?)(?P<name>[^\W\d][\w.-]*)(?:(?:[^"'<>]|"[^"]*"|'[^']*')*|[^<>]*)>"""
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b")


def _root(text: str) -> _Root:
    """Find the root element, which what stands before it may not push out of the first bytes."""
    at = 0
    while found := _PROLOG.match(text, at) or _DOCTYPE.match(text, at):
        at = found.end()
        if found.re is _DOCTYPE and found[1] == "[":
            end = _SUBSET_END.search(text, at)
            if not end or "<!entity" in text[at : end.start()].lower():
                raise UnreadableError("it declares entities, which are not read: they can be made to fill any memory")
            at = end.end()
    feed = _FEED.search(text, at)
    root = _START_TAG.match(text, feed.start() if feed else at)
    if not root:
        raise UnreadableError(_NO_ELEMENT)
    return _Root(root.start(), root["prefix"], root["name"], root[0], root.start() > at)


def _inner(root: Element) -> Iterator[Element]:
    """The elements of a piece, and of a channel in it."""
    for child in root.iterchildren(etree.Element):
        if local(child) == "channel":
            yield from child.iterchildren(etree.Element)
        else:
            yield child


def local(element: Element) -> str:
    """An element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def fields(element: Element) -> dict[str, Element]:
    """The first child of each local name; one in the element's own namespace comes before those of extensions."""
    own = _namespace(element)
    found: dict[str, Element] = {}
    for child in element.iterchildren(etree.Element):
        name = local(child)
        if name not in found or (_namespace(child) == own and _namespace(found[name]) != own):
            found[name] = child
    return found


def _namespace(element: Element) -> str:
    return str(element.tag).rpartition("}")[0] or str(element.tag).rpartition(":")[0]


def content(element: Element | None) -> str:
    """An element's text; elements that stand in it are given as HTML."""
    if element is None:
        return ""
    if not len(element):
        return element.text or ""
    for inside in element.iterdescendants(etree.Element):
        inside.tag = local(inside)
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return escape(element.text or "", quote=False) + "".join(inner)


def plain(element: Element | None) -> str | None:
    """An element's own text on one line, None when there is none."""
    return None if element is None else " ".join(clean(element.text or "").split()) or None
