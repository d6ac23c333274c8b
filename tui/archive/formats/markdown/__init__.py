"""Notes in Markdown: an article, and a discussion under a heading of its own.

Text → leaves (paragraphs, headings, …) → article and sections of discussion → entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.formats.markdown.signs import sign

if TYPE_CHECKING:
    from tui.archive.load import RawText
    from tui.archive.model import Document

__all__ = ["read", "sign"]


def read(raw: RawText) -> Document:
    """Read a text as Markdown; each line that is not blank comes to stand in exactly one part of the document."""
    from tui.archive.formats.markdown.page import read_page  # a dump needs none of it

    return read_page(raw)
