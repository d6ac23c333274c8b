"""Where the reader is in a discussion: which entries are in sight, and what is said of the one selected."""

from __future__ import annotations

from collections.abc import Container

from tui.archive.model import Document
from tui.archive.quote import NO_NAME
from tui.layout.discussion import DiscussionFlow


def first_begun(flow: DiscussionFlow, top: int, bottom: int) -> int:
    """The number of the first entry that begins on the rows from `top` to before `bottom`, or else goes on there."""
    number = flow.entry_at(top)
    if flow.extent(number)[0] < top:
        below = flow.extent(number)[1] + 1
        if below < bottom:
            return flow.entry_at(below)
    return number


def ended(flow: DiscussionFlow, folded: Container[int], top: int, bottom: int) -> list[int]:
    """The numbers of the unfolded entries whose last row is among those from `top` to before `bottom`."""
    unfolded = (number for number in flow.entries_on(top, bottom) if number not in folded)
    return [number for number in unfolded if top < flow.extent(number)[1] <= bottom]


def describe(document: Document, number: int, parent: int | None, read: int) -> str:
    """Say which entry that is, who wrote it and whom it answers, and how many entries have been read."""
    entry = document.entry(number)
    parts = [f"{entry.kind} {number} of {len(document.entries)}", entry.author or NO_NAME]
    if parent:
        inferred = " (inferred)" if entry.is_inferred else ""
        parts.append(f"answers {document.entry(parent).author or NO_NAME} {parent}{inferred}")
    return ", ".join(parts) + f" · {read} read"
