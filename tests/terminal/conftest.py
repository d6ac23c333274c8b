"""The command, started anew for each test and ended after it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from .reading import SAMPLES, Page, Reader


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    if not hasattr(os, "pidfd_open"):
        pytest.skip("these tests wait for programs in Linux's way")
    home = tmp_path / "home"
    home.mkdir()
    made = Reader(home)
    with made.running:
        yield made


@pytest.fixture
def page() -> Page:
    """An article that fills more than a screen, with more than twelve entries."""
    return Page(SAMPLES / "full-page.txt")
