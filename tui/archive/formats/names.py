"""Telling the names of people from other words, and taking off what templates put beside them."""

from __future__ import annotations

import re

from tui.archive.dates import has_time, is_date
from tui.archive.formats.words import AUTHOR_MARKS, is_counter, is_form, is_greeting, is_reply_mark, without_buttons

PRONOUNS = frozenset(
    {
        "he", "she", "it", "they", "we", "you", "i", "that", "this", "who", "er", "sie", "es", "wir", "il", "elle",
        "on", "ils", "él", "ella", "lui", "lei", "hij", "zij", "ele", "ela",
    }
)  # fmt: skip
CLAUSES = frozenset({"as", "when", "what", "so", "but", "and", "if", "because", "then", "wie", "als", "comme", "como"})
"""The words that a sentence begins with, and no name."""
WROTE = (
    "posted|comment(?:ed)?|written|submitted|left|trackback|pingback|kommentar|geschrieben|verfasst|eingestellt|"
    "commentaire|posté|publié|rédigé|écrit|envoyé|comentario|publicado|escrito|enviado|comentário|postado|"
    "commento|scritto|postato|pubblicato|inviato|reactie|geplaatst|gepost|geschreven"
)
"""What stands before "by" and a name."""
_BY = re.compile(rf"(?:(?:{WROTE}) (?:by|from|von|par|de|por|da|di|door|van)|by)\b", re.IGNORECASE)
ANSWER = re.compile(r"(?:re|aw|antw):", re.I)
"""What stands before the title of an answer."""
_ICON = re.compile(r"(?:Blogger|Anonymous|OpenID|Blogger user) (?=\S)")
"""What stands for the picture that Blogger puts before a name."""


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name: a few words, most with capitals, no sentence."""
    text = text.strip()
    words = text.split()
    if not 1 <= len(words) <= 8 or len(text) > 60 or not any(character.isalpha() for character in text):
        return False
    if text[-1] in "!?:;,…" or (text[-1] == "." and len(words[-1]) > 3):
        return False
    if (
        ANSWER.match(text)
        or is_greeting(text)
        or is_form(text)
        or is_reply_mark(text)
        or is_counter(text)
        or has_time(text)
        or is_date(text)
        or ": " in text
        or "://" in text
    ):
        return False
    if (len(words) > 1 and words[0].casefold() in PRONOUNS) or _BY.match(text):
        return False
    letters = [word for word in words if word[0].isalpha()]
    return len(letters) <= 2 or sum(not word[0].islower() for word in letters) * 2 >= len(letters)


def is_full_name(text: str) -> bool:
    """Tell whether a text is two names and more, with nothing small but what stands between names."""
    words = text.split()
    return len(words) > 1 and words[0][0].isupper() and all(word[0].isupper() or len(word) < 4 for word in words)


def plain_name(text: str) -> str | None:
    """Take off what templates put before and behind a name."""
    name = _ICON.sub("", without_buttons(text), count=1)
    head, _, mark = name.rpartition(" ")
    return (head if head and mark.casefold() in AUTHOR_MARKS else name).strip() or None
