"""What is kept of a document, taken over to another version of it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.layout.documents import DISCUSSIONS, Read, comment, document, outline_of
from tui.archive.model import Document
from tui.carry import carry
from tui.layout import Anchor, ArticleFlow, DiscussionFlow, Flow
from tui.place import Place
from tui.work import Reading

TOP = Anchor(0, 0)
BLOCKS = [("paragraph", f"Paragraph {number} of the article, " + "with many words " * 20) for number in range(1, 9)]


def page(*said: str, first: int = 0, title: str = "Lamps") -> Document:
    """A document with a comment for each name, and the paragraphs from one on."""
    entries = [comment(f"These are the words of {name}.\n\nAnd more.", author=name) for name in said]
    return document(*entries, title=title, blocks=BLOCKS[first:])  # type: ignore[arg-type]


def at(flow: Flow, words: str) -> Anchor:
    """The place where words stand."""
    return next(flow.anchor(y) for y in range(flow.height) if words in flow.row(y).text)


def words_at(flow: Flow, anchor: Anchor) -> str:
    return flow.row(flow.at(anchor)).words


def article(document: Document) -> ArticleFlow:
    return ArticleFlow(document, 60)


def talk(document: Document) -> DiscussionFlow:
    return DiscussionFlow(document, outline_of(document), 60)


def place(article: Anchor = TOP, discussion: Anchor = TOP, cursor: int = 1, folded: tuple[int, ...] = ()) -> Place:
    return Place("discussion", article, discussion, cursor, frozenset(folded))


@given(data=st.data(), name=st.sampled_from(DISCUSSIONS))
def test_the_same_document_leaves_everything_as_it_is(read: Read, data: st.DataObject, name: str) -> None:
    same = read(name)
    above, below = article(same), talk(same)
    y, z = data.draw(st.integers(0, above.height - 1)), data.draw(st.integers(0, below.height - 1))
    here = place(above.anchor(y), below.anchor(z), data.draw(st.integers(1, len(same.entries))), (1,))
    reading = Reading(here, 0.5, frozenset({1}), frozenset({1}), {1: "Why?"}, {"a": here})
    assert carry(reading, same, same) == reading


def test_what_was_done_goes_with_its_entry() -> None:
    old, new = page("joe", "Tony", "Ada"), page("Ismo", "Ada", "joe")
    reading = Reading(None, 0.7, frozenset({1, 2, 3}), frozenset({2, 3}), {1: "Why?", 2: "Gone."})
    assert carry(reading, old, new) == Reading(None, 0.7, frozenset({2, 3}), frozenset({2}), {3: "Why?"})


def test_the_place_in_the_discussion_stays_in_its_entry() -> None:
    old, new = page("joe", "Tony", "Ada"), page("Ismo", "joe", "Nell", "Tony", "Ada")
    here = place(discussion=at(talk(old), "words of Tony"), cursor=2, folded=(1, 3))
    carried = carry(Reading(here), old, new).place
    assert carried and (carried.cursor, carried.folded) == (4, frozenset({2, 5}))
    assert words_at(talk(new), carried.discussion) == "These are the words of Tony."


def test_an_entry_that_is_gone_leads_to_the_one_after_it() -> None:
    old, new = page("joe", "Tony", "Ada"), page("joe", "Ada")
    carried = carry(Reading(place(discussion=at(talk(old), "words of Tony"), cursor=2)), old, new).place
    assert carried and carried.cursor == 2
    assert words_at(talk(new), carried.discussion) == "Ada"


def test_where_no_entry_is_left_the_article_is_read() -> None:
    old, new = page("joe"), page()
    carried = carry(Reading(place(discussion=at(talk(old), "words of joe"), folded=(1,))), old, new).place
    assert carried == Place("article", TOP, TOP, 1, frozenset())


def test_the_place_in_the_article_stays_at_its_words() -> None:
    old, new = page("joe"), page("joe", first=2, title="Lamps, and more of them than anybody can count at night")
    here = at(article(old), "Paragraph 5")
    for offset in (0, 170):
        carried = carry(Reading(place(article=here._replace(offset=offset))), old, new).place
        assert carried
        assert words_at(article(new), carried.article) == words_at(article(old), here._replace(offset=offset))


def test_a_paragraph_that_is_gone_leads_to_the_one_after_it() -> None:
    old, new = page("joe"), page("joe", first=2)
    carried = carry(Reading(place(article=at(article(old), "Paragraph 2"))), old, new).place
    assert carried and words_at(article(new), carried.article).startswith("Paragraph 3")


def test_marks_are_carried_too() -> None:
    old, new = page("joe", "Tony"), page("Nell", "joe", "Tony")
    carried = carry(Reading(marks={"a": place(cursor=2), "b": place(cursor=1)}), old, new)
    assert {letter: mark.cursor for letter, mark in carried.marks.items()} == {"a": 3, "b": 2}


def test_another_document_altogether_leads_to_its_beginning() -> None:
    old, new = page("joe", "Tony"), document(comment("Words.", author="Nell"), title=None)
    here = place(at(article(old), "Paragraph 2"), at(talk(old), "words of Tony"), 2, (1, 2))
    carried = carry(Reading(here, read=frozenset({1}), marks={"a": replace(here, pane="article")}), old, new)
    assert carried == Reading(place(), marks={"a": replace(place(), pane="article")})
