"""What is kept, as JSON: how it is written, and how it is checked when it is read.

Sets of entries are written as runs, [first, last], in their order: there may be thousands. What is missing has its
default, and what is not known is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeGuard, TypeVar, get_args

from tui.archive.load import clean
from tui.archive.question import Case, Question
from tui.history import Questions, kept
from tui.layout import Anchor
from tui.place import PaneName, Place
from tui.settings import LayoutName
from tui.work import Reading, Session

SCHEMA = 1
FARTHEST = 2**31 - 1
"""The highest number of a line or a code point."""
WIDEST = 1000
"""Columns of the longest measure that can have been kept."""
LONGEST_NAME = 100
"""Code points of the longest name of a theme."""

Fields = dict[str, Any]
_T = TypeVar("_T")


class BrokenError(Exception):
    """What was kept cannot be read; the message says why."""


class NewerError(Exception):
    """What was kept was written by a later version of the program."""


def loads(data: bytes) -> Fields:
    """Read the fields of a file.

    Raises:
        BrokenError: when it is no JSON, or no object with a schema number.
        NewerError: when its schema is of a later version.
    """
    import json

    try:
        found = json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise BrokenError("it is no UTF-8") from None
    except (ValueError, RecursionError):
        raise BrokenError("it is no JSON that can be read") from None
    schema = found.get("schema") if isinstance(found, dict) else None
    if not _is_whole(schema) or schema < 1:
        raise BrokenError("it has no schema number")
    if schema > SCHEMA:
        raise NewerError
    return {str(name): value for name, value in found.items()}


def dumps(fields: Fields) -> bytes:
    """Write the fields of a file; ASCII, so that any text can be written."""
    import json

    return json.dumps({**fields, "schema": SCHEMA}, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


def write_reading(reading: Reading) -> Fields:
    """The fields of a reading."""
    return {
        "place": reading.place and _write_place(reading.place),
        "article_seen": reading.article_seen,
        "read": _write_runs(reading.read),
        "tagged": _write_runs(reading.tagged),
        "notes": {str(number): reading.notes[number] for number in sorted(reading.notes)},
        "marks": {letter: _write_place(reading.marks[letter]) for letter in sorted(reading.marks)},
    }


def read_reading(fields: Fields, entries: int) -> Reading:
    """Check the fields of a reading of a document that has so many entries.

    Raises:
        BrokenError: when one of them cannot be meant.
    """
    return Reading(
        place=_optional(fields, "place", lambda value, name: _read_place(value, name, entries)),
        article_seen=_part(fields.get("article_seen", 0.0), "article_seen"),
        read=_read_runs(fields.get("read", []), "read", entries),
        tagged=_read_runs(fields.get("tagged", []), "tagged", entries),
        notes=_read_notes(_object(fields.get("notes", {}), "notes"), entries),
        marks=_read_marks(_object(fields.get("marks", {}), "marks"), entries),
    )


def write_session(session: Session) -> Fields:
    """The fields of a session."""
    return {
        "theme": session.theme,
        "layout": session.layout,
        "share": session.share,
        "measure": session.measure,
    }


def read_session(fields: Fields) -> Session:
    """Check the fields of a session.

    Raises:
        BrokenError: when one of them cannot be meant.
    """
    return Session(
        theme=_optional(fields, "theme", _theme),
        layout=_optional(fields, "layout", _layout),
        share=_optional(fields, "share", _part),
        measure=_optional(fields, "measure", lambda value, name: _whole(value, name, 1, WIDEST)),
    )


def write_history(questions: Questions) -> Fields:
    """The fields of the queries asked before."""
    return {
        "questions": [{"text": one.text, "regex": one.regex, "word": one.word, "case": one.case} for one in questions]
    }


def read_history(fields: Fields) -> Questions:
    """Check the fields of the queries asked before.

    Raises:
        BrokenError: when one of them cannot be meant.
    """
    questions = fields.get("questions", [])
    if not isinstance(questions, list):
        raise _broken("questions")
    return kept(_read_question(_object(one, "questions")) for one in questions)


def _read_question(fields: Fields) -> Question:
    text, regex, word = fields.get("text"), fields.get("regex", False), fields.get("word", False)
    if not isinstance(text, str) or not isinstance(regex, bool) or not isinstance(word, bool):
        raise _broken("questions")
    case: Case | None = next((case for case in get_args(Case) if fields.get("case", "smart") == case), None)
    if case is None:
        raise _broken("questions")
    return Question(clean(text).replace("\n", " "), regex, word, case)


# Values


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _broken(name: str) -> BrokenError:
    return BrokenError(f"its {name.replace('_', ' ')} cannot be meant")


def _optional(fields: Fields, name: str, read: Callable[[Any, str], _T]) -> _T | None:
    value = fields.get(name)
    return None if value is None else read(value, name)


def _is_whole(value: object) -> TypeGuard[int]:
    return type(value) is int  # True and False are numbers otherwise


def _whole(value: object, name: str, least: int, most: int) -> int:
    if not _is_whole(value) or not least <= value <= most:
        raise _broken(name)
    return value


def _part(value: object, name: str) -> float:
    if not (_is_whole(value) or isinstance(value, float)) or not 0 <= value <= 1:
        raise _broken(name)
    return float(value)


def _object(value: object, name: str) -> Fields:
    if not isinstance(value, dict):
        raise _broken(name)
    return value


def _pair(value: object, name: str) -> tuple[Any, Any]:
    if not isinstance(value, list) or len(value) != 2:
        raise _broken(name)
    return value[0], value[1]


def _theme(value: object, name: str) -> str:
    if not isinstance(value, str) or not value.isprintable() or not 1 <= len(value) <= LONGEST_NAME:
        raise _broken(name)
    return value


def _layout(value: object, name: str) -> LayoutName:
    for layout in get_args(LayoutName):
        if value == layout:
            return layout  # type: ignore[no-any-return]
    raise _broken(name)


# Entries and places


def _write_runs(numbers: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs


def _read_runs(value: object, name: str, entries: int) -> frozenset[int]:
    if not isinstance(value, list):
        raise _broken(name)
    numbers: list[int] = []
    for run in value:
        first, last = _pair(run, name)
        first = _whole(first, name, numbers[-1] + 1 if numbers else 1, entries)
        numbers += range(first, _whole(last, name, first, entries) + 1)
    return frozenset(numbers)


def _write_place(place: Place) -> Fields:
    return {
        "pane": place.pane,
        "article": list(place.article),
        "discussion": list(place.discussion),
        "cursor": place.cursor,
        "folded": _write_runs(place.folded),
    }


def _read_place(value: object, name: str, entries: int) -> Place:
    fields = _object(value, name)
    pane: PaneName | None = next((pane for pane in get_args(PaneName) if fields.get("pane") == pane), None)
    if pane is None:
        raise _broken(name)
    return Place(
        pane=pane,
        article=_read_anchor(fields.get("article"), name),
        discussion=_read_anchor(fields.get("discussion"), name),
        cursor=_whole(fields.get("cursor"), name, 1, max(1, entries)),
        folded=_read_runs(fields.get("folded", []), name, entries),
    )


def _read_anchor(value: object, name: str) -> Anchor:
    line, offset = _pair(value, name)
    return Anchor(_whole(line, name, 0, FARTHEST), _whole(offset, name, 0, FARTHEST))


def _read_notes(value: Fields, entries: int) -> dict[int, str]:
    notes: dict[int, str] = {}
    for key, note in value.items():
        number = int(key) if key.isascii() and key.isdecimal() and len(key) < 10 else 0
        if key != str(_whole(number, "notes", 1, entries)) or not isinstance(note, str):
            raise _broken("notes")
        notes[number] = clean(note)
    return notes


def _read_marks(value: Fields, entries: int) -> dict[str, Place]:
    if any(len(letter) != 1 or not letter.isprintable() for letter in value):
        raise _broken("marks")
    return {letter: _read_place(place, "marks", entries) for letter, place in value.items()}
