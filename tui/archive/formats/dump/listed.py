"""A discussion in lists, an entry an item: telling its lists from those of the article and of the sidebar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tui.archive.formats.dump.furniture import furniture
from tui.archive.formats.dump.lines import Item, ItemList, Line, edges, outline, own_text
from tui.archive.formats.dump.sections import COUNTED, Page, Section, heading_score, heads_pings
from tui.archive.formats.dump.styles import DATE_ALONE, NAME_ALONE, choose
from tui.archive.formats.words import is_form, is_reply_mark, is_tail

ENOUGH = 3
"""The score from which a list is the discussion; the weights were set on 130 dumps whose entries are known."""
CERTAIN = 7
"""The score from which no list inside another is looked at: names and what should stand around a discussion."""


def find(page: Page) -> list[Section]:
    """Find the lists that hold the discussion, in order; none when no list looks like one.

    Text between two of them that nothing divides is part of the entry above it.
    """
    worth: dict[int, int] = {}
    best: tuple[Item, ItemList] | None = None
    for level in _levels(outline(page.lines, frozenset(page.stops))):
        worth |= {id(group): _score(page, group) for _, group in level}
        best = max([best, *level] if best else level, key=lambda candidate: worth[id(candidate[1])])
        if worth[id(best[1])] >= CERTAIN:
            break
    return _sections(page, *best, worth) if best and worth[id(best[1])] >= ENOUGH else []


def _sections(page: Page, parent: Item, start: ItemList, worth: dict[int, int]) -> list[Section]:
    """Gather the lists beside the one that is the discussion for certain, as far as they are parts of it."""
    sections: list[Section] = []
    for run in _runs(page, parent.lists):
        lead = page.lead(run[0].first)
        score = max(worth[id(group)] for group in run)
        if start in run or (lead and (score >= ENOUGH or heads_pings(lead))):
            sections.append(_section(page, run if lead else _from(page, run, start), lead, score))
    return sections


def _levels(root: Item) -> Iterator[list[tuple[Item, ItemList]]]:
    """Give the lists of each depth with the items that hold them, the outermost first."""
    items = [root]
    while level := [(item, group) for item in items for group in item.lists]:
        yield level
        items = [item for _, group in level for item in group.items]


def _runs(page: Page, groups: list[ItemList]) -> Iterator[list[ItemList]]:
    """Gather the lists that only text of their own entries divides."""
    run: list[ItemList] = []
    for group in groups:
        if run and _divided(page, run[-1], group):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _divided(page: Page, above: ItemList, below: ItemList) -> bool:
    """Tell whether two blank lines or a template's words end a list; preformatted text stands unindented too."""
    after = page.lines[above.last : above.last + 2]
    return len(after) < 2 or all(line.blank for line in after) or page.stop_below(above.last) < below.first


def _from(page: Page, run: list[ItemList], start: ItemList) -> list[ItemList]:
    """Leave out the lists of the article that stand in one run with the discussion, above where it starts."""
    at = run.index(start)
    while at and choose([edges(page.lines, item) for item in run[at - 1].items])[0] not in (None, NAME_ALONE):
        at -= 1
    return run[at:]


def _section(page: Page, run: list[ItemList], lead: list[Line], score: int) -> Section:
    for above, below in pairwise(run):
        _extend(above.items[-1], below.before)
    _extend(run[-1].items[-1], _true_end(page, run[-1]))
    items = [item for group in run for item in group.items]
    style, _ = choose([edges(page.lines, item) for item in sample(list(_all(items)))])
    return Section(items, style, score, lead, heads_pings(lead))


def _true_end(page: Page, last: ItemList) -> int:
    """Find where the last entry ends: text indented as an entry's goes on below preformatted text at the margin."""
    end = last.last
    margin = last.items[-1].column + 2
    for line in page.lines[end : page.stop_below(end) - 1]:
        if line.item:
            break
        if line.indent >= margin and not line.blank:
            end = line.number
    return end


def _extend(item: Item, last: int) -> None:
    """Let an item, and the last one nested in it, go on to a line below."""
    item.last = last
    while item.lists:
        item = item.lists[-1].items[-1]
        item.last = last


def _all(items: list[Item]) -> Iterator[Item]:
    todo = list(items)
    while todo:
        item = todo.pop()
        yield item
        todo.extend(nested for group in item.lists if not group.tight for nested in group.items)


def sample(items: list[Item]) -> list[Item]:
    """Take the first and the last items of a long list; what so many are like all are like."""
    return items if len(items) <= 2 * SAMPLE else [*items[:SAMPLE], *items[-SAMPLE:]]


SAMPLE = 500
"""Items at either end of a list that are looked at to know it."""


def _score(page: Page, group: ItemList) -> int:
    """Weigh what speaks for a list being the discussion: heading, names, the article's end above, the page's below."""
    items = sample(group.items)
    texts = [own_text(page.lines, item) for item in items]
    style, _ = choose([edges(page.lines, item) for item in items])
    if not group.proper and style in (None, NAME_ALONE):
        return 0
    above = page.lines[group.before - 1].words if group.before else ""
    below = page.words_below(group.last)
    heading = heading_score(page.lead(group.first))
    buttoned = sum(bool(text) and is_reply_mark(text[-1]) for text in texts) * 2 >= len(texts) > 1
    named = style is not None and (style not in (NAME_ALONE, DATE_ALONE) or heading > 0 or buttoned)
    signs = heading + 3 * named + 3 * buttoned + 3 * (furniture(above) is not None)
    signs += 2 * (style is None and group.gap >= 2 and (below is None or is_form(below.raw)))
    if not signs or not (heading or named or _begins_anew(page, group)):
        return 0
    score = signs + (group.gap >= 2) + _is_loose(group, texts) - 3 * group.tight
    score += 1 if not page.prose_below(group.last) else 0 if heading or named else -3
    if not named and not _is_prose(texts):
        return score - 4 if heading == COUNTED else 0
    return score - 4 * is_tail(above)


def _begins_anew(page: Page, group: ItemList) -> bool:
    """Tell whether a list counts from 1, where it counts, and no list before it that was divided."""
    first = page.lines[group.first - 1].raw.lstrip()
    return group.items[0].mark != "1" or first.startswith("1.")


def _is_loose(group: ItemList, texts: list[list[str]]) -> bool:
    """Tell whether blank lines part the items or their paragraphs, as those of comments, or replies stand in them."""
    if group.tight:
        return False
    return len(group.items) > 1 or any(item.lists for item in group.items) or any("" in text for text in texts)


def _is_prose(texts: list[list[str]]) -> bool:
    """Tell whether half of some items say something, and are not titles or links of a sidebar."""
    saying = sum(any(len(line) > 80 or line.rstrip().endswith(tuple('.!?…)]”"’»')) for line in text) for text in texts)
    return saying * 2 >= len(texts)
