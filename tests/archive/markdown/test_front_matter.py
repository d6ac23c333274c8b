import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.formats.markdown.front_matter import BROKEN, FrontMatter, read_front_matter
from tui.archive.load import clean

from . import read


def front(*lines: str, fence: str = "---") -> FrontMatter:
    return read_front_matter([fence, *lines, fence, "", "It is lit."])


def test_the_keys_of_an_article() -> None:
    found = front("title: The lamp", "author: Ada Low", "date: 2007-07-09 15:12", "url: https://example.org/lamp")
    assert found == FrontMatter(6, "The lamp", "Ada Low", "2007-07-09 15:12", "https://example.org/lamp")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"The lamp: \\"lit\\" \\u2013 # at last"', 'The lamp: "lit" – # at last'),
        ("'Ada''s lamp'", "Ada's lamp"),
        ("The lamp # a remark", "The lamp"),
        ("The lamp: lit", "The lamp: lit"),
        ('"\\x1b[31mThe\\nlamp"', "The lamp"),
        ("", None),
        ("1984", "1984"),
    ],
)
def test_words_with_and_without_quotation_marks(written: str, title: str | None) -> None:
    assert front(f"title: {written}", "layout: post").title == title


@pytest.mark.parametrize(
    "lines",
    [
        ["tags: [oil lamps, 'wicks', \"mills, old\"]"],
        ["tags:", "- oil lamps", "- 'wicks'", '- "mills, old"'],
        ["tags:", "  - oil lamps", "  - wicks", "  - mills, old", "  - wicks"],
    ],
)
def test_tags_stand_in_a_list(lines: list[str]) -> None:
    assert front(*lines).tags == ("oil lamps", "wicks", "mills, old")


def test_tags_stand_between_commas() -> None:
    assert front("tags: oil lamps, wicks").tags == ("oil lamps", "wicks")


@pytest.mark.parametrize(
    "lines",
    [
        ["author: Ada Low, Bo"],
        ["author: [Ada Low, Bo]"],
        ["authors:", "  - name: Ada Low", "  - name: Bo"],
        ["author:", "  name: Ada Low, Bo", "  mail: ada@example.org"],
    ],
)
def test_authors_are_written_in_several_ways(lines: list[str]) -> None:
    assert front(*lines).author == "Ada Low, Bo"


def test_a_text_goes_on_over_several_lines() -> None:
    assert front("title: >", "  The lamp", "  is lit", "date: 2007").title == "The lamp is lit"


def test_toml_stands_between_plus_signs() -> None:
    lines = ['title = "The lamp"', "date = 2007-07-09T15:12:00Z", 'tags = ["oil", "wicks"]', "draft = false"]
    found = front(*lines, fence="+++")
    assert found == FrontMatter(6, "The lamp", None, "2007-07-09T15:12:00Z", None, ("oil", "wicks"))


@pytest.mark.parametrize("lines", [["title: The lamp", "} what is this"], ["title: The lamp", "\t- [", "***"]])
def test_broken_front_matter_is_kept_and_told_of(lines: list[str]) -> None:
    document = read("\n".join(["---", *lines, "---", "", "It is lit."]))
    assert document.article.title == "The lamp"
    assert document.warnings == (BROKEN,)
    assert [(other.kind, other.lines) for other in document.other] == [("front-matter", (1, len(lines) + 2))]


@pytest.mark.parametrize("text", ["title = ", "a = [[[" + "[" * 5000, "=", 'title = "a"\ntitle = "b"'])
def test_broken_toml_is_kept_and_told_of(text: str) -> None:
    document = read(f"+++\n{text}\n+++\n\nIt is lit.")
    assert (document.article.title, document.warnings) == (None, (BROKEN,))
    assert document.other[0].kind == "front-matter"
    assert document.unread == ()


@pytest.mark.parametrize("text", ["---\n---\nx", "---\ntitle: x\n", "---\n\nIt is\n\n---\n", "\n---\ntitle: x\n---\n"])
def test_other_lines_of_dashes_begin_no_front_matter(text: str) -> None:
    assert read_front_matter(text.split("\n")) == FrontMatter()


def test_the_first_heading_of_the_same_words_is_the_title_again() -> None:
    document = read("---\ntitle: The Lamp\n---\n\n# The lamp\n\nIt is lit.")
    assert (document.article.title, document.article.title_lines) == ("The lamp", (5, 5))
    document = read("---\ntitle: The Lamp\n---\n\n# Oil\n\nIt is lit.")
    assert (document.article.title, document.article.title_lines) == ("The Lamp", None)
    assert [block.kind for block in document.article.blocks] == ["heading", "paragraph"]


def test_only_addresses_of_the_web_are_kept() -> None:
    assert read("---\nurl: javascript:alert(1)\n---\nIt is lit.").article.url is None
    assert read("---\nurl: https://example.org/\n---\nIt is lit.").article.url == "https://example.org/"


@given(st.lists(st.text(max_size=30) | st.sampled_from(["a:", "title: [", "- x", "  b: c", "tags: ,", "date = 1"])))
def test_no_front_matter_is_too_strange_to_read(lines: list[str]) -> None:
    for fence in ("---", "+++"):
        cleaned = clean("\n".join([fence, *lines, fence])).split("\n")
        found = read_front_matter(cleaned)
        assert found.last <= len(cleaned)
        for text in (found.title, found.author, found.date, found.url, *found.tags):
            assert text is None or (text == clean(text) and text.strip() and "\n" not in text)
