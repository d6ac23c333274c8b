"""What a part of the discussion is, and what stands around one: headings, counters and forms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.archive.formats.dump.furniture import Furniture, furniture
from tui.archive.formats.dump.lines import Item, Line
from tui.archive.formats.dump.styles import Style
from tui.archive.formats.words import is_counter, is_form, is_ping_heading, is_tail

LONG_LINE = 160
"""Characters. An extractor writes a paragraph on one line; text that was typed into a file is wrapped sooner."""


@dataclass(slots=True)
class Section:
    """A part of the discussion: its entries, the style that names their authors, and how much speaks for it.

    `lead` are the lines of heading, counter and form above it; `pings` tells that the heading names trackbacks alone.
    """

    items: list[Item]
    style: Style | None
    score: int
    lead: list[Line] = field(default_factory=list)
    pings: bool = False
    trust: float = 1.0
    """What the confidence in its entries is worth, less than 1 where its lines are irregular."""

    @property
    def begin(self) -> int:
        """The line where it begins, its heading included."""
        return self.lead[0].number if self.lead else self.items[0].first

    @property
    def last(self) -> int:
        """The line where its last entry ends."""
        return self.items[-1].last


class Page:
    """The lines of a dump, and where prose and the words of templates stand at their margin."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        margin = [line for line in lines if line.indent == 0 and not line.blank]
        self._prose = [line.number for line in margin if _is_prose(line)]
        self.stops = [line.number for line in margin if is_form(line.raw) or is_tail(line.raw) or is_counter(line.raw)]

    @property
    def heads_pings(self) -> bool:
        """Whether a heading of trackbacks stands anywhere."""
        return any(is_ping_heading(self.lines[number - 1].raw) for number in self.stops)

    def stop_below(self, number: int) -> int:
        """The first line below one that begins a form, another discussion or the page's tail; past the end if none."""
        at = bisect_right(self.stops, number)
        return self.stops[at] if at < len(self.stops) else len(self.lines) + 1

    def prose_below(self, number: int) -> bool:
        """Whether a paragraph of an article follows a line, before anything that ends the article."""
        at = bisect_right(self._prose, number)
        return at < len(self._prose) and self._prose[at] < self.stop_below(number)

    def prose_above(self, number: int) -> int:
        """The last long line above a line; 0 if none."""
        at = bisect_right(self._prose, number - 1)
        return self._prose[at - 1] if at else 0

    def lead(self, first: int) -> list[Line]:
        """The lines of heading, counter and form directly above a line; none where no heading is among them."""
        lead: list[Line] = []
        number = first - 1
        while number > 0 and len(lead) < MOST_LEAD:
            line = self.lines[number - 1]
            if not line.blank:
                if line.item or not (is_counter(line.words) or is_form(line.words)):
                    break
                lead.append(line)
            number -= 1
        while lead and not is_counter(lead[-1].words):
            lead.pop()
        return lead[::-1]

    def gap_above(self, number: int) -> int:
        """How many blank lines stand above a line."""
        above = number - 1
        while above > 0 and self.lines[above - 1].blank:
            above -= 1
        return number - 1 - above

    def words_above(self, number: int) -> Line | None:
        """The first line above one that is not blank."""
        above = number - 1 - self.gap_above(number)
        return self.lines[above - 1] if above > 0 else None

    def words_below(self, number: int) -> Line | None:
        """The first line below one that is not blank."""
        return next((line for line in self.lines[number : number + 8] if not line.blank), None)


MOST_LEAD = 12
"""Lines of form that themes put between the counter and the first comment, at the most."""


def heading_score(lead: Sequence[Line]) -> int:
    """Weigh the heading of a discussion: one that counts comments speaks louder than a word alone."""
    if not lead:
        return 0
    return COUNTED if any(character.isdigit() for line in lead for character in line.words) else COUNTED - 2


COUNTED = 5
"""The weight of a heading that counts comments."""


def heads_pings(lead: Sequence[Line]) -> bool:
    """Tell whether the heading nearest to the entries names trackbacks alone."""
    nearest = next((line for line in reversed(lead) if is_counter(line.words)), None)
    return nearest is not None and is_ping_heading(nearest.words)


def _is_prose(line: Line) -> bool:
    return len(line.raw) > LONG_LINE and furniture(line.words) is not Furniture.NOTICE and not is_form(line.raw)
