"""Saving to a file that the reader names: its ending tells the form, and no other file is lost by it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tui.archive.load import STDIN, clean
from tui.screens.asking import Asking

Forms = Mapping[str, Callable[[], Iterable[str]]]
"""The endings of names in lower case, each with what gives the pieces of the text; "" stands for any other ending."""
NOT_SAVED = "Nothing was saved"


class Saving:
    """Asks for a file's name and writes the file; `source` is the path of the file being read, which is never written.

    A name that could not be used is the suggestion when it asks again.
    """

    def __init__(self, asking: Asking, source: str) -> None:
        self._asking = asking
        self._source = source
        self._failed = ""

    def ask(self, prompt: str, suggestion: str, forms: Forms) -> None:
        """Ask for the name, and write the form that its ending tells."""
        suggestion, self._failed = self._failed or suggestion, ""
        self._asking.ask(prompt, suggestion, lambda name: self._take(name.strip(), forms))

    def _take(self, name: str, forms: Forms) -> str | None:
        if not name:
            return NOT_SAVED
        self._failed = name
        try:
            path = Path(name).expanduser()
        except RuntimeError:
            return f"{name}: there is no such user"
        make = forms.get(path.suffix.lower()) or forms.get("")
        if make is None:
            return f"The ending tells the form: {', '.join(forms)}"
        try:
            if why := self._why_not(path):
                return f"{_named(path)}: {why}"
            if not path.exists():
                return self._write(path, make)
        except OSError as error:
            return _refused(path, error)
        self._failed = ""
        self._asking.confirm(f"{_named(path)} exists; y overwrites it", lambda: self._write(path, make))
        return None

    def _why_not(self, path: Path) -> str:
        """Say why nothing can be written there; "" when nothing speaks against it."""
        if not path.parent.is_dir():
            return f"there is no folder {_named(path.parent)}"
        if not path.exists():
            return ""
        if path.is_dir():
            return "that is a folder"
        if not stat.S_ISREG(path.stat().st_mode):
            return "that is no ordinary file"
        source = Path(self._source)
        if self._source != STDIN and source.exists() and path.samefile(source):
            return "that is the file being read"
        return ""

    def _write(self, path: Path, make: Callable[[], Iterable[str]]) -> str:
        from tui.files import write

        try:
            count = write(path, make())
        except OSError as error:
            return _refused(path, error)
        self._failed = ""
        return f"{count} characters saved to {_named(path)}"


def _named(path: Path) -> str:
    """Write a path on one line, without what no terminal should see."""
    return " ".join(clean(str(path).encode("utf-8", "replace").decode()).split("\n"))


def _refused(path: Path, error: OSError) -> str:
    return f"{_named(path)}: {error.strerror or error}"
