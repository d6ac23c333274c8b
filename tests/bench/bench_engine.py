"""The search engine on ever larger dumps: ten times the text may take about ten times as long, and no more."""

import gc
from collections.abc import Callable, Iterator
from functools import cache
from math import inf
from time import perf_counter
from typing import Any

import pytest

from tests.bench.dumps import KB, MB, dump
from tests.bench.tasks import TASKS, Task
from tui.archive import formats
from tui.archive.load import load
from tui.archive.model import Document
from tui.archive.search import Index
from tui.archive.threads import thread

SIZES = {10 * KB: "10 KB", 100 * KB: "100 KB", MB: "1 MB", 10 * MB: "10 MB"}
ROUNDS = 5
"""The best of them counts."""
PATIENCE = 12
"""Rounds after which a task has grown too much; another program may have disturbed the first."""

Read = Callable[[int], tuple[Document, Index]]

each_task = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Gives the document of a size, and an index of it whose texts are kept folded once they have been searched."""
    folder = tmp_path_factory.mktemp("dumps")

    @cache
    def read_dump(size: int) -> tuple[Document, Index]:
        page = folder / f"{size}.txt"
        page.write_text(dump(size), encoding="utf-8")
        document = thread(formats.read(load(str(page))))
        return document, Index(document)

    return read_dump


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Stop the collector of garbage, whose work grows with all that lives."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("size", SIZES, ids=SIZES.values())
@each_task
def test_time(benchmark: Any, task: Task, size: int, read: Read) -> None:
    document, index = read(size)
    benchmark.group = task.name
    rounds = ROUNDS if size >= MB else 4 * ROUNDS
    assert benchmark.pedantic(
        lambda work: work(), setup=lambda: ((task.ready(document, index),), {}), rounds=rounds, warmup_rounds=1
    )


@pytest.mark.usefixtures("no_collector")
@each_task
def test_ten_times_the_text_takes_about_ten_times_as_long(task: Task, read: Read) -> None:
    best = {MB: inf, 10 * MB: inf}
    for taken in range(PATIENCE):
        for size in best:
            work = task.ready(*read(size))
            begun = perf_counter()
            work()
            best[size] = min(best[size], perf_counter() - begun)
        if taken >= ROUNDS and best[10 * MB] <= task.most * best[MB]:
            return
    pytest.fail(f"{best[10 * MB] / best[MB]:.1f} times as long")
