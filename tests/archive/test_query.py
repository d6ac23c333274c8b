from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.folding import Folding
from tui.archive.query import LONGEST, VALUES, Filter, Query, parse
from tui.archive.question import QueryError, Question
from tui.archive.terms import Near, Pattern, Phrase


def words(text: str, *, whole: bool = False) -> Phrase:
    return Phrase(text, Folding(), whole)


def near(*text: str) -> Near:
    return Near(text, Folding())


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("tea", Query((words("tea"),))),
        ("  green tea ", Query((words("green tea"),))),
        ("green \n tea", Query((words("green tea"),))),
        ('"green tea"', Query((words("green tea"),))),
        ('"green" "tea"', Query((words("green"), words("tea")))),
        ('"green te', Query((words("green te"),))),
        ('"', Query()),
        ('tea "', Query((words("tea"),))),
        ('"-tea"', Query((words("-tea"),))),
        ('5" pipe', Query((words('5" pipe'),))),
        ("tea -milk", Query((words("tea"),), (words("milk"),))),
        ("-milk", Query((), (words("milk"),))),
        ('-"cold milk" tea', Query((words("tea"),), (words("cold milk"),))),
        ("well-known", Query((words("well-known"),))),
        ("a - b", Query((words("a - b"),))),
        ("--help", Query((words("-help"),))),
        ("~muqtada", Query((near("muqtada"),))),
        ("~Muqtāda", Query((near("muqtada"),))),
        ("~al-sadr", Query((near("al", "sadr"),))),
        ('~"muqtada sadr"', Query((near("muqtada", "sadr"),))),
        ("-~sadr tea", Query((words("tea"),), (near("sadr"),))),
        ("~", Query()),
        ("tea -", Query((words("tea"),))),
        ("tea -~", Query((words("tea"),))),
        ('"-"', Query((words("-"),))),
        ("tea-", Query((words("tea-"),))),
        ("author:joe", Query((), (), (Filter("author", "joe"),))),
        ("AUTHOR:Joe", Query((), (), (Filter("author", "Joe"),))),
        ('author:"Joe Smith" tea', Query((words("tea"),), (), (Filter("author", "Joe Smith", whole=True),))),
        ('author:"joe', Query((), (), (Filter("author", "joe", whole=True),))),
        ("author:~joel", Query((), (), (Filter("author", "~joel"),))),
        ("-author:joe", Query((), (), (Filter("author", "joe", negated=True),))),
        (
            "green is:UNREAD tea kind:ping",
            Query((words("green"), words("tea")), (), (Filter("is", "unread"), Filter("kind", "ping"))),
        ),
        ('"is:unread"', Query((words("is:unread"),))),
        ("what this: is", Query((words("what this: is"),))),
        ("this is: so", Query((words("this is: so"),))),
        ("http://example.org", Query((words("http://example.org"),))),
        ("", Query()),
        (" \t ", Query()),
        ('""', Query()),
    ],
)
def test_a_line_is_read(line: str, query: Query) -> None:
    assert parse(Question(line)) == query


@pytest.mark.parametrize(
    ("line", "message", "position"),
    [
        ("is:", "is: wants unread or read or tagged or inferred", 3),
        ("tea is:unr", "no is “unr”: unread, read, tagged, inferred", 7),
        ("has:gold", "no has “gold”: link, quote", 4),
        ("author:", "author: wants a name", 7),
        ('author:""', "author: wants a name", 8),
        ("~" + "a" * (LONGEST + 1), "too long for near spellings: 1,000 letters at the most", 1),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place(line: str, message: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(Question(line))
    assert (str(caught.value), caught.value.position) == (message, position)
    assert caught.value.describe() == f"character {position + 1}: {message}"


@pytest.mark.parametrize(
    ("line", "message", "position"),
    [
        ("(tea", "missing )", 4),
        ("tea [a", "missing ]", 6),
        ("*tea", "nothing to repeat", 0),
        ("é(tea", "missing )", 5),
        ("…(tea", "missing )", 5),
        ("author:joe (tea", "missing )", 15),
        ("(((a{1000}){1000}){1000})", "the pattern repeats too much", 0),
        ("a{999999999999}", "the pattern repeats too much", 0),
        ("(" * 17 + "a|b" + ")+" * 17, "the pattern repeats too much", 0),
        ("(?:" + "a?" * 400 + "){9999}", "the pattern repeats too much", 0),
        ("a{9999}" * 140, "the pattern repeats too much", 0),
        ("a" * (LONGEST + 1), "too long for a pattern: 1,000 characters at the most", 0),
        ("(?:" * 300 + ")" * 300, "too long for a pattern: 1,000 characters at the most", 0),
    ],
)
def test_a_broken_pattern_says_where(line: str, message: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(Question(line, regex=True))
    assert (str(caught.value), caught.value.position) == (message, position)


def test_a_pattern_nested_deeply_is_refused_or_read() -> None:
    try:
        parse(Question("(" * 490 + "a" + ")" * 490, regex=True))
    except QueryError as error:
        assert str(error) == "the pattern cannot be read"


@pytest.mark.parametrize("line", [r"\d{4}-\d{2}-\d{2}", r"\w{2,30} \w{2,30} \w{2,30}", "a{10000}", r"(ab{2}){100}"])
def test_common_repetitions_are_no_trouble(line: str) -> None:
    assert parse(Question(line, regex=True)).terms


def test_only_filters_are_read_out_of_a_pattern() -> None:
    query = parse(Question(r'-a "b ~c is:unread \bd', regex=True))
    assert [one.key for one in query.filters] == ["is"]
    assert [one.pattern.pattern for one in query.terms if isinstance(one, Pattern)] == [r'-a\s+"b\s+~c', r"\bd"]


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("tea", False),
        ("Tea", True),
        (r"\Stea\W", False),
        (r"\p{Lu}tea", True),
        ("(?P<Kind>tea)", False),
        ("[A-Z]", True),
    ],
)
def test_only_letters_that_stand_for_themselves_make_case_count(line: str, case: bool) -> None:
    (term,) = parse(Question(line, regex=True)).terms
    assert term.folding.case is case


@pytest.mark.parametrize(("case", "counts"), [("exact", True), ("any", False), ("smart", True)])
def test_case_counts_as_it_is_asked_for(case: str, counts: bool) -> None:
    question = replace(Question("Tea"), case=case)  # type: ignore[arg-type]
    (term,) = parse(question).terms
    assert term.folding.case is counts


@given(st.text(max_size=40) | st.lists(st.sampled_from([*VALUES, ":", "-", "~", '"', " ", "a", "unread"])).map("".join))
def test_any_line_is_read_or_refused_with_a_place_in_it(line: str) -> None:
    try:
        query = parse(Question(line))
    except QueryError as error:
        assert error.position is not None and 0 <= error.position <= len(line)
    else:
        assert query.is_blank or line.strip()


@given(st.text(st.sampled_from(list("ab(){}[]|*+?\\^$.é…1,<>=!:")), max_size=25))
def test_any_pattern_is_read_or_refused_with_a_word(line: str) -> None:
    try:
        parse(Question(line, regex=True))
    except QueryError as error:
        assert str(error)
        assert error.position is None or 0 <= error.position <= len(line)


@pytest.mark.parametrize(
    ("before", "now", "narrows"),
    [
        ("te", "tea", True),
        ("ea", "Tea", True),
        ("Te", "tea", False),
        ("tea", "te", False),
        ("zoe", "zoé", True),
        ("tea", "tea author:joe", True),
        ("tea author:joe", "tea", False),
        ("tea", "tea -milk", True),
        ("tea -milk", "tea -mil", False),
        ("~muqtada", "~muqtadar", False),
        ("tea is:unread", "teas is:unread", False),
        ("author:j", "author:jo", False),
        ("", "tea", False),
    ],
)
def test_a_longer_line_is_known_to_find_no_more(before: str, now: str, narrows: bool) -> None:
    assert parse(Question(now)).narrows(parse(Question(before))) is narrows


def test_whole_words_and_another_scope_begin_anew() -> None:
    te, tea = Question("te"), Question("tea")
    assert not parse(replace(tea, word=True)).narrows(parse(replace(te, word=True)))
    assert parse(replace(tea, word=True)).narrows(parse(te))
    assert not parse(replace(tea, scope="article")).narrows(parse(replace(te, scope="discussion")))
    assert parse(replace(tea, scope="article")).narrows(parse(te))


def test_a_query_has_so_many_pieces_at_the_most() -> None:
    assert len(parse(Question('"a" ' * 50)).terms) == 1
    with pytest.raises(QueryError, match="too much at once"):
        parse(Question('"a" ' * 51))
