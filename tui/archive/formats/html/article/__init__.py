"""The article of a saved page, and what else stands on it outside the discussion."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from lxml import etree

from tui.archive.formats.compose import Passage
from tui.archive.formats.html.article import author, dated, head, rest
from tui.archive.formats.html.article import body as bodies
from tui.archive.formats.html.article.body import Body
from tui.archive.formats.html.article.furniture import is_bio, is_head_line, is_in_sentence
from tui.archive.formats.html.article.head import base_url
from tui.archive.formats.html.article.rest import Left
from tui.archive.formats.html.article.signs import fold, named
from tui.archive.formats.html.article.tree import Weights
from tui.archive.formats.html.article.trim import trimmed
from tui.archive.formats.html.declared import declared_encoding, without_http_header
from tui.archive.formats.markup import Element, passages
from tui.archive.model import Article, BlockKind, Other

__all__ = ["base_url", "declared_encoding", "read", "warnings", "without_http_header"]
MOST_IN_LINE = 25
"""Words of prose in the longest line that tells author, date and topics."""
LEAST_DEK = 3
"""Words in the shortest subtitle."""
LEAST_BIO = 5
"""Words of prose in the shortest text about an author."""
FIRST = 6
"""Elements of a text among which its subtitle can stand."""
_DEK = named(
    r"(?:[\w-]+[-_])?(?:subtitle|sub-title|subheadline|subhead|dek|deck|standfirst|entry-excerpt|post-excerpt|lead-?text"
    r"|article-lead|summary|intro-?text|entry-summary|post-intro|teaser-text|tagline-post)|p-summary|standfirst|dek|deck"
)
_CAPTION = named(r"(?:[\w-]+[-_])?caption(?:-text)?|(?:[\w-]+[-_])?(?:image|photo|bild)-?(?:credit|source)s?")


def read(root: Element, without: Collection[Element]) -> tuple[Article, list[Passage], list[Other], str | None]:
    """Read a page: its article's head, its text, the rest of the page, and the address that its links start from.

    `without` are the elements of the discussion, which the article leaves out.
    """
    base = base_url(root)
    weights = Weights(root, without)
    body = bodies.find(weights)
    article, heading = head.read(weights, body, base)
    known = {fold(text) for text in (article.title, article.author, article.date, *article.tags) if text}
    taken = {*without, *([heading] if heading is not None else [])}
    if not body:
        return article, [], rest.read(root, Left(taken, known=known)), base
    reader = _Reader(weights, body, heading, base)
    text, template = trimmed(reader.text(), article)
    above, below = list(reader.above(text)), list(reader.bios(article))
    left_out = [element for element in reader.left_out if element not in reader.taken]
    left = Left({*taken, *body.parts, *reader.taken}, left_out, template, body.others, known)
    return _with_byline(article, template), [*above, *text, *below], rest.read(root, left), base


def warnings(other: Collection[Other]) -> tuple[str, ...]:
    """What a reader should know of how a page was read, told by its other parts."""
    others = sum(part.reason.rule == rest.ANOTHER_POST for part in other)
    return (f"the page holds {others + 1} articles; this is the first of them",) if others else ()


def _with_byline(article: Article, template: list[Passage]) -> Article:
    """Add the author and the date that only a line over or under the text tells."""
    lines = [passage.text for passage in template]
    names, dates = filter(None, map(author.author_in, lines)), filter(None, map(dated.date_in, lines))
    return replace(article, author=article.author or next(names, None), date=article.date or next(dates, None))


class _Reader:
    """Reads an article's text and what belongs to it in its box, and keeps account of the elements."""

    def __init__(self, weights: Weights, body: Body, heading: Element | None, base: str | None) -> None:
        self.left_out: list[Element] = []
        """Elements in the text that are no part of it, in the order of the page."""
        self.taken: set[Element] = set()
        """Elements outside the text that were read."""
        self._weights = weights
        self._body = body
        self._heading = heading
        self._base = base
        self._around = {above for part in body.parts for above in part.iterancestors()}

    def text(self) -> list[Passage]:
        """The passages in the text's own elements."""
        return [passage for part in self._body.parts for passage in passages(part, self._drop, base=self._base)]

    def _drop(self, element: Element) -> bool:
        if element is self._heading or element in self._weights.without:
            return True
        small = self._weights.prose.get(element, 0) <= MOST_IN_LINE
        line = small and is_head_line(element) and not is_in_sentence(element)
        if not (line or self._weights.left_out(element) or self._is_bio(element) or self._is_dek(element)):
            return False
        self.left_out.append(element)
        return True

    def _is_dek(self, element: Element) -> bool:
        """Tell whether an element over the text, or the first in it, is its subtitle."""
        place, start = self._weights.order.get(element), self._weights.order[self._body.parts[0]]
        if place is None or place > start + FIRST or not _DEK(element):
            return False
        count, whole = self._weights.prose.get(element, 0), self._weights.prose[self._body.parts[0]]
        return element not in self._around and (place < start or count * 3 <= whole)

    def _is_bio(self, element: Element) -> bool:
        """Tell whether an element is about the author and does not hold the text, or most of it."""
        if not is_bio(element):
            return False
        part = self._body.parts[0]
        if element not in self._weights.prose or not self._weights.holds(part, element):
            return element not in self._around
        return self._weights.prose[element] * 3 <= self._weights.prose[part]

    def _found(self, test: Callable[[Element], bool]) -> Iterator[Element]:
        """The biggest elements that pass a test: those in the article's box, and in its text those left out of it."""
        parts = frozenset(self._body.parts)
        walk = etree.iterwalk(self._body.box, events=("start",))
        for _, element in walk:
            if element in parts or element in self._weights.without or element is self._heading:
                walk.skip_subtree()
            elif element not in self.taken and element is not self._body.box and test(element):
                walk.skip_subtree()
                yield element
        yield from (element for element in self.left_out if element not in self.taken and test(element))

    def above(self, text: list[Passage]) -> Iterator[Passage]:
        """The dek and the captions of pictures over the text."""
        said = {fold(passage.text) for passage in text}
        start = self._weights.order[self._body.parts[0]]

        def is_above(element: Element) -> bool:
            caption = element.tag == "figcaption" or _CAPTION(element)
            return self._is_dek(element) or (caption and self._weights.order.get(element, start) < start)

        for element in list(self._found(is_above)):
            kind: BlockKind = "dek" if self._is_dek(element) else "caption"
            found = passages(element, base=self._base)
            if kind == "caption" or any(len(passage.text.split()) >= LEAST_DEK for passage in found):
                self.taken.add(element)
                yield from (replace(passage, kind=kind) for passage in found if fold(passage.text) not in said)

    def bios(self, article: Article) -> Iterator[Passage]:
        """What the article's box says of its author; the author's name alone, or with the date, says nothing."""
        known = [fold(text) for text in (article.title, article.author, article.date) if text]
        for element in list(self._found(self._is_bio)):
            found = passages(element, base=self._base)
            if any(_is_about(passage.text, known) for passage in found):
                self.taken.add(element)
                yield from (replace(passage, kind="bio") for passage in found)


def _is_about(text: str, known: list[str]) -> bool:
    said = fold(text)
    for one in known:
        said = said.replace(one, "")
    return len(said.split()) >= LEAST_BIO
