"""Following links: choosing one by its letters, seeing where it leads, and only then handing it to the browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import SuspendNotSupported

from tui.archive.links import Target, links_of_entry
from tui.archive.model import Document
from tui.browser import FAILED, find, open_address
from tui.clipboard import copy
from tui.keys import Command
from tui.layout import EMPTY
from tui.screens.concern import Concern
from tui.widgets.hints import Hint, labels
from tui.widgets.panes import Panes
from tui.wrap import fitting, truncate

CHOOSE = "Type a link's letters · Esc leaves"
ANSWERS = ("Enter or o opens · y copies · Esc leaves", "Enter opens · y copies", "Enter opens")
"""What can be done with the link chosen, in more words or in fewer."""
GAP = 2
"""Columns between an address and what can be done with it."""
LEAST = 12
"""Columns that are worth showing of what stands behind the host, before there is room for words beside it."""
LOOKED_AT = 100
"""How many links of an entry are looked at to find out whether they all lead to one place."""

Result = TypeVar("Result")


class Following(Concern):
    """Asks which link is meant, and whether to open it; meanwhile the keys are its own. `say` shows a note."""

    def __init__(self, document: Document, panes: Panes, say: Callable[[str], None]) -> None:
        self._document = document
        self._panes = panes
        self._say = say
        self._hints: dict[str, Hint] = {}
        self._typed = ""
        self._target: Target | None = None
        self._answers: tuple[str, ...] = ANSWERS
        self._opening: Target | None = None
        """The link being opened, until the next key."""

    # What the keys ask for

    def do_link_hints(self, _command: Command) -> None:
        """Label the links in sight with the letters that choose them."""
        self._show_hints()

    def _show_hints(self, entry: int | None = None) -> None:
        """Label the links in sight in the pane in use, or those of one entry."""
        found = [hint for hint in self._panes.in_use.links_in_sight() if entry is None or hint.entry == entry]
        if not found:
            self._say("This entry has several links, none of them in sight" if entry else "No link in sight")
            return
        self._hints, self._typed = dict(zip(labels(len(found)), found, strict=True)), ""
        self._panes.in_use.show_hints(self._hints)
        self._say(CHOOSE)

    def do_open_link(self, _command: Command) -> None:
        """Ask about the link of the entry selected or of the article; where there are several, ask which."""
        if self._panes.active == "article":
            if not self._choose(self._document.article.url):
                self._show_hints(0)
        elif not self._document.entries:
            self._say(EMPTY)
        elif not self._choose(self._document.entry(self._panes.discussion.cursor).url):
            self._choose_of_entry(self._panes.discussion.cursor)

    def _choose_of_entry(self, number: int) -> None:
        urls = {link.url for link in islice(links_of_entry(self._document, number), LOOKED_AT)}
        if not urls:
            self._say("This entry has no link")
        elif len(urls) == 1:
            self._choose(urls.pop())
        else:
            self._show_hints(number)

    def _choose(self, url: str | None) -> bool:
        """Ask about an address; False when there is none to follow."""
        self._target, self._answers = Target.of(url) if url else None, ANSWERS
        self._say("")
        return self._target is not None

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Take a key of the question asked; False when there is none, or the key answers it by leaving it."""
        self.look_again()
        self._opening = None
        if self._hints:
            return self._take_letter(event)
        return self._target is not None and self._take_answer(event, self._target)

    def look_again(self) -> None:
        """Take the labels away when what is in sight has changed under them."""
        if self._hints and not self._panes.in_use.hints:
            self._leave()

    def _take_letter(self, event: events.Key) -> bool:
        if event.key == "escape" or (event.key == "backspace" and not self._typed):
            self._leave()
        elif event.key == "backspace":
            self._narrow(self._typed[:-1])
        elif event.character and event.is_printable:
            self._narrow(self._typed + event.character.lower())
        elif event.key == "ctrl+q":
            self._leave()
            return False
        return True

    def _narrow(self, typed: str) -> None:
        matching = {label: hint for label, hint in self._hints.items() if label.startswith(typed)}
        if typed in matching:
            self._leave()
            self._choose(matching[typed].url)
        elif matching:
            self._typed = typed
            self._panes.in_use.show_hints(matching)
            self._say(f"{typed}  {CHOOSE}" if typed else CHOOSE)
        else:
            self._leave(f"No link in sight has the letters {typed}")

    def _take_answer(self, event: events.Key, target: Target) -> bool:
        self._leave()
        if event.key in ("enter", "o"):
            self._opening = target
            self._panes.run_worker(self._open(target))
        elif event.key == "y":
            self._say(f"Address, {len(target.url)} characters {copy(target.url, self._panes.app.copy_to_clipboard)}")
        else:
            return event.key == "escape"
        return True

    def _leave(self, said: str = "") -> None:
        self._hints, self._target = {}, None
        for pane in self._panes:
            pane.show_hints({})
        self._say(said)

    # The browser

    async def _open(self, target: Target) -> None:
        self._say("Looking for a browser")
        browser = await _on_a_thread(find)
        if browser is None or not browser.in_terminal:
            self._tell(target, *await _on_a_thread(lambda: open_address(target.url, browser)))
            return
        try:
            with self._panes.app.suspend():
                opened = open_address(target.url, browser)
        except SuspendNotSupported:
            opened = False, FAILED
        self._tell(target, *opened)

    def _tell(self, target: Target, opened: bool, said: str) -> None:
        """Say what became of a link; one that could not be opened can still be copied, unless a key came between."""
        if not opened and self._opening is target:
            self._target, self._answers = target, (f"{said}; y copies the address", f"{said}; y copies")
        self._say(said)

    # The status line

    def question(self, width: int) -> tuple[str, str] | None:
        """Where the link chosen leads and what can be done with it, for a width in cells; None where none is."""
        if self._target is None:
            return None
        whole = cell_len(describe(self._target))
        rest = cell_len(self._target.url[self._target.host_end :])
        for least in (whole, whole - rest + min(rest, LEAST)):
            for answers in self._answers:
                if (room := width - cell_len(answers) - GAP) >= least:
                    return describe(self._target, room), answers
        return (describe(self._target, width), "") if self._answers is ANSWERS else ("", self._answers[-1])


def describe(target: Target, width: int | None = None) -> str:
    """Tell where a link leads, so that the host that really answers is seen; cut to a width in cells."""
    before = f"opens {target.host}: " if target.disguised else ""
    behind = f" ({target.host})" if target.spelled and not target.disguised else ""
    if width is None:
        return before + target.url + behind
    room = width - cell_len(before) - cell_len(behind)
    if (before or behind) and room < 1:
        return _end(target.host, width)
    return before + _shortened(target.url, target.host_end, room) + behind


def _shortened(url: str, host_end: int, width: int) -> str:
    """Cut an address to a width in cells: out of the middle behind its host, or all but the end of its host."""
    if cell_len(url) <= width:
        return url
    room = width - cell_len(url[:host_end]) - 1
    if room < 0:
        return _end(url[:host_end], width)
    rest = url[host_end:]
    head = rest[: fitting(rest, room // 2)]
    return url[:host_end] + head + _end(rest[len(head) :], width - cell_len(url[:host_end] + head))


def _end(text: str, width: int) -> str:
    """Cut a text to a width in cells at its beginning."""
    return truncate(text[::-1], width)[::-1]


async def _on_a_thread(work: Callable[[], Result]) -> Result:
    """Do what may take long on a thread that does not keep the program from ending; the work raises nothing."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def tell(result: Result) -> None:
        if not done.done():
            done.set_result(result)

    def run() -> None:
        result = work()
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(tell, result)

    threading.Thread(target=run, daemon=True).start()
    return await done
