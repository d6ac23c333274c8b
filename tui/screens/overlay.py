"""What the screens that open over the reader have in common: a box that scrolls, and keys that close it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.keys import BY_ID


def closing(action: str) -> Binding:
    """Bind the keys that open an overlay to close it, together with escape and q."""
    names = {"?": "question_mark", "=": "equals_sign"}
    keys = [names.get(key, key) for key in BY_ID[action].keys]
    return Binding(",".join(["escape", "q", *keys]), "dismiss", "Close")


class Overlay(ModalScreen[None]):
    """A box over the reader, scrolled with the reader's own keys; its content is a VerticalScroll named #box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll('down')", "Down", show=False),
        Binding("k,up", "scroll('up')", "Up", show=False),
        Binding("space,f,pagedown", "scroll('page_down')", "Page down", show=False),
        Binding("b,pageup", "scroll('page_up')", "Page up", show=False),
        Binding("g,home", "scroll('home')", "Top", show=False),
        Binding("G,end", "scroll('end')", "Bottom", show=False),
    ]

    def action_scroll(self, where: str) -> None:
        """Scroll the box."""
        getattr(self.query_one("#box", VerticalScroll), f"scroll_{where}")(animate=False)
