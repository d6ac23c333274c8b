"""What a page tells machines of its article in JSON-LD: the author and the date."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from tui.archive.formats.html.article.signs import flat
from tui.archive.formats.markup import Element

MOST = 2000
"""Objects that are looked at."""


class Linked:
    """The objects of a page's JSON-LD (https://www.w3.org/TR/json-ld11/, https://schema.org/Article)."""

    def __init__(self, root: Element) -> None:
        self._objects = list(_objects(root))
        self._article: dict[str, Any] = next(filter(_is_article, self._objects), {})
        self.date = _text(self._article.get("datePublished"))

    @property
    def author(self) -> str | None:
        """The name of the article's first author."""
        author = self._article.get("author")
        author = author[0] if isinstance(author, list) and author else author
        if isinstance(author, dict):
            named = (one for one in self._objects if one.get("@id") == author.get("@id") and one.get("name"))
            author = author.get("name") or next((one["name"] for one in named), None)
        return _text(author)


def _text(value: Any) -> str | None:
    return flat(value) if isinstance(value, str) else None


def _is_article(one: dict[str, Any]) -> bool:
    kinds = one.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting")) for kind in named)


def _objects(root: Element) -> Iterator[dict[str, Any]]:
    todo: deque[Any] = deque()
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                todo.append(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    seen = 0
    while todo and seen < MOST:
        seen += 1
        value = todo.popleft()
        if isinstance(value, dict):
            yield value
            todo += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            todo += [inner for inner in value[:MOST] if isinstance(inner, dict | list)]
