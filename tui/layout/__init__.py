"""The article and the discussion → the rows that a pane shows, a print-out prints, and nothing but rows."""

from tui.layout.article import QUIET, ArticleFlow
from tui.layout.discussion import DiscussionFlow, summary
from tui.layout.rows import MEASURE, Anchor, Flow, Line, Row, Span

__all__ = ["MEASURE", "QUIET", "Anchor", "ArticleFlow", "DiscussionFlow", "Flow", "Line", "Row", "Span", "summary"]
