"""The sample documents in MTIF, JSON and Markdown: what a reader of them sees."""

from pathlib import Path

import pytest

from tui.archive import formats
from tui.archive.load import File
from tui.archive.model import Document


def documents(path: Path) -> list[Document]:
    return list(formats.collect(File(str(path))).documents())


@pytest.mark.parametrize(
    ("name", "format_name", "comments", "pings", "depth"),
    [
        ("movable-type-export.txt", "mtif", [3, 1], [1, 0], 1),
        ("rest-comments.json", "wpjson", [4], [2], 3),
        ("notes.md", "markdown", [6], [0], 3),
        ("threads.md", "markdown", [6], [2], 3),
    ],
)
def test_a_sample_has_its_entries(
    samples: Path, name: str, format_name: str, comments: list[int], pings: list[int], depth: int
) -> None:
    read = documents(samples / name)
    assert {document.source.format for document in read} == {format_name}
    assert [sum(not entry.is_ping for entry in document.entries) for document in read] == comments
    assert [sum(entry.is_ping for entry in document.entries) for document in read] == pings
    assert max(entry.depth for document in read for entry in document.entries) == depth
    assert all(entry.author and entry.paragraphs for document in read for entry in document.entries)
    assert all(document.article.title and document.article.author and document.article.date for document in read)
    assert not any(document.warnings for document in read)
    assert "192.0.2" not in repr(read)


def test_the_drafts_and_the_spam_of_the_samples_are_not_shown(samples: Path) -> None:
    assert "1911. Who painted it" not in repr(documents(samples / "movable-type-export.txt"))
    assert "Buy lamps" not in repr(documents(samples / "rest-comments.json"))


def test_the_front_matter_of_a_sample_is_used_and_kept(samples: Path) -> None:
    (read,) = documents(samples / "notes.md")
    assert read.article.tags == ("weirs", "mill ponds", "Ambler valley")
    assert [(other.kind, other.lines) for other in read.other] == [("front-matter", (1, 7)), ("heading", (49, 49))]
    assert not read.unread
