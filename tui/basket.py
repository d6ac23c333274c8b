"""The basket: quotations collected from any files, kept in a file of one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

from tui.archive.load import clean
from tui.files import locked, write

NAME = "basket.jsonl"
PRIVATE = 0o600


class BasketError(Exception):
    """The basket cannot be read or written; its text says why in one line."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A text with its attribution, the reference that opens the reader there, and the SHA-256 of the source's bytes."""

    text: str
    reference: str
    sha256: str


class Basket:
    """Holds quotations in the order they came in, each text once.

    It is kept in a file of `folder`, which is made once something is put in; None keeps it as long as this object
    lasts. Each change is made to the file as it is then, so several readers can share it, and lines of it that are
    not understood stay where they are.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lines: list[str] = []

    def quotations(self) -> list[Quotation]:
        """What is in the basket.

        Raises:
            BasketError: when the file is there and cannot be read.
        """
        with _told():
            return list(_understood(self._read()))

    def add(self, quotations: Iterable[Quotation]) -> int:
        """Put quotations in, and return how many of them were not there before.

        Raises:
            BasketError: when the file cannot be written; nothing has been put in then.
        """
        with self._changing() as lines:
            known = {quotation.text for quotation in _understood(lines)}
            new = {one.text: one for one in quotations if one.text not in known}
            lines += [json.dumps(asdict(one)) for one in new.values()]
            return len(new)

    def remove(self, quotation: Quotation) -> None:
        """Take a quotation out, if it is there.

        Raises:
            BasketError: when the file cannot be written; it stays in then.
        """
        with self._changing() as lines:
            lines[:] = [line for line in lines if _parse(line) != quotation]

    @contextmanager
    def _changing(self) -> Iterator[list[str]]:
        """Give the lines of the file, and write them when they have been changed, before another reader can."""
        with _told():
            if self._folder:
                self._folder.mkdir(parents=True, exist_ok=True)
            with locked(self._folder / f"{NAME}.lock") if self._folder else nullcontext():
                before = self._read()
                lines = list(before)
                yield lines
                if lines != before:
                    self._write(lines)

    def _read(self) -> list[str]:
        if not self._folder:
            return self._lines
        try:
            text = (self._folder / NAME).read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return []
        return [line for line in text.split("\n") if line]

    def _write(self, lines: Sequence[str]) -> None:
        if self._folder:
            write(self._folder / NAME, (f"{line}\n" for line in lines), PRIVATE)
        else:
            self._lines = list(lines)


@contextmanager
def _told() -> Iterator[None]:
    """Make one line of what the system refuses."""
    try:
        yield
    except OSError as error:
        why = "another reader holds it" if isinstance(error, BlockingIOError) else error.strerror or str(error)
        raise BasketError(f"The basket cannot be used: {why}") from None


def _understood(lines: Iterable[str]) -> Iterator[Quotation]:
    return (quotation for line in lines if (quotation := _parse(line)))


def _parse(line: str) -> Quotation | None:
    """Read a line; None where it is no quotation."""
    try:
        held = json.loads(line)
        values = [held[name] for name in ("text", "reference", "sha256")]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return Quotation(*map(clean, values)) if all(isinstance(value, str) for value in values) else None
