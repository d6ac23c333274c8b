from hypothesis import given
from hypothesis import strategies as st

from tests.archive.pages import parts
from tui.archive.formats.compose import CYCLE, Draft, Passage, compose
from tui.archive.model import Announcement, Article, Document, Link, Source

SOURCE = Source("posts.xml", "wxr", "utf-8", 1, "0" * 64)


def composed(*drafts: Draft, body: tuple[Passage, ...] = ()) -> Document:
    return compose(SOURCE, Article("The lamp is lit"), body, drafts)


def test_entries_are_numbered_in_the_order_of_the_file() -> None:
    first, second = Draft(author="Jo"), Draft(author="Ida")
    assert [(entry.number, entry.author) for entry in composed(first, second).entries] == [(1, "Jo"), (2, "Ida")]


def test_a_reply_knows_its_parent_and_its_depth_wherever_the_parent_stands() -> None:
    root = Draft()
    reply = Draft(parent=root)
    below = Draft(parent=reply)
    for order in ((root, reply, below), (below, reply, root), (reply, root, below)):
        document = composed(*order)
        read = {id(draft): entry for draft, entry in zip(order, document.entries, strict=True)}
        assert [read[id(draft)].depth for draft in (root, reply, below)] == [1, 2, 3]
        assert read[id(below)].parent == read[id(reply)].number
        assert read[id(root)].reply is None
        assert not read[id(below)].is_inferred


def test_a_parent_that_is_not_there_leaves_a_reply_at_the_top() -> None:
    (entry,) = composed(Draft(parent=Draft())).entries
    assert (entry.reply, entry.depth) == (None, 1)


def test_a_circle_of_parents_is_cut_with_a_warning() -> None:
    one, two = Draft(), Draft()
    one.parent, two.parent = two, one
    itself = Draft()
    itself.parent = itself
    document = composed(one, two, itself)
    assert document.warnings == (CYCLE,)
    assert sorted(entry.depth for entry in document.entries) == [1, 1, 2]


@given(st.lists(st.none() | st.integers(0, 9), max_size=10))
def test_any_parents_make_a_tree(parents: list[int | None]) -> None:
    drafts = [Draft() for _ in parents]
    for draft, parent in zip(drafts, parents, strict=True):
        draft.parent = drafts[parent % len(drafts)] if parent is not None else None
    document = composed(*drafts)
    for entry in document.entries:
        above = document.entry(entry.parent) if entry.parent else None
        assert entry.depth == (above.depth + 1 if above else 1)
    circles = any(entry.parent is None and draft.parent for entry, draft in zip(document.entries, drafts, strict=True))
    assert (document.warnings == (CYCLE,)) == circles


def test_ten_thousand_levels_are_no_trouble() -> None:
    drafts = [Draft()]
    for _ in range(9_999):
        drafts.append(Draft(parent=drafts[-1]))
    assert max(entry.depth for entry in composed(*reversed(drafts)).entries) == 10_000


def test_links_stand_at_the_address_of_their_text() -> None:
    link = Link(0, 4, "https://example.org/")
    linked = Passage("Lamps and oil", links=(link,))
    document = composed(Draft(body=(Passage("One"), linked)), body=(Passage("Two"), linked))
    assert document.links == {(0, 2): (link,), (1, 3): (link,)}
    assert dict(document.texts())[1, 3] == "Lamps and oil"


def test_paragraphs_keep_their_kinds_where_one_is_no_plain_one() -> None:
    plain, quoting = composed(
        Draft(body=(Passage("One"),)), Draft(body=(Passage("Two"), Passage("Three", "quote")))
    ).entries
    assert plain.kinds == ()
    assert [plain.kind_of(0), quoting.kind_of(0), quoting.kind_of(1)] == ["paragraph", "paragraph", "quote"]


def test_a_comment_that_announces_a_trackback_is_listed_as_such() -> None:
    words = (Passage("Trackbacked by The Mill Lane - Lamps of the week"),)
    comment, ping = composed(Draft(body=words), Draft("pingback", body=words)).entries
    assert comment.announces == Announcement("The Mill Lane", "Lamps of the week")
    assert ping.announces is None


def test_what_has_no_lines_is_still_listed_as_a_part() -> None:
    document = composed(Draft(), body=(Passage("One"),))
    assert parts(document) == []
    assert [part.kind for part in document.parts()] == ["title", "paragraph", "comment"]


def test_a_link_over_blanks_alone_is_none() -> None:
    linked = Passage("A lamp", links=(Link(1, 2, "https://example.org/"),))
    assert composed(body=(linked,)).links == {}
