import json
import os
import sys
from contextlib import nullcontext
from io import StringIO
from pathlib import Path

import pytest

from tests.app.desk import Desk, at_desk, page
from tui import piping
from tui.archive.export import to_json, to_markdown
from tui.archive.quote import quote, quote_several
from tui.plain import plain_text
from tui.screens.output import suggestion

PAGE = page("Ann", "joe", None, path="texts/lamp.html")


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


def files() -> list[str]:
    """The names of the files in the present folder."""
    return sorted(path.name for path in Path().iterdir())


async def save(desk: Desk, name: str) -> str:
    """Save under a name, and tell what is said of it."""
    await desk.press("s", "ctrl+u", name, "enter")
    return desk.note


async def test_the_ending_tells_the_form_of_the_document() -> None:
    written = {
        "a.md": "".join(to_markdown(PAGE)),
        "a.markdown": "".join(to_markdown(PAGE)),
        "a.TXT": "".join(f"{line}\n" for line in plain_text(PAGE, 80)),
        "a.json": "".join(to_json([PAGE], several=False)),
    }
    async with at_desk(PAGE) as desk:
        for name, text in written.items():
            assert await save(desk, name) == f"{len(text)} characters saved to {name}"
            assert Path(name).read_text("utf-8") == text
        assert files() == sorted(written)


async def test_the_suggestion_is_the_name_of_the_file_in_markdown() -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("s", "enter")
        assert files() == ["lamp.md"]


@pytest.mark.parametrize(
    ("path", "post", "suggested"),
    [
        ("texts/lamp.html", None, "lamp.md"),
        ("lamp.txt.gz", None, "lamp.md"),
        ("lamp.md", None, "lamp-saved.md"),
        ("-", None, "page.md"),
        (".hidden", None, "page.md"),
        ("posts.xml", "oil/wicks", "posts-oil-wicks.md"),
        ("a\x1b[2Jb.txt", None, "ab.md"),
    ],
)
def test_what_is_suggested_is_never_the_file_being_read(path: str, post: str | None, suggested: str) -> None:
    from dataclasses import replace

    assert suggestion(replace(PAGE.source, path=path, post=post)) == suggested


async def test_tagged_entries_are_saved_as_quotations() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.tagged |= {3, 1}
        for ending, form in ((".md", "markdown"), (".bib", "bibtex"), (".html", "html"), (".org", "org")):
            await save(desk, f"q{ending}")
            assert Path(f"q{ending}").read_text() == quote_several(PAGE, [1, 3], form) + "\n"  # type: ignore[arg-type]
        await save(desk, "q.json")
        assert [one["entry"]["number"] for one in json.loads(Path("q.json").read_text())] == [1, 3]
        await desk.press("s", "enter")
        assert Path("lamp-quotes.md").exists()


async def test_a_file_is_overwritten_only_after_a_y() -> None:
    Path("a.md").write_text("mine")
    async with at_desk(PAGE) as desk:
        for key in ("n", "escape", "enter"):
            assert await save(desk, "a.md") == "a.md exists; y overwrites it"
            await desk.press(key)
            assert Path("a.md").read_text() == "mine"
        await save(desk, "a.md")
        await desk.press("y")
        assert Path("a.md").read_text() == "".join(to_markdown(PAGE))
        assert desk.note.endswith("characters saved to a.md")
        await desk.press("y")
        assert desk.app.clipboard == quote(PAGE, 1)


async def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    Path("folder.md").mkdir()
    os.mkfifo("pipe.md")
    said = {
        "none/a.md": "none/a.md: there is no folder none",
        "folder.md": "folder.md: that is a folder",
        "pipe.md": "pipe.md: that is no ordinary file",
        "~nobody-of-that-name/a.md": "~nobody-of-that-name/a.md: there is no such user",
        "a.doc": "The ending tells the form: .md, .txt, .json, .markdown",
        "a": "The ending tells the form: .md, .txt, .json, .markdown",
        "x" * 300 + ".md": "x" * 300 + ".md: File name too long",
    }
    async with at_desk(PAGE, size=(400, 40)) as desk:
        for name, expected in said.items():
            assert await save(desk, name) == expected
        assert await save(desk, "~/b.md") == f"{len(''.join(to_markdown(PAGE)))} characters saved to {tmp_path}/b.md"
        assert files() == ["b.md", "folder.md", "pipe.md"]


async def test_a_name_that_did_not_do_is_suggested_again() -> None:
    async with at_desk(PAGE) as desk:
        await save(desk, "none/a.md")
        await desk.press("s", "home", *["delete"] * 5, "enter")
        assert files() == ["a.md"]
        await desk.press("s", "enter")
        assert files() == ["a.md", "lamp.md"]


async def test_the_file_being_read_is_never_overwritten() -> None:
    Path("lamp.md").write_text("the source")
    Path("other.md").symlink_to("lamp.md")
    async with at_desk(page("Ann", path="lamp.md")) as desk:
        for name in ("lamp.md", "other.md"):
            assert await save(desk, name) == f"{name}: that is the file being read"
        assert Path("lamp.md").read_text() == "the source"


async def test_an_empty_name_saves_nothing() -> None:
    async with at_desk(PAGE) as desk:
        assert await save(desk, "") == "Nothing was saved"
        await desk.press("s", "escape")
        assert files() == []


# Commands


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader give away a terminal that is not there, and press Enter in it."""
    monkeypatch.setattr("textual.app.App.suspend", lambda _app: nullcontext())
    monkeypatch.setattr(sys, "__stdin__", StringIO("\n"))


@pytest.mark.usefixtures("terminal")
async def test_a_command_is_given_the_entry_in_plain_text() -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("|", "cat >out.txt", "enter")
        assert Path("out.txt").read_text() == quote(PAGE, 1, "plain") + "\n"
        assert desk.note == "Comment 1 given to cat >out.txt"


@pytest.mark.usefixtures("terminal")
async def test_a_command_is_given_the_tagged_entries_or_before_them_the_selection() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.tagged |= {1, 2}
        await desk.press("|", "cat >two.txt", "enter")
        assert Path("two.txt").read_text() == quote_several(PAGE, [1, 2], "plain") + "\n"
        assert desk.note == "2 entries given to cat >two.txt"
        desk.screen.selected = "of entry"
        await desk.press("|", "cat >one.txt", "enter")
        assert Path("one.txt").read_text() == "of entry\n"
        assert desk.note == "The selection given to cat >one.txt"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("exit 3", "ended with status 3"),
        ("no-such-command 2>/dev/null", "ended with status 127"),
        ("kill -TERM $$", "was ended by signal 15"),
    ],
)
async def test_how_a_command_failed_is_said(command: str, said: str) -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("|", command, "enter")
        assert desk.note == f"Comment 1 given to {command}, which {said}"


async def test_a_terminal_that_cannot_be_given_away_is_said() -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("|", "cat >out.txt", "enter")
        assert desk.note == "This terminal cannot be given to a command"
        await desk.press("|", " ", "enter")
        assert desk.note == "No command was given"
        assert files() == []


def test_a_command_that_reads_nothing_is_no_trouble() -> None:
    assert piping.pipe("true", "words\n" * 100_000, wait=lambda: None) == ""


def test_a_shell_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert piping.pipe("true", "words", wait=lambda: None) == "could not be run: No such file or directory"
