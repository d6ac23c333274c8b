import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given

from tui.archive import formats
from tui.archive.load import RawText, load
from tui.archive.model import Announcement, Document, Entry, Source

from .pages import ANY_TEXT, DISCUSSIONS, LINK_BAR, PARAGRAPH, Post, document, missing_lines, page, parts, written

GOLDEN: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "golden" / "samples.json").read_text("utf-8"))
OTHER_STYLES = ("names-below.txt", "numbered.txt", "said.txt")
"""The samples that have more beside their entries' texts than "NAME says:"."""
Read = Callable[[str], Document]


@pytest.fixture
def read(samples: Path) -> Read:
    """Reads the sample document of a name as its file has it, nothing inferred."""
    return lambda name: formats.read(load(str(samples / name)))


def row(entry: Entry) -> list[object]:
    lines = list(entry.lines) if entry.lines else None
    return [entry.kind, entry.author, entry.title, entry.depth, entry.parent, lines]


def entries(discussion: str) -> tuple[Entry, ...]:
    return document(page(discussion)).entries


def only(discussion: str) -> Entry:
    first, last = entries(f"{discussion}\n\n  • Ann says:\n\n    Yes.")
    assert last.author == "Ann"
    return first


# The sample documents


@pytest.mark.parametrize("name", GOLDEN)
def test_a_sample_is_read_in_its_format(name: str, read: Read) -> None:
    assert read(name).source.format == GOLDEN[name]["format"]


@pytest.mark.parametrize("name", GOLDEN)
def test_a_sample_has_its_title_and_author(name: str, read: Read) -> None:
    article = read(name).article
    assert (article.title, article.author) == (GOLDEN[name]["title"], GOLDEN[name]["author"])
    line = GOLDEN[name].get("title_line", 1)
    assert article.title_lines == ((line, line) if article.title else None)


@pytest.mark.parametrize("name", GOLDEN)
def test_a_sample_has_its_blocks(name: str, read: Read) -> None:
    assert [[block.kind, list(block.lines or ())] for block in read(name).article.blocks] == GOLDEN[name]["blocks"]


@pytest.mark.parametrize("name", GOLDEN)
def test_a_sample_has_its_entries(name: str, read: Read) -> None:
    assert [row(entry) for entry in read(name).entries] == GOLDEN[name]["entries"]


@pytest.mark.parametrize("name", GOLDEN)
def test_a_sample_has_its_announcements(name: str, read: Read) -> None:
    announced = {
        str(entry.number): [entry.announces.blog, entry.announces.title]
        for entry in read(name).entries
        if entry.announces
    }
    assert announced == GOLDEN[name]["announces"]


@pytest.mark.parametrize("name", GOLDEN)
def test_a_sample_has_its_other_parts(name: str, read: Read) -> None:
    assert [[part.kind, list(part.lines or ())] for part in read(name).other] == GOLDEN[name]["other"]


@pytest.mark.parametrize("name", GOLDEN)
def test_no_line_and_no_word_of_a_sample_is_lost(name: str, read: Read, samples: Path) -> None:
    text = (samples / name).read_text("utf-8")
    lines = text.split("\n")
    sample = read(name)
    assert missing_lines(sample, text) == set()
    for entry in sample.entries:
        assert entry.lines
        first, last = entry.lines
        in_file = " ".join(lines[first - 1 : last]).removeprefix(" " * 2 * entry.depth + "• ")
        if name in OTHER_STYLES:
            words = iter(in_file.split())
            assert all(word in words for word in " ".join(entry.paragraphs).split())
        else:
            header = [f"{entry.author} says:"] if entry.author else [entry.title or ""]
            assert " ".join([*header, *entry.paragraphs]).split() == in_file.split()


def test_only_what_the_file_nests_is_an_explicit_reply(read: Read) -> None:
    replies = [entry.reply for entry in read("nested-replies.txt").entries if entry.reply]
    assert len(replies) == 12
    assert {reply.source for reply in replies} == {"explicit"}


def test_a_list_in_a_comment_of_a_sample_stays_in_its_text(read: Read) -> None:
    points = read("article-lists.txt").entries[1].paragraphs[1].split("\n")
    assert len(points) == 4
    assert all(point.startswith("• ") for point in points)


def test_plain_notes_keep_their_indents(read: Read) -> None:
    block = read("plain-notes.txt").article.blocks[3]
    assert all(line.startswith("  ") for line in block.text.split("\n"))


# The sample whose characters are hostile: lines count as str.splitlines counts them


def test_hostile_names_are_shown_without_what_is_hostile_in_them(read: Read) -> None:
    assert [entry.author for entry in read("hostile.txt").entries] == ["[/x]", "Ann Red", None, "esrever <b>%s</b>"]


def test_hostile_lines_count_as_python_counts_them(read: Read) -> None:
    sample = read("hostile.txt")
    assert [entry.lines for entry in sample.entries if entry.number != 3] == [(30, 32), (34, 37), (43, 45)]
    assert [part.lines for part in sample.other] == [(48, 48), (51, 51), (53, 53)]
    assert [block.lines for block in sample.article.blocks][3:5] == [(10, 12), (14, 17)]


def test_no_hostile_line_is_lost(read: Read, samples: Path) -> None:
    text = (samples / "hostile.txt").read_bytes().decode()
    assert missing_lines(read("hostile.txt"), text) == set()


def test_hostile_strings_that_are_only_text_stay(read: Read) -> None:
    sample = read("hostile.txt")
    assert "[/nope]" in sample.article.blocks[0].text
    assert "<script>alert(1)</script>" in sample.article.blocks[1].text
    assert sample.other[-1].text == "<b>About</b> [/]"


# The seed's grammar


def test_a_long_first_line_is_a_comment_whose_name_was_dropped() -> None:
    entry = only("  • " + "It was a very long night and nobody slept. " * 9 + "\n    In the end it was lit.")
    assert (entry.kind, entry.author, entry.title) == ("comment", None, None)
    assert entry.paragraphs[0].endswith("\nIn the end it was lit.")


@pytest.mark.parametrize("title", ["//", "Of lamps", "Lamps:", "Lit?", "“Lit”", "12"])
@pytest.mark.parametrize("end", ["…", "...", "[...]"])
def test_a_short_title_over_a_cut_excerpt_is_a_trackback(title: str, end: str) -> None:
    entry = only(f"  • {title}\n\n    and now it burns every night of the year{end}")
    assert row(entry)[:3] == ["trackback", None, title]
    assert entry.paragraphs == (f"and now it burns every night of the year{end}",)


@pytest.mark.parametrize(
    "discussion",
    [
        "  • Of lamps\n\n    An excerpt that is not cut.",
        "  • Of lamps\n    cut, but a bare line break is above…",
        "  • Of lamps\n\n    one…\n\n    two…",
        "  • Of lamps\n\n    one\n    two…",
        "  • Of lamps\n\n    " + "too long for an excerpt " * 11 + "…",
        "  • " + "too long for a title " * 6 + "\n\n    An excerpt…",
        "  • Well, yes,\n\n    I think so…",
        "  • Just the one line…",
    ],
)
def test_what_only_looks_like_a_trackback_is_a_comment_without_a_name(discussion: str) -> None:
    assert row(only(discussion))[:3] == ["comment", None, None]


@pytest.mark.parametrize(
    "body", ["[…] it burns again […]", "[...] it burns again [...]", "[…] it burns\n    again […]"]
)
@pytest.mark.parametrize(("header", "author"), [("", None), ("Lamp Notes » Lit says:\n\n    ", "Lamp Notes » Lit")])
def test_an_excerpt_between_brackets_is_a_pingback(body: str, header: str, author: str | None) -> None:
    entry = only(f"  • {header}{body}")
    assert row(entry)[:3] == ["pingback", author, None]
    assert entry.paragraphs == (body.replace("    ", ""),)


def test_brackets_at_one_end_make_no_pingback() -> None:
    assert only("  • Ann said […] and I agree […]").kind == "comment"


@pytest.mark.parametrize(
    ("header", "author"),
    [
        ("Jo Low says:", "Jo Low"),
        ("x says:", "x"),
        ("Bob Says says:", "Bob Says"),
        ("He says: says:", "He says:"),
        ("[/x] says:", "[/x]"),
        ("王小明 says:", "王小明"),
        ("http://example.org/ says:", "http://example.org/"),
        ("Jo Low says: hello", None),
        ("says:", None),
        ("Jo Low Says:", "Jo Low"),
    ],
)
def test_a_name_is_what_stands_before_says(header: str, author: str | None) -> None:
    assert only(f"  • {header}\n\n    It burns.").author == author


def test_a_body_may_follow_its_header_without_a_blank_line() -> None:
    entry = only("  • Jo says:\n    It burns.\n\n    Still.")
    assert (entry.author, entry.paragraphs) == ("Jo", ("It burns.", "Still."))


def test_a_header_without_words_under_it_is_an_entry_without_paragraphs() -> None:
    entry = only("  • Jo says:")
    assert (entry.author, entry.paragraphs) == ("Jo", ())


def test_a_comment_may_announce_a_trackback() -> None:
    entry = only("  • Jo says:\n\n    Trackbacked by Lamp Notes – Lit on 1/2\n    More.")
    assert entry.kind == "comment"
    assert entry.announces == Announcement("Lamp Notes", "Lit on 1/2")


def test_replies_nest_and_a_list_in_a_comment_does_not() -> None:
    read = entries(
        "  • Jo says:\n\n    Bring:\n\n    • oil\n    • a wick\n\n    and a match.\n\n"
        "    • Bob says:\n\n      Yes.\n\n      • Cy says:\n\n        No.\n\n  • Dee says:\n\n    Oh."
    )
    assert [(entry.author, entry.depth, entry.parent) for entry in read] == [
        ("Jo", 1, None),
        ("Bob", 2, 1),
        ("Cy", 3, 2),
        ("Dee", 1, None),
    ]
    assert read[0].paragraphs == ("Bring:", "• oil\n• a wick", "and a match.")


def test_a_list_that_ends_a_comment_is_no_reply() -> None:
    assert only("  • Jo says:\n\n    Bring:\n\n    • oil\n    • a wick").paragraphs == ("Bring:", "• oil\n• a wick")


def test_a_reply_without_a_name_stands_apart() -> None:
    read = entries("  • Jo says:\n\n    Lit?\n\n    • It is, and has been.\n\n  • Bob says:\n\n    Good.")
    assert [(entry.author, entry.parent) for entry in read] == [("Jo", None), (None, 1), ("Bob", None)]


def test_a_list_just_above_a_reply_is_no_reply() -> None:
    read = entries("  • Jo says:\n\n    Bring:\n\n    • oil\n    • a wick\n\n    • Bob says:\n\n      Yes.")
    assert [entry.author for entry in read] == ["Jo", "Bob"]


def test_a_double_border_inside_the_discussion_does_not_end_it() -> None:
    read = entries("  • Jo says:\n\n    Lit.\n\n\n\n  • Bob says:\n\n    Good.")
    assert [entry.author for entry in read] == ["Jo", "Bob"]


def test_two_blank_lines_and_text_at_the_margin_end_the_discussion() -> None:
    read = document(page("  • Jo says:\n\n    Lit.") + "\n\n  • Home\n  • About\n\nLeave a Reply\n\n« Older")
    assert [entry.author for entry in read.entries] == ["Jo"]
    assert [part.kind for part in read.other] == ["sidebar", "sidebar", "sidebar", "form", "navigation"]


PREFORMATTED = "  • Jo says:\n\n    Like this:\n\nlamp --wick\n  --oil\n\n    See?\n\n  • Bob says:\n\n    Yes."


def test_preformatted_text_at_the_margin_does_not_end_the_discussion() -> None:
    assert [entry.author for entry in entries(PREFORMATTED)] == ["Jo", "Bob"]


def test_preformatted_text_at_the_margin_belongs_to_its_entry() -> None:
    first, _ = entries(PREFORMATTED)
    assert first.paragraphs == ("Like this:", "lamp --wick\n  --oil", "See?")


def test_a_discussion_is_found_in_a_page_that_hangs_in_an_unclosed_item() -> None:
    inner = page("  • Jo says:\n\n    Lit.\n\n    • Bob says:\n\n      Good.\n\n  • Cy says:\n\n    Oh.")
    text = "  • Skip to the words\n\n" + "\n".join(f"    {line}" if line else "" for line in inner.split("\n"))
    read = document(text)
    assert [(entry.author, entry.parent) for entry in read.entries] == [("Jo", None), ("Bob", 1), ("Cy", None)]
    assert [part.text for part in read.other] == ["Lamps", "Oil and wicks"]
    assert missing_lines(read, text) == set()


# The article


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: ,", ()),
        ("Tags: , oil, , wicks", ("oil", "wicks")),
        ("Filed under: Uncategorized, , ,", ("Uncategorized",)),
        ("FILED UNDER: Lamps", ("Lamps",)),
        ("Tags:", ()),
    ],
)
def test_the_tags_that_the_dump_kept_are_read(line: str, tags: tuple[str, ...]) -> None:
    read = document(page("  • Jo says:\n\n    Lit.", furniture=line))
    assert read.article.tags == tags
    assert read.article.blocks[-1].kind == "tags"


@pytest.mark.parametrize(
    ("furniture", "author"),
    [
        ("Ida Quill is a writer of letters.\n\nTags: ,", "Ida Quill"),
        ("Ida Quill is the editor of this page.", "Ida Quill"),
        ("Ida Quill is a writer.\n\nSam Poe is a reporter.\n\nTags: ,", None),
        ("Tags: ,", None),
    ],
)
def test_the_author_is_whom_the_only_bio_names(furniture: str, author: str | None) -> None:
    read = document(page("  • Jo says:\n\n    Lit.", furniture=furniture))
    assert read.article.author == author
    assert [block.kind for block in read.article.blocks].count("bio") == furniture.count(" is ")


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "loose"])
def test_a_list_in_the_article_is_no_discussion(gap: str) -> None:
    read = document(page(article=f"{PARAGRAPH}\n\n  • oil{gap}  • a wick\n\n{PARAGRAPH}"))
    assert read.source.format == "dump"
    assert read.entries == ()
    assert [block.text for block in read.article.blocks if block.kind == "list_item"] == ["oil", "a wick"]


def test_lists_in_the_article_are_not_mistaken_for_the_discussion_below() -> None:
    read = document(page("  • Jo says:\n\n    Lit.", article=f"{PARAGRAPH}\n\n  • oil\n\n  • a wick\n\n{PARAGRAPH}"))
    assert [entry.author for entry in read.entries] == ["Jo"]


def test_a_page_without_comments_is_an_article_and_its_tail() -> None:
    read = document(page())
    assert (read.source.format, read.article.title, read.entries) == ("dump", "The lamp is lit", ())
    assert [part.text for part in read.other] == ["Lamps", "Oil and wicks"]


def test_a_page_that_begins_with_a_paragraph_has_no_title() -> None:
    read = document(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nTags: ,\n\n\n  • Jo says:\n\n    Lit.")
    assert read.article.title is None
    assert read.article.title_lines is None
    assert [block.kind for block in read.article.blocks] == ["paragraph", "paragraph", "tags"]


@pytest.mark.parametrize(
    "text",
    [
        "lamp",
        "lamp\n\noil\n\nwick",
        "To do\n\n  • oil\n  • wick",
        "Dear Ann,\nthe lamp is lit\nat last.\n\nYours, Jo",
        f"Monthly Archives: May 2007\n\n\n{PARAGRAPH} […]\n\n{PARAGRAPH} […]",
        f"{PARAGRAPH}\n\n{PARAGRAPH}",
    ],
)
def test_what_is_no_article_is_plain_text_and_nothing_is_concluded(text: str) -> None:
    read = document(text)
    assert read.source.format == "text"
    assert (read.article.title, read.article.author, read.entries, read.other) == (None, None, (), ())
    assert {block.kind for block in read.article.blocks} == {"paragraph"}
    assert "\n".join(block.text for block in read.article.blocks).split() == text.split()


def test_the_format_may_be_named() -> None:
    text = page("  • Jo says:\n\n    Lit.")
    assert document(text, "text").entries == ()
    assert document("lamp\n\noil", "dump").source.format == "dump"


@pytest.mark.parametrize(
    ("opening", "kinds"),
    [
        ("Jo Low.\n\nThe old lamp is lit again after eleven dark years", ["caption", "dek"]),
        ("The lamp, from the lane. Click to view.", ["caption"]),
        (
            "The lamp, as it looks from the lane.\n\nThe old lamp is lit again after eleven dark years",
            ["caption", "dek"],
        ),
        ("The old lamp is lit again after eleven dark years", ["dek"]),
        ("It was dark for eleven years. Now it is not.", ["paragraph"]),
        ("Oil, wicks and glass", ["heading"]),
    ],
)
def test_what_stands_between_title_and_text_has_its_kind(opening: str, kinds: list[str]) -> None:
    read = document(page(article=f"{opening}\n\n{PARAGRAPH}"))
    assert [block.kind for block in read.article.blocks] == [*kinds, "paragraph", "tags"]


@pytest.mark.parametrize(
    ("article", "furniture", "kinds"),
    [
        ("It was lit again on Friday night.", "Tags: oil lamps, wicks and glass", ["paragraph", "tags"]),
        ("Bring these:\n\n  • a can of oil for each lamp", "Tags: ,", ["paragraph", "list_item", "tags"]),
    ],
)
def test_a_short_paragraph_over_a_list_or_tags_is_no_caption(article: str, furniture: str, kinds: list[str]) -> None:
    read = document(page("  • Jo says:\n\n    Lit.", article, furniture))
    assert [block.kind for block in read.article.blocks] == kinds


@pytest.mark.parametrize("text", [page("  • Jo says:\n\n    Lit."), "lamp\n\noil"], ids=["dump", "text"])
def test_a_document_keeps_what_is_known_of_its_file(text: str, request: pytest.FixtureRequest) -> None:
    raw = RawText("page.txt", "cp1252", 7, "f" * 64, text, ("a guess",))
    read = formats.read(raw)
    assert read.source == Source("page.txt", request.node.callspec.id, "cp1252", 7, "f" * 64)
    assert read.warnings == ("a guess",)


# Any text


@given(DISCUSSIONS)
def test_a_discussion_is_read_back_as_it_was_written(posts: list[Post]) -> None:
    text, expected = written(posts, f"The lamp is lit\n\n\n{PARAGRAPH}\n\nTags: ,\n\n")
    text += LINK_BAR
    read = document(text)
    assert [row(entry) for entry in read.entries] == [
        [want.post.kind, want.post.author, want.post.title, want.depth, want.parent, list(want.lines)]
        for want in expected
    ]
    assert [list(entry.paragraphs) for entry in read.entries] == [want.post.paragraphs for want in expected]
    assert missing_lines(read, text) == set()


@given(ANY_TEXT)
def test_parts_of_any_text_stand_in_order_and_apart(text: str) -> None:
    read = document(text)
    last = 0
    for first, end in parts(read):
        assert last < first <= end
        last = end
    assert last <= len(text.splitlines())


@given(ANY_TEXT)
def test_no_line_above_or_below_the_discussion_is_lost(text: str) -> None:
    read = document(text)
    ranges = [entry.lines for entry in read.entries if entry.lines]
    first, last = (ranges[0][0], ranges[-1][1]) if ranges else (0, 0)
    lost = missing_lines(read, text)
    assert not [line for line in lost if not first < line < last]


@given(ANY_TEXT)
@example("  • Ann says:\nlost\n  • Bob says:")
def test_no_line_of_any_text_is_lost(text: str) -> None:
    assert missing_lines(document(text), text) == set()


@given(ANY_TEXT)
def test_entries_are_numbered_from_1_and_answer_only_earlier_ones(text: str) -> None:
    read = document(text, "dump").entries
    assert [entry.number for entry in read] == list(range(1, len(read) + 1))
    for entry in read:
        assert entry.parent is None or 0 < entry.parent < entry.number
        assert entry.depth == (read[entry.parent - 1].depth + 1 if entry.parent else 1)


@given(ANY_TEXT)
def test_no_word_is_invented(text: str) -> None:
    read = document(text, "dump")
    shown = [part for _, part in read.texts()] + [part.text for part in read.other]
    words = cleaned_words(text)
    assert {word for part in shown for word in part.split()} <= {*words, *(word.strip(",:|()") for word in words)}
    assert all(part.strip() for part in shown)


def cleaned_words(text: str) -> list[str]:
    return [word for block in document(text, "text").article.blocks for word in block.text.split()]


def test_a_gift_told_of_in_the_article_is_no_notice() -> None:
    article = (
        "The lamp was paid for by a donation from a widow in Mill Lane.\n\n"
        "Anna Bell is a writer of hymns and gave the glass.\n\n"
        "It burns from dusk to dawn and has not gone out since the spring, whatever the wind does on the quay."
    )
    read = document(page("  • Jo says:\n\n    Lit.", article, "Eve Holm is an editor.\n\nSupport our work.\n\nTags: ,"))
    assert [block.kind for block in read.article.blocks] == ["paragraph"] * 3 + ["bio", "notice", "tags"]
    assert read.article.author == "Eve Holm"
