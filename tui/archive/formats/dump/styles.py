"""The styles in which discussions name their authors, and the choice of one for a whole discussion.

Mixing a style that stands before the text with one that stands after it gives every entry its neighbour's author, so a
discussion is read by one style alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tui.archive.dates import is_date
from tui.archive.formats.dump import attribution
from tui.archive.formats.dump.attribution import LONGEST, Attribution
from tui.archive.formats.dump.names import ANSWER
from tui.archive.formats.words import is_reply_mark

Match = Callable[[Sequence[str]], Attribution | None]


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A way of naming the author, before an entry's text or, as a footer, under it.

    `read` gets at least one line, without indentation, blank ones empty. `weight` is what a match counts in the choice.
    """

    rule: str
    read: Match
    weight: int = 3
    confidence: float = 1.0
    footer: bool = False

    def match(self, lines: Sequence[str]) -> Attribution | None:
        """Read the attribution off an entry's first lines, or its last ones; None where there is none."""
        named = lines[-1 if self.footer else 0] if lines else ""
        if not self.footer and named.strip().isdecimal():  # some themes number their entries twice
            text = next((at for at, line in enumerate(lines) if at and line), len(lines))
            below = self.match(lines[text:])
            return replace(below, used=below.used + text) if below else None
        return self.read(lines) if named and len(named) <= LONGEST else None


SAYS = Style("says-header", attribution.says)
BY = Style("by-header", attribution.by)
BY_BELOW = Style("by-footer", attribution.by_below, footer=True)
POSTED_ON = Style("posted-on-footer", attribution.posted_on, confidence=0.9, footer=True)
NAME_AND_DATE = Style("name-and-date", attribution.name_and_date, confidence=0.95)
NAME_AND_DATE_BELOW = Style("name-and-date-footer", attribution.name_and_date_below, confidence=0.9, footer=True)
DATE_ALONE = Style("date-header", attribution.date_alone, weight=2, confidence=0.8)
WEBLOG = Style("weblog-header", attribution.weblog)
NAME_AND_COLON = Style("name-and-colon", attribution.name_and_colon, weight=2, confidence=0.8)
NAME_ALONE = Style("name-line", attribution.name_alone, weight=1, confidence=0.7)
TITLE_ALONE = Style("title-line", attribution.title_alone, weight=1, confidence=0.7)
STYLES = (
    SAYS, BY, BY_BELOW, POSTED_ON, WEBLOG, NAME_AND_DATE, NAME_AND_DATE_BELOW, DATE_ALONE, NAME_AND_COLON, NAME_ALONE,
    TITLE_ALONE,
)  # fmt: skip


def choose(entries: Sequence[Sequence[str]]) -> tuple[Style | None, float]:
    """Choose the style that the lines of some entries are written in, and tell its share of them; none where none fits.

    Names are lost more often than not, dates and words such as "Posted by" hardly ever: what but a name shows a style
    has to be in a fifth of the entries, and a name that nothing shows but its line in half of them.
    """
    total = len(entries)
    said = sum(SAYS.match(lines) is not None for lines in entries)
    if said * 2 > total:
        return SAYS, said / total
    counts = {style: sum(style.match(lines) is not None for lines in entries) for style in STYLES}
    answers = sum(bool(lines) and ANSWER.match(lines[0]) is not None for lines in entries)
    lone = total == 1 and bool(entries[0]) and (is_reply_mark(entries[0][-1]) or is_date(entries[0][-1]))
    dated = counts[NAME_AND_DATE] + counts[DATE_ALONE]
    counts[NAME_ALONE if answers > 1 else TITLE_ALONE] = 0
    if counts[NAME_AND_DATE]:
        counts[DATE_ALONE] = 0
    for style, count in counts.items():
        shown = dated if style in (NAME_AND_DATE, DATE_ALONE) else count
        least = 0.5 if style in (NAME_ALONE, NAME_AND_COLON, TITLE_ALONE) else 0.2
        if style is not SAYS and (shown < least * total or (least == 0.5 and count < 2 and not lone)):
            counts[style] = 0
    best = max(STYLES, key=lambda style: counts[style] * style.weight)
    return (best, counts[best] / total) if counts[best] else (None, 0.0)
