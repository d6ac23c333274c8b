"""Discussions made for a test, and who answers whom in them."""

from collections.abc import Sequence

from tui.archive.model import Article, Block, Document, Entry, EntryKind, Reply, Source
from tui.archive.threads import thread

Said = tuple[str | None, str]
"""An author and what they say; an empty line begins a paragraph."""


def page(
    *said: Said,
    kinds: Sequence[EntryKind] = (),
    parents: dict[int, int] | None = None,
    dates: Sequence[str] = (),
    title: str | None = None,
    host: str | None = None,
    article: str = "",
) -> Document:
    entries = [
        Entry(
            number,
            kinds[number - 1] if kinds else "comment",
            author,
            None,
            tuple(text.split("\n\n")),
            None,
            date=dates[number - 1] if dates else None,
            reply=Reply((parents or {})[number], "explicit") if number in (parents or {}) else None,
        )
        for number, (author, text) in enumerate(said, 1)
    ]
    blocks = (Block("paragraph", article, None),) if article else ()
    return Document(
        Source("page.txt", "dump", "utf-8", 0, ""), Article(title, None, host, blocks=blocks), tuple(entries)
    )


def inferred(document: Document) -> dict[int, int]:
    """The entries with an inferred parent, and the parent."""
    return {
        entry.number: entry.reply.parent
        for entry in thread(document).entries
        if entry.reply and entry.reply.source == "inferred"
    }


def answers(text: str, *names: str | None, by: str | None = "Zoe") -> int | None:
    """What a comment answers that stands below one by each of some authors."""
    said: list[Said] = [*((name, f"The {number}. to speak.") for number, name in enumerate(names, 1)), (by, text)]
    return inferred(page(*said)).get(len(said))


def only_reply(document: Document) -> Reply:
    (reply,) = [entry.reply for entry in thread(document).entries if entry.reply]
    return reply
