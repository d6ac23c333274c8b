"""The search as it is seen, in one run with the smallest program of the toolkit: nothing is told but their ratio."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.bench import keys
from tests.bench.conftest import TABLE, Row
from tests.bench.dumps import MB, dump, exploding

EXPLODING = "a^50000"
"""What stands for the size of the page that a pattern explodes on."""
STARTS = 3
"""How often each program is started; the best time counts."""
FRAME = 1 / 3
"""What is seen at once: 50 ms where the smallest program takes 150 to start."""
BLINK = 2.0
"""What is seen soon: 300 ms."""

LIMITS = {
    "/: the line": (FRAME, FRAME),
    "a letter: first hits": (FRAME, BLINK),
    "a letter: all hits": (BLINK, 10 * BLINK),
    "a letter more: first hits": (FRAME, BLINK),
    "a letter more: all hits": (BLINK, 10 * BLINK),
    "n: the next hit": (FRAME, FRAME),
    "a letter during a search: echo": (1.0, 1.0),
    "seven letters at once: echo": (1.5, 2 * BLINK),
    "near spelling: first hits": (FRAME, BLINK),
    "regex: first hits": (FRAME, BLINK),
}
"""How long each thing may take on 1 MB and on 10 MB, in starts of the smallest program."""
LIMITS_OF_EXPLODING = {
    "a pattern that explodes: the message": 3.0,
    "the key after the message: echo": FRAME,
    "a key before the message: echo": 5.0,
}
"""The same for the page that a pattern explodes on: it is stopped after 0.25 s; a key before makes it two patterns."""

Measured = Callable[[str], keys.Seconds]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def bare(home: Path) -> float:
    """Seconds from the start of the smallest program to its first paint."""
    return min(keys.start_bare(home) for _ in range(3 * STARTS))


@pytest.fixture(scope="module")
def measured(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Gives the best times of everything on a page: of 1 MB, of 10 MB, or the exploding one."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def measure(size: str) -> keys.Seconds:
        page = folder / f"{size}.txt"
        text = exploding(keys.LETTERS) if size == EXPLODING else dump(int(size.removesuffix(" MB")) * MB)
        page.write_text(text, encoding="utf-8")
        drive = keys.explode if size == EXPLODING else keys.search
        runs = [drive(home, page) for _ in range(STARTS)]
        return {what: min(run[what] for run in runs) for what in runs[0]}

    return measure


CASES = [
    *((size, what, limit[at]) for at, size in enumerate(("1 MB", "10 MB")) for what, limit in LIMITS.items()),
    *((EXPLODING, what, limit) for what, limit in LIMITS_OF_EXPLODING.items()),
]


@pytest.mark.parametrize(("size", "what", "limit"), CASES, ids=[f"{size}, {what}" for size, what, _ in CASES])
def test_what_is_asked_for_is_seen_in_time(
    size: str, what: str, limit: float, measured: Measured, bare: float, request: pytest.FixtureRequest
) -> None:
    row = Row(what, size, measured(size)[what], bare, limit)
    request.config.stash.setdefault(TABLE, []).append(row)
    assert row.ratio <= limit
