"""A quotation as an entry of a bibliography, for BibTeX and biblatex."""

from __future__ import annotations

import re
import unicodedata

from tui.archive.dates import moment
from tui.archive.quote import Excerpt

WORDS = 3
"""Words of the article's title that a key is made of."""
_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
"""What LaTeX would take for more than a letter; BibTeX counts braces even behind a backslash."""
_ESCAPED = str.maketrans(_SIGNS)
_RAW = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", "\n": ""})


def bibtex(excerpt: Excerpt) -> str:
    """Write a @misc of what is known, and nothing else; `annote` holds the words.

    A name stands in braces of its own, so that no "and" or comma in it makes two of it.
    """
    when = moment(excerpt.date) if excerpt.date else None
    words = "\n\n".join([*filter(None, [excerpt.title]), *(text for _, text in excerpt.texts)])
    own = excerpt.title if excerpt.number else excerpt.article
    fields = {
        "author": f"{{{_escaped(excerpt.author)}}}" if excerpt.author else None,
        "title": f"{{{_escaped(own)}}}" if own else None,
        "howpublished": _escaped(", ".join(filter(None, [excerpt.place, excerpt.host]))) if excerpt.number else None,
        "year": f"{when[0]:04d}" if when else None,
        "url": excerpt.url.translate(_RAW) if excerpt.url else None,
        "note": _escaped(", ".join(filter(None, [excerpt.date, excerpt.reference]))),
        "annote": _escaped(words) if words.strip() else None,
    }
    written = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{key(excerpt)},\n" + ",\n".join(written) + "\n}"


def key(excerpt: Excerpt) -> str:
    """Name a source in ASCII: the author's last name, the first words of the article's title, the entry's number."""
    author = _plain(excerpt.author)[-1:]
    article = _plain(excerpt.article)[:WORDS] or _plain(excerpt.reference.rpartition("#")[0])[-WORDS:]
    return "-".join([*author, *article, *([str(excerpt.number)] if excerpt.number else [])]) or "article"


def _plain(text: str | None) -> list[str]:
    """The words of a text in the letters and digits of ASCII; what has none there is left out."""
    letters = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])'(?=[a-z])", "", letters))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)
