"""What of the discussion is shown, and in which order: the tree, the kinds of entries, one author, what matches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.archive.dates import moment
from tui.archive.model import Document, Entry
from tui.archive.quote import NO_NAME
from tui.keys import Action, Command
from tui.layout import EMPTY
from tui.outline import Outline
from tui.screens.concern import Concern
from tui.screens.searching import Searching
from tui.widgets.panes import Panes

if TYPE_CHECKING:
    from tui.archive.cast import Member

Order = Literal["as answered", "as filed", "newest first"]
ORDERS: tuple[Order, ...] = ("as answered", "as filed", "newest first")
Kinds = Literal["both", "comments", "trackbacks", "apart"]
KINDS: tuple[Kinds, ...] = ("both", "comments", "trackbacks", "apart")
SAID_OF_KINDS = {
    "both": "Comments and trackbacks",
    "comments": "Comments only",
    "trackbacks": "Trackbacks only",
    "apart": "Comments first, trackbacks after them",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """What the entries shown must match: the words that were asked for, and the numbers of those that do."""

    words: str
    numbers: frozenset[int]


class Arranging(Concern):
    """Orders the discussion and leaves entries out; `resume` gives the keys back to the panes and says something.

    `limited` is called after every change of what is left out, whoever made it. An entry is shown when its kind, its
    author and what it must match all want it.
    """

    def __init__(
        self,
        document: Document,
        outline: Outline,
        panes: Panes,
        searching: Searching,
        actions: Sequence[Action],
        resume: Callable[[str], None],
        limited: Callable[[], None] = lambda: None,
    ) -> None:
        self._actions = actions
        self._resume = resume
        self._document = document
        self._outline = outline
        self._panes = panes
        self._searching = searching
        self.order: Order = "as answered"
        """As answered, replies that are inferred stand under what they answer; as filed, only those that are filed."""
        self.kinds: Kinds = "both"
        self.member: Member | None = None
        """The author whose entries alone are shown; None where everybody's are."""
        self._by_member: frozenset[int] = frozenset()
        self.matching: Limit | None = None
        """What the entries shown must match; None where they need not."""
        self._limited = limited
        panes.discussion.limited = self._what_is_left_out_changed

    # The order

    def do_switch_replies(self, _command: Command) -> str:
        """Show replies as inferred, or as filed."""
        if not self._document.entries:
            return EMPTY
        if not self._count_inferred():
            return "No reply in this file is inferred"
        self._put("as answered" if self.order == "as filed" else "as filed")
        inferred = self._count_inferred()
        filed = sum(entry.parent is not None for entry in self._document.entries) - inferred
        if self.order == "as answered":
            return f"Replies as inferred: {filed + inferred} nested, {inferred} of them inferred"
        return f"Replies as filed: {filed} nested"

    def do_switch_order(self, _command: Command) -> str:
        """Show the discussion as answered, as filed, newest first, one after the other."""
        if not self._document.entries:
            return EMPTY
        orders = [order for order in ORDERS if order != "as filed" or self._count_inferred()]
        self._put(orders[(orders.index(self.order) + 1) % len(orders)])
        return self.order.capitalize()

    def _put(self, order: Order) -> None:
        self.order = order
        self._replant()

    def _count_inferred(self) -> int:
        return sum(entry.is_inferred for entry in self._document.entries)

    def _replant(self) -> None:
        """Give the outline the tree and the order that are asked for."""
        ranks = newest_first(self._document) if self.order == "newest first" else list(range(len(self._outline)))
        if self.kinds == "apart":
            ranks = [
                rank + entry.is_ping * len(ranks) for rank, entry in zip(ranks, self._document.entries, strict=True)
            ]
        self._outline.replant(
            self._document.parents(inferred=self.order != "as filed"), lambda number: ranks[number - 1]
        )
        self._panes.discussion.replant()
        self._searching.reorder()

    # What is left out

    def do_switch_kinds(self, _command: Command) -> str:
        """Show comments and trackbacks, only the ones or the others, and both apart, one after the other."""
        pings = sum(entry.is_ping for entry in self._document.entries)
        if not 0 < pings < len(self._document.entries):
            return "All entries are trackbacks" if pings else "There are no trackbacks" if self._outline else EMPTY
        before, following = self.kinds, KINDS.index(self.kinds) + 1
        kinds = [*KINDS[following:], *KINDS[:following]]
        self.kinds = next(each for each in kinds if any(self._wants(entry, each) for entry in self._document.entries))
        if "apart" in (self.kinds, before):
            self._replant()
        self.limit(self.member)
        return SAID_OF_KINDS[self.kinds]

    def limit(self, member: Member | None) -> str:
        """Show the entries of one author alone, or everybody's; what does not let any of them through is lifted."""
        entries = self._document.entries
        self.member, self._by_member = member, frozenset(member.numbers if member else ())
        if not any(self._wants(entry, self.kinds) for entry in entries):
            self.kinds = "both"
        if not any(self._wants(entry, self.kinds) for entry in entries):
            self.matching = None
        wanted = [entry.number for entry in entries if self._wants(entry, self.kinds)]
        self._panes.discussion.limit(None if len(wanted) == len(entries) else wanted)
        return f"Only {member.author or NO_NAME}: {len(wanted)} of {len(entries)}; Esc shows all" if member else ""

    def let_through(self, matching: Limit | None) -> int:
        """Show what matches alone, or all again; gives how many entries are wanted now, 0 where nothing changed."""
        if matching and not self.count(matching.numbers):
            return 0
        self.matching = matching
        self.limit(self.member)
        return len(self._document.entries if self._outline.wanted is None else self._outline.wanted)

    def count(self, numbers: Collection[int]) -> int:
        """How many of some entries kinds and author want, whatever the entries must match now."""
        return sum(self._is_of(self._document.entry(number), self.kinds) for number in numbers)

    def _wants(self, entry: Entry, kinds: Kinds) -> bool:
        return self._is_of(entry, kinds) and (self.matching is None or entry.number in self.matching.numbers)

    def _is_of(self, entry: Entry, kinds: Kinds) -> bool:
        if self.member and entry.number not in self._by_member:
            return False
        return kinds in ("both", "apart") or entry.is_ping == (kinds == "trackbacks")

    def _what_is_left_out_changed(self) -> None:
        """Keep in step with a jump that showed all again, and tell of any change."""
        if self._outline.wanted is None:
            self.member = self.matching = None
            self.kinds = "apart" if self.kinds == "apart" else "both"
        self._limited()

    def do_cast(self, _command: Command) -> str | None:
        """List who writes here, and show the entries of the one chosen alone."""
        if not self._document.entries:
            return EMPTY
        from tui.screens.cast import CastScreen

        panes = self._panes
        number, parents = panes.discussion.cursor, [self._outline.parent(n) for n in range(1, len(self._outline) + 1)]
        screen = CastScreen(
            self._document, panes.looks, self._actions, authors=panes.authors, at=number, parents=parents
        )
        panes.app.push_screen(screen, self._show_alone)
        return None

    def _show_alone(self, member: Member | None) -> None:
        if member:
            chosen = self._panes.discussion.cursor in member.numbers
            said = self.limit(member)
            self._panes.activate("discussion")
            if not chosen:
                self._panes.discussion.go_to(next(filter(self._outline.wants, member.numbers)))
            self._resume(said)

    def lift(self) -> str:
        """Show again what was left out; what it returns is to be said, nothing where all was shown."""
        if self._outline.wanted is None:
            return ""
        self._panes.discussion.limit(None)
        return "All entries"


def newest_first(document: Document) -> list[int]:
    """Rank the entries, the newest lowest: by their dates where all have one, or else by their place in the file."""
    count = len(document.entries)
    moments = [moment(entry.date) if entry.date else None for entry in document.entries]
    dated = [(found, index) for index, found in enumerate(moments) if found is not None]
    order = [index for _, index in sorted(dated)] if len(dated) == count else list(range(count))
    ranks = [0] * count
    for rank, index in enumerate(reversed(order)):
        ranks[index] = rank
    return ranks
