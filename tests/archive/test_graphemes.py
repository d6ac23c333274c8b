import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.graphemes import is_simple, widen

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "span", "widened"),
    [
        ("plain", (1, 3), (1, 3)),
        ("e\u0301a", (0, 1), (0, 2)),
        ("ae\u0301", (2, 3), (1, 3)),
        (f"a{FAMILY}b", (2, 3), (1, 6)),
        ("🇩🇪🇫🇷", (0, 1), (0, 2)),
        ("🇩🇪🇫🇷", (2, 3), (2, 4)),
        ("👍🏽", (0, 1), (0, 2)),
        ("क्षि", (0, 1), (0, 4)),
        ("", (0, 0), (0, 0)),
        ("a", (0, 1), (0, 1)),
    ],
)
def test_a_span_takes_in_whole_characters(text: str, span: tuple[int, int], widened: tuple[int, int]) -> None:
    assert widen(text, *span) == widened


JOINED = st.text("🇩👍❤\u200d🏽e\u0301कि\u0600\u1100가 a", max_size=12).map(lambda text: text * 40)


@given(st.text() | JOINED, st.data())
def test_a_widened_span_ends_on_the_nearest_borders(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    borders = [0, *(found.end() for found in regex.finditer(r"\X", text))]
    first, last = widen(text, start, end)
    assert first == max(border for border in borders if border <= start)
    assert last == min(border for border in borders if border >= end)


def test_simple_code_points_are_characters_of_their_own_beside_one_another() -> None:
    simple = [chr(code) for code in range(0x20, 0x3FFFF) if is_simple(chr(code))]
    joined = "".join(simple)
    assert [found.end() - found.start() for found in regex.finditer(r"\X", joined)].count(1) == len(simple)
    assert regex.findall(r"\X", joined[::-1]) == simple[::-1]
