"""Bytes compressed with gzip → the bytes that were packed, as far as they can be had.

The format: https://www.rfc-editor.org/rfc/rfc1952
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

SIGN = b"\x1f\x8b\x08"
"""How such a file begins."""
PIECE = 1 << 18
"""Bytes that are unpacked at a time."""
CUT = "the compressed file is cut off; its end is lost"
DAMAGED = "the compressed file is damaged; what comes after is lost"
_STEP = 1 << 14


def unpack(stored: Iterable[bytes], warn: Callable[[str], None]) -> Iterator[bytes]:
    """Unpack members that stand one after the other; of a file that is cut off or damaged, what comes before."""
    member, begun = _new(), False
    for step in _steps(stored):
        todo = step
        while todo:
            begun, before = True, member.copy()
            try:
                piece = member.decompress(todo, PIECE)
            except zlib.error:
                yield _up_to_damage(before, todo)
                warn(DAMAGED)
                return
            yield piece
            todo = member.unconsumed_tail
            if member.eof:
                todo = member.unused_data.lstrip(b"\0")
                member, begun = _new(), False
    if begun:
        warn(CUT)


def _new() -> zlib._Decompress:
    return zlib.decompressobj(wbits=31)


def _steps(stored: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in stored:
        for at in range(0, len(chunk), _STEP):
            yield chunk[at : at + _STEP]


def _up_to_damage(member: zlib._Decompress, damaged: bytes) -> bytes:
    """Unpack a byte at a time until one cannot be."""
    unpacked = b""
    try:
        for at in range(len(damaged)):
            unpacked += member.decompress(damaged[at : at + 1])
    except zlib.error:
        pass
    return unpacked
