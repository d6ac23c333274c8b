"""What the parts of a page are for, told by the words in their classes, ids, microdata and microformats.

Templates name their elements in compounds, and the last word of a compound says what the element is: a
`comment-author` is an author, an `author-comment` a comment.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from tui.archive.formats.markup import Element


class Role(Enum):
    """What an element is for in a discussion."""

    ENTRY = auto()
    MAYBE_ENTRY = auto()
    """An entry where a name stands in it, else a part of one."""
    LIST = auto()
    REPLIES = auto()
    AUTHOR = auto()
    DATE = auto()
    META = auto()
    BODY = auto()
    TITLE = auto()
    MARK = auto()
    """What a template writes beside a name: "says", "Author"."""
    NOTICE = auto()
    """What the blog says of an entry: that it is to be approved, or was taken away."""
    CONTROL = auto()
    WIDGET = auto()
    ASIDE = auto()
    """A widget by its name, where no discussion stands in it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMENT = _words("comment commentaar kommentar commentaire comentario commento reactie comentário")
COMMENTS = _words(
    "comments commentlist commentslist kommentare commentaires comentarios commenti reacties comentários responses"
    " pings pinglist trackbacks pingbacks discussion"
)
PING = _words("pingback trackback ping")
PINGS = PING | _words("pings pinglist trackbacks pingbacks")
_ITEMS = _words("item listitem node row")
_LISTS = _words("list section area thread threads stream")
_NEUTRAL = _words(
    "wrap wrapper inner outer box block container holder row col column item single node card panel unit element group"
    " left right top bottom main full clearfix cf div li span p id article media list-item bubble odd even alt"
    " first last parent child desktop mobile root base data regular post guest default published con"
)
_ROLES = {
    Role.AUTHOR: "author fn name username user nick nickname commenter commentor commentator poster reviewer writer"
    " autor auteur autore verfasser byline by creator authorname displayname benutzer utilisateur usuario utente"
    " gebruiker",
    Role.DATE: "date datum time timestamp datetime published ago created when fecha heure zeit datestamp dateline"
    " zeitpunkt",
    Role.META: "meta metadata header head footer foot info details submitted posted vcard infos kopf intro metas",
    Role.BODY: "body content text message entry copy inhalt txt contents contenttext textbody",
    Role.TITLE: "title subject headline betreff",
    Role.MARK: "says role badge label rank tag usertype authormark sagt",
    Role.REPLIES: "replies children childs childcomments subcomments nested indented answers antworten",
    Role.CONTROL: "reply respond actions action links link like likes liked dislike rating ratings vote votes voting"
    " karma share sharing social sharedaddy report flag edit delete remove permalink tools toolbar buttons button btn"
    " options menu nav navigation controls control feedback count counter avatar gravatar photo image picture pic"
    " userpic form login number num hide hidden toggle icon thumbs notify subscribe antwort score"
    " likebtn replylink bookmark",
    Role.NOTICE: "moderation awaiting unapproved",
}  # fmt: skip
_BY_WORD = {word: role for role, words in _ROLES.items() for word in words.split()}
_AMBIGUOUS = _words("body entry post reply message content answer response")
"""Last words of compounds that name a whole entry in one template, and its text or a button in the next."""
_FORMS = _words("add leave write new your form post submit recent latest neueste neue no has view show load more hide")
"""Words before "comment" that make it something else."""
_WIDGETS = _words(
    "recentcomments recent-comments latest-comments"
    " widget_recent_comments popular-comments respond commentform comment-form comment-respond related"
)
_LINKS = _words("reply comment permalink perma edit quote report respond share like antwort direct login")
"""What a link is for that is no part of a text."""
_RECENT = _words("recent latest neueste neuesten aktuelle letzte letzten dernier derniers ultimos recientes recenti")
"""What lists call themselves that hold comments on other posts too."""
_ASIDE = _words("widget widgets sidebar sidebars")
_SPLIT = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])|\d+")
_GLUED = re.compile(r"(?P<what>comments?|kommentare?)(?P<rest>[a-z]{3,})|(?P<lead>[a-z]{2,})(?P<tail>comments?)")
_HASH = re.compile(r"(?:-sc)?-[a-z0-9]{5,7}-\d+$|_{1,2}[A-Za-z0-9]{5}$(?<=\d.|.\d|[A-Z].|.[A-Z])")
"""What tools put behind the names of classes to tell them from all others."""
_LABEL = re.compile(r"(?:category|tag|cat|tax|term|topic|post_tag)-\w", re.IGNORECASE)
"""Classes that name an article's topics, or a commenter."""
_TOKENS = 4096
"""Class names whose roles are kept; templates use the same few hundreds."""


@lru_cache(_TOKENS)
def words_of(token: str) -> tuple[str, ...]:
    """Divide a class name into its words, in lower case: "commentAuthor-12" → comment, author, 12."""
    found: list[str] = []
    for word in _SPLIT.findall(token):
        known = word.lower() in COMMENT or word.lower() in COMMENTS
        glued = None if known else _GLUED.fullmatch(word.lower())
        if glued and glued["rest"]:
            found += [glued["what"], glued["rest"]]
        elif glued:
            found += [glued["lead"], glued["tail"]]
        else:
            found.append(word.lower())
    return tuple(found)


@lru_cache(_TOKENS)
def roles_of_token(token: str) -> frozenset[Role]:
    """The roles that one class name or id tells."""
    token = _HASH.sub("", token)
    if _LABEL.match(token):
        return frozenset()
    if token.lower() in _WIDGETS:
        return frozenset((Role.WIDGET,))
    words = words_of(token)
    if not words:
        return frozenset()
    if words == ("comments", "post"):
        return frozenset((Role.META,))
    if words[-1] in _ITEMS and not _FORMS.intersection(words) and not (COMMENT | COMMENTS).isdisjoint(words):
        return frozenset((Role.ENTRY,))
    if not COMMENTS.isdisjoint(words) and words[-1] in (*COMMENTS, *_LISTS, *_NEUTRAL):
        return frozenset((Role.WIDGET if _RECENT.intersection(words) else Role.LIST,))
    if not _ASIDE.isdisjoint(words) and words[0] not in ("has", "no", "with", "elementor"):
        return frozenset((Role.ASIDE,))
    about = not COMMENT.isdisjoint(words) or not PING.isdisjoint(words)
    last = next((word for word in reversed(words) if word not in _NEUTRAL and not word.isdigit()), "")
    if last in COMMENT or last in PING:
        return frozenset() if _FORMS.intersection(words) else frozenset((Role.ENTRY,))
    if about and last in _LISTS:
        return frozenset((Role.LIST,))
    found = {role} if (role := _BY_WORD.get(last)) else set()
    if last == "text" and words[-1] in ("left", "right"):
        found.clear()
    if last in ("link", "url"):
        of = {_BY_WORD.get(word) for word in words} & {Role.AUTHOR, Role.DATE}
        found = {one for one in of if one} or (set() if _LINKS.isdisjoint(words) else found)
    if about and last in _AMBIGUOUS and not _FORMS.intersection(words[:-1]):
        found.add(Role.MAYBE_ENTRY)
    return frozenset(found)


_PROPERTIES = {
    "author": Role.AUTHOR, "creator": Role.AUTHOR, "name": Role.AUTHOR, "datecreated": Role.DATE,
    "datepublished": Role.DATE, "commenttime": Role.DATE, "text": Role.BODY, "commenttext": Role.BODY,
    "description": Role.BODY, "comment": Role.MAYBE_ENTRY, "reviewbody": Role.BODY, "headline": Role.TITLE,
}  # fmt: skip
"""schema.org's properties of a comment (https://schema.org/Comment)."""
_TYPES = ("/comment", "/usercomments", "/answer")
_MICROFORMATS = {
    "u-comment": Role.ENTRY, "h-cite": Role.MAYBE_ENTRY, "p-author": Role.AUTHOR, "e-content": Role.BODY,
    "p-content": Role.BODY, "dt-published": Role.DATE, "p-name": Role.TITLE,
}  # fmt: skip
"""Microformats of replies (https://microformats.org/wiki/comment)."""
NO_ENTRIES = _words(
    "a abbr b button cite em figure footer form h1 h2 h3 h4 h5 h6 header html body i img input label nav script small"
    " span strong style time textarea noscript link meta svg iframe ol ul dl table tbody thead font u del ins"
)
"""Elements that hold no entry of their own."""


def is_paired(element: Element) -> bool:
    """Tell whether an element is a half of an entry: a name in a dt, and what it says in a dd."""
    if element.tag not in ("dt", "dd"):
        return False
    above = element.getparent()
    return above is not None and next(above.iterchildren("dt"), None) is not None


_NUMBERED = re.compile(r"(?:li-|div-)?(?:comment|kommentar|commentaire)[-_]?\d+", re.IGNORECASE)


def roles(element: Element) -> frozenset[Role]:
    """What an element is for; several roles where its classes name several."""
    found: set[Role] = set()
    for token in (element.get("class") or "").split():
        found |= roles_of_token(token)
        if role := _MICROFORMATS.get(token):
            found.add(role)
    if name := element.get("id"):
        found |= roles_of_token(name)
    if itemprop := element.get("itemprop"):
        found |= {_PROPERTIES[word] for word in itemprop.lower().split() if word in _PROPERTIES}
    if (itemtype := element.get("itemtype")) and itemtype.lower().rstrip("/").endswith(_TYPES):
        found.add(Role.ENTRY)
    tag = element.tag
    if tag == "time":
        found.add(Role.DATE)
    elif tag == "nav":
        found.add(Role.CONTROL)
    elif tag == "aside":
        found.add(Role.ASIDE)
    numbered = _NUMBERED.fullmatch(element.get("id") or "") is not None
    if numbered:
        found.add(Role.ENTRY)
    hidden = "hidden" in tokens(element) and not numbered
    if (Role.LIST in found and not numbered) or tag in NO_ENTRIES or hidden or is_paired(element):
        found -= {Role.ENTRY, Role.MAYBE_ENTRY}
    return frozenset(found)


def tokens_above(element: Element) -> list[str]:
    """The class names and the id of the element around another."""
    above = element.getparent()
    return tokens(above) if above is not None else []


def names_list(element: Element) -> bool:
    """Tell whether a name of an element speaks of comments or pings, whatever else it says."""
    names = [words_of(token) for token in tokens(element) if not _LABEL.match(token)]
    if any(not _RECENT.isdisjoint(words) and not COMMENTS.isdisjoint(words) for words in names):
        return False
    return any(not (COMMENTS | PINGS).isdisjoint(words) or ("comment" in words and len(words) > 1) for words in names)


def tokens(element: Element) -> list[str]:
    """The class names and the id of an element as they are written."""
    return [*(element.get("class") or "").split(), *filter(None, (element.get("id"),))]
