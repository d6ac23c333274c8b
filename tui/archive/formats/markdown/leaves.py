"""A text in Markdown → its leaves: paragraphs, headings, codes and tables, with the lists and quotes around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tui.archive.formats.compose import Passage
from tui.archive.formats.markdown.inline import Words, words
from tui.archive.formats.markup import fragment
from tui.archive.load import clean
from tui.archive.model import BlockKind, Lines, Link

DEEPEST = 60
"""Lists and quotes inside one another that are read; Python's own stack ends at some 300."""
LONGEST = 1 << 16
"""Characters of a paragraph whose signs are read: the time for it can grow with the square of its length."""
TOO_DEEP = "some of its quotes and lists are nested too deep; they are shown as they stand"
TOO_LONG = "some of its paragraphs are too long to look for Markdown in them; they are shown as they stand"
_MARKS = re.compile(r"[\s>*+:|=_~`.)#-]*(?:\d{1,9}[.)]\s*)?")
_LEADING_MARKS = re.compile(r"(?:[>\s]|[*+-]\s)*")


@dataclass(frozen=True, slots=True)
class Container:
    """A quote or list item that is open around a leaf; `number` tells it from all others."""

    kind: Literal["quote", "item"]
    number: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, heading, code, table or the like, where it stands, and what stands around it, outermost first.

    `level` is that of a heading, 0 elsewhere. `opens` tells whether it is the first in its list item, and `mark` the
    item's number. What has no words to show, such as the target of a link, is `hidden`.
    """

    kind: BlockKind
    words: Words
    lines: Lines
    around: tuple[Container, ...] = ()
    level: int = 0
    opens: bool = False
    mark: str = ""
    hidden: bool = False

    @property
    def nest(self) -> int:
        """How many quotes and items stand around it."""
        return len(self.around)

    def passage(self, outer: int = 0, start: int = 0) -> Passage | None:
        """The text from a character on, as part of what is `outer` containers deep itself; None where none is left."""
        shown = self.words.cut(start) if start else self.words
        if self.hidden or not shown.text:
            return None
        inner = self.around[outer:]
        kind, mark = self.kind, ""
        if kind == "paragraph" and inner and self.opens and not start:
            kind, mark = "list_item", self.mark
        elif kind == "paragraph" and any(one.kind == "quote" for one in inner):
            kind = "quote"
        links = tuple(Link(link.start + len(mark), link.end + len(mark), link.url) for link in shown.links)
        return Passage(mark + shown.shown, kind, links, self.lines)


@dataclass(slots=True)
class _Open:
    """What is open while tokens are read."""

    around: list[Container] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    fresh: bool = False
    mark: str = ""


def read_leaves(text: str, first: int = 0) -> tuple[list[Leaf], tuple[str, ...]]:
    """Read a text from behind its first lines on: (leaves, warnings); every line with words on it is in one leaf."""
    lines = text.split("\n")
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.core.ruler.disable(["inline", "text_join"])
    env: dict[str, Any] = {}
    tokens = parser.parse("\n" * first + "\n".join(lines[first:]), env)
    reader = _Reader(parser, env)
    found = list(reader.read(tokens))
    targets = {
        number
        for target in [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]
        for number in range(target["map"][0] + 1, target["map"][1] + 1)
    }
    leaves = list(_complete(found, lines, targets, first))
    deep = any(leaf.kind == "paragraph" and leaf.around == _UNKNOWN for leaf in leaves)
    warnings = ((TOO_DEEP,) if deep else ()) + ((TOO_LONG,) if reader.too_long else ())
    return leaves, warnings


_UNKNOWN = (Container("quote", 0),)
"""What stands around lines that are nested too deep to be read."""


class _Reader:
    """Goes through the tokens of a text."""

    def __init__(self, parser: MarkdownIt, env: dict[str, Any]) -> None:
        self.too_long = False
        self._parser = parser
        self._env = env
        self._open = _Open()
        self._containers = 0

    def read(self, tokens: Sequence[Token]) -> Iterator[Leaf]:
        """Make leaves of the tokens of blocks."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(place for place in range(at, len(tokens)) if tokens[place].type == "table_close")
                yield self._table(tokens[at:end])
                at = end
            elif token.type in ("heading_open", "paragraph_open"):
                yield self._text(token, tokens[at + 1])
            elif token.type in ("fence", "code_block"):
                yield self._leaf("code", Words(clean(token.content).strip("\n").rstrip()), token)
            elif token.type == "html_block":
                yield self._html(token)
            else:
                self._container(token)
            at += 1

    def _container(self, token: Token) -> None:
        state = self._open
        match token.type:
            case "blockquote_open":
                self._enter("quote")
            case "list_item_open":
                self._enter("item")
                state.fresh = True
                state.mark = ""
                if state.counts[-1] >= 0:
                    state.mark = f"{state.counts[-1]}. "
                    state.counts[-1] += 1
            case "blockquote_close" | "list_item_close":
                state.around.pop()
                state.fresh = False
            case "bullet_list_open":
                state.counts.append(-1)
            case "ordered_list_open":
                state.counts.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                state.counts.pop()

    def _enter(self, kind: Literal["quote", "item"]) -> None:
        self._containers += 1
        self._open.around.append(Container(kind, self._containers))

    def _leaf(self, kind: BlockKind, found: Words, token: Token, *, level: int = 0) -> Leaf:
        begin, end = token.map or (0, 1)
        state = self._open
        leaf = Leaf(
            kind, found, (begin + 1, end), tuple(state.around), level, state.fresh, state.mark if state.fresh else "",
            hidden=not found.text,
        )  # fmt: skip
        state.fresh = False
        return leaf

    def _text(self, token: Token, inline: Token) -> Leaf:
        found = self._words(inline.content)
        if token.type == "heading_open":
            return self._leaf("heading", found, token, level=int(token.tag[1:]))
        return self._leaf("caption" if found.picture_only else "paragraph", found, token)

    def _words(self, text: str) -> Words:
        if len(text) > LONGEST:
            self.too_long = True
            return Words(clean(text).strip())
        tokens: list[Token] = []
        self._parser.inline.parse(text, self._parser, self._env, tokens)
        return words(tokens)

    def _table(self, tokens: Sequence[Token]) -> Leaf:
        rows: list[list[Words]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._words(token.content))
        return self._leaf("paragraph", _joined([_joined(row, "\t") for row in rows], "\n"), tokens[0])

    def _html(self, token: Token) -> Leaf:
        passages = fragment(token.content)
        kinds = {passage.kind for passage in passages}
        kind = passages[0].kind if len(kinds) == 1 else "paragraph"
        return self._leaf(kind, _joined([Words(one.text, one.links) for one in passages], "\n"), token)


def _joined(parts: Sequence[Words], between: str) -> Words:
    """Put texts one behind the other; their links go with them."""
    links: list[Link] = []
    at = 0
    for part in parts:
        links += (Link(link.start + at, link.end + at, link.url) for link in part.links)
        at += len(part.text) + len(between)
    return Words(between.join(part.text for part in parts), tuple(links)).cut(0)


def _complete(leaves: Sequence[Leaf], lines: Sequence[str], targets: set[int], first: int) -> Iterator[Leaf]:
    """Put every line that holds something into a leaf: signs alone go to the leaf above them or else below.

    Lines that are in none are the targets of links, or nested too deep.
    """
    at, waiting, above = first + 1, 0, None
    for leaf in [*leaves, None]:
        end = leaf.lines[0] if leaf else len(lines) + 1
        for number in range(at, end):
            line = lines[number - 1]
            if not line.strip():
                continue
            if number in targets or not _MARKS.fullmatch(line):
                if above:
                    yield above
                above = _bare(line, (waiting or number, number), hidden=number in targets)
                waiting = 0
            elif above:
                above = replace(above, lines=(above.lines[0], number))
            else:
                waiting = waiting or number
        if leaf:
            if above:
                yield above
            last = _last_filled(lines, leaf.lines)
            above = replace(leaf, lines=(waiting or leaf.lines[0], last))
            at, waiting = leaf.lines[1] + 1, 0
    if above:
        yield above
    elif waiting:
        yield _bare("\n".join(lines[waiting - 1 :]), (waiting, _last_filled(lines, (waiting, len(lines)))), hidden=True)


def _bare(line: str, place: Lines, *, hidden: bool) -> Leaf:
    """A line as it stands, without the signs before it unless it is nothing else."""
    text = line.strip() if hidden else _LEADING_MARKS.sub("", line, count=1).strip() or line.strip()
    return Leaf("paragraph", Words(text), place, () if hidden else _UNKNOWN, hidden=hidden)


def _last_filled(lines: Sequence[str], place: Lines) -> int:
    last = place[1]
    while last > place[0] and not lines[last - 1].strip():
        last -= 1
    return last
