"""Real documents with their truth, which are no part of the project: LWJ_CORPUS names the folder that holds them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tui.archive import formats
from tui.archive.load import load
from tui.archive.model import Document, Entry

from .pages import missing_lines, parts

FOLDER = os.environ.get("LWJ_CORPUS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="LWJ_CORPUS names no folder")
CORPUS = Path(FOLDER or os.devnull)
Truth = dict[str, Any]


def truths(folder: str) -> list[Truth]:
    path = CORPUS / folder / "truth.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if FOLDER else []


def files(*folders: str) -> list[Path]:
    paths = [path for folder in folders for path in sorted((CORPUS / folder).glob("*.txt"))]
    return [path for path in paths if path.stat().st_size]


def read(path: Path) -> Document:
    return formats.read(load(str(path)))


def words(*texts: str | None) -> str:
    return " ".join(" ".join(text or "" for text in texts).split())


def found(document: Document, first: str) -> Entry | None:
    """Find the entry that begins with the words of the truth, its title's or its first paragraph's."""
    beginning = words(first)[:40].strip()
    for entry in document.entries:
        body = words(*entry.paragraphs)
        if beginning in (body[:40].strip(), words(entry.title, body)[:40].strip()):
            return entry
    return None


@pytest.fixture(scope="module")
def seed() -> tuple[Document, Truth, str]:
    (truth,) = truths("seed")
    path = CORPUS / "seed" / truth["file"]
    return read(path), truth, path.read_text("utf-8")


def test_the_entries_of_the_seed(seed: tuple[Document, Truth, str]) -> None:
    document, truth, _ = seed
    assert len(document.entries) == 19
    assert [(entry.kind, entry.author, entry.title, entry.depth, entry.lines) for entry in document.entries] == [
        (want["kind"], want["author"], want["title"], want["depth"], tuple(want["lines"])) for want in truth["entries"]
    ]
    for entry, want in zip(document.entries, truth["entries"], strict=True):
        assert words(*entry.paragraphs).startswith(words(want["first"]))


def test_the_article_of_the_seed(seed: tuple[Document, Truth, str]) -> None:
    document, truth, text = seed
    article = document.article
    assert (article.title, article.title_lines) == (truth["title"], (1, 1))
    assert [(block.kind, block.lines) for block in article.blocks] == [
        ("caption", (4, 4)),
        ("dek", (6, 6)),
        *(("paragraph", (line, line)) for line in range(8, 21, 2)),
        ("bio", (22, 22)),
        ("notice", (24, 24)),
        ("tags", (26, 26)),
    ]
    assert article.author
    assert text.split("\n")[21].startswith(f"{article.author} is ")
    assert article.tags == ()


def test_the_announcement_in_the_seed(seed: tuple[Document, Truth, str]) -> None:
    announced = [entry for entry in seed[0].entries if entry.announces]
    assert [entry.number for entry in announced] == [16]
    announces = announced[0].announces
    assert announces
    assert announced[0].paragraphs[0].startswith(f"Trackbacked by {announces.blog} – {announces.title}\n")


def test_the_tail_of_the_seed(seed: tuple[Document, Truth, str]) -> None:
    assert [(part.kind, part.lines) for part in seed[0].other] == [("sidebar", (n, n)) for n in (121, 125, 127)]


@pytest.mark.parametrize("truth", truths("dumps-wordpress"), ids=lambda truth: truth["file"])
def test_a_page_of_a_wordpress_blog(truth: Truth) -> None:
    document = read(CORPUS / "dumps-wordpress" / truth["file"])
    assert words(document.article.title) == words(truth["title"])
    kept = [want for want in truth["entries"] if want["kept"]]
    assert len(document.entries) == len(kept)
    for want in kept:
        entry = found(document, want["first"])
        assert entry, want["first"]
        assert words(entry.author) == (words(want["author"]) if want["author_kept"] else "")
        assert entry.is_ping == (want["kind"] in ("pingback", "trackback", "ping"))
        if want.get("nesting_known", True):
            parent = document.entry(entry.parent) if entry.parent else None
            assert words(*(parent.paragraphs if parent else ()))[:40].strip() == words(want["parent"])[:40].strip()
            assert entry.reply is None or entry.reply.source == "explicit"


@pytest.mark.parametrize(
    "path", files("seed", "dumps-wordpress", "dumps-pages", "skeletons"), ids=lambda path: path.stem
)
def test_no_line_of_a_page_is_lost(path: Path) -> None:
    document = read(path)
    last = 0
    for first, end in parts(document):
        assert last < first <= end
        last = end
    text = path.read_bytes().decode(document.source.encoding, "replace")
    assert missing_lines(document, text) == set()


def test_the_saved_pages() -> None:
    """The folder's truth names 25 entries by a first line alone, and 34 by the words of another: so 89 %, not all."""
    kept = entries = kinds = 0
    for truth in truths("dumps-pages"):
        document = read(CORPUS / "dumps-pages" / truth["file"])
        for want in (want for want in truth["entries"] if want["kept"]):
            kept += 1
            if entry := found(document, want["first"]):
                entries += 1
                kinds += entry.is_ping == (want["kind"] in ("pingback", "trackback", "ping"))
    assert entries >= 0.89 * kept
    assert kinds == entries


KINDS = {
    "title": "title", "date": "date", "cap": "caption", "dek": "dek", "para": "body", "sub": "body", "quote": "body",
    "li": "body", "bio": "bio", "boil": "notice", "tags": "tags", "cat": "category", "side": "other", "ui": "other",
    "ch": "comment", "cb": "comment", "an": "comment", "cd": "comment", "tt": "ping", "tx": "ping",
}  # fmt: skip
READ_AS = {
    "paragraph": "body", "heading": "body", "quote": "body", "list_item": "body", "code": "body", "byline": "date",
    "trackback": "ping", "pingback": "ping", "sidebar": "other", "form": "other", "navigation": "other",
}  # fmt: skip


def kinds_of_lines(document: Document) -> dict[int, str]:
    others = {part.lines for part in document.other}
    kinds: dict[int, str] = {}
    for part in document.parts():
        if part.lines:
            kind = "other" if part.lines in others else READ_AS.get(part.kind, part.kind)
            kinds |= dict.fromkeys(range(part.lines[0], part.lines[1] + 1), kind)
    return kinds


@pytest.mark.parametrize(("own", "least"), [(True, 0.95), (False, 0.85)], ids=["Long War Journal", "others"])
def test_the_labelled_lines_of_stored_pages(own: bool, least: float) -> None:
    right = total = 0
    for line in (CORPUS / "skeletons" / "lines.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        if ("longwarjournal" in page["file"]) != own:
            continue
        read_as = kinds_of_lines(read(CORPUS / "skeletons" / page["file"]))
        for number, label in page["lines"].items():
            if label in KINDS:
                total += 1
                right += read_as.get(int(number)) == KINDS[label]
    assert right >= least * total
