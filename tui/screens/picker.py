"""The list of a file's posts, from which one is opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.archive.collection import Collection
from tui.archive.load import UnreadableError, clean
from tui.archive.model import Document
from tui.keys import BY_ID
from tui.widgets.list_pane import ListPane
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane
from tui.widgets.pane_heading import PaneHeading
from tui.widgets.posts_pane import PostsPane
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine

MOTIONS = {
    "down": "down", "up": "up", "ctrl+n": "down", "ctrl+p": "up", "ctrl+j": "down", "ctrl+k": "up",
    "pagedown": "page_down", "pageup": "page_up", "ctrl+d": "half_down", "ctrl+u": "half_up", "home": "top",
    "end": "bottom", "ctrl+home": "top", "ctrl+end": "bottom",
}  # fmt: skip
"""The keys that choose another post; letters narrow the list."""
HINT = "Type to narrow · Enter opens · q quits"


class PickerScreen(Screen[None], inherit_bindings=False):
    """Lists the posts of a file; what is typed narrows the list, and a post that was opened leads back here.

    `reader` makes the screen that reads a post.
    """

    def __init__(self, collection: Collection, reader: Callable[[Document], Screen[None]]) -> None:
        super().__init__(classes="-picking")
        self._collection = collection
        self._reader = reader
        self._looks = Looks()
        self._bar = SearchBar()
        self._list = PostsPane(collection.posts, self._looks)
        self._names = Static("", id="posts-names", markup=False)
        self._status = StatusLine()
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the file's name, the line that narrows, the list, and the bottom row."""
        path = clean(Path(self._collection.path).name.encode("utf-8", "replace").decode())
        yield self._looks
        yield PaneHeading("Posts", path, active=True)
        yield self._bar
        yield self._names
        yield self._list
        yield self._status

    def on_mount(self) -> None:
        """Begin with the whole list."""
        self._bar.open()
        self._show()

    def take_up(self, collection: Collection) -> None:
        """List the posts of the file as it has been read again."""
        self._collection = collection
        self._list.take_up(collection.posts, self._bar.query_text)

    @on(events.ScreenResume)
    @on(TextPane.Moved)
    def _show(self) -> None:
        """Say which post is chosen, and how many there are."""
        self._list.place_cursor()
        listed, total = self._list.count, len(self._collection)
        post = self._list.post
        self._names.update(self._list.columns.names)
        self._bar.show_counter(f"{listed} of {total}" if listed < total else f"{total} posts")
        slug = f" · {post.slug}" if post and post.slug else ""
        place = f"post {post.number}{slug}" if post else "No post holds these words"
        hint = "Enter opens · Esc clears" if self._bar.query_text else HINT
        if self.size.width <= 60:
            hint = hint.removeprefix("Type to narrow · ")
        self._status.show(place, self._note or hint)

    async def take_key(self, event: events.Key) -> bool:
        """Read a key; once it opened a post, the post's keys come next. False for what the line's own keys do."""
        self._note = ""
        if event.key == "enter":
            await self._open()
        elif event.key in MOTIONS:
            getattr(self._list, f"do_{MOTIONS[event.key]}")(1)
        elif event.key in BY_ID["quit"].keys and not self._bar.query_text:
            self.app.exit()
        elif event.key == "f1":
            from tui.screens.help import HelpScreen

            self.app.push_screen(HelpScreen())
        elif event.key == "ctrl+c":
            self._note = "Nothing is selected; q quits"
        elif event.key == "escape":
            self._bar.open()
            self._list.narrow("")
        elif self._bar.edit(event):
            self._list.narrow(self._bar.query_text)
        else:
            return False
        self._show()
        return True

    @on(SearchBar.Changed)
    def _narrow(self, event: SearchBar.Changed) -> None:
        self._list.narrow(event.query)
        self._show()

    @on(ListPane.Chosen)
    async def _open(self) -> None:
        """Read the post chosen and show it."""
        post = self._list.post
        if post is None:
            return
        self._status.show(f"Opening post {post.number} …", "")
        try:
            document = await asyncio.to_thread(self._collection.document, post.number)
        except UnreadableError as error:
            self._note = str(error)
            self._show()
            return
        await self.app.push_screen(self._reader(document))
