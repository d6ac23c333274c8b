"""A discussion without lists: lines at the margin that name the authors divide it into entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.archive.dates import has_day, has_time, is_date
from tui.archive.formats.dump.attribution import byline, name_and_date
from tui.archive.formats.dump.furniture import furniture
from tui.archive.formats.dump.lines import Item, Line, paragraphs
from tui.archive.formats.dump.names import is_name
from tui.archive.formats.dump.sections import COUNTED, Page, Section, heading_score, heads_pings
from tui.archive.formats.dump.styles import (
    BY,
    BY_BELOW,
    DATE_ALONE,
    NAME_ALONE,
    NAME_AND_COLON,
    NAME_AND_DATE,
    POSTED_ON,
    SAYS,
    WEBLOG,
    Style,
)
from tui.archive.formats.words import is_counter, is_form, is_navigation, is_reply_mark, is_tail

ENOUGH = 4
"""The score from which lines at the margin are a discussion."""
STYLES = (SAYS, BY, BY_BELOW, POSTED_ON, WEBLOG, NAME_AND_DATE, DATE_ALONE, NAME_AND_COLON, NAME_ALONE)
AGAIN = 3
"""Times that a weak style has to be seen."""
MARGIN = -2
"""The column where the bullet of an entry at the margin would stand."""

Chunk = list[Line]


@dataclass(slots=True)
class _Stretch:
    """The paragraphs between one heading of a discussion and the next."""

    lead: list[Line]
    chunks: list[Chunk]


def find(page: Page) -> list[Section]:
    """Find the parts of a discussion whose entries stand at the margin, in order."""
    sections = (_best(page, stretch) for stretch in _stretches(page))
    return [section for section in sections if section is not None]


def _stretches(page: Page) -> Iterator[_Stretch]:
    """Divide a page at the headings of discussions."""
    stretch = _Stretch([], [])
    for chunk in paragraphs(page.lines):
        if chunk[0].indent == 0 and is_counter(chunk[0].raw):
            if stretch.chunks:
                yield stretch
                stretch = _Stretch([], [])
            forms = next((at for at, line in enumerate(chunk) if at and not is_form(line.raw)), len(chunk))
            stretch.lead += chunk[:forms]
            chunk = chunk[forms:]
        elif stretch.lead and not stretch.chunks and is_form(chunk[0].raw):
            stretch.lead += chunk
            continue
        stretch.chunks += _behind_footers(chunk)
    yield stretch


def _behind_footers(chunk: Chunk) -> Iterator[Chunk]:
    """Divide a paragraph behind dates and buttons, and before a name with a date: entries can follow without a gap."""
    part: Chunk = []
    for line in chunk:
        if part and has_time(line.raw) and name_and_date([line.raw]):
            yield part
            part = []
        part.append(line)
        if is_date(line.raw) or is_reply_mark(line.raw):
            yield part
            part = []
    if part:
        yield part


def _best(page: Page, stretch: _Stretch) -> Section | None:
    """Read a stretch in the style that suits it best; None where none suits well enough."""
    if named := _named_page(stretch):
        return _section(stretch, NAME_ALONE, named, ENOUGH, page)
    found = [(_score(page, stretch, style, matches), style, matches) for style, matches in _matches(page, stretch)]
    score, style, matches = max(found, key=lambda candidate: candidate[0], default=(0, None, []))
    return _section(stretch, style, matches, score, page) if style and score >= ENOUGH else None


def _bylines(page: Page, stretch: _Stretch, matches: list[int]) -> int:
    """How many of the first names are the article's own: over its prose, or under it with no border between."""
    chunks = stretch.chunks
    prose = next(
        (at for at, chunk in enumerate(chunks) if page.prose_above(chunk[-1].number + 1) == chunk[-1].number), 0
    )
    over = sum(at <= prose for at in matches)
    if over == len(matches):
        return over
    bordered = any(
        page.gap_above(chunks[at][0].number) >= 2 or furniture(chunks[at - 1][-1].words)
        for at in range(prose + 1, matches[over] + 1)
    )
    return over if over or bordered else 1


def _matches(page: Page, stretch: _Stretch) -> Iterator[tuple[Style, list[int]]]:
    """For each style, tell which paragraphs hold an attribution; none after a form or the page's tail."""
    end = next((at for at, chunk in enumerate(stretch.chunks) if _ends(chunk)), len(stretch.chunks))
    matches: dict[Style, list[int]] = {style: [] for style in STYLES}
    for at, chunk in enumerate(stretch.chunks[:end]):
        head, foot = _words(stretch.chunks, at), [line.raw.strip() for line in chunk[-2:]]
        for style in STYLES:
            if chunk[-1 if style.footer else 0].indent == 0 and style.match(foot if style.footer else head):
                matches[style].append(at)
    if len(matches[NAME_AND_DATE]) * 2 >= len(matches[DATE_ALONE]):
        matches[DATE_ALONE].clear()
    for style, found in matches.items():
        if style is NAME_ALONE:
            named = frozenset(found)
            found = [at for at in found if at - 1 not in named]
            found = found if stretch.lead else _footed(stretch, found)
        elif style in (BY, BY_BELOW) and not stretch.lead:
            found = found[_bylines(page, stretch, found) :]
        if found and (
            style not in _TWO_WAYS or _stands_first(stretch, found, end) or _are_footed(stretch, style, found)
        ):
            yield style, found


_TWO_WAYS = (BY, DATE_ALONE, NAME_ALONE)
"""The styles that blogs write over a comment as well as under it."""


def _stands_first(stretch: _Stretch, matches: list[int], end: int) -> bool:
    """Tell whether names stand over the text and not under it: the first is the first of all, and the last has text."""
    if stretch.lead:
        return matches[0] == 0
    return matches[-1] + 1 < end and stretch.chunks[matches[0]][0].raw.rstrip().endswith(":")


def _footed(stretch: _Stretch, matches: list[int]) -> list[int]:
    """Leave out what stands above the first name over whose entry none ends: a date or a button ends each of them."""
    first = len(matches) - 1
    while first > 0 and _ends_entry(stretch.chunks[matches[first] - 1]):
        first -= 1
    return matches[max(first, 0) :]


def _ends_entry(chunk: Chunk) -> bool:
    return is_date(chunk[-1].raw) or is_reply_mark(chunk[-1].raw)


def _are_footed(stretch: _Stretch, style: Style, matches: list[int]) -> bool:
    """Tell whether a date or a button stands over each name but the first, and shows that it is one."""
    above = [stretch.chunks[at - 1] for at in matches[1:]]
    return style is NAME_ALONE and len(above) >= AGAIN and all(_ends_entry(chunk) for chunk in above)


def _ends(chunk: Chunk) -> bool:
    return chunk[0].indent == 0 and (is_form(chunk[0].raw) or is_tail(chunk[0].raw))


def _words(chunks: Sequence[Chunk], at: int) -> list[str]:
    """The first lines of a paragraph, and the first one of the next."""
    words = [line.raw.strip() for line in chunks[at][:3]]
    if len(words) == len(chunks[at]):
        words += ["", *(line.raw.strip() for chunk in chunks[at + 1 : at + 2] for line in chunk[:1])]
    return words


def _score(page: Page, stretch: _Stretch, style: Style, matches: list[int]) -> int:
    """Weigh what speaks for some lines naming the authors of a discussion."""
    if not _is_believable(stretch, style, matches):
        return 0
    first = stretch.chunks[matches[0]][0]
    under_heading = bool(stretch.lead) and matches[0] == 0
    sure = (
        (style is NAME_AND_DATE and (under_heading or len(matches) > AGAIN))
        or (style is WEBLOG and heads_pings(stretch.lead))
        or _are_footed(stretch, style, matches)
        or _is_unmistakable(first.raw)
    )
    score = heading_score(stretch.lead) + 3 * sure + (style.weight if len(matches) > 1 else 0)
    score += style in (BY, BY_BELOW) and _are_timed(stretch, matches)
    if not stretch.lead and not style.footer:
        above = page.words_above(first.number)
        score += page.gap_above(first.number) >= 2
        score += 3 * (above is not None and furniture(above.words) is not None)
    return score + min(len(matches), 5) // 3


def _is_believable(stretch: _Stretch, style: Style, matches: list[int]) -> bool:
    """Tell whether a style can be at work: the less its lines show by themselves, the more has to stand around them."""
    lead, count = stretch.lead, len(matches)
    counted = heading_score(lead) == COUNTED
    if style is NAME_AND_COLON:
        return counted and count > 1
    if style is NAME_ALONE:
        return (counted and count >= AGAIN) or (
            _are_footed(stretch, style, matches) and _are_several(stretch, style, matches)
        )
    if style is DATE_ALONE:
        return bool(lead) and count >= AGAIN and _are_timed(stretch, matches)
    if style is NAME_AND_DATE and not lead:
        return count > 1 and _are_timed(stretch, matches) and _are_several(stretch, style, matches)
    if style is NAME_AND_DATE:
        return count > 1 or matches[0] == 0
    if style in (BY, BY_BELOW) and not lead:
        return count > AGAIN or _are_timed(stretch, matches)
    return True


def _are_timed(stretch: _Stretch, matches: list[int]) -> bool:
    """Tell whether the dates have times of day, as those of comments do, and those of teasers rarely."""
    heads = (" ".join(_words(stretch.chunks, at)[:3]) for at in matches)
    return all(has_time(head) and has_day(head) for head in heads)


def _are_several(stretch: _Stretch, style: Style, matches: list[int]) -> bool:
    """Tell whether more than one author is named."""
    found = (style.match(_words(stretch.chunks, at)) for at in matches)
    return len({one.author for one in found if one}) > 1


def _is_unmistakable(line: str) -> bool:
    """Tell whether a line names an author as only Blogger does."""
    text = line.rstrip()
    return text.endswith((" said...", " said…", " hat gesagt…", " a dit…", " dijo...", " dijo…")) or (
        text.startswith("By ") and ", at " in text and text.endswith(":")
    )


def _section(stretch: _Stretch, style: Style, matches: list[int], score: int, page: Page) -> Section:
    chunks = stretch.chunks
    if style.footer:
        starts = [_start(page, stretch, matches[0]), *(at + 1 for at in matches[:-1])]
        ends = [at + 1 for at in matches]
    else:
        starts = matches
        ends = [*matches[1:], _end(page, chunks, matches[-1])]
    items = [
        Item(MARGIN, chunks[start][0].number, last=chunks[end - 1][-1].number)
        for start, end in zip(starts, ends, strict=True)
    ]
    return Section(items, style, score, stretch.lead, heads_pings(stretch.lead))


def _start(page: Page, stretch: _Stretch, first: int) -> int:
    """Find where the first entry begins when names stand under the text: after a heading, a border, or the prose."""
    if stretch.lead:
        return 0
    chunks = stretch.chunks
    nearest = first if len(chunks[first]) > 1 else first - 1
    near = range(nearest, 0, -1)
    border = next((at for at in near if _closes_article(page, chunks[at - 1][-1])), None) or next(
        (at for at in near[:NEAR] if page.gap_above(chunks[at][0].number) >= 2), None
    )
    after_prose = (at for at in near if page.prose_above(chunks[at][0].number) == chunks[at - 1][-1].number)
    return border or next(after_prose, max(nearest, 0))


def _closes_article(page: Page, line: Line) -> bool:
    """Tell whether a line is furniture, or a byline under the article's prose."""
    return furniture(line.words) is not None or (page.prose_above(line.number) > 0 and byline(line.words) is not None)


NEAR = 8
"""Paragraphs within which two blank lines above the first name divide its entry from the article."""


def _end(page: Page, chunks: list[Chunk], last: int) -> int:
    """Find where the last entry ends: at a form, the page's tail, or short lines behind a border."""
    end = next((at for at in range(last + 1, len(chunks)) if _ends(chunks[at])), len(chunks))
    for at in range(end - 1, last, -1):
        if not _is_short(chunks[at]):
            break
        if page.gap_above(chunks[at][0].number) >= 2 and at > last + 1:
            end = at
    return end


def _is_short(chunk: Chunk) -> bool:
    """Tell whether a paragraph is like those of a sidebar: a line that is no sentence."""
    text = chunk[0].raw.strip()
    return len(chunk) == 1 and len(text) <= 60 and text[-1].isalnum()


def _is_short_name(line: str) -> bool:
    """Tell whether a line is a name of up to three words, and no heading in capitals."""
    return len(line.split()) <= 3 and is_name(line) and (not line.isupper() or len(line) <= 4)


def _named_page(stretch: _Stretch) -> list[int]:
    """Find the names on a page of nothing but comments under its navigation; none on any other page."""
    chunks = stretch.chunks
    if stretch.lead or len(chunks) < 7 or not is_navigation(chunks[0][0].raw):
        return []
    names = [at for at, chunk in enumerate(chunks) if at and len(chunk) == 1 and _is_short_name(chunk[0].raw)]
    alternate = all(below - above > 1 for above, below in pairwise(names))
    return names if len(names) >= 3 and names[0] == 1 and alternate and names[-1] < len(chunks) - 1 else []
