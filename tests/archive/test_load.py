import gzip
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.archive.load import UnreadableError, clean, decode, load

FOUNTAIN = "Every fountain is “naïve”.\nNo café, no crème – and so on…\n"
GERMAN = (
    "In unserem Dorf heißt der Brunnen bloß „der Röhrenkasten“. Das Wasser ist eiskalt und schmeckt nach Eisen, "
    "aber die Großmütter schwören darauf – jeden Tag.\n"
)
RUSSIAN = "У нас не фонтан, а колонка: жмёшь на рычаг, и вода бежит. Летом возле неё собирается вся улица.\n"
JAPANESE = "私の町では、駅の裏に小さな湧き水があります。朝早く行くと、近所の人がやかんを持って並んでいます。\n"
FRENCH = "Chez nous, la fontaine s’arrête toujours le jour de la fête, et personne n’a jamais compris pourquoi.\n"

LINE_BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
BIDI = [chr(code) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
HOSTILE = st.lists(
    st.characters(exclude_categories=[])
    | st.sampled_from([*"\x1b[]0;mP^_(B\\\x07\x90\x9b\x9c\x9d", *LINE_BREAKS, *BIDI]),
    max_size=60,
).map("".join)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (FOUNTAIN.encode(), "utf-8"),
        (FOUNTAIN.encode("utf-8-sig"), "utf-8-sig"),
        (FOUNTAIN.encode("utf-16"), "utf-16"),
        (b"\xff\xfe" + FOUNTAIN.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + FOUNTAIN.encode("utf-16-be"), "utf-16"),
        (FOUNTAIN.encode("utf-32"), "utf-32"),
        (b"\x00\x00\xfe\xff" + FOUNTAIN.encode("utf-32-be"), "utf-32"),
    ],
)
def test_unicode_is_read_as_it_says_and_without_a_warning(data: bytes, encoding: str) -> None:
    assert decode(data) == (FOUNTAIN, encoding, ())


@pytest.mark.parametrize(
    ("text", "encoding"), [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (JAPANESE * 3, "euc_jp")]
)
def test_an_older_encoding_is_guessed_with_a_warning(text: str, encoding: str) -> None:
    read, guessed, warnings = decode(text.encode(encoding))
    assert read == text
    assert len(warnings) == 1
    assert f"read as {guessed}, which is a guess" in warnings[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("café", "cp1252"), (FOUNTAIN, "cp1252"), (FRENCH, "cp1252"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp")],
    ids=["a word", "English", "French", "Japanese in Shift_JIS", "Japanese in EUC"],
)
def test_an_older_encoding_is_guessed_from_a_short_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_the_warning_of_a_guess_tells_the_first_line_that_is_not_utf_8() -> None:
    _, _, warnings = decode(b"plain\nplain\n" + GERMAN.encode("cp1252"))
    assert "line 3" in warnings[0]


def test_a_few_broken_bytes_are_replaced_and_the_rest_stays_utf_8() -> None:
    good = "Größe und Güte. " * 20
    text, encoding, warnings = decode(f"{good}\n".encode() + b"bad \xff here\n" + good.encode())
    assert text == f"{good}\nbad \N{REPLACEMENT CHARACTER} here\n{good}"
    assert encoding == "utf-8"
    assert len(warnings) == 1
    assert "line 2" in warnings[0]


@pytest.mark.parametrize("data", [b"\xff\xfea\x00b", b"\xef\xbb\xbfab\xff"])
def test_broken_bytes_after_a_byte_order_mark_are_replaced_with_a_warning(data: bytes) -> None:
    text, _, warnings = decode(data)
    assert text in ("a\N{REPLACEMENT CHARACTER}", "ab\N{REPLACEMENT CHARACTER}")
    assert len(warnings) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00",
        gzip.compress(FOUNTAIN.encode() * 50, mtime=0),
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00\x3e\x00",
        FOUNTAIN.encode("utf-16-le"),
    ],
    ids=["png", "gzip", "elf", "utf-16 without its mark"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)


def test_a_stray_nul_makes_no_binary() -> None:
    assert decode(b"\x00" + b"plain words " * 9)[1] == "utf-8"


BYTES = (
    st.binary(max_size=80)
    | st.builds(
        lambda text, encoding: text.encode(encoding, "ignore"),
        st.text(max_size=40),
        st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "koi8-r", "utf-7"]),
    )
    | st.builds(
        lambda text, broken: text.encode() + broken + text.encode(), st.text(max_size=40), st.binary(max_size=3)
    )
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(BYTES)
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, encoding, _ = decode(data)
    except UnreadableError as error:
        assert str(error)
    else:
        assert text == data.decode(encoding, "replace")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u3000\n".encode(), b"\x1b[0m\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_words_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    with pytest.raises(UnreadableError, match=r"empty|white space"):
        load(str(tmp_path / "page.txt"))


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere.txt", "no such file"), ("", "directory"), ("nul\0.txt", "null|NUL"), ("x" * 999, "too long")],
    ids=["missing", "directory", "nul", "long"],
)
def test_what_is_no_file_is_refused(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=message):
        load(os.path.join(tmp_path, name))  # noqa: PTH118 - Path would not take a NUL on every system


def test_a_file_is_known_by_its_size_hash_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"\xef\xbb\xbfabc\r\n")
    raw = load(str(tmp_path / "page.txt"))
    assert (raw.path, raw.encoding, raw.size) == (str(tmp_path / "page.txt"), "utf-8-sig", 8)
    assert raw.sha256 == "c3199f17595cd7b59cea561d9cb96f204ef903c38b1b9cb4a50b7e68d286f675"
    assert raw.text == "abc\n"


@pytest.mark.parametrize("line_break", LINE_BREAKS, ids=ascii)
def test_every_kind_of_line_break_becomes_a_newline(line_break: str) -> None:
    text = f"one{line_break}two{line_break}{line_break}three"
    assert clean(text) == "one\ntwo\n\nthree"
    assert text.splitlines() == ["one", "two", "", "three"]


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[0;1;38;5;9m",
        "\x1b[2J",
        "\x1b[H",
        "\x1b[?1049h",
        "\x1b[ q",
        "\x9b31m",
        "\x1b]0;a title\x07",
        "\x1b]0;a title\x1b\\",
        "\x1b]52;c;aGk=\x07",
        "\x9d0;a title\x9c",
        "\x9d0;a title\x07",
        "\x1bP1$r0m\x1b\\",
        "\x90q#0\x9c",
        "\x1b_payload\x1b\\",
        "\x1b^private\x1b\\",
        "\x1b(B",
        "\x1b)0",
    ],
    ids=ascii,
)
def test_an_escape_sequence_is_taken_out_whole(sequence: str) -> None:
    assert clean(f"before{sequence}after") == "beforeafter"


@pytest.mark.parametrize("sequence", ["\x1bc", "\x1b7", "\x1b=", "\x1b#8", "\x1b%G"], ids=ascii)
def test_a_short_escape_sequence_is_taken_out_whole(sequence: str) -> None:
    assert clean(f"before{sequence}-after") == "before-after"


def test_a_sequence_that_never_ends_takes_no_line_with_it() -> None:
    assert clean("a\x1b]0;title\nb\x1b[1\nc\x90q\nd") == "a]0;title\nb[1\ncq\nd"


@pytest.mark.parametrize("code", [*range(0x9), *range(0xE, 0x1B), 0x1F, 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)])
def test_a_control_character_alone_is_taken_out(code: int) -> None:
    assert clean(f"one {chr(code)}\ntwo") == "one \ntwo"


@pytest.mark.parametrize("control", [*BIDI, "\ufeff", "\ud800", "\udfff"], ids=ascii)
def test_a_direction_mark_or_surrogate_is_taken_out(control: str) -> None:
    assert clean(f"one{control}two") == "onetwo"


@pytest.mark.parametrize(
    "text", ["a\tb", "👨\u200d👩\u200d👧", "می\u200cخواهم", "cafe\u0301", "👍🏿", "❤\ufe0f", "🇳🇱", "שלום"]
)
def test_what_words_are_made_of_stays(text: str) -> None:
    assert clean(text) == text


@given(HOSTILE)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(HOSTILE)
def test_clean_text_holds_no_control(text: str) -> None:
    controls = [letter for letter in clean(text) if unicodedata.category(letter) in ("Cc", "Cs") or letter in BIDI]
    assert set(controls) <= {"\n", "\t"}


@given(HOSTILE)
def test_clean_text_has_the_lines_that_python_counts(text: str) -> None:
    assert len(clean(text).split("\n")) == len(f"{text}.".splitlines())


@given(st.text(st.characters(categories=["L", "Nd", "Zs"])))
def test_letters_and_blanks_are_never_changed(text: str) -> None:
    assert clean(text) == text
