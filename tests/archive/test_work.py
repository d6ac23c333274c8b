"""Reading takes work in proportion to a file's length, whatever its shape: counted in calls of functions, not timed."""

from collections.abc import Callable

import pytest

from tui.archive.threads import thread

from .pages import LINK_BAR, PARAGRAPH, document
from .test_lines import calls

TOP = f"The lamp is lit\n\n{PARAGRAPH}\n\nTags: ,\n\n\n"


def deep(count: int) -> str:
    return TOP + "\n\n".join("  " * level + f"• N{level} says:" for level in range(1, count + 1))


SHAPES: dict[str, Callable[[int], str]] = {
    "comments": lambda count: TOP + "".join(f"  • N{n} says:\n\n    Yes.\n\n" for n in range(count)) + LINK_BAR,
    "replies": lambda count: TOP + "  • Ann says:\n\n    Yes.\n\n    • Bob says:\n\n      No.\n\n" * count,
    "replies nested deep": lambda count: deep(2 * count),
    "no names": lambda count: TOP + "  1. Who lit it, and what for?\n\n    Nobody knows.\n\n" * count,
    "code at the margin": lambda count: TOP + "  • Ann says:\n\n    So:\nlamp on\n  lamp off\n\n" * count,
    "names below": lambda count: TOP + "It burned.\n\nPosted by: Ann at July 9, 2007 3:12 PM\n\n" * count,
    "names above": lambda count: TOP + "Ann said...\n\nIt burned.\n\nJuly 9, 2007 3:12 PM\n" * count,
    "headings": lambda count: TOP + "3 Comments\n\n" * count,
    "headings and entries": lambda count: TOP + "3 Comments\n\n  • Ann says:\n\n    Yes.\n\n" * count,
    "forms": lambda count: TOP + "Leave a Reply\n\nYour email address will not be published.\n\n" * count,
    "lists in the article": lambda count: "A title\n\n\n" + "  • a point\n\nSome words between.\n\n" * count,
    "names alone": lambda count: "« Older | Main | Newer »\n\n" + f"Ann Reed\n\n{PARAGRAPH}\n\n" * count,
    "short lines": lambda count: "A title\n\n" + "Oil\n\n" * count,
    "blank lines": lambda count: TOP + "  • Ann says:" + "\n" * 20 * count + "    Yes." + LINK_BAR,
    "paragraphs": lambda count: "A title\n\n" + f"{PARAGRAPH}\n\n" * count,
    "dates": lambda count: "A title\n\n" + "July 9, 2007\n" * count,
    "bullets of all kinds": lambda count: TOP + "  • a\n  * b\n    - c\n  1. d\n      · e\n" * count,
    "tabs": lambda count: TOP + "\t• Ann says:\n\n\t\tYes.\n\n" * count,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_twice_as_long_is_twice_the_work(shape: str) -> None:
    few, many = SHAPES[shape](300), SHAPES[shape](600)  # more lines than any cache keeps
    document(many)
    assert calls(lambda: thread(document(many))) < 2.2 * calls(lambda: thread(document(few)))
