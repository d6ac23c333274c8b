"""Who wrote an entry and when, as blogs write it above or below its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.archive.dates import is_date, split_date, without_dangling
from tui.archive.formats.dump.names import CLAUSES, PRONOUNS, WROTE, is_full_name, is_name, plain_name
from tui.archive.formats.pings import is_titled_excerpt
from tui.archive.formats.words import AUTHOR_MARKS, is_reply_mark, without_buttons

LONGEST = 200
"""Characters in the longest line that names an author."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a header or footer of `used` lines tells of its entry; `title` is what some blogs put over a comment."""

    author: str | None
    date: str | None
    used: int
    evidence: str
    title: str | None = None


_VERBS = (
    "says|said|writes|wrote|comments|commented|replied|responded|adds|added|"
    "sagt|sagte|hat gesagt|schreibt|schrieb|hat geschrieben|meint|meinte|kommentiert|kommentierte|hat kommentiert|"
    "a dit|dit|écrit|a écrit|a commenté|commente|"
    "dice|dijo|ha dicho|escribe|escribió|comenta|comentó|"
    "ha detto|ha scritto|scrive|ha commentato|commenta|"
    "zegt|zei|schrijft|schreef|reageerde|"
    "diz|disse|escreve|escreveu|comentou"
)
_SAYS = re.compile(rf"(?P<name>\S.{{0,118}}?) (?i:{_VERBS})\s?(?::|\.\.\.|…)")
_SAYS_WHEN = re.compile(rf"(?P<name>\S.{{0,118}}?) (?i:{_VERBS}),?(?P<date>(?: .{{4,60}}?)?):?")
_BY = re.compile(
    rf"(?:(?:{WROTE}) (?:by|from|von|par|de|por|da|di|door|van)|by)\b:? ?(?P<rest>.{{1,160}})", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?P<posted>(?:posted|filed|published|veröffentlicht|publié|publicado|pubblicato) .{0,80}?)?"
    r"(?:by|von|par|por|di|door) (?P<rest>.{2,90})",
    re.IGNORECASE,
)
_POSTED_ON = re.compile(r"posted on (?P<rest>.{4,120})", re.IGNORECASE)
_WEBLOG = re.compile(r"(?P<sign>» ?)?(?P<title>.{1,200}) from (?P<blog>.{1,100})")
_DATE_BY = re.compile(
    r"(?P<posted>(?:posted|veröffentlicht|published|publié|publicado|pubblicato|geplaatst) )?"
    r"(?:am|on|le|el|il|op|em) (?P<date>.{6,40}) "
    r"(?:von|by|par|por|da|di|door) (?P<name>.{2,60})",
    re.IGNORECASE,
)
_HALF_OF_DAY = re.compile(r"(?<=\d)( ?[ap]m)(?=\w)", re.I)
_AUTHOR_BEHIND = re.compile(r"^[|·,]?\s*(?:by )?", re.I)
_COUNTS_BEHIND = re.compile(r"(?:\s*\|\s*(?:comments?|trackbacks?|pings?)\b[^|]*)+$", re.I)
"""What Movable Type puts behind the name of an article's author."""


def says(lines: Sequence[str]) -> Attribution | None:
    """Read "joe says:", "joe said...", "joe wrote on July 9, 2007:", "joe wrote on" where the date was lost."""
    line = lines[0].strip()
    bare = without_buttons(line)
    if found := _SAYS.fullmatch(bare):
        name, date = _dated_name(found["name"])
    elif (found := _SAYS_WHEN.fullmatch(bare.removesuffix(" on"))) and (found["date"] or bare.endswith(" on")):
        before, date = split_date(found["date"].strip())
        name = "" if before else found["name"]
    else:
        return None
    clause = name.casefold() in PRONOUNS or name.partition(" ")[0].casefold() in CLAUSES
    return Attribution(plain_name(name), date, 1, line) if name and not clause else None


def _dated_name(text: str) -> tuple[str, str | None]:
    """Read "joe on July 9, 2007" and "On July 9, 2007, joe": (name, date)."""
    name, date = split_date(text)
    if date is None and text[:3].casefold() in ("on ", "am ", "le ", "el "):
        commas = [at for at, character in enumerate(text) if character == ","]
        at = next((at for at in reversed(commas) if is_date(text[:at])), None)
        if at is not None:
            return text[at + 1 :].strip(), text[3:at]
    return (name, date) if name else (text, None)


def by(lines: Sequence[str]) -> Attribution | None:
    """Read "Posted by: joe at July 9, 2007 3:12 PM", "Comment by joe", "By joe, at 3:12 PM:", or the date below."""
    line = _COUNTS_BEHIND.sub("", without_buttons(lines[0]))
    if dated := _date_by(line):
        return dated
    if not (found := _BY.fullmatch(line)):
        return None
    name, date = split_date(found["rest"])
    used = 1
    if date is None and len(lines) > 1 and is_date(without_buttons(lines[1])):
        date, used = without_buttons(lines[1]), 2
    name = (name if date else without_dangling(name)).strip(" ,|:–—-")
    loose = line[:2].casefold() == "by" and date is None
    if loose or not (is_name(name) or (date and len(name) <= 60)):
        return None
    return Attribution(plain_name(name), date, used, " ".join(line.strip() for line in lines[:used]))


def _date_by(line: str, *, posted: bool = False) -> Attribution | None:
    """Read "am 9. Juli 2007 von joe", or with `posted` "Posted on July 9, 2007 by joe"."""
    if not (found := _DATE_BY.fullmatch(line)) or (found["posted"] is not None) != posted:
        return None
    dated = is_date(found["date"]) and is_name(found["name"])
    return Attribution(plain_name(found["name"]), found["date"], 1, line) if dated else None


def byline(text: str) -> Attribution | None:
    """Read the line that names an article's author: "By Jo Low", "Posted in Lamps by Jo Low on July 9, 2007"."""
    if "\n" in text or len(text) > LONGEST:
        return None
    if attribution := by([text.strip()]) or _date_by(text.strip(), posted=True):
        return attribution
    if not (found := _BYLINE.fullmatch(text.strip())):
        return None
    name, date = split_date(found["rest"])
    sure = date is not None or found["posted"] is not None or is_full_name(name)
    return Attribution(plain_name(name), date, 1, text.strip()) if sure and is_name(name) else None


def by_below(lines: Sequence[str]) -> Attribution | None:
    """Read a `by` line, or one with its date below, at the end of an entry."""
    for used in (1, 2):
        if len(lines) >= used and (found := by(lines[-used:])) and found.used == used:
            return found
    return None


def posted_on(lines: Sequence[str]) -> Attribution | None:
    """Read "posted on 06.08 at 04:18 PM joe" at the end of an entry."""
    if not (found := _POSTED_ON.fullmatch(lines[-1].strip())):
        return None
    words = _HALF_OF_DAY.sub(r"\1 ", found["rest"]).split()
    dated = next((at for at in range(len(words), 0, -1) if is_date(" ".join(words[:at]))), 0)
    name = _AUTHOR_BEHIND.sub("", " ".join(words[dated:])).strip(" .|,")
    return Attribution(name or None, " ".join(words[:dated]).rstrip(" ."), 1, lines[-1].strip()) if dated else None


def name_and_date(lines: Sequence[str]) -> Attribution | None:
    """Read a name with a date on its line or below it."""
    line = without_buttons(lines[0])
    name, date = split_date(line)
    if date and not name:
        return None
    if (date or line.endswith((" on", " am", " le"))) and is_name(lost := name if date else line.rpartition(" ")[0]):
        return Attribution(plain_name(lost), date, 1, lines[0].strip())
    if not is_name(line):
        return None
    for at in range(1, min(len(lines), 4)):
        if is_date(without_buttons(lines[at])):
            return Attribution(
                plain_name(lines[0]), lines[at].strip().rstrip(":"), at + 1, f"{lines[0].strip()} · {lines[at].strip()}"
            )
        if lines[at] and lines[at].strip().casefold() not in AUTHOR_MARKS:
            return None
    return None


def name_and_date_below(lines: Sequence[str]) -> Attribution | None:
    """Read a name with a date on the last line of an entry."""
    name, date = split_date(without_buttons(lines[-1]))
    if not date or not is_name(name):
        return None
    return Attribution(plain_name(name), date, 1, lines[-1].strip())


def date_alone(lines: Sequence[str]) -> Attribution | None:
    """Read a date over the text, where the name was lost."""
    line = without_buttons(lines[0])
    return Attribution(None, line.rstrip(":"), 1, lines[0].strip()) if is_date(line) else None


def name_alone(lines: Sequence[str]) -> Attribution | None:
    """Read a name on a line of its own, with a blank line under it."""
    if not is_name(without_buttons(lines[0])):
        return None
    at = 1
    while at < len(lines) and lines[at].strip().casefold() in AUTHOR_MARKS:
        at += 1
    text = [line for line in lines[at:] if line]
    buttoned = len(text) > 1 and is_reply_mark(text[-1])
    if not text or (lines[at] and not buttoned) or is_titled_excerpt([lines[0], *text]):
        return None
    return Attribution(plain_name(lines[0]), None, at, lines[0].strip())


def title_alone(lines: Sequence[str]) -> Attribution | None:
    """Read a comment's own title on the line above it, as forums have it."""
    line = lines[0].strip()
    if len(lines) < 2 or lines[1] or len(line) > LONGEST // 2 or line.endswith((".", ",")):
        return None
    return Attribution(None, None, 1, line, line)


def name_and_colon(lines: Sequence[str]) -> Attribution | None:
    """Read "joe:" on a line of its own; the comment's own title may stand on the line above."""
    for at, line in enumerate(lines[:2]):
        name = line.strip().removesuffix(":")
        alone = at + 1 == len(lines) or not lines[at + 1]
        if alone and line.rstrip().endswith(":") and is_name(name) and not says([line]):
            title = lines[0].strip() if at else None
            text = [one for one in lines[at:] if one]
            return None if is_titled_excerpt(text) else Attribution(plain_name(name), None, at + 1, line.strip(), title)
    return None


def weblog(lines: Sequence[str]) -> Attribution | None:
    """Read "» Title of the post from Name of the blog", or it with a date, as Movable Type heads a trackback."""
    if not (found := _WEBLOG.fullmatch(lines[0].strip())):
        return None
    blog, date = split_date(found["blog"])
    return Attribution(blog, date, 1, lines[0].strip(), found["title"]) if found["sign"] or date else None
