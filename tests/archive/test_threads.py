import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive import formats, quoted
from tui.archive.export import as_object
from tui.archive.load import load
from tui.archive.model import AS_FILED, Document, EntryKind
from tui.archive.rules import RULES
from tui.archive.threads import EVIDENCE, thread

from .talks import Said, inferred, only_reply, page

FOLDER = os.environ.get("LWJ_CORPUS")


# A quotation

WORDS = "The wind gets behind the hands and the whole works lean on it"


@pytest.mark.parametrize(
    "text",
    [
        "“The wind gets behind the hands” indeed.", "You say \"the wind gets behind the hands\".",
        "«the wind gets behind the hands»", "»the wind gets behind the hands« ja",
        "„The wind gets behind the hands“ ja", "“the WIND  gets\nbehind the hands.”",
        "> the wind gets behind\n> the hands\nNo.", "No.\n>the wind gets behind the hands",
        "“The whole works” I ask you", "“in short” and “the wind gets behind the hands”",
        "“The wind gets … the whole works lean on it”",
        "“The wind gets [always] behind the hands and the whole works”", "No.\n\n“the wind gets behind the hands”",
        "“The wind gets behind the hands and the whole works lean on it, but the rest of this is not there”",
    ],
)  # fmt: skip
def test_three_quoted_words_that_one_earlier_entry_holds_point_at_it(text: str) -> None:
    reply = only_reply(page(("Ann", "Calm."), (None, f"Well. {WORDS}."), ("Zoe", text)))
    assert (reply.parent, reply.reason.rule) == (2, "quotes")


@pytest.mark.parametrize(
    "text",
    [
        "“The wind” indeed.", "The wind gets behind the hands, you say.", "“the hands behind gets”",
        "“the wind gets lost”", "‘the wind gets behind the hands’", "“”", "“the wind gets behind",
        "5 > 4 the wind gets behind the hands", "“the … wind … gets”", "“the wind gets beh”",
    ],
)  # fmt: skip
def test_what_is_no_quotation_of_an_entry(text: str) -> None:
    assert inferred(page(("Ann", WORDS), ("Zoe", text))) == {}


def test_words_that_two_entries_hold_point_at_neither() -> None:
    said: list[Said] = [("Ann", WORDS), ("Bob", WORDS), ("Zoe", "“the wind gets behind the hands”")]
    assert inferred(page(*said)) == {}


def test_words_that_only_a_later_entry_holds_too_point_at_the_earlier_one() -> None:
    said: list[Said] = [("Ann", WORDS), ("Zoe", "“the wind gets behind the hands”"), ("Bob", WORDS)]
    assert inferred(page(*said)) == {2: 1}


def test_words_that_one_entry_says_twice_point_at_it() -> None:
    assert inferred(page(("Ann", f"{WORDS}\n\n{WORDS}"), ("Zoe", "“the wind gets behind the hands”"))) == {2: 1}


def test_words_of_the_article_point_at_the_article() -> None:
    said: list[Said] = [("Ann", WORDS), ("Zoe", "“the wind gets behind the hands”")]
    assert inferred(page(*said, article=WORDS)) == {}
    assert inferred(page(*said, title=WORDS)) == {}


def test_a_quotation_of_ones_own_words_is_no_reply() -> None:
    assert inferred(page(("Zoe", WORDS), ("zoe", "“the wind gets behind the hands”"))) == {}


def test_somebody_without_a_name_may_quote_somebody_without_a_name() -> None:
    assert inferred(page((None, WORDS), (None, "“the wind gets behind the hands”"))) == {2: 1}


def test_of_several_quotations_the_longest_that_is_found_counts() -> None:
    said: list[Said] = [
        ("Ann", "Nothing was ever so cold as that."),
        ("Bob", WORDS),
        ("Zoe", "“so cold as” and “the wind gets behind the hands”, “words that are nowhere at all to be found”"),
    ]
    assert inferred(page(*said)) == {3: 2}


def test_a_longer_quotation_is_surer() -> None:
    short, long = (
        only_reply(page(("Ann", WORDS), ("Zoe", text))).reason.confidence
        for text in ("“behind the hands”", "“the wind gets behind the hands”")
    )
    assert 0 < short < long < 1


def test_a_trackback_that_quotes_answers_nothing() -> None:
    said: list[Said] = [("Ann", WORDS), ("Zoe", "“the wind gets behind the hands”")]
    assert inferred(page(*said, kinds=["comment", "trackback"])) == {}


def test_the_evidence_is_the_quoted_words_cut_to_a_line() -> None:
    reply = only_reply(page(("Ann", f"{WORDS} {WORDS[4:]}"), ("Zoe", f"“{WORDS}\n{WORDS[4:]}”")))
    assert reply.reason.evidence and len(reply.reason.evidence) <= EVIDENCE
    assert reply.reason.evidence.startswith("The wind gets behind the hands") and reply.reason.evidence.endswith("…")
    assert only_reply(page(("Ann", WORDS), ("Zoe", "“behind\n the hands”"))).reason.evidence == "behind the hands"


# A name and a quotation


def test_a_quotation_tells_which_entry_of_the_one_spoken_to() -> None:
    said: list[Said] = [("Joe", WORDS), ("Joe", "Two."), ("Zoe", "Joe, “the wind gets behind the hands”?")]
    reply = only_reply(page(*said))
    assert (reply.parent, reply.reason.rule) == (1, "quotes")


def test_where_a_third_person_is_quoted_the_name_holds() -> None:
    said: list[Said] = [("Joe", "One."), ("Ann", WORDS), ("Zoe", "Joe, “the wind gets behind the hands” is wrong.")]
    reply = only_reply(page(*said))
    assert (reply.parent, reply.reason.rule) == (1, "speaks-to")


def test_where_both_agree_the_name_is_the_reason() -> None:
    assert only_reply(page(("Joe", WORDS), ("Zoe", "Joe, “behind the hands”?"))).reason.rule == "speaks-to"


# The turns of a talk


def test_who_goes_on_after_an_answer_answers_the_same_entry() -> None:
    said: list[Said] = [("Joe", "One."), ("Ann", "Joe, no."), ("Ann", "And another thing."), ("Ann", "And this.")]
    assert inferred(page(*said)) == {2: 1, 3: 1, 4: 1}


def test_who_was_answered_and_speaks_next_answers_back() -> None:
    said: list[Said] = [
        ("Joe", "One."),
        ("Ann", "Joe, no."),
        ("Ann", "Really not."),
        ("Joe", "Oh yes."),
        ("Ann", "Oh."),
    ]
    assert inferred(page(*said)) == {2: 1, 3: 1, 4: 3, 5: 4}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([("Joe", "One."), ("Ann", "Two."), ("Joe", "Three.")], {}),
        ([("Joe", "One."), ("Joe", "Two.")], {}),
        ([("Joe", "One."), ("Ann", "Joe, no."), ("Bob", "Two."), ("Joe", "Three.")], {2: 1}),
        ([("Joe", "One."), ("Ann", "Joe, no."), ("Bob", "Two."), ("Ann", "Three.")], {2: 1}),
        ([("Joe", "One."), ("Ann", "Joe, no."), ("Joe", "@Max no.")], {2: 1}),
        ([("Joe", "One."), ("Ann", "Joe, no."), ("Ann", "Hi Max, no.")], {2: 1}),
        ([("Joe", "One."), ("Ann", "Joe, no."), ("Joe", "Thanks, so it is.")], {2: 1, 3: 2}),
        ([("Joe", "One."), (None, "Joe, no."), (None, "Two.")], {2: 1}),
        ([("Guest", "One."), ("Ann", "Guest, no."), ("Guest", "Two.")], {2: 1}),
        ([("Joe", "One."), ("Anonymous", "Joe, no."), ("Anonymous", "Two.")], {2: 1}),
    ],
)
def test_the_comment_just_before_alone_is_no_reason(said: list[Said], found: dict[int, int]) -> None:
    assert inferred(page(*said)) == found


def test_a_trackback_in_between_does_not_end_a_turn() -> None:
    said: list[Said] = [("Joe", "One."), ("Ann", "Joe, no."), ("Blog", "Two."), ("Joe", "Three.")]
    assert inferred(page(*said, kinds=["comment", "comment", "trackback", "comment"])) == {2: 1, 4: 2}


def test_a_page_that_shows_nesting_would_show_the_turns_too() -> None:
    said: list[Said] = [("Joe", "One."), ("Bob", "Two."), ("Ann", "Joe, no."), ("Joe", "Three."), ("Ann", "Four.")]
    assert inferred(page(*said, parents={2: 1})) == {3: 1}


# What the file says


def test_an_explicit_reply_stays() -> None:
    said: list[Said] = [("Joe", WORDS), ("Ann", "Two."), ("Zoe", "Joe, “the wind gets behind the hands”")]
    document = page(*said, parents={3: 2})
    assert thread(document) == document


def test_the_depth_that_the_file_shows_stays() -> None:
    assert {entry.depth for entry in thread(page(("Joe", "One."), ("Zoe", "Joe, no."))).entries} == {1}


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (["2007-07-08", "2007-07-09"], True),
        (["2007-07-09", "2007-07-08"], False),
        (["July 9, 2007 at 3:12 pm", "July 9, 2007 at 11:12 am"], False),
        (["9. Juli 2007 um 11:12", "9. Juli 2007 um 15:12"], True),
        (["yesterday", "two days ago"], True),
        (["2007-07-09", "2007-07-09"], True),
    ],
)
def test_nothing_is_inferred_where_the_newest_stands_first(dates: list[str], found: bool) -> None:
    assert inferred(page(("Joe", "One."), ("Zoe", "Joe, no."), dates=dates)) == ({2: 1} if found else {})


def test_the_dates_of_explicit_replies_do_not_tell_the_order() -> None:
    said: list[Said] = [("Joe", "One."), ("Ann", "Two."), ("Max", "Three."), ("Zoe", "Joe, no.")]
    dates = ["2007-07-01", "2007-07-09", "2007-07-08", "2007-07-02"]
    assert inferred(page(*said, dates=dates, parents={2: 1, 3: 2})) == {4: 1}


def test_a_document_without_entries() -> None:
    assert thread(page()) == page()


def test_the_json_tells_an_inferred_parent_and_why() -> None:
    first, second = as_object(thread(page(("Joe", "One."), ("Zoe", "Joe, no."))))["entries"]
    assert (first["parent"], first["parent_source"]) == (None, None)
    told = {key: second[key] for key in ("parent", "parent_source", "rule", "evidence", "confidence", "depth", "read")}
    assert told == {
        "parent": 1,
        "parent_source": "inferred",
        "rule": "speaks-to",
        "evidence": "Joe,",
        "confidence": 0.95,
        "depth": 1,
        "read": {"rule": AS_FILED.rule, "evidence": None, "confidence": 1.0},
    }


def test_a_sample_shows_every_rule(read: Callable[[str], Document]) -> None:
    rules = [
        (entry.number, entry.parent, entry.reply.reason.rule)
        for entry in read("flat-replies.txt").entries
        if entry.reply
    ]
    assert rules == [
        (4, 1, "speaks-to"),
        (5, 1, "same-turn"),
        (6, 5, "answers-back"),
        (8, 2, "quotes"),
        (10, 8, "speaks-to"),
        (11, 9, "speaks-to-misspelt"),
    ]
    assert {rule for _, _, rule in rules} <= RULES.keys()


# Whatever stands there

NAMES = ["Joe", "joe", "Joe Adams", "Joe Baker", "Ottoline", "Otoline", "Don", "Well", "", " ", "@", "[/x]", None]
PIECES = [
    "Joe",
    "Joe,",
    "@joe",
    "Thanks",
    "Ottoline",
    "Don’t",
    "“",
    "”",
    '"',
    "> ",
    "\n",
    "one two three",
    "four five six",
    ",",
    "-",
    "…",
]


@st.composite
def pages(draw: st.DrawFn) -> Document:
    """A discussion in which names and quotations are likely."""
    text = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=8).map(" ".join)
    said = draw(st.lists(st.tuples(st.sampled_from(NAMES), text), max_size=12))
    kinds: list[EntryKind] = ["comment", "trackback"]
    return page(
        *said,
        kinds=[draw(st.sampled_from(kinds)) for _ in said],
        parents={n: draw(st.integers(1, n - 1)) for n in range(2, len(said) + 1) if draw(st.booleans())},
        dates=[draw(st.sampled_from(["", "2007-07-09", "2007-07-10", "?"])) for _ in said],
        title=draw(st.none() | st.sampled_from(["Joe", "one two three"])),
        host=draw(st.sampled_from(NAMES)),
    )


@given(pages())
def test_parents_are_earlier_explicit_ones_stay_and_nothing_else_changes(document: Document) -> None:
    threaded = thread(document)
    assert replace(threaded, entries=document.entries) == document
    for before, after in zip(document.entries, threaded.entries, strict=True):
        assert replace(after, reply=before.reply) == before
        if before.reply:
            assert after.reply == before.reply
        elif after.reply:
            assert 0 < after.reply.parent < after.number
            assert after.reply.source == "inferred"
            assert 0 < after.reply.reason.confidence < 1
            assert after.reply.reason.rule in RULES
            assert not after.is_ping
            author = document.entry(after.reply.parent).author
            assert (
                after.author is None or author is None or author.strip() != after.author.strip() or not author.strip()
            )


@given(pages())
def test_what_was_inferred_is_inferred_again(document: Document) -> None:
    assert inferred(document) == inferred(document)
    assert thread(thread(document)).parents() == thread(document).parents()


@given(st.text(), st.text(), st.text())
def test_any_names_and_words(name: str, other: str, text: str) -> None:
    thread(page((name, text), (other, f"{name}, {text}"), (None, f"“{text}”"), (name, f"@{other}\n> {text}")))


# How much work it is


class Word(str):
    """A word that counts how often it is looked up."""

    looked_up = 0
    __slots__ = ()

    def __hash__(self) -> int:
        Word.looked_up += 1
        return super().__hash__()


def long_page(count: int) -> Document:
    """Comments that all say the same, speak to one another, and quote the one before and a phrase that all hold."""
    words = "Joe, I say so. “number {} said that much” and “I say so to all” I say so to all number {} said that much"
    return page(*((f"Joe {n}", words.format(n - 1, n)) for n in range(count)))


def calls_of(work: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def test_the_calls_grow_with_the_entries_and_no_faster() -> None:
    one, ten = long_page(100), long_page(1000)
    thread(one)
    assert calls_of(lambda: thread(ten)) < 12 * calls_of(lambda: thread(one))


def test_the_words_looked_up_grow_with_the_entries_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = quoted.fold_words
    monkeypatch.setattr(quoted, "fold_words", lambda text: [Word(word) for word in plain(text)])

    def look_ups(count: int) -> int:
        Word.looked_up = 0
        thread(long_page(count))
        return Word.looked_up

    assert 0 < look_ups(1000) < 12 * look_ups(100)


# The seed


@pytest.fixture
def seed() -> Iterator[Document]:
    if not FOLDER:
        pytest.skip("LWJ_CORPUS names no folder")
    (path,) = (Path(FOLDER) / "seed").glob("*.txt")
    yield thread(formats.read(load(str(path))))


def test_the_replies_of_the_seed(seed: Document) -> None:
    parents = {entry.number: entry.parent for entry in seed.entries if entry.reply}
    assert parents == {10: 3, 11: 3, 12: 11, 14: 12, 18: 17}
    assert all(entry.is_inferred for entry in seed.entries if entry.reply)
