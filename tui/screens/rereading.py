"""The file behind the document: its own text, the editor, and reading it again once it has changed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from textual.app import SuspendNotSupported

from tui.archive import load
from tui.archive.collection import Collection
from tui.archive.load import STDIN, File, RawText, UnreadableError, clean
from tui.archive.model import Document, Post
from tui.keys import ACTIONS, Action, Command, display
from tui.screens.concern import Concern
from tui.widgets.panes import Panes
from tui.work import Reading

LOOK_EVERY = 2.0
"""Seconds between two looks at the file; one costs a question to the file system."""
LONGEST = 64 << 20
"""Bytes of the longest file whose own text is shown."""
TOO_LONG = "it has more than 64 MiB, too much to be shown as it is"

Reopen = Callable[[Document, Collection, Reading, str], None]
"""Shows another version of the document: it, the posts of the file, what was done so far, and what is to be said."""


class Rereading(Concern):
    """Shows and edits the file, and offers to read it again when it has changed.

    `reading` gives what was done with the document so far, and `say` shows a note.
    """

    def __init__(
        self,
        document: Document,
        collection: Collection | None,
        panes: Panes,
        say: Callable[[str], None],
        reading: Callable[[], Reading],
        reopen: Reopen,
        actions: Sequence[Action] = ACTIONS,
    ) -> None:
        self._document = document
        self._file = collection.file if collection else None
        self._panes = panes
        self._say = say
        self._reading = reading
        self._reopen = reopen
        self._actions = actions
        self._path = document.source.path
        self._name = clean(Path(self._path).name.encode("utf-8", "replace").decode()).replace("\n", " ")
        self._stamp = self._file.stamp if self._file else load.stamp(self._path)
        self._busy = False
        self.offer = ""
        """What is to be said as long as the file has changed and is not read again; "" otherwise."""

    # The file's own text

    def do_raw(self, _command: Command) -> str | None:
        """Show the file's own text at the place of what is selected."""
        from tui.archive.original import passage
        from tui.screens.raw import RawScreen

        try:
            raw = self._text()
        except UnreadableError as error:
            return f"{self._called}: {error}"
        found = passage(raw.text, self._document, self._panes.address())
        notes = ["" if found else "its line is not known"]
        if raw.sha256 != self._document.source.sha256:
            notes.append("the file has changed since it was read")
        note = " · ".join(filter(None, notes))
        screen = RawScreen(self._called, raw.text, found, self._actions, self._panes.looks, note)
        self._panes.app.push_screen(screen, self._edit_from)
        return None

    @property
    def _called(self) -> str:
        return "standard input" if self._path == STDIN else self._name

    def _text(self) -> RawText:
        """Read the text of the file as it is now, or as it was where it cannot be read a second time.

        Raises:
            UnreadableError: when there is none, or too much of it.
        """
        file = self._file
        stamp = load.stamp(self._path)
        if file is None or file.stamp:
            if stamp and stamp[1] > LONGEST:
                raise UnreadableError(TOO_LONG)
            if stamp is None and os.path.lexists(self._path):
                raise UnreadableError("it cannot be read a second time")
            file = File(self._path)
        if file.is_longer(LONGEST):
            raise UnreadableError(TOO_LONG)
        return file.text()

    # The editor

    def do_edit(self, _command: Command) -> str | None:
        """Open the file in the editor at the place of what is selected."""
        from tui.archive.original import passage

        if why := self._why_not_edited():
            return why
        try:
            found = passage(self._text().text, self._document, self._panes.address())
        except UnreadableError:
            found = None
        return self.edit(found.lines[0] if found else None)

    def _edit_from(self, line: int | None) -> None:
        if line is not None and (said := self.edit(line)):
            self._say(said)

    def _why_not_edited(self) -> str:
        if self._path == STDIN:
            return "What came from standard input cannot be edited"
        if load.stamp(self._path) is None:
            return f"{self._name} is no file that can be edited" if os.path.lexists(self._path) else self._gone()
        packed = self._file.packed if self._file else self._path.endswith(".gz")
        return "A compressed file cannot be edited" if packed else ""

    def _gone(self) -> str:
        return f"{self._name} is there no longer"

    def edit(self, line: int | None) -> str | None:
        """Open the file in the editor at a line, counted from 1, and read it again if it was changed."""
        from tui import editor

        if why := self._why_not_edited():
            return why
        words = editor.command(self._path, line, os.environ)
        if words is None:
            return "There is no editor here; $EDITOR names one"
        try:
            with self._panes.app.suspend():
                said = editor.run(words)
        except SuspendNotSupported:
            return "This terminal cannot be given to an editor"
        if said:
            said = clean(said.encode("utf-8", "replace").decode()).replace("\n", " ")
        self._read_again(said)
        return None

    # Looking whether the file has changed

    def watch(self) -> None:
        """Look at the file from time to time, and when the terminal gets the focus; the panes are on the screen."""
        if self._stamp:
            self._panes.set_interval(LOOK_EVERY, self.look)
            self._panes.watch(self._panes.app, "app_focus", self.look, init=False)

    async def look(self) -> None:
        """Offer to read the file again if it has changed."""
        stamp = load.stamp(self._path)
        if self._busy or stamp is None or stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            digest = (await asyncio.to_thread(File, self._path)).sha256
        except UnreadableError:  # it is being written, and will have another stamp then
            return
        offered = self.offer
        self.offer = "" if digest == self._document.source.sha256 else self._offer()
        if self.offer != offered:
            self._say(self.offer)

    def _offer(self) -> str:
        key = next((display(action.keys[0]) for action in self._actions if action.id == "reread" and action.keys), "")
        return f"{self._name} has changed on disk" + (f"; {key} reads it again" if key else "")

    # Reading it again

    def do_reread(self, _command: Command) -> str | None:
        """Read the file again, and go on at the same place."""
        if self._path == STDIN:
            return "What came from standard input cannot be read again"
        if load.stamp(self._path) is None:
            return f"{self._name} cannot be read again" if os.path.lexists(self._path) else self._gone()
        self._read_again("")
        return None

    def _read_again(self, said: str) -> None:
        """Read the file again unless that is being done; `said` is what is to be said besides."""
        if not self._busy:
            self._busy = True
            self._say(said or f"Reading {self._name} again …")
            self._panes.run_worker(self._take_up(said))

    async def _take_up(self, said: str) -> None:
        """Read the file, and show it if it has changed; what cannot be read leaves the reader as it is."""
        from tui.carry import carry

        try:
            read = await asyncio.to_thread(self._read)
            if read is None:
                self.offer = ""
                self._say(said or f"{self._name} has not changed")
                return
            document, collection = read
            reading = self._reading()
            carried = await asyncio.to_thread(carry, reading, self._document, document)
        except UnreadableError as error:
            self._say(" · ".join(filter(None, (said, f"{self._name}: {error}"))))
            return
        finally:
            self._busy = False
        told = _told(self._document, document, len(reading.notes) - len(carried.notes))
        self._reopen(document, collection, carried, " · ".join(filter(None, (said, told))))

    def _read(self) -> tuple[Document, Collection] | None:
        """Read the file; None where it has not changed.

        Raises:
            UnreadableError: when it cannot be read or shown any more.
        """
        from tui.archive import formats

        source = self._document.source
        file = File(self._path)
        if file.sha256 == source.sha256:
            return None
        collection = formats.collect(file, source.format if source.asked else None)
        return collection.document(_same_post(self._document, collection).number), collection


def _same_post(document: Document, collection: Collection) -> Post:
    """The post of a file that a document was, as far as its name or its title tell; else the first."""
    title, name = document.article.title, document.source.post
    named = collection.find(name) if name else None
    if named and (named.slug == name or named.title == title):
        return named
    titled = (post for post in collection.posts if title and post.title == title)
    return next(titled, named or collection.posts[0])


def _told(old: Document, new: Document, lost_notes: int) -> str:
    """Say what another version has more or less than the one before."""
    from tui.archive.versions import renumber

    kept = len(renumber(old, new))
    counts = ((len(new.entries) - kept, "new"), (len(old.entries) - kept, "gone"))
    told = ", ".join(f"{count} {'entry' if count == 1 else 'entries'} {what}" for count, what in counts if count)
    notes = f"; {lost_notes} of your notes belonged to what is gone" if lost_notes else ""
    return f"Read again{f': {told}' if told else ''}{notes}"
