"""Tests of the reader of Markdown."""

from tui.archive import formats
from tui.archive.load import RawText, clean
from tui.archive.model import Document, Entry


def read(text: str, path: str = "page.txt") -> Document:
    """Read a text as Markdown."""
    return formats.read(RawText(path, "utf-8", len(text), "0" * 64, clean(text)), "markdown")


def talk(discussion: str, heading: str = "## Comments") -> list[Entry]:
    """Read a discussion under an article of one line; the discussion's first line is the file's seventh."""
    return list(read(f"# The lamp\n\nIt is lit.\n\n{heading}\n\n{discussion}").entries)


def told(entries: list[Entry]) -> list[tuple[str | None, str | None, int | None, tuple[str, ...]]]:
    """Author, date, parent and paragraphs of each entry."""
    return [(entry.author, entry.date, entry.parent, entry.paragraphs) for entry in entries]
