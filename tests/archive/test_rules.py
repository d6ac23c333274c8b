"""Every part of every document tells the rule that it was read by, and the rules have their names in one table."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.export import to_json
from tui.archive.load import load
from tui.archive.model import AS_FILED, Document, FormatName, Reason
from tui.archive.rules import RULES, explain
from tui.archive.threads import thread

from .extracted import extracted
from .pages import ANY_TEXT, DISCUSSIONS, LINK_BAR, PARAGRAPH, Post, document, missing_lines, written
from .records import ARTICLE, LANGUAGES, SAMPLE
from .themes import THEMES, Frame

SAMPLES = sorted(path.name for path in (Path(__file__).parents[2] / "sample_docs").glob("*.txt"))
"""The names of the sample documents."""
FORMATS: tuple[FormatName | None, ...] = (None, "dump", "text")


def reasons(document: Document) -> Iterator[Reason]:
    """Every reason that a document gives for its reading."""
    article = document.article
    if article.title is not None:
        yield article.title_reason
    yield from (block.reason for block in article.blocks)
    for entry in document.entries:
        yield entry.reason
        if entry.reply:
            yield entry.reply.reason
    yield from (other.reason for other in document.other)


def assert_reasons_are_known(document: Document) -> None:
    for reason in reasons(document):
        assert reason.rule in RULES
        assert 0 < reason.confidence <= 1
        assert reason.evidence is None or reason.evidence.strip()
    for part in document.parts():
        assert part.reason is not AS_FILED
        assert part.lines


def assert_parts_are_in_order(document: Document) -> None:
    lines = [part.lines or (0, 0) for part in document.parts()]
    assert all(first <= last for first, last in lines)
    assert all(above[1] < below[0] for above, below in pairwise(lines))
    assert lines == sorted(lines)


def assert_json_tells_the_rules(document: Document) -> None:
    told = json.loads("".join(to_json([document], several=False)))
    parts = [
        *told["article"]["blocks"],
        *told["entries"],
        *told["other"],
        *(entry["read"] for entry in told["entries"]),
    ]
    if told["article"]["title"] is not None:
        parts.append(told["article"]["title_read"])
    for part in parts:
        assert part["rule"] in RULES
        assert 0 < part["confidence"] <= 1
        assert part["evidence"] is None or part["evidence"]
    assert len(told["entries"]) == len(document.entries)
    assert [entry["number"] for entry in told["entries"]] == list(range(1, len(document.entries) + 1))


def assert_all(document: Document) -> None:
    assert_reasons_are_known(document)
    assert_parts_are_in_order(document)
    assert_json_tells_the_rules(document)
    assert document.unread == ()


# The table


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_name_and_says_what_it_looks_at(rule: str) -> None:
    assert rule == rule.casefold()
    assert rule.replace("-", "").isalpha()
    assert explain(rule) == RULES[rule]
    assert RULES[rule].strip() == RULES[rule]
    assert not RULES[rule].endswith(".")


def test_no_two_rules_say_the_same() -> None:
    assert len(set(RULES.values())) == len(RULES)


def test_a_name_that_is_no_rule_stands_for_itself() -> None:
    assert explain("by-a-guess") == "by-a-guess"


# Documents


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_sample_document_tells_its_rules(name: str, format_name: FormatName | None, samples: Path) -> None:
    read = formats.read(load(str(samples / name)), format_name)
    assert_all(read)
    assert_all(thread(read))


@cache
def theme_page(name: str, language: str) -> str:
    return extracted(THEMES[name], ARTICLE, SAMPLE, Frame(LANGUAGES[language])).text


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_any_theme_tells_its_rules(name: str, language: str) -> None:
    text = theme_page(name, language)
    read = document(text)
    assert_all(read)
    assert_all(thread(read))
    assert missing_lines(read, text) == set()


@given(ANY_TEXT, st.sampled_from(FORMATS))
def test_any_text_tells_its_rules(text: str, format_name: FormatName | None) -> None:
    assert_all(thread(document(text, format_name)))


@given(DISCUSSIONS)
def test_any_discussion_tells_its_rules(posts: list[Post]) -> None:
    text, _ = written(posts, f"The lamp is lit\n\n\n{PARAGRAPH}\n\nTags: ,\n\n")
    assert_all(thread(document(text + LINK_BAR)))


@given(
    st.sampled_from(sorted(THEMES)),
    st.sampled_from(sorted(LANGUAGES)),
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["drop", "blank", "twice", "margin", "swap"])), max_size=8),
    st.integers(0, 12_000),
)
def test_a_page_that_was_edited_or_cut_tells_its_rules(
    name: str, language: str, edits: list[tuple[int, str]], end: int
) -> None:
    lines = theme_page(name, language).split("\n")
    for place, edit in edits:
        at = place % len(lines)
        match edit:
            case "drop":
                lines[at : at + 1] = []
            case "blank":
                lines.insert(at, "")
            case "twice":
                lines.insert(at, lines[at])
            case "margin":
                lines[at] = lines[at].lstrip()
            case _:
                lines[at - 1], lines[at] = lines[at], lines[at - 1]
        lines = lines or [""]
    text = "\n".join(lines)
    read = document(text[:end] if end < len(text) else text)
    assert_all(thread(read))


# What is unread would be told


def test_a_reader_that_left_a_line_out_would_be_seen() -> None:
    read = document("The lamp is lit\n\n\n" + PARAGRAPH + "\n\nTags: ,")
    assert read.unread == ()
    parts = {number for part in read.parts() if part.lines for number in range(part.lines[0], part.lines[1] + 1)}
    assert parts == {1, 4, 6}
    less = replace(read, article=replace(read.article, blocks=read.article.blocks[:1]))
    assert [part.kind for part in less.parts()] == ["title", "paragraph"]


def test_the_pages_of_all_themes_are_read_by_many_rules() -> None:
    pages = [theme_page(name, language) for name in THEMES for language in LANGUAGES]
    given_by_pages = {reason.rule for text in pages for reason in reasons(thread(document(text)))}
    assert {
        "first-line",
        "paragraph",
        "says-header",
        "by-footer",
        "no-header",
        "form-words",
        "outside",
    } <= given_by_pages
