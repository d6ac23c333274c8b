"""Exports of Movable Type and TypePad: entries with their comments and pings, written as lines of KEY: value.

The format: https://movabletype.org/documentation/appendices/import-export-format.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tui.archive.collection import Record
from tui.archive.formats.compose import Draft, Passage, compose
from tui.archive.formats.markup import fragment, lacks_paragraphs, line, web_address
from tui.archive.load import File, RawText
from tui.archive.model import Article, Document, Post, Source

CUT = "the file ends within a post; what came after it is lost"
_END_OF_ENTRY = "-" * 8
_END_OF_SECTION = "-" * 5
_BETWEEN = "between sections"
_KEY = re.compile(r"([A-Z][A-Z0-9_ ]*):[ \t]*(.*)")
_HEADING = re.compile(r"(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):[ \t]*(.*)")
_OF_ENTRY = frozenset(
    (
        "AUTHOR", "AUTHOR EMAIL", "TITLE", "BASENAME", "STATUS", "ALLOW COMMENTS", "ALLOW PINGS", "CONVERT BREAKS",
        "PRIMARY CATEGORY", "CATEGORY", "DATE", "TAGS", "NO ENTRY", "UNIQUE URL",
    )
)  # fmt: skip
_OF_COMMENT = frozenset(("AUTHOR", "EMAIL", "IP", "URL", "DATE"))
_OF_PING = frozenset(("TITLE", "URL", "IP", "BLOG NAME", "DATE"))
_HREF = re.compile(r"""href=["']([^"']*)["']""", re.IGNORECASE)


def records(file: File) -> Callable[[], Iterable[Record]]:
    """Go through the published posts of an export.

    Raises:
        UnreadableError: when the file holds no text.
    """
    raw = file.text()
    return lambda: _records(raw)


def _records(raw: RawText) -> Iterator[Record]:
    published = (entry for entry in _entries(raw.text) if entry.is_published)
    for number, entry in enumerate(published, 1):
        yield entry.record(number, raw)


@dataclass(frozen=True, slots=True)
class _Section:
    """A section of an entry: what its heading names, "" for the entry's own keys, and its lines."""

    name: str
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Entry:
    """One post of the file: the keys that it begins with, its sections, and whether its end is there."""

    keys: dict[str, str] = field(default_factory=dict)
    sections: list[_Section] = field(default_factory=list)
    whole: bool = False

    def add(self, section: _Section) -> None:
        """Take a section that has ended; the one without a name holds the keys."""
        if section.name:
            self.sections += [section] if section.name != _BETWEEN else []
            return
        for raw_line in section.lines:
            if found := _KEY.fullmatch(raw_line.strip()):
                self.keys.setdefault(found[1], " ".join(found[2].split()))

    @property
    def is_published(self) -> bool:
        return self.keys.get("STATUS", "").casefold() in ("", "publish")

    @property
    def slug(self) -> str | None:
        name = self.keys.get("BASENAME") or _last_of_path(self.keys.get("UNIQUE URL", ""))
        return " ".join(name.split()) or None

    def record(self, number: int, raw: RawText) -> Record:
        count = sum(section.name in ("COMMENT", "PING") for section in self.sections)
        title = line(self.keys.get("TITLE", ""))
        post = Post(number, self.slug, title, self.keys.get("DATE") or None, count)
        return Record(post, lambda: self.document(raw))

    def document(self, raw: RawText) -> Document:
        article = Article(
            title=line(self.keys.get("TITLE", "")),
            author=line(self.keys.get("AUTHOR", "")),
            date=self.keys.get("DATE") or None,
            url=web_address(self.keys.get("UNIQUE URL")),
            tags=_tags(self.keys.get("TAGS", "")),
        )
        body: list[Passage] = []
        drafts: list[Draft] = []
        for section in self.sections:
            if section.name in ("BODY", "EXTENDED BODY"):
                body += _text("\n".join(section.lines), self.keys.get("CONVERT BREAKS"))
            elif section.name == "COMMENT":
                drafts.append(_comment(section.lines))
            elif section.name == "PING":
                drafts.append(_ping(section.lines))
        source = Source(raw.path, "mtif", raw.encoding, raw.size, raw.sha256)
        warnings = raw.warnings if self.whole else (*raw.warnings, CUT)
        return compose(source, article, body, drafts, warnings=warnings)


def _entries(text: str) -> Iterator[_Entry]:
    """Read the entries one after the other; a line of eight dashes ends one, a line of five a section of it.

    Dashes that no key follows were typed into a text.
    """
    lines = text.split("\n")
    entry, section, above = _Entry(), _Section(""), ""
    for raw_line, below in zip(lines, _next_filled(lines), strict=True):
        line_end = raw_line.rstrip()
        if line_end == _END_OF_ENTRY and (above == _END_OF_SECTION or _begins_entry(below)):
            entry.add(section)
            entry.whole = True
            if entry.keys or entry.sections:
                yield entry
            entry, section = _Entry(), _Section("")
        elif line_end == _END_OF_SECTION and (below in ("", _END_OF_ENTRY) or _HEADING.fullmatch(below)):
            entry.add(section)
            section = _Section(_BETWEEN)
        elif section.name == _BETWEEN and (heading := _HEADING.fullmatch(line_end)):
            section = _Section(heading[1], [heading[2]] if heading[2] else [])
        else:
            section.lines.append(raw_line)
        above = line_end or above
    entry.add(section)
    if entry.keys or entry.sections:
        yield entry


def _begins_entry(line_below: str) -> bool:
    found = _KEY.fullmatch(line_below)
    return line_below in ("", _END_OF_SECTION) or (found is not None and found[1] in _OF_ENTRY)


def _next_filled(lines: Sequence[str]) -> list[str]:
    """For each line the next one below it that is not blank, "" where there is none."""
    found, below = [""] * len(lines), ""
    for at in range(len(lines) - 1, -1, -1):
        found[at] = below
        below = lines[at].strip() or below
    return found


def _last_of_path(address: str) -> str:
    """What names the post in its address: "lamps" of http://example.org/2007/lamps.html."""
    name = address.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return name.partition(".")[0]


def _tags(listed: str) -> tuple[str, ...]:
    """The tags between the commas of a line, without their quotation marks."""
    tags = (tag.strip().strip('"').strip() for tag in listed.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _text(text: str, breaks: str | None) -> list[Passage]:
    """Read the text of a post as its filter has it: HTML as it stands, line ends that count, or Markdown."""
    text_filter = "__default__" if breaks is None else breaks.casefold()
    if text_filter.startswith("markdown"):
        from markdown_it import MarkdownIt

        return fragment(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
    if text_filter in ("", "0", "wysiwyg", "richtext"):
        return fragment(text, autop=_is_plain(text))
    return fragment(text, autop=lacks_paragraphs(text))


def _is_plain(text: str) -> bool:
    """Tell whether a text that claims to be HTML is in paragraphs without any tag for them."""
    return "\n\n" in text and lacks_paragraphs(text)


def _comment(lines: Sequence[str]) -> Draft:
    keys, text = _divided(lines, _OF_COMMENT)
    return Draft(
        author=line(keys.get("AUTHOR", "")),
        date=keys.get("DATE") or None,
        url=_address(keys.get("URL")),
        body=_discussed(text),
    )


def _ping(lines: Sequence[str]) -> Draft:
    keys, text = _divided(lines, _OF_PING)
    return Draft(
        kind="trackback",
        author=line(keys.get("BLOG NAME", "")),
        title=line(keys.get("TITLE", "")),
        date=keys.get("DATE") or None,
        url=_address(keys.get("URL")),
        body=_discussed(text),
    )


def _divided(lines: Sequence[str], known: frozenset[str]) -> tuple[dict[str, str], str]:
    """Divide a comment or ping into its keys and its text, which begins at the first line that is no key of it."""
    keys: dict[str, str] = {}
    for at, raw_line in enumerate(lines):
        found = _KEY.fullmatch(raw_line.strip())
        if not found or found[1] not in known or found[1] in keys:
            return keys, "\n".join(lines[at:])
        keys[found[1]] = " ".join(found[2].split())
    return keys, ""


def _discussed(text: str) -> list[Passage]:
    return fragment(text, autop=lacks_paragraphs(text))


def _address(value: str | None) -> str | None:
    """The address of a commenter; some exports write the link that it was shown as."""
    found = _HREF.search(value) if value else None
    return web_address(found[1] if found else value)
