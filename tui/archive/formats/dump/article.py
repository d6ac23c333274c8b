"""The lines above the discussion → the parts of the article: title, caption, dek, paragraphs, bio, notice, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.archive.dates import is_date
from tui.archive.formats.dump.attribution import byline
from tui.archive.formats.dump.furniture import Furniture, author_in, furniture, is_life, tags_in
from tui.archive.formats.dump.lines import Line, paragraphs
from tui.archive.formats.dump.names import is_name
from tui.archive.formats.words import is_counter, is_form, is_navigation, is_tail
from tui.archive.model import Article, Block, BlockKind, Reason

Chunk = list[Line]


@dataclass(slots=True)
class _Head:
    """What stands above an article's text: the blocks over and under its title, and the title itself."""

    above: list[Block]
    title: Chunk | None
    below: list[Block]
    reason: Reason
    used: int


def read_article(lines: list[Line], *, has_discussion: bool) -> tuple[Article, list[list[Line]]]:
    """Read the article's parts, and return the lines over and under them that are no part of it.

    Only where no discussion follows does the page's tail come directly under the article.
    """
    chunks = [part for chunk in paragraphs(lines) for part in _split_items(chunk)]
    start = next((at for at, chunk in enumerate(chunks) if not is_navigation(chunk[0].raw)), len(chunks))
    end = max(start, _end(chunks, has_discussion=has_discussion))
    head = _head(chunks[start:end], tail=None if has_discussion else chunks[end:])
    blocks = [*head.above, *head.below, *_blocks(chunks[start + head.used : end], titled=head.title is not None)]
    dates = [block.text for block in blocks if block.kind == "date"]
    names = [byline(block.text) for block in blocks if block.kind == "byline"]
    article = Article(
        title=_text(head.title) if head.title else None,
        title_lines=_range(head.title) if head.title else None,
        title_reason=head.reason,
        author=next((found.author for found in names if found), None) or _author(blocks),
        date=next(iter([*dates, *(found.date for found in names if found and found.date)]), None),
        tags=tuple(tag for block in blocks if block.kind == "tags" for tag in tags_in(block.text)),
        blocks=tuple(blocks),
    )
    return article, [_lines(chunks[:start]), _lines(chunks[end:])]


def _lines(chunks: Sequence[Chunk]) -> list[Line]:
    """Put chunks together again, what came from different ones apart."""
    blank = Line(0, "", 0)
    return [line for chunk in chunks for line in (*chunk, blank)]


def _split_items(chunk: Chunk) -> Iterator[Chunk]:
    """Divide a run of lines where a list item begins, and behind a line of tags."""
    part: Chunk = []
    for line in chunk:
        if part and (line.item or furniture(part[0].words) is Furniture.TAGS):
            yield part
            part = []
        part.append(line)
    yield part


def _text(chunk: Chunk) -> str:
    margin = min(line.indent for line in chunk)
    return "\n".join(_item_text(line) if line.item else line.raw[margin:] for line in chunk)


def _item_text(line: Line) -> str:
    """The words of an item; a number is part of them, a bullet is not."""
    return line.raw.strip() if line.mark == "1" else line.words or line.raw.strip()


def _range(chunk: Chunk) -> tuple[int, int]:
    return chunk[0].number, chunk[-1].number


def _end(chunks: list[Chunk], *, has_discussion: bool) -> int:
    """Find where the article ends: at the words of the page's tail, or after furniture that only short lines follow."""
    end = len(chunks)
    for index in range(len(chunks) - 1, 0, -1):
        first = chunks[index][0].raw
        if is_tail(first) or (not has_discussion and (is_form(first) or is_counter(first))):
            end = index
        elif furniture(_text(chunks[index])) or byline(_text(chunks[index])):
            return end if has_discussion else index + 1
        elif len(_text(chunks[index])) > 100:
            break
    return end


def _head(chunks: list[Chunk], *, tail: list[Chunk] | None) -> _Head:
    """Read what stands above the article's text; `tail` is what stands under it, None where the discussion does."""
    above = list(_dating(chunks[:-1], 1))
    rest = chunks[len(above) :]
    reason = Reason("line-under-date" if above else "first-line", 0.9)
    title = rest[0] if rest and _is_title(rest) else None
    if title and tail is not None and not above and _is_category(title, rest[1:], tail):
        return _Head([_block("category", title, "category-line", 0.6)], None, [], reason, 1)
    below = list(_dating(rest[1:], 2) if title else _dating(rest, 1))
    return _Head(above, title, below, reason, len(above) + (title is not None) + len(below))


def _dating(chunks: list[Chunk], most: int) -> Iterator[Block]:
    """Read the lines that tell an article's date and author, as long as there are such, up to a number of them."""
    for at, chunk in enumerate(chunks[:most]):
        text = _text(chunk)
        dated = at + 1 < len(chunks) and is_date(_text(chunks[at + 1]))
        if is_date(text):
            yield _block("date", chunk, "date-line")
        elif byline(text):
            yield _block("byline", chunk, "byline-words", 0.9)
        elif most > 1 and dated and len(text.split()) <= 4 and is_name(text):
            yield _block("byline", chunk, "name-above-date", 0.8)
        else:
            return


def _block(kind: BlockKind, chunk: Chunk, rule: str, confidence: float = 1.0) -> Block:
    return Block(kind, _text(chunk), _range(chunk), Reason(rule, confidence))


def _is_title(chunks: list[Chunk]) -> bool:
    """Tell whether the first chunk is a title: one line, shorter than a paragraph, and something under it."""
    first = chunks[0]
    text = _text(first)
    return (
        len(chunks) > 1
        and len(first) == 1
        and not first[0].item
        and len(text) <= 200
        and furniture(text) is None
        and byline(text) is None
        and not (len(text) > 100 and text.endswith((".", "!", "?", "”", '"')))
        and not (text.endswith(".") and (len(text) > 60 or ". " in text))
    )


def _is_category(first: Chunk, body: list[Chunk], tail: list[Chunk]) -> bool:
    """Tell a category from a title: a word or two over a paragraph, on a page that ends in a list of such topics.

    Of 32 Long War Journal articles 10 begin so; none of the 21 with a title is as short and ends as those do.
    """
    text = _text(first)
    prose = [chunk for chunk in body if not furniture(_text(chunk))]
    topics = [chunk for chunk in tail if len(chunk) == 1 and len(_text(chunk).split()) <= 3]
    return (
        len(text.split()) <= 2
        and len(text) <= 24
        and text[-1].isalnum()
        and len(prose) == 1 < len(topics) == len(tail)
        and len(prose) < len(body)
    )


def _blocks(body: list[Chunk], *, titled: bool) -> list[Block]:
    """Give each chunk its kind.

    Captions and dek stand only between the title and the first paragraph, bio and notice only after the last one.
    """
    texts = [_text(chunk) for chunk in body]
    last_prose = max((index for index, text in enumerate(texts) if not _closes(text)), default=-1)
    blocks: list[Block] = []
    opening = titled
    for index, chunk in enumerate(body):
        below = body[index + 1] if index + 1 < len(body) else None
        last = index == last_prose and not opening and is_life(texts[index], " ".join(texts[:index]))
        block = (
            _block("bio", chunk, "life-line", 0.7)
            if last
            else _read_block(chunk, below, opening=opening, closing=index > last_prose)
        )
        opening = opening and block.kind in ("caption", "dek")
        blocks.append(block)
    return blocks


def _closes(text: str) -> bool:
    return furniture(text) is not None or byline(text) is not None


def _read_block(chunk: Chunk, below: Chunk | None, *, opening: bool, closing: bool) -> Block:
    """Tell a chunk's kind; `closing` tells that nothing but furniture follows."""
    text = _text(chunk)
    if found := _closing_block(chunk, text, closing=closing):
        return found
    if chunk[0].item:
        return _block("list_item", chunk, "list-mark")
    if all(line.words.startswith(">") for line in chunk):
        return _block("quote", chunk, "quote-mark")
    if _CREDIT_FIRST.match(text) and len(text) <= 160:
        return _block("caption", chunk, "caption-words", 0.9)
    if len(chunk) > 1 and any(line.indent for line in chunk) and _CODE.search(text):
        return _block("code", chunk, "indented-signs", 0.7)
    if len(chunk) == 1 and below:
        if opening and _is_caption(text):
            return _block("caption", chunk, "caption-words", 0.9)
        if opening and len(text) <= 80 and _is_dek(below):
            return _block("caption", chunk, "line-above-dek", 0.6)
        if opening and _is_dek(chunk):
            return _block("dek", chunk, "dek-line", 0.7)
        if _is_heading(text, below):
            return _block("heading", chunk, "heading-line", 0.7)
    return _block("paragraph", chunk, "paragraph")


def _closing_block(chunk: Chunk, text: str, *, closing: bool) -> Block | None:
    """Read what stands under an article's text: tags, notice, bio, byline."""
    found = furniture(text)
    if found is not None and (closing or found is Furniture.TAGS):
        return _block(found.value, chunk, f"{found.value}-words", 0.9)
    if closing and byline(text):
        return _block("byline", chunk, "byline-words", 0.9)
    return None


_CODE = re.compile(r"[{};=<>]|\(\)")
_CREDIT = re.compile(
    r"\b(?:photo|image|picture|graphic|map|video|foto|bild)s?\b[^.]{0,20}\b(?:by|courtesy|credit|from|von|via)\b"
    r"|\[\w+ photo\]|©",
    re.IGNORECASE,
)
_CREDIT_FIRST = re.compile(
    r"(?:photo|foto|bild|abb\.|image|picture|bildnachweis|bildquelle|credits?|crédit photo)"
    r"(?: (?:by|von|credit))? ?[:©]",
    re.IGNORECASE,
)


def _is_caption(text: str) -> bool:
    """Tell whether a line is a photo's caption: it says to click, names who took it, or is a name and a full stop."""
    if text.casefold().endswith(("click to view.", "click to enlarge.")) or (len(text) <= 300 and _CREDIT.search(text)):
        return True
    name = text.removesuffix(".")
    words = name.split()
    return text.endswith(".") and "." not in name and 0 < len(words) <= 4 and words[0][:1].isupper() and len(name) <= 50


def _is_dek(chunk: Chunk) -> bool:
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


def _is_heading(text: str, below: Chunk) -> bool:
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
    names = [name for block in blocks if block.kind == "bio" and (name := author_in(block.text))]
    return names[0] if len(names) == 1 else None
