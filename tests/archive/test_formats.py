"""Every sample document: told by its content, whatever its file is called, and compressed or not."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tui.archive import formats
from tui.archive.load import File
from tui.archive.model import Document

FORMATS = {
    "blog-export.xml": "wxr", "comment-feed.xml": "feed", "comment-feed.atom": "feed", "rest-comments.json": "wpjson",
    "movable-type-export.txt": "mtif", "notes.md": "markdown", "threads.md": "markdown", "plain-notes.txt": "text",
    "wordpress-page.html": "html", "movable-type-page.html": "html", "typepad-page.html": "html",
    "blogger-page.html": "html",
}  # fmt: skip
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.name != "README.md")


def documents(path: Path) -> list[Document]:
    return list(formats.collect(File(str(path))).documents())


def without_source(read: list[Document]) -> list[Document]:
    source = read[0].source
    return [replace(document, source=source) for document in read]


@pytest.mark.parametrize("name", NAMES)
def test_the_content_tells_the_format_of_a_sample(name: str) -> None:
    assert {document.source.format for document in documents(SAMPLES / name)} == {FORMATS.get(name, "dump")}


@pytest.mark.parametrize("ending", ["", ".html", ".json", ".md", ".txt"])
@pytest.mark.parametrize("name", NAMES)
def test_another_name_tells_no_other_format(name: str, ending: str, tmp_path: Path) -> None:
    renamed = tmp_path / f"file{ending}"
    renamed.write_bytes((SAMPLES / name).read_bytes())
    one, other = documents(SAMPLES / name), documents(renamed)
    assert [(read.source.format, read.article, read.entries) for read in one] == [
        (read.source.format, read.article, read.entries) for read in other
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_compressed_sample_reads_as_the_sample(name: str, tmp_path: Path) -> None:
    packed = tmp_path / "file"
    packed.write_bytes(gzip.compress((SAMPLES / name).read_bytes()))
    one, other = documents(SAMPLES / name), documents(packed)
    assert without_source(one) == [replace(read, source=one[0].source) for read in other]
