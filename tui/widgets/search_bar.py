"""The line at the bottom of the screen that takes a query, or what else is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from rich.cells import cell_len, set_cell_size, split_graphemes
from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input, Static

from tui.keys import EDITING, key_name

ALWAYS_SHOWN = "-picking"
"""The class of screens that show the line all the time."""
ERROR = "-error"
"""The class of the words beside the line while they tell what is wrong."""
ROOM = 12
"""Cells that are left to the line, whatever is said beside it."""
STEP = 12
"""Cells that the room for what is said beside the line grows by."""


class _Sign(Static):
    """Words beside the line, which the mouse does not select."""

    ALLOW_SELECT = False

    def show(self, words: str, width: int) -> None:
        """Show words in a width in cells; only another width lays the screen out anew, and draws all of it again."""
        self.update(words, layout=False)
        if self.styles.width is None or self.styles.width.value != width:
            self.styles.width = width


class _Line(Input):
    """The line; behind a cursor that stands at its end, a suggestion shows."""

    ghost = ""

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw the line anew; how long it is changes nothing around it, so the screen is not laid out anew."""
        return super().refresh(*regions, repaint=repaint, layout=False, recompose=recompose)

    def validate_value(self, value: str) -> str:
        """Hold several lines as one; no letter moves."""
        return value.replace("\n", " ")

    def _on_paste(self, event: events.Paste) -> None:
        event.text = event.text.strip("\n").replace("\n", " ")  # the toolkit takes the first line only

    @property
    def suggestion(self) -> str:
        """What is suggested, where that can be taken."""
        return self.ghost if self.cursor_at_end and self.selection.is_empty else ""

    def render_line(self, y: int) -> Strip:
        """Draw the line, and the suggestion from under the cursor on."""
        strip = super().render_line(y)
        if not self.suggestion or not self.has_focus:
            return strip
        first, *_more = split_graphemes(self.suggestion)[0]
        typed = self.content_width - 1 - self.scroll_offset.x
        quiet = self.get_component_rich_style("input--suggestion")
        under = self.get_component_rich_style("input--cursor") if self._cursor_visible else quiet
        words = Strip([Segment(self.suggestion[: first[1]], under), Segment(self.suggestion[first[1] :], quiet)])
        return Strip.join([strip.crop(0, typed), words.apply_style(self.rich_style)]).adjust_cell_length(
            strip.cell_length, self.rich_style
        )


class SearchBar(Horizontal):
    """Takes a line and tells the screen of each change; the screen reads the keys and hands them on."""

    ALLOW_SELECT = False

    @dataclass
    class Changed(Message):
        """The line changed."""

        query: str

    def __init__(self) -> None:
        super().__init__(id="search")
        self._prompt = _Sign("/", id="search-prompt", markup=False)
        self._input = _Line(id="search-query", compact=True, select_on_focus=False)
        self._counter = _Sign("", id="search-counter", markup=False)
        self._prompts: Sequence[str] = ("/",)
        self._counters: Sequence[str] = ()
        self._is_wrong = False
        self._is_emptied = False
        """Whether the key before has taken the last letter away."""
        self._widest = 0
        """Cells that what is said beside the line has had room for since it was opened."""
        self._becomes = ""
        """The line once the suggestion has been taken."""

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the line and the counter."""
        yield self._prompt
        yield self._input
        yield self._counter

    @property
    def query_text(self) -> str:
        """The line as it has been typed so far."""
        return self._input.value

    @on(events.Show)
    @on(events.Resize)
    def _shown(self) -> None:
        """Fit what is beside the line, and put the terminal's cursor where letters are typed."""
        self._fit()
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if self._input.has_focus and self._input.region.area:
            self.app.cursor_position = self._input.cursor_screen_offset

    @property
    def is_open(self) -> bool:
        """Whether the line is to be seen for a while."""
        return self.screen.has_class("-searching")

    def open(self, prompt: str = "/", text: str = "", beside: int = 0, hint: str = "") -> None:
        """Show the line behind a prompt, begin it with a text, and take the keys.

        `beside` is the cells that are likely to be needed for what is said beside it; `hint` shows quietly while
        nothing has been typed.
        """
        self._input.placeholder = hint
        self._prompts, self._counters, self._widest = (prompt,), (), beside
        self._is_emptied = False
        self._fit()
        self.put(text)
        if not self.screen.has_class(ALWAYS_SHOWN):
            self.screen.add_class("-searching")
        self.screen.set_focus(self._input)

    def close(self) -> None:
        """Show the line no longer; the keys stay with it until the screen gives them to another."""
        self.screen.remove_class("-searching")

    def select(self) -> None:
        """Select the whole line, so that the next letter takes its place."""
        self._input.select_all()

    def put(self, text: str) -> None:
        """Write another text in place of the line, and tell nobody; nothing is suggested then."""
        self.suggest("")
        with self._input.prevent(Input.Changed):
            self._input.value = text
        self._input.cursor_position = len(self._input.value)

    # Beside the line

    def show_prompt(self, *prompts: str) -> None:
        """Show a prompt: the first of several wordings that leaves room for the line, or else the last."""
        self._prompts = prompts
        self._fit()

    def show_counter(self, *counters: str) -> None:
        """Show how much was found: the longest of several wordings that leaves room for the line, if one does."""
        self._counters, self._is_wrong = counters, False
        self._fit()

    def show_error(self, *wordings: str) -> None:
        """Show what is wrong: the longest of several wordings that leaves room, or else the shortest, cut."""
        self._counters, self._is_wrong = wordings, True
        self._fit()

    def _fit(self) -> None:
        """Show what there is room for beside the line."""
        width = self.size.width or self.screen.size.width - 2
        room = width - ROOM - 1
        beside = min(min(map(cell_len, self._counters), default=0), STEP) + 2
        prompt = next((one for one in self._prompts if cell_len(one) + beside <= room), self._prompts[-1])
        self._prompt.show(prompt, cell_len(prompt) + 1)
        self._fit_counter(room - cell_len(prompt) - 1)
        self._counter.set_class(self._is_wrong, ERROR)

    def _fit_counter(self, room: int) -> None:
        """Show a counter in so many cells at the most; the shortest one gives way to no letter that is typed."""
        longest = sorted(self._counters, key=cell_len, reverse=True)
        shortest = cell_len(longest[-1]) if longest else 0
        typed = cell_len((self.query_text or self._input.placeholder)[: room + ROOM]) + 1 - ROOM
        room = max(min(room, room - typed), min(room, shortest))
        counter = next((one for one in longest if cell_len(one) <= room), "")
        if self._is_wrong and longest and not counter and room > 1:
            counter = set_cell_size(longest[-1], room - 1).rstrip() + "…"
        self._widest = min(max(self._widest, -(-cell_len(counter) // STEP) * STEP), max(0, room))
        self._counter.show(counter, max(self._widest, cell_len(counter)) + 1)

    # Suggestions

    def suggest(self, ending: str, becomes: str | None = None) -> None:
        """Show quietly how the line could go on, as long as the cursor is at its end; "" shows nothing.

        `becomes` is the line once that is taken, where it is not what was typed and the ending.
        """
        self._becomes = self.query_text + ending if becomes is None else becomes
        if ending != self._input.ghost:
            self._input.ghost = ending
            self._input.refresh()

    def take_suggestion(self) -> bool:
        """Let the line be what is suggested; False where nothing is, or the cursor is elsewhere."""
        if not self._input.suggestion:
            return False
        self.put(self._becomes)
        return True

    # Keys

    def is_left_by(self, event: events.Key) -> bool:
        """Whether a key leaves the line: escape, or a backspace where nothing has been typed.

        One that is held down, and has just emptied the line, does not.
        """
        return event.key == "escape" or (event.key == "backspace" and not (self.query_text or self._is_emptied))

    def edit(self, event: events.Key) -> bool:
        """Take a letter, delete one or move the cursor, at once; False when the key is for the line's own bindings.

        A letter with a key held that makes another key of it is no letter, and does nothing.
        """
        self._is_emptied = event.key == "backspace" and len(self.query_text) <= 1
        if event.is_printable and event.character:
            if key_name(event.key, event.character) in (event.character, "space"):
                self._input.replace(event.character, *self._input.selection)
        elif action := EDITING.get(event.key):
            getattr(self._input, f"action_{action}")()
        else:
            return False
        return True

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
