"""The keys that a page in Markdown begins with: YAML between lines of dashes, or TOML between lines of plus signs.

Of YAML (https://yaml.org/spec/1.2.2/) what pages use: words, quoted or not, lists, and a mapping one level deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tui.archive.load import clean

BROKEN = "its front matter cannot be read; what could be read of it is used"
_BEGIN = re.compile(r"(?:---|\+\+\+)[ \t]*")
_ENDS = {"-": re.compile(r"(?:---|\.\.\.)[ \t]*"), "+": re.compile(r"\+\+\+[ \t]*")}
_KEY = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?:\s+(?P<value>.*))?")
_TOML_DATE = re.compile(r"""^[ \t]*date[ \t]*=[ \t]*["']?([^"'#\n]+)""", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter tells of an article; `last` is its last line, counted from 1, 0 where there is none."""

    last: int = 0
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_front_matter(lines: list[str]) -> FrontMatter:
    """Read the front matter that the lines of a file begin with; it is none unless it ends, and holds a key."""
    if not lines or not _BEGIN.fullmatch(lines[0]):
        return FrontMatter()
    mark = lines[0][0]
    last = next((at for at, line in enumerate(lines) if at and _ENDS[mark].fullmatch(line)), 0)
    inside = lines[1:last]
    values, whole = _toml("\n".join(inside)) if mark == "+" else _yaml(inside)
    if not last or not (values or (mark == "+" and "=" in "".join(inside))):
        return FrontMatter()
    return FrontMatter(
        last + 1,
        title=_line(values.get("title")),
        author=_line(_names(values.get("author") or values.get("authors"))),
        date=_line(values.get("date")),
        url=_line(values.get("url") or values.get("link") or values.get("permalink") or values.get("canonical_url")),
        tags=tuple(_tags(values.get("tags"))),
        warnings=() if whole else (BROKEN,),
    )


def _toml(text: str) -> tuple[dict[str, Any], bool]:
    import tomllib

    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}, False
    if found := _TOML_DATE.search(text):
        values["date"] = found[1].strip()
    return {key.casefold(): value for key, value in values.items()}, True


def _yaml(lines: list[str]) -> tuple[dict[str, Any], bool]:
    """Read keys and their values: (values, whether all lines were understood)."""
    values: dict[str, Any] = {}
    whole, key = True, ""
    for line in lines:
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        found = _KEY.fullmatch(line)
        if found and not found["indent"]:
            key = found["key"].casefold()
            values[key] = _value(found["value"] or "")
        elif key and words.startswith("-") and (values[key] == "" or isinstance(values[key], list)):
            values[key] = [*_list(values[key]), _value(words[1:])]
        elif key and found and (values[key] == "" or isinstance(values[key], dict)):
            values[key] = {**_mapping(values[key]), found["key"].casefold(): _value(found["value"] or "")}
        elif key and line[0] == " " and isinstance(values[key], str):
            values[key] = f"{values[key].lstrip('|>-+')} {words}".lstrip()
        else:
            whole = False
    return values, whole


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _value(text: str) -> Any:
    """Read a value on one line: words, or a list in brackets."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        parts = re.findall(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)\s*,?""", text[1:-1])
        return [_words(part) for part in parts if part.strip()]
    return _words(text)


def _words(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescaped, text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return re.split(r"\s#", text, maxsplit=1)[0].rstrip()


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else {"n": "\n", "t": "\t"}.get(found[3], found[3])


def _names(value: Any) -> str:
    """The names of one author or several, each alone or in a mapping."""
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value)))
    return value if isinstance(value, str) else ""


def _named(value: Any) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return name.removeprefix("name: ") if isinstance(name, str) else ""


def _tags(value: Any) -> list[str]:
    listed = value.split(",") if isinstance(value, str) else _list(value)
    tags = (_line(tag) for tag in listed)
    return list(dict.fromkeys(tag for tag in tags if tag))


def _line(value: Any) -> str | None:
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return None
    return " ".join(clean(str(value)).split()) or None
