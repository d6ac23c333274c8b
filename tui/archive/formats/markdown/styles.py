"""The styles in which discussions in Markdown set one entry apart from the next, and the choice of one for a section.

An entry begins at a leaf, and its text goes on until the next begins. A section is read in one style alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.archive.formats.markdown import headers
from tui.archive.formats.markdown.headers import Header
from tui.archive.formats.markdown.inline import Words
from tui.archive.formats.markdown.leaves import Leaf
from tui.archive.formats.words import is_form, is_tail
from tui.archive.model import Reason


class Start(NamedTuple):
    """Where an entry begins: the leaf's place, how deep it stands, and what it tells of author and date."""

    at: int
    nest: int
    header: Header


NOTHING = Header(None, None, 0, Reason("no-header", 0.7))


def starts(leaves: Sequence[Leaf], pings: str | None) -> list[Start]:
    """Find where the entries of a section begin; `pings` is its heading where that names trackbacks alone.

    Headings come first, then names, then lists and quotes that name nobody.
    """
    found = _under_headings(leaves, pings) or (_of_pings(leaves, pings) if pings else [])
    return found or _with_names(leaves) or _apart(leaves)


def _under_headings(leaves: Sequence[Leaf], pings: str | None) -> list[Start]:
    """Entries under a heading each; of headings on the highest level half must name somebody."""
    leaves = leaves[: next((at for at, leaf in enumerate(leaves) if ends_talk(leaf)), len(leaves))]
    levels = [leaf.level for leaf in leaves if leaf.level and not leaf.nest]
    if not levels:
        return []
    top = min(levels)
    found: list[Start] = []
    named = unnamed = 0
    for at, leaf in enumerate(leaves):
        if not leaf.level or leaf.nest:
            continue
        header = headers.of_heading(leaf.words, pings)
        if leaf.level == top:
            named += header is not None
            unnamed += header is None
            title = Header(None, None, len(leaf.words.text), Reason("title-line", 0.7), title=leaf.words.shown or None)
            header = header or title
        if header:
            found.append(Start(at, leaf.level, header))
    return found if named >= unnamed else []


def ends_talk(leaf: Leaf) -> bool:
    """Tell whether a heading stands over the form or the tail of a page."""
    return leaf.level > 0 and not leaf.nest and (is_form(leaf.words.shown) or is_tail(leaf.words.shown))


Read = Callable[[Words], Header | None]


def _with_names(leaves: Sequence[Leaf]) -> list[Start]:
    """Entries that begin with their author's name, all in the same way; the first leaf has to be one of them."""
    best: list[Start] = []
    for read in (headers.in_bold, headers.in_words):
        found = _read_all(leaves, read)
        if len(found) > len(best) and _is_above(found, leaves):
            best = found
    if best:
        return _with_nameless(best, leaves)
    found = _read_all(leaves, headers.before_colon)
    items = sum(leaf.opens and leaf.nest == 1 for leaf in leaves)
    top = sum(leaves[start.at].opens and start.nest == 1 for start in found)
    return _with_nameless(found, leaves) if top > 1 and 2 * top >= items else []


def _with_nameless(found: Sequence[Start], leaves: Sequence[Leaf]) -> list[Start]:
    """Add the items that name nobody in a list whose items are entries."""
    if not all(leaves[start.at].opens for start in found):
        return list(found)
    top = min(start.nest for start in found)
    named = {start.at for start in found}
    nameless = [
        Start(at, top, NOTHING)
        for at, leaf in enumerate(leaves)
        if leaf.opens and leaf.nest == top and at not in named and not leaf.hidden
    ]
    return sorted([*found, *nameless], key=lambda start: start.at)


def _read_all(leaves: Sequence[Leaf], read: Read) -> list[Start]:
    return [
        Start(at, leaf.nest, header)
        for at, leaf in enumerate(leaves)
        if leaf.kind == "paragraph" and not leaf.hidden and (header := read(leaf.words))
    ]


def _is_above(found: Sequence[Start], leaves: Sequence[Leaf]) -> bool:
    """Tell whether names stand above the texts and not below them, where nothing follows the last."""
    last = leaves[found[-1].at]
    alone = found[-1].at == len(leaves) - 1 and not last.words.cut(found[-1].header.used).text
    return found[0].at == 0 or not alone


def _of_pings(leaves: Sequence[Leaf], heading: str) -> list[Start]:
    """Trackbacks: each item of a list or each paragraph is one, and what stands nested in it belongs to it."""
    shown = [(at, leaf) for at, leaf in enumerate(leaves) if not leaf.hidden]
    listed = any(leaf.opens for _, leaf in shown)
    found: list[Start] = []
    for at, leaf in shown:
        header = headers.of_ping(leaf.words, heading)
        begins = leaf.nest == 1 and leaf.opens if listed else header is not None
        if begins:
            found.append(Start(at, leaf.nest, header or NOTHING))
    return found


def _apart(leaves: Sequence[Leaf]) -> list[Start]:
    """Entries that name nobody: the items of a list with those nested in it, or quotes inside one another."""
    if not leaves or not leaves[0].nest:
        return []
    found: list[Start] = []
    quoted = leaves[0].around[0].kind == "quote"
    above: Leaf | None = None
    for at, leaf in enumerate(leaves):
        if leaf.hidden or not leaf.nest:
            continue
        if quoted:
            begins = above is None or leaf.around != above.around
        else:
            begins = leaf.opens and all(one.kind == "item" for one in leaf.around)
        if begins:
            found.append(Start(at, leaf.nest, NOTHING))
        above = leaf
    return found
