import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tui.archive.export import to_json
from tui.archive.model import (
    Announcement,
    Article,
    Block,
    Document,
    Entry,
    Link,
    Other,
    Reason,
    Reply,
    Source,
)

SOURCE = Source("lit.txt", "dump", "utf-8", 123, "0" * 64, post="lamps")
LINK = Link(0, 1, "http://z")
LINK_WRITTEN = {"start": 0, "end": 1, "url": "http://z"}
BARE = Document(SOURCE, Article(), (Entry(1, "comment", None, None, (), None, Reason("no-header", 0.8)),))
FULL = Document(
    SOURCE,
    Article("The lamp “is” lit", (1, 1), "Ida", "2007", "http://x", ("oil",), (Block("paragraph", "a\nb", (4, 5)),)),
    (
        Entry(1, "trackback", None, "//", ("cut…",), (9, 11), Reason("title-and-cut-excerpt", 0.9, "cut…")),
        Entry(
            2,
            "comment",
            "[/x]",
            None,
            ("one", "two"),
            (13, 17),
            Reason("says-header", 1.0, "[/x] says:"),
            depth=2,
            date="2007-07-09",
            url="http://y",
            reply=Reply(1, "explicit"),
            announces=Announcement("A", "B"),
            kinds=("paragraph", "quote"),
        ),
    ),
    (Other("sidebar", "Lamps", (20, 20)),),
    ("a warning",),
    links={(0, 1): (LINK,), (2, 3): (LINK,)},
)


def written(document: Document) -> Any:
    return json.loads("".join(to_json([document], several=False)))


FILED = {"rule": "as-filed", "evidence": None, "confidence": 1.0}


def test_a_document_has_all_that_is_known_of_it() -> None:
    assert written(FULL) == {
        "schema": 1,
        "source": {
            "path": "lit.txt",
            "post": "lamps",
            "format": "dump",
            "encoding": "utf-8",
            "bytes": 123,
            "sha256": "0" * 64,
        },
        "article": {
            "title": "The lamp “is” lit",
            "title_lines": [1, 1],
            "title_read": FILED,
            "author": "Ida",
            "date": "2007",
            "url": "http://x",
            "tags": ["oil"],
            "blocks": [
                {"kind": "paragraph", "text": "a\nb", "lines": [4, 5], **FILED, "links": [LINK_WRITTEN]},
            ],
        },
        "entries": [
            {
                "number": 1,
                "kind": "trackback",
                "author": None,
                "title": "//",
                "date": None,
                "url": None,
                "depth": 1,
                "paragraphs": ["cut…"],
                "paragraph_kinds": ["paragraph"],
                "links": [],
                "lines": [9, 11],
                "parent": None,
                "parent_source": None,
                "rule": "title-and-cut-excerpt",
                "evidence": "cut…",
                "confidence": 0.9,
                "read": {"rule": "title-and-cut-excerpt", "evidence": "cut…", "confidence": 0.9},
                "announces": None,
            },
            {
                "number": 2,
                "kind": "comment",
                "author": "[/x]",
                "title": None,
                "date": "2007-07-09",
                "url": "http://y",
                "depth": 2,
                "paragraphs": ["one", "two"],
                "paragraph_kinds": ["paragraph", "quote"],
                "links": [{"paragraph": 1, **LINK_WRITTEN}],
                "lines": [13, 17],
                "parent": 1,
                "parent_source": "explicit",
                "rule": "says-header",
                "evidence": "[/x] says:",
                "confidence": 1.0,
                "read": {"rule": "says-header", "evidence": "[/x] says:", "confidence": 1.0},
                "announces": {"blog": "A", "title": "B"},
            },
        ],
        "other": [{"kind": "sidebar", "text": "Lamps", "lines": [20, 20], **FILED}],
        "warnings": ["a warning"],
    }


def test_what_is_absent_is_null_and_its_key_is_there() -> None:
    bare, full = written(BARE), written(FULL)
    assert bare.keys() == full.keys()
    assert bare["article"] == dict.fromkeys(["title", "title_lines", "title_read", "author", "date", "url"]) | {
        "tags": [],
        "blocks": [],
    }
    assert bare["entries"][0].keys() == full["entries"][0].keys()
    nulls = {key for key, value in bare["entries"][0].items() if value is None}
    assert nulls == {"author", "title", "date", "url", "lines", "parent", "parent_source", "evidence", "announces"}
    assert bare["entries"][0]["paragraphs"] == bare["entries"][0]["links"] == bare["other"] == bare["warnings"] == []


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_several_documents_are_an_array(count: int) -> None:
    read = json.loads("".join(to_json([FULL] * count, several=True)))
    assert isinstance(read, list)
    assert len(read) == count


def test_one_document_is_the_object_that_stands_in_an_array_of_two() -> None:
    both = json.loads("".join(to_json([FULL, BARE], several=True)))
    assert both == [written(FULL), written(BARE)]


def test_an_array_is_written_a_document_at_a_time() -> None:
    asked: list[Document] = []

    def documents() -> Iterator[Document]:
        for document in (FULL, BARE):
            asked.append(document)
            yield document

    pieces = to_json(documents(), several=True)
    assert next(pieces) == "["
    assert next(pieces)
    assert asked == [FULL]


def test_letters_are_written_as_they_are() -> None:
    assert "The lamp “is” lit" in "".join(to_json([FULL], several=False)).replace('\\"', '"')


def test_the_json_is_one_value_without_a_byte_that_utf_8_cannot_hold() -> None:
    assert json.loads("".join(to_json([FULL], several=False)).encode()) == written(FULL)


def test_the_name_of_the_file_is_written_so_that_no_terminal_heeds_it() -> None:
    path = "a\x1b[31mb\u202ec\x9bd.txt"
    text = "".join(to_json([replace(FULL, source=replace(SOURCE, path=path))], several=False))
    assert not any(letter in text for letter in "\x1b\u202e\x9b")
    assert json.loads(text)["source"]["path"] == path
