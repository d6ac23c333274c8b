"""Both panes with their headings: which one is in use, and the place where the reader is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from tui.archive.load import clean
from tui.archive.model import Address, Document, Part
from tui.archive.search import Hit
from tui.finder import PaneName, Place
from tui.layout import summary
from tui.outline import Outline
from tui.widgets.article_pane import ArticlePane
from tui.widgets.discussion_pane import DiscussionPane
from tui.widgets.looks import Looks
from tui.widgets.pane import TextPane
from tui.widgets.pane_heading import PaneHeading


class Panes(Horizontal):
    """The article and the discussion, side by side or, on a narrow screen, the one in use before the other."""

    def __init__(self, document: Document, outline: Outline, read: set[int]) -> None:
        super().__init__(id="panes")
        self._document = document
        self._outline = outline
        self.looks = Looks()
        self.article = ArticlePane(document, self.looks)
        self.discussion = DiscussionPane(document, outline, read, self.looks)
        self.active: PaneName = "article"
        """The pane in use."""

    def compose(self) -> ComposeResult:
        """Lay out each pane under its heading."""
        source = self._document.source
        name = clean(Path(source.path).name.encode("utf-8", "replace").decode())
        yield self.looks
        with Vertical(id="article-side", classes="side"):
            yield PaneHeading("Text" if source.format == "text" else "Article", name, active=True)
            yield self.article
        with Vertical(id="discussion-side", classes="side -away"):
            yield PaneHeading("Discussion", summary(self._document.entries) or "none in this file")
            yield self.discussion

    def __iter__(self) -> Iterator[TextPane]:
        return iter((self.article, self.discussion))

    @property
    def in_use(self) -> TextPane:
        """The pane in use."""
        return self.article if self.active == "article" else self.discussion

    def activate(self, name: PaneName) -> None:
        """Make a pane the one in use; on a narrow screen it comes to the front."""
        self.active = name
        for side in ("article", "discussion"):
            box = self.query_one(f"#{side}-side")
            box.set_class(side != name, "-away")
            box.query_one(PaneHeading).set_class(side == name, "-active")

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

    def show_hits(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark what was found; bring the current hit into sight, unfolding the entry that holds it."""
        for pane in self:
            pane.show_hits(hits, current)
        if current is None:
            return
        number = current.address[0]
        if number:
            if number in self._outline.folded:
                self._outline.unfold([number])
                self.discussion.refold()
            self.discussion.select(number)
        self.activate("discussion" if number else "article")
        self.in_use.show_place(current.address, current.start)
