"""The map of hits beside the scrollbar: the parts of a text that it tells of, and how the panes draw it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.layout.documents import comment, document, outline_of
from tests.layout.test_discussion import pages
from tests.widgets.test_panes import Host, discussion, drawn
from tui.archive.model import Address, Document
from tui.archive.search import Hit, Index
from tui.ascii import plain
from tui.finder import Finder
from tui.layout import MEASURE, ArticleFlow, DiscussionFlow, Flow
from tui.outline import Outline
from tui.widgets.article_pane import ArticlePane
from tui.widgets.discussion_pane import DiscussionPane
from tui.widgets.hit_map import CURRENT, HIT, NOTHING, hits_before, parts, signs
from tui.widgets.pane import TextPane

BLOCKS = st.lists(st.text("ao \n", min_size=1, max_size=60).filter(str.strip), max_size=12)


def found(page: Document, query: str, outline: Outline | None = None) -> Finder:
    finder = Finder(Index(page), outline.place if outline else int)
    finder.search(query, ((0, 0), 0))
    return finder


def parts_of(ys: Sequence[int], flow: Flow, rows: int) -> set[int]:
    """The parts of the map that stand for some rows of a flow."""
    return {y * rows // max(flow.height, rows) for y in ys}


@given(st.integers(0, 500), st.integers(1, 80))
def test_every_row_of_a_flow_is_in_one_part_of_the_map_in_order(height: int, rows: int) -> None:
    firsts = parts(height, rows)
    assert len(firsts) == rows + 1 and firsts[0] == 0 and firsts[-1] == max(height, rows)
    for y in range(height):
        (part,) = [part for part in range(rows) if firsts[part] <= y < firsts[part + 1]]
        assert part == y * rows // max(height, rows)


def test_a_text_that_is_all_in_sight_has_its_signs_beside_its_rows() -> None:
    assert parts(3, 5) == [0, 1, 2, 3, 4, 5]


@given(pages(), st.integers(10, 60), st.integers(1, 30), st.sampled_from(["o", "e", "joe", "words"]))
def test_signs_stand_for_the_rows_of_the_hits_and_for_no_others(
    made: tuple[Document, Outline], width: int, rows: int, query: str
) -> None:
    page, outline = made
    finder, flow = found(page, query, outline), DiscussionFlow(page, outline, width)
    counts = hits_before(finder.hits, map(flow.position, parts(flow.height, rows)), outline.place)
    assert counts[0] == sum(not hit.address[0] for hit in finder.hits) and counts[-1] == len(finder.hits)
    ys = [row_of(hit, flow, outline) for hit in finder.hits if hit.address[0]]
    drawn = signs(counts, None)
    assert {part for part, sign in enumerate(drawn) if sign == HIT} == parts_of(ys, flow, rows)


def row_of(hit: Hit, flow: DiscussionFlow, outline: Outline) -> int:
    """The row of a hit, or of the fold that hides it."""
    number = outline.visible_ancestor(hit.address[0])
    first, _ = flow.extent(number)
    if outline.is_closed(number):
        return first
    y = flow.find(hit.address, hit.start)
    assert y is not None
    return y


@given(BLOCKS, st.integers(8, 40), st.integers(1, 30))
def test_signs_beside_the_article_stand_for_its_rows_and_never_for_the_discussion(
    texts: list[str], width: int, rows: int
) -> None:
    page = document(comment("o o o"), title="Oa", blocks=[("paragraph", text) for text in texts], tail="o\no\no")
    finder, flow = found(page, "o"), ArticleFlow(page, width, tail_open=True)
    counts = hits_before(finder.hits, map(flow.position, parts(flow.height, rows)), int, 1)
    ys = [flow.find(hit.address, hit.start) for hit in finder.hits if not hit.address[0]]
    drawn = signs(counts, None)
    assert {part for part, sign in enumerate(drawn) if sign == HIT} == parts_of(
        [y for y in ys if y is not None], flow, rows
    )
    assert None not in ys and counts[-1] == len(ys)


@given(pages(), st.integers(1, 30), st.data())
def test_the_part_of_the_current_hit_has_a_sign_of_its_own(
    made: tuple[Document, Outline], rows: int, data: st.DataObject
) -> None:
    page, outline = made
    finder, flow = found(page, "e", outline), DiscussionFlow(page, outline, 40)
    in_discussion = [at for at, hit in enumerate(finder.hits) if hit.address[0]]
    if not in_discussion:
        return
    at = data.draw(st.sampled_from(in_discussion))
    counts = hits_before(finder.hits, map(flow.position, parts(flow.height, rows)), outline.place)
    drawn = signs(counts, at)
    (current,) = parts_of([row_of(finder.hits[at], flow, outline)], flow, rows)
    assert [part for part, sign in enumerate(drawn) if sign == CURRENT] == [current]
    assert [sign != NOTHING for sign in drawn] == [sign != NOTHING for sign in signs(counts, None)]


def test_a_current_hit_in_the_other_pane_has_no_sign_here() -> None:
    assert signs([2, 2, 5], 1) == [NOTHING, HIT]
    assert signs([2, 2, 5], 5) == [NOTHING, HIT]
    assert signs([2, 2, 5], 4) == [NOTHING, CURRENT]


def test_the_signs_differ_without_colours_and_in_ascii() -> None:
    assert len({HIT.text, CURRENT.text, NOTHING.text}) == 3
    assert len({plain(sign.text) for sign in (HIT, CURRENT, NOTHING)}) == 3


class Spied(Sequence[Hit]):
    """Many hits that count how many of them are looked at."""

    looked_at = 0

    def __len__(self) -> int:
        return 400_000

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | Sequence[Hit]:
        assert isinstance(at, int)
        self.looked_at += 1
        return Hit((0, 1 + at // 100), at % 100, at % 100 + 1)


def test_few_of_many_hits_are_looked_at() -> None:
    hits = Spied()
    positions = [((0, 100 * part), 50) for part in range(1, 41)]
    assert hits_before(hits, positions, int) == [100 * (100 * part - 1) + 50 for part in range(1, 41)]
    assert hits.looked_at < 40 * 20


# In the panes

LONG = document(
    *(comment(f"Entry {at} is {'odd' if at % 2 else 'even'}.") for at in range(1, 60)),
    blocks=[("paragraph", "A needle in the first." if at == 50 else "Hay.") for at in range(60)],
)


def edge(pane: TextPane) -> str:
    """The column beside the scrollbar, from top to bottom."""
    return "".join(pane.render_line(y).text[-1] for y in range(pane.page))


def article(page: Document) -> Callable[..., TextPane]:
    return lambda looks: ArticlePane(page, looks, MEASURE)


def part_of(pane: TextPane, address: Address) -> int:
    """The row of the map for the row where a text begins."""
    assert pane.flow
    y = pane.flow.find(address, 0)
    assert y is not None
    return y * pane.page // pane.flow.height


async def test_the_map_takes_a_column_that_is_blank_without_hits() -> None:
    async with (app := Host(article(LONG))).run_test(size=(40, 12)):
        before = drawn(app.pane)
        assert edge(app.pane).isspace()
        app.pane.show_hits(found(LONG, "needle"))
        assert edge(app.pane).replace(" ", "") == CURRENT.text
        assert [row[:-1].rstrip() for row in drawn(app.pane)] == [row[:-1].rstrip() for row in before]
        width = app.pane.scrollable_content_region.width
        assert {app.pane.render_line(y).cell_length for y in range(app.pane.page)} == {width}
        app.pane.show_hits(found(LONG, ""))
        assert drawn(app.pane) == before


async def test_a_sign_stands_as_far_down_as_its_hit() -> None:
    async with (app := Host(article(LONG))).run_test(size=(40, 12)):
        app.pane.show_hits(found(LONG, "needle"))
        assert edge(app.pane).index(CURRENT.text) == part_of(app.pane, (0, 51)) == 10


async def test_a_new_height_and_a_fold_draw_the_map_anew() -> None:
    outline = outline_of(LONG)
    async with (app := Host(discussion(LONG, outline=outline))).run_test(size=(40, 12)) as pilot:
        app.pane.show_hits(found(LONG, "entry 30", outline))
        assert edge(app.pane).index(CURRENT.text) == part_of(app.pane, (30, 2)) == 6
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        assert len(edge(app.pane)) == 24 and edge(app.pane).index(CURRENT.text) == part_of(app.pane, (30, 2)) == 12
        outline.fold(range(31, 60))
        assert isinstance(app.pane, DiscussionPane)
        app.pane.refold()
        assert edge(app.pane).index(CURRENT.text) == part_of(app.pane, (30, 2)) > 16


async def click(pilot: Pilot[None], pane: TextPane, y: int) -> None:
    await pilot.click(pane, offset=(pane.scrollable_content_region.width - 1, y))
    await pilot.pause()


async def test_a_click_on_the_map_leads_to_the_hit_there_or_to_that_part() -> None:
    async with (app := Host(article(LONG))).run_test(size=(40, 12)) as pilot:
        pane = app.pane
        pane.show_hits(found(LONG, "needle"))
        assert pane.flow
        await click(pilot, pane, edge(pane).index(CURRENT.text))
        y = pane.flow.find((0, 51), 2)
        assert y is not None and pane.top == y - pane.page // 3
        await click(pilot, pane, 6)
        assert pane.top == parts(pane.flow.height, pane.page)[6] - pane.page // 3


class Asked(Finder):
    """A search that remembers the texts whose hits were asked for."""

    def __init__(self, page: Document) -> None:
        super().__init__(Index(page))
        self.asked: set[Address] = set()

    def spans(self, address: Address) -> Sequence[tuple[int, int]]:
        self.asked.add(address)
        return super().spans(address)


async def test_hits_are_asked_for_in_the_texts_in_sight_only() -> None:
    async with (app := Host(article(LONG))).run_test(size=(40, 12)):
        finder = Asked(LONG)
        finder.search("hay", ((0, 0), 0))
        app.pane.show_hits(finder)
        edge(app.pane)
        assert app.pane.flow
        in_sight = {app.pane.flow.row(y).line.address for y in range(app.pane.bottom)}
        assert finder.asked == in_sight - {None}


@pytest.mark.parametrize("query", ["hay", "needle", "nowhere"])
async def test_hits_that_look_as_before_are_not_drawn_anew(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with (app := Host(article(LONG))).run_test(size=(40, 12)) as pilot:
        finder = found(LONG, query)
        app.pane.show_hits(finder)
        edge(app.pane)
        await pilot.pause()
        refreshed: list[object] = []
        monkeypatch.setattr(app.pane, "refresh", lambda *regions, **_: refreshed.extend(regions or [None]))
        app.pane.show_hits(finder)
        assert refreshed == []
        app.pane.show_hits(found(LONG, "hay" if query != "hay" else "hay."))
        assert len(refreshed) > 2


def test_the_hits_of_a_text_are_those_of_the_list() -> None:
    finder = found(LONG, "e")
    for address, hits in groupby(finder.hits, key=lambda hit: hit.address):
        assert list(finder.spans(address)) == [(hit.start, hit.end) for hit in hits]
