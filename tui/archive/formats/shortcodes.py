"""WordPress's shortcodes → the HTML of what they show: `[caption]<img> words[/caption]`, `[gallery]`, `[embed]`."""

from __future__ import annotations

import re
from html import escape

_PAIRS = {
    "caption": ('<div class="wp-caption-text">', "</div>"),
    "wp_caption": ('<div class="wp-caption-text">', "</div>"),
    "sourcecode": ("<pre>", "</pre>"),
}
"""What stands for the two shortcodes of a pair."""
_FILMS = ("youtube", "vimeo", "dailymotion")
"""Shortcodes that show nothing here but the address in them."""
_NAMES = "|".join(
    (*_PAIRS, *_FILMS, "gallery", "playlist", "audio", "video", "embed", "contact-form", "contact-field", "slideshow")
)
"""The shortcodes of WordPress (https://codex.wordpress.org/Shortcode), and some of WordPress.com."""
_SHORTCODE = re.compile(
    rf"\[(?:(?P<literal>\[/?(?:{_NAMES})\b[^\[\]\n]*\])\]"
    rf"|(?P<end>/?)(?P<name>{_NAMES})(?P<options>(?:[\s=/][^\[\]]*)?)\])"
)
_WORDS = re.compile(r"""\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")


def expand(text: str) -> str:
    """Write what known shortcodes show as HTML; all other words in brackets stay as they are."""
    found = list(_SHORTCODE.finditer(text)) if "[" in text else []
    paired = _paired(found)
    shown: list[str] = []
    at, pair = 0, ""
    for index, code in enumerate(found):
        shown.append(_between(text[at : code.start()], pair))
        at, name = code.end(), code["name"]
        if code["literal"]:
            shown.append(code["literal"])
        elif pair:
            shown.append(_PAIRS[pair][1] if name == pair and code["end"] else "")
            pair = "" if name == pair and code["end"] else pair
        elif index in paired:
            pair = name
            shown.append(_PAIRS[pair][0] + _caption(code["options"]))
        elif name in _FILMS and (address := _ADDRESS.search(code["options"])):
            shown.append(address[0])
    return "".join((*shown, text[at:]))


def _paired(found: list[re.Match[str]]) -> set[int]:
    """Which shortcodes begin a pair: the last of their name before one that ends it."""
    begun: dict[str, int] = {}
    paired: set[int] = set()
    for index, code in enumerate(found):
        name = code["name"]
        if name in _PAIRS and not code["end"]:
            begun[name] = index
        elif name in begun:
            paired.add(begun.pop(name))
    return paired


def _between(text: str, pair: str) -> str:
    return escape(text, quote=False).replace("&amp;", "&") if pair == "sourcecode" else text


def _caption(options: str) -> str:
    """The words of a caption that stands among the options, as WordPress wrote it before version 3.4."""
    words = _WORDS.search(options)
    return f"{words[1] or words[2] or ''} " if words else ""
