"""What a saved page says of itself before its first element: its encoding, and the answer of the server over it."""

from __future__ import annotations

import re

LOOKED_AT = 4096
"""Bytes behind the server's answer that are searched for an encoding; browsers search 1,024, pages name it later."""
_HEADER = re.compile(r"\s*HTTP/\d[^\n]*\n(?:[!-9;-~]+:[^\n]*\n|[ \t]+[^\s][^\n]*\n)*[ \t\r]*(?:\n|$)")
_HEADER_CHARSET = re.compile(r"^content-type:[^\n]*?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE | re.MULTILINE)
_META = re.compile(r"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(r"\s*(?:\ufeff|ï»¿)?\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)


def declared_encoding(head: bytes) -> str | None:
    """Name the encoding that the first bytes of a page claim; None when they claim none.

    The server's answer, as `wget --save-headers` keeps it, counts before the page's own words
    (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding).
    """
    text = head.decode("latin-1").replace("\r\n", "\n")
    answer = _HEADER.match(text)
    if answer and (found := _HEADER_CHARSET.search(answer[0])):
        return found[1]
    start = answer.end() if answer else 0
    page = text[start : start + LOOKED_AT]
    found = _XML.match(page) or _META.search(_COMMENT.sub("", page))
    return found[1] if found else None


def without_http_header(text: str) -> str:
    """Take off the server's answer that stands at the beginning of a page."""
    answer = _HEADER.match(text)
    return text[answer.end() :] if answer else text
