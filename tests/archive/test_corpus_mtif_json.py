"""Exports in MTIF and JSON that are no part of the project: LWJ_CORPUS names the folder that holds them."""

import json
import os
import re
from pathlib import Path

import pytest

from tui.archive import formats
from tui.archive.load import File
from tui.archive.model import Document

FOLDER = os.environ.get("LWJ_CORPUS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="LWJ_CORPUS names no folder")
CORPUS = Path(FOLDER or os.devnull)


def files(folder: str, ending: str) -> list[Path]:
    return sorted((CORPUS / folder).glob(f"*{ending}")) if FOLDER else []


def documents(path: Path) -> list[Document]:
    return list(formats.collect(File(str(path))).documents())


@pytest.mark.parametrize("path", files("mtif", ".txt"), ids=lambda path: path.stem)
def test_every_post_comment_and_ping_of_an_export_is_there(path: Path) -> None:
    text = path.read_text("utf-8-sig")
    read = documents(path)
    assert len(read) == len(re.findall(r"^--------$", text, re.MULTILINE))
    entries = [entry for document in read for entry in document.entries]
    for kind, heading in (("comment", "COMMENT"), ("trackback", "PING")):
        assert sum(entry.kind == kind for entry in entries) == len(re.findall(rf"^{heading}:$", text, re.MULTILINE))
    assert [document.article.title for document in read] == [
        " ".join(title.split()) for title in re.findall(r"-{8}\n(?:.+\n)*?TITLE: (.*)", f"--------\n{text}")
    ]
    assert not any(document.warnings for document in read)


@pytest.mark.parametrize("path", files("json", ".json"), ids=lambda path: path.stem)
def test_every_comment_of_an_answer_is_there(path: Path) -> None:
    value = json.loads(path.read_text("utf-8"))
    comments = value["comments"] if isinstance(value, dict) else value
    (document,) = documents(path)
    assert [(entry.kind, entry.date) for entry in document.entries] == [(one["type"], one["date"]) for one in comments]
    numbers = [one["id"] for one in comments]
    wanted = [numbers.index(one["parent"]) + 1 if one["parent"] in numbers else None for one in comments]
    explicit = [entry.parent if not entry.is_inferred else None for entry in document.entries]
    assert explicit == wanted
    assert all(entry.paragraphs for entry in document.entries)
