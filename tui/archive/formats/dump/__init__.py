"""Page dumps: what a web-text extractor left of a blog page with its comments and trackbacks.

Lines → items by their indentation → sections (article, discussion, tail) → entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.archive.formats.dump import listed
from tui.archive.formats.dump.article import read_article
from tui.archive.formats.dump.entries import read_entries
from tui.archive.formats.dump.irregular import TRUST, cut_off, is_irregular, untab, warnings
from tui.archive.formats.dump.lines import Line, paragraphs, split
from tui.archive.formats.dump.sections import LONG_LINE, Page, Section
from tui.archive.formats.words import is_counter, is_form, is_navigation
from tui.archive.load import RawText
from tui.archive.model import Article, Document, Other, OtherKind, Reason, Source


def read(raw: RawText) -> Document:
    """Read a dump; each line that is not blank comes to stand in exactly one part of the document."""
    text, tabbed = untab(raw.text)
    lines = split(text)
    sections = _find_sections(Page(lines))
    for section in sections:
        section.trust = TRUST if is_irregular(section, tabbed=tabbed) else 1.0
    above = lines[: sections[0].begin - 1] if sections else lines
    article, rest = read_article(above, has_discussion=bool(sections))
    others = [chunk for part in (*rest, *_between(lines, sections)) for chunk in paragraphs(part)]
    entries = read_entries(lines, sections)
    end = max((line.number for line in lines if not line.blank), default=0)
    cut = cut_off(article, entries, end)
    return Document(
        source=Source(raw.path, "dump", raw.encoding, raw.size, raw.sha256),
        article=article,
        entries=entries,
        other=tuple(_other(chunk) for chunk in others),
        warnings=(*raw.warnings, *warnings(sections, tabbed=bool(sections) and tabbed), *((cut,) if cut else ())),
    )


def _find_sections(page: Page) -> list[Section]:
    """Find the discussion in lists or at the margin, with the trackbacks that may stand the other way beside it."""
    in_lists = listed.find(page)
    if _weight(in_lists) >= listed.CERTAIN and not page.heads_pings:
        return in_lists
    from tui.archive.formats.dump import flat  # a page like the seed needs none of it

    best, others = sorted((flat.find(page), in_lists), key=_weight, reverse=True)
    if not best:
        return []
    apart = [one for one in others if one.pings and all(one.last < two.begin or two.last < one.begin for two in best)]
    return sorted([*best, *apart], key=lambda section: section.begin)


def _weight(sections: list[Section]) -> int:
    return max((section.score for section in sections), default=0)


def _between(lines: list[Line], sections: list[Section]) -> Iterator[list[Line]]:
    """The lines that stand over, between and under the parts of the discussion."""
    ends = [*(section.begin - 1 for section in sections[1:]), len(lines)]
    for section, end in zip(sections, ends, strict=False):
        yield lines[section.begin - 1 : section.items[0].first - 1]
        yield lines[section.last : end]


def is_article(document: Document) -> bool:
    """Tell whether a dump reads as a blog article rather than as some plain text."""
    if is_archive_page(document.article):
        return False
    if document.entries:
        return True
    blocks = document.article.blocks
    if any(block.kind in ("bio", "notice", "tags") for block in blocks):
        return True
    prose = [block for block in blocks if block.kind == "paragraph" and "\n" not in block.text]
    return document.article.title is not None and any(len(block.text) > LONG_LINE for block in prose)


def is_archive_page(article: Article) -> bool:
    """Tell whether this is a list of a month's articles and not one of them."""
    return article.title is not None and _ARCHIVE.match(article.title) is not None


_ARCHIVE = re.compile(
    r"(?:(?:monthly|daily|yearly|category|tag|author|blog) )?archives?(?::| for\b)|monatsarchiv|archiv (?:für|der)\b"
    r"|(?:posts|entries) tagged|browsing ",
    re.IGNORECASE,
)


def _other(chunk: list[Line]) -> Other:
    text = "\n".join(line.raw.strip() for line in chunk)
    kind = _other_kind(text)
    return Other(
        kind,
        text,
        (chunk[0].number, chunk[-1].number),
        Reason(f"{kind}-words" if kind != "sidebar" else "outside", 0.8),
    )


def _other_kind(text: str) -> OtherKind:
    first = text.partition("\n")[0]
    if is_counter(first):
        return "heading"
    if is_form(first):
        return "form"
    return "navigation" if is_navigation(first) else "sidebar"
