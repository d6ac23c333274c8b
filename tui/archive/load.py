"""Bytes of a file → clean text whose lines are numbered as the file's are.

The only module of the document that touches the file system.
"""

from __future__ import annotations

import hashlib
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from tui.archive import encodings, unpack

STDIN = "-"
"""The path that stands for standard input."""
HEAD = 1 << 16
"""Bytes at the beginning of a file that tell what it is."""
CHUNK = 1 << 18
"""Bytes that are read at a time."""
SMALL = 1 << 24
"""Bytes of a file that is read once; a bigger one is read anew each time, and never held whole."""
LONGEST = 1 << 30
"""Bytes of what has no end that can be seen: a pipe, or what is unpacked, where kilobytes can become terabytes."""


Stamp = tuple[int, int, int]
"""What tells cheaply that a file has changed: when it was written in nanoseconds, its size in bytes, its inode."""


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


class File:
    """A file, or standard input for "-": its bytes, unpacked where they are compressed with gzip.

    `size` in bytes and `sha256` are those of the file as it stands, and `stamp` is from before it was read.

    Raises:
        UnreadableError: when there is no such file, or nothing in it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.stamp = stamp(path)
        self.warnings: tuple[str, ...] = ()
        self._bytes: bytes | None = None
        digest = hashlib.sha256()
        self.size = 0
        for chunk in self._read_once(path):
            self.size += len(chunk)
            digest.update(chunk)
        self.sha256 = digest.hexdigest()
        if not self.size:
            raise UnreadableError("the file is empty")
        self.packed = self._start(len(unpack.SIGN)) == unpack.SIGN
        self.head = b"".join(_up_to(self.chunks(), HEAD))
        """The first bytes, unpacked."""

    def _read_once(self, path: str) -> Iterable[bytes]:
        """Read a big file in pieces; anything else at once, for it may not be there a second time."""
        if _is_big(path):
            return _pieces(path)
        self._bytes = _read_bytes(path)
        return (self._bytes,)

    def _stored(self) -> Iterator[bytes]:
        return iter((self._bytes,)) if self._bytes is not None else _pieces(self.path)

    def _start(self, count: int) -> bytes:
        return next(self._stored(), b"")[:count]

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning, unpacked, in pieces; each call begins anew."""
        return self._unpacked() if self.packed else self._stored()

    def _unpacked(self) -> Iterator[bytes]:
        done = 0
        for piece in unpack.unpack(self._stored(), self._warn):
            done += len(piece)
            if done > LONGEST:
                raise UnreadableError("it unpacks to more than 1 GiB; unpack it to read it")
            yield piece

    def _warn(self, warning: str) -> None:
        if warning not in self.warnings:
            self.warnings += (warning,)

    def is_longer(self, count: int) -> bool:
        """Whether there are more bytes than that, unpacked; no more of them are looked at."""
        return any(total > count for total in accumulate(map(len, self.chunks())))

    def forget(self) -> None:
        """Keep the bytes no longer where they can be read anew."""
        if self.stamp:
            self._bytes = None

    def read(self) -> bytes:
        """All bytes, unpacked."""
        return b"".join(self.chunks())

    def text(self, declared: str | None = None, *, lines: bool = True) -> RawText:
        """Decode and clean the text; `declared` is the encoding that it claims to have.

        `lines` tells whether it matters how its lines end.

        Raises:
            UnreadableError: when the bytes are no text.
        """
        data = self.read()
        if not data:
            raise UnreadableError("there is nothing in the compressed file")
        text, encoding, warnings = decode(data, declared)
        warnings += _line_ends(text) if lines else ()
        text = clean(text)
        if not text.strip():
            raise UnreadableError("the file holds nothing but white space")
        return RawText(self.path, encoding, self.size, self.sha256, text, (*self.warnings, *warnings))


def load(path: str) -> RawText:
    """Read and clean a file, or standard input for "-".

    Raises:
        UnreadableError: when there is no such file, or it holds no text.
    """
    return File(path).text()


def _up_to(pieces: Iterable[bytes], count: int) -> Iterator[bytes]:
    for piece in pieces:
        yield piece[:count]
        count -= len(piece)
        if count <= 0:
            return


def stamp(path: str) -> Stamp | None:
    """The stamp of a file; None for what is no file, or none that can be read a second time."""
    if path == STDIN or not path:
        return None
    try:
        about = Path(path).stat()
    except (OSError, ValueError):
        return None
    return (about.st_mtime_ns, about.st_size, about.st_ino) if stat.S_ISREG(about.st_mode) else None


def _is_big(path: str) -> bool:
    about = stamp(path)
    return about is not None and about[1] > SMALL


def _pieces(path: str) -> Iterator[bytes]:
    try:
        with Path(path).open("rb") as file:
            while piece := file.read(CHUNK):
                yield piece
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from None


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
        return _read_whole(sys.stdin.buffer)
    if not path:
        raise UnreadableError("the name is empty")
    try:
        with Path(path).open("rb") as file:
            return _read_whole(file)
    except FileNotFoundError:
        raise UnreadableError("there is no such file") from None
    except IsADirectoryError:
        raise UnreadableError("this is a directory; name a file in it") from None
    except PermissionError:
        raise UnreadableError("no permission to read it") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(getattr(error, "strerror", None) or str(error)) from None


def _read_whole(file: BinaryIO) -> bytes:
    """Read to the end, which what is no text may not have."""
    head = file.read(HEAD)
    if not head.startswith(unpack.SIGN) and not encodings.has_bom(head) and _looks_binary(head):
        raise UnreadableError("this is a binary file, not a text")
    data = head + file.read(LONGEST)
    if len(data) > LONGEST:
        raise UnreadableError("it is longer than 1 GiB, or has no end")
    return data


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """Decode a file's bytes, as `encodings.decode` does.

    Raises:
        UnreadableError: when the bytes are no text.
    """
    if not encodings.has_bom(data) and _looks_binary(data):
        raise UnreadableError("this is a binary file, not a text")
    return encodings.decode(data, declared)


_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def _looks_binary(data: bytes) -> bool:
    """Tell whether over 2 % of the first 64 KiB are control bytes that no text uses; compressed data has 10 %."""
    head = data[:65536]
    return len(_BINARY.findall(head)) * 50 > len(head)


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
