"""A page's elements and their weight in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from tui.archive.formats.html.article.furniture import is_discussion, is_furniture
from tui.archive.formats.markup import UNSEEN, Element

FEW = 25
"""Words of prose; an element with fewer holds no article, unless it is the page's only one."""


class Weights:
    """How many words each element of a page holds, and how many of prose, which are those not in links.

    Words in `without` do not count, nor do those in furniture; an element with a third of the page's prose, or a list
    with half of it, is no furniture, whatever it is called.
    """

    def __init__(self, root: Element, without: Collection[Element] = ()) -> None:
        self.root = root
        self.without = frozenset(without)
        self.order: dict[Element, int] = {}
        """Each element's place in the page, furniture too, but nothing inside it."""
        self.last: dict[Element, int] = {}
        """The place of the last element inside each."""
        self.prose: dict[Element, int] = {}
        self.words: dict[Element, int] = {}
        self.own: dict[Element, int] = {}
        """Words of prose in an element's own paragraphs."""
        self.furniture: frozenset[Element] = frozenset()
        self._count()
        self.discussion = self.without.union(self._discussion())
        """The elements of the discussion, and those with the names that discussions have."""
        self._leave_out(self.discussion)
        self._leave_out(self._around_articles())

    def _leave_out(self, elements: Iterable[Element]) -> None:
        self.furniture = self.furniture.union(elements)
        self._count()

    def _discussion(self) -> Iterator[Element]:
        """Elements with the names that discussions have, when there is an article beside them."""
        left = self.prose[self.root]
        outer: Element | None = None
        for element, count in self.prose.items():
            if outer is not None and self.holds(outer, element):
                continue
            if left - count >= FEW and is_discussion(element):
                outer = element
                left -= count
                yield element

    def _around_articles(self) -> Iterator[Element]:
        """Furniture that is not too big for it, and does not hold a heading of the first rank."""
        whole = self.prose[self.root]
        titled: set[Element] = set()
        for heading in self.root.iter("h1"):
            for above in heading.iterancestors():
                if above in titled:
                    break
                titled.add(above)
        for element, count in self.prose.items():
            most = whole // 2 if element.tag in ("ul", "ol") else whole // 3
            if count <= most and element not in titled and is_furniture(element):
                yield element

    def _count(self) -> None:
        for counts in (self.order, self.last, self.prose, self.words, self.own):
            counts.clear()
        links, skipped, boxes = 0, None, [self.root]
        walk = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                self.order[element] = len(self.order)
                if self.left_out(element) or element.tag in _NEVER:
                    skipped = element
                    walk.skip_subtree()
                    continue
                links += element.tag == "a"
                boxes.append(boxes[-1] if element.tag in _IN_BOXES else element)
                self.prose[element] = self.words[element] = 0
                self._add(element, element.text, links, boxes)
                continue
            if event == "end":
                self.last[element] = len(self.order) - 1
                if element is skipped:
                    skipped = None
                else:
                    links -= element.tag == "a"
                    boxes.pop()
            parent = element.getparent()
            if element is not self.root and parent is not None:
                self.prose[parent] += self.prose.get(element, 0)
                self.words[parent] += self.words.get(element, 0)
                self._add(parent, element.tail, links, boxes)

    def _add(self, element: Element, text: str | None, links: int, boxes: list[Element]) -> None:
        if not text:
            return
        count = len(text.split())
        self.words[element] += count
        if not links:
            self.prose[element] += count
            self.own[boxes[-1]] = self.own.get(boxes[-1], 0) + count

    def left_out(self, element: Element) -> bool:
        """Tell whether an element is no part of the article: furniture, or in the discussion."""
        return element in self.without or element in self.furniture

    def holds(self, outer: Element, inner: Element) -> bool:
        """Tell whether an element is another one or stands in it."""
        return self.order[outer] <= self.order[inner] <= self.last[outer]

    def size(self, element: Element) -> int:
        """How many elements stand in one."""
        return self.last[element] - self.order[element]

    def under(self, scope: Element) -> Iterator[Element]:
        """The elements in a part of the page, furniture too, but not those of the discussion."""
        walk = etree.iterwalk(scope, events=("start",))
        for _, element in walk:
            if element in self.discussion:
                walk.skip_subtree()
            else:
                yield element


_NEVER = UNSEEN - {"form"}
_IN_BOXES = frozenset(
    (
        "a", "abbr", "acronym", "b", "big", "blockquote", "br", "cite", "code", "dd", "del", "dfn", "dl", "dt", "em",
        "figcaption", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "ul", "var", "wbr",
    )
)  # fmt: skip
"""Elements whose words belong to the box around them."""
