"""Who writes in the discussion; the author chosen can be read alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.archive.cast import Member, cast
from tui.archive.model import Document
from tui.keys import Action
from tui.layout import summary
from tui.layout.authors import Authors
from tui.screens.listing import ListScreen
from tui.widgets.cast_pane import CastPane
from tui.widgets.looks import Looks


class CastScreen(ListScreen[Member]):
    """Lists the authors of a discussion and gives the one chosen, None where the list was left.

    `at` is the entry whose author is chosen first, `parents` tells which entry each one answers, the document's own
    unless given.
    """

    def __init__(
        self,
        document: Document,
        looks: Looks,
        actions: Iterable[Action],
        *,
        authors: Authors | None = None,
        at: int = 0,
        parents: Sequence[int | None] | None = None,
    ) -> None:
        members = cast(document, parents)
        about = f"{len(members)} author{'s' * (len(members) != 1)} · {summary(document.entries)}"
        self._list = CastPane(members, authors or Authors(document), looks, at)
        super().__init__(
            self._list,
            "Cast",
            about,
            actions=actions,
            opened_by="cast",
            hint="Enter shows this author alone · Esc closes",
        )

    def names(self) -> str:
        """What the columns are called."""
        return self._list.names

    def place(self) -> str:
        """Say which author is chosen."""
        return self._list.place()

    def take(self) -> None:
        """Close, and give the author chosen."""
        self.dismiss(self._list.member)
