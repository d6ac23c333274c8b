"""Real exports and feeds, which are no part of the project, counted anew: LWJ_CORPUS names the folder of them."""

import json
import os
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from tui import cli
from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.load import File, UnreadableError, clean

FOLDER = os.environ.get("LWJ_CORPUS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="LWJ_CORPUS names no folder")
CORPUS = Path(FOLDER or os.devnull)
EXPORTS = [path for path in sorted((CORPUS / "wxr").glob("*.xml")) if "blogger" not in path.name] if FOLDER else []
FEEDS = sorted((CORPUS / "json").glob("*.xml")) + sorted((CORPUS / "wxr").glob("*blogger*")) if FOLDER else []


def opened(path: Path) -> Collection | None:
    try:
        return formats.collect(File(str(path)))
    except UnreadableError:
        return None


def field(text: str, name: str) -> str | None:
    found = re.search(rf"<{name}\b[^>]*>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</{name}>", text, re.DOTALL)
    return found[1] if found else None


def published(path: Path) -> list[tuple[str | None, list[str]]]:
    """The published posts of an export by regular expressions alone: (name, the approved comments)."""
    text = path.read_text("utf-8")
    posts = []
    for item in re.findall(r"<item>.*?</item>", text, re.DOTALL):
        if field(item, "wp:post_type") in ("post", "page") and field(item, "wp:status") == "publish":
            comments = re.findall(r"<wp:comment>.*?</wp:comment>", item, re.DOTALL)
            approved = [one for one in comments if field(one, "wp:comment_approved") in ("1", None)]
            posts.append((field(item, "title"), approved))
    return posts


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_the_posts_and_comments_of_an_export(path: Path) -> None:
    expected = published(path)
    collection = opened(path)
    if not expected:
        assert collection is None
        return
    assert collection is not None
    assert [post.entries for post in collection.posts] == [len(comments) for _, comments in expected]
    for document, (title, comments) in zip(collection.documents(), expected, strict=True):
        assert squeezed(document.article.title) == squeezed(re.sub("<[^<>]+>", "", unescape(title or "")))
        kinds = Counter((field(one, "wp:comment_type") or "comment") for one in comments)
        assert Counter(entry.kind for entry in document.entries) == kinds
        ids = {field(one, "wp:comment_id"): number for number, one in enumerate(comments, 1)}
        parents = [ids.get(field(one, "wp:comment_parent")) for one in comments]
        assert document.parents(inferred=False) == parents
        for entry, one in zip(document.entries, comments, strict=True):
            assert entry.date == (field(one, "wp:comment_date") or None)
            assert squeezed(entry.author) == squeezed(unescape(field(one, "wp:comment_author") or ""))
            first = squeezed(unescape(re.sub("<[^<>]+>", " ", field(one, "wp:comment_content") or "")))
            assert letters(" ".join((entry.title or "", *entry.paragraphs)))[:60] == letters(first)[:60]


def squeezed(text: str | None) -> str:
    return " ".join(clean(text or "").split())


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


@pytest.mark.parametrize("path", [*EXPORTS, *FEEDS], ids=lambda path: path.stem)
@pytest.mark.parametrize("option", ["--json", "--list", "--print"])
def test_a_file_opens_or_says_in_one_line_why_not(path: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.main([option, str(path)])
    out, err = capsys.readouterr()
    assert status == (0 if opened(path) else 1)
    if status:
        assert not out
        assert err.count("\n") == 1
    elif option == "--json":
        json.loads(out)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_no_comment_holds_an_address_of_its_writer(path: Path) -> None:
    text = path.read_text("utf-8")
    secrets = set(re.findall(r"<wp:comment_author_(?:email|IP)>(?:<!\[CDATA\[)?([^<>\]]{5,})", text))
    collection = opened(path)
    for document in collection.documents() if collection else ():
        for entry in document.entries:
            assert not secrets.intersection((entry.author, entry.title, *entry.paragraphs))


@pytest.fixture(scope="module")
def theme_test() -> Collection:
    return formats.collect(File(str(CORPUS / "wxr" / "theme-test-data__themeunittestdata.wordpress.xml")))


def test_the_discussions_of_the_theme_test(theme_test: Collection) -> None:
    kinds = Counter(entry.kind for document in theme_test.documents() for entry in document.entries)
    assert kinds == {"comment": 26, "pingback": 2, "trackback": 2}
    depths = {
        document.source.post: max(entry.depth for entry in document.entries)
        for document in theme_test.documents()
        if document.entries
    }
    assert max(depths.values()) == 10


def test_the_posts_of_an_export_of_blogger() -> None:
    (path,) = (path for path in FEEDS if "blogger" in path.name)
    collection = formats.collect(File(str(path)))
    text = path.read_text("utf-8")
    entries = re.findall(r"<entry>.*?</entry>", text, re.DOTALL)
    kinds = Counter(re.findall(r"kind#(\w+)", " ".join(one for one in entries if "<app:draft>yes" not in one)))
    assert len(collection) == kinds["post"] + kinds["page"]
    assert sum(post.entries for post in collection.posts) == kinds["comment"]
