"""What is kept from one reading to the next, in a folder of its own for each test."""

import errno
import fcntl
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import files, schema, state
from tui.archive.load import clean
from tui.archive.model import Article, Document, Entry, Source
from tui.archive.question import Question
from tui.history import Questions, kept
from tui.layout import Anchor
from tui.place import Place
from tui.settings import state_folder
from tui.state import Reading, Session, Store, Work
from tui.work import merge_readings

ENTRIES = 12
SHA = "0123456789abcdef" * 4
START = Place("article", Anchor(0, 0), Anchor(0, 0), 1, frozenset())
THERE = Place("discussion", Anchor(4, 17), Anchor(9, 0), 5, frozenset({2, 3, 4, 9}))


def document(sha256: str = SHA, post: str | None = None, format_name: Any = "dump", entries: int = ENTRIES) -> Document:
    talk = tuple(Entry(number, "comment", "Ann", None, ("Yes.",), None) for number in range(1, entries + 1))
    return Document(Source("page.txt", format_name, "utf-8", 1, sha256, post=post), Article("A title"), talk)


PAGE = document()

numbers = st.integers(1, ENTRIES)
anchors = st.builds(Anchor, st.integers(0, 10**6), st.integers(0, 10**6))
places = st.builds(Place, st.sampled_from(["article", "discussion"]), anchors, anchors, numbers, st.frozensets(numbers))
words = st.text(max_size=20).map(clean)
letters = st.characters().filter(str.isprintable)
readings = st.builds(
    Reading,
    place=st.none() | places,
    article_seen=st.floats(0, 1),
    read=st.frozensets(numbers),
    tagged=st.frozensets(numbers),
    notes=st.dictionaries(numbers, words, max_size=3),
    marks=st.dictionaries(letters, places, max_size=3),
)
sessions = st.builds(
    Session,
    theme=st.none() | st.text(letters, min_size=1, max_size=20),
    layout=st.sampled_from([None, "auto", "side-by-side", "stacked", "single"]),
    share=st.none() | st.floats(0, 1),
    measure=st.none() | st.integers(1, 1000),
)
histories = st.lists(
    st.builds(Question, words, st.booleans(), st.booleans(), st.sampled_from(["smart", "exact", "any"])), max_size=5
).map(lambda questions: kept(replace(one, text=one.text.replace("\n", " ")) for one in questions))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)
FIELDS = ["schema", "place", "article_seen", "read", "tagged", "notes", "marks"]


@contextmanager
def new_folder() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder) / "deep" / "kept"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "kept"


def kept_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "lock") if folder.is_dir() else []


def load(folder: Path, of: Document = PAGE) -> Reading:
    reading, said = Store(folder).load(of)
    assert said is None
    return reading


def keep(folder: Path, reading: Reading, of: Document = PAGE) -> Path:
    """Keep a reading, and give the file that it lies in."""
    before = set(kept_files(folder))
    assert Store(folder).save(of, reading) is None
    (name,) = set(kept_files(folder)) - before
    return folder / name


# There and back


@given(reading=readings)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    with new_folder() as folder:
        assert Store(folder).save(PAGE, reading) is None
        assert load(folder) == reading


@given(session=sessions)
def test_a_session_comes_back_as_it_was(session: Session) -> None:
    with new_folder() as folder:
        assert Store(folder).save_session(session) is None
        assert Store(folder).load_session() == (session, None)


@given(questions=histories)
def test_the_queries_asked_come_back_as_they_were(questions: Questions) -> None:
    with new_folder() as folder:
        assert Store(folder).save_history(questions) is None
        assert Store(folder).load_history() == (questions, None)


def test_a_note_in_any_script_comes_back(folder: Path) -> None:
    reading = Reading(notes={3: 'Größe, 漢字, \U0001f642 and "quotes"\nover two lines'})
    keep(folder, reading)
    assert load(folder) == reading


def test_the_work_of_a_reading_goes_on_from_what_was_kept() -> None:
    work = Work(read={1}, notes={2: "mine"}, article_seen=0.5)
    read = work.read
    work.take_up(Reading(None, 0.25, frozenset({2}), frozenset({3}), {2: "theirs", 4: "kept"}, {"a": THERE}))
    assert work.read is read and read == {1, 2}
    assert work.reading(THERE) == Reading(
        THERE, 0.5, frozenset({1, 2}), frozenset({3}), {2: "mine", 4: "kept"}, {"a": THERE}
    )


def test_thousands_of_entries_take_little_room(folder: Path) -> None:
    large = document(entries=20_000)
    path = keep(
        folder, Reading(replace(THERE, folded=frozenset(range(1, 20_001))), read=frozenset(range(9_000))), large
    )
    assert path.stat().st_size < 500


# The files


def test_nothing_is_made_by_looking(folder: Path) -> None:
    store = Store(folder)
    assert store.is_new
    assert store.load(PAGE) == (Reading(), None)
    assert store.load_session() == (Session(), None)
    assert store.load_history() == ((), None)
    assert store.is_new and not folder.parent.exists()


def test_what_did_not_change_is_not_written(folder: Path) -> None:
    store = Store(folder)
    store.load(PAGE)
    assert store.save(PAGE, Reading()) is None
    assert store.save_session(Session()) is None
    assert store.save_history(()) is None
    assert store.is_new
    path = keep(folder, Reading(read=frozenset({1})))
    path.write_bytes(path.read_bytes() + b" ")
    reading, _ = store.load(PAGE)
    store.save(PAGE, reading)
    assert path.read_bytes().endswith(b" ")


def test_the_first_start_is_over_once_the_folder_is_made(folder: Path) -> None:
    store = Store(folder)
    assert store.make_folder() is None
    assert not store.is_new and kept_files(folder) == []


def test_a_store_without_a_folder_keeps_nothing() -> None:
    store = Store(None)
    assert not store.is_new
    assert store.make_folder() is None
    assert store.save(PAGE, Reading(read=frozenset({1}))) is None
    assert store.save_session(Session(measure=60)) is None
    assert store.save_history([Question("one")]) is None
    assert store.load_history() == ((), None)
    assert store.load(PAGE) == (Reading(), None)


def test_files_and_folder_are_their_owners_alone(folder: Path) -> None:
    old = os.umask(0o022)
    try:
        path = keep(folder, Reading(read=frozenset({1})))
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "other",
    [
        document("f" * 64),
        document(post="a-post"),
        document(post="../../a/post\udc80"),
        document(format_name="text", entries=0),
    ],
)
def test_each_document_has_a_file_of_its_own(folder: Path, other: Document) -> None:
    first = keep(folder, Reading(read=frozenset({1})))
    assert first.name.startswith(SHA[:16])
    assert load(folder, other) == Reading()
    assert keep(folder, Reading(article_seen=0.5), other).parent == folder
    assert load(folder) == Reading(read=frozenset({1}))


def test_posts_of_one_file_are_told_apart(folder: Path) -> None:
    posts = [document(post=name) for name in ("1", "2", "a-post", "a/post")]
    for number, post in enumerate(posts, 1):
        keep(folder, Reading(read=frozenset({number})), post)
    assert [load(folder, post).read for post in posts] == [{1}, {2}, {3}, {4}]


def test_a_renamed_file_keeps_its_state(folder: Path) -> None:
    keep(folder, Reading(place=THERE))
    renamed = replace(PAGE, source=replace(PAGE.source, path="/elsewhere/other.txt"))
    assert load(folder, renamed).place == THERE


def test_the_folder_is_the_systems_for_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder().name == "lwj-read"
    assert not (tmp_path / "lwj-read").exists()


def test_unknown_fields_are_passed_over_and_kept(folder: Path) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "colour": ["red"]}))
    store = Store(folder)
    reading, said = store.load(PAGE)
    assert (reading, said) == (Reading(read=frozenset({1})), None)
    store.save(PAGE, replace(reading, tagged=frozenset({2})))
    assert json.loads(path.read_bytes())["colour"] == ["red"]


# Broken files

BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "no UTF-8": b'{"schema":1,"notes":{"1":"\xff"}}',
    "no object": b"[1]",
    "no schema": b"{}",
    "a schema that is no number": b'{"schema":"1"}',
    "a schema that is true": b'{"schema":true}',
    "a schema below 1": b'{"schema":0}',
    "nested without end": b"[" * 200_000,
    "objects without end": b'{"a":' * 200_000,
    "a number without end": b'{"schema":1,"article_seen":' + b"9" * 10_000 + b"}",
    "not a number": b'{"schema":1,"article_seen":NaN}',
    "infinite": b'{"schema":1,"article_seen":1e999}',
    "more than all": b'{"schema":1,"article_seen":1.5}',
    "less than none": b'{"schema":1,"article_seen":-1}',
    "seen as truth": b'{"schema":1,"article_seen":true}',
    "an entry too many": b'{"schema":1,"read":[[1,13]]}',
    "entry 0": b'{"schema":1,"read":[[0,1]]}',
    "runs in disorder": b'{"schema":1,"tagged":[[4,5],[1,2]]}',
    "a run that ends before it begins": b'{"schema":1,"read":[[5,4]]}',
    "half a run": b'{"schema":1,"read":[[5]]}',
    "entries by name": b'{"schema":1,"read":["joe"]}',
    "a fraction of an entry": b'{"schema":1,"read":[[1.5,2]]}',
    "a note on no entry": b'{"schema":1,"notes":{"13":"x"}}',
    "a note on a word": b'{"schema":1,"notes":{"x":"x"}}',
    "a note that is no text": b'{"schema":1,"notes":{"1":2}}',
    "a note with two numbers": b'{"schema":1,"notes":{"01":"x"}}',
    "notes in a list": b'{"schema":1,"notes":[]}',
    "a mark of two letters": b'{"schema":1,"marks":{"ab":null}}',
    "a mark that cannot be typed": b'{"schema":1,"marks":{"\\u001b":null}}',
    "a mark nowhere": b'{"schema":1,"marks":{"a":null}}',
    "a place in no pane": b'{"schema":1,"place":{"pane":"attic"}}',
    "a place without a line": b'{"schema":1,"place":{"pane":"article","article":[],"discussion":[0,0],"cursor":1}}',
    "a place above the top": b'{"schema":1,"place":{"pane":"article","article":[-1,0],"discussion":[0,0],"cursor":1}}',
    "a place too far": b'{"schema":1,"place":{"pane":"article","article":[0,0],"discussion":[9e9,0],"cursor":1}}',
    "a cursor on no entry": b'{"schema":1,"place":{"pane":"article","article":[0,0],"discussion":[0,0],"cursor":13}}',
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_named_and_set_aside(folder: Path, data: bytes) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    path.write_bytes(data)
    store = Store(folder)
    reading, said = store.load(PAGE)
    assert reading == Reading()
    assert said and path.name in said and str(folder) in said and "set aside" in said and "\n" not in said
    assert kept_files(folder) == [f"{path.name}.broken"]
    assert (folder / f"{path.name}.broken").read_bytes() == data
    assert store.save(PAGE, Reading(read=frozenset({2}))) is None
    assert load(folder) == Reading(read=frozenset({2}))


@pytest.mark.parametrize(
    "data",
    [
        b'{"schema":1,"theme":7}',
        b'{"schema":1,"theme":"a\\u001b]0;b"}',
        b'{"schema":1,"theme":""}',
        b'{"schema":1,"layout":"upside-down"}',
        b'{"schema":1,"layout":["auto"]}',
        b'{"schema":1,"share":1.01}',
        b'{"schema":1,"share":"half"}',
        b'{"schema":1,"measure":0}',
        b'{"schema":1,"measure":80.0}',
        b'{"schema":1,"measure":100000}',
    ],
)
def test_a_broken_session_is_set_aside(folder: Path, data: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "session.json").write_bytes(data)
    session, said = Store(folder).load_session()
    assert session == Session()
    assert said and "session.json" in said
    assert kept_files(folder) == ["session.json.broken"]


@pytest.mark.parametrize(
    "data",
    [
        b'{"schema":1,"questions":7}',
        b'{"schema":1,"questions":["one"]}',
        b'{"schema":1,"questions":[{}]}',
        b'{"schema":1,"questions":[{"text":7}]}',
        b'{"schema":1,"questions":[{"text":"one","regex":1}]}',
        b'{"schema":1,"questions":[{"text":"one","word":null}]}',
        b'{"schema":1,"questions":[{"text":"one","case":"upper"}]}',
        b'{"schema":1,"questions":[{"text":"one","case":["smart"]}]}',
    ],
)
def test_a_broken_history_is_set_aside(folder: Path, data: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "history.json").write_bytes(data)
    store = Store(folder)
    questions, said = store.load_history()
    assert questions == ()
    assert said and "history.json" in said
    assert kept_files(folder) == ["history.json.broken"]
    assert store.save_history([Question("one")]) is None
    assert Store(folder).load_history() == ((Question("one"),), None)


def test_a_query_that_was_tampered_with_holds_no_control_characters(folder: Path) -> None:
    folder.mkdir(parents=True)
    text = json.dumps(
        {"schema": 1, "questions": [{"text": "\x1b]0;title\x07A\nword"}, {"text": " "}, {"text": "x" * 2000}]}
    )
    (folder / "history.json").write_text(text)
    assert Store(folder).load_history() == ((Question("A word"),), None)


def test_a_history_of_a_later_version_is_left_alone(folder: Path) -> None:
    folder.mkdir(parents=True)
    later = b'{"schema":2,"questions":"all of them"}'
    (folder / "history.json").write_bytes(later)
    store = Store(folder)
    said = store.load_history()[1]
    assert said and said.startswith("history.json is of a newer lwj-read; your queries are not kept")
    assert store.save_history([Question("one")]) is None
    assert (folder / "history.json").read_bytes() == later


def test_the_queries_are_their_owners_alone(folder: Path) -> None:
    Store(folder).save_history([Question("one")])
    assert stat.S_IMODE((folder / "history.json").stat().st_mode) == 0o600


@given(
    data=st.binary(max_size=200)
    | st.fixed_dictionaries({}, optional={name: values for name in FIELDS}).map(
        lambda fields: json.dumps({"schema": 1, **fields}).encode()
    )
)
def test_any_file_is_read_or_set_aside(data: bytes) -> None:
    with new_folder() as folder:
        path = keep(folder, Reading(read=frozenset({1})))
        path.write_bytes(data)
        reading, said = Store(folder).load(PAGE)
        assert said or path.read_bytes() == data
        assert schema.read_reading(schema.write_reading(reading), ENTRIES) == reading


def test_no_file_that_was_set_aside_is_lost(folder: Path) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    for data in (b"one", b"two", b"three"):
        path.write_bytes(data)
        Store(folder).load(PAGE)
    names = [f"{path.name}.broken", f"{path.name}.broken-2", f"{path.name}.broken-3"]
    assert [(folder / name).read_bytes() for name in names] == [b"one", b"two", b"three"]


def directory(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def dangling(path: Path) -> None:
    path.symlink_to(path)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


@pytest.mark.parametrize("make", [directory, pipe, dangling, huge])
def test_what_is_no_small_file_is_set_aside(folder: Path, make: Callable[[Path], None]) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    path.unlink()
    make(path)
    store = Store(folder)
    reading, said = store.load(PAGE)
    assert reading == Reading()
    assert said and "set aside" in said
    assert kept_files(folder) == [f"{path.name}.broken"]


def test_a_file_that_broke_meanwhile_is_set_aside_before_it_is_replaced(folder: Path) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    store = Store(folder)
    reading, _ = store.load(PAGE)
    path.write_bytes(b"broken")
    said = store.save(PAGE, replace(reading, read=frozenset({1, 2})))
    assert said and "set aside" in said
    assert (folder / f"{path.name}.broken").read_bytes() == b"broken"
    assert load(folder).read == {2}


def test_a_file_that_another_reader_has_mended_meanwhile_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    good = path.read_bytes()
    path.write_bytes(b"broken")
    alone = files.locked

    def waited_for(folder: Path) -> AbstractContextManager[None]:
        path.write_bytes(good)
        return alone(folder)

    monkeypatch.setattr(state, "locked", waited_for)
    assert load(folder) == Reading(read=frozenset({1}))
    assert kept_files(folder) == [path.name]


def test_a_note_that_was_tampered_with_holds_no_control_characters(folder: Path) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    path.write_text(json.dumps({"schema": 1, "notes": {"1": "\x1b]0;title\x07A \u202eword"}}))
    assert load(folder).notes == {1: "A word"}


@pytest.mark.parametrize("moment", ["before loading", "before saving"])
def test_a_file_of_a_later_version_is_left_alone(folder: Path, moment: str) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    later = b'{"schema":2,"read":"all of them"}'
    store = Store(folder)
    if moment == "before saving":
        assert store.load(PAGE)[1] is None
    path.write_bytes(later)
    said = store.load(PAGE)[1] if moment == "before loading" else store.save(PAGE, Reading(read=frozenset({3})))
    assert said and "newer" in said and path.name in said
    assert store.save(PAGE, Reading(read=frozenset({2}))) is None
    assert path.read_bytes() == later and kept_files(folder) == [path.name]


# Two readers


def test_two_readers_of_one_document_lose_nothing(folder: Path) -> None:
    keep(folder, Reading(START, 0.2, frozenset({1, 2}), frozenset({7}), {1: "old", 2: "old"}, {"a": START}))
    one, other = Store(folder), Store(folder)
    first, second = one.load(PAGE)[0], other.load(PAGE)[0]
    one.save(PAGE, replace(first, read=frozenset({1, 2, 3}), tagged=frozenset(), notes={2: "new"}, article_seen=0.9))
    other.save(PAGE, replace(second, place=THERE, read=frozenset({2, 4}), marks={"a": START, "b": THERE}))
    assert load(folder) == Reading(THERE, 0.9, frozenset({2, 3, 4}), frozenset(), {2: "new"}, {"a": START, "b": THERE})


def test_what_another_reader_took_back_stays_so(folder: Path) -> None:
    one, other = Store(folder), Store(folder)
    one.load(PAGE)
    one.save(PAGE, Reading(read=frozenset({1, 2})))
    reading, _ = other.load(PAGE)
    other.save(PAGE, replace(reading, read=frozenset({1})))
    one.save(PAGE, Reading(read=frozenset({1, 2, 3})))
    assert load(folder).read == {1, 3}


def test_a_place_is_kept_when_another_reader_did_not_move(folder: Path) -> None:
    keep(folder, Reading(START))
    one, other = Store(folder), Store(folder)
    first, second = one.load(PAGE)[0], other.load(PAGE)[0]
    one.save(PAGE, replace(first, place=THERE))
    other.save(PAGE, replace(second, read=frozenset({1})))
    assert load(folder) == Reading(THERE, read=frozenset({1}))


def test_two_sessions_put_their_choices_together(folder: Path) -> None:
    one, other = Store(folder), Store(folder)
    one.load_session()
    other.load_session()
    one.save_session(Session(theme="dusk", measure=70))
    other.save_session(Session(layout="stacked", measure=60))
    assert Store(folder).load_session() == (Session("dusk", "stacked", None, 60), None)


def test_what_two_readers_asked_is_there_afterwards_the_newest_last(folder: Path) -> None:
    one, two, three = map(Question, ("one", "two", "three"))
    Store(folder).save_history([one, two])
    first, second = Store(folder), Store(folder)
    mine, theirs = first.load_history()[0], second.load_history()[0]
    first.save_history([*mine, three])
    second.save_history([two, one])
    assert Store(folder).load_history()[0] == (two, three, one)
    second.save_history([*theirs, Question("four")])
    first.save_history([*mine, three, two])
    assert [question.text for question in Store(folder).load_history()[0]] == ["three", "one", "four", "two"]


@given(mine=readings, before=readings, there=readings)
def test_merging_changes_what_i_changed_and_nothing_else(mine: Reading, before: Reading, there: Reading) -> None:
    assert merge_readings(mine, mine, there).read == there.read
    assert merge_readings(mine, before, before) == replace(
        mine, article_seen=max(mine.article_seen, before.article_seen)
    )
    merged = merge_readings(mine, before, there)
    assert merged.read >= (mine.read - before.read) | (there.read & mine.read)
    assert not merged.read & (before.read - mine.read)
    assert merged.read <= mine.read | there.read
    assert all(mine.notes[key] in merged.notes[key] for key in mine.notes if mine.notes[key] != before.notes.get(key))


def test_where_two_readers_wrote_on_one_entry_both_notes_stay() -> None:
    merged = merge_readings(Reading(notes={1: "mine"}), Reading(), Reading(notes={1: "theirs", 2: "more"}))
    assert merged.notes == {1: "theirs / mine", 2: "more"}


KEEPER = """
import sys
from pathlib import Path
from tests.test_state import Reading, Store, document
folder, numbers = Path(sys.argv[1]), [int(word) for word in sys.argv[2].split(",")]
page = document(entries=400)
store = Store(folder)
reading, said = store.load(page)
assert said is None, said
read = set(reading.read)
print("loaded", flush=True)
sys.stdin.readline()
for number in numbers:
    read.add(number)
    said = store.save(page, Reading(read=frozenset(read), notes={number: str(number)}))
    assert said is None, said
"""


def test_two_programs_that_keep_at_the_same_time_lose_nothing(folder: Path) -> None:
    shares = [range(1, 80), range(80, 160)]
    keepers = [
        subprocess.Popen(
            [sys.executable, "-c", KEEPER, str(folder), ",".join(map(str, numbers))],
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for numbers in shares
    ]
    for keeper in keepers:
        assert keeper.stdout and keeper.stdout.readline() == "loaded\n"
    for keeper in keepers:
        assert keeper.stdin
        keeper.stdin.write("go\n")
        keeper.stdin.flush()
    for keeper in keepers:
        keeper.communicate(timeout=60)
        assert keeper.returncode == 0
    reading = load(folder, document(entries=400))
    assert reading.read == set(range(1, 160))
    assert reading.notes == {79: "79", 159: "159"}
    assert len(kept_files(folder)) == 1


# What the system refuses


def blocked(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file")


def blocked_above(folder: Path) -> None:
    folder.parent.write_text("a file")


@pytest.mark.parametrize("block", [blocked, blocked_above])
def test_a_file_in_the_place_of_the_folder_costs_one_line(folder: Path, block: Callable[[Path], None]) -> None:
    block(folder)
    store = Store(folder)
    reading, said = store.load(PAGE)
    said = said or store.save(PAGE, Reading(read=frozenset({1})))
    assert reading == Reading()
    assert said and "place is not kept" in said and str(folder) in said and "\n" not in said
    assert store.save(PAGE, Reading(read=frozenset({1, 2}))) is None
    assert store.save_session(Session(measure=60)) is None


def test_a_folder_that_cannot_be_made_is_told_of(folder: Path) -> None:
    blocked_above(folder)
    said = Store(folder).make_folder()
    assert said and "place is not kept" in said and str(folder) in said


def test_a_full_disk_costs_one_line_and_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    store = Store(folder)
    reading, _ = store.load(PAGE)
    more = replace(reading, read=frozenset({1, 2}))

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert store.save(PAGE, more) == f"Your place is not kept: No space left on device: {folder}"
        assert store.save(PAGE, more) is None
        assert kept_files(folder) == [path.name]
        assert load(folder) == reading
    assert store.save(PAGE, more) is None
    assert load(folder) == more


def test_a_full_disk_costs_the_queries_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    store = Store(folder)
    said = store.save_history([Question("one")])
    assert said == f"Your queries are not kept: No space left on device: {folder}"
    assert store.save_history([Question("two")]) is None
    assert kept_files(folder) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_of_at_once(folder: Path) -> None:
    keep(folder, Reading(read=frozenset({1})))
    folder.chmod(0o500)
    try:
        store = Store(folder)
        reading, said = store.load(PAGE)
        assert reading == Reading(read=frozenset({1}))
        assert said and "place is not kept" in said and str(folder) in said
        assert store.save(PAGE, replace(reading, read=frozenset({2}))) is None
    finally:
        folder.chmod(0o700)


def test_a_folder_that_may_not_be_written_to_is_told_of_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder, Reading(read=frozenset({1})))
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    reading, said = Store(folder).load(PAGE)
    assert reading == Reading(read=frozenset({1}))
    assert said == f"Your place is not kept: it cannot be written to: {folder}"


def test_a_reader_that_never_lets_go_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder, Reading(read=frozenset({1})))
    monkeypatch.setattr(files, "TRIES", 1)
    monkeypatch.setattr(files, "WAIT", 0)
    store = Store(folder)
    with (folder / "lock").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        said = store.save(PAGE, Reading(read=frozenset({2})))
    assert said and "another reader" in said
    assert store.save(PAGE, Reading(read=frozenset({2}))) is None
    assert load(folder).read == {1, 2}


def test_a_file_system_without_locks_will_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    keep(folder, Reading(read=frozenset({1})))
    assert load(folder).read == {1}


def test_a_broken_file_that_cannot_be_set_aside_is_never_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep(folder, Reading(read=frozenset({1})))
    path.write_bytes(b"broken")

    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        store = Store(folder)
        reading, said = store.load(PAGE)
    assert reading == Reading()
    assert said and path.name in said and "cannot be read or set aside" in said
    assert store.save(PAGE, Reading(read=frozenset({2}))) is None
    assert path.read_bytes() == b"broken"


def test_what_is_said_holds_no_control_characters(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b]0;b\x07\nc\udcff"
    folder.write_text("a file")
    _, said = Store(folder).load(PAGE)
    assert said and said.isprintable()
