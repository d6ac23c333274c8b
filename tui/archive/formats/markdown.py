"""Notes in Markdown: an article, and a discussion under a heading of its own."""

from __future__ import annotations

from tui.archive.formats import dump
from tui.archive.load import RawText
from tui.archive.model import Document


def sign(text: str) -> str | None:
    """The words that show a text to be Markdown; None when it shows none."""
    return None


def read(raw: RawText) -> Document:
    """Read a text as Markdown."""
    return dump.read(raw)
