"""The command line's --grep, and the options that say how it and --search look."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SAMPLES
from tests.test_cli import READER, failure, output
from tests.test_cli_posts import COMMENT, POST
from tests.test_import_hygiene import HEAVY, RUN, loaded
from tui.archive import formats
from tui.archive.file_lines import FileLines
from tui.archive.load import File
from tui.archive.model import Article, Document, Entry, Source
from tui.archive.question import Question
from tui.archive.search import Index
from tui.cli import main
from tui.grep import AROUND, LONGEST, Found, as_json, printed
from tui.options import parse
from tui.settings import state_folder
from tui.state import Reading, Store

KEYS = ["file", "post", "entry", "kind", "author", "date", "part", "line", "text", "offset", "start", "end", "match"]


@pytest.fixture
def page(samples: Path) -> str:
    """The path of an article with 20 comments and trackbacks."""
    return str(samples / "full-page.txt")


@pytest.fixture
def export(tmp_path: Path) -> str:
    """The path of an export of two posts, with one comment and none."""
    path = tmp_path / "export.txt"
    posts = [("the-lamp", "The lamp is lit", COMMENT), ("oil", "Oil and wicks", "")]
    path.write_text("".join(POST.format(slug=slug, title=title, comments=below) for slug, title, below in posts))
    return str(path)


@pytest.fixture
def notes(tmp_path: Path) -> str:
    """The path of a plain text."""
    path = tmp_path / "notes.txt"
    path.write_text("Buy lamp oil\nand a wick\n\nMend the Lamp\nbefore May: soon\n")
    return str(path)


def found_in(text: str, query: str, path: str = "page.txt", author: str | None = "joe") -> Found:
    """What holds a query in a comment of one paragraph, whose format has no lines."""
    entry = Entry(1, "comment", author, None, (text,), None)
    document = Document(Source(path, "html", "utf-8", 1, "0" * 64), Article(), (entry,))
    hits = Index(document).search(query)
    return Found(document, iter(hits), dict(document.texts()), FileLines(document, lambda: None), are_heads=False)


# Lines


def test_a_line_has_file_entry_line_author_and_words(capsys: pytest.CaptureFixture[str], page: str) -> None:
    lines = output(capsys, "--grep", "gas pipe", page).splitlines()
    assert [line[: line.index("The ")] for line in lines] == [
        f"{page}:10:Simon Thackley:",
        f"{page}#3:40:ironmonger:",
    ]
    with Path(page).open(encoding="utf-8") as file:
        rows = file.read().split("\n")
    assert [line.split(":", 3)[3] for line in lines] == [rows[9].strip(), rows[39].strip()]


def test_a_name_and_a_title_are_lines_too(capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert f"{page}#1:29:Ted Larkin:Ted Larkin\n" in output(capsys, "--grep", "larkin", page)
    assert output(capsys, "--grep", "careful owner", page).endswith(":Footbridge, three spans, one careful owner\n")


def test_what_a_line_begins_with_opens_it_again(capsys: pytest.CaptureFixture[str], page: str) -> None:
    name = output(capsys, "--grep", "careful owner", page).split(":")[0]
    assert name == f"{page}#20"
    assert output(capsys, "--grep", "careful owner", name).startswith(f"{name}:")


def test_every_line_that_holds_a_hit_is_printed_once(capsys: pytest.CaptureFixture[str], notes: str) -> None:
    assert output(capsys, "--grep", "e", notes) == (
        f"{notes}:4::Mend the Lamp\n"
        f"{notes}:5::before May: soon\n"
    )  # fmt: skip


def test_lines_that_a_hit_spans_are_joined_by_a_blank(capsys: pytest.CaptureFixture[str], notes: str) -> None:
    assert output(capsys, "--grep", "oil and", notes) == f"{notes}:1::Buy lamp oil and a wick\n"


def test_posts_are_named_and_lines_without_a_number_leave_it_out(
    capsys: pytest.CaptureFixture[str], export: str
) -> None:
    assert output(capsys, "--grep", "time", export) == f"{export}@the-lamp#1::Jo Low:It was high time.\n"
    assert output(capsys, "--grep", "told", f"{export}@oil").startswith(f"{export}@oil::Nora Field:Oil and")


def test_several_files_come_in_their_order(capsys: pytest.CaptureFixture[str], page: str, notes: str) -> None:
    files = [line.split(":")[0].split("#")[0] for line in output(capsys, "--grep", "lamp", notes, page).splitlines()]
    assert list(dict.fromkeys(files)) == [notes, page]


def test_standard_input_is_called_as_it_would_be_given_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    with Path(page).open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert output(capsys, "--grep", "gas pipe", "-") == output(capsys, "--grep", "gas pipe", page).replace(
            page, "-"
        )


def test_a_line_is_one_line_and_clean() -> None:
    (line,) = printed(found_in("a\nlamp\nred\x1b[31m", "lamp red", "odd\x1b]0;t\x07\n.txt", "jo\ne"))
    assert line == "odd .txt#1::jo e:lamp red\n"


def test_hits_are_bold_in_a_terminal_and_the_words_are_not_changed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, notes: str
) -> None:
    plain = output(capsys, "--grep", "lamp", notes)
    assert "\x1b" not in plain
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    bold = output(capsys, "--grep", "lamp", notes)
    assert re.findall("\x1b\\[1m(.*?)\x1b\\[22m", bold) == ["lamp", "Lamp"]
    assert re.sub("\x1b\\[(1|22)m", "", bold) == plain
    monkeypatch.setenv("TERM", "dumb")
    assert output(capsys, "--grep", "lamp", notes) == plain


@given(st.text("ab \n", max_size=30))
def test_bold_takes_no_word_away(text: str) -> None:
    bold = list(printed(found_in(text, "a"), bold=True))
    assert [re.sub("\x1b\\[(1|22)m", "", line) for line in bold] == list(printed(found_in(text, "a")))
    assert "".join(bold).count("\x1b[1ma\x1b[22m") == text.count("a")


# What is asked


@pytest.mark.parametrize(
    ("argv", "lines"),
    [
        (["lamp"], 2),
        (["Lamp"], 1),
        (["lamp", "--case"], 1),
        (["lam", "--word"], 0),
        (["lam"], 2),
        (["l.mp", "--regex"], 2),
        (["l.mp"], 0),
        (["oil -wick"], 0),
        (["kind:article lamp"], 2),
        (["kind:comment lamp"], 0),
    ],
)
def test_the_options_say_how_it_looks(
    capsys: pytest.CaptureFixture[str], notes: str, argv: list[str], lines: int
) -> None:
    assert main(["--grep", *argv, notes]) == (0 if lines else 1)
    assert len(capsys.readouterr().out.splitlines()) == lines


def test_an_author_alone_gives_what_he_wrote(capsys: pytest.CaptureFixture[str], page: str) -> None:
    heads = [line.split(":")[0] for line in output(capsys, "--grep", "author:ironmonger", page).splitlines()]
    assert heads == [f"{page}#3", f"{page}#13"]


@pytest.mark.parametrize("text", ["-#1", "-@lamp", "-wick"])
def test_a_text_may_begin_with_a_sign(capsys: pytest.CaptureFixture[str], notes: str, text: str) -> None:
    assert parse([f"--grep={text}", notes]).question.text == text
    assert parse(["--grep", "-#1", notes]).question.text == "-#1"
    assert main([f"--grep={text}", notes]) == 0


@pytest.mark.parametrize("option", ["--grep", "--search"])
def test_a_question_is_made_of_the_options(notes: str, option: str) -> None:
    question = parse([option, "Lamp", "--regex", "--word", "--case", notes]).question
    assert (question.text, question.regex, question.word, question.case) == ("Lamp", True, True, "exact")
    assert parse([option, "Lamp", notes]).question.case == "smart"
    assert parse([notes]).question is None


def test_what_was_read_and_tagged_is_asked_of_what_the_reader_keeps(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert main(["--grep", "is:read", page]) == 1
    assert not state_folder().exists()
    store = Store(state_folder())
    document = formats.collect(File(page)).document(1)
    store.save(document, Reading(read=frozenset({1, 3}), tagged=frozenset({3})))

    def entries(*argv: str) -> list[str]:
        main([*argv, page])
        return [line.split(":")[0].rpartition("#")[2] for line in capsys.readouterr().out.splitlines()]

    assert entries("--grep", "is:read") == ["1", "3"]
    assert entries("--grep", "is:tagged") == ["3"]
    assert len(entries("--grep", "is:unread")) == 18
    assert entries("--grep", "is:read", "--no-state") == []


# JSON


def test_json_is_an_array_of_hits(capsys: pytest.CaptureFixture[str], page: str) -> None:
    found = json.loads(output(capsys, "--grep", "gas pipe", "--json", page))
    assert [list(hit) for hit in found] == [KEYS] * 2
    one, other = found
    assert (one["file"], one["post"], one["entry"], one["kind"], one["part"]) == (
        page,
        None,
        None,
        "article",
        "paragraph",
    )
    assert (other["entry"], other["kind"], other["author"], other["line"]) == (3, "comment", "ironmonger", 40)
    for hit in found:
        assert hit["text"][hit["start"] : hit["end"]] == hit["match"] == "gas pipe"
        assert hit["offset"] == 0


def test_json_has_an_object_for_each_hit_of_a_line(capsys: pytest.CaptureFixture[str], notes: str) -> None:
    found = json.loads(output(capsys, "--grep", "e", "--json", notes))
    assert [(hit["line"], hit["start"]) for hit in found] == [(4, 1), (4, 7), (5, 15), (5, 19)]
    assert {hit["text"] for hit in found} == {"Mend the Lamp\nbefore May: soon"}


def test_json_names_the_part_and_tells_of_nothing_that_is_absent(
    capsys: pytest.CaptureFixture[str], export: str
) -> None:
    found = json.loads(output(capsys, "--grep", "kind:comment jo", "--json", export))
    assert [(hit["post"], hit["part"], hit["line"], hit["match"]) for hit in found] == [
        ("the-lamp", "author", None, "Jo")
    ]
    assert '""' not in output(capsys, "--grep", "lamp", "--json", export)


def test_json_of_nothing_is_an_empty_array(capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert main(["--grep", "zebra", "--json", page]) == 1
    assert capsys.readouterr() == ("[]\n", "")


def test_json_is_whole_where_a_file_cannot_be_read(capsys: pytest.CaptureFixture[str], notes: str) -> None:
    assert main(["--grep", "lamp", "--json", notes, "/no/such", notes]) == 2
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 4
    assert err == "lwj-read: /no/such: there is no such file\n"


def test_json_has_the_words_around_a_hit_of_a_long_text() -> None:
    text = "lamp " + "x" * LONGEST + " lamp " + "y" * LONGEST
    first, second = map(json.loads, as_json(found_in(text, "lamp")))
    assert (first["offset"], first["start"], len(first["text"])) == (0, 0, 4 + AROUND)
    assert (second["offset"], second["start"]) == (len("lamp ") + LONGEST + 1 - AROUND, AROUND)
    for hit in (first, second):
        assert hit["text"][hit["start"] : hit["end"]] == "lamp"
        assert text[hit["offset"] :].startswith(hit["text"])


@pytest.mark.parametrize("name", ["a\x1b[31m.txt", "a\udcff.txt", "a\u202e.txt", "a\n.txt"])
def test_json_shows_no_terminal_a_hostile_name(name: str) -> None:
    (written,) = as_json(found_in("lämp", "lamp", name))
    assert written.isascii() or written.isprintable()
    assert json.loads(written)["file"] == name


# The exit status, and what goes wrong


def test_nothing_found_is_1(capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert main(["--grep", "zebra", page]) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("bad", ["/no/such", "FOLDER", "PAGE#99", "PAGE@nothing"])
def test_a_file_that_cannot_be_searched_is_told_and_the_others_are_searched(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, notes: str, bad: str
) -> None:
    name = bad.replace("FOLDER", str(tmp_path)).replace("PAGE", notes)
    assert main(["--grep", "lamp", notes, name, notes]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 4
    assert err.startswith("lwj-read: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--grep="], "--grep: there is nothing to search for"),
        (["--grep= \t"], "--grep: there is nothing to search for"),
        (["--search="], "--search: there is nothing to search for"),
        (["--grep=kind:poem"], "--grep: character 6: "),
        (["--grep=a(b", "--regex"], "--grep: character 4: "),
        (["--search=a(b", "--regex"], "--search: character 4: "),
        (["--grep=a", "--search=b"], "--search does not go with --grep"),
        (["--grep=a", "--at=1"], "--at does not go with --grep"),
        (["--grep=a", "--print"], "--print does not go with --grep"),
        (["--grep=a", "--markdown"], "--markdown does not go with --grep"),
        (["--grep=a", "--list"], "--list does not go with --grep"),
        (["--grep=a", "--quote=1"], "--quote does not go with --grep"),
        (["--regex"], "--regex goes with --search or --grep"),
        (["--word", "--print"], "--word goes with --search or --grep"),
        (["--case"], "--case goes with --search or --grep"),
    ],
)
def test_what_makes_no_sense_is_told_before_a_file_is_read(
    capsys: pytest.CaptureFixture[str], argv: list[str], message: str
) -> None:
    assert failure(capsys, *argv, "/no/such", status=2).startswith(f"lwj-read: {message}")


def test_a_pattern_that_is_stopped_keeps_what_was_found_before(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, notes: str
) -> None:
    slow = tmp_path / "slow.txt"
    slow.write_text(f"aaa\n\n{'a' * 3000}b\n")
    assert main(["--grep", "(a|aa)+$", "--regex", str(slow), notes]) == 2
    out, err = capsys.readouterr()
    assert out == f"{slow}:1::aaa\n"
    assert re.fullmatch(rf"lwj-read: {slow}: --grep: .* takes too long.*\n", err)


def test_a_file_that_is_gone_once_its_hits_are_known_has_the_lines_of_its_parts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, notes: str
) -> None:
    def lines(document: Document, read: Callable[[], str | None]) -> FileLines:
        Path(notes).unlink()
        return FileLines(document, read)

    monkeypatch.setattr("tui.grep.FileLines", lines)
    assert output(capsys, "--grep", "before", notes) == f"{notes}:4::before May: soon\n"


def test_settings_that_are_not_there_are_an_error(capsys: pytest.CaptureFixture[str], notes: str) -> None:
    assert "no such file" in failure(capsys, "--grep", "lamp", "--config", "/no/such", notes, status=2)


def test_an_entry_that_is_named_is_searched_alone(capsys: pytest.CaptureFixture[str]) -> None:
    path = SAMPLES / "full-page.txt"
    assert main(["--grep", "stile", f"{path}#7"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [f"{path}#7"]
    assert main(["--grep", "stile", f"{path}#3"]) == 1


def test_filters_alone_print_what_an_entry_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--grep", "author:hobday", str(SAMPLES / "full-page.txt")]) == 0
    assert "Waste of money." in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize("option", ["--grep", "--search"])
def test_two_dashes_are_a_text(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"{option}=--", "--print" if option == "--search" else "--no-state", "/nowhere"]) in (1, 2)
    assert "there is no such file" in capsys.readouterr().err


def test_an_interrupt_ends_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, notes: str) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.grep.Search", interrupt)
    assert main(["--grep", "lamp", notes]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("mode", [[], ["--json"]])
def test_it_loads_no_toolkit_and_lays_nothing_out(samples: Path, mode: list[str]) -> None:
    status, modules = loaded(RUN, "--grep", "bridge", *mode, str(samples / "full-page.txt"))
    assert status == 0
    assert modules.intersection({*HEAVY, "rich", "tui.layout", "tui.wrap", "tui.plain"}) == set()


def test_a_search_opens_the_reader(take_terminal: Callable[[], list[Any]], page: str) -> None:
    terminal = take_terminal()
    assert main([page, "--search", "bridge", "--word"]) == 0
    (app,) = terminal
    assert app._query == Question("bridge", word=True)


# The command itself


def test_the_command_in_a_pipe(page: str) -> None:
    with Path(page).open("rb") as file:
        done = subprocess.run([READER, "--grep", "gas pipe", "-"], stdin=file, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [line.split(b":")[:3] for line in done.stdout.splitlines()] == [
        [b"-", b"10", b"Simon Thackley"],
        [b"-#3", b"40", b"ironmonger"],
    ]


def test_a_broken_pipe_ends_it_quietly(page: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run([READER, "--grep", "e", page], stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_an_error(page: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([READER, "--grep", "e", page], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_hits_in_many_documents_are_written_as_they_are_found(monkeypatch: pytest.MonkeyPatch, export: str) -> None:
    out = io.StringIO()
    seen: list[str] = []

    def lines(document: Document, read: Callable[[], str | None]) -> FileLines:
        seen.append(out.getvalue())
        return FileLines(document, read)

    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("tui.grep.FileLines", lines)
    assert main(["--grep", "told", export]) == 0
    assert [text.count("\n") for text in seen] == [0, 1]
