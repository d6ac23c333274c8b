"""The table of what was seen how soon, shown at the end."""

from typing import NamedTuple

import pytest


class Row(NamedTuple):
    """How long something took: seconds, those of the smallest program's start, and how many such starts it may take."""

    what: str
    size: str
    seconds: float
    bare: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.bare


TABLE = pytest.StashKey[list[Row]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the rows, if there are any."""
    rows = config.stash.get(TABLE, [])
    if not rows:
        return
    terminalreporter.section("what is seen, and how soon")
    terminalreporter.write_line(f"{'the smallest program: first paint':46}{rows[0].bare * 1000:8.0f} ms")
    for row in rows:
        verdict = "" if row.ratio <= row.limit else "  too slow"
        terminalreporter.write_line(
            f"{row.size:8}{row.what:38}{row.seconds * 1000:8.0f} ms{row.ratio:8.2f}   at most {row.limit:5.2f}{verdict}"
        )
