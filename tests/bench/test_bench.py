"""What is timed does what it says, at a size that takes no time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.bench_screen import LIMITS, LIMITS_OF_EXPLODING
from tests.bench.dumps import KB, dump, exploding
from tests.bench.keys import LETTERS, explode, search
from tests.bench.tasks import TASKS, Task
from tui.archive import formats
from tui.archive.load import load
from tui.archive.model import Document
from tui.archive.search import Index
from tui.archive.threads import thread

QUIET = 0.05


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[[str], Document]:
    def read(text: str) -> Document:
        page = tmp_path / "page.txt"
        page.write_text(text, encoding="utf-8")
        return thread(formats.read(load(str(page))))

    return read


@pytest.mark.parametrize("size", [10 * KB, 50 * KB])
def test_all_entries_of_a_dump_are_read(size: int, read_text: Callable[[str], Document]) -> None:
    text = dump(size)
    document = read_text(text)
    assert size <= len(text.encode()) < size + KB
    assert document.source.format == "dump"
    assert len(document.entries) == text.count("• ") > 20
    assert {entry.kind for entry in document.entries} == {"comment", "trackback"}
    assert {entry.depth for entry in document.entries} >= {1, 2}
    assert {other.kind for other in document.other} == {"sidebar"}


def test_a_dump_is_the_same_each_time() -> None:
    assert dump(KB) == dump(KB) != dump(2 * KB)


def test_what_a_pattern_explodes_on_is_a_comment(read_text: Callable[[str], Document]) -> None:
    (entry,) = read_text(exploding(100)).entries
    assert entry.paragraphs == (f"{'a' * 100}!",)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_each_task_finds_something_each_time(task: Task, read_text: Callable[[str], Document]) -> None:
    document = read_text(dump(10 * KB))
    index = Index(document)
    first, second = task.ready(document, index), task.ready(document, index)
    assert first()
    assert second()


def test_a_pattern_explodes_on_the_page_made_for_it(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(exploding(LETTERS), encoding="utf-8")
    assert explode(tmp_path, page, QUIET).keys() == LIMITS_OF_EXPLODING.keys()


def test_all_rows_of_the_table_are_measured(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(dump(10 * KB), encoding="utf-8")
    taken = search(tmp_path, page, QUIET)
    assert taken.keys() == LIMITS.keys()
    assert min(taken.values()) > 0
    assert taken["a letter: first hits"] <= taken["a letter: all hits"]
