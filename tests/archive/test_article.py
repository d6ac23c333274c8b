"""The article above a discussion: what each of its parts is told by, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.formats.dump.furniture import Furniture, author_in, furniture, is_life, tags_in
from tui.archive.model import Block, Document

from .pages import ANY_TEXT, LINK_BAR, PARAGRAPH, document, missing_lines

TITLE = "The lamp is lit"
DISCUSSION = "  • Ann says:\n\n    It burns.\n\n  • Bob says:\n\n    Still."
SIDEBAR = LINK_BAR
ENDS = {"discussion": f"\n\n\n{DISCUSSION}{SIDEBAR}", "sidebar": SIDEBAR}


def page(*parts: str, end: str = ENDS["discussion"]) -> Document:
    return document("\n\n".join(parts) + end)


def kinds(read: Document) -> list[str]:
    return [block.kind for block in read.article.blocks]


def of_kind(read: Document, kind: str) -> list[str]:
    return [block.text for block in read.article.blocks if block.kind == kind]


def block_after(text: str) -> Block:
    """Read a chunk that stands between two paragraphs."""
    read = page(TITLE, PARAGRAPH, text, PARAGRAPH, "Tags: ,")
    first, *between, last, tags = read.article.blocks
    assert (first.text, last.text, tags.kind) == (PARAGRAPH, PARAGRAPH, "tags")
    assert len(between) == 1
    return between[0]


# Above the text


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    "date",
    ["July 9, 2007", "Monday, July 9, 2007", "9. Juli 2007", "9 juillet 2007", "9 de julio de 2007", "07/09/2007"],
)
def test_a_date_stands_over_the_title(date: str, end: str) -> None:
    read = page(date, TITLE, PARAGRAPH, PARAGRAPH, "Tags: ,", end=ENDS[end])
    assert (read.article.title, read.article.title_lines, read.article.date) == (TITLE, (3, 3), date)
    assert kinds(read) == ["date", "paragraph", "paragraph", "tags"]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    "line",
    ["By Jo Low", "Posted by Jo Low", "Posted by: Jo Low | July 9, 2007", "Posted in Lamps by Jo Low", "Von Jo Low"],
)
def test_a_byline_stands_under_the_title(line: str, end: str) -> None:
    read = page(TITLE, line, PARAGRAPH, PARAGRAPH, "Tags: ,", end=ENDS[end])
    assert (read.article.title, read.article.author) == (TITLE, "Jo Low")
    assert of_kind(read, "byline") == [line]
    assert kinds(read) == ["byline", "paragraph", "paragraph", "tags"]


@pytest.mark.parametrize(
    "head",
    [
        ["July 9, 2007", TITLE, "By Jo Low"],
        [TITLE, "July 9, 2007", "By Jo Low"],
        [TITLE, "By Jo Low", "July 9, 2007"],
        [TITLE, "Posted by Jo Low on July 9, 2007"],
    ],
)
def test_date_and_byline_stand_around_the_title_in_any_order(head: list[str]) -> None:
    article = page(*head, PARAGRAPH, "Tags: ,").article
    assert (article.title, article.author, article.date) == (TITLE, "Jo Low", "July 9, 2007")
    assert article.blocks[-2].text == PARAGRAPH


def test_the_byline_names_the_author_before_the_bio_does() -> None:
    article = page(TITLE, "By Jo Low", PARAGRAPH, "Ida Quill is an editor.", "Tags: ,").article
    assert article.author == "Jo Low"


@pytest.mark.parametrize("bar", [["« Older | Main | Newer »"], ["Skip to content"], ["Skip to content", "« Older"]])
@pytest.mark.parametrize("end", ENDS)
def test_what_leads_to_other_pages_stands_over_the_title(bar: list[str], end: str) -> None:
    read = page(*bar, TITLE, PARAGRAPH, PARAGRAPH, "Tags: ,", end=ENDS[end])
    assert read.article.title == TITLE
    assert [other.text for other in read.other if other.kind == "navigation"] == bar
    assert kinds(read) == ["paragraph", "paragraph", "tags"]


def test_navigation_date_and_title_stand_one_over_the_other() -> None:
    read = page("« Older", "July 9, 2007", TITLE, "By Jo Low", PARAGRAPH, "Tags: ,")
    assert (read.article.title, read.article.date, read.article.author) == (TITLE, "July 9, 2007", "Jo Low")


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "Lit?",
        "Lit!",
        "Lamps",
        "9/11",
        "Mars 2020 rover lands",
        "One response would be war",
        "Comments from the minister",
        "Is it lit? It is",
        "“It is lit,” says the ferryman",
        "Lamps: a history",
        "2,000 lamps",
        "The lamp, the wick, and all that is known of the man who lit them both on a Friday night",
        "王小明",
    ],
)
def test_a_short_first_line_is_the_title(title: str) -> None:
    article = page(title, PARAGRAPH, PARAGRAPH, "Tags: ,").article
    assert (article.title, article.title_lines) == (title, (1, 1))
    assert [block.text for block in article.blocks[:2]] == [PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    "first",
    [
        PARAGRAPH,
        f"{PARAGRAPH[:80]} It was late. And it was dark when the ferry came in.",
        "It was late. It was dark.",
        "Two lines\nof a poem",
        "  • a point",
    ],
    ids=["paragraph", "sentences", "two sentences", "two lines", "list item"],
)
def test_a_first_chunk_of_another_shape_is_no_title(first: str) -> None:
    assert page(first, PARAGRAPH, "Tags: ,").article.title is None


# A category instead of a title


@pytest.mark.parametrize("topic", ["Al Qaeda", "Lamps", "Oil and"])
def test_a_word_or_two_on_a_page_of_topics_are_a_category(topic: str) -> None:
    read = page(topic, PARAGRAPH, "Jo Low is a writer of letters.", "Tags: ,", end=SIDEBAR)
    assert read.article.title is None
    assert of_kind(read, "category") == [topic]
    assert read.article.blocks[0].reason.confidence < 1


@pytest.mark.parametrize(
    ("parts", "end"),
    [
        (["Lamps", PARAGRAPH, "Tags: ,"], ENDS["discussion"]),
        (["Lamps", PARAGRAPH, PARAGRAPH, "Tags: ,"], SIDEBAR),
        (["Lamps", PARAGRAPH, "Tags: ,"], ""),
        (["Lamps", PARAGRAPH, "Tags: ,"], "\n\n\nOil\n\nThe whole long history of wicks"),
        (["Lamps?", PARAGRAPH, "Tags: ,"], SIDEBAR),
        (["Lamps of yore", PARAGRAPH, "Tags: ,"], SIDEBAR),
        (["July 9, 2007", "Lamps", PARAGRAPH, "Tags: ,"], SIDEBAR),
    ],
    ids=[
        "a discussion",
        "two paragraphs",
        "no sidebar",
        "no topics below",
        "a question",
        "three words",
        "a date above",
    ],
)
def test_a_short_title_is_no_category_elsewhere(parts: list[str], end: str) -> None:
    read = page(*parts, end=end)
    assert of_kind(read, "category") == []
    assert read.article.title == parts[-3 if parts.count(PARAGRAPH) == 1 else 0]


# Captions and dek


@pytest.mark.parametrize(
    "caption",
    [
        "Jo Low.",
        "Jo Low Reed.",
        "The lamp, from the lane. Click to view.",
        "The lamp at night. Click to enlarge.",
        "Photo by Ann Reed.",
        "Photo courtesy of the mill.",
        "Photo: Ann Reed",
        "Foto: Ann Reed",
        "Bild: Ann Reed",
        "The lamp. [AP photo]",
        "© Ann Reed 2007",
        "Map of the lane by Ann Reed.",
    ],
)
def test_a_caption_stands_under_the_title(caption: str) -> None:
    read = page(TITLE, caption, PARAGRAPH, "Tags: ,")
    assert kinds(read) == ["caption", "paragraph", "tags"]


@pytest.mark.parametrize("credit", ["Photo: Ann Reed", "Foto: Ann Reed", "Bildquelle: Ann Reed", "Credit: Ann Reed"])
def test_a_photo_s_credit_stands_anywhere_in_the_text(credit: str) -> None:
    assert block_after(credit).kind == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "It was dark for eleven years. Now it is not.",
        "It was dark for eleven years, and then it was not.",
        "The picture is clear.",
        "Nobody knows who lit it first.",
    ],
)
def test_a_short_sentence_under_the_title_is_no_caption(line: str) -> None:
    assert page(TITLE, line, PARAGRAPH, "Tags: ,").article.blocks[0].kind in ("paragraph", "caption")
    assert page(TITLE, PARAGRAPH, line, "Tags: ,").article.blocks[1].kind == "paragraph"


def test_a_name_and_a_full_stop_in_the_text_are_no_caption() -> None:
    assert block_after("Jo Low.").kind == "paragraph"


DEK = "The old lamp is lit again after eleven dark years"


@pytest.mark.parametrize("above", [[], ["Jo Low."], ["The lamp. Click to view."], ["The lamp, as seen from the lane."]])
def test_a_dek_stands_under_title_and_caption(above: list[str]) -> None:
    read = page(TITLE, *above, DEK, PARAGRAPH, "Tags: ,")
    assert kinds(read) == [*["caption" for _ in above], "dek", "paragraph", "tags"]
    assert of_kind(read, "dek") == [DEK]


def test_a_sentence_without_its_full_stop_is_no_dek_in_the_text() -> None:
    assert block_after(DEK).kind != "dek"


# In the text


@pytest.mark.parametrize("heading", ["The oil", "The oil:", "Oil, wicks and glass", "2007", "Reactions", "What now"])
def test_a_short_line_over_a_paragraph_is_a_heading(heading: str) -> None:
    expected = "heading" if heading[0].isupper() else "paragraph"
    assert block_after(heading).kind == expected


@pytest.mark.parametrize(
    "line",
    [
        "It was dark.",
        "Was it dark?",
        "and then it was lit",
        "See http://example.org/lamps",
        "lamp = lit",
        "Reactions in the capital were mixed.",
        "One response would be war.",
        "Comments came late.",
        "Two lines\nof a poem",
        "Words of a heading, only that there are too many of them to be one",
    ],
)
def test_other_lines_over_a_paragraph_are_paragraphs(line: str) -> None:
    assert block_after(line).kind == "paragraph"


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        ("· oil\n\n· a wick", ["oil", "a wick"]),
        ("· oil\n· a wick", ["oil", "a wick"]),
        ("* oil\n\n* a wick", ["oil", "a wick"]),
        ("- oil\n- a wick", ["oil", "a wick"]),
        ("  • oil\n  • a wick", ["oil", "a wick"]),
        ("  • oil\n\n  • a wick\n    that is dry", ["oil", "a wick\nthat is dry"]),
    ],
)
@pytest.mark.parametrize("end", ENDS)
def test_a_list_that_was_typed_is_list_items(lines: str, texts: list[str], end: str) -> None:
    read = page(TITLE, PARAGRAPH, lines, PARAGRAPH, "Tags: ,", end=ENDS[end])
    assert [" ".join(text.split()) for text in of_kind(read, "list_item")] == [" ".join(text.split()) for text in texts]
    assert kinds(read).count("paragraph") == 2


@pytest.mark.parametrize("line", ["5 lamps", "-5 degrees", "*Not so.", "·oil", "(1) oil"])
def test_other_lines_with_such_signs_are_no_list(line: str) -> None:
    assert block_after(line).kind != "list_item"


@pytest.mark.parametrize("text", ["> It was dark.", "> It was dark.\n> It was cold.", ">It was dark.\n>> It was cold."])
def test_lines_with_angles_are_a_quotation(text: str) -> None:
    block = block_after(text)
    assert (block.kind, block.text) == ("quote", text)


def test_a_paragraph_with_an_angle_in_one_line_is_none() -> None:
    assert block_after("> It was dark.\nIt was cold.").kind == "paragraph"


@pytest.mark.parametrize("text", ["if lit:\n    burn(oil);", "<lamp>\n  <oil/>\n</lamp>", "def lit():\n  return 1"])
def test_indented_lines_with_signs_are_code(text: str) -> None:
    block = block_after(text)
    assert (block.kind, block.text) == ("code", text)


@pytest.mark.parametrize("text", ["The lamp is lit\n    and burns all night", "lamp = lit", "x;\ny;"])
def test_a_poem_or_a_sign_is_no_code(text: str) -> None:
    assert block_after(text).kind == "paragraph"


# Under the text

BIO = "Ida Quill is a writer of letters."
NOTICE = "Please donate to keep it lit."


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    "below",
    [
        [BIO, NOTICE, "Tags: , oil"],
        [NOTICE, BIO, "Tags: , oil"],
        [BIO, "Tags: , oil"],
        [NOTICE, "Tags: , oil"],
        [BIO],
        [NOTICE],
        ["Tags: , oil"],
        ["Filed under: Lamps", "Tags: , oil"],
        ["Tags: , oil", "About Ida Quill"],
        [BIO, "Tags: , oil", "Über Ida Quill"],
    ],
    ids=" / ".join,
)
def test_bio_notice_and_tags_stand_under_the_text(below: list[str], end: str) -> None:
    read = page(TITLE, PARAGRAPH, PARAGRAPH, *below, end=ENDS[end])
    assert kinds(read)[:2] == ["paragraph", "paragraph"]
    assert [(block.text, block.kind) for block in read.article.blocks[2:]] == [
        (text, "tags" if ":" in text else "notice" if text is NOTICE else "bio") for text in below
    ]
    assert read.article.author == ("Ida Quill" if BIO in below else None)
    assert read.article.tags[-1:] == (("oil",) if "Tags: , oil" in below else ())


def test_tags_on_neighbouring_lines_are_all_read() -> None:
    read = page(TITLE, PARAGRAPH, "Filed under: Lamps\nTags: oil, wicks")
    assert read.article.tags == ("Lamps", "oil", "wicks")
    assert kinds(read) == ["paragraph", "tags", "tags"]


@pytest.mark.parametrize("text", [BIO, NOTICE])
def test_what_stands_under_articles_is_text_in_the_middle_of_one(text: str) -> None:
    assert block_after(text).kind == "paragraph"


def test_who_somebody_was_is_a_bio_where_it_stands_last() -> None:
    line = "Jo Low was a keeper of lamps in the old town."
    assert kinds(page(TITLE, PARAGRAPH, line, "Tags: ,")) == ["paragraph", "bio", "tags"]
    assert kinds(page(TITLE, line, PARAGRAPH, "Tags: ,")) == ["paragraph", "paragraph", "tags"]


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: oil", ["oil"]),
        ("Tags: ,", []),
        ("Tags:", []),
        ("Tagged: oil", ["oil"]),
        ("Tagged with: oil, wicks", ["oil", "wicks"]),
        ("FILED UNDER: Lamps, , oil", ["Lamps", "oil"]),
        ("Categories: Lamps", ["Lamps"]),
        ("Posted in: Lamps", ["Lamps"]),
        ("Kategorie: Öl", ["Öl"]),
        ("Kategorien: Öl, Docht", ["Öl", "Docht"]),
        ("Schlagwörter: Öl, Docht", ["Öl", "Docht"]),
        ("Étiquettes : huile", ["huile"]),
        ("Catégorie : huile", ["huile"]),
        ("Etiquetas: aceite", ["aceite"]),
        ("Categorías: aceite", ["aceite"]),
        ("Categorie: olio", ["olio"]),
        ("Categorias: óleo", ["óleo"]),
    ],
)
def test_tags_are_read_in_several_languages(line: str, tags: list[str]) -> None:
    assert furniture(line) is Furniture.TAGS
    assert tags_in(line) == tags


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jo Low is a writer of letters.", "Jo Low"),
        ("Jo Low is an editor at Lamp Notes.", "Jo Low"),
        ("Jo Low was the editor of this page until 2007.", "Jo Low"),
        ("Jo is a journalist.", "Jo"),
        ("Jo Low is a senior fellow of the mill and the editor of Lamp Notes. She lives there.", "Jo Low"),
        ("About Jo Low", None),
        ("About the author", None),
        ("About the Author: Jo Low", None),
        ("Über Jo Low", None),
        ("À propos de Jo Low", None),
        ("Sobre Jo Low", None),
    ],
)
def test_a_bio_says_who_somebody_is(text: str, name: str | None) -> None:
    assert furniture(text) is Furniture.BIO
    assert author_in(text) == name


@pytest.mark.parametrize(
    "text",
    ["Support our work.", "Support us", "Are you a dedicated reader of Lamp Notes?", "Gifts are tax-deductible."],
)
def test_a_notice_asks_for_something(text: str) -> None:
    assert furniture(text) is Furniture.NOTICE


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        "This was written by Jo Low.",
        "Jo Low lives at the mill.",
        "About 3 lamps",
        "It was about Jo Low",
        "Tags",
        "Price tags: cheap",
        "The category: lamps",
        "Jo Low is away.",
        "",
        f"Please donate. {PARAGRAPH} {PARAGRAPH}",
    ],
)
def test_other_words_are_no_furniture(text: str) -> None:
    assert furniture(text) is None
    assert tags_in(text) == []


@pytest.mark.parametrize(
    ("text", "life"),
    [
        ("Jo Low was a keeper of lamps.", True),
        ("Maria da Silva is the mother of two.", True),
        ("Jo is a keeper of lamps.", False),
        ("the lamp is a light.", False),
        ("Jo Low keeps lamps.", False),
        ("", False),
    ],
)
def test_a_life_is_told_of_a_full_name(text: str, life: bool) -> None:
    assert is_life(text) == life
    assert (author_in(text) is not None) >= life


@given(st.text(max_size=80) | ANY_TEXT)
def test_any_text_is_asked_for_furniture_without_harm(text: str) -> None:
    name = author_in(text)
    assert name is None or name in text
    assert all(tag.strip() == tag and tag and tag in text for tag in tags_in(text))
    assert furniture(text) is not Furniture.TAGS or ":" in text


# Pages of several articles

ARCHIVES = [
    "Monthly Archives: September 2005",
    "Category Archives: Lamps",
    "Author Archives: Jo Low",
    "Archives: September 2005",
]
TEASERS = {
    "teasers": [f"{PARAGRAPH} […]", f"{PARAGRAPH} […]"],
    "titles": [TITLE, f"{PARAGRAPH} […]", "The mill", f"{PARAGRAPH} […]"],
    "titles and dates": [TITLE, "September 3, 2005", f"{PARAGRAPH} […]", "The mill", "September 2, 2005", PARAGRAPH],
    "bylines": [TITLE, f"{PARAGRAPH} […]", "Posted by Jo Low | Comments (3)", "The mill", PARAGRAPH],
    "tags": [TITLE, f"{PARAGRAPH} […]", "Tags: oil", "The mill", f"{PARAGRAPH} […]", "Tags: wicks"],
}


@pytest.mark.parametrize("heading", ARCHIVES)
@pytest.mark.parametrize("teasers", TEASERS)
@pytest.mark.parametrize("end", [SIDEBAR, ""], ids=["sidebar", "end of file"])
def test_an_archive_page_is_plain_text_and_nothing_is_invented(heading: str, teasers: str, end: str) -> None:
    parts = [heading, *TEASERS[teasers]]
    text = "\n\n".join(parts) + end
    read = document(text)
    assert read.source.format == "text"
    article = read.article
    assert (article.title, article.author, article.date, article.tags) == (None, None, None, ())
    assert (read.entries, read.other) == ((), ())
    assert [block.text for block in article.blocks[: len(parts)]] == parts
    assert {block.kind for block in article.blocks} == {"paragraph"}
    assert missing_lines(read, text) == set()


def test_an_article_about_archives_is_one() -> None:
    read = page("The archives: what burned", PARAGRAPH, PARAGRAPH, "Tags: ,", end=SIDEBAR)
    assert (read.source.format, read.article.title) == ("dump", "The archives: what burned")


@pytest.mark.parametrize(
    "title",
    [
        "Next year it will burn", "Previous wars were short", "Older people remember the lamp", "« Lit », dit-il",
        "By the river", "Por favor", "Di notte", "Two notes on method",
    ],
)  # fmt: skip
def test_a_title_that_begins_like_something_else_is_one(title: str) -> None:
    read = document(f"{title}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nTags: ,")
    assert (read.article.title, read.article.author) == (title, None)


@pytest.mark.parametrize(
    "title", ["Monthly Archives: May 2007", "Archive for May 2007", "Posts Tagged ‘lamps’", "Monatsarchiv: Mai 2007"]
)
def test_an_archive_page_is_plain_text_and_has_no_entries(title: str) -> None:
    teaser = f"{PARAGRAPH} […]\n\nPosted by: Ann at May 9, 2007 3:12 PM\n\n3 Comments\n\n"
    read = document(f"{title}\n\n" + teaser * 3)
    assert (read.source.format, read.entries, read.article.title) == ("text", (), None)


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Posted by: Jo Low | July 9, 2007", "Jo Low", "July 9, 2007"),
        ("Posted on July 9, 2007 by Jo Low", "Jo Low", "July 9, 2007"),
        ("Posted by Jo Low at 10:15 AM | Comments (3) | TrackBack (1)", "Jo Low", "10:15 AM"),
        ("Veröffentlicht am 9. Juli 2007 von Jo Low", "Jo Low", "9. Juli 2007"),
    ],
)
@pytest.mark.parametrize("where", ["over the title", "under the title", "under the article"])
def test_a_byline_names_author_and_date(line: str, author: str, date: str, where: str) -> None:
    parts = ["The lamp is lit", PARAGRAPH, PARAGRAPH]
    parts.insert({"over the title": 0, "under the title": 1, "under the article": 3}[where], line)
    read = document("\n\n".join(parts) + "\n\n\nLamps\n\nOil and wicks")
    assert (read.article.title, read.article.author, read.article.date) == ("The lamp is lit", author, date)
    assert [part.text for part in read.other] == ["Lamps", "Oil and wicks"] or where != "under the article"


def test_a_name_over_a_date_is_the_byline() -> None:
    read = document(f"The lamp is lit\n\nJo Low\n\nJuly 9, 2007\n\n{PARAGRAPH}\n\nTags: ,")
    assert (read.article.author, read.article.date) in (("Jo Low", "July 9, 2007"), (None, "July 9, 2007"))
    assert [block.kind for block in read.article.blocks[:2]] == ["byline", "date"]


def test_who_the_article_tells_of_is_not_its_author() -> None:
    read = document(f"A title\n\nAl Qaeda was seen. {PARAGRAPH}\n\nAl Qaeda is the group that did it.\n\nTags: ,")
    assert read.article.author is None


@pytest.mark.parametrize("item", ["1984. That was the year it went out.", "1. oil", "11. September was a Tuesday."])
def test_the_number_of_an_item_stays_in_its_text(item: str) -> None:
    read = document(f"A title\n\n{PARAGRAPH}\n\n{item}\n\n{PARAGRAPH}")
    assert item in [block.text for block in read.article.blocks]


@pytest.mark.parametrize("heading", ["", "Comments\n\n"])
def test_a_loose_list_of_titles_under_an_article_is_no_discussion(heading: str) -> None:
    read = document(f"A title\n\n{PARAGRAPH}\n\nTags: ,\n\n\n{heading}  • The mill\n\n  • The lane\n\n  • The quay")
    assert read.entries == ()
