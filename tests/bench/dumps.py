"""Dumps of pages with long discussions, made of a few words of our own; the same each time."""

from collections.abc import Iterator
from random import Random

KB, MB = 1_000, 1_000_000

MOST_COMMON_FIRST = """
the of a to and in it was that we had for on with as at by but they from which harbour lamp keeper not were she old this
there been his her quay tide boat stone when lantern who rope would letter after wall light night every river could
winter ferry gate morning before village never house water little copper again bridge people chapel ladder station
window summer paper barrel island mended painted herring signal railway weather carpenter museum photograph committee
nevertheless café naïve don’t “quite so” wait… lighthouse kept re‑opened Straße 1894
"""
WORDS = MOST_COMMON_FIRST.split()
"""The words of the texts."""
WEIGHTS = [1 / (rank + 3) for rank in range(len(WORDS))]
SENTENCE = 12
"""Words of a sentence on average."""
GIVEN = ("Ada", "Bram", "Clement", "Dora", "Edwin", "Flora", "Gilbert", "Hester", "Ivo", "Kit", "Maud", "Nat", "Olive")
FAMILY = (
    "Ashdown",
    "Birch",
    "Coldwell",
    "Dunmore",
    "Eastlake",
    "Farrow",
    "Garth",
    "Hobday",
    "Ingle",
    "Jessop",
    "Kestle",
)
DEEPEST = 4
"""How deep the replies stand at the most."""
BEHIND = "\n\n\nBack numbers\n\n\nTimetables\n"
"""What follows the discussion."""


def dump(size: int) -> str:
    """Make the dump of a page with an article and its discussion, of so many bytes or a few hundred more."""
    random = Random(size)
    pieces = list(_article(random, size // 200))
    left = size - sum(map(_weight, pieces)) - len(BEHIND)
    depth = 0
    while left > 0:
        depth = random.choice((1, 1, 1, min(depth + 1, DEEPEST)))
        pieces.append(_entry(random, depth))
        left -= _weight(pieces[-1])
    return "".join([*pieces, BEHIND])


def exploding(letters: int) -> str:
    """Make the dump of a page with one comment that holds a letter so many times and then something else."""
    article = "A page about nothing much\n\n\nA short word before the comments begin.\n\n"
    return f"{article}\n  • Ada says:\n\n    {'a' * letters}!\n{BEHIND}"


def _weight(text: str) -> int:
    return len(text.encode())


def _article(random: Random, length: int) -> Iterator[str]:
    """Write title and paragraphs, until they have so many letters."""
    yield "The lantern on the old quay\n\n\nAda Ashdown.\n\nWhat the keepers wrote and what became of it\n\n"
    while length > 0:
        paragraph = _sentences(random, 8)
        length -= len(paragraph)
        yield f"{paragraph}\n\n"
    yield "Tags: ,\n"


def _entry(random: Random, depth: int) -> str:
    """Write a comment, seldom one without a name, or seldom a trackback; each begins behind an empty line."""
    lines = [_sentences(random, random.randint(1, 5)) for _ in range(random.randint(1, 3))]
    kind = random.random()
    if kind < 0.05 and depth == 1:
        head = f"{_sentences(random, 1).rstrip('.')}\n"
        lines = [f"{lines[0]}…"]
    elif kind < 0.1:
        head = lines.pop(0)
    else:
        head = f"{random.choice(GIVEN)} {random.choice(FAMILY)} says:\n"
    margin = "  " * depth
    body = "".join(f"\n{margin}  {line}" for line in lines)
    return f"\n{margin}• {head}{body}\n"


def _sentences(random: Random, count: int) -> str:
    return " ".join(
        " ".join(random.choices(WORDS, WEIGHTS, k=random.randint(SENTENCE // 2, SENTENCE * 3 // 2))).capitalize() + "."
        for _ in range(count)
    )
