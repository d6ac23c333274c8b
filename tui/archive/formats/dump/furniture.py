"""What a blog's template puts under every article: who wrote it, a notice, its tags."""

from __future__ import annotations

import re
from enum import Enum


class Furniture(Enum):
    """A piece of furniture, by the kind of block that it is read as."""

    BIO = "bio"
    NOTICE = "notice"
    TAGS = "tags"


_BIO = re.compile(
    r"(?P<name>[^.,:;!?]{2,60}?) (?:is|was) (?:an? |the )?[^.]*\b"
    r"(?:fellow|editor|writer|author|journalist|reporter|contributor|analyst|correspondent|blogger|columnist|professor)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LIFE = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z]|[a-z]{1,3} [A-Z])[\w.’'-]*){1,4}) (?:is|was) (?:an?|the) .*")
"""A sentence about a person; a bio only where it stands last."""
_ABOUT = re.compile(
    r"(?i:about|über|à propos de|sobre|over) (?:(?i:the author)\b.{0,60}|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})"
)
_NOTICE = re.compile(
    r"\b(?:donat(?:e|ion|ions)|tax-deductible|support our|support us|subscribe|dedicated reader|make a contribution)\b",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:tags?|tagged(?: with)?|labels?|filed under|categor(?:y|ies)|posted in|kategorien?|schlagw[oö]rte?r?|étiquettes"
    r"|mots-clés|catégories?|etiquetas|categorías?|categorie|categorias|marcadores|trefwoorden)\s*:(?P<tags>.*)",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 500
"""Characters in the longest bio or notice."""


def furniture(text: str) -> Furniture | None:
    """Tell which piece of furniture a paragraph is, if any."""
    if _TAGS.match(text):
        return Furniture.TAGS
    if len(text) < LONGEST and _NOTICE.search(text):
        return Furniture.NOTICE
    if len(text) < LONGEST and (_BIO.fullmatch(text) or _ABOUT.fullmatch(text)):
        return Furniture.BIO
    return None


def is_life(text: str, above: str = "") -> bool:
    """Tell whether a paragraph says who somebody is of whom the text above it says nothing, as a bio does."""
    found = _LIFE.fullmatch(text) if len(text) < LONGEST else None
    return found is not None and found["name"] not in above


def author_in(text: str) -> str | None:
    """Name the person of whom a bio tells."""
    found = _BIO.fullmatch(text) or _LIFE.fullmatch(text)
    return found["name"] if found else None


def tags_in(text: str) -> list[str]:
    """Read the tags that the dump kept; it drops those that were links."""
    found = _TAGS.match(text)
    return [tag for part in (found["tags"].split(",") if found else ()) if (tag := part.strip())]
