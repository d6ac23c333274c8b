"""Reading a page from its first screen to the last key, as somebody at a terminal does."""

import re

from .reading import (
    READER,
    Page,
    Reader,
    body,
    press_and_see,
    selected,
    to_discussion,
    wait_for_article,
    wait_for_entry,
)
from .terminal import Terminal

COUNTER = r"(\d+)/(\d+) · article (\d+) · discussion (\d+)"


def counter(terminal: Terminal) -> tuple[int, ...]:
    found = re.search(COUNTER, terminal.text())
    return tuple(int(number) for number in found.groups()) if found else ()


def search(terminal: Terminal, page: Page) -> tuple[int, ...]:
    """Type the page's commonest word into the search line and wait for its hits: no more than the file has."""
    terminal.press("/", page.common)
    most = page.text.lower().count(page.common)
    terminal.wait_until(lambda: counter(terminal)[1:2] > () and counter(terminal)[1] <= most, what="the counter")
    return counter(terminal)


def test_a_wide_terminal_shows_article_and_discussion_together(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    expected = [page.opening, page.names[0], page.rare(page.entries[0])[0], page.rare(page.article)[0]]
    terminal.wait_until(lambda: all(words in terminal.text() for words in expected), what="both panes")


def test_a_narrow_terminal_shows_one_of_them_and_tab_the_other(reader: Reader, page: Page) -> None:
    terminal = reader.open(page, rows=24, cols=80)
    wait_for_article(terminal)
    in_article, in_discussion = page.rare(page.article)[0], page.rare(page.entries[0])[0]
    terminal.wait_until(lambda: in_article in terminal.text() and in_discussion not in terminal.text(), what="a pane")
    terminal.press("tab")
    terminal.wait_until(lambda: in_discussion in terminal.text() and in_article not in terminal.text(), what="tab")
    terminal.press("tab")
    terminal.wait_until(lambda: in_article in terminal.text() and in_discussion not in terminal.text(), what="tab")


def test_keys_pressed_at_the_first_words_are_not_lost(reader: Reader, page: Page) -> None:
    terminal = reader(page.path)
    terminal.wait_for(page.opening)
    terminal.press("tab", "j", "j")
    wait_for_entry(terminal, 3)


def test_tab_goes_from_pane_to_pane(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    wait_for_article(terminal)
    to_discussion(terminal)
    terminal.press("tab")
    wait_for_article(terminal)
    terminal.press("shift+tab")
    wait_for_entry(terminal, 1)


def test_j_and_k_go_from_entry_to_entry(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    terminal.press("j")
    wait_for_entry(terminal, 2)
    terminal.press("down")
    wait_for_entry(terminal, 3)
    terminal.press("k")
    wait_for_entry(terminal, 2)
    terminal.press("up")
    wait_for_entry(terminal, 1)


def test_j_and_k_move_the_article_by_a_row(reader: Reader, page: Page) -> None:
    terminal = reader.open(page, rows=12, cols=80)
    wait_for_article(terminal)
    before = body(terminal)
    last = [row for row in before if row.strip()][-1]
    terminal.press("j")
    above = before.index(last) - 1
    terminal.wait_until(lambda: body(terminal)[above] == last, what="a row's movement")
    terminal.press("k")
    terminal.wait_until(lambda: body(terminal) == before, what="the way back")


def test_top_and_bottom(reader: Reader, page: Page) -> None:
    terminal = reader.open(page, rows=16)
    wait_for_article(terminal)
    first = page.rare(page.article)[0]
    terminal.press("G")
    terminal.wait_until(lambda: first not in terminal.text() and "100" in terminal.lines()[-1], what="the bottom")
    terminal.press("g")
    terminal.wait_for(first)
    to_discussion(terminal)
    terminal.press("G")
    wait_for_entry(terminal, len(page.entries))
    terminal.wait_until(lambda: any(word in terminal.text() for word in page.rare(page.entries[-1])), what="the end")
    terminal.press("g")
    wait_for_entry(terminal, 1)


def test_space_reads_on_to_the_last_entry(reader: Reader, page: Page) -> None:
    terminal = reader.open(page, rows=24)
    last = page.rare(page.entries[-1])[-1]
    for _ in range(100):
        if last not in terminal.text():
            press_and_see(terminal, "space")
    terminal.wait_for(last)


def test_a_number_and_G_go_to_an_entry(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    for number in (12, 2, len(page.entries)):
        terminal.press(f"{number}G")
        wait_for_entry(terminal, number)
    number, _ = page.folding(12)
    terminal.press(f"{number}G")
    wait_for_entry(terminal, number)
    words = page.rare(page.entries[number - 1])
    terminal.wait_until(lambda: any(word in terminal.text() for word in words), what="the entry in sight")


def test_the_search_counts_as_it_is_typed(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    current, hits, in_article, in_discussion = search(terminal, page)
    assert 1 <= current <= hits
    assert hits == in_article + in_discussion
    assert in_article
    assert in_discussion


def test_escape_goes_back_to_before_the_search(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    number, ending = page.folding(4)
    terminal.press(f"{number}G")
    wait_for_entry(terminal, number)
    terminal.wait_for(ending)
    terminal.press("enter")
    terminal.wait_until(lambda: ending not in terminal.text(), what="a fold")
    before = body(terminal)
    search(terminal, page)
    terminal.press("escape")
    terminal.wait_until(
        lambda: body(terminal) == before and selected(terminal) == number and not counter(terminal),
        what="the screen from before",
    )


def test_enter_keeps_the_hits_and_n_goes_through_them(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    current, hits, *_ = search(terminal, page)
    assert hits > 2
    terminal.press("enter", "n")
    after = current % hits + 1
    terminal.wait_until(lambda: counter(terminal)[:2] == (after, hits), what=f"{after}/{hits}")
    terminal.press("n")
    after = after % hits + 1
    terminal.wait_until(lambda: counter(terminal)[:2] == (after, hits), what=f"{after}/{hits}")
    terminal.press("N", "N")
    terminal.wait_until(lambda: counter(terminal)[:2] == (current, hits), what=f"{current}/{hits}")


def test_zM_closes_all_and_zR_opens_all(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    endings = [word for entry in page.entries for word in page.rare(entry[100:])]
    in_sight = [word for word in endings if word in terminal.text()]
    assert in_sight
    terminal.press("zM")
    terminal.wait_until(lambda: not any(word in terminal.text() for word in endings), what="all closed")
    names = set(page.names)
    terminal.wait_until(lambda: 2 * sum(name in terminal.text() for name in names) > len(names), what="their names")
    terminal.press("zR")
    terminal.wait_until(lambda: all(word in terminal.text() for word in in_sight), what="all opened")


def test_enter_folds_and_unfolds_one(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    other = page.rare(page.entries[0])[-1]
    number, ending = page.folding(2)
    terminal.press(f"{number}G")
    wait_for_entry(terminal, number)
    terminal.wait_until(lambda: ending in terminal.text() and other in terminal.text(), what="two entries")
    terminal.press("enter")
    terminal.wait_until(lambda: ending not in terminal.text() and other in terminal.text(), what="a fold")
    wait_for_entry(terminal, number)
    terminal.press("enter")
    terminal.wait_until(lambda: ending in terminal.text() and other in terminal.text(), what="two entries again")


def test_a_new_size_keeps_the_entry(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    number, _ = page.folding(12)
    terminal.press(f"{number}G")
    wait_for_entry(terminal, number)
    words = page.rare(page.entries[number - 1])
    for rows, cols in ((24, 80), (40, 120)):
        terminal.resize(rows, cols)
        wait_for_entry(terminal, number)
        terminal.wait_until(lambda: any(word in terminal.text() for word in words), what="the entry in sight")


def test_no_size_ends_it(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    for rows, cols in ((1, 1), (10, 40), (2, 200), (100, 20), (200, 400), (20, 100)):
        terminal.resize(rows, cols)
    terminal.wait_until(lambda: terminal.text().strip(), what="an answer")
    terminal.resize(38, 118)
    terminal.wait_for(page.opening)
    to_discussion(terminal)
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_a_terminal_that_is_too_small_is_told(reader: Reader, page: Page) -> None:
    terminal = reader(page.path, rows=8, cols=30)
    terminal.wait_for_match(r"(?i)\b(small|narrow|low|needs?|least)\b")
    terminal.wait_until(lambda: 2004 in terminal.modes())
    terminal.resize(40, 120)
    terminal.wait_for(page.opening)
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_help_opens_and_escape_closes_it(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    to_discussion(terminal)
    before = body(terminal)
    subjects = [word for word in ("search", "fold", "quote", "help", "bottom", "pane") if word not in terminal.text()]
    for key in ("?", "f1"):
        terminal.press(key)
        terminal.wait_until(
            lambda: sum(word in terminal.text().lower() for word in subjects) >= 3, what="help on several subjects"
        )
        terminal.press("escape")
        terminal.wait_until(lambda: body(terminal) == before, what="the screen from before")


def test_q_quits_and_gives_the_terminal_back(reader: Reader, page: Page) -> None:
    terminal = reader.start("sh", "-c", 'echo before; exec "$@"', "sh", READER, page.path)
    terminal.wait_for(page.opening)
    terminal.wait_until(lambda: 2004 in terminal.modes())
    assert "before" not in terminal.lines()
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert b"\x1b[?1049l" in terminal.raw
    assert b"\x1b[?25h" in terminal.raw
    assert terminal.given_back() == ""
    assert [line for line in terminal.lines() if line] == ["before"]


def test_escape_never_quits(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    terminal.press("escape")
    terminal.press("tab")  # even if the two arrive as one, the next one is a key of its own
    terminal.press("G")
    terminal.wait_until(lambda: selected(terminal) or "100" in terminal.lines()[-1], what="an answer after escape")


def test_keys_pressed_before_the_first_words_are_not_lost(reader: Reader, page: Page) -> None:
    terminal = reader(page.path)
    terminal.wait_until(lambda: 1049 in terminal.modes(), what="a program that starts")
    terminal.press("tab", "j", "j")
    wait_for_entry(terminal, 3)
