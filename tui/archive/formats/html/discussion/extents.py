"""Which elements of a page hold an entry each, and which of them stand in one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from tui.archive.formats.html.discussion.roles import NO_ENTRIES, Role, is_paired, names_list, roles, tokens
from tui.archive.formats.markup import UNSEEN, Element

_CANDIDATE = frozenset((Role.ENTRY, Role.MAYBE_ENTRY))
_NO_WORDS = frozenset((Role.CONTROL, Role.MARK))
_NUMBER = re.compile(r"(\d{4,})|(?:comm(?:ent)?|kommentar|commentaire|ping|reply|^c|^p?)[-_]?(\d+)$", re.IGNORECASE)
_IDS = ("id", "data-comment-id", "data-commentid", "data-id")
_STATE = re.compile(
    r"even|odd|alt|first|last|parent|by.*|thread-.*|depth-.*|highlander-.*|comment-author-.*|user-.*|has-.*|is-.*|.*\d.*"
)
"""Classes that tell an entry's place or its writer, and not which template wrote it."""
_POST = re.compile(r"type-(?:post|page|article)|post-\d+")


@dataclass(slots=True, eq=False)
class Extent:
    """The elements of an entry: `outer` holds what answers it too, `parts` what it says itself."""

    outer: Element
    parts: tuple[Element, ...]
    strong: bool = True
    author: bool = False
    date: bool = False
    words: bool = False
    numbers: frozenset[str] = frozenset()
    inner: list[Extent] = field(default_factory=list)
    """The entries that stand in this one, in their order."""

    @property
    def look(self) -> tuple[object, ...]:
        """What entries that one template wrote have in common."""
        return (self.outer.tag, *sorted(one for one in tokens(self.outer) if not _STATE.fullmatch(one)))


class Scan:
    """One walk through a page: the elements that may be entries, their evidence, and the lists that they stand in."""

    def __init__(self, root: Element) -> None:
        self.roles: dict[Element, frozenset[Role]] = {}
        self.lists: list[Element] = []
        self.order: dict[Element, int] = {}
        self._titled = {above for title in root.iter("h1") for above in title.iterancestors()}
        self._found: list[tuple[Extent, Extent | None]] = []
        self._open: list[Extent] = []
        self._quiet: list[tuple[Element, Extent]] = []
        """The buttons and marks that are open, with the entry that each stands in."""
        self._walk(root)

    def _walk(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
                if element is not root:
                    self._text(element.tail)
                continue
            what = roles(element)
            beside = Role.ASIDE in what and not self._holds_discussion(element)
            if element.tag in UNSEEN or Role.WIDGET in what or beside:
                walk.skip_subtree()
                continue
            self._start(element, what)
            self._text(element.text)

    def _start(self, element: Element, what: frozenset[Role]) -> None:
        self.order[element] = len(self.order)
        self.roles[element] = what
        if Role.LIST in what or names_list(element):
            self.lists.append(element)
        if _CANDIDATE.isdisjoint(what):
            what = self._listed(element, what)
        if not _CANDIDATE.isdisjoint(what):
            one = Extent(element, (element,), Role.ENTRY in what, numbers=_numbers(element))
            self._found.append((one, self._open[-1] if self._open else None))
            self._open.append(one)
        elif self._open:
            _note(self._open[-1], element, what)
            if not _NO_WORDS.isdisjoint(what):
                self._quiet.append((element, self._open[-1]))

    def _end(self, element: Element) -> None:
        if self._quiet and self._quiet[-1][0] is element:
            self._quiet.pop()
        if self._open and self._open[-1].outer is element:
            self._open.pop()

    def _text(self, text: str | None) -> None:
        """Note that words stand in what may be an entry, and not in a button of it."""
        if self._open and _is_text(text) and not (self._quiet and self._quiet[-1][1] is self._open[-1]):
            self._open[-1].words = True

    def holds_article(self, element: Element) -> bool:
        """Tell whether an element holds a whole article, which a category of its name makes look like a comment."""
        return element in self._titled or any(_POST.fullmatch(token) for token in tokens(element))

    def _holds_discussion(self, element: Element) -> bool:
        """Tell whether an element beside the article, by its name, holds it or its discussion, or stands in one."""
        around = (one for one in (element, *element.iterancestors()) if one.tag not in ("html", "body"))
        if any(names_list(one) for one in around):
            return True
        return any(
            one.tag in ("h1", "textarea") or one.get("id") in ("comments", "respond")
            for one in element.iterdescendants()
        )

    def _listed(self, element: Element, what: frozenset[Role]) -> frozenset[Role]:
        """Take an item of a list of comments for an entry, whatever it is called."""
        above = element.getparent()
        listed = above is not None and Role.LIST in self.roles.get(above, ())
        if not listed or what or element.tag in NO_ENTRIES or is_paired(element):
            return what
        return frozenset((Role.ENTRY if element.tag == "li" else Role.MAYBE_ENTRY,))

    def extents(self) -> list[Extent]:
        """The entries at the top, each with those that stand in it."""
        inner: dict[int, list[Extent]] = {id(one): [] for one, _ in self._found}
        top: list[Extent] = []
        for one, above in reversed(self._found):
            mine = inner[id(one)][::-1]
            found = mine if self.holds_article(one.outer) else list(_settled(one, mine))
            if above and one not in found:
                above.words, above.date = above.words or one.words, above.date or one.date
            target = inner[id(above)] if above else top
            target.extend(reversed(found))
        return top[::-1]


def _is_text(text: str | None) -> bool:
    return bool(text) and not text.isspace() if text else False


def numbers_in(name: str | None) -> frozenset[str]:
    """The number that an id holds: "div-comment-12"; its longest where it holds several."""
    found = _NUMBER.search(name or "")
    return frozenset(filter(None, found.groups())) if found else frozenset()


def _numbers(element: Element) -> frozenset[str]:
    return frozenset().union(*(numbers_in(element.get(name)) for name in _IDS))


def _note(extent: Extent, element: Element, what: frozenset[Role]) -> None:
    """Note that a name or a date stands in what may be an entry."""
    named = Role.AUTHOR in what or element.tag == "cite"
    if (named and not extent.author) or (Role.DATE in what and not extent.date):
        has_words = element.get("datetime") or any(_is_text(text) for text in element.itertext())
        extent.author = extent.author or (named and bool(has_words))
        extent.date = extent.date or (Role.DATE in what and bool(has_words))


def _settled(one: Extent, inner: list[Extent]) -> Iterator[Extent]:
    """Tell what an element that may be an entry is beside those in it: an entry, a part, a wrapper or a list."""
    if not inner:
        if (one.strong and one.words) or (one.author and one.words):
            yield one
        return
    own = one.words and (one.look == inner[0].look or _differ(one, inner[0]))
    if not (one.strong or one.author) or (not one.author and not own and _are_siblings(inner)):
        yield from inner
        return
    for at, other in enumerate(inner):
        if _is_same(one, other):
            one.inner = inner[:at] + other.inner + inner[at + 1 :]
            if not one.author:
                one.parts = one.parts if one.date else other.parts
            one.author, one.date, one.words = one.author or other.author, one.date or other.date, True
            break
    else:
        one.inner = inner
    one.inner = [entry for other in one.inner for entry in _apart(one, other)]
    yield one


def _differ(one: Extent, other: Extent) -> bool:
    return bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)


def _are_siblings(inner: list[Extent]) -> bool:
    """Tell whether entries stand side by side under one element, and are the first that stand there."""
    if len(inner) < 2 or inner[0].outer.getparent() is not inner[1].outer.getparent():
        return False
    return inner[0].look == inner[1].look


def _is_same(one: Extent, other: Extent) -> bool:
    """Tell whether an element in another is the same entry as that."""
    if one.numbers and other.numbers:
        return not one.numbers.isdisjoint(other.numbers)
    if one.author or one.look == other.look:
        return False
    return other.author


def _apart(one: Extent, other: Extent) -> Iterable[Extent]:
    """Tell an entry in another from a part of it; what stands in a part stands in the other."""
    if _differ(one, other) or one.look == other.look or (other.author and (one.author or one.inner)):
        return (other,)
    return other.inner
