import os
from pathlib import Path

import pytest
from hypothesis import given

from tui.archive import formats
from tui.archive.formats.markdown import sign
from tui.archive.load import load

from ..pages import DISCUSSIONS, LINK_BAR, PARAGRAPH, Post, written

SAMPLES = sorted((Path(__file__).parents[3] / "sample_docs").glob("*"))
CORPUS = os.environ.get("LWJ_CORPUS")
BODY = "\n\nIt is lit.\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("---\ntitle: The lamp\n---\nIt is lit.", "--- title: The lamp --- It is lit."),
        ("---\n# mine\nlayout:\n...\nIt is lit.", "--- # mine layout: ... It is lit."),
        ('+++\ntitle = "The lamp"\n+++\n', '+++ title = "The lamp" +++'),
        (f"# The lamp{BODY}\n## Oil\n\nMore.", "# The lamp"),
        (f"# The lamp{BODY}\nSee [this](https://example.org).", "# The lamp"),
        (f"# The lamp{BODY}\n**Mind the step.**", "# The lamp"),
        (f"# The lamp{BODY}\n```\ncode\n```", "# The lamp"),
        (f"# The lamp{BODY}\n> a quotation", "# The lamp"),
        (f"The lamp\n========{BODY}\n- **joe** says: yes", "The lamp ========"),
        (f"The lamp\n========{BODY}\n### Oil\n\nMore.", "### Oil"),
        ("It is lit.\n\n## Oil\nMore.\n\n### Wicks\nMore.", "## Oil"),
    ],
)
def test_markdown_is_told_by_its_signs(text: str, shown: str) -> None:
    assert sign(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "It is lit.",
        f"# The lamp{BODY}",
        "# a setting\n# of a program\nlamp = on\n\n# another\nwick = 2\n",
        "#lamp #oil #wick\n\n#lit\n",
        "---\nIt is lit.\n---\n",
        "---\ntitle: never closed\n",
        f"The lamp\n--------{BODY}\n> and a quotation",
        "He wrote **so** and > so, see [this](https://example.org).",
        "```\ncode\n```\n\n> a quotation\n\n- a list",
        "It ends.\n-----\n\nSee [this](https://example.org).",
    ],
)
def test_plain_text_with_a_sign_or_two_is_no_markdown(text: str) -> None:
    assert sign(text) is None


def test_with_the_name_of_a_file_one_sign_is_enough() -> None:
    assert sign(f"# The lamp{BODY}", "lamp.md") == "# The lamp"
    assert sign("See [this](https://example.org).", "LAMP.MARKDOWN") == "](https://example.org)"
    assert sign("# The lamp\nIt is lit.", "lamp.md") == "# The lamp"


def test_the_name_of_a_file_decides_nothing_alone() -> None:
    assert sign("It is lit.\n\n  • joe says:\n\n    Yes.", "lamp.md") is None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_samples_are_told_apart(path: Path) -> None:
    if path.suffix == ".txt":
        assert sign(load(str(path)).text) is None
    elif path.name in ("notes.md", "threads.md"):
        assert sign(load(str(path)).text)


@given(DISCUSSIONS)
def test_pages_in_the_grammar_of_dumps_are_no_markdown(posts: list[Post]) -> None:
    text, _ = written(posts, f"The lamp is lit\n\n\n{PARAGRAPH}\n\nTags: ,\n\n")
    assert sign(text + LINK_BAR) is None


def test_a_text_that_shows_signs_is_read_as_markdown(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(f"# The lamp{BODY}\n## Oil\n\nMore.")
    document = formats.read(load(str(path)))
    assert (document.source.format, document.source.sign) == ("markdown", "# The lamp")


@pytest.mark.skipif(not CORPUS, reason="LWJ_CORPUS names no folder")
@pytest.mark.parametrize("folder", ["seed", "dumps-wordpress", "dumps-pages", "skeletons"])
def test_no_page_of_the_corpus_is_markdown(folder: str) -> None:
    paths = [path for path in sorted((Path(CORPUS or os.devnull) / folder).glob("*.txt")) if path.stat().st_size]
    assert paths
    assert [path.name for path in paths if sign(load(str(path)).text)] == []


def test_a_page_dump_is_one_whatever_its_file_is_called() -> None:
    dump = "The lamp is lit\n\n\n  • Jo says:\n    **Oil** it."
    assert sign(dump, "page.md") is None
    assert sign(dump.replace("  • ", ""), "page.md")
