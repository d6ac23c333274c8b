"""Telling the names of people from other words, and taking off what templates put beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.archive.dates import has_time, is_date
from tui.archive.formats.words import AUTHOR_MARKS, is_counter, is_form, is_greeting, is_reply_mark, without_buttons

LONGEST = 60
"""Characters in the longest name."""
MOST_WORDS = 8
RECENT = 256
"""Texts whose reading is kept: the same line is tried as one style after another."""
OTHERS = (is_greeting, is_form, is_reply_mark, is_counter, has_time, is_date)
"""Tell what else a short line can be."""
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
ANSWER = re.compile(r"(?:re|aw|antw):", re.IGNORECASE)
"""What stands before the title of an answer."""
_NO_NAME = re.compile(
    rf"(?:(?:{WROTE}) (?:by|from|von|par|de|por|da|di|door|van)|by)\b|{ANSWER.pattern}", re.IGNORECASE
)
_ICON = re.compile(r"(?:Blogger|Anonymous|OpenID|Blogger user) (?=\S)")
"""What stands for the picture that Blogger puts before a name."""


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name: a few words, most with capitals, no sentence."""
    return len(text) <= 2 * LONGEST and _is_name(text.strip())


@lru_cache(RECENT)
def _is_name(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= MOST_WORDS
        and len(text) <= LONGEST
        and any(character.isalpha() for character in text)
        and not _ends_sentence(words[-1])
        and not (len(words) > 1 and words[0].casefold() in PRONOUNS)
        and not (_NO_NAME.match(text) or ": " in text or "://" in text)
        and not any(is_other(text) for is_other in OTHERS)
        and _has_capitals(words)
    )


def _ends_sentence(word: str) -> bool:
    """Tell whether a word ends a sentence; a full stop behind an initial or "Jr" does not."""
    return word[-1] in "!?:;,…" or (word[-1] == "." and len(word) > 3)


def _has_capitals(words: list[str]) -> bool:
    """Tell whether half of the words have capitals; of one or two words none needs any."""
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
