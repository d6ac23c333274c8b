"""The bytes of a file: read once or in pieces, and unpacked."""

import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive import load
from tui.archive.load import File, UnreadableError, decode

TEXT = "The lamp is lit.\n" * 400


class Endless(io.RawIOBase):
    """Gives the letter a without end."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        buffer[:] = b"a" * len(buffer)
        return len(buffer)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    return tmp_path / "page"


def test_a_compressed_file_reads_as_what_was_packed(stored: Path) -> None:
    stored.write_bytes(gzip.compress(TEXT.encode()))
    file = File(str(stored))
    assert file.packed
    assert file.text().text == TEXT
    assert file.size == len(stored.read_bytes())


def test_parts_that_were_packed_one_after_the_other_are_one_text(stored: Path) -> None:
    stored.write_bytes(gzip.compress(b"one\n") + gzip.compress(b"two\n") + b"\0" * 512)
    file = File(str(stored))
    assert file.read() == b"one\ntwo\n"
    assert file.warnings == ()


@pytest.mark.parametrize("cut", [1, 8, 9, 60])
def test_a_compressed_file_that_is_cut_off_is_read_as_far_as_it_goes(stored: Path, cut: int) -> None:
    words = " ".join(str(number) for number in range(5000))
    stored.write_bytes(gzip.compress(words.encode())[:-cut])
    raw = File(str(stored)).text()
    assert words.startswith(raw.text)
    assert len(raw.text) > len(words) // 2
    assert raw.warnings == ("the compressed file is cut off; its end is lost",)


def test_a_damaged_compressed_file_is_read_up_to_the_damage(stored: Path) -> None:
    words = " ".join(str(number) for number in range(50_000))
    packed = bytearray(gzip.compress(words.encode()))
    packed[-4000:-3900] = b"\xff" * 100
    stored.write_bytes(packed)
    raw = File(str(stored)).text()
    assert raw.text[:200_000] == words[:200_000]
    assert raw.warnings[0] == "the compressed file is damaged; what comes after is lost"


def test_of_a_compressed_file_with_a_wrong_sum_every_word_is_read(stored: Path) -> None:
    packed = bytearray(gzip.compress(TEXT.encode()))
    packed[-6] ^= 0xFF
    stored.write_bytes(packed)
    raw = File(str(stored)).text()
    assert raw.text == TEXT
    assert raw.warnings == ("the compressed file is damaged; what comes after is lost",)


def test_what_is_no_text_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A device that gives zeros without end is refused by its first bytes."""
    with pytest.raises(UnreadableError, match="binary"):
        File("/dev/zero")


def test_a_text_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "LONGEST", 1 << 17)
    endless = io.BufferedReader(Endless())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))
    with pytest.raises(UnreadableError, match="has no end"):
        File("-")


def test_what_unpacks_without_end_is_refused(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "LONGEST", 1 << 20)
    stored.write_bytes(gzip.compress(b"a\n" * (1 << 20)))
    with pytest.raises(UnreadableError, match="unpacks to more"):
        File(str(stored)).text()


def test_only_the_beginning_is_unpacked_before_it_is_asked_for(stored: Path) -> None:
    stored.write_bytes(gzip.compress(b"a\n" * (1 << 20)))
    file = File(str(stored))
    assert len(file.head) == load.HEAD
    assert len(next(file.chunks())) <= load.CHUNK


@pytest.mark.parametrize("packed", [b"", b"\x1f\x8b\x08", gzip.compress(b"")], ids=["nothing", "magic", "packed"])
def test_a_file_with_nothing_in_it_is_refused(stored: Path, packed: bytes) -> None:
    stored.write_bytes(packed)
    with pytest.raises(UnreadableError):
        File(str(stored)).text()


@given(st.binary(max_size=200))
def test_any_bytes_behind_the_sign_of_compression_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("packed") / "page.gz"
    path.write_bytes(b"\x1f\x8b\x08" + data)
    try:
        File(str(path)).text()
    except UnreadableError as error:
        assert str(error)


@pytest.mark.parametrize("small", [0, 1 << 24])
def test_a_big_file_is_read_in_pieces_and_anew(stored: Path, monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    monkeypatch.setattr(load, "SMALL", small)
    monkeypatch.setattr(load, "CHUNK", 1000)
    stored.write_bytes(TEXT.encode())
    file = File(str(stored))
    assert (len(list(file.chunks())) > 1) == (small == 0)
    assert file.read() == file.read() == TEXT.encode()
    assert file.size == len(TEXT)


def test_a_big_file_that_goes_away_says_so(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "SMALL", 0)
    stored.write_bytes(TEXT.encode())
    file = File(str(stored))
    stored.unlink()
    with pytest.raises(UnreadableError, match="No such file"):
        file.read()


# What a file says of its encoding

UMLAUTS = "Süßes für Müller, größer als nötig. Fünf Bücher, zwölf Türen."


@pytest.mark.parametrize(
    ("declared", "stored_as", "read_as"),
    [
        ("iso-8859-1", "cp1252", "cp1252"),
        ("ISO-8859-1", "latin-1", "cp1252"),
        ("windows-1252", "cp1252", "cp1252"),
        ("utf-8", "utf-8", "utf-8"),
        ("iso-8859-15", "iso8859-15", "iso8859-15"),
        ("macintosh", "mac_roman", "mac-roman"),
        ("utf-16", "utf-8", "utf-8"),
    ],
)
def test_the_declared_encoding_counts(declared: str, stored_as: str, read_as: str) -> None:
    assert decode(UMLAUTS.encode(stored_as), declared) == (UMLAUTS, read_as, ())


@pytest.mark.parametrize(
    ("declared", "stored_as"), [("shift_jis", "cp932"), ("x-sjis", "cp932"), ("EUC-JP", "euc_jp"), ("iso-2022-jp",) * 2]
)
def test_declared_japanese(declared: str, stored_as: str) -> None:
    text = "ランプが灯った。みんな見に来た。" * 3
    assert decode(text.encode(stored_as), declared)[0] == text


def test_a_byte_order_mark_counts_before_what_is_declared() -> None:
    assert decode(b"\xef\xbb\xbf" + UMLAUTS.encode(), "iso-8859-1") == (UMLAUTS, "utf-8-sig", ())


def test_utf_8_that_says_it_is_something_else_is_utf_8() -> None:
    text, encoding, warnings = decode(UMLAUTS.encode(), "iso-8859-1")
    assert (text, encoding) == (UMLAUTS, "utf-8")
    assert warnings == ("it says that it is cp1252, but it is UTF-8",)


def test_what_says_that_it_is_utf_8_and_is_not_is_detected() -> None:
    text, encoding, warnings = decode(UMLAUTS.encode("cp1252"), "utf-8")
    assert (text, encoding) == (UMLAUTS, "cp1252")
    assert len(warnings) == 1


def test_plain_ascii_needs_no_declaration() -> None:
    assert decode(b"The lamp is lit.", "windows-1252") == ("The lamp is lit.", "utf-8", ())


@pytest.mark.parametrize(
    "declared", ["x-user-defined", "nonsense", "hex", "rot13", "", "idna", "\0", "ü", "unicode_escape"]
)
def test_an_encoding_that_is_none_is_not_heeded(declared: str) -> None:
    assert decode(UMLAUTS.encode(), declared) == (UMLAUTS, "utf-8", ())


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "shift_jis", "gb2312", "iso-2022-jp", "utf-7", "big5", "x"]))
def test_any_bytes_are_decoded_or_refused_whatever_is_declared(data: bytes, declared: str) -> None:
    try:
        text, encoding, _ = decode(data, declared)
    except UnreadableError as error:
        assert str(error)
    else:
        assert text == data.decode(encoding, "replace")
