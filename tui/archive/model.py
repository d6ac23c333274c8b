"""What a file holds once it has been read.

Lines count from 1 and ranges include their last line. Absent is None, never "".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Lines = tuple[int, int]
"""First and last line of the file, both counted from 1."""

Address = tuple[int, int]
"""Where a text stands: (entry number, text number). Entry 0 is the article: (0, 0) its title, (0, i) its i-th block.
In entry n, (n, 0) is the author, (n, 1) the title, and (n, 2 + i) the i-th paragraph, i from 0."""

FormatName = Literal["dump", "html", "markdown", "wxr", "mtif", "wpjson", "feed", "text"]
BlockKind = Literal[
    "date",
    "byline",
    "category",
    "caption",
    "dek",
    "paragraph",
    "heading",
    "quote",
    "list_item",
    "code",
    "bio",
    "notice",
    "tags",
]
EntryKind = Literal["comment", "trackback", "pingback"]
OtherKind = Literal["heading", "form", "navigation", "sidebar", "front-matter"]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from."""

    path: str
    format: FormatName
    encoding: str
    bytes: int
    sha256: str
    asked: bool = False
    """Whether the format was asked for, and not told by the content."""
    sign: str | None = None
    """The words of the file that told its format."""
    post: str | None = None
    """The post of a file with several, by its slug or its number."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address behind the code points of a text from `start` to before `end`; http and https only."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Post:
    """A line in the list of a file's posts: `number` counts them from 1, `entries` its comments and pings."""

    number: int
    slug: str | None
    title: str | None
    date: str | None
    entries: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part was read so: the rule's name in rules.py, from 0 to 1 how sure it is, and the words behind it."""

    rule: str
    confidence: float = 1.0
    evidence: str | None = None


AS_FILED = Reason("as-filed")
"""The file itself says what the part is."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the article; a line break inside it is a newline in its text."""

    kind: BlockKind
    text: str
    lines: Lines | None
    reason: Reason = AS_FILED


@dataclass(frozen=True, slots=True)
class Article:
    """The article: what stands above the discussion."""

    title: str | None = None
    title_lines: Lines | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    title_reason: Reason = AS_FILED


@dataclass(frozen=True, slots=True)
class Announcement:
    """A trackback that a comment tells of in its own words."""

    blog: str
    title: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Which entry an entry answers, and whether the file says so or we conclude it, for a reason."""

    parent: int
    source: Literal["explicit", "inferred"]
    reason: Reason = AS_FILED


@dataclass(frozen=True, slots=True)
class Entry:
    """A comment, trackback or pingback; `reason` tells what showed its kind and author.

    `depth` is the nesting that the file shows, 1 at the top.
    """

    number: int
    kind: EntryKind
    author: str | None
    title: str | None
    paragraphs: tuple[str, ...]
    lines: Lines | None
    reason: Reason = AS_FILED
    depth: int = 1
    date: str | None = None
    url: str | None = None
    reply: Reply | None = None
    announces: Announcement | None = None
    kinds: tuple[BlockKind, ...] = ()
    """What each paragraph is, where the file tells; empty where all are plain paragraphs."""

    def kind_of(self, index: int) -> BlockKind:
        """What a paragraph is; its index counts from 0."""
        return self.kinds[index] if self.kinds else "paragraph"

    @property
    def is_ping(self) -> bool:
        """Whether another blog sent this, and no reader wrote it here."""
        return self.kind != "comment"

    @property
    def parent(self) -> int | None:
        """The number of the entry that this one answers."""
        return self.reply.parent if self.reply else None

    @property
    def is_inferred(self) -> bool:
        """Whether the file does not say whom this answers, and we conclude it."""
        return self.reply is not None and self.reply.source == "inferred"


@dataclass(frozen=True, slots=True)
class Other:
    """A part of the page that is neither article nor discussion."""

    kind: OtherKind
    text: str
    lines: Lines | None
    reason: Reason = AS_FILED


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines and what it was read as.

    `address` is where its text stands, None outside article and entries; there `other` is its place in the document's
    other parts.
    """

    kind: str
    lines: Lines | None
    reason: Reason
    address: Address | None
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its discussion, and everything else that its file holds."""

    source: Source
    article: Article
    entries: tuple[Entry, ...] = ()
    other: tuple[Other, ...] = ()
    warnings: tuple[str, ...] = ()
    unread: tuple[int, ...] | None = ()
    """The numbers of the lines that hold words and stand in no part; a reader of a text format leaves none.

    None where the parts have no lines.
    """
    links: Mapping[Address, tuple[Link, ...]] = field(default_factory=dict)
    """The links that the file has behind its words, by the address of the text, in the order of the text."""

    def entry(self, number: int) -> Entry:
        """Return the entry of that number, which counts from 1."""
        return self.entries[number - 1]

    def parents(self, *, inferred: bool = True) -> list[int | None]:
        """Each entry's parent in order, None at the top; those that the file does not tell of only where asked for."""
        return [entry.parent if inferred or not entry.is_inferred else None for entry in self.entries]

    def parts(self) -> list[Part]:
        """Every part that the lines of the file were read as, in their order; those without lines stand at the end."""
        article = self.article
        parts = [Part("title", article.title_lines, article.title_reason, (0, 0))] if article.title else []
        parts += [
            Part(block.kind, block.lines, block.reason, (0, index)) for index, block in enumerate(article.blocks, 1)
        ]
        parts += [Part(entry.kind, entry.lines, entry.reason, (entry.number, 0)) for entry in self.entries]
        parts += [Part(other.kind, other.lines, other.reason, None, index) for index, other in enumerate(self.other)]
        return sorted(parts, key=lambda part: part.lines or (sys.maxsize, 0))

    def texts(self) -> Iterator[tuple[Address, str]]:
        """Every text of the article and the entries with its address, in the order of the file."""
        if self.article.title:
            yield (0, 0), self.article.title
        for index, block in enumerate(self.article.blocks, 1):
            yield (0, index), block.text
        for entry in self.entries:
            if entry.author:
                yield (entry.number, 0), entry.author
            if entry.title:
                yield (entry.number, 1), entry.title
            for index, paragraph in enumerate(entry.paragraphs):
                yield (entry.number, 2 + index), paragraph
