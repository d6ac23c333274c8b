import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.wording import ends_sentence, with_signs, word_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was high time.", ["It", "was", "high", "time"]),
        ("don’t say ‘don't’", ["don’t", "say", "don't"]),
        ("the Lows’ lamp", ["the", "Lows", "lamp"]),
        ("1,000 lamps-to-be", ["1", "000", "lamps", "to", "be"]),
        ("cafe\u0301s ne\u0301e", ["cafe\u0301s", "ne\u0301e"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("灯が点いた。", ["灯", "が", "点", "い", "た"]),
        ("か\u3099灯a", ["か\u3099", "灯", "a"]),
        ("한국어 등불", ["한국어", "등불"]),
        ("  …! ", ["…!"]),
        ("", []),
        (" \t", []),
    ],
)
def test_words_are_found(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == expected


@given(st.text(max_size=60))
def test_words_stand_in_order_and_hold_every_letter(text: str) -> None:
    spans = word_spans(text)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    held = {at for start, end in spans for at in range(start, end)}
    assert all(at in held for at, character in enumerate(text) if character.isalnum())


@pytest.mark.parametrize(
    ("between", "expected"), [(". ", True), ("?” ", True), ("。", True), (", ", False), (" ", False)]
)
def test_the_signs_between_words_end_a_sentence_or_not(between: str, expected: bool) -> None:
    assert ends_sentence(between) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [("Who pays", "“Who pays?”"), ("It is", "It is"), ("time", "time."), ("the oil", "(the oil")]
)
def test_a_range_of_words_takes_the_signs_of_its_sentence(words: str, expected: str) -> None:
    text = "“Who pays?” It is (the oil, too) high time."
    start = text.index(words)
    begin, end = with_signs(text, start, start + len(words))
    assert text[begin:end] == expected
