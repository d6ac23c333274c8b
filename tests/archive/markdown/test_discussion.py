import pytest

from tui.archive.model import Entry

from ..pages import document, missing_lines
from . import read, talk, told

ANN, BOB = "May 1, 2007", "May 2, 2007 at 3:12 pm"
Told = list[tuple[str | None, str | None, int | None, tuple[str, ...]]]


@pytest.mark.parametrize(
    "text",
    [
        f"### Ann, {ANN}\n\nIt is.\n\n#### Bob, {BOB}\n\nIs it?\n",
        f"### Ann ({ANN})\n\nIt is.\n\n#### Bob ({BOB})\n\nIs it?\n",
        f"### Ann on {ANN}\n\nIt is.\n\n##### Bob — {BOB}\n\nIs it?\n",
        f"### Ann\n\n*{ANN}*\n\nIt is.\n\n#### Bob\n{BOB}\n\nIs it?\n",
        f"### Comment 1: Ann ({ANN})\n\nIt is.\n\n#### #2 Bob ({BOB})\n\nIs it?\n",
        f"### Ann says, {ANN}:\n\nIt is.\n\n#### Bob wrote on {BOB}:\n\nIs it?\n",
        f"**Ann** ({ANN}): It is.\n\n> **Bob** ({BOB}): Is it?\n",
        f"**Ann** · {ANN}\n\nIt is.\n\n> **Bob** · {BOB}\n>\n> Is it?\n",
        f"**Ann**, {ANN}\nIt is.\n\n> **Bob**, {BOB}\n> Is it?\n",
        f"- **Ann** ({ANN}): It is.\n  - **Bob** ({BOB}): Is it?\n",
        f"1. **Ann** wrote on {ANN}: It is.\n\n   1. **Bob** wrote on {BOB}: Is it?\n",
        f"* **Ann**\n\n  {ANN}\n\n  It is.\n  * **Bob**\n\n    {BOB}\n\n    Is it?\n",
        f"> Ann, {ANN}:\n> It is.\n>\n> > Bob, {BOB}:\n> > Is it?\n",
        f"  • Ann on {ANN} says:\n\n    It is.\n\n    • Bob on {BOB} says:\n\n      Is it?\n",
    ],
)
def test_names_and_dates_are_written_in_many_ways(text: str) -> None:
    assert told(talk(text)) == [("Ann", ANN, None, ("It is.",)), ("Bob", BOB, 1, ("Is it?",))]


@pytest.mark.parametrize(
    "text",
    [
        "### Ann\n\nIt is.\n\n### Bob\n\nIs it?\n",
        "### Ann says:\n\nIt is.\n\n### Bob says:\n\nIs it?\n",
        "**Ann**\n\nIt is.\n\n**Bob**\n\nIs it?\n",
        "**Ann**: It is.\n\n**Bob:** Is it?\n",
        "**Ann** said...\n\nIt is.\n\n**Bob** said...\n\nIs it?\n",
        "**Ann says:** It is.\n\n**Bob says:** Is it?\n",
        "- **Ann** says: It is.\n- **Bob** says: Is it?\n",
        "- Ann: It is.\n- Bob: Is it?\n",
        "Ann says: It is.\n\nBob says: Is it?\n",
        "Ann schreibt:\n\nIt is.\n\nBob schreibt:\n\nIs it?\n",
        "I.\n\nPosted by: Ann at May 1, 2007 3:12 PM\n\nII.\n\nPosted by: Bob at May 1, 2007 4:12 PM\n",
    ],
)
def test_names_alone_set_entries_apart(text: str) -> None:
    assert [(entry.author, entry.parent, len(entry.paragraphs)) for entry in talk(text)] == [
        ("Ann", None, 1),
        ("Bob", None, 1),
    ]


def test_an_entry_has_its_lines_and_its_rule() -> None:
    entries = talk("### Ann\n\nIt is.\n\nYes.\n\n#### Bob\n\nIs it?\n")
    assert [(entry.lines, entry.depth, entry.reason.rule) for entry in entries] == [
        ((7, 11), 1, "name-heading"), ((13, 15), 2, "name-heading"),
    ]  # fmt: skip
    (reply,) = [entry.reply for entry in entries if entry.reply]
    assert (reply.parent, reply.source) == (1, "explicit")


def test_headings_nest_as_deep_as_they_go() -> None:
    levels = ["### Ann", "#### Bob", "##### Cyd", "#### Dee", "### Eve", "##### Fay"]
    entries = talk("\n\n".join(f"{level}\n\nwords" for level in levels))
    assert [entry.parent for entry in entries] == [None, 1, 2, 1, None, 5]


def test_lists_that_name_nobody_nest() -> None:
    entries = talk("- one\n\n  more\n  - two\n    - three\n- four\n")
    assert told(entries) == [
        (None, None, None, ("one", "more")), (None, None, 1, ("two",)),
        (None, None, 2, ("three",)), (None, None, None, ("four",)),
    ]  # fmt: skip
    assert {entry.reason.rule for entry in entries} == {"no-header"}


def test_quotes_inside_one_another_are_a_thread() -> None:
    entries = talk("> one\n>\n> more\n>\n> > two\n> >\n> > > three\n\n> four\n")
    assert [(entry.paragraphs, entry.parent) for entry in entries] == [
        (("one", "more"), None), (("two",), 1), (("three",), 2), (("four",), None),
    ]  # fmt: skip


def test_quotes_lists_and_code_in_a_comment_are_its_own() -> None:
    (entry,) = talk("### Ann\n\n> It is lit.\n\nIs it?\n\n- oil\n- wicks\n\n```\na\n```\n")
    assert entry.paragraphs == ("It is lit.", "Is it?", "oil", "wicks", "a")
    assert entry.kinds == ("quote", "paragraph", "list_item", "list_item", "code")


def test_bold_words_in_a_comment_name_nobody() -> None:
    entries = talk(f"**Ann** ({ANN})\n\n**Never** put it out.\n\n**Bob** ({BOB})\n\nWhy?\n")
    assert [entry.author for entry in entries] == ["Ann", "Bob"]
    entries = talk("### Ann\n\n**Bob**: that is how he signs.\n\n### Bob\n\nI do.\n")
    assert [entry.author for entry in entries] == ["Ann", "Bob"]


def test_an_item_that_names_nobody_is_an_entry_among_others() -> None:
    entries = talk("- **Ann** says: one\n- two\n- **Bob** says: three\n")
    assert [(entry.author, entry.paragraphs) for entry in entries] == [
        ("Ann", ("one",)),
        (None, ("two",)),
        ("Bob", ("three",)),
    ]


def test_a_heading_that_is_no_name_is_a_title() -> None:
    entries = talk("### Ann\n\nOne.\n\n### Why is it lit, and for whom?\n\nTwo.\n\n### Bob\n\nThree.\n")
    assert [(entry.author, entry.title) for entry in entries] == [
        ("Ann", None), (None, "Why is it lit, and for whom?"), ("Bob", None),
    ]  # fmt: skip


def test_a_number_is_no_name() -> None:
    entries = talk("### Comment 1\n\nOne.\n\n### Comment 2\n\nTwo.\n")
    assert [(entry.author, entry.paragraphs) for entry in entries] == [(None, ("One.",)), (None, ("Two.",))]


def test_the_address_behind_a_name_is_the_author_s() -> None:
    entries = talk("### [Ann](https://example.org/ann)\n\nOne.\n\n### Bob\n\nSee [this](https://example.org/x).\n")
    assert [entry.url for entry in entries] == ["https://example.org/ann", None]
    assert talk("- **[Ann](https://example.org/ann)** says: one\n")[0].url == "https://example.org/ann"


def test_mail_addresses_of_authors_are_nowhere() -> None:
    document = read(f"# T\n\n## Comments\n\n### Ann <ann@example.org>, {ANN}\n\nOne.\n\n### bob@example.org\n\nTwo.\n")
    assert [entry.author for entry in document.entries] == ["Ann", None]
    assert "@" not in repr([(entry.author, entry.title, entry.reason) for entry in document.entries])


def pings(entries: list[Entry]) -> list[tuple[str, str | None, str | None, str | None, tuple[str, ...]]]:
    return [(entry.kind, entry.author, entry.title, entry.url, entry.paragraphs) for entry in entries]


U = "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"- [Lamps: lit]({U}) from The Lane: They lit one…", ("The Lane", "Lamps: lit", U, ("They lit one…",))),
        (f"- [Lamps]({U}) — The Lane\n  They lit one…", ("The Lane", "Lamps", U, ("They lit one…",))),
        (f"- [Lamps]({U})\n\n  They lit one…", (None, "Lamps", U, ("They lit one…",))),
        (f"[Lamps]({U}) from The Lane: They lit one…", ("The Lane", "Lamps", U, ("They lit one…",))),
        (f"### [Lamps]({U}) from The Lane\n\nThey lit one…", ("The Lane", "Lamps", U, ("They lit one…",))),
        ("- **The Lane** They lit one…", ("The Lane", None, None, ("They lit one…",))),
        ("**The Lane**: They lit one…", ("The Lane", None, None, ("They lit one…",))),
        ("### The Lane\n\nThey lit one…", ("The Lane", None, None, ("They lit one…",))),
        ("» Lamps from The Lane\nThey lit one… [Read More]", ("The Lane", "Lamps", None, ("They lit one…",))),
        ("- They lit one…", (None, None, None, ("They lit one…",))),
    ],
)
def test_trackbacks_stand_under_their_own_heading(text: str, found: tuple[object, ...]) -> None:
    assert pings(talk(text, "## Trackbacks")) == [("trackback", *found)]


def test_pingbacks_are_told_by_heading_label_and_excerpt() -> None:
    assert talk("- [Lamps](https://example.org/a)", "## 2 Pingbacks")[0].kind == "pingback"
    entries = talk(f"- Pingback: [Lamps | Lane]({U})\n- **Ann** says: one\n- **Lane** says: […] the lamp […]\n")
    assert pings(entries) == [
        ("pingback", None, "Lamps | Lane", U, ()), ("comment", "Ann", None, None, ("one",)),
        ("pingback", "Lane", None, None, ("[…] the lamp […]",)),
    ]  # fmt: skip


def test_trackbacks_follow_the_comments() -> None:
    document = read(f"# T\n\nx\n\n## Comments\n\n### Ann\n\nOne.\n\n### Trackbacks\n\n- [Lamps]({U}) from Lane: cut…\n")
    assert [(entry.kind, entry.author) for entry in document.entries] == [("comment", "Ann"), ("trackback", "Lane")]
    assert [(other.kind, other.lines) for other in document.other] == [("heading", (5, 5)), ("heading", (11, 11))]


@pytest.mark.parametrize(
    "heading",
    ["## Comments", "## 12 Comments", "# Responses", "## Discussion", "## Kommentare", "## 2 Commentaires",
     "## Comentarios", "## Reacties", "## Commenti", "Comments\n--------"],
)  # fmt: skip
def test_a_discussion_stands_under_many_headings(heading: str) -> None:
    document = read(f"# T\n\nx\n\n{heading}\n\n**Ann**: One.\n")
    assert [entry.author for entry in document.entries] == ["Ann"]
    assert [other.kind for other in document.other] == ["heading"]
    assert len(document.article.blocks) == 1


def test_a_heading_with_nothing_under_it_has_no_entries() -> None:
    document = read("# T\n\nx\n\n## Comments\n")
    assert (document.entries, [other.kind for other in document.other]) == ((), ["heading"])


@pytest.mark.parametrize(
    "text",
    [
        "## Discussion\n\nSome prose.\n\nMore prose.\n\n## Conclusion\n\nThe end.\n",
        "## Discussion\n\n### Limits\n\nSome prose.\n\n## Conclusion\n\nThe end.\n",
        "## Comments\n\nNobody has said a word so far.\n",
    ],
)
def test_prose_under_such_a_heading_is_the_article_s(text: str) -> None:
    document = read(f"# T\n\nx\n\n{text}")
    assert (document.entries, document.other) == ((), ())


def test_what_follows_the_discussion_stands_beside_it() -> None:
    document = read("# T\n\nx\n\n## Comments\n\n### Ann\n\nOne.\n\n## Related posts\n\n- two\n- three\n")
    assert [entry.lines for entry in document.entries] == [(7, 9)]
    assert [(other.kind, other.text) for other in document.other[1:]] == [
        ("sidebar", "## Related posts"), ("sidebar", "- two"), ("sidebar", "- three"),
    ]  # fmt: skip


def test_forms_and_buttons_are_no_comments() -> None:
    document = read(
        "# T\n\nx\n\n## Comments\n\n### Ann\n\nOne.\n\nReply\n\n### Leave a Reply\n\n"
        "Your email address will not be published.\n"
    )
    assert [(entry.author, entry.paragraphs) for entry in document.entries] == [("Ann", ("One.",))]
    assert [other.kind for other in document.other] == ["heading", "form", "form"]


def test_an_announced_trackback_is_told() -> None:
    (entry,) = talk("### Ann\n\nTrackbacked by The Lane – Lamps\\\nThey lit one.\n")
    assert entry.announces is not None
    assert (entry.announces.blog, entry.announces.title) == ("The Lane", "Lamps")


def test_a_heading_without_words_is_no_title() -> None:
    text = "# T\n\nOne.\n\n## Comments\n\n### Ann, April 19, 2009\n\nTwo.\n\n###\n\n### Bob, April 20, 2009\n\nThree."
    found = document(text, "markdown")
    assert [entry.author for entry in found.entries if entry.author] == ["Ann", "Bob"]
    assert {entry.title for entry in found.entries} == {None}
    assert missing_lines(found, text) == set()
