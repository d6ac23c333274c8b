"""What these tests make documents of: texts, pages in the grammar of a dump, and any tangle of their lines."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.load import RawText, clean
from tui.archive.model import Document, EntryKind, FormatName, Lines

PARAGRAPH = "The lamp over the mill door was lit again on Friday, " * 4 + "and the whole lane came out to look at it."
LINK_BAR = "\n\n\nLamps\n\nOil and wicks"


def document(text: str, format_name: FormatName | None = None) -> Document:
    return formats.read(RawText("page.txt", "utf-8", len(text), "0" * 64, clean(text)), format_name)


def page(discussion: str = "", article: str = PARAGRAPH, furniture: str = "Tags: ,") -> str:
    below = f"\n\n\n{discussion}" if discussion else ""
    return f"The lamp is lit\n\n\n{article}\n\n{furniture}{below}{LINK_BAR}"


def parts(document: Document) -> list[Lines]:
    """Tell the lines of every part of a document, in their order."""
    return [part.lines for part in document.parts() if part.lines]


def missing_lines(document: Document, text: str) -> set[int]:
    """Tell which lines of a file are not blank and stand in no part of its document."""
    held = {line for first, last in parts(document) for line in range(first, last + 1)}
    return {number for number, line in enumerate(clean(text).split("\n"), 1) if line.strip()} - held


@dataclass
class Post:
    """A comment or trackback to be written into a page, with the posts nested in it."""

    kind: EntryKind
    author: str | None
    title: str | None
    paragraphs: list[str]
    replies: list["Post"] = field(default_factory=list)


@dataclass
class Expected:
    """How a post is to be read back."""

    post: Post
    depth: int
    parent: int | None
    lines: Lines


def written(posts: list[Post], above: str) -> tuple[str, list[Expected]]:
    """Write posts under the text above them; also tell what reading them must give."""
    lines, expected = above.split("\n"), list[Expected]()
    _write(posts, 1, None, lines, expected)
    return "\n".join(lines), expected


def _write(posts: list[Post], depth: int, parent: int | None, lines: list[str], expected: list[Expected]) -> None:
    for post in posts:
        if lines[-1]:
            lines.append("")
        first = len(lines) + 1
        header = f"{post.author} says:" if post.author else post.title
        texts = "\n\n".join([header, *post.paragraphs] if header else post.paragraphs).split("\n")
        lines.append("  " * depth + "• " + texts[0])
        lines.extend("  " * (depth + 1) + text if text else "" for text in texts[1:])
        expected.append(Expected(post, depth, parent, (first, len(lines))))
        _write(post.replies, depth + 1, len(expected), lines, expected)


_WORDS = st.sampled_from(
    ["lamp", "Oil", "wick,", "mill?", "lane!", "été", "дом", "灯", "says", "x=1", "“quoted”", "…and"]
)
_TEXTS = st.lists(_WORDS, max_size=8).map(lambda words: " ".join([*words, "end."]))
_PARAGRAPHS = st.lists(st.lists(_TEXTS, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=3)
_NAMES = st.sampled_from(["Ann", "miller", "Jo Low", "J. P. Quill", "Żółć", "王", "[/x]", "a:b", "Old » Lamps"])
_COMMENTS = st.builds(Post, st.just("comment"), st.none() | _NAMES, st.none(), _PARAGRAPHS)
_TRACKBACKS = st.builds(
    Post,
    st.just("trackback"),
    st.none(),
    st.sampled_from(["//", "Lamps:", "Of lamps", "Lit?"]),
    _TEXTS.map(lambda t: [t + "…"]),
)
_PINGBACKS = st.builds(Post, st.just("pingback"), st.none() | _NAMES, st.none(), _TEXTS.map(lambda t: [f"[…] {t} […]"]))


def _answered(posts: st.SearchStrategy[list[Post]]) -> st.SearchStrategy[list[Post]]:
    answered = st.builds(Post, st.just("comment"), _NAMES, st.none(), _PARAGRAPHS, posts)
    return st.lists(answered | _COMMENTS, min_size=1, max_size=3)


DISCUSSIONS = st.recursive(
    st.lists(_COMMENTS | _TRACKBACKS | _PINGBACKS, min_size=1, max_size=4), _answered, max_leaves=8
)
"""Discussions as blogs write them, with replies nested in named comments."""

_GRAMMAR = st.sampled_from(
    [
        "",
        "",
        "  • Ann says:",
        "    She goes on.",
        "  • Nobody is named here.",
        "    • Bob says:",
        "      He goes on.",
        "      • a point",
        "• far out",
        "        • far in",
        "  1. first",
        "    - with a dash",
        "  - with a dash",
        "   odd",
        "at the margin",
        "\tafter a tab",
        " \u3000",
        "  •",
        "  •  says:",
        "  • //",
        "    An excerpt that is cut…",
        "    […] cut at both ends […]",
        "Trackbacked by A – B",
        "Tags: , lamps",
        "Jo Low is a writer of letters.",
        "Please donate.",
        "Leave a Reply",
        "« Older",
        "Monthly Archives: May",
        PARAGRAPH,
    ]
)
TANGLES = st.lists(_GRAMMAR, max_size=25).map("\n".join)
"""Lines as dumps have them, in any order."""
ANY_TEXT = st.text(max_size=200) | TANGLES
