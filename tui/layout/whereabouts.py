"""Where the reader is in a discussion: which entries are in sight, and what is said of the one selected."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from tui.archive.model import Document
from tui.archive.quote import NO_NAME
from tui.layout.discussion import DiscussionFlow
from tui.layout.entries import LONGEST_NAME
from tui.outline import Outline
from tui.wrap import truncate


def first_begun(flow: DiscussionFlow, top: int, bottom: int) -> int:
    """The number of the first entry that begins on the rows from `top` to before `bottom`, or else goes on there."""
    number = flow.entry_at(top)
    if flow.extent(number)[0] < top:
        below = flow.extent(number)[1] + 1
        if below < bottom:
            return flow.entry_at(below)
    return number


def ended(flow: DiscussionFlow, outline: Outline, top: int, bottom: int) -> list[int]:
    """The numbers of the unfolded entries whose last row is among those from `top` to before `bottom`."""
    unfolded = (number for number in flow.entries_on(top, bottom) if not outline.is_closed(number))
    return [number for number in unfolded if top < flow.extent(number)[1] <= bottom]


def describe(document: Document, number: int, parent: int | None) -> str:
    """Say which entry that is, who wrote it and whom it answers."""
    entry = document.entry(number)
    parts = [f"{entry.kind} {number} of {len(document.entries)}", entry.author or NO_NAME]
    if parent:
        inferred = " (inferred)" if entry.is_inferred else ""
        parts.append(f"answers {document.entry(parent).author or NO_NAME} {parent}{inferred}")
    return ", ".join(parts)


def trail(document: Document, numbers: Iterable[int], width: int) -> str:
    """Name the authors of a chain of entries, the oldest first, as "joe › Tony › joe", for a width in cells.

    Where there is no room for all, the oldest are left out.
    """
    names = [truncate(document.entry(number).author or "(no name)", LONGEST_NAME) for number in numbers]
    for left_out in range(len(names)):
        joined = " › ".join(["…", *names[left_out:]] if left_out else names)
        if cell_len(joined) <= width:
            return joined
    return truncate(names[-1], width)
