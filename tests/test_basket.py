import json
import multiprocessing
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.desk import at_desk, page
from tui import files
from tui.archive.quote import quote
from tui.basket import NAME, Basket, BasketError, Quotation
from tui.screens.basket import BasketScreen

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), min_size=1)


def quotation(text: str, reference: str = "page.txt#1") -> Quotation:
    return Quotation(text, reference, "0" * 64)


@given(st.lists(TEXTS, max_size=8))
def test_a_basket_holds_each_quotation_once_in_the_order_they_came(texts: list[str]) -> None:
    basket = Basket(None)
    added = sum(basket.add([quotation(text)]) for text in texts)
    held = [one.text for one in basket.quotations()]
    assert held == list(dict.fromkeys(texts))
    assert added == len(held)


def test_what_is_put_in_is_there_for_another_reader(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    ours, theirs = Basket(folder), Basket(folder)
    assert ours.quotations() == [] and not folder.exists()
    assert ours.add([quotation("> One\n\n— Ann"), quotation("Zwei\u2028Zeilen ✎")]) == 2
    assert theirs.add([quotation("> One\n\n— Ann"), quotation("three")]) == 1
    assert [one.text for one in ours.quotations()] == ["> One\n\n— Ann", "Zwei\nZeilen ✎", "three"]
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    theirs.remove(quotation("> One\n\n— Ann"))
    theirs.remove(quotation("never there"))
    assert [one.text for one in ours.quotations()] == ["Zwei\nZeilen ✎", "three"]


def test_lines_that_are_not_understood_are_left_alone(tmp_path: Path) -> None:
    foreign = ["no JSON", "[]", '{"text": 1, "reference": "a", "sha256": "b"}', "[" * 100_000, '{"text": "cut o']
    (tmp_path / NAME).write_text("\n".join(foreign))
    basket = Basket(tmp_path)
    assert basket.quotations() == []
    basket.add([quotation("one")])
    assert [one.text for one in basket.quotations()] == ["one"]
    basket.remove(quotation("one"))
    assert (tmp_path / NAME).read_text().splitlines() == foreign


def test_what_no_terminal_should_see_is_taken_out(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(json.dumps({"text": "a\x1b[2Jb", "reference": "c\x07", "sha256": ""}))
    assert Basket(tmp_path).quotations() == [Quotation("ab", "c", "")]


def test_a_basket_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(BasketError, match=r"^The basket cannot be used: Is a directory$"):
        Basket(tmp_path).quotations()
    (tmp_path / "file").touch()
    with pytest.raises(BasketError, match=r"^The basket cannot be used: File exists$"):
        Basket(tmp_path / "file").add([quotation("one")])


def test_a_full_disk_leaves_the_basket_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    basket = Basket(tmp_path)
    basket.add([quotation("one")])

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BasketError, match=r"^The basket cannot be used: No space left on device$"):
        basket.add([quotation("two")])
    assert [one.text for one in basket.quotations()] == ["one"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, f"{NAME}.lock"]


def test_a_lock_that_is_never_given_back_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "WAIT", 0)
    with (
        files.locked(tmp_path / f"{NAME}.lock"),
        pytest.raises(BasketError, match=r"^The basket cannot be used: another reader is at it$"),
    ):
        Basket(tmp_path).add([quotation("one")])


def fill(folder: Path, name: str) -> None:
    for number in range(20):
        Basket(folder).add([quotation(f"{name} {number}")])


def test_two_readers_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    readers = [context.Process(target=fill, args=(tmp_path, name)) for name in ("one", "two")]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    held = {one.text for one in Basket(tmp_path).quotations()}
    assert held == {f"{name} {number}" for name in ("one", "two") for number in range(20)}


# In the reader

PAGE = page("Ann", "joe", None)


async def test_entries_are_collected_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with at_desk(PAGE, folder=folder) as desk:
        assert not folder.exists()
        await desk.press("I")
        assert desk.note == "The basket is empty" and not folder.exists()
        await desk.press("i")
        assert desk.note == "Comment 1 put into the basket, 1 in it"
        await desk.press("i")
        assert desk.note == "Comment 1: in the basket already, 1 in it"
        desk.screen.work.tagged |= {1, 2, 3}
        await desk.press("i")
        assert desk.note == "3 entries put into the basket (1 in it already), 3 in it"
    held = Basket(folder).quotations()
    assert [one.reference for one in held] == ["page.txt#1", "page.txt#2", "page.txt#3"]
    assert held[2].text == quote(PAGE, 3)


async def test_without_a_folder_the_basket_lasts_as_long_as_the_reader() -> None:
    async with at_desk(PAGE) as desk:
        await desk.press("i")
        assert desk.note == "Comment 1 put into the basket, 1 in it"
        await desk.press("I")
        assert isinstance(desk.app.screen, BasketScreen)


async def test_a_basket_that_cannot_be_used_costs_a_message(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    async with at_desk(PAGE, folder=tmp_path) as desk:
        for key in ("i", "I"):
            await desk.press(key)
            assert desk.note == "The basket cannot be used: Is a directory"
            assert desk.alone


async def test_the_list_copies_all_or_one() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.tagged |= {1, 3}
        await desk.press("i", "I", "y")
        assert desk.app.clipboard == f"{quote(PAGE, 1)}\n\n{quote(PAGE, 3)}"
        assert desk.note.startswith("2 quotations, ")
        await desk.press("j", "enter")
        assert desk.app.clipboard == quote(PAGE, 3)
        assert desk.note.startswith("Quotation 2, ")


async def test_the_list_takes_quotations_out() -> None:
    async with at_desk(PAGE) as desk:
        desk.screen.work.tagged |= {1, 2, 3}
        await desk.press("i", "I", "j", "x")
        assert desk.note == "Taken out, 2 in the basket"
        await desk.press("y")
        assert desk.app.clipboard == f"{quote(PAGE, 1)}\n\n{quote(PAGE, 3)}"
        await desk.press("G", "x", "x", "x", "y")
        assert desk.note == "The basket is empty"
        await desk.press("I")
        assert desk.alone


async def test_the_list_saves_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_desk(PAGE) as desk:
        await desk.press("i", "I", "s", "enter")
        assert Path("quotations.md").read_text() == quote(PAGE, 1) + "\n"
        await desk.press("s", "home", "y", "escape")
        assert isinstance(desk.app.screen, BasketScreen)
        await desk.press("s", "enter")
        assert desk.note == "quotations.md exists; y overwrites it"
        await desk.press("q")
        assert desk.alone


async def test_a_removal_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(PAGE, folder=tmp_path) as desk:
        await desk.press("i", "I")

        def refuse(*_arguments: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("tui.basket.write", refuse)
        await desk.press("x")
        assert desk.note == "The basket cannot be used: Permission denied"
        await desk.press("y")
        assert desk.app.clipboard == quote(PAGE, 1)
