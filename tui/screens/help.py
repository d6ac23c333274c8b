"""The help: every action with its keys, made from the one table."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import ACTIONS, display

KEY_COLUMNS = 18


def help_text() -> Text:
    """Write the table of keys, group by group."""
    text = Text()
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        text.append(f"{group}\n", "bold underline")
        for action in actions:
            keys = "  ".join(display(key) for key in action.keys)
            text.append(f"  {keys:<{KEY_COLUMNS}}", "bold")
            text.append(f" {action.help}\n")
        text.append("\n")
    text.append("A number before a motion repeats it. Escape never quits.")
    return text


class HelpScreen(ModalScreen[None]):
    """Shows the keys over the reader."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close"),
        Binding("j,down", "scroll('down')", "Down", show=False),
        Binding("k,up", "scroll('up')", "Up", show=False),
        Binding("space,f,pagedown", "scroll('page_down')", "Page down", show=False),
        Binding("b,pageup", "scroll('page_up')", "Page up", show=False),
        Binding("g,home", "scroll('home')", "Top", show=False),
        Binding("G,end", "scroll('end')", "Bottom", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the table in a box that scrolls."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "Esc closes"
            yield Static(help_text(), markup=False)

    def action_scroll(self, where: str) -> None:
        """Scroll the table."""
        getattr(self.query_one("#help", VerticalScroll), f"scroll_{where}")(animate=False)
