"""What every screen over the reader has in common: it is closed once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Modal(ModalScreen[Result], inherit_bindings=False):
    """A screen over others; the toolkit's own closes whatever is in front when it is closed a second time."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen and give a result, unless it is closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
