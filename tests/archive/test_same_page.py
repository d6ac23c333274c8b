"""The same page read as HTML and as the dump that an extractor makes of it: they agree on what the dump kept."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.archive.formats import collect
from tui.archive.load import File
from tui.archive.model import Document, Entry

from .extracted import bare, extracted, squeezed
from .pages import document
from .records import ARTICLE, LANGUAGES, SAMPLE
from .themes import THEMES, Frame, Piece, Record, Theme, code, flat, p, points, quote

DATELESS = ("lwj",)
"""Themes that show no dates."""
LABEL = re.compile(r"(?:Pingback|Trackback): ")


def page_of(theme: Theme, records: tuple[Record, ...], language: str, folder: Path) -> Document:
    path = folder / "page.html"
    path.write_text(theme.page(ARTICLE, records, Frame(LANGUAGES[language])), "utf-8")
    return collect(File(str(path))).document(1)


@cache
def dump_of(name: str, language: str) -> Document:
    return document(extracted(THEMES[name], ARTICLE, SAMPLE, Frame(LANGUAGES[language])).text)


def said(entry: Entry) -> str:
    return squeezed(*(bare(line) for paragraph in entry.paragraphs for line in paragraph.split("\n")))


def texts(entry: Entry) -> set[str]:
    """What an entry says, with and without what may stand over it: a dump holds a name or a title in its place."""
    shown = (
        squeezed(entry.author, entry.title, said(entry)),
        squeezed(entry.title, said(entry)),
        squeezed(entry.author, said(entry)),
        said(entry),
    )
    return {LABEL.sub("", text) for text in shown if text}


def is_same(one: Entry, entry: Entry) -> bool:
    """Tell an entry of a page from the words that its dump has of it; a dump may hold lines of the template too."""
    return not texts(one).isdisjoint(texts(entry)) or (said(one) != "" and said(one) in said(entry))


def pairs(dump: Document, page: Document) -> list[tuple[Entry, Entry]]:
    """Find each entry of a dump in its page; they stand in one order."""
    found: list[tuple[Entry, Entry]] = []
    left = iter(page.entries)
    for entry in dump.entries:
        other = next((one for one in left if is_same(one, entry)), None)
        assert other, f"no entry of the page says {said(entry)[:60]!r}"
        found.append((entry, other))
    return found


def assert_agree(dump: Document, page: Document) -> None:
    """A dump has lost names; those that it has are the page's, and so are the kinds and the nesting."""
    numbers = {entry.number: other.number for entry, other in pairs(dump, page)}
    for entry, other in pairs(dump, page):
        assert entry.is_ping == other.is_ping or (other.kind == "trackback" and entry.kind == "comment")
        assert entry.author in (None, other.author)
        if other.parent in numbers.values() and entry.reply and entry.reply.source == "explicit":
            assert numbers[entry.reply.parent] == other.parent


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", THEMES)
def test_a_page_and_its_dump_agree(name: str, language: str, tmp_path: Path) -> None:
    dump = dump_of(name, language)
    assert dump.entries
    assert_agree(dump, page_of(THEMES[name], SAMPLE, language, tmp_path))


def record_of(theme: Theme, records: tuple[Record, ...]) -> list[tuple[Record, int | None]]:
    """The records that a page shows, in its order, each with the number of the entry that it stands in."""
    return [(record, above[-1] + 1 if above else None) for record, above in theme.order(records)]


def assert_whole(theme: Theme, records: tuple[Record, ...], page: Document, language: str) -> None:
    """A page has lost nothing: every record is read as it was written."""
    wanted = record_of(theme, records)
    assert [entry.kind for entry in page.entries] == [record.kind for record, _ in wanted]
    assert [entry.author for entry in page.entries] == [record.author for record, _ in wanted]
    assert [entry.parent for entry in page.entries] == [parent for _, parent in wanted]
    assert {entry.reply.source for entry in page.entries if entry.reply} <= {"explicit"}
    for entry, (record, _) in zip(page.entries, wanted, strict=True):
        form = theme.ping_form if record.is_ping else "header"
        lines = [bare(line) for piece in record.body for line in piece.lines if line.strip()]
        assert said(entry) == ("" if form == "short" else squeezed(*lines))
        assert entry.title == (record.title if form in ("header", "titled") else None)
        assert entry.url == (f"http://example.org/{record.day}" if record.linked or record.is_ping else None)
        shown = theme.shown_date(record, LANGUAGES[language])
        if form in ("header", "titled") and theme.name not in DATELESS:
            assert re.findall(r"\d+", entry.date or "") == re.findall(r"\d+", shown)
            assert entry.date
            assert entry.date in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", THEMES)
def test_a_page_holds_every_name_date_and_parent(name: str, language: str, tmp_path: Path) -> None:
    page = page_of(THEMES[name], SAMPLE, language, tmp_path)
    assert page.source.format == "html"
    assert_whole(THEMES[name], SAMPLE, page, language)


@pytest.mark.parametrize("name", THEMES)
def test_article_form_and_sidebar_are_no_entries(name: str, tmp_path: Path) -> None:
    page = page_of(THEMES[name], (), "english", tmp_path)
    assert page.entries == ()
    assert page.article.title == ARTICLE.title


@pytest.mark.parametrize("name", THEMES)
def test_the_article_of_a_page_holds_nothing_that_was_said_under_it(name: str, tmp_path: Path) -> None:
    page = page_of(THEMES[name], SAMPLE, "english", tmp_path)
    article = squeezed(*(block.text for block in page.article.blocks))
    assert page.article.title == ARTICLE.title
    for piece in ARTICLE.body:
        assert all(line in article for line in piece.lines)
    for record in flat(SAMPLE):
        assert not any(line in article for piece in record.body for line in piece.lines if len(line) > 40)


LINES = st.lists(
    st.sampled_from(["lamp", "Oil", "wick,", "mill?", "lane!", "été", "дом", "灯", "x=1", "“quoted”", "…and", "says"]),
    min_size=4,
    max_size=9,
).map(lambda words: " ".join([*words, "end."]))
PIECES = st.builds(
    lambda make, lines: make(*lines),
    st.sampled_from([p, p, p, quote, points, code]),
    st.lists(LINES, min_size=1, max_size=3),
)
BODIES = st.builds(lambda first, others: (p(first), *others), LINES, st.lists(PIECES, max_size=3))
NAMES = st.sampled_from(["Ann", "miller", "Jo Low", "J. P. Quill", "Żółć", "王小明", "ninechars", "O’Hara", "Bob_77"])


@st.composite
def discussions(draw: st.DrawFn) -> tuple[Record, ...]:
    """Comments with answers to some of them; each has a day of its own."""
    days = iter(range(1, 29))

    def records(depth: int) -> tuple[Record, ...]:
        found: list[Record] = []
        for _ in range(draw(st.integers(1, 3 if depth == 1 else 2))):
            body: tuple[Piece, ...] = draw(BODIES)
            answered = depth < 4 and draw(st.booleans()) and draw(st.booleans())
            day = next(days, 28)
            replies = records(depth + 1) if answered else ()
            found.append(Record(draw(NAMES), body, day, linked=draw(st.booleans()), replies=replies))
        return tuple(found)

    return records(1)


@given(name=st.sampled_from(list(THEMES)), language=st.sampled_from(list(LANGUAGES)), records=discussions())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_discussion_is_read_from_any_theme(
    name: str, language: str, records: tuple[Record, ...], tmp_path: Path
) -> None:
    assert_whole(THEMES[name], records, page_of(THEMES[name], records, language, tmp_path), language)
