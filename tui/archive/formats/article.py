"""The lines above the discussion → the parts of the article: title, caption, dek, paragraphs, bio, notice, tags."""

from __future__ import annotations

import re
from enum import Enum

from tui.archive.formats.lines import Line, paragraphs
from tui.archive.model import Article, Block, BlockKind


class Furniture(Enum):
    """What a blog's template puts under every article."""

    BIO = "bio"
    NOTICE = "notice"
    TAGS = "tags"


_BIO = re.compile(
    r"(?P<name>[^.,:;!?]{2,60}?) (?:is|was) (?:an?|the) [^.]*\b"
    r"(?:fellow|editor|writer|author|journalist|reporter|contributor|analyst|correspondent|blogger|columnist)\b.*",
    re.IGNORECASE,
)
_LIFE = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z]|[a-z]{1,3} [A-Z])[\w.’'-]*){1,4}) (?:is|was) (?:an?|the) .*")
"""A sentence about a person; a bio only where it stands last."""
_NOTICE = re.compile(
    r"\b(?:donat(?:e|ion|ions)|tax-deductible|support our|support us|subscribe|dedicated reader|make a contribution)\b",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:tags|tagged|filed under|categories|posted in)\s*:(?P<tags>.*)", re.IGNORECASE | re.DOTALL)


def furniture(text: str) -> Furniture | None:
    """Tell which piece of furniture a paragraph is, if any."""
    if _TAGS.match(text):
        return Furniture.TAGS
    if len(text) < 500 and _NOTICE.search(text):
        return Furniture.NOTICE
    if len(text) < 500 and _BIO.fullmatch(text):
        return Furniture.BIO
    return None


def read_article(lines: list[Line], *, has_discussion: bool) -> tuple[Article, list[Line]]:
    """Read the article's parts, and return the lines under its furniture that are no part of it.

    Only where no discussion follows does the page's tail come directly under the article.
    """
    chunks = [part for chunk in paragraphs(lines) for part in _split_items(chunk)]
    end = _end(chunks) if not has_discussion else len(chunks)
    title = chunks[0] if chunks and _is_title(chunks, end) else None
    body = chunks[1:end] if title else chunks[:end]
    blocks = _blocks(body, titled=title is not None)
    article = Article(
        title=_text(title) if title else None,
        title_lines=_range(title) if title else None,
        author=_author(blocks),
        tags=_tags(blocks),
        blocks=tuple(blocks),
    )
    rest = lines[chunks[end][0].number - lines[0].number :] if end < len(chunks) else []
    return article, rest


def _split_items(chunk: list[Line]) -> list[list[Line]]:
    """Divide a run of lines where a list item begins."""
    parts: list[list[Line]] = []
    for line in chunk:
        if line.item or not parts:
            parts.append([])
        parts[-1].append(line)
    return parts


def _text(chunk: list[Line]) -> str:
    margin = min(line.indent for line in chunk)
    return "\n".join(line.words if line.item else line.raw[margin:] for line in chunk)


def _range(chunk: list[Line]) -> tuple[int, int]:
    return chunk[0].number, chunk[-1].number


def _end(chunks: list[list[Line]]) -> int:
    """Find where the article ends: after the last furniture that only short lines follow."""
    for index in range(len(chunks) - 1, -1, -1):
        if furniture(_text(chunks[index])):
            return index + 1
        if len(_text(chunks[index])) > 100:
            break
    return len(chunks)


def _is_title(chunks: list[list[Line]], end: int) -> bool:
    """Tell whether the first chunk is a title: one line, shorter than a paragraph, and something under it."""
    first = chunks[0]
    text = _text(first)
    return (
        end > 1
        and len(first) == 1
        and not first[0].item
        and len(text) <= 200
        and furniture(text) is None
        and not (len(text) > 100 and text.endswith((".", "!", "?", "”", '"')))
    )


def _blocks(body: list[list[Line]], *, titled: bool) -> list[Block]:
    """Give each chunk its kind.

    Captions and dek stand only between the title and the first paragraph, bio and notice only after the last one.
    """
    texts = [_text(chunk) for chunk in body]
    last_prose = max((index for index, text in enumerate(texts) if not furniture(text)), default=-1)
    blocks: list[Block] = []
    opening = titled
    for index, (chunk, text) in enumerate(zip(body, texts, strict=True)):
        below = body[index + 1] if index + 1 < len(body) else None
        kind = _kind(chunk, below, opening=opening, closing=index - last_prose)
        opening = opening and kind in ("caption", "dek")
        blocks.append(Block(kind, text, _range(chunk)))
    return blocks


def _kind(chunk: list[Line], below: list[Line] | None, *, opening: bool, closing: int) -> BlockKind:
    """Tell a chunk's kind; `closing` is its distance from the last chunk that is no furniture, 0 for that chunk."""
    text = _text(chunk)
    found = furniture(text)
    if found is not None and (closing > 0 or found is Furniture.TAGS):
        return found.value
    if closing == 0 and not opening and len(text) < 500 and _LIFE.fullmatch(text):
        return "bio"
    if chunk[0].item:
        return "list_item"
    if len(chunk) == 1 and below:
        if opening and (_is_caption(text) or (len(text) <= 80 and _is_dek(below))):
            return "caption"
        if opening and _is_dek(chunk):
            return "dek"
        if _is_heading(text, below):
            return "heading"
    return "paragraph"


def _is_caption(text: str) -> bool:
    """Tell whether a line is a photo's caption: it says to click, or is a name and a full stop."""
    if text.endswith(("Click to view.", "Click to enlarge.", "click to view.")):
        return True
    name = text.removesuffix(".")
    words = name.split()
    return text.endswith(".") and "." not in name and 0 < len(words) <= 4 and words[0][:1].isupper() and len(name) <= 50


def _is_dek(chunk: list[Line]) -> bool:
    """Tell whether a chunk is a dek: a sentence of a headline's length without its full stop."""
    text = _text(chunk)
    return (
        len(chunk) == 1
        and not chunk[0].item
        and not furniture(text)
        and len(text.split()) >= 4
        and 25 <= len(text) <= 160
        and text[0].isalnum()
        and text[-1].isalnum()
    )


def _is_heading(text: str, below: list[Line]) -> bool:
    """Tell whether a line heads what is below it: few words, no code, no sentence's end, and a paragraph next."""
    return (
        len(text) <= 60
        and text[0].isupper()
        and (text[-1].isalnum() or text[-1] == ":")
        and not re.search(r"[/=<>{}()\\|$@#_]", text)
        and len(_text(below)) >= 80
    )


def _author(blocks: list[Block]) -> str | None:
    """Name the author as the bio under the article does."""
    bios = [
        found["name"]
        for block in blocks
        if block.kind == "bio" and (found := _BIO.fullmatch(block.text) or _LIFE.fullmatch(block.text))
    ]
    return bios[0] if len(bios) == 1 else None


def _tags(blocks: list[Block]) -> tuple[str, ...]:
    """Read the tags that the dump kept; it drops those that were links."""
    names = [
        name.strip()
        for block in blocks
        if block.kind == "tags" and (found := _TAGS.match(block.text))
        for name in found["tags"].split(",")
    ]
    return tuple(name for name in names if name)
