"""What the objects have in common that do the reader's work for its screen."""

from __future__ import annotations

from textual import events


class Concern:
    """One thing that the reader does.

    A method `do_ACTION` does the action of that name in keys.py; it takes the command and returns what is to be said,
    None where it has said so itself.
    """

    def take_key(self, event: events.Key) -> bool:
        """Take a key while this asks for keys; False when it does not, or the key is not its own."""
        return False
