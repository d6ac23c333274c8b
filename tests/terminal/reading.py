"""What these tests share: sample pages as plain text, the installed command, where things stand on its screen."""

import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .terminal import Terminal, environment

READER = str(Path(sys.executable).with_name("lwj-read"))
SAMPLES = Path(__file__).parents[2] / "sample_docs"
WORD = re.compile(r"[A-Za-z]{5,}")


@dataclass(frozen=True)
class Page:
    """A page dump read with as little understanding as will do, and without the program's help."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def opening(self) -> str:
        """The first words of the title: short enough to stand in one row."""
        title = self.text.split("\n", 1)[0].strip()
        return title if len(title) <= 24 else title[:24].rsplit(" ", 1)[0]

    @cached_property
    def article(self) -> str:
        """What stands before the first entry."""
        return re.split(r"(?m)^ +• ", self.text, maxsplit=1)[0]

    @cached_property
    def entries(self) -> list[str]:
        """The text of each entry, its name left out; the entries end at the first gap of two empty lines."""
        discussion = self.text[len(self.article) :].split("\n\n\n")[0]
        return [re.sub(r"\A.* says:\n", "", entry) for entry in re.split(r"(?m)^ +• ", discussion)[1:]]

    @cached_property
    def names(self) -> list[str]:
        return re.findall(r"(?m)^ +• (.*) says:$", self.text)

    def rare(self, part: str) -> list[str]:
        """The words of a part that occur nowhere else in the page, so that seeing one is seeing the part."""
        return [word for word in WORD.findall(part) if len(re.findall(word, self.text, re.IGNORECASE)) == 1]

    def folding(self, start: int) -> tuple[int, str]:
        """An entry from `start` on with a rare word near its end, which a fold hides: its number and that word."""
        for number, entry in enumerate(self.entries[start - 1 :], start):
            if words := self.rare(entry[100:]):
                return number, words[-1]
        raise LookupError(f"{self.path}: no such entry from {start} on")

    @cached_property
    def common(self) -> str:
        """The word that the article and the discussion share most."""
        here, there = self.article.lower(), "".join(self.entries).lower()
        shared: list[str] = sorted({word for word in WORD.findall(here) if there.count(word) > 1})
        return max(shared, key=lambda word: (here + there).count(word))


class Reader:
    """The installed command, in a home of its own where no state or settings of anybody's are."""

    def __init__(self, home: Path) -> None:
        self.running = ExitStack()
        folders = {"HOME": home} | {f"XDG_{kind}_HOME": home / kind for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
        self.home = {name: str(folder) for name, folder in folders.items()}

    def __call__(
        self, *arguments: str | Path, rows: int = 40, cols: int = 120, env: Mapping[str, str] | None = None
    ) -> Terminal:
        """Start the command in a terminal."""
        return self.start(READER, *arguments, rows=rows, cols=cols, env=env)

    def start(
        self, *argv: str | Path, rows: int = 40, cols: int = 120, env: Mapping[str, str] | None = None
    ) -> Terminal:
        """Start any program in a terminal."""
        words = [str(word) for word in argv]
        return self.running.enter_context(Terminal(words, rows=rows, cols=cols, env=self.home | dict(env or {})))

    def open(self, page: Page, rows: int = 40, cols: int = 120, env: Mapping[str, str] | None = None) -> Terminal:
        """Start the command on a page and wait until the page is there and keys are listened to."""
        terminal = self(page.path, rows=rows, cols=cols, env=env)
        terminal.wait_for(page.opening)
        terminal.wait_until(lambda: 2004 in terminal.modes(), what="a program that listens")
        return terminal

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        """Run the command without a terminal, to its end."""
        argv = [READER, *map(str, arguments)]
        return subprocess.run(
            argv, env=environment(self.home), stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )


def body(terminal: Terminal) -> list[str]:
    """The screen without its bottom row, where the status line is, and without the scrollbar."""
    return [line.rstrip(" ▁▂▃▄▅▆▇") for line in terminal.lines()[:-1]]


def selected(terminal: Terminal) -> int | None:
    """The number of the entry that the status line tells of; None when it tells of the article."""
    found = re.search(r"(?i)\b(?:comment|trackback|pingback) (\d+)", terminal.lines()[-1])
    return int(found[1]) if found else None


def wait_for_entry(terminal: Terminal, number: int) -> None:
    terminal.wait_until(lambda: selected(terminal) == number, what=f"entry {number} in the status line")


def wait_for_article(terminal: Terminal) -> None:
    terminal.wait_until(lambda: "¶" in terminal.lines()[-1], what="¶ in the status line")


def to_discussion(terminal: Terminal) -> None:
    """Go from the article to the first entry."""
    terminal.press("tab")
    wait_for_entry(terminal, 1)


def press_and_see(terminal: Terminal, key: str) -> None:
    """Press a key that must change the screen."""
    before = terminal.text()
    terminal.press(key)
    terminal.wait_until(lambda: terminal.text() != before, what=f"an answer to {key}")
