"""What tests of several folders share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tui.archive import formats
from tui.archive.load import load
from tui.archive.model import Document
from tui.archive.threads import thread

SAMPLES = Path(__file__).parents[1] / "sample_docs"

settings.register_profile(
    "lwj-read", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("lwj-read")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample documents."""
    return SAMPLES


@pytest.fixture(scope="session")
def read() -> Callable[[str], Document]:
    """Reads the sample document of a name."""
    return lambda name: thread(formats.read(load(str(SAMPLES / name))))
