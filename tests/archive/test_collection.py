from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.collection import Collection, Record, single
from tui.archive.load import UnreadableError
from tui.archive.model import Article, Document, Entry, Post, Source

SOURCE = Source("posts.xml", "wxr", "utf-8", 1, "0" * 64)


def document(title: str) -> Document:
    entries = (
        Entry(1, "comment", "Jo Low", None, ("It was high time.",), None),
        Entry(2, "comment", "Ida", None, ("Jo Low, it was not.",), None),
    )
    return Document(SOURCE, Article(title), entries)


class Posts:
    """Records of some slugs, which remember what was read of them."""

    def __init__(self, *slugs: str | None) -> None:
        self.slugs = slugs
        self.read: list[int] = []

    def __call__(self) -> Iterator[Record]:
        for number, slug in enumerate(self.slugs, 1):
            yield Record(Post(number, slug, f"Post {number}", None, 2), lambda number=number: self.document(number))  # type: ignore[misc]

    def document(self, number: int) -> Document:
        self.read.append(number)
        return document(f"Post {number}")

    def collection(self) -> Collection:
        return Collection("posts.xml", self, lambda one: one)


def test_listing_posts_reads_none_of_them() -> None:
    posts = Posts("one", "two")
    collection = posts.collection()
    assert [post.title for post in collection.posts] == ["Post 1", "Post 2"]
    assert (len(collection), posts.read) == (2, [])


def test_a_post_is_read_alone() -> None:
    posts = Posts("one", "two", "three")
    assert posts.collection().document(2).article.title == "Post 2"
    assert posts.read == [2]


def test_all_posts_are_read_one_after_the_other() -> None:
    posts = Posts("one", "two")
    documents = posts.collection().documents()
    assert next(documents).article.title == "Post 1"
    assert posts.read == [1]
    assert next(documents).article.title == "Post 2"


def test_replies_are_inferred_in_every_post() -> None:
    for read in Posts("one", "two").collection().documents():
        assert read.entry(2).parent == 1


def test_a_document_knows_its_post_by_a_name_that_finds_it() -> None:
    collection = Posts("one", "two", "one", None, "2").collection()
    names = [read.source.post for read in collection.documents()]
    assert names == ["one", "two", "3", "4", "5"]
    assert names == [collection.document(number).source.post for number in range(1, 6)]


def test_a_post_that_is_alone_needs_no_name() -> None:
    assert Posts("one").collection().document(1).source.post is None


@pytest.mark.parametrize(
    ("name", "number"), [("one", 1), ("two", 2), ("2", 2), ("3", 3), ("7", None), ("0", None), ("x", None), ("²", None)]
)
def test_a_post_is_found_by_its_number_or_its_slug(name: str, number: int | None) -> None:
    found = Posts("one", "two", "1").collection().find(name)
    assert (found.number if found else None) == number


@given(st.lists(st.none() | st.sampled_from(["a", "b", "1", "2", "x/y", "ü"]), min_size=2, max_size=6))
def test_the_name_of_a_post_finds_it(slugs: list[str | None]) -> None:
    collection = Posts(*slugs).collection()
    for post in collection.posts:
        name = collection.name_of(post)
        found = collection.find(name) if name else None
        assert found == post


def test_a_slug_that_the_command_line_would_divide_is_no_name() -> None:
    collection = Posts("2007/07/lamp", "a#1", "a@b", "a b", "lamp").collection()
    assert [collection.name_of(post) for post in collection.posts] == ["1", "2", "3", "4", "lamp"]


def test_what_is_to_be_done_to_each_document_is_done() -> None:
    collection = Collection("a.txt", Posts("a", "b"), lambda one: replace(one, warnings=("seen",)))
    assert [read.warnings for read in collection.documents()] == [("seen",), ("seen",)]


def test_a_file_with_one_article_is_listed_with_its_title_and_entries() -> None:
    post, read = single(document("The lamp is lit"))
    assert post == Post(1, None, "The lamp is lit", None, 2)
    assert read().article.title == "The lamp is lit"


def test_a_post_that_has_gone_meanwhile_is_told() -> None:
    posts = Posts("one", "two", "three")
    collection = posts.collection()
    posts.slugs = ("one",)
    assert collection.document(1).article.title == "Post 1"
    with pytest.raises(UnreadableError, match="has changed"):
        collection.document(3)
