"""What a file knows of commenters and nobody else is to see: e-mail addresses and IP addresses."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import replace
from urllib.parse import urlsplit

from tui.archive.model import Entry, Reason

_DOMAIN = r"(?:\[[^\]\s]*\]|localhost\b|[^\s@,;:<>()\[\]\"]+\.[^\s@,;:<>()\[\]\"]+)"
_MAIL = re.compile(
    rf"(?:mailto:)?(?:\"[^\"]*\"|[^\s@<>()\[\]\",;:]*\w[^\s@<>()\[\]\",;:]*)(?:@+| @ ){_DOMAIN}", re.IGNORECASE
)
_NUMBERS = re.compile(
    r"\[?(?:(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)|(?<![\w:])[\da-f]*:[\da-f:.]*:[\da-f:.]*)\]?(?::\d+)?",
    re.IGNORECASE,
)
"""What may be an IP address, with its port."""
_LABEL = re.compile(r"\bIP\b:?", re.IGNORECASE)
_EDGES = " <>()[],;:|/–—-"


def without_address(text: str | None) -> str | None:
    """Take e-mail addresses and IP addresses out of a name or another short text; None when nothing else is in it."""
    if not text or not text.strip():
        return None
    plain = unicodedata.normalize("NFKC", text).replace("%40", "@") if _has_signs(text) else text
    left = _NUMBERS.sub(_unless_number, _MAIL.sub(" ", plain)) if _has_signs(plain) else plain
    if left == plain:
        return text.strip()
    left = " ".join(_LABEL.sub(" ", left).replace("()", " ").replace("[]", " ").split()).strip(_EDGES)
    return left or None


def _has_signs(text: str) -> bool:
    """Tell whether a text holds what every such address has."""
    return "@" in text or "＠" in text or "%40" in text or ":" in text or text.count(".") > 2


def _unless_number(found: re.Match[str]) -> str:
    """A blank for an IP address, and for anything else itself."""
    inner = found[0].strip("[").partition("]")[0]
    for candidate in (inner, inner.rpartition(":")[0]):
        if any(map(str.isdecimal, candidate)) and _is_ip(candidate):
            return " "
    return found[0]


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(".".join(part.lstrip("0") or "0" for part in text.split(".")) if "." in text else text)
    except ValueError:
        return False
    return True


def keep_private(entry: Entry) -> Entry:
    """Take the addresses of commenters out of all that is not their own words: name, title, date, site and evidence."""
    author, date = without_address(entry.author), without_address(entry.date)
    title = entry.title
    if title and not entry.is_ping and without_address(title) != title.strip():
        title = None
    url = None if entry.url and "@" in urlsplit(entry.url).netloc else entry.url
    reason = _without_evidence(entry.reason)
    kept = (entry.author, entry.date, entry.title, entry.url, entry.reason)
    if (author, date, title, url, reason) == kept:
        return entry
    return replace(entry, author=author, date=date, title=title, url=url, reason=reason)


def _without_evidence(reason: Reason) -> Reason:
    hidden = reason.evidence is not None and without_address(reason.evidence) != reason.evidence.strip()
    return replace(reason, evidence=None) if hidden else reason
