"""What the user has settled: the looks, the layout, the form of quotations, and the keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tui.archive.quote import QuoteForm
from tui.keys import ALL_ACTIONS, Action

LayoutName = Literal["auto", "side-by-side", "stacked", "single"]
"""How the panes stand; "auto" is side by side from 100 columns on, and one at a time below."""

NAME = "lwj-read"
"""The name of the folders that hold the settings and what is kept."""
MEASURES = range(20, 201)
"""The lengths that a row of text can have, in columns."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; `measure` is the longest row of text in columns, `actions` the table of keys as configured."""

    theme: str | None = None
    measure: int = 80
    layout: LayoutName = "auto"
    quote: QuoteForm = "markdown"
    ascii: bool = False
    mouse: bool = True
    cursor: bool = False
    """Whether the terminal's cursor can be seen where the reader is; it always stands there."""
    actions: tuple[Action, ...] = ALL_ACTIONS
    file: Path | None = field(default=None, compare=False)
    """The file that they come from, or would come from if there were one; None when none was looked for."""


def config_path() -> Path:
    """Name the file of settings that is read when no other is named."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False) / "config.toml"


def state_folder() -> Path:
    """Name the folder of what is kept from one reading to the next, which may not exist yet."""
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False)


def data_folder() -> Path:
    """Name the folder of what is collected, which may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)
