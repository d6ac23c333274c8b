from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.layout.documents import comment, document
from tui.archive.model import Document
from tui.layout.authors import HUES, SIGNS, Authors

NAMES = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=8).filter(lambda name: name.strip())


def written_by(*names: str | None, article: str | None = None) -> Document:
    return document(*(comment(author=name) for name in names), author=article)


def shown(authors: Authors, name: str | None) -> tuple[str, str]:
    return authors.look(name), authors.sign(name)


@given(st.data(), st.lists(NAMES, min_size=1, max_size=40))
def test_looks_and_signs_do_not_depend_on_the_order_of_the_entries(data: st.DataObject, names: list[str]) -> None:
    shuffled = data.draw(st.permutations(names))
    one, other = Authors(written_by(*names)), Authors(written_by(*shuffled))
    assert [shown(one, name) for name in names] == [shown(other, name) for name in names]


@given(
    st.lists(NAMES, min_size=1, max_size=HUES * len(SIGNS), unique_by=lambda name: " ".join(name.casefold().split()))
)
def test_no_two_authors_share_look_and_sign_as_long_as_there_are_enough(names: list[str]) -> None:
    authors = Authors(written_by(*names))
    assert len({shown(authors, name) for name in names}) == len(names)


@given(st.lists(NAMES, min_size=1, max_size=30), st.lists(NAMES, max_size=30))
def test_the_most_frequent_author_has_the_same_in_every_document(names: list[str], others: list[str]) -> None:
    name = names[0]
    often = Authors(written_by(*others, *[name] * (len(others) + 1)))
    assert shown(often, name) == shown(Authors(written_by(name)), name)


def test_more_authors_than_pairs_still_have_signs() -> None:
    names = [f"reader {number}" for number in range(500)]
    authors = Authors(written_by(*names))
    assert {authors.sign(name) for name in names} == set(SIGNS)
    assert {authors.look(name) for name in names} == {f"author-{hue}" for hue in range(HUES)}


def test_case_and_blanks_make_no_other_author() -> None:
    authors = Authors(written_by("Ann Lee", "ann  lee", "joe"))
    assert shown(authors, "Ann Lee") == shown(authors, "ann  lee") != shown(authors, "joe")


def test_a_missing_name_has_no_sign() -> None:
    authors = Authors(written_by(None, "joe", article=None))
    assert shown(authors, None) == ("missing", " ")
    assert not authors.wrote_article(None)


def test_the_author_of_the_article_is_known_by_name() -> None:
    authors = Authors(written_by("joe", "BEN CARVER", article="Ben Carver"))
    assert authors.wrote_article("BEN CARVER")
    assert not authors.wrote_article("joe")
    assert not Authors(written_by("joe")).wrote_article("joe")


def test_signs_are_one_cell_wide_and_differ() -> None:
    assert [cell_len(sign) for sign in SIGNS] == [1] * len(set(SIGNS))
