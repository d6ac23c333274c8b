"""Reading a file again that has changed, its editor, and its own text."""

from __future__ import annotations

import gzip
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from tests.app.conftest import Opener
from tests.app.conftest import Reading as Reader
from tests.conftest import SAMPLES
from tui.archive import formats, load
from tui.archive.collection import Collection
from tui.archive.load import File
from tui.archive.model import Document
from tui.keys import ACTIONS, Command
from tui.screens.raw import RawScreen
from tui.screens.rereading import Rereading
from tui.widgets.raw_pane import RawPane
from tui.widgets.status_line import StatusLine
from tui.work import Reading

PAGE = """\
The lamp at the corner
by Simon Thackley

The lamp at the corner of Weir Lane has been out since the storm, and the lane is dark from five on.

The council says that it has no ladder which is long enough, and that a new one would cost too much.

Comments

  • joe says:
    I walk there every night and I have never minded the dark.

  • Tony says:
    joe, it was out before the storm, too, and nobody wrote about it then.

"""
MORE = "  • Ada says:\n    Somebody should write to the council about it, and soon.\n"


@dataclass
class Desk:
    """A file, a reader on it, and what became of both."""

    path: Path
    reader: Reader
    document: Document
    collection: Collection
    rereading: Rereading
    work: Reading = field(default_factory=Reading)
    notes: list[str] = field(default_factory=list)
    reopened: list[tuple[Document, Collection, Reading, str]] = field(default_factory=list)

    @property
    def note(self) -> str:
        return self.notes[-1] if self.notes else ""

    async def do(self, action: str) -> str | None:
        """Do an action, and wait until it is done; gives what it said itself."""
        said: str | None = getattr(self.rereading, f"do_{action}")(Command(action))
        await self.settle()
        return said

    async def settle(self) -> None:
        await self.reader.app.workers.wait_for_complete()
        await self.reader.pilot.pause()

    @property
    def raw(self) -> RawScreen:
        screen = self.reader.app.screen
        assert isinstance(screen, RawScreen)
        return screen


Desks = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def at_desk(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desks:
    """Opens a file of some bytes in the reader."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    @asynccontextmanager
    async def open_desk(
        data: bytes = PAGE.encode(), name: str = "lamps.txt", post: int = 1, format: str | None = None
    ) -> AsyncIterator[Desk]:
        path = tmp_path / name
        path.write_bytes(data)
        collection = formats.collect(File(str(path)), format)  # type: ignore[arg-type]
        document = collection.document(post)
        async with opened(document) as reader:
            monkeypatch.setattr(reader.app, "suspend", nullcontext)
            desk = Desk(path, reader, document, collection, None)  # type: ignore[arg-type]

            def reopen(document: Document, collection: Collection, carried: Reading, said: str) -> None:
                desk.reopened.append((document, collection, carried, said))

            desk.rereading = Rereading(
                document, collection, reader.screen.panes, desk.notes.append, lambda: desk.work, reopen
            )
            yield desk

    return open_desk


# Looking


async def test_a_file_that_has_changed_is_offered_once(at_desk: Desks) -> None:
    async with at_desk() as desk:
        await desk.rereading.look()
        assert desk.notes == []
        desk.path.write_text(PAGE + MORE)
        await desk.rereading.look()
        await desk.rereading.look()
        assert desk.notes == ["lamps.txt has changed on disk; R reads it again"]
        assert desk.rereading.offer == desk.note
        desk.path.write_text(PAGE + MORE + MORE)
        await desk.rereading.look()
        assert len(desk.notes) == 1
        desk.path.write_text(PAGE)
        await desk.rereading.look()
        assert desk.note == desk.rereading.offer == ""


async def test_a_file_that_was_only_touched_is_not_offered(at_desk: Desks) -> None:
    async with at_desk() as desk:
        os.utime(desk.path, ns=(1, 1))
        await desk.rereading.look()
        other = desk.path.with_name("other")
        other.write_text(PAGE)
        other.replace(desk.path)
        await desk.rereading.look()
        assert desk.notes == []


async def test_a_file_that_is_gone_or_empty_is_not_offered_until_it_is_there_again(at_desk: Desks) -> None:
    async with at_desk() as desk:
        desk.path.unlink()
        await desk.rereading.look()
        desk.path.write_text("")
        await desk.rereading.look()
        assert desk.notes == []
        desk.path.write_text(PAGE + MORE)
        await desk.rereading.look()
        assert desk.note.startswith("lamps.txt has changed")


async def test_a_file_that_changed_between_reading_and_opening_is_offered(at_desk: Desks) -> None:
    async with at_desk() as desk:
        desk.path.write_text(PAGE + MORE)
        late = Rereading(
            desk.document, desk.collection, desk.reader.screen.panes, desk.notes.append, Reading, lambda *_: None
        )
        await late.look()
        assert desk.note.startswith("lamps.txt has changed")


async def test_the_offer_names_the_key_as_configured(at_desk: Desks) -> None:
    async with at_desk() as desk:
        panes, notes = desk.reader.screen.panes, desk.notes
        for keys, end in ((("ctrl+r",), "; Ctrl+r reads it again"), ((), "")):
            actions = [replace(one, keys=keys) if one.id == "reread" else one for one in ACTIONS]
            rereading = Rereading(
                desk.document, desk.collection, panes, notes.append, Reading, lambda *_: None, actions
            )
            desk.path.write_text(PAGE + MORE + str(keys))
            await rereading.look()
            assert desk.note == f"lamps.txt has changed on disk{end}"


async def test_it_looks_when_the_terminal_gets_the_focus(at_desk: Desks) -> None:
    async with at_desk() as desk:
        desk.rereading.watch()
        desk.reader.app.app_focus = False
        await desk.settle()
        desk.path.write_text(PAGE + MORE)
        desk.reader.app.app_focus = True
        await desk.settle()
        for _ in range(100):
            if not desk.notes:
                await desk.reader.pilot.pause()
        assert desk.note.startswith("lamps.txt has changed")


# Reading again


async def test_what_was_done_is_carried_to_the_new_version(at_desk: Desks) -> None:
    async with at_desk() as desk:
        await desk.reader.press("2G")
        place = desk.reader.screen.panes.place()
        desk.work = Reading(place, 0.5, frozenset({1, 2}), frozenset({2}), {2: "Was it?"}, {"a": place})
        desk.path.write_text(PAGE.replace("  • joe", MORE + "\n  • joe"))
        assert await desk.do("reread") is None
        [(document, collection, carried, said)] = desk.reopened
        assert [entry.author for entry in document.entries] == ["Ada", "joe", "Tony"]
        assert carried.place and carried.place.cursor == carried.marks["a"].cursor == 3
        assert (carried.read, carried.tagged) == (frozenset({2, 3}), frozenset({3}))
        assert carried.notes == {3: "Was it?"}
        assert said == "Read again: 1 entry new"
        assert collection.file and collection.file.stamp == load.stamp(str(desk.path))


async def test_what_is_lost_is_told(at_desk: Desks) -> None:
    async with at_desk() as desk:
        desk.work = Reading(notes={2: "Was it?"})
        desk.path.write_text(PAGE.split("  • Tony")[0])
        await desk.do("reread")
        assert desk.reopened[0][3] == "Read again: 1 entry gone; 1 of your notes belonged to what is gone"


async def test_a_file_that_has_not_changed_is_not_shown_anew(at_desk: Desks) -> None:
    async with at_desk() as desk:
        await desk.do("reread")
        assert desk.note == "lamps.txt has not changed" and not desk.reopened


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "the file is empty"), (b" \n", "the file holds nothing but white space"), (b"\0\1\2" * 99, "binary")],
)
async def test_what_cannot_be_read_leaves_the_reader_as_it_is(at_desk: Desks, data: bytes, said: str) -> None:
    async with at_desk() as desk:
        desk.path.write_bytes(data)
        await desk.do("reread")
        assert said in desk.note and desk.note.startswith("lamps.txt: ") and not desk.reopened
        desk.path.write_text(PAGE + MORE)
        await desk.do("reread")
        assert len(desk.reopened) == 1


async def test_a_file_that_is_gone_is_told(at_desk: Desks) -> None:
    async with at_desk() as desk:
        desk.path.unlink()
        for action in ("reread", "edit"):
            assert await desk.do(action) == "lamps.txt is there no longer"
        assert await desk.do("raw") == "lamps.txt: there is no such file"
        desk.path.mkdir()
        assert await desk.do("reread") == "lamps.txt cannot be read again"
        assert await desk.do("edit") == "lamps.txt is no file that can be edited"
        assert not desk.reopened


async def test_a_post_is_found_again_in_an_export(at_desk: Desks) -> None:
    text = (SAMPLES / "movable-type-export.txt").read_text(encoding="utf-8")
    first = text.split("--------\n", 1)[0].replace("TITLE: ", "TITLE: New ").replace("BASENAME: ", "BASENAME: new-")
    async with at_desk(text.encode(), post=2) as desk:
        desk.path.write_text(f"{first}--------\n{text}", encoding="utf-8")
        await desk.do("reread")
        document, collection, *_ = desk.reopened[0]
        assert len(collection) == len(desk.collection) + 1
        assert document.article.title == desk.document.article.title


async def test_a_file_may_become_another_format(at_desk: Desks) -> None:
    async with at_desk() as desk:
        desk.path.write_bytes((SAMPLES / "blog-export.xml").read_bytes())
        await desk.do("reread")
        document, collection, *_ = desk.reopened[0]
        assert document.source.format == "wxr" and len(collection) > 1


async def test_a_format_that_was_asked_for_stays(at_desk: Desks) -> None:
    async with at_desk(format="text") as desk:
        desk.path.write_text(PAGE + MORE)
        await desk.do("reread")
        assert desk.reopened[0][0].source.format == "text"


# The editor


def editor(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str, name: str = "vim") -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(path))


async def test_the_editor_opens_at_the_entry_and_what_it_wrote_is_read(
    at_desk: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, tmp_path, f'echo "$@" >{tmp_path}/called; printf "{MORE}" >>"$2"')
    async with at_desk() as desk:
        await desk.reader.press("2G")
        assert await desk.do("edit") is None
        assert (tmp_path / "called").read_text() == f"+13 {desk.path}\n"
        assert [entry.author for entry in desk.reopened[0][0].entries] == ["joe", "Tony", "Ada"]


async def test_an_editor_that_changes_nothing_changes_nothing(
    at_desk: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, tmp_path, "true")
    async with at_desk() as desk:
        await desk.do("edit")
        assert desk.note == "lamps.txt has not changed" and not desk.reopened


async def test_an_editor_that_fails_is_told_and_what_it_wrote_is_read(
    at_desk: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk() as desk:
        monkeypatch.setenv("EDITOR", "/no/such/\x1b[2Jeditor")
        await desk.do("edit")
        assert desk.note == "The editor was not found: /no/such/editor"
        editor(monkeypatch, tmp_path, f'printf "{MORE}" >>"$2"; exit 4')
        await desk.do("edit")
        assert desk.reopened[0][3] == f"The editor ended with status 4: {tmp_path}/vim · Read again: 1 entry new"


async def test_where_there_is_no_editor_that_is_said(
    at_desk: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk() as desk:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert await desk.do("edit") == "There is no editor here; $EDITOR names one"


async def test_where_the_terminal_cannot_be_given_away_that_is_said(
    at_desk: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise SuspendNotSupported

    async with at_desk() as desk:
        monkeypatch.setenv("EDITOR", "vim")
        monkeypatch.setattr(desk.reader.app, "suspend", refuse)
        assert await desk.do("edit") == "This terminal cannot be given to an editor"


async def test_a_compressed_file_is_not_edited(at_desk: Desks) -> None:
    async with at_desk(gzip.compress(PAGE.encode()), "lamps.gz") as desk:
        assert await desk.do("edit") == "A compressed file cannot be edited"


# The file's own text


async def test_the_own_text_opens_at_what_is_selected(at_desk: Desks) -> None:
    async with at_desk() as desk:
        await desk.reader.press("2G")
        await desk.do("raw")
        pane = desk.raw.query_one(RawPane)
        assert pane.line == 13
        assert any(row.startswith("▌→13    • Tony says:") for row in rows_of(pane))
        assert any(row.startswith("▌ 14      joe, it was out") for row in rows_of(pane))


def rows_of(pane: RawPane) -> list[str]:
    return [pane.render_line(y).text for y in range(pane.page)]


async def test_the_own_text_tells_of_a_change_and_of_a_line_that_is_not_known(at_desk: Desks) -> None:
    async with at_desk(b"<html><body><article><h1>Lamps</h1><p>The lane is dark.</p></article></body></html>") as desk:
        desk.path.write_text("Quite another text\n")
        await desk.do("raw")
        assert desk.raw.query_one(StatusLine).note == "its line is not known · the file has changed since it was read"


async def test_no_control_character_of_the_file_is_shown(at_desk: Desks) -> None:
    async with at_desk(PAGE.replace("joe says:", "joe\x1b]0;x\x07\x9b2J says:").encode()) as desk:
        await desk.do("raw")
        shown = "".join(rows_of(desk.raw.query_one(RawPane)))
        assert "joe" in shown and not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)


async def test_a_file_that_is_too_long_is_not_shown(at_desk: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.rereading.LONGEST", 400)
    said = "it has more than 64 MiB, too much to be shown as it is"
    async with at_desk() as desk:
        assert await desk.do("raw") == f"lamps.txt: {said}"
    packed = gzip.compress((PAGE + "\n" * 5000).encode())
    monkeypatch.setattr("tui.screens.rereading.LONGEST", len(packed))
    async with at_desk(packed, "lamps.gz") as desk:
        assert await desk.do("raw") == f"lamps.gz: {said}"


async def test_a_line_of_the_own_text_is_edited(
    at_desk: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, tmp_path, f'echo "$@" >{tmp_path}/called; printf "{MORE}" >>"$2"')
    async with at_desk() as desk:
        await desk.do("raw")
        await desk.reader.press("4", "G", "e")
        await desk.settle()
        assert (tmp_path / "called").read_text() == f"+4 {desk.path}\n"
        assert len(desk.reopened) == 1


async def test_what_came_from_a_pipe_is_shown_as_it_was(at_desk: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_read_bytes", lambda _path: PAGE.encode())
    async with at_desk() as desk:
        collection = formats.collect(File("-"))
        document = collection.document(1)
        piped = Rereading(document, collection, desk.reader.screen.panes, desk.notes.append, Reading, lambda *_: None)
        assert piped.do_edit(Command("edit")) == "What came from standard input cannot be edited"
        assert piped.do_reread(Command("reread")) == "What came from standard input cannot be read again"
        piped.watch()
        await piped.look()
        assert piped.do_raw(Command("raw")) is None
        await desk.settle()
        assert any("Tony says" in row for row in rows_of(desk.raw.query_one(RawPane)))
