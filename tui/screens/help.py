"""The help: every action with its keys, made from the one table."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from typing import ClassVar, get_args

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from tui.keys import ACTIONS, Group, display
from tui.screens.overlay import Overlay, closing


def key_table(groups: Collection[Group]) -> Table:
    """Lay the keys of some groups of actions out in a table."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        if group in groups:
            if table.rows:
                table.add_row()
            table.add_row(Text(group, "bold underline"))
            for action in actions:
                keys = "  ".join(display(key) for key in action.keys)
                table.add_row(Text(f"  {keys}", "bold"), Text(action.help))
    return table


LEFT: tuple[Group, ...] = ("Moving", "Discussion")
"""The groups in the left column, where the window has room for two."""


class HelpScreen(Overlay):
    """Shows the keys over the reader."""

    HORIZONTAL_BREAKPOINTS = [(0, "-one-column"), (110, "-two-columns")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [closing("help")]

    def compose(self) -> ComposeResult:
        """Lay out the table in a box that scrolls."""
        right = [group for group in get_args(Group) if group not in LEFT]
        with VerticalScroll(id="box", classes="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "A number before a motion repeats it · Esc closes"
            with Container(id="help-columns"):
                yield Static(key_table(LEFT), classes="help-column")
                yield Static(key_table(right), classes="help-column")
