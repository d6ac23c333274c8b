"""What tests of several folders share."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test a terminal with all colours, and a home without anybody's settings and state."""
    home = tmp_path_factory.getbasetemp() / "home"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample documents."""
    return SAMPLES


@pytest.fixture(scope="session")
def read() -> Callable[[str], Document]:
    """Reads the sample document of a name."""
    return lambda name: thread(formats.read(load(str(SAMPLES / name))))


@pytest.fixture
def take_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[[], list[Any]]]:
    """Makes standard output a terminal, once the test runs and not before; gives a list of the apps that run."""

    def take() -> list[Any]:
        apps: list[Any] = []
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr("tui.cli._take_terminal", lambda _path: None)
        monkeypatch.setattr("tui.app.ReaderApp.run", lambda app, **_options: apps.append(app))
        return apps

    yield take
    gc.enable()
