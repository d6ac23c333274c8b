"""A page in Markdown: its title, the article's text, the discussion, and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tui.archive.dates import is_date
from tui.archive.formats.compose import Draft, Passage, compose
from tui.archive.formats.dump.attribution import byline
from tui.archive.formats.markdown.discussion import read_talk
from tui.archive.formats.markdown.front_matter import FrontMatter, read_front_matter
from tui.archive.formats.markdown.headers import is_numbered
from tui.archive.formats.markdown.leaves import Leaf, read_leaves
from tui.archive.formats.markdown.signs import sign
from tui.archive.formats.markup import web_address
from tui.archive.formats.pings import announcement
from tui.archive.formats.words import is_counter, is_form, is_ping_heading
from tui.archive.load import RawText
from tui.archive.model import Article, Document, Lines, Other, OtherKind, Reason, Source

_CERTAIN = re.compile(r"comm?ent|kommentar|reacties|opmerking|track|ping|\d", re.IGNORECASE)
"""What a heading of readers' words says; an article may well have a "Discussion" of its own."""
BYLINES = 2
"""Leaves under the title that may name the author and the day."""


def read_page(raw: RawText) -> Document:
    """Read a text as Markdown."""
    lines = raw.text.split("\n")
    front = read_front_matter(lines)
    leaves, warnings = read_leaves(raw.text, front.last)
    return _Page(raw, lines, front, leaves).document((*raw.warnings, *front.warnings, *warnings))


@dataclass(slots=True)
class _Page:
    """What is found as the leaves of a page are gone through, from the first to the last."""

    raw: RawText
    lines: Sequence[str]
    front: FrontMatter
    leaves: Sequence[Leaf]
    article: Article = field(default_factory=Article)
    body: list[Passage] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    other: list[Other] = field(default_factory=list)

    def document(self, warnings: tuple[str, ...]) -> Document:
        front, raw = self.front, self.raw
        if front.last:
            self._add_other((1, front.last), "front-matter", "front-matter")
        self.article = Article(
            title=front.title, author=front.author, date=front.date, url=web_address(front.url), tags=front.tags
        )
        rest = self._after_title(self.leaves)
        begin = next((at for at, leaf in enumerate(rest) if _heads_discussion(leaf)), len(rest))
        self._add_article(rest[:begin], top=True)
        self._add_sections(rest[begin:])
        source = Source(raw.path, "markdown", raw.encoding, raw.size, raw.sha256, sign=sign(raw.text, raw.path))
        document = compose(source, self.article, self.body, self.drafts, self.other, warnings)
        entries = (replace(entry, announces=announcement(entry.paragraphs)) for entry in document.entries)
        return replace(document, entries=tuple(entries))

    def _after_title(self, leaves: Sequence[Leaf]) -> Sequence[Leaf]:
        """Take the title off: the first heading of the first level, or one that the page begins with."""
        at = next((at for at, leaf in enumerate(leaves) if leaf.level and not leaf.nest), None)
        if at is None or leaves[at].hidden or _heads_discussion(leaves[at]):
            return leaves
        leaf, title = leaves[at], leaves[at].words.shown.replace("\n", " ")
        same = self.article.title is not None and title.casefold() == self.article.title.casefold()
        if not same and (self.article.title is not None or (leaf.level > 1 and at > 0)):
            return leaves
        self.article = replace(self.article, title=title, title_lines=leaf.lines)
        return [*leaves[:at], *leaves[at + 1 :]]

    def _add_article(self, leaves: Sequence[Leaf], *, top: bool = False) -> None:
        for at, leaf in enumerate(leaves):
            passage = leaf.passage()
            if passage is None:
                self._add_other(leaf.lines)
            else:
                self.body.append(self._as_byline(passage) if top and at < BYLINES else passage)

    def _as_byline(self, passage: Passage) -> Passage:
        """Read "By Ada Low, July 9, 2007" and the day alone as what they are."""
        if passage.kind != "paragraph":
            return passage
        if is_date(passage.text):
            self.article = replace(self.article, date=self.article.date or passage.text)
            return replace(passage, kind="date")
        if found := byline(passage.text):
            self.article = replace(
                self.article, author=self.article.author or found.author, date=self.article.date or found.date
            )
            return replace(passage, kind="byline")
        return passage

    def _add_sections(self, leaves: Sequence[Leaf]) -> None:
        """Read the sections of a discussion and what stands between and under them."""
        for heading, section, is_last in _sections(leaves):
            if not _heads_discussion(heading):
                self._add_rest([heading, *section])
                continue
            text = heading.words.shown
            pings = text if is_ping_heading(text) else None
            talk = read_talk(self.raw, self.lines, heading, section, pings) if section else None
            sure = is_last or _CERTAIN.search(text) or (talk and any(draft.date for draft in talk.drafts))
            if talk and sure:
                self._add_other(heading.lines, "heading", "heading-words")
                self.drafts += talk.drafts
                for place in talk.rest:
                    self._add_other(place)
            elif not any(not leaf.hidden for leaf in section):
                for leaf in (heading, *section):
                    self._add_other(leaf.lines, "heading" if leaf is heading else None, "heading-words")
            else:
                self._add_rest([heading, *section])

    def _add_rest(self, leaves: Sequence[Leaf]) -> None:
        """Take what is no discussion as the article's where none has come yet, else as what stands beside it."""
        if not self.drafts:
            self._add_article(leaves)
            return
        for leaf in leaves:
            self._add_other(leaf.lines)

    def _add_other(self, place: Lines, kind: OtherKind | None = None, rule: str | None = None) -> None:
        text = "\n".join(line.strip() for line in self.lines[place[0] - 1 : place[1]])
        if kind is None:
            kind = "form" if is_form(text.partition("\n")[0].lstrip("# ")) else "sidebar"
            rule = "form-words" if kind == "form" else "outside"
        self.other.append(Other(kind, text, place, Reason(rule or kind, 0.9)))


def _heads_discussion(leaf: Leaf) -> bool:
    if not leaf.level or leaf.nest or leaf.hidden:
        return False
    return is_counter(leaf.words.shown) and not is_numbered(leaf.words.shown)


def _sections(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, Sequence[Leaf], bool]]:
    """Divide leaves that begin with a discussion's heading: (heading, what stands under it, whether it is at the end).

    A section goes on until a heading of its level or above, or one of another part of the discussion. One at the end
    has nothing under it but other parts of the discussion.
    """
    begins: list[int] = []
    level = 0
    for at, leaf in enumerate(leaves):
        if _heads_discussion(leaf) or (leaf.level and not leaf.nest and leaf.level <= level):
            begins.append(at)
            level = leaf.level
    ends = [*begins[1:], len(leaves)][: len(begins)]
    foreign = max((at for at in begins if not _heads_discussion(leaves[at])), default=-1)
    for begin, end in zip(begins, ends, strict=True):
        yield leaves[begin], leaves[begin + 1 : end], begin > foreign
