"""Which names are one person's."""

from __future__ import annotations


def name_key(name: str | None) -> str | None:
    """Write a name so that its case and its blanks do not count; None where nothing is left of it."""
    return " ".join(name.casefold().split()) or None if name else None
