"""Where a discussion is and where none is: its headings, the lists of an article and of a sidebar, and the ends."""

import pytest

from tui.archive.formats.pings import announcement, holds_cut, is_excerpt, is_titled_excerpt, labelled
from tui.archive.model import Announcement, Document

from .pages import LINK_BAR, PARAGRAPH, document, missing_lines

TITLE = "The lamp is lit"
LISTS = {
    "tight": "  • The mill\n  • The lane\n  • The quay",
    "loose": "  • The mill\n\n  • The lane\n\n  • The quay",
    "numbered": "  1. The mill\n  2. The lane\n  3. The quay",
    "short lines": "The mill\n\nThe lane\n\nThe quay",
}
HEADINGS = [
    "Comments",
    "3 Comments",
    "Comments (3)",
    "No Comments",
    "Kommentare",
    "3 Kommentare",
    "Commentaires",
    "Comentarios",
    "Commenti",
    "Reacties",
    "Comentários",
]


def whole(text: str) -> Document:
    read = document(text)
    assert missing_lines(read, text) == set()
    return read


def held_in_entries(read: Document) -> str:
    return "\n".join(paragraph for entry in read.entries for paragraph in entry.paragraphs)


# Nothing but a heading


@pytest.mark.parametrize(
    ("heading", "sidebar"),
    [
        (heading, sidebar)
        for heading in HEADINGS
        for sidebar in LISTS
        if sidebar != "loose" or not any(character.isdigit() for character in heading)
    ],
)
@pytest.mark.parametrize("furniture", ["\n\nTags: ,", ""], ids=["tags", "no tags"])
def test_a_heading_over_a_sidebar_has_no_entries(heading: str, sidebar: str, furniture: str) -> None:
    read = whole(f"{TITLE}\n\n{PARAGRAPH}\n\n{PARAGRAPH}{furniture}\n\n{heading}\n\n{LISTS[sidebar]}")
    assert read.entries == ()
    assert read.article.title == TITLE
    assert [other.text for other in read.other if other.kind == "heading"] == [heading]
    texts = [block.text for block in read.article.blocks]
    assert texts[:2] == [PARAGRAPH, PARAGRAPH]
    assert not any("The mill" in text or heading == text for text in texts)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("form", ["Leave a Reply", "Comments are closed.", "Schreibe einen Kommentar"])
def test_a_heading_over_a_form_and_a_sidebar_has_no_entries(heading: str, form: str) -> None:
    text = f"{TITLE}\n\n{PARAGRAPH}\n\nTags: ,\n\n{heading}\n\n{form}\n\n\nRecent Posts\n\n{LISTS['tight']}{LINK_BAR}"
    read = whole(text)
    assert read.entries == ()
    assert [other.kind for other in read.other][:2] == ["heading", "form"]


# An article's own list at the end of a page

OWN = {
    "words": "  • oil\n  • a wick\n  • a match",
    "sentences": "  • Bring oil and a match for each of the lamps.\n  • Bring a wick, and mind that it is dry.",
    "loose sentences": "  • Bring oil and a match for each of the lamps.\n\n  • Bring a wick, and mind that it is dry.",
    "numbered": "  1. Bring oil and a match for each of the lamps.\n  2. Bring a wick.",
}


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(
    ("sidebar", "tags"),
    [(sidebar, tags) for sidebar in (*LISTS, "none") for tags in ("", "\n\nTags: ,") if sidebar != "loose" or not tags],
)
def test_an_article_s_list_at_the_end_of_a_page_is_no_discussion(own: str, sidebar: str, tags: str) -> None:
    below = f"\n\n\n{LISTS[sidebar]}" if sidebar in LISTS else ""
    read = whole(f"{TITLE}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{OWN[own]}{tags}{below}")
    assert read.entries == ()
    assert read.article.title == TITLE
    items = [block.text for block in read.article.blocks if block.kind == "list_item"]
    assert len(items) >= OWN[own].count("\n  ") + 1


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("named", [True, False], ids=["names", "no names"])
@pytest.mark.parametrize("between", ["\n\nTags: ,\n\n\n", "\n\nTags: ,\n\n3 Comments\n\n"], ids=["border", "heading"])
def test_an_article_s_list_is_no_part_of_the_discussion_below_it(own: str, named: bool, between: str) -> None:
    long = "It was lit again on Friday, and the whole lane came out to look at it, as far as I could see."
    entries = [
        f"  • {name} says:\n\n    {long}" if named else f"  • {long} So says {name}." for name in ("Ann", "Bob", "Cy")
    ]
    text = f"{TITLE}\n\n{PARAGRAPH}\n\n{OWN[own]}{between}" + "\n\n".join(entries) + LINK_BAR
    read = whole(text)
    assert len(read.entries) == 3
    assert [entry.author for entry in read.entries] == (["Ann", "Bob", "Cy"] if named else [None] * 3)
    assert "oil" not in held_in_entries(read)
    assert [other.text for other in read.other if other.kind == "sidebar"] == ["Lamps", "Oil and wicks"]


@pytest.mark.parametrize("sidebar", LISTS)
def test_a_sidebar_s_list_is_no_part_of_the_discussion_above_it(sidebar: str) -> None:
    discussion = "  • Ann says:\n\n    It burns.\n\n  • Bob says:\n\n    Still."
    read = whole(f"{TITLE}\n\n{PARAGRAPH}\n\nTags: ,\n\n\n{discussion}\n\n\nRecent Posts\n\n{LISTS[sidebar]}")
    assert [(entry.author, entry.paragraphs) for entry in read.entries] == [
        ("Ann", ("It burns.",)),
        ("Bob", ("Still.",)),
    ]


# Headings that an article has


@pytest.mark.parametrize(
    "line",
    [
        "Reactions",
        "Discussion",
        "Reactions in the capital were mixed.",
        "Comments from the minister",
        "Reply to the critics",
        "3 people died",
        "One response would be war.",
        "No comment came from the palace.",
        "Antworten auf die Krise",
    ],
)
@pytest.mark.parametrize(
    "discussion",
    ["\n\n\n  • Ann says:\n\n    It burns.\n\n  • Bob says:\n\n    Still.", ""],
    ids=["discussion", "none"],
)
def test_a_subhead_about_reactions_heads_no_discussion(line: str, discussion: str) -> None:
    read = whole(f"{TITLE}\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}\n\nTags: ,{discussion}{LINK_BAR}")
    assert [entry.author for entry in read.entries] == (["Ann", "Bob"] if discussion else [])
    texts = [block.text for block in read.article.blocks]
    assert texts == [PARAGRAPH, line, PARAGRAPH, "Tags: ,"]


@pytest.mark.parametrize("line", ["Reactions in the capital were mixed.", "3 people died", "Reply to the critics"])
def test_such_a_line_in_a_comment_ends_no_discussion(line: str) -> None:
    discussion = f"  • Ann says:\n\n    It burns.\n\n    {line}\n\n    Still.\n\n  • Bob says:\n\n    Yes."
    read = whole(f"{TITLE}\n\n{PARAGRAPH}\n\nTags: ,\n\n\n{discussion}{LINK_BAR}")
    assert [entry.paragraphs for entry in read.entries] == [("It burns.", line, "Still."), ("Yes.",)]


@pytest.mark.parametrize("heading", ["3 Responses to “The lamp is lit”", "Comments", "3 Kommentare", "3 commentaires"])
@pytest.mark.parametrize("form", ["", "Leave a comment\n\n", "Post a Comment\n\nLog in to leave a comment\n\n"])
def test_heading_and_form_stand_over_the_entries(heading: str, form: str) -> None:
    discussion = "  1. Ann says:\n\n     It burns.\n\n  2. Bob says:\n\n     Still."
    read = whole(f"{TITLE}\n\n{PARAGRAPH}\n\n{heading}\n\n{form}{discussion}{LINK_BAR}")
    assert [entry.author for entry in read.entries] == ["Ann", "Bob"]
    assert [block.text for block in read.article.blocks] == [PARAGRAPH]
    assert [other.text for other in read.other if other.kind == "heading"] == [heading]


# Two discussions, and trackbacks beside comments


def test_trackbacks_have_a_heading_of_their_own() -> None:
    pings = "Trackbacks\n\n  • Of lamps - and it burns still […]\n\n  • Of oil - and it is cheap […]"
    comments = "2 Comments\n\n  • Ann says:\n\n    It burns.\n\n  • Bob says:\n\n    Still."
    for text in (f"{pings}\n\n{comments}", f"{comments}\n\n{pings}"):
        read = whole(f"{TITLE}\n\n{PARAGRAPH}\n\nTags: ,\n\n{text}{LINK_BAR}")
        assert sorted((entry.is_ping, entry.author or entry.title) for entry in read.entries) == [
            (False, "Ann"),
            (False, "Bob"),
            (True, "Of lamps"),
            (True, "Of oil"),
        ]
        assert [entry.lines for entry in read.entries] == sorted(entry.lines or (0, 0) for entry in read.entries)


# The texts of pings


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("Pingback: Of lamps | Lamp Notes", "pingback", "Pingback:"),
        ("Trackback: Of lamps", "trackback", "Trackback:"),
        ("Ping: Of lamps", "pingback", "Ping:"),
        ("PINGBACK: x", "pingback", "PINGBACK:"),
        ("Pingback von: Lampen", "pingback", "Pingback von:"),
        ("Trackback by: Lamp Notes", "trackback", "Trackback by:"),
    ],
)
def test_a_label_tells_a_ping(line: str, kind: str, label: str) -> None:
    assert labelled(line) == (kind, label)


@pytest.mark.parametrize(
    "line", ["Pingback", "Of pingbacks: a history", "Pinging: x", "A trackback: x", "Trackbacks", ""]
)
def test_other_words_label_no_ping(line: str) -> None:
    assert labelled(line) is None


@pytest.mark.parametrize(
    ("texts", "excerpt"),
    [
        (["[…] it burns […]"], True),
        (["[...] it burns [...]"], True),
        (["[…] it burns", "and burns […]"], True),
        (["It burns […]"], False),
        (["[…] it burns"], False),
        (["… it burns …"], False),
        ([], False),
    ],
)
def test_a_pingback_s_text_is_cut_at_both_ends(texts: list[str], excerpt: bool) -> None:
    assert is_excerpt(texts) == excerpt


@pytest.mark.parametrize(
    ("text", "cut"), [("a […] b", True), ("[...]", True), ("a … b", False), ("a...", False), ("", False)]
)
def test_a_cut_is_written_in_brackets(text: str, cut: bool) -> None:
    assert holds_cut(text) == cut


@pytest.mark.parametrize("size", [20, 200, 258, 259, 1000])
def test_a_trackback_s_excerpt_has_258_characters_at_the_most(size: int) -> None:
    assert is_titled_excerpt(["Of lamps", "x" * (size - 1) + "…"]) == (size <= 258)


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["it burns…"],
        ["Of lamps", "it burns…", "still…"],
        ["Of lamps", "it burns."],
        ["Of lamps,", "it burns…"],
        ["Of\nlamps", "it burns…"],
        ["Of lamps", "it\nburns…"],
        ["Of lamps " * 20, "it burns…"],
    ],
)
def test_other_texts_are_no_title_and_excerpt(texts: list[str]) -> None:
    assert not is_titled_excerpt(texts)


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("Trackbacked by Lamp Notes – Lit", Announcement("Lamp Notes", "Lit")),
        ("Trackbacked from Lamp Notes - Lit on 1/2/2007\nMore.", Announcement("Lamp Notes", "Lit on 1/2/2007")),
        ("Trackbacked by Lamp-Notes — Lit", Announcement("Lamp-Notes", "Lit")),
        ("Trackbacked by Lamp Notes", None),
        ("I trackbacked by Lamp Notes – Lit", None),
        ("", None),
    ],
)
def test_a_comment_announces_a_trackback_in_its_first_line(text: str, announced: Announcement | None) -> None:
    assert announcement([text, "Trackbacked by Other – Text"]) == announced


def test_no_text_announces_nothing() -> None:
    assert announcement([]) is None
