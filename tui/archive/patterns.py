"""Regular expressions as they are typed → as they can be matched with folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tui.archive.folding import Folding, fold

_PART = re.compile(
    r"\\[pP]\{[^}]*\}|\\.|\(\?[a-zA-Z0-9-]*\)|\((?:\?(?:P?<\w+>|P[=>]|<[=!]|[:=!>|]|[a-zA-Z-]+:)?)?|\{\d*,?\d*\}|.",
    re.DOTALL,
)
"""A part of a pattern: an escape, flags, where a group begins, how often something is repeated, or a character."""
_NAMED = re.compile(r"\\(?:\\|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|N\{([^}]{1,100})\})")
_CASED = re.compile(r"\\[pP]\{(?:L[ul]|Upper\w*|Lower\w*)\}|\[:(?:upper|lower):\]", re.IGNORECASE)
_VERBOSE = re.compile(r"\(\?[a-zA-Z0-9]*x")
_TIMES = re.compile(r"\{(\d*)(,?)(\d*)\}")
_QUANTIFIERS = ("*", "+", "?", "{")


def spelled_out(source: str) -> str:
    """Write the letters beyond ASCII that a pattern names by their numbers or names."""
    return _NAMED.sub(_letter, source)


def _letter(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    try:
        letter = chr(int(number, 16)) if number else unicodedata.lookup(found[4]) if found[4] else ""
    except (KeyError, ValueError, OverflowError):
        return found[0]
    return found[0] if not letter or letter.isascii() else letter


def has_cased_class(source: str) -> bool:
    """Whether a pattern asks for letters of one case by their class."""
    return _CASED.search(source) is not None


def literal(source: str) -> str:
    """What stands for itself in a pattern, signs that mean something included."""
    names = re.sub(r"\[:\w*:\]", "", source)
    return "".join(part for part, _ in _parts(names) if len(part) == 1)


def size(source: str) -> int:
    """How many parts a pattern has once its repetitions are written out; a group behind a + counts twice."""
    sizes, last, is_group = [0], 0, False
    for part, in_class in _parts(source):
        if in_class:
            continue
        if part[0] == "(" and part[-1] != ")":
            sizes.append(0)
            is_group = False
        elif part == ")" and len(sizes) > 1:
            last, is_group = max(1, sizes.pop()), True
            sizes[-1] += last
        elif part[0] in _QUANTIFIERS:
            more = last * (_times(part, is_group=is_group) - 1)
            sizes[-1] += more
            last += more
        else:
            last, is_group = 1, False
            sizes[-1] += 1
    return sum(sizes)


def _times(part: str, *, is_group: bool) -> int:
    """How often what stands before is written out."""
    if found := _TIMES.fullmatch(part):
        return max(1, int(found[1][:9] or 0) + (bool(found[2]) and not found[3] and is_group))
    return 2 if part == "+" and is_group else 1


def folded(source: str, folding: Folding) -> str:
    """Write what stands for itself in a pattern as texts are folded; case is left to the module's own flag.

    A blank stands for any, line breaks too. Letters that are several once folded are a group outside of classes.
    """
    parts = list(_parts(source))
    following = [part for part, _ in parts[1:]] + [""]
    is_verbose = any(_VERBOSE.match(part) for part, _ in parts)
    pieces = []
    for (part, in_class), after in zip(parts, following, strict=True):
        if part == " " and not in_class and not is_verbose:
            pieces.append(r"\s" if after[:1] in _QUANTIFIERS and after else r"\s+")
        elif len(part) > 1 or part.isascii():
            pieces.append(part)
        else:
            pieces.append(_folded_letter(part, folding, in_class=in_class))
    return "".join(pieces)


def _folded_letter(letter: str, folding: Folding, *, in_class: bool) -> str:
    letters = fold(letter, folding).text
    if len(letters) == 1:
        return letters if letters.isalnum() or letters == letter else re.escape(letters)
    return letter if in_class or not letters else f"(?:{re.escape(letters)})"


def _parts(source: str) -> Iterator[tuple[str, bool]]:
    """Divide a pattern, and tell of each part whether it stands in a class."""
    in_class, begun = False, -1
    for found in _PART.finditer(source):
        part = found[0]
        if in_class and part == "]" and found.start() > begun:
            in_class = False
            yield part, True
        elif not in_class and part == "[":
            in_class = True
            begun = found.end() + source[found.end() : found.end() + 1].count("^")
            yield part, True
        else:
            yield part, in_class
