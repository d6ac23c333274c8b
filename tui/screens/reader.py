"""The reader's screen: it owns what is being read and where, and lets its panes know."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from tui.archive.model import Document
from tui.archive.quote import quote
from tui.archive.search import Index
from tui.clipboard import copy
from tui.finder import Finder, PaneName, Place
from tui.keys import Command, KeyReader, Pending, display
from tui.layout import summary
from tui.outline import Outline
from tui.widgets.article_pane import ArticlePane
from tui.widgets.discussion_pane import DiscussionPane
from tui.widgets.pane import TextPane
from tui.widgets.pane_heading import PaneHeading
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine

JUMPS = {
    "top", "bottom", "next_sibling", "previous_sibling", "parent", "next_root", "previous_root", "next_by_author",
    "previous_by_author", "next_hit", "previous_hit", "go_to_mark", "search",
}  # fmt: skip
"""The actions that lead far away; `back` returns from them."""


class ReaderScreen(Screen[None], inherit_bindings=False):
    """Shows a document's article and discussion, and does what keys.py lists."""

    HORIZONTAL_BREAKPOINTS: ClassVar = [(0, "-too-narrow"), (40, "-single"), (100, "-double")]
    VERTICAL_BREAKPOINTS: ClassVar = [(0, "-too-low"), (10, "-high-enough")]

    def __init__(self, document: Document, *, entry: int | None = None, query: str | None = None) -> None:
        super().__init__()
        self.document = document
        self.outline = Outline([item.parent for item in document.entries])
        self.read: set[int] = set()
        self.active: PaneName = "article"
        self.finder = Finder(Index(document))
        self.article = ArticlePane(document)
        self.discussion = DiscussionPane(document, self.outline, self.read)
        self.search_bar = SearchBar()
        self.status = StatusLine()
        self._keys = KeyReader()
        self._note = ""
        self._marks: dict[str, Place] = {}
        self._trail: list[Place] = []
        self._first_entry = entry
        self._first_query = query

    def compose(self) -> ComposeResult:
        """Lay out both panes with their headings, and the bottom row."""
        source = self.document.source
        about = summary(self.document.entries) or "none in this file"
        with Horizontal(id="panes"):
            with Vertical(id="article-side", classes="side"):
                yield PaneHeading("Text" if source.format == "text" else "Article", source.path)
                yield self.article
            with Vertical(id="discussion-side", classes="side"):
                yield PaneHeading("Discussion", about)
                yield self.discussion
        yield self.search_bar
        yield self.status
        yield Static("The window is too small: 40 columns and 10 rows are needed.", id="too-small")

    def on_mount(self) -> None:
        """Begin in the article, or where the command line says."""
        for warning in self.document.warnings[:1]:
            self._note = warning
        self.activate("article")
        if self._first_entry or self._first_query:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._first_entry:
            self.go_to_entry(self._first_entry)
        if self._first_query:
            self.finder.search(self._first_query, ((0, 0), 0))
            self._show_hits()

    # The panes

    @property
    def pane(self) -> TextPane:
        """The pane in use."""
        return self.article if self.active == "article" else self.discussion

    def activate(self, name: PaneName) -> None:
        """Give a pane the keys; on a narrow screen it comes to the front."""
        self.active = name
        for side in ("article", "discussion"):
            box = self.query_one(f"#{side}-side")
            box.set_class(side != name, "-away")
            box.query_one(PaneHeading).set_class(side == name, "-active").refresh()
        self.set_focus(self.pane)
        self.update_status()

    def go_to_entry(self, number: int) -> None:
        """Select an entry of the discussion, which comes to the front."""
        if not self.document.entries:
            self.note("There is no discussion in this file")
            return
        self.activate("discussion")
        self.discussion.go_to(number)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Take the pane that the mouse clicked as the one in use."""
        if event.widget is not self.pane and event.widget in (self.article, self.discussion):
            self.activate("article" if event.widget is self.article else "discussion")

    @on(TextPane.Moved)
    def _moved(self) -> None:
        if self.active == "discussion":
            self.read.update(self.discussion.ended_in_sight())
        self.update_status()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Read a key by the table; what it means may depend on the keys before it."""
        printable = event.character is not None and event.is_printable and event.character != " "
        heard = self._keys.feed(event.character if printable and event.character else event.key)
        if heard is None:
            return
        event.stop()
        event.prevent_default()
        if isinstance(heard, Command):
            self._note = ""
            self.perform(heard)
        else:
            self._note = _describe(heard)
        self.update_status()

    def perform(self, command: Command) -> None:
        """Do an action: the pane in use does it, or else this screen."""
        if command.action in JUMPS:
            self._trail.append(self.place())
        count = int(command.argument) if command.action == "fold_to_depth" else command.count or 1
        name = f"do_{command.action}"
        if command.action in ("bottom", "top") and command.count:
            self.go_to_entry(command.count)
        elif do := getattr(self.pane, name, None):
            do(count)
        elif do := getattr(self, name, None):
            do(command)
        else:
            self.note("That is for the discussion; Tab goes there")

    def do_other_pane(self, _command: Command) -> None:
        """Go to the other pane."""
        self.activate("discussion" if self.active == "article" else "article")
        self._moved()

    def do_read_on(self, command: Command) -> None:
        """Read on: a page down, from the article's end into the discussion, there from one unread entry to the next."""
        if self.active == "article" and not self.article.at_end:
            self.article.do_page_down(command.count or 1)
            return
        if self.active == "article":
            self.activate("discussion")
            self._moved()
            if self.discussion.cursor not in self.read or len(self.read) == len(self.document.entries):
                return
        else:
            self._moved()
        self.discussion.read_on()
        self._moved()
        if len(self.read) == len(self.document.entries) and self.discussion.at_end:
            self.note("Everything has been read" if self.read else "There is no discussion in this file")

    def do_help(self, _command: Command) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def do_command_palette(self, _command: Command) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    def do_quit(self, _command: Command) -> None:
        """Leave the program."""
        self.app.exit()

    def do_cancel(self, _command: Command) -> None:
        """Drop what is pending, a selection, or the marks of a search, in that order."""
        if self.selections:
            self.clear_selection()
        elif self.finder.query:
            self.finder.clear()
            self._mark_hits()

    # Search

    def do_search(self, _command: Command) -> None:
        """Open the search line."""
        self.finder.clear()
        self.finder.origin = self.place()
        self._mark_hits()
        self.add_class("-searching")
        self.search_bar.open()

    @on(SearchBar.Changed)
    def _search(self, event: SearchBar.Changed) -> None:
        origin = self.finder.origin
        if origin is None:
            return
        self.return_to(origin, keep_focus=True)
        start = self.article.position() if origin.pane == "article" else ((origin.cursor, 0), 0)
        self.finder.search(event.query, start)
        self._show_hits(keep_focus=True)
        self.search_bar.show_counter(self.finder.counter())

    @on(SearchBar.Kept)
    def _keep_search(self) -> None:
        self.finder.origin = None
        self.remove_class("-searching")
        self.activate(self.active)
        if self.finder.query.strip() and not self.finder.hits:
            self.note(f"Not found: {self.finder.query}")

    @on(SearchBar.Cancelled)
    def _cancel_search(self) -> None:
        origin, self.finder.origin = self.finder.origin, None
        self.finder.clear()
        self._mark_hits()
        self.remove_class("-searching")
        if origin:
            self.return_to(origin)

    def do_next_hit(self, command: Command) -> None:
        """Go to the next place found."""
        self._step_hit(command.count or 1, "from the top again")

    def do_previous_hit(self, command: Command) -> None:
        """Go to the place found before."""
        self._step_hit(-(command.count or 1), "from the end again")

    def _step_hit(self, count: int, around: str) -> None:
        if not self.finder.hits:
            self.note(
                f"Not found: {self.finder.query}" if self.finder.query else "Nothing searched for yet: / searches"
            )
            return
        wrapped = self.finder.step(count)
        self._show_hits()
        if wrapped:
            self.note(around)

    def _show_hits(self, *, keep_focus: bool = False) -> None:
        """Mark what was found and bring the current hit into sight, unfolding the entry that holds it."""
        self._mark_hits()
        hit = self.finder.current
        if hit is None:
            return
        number = hit.address[0]
        if number:
            if number in self.outline.folded or self.outline.visible_ancestor(number) != number:
                self.outline.reveal(number)
                self.discussion.refold()
            self.discussion.go_to(number)
        self._bring_forward("discussion" if number else "article", keep_focus)
        self.pane.show_place(hit.address, hit.start)

    def _bring_forward(self, name: PaneName, keep_focus: bool) -> None:
        self.activate(name)
        if keep_focus:
            self.search_bar.take_keys()

    def _mark_hits(self) -> None:
        for pane in (self.article, self.discussion):
            pane.show_hits(self.finder.hits, self.finder.current)

    # Places

    def place(self) -> Place:
        """Where the reader is."""
        return Place(
            self.active,
            self.article.top_anchor(),
            self.discussion.top_anchor(),
            self.discussion.cursor,
            frozenset(self.outline.folded),
        )

    def return_to(self, place: Place, *, keep_focus: bool = False) -> None:
        """Go back to a place, its folds included."""
        if self.outline.folded != place.folded:
            self.outline.folded = set(place.folded)
            self.discussion.refold()
        self.discussion.cursor = place.cursor
        self.article.go_to_anchor(place.article)
        self.discussion.go_to_anchor(place.discussion)
        self.discussion.refresh()
        self._bring_forward(place.pane, keep_focus)

    def do_set_mark(self, command: Command) -> None:
        """Remember this place under a letter."""
        self._marks[command.argument] = self.place()
        self.note(f"Mark {command.argument} set")

    def do_go_to_mark(self, command: Command) -> None:
        """Go back to a remembered place."""
        if place := self._marks.get(command.argument):
            self.return_to(place)
        else:
            self.note(f"There is no mark {command.argument}")

    def do_back(self, _command: Command) -> None:
        """Go to the place before the last jump."""
        if self._trail:
            self.return_to(self._trail.pop())
        else:
            self.note("No jump to go back from")

    # Quoting

    def do_quote(self, _command: Command) -> None:
        """Put the selected entry with its attribution on the clipboard."""
        if not self.document.entries:
            self.note("There is no entry to quote")
            return
        entry = self.document.entry(self.discussion.cursor)
        text = quote(self.document, entry.number)
        self.note(f"{entry.kind.capitalize()} {entry.number} quoted, {len(text)} characters {self._copy(text)}")

    def do_copy(self, _command: Command) -> None:
        """Copy what the mouse has selected."""
        text = self.get_selected_text()
        self.note(f"{len(text)} characters {self._copy(text)}" if text else "Nothing is selected; q quits")

    def _copy(self, text: str) -> str:
        return copy(text, self.app.copy_to_clipboard)

    # The status line

    def note(self, text: str) -> None:
        """Say something until the next key."""
        self._note = text
        self.update_status()

    def update_status(self) -> None:
        """Show where the reader is, and what was last said."""
        if not self.is_mounted:
            return
        place = self.article.place() if self.active == "article" else self.discussion.place()
        self.status.show(place, self._note or self.finder.counter())


def _describe(pending: Pending) -> str:
    """Say what was typed, and which keys can follow."""
    choices = "  ".join(f"{display(key)} {label.lower()}" for key, label in pending.choices)
    return f"{pending.typed}  {choices}" if choices else pending.typed
