"""The parts of one entry: who wrote it when, what it says, and what its template put around that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from tui.archive.formats.compose import Passage
from tui.archive.formats.html.discussion.extents import Extent
from tui.archive.formats.html.discussion.header import date_alone, date_in, name_in
from tui.archive.formats.html.discussion.roles import Role, roles, tokens
from tui.archive.formats.markup import UNSEEN, Element, passages, web_address, words


@dataclass(slots=True)
class Parts:
    """What an entry's elements are, and what was read off them; `head` are the lines around the text."""

    author: str | None = None
    byline: str = ""
    """All words of the element that names the author."""
    date: str | None = None
    url: str | None = None
    title: str | None = None
    head: list[str] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """The links around the text: (words, address)."""
    apart: bool = False
    """Whether an element holds the text and nothing else."""


def read(extent: Extent, others: Collection[Element], base: str | None, label: str | None = None) -> Parts:
    """Read an entry's parts; `others` are the elements of all entries, which those in it are left out by.

    `label` are words that stand where a name does, but are none.
    """
    walk = _Walk(extent, others)
    found = Parts()
    author = walk.author(label)
    if author is not None:
        found.author, found.date = name_in(author)
        found.byline = words(author)
        found.url = _address(author, walk, base)
    if date := walk.date():
        found.date = date
    if not found.author:
        found.links = walk.links(base)
    found.title = walk.title(found.author)
    dated = _above(walk.times, extent.parts)
    boxes = [one for one in walk.boxes if one not in dated]
    bodies = walk.bodies(author, walk.texts) or walk.bodies(author, boxes)
    beside = {*walk.controls, *walk.marks}
    if author is not None:
        beside |= {author, *walk.times}
    if bodies:
        found.apart = True
        walk.inside |= {time for time in walk.times if not _is_quoted(time, bodies)}
        found.body = [passage for body in bodies for passage in passages(body, walk.drop(walk.inside), base=base)]
        found.head = walk.lines(walk.drop({*bodies, *beside}))
        return found
    dates = walk.times if walk.metas else ()
    found.body = walk.passages(walk.drop({*beside, *dates, *walk.metas, *walk.titles}), base)
    found.head = walk.lines(walk.drop(beside), only=walk.metas)
    if not found.body:
        found.body = walk.passages(walk.drop(beside), base)
    return found


class _Walk:
    """The elements of an entry by their roles, in the order of the page; other entries and controls are left out."""

    def __init__(self, extent: Extent, others: Collection[Element]) -> None:
        self.extent = extent
        self.others = others
        self.authors: list[Element] = []
        self.cites: list[Element] = []
        self.times: list[Element] = []
        self.texts: list[Element] = []
        self.boxes: list[Element] = []
        self.metas: list[Element] = []
        self.titles: list[Element] = []
        self.marks: list[Element] = []
        self.controls: list[Element] = []
        self.inside: set[Element] = set()
        """What stands in the text and is none of it."""
        for part in extent.parts:
            self._go(part)

    def _go(self, part: Element) -> None:
        walk = etree.iterwalk(part, events=("start",))
        many = len(self.extent.parts) > 1
        for _, element in walk:
            if element is not part and (element in self.others or element.tag in UNSEEN):
                walk.skip_subtree()
                continue
            what = roles(element)
            if element is not part and self._is_apart(element, what):
                self.controls.append(element)
                self.inside.add(element)
                walk.skip_subtree()
                continue
            for role, found in (
                (Role.AUTHOR, self.authors),
                (Role.DATE, self.times),
                (Role.BODY, self.texts),
                (Role.ENTRY, self.boxes),
                (Role.META, self.metas),
                (Role.TITLE, self.titles),
                (Role.MARK, self.marks),
            ):
                if role in what and (element is not part or many):
                    found.append(element)
            if element.tag == "cite":
                self.cites.append(element)

    def _is_apart(self, element: Element, what: frozenset[Role]) -> bool:
        """Tell whether an element is a button, a form, or holds the answers."""
        if Role.WIDGET in what or Role.REPLIES in what:
            return True
        if Role.NOTICE in what:
            return not _is_whole(element)
        if Role.CONTROL not in what or not what.isdisjoint((Role.AUTHOR, Role.DATE, Role.BODY, Role.META)):
            return False
        return not any(
            not roles(inner).isdisjoint((Role.AUTHOR, Role.BODY, Role.DATE)) and words(inner)
            for inner in element.iterdescendants()
            if isinstance(inner.tag, str) and inner.tag not in UNSEEN
        )

    def drop(self, elements: Collection[Element]) -> _Drop:
        """What leaves elements out of a text, and with them the other entries."""
        return _Drop(elements, self.others)

    def author(self, label: str | None) -> Element | None:
        """The element that names the author: the surest, and of those the first."""
        ranked = sorted(self.authors, key=_rank)
        return next((one for one in (*ranked, *self.cites) if name_in(one)[0] not in (None, label)), None)

    def date(self) -> str | None:
        """The date as the page shows it, else as its markup has it."""
        holders = _above(self.authors, self.extent.parts)
        shown = [one for one in self.times if one not in holders]
        found = (date_in(one) for one in (*shown, *self.times))
        linked = (one for meta in self.metas for one in meta.iterdescendants("a", "abbr"))
        return next(filter(None, found), None) or next(filter(None, map(date_alone, linked)), None)

    def bodies(self, author: Element | None, texts: list[Element]) -> list[Element]:
        """The elements that hold the text and neither a name nor a date; none where text and header are not apart."""
        names = [*self.authors, *([] if author is None else [author])]
        around = _above(names, self.extent.parts) | _above([*self.marks, *self.metas], self.extent.parts, _QUOTES)
        taken = {*names, *self.times}
        found: list[Element] = []
        called = [one for one in texts if any("comment" in name.lower() for name in tokens(one))]
        for one in called or texts:
            if one in around or any(above in taken for above in _upwards(one)):
                continue
            if words(one, self.drop(self.inside)) and (not found or _is_alike(one, found[0])):
                found.append(one)
                taken.add(one)
        return found

    def passages(self, drop: _Drop, base: str | None) -> list[Passage]:
        """The text of all parts of the entry."""
        kept = (part for part in self.extent.parts if not drop.takes(part))
        return [passage for part in kept for passage in passages(part, drop, base=base)]

    def lines(self, drop: _Drop, only: list[Element] | None = None) -> list[str]:
        """The lines of a text, a blank one between paragraphs."""
        inner = set(only or ())
        roots = self.extent.parts if only is None else [one for one in only if inner.isdisjoint(one.iterancestors())]
        found: list[str] = []
        for root in roots:
            for passage in [] if only is None and drop.takes(root) else passages(root, drop):
                found += ["", *passage.text.split("\n")] if found else passage.text.split("\n")
        return found

    def links(self, base: str | None) -> list[tuple[str, str]]:
        """The links that stand in the parts around the text."""
        links = [link for one in self.metas for link in one.iterdescendants("a")]
        found = ((words(link), web_address(link.get("href"), base)) for link in links)
        return [(name, address) for name, address in found if name and address]

    def title(self, author: str | None) -> str | None:
        """What a comment's own title says."""
        holders = _above(self.authors, self.extent.parts)
        title = next(filter(None, (words(one) for one in self.titles if one not in holders)), None)
        return title if title != author and author else None


class _Drop:
    """Tells which elements are left out of a text."""

    def __init__(self, elements: Collection[Element], others: Collection[Element]) -> None:
        self._elements = frozenset(elements)
        self._others = others

    def takes(self, part: Element) -> bool:
        """Tell whether a whole part of the entry itself is left out."""
        return part in self._elements

    def __call__(self, element: Element) -> bool:
        return element in self._elements or element in self._others


def _is_whole(element: Element) -> bool:
    """Tell whether an element is all that an entry says, as where an editor took the text away."""
    body = next((above for above in element.iterancestors() if Role.BODY in roles(above)), None)
    return body is not None and words(body) == words(element)


def _is_alike(one: Element, other: Element) -> bool:
    return tokens(one) == tokens(other) or not set(tokens(one)).isdisjoint(tokens(other))


def _rank(element: Element) -> int:
    names = [name.lower() for name in tokens(element)]
    if "fn" in names or "name" in (element.get("itemprop") or "").split():
        return 0
    if any("comment" in name or "author" in name for name in names) or element.get("itemprop"):
        return 1
    return 2


_QUOTES = frozenset(("blockquote", "p"))
"""Elements of a text that quote names and dates, and do not tell those of its author."""


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _above(elements: Iterable[Element], tops: Collection[Element], until: Collection[str] = ()) -> set[Element]:
    """The elements that hold others, up to the entry's own; those past an element of the tags `until` do not count."""
    found: set[Element] = set()
    for element in elements:
        for above in element.iterancestors() if element not in tops else ():
            if above in found or above.tag in until:
                break
            found.add(above)
            if above in tops:
                break
    return found


def _is_quoted(element: Element, bodies: Collection[Element]) -> bool:
    """Tell whether an element stands in a quotation or a sentence of a text."""
    quoted = False
    for above in element.iterancestors():
        if above in bodies:
            return quoted
        quoted = quoted or above.tag in _QUOTES
    return False


def _address(author: Element, walk: _Walk, base: str | None) -> str | None:
    """The address behind an author's name."""
    around = [one for one in _above([author], walk.extent.parts) if one.tag == "a"]
    for link in (author, *author.iterdescendants("a"), *around):
        address = link.get("href")
        if link.tag == "a" and address and "#comment" not in address and not address.startswith("#") and words(link):
            return web_address(address, base)
    return None
