"""The list of a document's parts, and what stands over it."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from tui.archive.model import Address, Document, Part
from tui.layout import Span
from tui.layout.parts import PartsFlow, head
from tui.widgets.list_pane import ListPane
from tui.widgets.looks import Looks
from tui.widgets.pane import GUTTER


def head_has_room(document: Document, size: Size) -> bool:
    """Whether what is said of the file can stand over the list all the time; it scrolls with the list otherwise."""
    return 4 * len(head(document, size.width - 2 * GUTTER)) <= size.height


class PartsHead(Widget):
    """Says what the file is, and names the columns under it."""

    def __init__(self, document: Document, looks: Looks) -> None:
        super().__init__(id="parts-head")
        self._document = document
        self._looks = looks
        self._names = ""

    def name_columns(self, names: str) -> None:
        """Show the names of the columns; no row is theirs when there are none."""
        if names != self._names:
            self._names = names
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as there are."""
        return self._text(width).plain.count("\n")

    def render(self) -> Text:
        """Draw the rows."""
        return self._text(self.size.width)

    def _text(self, width: int) -> Text:
        text = Text(no_wrap=True)
        if head_has_room(self._document, self.app.size):
            text.append("\n")
            for row in head(self._document, width):
                for span in (*row.lead, Span(row.words, row.line.look)):
                    text.append(span.text, self._looks.style(span.look))
                text.append("\n")
        if self._names:
            text.append(f"{self._names}\n", self._looks.style("head"))
        return text


class PartsPane(ListPane):
    """Lists the parts of a document in the order of the file."""

    flow: PartsFlow | None

    def __init__(self, document: Document, looks: Looks, at: Address) -> None:
        super().__init__(looks, id="parts")
        self._document = document
        self._parts = document.parts()
        self._head_inside = False
        self.cursor = next((index for index, part in enumerate(self._parts) if part.address == at), 0)

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    @property
    def part(self) -> Part | None:
        """The part chosen."""
        return self._parts[self.cursor] if self._parts else None

    @property
    def names(self) -> str:
        """The names of the columns."""
        return self.flow.names if self.flow else ""

    def place(self) -> str:
        """Say which part is chosen."""
        return f"part {self.cursor + 1} of {self.count}" if self._parts else "There is nothing in this file"

    def make_flow(self, width: int) -> PartsFlow:
        """Lay the parts out for a width in cells, what is said of the file over them where it has no room elsewhere."""
        self._head_inside = not head_has_room(self._document, self.app.size)
        above = head(self._document, width) if self._head_inside else ()
        return PartsFlow(self._document, self._parts, width, above)

    def is_laid_out(self) -> bool:
        """Whether what is said of the file stands where it has room now."""
        return self._head_inside != head_has_room(self._document, self.app.size)
