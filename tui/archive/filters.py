"""Which entries, and which paragraphs of the article, the filters of a query let through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from tui.archive.folding import Folding, fold, folding_for
from tui.archive.links import links_between
from tui.archive.model import Address, Document, Entry
from tui.archive.near import is_near
from tui.archive.query import Filter
from tui.archive.terms import is_whole

Wants = Callable[[Address], bool]
"""Whether the entry that an address is of, or else that block of the article, is let through."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The numbers of the entries that the reader has read and tagged."""

    read: Collection[int] = ()
    tagged: Collection[int] = ()


NOTHING = Marked()


def let_through(filters: Iterable[Filter], document: Document, marked: Marked) -> list[Wants]:
    """Make of each filter a question to ask of addresses."""
    return [_negated(wants) if one.negated else wants for one in filters for wants in [_made(one, document, marked)]]


def _negated(wants: Wants) -> Wants:
    return lambda address: not wants(address)


def _made(one: Filter, document: Document, marked: Marked) -> Wants:
    if one.key == "author":
        return _by(one, document)
    if one.key == "kind":
        return _of_kind(one.value, document)
    if one.key == "is":
        return _marked(one.value, document, marked)
    return lambda address: (_has_link if one.value == "link" else _has_quote)(document, address)


# Who wrote it


def _by(one: Filter, document: Document) -> Wants:
    names: dict[str | None, bool] = {None: False}

    def wants(address: Address) -> bool:
        name = document.entry(address[0]).author if address[0] else document.article.author
        if name not in names:
            names[name] = name is not None and is_name(name, one)
        return names[name]

    return wants


def is_name(name: str, one: Filter) -> bool:
    """Whether a filter means a name: its words begin so, or nearly are these after a ~; in quotes, it is all of it."""
    near = one.value.startswith("~") and not one.whole
    sought = one.value.removeprefix("~") if near else one.value
    folding = Folding() if near else Folding(accents=folding_for(sought).accents)
    value, folded = (fold(text, folding).text.strip() for text in (sought, name))
    if near:
        return any(is_near(value, word) for word in folded.split())
    if one.whole:
        return value == folded
    at = folded.find(value)
    while at >= 0:
        if is_whole(folded, at, len(folded)):
            return True
        at = folded.find(value, at + 1)
    return False


# What it is


def _of_kind(kind: str, document: Document) -> Wants:
    def wants(address: Address) -> bool:
        if not address[0]:
            return kind == "article"
        entry = document.entry(address[0])
        return entry.is_ping if kind == "ping" else entry.kind == kind

    return wants


def _marked(value: str, document: Document, marked: Marked) -> Wants:
    tests: dict[str, Callable[[Entry], bool]] = {
        "read": lambda entry: entry.number in marked.read,
        "unread": lambda entry: entry.number not in marked.read,
        "tagged": lambda entry: entry.number in marked.tagged,
        "inferred": lambda entry: entry.is_inferred,
    }
    test = tests[value]
    return lambda address: bool(address[0]) and test(document.entry(address[0]))


# What is in it


def _has_link(document: Document, address: Address) -> bool:
    """Whether there is a link in the words, or the address of what a ping tells of; a name's own is none."""
    number, block = address
    if not number:
        texts = [(address, document.article.blocks[block - 1].text if block else document.article.title or "")]
    else:
        entry = document.entry(number)
        if entry.is_ping and entry.url:
            return True
        texts = [((number, 2 + index), text) for index, text in enumerate(entry.paragraphs)]
    return any(any(True for _ in links_between(document, at, text, 0, 0, len(text))) for at, text in texts)


def _has_quote(document: Document, address: Address) -> bool:
    """Whether something is quoted: a paragraph that is marked so, lines that begin with >, or another entry's words."""
    number, block = address
    if not number:
        return bool(block) and document.article.blocks[block - 1].kind == "quote"
    entry = document.entry(number)
    if entry.reply and entry.reply.reason.rule == "quotes":
        return True
    return any(
        entry.kind_of(index) == "quote" or any(line.lstrip().startswith(">") for line in text.split("\n"))
        for index, text in enumerate(entry.paragraphs)
    )
