"""What a reader found, in whatever order → a document: entries numbered, replies and links by their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui.archive.formats.pings import announcement
from tui.archive.formats.privacy import keep_private, without_address
from tui.archive.model import (
    AS_FILED,
    Address,
    Article,
    Block,
    BlockKind,
    Document,
    Entry,
    EntryKind,
    Lines,
    Link,
    Other,
    Reason,
    Reply,
    Source,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an article or an entry with the links behind its words."""

    text: str
    kind: BlockKind = "paragraph"
    links: tuple[Link, ...] = ()
    lines: Lines | None = None
    reason: Reason = AS_FILED


@dataclass(slots=True, eq=False)
class Draft:
    """An entry before it has a number; `parent` is the draft that the file nests it in."""

    kind: EntryKind = "comment"
    author: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    body: Sequence[Passage] = ()
    parent: Draft | None = None
    lines: Lines | None = None
    reason: Reason = AS_FILED


CYCLE = "some comments answer one another in a circle; one of each circle is shown at the top"


def compose(
    source: Source,
    article: Article,
    body: Sequence[Passage],
    drafts: Sequence[Draft],
    other: Sequence[Other] = (),
    warnings: Iterable[str] = (),
) -> Document:
    """Make a document of an article's head, its text, and the drafts of its entries in the order of the file.

    A draft whose parent is not among the drafts stands at the top, and so does one of each circle of parents.
    """
    parents, circles = _parents(drafts)
    blocks = tuple(Block(passage.kind, passage.text, passage.lines, passage.reason) for passage in body)
    entries = tuple(_entry(draft, number, parents) for number, draft in enumerate(drafts, 1))
    return Document(
        source=source,
        article=replace(
            article, author=without_address(article.author), date=without_address(article.date), blocks=blocks
        ),
        entries=entries,
        other=tuple(other),
        warnings=(*warnings, *([CYCLE] if circles else ())),
        unread=None,
        links=dict(_links(body, drafts)),
    )


def _parents(drafts: Sequence[Draft]) -> tuple[list[tuple[int | None, int]], bool]:
    """Each draft's parent and depth by its number less one, and whether a circle had to be cut."""
    numbers = {id(draft): number for number, draft in enumerate(drafts, 1)}
    parents = [numbers.get(id(draft.parent)) if draft.parent else None for draft in drafts]
    depths = [0] * len(drafts)
    circles = False
    for number in range(1, len(drafts) + 1):
        chain: list[int] = []
        above: int | None = number
        on_chain: set[int] = set()
        while above and not depths[above - 1]:
            if above in on_chain:
                parents[chain[-1] - 1], circles, above = None, True, None
                break
            on_chain.add(above)
            chain.append(above)
            above = parents[above - 1]
        depth = depths[above - 1] if above else 0
        for one in reversed(chain):
            depth += 1
            depths[one - 1] = depth
    return list(zip(parents, depths, strict=True)), circles


def _entry(draft: Draft, number: int, parents: Sequence[tuple[int | None, int]]) -> Entry:
    parent, depth = parents[number - 1]
    kinds = tuple(passage.kind for passage in draft.body)
    entry = Entry(
        number=number,
        kind=draft.kind,
        author=draft.author,
        title=draft.title,
        paragraphs=tuple(passage.text for passage in draft.body),
        lines=draft.lines,
        reason=draft.reason,
        depth=depth,
        date=draft.date,
        url=draft.url,
        reply=Reply(parent, "explicit") if parent else None,
        announces=announcement([passage.text for passage in draft.body]) if draft.kind == "comment" else None,
        kinds=kinds if any(kind != "paragraph" for kind in kinds) else (),
    )
    return keep_private(entry)


def _links(body: Sequence[Passage], drafts: Sequence[Draft]) -> Iterator[tuple[Address, tuple[Link, ...]]]:
    passages = [((0, index), passage) for index, passage in enumerate(body, 1)]
    for number, draft in enumerate(drafts, 1):
        passages += [((number, 2 + index), passage) for index, passage in enumerate(draft.body)]
    for address, passage in passages:
        if links := tuple(link for link in passage.links if passage.text[link.start : link.end].strip()):
            yield address, links
