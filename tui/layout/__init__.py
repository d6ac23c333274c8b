"""The article and the discussion → the rows that a pane shows, a print-out prints, and nothing but rows."""

from tui.layout.article import QUIET, ArticleFlow
from tui.layout.discussion import EMPTY, DiscussionFlow, summary
from tui.layout.rows import MEASURE, Anchor, Flow, Line, ListFlow, Row, Span

__all__ = [
    "EMPTY",
    "MEASURE",
    "QUIET",
    "Anchor",
    "ArticleFlow",
    "DiscussionFlow",
    "Flow",
    "Line",
    "ListFlow",
    "Row",
    "Span",
    "summary",
]
