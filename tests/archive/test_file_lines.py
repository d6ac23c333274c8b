from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.archive import formats
from tui.archive.file_lines import FileLines
from tui.archive.load import File, RawText
from tui.archive.model import Address, Article, Block, Document, Entry, Source

SOURCE = Source("page.txt", "text", "utf-8", 1, "0" * 64)


def read(text: str, path: str = "page.txt") -> Document:
    return formats.read(RawText(path, "utf-8", len(text), "0" * 64, text))


def block(text: str, first: int, last: int) -> Document:
    return Document(SOURCE, Article(blocks=(Block("paragraph", text, (first, last)),)))


def comment(author: str | None, paragraphs: Sequence[str], lines: tuple[int, int] | None) -> Document:
    return Document(SOURCE, Article(), (Entry(1, "comment", author, None, tuple(paragraphs), lines),))


def line_of(document: Document, text: str | None, address: Address, at: int = 0) -> int | None:
    return FileLines(document, lambda: text).line(address, at)


def test_a_line_of_a_paragraph_is_the_files() -> None:
    document = block("one two\nthree", 3, 4)
    text = "zero\n\n  one two\n  three\n"
    assert [line_of(document, text, (0, 1), at) for at in (0, 6, 7, 8, 12)] == [3, 3, 3, 4, 4]


def test_equal_lines_are_told_apart() -> None:
    document = block("no\nno\nno", 1, 3)
    assert [line_of(document, "no\nno\nno", (0, 1), at) for at in (0, 3, 6)] == [1, 2, 3]


def test_a_line_that_another_one_holds_is_not_taken_for_it() -> None:
    document = comment("Arno", ["no"], (5, 7))
    assert line_of(document, "\n\n\n\nArno wrote\n\nno\n", (1, 2)) == 7


def test_a_name_may_stand_under_the_words() -> None:
    document = comment("Ned", ["Ned was here."], (1, 3))
    text = "Ned was here.\n\nPosted by Ned in May\n"
    assert (line_of(document, text, (1, 0)), line_of(document, text, (1, 2))) == (3, 1)


def test_a_name_may_stand_on_the_line_of_the_words() -> None:
    document = comment("joe", ["Yes."], (2, 2))
    assert line_of(document, "\njoe says: Yes.\n", (1, 0)) == 2


def test_a_name_that_the_file_writes_otherwise_is_on_the_first_line() -> None:
    document = comment("joe", ["Yes."], (2, 4))
    assert line_of(document, "\nj&#111;e\n\nYes.\n", (1, 0)) == 2


def test_without_lines_there_is_none() -> None:
    assert line_of(comment("joe", ["Yes."], None), "joe\nYes.", (1, 2)) is None


def test_without_the_text_it_is_the_first_line_of_the_part() -> None:
    assert line_of(comment("joe", ["Yes."], (4, 6)), None, (1, 2)) == 4


def test_a_text_that_has_changed_meanwhile_gives_a_line_of_the_part() -> None:
    assert line_of(comment("joe", ["Yes."], (4, 6)), "short\n", (1, 2)) == 4


def test_a_title_has_its_line() -> None:
    document = Document(SOURCE, Article(title="The lamp", title_lines=(3, 3)))
    assert line_of(document, "\n\nThe lamp\n", (0, 0)) == 3


def test_a_part_is_asked_for_again_after_another_one() -> None:
    document = Document(SOURCE, Article(blocks=(Block("paragraph", "a\nb", (1, 2)), Block("paragraph", "c", (4, 4)))))
    lines = FileLines(document, lambda: "a\nb\n\nc\n")
    assert [lines.line((0, number), at) for number, at in ((1, 2), (2, 0), (1, 2))] == [2, 4, 2]


def test_words_with_signs_of_markdown_between_them_are_found() -> None:
    text = (
        "# The weir\n\nThe *weir* has a [map of\n"
        "the mill](http://example.org/mill) and\n`one` lock &mdash; **two** locks\nthen.\n"
    )
    document = read(text, "page.md")
    (address, words) = next(one for one in document.texts() if one[1].startswith("The weir has"))
    assert [line_of(document, text, address, words.index(word)) for word in ("weir", "map", "mill")] == [3, 3, 4]
    assert [line_of(document, text, address, words.index(word)) for word in ("and", "one", "two", "then")] == [
        4, 5, 5, 6,
    ]  # fmt: skip


def test_wrapped_words_are_not_taken_for_the_name_above_them() -> None:
    document = comment("Bram", ["Bram said so, and more."], (1, 4))
    assert line_of(document, "### Bram, May 3\n\nBram said *so*,\nand more.\n", (1, 2)) == 3


def test_a_row_of_a_table_has_its_line() -> None:
    text = "# Tape\n\n| Year | Held by |\n|------|------|\n| 1951 | Jo |\n| 2009 | Bram |\n"
    document = read(text, "page.md")
    (address, words) = next(one for one in document.texts() if "1951" in one[1])
    assert [line_of(document, text, address, words.index(word)) for word in ("Year", "1951", "Bram")] == [3, 5, 6]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30), st.sampled_from(["", "> ", "**", "*"]))
def test_wrapped_words_of_markdown_have_the_line_that_they_stand_in(lengths: list[int], sign: str) -> None:
    rows, count = [], 0
    for length in lengths:
        rows.append([f"word{number}x" for number in range(count, count + length)])
        count += length
    close = sign.strip("> ")
    mark = sign if sign == "> " else ""
    text = "# Title\n\n" + "\n".join(f"{mark}{close}{' '.join(row)}{close}" for row in rows) + "\n"
    document = read(text, "page.md")
    texts = [one for one in document.texts() if "word0x" in one[1]]
    lines = FileLines(document, lambda: text)
    for address, words in texts:
        for number, row in enumerate(rows, 3):
            assert [lines.line(address, words.index(word)) for word in row] == [number] * len(row)


@given(st.lists(st.text(" ab\t", max_size=4), max_size=12))
def test_every_line_of_a_plain_text_has_its_own_number(rows: list[str]) -> None:
    text = "\n".join(["first", *rows, "last"])
    raw = RawText("page.txt", "utf-8", 1, "0" * 64, text)
    document = formats.read(raw, "text")
    lines = FileLines(document, lambda: text)
    file = text.split("\n")
    for address, words in document.texts():
        at = 0
        for line in words.split("\n"):
            number = lines.line(address, at)
            assert number is not None
            assert file[number - 1].split() == line.split()
            at += len(line) + 1


def test_every_text_of_the_samples_has_a_line_that_holds_its_first_word(samples: Path) -> None:
    checked = 0
    for path in sorted(samples.glob("*.txt")):
        file = File(str(path))
        document = formats.collect(file).document(1)
        if not document.parts()[0].lines:
            continue
        text = file.text().text
        lines = FileLines(document, lambda text=text: text)  # type: ignore[misc]
        for address, words in document.texts():
            number = lines.line(address, 0)
            assert number is not None
            assert words.split()[0] in text.split("\n")[number - 1], (path.name, address)
            checked += 1
    assert checked > 500


def test_the_text_is_asked_for_once_and_only_when_it_is_needed() -> None:
    asked: list[str] = []

    def text() -> str:
        asked.append("")
        return "Yes.\n"

    make: Callable[[Document], FileLines] = lambda document: FileLines(document, text)  # noqa: E731
    make(comment(None, ["Yes."], None)).line((1, 2), 0)
    assert asked == []
    lines = make(comment(None, ["Yes."], (1, 1)))
    assert [lines.line((1, 2), 0), lines.line((1, 0), 0), lines.line((1, 2), 1)] == [1, 1, 1]
    assert len(asked) == 1
