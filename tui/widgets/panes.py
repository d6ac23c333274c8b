"""Both panes with their headings: which one is in use, and the place where the reader is in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.errors import NoWidget
from textual.message import Message

from tui.archive.load import clean
from tui.archive.model import Address, Document, Part
from tui.layout import MEASURE, summary
from tui.layout.authors import Authors
from tui.layout.whereabouts import trail
from tui.outline import Outline
from tui.place import PaneName, Place
from tui.widgets.article_pane import ArticlePane
from tui.widgets.discussion_pane import DiscussionPane
from tui.widgets.divider import Divider
from tui.widgets.looks import Looks
from tui.widgets.marks import Found
from tui.widgets.pane import TextPane
from tui.widgets.pane_heading import PaneHeading
from tui.work import Work

Arrangement = Literal["side-by-side", "stacked", "single"]
NARROWEST_SHARE = 0.2
"""The part of the room that a pane has at the least."""
TRAIL = 8
"""The fewest columns that the names of those whom an entry answers are shown in, beside something else."""


class Panes(Container):
    """The article and the discussion, side by side, one above the other, or the one in use before the other."""

    class Divided(Message):
        """The divider was dragged."""

    def __init__(self, document: Document, outline: Outline, work: Work, *, measure: int = MEASURE) -> None:
        super().__init__(id="panes")
        self._document = document
        self._outline = outline
        self.looks = Looks()
        self.authors = Authors(document)
        self.article = ArticlePane(document, self.looks, measure)
        self.discussion = DiscussionPane(document, outline, work, self.looks, self.authors, measure)
        self.active: PaneName = "article"
        """The pane in use."""
        self.share = 0.5
        """The article's part of the room."""
        self.arrangement: Arrangement = "single"
        source = document.source
        name = clean(Path(source.path).name.encode("utf-8", "replace").decode())
        self._headings = {
            "article": PaneHeading("Text" if source.format == "text" else "Article", name, active=True),
            "discussion": PaneHeading("Discussion", ""),
        }
        self._sides = {
            "article": Vertical(self._headings["article"], self.article, id="article-side", classes="side"),
            "discussion": Vertical(
                self._headings["discussion"], self.discussion, id="discussion-side", classes="side -away"
            ),
        }
        self._divider = Divider()
        self._dragging = False

    def compose(self) -> ComposeResult:
        """Lay out each pane under its heading."""
        yield self.looks
        yield self._sides["article"]
        yield self._divider
        yield self._sides["discussion"]

    # Who has how much room

    def divide(self, arrangement: Arrangement, share: float | None = None) -> None:
        """Let the panes stand in some way; `share` is the article's part of the room, as it was where it is None."""
        self.arrangement = arrangement
        self.share = min(max(share if share is not None else self.share, NARROWEST_SHARE), 1 - NARROWEST_SHARE)
        for name, share in (("article", self.share), ("discussion", 1 - self.share)):
            styles = self._sides[name].styles
            styles.width = f"{share:.4f}fr" if arrangement == "side-by-side" else "100%"
            styles.height = f"{share:.4f}fr" if arrangement == "stacked" else "1fr"

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of what parts the panes."""
        handle = self._divider if self.arrangement == "side-by-side" else self._headings["discussion"]
        try:
            under, _ = self.screen.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:  # the window has become smaller meanwhile
            return
        if under is handle and self.arrangement != "single":
            self._dragging = True
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move what parts the panes along with the mouse."""
        if not self._dragging:
            return
        side_by_side = self.arrangement == "side-by-side"
        x, y = event.screen_x - self.region.x, event.screen_y - self.region.y
        at, room = (x, self.size.width) if side_by_side else (y, self.size.height)
        self.divide(self.arrangement, at / max(1, room))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go of what parts the panes."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()
            self.post_message(self.Divided())

    @property
    def measure(self) -> int:
        """The longest row of text in columns."""
        return self.article.measure

    def let_measure(self, measure: int) -> None:
        """Wrap the text of both panes anew, to rows of at most that many columns; the places stay."""
        for pane in (self.article, self.discussion):
            pane.measure = measure
            pane.flow = None
            pane.lay_out()

    def show_whereabouts(self) -> None:
        """Tell, above the discussion, what is left out and whom the entry selected answers, or else what is in it.

        Entries that are there for what stands under them count neither as shown nor as hidden.
        """
        entries, outline, number = self._document.entries, self._outline, self.discussion.cursor
        shown = f"{len(outline.wanted)} of {len(entries)} · {outline.left_out} hidden" if outline.wanted else ""
        chain = [*reversed(list(outline.ancestors(number))), number] if entries else []
        room = self.discussion.size.width - len(shown) - 18
        if len(chain) > 1 and (room >= TRAIL or not shown):
            about = " · ".join(filter(None, [shown, trail(self._document, chain, max(1, room))]))
        else:
            about = shown or summary(entries) or "none in this file"
        self._headings["discussion"].show(about)

    def __iter__(self) -> Iterator[TextPane]:
        return iter((self.article, self.discussion))

    @property
    def in_use(self) -> TextPane:
        """The pane in use."""
        return self.article if self.active == "article" else self.discussion

    def activate(self, name: PaneName) -> None:
        """Make a pane the one in use; on a narrow screen it comes to the front."""
        self.active = name
        self.article.be_active(name == "article")
        self.discussion.be_active(name == "discussion")
        for side, box in self._sides.items():
            box.set_class(side != name, "-away")
            self._headings[side].set_class(side == name, "-active")

    def place(self) -> Place:
        """Where the reader is."""
        return Place(
            pane=self.active,
            article=self.article.top_anchor(),
            discussion=self.discussion.top_anchor(),
            cursor=self.discussion.cursor,
            folded=frozenset(self._outline.folded),
        )

    def return_to(self, place: Place) -> None:
        """Go back to a place, its folds included."""
        if self._outline.folded != place.folded:
            self._outline.folded = set(place.folded)
            self.discussion.refold()
        if self._document.entries and not self._outline.has(place.cursor):
            self.discussion.limit(None)
        self.discussion.cursor = place.cursor
        self.article.go_to_anchor(place.article)
        self.discussion.go_to_anchor(place.discussion)
        self.discussion.keep_in_sight(place.cursor)
        self.activate(place.pane)

    def address(self) -> Address:
        """Where the reader is: the entry selected, or the part of the article at the top."""
        if self.active == "discussion" and self._document.entries:
            return self.discussion.cursor, 0
        return 0, self.article.block()

    def go_to_part(self, part: Part) -> None:
        """Bring a part into sight, in its pane, which comes into use."""
        number = part.address[0] if part.address else 0
        self.activate("discussion" if number else "article")
        if number:
            self.discussion.go_to(number)
        else:
            self.article.go_to_part(part)

    def show_hits(self, found: Found, follow: bool = True) -> None:
        """Mark what was found; bring the current hit into sight, unfolding the entry that holds it, or stay here."""
        for pane in self:
            pane.show_hits(found)
        current = found.current
        if current is None or not follow:
            return
        number = current.address[0]
        if number:
            if not self._outline.has(number):
                self.discussion.limit(None)
            if number in self._outline.folded:
                self._outline.unfold([number])
                self.discussion.refold()
            self.discussion.select(number)
        self.activate("discussion" if number else "article")
        self.in_use.show_place(current.address, current.start)
