"""What WordPress answers over its REST interface: posts, comments, or both, as JSON.

The fields: https://developer.wordpress.org/rest-api/reference/ (posts, comments); those of wordpress.com's older
interface, https://developer.wordpress.com/docs/api/1.1/, differ little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tui.archive.collection import Record
from tui.archive.formats.compose import Draft, Passage, compose
from tui.archive.formats.cut_json import read_json
from tui.archive.formats.markup import fragment, lacks_paragraphs, line, web_address
from tui.archive.load import File, RawText, UnreadableError, clean
from tui.archive.model import Article, Document, EntryKind, Post, Source

Json = dict[str, Any]
_SHOWN = frozenset(("approved", "approve", "1", ""))
"""The status of a comment that the page showed; others wait, or are spam or trash."""
_WRAPPERS = ("post", "posts", "comments", "replies")
_TRACKBACK = re.compile(r"\s*(?:<p>\s*)?<strong>([^<]{1,300})</strong>\s*(?:</p>)?\s*")
"""How WordPress writes a trackback's title above its excerpt (wp-trackback.php)."""


def records(file: File) -> Callable[[], Iterable[Record]]:
    """Go through the published posts of a saved answer; comments of a post that is not in it make one without a title.

    Raises:
        UnreadableError: when it is no JSON, or holds neither posts nor comments.
    """
    raw = file.text(lines=False)
    values, warnings = read_json(raw.text)
    groups = [group for group in _groups(values) if group.is_published]
    warnings = (*raw.warnings, *warnings)
    return lambda: (group.record(number, raw, warnings) for number, group in enumerate(groups, 1))


@dataclass(slots=True)
class _Group:
    """A post, or what stands for one that is not in the file, with its comments."""

    post: Json
    comments: list[Json] = field(default_factory=list)

    @property
    def is_published(self) -> bool:
        return _word(self.post.get("status")) in ("", "publish")

    def record(self, number: int, raw: RawText, warnings: tuple[str, ...]) -> Record:
        comments = [comment for comment in self.comments if _word(comment.get("status")) in _SHOWN]
        post = Post(number, _line(self.post.get("slug")), _title(self.post), _date(self.post), len(comments))
        return Record(post, lambda: _document(self.post, comments, raw, warnings))


def _groups(values: list[Any]) -> list[_Group]:
    """Sort out posts and comments, however they are wrapped up.

    Raises:
        UnreadableError: when there are none, and something else instead.
    """
    groups: list[_Group] = []
    loose: list[Json] = []
    todo = list(reversed(values))
    strange: Json | None = None
    while todo:
        value = todo.pop()
        if isinstance(value, list):
            todo.extend(reversed(value))
        elif not isinstance(value, dict):
            continue
        elif _is_comment(value):
            loose.append(value)
        elif _is_post(value):
            groups.append(_Group(value, _replies(value)))
        elif isinstance(post := value.get("post"), dict):
            groups.append(_Group(post, [*_objects(value.get("comments")), *_replies(post)]))
        elif wrapped := [value[key] for key in _WRAPPERS if key in value]:
            todo.extend(reversed(wrapped))
        else:
            strange = value
    if not groups and not loose and (strange is not None or not _is_empty(values)):
        raise UnreadableError(_what_else(strange or {}))
    return _with_loose(groups, loose)


def _is_empty(values: list[Any]) -> bool:
    """Tell whether there is nothing but empty lists, as WordPress answers where it finds nothing."""
    return all(value == [] or isinstance(value, dict) for value in values)


def _what_else(value: Json) -> str:
    message = _line(value.get("message"))
    if message and "code" in value:
        return f"this is no post, but an error that WordPress told of: {message[:200]}"
    return "this is JSON, but neither posts nor comments of WordPress"


def _is_comment(value: Json) -> bool:
    if "title" in value or "slug" in value:
        return False
    return "author_name" in value or (_has_text(value, "content") and ("parent" in value or "post" in value))


def _is_post(value: Json) -> bool:
    return _word(value.get("type")) != "attachment" and (_has_text(value, "content") or _has_text(value, "title"))


def _has_text(value: Json, key: str) -> bool:
    """Tell whether a value is a text as WordPress writes them."""
    held = value.get(key)
    if isinstance(held, dict):
        return "rendered" in held or "raw" in held
    return isinstance(held, str) and "ID" in value


def _replies(post: Json) -> list[Json]:
    embedded = post.get("_embedded")
    return _objects(embedded.get("replies")) if isinstance(embedded, dict) else []


def _objects(value: Any) -> list[Json]:
    """The objects in a list, or in the lists in it."""
    todo, found = [value], list[Json]()
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            todo.extend(reversed(one))
        elif isinstance(one, dict) and _is_comment(one):
            found.append(one)
    return found


def _with_loose(groups: list[_Group], loose: list[Json]) -> list[_Group]:
    """Give comments that stand alone to their posts, and to new groups where these are not in the file."""
    by_id: dict[int | None, _Group] = {}
    for group in groups:
        by_id.setdefault(_number(group.post), group)
    alone = groups[0] if len(groups) == 1 else None
    for comment in loose:
        number = _number(comment.get("post"))
        of_post = alone if alone and not number else by_id.get(number)
        if of_post is None:
            of_post = by_id[number] = _Group({})
            groups.append(of_post)
        of_post.comments.append(comment)
    return groups


def _document(post: Json, comments: Sequence[Json], raw: RawText, warnings: tuple[str, ...]) -> Document:
    drafts, lost = _drafts(comments)
    if lost:
        what = "a comment answers one that is" if lost == 1 else f"{lost} comments answer ones that are"
        warnings = (*warnings, f"{what} not in the file; shown at the top")
    article = Article(
        title=_title(post),
        author=_author(post),
        date=_date(post),
        url=web_address(_string(post.get("link") or post.get("URL"))),
        tags=tuple(_tags(post)),
    )
    source = Source(raw.path, "wpjson", raw.encoding, raw.size, raw.sha256)
    return compose(source, article, _passages(_text(post.get("content"))), drafts, warnings=warnings)


def _drafts(comments: Sequence[Json]) -> tuple[list[Draft], int]:
    """Read comments and tie replies to what they answer; also count those whose parent is not there."""
    drafts = [_draft(comment) for comment in comments]
    by_id: dict[int, Draft] = {}
    for comment, draft in zip(comments, drafts, strict=True):
        if number := _number(comment):
            by_id.setdefault(number, draft)
    lost = 0
    for comment, draft in zip(comments, drafts, strict=True):
        if parent := _number(comment.get("parent")):
            draft.parent = by_id.get(parent)
            lost += draft.parent is None
    return drafts, lost


def _draft(comment: Json) -> Draft:
    writer = comment.get("author")
    writer = writer if isinstance(writer, dict) else {}
    kind = _kind(comment)
    text, title = _text(comment.get("content")), None
    if kind == "trackback" and (found := _TRACKBACK.match(text)):
        title, text = line(found[1]), text[found.end() :]
    return Draft(
        kind=kind,
        author=_line(comment.get("author_name") or writer.get("name")),
        title=title,
        date=_date(comment),
        url=web_address(_string(comment.get("author_url") or writer.get("URL"))),
        body=_passages(text),
    )


def _kind(comment: Json) -> EntryKind:
    match _word(comment.get("type")):
        case "trackback":
            return "trackback"
        case "pingback":
            return "pingback"
    return "comment"


def _author(post: Json) -> str | None:
    """The name of a post's author; the field of that name has a number alone."""
    embedded = post.get("_embedded")
    writers = embedded.get("author") if isinstance(embedded, dict) else post.get("author")
    first = writers[0] if isinstance(writers, list) and writers else writers
    return _line(first.get("name")) if isinstance(first, dict) else None


def _tags(post: Json) -> Iterator[str]:
    embedded = post.get("_embedded")
    terms = embedded.get("wp:term") if isinstance(embedded, dict) else None
    for group in terms if isinstance(terms, list) else []:
        for term in group if isinstance(group, list) else []:
            if isinstance(term, dict) and term.get("taxonomy") == "post_tag" and (name := _line(term.get("name"))):
                yield name


def _title(post: Json) -> str | None:
    return _line(_text(post.get("title")))


def _date(value: Json) -> str | None:
    date = " ".join((_string(value.get("date")) or _string(value.get("date_gmt"))).split())
    return date or None


def _text(value: Any) -> str:
    """The text of a field: as it is shown, else as it was typed."""
    if isinstance(value, dict):
        return _string(value.get("rendered")) or _string(value.get("raw"))
    return _string(value)


def _passages(text: str) -> list[Passage]:
    return fragment(text, autop=lacks_paragraphs(text))


def _line(value: Any) -> str | None:
    return line(_string(value))


def _string(value: Any) -> str:
    return clean(value) if isinstance(value, str) else ""


def _word(value: Any) -> str:
    return str(value).casefold() if isinstance(value, (str, int)) else ""


def _number(value: Any) -> int | None:
    """The number that something has, or is; 0 and what is no number are none."""
    if isinstance(value, dict):
        value = value.get("id") or value.get("ID")
    if isinstance(value, str):
        value = int(value[:18]) if value.isascii() and value.isdecimal() else 0
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
