"""Where what is kept from one reading to the next lies: a small file a document, and one of the reader itself."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from tui.archive.load import clean
from tui.archive.model import Document
from tui.archive.question import Question
from tui.files import locked, write
from tui.history import Questions, kept, merge_histories
from tui.schema import (
    BrokenError,
    Fields,
    NewerError,
    dumps,
    loads,
    read_history,
    read_reading,
    read_session,
    write_history,
    write_reading,
    write_session,
)
from tui.work import Reading, Session, Work, merge_readings, merge_sessions

__all__ = ["Reading", "Session", "Store", "Work"]

SESSION = "session.json"
HISTORY = "history.json"
LOCK = "lock"
LONGEST = 1 << 24
"""Bytes of the longest file that is kept; one that is longer is none of ours."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Kind(Generic[_T]):
    """What files of one kind hold: how they are read and written, and how two readers' changes are put together.

    `what` names it where it is not kept.
    """

    empty: _T
    read: Callable[[Fields], _T]
    write: Callable[[_T], Fields]
    merge: Callable[[_T, _T, _T], _T]
    what: str = "place is"


_SESSIONS = _Kind(Session(), read_session, write_session, merge_sessions)
_HISTORIES: _Kind[Questions] = _Kind((), read_history, write_history, merge_histories, "queries are")


def _readings_of(document: Document) -> _Kind[Reading]:
    entries = len(document.entries)
    return _Kind(Reading(), lambda fields: read_reading(fields, entries), write_reading, merge_readings)


class Store:
    """Keeps things in a folder, which is made when there is something to keep; None keeps nothing.

    What goes wrong is told as a line, once, and stops nobody from reading. Files that cannot be read are set aside,
    those of a later version left alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._before: dict[str, Any] = {}
        """What each file held as far as this reader knows: what differs from it is this reader's change."""
        self._left_alone: set[str] = set()
        self._complained = False

    @property
    def is_new(self) -> bool:
        """Whether nothing has ever been kept here."""
        return self.folder is not None and not os.path.lexists(self.folder)

    def make_folder(self) -> str | None:
        """Make the folder, and say what is wrong where that cannot be done."""
        try:
            if self.folder:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            return self._complain(error)
        return None

    def load(self, document: Document) -> tuple[Reading, str | None]:
        """What was kept of a document, and what is to be said of it."""
        return self._load(_name_of(document), _readings_of(document))

    def save(self, document: Document, reading: Reading) -> str | None:
        """Keep what this reader changed since it was loaded, and say what is wrong where that cannot be done."""
        return self._save(_name_of(document), _readings_of(document), reading)

    def load_session(self) -> tuple[Session, str | None]:
        """What was kept of the reader itself, and what is to be said of it."""
        return self._load(SESSION, _SESSIONS)

    def save_session(self, session: Session) -> str | None:
        """Keep what was changed of the session since it was loaded, and say what is wrong where that cannot be."""
        return self._save(SESSION, _SESSIONS, session)

    def load_history(self) -> tuple[Questions, str | None]:
        """The queries asked before, the newest last, and what is to be said of them."""
        return self._load(HISTORY, _HISTORIES)

    def save_history(self, questions: Iterable[Question]) -> str | None:
        """Keep what was asked since the queries were loaded, and say what is wrong where that cannot be done."""
        return self._save(HISTORY, _HISTORIES, kept(questions))

    def _load(self, name: str, kind: _Kind[_T]) -> tuple[_T, str | None]:
        self._left_alone.discard(name)
        found, said = kind.empty, None
        if self.folder:
            try:
                found, _ = _read(self.folder / name, kind)
                said = self._check_access()
            except BrokenError:
                found, said = self._set_aside(name, kind)
            except NewerError:
                said = self._leave_alone(name, kind)
            except OSError as error:
                said = self._complain(error, kind.what)
        self._before[name] = found
        return found, said

    def _save(self, name: str, kind: _Kind[_T], mine: _T) -> str | None:
        before = self._before.get(name, kind.empty)
        if self.folder is None or name in self._left_alone or mine == before:
            return None
        said = None
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with locked(self.folder / LOCK):
                try:
                    there, fields = _read(self.folder / name, kind)
                except BrokenError as error:
                    there, fields = kind.empty, {}
                    said = self._move_aside(name, error)
                merged = kind.merge(mine, before, there)
                if merged != there:
                    write(self.folder / name, [_checked(dumps(fields | kind.write(merged)))], 0o600)
        except NewerError:
            return self._leave_alone(name, kind)
        except OSError as error:
            return self._complain(error, kind.what)
        self._before[name] = mine
        self._complained = False
        return said

    # What goes wrong

    def _set_aside(self, name: str, kind: _Kind[_T]) -> tuple[_T, str | None]:
        """Set a broken file aside, unless another reader has done so meanwhile."""
        assert self.folder
        try:
            with locked(self.folder / LOCK):
                try:
                    return _read(self.folder / name, kind)[0], None
                except BrokenError as error:
                    return kind.empty, self._move_aside(name, error)
        except NewerError:
            return kind.empty, self._leave_alone(name, kind)
        except OSError as error:
            self._left_alone.add(name)
            return kind.empty, self._complain(error, kind.what, f": {name} cannot be read or set aside")

    def _move_aside(self, name: str, broken: BrokenError) -> str:
        assert self.folder
        path = self.folder / f"{name}.broken"
        number = 1
        while os.path.lexists(path):
            number += 1
            path = self.folder / f"{name}.broken-{number}"
        (self.folder / name).rename(path)
        return _one_line(f"{name}: {broken}; set aside as {path.name} in {self.folder}")

    def _leave_alone(self, name: str, kind: _Kind[Any]) -> str:
        self._left_alone.add(name)
        return _one_line(f"{name} is of a newer lwj-read; your {kind.what} not kept in {self.folder}")

    def _check_access(self) -> str | None:
        """Tell beforehand that nothing can be written: on leaving it is too late to be read."""
        assert self.folder
        if self.folder.is_dir() and not os.access(self.folder, os.W_OK | os.X_OK):
            return self._complain(PermissionError(0, "it cannot be written to"))
        return None

    def _complain(self, error: OSError, what: str = "place is", why: str = "") -> str | None:
        if self._complained:
            return None
        self._complained = True
        return _one_line(f"Your {what} not kept{why}: {error.strerror or error}: {self.folder}")


def _name_of(document: Document) -> str:
    """Name a document's file by its content, the format it is read as, and the post."""
    source = document.source
    post = hashlib.sha256(source.post.encode("utf-8", "surrogatepass")).hexdigest() if source.post else ""
    return "-".join(filter(None, (source.sha256[:16], source.format, post[:16]))) + ".json"


def _one_line(text: str) -> str:
    """Make a message safe to show: the path is the user's text, not ours."""
    return clean(text.encode("utf-8", "replace").decode()).replace("\n", " ")


# Files


def _read(path: Path, kind: _Kind[_T]) -> tuple[_T, Fields]:
    """Read a file, and all its fields too; a file that is not there holds nothing.

    Raises:
        BrokenError: when it cannot be read, or holds what cannot be meant.
        NewerError: when it was written by a later version.
        NotADirectoryError: when its folder is none.
    """
    try:
        data = _read_bytes(path)
    except FileNotFoundError:
        return kind.empty, {}
    except NotADirectoryError:
        raise
    except OSError as error:
        raise BrokenError(error.strerror or str(error)) from None
    fields = loads(data)
    return kind.read(fields), fields


def _read_bytes(path: Path) -> bytes:
    # What stands there may be a pipe, which would wait for somebody to write into it.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BrokenError("it is no file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(LONGEST + 1)
    finally:
        os.close(descriptor)
    if len(data) > LONGEST:
        raise BrokenError("it is too long")
    return data


def _checked(data: bytes) -> str:
    if len(data) > LONGEST:
        raise OSError(0, "there is too much to keep")
    return data.decode("ascii")
