import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ["textual", "rich.console", "asyncio", "lxml", "regex", "markdown_it", "charset_normalizer", "tui.app"]

RUN = """
import contextlib, io, json, sys
import tui.cli
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    try:
        status = tui.cli.main(sys.argv[1:])
    except SystemExit as end:
        status = end.code
print(json.dumps([status, sorted(sys.modules)]))
"""


def loaded(code: str, *argv: str) -> tuple[int, set[str]]:
    """The status that a program gives, and the modules that it loads."""
    command = [sys.executable, "-c", code, *argv]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    status, modules = json.loads(done.stdout)
    return status, set(modules)


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["--json", "SAMPLE"], 0),
        (["--quote", "1", "SAMPLE"], 0),
        (["--print", "SAMPLE"], 0),
        (["/no/such/file"], 1),
        (["--no-such-option"], 2),
    ],
)
def test_what_needs_no_screen_loads_no_toolkit(samples: Path, argv: list[str], expected: int) -> None:
    status, modules = loaded(RUN, *(str(samples / "full-page.txt") if word == "SAMPLE" else word for word in argv))
    assert status == expected
    assert modules.intersection(HEAVY) == set()


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["--json", "SAMPLE"], ["--quote", "1", "SAMPLE"], ["/no"]])
def test_what_lays_nothing_out_loads_no_layout(samples: Path, argv: list[str]) -> None:
    _, modules = loaded(RUN, *(str(samples / "full-page.txt") if word == "SAMPLE" else word for word in argv))
    assert modules.intersection({"rich", "tui.layout", "tui.wrap", "tui.plain"}) == set()


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("tui.archive.formats", ["textual", "rich"]),
        ("tui.archive.search", ["textual", "rich", "regex"]),
        ("tui.app", ["tui.archive.search", "tui.archive.query", "tui.finder", "regex"]),
        ("tui.archive.quote", ["textual", "rich"]),
        ("tui.archive.export", ["textual", "rich"]),
        ("tui.layout", ["textual", "rich.console", "asyncio"]),
        ("tui.plain", ["textual", "rich.console", "asyncio"]),
        ("tui.finder", ["textual", "rich.console", "asyncio"]),
        ("tui.keys", ["textual", "rich"]),
        ("tui.outline", ["textual", "rich"]),
        ("tui.clipboard", ["textual", "rich", "asyncio"]),
        ("tui.browser", ["textual", "rich", "asyncio", "webbrowser"]),
        ("tui.app", ["webbrowser"]),
    ],
)
def test_a_module_does_without(module: str, unwanted: list[str]) -> None:
    code = f"import json, sys, {module}; print(json.dumps([0, sorted(sys.modules)]))"
    _, modules = loaded(code)
    assert module in modules
    assert modules.intersection(unwanted) == set()


def test_what_opens_over_the_reader_is_loaded_late() -> None:
    _, modules = loaded("import json, sys, tui.app; print(json.dumps([0, sorted(sys.modules)]))")
    over = {"tui.screens.parts", "tui.screens.help", "tui.screens.peek", "tui.widgets.parts_pane", "tui.layout.parts"}
    assert "tui.screens.reader" in modules
    assert modules.intersection(over) == set()
