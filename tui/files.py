"""Writing files so that they are there whole or not at all."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TRIES = 200
"""How often a lock that another process holds is tried."""
WAIT = 0.01
"""Seconds between two tries; another reader needs a lock for some milliseconds."""


def write(path: Path, pieces: Iterable[str], mode: int = 0o666) -> int:
    """Write a text in UTF-8 in place of what a file holds, and return how many characters it has.

    The mode is that of a new file, from which the process's mask is taken; one that is there keeps its own.

    Raises:
        OSError: when that cannot be done; the file is then as it was.
    """
    import secrets

    path = Path(os.path.realpath(path))
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(path.stat().st_mode)
    temporary = path.with_name(f".lwj-read-{secrets.token_hex(6)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    count = 0
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            for piece in pieces:
                count += file.write(piece)
            file.flush()
            os.fsync(descriptor)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return count


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file as a lock, which is made where there is none; the lock goes with the process that holds it.

    Raises:
        OSError: when it cannot be made, or another process keeps holding it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    for _ in range(TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            time.sleep(WAIT)
        except OSError:  # a file system without locks
            return
    raise OSError(0, "another reader is at it")
