"""The help: every action with the keys that it has, to be searched, and how to give it others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import StyleType
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from tui.archive.folding import fold, folding_for
from tui.archive.load import clean
from tui.keys import ALL_ACTIONS, LINE, LINE_FIXED, Action, Command, display
from tui.screens.overlay import Overlay

NO_KEY = "(no key)"
KEYS_AT_MOST = 18
"""Columns of the keys, half of them in a narrow window; more keys go on a row of their own."""
KEYS = 10
"""Columns of the keys that several of one action share; the rest of them goes on the next row."""
NARROW = 60
"""Columns from which a window is not narrow."""
AROUND = 6
"""Columns of the frame beside what is said in it."""


def matching(actions: Iterable[Action], query: str) -> list[Action]:
    """Give the actions whose keys, names and help hold every word of a query; one character is taken as a key."""
    actions = list(actions)
    keyed = [one for one in actions if any(key.split(" ")[0] == query for key in one.keys)]
    if len(query) == 1 and keyed:
        return keyed
    folding = folding_for(query)
    words = fold(query, folding).text.split()
    return [one for one in actions if all(word in fold(_searched(one), folding).text for word in words)]


def _searched(action: Action) -> str:
    return f"{_keys_of(action)} {action.label} {action.help} {action.group} {action.id}"


def with_fixed(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Give the actions with what is never set otherwise; what the search line takes comes behind the searching."""
    actions = tuple(actions)
    line = (*(action for action in actions if action.group == LINE), *LINE_FIXED)
    here = [action for action in actions if action.group != LINE]
    at = max((index for index, action in enumerate(here, 1) if action.group == "Search"), default=len(here))
    return (*here[:at], *line, *here[at:])


def columns(actions: Sequence[Action]) -> tuple[list[Action], list[Action]]:
    """Part the actions into two columns about as long as each other; a group stays together."""
    groups = [list(members) for _, members in groupby(actions, key=lambda action: action.group)]
    heights = [len(members) + 2 for members in groups]
    at = min(range(len(groups) + 1), key=lambda index: abs(sum(heights[:index]) - sum(heights[index:])), default=0)
    left, right = ([action for members in part for action in members] for part in (groups[:at], groups[at:]))
    return left, right


def key_table(
    actions: Sequence[Action], room: int, group_look: StyleType = "bold", key_look: StyleType = "bold"
) -> Group:
    """Lay actions and their keys out in a table, by groups; `room` is what the window is wide, in columns."""
    together = max((cell_len(_keys_of(action)) for action in actions), default=0)
    alone = max((cell_len(display(key)) for action in actions for key in action.keys), default=0)
    width = min(together, max(alone, KEYS), KEYS_AT_MOST if room >= NARROW else KEYS_AT_MOST // 2)
    parts: list[RenderableType] = []
    for group, members in groupby(actions, key=lambda action: action.group):
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=width)
        table.add_column(ratio=1)
        for action in members:
            table.add_row(Text(_keys_of(action), key_look if action.keys else "italic"), Text(action.help))
        parts += [Text(group, group_look), Padding(table, (0, 0, 1, 2))]
    return Group(*parts)


def _keys_of(action: Action) -> str:
    return "  ".join(display(key) for key in action.keys) or NO_KEY


def configuring(file: Path) -> Text:
    """Say how keys are changed, and in which file."""
    name = clean(str(file).encode("utf-8", "replace").decode()).replace("\n", " ")
    text = Text("Keys can be changed in ")
    text.append(name, "bold")
    text.append('\n  [keys]\n  preset = "vim"     # or "less", "mutt"\n  quote = ["y", "f5"]\n')
    text.append("lwj-read --keys prints the names of all actions, --check-config tells what is wrong.")
    return text


class HelpScreen(Overlay):
    """Shows the keys over the reader; `file` is where they can be changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--group", "help--key"}
    HORIZONTAL_BREAKPOINTS = [(0, "-one-column"), (110, "-two-columns")]  # noqa: RUF012

    def __init__(self, actions: Iterable[Action] = ALL_ACTIONS, file: Path | None = None) -> None:
        self._actions = with_fixed(actions)
        super().__init__("help", self._actions)
        if file is None:
            from tui.settings import config_path

            file = config_path()
        self._query = ""
        self._typing = False
        self._found = len(self._actions)
        self._columns = Static(classes="help-column"), Static(classes="help-column")
        self._nothing = Static("No action has these words.", markup=False)
        self._configuring = Static(configuring(file))

    def compose(self) -> ComposeResult:
        """Lay out the table in a box that scrolls."""
        with VerticalScroll(id="box", classes="help") as box:
            box.border_title = "Keys"
            with Container(id="help-columns"):
                yield from self._columns
            yield self._nothing
            yield self._configuring

    def on_resize(self) -> None:
        """Lay everything out for the room that there is."""
        self._show()

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Read a key: of the line that searches while it is open, or else of the table."""
        if self._typing:
            return self._take_letter(event)
        if event.key == "escape" and self._query and not self._keys.reset():
            self._clear()
            return True
        return super().take_key(event)

    def perform(self, command: Command) -> None:
        """Open the line that searches, scroll the box, or close it."""
        if command.action == "search":
            self._typing = True
            self.box.styles.height = self.box.outer_size.height  # a frame that shrinks while one types is restless
            self._narrow("")
        else:
            super().perform(command)

    def _take_letter(self, event: events.Key) -> bool:
        if event.key == "escape" or (event.key == "backspace" and not self._query):
            self._clear()
        elif event.key == "enter":
            self._typing = False
            self._show_line()
        elif event.key == "backspace":
            self._narrow(self._query[:-1])
        elif event.key == "ctrl+u":
            self._narrow("")
        elif event.is_printable and event.character:
            self._narrow(self._query + event.character)
        else:
            super().take_key(event)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Search for what is pasted."""
        if self._typing:
            self._narrow(self._query + " ".join(clean(event.text).split()))

    # What is shown

    def _clear(self) -> None:
        self._typing = False
        self.box.styles.height = "auto"
        self._narrow("")

    def _narrow(self, query: str) -> None:
        self._query = query
        self._show()
        self.box.scroll_to(y=0, animate=False, immediate=True)

    def _show(self) -> None:
        shown = matching(self._actions, self._query) if self._query else self._actions
        group, key = (self.get_component_rich_style(f"help--{name}", partial=True) for name in ("group", "key"))
        for column, actions in zip(self._columns, columns(shown), strict=True):
            column.update(key_table(actions, self.size.width, group, key))
            column.display = bool(actions)
        self._nothing.display = not shown
        self._configuring.display = not self._query
        self._found = len(shown)
        self._show_line()

    def _show_line(self) -> None:
        """Show what is searched for in the frame, or else what can be done."""
        room = self.size.width - AROUND
        if self._typing or self._query:
            parts = [f"{self._found} of {len(self._actions)}", "Esc clears"]
            kept = max(1, room - sum(map(len, parts)) - len(" ·  · /▏"))
            typed = f"/{self._query[-kept:]}{'▏' if self._typing else ''}"
            self.box.border_subtitle = Text(" · ".join([typed, *parts]))
            return
        keys = [display(key) for action in self._actions if action.id == "search" for key in action.keys[:1]]
        hints = ["A number before a motion repeats it", *(f"{key} searches" for key in keys), "Esc closes"]
        while len(hints) > 1 and len(" · ".join(hints)) > room:
            del hints[0]
        self.box.border_subtitle = Text(" · ".join(hints))
