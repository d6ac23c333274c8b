"""Plain text that is no article: paragraphs as they stand, and nothing concluded from them."""

from tui.archive.formats.dump.lines import paragraphs, split
from tui.archive.load import RawText
from tui.archive.model import Article, Block, Document, Reason, Source


def read(raw: RawText) -> Document:
    """Read a text as paragraphs divided by blank lines, with the line breaks and indents of the file."""
    blocks = tuple(
        Block(
            "paragraph",
            "\n".join(line.raw for line in chunk),
            (chunk[0].number, chunk[-1].number),
            Reason("plain-text"),
        )
        for chunk in paragraphs(split(raw.text))
    )
    source = Source(raw.path, "text", raw.encoding, raw.size, raw.sha256)
    return Document(source, Article(blocks=blocks), warnings=raw.warnings)
