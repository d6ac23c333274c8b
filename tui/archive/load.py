"""Bytes of a file → clean text whose lines are numbered as the file's are.

The only module of the document that touches the file system.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

STDIN = "-"
"""The path that stands for standard input."""


class UnreadableError(Exception):
    """A file that cannot be read or shown; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class RawText:
    """A file's text, cleaned, and what is known of the file; `size` is in bytes."""

    path: str
    encoding: str
    size: int
    sha256: str
    text: str
    warnings: tuple[str, ...] = ()


def load(path: str) -> RawText:
    """Read and clean a file, or standard input for "-".

    Raises:
        UnreadableError: when there is no such file, or it holds no text.
    """
    data = _read_bytes(path)
    if not data:
        raise UnreadableError("the file is empty")
    text, encoding, warnings = decode(data)
    warnings += _line_ends(text)
    text = clean(text)
    if not text.strip():
        raise UnreadableError("the file holds nothing but white space")
    return RawText(path, encoding, len(data), hashlib.sha256(data).hexdigest(), text, warnings)


def _line_ends(text: str) -> tuple[str, ...]:
    """Warn of lines that end in different ways: a file put together from others may have blank lines too many."""
    both = text.count("\r\n")
    ends = {"CRLF": both, "LF": text.count("\n") - both, "CR": text.count("\r") - both}
    found = [name for name, count in ends.items() if count]
    return (f"its lines end in different ways: {' and '.join(found)}",) if len(found) > 1 else ()


def _read_bytes(path: str) -> bytes:
    if path == STDIN:
        if sys.stdin is None:
            raise UnreadableError("it is closed")
        return sys.stdin.buffer.read()
    if not path:
        raise UnreadableError("the name is empty")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise UnreadableError("there is no such file") from None
    except IsADirectoryError:
        raise UnreadableError("this is a directory; name a file in it") from None
    except PermissionError:
        raise UnreadableError("no permission to read it") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(getattr(error, "strerror", None) or str(error)) from None


BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Decode a file's bytes: (text, name of the encoding, warnings).

    Raises:
        UnreadableError: when the bytes are no text.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _with_replacement(data, encoding)
    if _looks_binary(data):
        raise UnreadableError("this is a binary file, not a text")
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _guess(data, error.start)


def _with_replacement(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeDecodeError:
        name = encoding.removesuffix("-sig").upper()
        warning = f"some bytes are not {name}; they are shown as \N{REPLACEMENT CHARACTER}"
        return data.decode(encoding, "replace"), encoding, (warning,)


_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def _looks_binary(data: bytes) -> bool:
    """Tell whether over 2 % of the first 64 KiB are control bytes that no text uses; compressed data has 10 %."""
    head = data[:65536]
    return len(_BINARY.findall(head)) * 50 > len(head)


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


_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_ESCAPE_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor moves
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # strings: titles, clipboard
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"  # all others: character sets, saved cursors, resets
)
# Bidi controls reorder what stands around them; joiners (U+200C, U+200D) belong to words and stay.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(text: str) -> str:
    """Make every line break a newline and take control characters, escape sequences and bidi controls out.

    The kinds of line break are those of `str.splitlines`, so lines count as any Python program counts them.
    Escape sequences: ECMA-48. Cleaning what is clean changes nothing.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _ESCAPE_SEQUENCES.sub("", text)
    return _UNWANTED.sub("", text)
