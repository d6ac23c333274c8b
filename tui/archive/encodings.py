"""Bytes → text: by a byte order mark, by what they say they are, and else by detection."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def has_bom(data: bytes) -> bool:
    """Tell whether bytes begin with a byte order mark."""
    return data.startswith(tuple(bom for bom, _ in BOMS))


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """Decode a file's bytes: (text, name of the encoding, warnings); `declared` is the encoding that they claim.

    A byte order mark counts before what is declared, and so does text that is UTF-8 beyond doubt; what is declared
    counts before detection.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _with_replacement(data, encoding)
    known = _codec(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    else:
        if known in (None, "utf-8") or (text.isascii() and known not in _STATEFUL):
            return text, "utf-8", ()
        if known not in _STATEFUL:
            return text, "utf-8", (f"it says that it is {known}, but it is UTF-8",)
        bad = 0
    if known is None or known == "utf-8":
        return _guess(data, bad)
    read = _decoded(data, known)
    if read is not None:
        return read, known, ()
    if known in _LENIENT:
        return _with_replacement(data, known)
    text, encoding, _ = _guess(data, bad)
    return text, encoding, (f"it says that it is {known}, which it is not; read as {encoding}, which is a guess",)


_STATEFUL = frozenset(("iso2022_jp", "hz", "iso2022_kr"))
"""Encodings whose text looks like ASCII."""
_NO_PAGE = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))
"""Codecs for text that no browser takes for a page's encoding."""
_LENIENT = frozenset(("cp1252", "cp932", "gb18030", "euc_jp", "cp949", "big5hkscs"))
"""Encodings that pages were commonly written in with a wrong byte here and there."""
_READ_AS = {
    "ascii": "cp1252", "latin-1": "cp1252", "iso8859-1": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "tis-620": "cp874", "big5": "big5hkscs", "iso8859-9": "cp1254",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-32": "utf-8",
}  # fmt: skip
"""What a page is written in that declares an encoding (https://encoding.spec.whatwg.org/#names-and-labels)."""


def _codec(declared: str | None) -> str | None:
    """Name the codec for a declared encoding; None when there is none."""
    if not declared:
        return None
    label = declared.strip().lower().removeprefix("x-")
    try:
        name = codecs.lookup({"sjis": "shift_jis", "macintosh": "mac_roman"}.get(label, label)).name
        "a".encode(name)  # fails for the codecs that are no encodings of text
    except (LookupError, ValueError):
        return None
    if name in _NO_PAGE:
        return None
    return _READ_AS.get(name, name)


def _with_replacement(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeDecodeError:
        name = encoding.removesuffix("-sig").upper().replace("_", "-")
        warning = f"some bytes are not {name}; they are shown as \N{REPLACEMENT CHARACTER}"
        return data.decode(encoding, "replace"), encoding, (warning,)


def _guess(data: bytes, first_bad: int) -> tuple[str, str, tuple[str, ...]]:
    """Decode bytes that are not UTF-8: a few bad bytes are replaced, else the encoding is detected."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    line = data.count(b"\n", 0, first_bad) + 1
    if sum(byte > 0x7F for byte in data) > 20 * broken:
        return text, "utf-8", (f"broken UTF-8 from line {line} on: shown as \N{REPLACEMENT CHARACTER}",)
    encoding = _detect(data)
    warning = f"not UTF-8 (line {line}); read as {encoding}, which is a guess"
    return data.decode(encoding, "replace"), encoding, (warning,)


FEW = 40
"""Bytes above ASCII; fewer tell nothing of which single-byte encoding they are in."""
_KANA = re.compile("[\u3040-\u30ff]")
_WIDE_ENCODINGS = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]


def _detect(data: bytes) -> str:
    """Name the likeliest encoding of a text that is not UTF-8.

    Kana give Japanese away, and a mostly Latin text with few other bytes is taken as Western: statistics come last, for
    they are often wrong on texts as short as these. UTF-16 and UTF-32 are known by their byte order marks alone.
    """
    for encoding in ("shift_jis", "euc_jp"):
        text = _decoded(data, encoding)
        if text is not None and len(_KANA.findall(text)) * 10 > len(text):
            return encoding
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=_WIDE_ENCODINGS).best()
    high = sum(byte > 0x7F for byte in data)
    western = _decoded(data, "cp1252") if high * 3 < len(data) else None
    if western is not None and (best is None or high < FEW or str(best) == western):
        return "cp1252"
    return best.encoding if best else "latin-1"


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
