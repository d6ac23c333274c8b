"""Broken XML of exports and feeds: divided at its items, and mended where writers of feeds are known to err."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.entities import html5

LONGEST = 80
"""Characters in the longest tag that is looked for."""


def pieces(texts: Iterable[str], prefix: str = "") -> Iterator[str]:
    """Divide a text that comes in parts into what is before its items, the items, and what is between and after.

    `prefix` is that of the root element, which the items may have too.
    """
    prefixes = "|".join(re.escape(prefix) for prefix in (prefix[-LONGEST // 2 :], "rss:", "atom:"))
    border = re.compile(rf"(?P<held><!\[CDATA\[|<!--)|<(?P<end>/?)(?:{prefixes})?(?:item|entry)(?=[\s/>])")
    text, begin, at = "", 0, 0
    awaited = ""
    for part in texts:
        text, begin, at = text[begin:] + part, 0, at - begin
        while True:
            if awaited:
                end = text.find(awaited, at)
                if end < 0:
                    at = max(at, len(text) - len(awaited))
                    break
                at, awaited = end + len(awaited), ""
            found = border.search(text, at)
            if not found:
                at = max(at, len(text) - LONGEST)
                break
            if found["held"]:
                at, awaited = found.end(), "]]>" if "[" in found["held"] else "-->"
                continue
            cut, at = found.start(), found.end()
            if found["end"]:
                cut = text.find(">", at) + 1
                if not cut:
                    at = found.start()
                    break
                at = cut
            if cut > begin:
                yield text[begin:cut]
            begin = cut
    if begin < len(text):
        yield text[begin:]


_HTML = frozenset(
    (
        "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "big", "blockquote", "br", "center",
        "cite", "code", "dd", "del", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input", "ins",
        "kbd", "li", "main", "nav", "noscript", "object", "ol", "p", "param", "picture", "pre", "q", "s", "samp",
        "script", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video", "wbr",
    )
)  # fmt: skip
"""Elements of HTML that no feed has as its own; unescaped, and often never closed, they tear an item apart."""
_SIGNS = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?(?:(?P<cdata_end>\]\]>)|\Z))"
    r"|(?P<comment><!--.*?(?:(?P<comment_end>-->)|\Z))"
    r"|(?P<instruction><\?[^<>]*\?>)"
    r"|(?P<cut><(?:[/?!a-z][^<>]*)?\Z)"
    r"|&(?:\#(?P<number>[0-9]{1,7}|x[0-9a-f]{1,6});|(?P<name>\w{1,40};))?"
    r"|</?(?P<tag>[a-z_][\w:.-]*)?"
    r"|(?P<loose>\]\]>)",
    re.DOTALL | re.IGNORECASE,
)
_XML_NAMES = frozenset(("lt;", "gt;", "amp;", "quot;", "apos;"))


def repair(text: str) -> str:
    """Mend a piece of XML: loose & and <, names of HTML's characters, HTML that stands unescaped, and a cut end."""
    return _SIGNS.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    sign = found[0]
    if found["cdata"]:
        return sign if found["cdata_end"] else f"{sign.removesuffix(']]')}]]>"
    if found["comment"]:
        return sign if found["comment_end"] else f"{sign}-->"
    if found["cut"] is not None:
        return ""
    if found["loose"]:
        return "]]&gt;"
    if sign[0] == "&":
        return _reference(found)
    tag = found["tag"]
    return sign if found["instruction"] or (tag and tag.lower() not in _HTML) else f"&lt;{sign[1:]}"


def _reference(found: re.Match[str]) -> str:
    name, number = found["name"], found["number"]
    if number:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        return f"&#{code};" if _is_allowed(code) else ""
    if name in _XML_NAMES:
        return found[0]
    return escape(html5[name]) if name in html5 else f"&amp;{found[0][1:]}"


def _is_allowed(code: int) -> bool:
    """Tell whether XML allows a character (https://www.w3.org/TR/xml/#charsets)."""
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
