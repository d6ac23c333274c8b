"""What the objects have in common that do the reader's work for its screen."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from textual import events


class Concern:
    """One thing that the reader does.

    A method `do_ACTION` does the action of that name in keys.py; it takes the command and returns what is to be said,
    None where it has said so itself.
    """

    def take_key(self, event: events.Key) -> bool:
        """Take a key while this asks for keys; False when it does not, or the key is not its own."""
        return False


class Late(Concern):
    """Stands for one that is made, and whose module is loaded, when one of its actions is first asked for."""

    def __init__(self, actions: Collection[str], make: Callable[[], Concern]) -> None:
        self._names = {f"do_{action}" for action in actions}
        self._make = make
        self._made: Concern | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._names:
            raise AttributeError(name)
        self._made = self._made or self._make()
        return getattr(self._made, name)

    def take_key(self, event: events.Key) -> bool:
        """Take a key while this asks for keys; False when it does not, or the key is not its own."""
        return self._made is not None and self._made.take_key(event)
