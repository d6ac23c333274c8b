"""HTML → passages: the paragraphs, quotations, lists and headings that a browser would show, and the links in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tui.archive.formats.compose import Passage
from tui.archive.formats.inline import Piece, divide, marked
from tui.archive.load import clean
from tui.archive.model import BlockKind

Element = etree._Element

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "tfoot", "thead", "tr", "ul",
    )
)  # fmt: skip
"""Elements that begin on a line of their own (https://html.spec.whatwg.org/multipage/rendering.html)."""
UNSEEN = frozenset(
    (
        "applet", "audio", "base", "button", "canvas", "datalist", "embed", "form", "frameset", "head", "iframe",
        "input", "link", "map", "math", "meta", "noembed", "noframes", "noscript", "object", "option", "param", "rp",
        "rt", "script", "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
    )
)  # fmt: skip
"""Elements that show no words of the text, or the page's own controls."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SMILEYS = frozenset(("wp-smiley", "emoji", "smiley", "smilies"))
"""Classes of the images that stand for a character, which their alt text is."""


def parse(text: str) -> tuple[Element | None, tuple[str, ...]]:
    """Parse a page, however broken: (its root, warnings); no root when there is nothing in it."""
    root, whole = _parse(text)
    if whole:
        return root, ()
    for tags in (_NESTING, _ANY_TAG):
        root, whole = _parse(tags.sub("<br>", text))
        if whole:
            break
    return root, ("its elements are nested too deep; they are read as if they stood side by side",)


def _parse(text: str) -> tuple[Element | None, bool]:
    """Parse a page: (its root, whether all of it was read); libxml2 stops at 2,048 levels."""
    data = text.encode("utf-8", "replace")
    if not data.strip():
        return None, True
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    return root, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


_NESTING = re.compile(
    r"</?(?:div|span|section|article|blockquote|ul|ol|li|dl|dd|table|tbody|tr|td|font|center|b|i|em|strong|big|small)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def fragment(text: str, *, autop: bool = False, base: str | None = None) -> list[Passage]:
    """Read a piece of HTML, as exports and feeds have it; `autop` as in `passages`."""
    if not text.strip():
        return []
    root, _ = parse(f"<html><body>{text}</body></html>")
    return [] if root is None else passages(root, autop=autop, base=base)


def lacks_paragraphs(text: str) -> bool:
    """Tell whether the line ends of a piece of HTML are its paragraphs and line breaks, for no tags in it are."""
    if _PARAGRAPH.search(text):
        return False
    return _BLANK_LINE.search(text) is not None or _BREAKING.search(text) is None


_PARAGRAPH = re.compile(r"<p[\s/>]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BREAKING = re.compile(rf"<(?:br|{'|'.join(sorted(BLOCKS))})[\s/>]", re.IGNORECASE)


def line(text: str) -> str | None:
    """Read a piece of HTML as one line of words, None when there are none."""
    return " ".join(" ".join(passage.text for passage in fragment(text)).split()) or None


def words(root: Element, drop: Callable[[Element], bool] | None = None) -> str:
    """The words of an element on one line."""
    return " ".join(" ".join(passage.text for passage in passages(root, drop)).split())


def classes(element: Element) -> list[str]:
    """The classes of an element, in lower case."""
    return (element.get("class") or "").lower().split()


def web_address(address: str | None, base: str | None = None) -> str | None:
    """Clean an address and make it whole; None unless it is one of http or https."""
    if not address:
        return None
    try:
        whole = urljoin(base or "", _BREAKS.sub("", clean(address)).strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.search(parts.netloc) or _BLANK.search(parts.netloc):
        return None
    return _BLANK.sub("%20", whole)


_BREAKS = re.compile(r"[\t\n]")
_BLANK = re.compile(r"\s")
_HOST = re.compile(r"\w[^@]*$")


def passages(
    root: Element,
    drop: Callable[[Element], bool] | None = None,
    *,
    autop: bool = False,
    base: str | None = None,
) -> list[Passage]:
    """Read an element's text; `drop` tells which elements inside it are left out, with all that is in them.

    That the element itself is an item of a list or a quotation says nothing of its text.

    With `autop` blank lines divide paragraphs and other line ends break the line, as WordPress's filter of that name
    has it. Addresses of links are made whole with that of the page, `base`.
    """
    reader = _Reader(root, autop, base)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    left_out: Element | None = None
    for event, element in walk:
        if event == "start":
            if element is not root and (_is_unseen(element) or (drop is not None and drop(element))):
                left_out = element
                walk.skip_subtree()
            else:
                reader.start(element)
                reader.text(element.text)
            continue
        if event == "end" and element is not left_out:
            reader.end(element)
        elif event == "end":
            left_out = None
            if element.tag in BLOCKS:
                reader.flush()
        if element is not root:
            reader.text(element.tail)
    reader.flush()
    return reader.found


def _is_unseen(element: Element) -> bool:
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    if "screen-reader-text" in classes(element):
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]*[ \t\r\n\f\v][ \t\r\n\f\v\xa0]*|\xa0{2,}")
_BLANKS_IN_LINE = re.compile(r"[ \t\r\f\v\xa0]*[ \t\r\f\v][ \t\r\f\v\xa0]*|\xa0{2,}")
_LINE_END = re.compile(r"^[ \t]*\r?\n")


class _Context(NamedTuple):
    """A block that is open, and the kind of what stands in it."""

    element: Element
    kind: BlockKind


class _Reader:
    """Collects the text of one block after the other."""

    def __init__(self, root: Element, autop: bool, base: str | None) -> None:
        self.found: list[Passage] = []
        self._root = root
        self._autop = autop
        self._base = base
        self._open: list[_Context] = []
        self._pieces: list[Piece] = []
        self._url: str | None = None
        self._mark = ""
        self._counts: list[int] = []

    def start(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._pieces.append(("\n", None))
        elif tag == "a":
            self._url = web_address(element.get("href"), self._base)
        elif tag == "img":
            if SMILEYS.intersection(classes(element)):
                self.text(element.get("alt"))
        elif tag in ("td", "th"):
            if any(not piece.isspace() for piece, _ in self._pieces):
                self._pieces.append(("\t", None))
        elif tag in BLOCKS:
            self.flush()
            self._begin(element)

    def _begin(self, element: Element) -> None:
        tag = element.tag
        kind = self._open[-1].kind if self._open else "paragraph"
        if tag == "pre":
            kind = "code"
        elif tag in HEADINGS:
            kind = "heading"
        elif tag in ("figcaption", "caption") or "wp-caption-text" in classes(element):
            kind = "caption"
        elif element is self._root and tag in ("blockquote", "li"):
            pass  # it holds the whole text, which is no item of a list then, and no quotation
        elif tag == "blockquote":
            kind = "quote"
        elif tag in ("ol", "ul"):
            self._counts.append(_number(element.get("start"), 1) - 1 if tag == "ol" else -1)
        elif tag == "li":
            kind = "list_item"
            self._mark = self._next_mark(element)
        self._open.append(_Context(element, kind))

    def _next_mark(self, element: Element) -> str:
        if not self._counts or self._counts[-1] < 0:
            return ""
        self._counts[-1] = _number(element.get("value"), self._counts[-1] + 1)
        return f"{self._counts[-1]}. "

    def end(self, element: Element) -> None:
        if element.tag == "a":
            self._url = None
        elif element.tag in BLOCKS and self._open and self._open[-1].element is element:
            self.flush()
            self._open.pop()
            if element.tag in ("ol", "ul"):
                self._counts.pop()

    def text(self, text: str | None) -> None:
        if not text:
            return
        if self._open and self._open[-1].kind == "code":
            self._pieces.append((clean(text), self._url))
        elif self._autop:
            if self._pieces and self._pieces[-1] == ("\n", None):  # one end of a line, marked and written
                text = _LINE_END.sub("", text)
            self._pieces.append((_BLANKS_IN_LINE.sub(" ", clean(text)), self._url))
        else:
            self._pieces.append((_BLANKS.sub(" ", clean(text)), self._url))

    def flush(self) -> None:
        """Make passages of the text since the last block's border."""
        pieces, self._pieces = self._pieces, []
        if not any(piece and not piece.isspace() for piece, _ in pieces):
            return
        kind: BlockKind = self._open[-1].kind if self._open else "paragraph"
        if kind == "code":
            text = "".join(piece for piece, _ in pieces).strip("\n").rstrip()
            self.found.append(Passage(text, "code"))
            return
        for passage in divide(pieces):
            mark, self._mark = self._mark, ""
            shown = marked(passage, mark) if mark else passage
            self.found.append(replace(shown, kind=kind))
            if kind == "list_item":
                self._end_item()
                kind = "paragraph"

    def _end_item(self) -> None:
        """Let what comes after the first paragraph of a list's item be no item of its own."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].kind != "list_item":
                break
            self._open[index] = self._open[index]._replace(kind="paragraph")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
