"""Dumps of pages that blogs' themes wrote: what a dump still holds of the discussion is what is read from it."""

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.archive.model import Document, Entry

from .extracted import Kept, Page, bare, extracted, squeezed
from .pages import document, missing_lines, parts
from .records import ARTICLE, HEADERS, LANGUAGES, SAMPLE
from .themes import THEMES, Frame, Piece, Record, Theme, Words, code, flat, p, points, quote

LISTED = [name for name, theme in THEMES.items() if theme.listed]
NESTED = [name for name, theme in THEMES.items() if theme.children]
PINGED = [name for name, theme in THEMES.items() if "pingback" in theme.kinds]
BELOW = [name for name, theme in THEMES.items() if theme.name_below]
SHAPED = ["lwj", "kubrick", "walker-ul", "twenty-twelve", "name-date", "classic", "mt3", "typepad", "blogger-old"]

LONG = (
    "There is more to be said of this than fits under a lamp, and I was there when the first of them was put up, so let"
    " me say that it was never meant to burn all night: it was for the ferry, and when the ferry was in, it was out."
)
COMMENTS = (
    Record("Ann", (p(f"I saw it first. {LONG}"),), 1),
    Record("Bob", (p(f"I saw it too. {LONG}"),), 2),
    Record("Dee", (p(f"I did not see it. {LONG}"),), 3),
)


@cache
def sample(name: str) -> tuple[Page, Document]:
    page = extracted(THEMES[name], ARTICLE, SAMPLE)
    return page, document(page.text)


def opened(name: str, records: tuple[Record, ...] = COMMENTS, frame: Frame | None = None) -> tuple[Page, Document]:
    page = extracted(THEMES[name], ARTICLE, records, frame)
    return page, document(page.text)


def entry_at(read: Document, kept: Kept) -> Entry | None:
    """Find the entry that a text stands in."""
    line = kept.lines[0]
    return next((entry for entry in read.entries if entry.lines and entry.lines[0] <= line <= entry.lines[1]), None)


def found(page: Page, read: Document) -> list[tuple[Kept, Entry]]:
    """Pair what the dump holds with what was read of it; no entry may be missing, too many, or out of order."""
    pairs = [(kept, entry_at(read, kept)) for kept in page.kept]
    assert [entry.number if entry else None for _, entry in pairs] == list(range(1, len(read.entries) + 1))
    return [(kept, entry) for kept, entry in pairs if entry]


def beginning(kept: Kept) -> str:
    return " ".join(kept.shown)[:30]


def authors(page: Page, read: Document) -> list[tuple[str, str | None]]:
    entries = [(kept, entry_at(read, kept)) for kept in page.kept if not is_named_in_text(page.theme, kept)]
    return [(beginning(kept), entry.author if entry else "(no entry)") for kept, entry in entries]


def true_authors(page: Page) -> list[tuple[str, str | None]]:
    return [(beginning(kept), kept.author) for kept in page.kept if not is_named_in_text(page.theme, kept)]


def is_named_in_text(theme: Theme, kept: Kept) -> bool:
    """Tell whether the page shows a ping's name on one line with everything else that it shows of it."""
    return kept.record.is_ping and theme.ping_form in ("short", "line")


def text_words(entry: Entry) -> str:
    return squeezed(*(bare(line) for paragraph in entry.paragraphs for line in paragraph.split("\n")))


# What the extractor does


@pytest.mark.parametrize("name", ["lwj", "walker", "twenty-ten"])
def test_a_header_is_dropped_when_the_link_in_it_has_ten_letters(name: str) -> None:
    records = tuple(
        replace(COMMENTS[at], author=who, linked=True) for at, who in enumerate(["Al Miller", "Ann Miller"])
    )
    text = extracted(THEMES[name], ARTICLE, records).text
    assert "Al Miller says:" in text
    assert "Ann Miller" not in text


@pytest.mark.parametrize("name", THEMES)
def test_the_extractor_keeps_every_text_that_is_long(name: str) -> None:
    assert not extracted(THEMES[name], ARTICLE, COMMENTS).lost


@pytest.mark.parametrize("name", NESTED)
def test_the_sample_nests_five_deep_in_the_dump(name: str) -> None:
    page, _ = sample(name)
    assert max(kept.depth for kept in page.kept) == 5


def test_a_later_line_of_preformatted_text_stands_at_the_margin() -> None:
    page, _ = sample("lwj")
    assert "\n    lamp on  19:30\n  lamp off 23:00\n    wait\n" in page.text


# The sample discussion in every theme


@pytest.mark.parametrize("name", THEMES)
def test_every_entry_is_found_in_its_order(name: str) -> None:
    assert len(found(*sample(name))) == len(sample(name)[0].kept)


@pytest.mark.parametrize("name", THEMES)
def test_every_entry_has_its_kind(name: str) -> None:
    page, read = sample(name)
    entries = [(kept, entry_at(read, kept)) for kept in page.kept if kept.kind]
    assert [(beginning(kept), entry.kind if entry else None) for kept, entry in entries] == [
        (beginning(kept), kept.kind) for kept, _ in entries
    ]


@pytest.mark.parametrize("name", THEMES)
def test_every_entry_has_the_author_that_its_head_or_foot_names(name: str) -> None:
    page, read = sample(name)
    assert authors(page, read) == true_authors(page)


@pytest.mark.parametrize("name", THEMES)
def test_every_entry_has_the_date_that_stands_beside_it(name: str) -> None:
    assert_dates_are_read(*sample(name))


def assert_dates_are_read(page: Page, read: Document) -> None:
    """A date is the file's own words, with all its numbers; words like “on” around them may be left out."""
    dates = [(beginning(kept), entry.date if (entry := entry_at(read, kept)) else None) for kept in page.kept]
    assert [(first, numbers(date)) for first, date in dates] == [
        (beginning(kept), numbers(kept.date)) for kept in page.kept
    ]
    assert all(squeezed(date) in squeezed(page.text) for _, date in dates if date)


def numbers(date: str | None) -> list[str]:
    return re.findall(r"\d+", date or "")


@pytest.mark.parametrize("name", [name for name, theme in THEMES.items() if "trackback" in theme.kinds])
def test_every_trackback_has_the_title_that_the_dump_shows(name: str) -> None:
    page, read = sample(name)
    titled = [kept for kept in page.kept if kept.title and kept.kind == "trackback"]
    assert [entry.title if (entry := entry_at(read, kept)) else None for kept in titled] == [
        kept.title for kept in titled
    ]


@pytest.mark.parametrize("name", PINGED)
def test_a_ping_on_one_line_keeps_its_name_somewhere(name: str) -> None:
    page, read = sample(name)
    for kept in page.kept:
        if is_named_in_text(page.theme, kept):
            entry = entry_at(read, kept)
            assert entry
            assert kept.record.author in squeezed(entry.author, entry.title, *entry.paragraphs)


@pytest.mark.parametrize("name", THEMES)
def test_only_what_the_page_nests_is_an_explicit_reply(name: str) -> None:
    page, read = sample(name)
    nesting = [
        (beginning(kept), (entry.depth, entry.parent) if (entry := entry_at(read, kept)) else None)
        for kept in page.kept
    ]
    assert nesting == [
        (beginning(kept), (kept.depth, None if kept.parent is None else kept.parent + 1)) for kept in page.kept
    ]
    assert {entry.reply.source for entry in read.entries if entry.reply} <= {"explicit"}


@pytest.mark.parametrize("name", THEMES)
def test_every_entry_holds_its_whole_text(name: str) -> None:
    page, read = sample(name)
    for kept in page.kept:
        entry = entry_at(read, kept)
        assert entry, beginning(kept)
        assert entry.lines
        assert entry.lines[1] >= kept.lines[1]
        assert squeezed(*kept.text) in squeezed(entry.author, entry.title, text_words(entry))


@pytest.mark.parametrize("name", THEMES)
def test_no_entry_holds_more_than_its_text(name: str) -> None:
    """Names, dates, links to answer and the texts of others are no part of what somebody said."""
    page, read = sample(name)
    for kept in page.kept:
        entry = entry_at(read, kept)
        assert entry, beginning(kept)
        allowed = [squeezed(*kept.text), squeezed(*kept.shown)]
        if kept.kind is None:
            allowed.append(squeezed(kept.title, *kept.text))
        assert text_words(entry) in allowed


@pytest.mark.parametrize("name", THEMES)
def test_the_article_is_above_the_discussion_with_its_own_list(name: str) -> None:
    page, read = sample(name)
    assert read.article.title == ARTICLE.title
    assert_article_is_whole(page, read)


def assert_article_is_whole(page: Page, read: Document) -> None:
    text = squeezed(*(bare(line) for block in read.article.blocks for line in block.text.split("\n")))
    for piece in page.article.body:
        assert all(line in text for line in piece.lines)
    items = [block.text for block in read.article.blocks if block.kind == "list_item"]
    assert [bare(item) for item in items] == [
        line for piece in ARTICLE.body for line in piece.lines if piece.tag == "ul"
    ]


@pytest.mark.parametrize("name", THEMES)
def test_form_and_sidebar_are_below_the_discussion(name: str) -> None:
    page, read = sample(name)
    assert_tail_is_apart(page, read, Frame())


def assert_tail_is_apart(page: Page, read: Document, frame: Frame) -> None:
    others = {squeezed(line): part.kind for part in read.other for line in part.text.split("\n")}
    assert [line for line in (frame.words.heading, frame.words.notes, *frame.sidebar) if line not in others] == []
    assert (others[frame.words.heading], others[frame.words.notes]) == ("form", "form")
    last = page.text.count("\n", 0, page.text.index(frame.words.heading)) + 1
    assert all(entry.lines and entry.lines[1] < last for entry in read.entries)


@pytest.mark.parametrize("name", THEMES)
def test_the_counter_is_no_text_of_the_article_or_an_entry(name: str) -> None:
    read = sample(name)[1]
    blocks = [block.text for block in read.article.blocks if block.kind == "paragraph"]
    texts = [*blocks, *(paragraph for entry in read.entries for paragraph in entry.paragraphs)]
    assert not [text for text in texts if "Responses to" in text]


@pytest.mark.parametrize("name", THEMES)
def test_every_line_of_the_sample_stands_in_one_part(name: str) -> None:
    assert_lines_are_kept(*sample(name))


def assert_lines_are_kept(page: Page, read: Document) -> None:
    last = 0
    for first, end in sorted(parts(read)):
        assert last < first <= end
        last = end
    assert missing_lines(read, page.text) == set()


# Pages with less, or other things, around the discussion


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(Frame(counter=False), id="no counter"),
        pytest.param(Frame(form=False), id="no form"),
        pytest.param(Frame(sidebar=()), id="no sidebar"),
        pytest.param(Frame(counter=False, form=False, sidebar=()), id="nothing"),
        pytest.param(Frame(Words(counter="Comments")), id="Comments"),
        pytest.param(Frame(Words(counter="27 Comments")), id="27 Comments"),
        pytest.param(Frame(byline="above"), id="byline above"),
        pytest.param(Frame(byline="below"), id="byline below"),
    ],
)
def test_what_is_around_a_discussion_changes_nothing_in_it(name: str, frame: Frame) -> None:
    page, read = opened(name, frame=frame)
    found(page, read)
    assert authors(page, read) == true_authors(page)
    assert_lines_are_kept(page, read)


@pytest.mark.parametrize("name", THEMES)
def test_one_comment_is_a_discussion(name: str) -> None:
    page, read = opened(name, COMMENTS[:1])
    assert len(page.kept) == 1
    found(page, read)
    assert authors(page, read) == true_authors(page)


COUNTERS = ["Comments", "27 Comments", "No Comments", "{n} Responses to “{title}”", "Kommentare:", "3 commentaires"]


@pytest.mark.parametrize("name", ["walker", "typepad"])
@pytest.mark.parametrize("counter", COUNTERS)
@pytest.mark.parametrize("form", [True, False], ids=["form", "no form"])
@pytest.mark.parametrize("byline", [True, False], ids=["byline", "no byline"])
def test_a_heading_over_nothing_but_form_and_sidebar_has_no_entries(
    name: str, counter: str, form: bool, byline: bool
) -> None:
    page, read = opened(name, (), Frame(Words(counter=counter), form=form, byline="below" if byline else ""))
    assert [entry.paragraphs for entry in read.entries] == []
    assert_article_is_whole(page, read)
    assert_lines_are_kept(page, read)


def test_an_article_s_list_is_no_discussion_when_nothing_else_follows() -> None:
    _, read = opened("walker", (), Frame(counter=False, form=False, sidebar=()))
    assert read.entries == ()
    assert [block.kind for block in read.article.blocks].count("list_item") == 3


# Names


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("author", ["Al Miller", "Ann Miller"], ids=["nine letters", "ten letters"])
@pytest.mark.parametrize("linked", [False, True], ids=["typed", "linked"])
@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "between", "last"])
def test_a_name_is_read_where_the_dump_kept_it(name: str, author: str, linked: bool, place: int) -> None:
    records = list(COMMENTS)
    records[place] = replace(records[place], author=author, linked=linked)
    page, read = opened(name, tuple(records))
    assert authors(page, read) == true_authors(page)


@pytest.mark.parametrize("name", BELOW)
def test_a_name_under_a_text_is_not_the_next_one_s(name: str) -> None:
    page, read = opened(name)
    assert [entry.author for entry in read.entries] == ["Ann", "Bob", "Dee"]
    assert [entry.paragraphs for entry in read.entries] == [kept.text for kept in page.kept]


# What stands in a comment

PARAGRAPHS: dict[str, tuple[Piece, ...]] = {
    "one line": (p(f"{LONG} One."),),
    "paragraphs": (p(f"{LONG} One."), p("Two, which is short."), p(f"{LONG} Three.")),
    "breaks": (p(f"{LONG} One.", "Two, which is short.", f"{LONG} Three."),),
    "paragraphs and breaks": (p("One.", "Two."), p(f"{LONG} Three.", "Four."), p("Five.")),
    "short first paragraph": (p("One"), p(f"{LONG} Two.")),
    "greeting": (p("Dear all,"), p(f"{LONG} Two.")),
    "question": (p(f"{LONG} One?"), p("Two?")),
}
MIXED: dict[str, tuple[Piece, ...]] = {
    "quotation": (p(f"{LONG} One."), quote(f"{LONG} Two."), p("Three.")),
    "quotation first": (quote("One, as you wrote."), p(f"{LONG} Two.")),
    "quotation of two lines": (p("One:"), quote("Two.", "Three."), p(f"{LONG} Four.")),
    "list between": (p(f"{LONG} One:"), points("two", "three", "four"), p("Five.")),
    "list at the end": (p(f"{LONG} One:"), points("two", "three")),
    "list of one": (p(f"{LONG} One:"), points("two"), p("Three.")),
    "list of sentences": (p(f"{LONG} One:"), points(f"{LONG} Two.", f"{LONG} Three."), p("Four.")),
    "two lists": (p("One:"), points("two", "three"), p(f"{LONG} Four:"), points("five", "six")),
    "code": (p(f"{LONG} One:"), code("two", "three", "  four"), p("Five.")),
    "code at the end": (p(f"{LONG} One:"), code("two", "three", "  four")),
    "code with a blank line": (p(f"{LONG} One:"), code("two", "", "three"), p("Four.")),
    "code like a list": (p(f"{LONG} One:"), code("two", "• three", "• four"), p("Five.")),
}
SHAPES = PARAGRAPHS | MIXED


@pytest.mark.parametrize("name", SHAPED)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "between", "last"])
def test_whatever_a_comment_is_made_of_belongs_to_it(name: str, shape: str, place: int) -> None:
    records = list(COMMENTS)
    records[place] = replace(records[place], body=SHAPES[shape])
    page, read = opened(name, tuple(records))
    assert [(kept.author, squeezed(*kept.text)) for kept, _ in found(page, read)] == [
        (entry.author, text_words(entry)) for entry in read.entries
    ]
    assert_lines_are_kept(page, read)


@pytest.mark.parametrize("name", SHAPED)
@pytest.mark.parametrize("shape", PARAGRAPHS)
def test_a_blank_line_divides_paragraphs_and_a_break_does_not(name: str, shape: str) -> None:
    read = opened(name, (COMMENTS[0], replace(COMMENTS[1], body=PARAGRAPHS[shape]), COMMENTS[2]))[1]
    assert read.entries[1].paragraphs == tuple("\n".join(piece.lines) for piece in PARAGRAPHS[shape])


@pytest.mark.parametrize("name", NESTED)
@pytest.mark.parametrize("shape", ["list at the end", "code at the end", "paragraphs"])
def test_replies_under_a_text_of_any_shape_are_explicit(name: str, shape: str) -> None:
    answer = replace(COMMENTS[1], body=SHAPES[shape], replies=(COMMENTS[2],))
    page, read = opened(name, (replace(COMMENTS[0], body=SHAPES[shape], replies=(answer,)), SAMPLE[1]))
    assert [(kept.depth, kept.parent) for kept in page.kept] == [(1, None), (2, 0), (3, 1), (1, None)]
    assert [(entry.depth, entry.parent) for entry in read.entries] == [(1, None), (2, 1), (3, 2), (1, None)]


# Pings

FULL = [name for name in PINGED if THEMES[name].ping_form == "header"]
EXCERPT = "and it burns as it did before, or so I am told by those who live in the lane and do not sleep much, "


@pytest.mark.parametrize("name", ["lwj", "walker", "walker-ul"])
@pytest.mark.parametrize("title", ["//", "Of lamps", "Lamps:", "Is it lit?", "“Lit”", "The whole of the lane is awake"])
@pytest.mark.parametrize("size", [80, 200, 258])
@pytest.mark.parametrize("end", ["…", "...", "[...]"], ids=["ellipsis", "dots", "bracketed"])
def test_a_trackback_without_a_header_is_its_title_and_a_cut_excerpt(
    name: str, title: str, size: int, end: str
) -> None:
    excerpt = (EXCERPT * 3)[: size - len(end)].rstrip(" ,") + end
    sent = Record("The Ferryman’s Own Paper", (p(excerpt),), 9, "trackback", title)
    page, read = opened(name, (COMMENTS[0], sent, COMMENTS[1]))
    assert page.kept[1].author is None
    found(page, read)
    entry = read.entries[1]
    assert (entry.kind, entry.author, entry.title, entry.paragraphs) == ("trackback", None, title, (excerpt,))


@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("dots", ["[…]", "[...]"])
@pytest.mark.parametrize("author", ["Lit", "The Ferryman’s Own Paper » Lit"], ids=["short name", "long name"])
def test_a_pingback_is_what_stands_between_brackets(name: str, dots: str, author: str) -> None:
    sent = Record(author, (p(f"{dots} {EXCERPT}{dots}"),), 9, "pingback")
    page, read = opened(name, (COMMENTS[0], sent, COMMENTS[1]))
    found(page, read)
    assert [entry.kind for entry in read.entries] == ["comment", "pingback", "comment"]
    assert authors(page, read) == true_authors(page)


@pytest.mark.parametrize("name", PINGED)
@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "between", "last"])
def test_pings_stand_anywhere_among_comments(name: str, place: int) -> None:
    records = [*COMMENTS]
    records[place:place] = [record for record in SAMPLE if record.is_ping]
    page, read = opened(name, tuple(records))
    kinds = [(kept.record.is_ping, entry.is_ping) for kept, entry in found(page, read) if kept.kind]
    assert [read for _, read in kinds] == [written for written, _ in kinds]


@pytest.mark.parametrize("name", ["mt3", "mt4", "typepad"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_trackbacks_above_the_comments_have_title_blog_and_date(name: str, count: int) -> None:
    sent = tuple(
        Record(f"Paper {at}", (p(f"{at} {EXCERPT}…"),), 20 + at, "trackback", f"Of lamps {at}") for at in range(count)
    )
    page, read = opened(name, (*COMMENTS, *sent))
    assert len(page.kept) == count + 3
    found(page, read)
    assert [(entry.kind, entry.author, entry.title) for entry in read.entries[:count]] == [
        ("trackback", record.author, record.title) for record in sent
    ]
    assert [entry.author for entry in read.entries[count:]] == ["Ann", "Bob", "Dee"]


@pytest.mark.parametrize("name", ["mt3", "mt4", "typepad", "ping-list"])
def test_pings_alone_are_a_discussion(name: str) -> None:
    page, read = opened(name, tuple(record for record in SAMPLE if record.is_ping))
    assert page.kept
    assert all(entry.is_ping for _, entry in found(page, read))


# Languages


@pytest.mark.parametrize(
    ("language", "says"), [(language, says) for language, headers in HEADERS.items() for says in headers]
)
@pytest.mark.parametrize("name", ["lwj", "kubrick", "walker", "mt4"])
def test_a_name_is_read_before_any_language_s_word_for_saying(name: str, language: str, says: str) -> None:
    page, read = opened(name, frame=Frame(replace(LANGUAGES[language], says=says)))
    assert [kept.author for kept in page.kept] == ["Ann", "Bob", "Dee"]
    found(page, read)
    assert authors(page, read) == true_authors(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", THEMES)
def test_a_page_in_any_language_has_its_entries(name: str, language: str) -> None:
    page, read = opened(name, frame=Frame(LANGUAGES[language]))
    found(page, read)
    assert authors(page, read) == true_authors(page)
    assert_dates_are_read(page, read)
    assert [text_words(entry) for entry in read.entries] == [squeezed(*kept.text) for kept in page.kept]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", THEMES)
def test_the_form_of_any_language_is_below_the_discussion(name: str, language: str) -> None:
    frame = Frame(LANGUAGES[language])
    page, read = opened(name, frame=frame)
    assert_tail_is_apart(page, read, frame)
    assert_lines_are_kept(page, read)


# Any discussion in any theme

_NAMES = st.sampled_from(["Ann", "Bob", "miller", "Jo Low", "Al Miller", "Ann Miller", "J. P. Quill", "Żółć", "王小明"])
_BODIES = st.lists(
    st.sampled_from(
        [p("It is so."), p("One line.", "And a second one."), quote("So you wrote."), points("oil", "wick")]
    ),
    max_size=3,
)


def _answered(posts: st.SearchStrategy[Record]) -> st.SearchStrategy[Record]:
    return st.builds(
        Record, _NAMES, _BODIES.map(tuple), linked=st.booleans(), replies=st.lists(posts, max_size=2).map(tuple)
    )


TREES = st.lists(
    st.recursive(st.builds(Record, _NAMES, _BODIES.map(tuple), linked=st.booleans()), _answered, max_leaves=6),
    min_size=2,
    max_size=5,
).map(tuple)


def told_apart(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Let every record begin with words of its own, and be long enough for the extractor to keep it."""
    days = {id(record): day for day, record in enumerate(flat(records), 1)}

    def write(record: Record, day: int) -> Record:
        body = (p(f"This is what was said as number {day}. {LONG}"), *record.body, p("That is all."))
        return replace(
            record, day=day, body=body, replies=tuple(write(reply, days[id(reply)]) for reply in record.replies)
        )

    return tuple(write(record, days[id(record)]) for record in records)


@pytest.mark.parametrize("name", THEMES)
@given(records=TREES)
def test_any_discussion_is_read_back(name: str, records: tuple[Record, ...]) -> None:
    page, read = opened(name, told_apart(records))
    assume(not page.lost)
    found(page, read)
    assert authors(page, read) == true_authors(page)
    assert [(entry.depth, entry.parent) for entry in read.entries] == [
        (kept.depth, None if kept.parent is None else kept.parent + 1) for kept in page.kept
    ]
    assert_lines_are_kept(page, read)
