"""What is shipped: the wheel holds the package and the style sheets, and nothing else."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tui import __version__
from tui.app import styles
from tui.themes import INK

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build as build; print(build.build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", build, folder], cwd=ROOT, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def test_the_wheel_holds_the_package_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"tui", f"lwj_read-{__version__}.dist-info"}


def test_the_wheel_holds_every_style_sheet(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"tui/styles/{path.name}" for path in (ROOT / "styles").glob("*.tcss")} <= names
    assert len(styles()) == len(list((ROOT / "styles").glob("*.tcss"))) > 0


def test_the_reader_starts_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """Unpacked alone, without the checkout, it finds its style sheets and draws the page."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    start = (
        "import asyncio, sys; from tui import app; from tui.archive import formats, load\n"
        "assert app.__file__.startswith(sys.argv[1]), app.__file__\n"
        "reader = app.ReaderApp(formats.read(load.load(sys.argv[2])))\n"
        "async def main():\n"
        "    async with reader.run_test() as pilot:\n"
        "        await pilot.pause()\n"
        "        print(reader.screen.styles.background.hex, len(app.styles()))\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, str(tmp_path), str(ROOT / "sample_docs" / "full-page.txt")],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "TERM": "xterm-256color"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(INK.background).upper(), str(len(styles()))]


def test_what_is_constrained_is_pinned_by_version_alone() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert all(name and version for name, _, version in (line.partition("==") for line in lines))
    named = {line.partition("==")[0] for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {name.split(">")[0].split("<")[0] for name in needed} <= named
