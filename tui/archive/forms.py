"""The forms of a quotation: Markdown, plain text, e-mail, HTML and Org."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from tui.archive.quote import NO_NAME, Excerpt, QuoteForm

NUMBERED = re.compile(r"(\d{1,9})\. ", re.ASCII)
"""How the text of a list's item begins that has a number."""


def write(excerpt: Excerpt, form: QuoteForm) -> str:
    """Write words with their attribution in a form that needs no more of the document; no newline at the end."""
    if form == "bibtex":
        from tui.archive.bibtex import bibtex

        return bibtex(excerpt)
    written = {"plain": _plain, "email": _email, "html": _html, "org": _org}.get(form, _markdown)
    return written(excerpt)


def signed(excerpt: Excerpt) -> str:
    """Write title and text, the quotations, lists and codes in it with Markdown's signs."""
    written = excerpt.title or ""
    above: str | None = None
    for kind, text in excerpt.texts:
        if written:
            written += "\n" if above == kind == "list_item" else "\n\n"
        if kind == "quote":
            text = "> " + text.replace("\n", "\n> ")
        elif kind == "code":
            text = "    " + text.replace("\n", "\n    ")
        elif kind == "list_item" and not NUMBERED.match(text):
            text = "- " + text.replace("\n", "\n  ")
        written += text
        above = kind
    return written


def quoted(excerpt: Excerpt) -> str:
    """Put every line of the text behind "> "."""
    return "\n".join(f"> {line}" if line else ">" for line in signed(excerpt).split("\n"))


def _markdown(excerpt: Excerpt) -> str:
    return f"{quoted(excerpt)}\n\n{excerpt.attribution}"


def _plain(excerpt: Excerpt) -> str:
    return f"{signed(excerpt)}\n\n{excerpt.attribution}"


def _email(excerpt: Excerpt) -> str:
    on = f"On {excerpt.date}, " if excerpt.date else ""
    return f"{on}{excerpt.author or NO_NAME} wrote:\n{quoted(excerpt)}"


# HTML


def _html(excerpt: Excerpt) -> str:
    """Write a figure of a blockquote and its caption (https://html.spec.whatwg.org/#the-blockquote-element)."""
    url = excerpt.url if excerpt.url and is_web(excerpt.url) else None
    cite = f' cite="{escape(url)}"' if url else ""
    title = [f"<p><strong>{_text(excerpt.title)}</strong></p>"] if excerpt.title else []
    caption = ", ".join(
        f'<a href="{escape(part)}">{_text(part)}</a>' if part == url else _text(part) for part in excerpt.parts()
    )
    lines = [
        "<figure>",
        f"<blockquote{cite}>",
        *title,
        *_blocks(excerpt),
        "</blockquote>",
        f"<figcaption>— {caption}</figcaption>",
        "</figure>",
    ]
    return "\n".join(lines)


def is_web(url: str) -> bool:
    """Tell whether an address is one of the web's, which a browser opens without running anything here."""
    return url.lower().startswith(("http://", "https://"))


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _blocks(excerpt: Excerpt) -> Iterator[str]:
    for (kind, numbered), texts in groupby(excerpt.texts, lambda one: (one[0], NUMBERED.match(one[1]) is not None)):
        if kind == "list_item":
            yield "<ol>" if numbered else "<ul>"
            yield from (_item(text) for _, text in texts)
            yield "</ol>" if numbered else "</ul>"
            continue
        for _, text in texts:
            if kind == "code":
                yield f"<pre><code>{escape(text, quote=False)}</code></pre>"
            elif kind == "quote":
                yield f"<blockquote><p>{_text(text)}</p></blockquote>"
            else:
                yield f"<p>{_text(text)}</p>"


def _item(text: str) -> str:
    number = NUMBERED.match(text)
    return f'<li value="{number[1]}">{_text(text[number.end() :])}</li>' if number else f"<li>{_text(text)}</li>"


# Org

APART = "\u200b"
"""A blank without width: the Org manual's way to let a text be no sign (https://orgmode.org/manual/Escape-Character.html)."""
_ORG_LINE = re.compile(r"^(?=[ \t]*(?:\*+(?:[ \t]|$)|#|[:|]|\[fn:|%%\(|(?:CLOCK|DEADLINE|SCHEDULED|CLOSED):))", re.M)
_ORG_INLINE = re.compile(
    r"(?<=\[)(?=\[)|(?<=\{)(?=\{)|(?<=<)(?=[<%\w])|(?<=@)(?=@)|(?<=\$)(?=\$)|(?<=\\)(?=\w)"
    r"|\b(?:src|call)(?=_)|\b(?:elisp|shell|file|id|info|help|doi|man)(?=:\S)|(?<=\[)(?=fn:)"
)
"""Where links, targets, macros, footnotes and programs begin inside a line."""
_ORG_CODE = re.compile(r"^(?=[ \t]*,*(?:\*|#\+))", re.M)


def _org(excerpt: Excerpt) -> str:
    title = [_org_words(excerpt.title)] if excerpt.title else []
    written = "\n\n".join([*title, *_org_blocks(excerpt)])
    return f"#+begin_quote\n{written}\n#+end_quote\n{_org_words(excerpt.attribution)}"


def _org_words(text: str) -> str:
    return _ORG_LINE.sub(APART, _ORG_INLINE.sub(lambda found: found[0] + APART, text))


def _org_blocks(excerpt: Excerpt) -> Iterator[str]:
    """Write each text; the items of a list stand together, and a code's lines are commas away from Org's signs."""
    for kind, texts in groupby(excerpt.texts, lambda one: one[0]):
        if kind == "list_item":
            yield "\n".join(_org_item(text) for _, text in texts)
            continue
        for _, text in texts:
            if kind == "code":
                yield f"#+begin_example\n{_ORG_CODE.sub(',', text)}\n#+end_example"
            elif kind == "quote":
                yield "> " + _org_words(text).replace("\n", "\n> ")
            else:
                yield _org_words(text)


def _org_item(text: str) -> str:
    sign = "" if NUMBERED.match(text) else "- "
    return sign + _org_words(text).replace("\n", "\n  ")
