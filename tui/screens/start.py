"""What a reader's screen begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tui.archive.collection import Collection
from tui.archive.question import Question
from tui.screens.rereading import Reopen
from tui.settings import Settings
from tui.state import Store
from tui.work import Reading, Session


@dataclass(frozen=True, slots=True)
class Start:
    """What is settled, what was chosen and done before, and where to begin."""

    settings: Settings = field(default_factory=Settings)
    session: Session = field(default_factory=Session)
    remember: Callable[[Session], None] = lambda _session: None
    """Takes what is chosen in this reader."""
    store: Store = field(default_factory=lambda: Store(None))
    collection: Collection | None = None
    """The posts of the file that the document comes from."""
    reopen: Reopen = lambda *_: None
    """Shows another version of the document."""
    carried: Reading | None = None
    """What was done with another version of the document."""
    marked: Question | None = None
    """What was searched for in another version of the document."""
    said: str = ""
    """What is to be said at first."""
    entry: int | None = None
    """The entry to begin at."""
    query: Question | None = None
    """What to search for at the beginning."""
