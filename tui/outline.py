"""Which entries answer which, which are folded, and where the motions lead.

A folded entry is one line and hides its replies. Entries are named by their numbers, which count from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence


class Outline:
    """The tree of a discussion with its folds; `parents` holds each entry's parent in order, None at the top.

    A parent may stand anywhere, but no chain of parents comes back to where it began.
    """

    def __init__(self, parents: Sequence[int | None]) -> None:
        self.folded: set[int] = set()
        """The numbers of the folded entries."""
        self.replant(parents)

    def replant(self, parents: Sequence[int | None]) -> None:
        """Take up another tree of the same entries; the folds stay."""
        self._parents = list(parents)
        self._replies: list[list[int]] = [[] for _ in range(len(parents) + 1)]
        self._depths = [0] * (len(parents) + 1)
        for number, parent in enumerate(self._parents, 1):
            self._replies[parent or 0].append(number)
        self._order = list(self.descendants(0))
        self._places = [0] * (len(parents) + 1)
        for place, number in enumerate(self._order, 1):
            self._places[number] = place
            self._depths[number] = self._depths[self.parent(number) or 0] + 1

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
        found = [other for other in (self._order[here:] if step > 0 else self._order[: here - 1]) if wanted(other)]
        return found[min(step, len(found)) - 1 if step > 0 else max(step, -len(found))] if found else None

    def parent(self, number: int) -> int | None:
        """The entry that this one answers."""
        return self._parents[number - 1]

    def replies(self, number: int) -> Sequence[int]:
        """The entries that answer this one directly; those at the top for 0."""
        return self._replies[number]

    def depth(self, number: int) -> int:
        """How deep an entry is nested, 1 at the top."""
        return self._depths[number]

    def ancestors(self, number: int) -> Iterator[int]:
        """The entries above one, the nearest first."""
        parent = self.parent(number)
        while parent:
            yield parent
            parent = self.parent(parent)

    def descendants(self, number: int) -> Iterator[int]:
        """The entries under one, in the order of the tree; all entries for 0."""
        todo = list(reversed(self._replies[number]))
        while todo:
            reply = todo.pop()
            yield reply
            todo.extend(reversed(self._replies[reply]))

    def visible(self) -> list[int]:
        """The entries that no fold hides, from top to bottom."""
        shown: list[int] = []
        todo = list(reversed(self._replies[0]))
        while todo:
            number = todo.pop()
            shown.append(number)
            if number not in self.folded:
                todo.extend(reversed(self._replies[number]))
        return shown

    def hidden_replies(self, number: int) -> int:
        """How many entries a fold of this one hides."""
        return sum(1 for _ in self.descendants(number))

    def visible_ancestor(self, number: int) -> int:
        """The entry itself where it can be seen, else the folded one that hides it."""
        hidden_by = [number, *self.ancestors(number)]
        return next((above for above in reversed(hidden_by[1:]) if above in self.folded), number)

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
        return _along(self._replies[self.parent(number) or 0], number, step)

    def root(self, number: int, step: int) -> int | None:
        """The top-level entry `step` places on; back from inside a branch, its own root comes first."""
        top = number
        for ancestor in self.ancestors(number):
            top = ancestor
        if step < 0 and top != number:
            step += 1
        if not step:
            return top
        return _along(self._replies[0], top, step) or (top if top != number and step < 0 else None)

    def first_reply(self, number: int) -> int | None:
        """The first entry that answers this one."""
        return self._replies[number][0] if self._replies[number] else None


def _along(numbers: Sequence[int], number: int, step: int) -> int | None:
    at = numbers.index(number)
    to = min(max(at + step, 0), len(numbers) - 1)
    return numbers[to] if to != at else None
