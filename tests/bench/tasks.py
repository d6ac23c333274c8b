"""What the search engine is timed at: each task is made ready, and then does what a key would have it do."""

from collections.abc import Callable
from dataclasses import dataclass

from tui.archive.concordance import ordered
from tui.archive.model import Address, Document
from tui.archive.question import Question
from tui.archive.search import Index
from tui.finder import Finder

Work = Callable[[], object]
TOP: tuple[Address, int] = (0, 0), 0


@dataclass(frozen=True)
class Task:
    """Something to time: `ready` takes a document and a warm index of it, and gives what is to be timed, to do once.

    What is timed gives back how much it has found, which is never nothing.
    """

    name: str
    ready: Callable[[Document, Index], Work]
    most: float = 14
    """How much longer ten times the text may take: measured, 9 to 11 times, and 13 on a machine that is busy."""


def _asked(question: Question | str) -> Callable[[Document, Index], Work]:
    """Ask a question of an index whose texts have been searched before, to the end."""

    def ready(_document: Document, index: Index) -> Work:
        return lambda: len(_found(index, question).hits)

    return ready


def _found(index: Index, question: Question | str) -> Finder:
    finder = Finder(index)
    finder.search(question, TOP)
    assert finder.is_done and not finder.trouble
    return finder


def _first_search(document: Document, _index: Index) -> Work:
    """Index a document that nothing was searched in yet, and search all of it."""
    return lambda: len(_found(Index(document), "lantern").hits)


def _first_hit(document: Document, _index: Index) -> Work:
    """Index a document that nothing was searched in yet, and search it until a hit is known."""

    def work() -> object:
        finder = Finder(Index(document))
        finder.begin(Question("lantern"), TOP)
        while not finder.current:
            finder.advance(lambda: True)
        return finder.current

    return work


def _letter_more(_document: Document, index: Index) -> Work:
    """Search for a word of which all letters but the last have been searched for."""
    finder = _found(index, "photograp")

    def work() -> object:
        finder.search("photograph", TOP)
        return len(finder.hits)

    return work


def _steps(_document: Document, index: Index) -> Work:
    """Go a hundred hits back from the first, each told from the screen's side: which hit, and which of how many."""
    finder = _found(index, "e")

    def work() -> object:
        for _ in range(100):
            finder.step(-1)
        return finder.counter()

    return work


def _marks(document: Document, index: Index) -> Work:
    """Ask for the hits in the texts that a window shows."""
    finder = _found(index, "e")
    shown = [(document.entries[-1 - number].number, 2) for number in range(min(20, len(document.entries)))]
    return lambda: sum(len(finder.spans(address)) for address in shown)


def _sorted(_document: Document, index: Index) -> Work:
    """Sort all places of a word by what stands behind them."""
    hits = _found(index, "lantern").hits
    return lambda: len(ordered(index.document, hits, "right"))


TASKS = (
    Task("index, first search", _first_search),
    Task("index, first hit", _first_hit, most=16),
    Task("a letter more", _letter_more),
    Task("a common letter", _asked("e")),
    Task("a phrase", _asked("to the")),
    Task("whole word", _asked(Question("her", word=True))),
    Task("case that counts", _asked(Question("Lantern"))),
    Task("regex", _asked(Question(r"\blan\w+n\b", regex=True))),
    Task("near spelling", _asked("~lanturn")),
    Task("filters", _asked("-author:farrow kind:comment -is:inferred")),
    Task("several terms", _asked('"old" "harbour" -ferry')),
    Task("a hundred steps", _steps, most=3),
    Task("marks of a window", _marks),
    Task("sorted concordance", _sorted, most=16),
)
