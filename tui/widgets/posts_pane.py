"""The list of a file's posts."""

from __future__ import annotations

from collections.abc import Sequence

from tui.archive.folding import fold, folding_for
from tui.archive.model import Post
from tui.layout.posts import Columns, PostsFlow, short_date
from tui.widgets.list_pane import ListPane
from tui.widgets.looks import Looks


class PostsPane(ListPane):
    """Lists the posts whose title, date or slug holds every word that was typed."""

    flow: PostsFlow | None

    def __init__(self, posts: Sequence[Post], looks: Looks) -> None:
        super().__init__(looks, id="posts")
        self._all = posts
        self._shown = posts
        self.columns = Columns.sharing(0, ())
        """The columns as they are laid out."""

    @property
    def count(self) -> int:
        """How many posts are listed."""
        return len(self._shown)

    @property
    def post(self) -> Post | None:
        """The post chosen."""
        return self._shown[self.cursor] if self._shown else None

    def make_flow(self, width: int) -> PostsFlow:
        """Lay the posts out for a width in cells; the columns are those of the whole list."""
        self.columns = Columns.sharing(width, self._all)
        return PostsFlow(self._shown, self.columns)

    def take_up(self, posts: Sequence[Post], query: str) -> None:
        """List other posts, those that hold every word of a query."""
        self._all = posts
        self.narrow(query)

    def narrow(self, query: str) -> None:
        """List the posts that hold every word of a query; the post chosen stays so if it is one of them."""
        chosen = self.post
        self._shown = [post for post in self._all if _holds(post, query)]
        self.cursor = self._shown.index(chosen) if chosen in self._shown else 0
        self.flow = None
        self.lay_out()
        self.choose(self.cursor)


def _holds(post: Post, query: str) -> bool:
    folding = folding_for(query)
    text = fold(" ".join((post.title or "", post.slug or "", short_date(post.date), post.date or "")), folding).text
    return all(fold(word, folding).text in text for word in query.split())
