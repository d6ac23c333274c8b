"""The reader's screen: it owns what is being read and where, and lets its panes know."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from tui.archive.model import Document, Part
from tui.finder import PaneName
from tui.keys import BY_ID, Command, KeyReader, Pending
from tui.layout import EMPTY
from tui.outline import Outline
from tui.screens.following import Following
from tui.screens.places import Places
from tui.screens.quoting import Quoting
from tui.screens.replies import Replies
from tui.screens.searching import Searching
from tui.screens.sizes import HEIGHTS, WIDTHS, layout_classes
from tui.widgets.pane import TextPane
from tui.widgets.panes import Panes
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine

JUMPS = {
    "top", "bottom", "next_sibling", "previous_sibling", "parent", "next_root", "previous_root", "next_by_author",
    "previous_by_author", "next_hit", "previous_hit", "go_to_mark", "search",
}  # fmt: skip
"""The actions that lead far away; `back` returns from them."""

STAYING = {"close_all", "open_all", "fold_to_depth", "open_fold", "close_fold"}
"""The actions of the discussion that leave the keys in the article."""


class ReaderScreen(Screen[None], inherit_bindings=False):
    """Shows a document's article and discussion, and does what keys.py lists."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, document: Document, size: Size, *, entry: int | None = None, query: str | None = None) -> None:
        super().__init__(classes=" ".join(layout_classes(size)))
        self.document = document
        self.outline = Outline(document.parents())
        self.read: set[int] = set()
        """The entries whose end has been in sight while the discussion was in use."""
        self.panes = Panes(document, self.outline, self.read)
        self.search_bar = SearchBar()
        self.searching = Searching(document, self.outline, self.panes, self.search_bar)
        self.replies = Replies(document, self.outline, self.panes, self.searching)
        self.following = Following(document, self.panes, self.note)
        self.quoting = Quoting(document, self.panes)
        self.status = StatusLine()
        self._keys = KeyReader()
        self._note = next(iter(document.warnings), "")
        self._places = Places(self.panes)
        self._first_entry = entry
        self._first_query = query

    def compose(self) -> ComposeResult:
        """Lay out the panes and the bottom row."""
        yield self.panes
        yield self.search_bar
        yield self.status
        yield Static("The window is too small: 40 columns and 10 rows are needed.", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Begin in the article, or where the command line says."""
        self.use("article")
        if self._first_entry or self._first_query:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._first_entry:
            self.go_to_entry(self._first_entry)
        if self._first_query:
            self.searching.find(self._first_query)
            self.use(self.panes.active)
            self.note(self.searching.not_found())

    # The panes

    def use(self, name: PaneName) -> None:
        """Give a pane the keys."""
        self.panes.activate(name)
        self.set_focus(self.panes.in_use)
        self.following.look_again()
        self.update_status()

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

    @on(TextPane.Moved)
    def _moved(self) -> None:
        if self.panes.active == "discussion" and (seen := set(self.panes.discussion.ended_in_sight()) - self.read):
            self.read |= seen
            self.panes.discussion.refresh()
        self.following.look_again()
        self.update_status()

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Read a key by the table, before the next one is looked at; False when it is not for this screen.

        What a key means depends on those before it, and the toolkit's own way of handing keys to the widget in focus
        lets the next key overtake what this one does.
        """
        if self.searching.is_open:
            return self._take_search_key(event)
        if self.following.take_key(event):
            return True
        printable = event.character is not None and event.is_printable and event.character != " "
        heard = self._keys.feed(event.character if printable and event.character else event.key)
        self._note = heard.describe() if isinstance(heard, Pending) else ""
        if isinstance(heard, Command):
            self.perform(heard)
        self.update_status()
        return heard is not None

    def _take_search_key(self, event: events.Key) -> bool:
        taken = self.searching.take_key(event)
        if not self.searching.is_open:
            self.use(self.panes.active)
            self.remove_class("-searching")
            self.note(self.searching.not_found())
        return taken

    def perform(self, command: Command) -> None:
        """Do an action: the pane in use does it, or this screen; what only the discussion can do leads there."""
        if command.action in JUMPS:
            self._places.leave()
        count = int(command.argument) if command.action == "fold_to_depth" else command.count or 1
        name = f"do_{command.action}"
        if command.action in ("bottom", "top") and command.count:
            self.go_to_entry(command.count)
        elif do := getattr(self.panes.article, name, None) if self.panes.active == "article" else None:
            do(count)
        elif do := getattr(self, name, None):
            do(command)
        elif not self.document.entries:
            self.note(EMPTY)
        else:
            if self.panes.active == "article" and command.action not in STAYING:
                if command.action not in JUMPS:
                    self._places.leave()
                self.use("discussion")
            before = self.panes.discussion.cursor
            getattr(self.panes.discussion, name)(count)
            if BY_ID[command.action].group == "Discussion" and self.panes.discussion.cursor == before:
                self.note(f"No {BY_ID[command.action].label.lower()}")

    def do_other_pane(self, _command: Command) -> None:
        """Go to the other pane."""
        self.use("discussion" if self.panes.active == "article" else "article")
        self._moved()

    def do_read_on(self, command: Command) -> None:
        """Read on: a page down, from the article's end into the discussion, there from one unread entry to the next."""
        article, discussion = self.panes.article, self.panes.discussion
        if self.panes.active == "article" and not article.at_end:
            article.do_page_down(command.count or 1)
            return
        if not self.document.entries:
            self.note(EMPTY)
            return
        from_article = self.panes.active == "article"
        self.use("discussion")
        if from_article or not discussion.scroll_inside_page():
            more = discussion.go_to_unread()
            self._note = "" if more else "Everything has been read"
        self._moved()

    def do_peek(self, _command: Command) -> None:
        """Show the chain of entries that the selected one answers."""
        if not self.document.entries:
            self.note(EMPTY)
        elif self.outline.parent(self.panes.discussion.cursor) is None:
            self.note("This entry answers no other")
        else:
            from tui.screens.peek import PeekScreen

            self.app.push_screen(PeekScreen(self.panes.discussion.chain(), self.panes.looks))

    def do_how_read(self, _command: Command) -> None:
        """Show how the file was read, and go to the part that is chosen there."""
        from tui.screens.parts import PartsScreen

        self.app.push_screen(PartsScreen(self.document, self.panes.looks, self.panes.address()), self._go_to_part)

    def _go_to_part(self, part: Part | None) -> None:
        if part:
            self._places.leave()
            self.panes.go_to_part(part)
            self.use(self.panes.active)

    def do_switch_replies(self, _command: Command) -> None:
        """Show replies as inferred, or as filed."""
        self.clear_selection()
        self.note(self.replies.switch())

    def do_help(self, _command: Command) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def do_command_palette(self, _command: Command) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    def do_quit(self, _command: Command) -> None:
        """Go back to the list that the post was opened from, or leave the program."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()

    def do_cancel(self, _command: Command) -> None:
        """Drop a selection, or else the marks of a search."""
        if self.selections:
            self.clear_selection()
        else:
            self.searching.clear()

    # Search

    def do_search(self, _command: Command) -> None:
        """Open the search line."""
        self.searching.open()
        self.add_class("-searching")

    @on(SearchBar.Changed)
    def _search(self, event: SearchBar.Changed) -> None:
        self.searching.query_changed(event.query)

    def do_next_hit(self, command: Command) -> None:
        """Go to the next place found."""
        self._step_hit(command.count or 1)

    def do_previous_hit(self, command: Command) -> None:
        """Go to the place found before."""
        self._step_hit(-(command.count or 1))

    def _step_hit(self, count: int) -> None:
        self._use_and_say(self.searching.step(count))

    # Places

    def do_set_mark(self, command: Command) -> None:
        """Remember this place under a letter."""
        self.note(self._places.set_mark(command.argument))

    def do_go_to_mark(self, command: Command) -> None:
        """Go back to a remembered place."""
        self._use_and_say(self._places.go_to_mark(command.argument))

    def do_back(self, _command: Command) -> None:
        """Go to the place before the last jump."""
        self._use_and_say(self._places.back())

    def _use_and_say(self, said: str) -> None:
        self.use(self.panes.active)
        self.note(said)

    # Quoting

    def do_quote(self, _command: Command) -> None:
        """Put the selected entry with its attribution on the clipboard."""
        self.note(self.quoting.quote_entry())

    def do_copy(self, _command: Command) -> None:
        """Copy what the mouse has selected."""
        text = self.get_selected_text()
        self.note(self.quoting.copy(text) if text else "Nothing is selected; q quits")

    # Links

    def do_link_hints(self, _command: Command) -> None:
        """Label the links in sight with the letters that choose them."""
        self.following.show_hints()

    def do_open_link(self, _command: Command) -> None:
        """Ask whether to open the link of the entry or the article."""
        self.following.open_own()

    # The status line

    def note(self, text: str) -> None:
        """Say something until the next key."""
        self._note = text
        self.update_status()

    def update_status(self) -> None:
        """Show where the reader is, and what was last said."""
        if self.is_mounted:
            panes = self.panes
            place = panes.article.place() if panes.active == "article" else panes.discussion.place()
            asked = self.following.question(self.status.size.width)
            self.status.show(*(asked or (place, self._note or self.searching.finder.counter())))
