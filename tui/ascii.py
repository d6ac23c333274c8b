"""Signs → ASCII of the same width in cells, for terminals and fonts that have no others; letters stay as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from rich.cells import cell_len

TYPOGRAPHIC: Mapping[int, str] = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‹", "<"),
        **dict.fromkeys("›", ">"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
        **dict.fromkeys("•‣⁃∙", "*"),
        "…": "~",
    }
)
"""Signs in the words of a file that have a plain look-alike."""

_BLOCKS = {
    **dict.fromkeys("▁▂▃▄▅▆▇▔▀░", " "),
    **dict.fromkeys("█▉▊▋▌▐▓▒■▰", "#"),
    **dict.fromkeys("▍▎▏▕", "|"),
}
"""The thin ones of a scrollbar end it; what is under them is its ground."""

_OURS = {
    **dict.fromkeys("·⋅", "-"),
    **dict.fromkeys("▸▶▹▷→⇒↦➜❯⟶", ">"),
    **dict.fromkeys("◂◀◃◁←⇐↤❮⟵", "<"),
    **dict.fromkeys("▾↓⇓⌄", "v"),
    **dict.fromkeys("▴↑⇑⌃", "^"),
    **dict.fromkeys("↳╰└⤷", "`"),
    **dict.fromkeys("↪↩⏎↵⮐", "/"),
    **dict.fromkeys("⇄↔⇆⇔", "="),
    **dict.fromkeys("╎╏┆┇", ":"),
    **dict.fromkeys("┊┋", "."),
    **dict.fromkeys("✓✔", "+"),
    **dict.fromkeys("✗✘×", "x"),
    **dict.fromkeys("¶", "P"),
    **dict.fromkeys("§", "S"),
    **dict.fromkeys("✎", "&"),
    **dict.fromkeys("⚑⚐", "!"),
    "≈": "~",
    "±": "+",
    "°": "o",
    "●": "@",
    "○": "o",
    "▲": "A",
    "△": "^",
    "□": "=",
    "◆": "*",
    "◇": "x",
    "▼": "V",
    "▽": "v",
    "★": "%",
    "☆": "+",
}
"""Signs that this program draws with; those of authors stay different from one another."""


def _lines() -> dict[str, str]:
    """The box drawings: - across, | down, + where two meet, and those that slant."""
    drawn = {}
    for sign in map(chr, range(0x2500, 0x2580)):
        name = set(unicodedata.name(sign).split())
        across, down = name & {"HORIZONTAL", "LEFT", "RIGHT"}, name & {"VERTICAL", "UP", "DOWN"}
        slanting = {"╱": "/", "╲": "\\", "╳": "X"}.get(sign)
        drawn[sign] = slanting or ("+" if across and down else "-" if across else "|")
    return drawn


DRAWN: Mapping[int, str] = {**TYPOGRAPHIC, **str.maketrans({**_lines(), **_BLOCKS, **_OURS})}
"""Every sign that has an ASCII form, those of our own included."""


def plain(text: str, signs: Mapping[int, str] = DRAWN) -> str:
    """Write signs as ASCII, each as one character; the text keeps its length, and its width in cells.

    Signs without an ASCII form stay, and so do all letters.
    """
    if text.isascii():
        return text
    written = text.translate(signs)
    return written if cell_len(written) == cell_len(text) else text
