import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.outline import Outline

# 1 ── 2 ── 3
#      └─ 4
#   ── 5
# 6
# 7 ── 8
PARENTS = [None, 1, 2, 2, 1, None, None, 7]


@pytest.fixture
def outline() -> Outline:
    return Outline(PARENTS)


@st.composite
def outlines(draw: st.DrawFn, most: int = 25) -> Outline:
    """Any tree of at least one entry: a parent stands before its replies or behind them."""
    count = draw(st.integers(1, most))
    places = draw(st.just(range(1, count + 1)) | st.permutations(range(1, count + 1)))
    parents: list[int | None] = [None] * count
    for number in range(2, count + 1):
        parent = draw(st.none() | st.integers(1, number - 1))
        parents[places[number - 1] - 1] = places[parent - 1] if parent else None
    return Outline(parents)


@st.composite
def folded_outlines(draw: st.DrawFn) -> Outline:
    outline = draw(outlines())
    outline.fold(draw(st.sets(st.integers(1, len(outline)))))
    return outline


def pre_order(outline: Outline, number: int = 0) -> list[int]:
    """All under a number, by recursion; not the way that the outline goes."""
    return [one for reply in outline.replies(number) for one in (reply, *pre_order(outline, reply))]


@given(outlines())
def test_without_folds_every_entry_is_visible_in_the_order_of_the_tree(outline: Outline) -> None:
    assert outline.visible() == pre_order(outline)
    assert sorted(outline.visible()) == list(range(1, len(outline) + 1))


@given(outlines())
def test_the_visible_entries_of_an_empty_fold_are_the_descendants_of_nothing(outline: Outline) -> None:
    assert outline.visible() == list(outline.descendants(0))


@given(outlines(), st.data())
def test_a_folded_entry_hides_its_descendants_and_nothing_else(outline: Outline, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(outline)))
    before = outline.visible()
    outline.fold([number])
    under = pre_order(outline, number)
    assert outline.visible() == [other for other in before if other not in under]
    assert outline.hidden_replies(number) == len(under)


@given(folded_outlines())
def test_an_entry_is_visible_unless_one_above_it_is_folded(outline: Outline) -> None:
    shown = set(outline.visible())
    for number in range(1, len(outline) + 1):
        assert (number in shown) == outline.folded.isdisjoint(outline.ancestors(number))


@given(folded_outlines(), st.data())
def test_a_revealed_entry_is_visible_and_unfolded(outline: Outline, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(outline)))
    before = set(outline.folded)
    outline.reveal(number)
    assert number in outline.visible()
    assert number not in outline.folded
    assert before - outline.folded <= {number, *outline.ancestors(number)}


@given(folded_outlines(), st.data())
def test_folding_what_was_open_and_unfolding_it_restores_what_was_visible(
    outline: Outline, data: st.DataObject
) -> None:
    numbers = data.draw(st.sets(st.integers(1, len(outline)))) - outline.folded
    before = outline.visible()
    outline.fold(numbers)
    outline.unfold(numbers)
    assert outline.visible() == before


@given(folded_outlines())
def test_the_visible_ancestor_of_any_entry_is_visible_and_hides_it(outline: Outline) -> None:
    shown = outline.visible()
    for number in range(1, len(outline) + 1):
        above = outline.visible_ancestor(number)
        assert above in shown
        assert above == number if number in shown else above in outline.ancestors(number)


@given(outlines())
def test_ancestors_and_descendants_agree(outline: Outline) -> None:
    for number in range(1, len(outline) + 1):
        above = list(outline.ancestors(number))
        assert above == sorted(above, key=outline.depth, reverse=True)
        assert len(above) == outline.depth(number) - 1
        assert above[:1] == [parent for parent in [outline.parent(number)] if parent]
        assert all(number in outline.descendants(other) for other in above)
        assert all(number in outline.ancestors(other) for other in outline.descendants(number))


@given(outlines(), st.integers(0, 6))
def test_folds_below_a_depth_leave_entries_down_to_it_whole(outline: Outline, depth: int) -> None:
    outline.fold([1])
    outline.fold_below(depth)
    assert outline.folded == {number for number in outline.descendants(0) if outline.depth(number) > depth}
    assert {outline.depth(number) for number in outline.visible()} <= set(range(1, depth + 2))


@given(outlines(), st.data())
def test_motions_lead_to_entries_that_there_are_and_never_to_the_same(outline: Outline, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(outline)))
    step = data.draw(st.integers(-5, 5).filter(bool))
    sibling, root = outline.sibling(number, step), outline.root(number, step)
    assert sibling is None or (sibling != number and outline.parent(sibling) == outline.parent(number))
    assert root is None or (root != number and outline.depth(root) == 1)
    assert sibling is None or (sibling > number) == (step > 0)
    assert root is None or (root > number) == (step > 0) or outline.depth(number) > 1


def test_fold_all_leaves_the_top_level_and_unfold_all_shows_everything(outline: Outline) -> None:
    outline.fold_all()
    assert outline.visible() == [1, 6, 7]
    outline.unfold_all()
    assert outline.visible() == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("depth", "folded", "visible"),
    [
        (0, {1, 2, 3, 4, 5, 6, 7, 8}, [1, 6, 7]),
        (1, {2, 3, 4, 5, 8}, [1, 2, 5, 6, 7, 8]),
        (2, {3, 4}, [1, 2, 3, 4, 5, 6, 7, 8]),
        (3, set(), [1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
def test_fold_below(outline: Outline, depth: int, folded: set[int], visible: list[int]) -> None:
    outline.fold_below(depth)
    assert outline.folded == folded
    assert outline.visible() == visible


def test_folds_inside_a_fold_are_kept(outline: Outline) -> None:
    outline.fold([2, 1])
    assert outline.visible() == [1, 6, 7, 8]
    outline.unfold([1])
    assert outline.visible() == [1, 2, 5, 6, 7, 8]


def test_the_outermost_fold_is_the_visible_ancestor(outline: Outline) -> None:
    outline.fold([1, 2])
    assert [outline.visible_ancestor(number) for number in (1, 2, 3, 6)] == [1, 1, 1, 6]


TOP_LEVEL = [(1, 1, 6), (1, 2, 7), (1, 9, 7), (7, 1, None), (7, -1, 6), (7, -9, 1), (1, -1, None)]


@pytest.mark.parametrize(("number", "step", "to"), TOP_LEVEL)
def test_at_the_top_level_siblings_are_roots(outline: Outline, number: int, step: int, to: int | None) -> None:
    assert outline.sibling(number, step) == to
    assert outline.root(number, step) == to


@pytest.mark.parametrize(
    ("number", "step", "to"),
    [(2, 1, 5), (2, 9, 5), (5, -1, 2), (3, 1, 4), (4, 1, None), (8, 1, None), (8, -1, None)],
)
def test_a_sibling_answers_the_same_entry(outline: Outline, number: int, step: int, to: int | None) -> None:
    assert outline.sibling(number, step) == to


@pytest.mark.parametrize(
    ("number", "step", "to"),
    [(3, 1, 6), (3, 2, 7), (3, -1, 1), (3, -2, 1), (8, -1, 7), (8, -2, 6), (8, -3, 1), (8, -9, 1), (8, 1, None)],
)
def test_from_inside_a_branch_its_own_root_is_the_first_one_back(
    outline: Outline, number: int, step: int, to: int | None
) -> None:
    assert outline.root(number, step) == to


@pytest.mark.parametrize(("number", "to"), [(1, 2), (2, 3), (3, None), (6, None), (7, 8)])
def test_first_reply(outline: Outline, number: int, to: int | None) -> None:
    assert outline.first_reply(number) == to


def test_a_discussion_without_entries() -> None:
    outline = Outline([])
    outline.fold_all()
    outline.fold_below(1)
    assert len(outline) == 0
    assert outline.visible() == []
    assert list(outline.descendants(0)) == []


def test_ten_thousand_levels() -> None:
    outline = Outline([None, *range(1, 10_000)])
    assert outline.visible() == list(range(1, 10_001))
    assert outline.depth(10_000) == 10_000
    outline.fold([1])
    assert outline.hidden_replies(1) == 9_999
    assert outline.visible_ancestor(10_000) == 1


# A tree out of the order of the file: 1 ── 3 ── 5
#                                    2 ── 4
CROSSED = [None, None, 1, 2, 3]


def test_the_order_is_that_of_the_tree() -> None:
    outline = Outline(CROSSED)
    assert outline.order() == [1, 3, 5, 2, 4]
    assert [outline.place(number) for number in range(6)] == [0, 1, 4, 2, 5, 3]


@given(folded_outlines())
def test_folds_do_not_change_the_order(outline: Outline) -> None:
    assert list(outline.order()) == pre_order(outline)
    assert [outline.place(number) for number in outline.order()] == list(range(1, len(outline) + 1))
    assert [number for number in outline.order() if number in set(outline.visible())] == outline.visible()


@pytest.mark.parametrize(
    ("number", "step", "to"),
    [
        (1, 1, 3),
        (3, 1, 5),
        (5, 1, 4),
        (5, 2, 4),
        (5, 9, 4),
        (4, -1, 5),
        (4, -3, 1),
        (4, -9, 1),
        (4, 1, None),
        (1, -1, None),
    ],
)
def test_along_the_tree_to_what_is_wanted(number: int, step: int, to: int | None) -> None:
    assert Outline(CROSSED).along(number, step, lambda other: other != 2) == to


@given(outlines(), st.data())
def test_a_replanted_tree_is_a_new_one_with_the_folds_of_the_old(outline: Outline, data: st.DataObject) -> None:
    folded = data.draw(st.sets(st.integers(1, len(outline))))
    outline.fold(folded)
    parents = [data.draw(st.none() | st.integers(1, n - 1)) if n > 1 else None for n in range(1, len(outline) + 1)]
    outline.replant(parents)
    fresh = Outline(parents)
    fresh.fold(folded)
    assert outline.folded == folded
    assert (outline.visible(), outline.order()) == (fresh.visible(), fresh.order())
    for number in range(1, len(outline) + 1):
        assert (outline.parent(number), outline.depth(number)) == (fresh.parent(number), fresh.depth(number))
        assert outline.replies(number) == fresh.replies(number)


# What is left out


def test_entries_above_those_wanted_are_context() -> None:
    outline = Outline([None, 1, 2, None])
    outline.limit([3])
    assert outline.visible() == [1, 2, 3]
    assert outline.context == {1, 2}
    assert [outline.has(number) for number in (1, 2, 3, 4)] == [True, True, True, False]


def test_what_is_wanted_is_neither_context_nor_left_out() -> None:
    outline = Outline([None, 1, 2, None])
    assert all(map(outline.wants, range(5))) and outline.left_out == 0
    outline.limit([3])
    assert [outline.wants(number) for number in range(5)] == [True, False, False, True, False]
    assert outline.left_out == 1
    outline.limit(None)
    assert all(map(outline.wants, range(5))) and outline.left_out == 0


@given(outlines(), st.sets(st.integers(1, 25)))
def test_every_entry_is_wanted_or_context_or_left_out(outline: Outline, some: set[int]) -> None:
    wanted = some & set(outline.order())
    outline.limit(wanted)
    numbers = range(1, len(outline) + 1)
    assert {number for number in numbers if outline.wants(number)} == wanted
    assert outline.left_out == len([number for number in numbers if not outline.has(number)])
    assert outline.above(wanted) == {above for number in wanted for above in outline.ancestors(number)}


def test_a_long_chain_that_is_wanted_is_climbed_once() -> None:
    class Counting(Outline):
        climbed = 0

        def parent(self, number: int) -> int | None:
            self.climbed += 1
            return super().parent(number)

    outline = Counting([None, *range(1, 2000)])
    outline.climbed = 0
    outline.limit(range(1, 2001))
    assert outline.climbed < 5 * 2000


def test_a_fold_of_context_hides_nothing() -> None:
    outline = Outline([None, 1, 2])
    outline.fold_all()
    outline.limit([3])
    assert outline.visible() == [1, 2, 3]
    assert outline.is_closed(1) and not outline.hides_replies(1)
    outline.limit(None)
    assert outline.visible() == [1]


def test_threads_stand_in_the_order_asked_for() -> None:
    outline = Outline([None, 1, None, 1])
    outline.replant([None, 1, None, 1], lambda number: -number)
    assert list(outline.order()) == [3, 1, 2, 4]


@given(folded_outlines(), st.sets(st.integers(1, 25), min_size=1))
def test_what_is_wanted_and_unfolded_is_seen_and_nothing_but_it_and_what_is_above(
    outline: Outline, some: set[int]
) -> None:
    outline.unfold_all()
    wanted = some & set(outline.order())
    outline.limit(wanted)
    above = {ancestor for number in wanted for ancestor in outline.ancestors(number)}
    assert set(outline.visible()) == wanted | above
    for number in outline.visible():
        assert set(outline.replies(number)) <= wanted | above
        sibling = outline.sibling(number, 1)
        assert sibling is None or outline.has(sibling)
