"""What still stands over and under an article's text when its element was found: bylines, buttons, links to others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.archive.dates import is_date
from tui.archive.formats.compose import Passage
from tui.archive.formats.html.article.signs import fold
from tui.archive.formats.words import is_counter, is_form, is_navigation, is_tail
from tui.archive.model import Article

_BUTTON = re.compile(
    r"(?:share|sharing|teilen|partager|compartir|condividi|delen|compartilhar|tweet|pin it|pin|like|email|e-mail|print"
    r"|drucken|imprimer|facebook|twitter|whatsapp|linkedin|pinterest|reddit|pocket|advertisement|anzeige|werbung|publicité"
    r"|loading|gefällt mir|share this|teilen mit|like this|previous|next|zurück|weiter|edit|bearbeiten|link|permalink"
    r"|wird geladen|laden|x|\+1|blogthis)",
)
_ABOUT_POST = re.compile(
    r"(?:by|von|par|por|posted|published|veröffentlicht|publié|publicado|pubblicato|geschrieben|filed|tags?|tagged"
    r"|schlagw\w+|schlagworte|categor\w+|kategor\w+|labels?|this entry was posted|dieser (?:beitrag|eintrag) wurde"
    r"|stichworte|étiquettes|etiquetas|mots-clés)\b",
)
_BY = re.compile(r"(?:by|von|par|por|di|door)(?:$|:?\s+[^\W\da-zà-ÿ])", re.IGNORECASE)
_TELLS = re.compile(
    r"this entry was posted|you can (?:leave a response|follow any responses)|both comments and pings|dieser (?:beitrag"
    r"|eintrag|artikel) (?:wurde|ist) .{0,80}(?:veröffentlicht|abgelegt|geschrieben)|bookmark the permalink"
    r"|(?:du|sie) (?:musst|müssen) (?:dich|sich) anmelden|related topics|view all comments$"
    r"|alle kommentare (?:anzeigen|lesen)$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\byou can leave a response, or trackback\b|\bresponses to this entry\b", re.IGNORECASE)
MOST_TAGS = 200
"""Tags that are looked for in a line."""
FIRST = 6
"""Passages in which a text's byline can stand."""
LABEL = 6
"""Words in the longest byline that is known by its first word alone."""
LONGEST = 300
"""Characters in the longest line that tells of a post."""


def trimmed(found: list[Passage], article: Article) -> tuple[list[Passage], list[Passage]]:
    """Divide passages into an article's text and the template's words at its ends.

    A name alone at the end is a signature, and stays; a text that is nothing but a template's stays too.
    """
    title, author = fold(article.title or ""), fold(article.author or "")
    head = (article.title, article.author, article.date, *article.tags[:MOST_TAGS])
    known = sorted({fold(text) for text in head if text}, key=len, reverse=True)
    end = len(found)
    while end and fold(found[end - 1].text) != author and _is_template(found[end - 1], known, title):
        end -= 1
    begin = 0
    for at, passage in enumerate(found[: min(end, FIRST)], 1):
        if _is_template(passage, known, title) or _is_byline(passage) or not any(map(str.isalpha, passage.text)):
            begin = at
        elif not _is_label(passage):
            break
    return (found[begin:end], [*found[:begin], *found[end:]]) if begin < end else (found, [])


def _is_byline(passage: Passage) -> bool:
    """Tell whether a line names an author, as "By Ann Example" does."""
    return _is_label(passage) and _BY.match(passage.text) is not None


def _is_label(passage: Passage) -> bool:
    """Tell whether a line is too short for a sentence, as names and topics over a text are."""
    words = passage.text.split()
    return passage.kind in ("paragraph", "list_item") and len(words) <= LABEL and words[-1][-1] not in ".!?:…,;"


def _is_template(passage: Passage, known: Sequence[str], title: str) -> bool:
    text = passage.text
    if len(text) > LONGEST or passage.kind in ("code", "quote", "caption"):
        return False
    words = fold(text)
    if not words:
        return False
    if passage.kind == "heading" and words in known:
        return words == title
    if words in known or is_date(text) or is_counter(text) or is_form(text) or is_tail(text):
        return True
    if is_navigation(text) and (passage.links or len(text.split()) <= LABEL):
        return True
    if all(_BUTTON.fullmatch(part) for part in re.split(r"\s*[\n\t|,·•/]\s*", text.casefold().strip(" :…."))):
        return True
    return _tells_of_post(words, known) or _TELLS.match(text) is not None or bool(_ENTRY.search(text))


def _tells_of_post(words: str, known: Sequence[str]) -> bool:
    """Tell whether a line holds nothing but what the head of the article does, and the words that join it.

    `known` are the folded words of the head, the longest first.
    """
    left = f" {words} "
    for one in known:
        left = left.replace(f" {one} ", "  ")
    held = len(words.split()) - len(left.split())
    return held > 0 and (not left.strip() or (len(left.split()) <= 2 + held and _ABOUT_POST.match(words) is not None))
