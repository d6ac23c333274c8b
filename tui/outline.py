"""Which entries answer which, which are folded or left out, and where the motions lead.

A folded entry is one line and hides its replies. Entries are named by their numbers, which count from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence


class Outline:
    """The tree of a discussion with its folds; `parents` holds each entry's parent in order, None at the top.

    A parent may stand anywhere, but no chain of parents comes back to where it began.
    """

    def __init__(self, parents: Sequence[int | None]) -> None:
        self.folded: set[int] = set()
        """The numbers of the folded entries."""
        self.wanted: frozenset[int] | None = None
        """The entries that alone are shown, those above them as context; None where all are."""
        self.context: frozenset[int] = frozenset()
        """The entries that are shown for what stands under them."""
        self.replant(parents)

    def replant(self, parents: Sequence[int | None], threads: Callable[[int], float] | None = None) -> None:
        """Take up another tree of the same entries; the folds stay.

        `threads` ranks the top-level entries, the lowest first; without it they stand as in the file.
        """
        self._parents = list(parents)
        self._replies: list[list[int]] = [[] for _ in range(len(parents) + 1)]
        self._depths = [0] * (len(parents) + 1)
        for number, parent in enumerate(self._parents, 1):
            self._replies[parent or 0].append(number)
        if threads:
            self._replies[0].sort(key=threads)
        self._shown = self._replies
        self._order = list(self.descendants(0))
        self._places = [0] * (len(parents) + 1)
        for place, number in enumerate(self._order, 1):
            self._places[number] = place
            self._depths[number] = self._depths[self.parent(number) or 0] + 1
        self.limit(self.wanted)

    def limit(self, wanted: Collection[int] | None) -> None:
        """Leave all entries out but some and those above them; None lets all be seen again."""
        self.wanted = None if wanted is None else frozenset(wanted)
        if self.wanted is None:
            self.context, self._shown = frozenset(), self._replies
            return
        self.context = self.above(self.wanted) - self.wanted
        self._shown = [[reply for reply in replies if self.has(reply)] for replies in self._replies]

    def has(self, number: int) -> bool:
        """Whether an entry is not left out."""
        return self.wanted is None or number in self.wanted or number in self.context

    def wants(self, number: int) -> bool:
        """Whether an entry is neither left out nor there as context; the article, which is 0, never is."""
        return self.wanted is None or not number or number in self.wanted

    @property
    def left_out(self) -> int:
        """How many entries are not shown at all."""
        return 0 if self.wanted is None else len(self) - len(self.wanted) - len(self.context)

    def is_closed(self, number: int) -> bool:
        """Whether an entry is drawn as one line: folded, or there only for what stands under it."""
        return number in self.folded or number in self.context

    def hides_replies(self, number: int) -> bool:
        """Whether the replies of an entry are folded away with it."""
        return number in self.folded and number not in self.context

    def __len__(self) -> int:
        return len(self._parents)

    def order(self) -> Sequence[int]:
        """All entries in the order of the tree, which is that of the screen."""
        return self._order

    def place(self, number: int) -> int:
        """Where an entry stands in the order of the tree, counted from 1; 0 for 0."""
        return self._places[number]

    def along(self, number: int, step: int, wanted: Callable[[int], bool]) -> int | None:
        """The entry `step` places on among those wanted, in the order of the tree; the last there is, None if none."""
        here = self._places[number]
        beside = self._order[here:] if step > 0 else self._order[: here - 1]
        found = [other for other in beside if self.has(other) and wanted(other)]
        return found[min(step, len(found)) - 1 if step > 0 else max(step, -len(found))] if found else None

    def parent(self, number: int) -> int | None:
        """The entry that this one answers."""
        return self._parents[number - 1]

    def replies(self, number: int) -> Sequence[int]:
        """The entries that answer this one directly and are not left out; those at the top for 0."""
        return self._shown[number]

    def depth(self, number: int) -> int:
        """How deep an entry is nested, 1 at the top."""
        return self._depths[number]

    def ancestors(self, number: int) -> Iterator[int]:
        """The entries above one, the nearest first."""
        parent = self.parent(number)
        while parent:
            yield parent
            parent = self.parent(parent)

    def above(self, numbers: Iterable[int]) -> frozenset[int]:
        """The entries above any of some."""
        found: set[int] = set()
        for number in numbers:
            for ancestor in self.ancestors(number):
                if ancestor in found:
                    break
                found.add(ancestor)
        return frozenset(found)

    def descendants(self, number: int) -> Iterator[int]:
        """The entries under one that are not left out, in the order of the tree; all of those for 0."""
        todo = list(reversed(self._shown[number]))
        while todo:
            reply = todo.pop()
            yield reply
            todo.extend(reversed(self._shown[reply]))

    def visible(self) -> list[int]:
        """The entries that are not left out and no fold hides, from top to bottom."""
        shown: list[int] = []
        todo = list(reversed(self._shown[0]))
        while todo:
            number = todo.pop()
            shown.append(number)
            if not self.hides_replies(number):
                todo.extend(reversed(self._shown[number]))
        return shown

    def hidden_replies(self, number: int) -> int:
        """How many entries a fold of this one hides."""
        return sum(1 for _ in self.descendants(number))

    def visible_ancestor(self, number: int) -> int:
        """The entry itself where it can be seen, else the folded one that hides it."""
        hidden_by = [number, *self.ancestors(number)]
        return next((above for above in reversed(hidden_by[1:]) if self.hides_replies(above)), number)

    def fold(self, numbers: Iterable[int]) -> None:
        """Fold entries to a line each."""
        self.folded.update(numbers)

    def unfold(self, numbers: Iterable[int]) -> None:
        """Show entries and their direct replies."""
        self.folded.difference_update(numbers)

    def fold_all(self) -> None:
        """Fold every entry."""
        self.folded = set(range(1, len(self) + 1))

    def unfold_all(self) -> None:
        """Show everything."""
        self.folded.clear()

    def fold_below(self, depth: int) -> None:
        """Show entries down to a depth whole, and fold those further down."""
        self.folded = {number for number in range(1, len(self) + 1) if self._depths[number] > depth}

    def reveal(self, number: int) -> None:
        """Unfold an entry and all that hide it."""
        self.unfold([number, *self.ancestors(number)])

    def sibling(self, number: int, step: int) -> int | None:
        """The entry `step` places on among those that answer the same one; the nearest there is, None if none."""
        return _along(self._shown[self.parent(number) or 0], number, step)

    def root(self, number: int, step: int) -> int | None:
        """The top-level entry `step` places on; back from inside a branch, its own root comes first."""
        top = number
        for ancestor in self.ancestors(number):
            top = ancestor
        if step < 0 and top != number:
            step += 1
        if not step:
            return top
        return _along(self._shown[0], top, step) or (top if top != number and step < 0 else None)

    def first_reply(self, number: int) -> int | None:
        """The first entry that answers this one."""
        return self._shown[number][0] if self._shown[number] else None


def _along(numbers: Sequence[int], number: int, step: int) -> int | None:
    at = numbers.index(number)
    to = min(max(at + step, 0), len(numbers) - 1)
    return numbers[to] if to != at else None
