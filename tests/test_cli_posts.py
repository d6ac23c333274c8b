"""The command line on files with several posts."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import failure, output
from tui.archive.collection import Collection
from tui.cli import main

POST = """AUTHOR: Nora Field
TITLE: {title}
BASENAME: {slug}
STATUS: Publish
CONVERT BREAKS: 1
DATE: 07/09/2007 10:00:00 AM
-----
BODY:
{title}, told here.
-----
{comments}--------
"""
COMMENT = """COMMENT:
AUTHOR: Jo Low
EMAIL: jo@example.org
IP: 192.0.2.7
URL: http://example.org/jo
DATE: 07/10/2007 11:00:00 AM
It was high time.
-----
"""


@pytest.fixture
def export(tmp_path: Path) -> str:
    """The path of an export with three posts that have two comments, one and none."""
    path = tmp_path / "export.txt"
    titles = {"the-lamp": "The lamp is lit", "oil": "Oil and wicks", "harbour": "A quiet harbour"}
    posts = (POST.format(title=titles[slug], slug=slug, comments=COMMENT * (2 - n)) for n, slug in enumerate(titles))
    path.write_text("".join(posts))
    return str(path)


def test_the_list_has_a_line_a_post(capsys: pytest.CaptureFixture[str], export: str) -> None:
    assert output(capsys, "--list", export).splitlines() == [
        "1\t07/09/2007 10:00:00 AM\t2\tthe-lamp\tThe lamp is lit",
        "2\t07/09/2007 10:00:00 AM\t1\toil\tOil and wicks",
        "3\t07/09/2007 10:00:00 AM\t0\tharbour\tA quiet harbour",
    ]


def test_a_page_is_a_list_of_one(capsys: pytest.CaptureFixture[str], samples: Path) -> None:
    (line,) = output(capsys, "--list", str(samples / "full-page.txt")).splitlines()
    number, _date, entries, slug, title = line.split("\t")
    assert (number, entries, slug) == ("1", "20", "")
    assert title == "Last span of the Wenlow footbridge comes home"


@pytest.mark.parametrize("name", ["the-lamp", "1"])
def test_a_post_is_named_by_slug_or_number(capsys: pytest.CaptureFixture[str], export: str, name: str) -> None:
    read = json.loads(output(capsys, "--json", f"{export}@{name}"))
    assert read["article"]["title"] == "The lamp is lit"
    assert (read["source"]["path"], read["source"]["post"]) == (export, "the-lamp")


def test_every_post_is_in_the_array(capsys: pytest.CaptureFixture[str], export: str) -> None:
    read = json.loads(output(capsys, "--json", export))
    assert [post["article"]["title"] for post in read] == ["The lamp is lit", "Oil and wicks", "A quiet harbour"]


def test_several_files_are_one_array(capsys: pytest.CaptureFixture[str], export: str, samples: Path) -> None:
    read = json.loads(output(capsys, "--json", export, f"{export}@oil", str(samples / "no-names.txt")))
    assert len(read) == 5


def test_every_post_is_printed(capsys: pytest.CaptureFixture[str], export: str) -> None:
    out = output(capsys, "--print", export)
    assert out.index("The lamp is lit, told") < out.index("Oil and wicks, told") < out.index("A quiet harbour, told")


def test_an_entry_of_a_post_is_quoted_with_what_opens_it_again(capsys: pytest.CaptureFixture[str], export: str) -> None:
    out = output(capsys, "--quote", "2", f"{export}@the-lamp")
    assert out.endswith(f", {export}@the-lamp#2\n")
    assert "1 comment" in output(capsys, "--print", f"{export}@oil#1")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--quote", "1", "EXPORT"], "it has 3 posts; name one as FILE@SLUG or FILE@NUMBER (see --list)"),
        (["--at", "1", "EXPORT"], "it has 3 posts; name one as FILE@SLUG or FILE@NUMBER (see --list)"),
        (["EXPORT#1"], "it has 3 posts; name one as FILE@SLUG or FILE@NUMBER (see --list)"),
        (["EXPORT@oils"], "there is no post 'oils' in it; --list lists what there is"),
        (["EXPORT@4"], "there is no post '4' in it; --list lists what there is"),
        (["EXPORT@oil#2"], "there is no entry 2; it has 1"),
        (["EXPORT@harbour#1"], "there is no entry 1; it has none"),
    ],
)
def test_what_is_not_there_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], export: str, argv: list[str], message: str
) -> None:
    assert failure(capsys, *(word.replace("EXPORT", export) for word in argv)) == f"lwj-read: {export}: {message}"


def test_a_file_whose_own_name_looks_like_a_post_comes_first(
    capsys: pytest.CaptureFixture[str], export: str, tmp_path: Path
) -> None:
    odd = tmp_path / "export.txt@oil"
    odd.write_text("Notes.\n")
    assert "Notes." in output(capsys, "--print", str(odd))


def test_a_file_that_is_not_there_is_named_as_it_was_typed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = str(tmp_path / "joe@example.txt")
    assert failure(capsys, missing) == f"lwj-read: {missing}: there is no such file"


def test_a_compressed_export_is_an_export(capsys: pytest.CaptureFixture[str], export: str, tmp_path: Path) -> None:
    packed = tmp_path / "anything"
    packed.write_bytes(gzip.compress(Path(export).read_bytes()))
    assert output(capsys, "--list", str(packed)) == output(capsys, "--list", export)


def test_an_export_on_standard_input(
    capsys: pytest.CaptureFixture[str], export: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(export).read_bytes())))
    assert json.loads(output(capsys, "--json", "-@oil"))["article"]["title"] == "Oil and wicks"


def test_the_reader_opens_the_list_of_several_posts(take_terminal: Any, export: str) -> None:
    terminal = take_terminal()
    assert main([export]) == 0
    assert isinstance(terminal[0]._opened, Collection)


def test_the_reader_opens_a_post_that_is_named(take_terminal: Any, export: str) -> None:
    terminal = take_terminal()
    assert main([f"{export}@oil#1"]) == 0
    assert terminal[0]._opened.article.title == "Oil and wicks"
    assert terminal[0]._entry == 1


def test_addresses_of_commenters_are_nowhere(capsys: pytest.CaptureFixture[str], export: str) -> None:
    for option in ("--json", "--print", "--list"):
        out = output(capsys, option, export)
        assert "jo@example.org" not in out
        assert "192.0.2.7" not in out
