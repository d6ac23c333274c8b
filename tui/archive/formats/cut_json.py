"""JSON that may be cut off or broken: what is whole before the break.

The grammar: https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from tui.archive.load import UnreadableError

_BLANKS = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)
"""A string, which the break may cut, or a bracket outside of strings."""
_CLOSING = {"[": "]", "{": "}"}


def read_json(text: str) -> tuple[list[Any], tuple[str, ...]]:
    """Read one JSON value or several in a row: (values, warnings); of broken JSON what is whole before the break.

    NaN and infinities, which JSON does not have, are None; line ends may stand in strings.

    Raises:
        UnreadableError: when nothing in it is whole, or it is nested deeper than Python can read.
    """
    decoder = json.JSONDecoder(strict=False, parse_int=_integer, parse_constant=lambda _: None)
    values: list[Any] = []
    at = _end_of_blanks(text, 0)
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            at = _end_of_blanks(text, at)
    except json.JSONDecodeError as error:
        broken = f"its JSON is cut off or broken at line {error.lineno}, column {error.colno}"
        if mended := _mended(text[at : error.pos]):
            with suppress(json.JSONDecodeError, RecursionError):  # the break may be in a string that holds brackets
                values.append(decoder.decode(mended))
        if not values:
            raise UnreadableError(broken) from None
        return values, (f"{broken}; what comes after is lost",)
    except RecursionError:
        raise UnreadableError("its brackets are nested too deep to hold posts or comments") from None
    return values, ()


def _end_of_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _integer(digits: str) -> int:
    return int(digits[:18])


def _mended(text: str) -> str | None:
    """Close what is open at the end of cut JSON, behind the last part of it that is whole."""
    whole = 0
    for end, still_open in _closings(text):
        if len(still_open) == 1 or still_open[-1] == "[":
            whole = end
    closed = [still_open for end, still_open in _closings(text[:whole]) if end == whole]
    return text[:whole] + "".join(_CLOSING[one] for one in reversed(closed[0])) if closed else None


def _closings(text: str) -> Iterator[tuple[int, list[str]]]:
    """Where a bracket is closed inside another, and the brackets that are open then."""
    still_open: list[str] = []
    for token in _TOKEN.finditer(text):
        if token[0] in _CLOSING:
            still_open.append(token[0])
        elif token[0] in "]}":
            del still_open[-1:]
            if not still_open:
                return
            yield token.end(), still_open
