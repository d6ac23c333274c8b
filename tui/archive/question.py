"""What is asked of a document, as it was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Case = Literal["smart", "exact", "any"]
"""Whether case counts: where the query has an upper-case letter, always, or never."""
Scope = Literal["both", "article", "discussion"]


@dataclass(frozen=True, slots=True)
class Question:
    """A line as it was typed, and how it is to be understood: as a regular expression, as whole words."""

    text: str = ""
    regex: bool = False
    word: bool = False
    case: Case = "smart"
    scope: Scope = "both"


class QueryError(Exception):
    """What was asked cannot be searched for; `position` is the code point of the text where it goes wrong, from 0."""

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position

    def describe(self) -> str:
        """Say what is wrong and at which character, counted from 1."""
        return str(self) if self.position is None else f"character {self.position + 1}: {self}"
