"""The reader's screen: it owns what is being read and where, and lets its panes know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from tui.archive.model import Document
from tui.keys import BY_ID, Command, KeyReader, Pending, display, key_name
from tui.layout import EMPTY
from tui.outline import Outline
from tui.place import PaneName
from tui.screens.concerns import Concerns
from tui.screens.start import Start
from tui.widgets.discussion_pane import DiscussionPane
from tui.widgets.pane import TextPane
from tui.widgets.panes import Panes
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine
from tui.work import Reading, Work

if TYPE_CHECKING:
    from tui.app import ReaderApp

JUMPS = {
    "top", "bottom", "next_sibling", "previous_sibling", "parent", "next_root", "previous_root", "next_by_author",
    "previous_by_author", "next_hit", "previous_hit", "go_to_mark", "search",
}  # fmt: skip
"""The actions that lead far away; `back` returns from them."""

STAYING = {"close_all", "open_all", "fold_to_depth", "open_fold", "close_fold"}
"""The actions of the discussion's tree that leave the keys in the article."""

LEADING = {"next_unread", "previous_unread", "toggle_read"}
"""The actions that lead into the discussion, besides those of its tree."""


class ReaderScreen(Screen[None], inherit_bindings=False):
    """Shows a document's article and discussion, and does what keys.py lists."""

    def __init__(self, document: Document, size: Size, start: Start | None = None) -> None:
        super().__init__()
        self.document = document
        self.start = start or Start()
        self.settings = self.start.settings
        self.work = Work()
        self.outline = Outline(document.parents())
        self.panes = Panes(
            document, self.outline, self.work, measure=self.start.session.measure or self.settings.measure
        )
        self.panes.share = self.start.session.share or self.panes.share
        self.search_bar = SearchBar()
        self.status = StatusLine()
        self._keys = KeyReader(self.settings.actions, letters=self._letters)
        self._note = " · ".join(filter(None, [self.start.said, next(iter(document.warnings), "")]))
        self.does = Concerns(self)
        self.does.layouts.arrange(size)

    def _letters(self, action: str) -> list[tuple[str, str]]:
        """The letters that can end a chord, with what they mean: the marks that are set."""
        if action != "go_to_mark":
            return []
        places = sorted(self.work.marks.items())
        return [(letter, f"entry {at.cursor}" if at.pane == "discussion" else "article") for letter, at in places]

    def compose(self) -> ComposeResult:
        """Lay out the panes and the bottom row."""
        yield self.panes
        yield self.search_bar
        yield self.status
        yield Static("The window is too small: 40 columns and 10 rows are needed.", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Begin where the command line says, or where the reader left off."""
        self.use("article")
        self.does.rereading.watch()
        if self.start.entry or self.start.query:
            self.call_after_refresh(self._begin)
        else:
            self._take_up(elsewhere=self.start.carried is not None)

    def _begin(self) -> None:
        """Go to the entry or the words that were asked for."""
        if self.start.entry:
            self.go_to_entry(self.start.entry)
        if self.start.query:
            self.does.searching.find(self.start.query, self.start.entry or 0)
            self._note = self.does.searching.not_found() or self._note
        self._take_up(elsewhere=True)

    def _take_up(self, *, elsewhere: bool) -> None:
        """Go on from what was kept of the document; where the reader has been led elsewhere, the place stays."""
        said = self.does.keeping.begin(elsewhere=elsewhere)
        if self.start.carried:
            self._carry(self.start.carried)
        self.use_and_say(" · ".join(filter(None, [self._note, said])))

    def _carry(self, reading: Reading) -> None:
        """Go on from what was done with another version of the document."""
        self.work.take_up(reading)
        self.panes.discussion.redraw(self.work.tagged | self.work.notes.keys())
        if reading.place:
            self.panes.return_to(reading.place)
        if self.start.marked:
            self.does.searching.ask_again(self.start.marked, follow=False)

    def on_unmount(self) -> None:
        """Keep what has been done and chosen."""
        self.does.keeping.keep()
        session = self.does.layouts.chosen(self.start.session)
        if session != self.start.session:
            self.start.remember(session)

    def on_resize(self, event: events.Resize) -> None:
        """Let the panes stand as there is room for them now."""
        self.does.layouts.arrange(event.size)

    # The panes

    def use(self, name: PaneName) -> None:
        """Give a pane the keys."""
        self.panes.activate(name)
        self.does.layouts.look()
        self.set_focus(self.panes.in_use)
        self.does.following.look_again()
        self.update_status()

    def use_and_say(self, said: str) -> None:
        """Give the keys to the pane that is in use by now, and say something."""
        self.use(self.panes.active)
        self.note(said)

    def resume(self) -> None:
        """Give the keys back to the pane in use."""
        self.use_and_say(self.does.searching.not_found())

    def jump_to(self, number: int) -> None:
        """Go to an entry, from where `back` returns."""
        self.does.places.leave()
        self.go_to_entry(number)

    def go_to_entry(self, number: int) -> None:
        """Select an entry of the discussion, which comes to the front."""
        if not self.document.entries:
            self.note(EMPTY)
            return
        self.use("discussion")
        self.panes.discussion.go_to(number)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Take the pane that the mouse clicked as the one in use."""
        if event.widget is self.focused and event.widget is not self.panes.in_use and event.widget in tuple(self.panes):
            self.use("article" if event.widget is self.panes.article else "discussion")

    @on(DiscussionPane.Wheeled)
    def _wheeled(self) -> None:
        self.does.progress.look(wheeled=True)
        self.update_status()

    def on_screen_resume(self) -> None:
        """Put the terminal's cursor back after another screen had it."""
        self.update_status()

    @on(TextPane.Moved)
    def _moved(self) -> None:
        if not self.does.line.is_open:  # what a search flies over has not been read
            self.does.progress.look()
        self.does.following.look_again()
        self.does.keeping.soon()
        self.update_status()

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Read a key by the table, before the next one is looked at; False when it is not for this screen.

        What a key means depends on those before it, and the toolkit's own way of handing keys to the widget in focus
        lets the next key overtake what this one does.
        """
        if any(concern.take_key(event) for concern in self.does):
            self.does.keeping.soon()
            return True
        if self.search_bar.is_open:
            return False
        pending = self._keys.is_pending
        heard = self._keys.feed(key := key_name(event.key, event.character))
        self._note = heard.describe() if isinstance(heard, Pending) else ""
        if heard is None and key != "escape":
            self._note = f"{display(key)} means nothing {'there' if pending else 'here'}"
        if isinstance(heard, Command):
            self.perform(heard)
            self.does.keeping.soon()
        self.update_status()
        return heard is not None

    def perform(self, command: Command) -> None:
        """Do an action: the pane in use does it, or the first of those that do this screen's work, or this screen."""
        limited = self.outline.wanted is not None
        self._do(command)
        if limited and self.outline.wanted is None and not self._note:
            self.note("All entries are shown again")

    def _do(self, command: Command) -> None:
        action, name = command.action, f"do_{command.action}"
        if action in JUMPS:
            self.does.places.leave()
        if action in ("bottom", "top") and command.count:
            self.go_to_entry(command.count)
            if command.count > len(self.document.entries) > 0:
                self.note(f"There are {len(self.document.entries)} entries")
        elif do := getattr(self.panes.article, name, None) if self.panes.active == "article" else None:
            self._note = do(command.times) or self._note
        elif doer := next((concern for concern in (*self.does, self) if hasattr(concern, name)), None):
            self._let_do(doer, command)
        elif not self.document.entries:
            self.note(EMPTY)
        elif do := getattr(self.panes.discussion, name, None):
            do(command.times)

    def _let_do(self, doer: object, command: Command) -> None:
        """Let one of those that do this screen's work do an action; what is the discussion's leads there."""
        action = command.action
        in_discussion = doer is self.does.tree or action in LEADING
        if in_discussion and not self.document.entries:
            self.note(EMPTY)
            return
        if in_discussion and self.panes.active == "article" and action not in STAYING:
            if action not in JUMPS:
                self.does.places.leave()
            self.use("discussion")
        before = self.panes.discussion.cursor
        said = getattr(doer, f"do_{action}")(command)
        if in_discussion and said is None and self.panes.discussion.cursor == before:
            said = f"No {BY_ID[action].label.lower()}" if BY_ID[action].group == "Discussion" else None
        if self.focused in tuple(self.panes):
            self.use(self.panes.active)
        if said is not None:
            self.note(said)

    def do_other_pane(self, _command: Command) -> None:
        """Go to the other pane."""
        self.use("discussion" if self.panes.active == "article" else "article")
        self._moved()

    def do_release_mouse(self, _command: Command) -> str:
        """Give the mouse to the terminal, or take it back."""
        app = cast("ReaderApp", self.app)
        app.take_mouse(not app.has_mouse)
        return "The mouse is the program's" if app.has_mouse else "The mouse is the terminal's; M takes it back"

    def do_suspend(self, _command: Command) -> None:
        """Give the terminal back to the shell until it calls the reader again."""
        self.app.action_suspend_process()

    def do_quit(self, _command: Command) -> None:
        """Go back to the list that the post was opened from, or leave the program."""
        said = self.does.keeping.keep()
        if self.app.screen_stack[0] is self:
            self.app.exit(message=Text(said) if said else None)
        elif self.is_current:
            self.app.pop_screen()

    def do_cancel(self, _command: Command) -> str | None:
        """Drop a selection, or else the marks of a search, or else let everything be shown again."""
        if self.selections:
            self.clear_selection()
        elif self.does.searching.has_asked and not self.does.searching.is_of_limit:
            self.does.searching.clear()
        else:
            return self.does.arranging.lift()
        return None

    @on(SearchBar.Changed)
    def _line_changed(self) -> None:
        self.does.line.refresh()

    # The status line

    def note(self, text: str) -> None:
        """Say something until the next key."""
        self._note = text
        self.update_status()

    def update_status(self) -> None:
        """Show where the reader is, and what was last said."""
        if not self.is_mounted:
            return
        panes = self.panes
        place = panes.article.place() if panes.active == "article" else panes.discussion.place()
        place = " · ".join(part for part in (place, self.does.progress.describe()) if part)
        asked = self.does.following.question(self.status.size.width)
        said = self._note or self.does.searching.counter(self.size.width) or self.does.rereading.offer
        self.status.show(*(asked or (place, said)))
        panes.show_whereabouts()
        if self.is_current and self.focused in tuple(panes):
            panes.in_use.place_cursor()
