"""Who wrote an entry and when: each way of writing it, what is no name, and one way for a whole discussion."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.formats.dump import attribution
from tui.archive.formats.dump.attribution import Attribution
from tui.archive.formats.dump.names import is_name
from tui.archive.formats.dump.styles import (
    BY,
    BY_BELOW,
    DATE_ALONE,
    NAME_ALONE,
    NAME_AND_COLON,
    NAME_AND_DATE,
    POSTED_ON,
    SAYS,
    STYLES,
    WEBLOG,
    Style,
    choose,
)

from .pages import ANY_TEXT, LINK_BAR, PARAGRAPH, document

Read = Callable[[Sequence[str]], Attribution | None]
Told = tuple[str | None, str | None, int]
WHEN = "July 9, 2007 at 3:12 PM"


def told(read: Read, *lines: str) -> Told | None:
    """What one way of reading tells of some lines: author, date, lines used."""
    found = read(lines)
    return (found.author, found.date, found.used) if found else None


# "joe says:"

VERBS = {
    "English": ["says", "said", "writes", "wrote", "commented", "replied"],
    "German": ["sagt", "schreibt", "schrieb", "meint", "hat gesagt", "hat geschrieben"],
    "French": ["dit", "a dit", "écrit", "a écrit"],
    "Spanish": ["dice", "dijo", "escribe", "escribió"],
    "Italian": ["ha detto", "ha scritto", "scrive"],
    "Dutch": ["zegt", "zei", "schrijft", "schreef"],
    "Portuguese": ["diz", "disse", "escreve", "escreveu"],
}


@pytest.mark.parametrize(("language", "verb"), [(language, verb) for language in VERBS for verb in VERBS[language]])
@pytest.mark.parametrize("end", [":", " :", "...", "…"])
def test_a_name_stands_before_any_language_s_word_for_saying(language: str, verb: str, end: str) -> None:
    assert told(attribution.says, f"Jo Low {verb}{end}", "It burns.") == ("Jo Low", None, 1)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Blogger Jo Low said...", "Jo Low"),
        ("Anonymous said...", "Anonymous"),
        ("Anonymous Anonymous said...", "Anonymous"),
        ("Jo Low author says:", "Jo Low"),
        ("  joe says:  ", "joe"),
        ("Ann says says:", "Ann says"),
    ],
)
def test_signs_of_templates_are_no_part_of_a_name(line: str, author: str) -> None:
    assert told(attribution.says, line) == (author, None, 1)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("joe said, July 9, 2007", "July 9, 2007"),
        ("joe wrote 3 days ago:", "3 days ago"),
        ("joe wrote on", None),
        ("joe schrieb vor 3 Tagen:", "vor 3 Tagen"),
    ],
)
def test_a_date_may_follow_the_word_for_saying(line: str, date: str | None) -> None:
    assert told(attribution.says, line) == ("joe", date, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("joe wrote on July 9, 2007 at 3:12 PM:", "July 9, 2007"),
        ("joe schrieb am 9. Juli 2007 um 15:12:", "9. Juli 2007"),
        ("joe a écrit le 9 juillet 2007 à 15:12 :", "9 juillet 2007"),
        ("joe escribió el 9 de julio de 2007:", "9 de julio de 2007"),
        ("joe ha scritto il 9 luglio 2007:", "9 luglio 2007"),
        ("joe schreef op 9 juli 2007:", "9 juli 2007"),
        ("joe escreveu em 9 de julho de 2007:", "9 de julho de 2007"),
    ],
)
def test_a_date_may_follow_the_word_for_saying_in_any_language(line: str, day: str) -> None:
    found = attribution.says([line])
    assert found
    assert found.author == "joe"
    assert found.date
    assert day in found.date


@pytest.mark.parametrize(
    "line",
    ["joe says", "says:", "joe says hello:", "He says it burns.", "The mayor said: it burns", "joe:", "It is said"],
)
def test_a_sentence_with_a_word_for_saying_names_nobody(line: str) -> None:
    assert attribution.says([line]) is None


# "Posted by joe", over or under a text


@pytest.mark.parametrize(
    ("lines", "date", "used"),
    [
        ([f"Posted by: joe at {WHEN}"], WHEN, 1),
        ([f"Posted by joe on {WHEN}"], WHEN, 1),
        ([f"Posted by: joe | {WHEN}"], WHEN, 1),
        ([f"Posted by joe at {WHEN} | Permalink"], WHEN, 1),
        (["Posted by joe"], None, 1),
        (["Posted by joe | Permalink"], None, 1),
        (["Comment by joe"], None, 1),
        (["Comment by joe — July 9, 2007 @ 3:12 pm"], "July 9, 2007 @ 3:12 pm", 1),
        (["By joe, at 3:12 PM:"], "3:12 PM", 1),
        (["Posted by: joe", "July 9, 2007"], "July 9, 2007", 2),
        (["Posted by joe", "", "July 9, 2007"], None, 1),
        (["Kommentar von joe"], None, 1),
        (["Geschrieben von joe am 9. Juli 2007"], "9. Juli 2007", 1),
        (["Commentaire par joe le 9 juillet 2007"], "9 juillet 2007", 1),
        (["Rédigé par : joe | le 9 juillet 2007 à 15:12"], "9 juillet 2007 à 15:12", 1),
        (["Publicado por joe el 9 de julio de 2007"], "9 de julio de 2007", 1),
        (["Comentario de joe"], None, 1),
        (["Scritto da joe il 9 luglio 2007"], "9 luglio 2007", 1),
        (["Commento di joe"], None, 1),
        (["Geplaatst door: joe | 9 juli 2007"], "9 juli 2007", 1),
        (["Reactie door joe op 9 juli 2007"], "9 juli 2007", 1),
        (["Postado por joe em 9 de julho de 2007"], "9 de julho de 2007", 1),
        (["Comentário de joe"], None, 1),
    ],
)
def test_a_name_stands_behind_by(lines: list[str], date: str | None, used: int) -> None:
    assert told(attribution.by, *lines) == ("joe", date, used)
    if used == len(lines):
        assert told(attribution.by_below, "It burns.", "", *lines) == ("joe", date, used)


@pytest.mark.parametrize("name", ["joe90", "joe 90", "Theresa May", "J. P. Quill", "王小明", "a reader"])
@pytest.mark.parametrize("between", [" at ", " on ", " | "])
def test_a_name_behind_by_keeps_words_and_numbers_that_dates_have_too(name: str, between: str) -> None:
    assert told(attribution.by, f"Posted by: {name}{between}{WHEN}") == (name, WHEN, 1)


@pytest.mark.parametrize(
    "line",
    [
        "By Jo Low",
        "by joe",
        "By the river",
        "By the river we sat down.",
        "Posted by",
        "Posted by:",
        "Posted by the door was a guard.",
        "Posted by http://example.org/",
        "Posted by Thanks!",
        f"Posted at {WHEN}",
        "Standby Jo",
        "It was posted by joe",
    ],
)
def test_other_words_with_by_name_nobody(line: str) -> None:
    assert attribution.by([line]) is None


def test_a_footer_stands_last() -> None:
    footer = f"Posted by: joe at {WHEN}"
    assert attribution.by_below([footer, "It burns."]) is None
    assert BY_BELOW.match([footer, "", "It burns."]) is None
    assert BY_BELOW.match(["It burns.", "", footer])


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Posted on July 9, 2007 by joe", "joe", "July 9, 2007"),
        ("Posted on 9 July 2007 joe", "joe", "9 July 2007"),
        ("Posted on July 9, 2007", None, "July 9, 2007"),
        ("posted on 2007-07-09 15:12 joe", "joe", "2007-07-09 15:12"),
    ],
)
def test_a_date_may_stand_before_the_name_of_a_footer(line: str, author: str | None, date: str) -> None:
    assert told(attribution.posted_on, "It burns.", line) == (author, date, 1)


@pytest.mark.parametrize("line", ["posted on the door", "Posted on", "Posted by joe", "It was posted on July 9, 2007"])
def test_other_words_with_posted_on_are_no_footer(line: str) -> None:
    assert attribution.posted_on(["It burns.", line]) is None


# A name with a date, a date, a name


@pytest.mark.parametrize(
    ("lines", "used"),
    [
        ([f"Jo Low on {WHEN}"], 1),
        ([f"Jo Low | {WHEN}"], 1),
        ([f"Jo Low, {WHEN}"], 1),
        (["Jo Low", WHEN], 2),
        (["Jo Low", "", WHEN], 3),
        (["Jo Low", "author", WHEN], 3),
        (["Jo Low", "Post author", "", WHEN], 4),
    ],
)
def test_a_name_has_its_date_on_its_line_or_below(lines: list[str], used: int) -> None:
    assert told(attribution.name_and_date, *lines, "It burns.") == ("Jo Low", WHEN, used)


@pytest.mark.parametrize(
    "lines",
    [
        [WHEN],
        ["Jo Low"],
        ["Jo Low", "It burns.", WHEN],
        ["Thanks Ann", WHEN],
        ["It burned well.", WHEN],
        ["It was dark and cold on July 9, 2007"],
        ["The lamp was lit on Friday at 9 pm"],
        ["http://example.org/", WHEN],
        ["Jo Low:", WHEN],
    ],
)
def test_a_date_near_other_words_makes_them_no_name(lines: list[str]) -> None:
    assert attribution.name_and_date(lines) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [(WHEN, WHEN), (f"{WHEN}:", WHEN), ("vor 3 Tagen", "vor 3 Tagen"), ("joe", None), ("It burns.", None)],
)
def test_a_date_stands_alone(line: str, date: str | None) -> None:
    assert told(attribution.date_alone, line, "It burns.") == ((None, date, 1) if date else None)


@pytest.mark.parametrize(
    ("lines", "used"),
    [
        (["Jo Low", "", "It burns."], 1),
        (["Jo Low", "", "", "It burns."], 1),
        (["Jo Low", "Author", "", "It burns."], 2),
    ],
)
def test_a_name_stands_alone_with_a_blank_line_under_it(lines: list[str], used: int) -> None:
    assert told(attribution.name_alone, *lines) == ("Jo Low", None, used)


@pytest.mark.parametrize(
    "lines",
    [
        ["Jo Low"],
        ["Jo Low", ""],
        ["Jo Low", "It burns."],
        ["Hello all", "", "It burns."],
        ["Yes", "", "It burns."],
        ["It burned all night.", "", "It did."],
        ["Of lamps", "", "and it burns still…"],
        [WHEN, "", "It burns."],
    ],
)
def test_other_lines_with_a_blank_line_under_them_are_no_name(lines: list[str]) -> None:
    assert attribution.name_alone(lines) is None


def test_a_name_and_a_colon_may_have_the_comment_s_title_above() -> None:
    found = attribution.name_and_colon(["Of lamps", "Jo Low:", "", "It burns."])
    assert found
    assert (found.author, found.title, found.used) == ("Jo Low", "Of lamps", 2)
    assert told(attribution.name_and_colon, "Jo Low:", "", "It burns.") == ("Jo Low", None, 1)


@pytest.mark.parametrize(
    "lines",
    [
        ["Jo Low:", "It burns."],
        ["Jo Low says:", "", "It burns."],
        ["Hello all:", "", "It burns."],
        ["I would bring these things to the mill:", "", "oil"],
        ["Of lamps:", "", "and it burns still…"],
        ["Jo Low", "", "It burns."],
    ],
)
def test_other_lines_with_a_colon_are_no_name(lines: list[str]) -> None:
    assert attribution.name_and_colon(lines) is None


@pytest.mark.parametrize(
    ("line", "title", "blog", "date"),
    [
        ("» The lamp is lit from Lamp Notes", "The lamp is lit", "Lamp Notes", None),
        ("» Letters from the lane from Lamp Notes", "Letters from the lane", "Lamp Notes", None),
        ("The lamp is lit from Lamp Notes on July 9, 2007", "The lamp is lit", "Lamp Notes", "July 9, 2007"),
    ],
)
def test_a_trackback_s_header_names_post_and_blog(line: str, title: str, blog: str, date: str | None) -> None:
    found = attribution.weblog([line, "It burns…"])
    assert found
    assert (found.title, found.author, found.date, found.used) == (title, blog, date, 1)


@pytest.mark.parametrize(
    "line", ["The lamp is lit from Lamp Notes", "» Lit", "from Lamp Notes", "It came from the sea."]
)
def test_other_words_with_from_are_no_trackback_s_header(line: str) -> None:
    assert attribution.weblog([line]) is None


# The line that names an article's author


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("By Jo Low", None),
        ("by Jo Low", None),
        ("By Jo Low | July 9, 2007", "July 9, 2007"),
        ("Posted by Jo Low", None),
        ("Posted by: Jo Low | July 9, 2007", "July 9, 2007"),
        ("Posted in Lamps by Jo Low on July 9, 2007", "July 9, 2007"),
        ("Filed under Lamps by Jo Low", None),
        ("Von Jo Low", None),
        ("Von Jo Low am 9. Juli 2007", "9. Juli 2007"),
        ("Par Jo Low", None),
        ("Por Jo Low", None),
        ("Di Jo Low", None),
        ("Door Jo Low", None),
    ],
)
def test_a_byline_names_the_article_s_author(line: str, date: str | None) -> None:
    found = attribution.byline(line)
    assert found
    assert (found.author, found.date) == ("Jo Low", date)


@pytest.mark.parametrize(
    "line",
    [
        "By",
        "By Jo Low\nand Ann",
        "By the river we sat down.",
        "By nine it was dark, and the whole of the lane came out to look at the mill",
        "Nearby Jo Low",
        "It was lit by Jo Low",
        "Jo Low",
        "",
        "By " + "Jo Low " * 40,
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert attribution.byline(line) is None


# Names

NAMES = [
    "joe",
    "Jo Low",
    "J. P. Quill",
    "Żółć",
    "王小明",
    "joe90",
    "R2D2",
    "Mary O’Brien",
    "Jo Low Jr.",
    "Dr. Low",
    "The Ferryman's Daughter",
    "Maria da Silva",
    "Theresa May",
    "April",
    "Nora Wells",
    "Hilda",
    "mill_keeper",
    "a reader",
    "Ann & Bob",
    "x",
]
NO_NAMES = {
    "a greeting": ["Hello all", "Hi Ann", "Dear Bob", "Thanks", "Danke Ann", "Merci Ann", "Hola", "Ciao", "Olá Ann"],
    "a sentence": [
        "It was dark and the lamp was not lit",
        "I do not think so.",
        "so what is the use of a lamp then",
        "the oil in the lamp had run out by nine",
        "One Two Three Four Five Six Seven Eight Nine",
        "It is a very long way from the mill to the lane and back again.",
        "I agree.",
        "that is right",
    ],
    "an exclamation": ["Lit!", "Lit?", "Well said", "Nice one"],
    "an address": ["http://example.org", "see http://example.org/lamp", "https://example.org/"],
    "a date": ["July 9, 2007", "9. Juli 2007", "3 days ago", "15:12"],
    "no words": ["1984", "--", "…", "", " ", "«»"],
    "cut off": ["Ann:", "Ann,", "Ann…", "Ann;"],
    "a form": ["Leave a Reply", "Your email address will not be published."],
    "a button": ["Reply", "Antworten", "Répondre", "Permalink"],
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_can_be_one(name: str) -> None:
    assert is_name(name)
    assert is_name(f"  {name} ")


@pytest.mark.parametrize(("what", "text"), [(what, text) for what, texts in NO_NAMES.items() for text in texts])
def test_other_words_are_no_name(what: str, text: str) -> None:
    assert not is_name(text)


# One style for a whole discussion

HEADED: dict[Style, list[str]] = {
    SAYS: ["{n} says:", "", "It burns."],
    BY: ["Comment by {n}", "", "It burns."],
    BY_BELOW: ["It burns.", "", "Posted by: {n} at July 9, 2007 3:12 PM"],
    POSTED_ON: ["It burns.", "", "Posted on July 9, 2007 by {n}"],
    WEBLOG: ["» Of lamps from {n}", "It burns…"],
    NAME_AND_DATE: ["{n}", "July 9, 2007", "It burns."],
    NAME_AND_COLON: ["{n}:", "", "It burns."],
    NAME_ALONE: ["{n}", "", "It burns."],
}
BY_RULE = {style.rule: style for style in STYLES}


def written(style: Style, name: str) -> list[str]:
    return [line.format(n=name) for line in HEADED[style]]


@pytest.mark.parametrize("rule", [style.rule for style in HEADED])
def test_a_discussion_s_style_is_that_of_its_entries(rule: str) -> None:
    style = BY_RULE[rule]
    assert choose([written(style, name) for name in ("Ann", "Bob", "Dee")]) == (style, 1.0)


@pytest.mark.parametrize("rule", [style.rule for style in HEADED if style not in (NAME_ALONE, NAME_AND_COLON)])
def test_a_style_is_chosen_although_most_names_were_lost(rule: str) -> None:
    style = BY_RULE[rule]
    unnamed = ["It burns, and it burned before, and it will burn again."]
    chosen, share = choose([written(style, "Ann"), unnamed, unnamed, unnamed])
    assert (chosen, share) == (style, 0.25)


@pytest.mark.parametrize("rule", [SAYS.rule, BY_BELOW.rule, NAME_AND_DATE.rule])
@pytest.mark.parametrize("other", [SAYS.rule, BY_BELOW.rule, NAME_AND_COLON.rule, NAME_ALONE.rule])
def test_one_entry_that_is_written_otherwise_changes_no_style(rule: str, other: str) -> None:
    entries = [written(BY_RULE[rule], name) for name in ("Ann", "Bob", "Cy", "Dee")]
    assert choose([*entries[:2], written(BY_RULE[other], "Eve"), *entries[2:]])[0] is BY_RULE[rule]


def test_dates_whose_names_were_lost_show_a_style() -> None:
    assert choose([[WHEN, "It burns."]] * 3)[0] is DATE_ALONE


@pytest.mark.parametrize(
    "entries",
    [[], [["It burns."]], [["It burns.", "", "It does."]] * 3, [["Jo Low", "", "It burns."]], [[""]], [[]]],
    ids=["none", "one line", "paragraphs", "one lone name", "blank", "empty"],
)
def test_entries_without_names_have_no_style(entries: list[list[str]]) -> None:
    assert choose(entries) == (None, 0.0)


@given(
    st.lists(
        st.lists(st.text(max_size=30) | ANY_TEXT.map(lambda text: text.partition("\n")[0]), max_size=5), max_size=6
    )
)
def test_any_lines_are_asked_without_harm(entries: list[list[str]]) -> None:
    for lines in entries:
        clean = [" ".join(line.split()) for line in lines]
        for style in STYLES:
            found = style.match(clean)
            assert found is None or 0 < found.used <= len(clean)
            assert found is None or found.author is None or found.author.strip()
    chosen, share = choose([[" ".join(line.split()) for line in lines] for lines in entries])
    assert (chosen is None) == (share == 0)
    assert 0 <= share <= 1


# Pages whose names stand under the texts: never one author too far

AUTHORS = ("Ann", "Bob", "Cy", "Dee")
FOOTERS = {
    "Movable Type": "Posted by: {n} at July {d}, 2007 3:12 PM",
    "Movable Type 2": "Posted by {n} on July {d}, 2007 03:12 PM",
    "TypePad": "Posted by: {n} | July {d}, 2007 at 03:12 PM",
    "two lines": "Posted by: {n}\nJuly {d}, 2007 3:12 PM",
    "WordPress classic": "Comment by {n} — July {d}, 2007 @ 3:12 pm",
    "German": "Kommentar von {n} am {d}. Juli 2007",
    "French": "Rédigé par : {n} | {d} juillet 2007",
    "posted on": "Posted on July {d}, 2007 by {n}",
}
TOP = f"The lamp is lit\n\n\n{PARAGRAPH}\n\nTags: ,\n\n\n"
HEADINGS = {"no heading": "", "Comments": "Comments\n\n", "counter": "4 Comments\n\n"}


def under(footer: str, names: Sequence[str] = AUTHORS) -> str:
    return "\n\n".join(
        f"It burned for {name}.\n\nAnd on.\n\n{footer.format(n=name, d=day)}" for day, name in enumerate(names, 1)
    )


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("end", [LINK_BAR, ""], ids=["sidebar", "end of file"])
def test_names_under_the_texts_belong_to_them(footer: str, heading: str, end: str) -> None:
    read = document(f"{TOP}{HEADINGS[heading]}{under(FOOTERS[footer])}{end}")
    assert [(entry.author, entry.paragraphs) for entry in read.entries] == [
        (name, (f"It burned for {name}.", "And on.")) for name in AUTHORS
    ]
    assert all(entry.date and "2007" in entry.date for entry in read.entries)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("footer", ["Movable Type", "TypePad", "WordPress classic"])
def test_a_page_cut_after_a_footer_or_in_a_text_shifts_no_author(footer: str, heading: str) -> None:
    text = f"{TOP}{HEADINGS[heading]}{under(FOOTERS[footer])}"
    for name in AUTHORS[2:]:
        start = text.index(f"It burned for {name}.")
        foot = text.index(FOOTERS[footer].partition("{n}")[0], start)
        ends = [*range(start, foot, 3), text.find("\n\n", foot) if name != AUTHORS[-1] else len(text)]
        for end in ends:
            for entry in document(text[:end]).entries:
                assert entry.author is None or f"It burned for {entry.author}." in entry.paragraphs


@pytest.mark.parametrize("footer", ["Movable Type", "TypePad", "two lines"])
@pytest.mark.parametrize("header", ["Eve says:", "Eve wrote:", "Eve said...", "Eve", "Eve:"])
@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "second", "last"])
def test_a_header_that_a_comment_quotes_names_nobody_where_names_stand_below(
    footer: str, header: str, place: int
) -> None:
    name = AUTHORS[place]
    discussion = under(FOOTERS[footer]).replace(f"It burned for {name}.", f"{header}\n\nIt burned for {name}.")
    read = document(f"{TOP}4 Comments\n\n{discussion}{LINK_BAR}")
    assert [entry.author for entry in read.entries] == list(AUTHORS)
    assert read.entries[place].paragraphs[0] == header


@pytest.mark.parametrize("listed", [True, False], ids=["listed", "at the margin"])
@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "second", "last"])
def test_a_footer_that_a_comment_quotes_names_nobody_where_names_stand_above(listed: bool, place: int) -> None:
    footer = "Posted by: Eve at July 9, 2007 3:12 PM"
    mark, margin = ("  • ", "    ") if listed else ("", "")
    entries = [
        f"{mark}{name} says:\n\n{margin}It burned for {name}." + (f"\n\n{margin}{footer}" if at == place else "")
        for at, name in enumerate(AUTHORS)
    ]
    read = document(TOP + "\n\n".join(entries) + LINK_BAR)
    assert [entry.author for entry in read.entries] == list(AUTHORS)
    assert read.entries[place].paragraphs == (f"It burned for {AUTHORS[place]}.", footer)


@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "second", "last"])
def test_an_entry_whose_footer_was_lost_takes_nobody_s_name_in_a_list(place: int) -> None:
    entries = [
        f"  • It burned for {name}." + (f"\n\n    Posted by: {name} at July 9, 2007 3:12 PM" if at != place else "")
        for at, name in enumerate(AUTHORS)
    ]
    read = document(TOP + "\n\n".join(entries) + LINK_BAR)
    assert [entry.author for entry in read.entries] == [
        name if at != place else None for at, name in enumerate(AUTHORS)
    ]
    assert [entry.paragraphs for entry in read.entries] == [(f"It burned for {name}.",) for name in AUTHORS]


BYLINE = "Posted by Jo Low at July 1, 2007 9:00 AM"


@pytest.mark.parametrize("byline", [BYLINE, "Posted by: Jo Low | July 1, 2007", "By Jo Low | July 1, 2007"])
@pytest.mark.parametrize("place", ["over", "under"])
@pytest.mark.parametrize("heading", ["Comments\n\n", "4 Comments\n\n", "Kommentare\n\n"])
@pytest.mark.parametrize("footer", FOOTERS)
def test_an_article_s_byline_is_no_footer_of_the_discussion(byline: str, place: str, heading: str, footer: str) -> None:
    article = f"{byline}\n\n{PARAGRAPH}" if place == "over" else f"{PARAGRAPH}\n\n{byline}"
    read = document(f"The lamp is lit\n\n{article}\n\n{heading}{under(FOOTERS[footer])}{LINK_BAR}")
    assert read.article.author == "Jo Low"
    assert read.article.title == "The lamp is lit"
    assert [(entry.author, entry.paragraphs[0]) for entry in read.entries] == [
        (name, f"It burned for {name}.") for name in AUTHORS
    ]


@pytest.mark.parametrize("byline", [BYLINE, "Posted by: Jo Low | July 1, 2007 9:00 AM", "Posted by Jo Low"])
@pytest.mark.parametrize("place", ["over", "under"])
@pytest.mark.parametrize("tail", ["Comments", "13 Comments", "Leave a Reply", "Recent Posts"])
def test_a_single_byline_is_no_discussion(byline: str, place: str, tail: str) -> None:
    article = f"{byline}\n\n{PARAGRAPH}" if place == "over" else f"{PARAGRAPH}\n\n{byline}"
    read = document(f"The lamp is lit\n\n{article}\n\n{tail}{LINK_BAR}")
    assert read.entries == ()
    assert read.article.title == "The lamp is lit"
    assert read.article.author == "Jo Low"
    assert [block.kind for block in read.article.blocks].count("byline") == 1


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Posted on July 9, 2007 at 3:12 PM", None, "July 9, 2007 at 3:12 PM"),
        ("Posted on July 9, 2007 at 3:12 PM by joe", "joe", "July 9, 2007 at 3:12 PM"),
        ("posted on 06.08 at 04:18 PM joe", "joe", "06.08 at 04:18 PM"),
        ("posted on 06.08 at 04:18 PMjoe.", "joe", "06.08 at 04:18 PM"),
        ("posted on 06.08 at 04:18 PM.", None, "06.08 at 04:18 PM"),
    ],
)
def test_a_name_behind_posted_on_begins_where_the_date_ends(line: str, author: str | None, date: str) -> None:
    found = attribution.posted_on(["It burned.", "", line])
    assert found is not None
    assert (found.author, found.date, found.used) == (author, date, 1)


@pytest.mark.parametrize("line", ["Posted by: Cy at July", "Posted by: Cy at", "Posted by: Cy on July 9,"])
def test_what_is_left_of_a_cut_date_is_no_part_of_a_name(line: str) -> None:
    found = attribution.by([line])
    assert found is not None
    assert found.author == "Cy"


TWO_POSTS = "".join(f"It burned for {who}.\n\nPosted by: {who} at July 9, 2007 3:12 PM\n\n" for who in ("Ann", "Bob"))


@pytest.mark.parametrize("byline_at", ["over", "under"])
def test_a_byline_written_as_the_footers_are_is_the_article_s(byline_at: str) -> None:
    line = "Posted by: Jo Low at July 8, 2007 9:00 AM"
    article = [line, PARAGRAPH] if byline_at == "over" else [PARAGRAPH, line]
    read = document("\n\n".join(["The lamp is lit", *article, TWO_POSTS]))
    assert [(entry.author, entry.paragraphs) for entry in read.entries] == [
        ("Ann", ("It burned for Ann.",)),
        ("Bob", ("It burned for Bob.",)),
    ]
    assert (read.article.title, read.article.author) == ("The lamp is lit", "Jo Low")


@pytest.mark.parametrize("said", ["He", "that", "As the mayor", "When they"])
def test_a_sentence_that_goes_on_with_words_said_names_no_author(said: str) -> None:
    assert attribution.says([f"{said} said:"]) is None


def test_an_entry_numbered_twice_is_named_below_its_number() -> None:
    found = BY.match(["3", "", "Kommentar von Ann", "", "Ja."])
    assert found is not None
    assert (found.author, found.used) == ("Ann", 3)


def test_a_forum_s_titles_are_no_names() -> None:
    items = "".join(
        f"  • {title}\n\n    It burned, and that is that.\n\n" for title in ("The lamp", "Re: The lamp", "AW: Oil")
    )
    read = document(f"A title\n\n{PARAGRAPH}\n\n3 Comments\n\n{items}")
    assert [(entry.author, entry.title) for entry in read.entries] == [
        (None, "The lamp"),
        (None, "Re: The lamp"),
        (None, "AW: Oil"),
    ]


def test_names_over_and_times_under_the_texts_divide_a_discussion_without_a_heading() -> None:
    people = ("Ann", "Bob", "Cy", "Dee")
    posts = "".join(f"{who}\n\nIt burned for {who}.\n\n12.04.2020 17:0{at}\nReply\n" for at, who in enumerate(people))
    read = document(f"A title\n\n{PARAGRAPH}\n\n{posts}")
    assert [(entry.author, entry.date, entry.paragraphs) for entry in read.entries] == [
        (who, f"12.04.2020 17:0{at}", (f"It burned for {who}.",)) for at, who in enumerate(people)
    ]
