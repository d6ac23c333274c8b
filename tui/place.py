"""Where the reader is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.layout import Anchor

PaneName = Literal["article", "discussion"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: the pane in use, the place of both, the entry selected, and the folds."""

    pane: PaneName
    article: Anchor
    discussion: Anchor
    cursor: int
    folded: frozenset[int]
