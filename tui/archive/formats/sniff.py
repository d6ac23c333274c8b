"""Which format a file is in, told by how its content begins and never by its name."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from tui.archive.encodings import BOMS
from tui.archive.model import FormatName

LATEST = 4096
"""Characters that a server's answer or its complaints may take up before a page."""


class Told(NamedTuple):
    """A format, and the words of the file that show it."""

    format: FormatName
    sign: str


def sniff(head: bytes) -> Told | None:
    """Tell a format that is not plain text by a file's first bytes; None for texts."""
    text = _lenient(head)
    begin = text.lstrip("\ufeff \t\r\n\v\f\0")
    if begin[:1] in ("{", "["):
        return _json(begin)
    if begin[:1] == "<" or begin.startswith("HTTP/1.") or _LATE.search(begin, 0, LATEST):
        return _markup(begin)
    return _mtif(begin)


def _lenient(head: bytes) -> str:
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return head.decode(encoding, "replace")
    return head.decode("latin-1")


_KEY = re.compile(
    r'[\[\s]*+(?:\{\s*("(?:[^"\\\n]|\\.){1,60}"\s*:\s*(?:["\[{\d-]|true|false|null|\Z)|\}\s*(?:[,\]]|\Z))|\]\s*\Z)'
)


def _json(begin: str) -> Told | None:
    """Tell JSON from a text that begins with a bracket, by a key behind it."""
    found = _KEY.match(begin)
    return Told("wpjson", " ".join(found[0].split())) if found else None


_WXR = re.compile(r'xmlns:\w+\s*=\s*["\'](http://wordpress\.org/export/[^"\']*)|<(wp:wxr_version)\b|<(wp:post_type)\b')
_ROOT = re.compile(r"(<(?:\w+:)?(?:rss|feed|RDF)\b)[^<>]*(?:>\s*(?:<|\Z)|\Z)", re.IGNORECASE)
_HTML = re.compile(
    r"<!doctype html[^>]{0,120}>?"
    r"|<(?:html|head|body|title|meta|link|base|script|style|noscript|div|p|article|section|main|header|footer|nav|aside"
    r"|h[1-6]|table|span|ul|ol|dl|blockquote|figure|img|center|font|strong|em|b|i|a)\b[^<>]{0,120}>",
    re.IGNORECASE,
)
_LATE = re.compile(r"(?:<!doctype html\b|<html(?=[\s>]))[^<>]{0,120}>(?=\s*(?:<|\Z))", re.IGNORECASE)
"""How a page begins behind what a server wrote before it."""
_PROLOG = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?!\s+html)[^>\[]*+(?:\[[^\]]*+\][^>]*+)?>", re.IGNORECASE | re.DOTALL
)


def _markup(begin: str) -> Told | None:
    body = _after_prolog(begin)
    if root := _ROOT.match(body):
        wxr = _WXR.search(begin)
        return Told("wxr", next(filter(None, wxr.groups()))) if wxr else Told("feed", root[1] + ">")
    if found := _HTML.match(body) or _LATE.search(begin, 0, LATEST):
        return Told("html", " ".join(found[0].split()))
    wxr = _WXR.search(begin)
    return Told("wxr", next(filter(None, wxr.groups()))) if wxr and "<rss" in begin else None


def _after_prolog(text: str) -> str:
    """Leave declarations, comments and blanks at the beginning out."""
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    return text[at:]


_MTIF_KEY = re.compile(r"[A-Z][A-Z0-9_ ]{1,30}:|$")
_MTIF_KEYS = frozenset(("AUTHOR", "TITLE", "BASENAME", "STATUS", "CONVERT BREAKS", "ALLOW COMMENTS", "DATE"))


def _mtif(begin: str) -> Told | None:
    """Tell an export of Movable Type by its keys and the line of five dashes that ends them."""
    lines = [line.rstrip() for line in begin.splitlines()[:60]]
    head = list(takewhile(_MTIF_KEY.match, lines))
    known = _MTIF_KEYS.intersection(line.partition(":")[0] for line in head)
    if len(known) > 1 and lines[len(head) :][:1] == ["-----"]:
        return Told("mtif", lines[0].partition(":")[0] + ":")
    return None
