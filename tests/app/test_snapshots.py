"""A few pictures of the whole screen; `pytest --snapshot-update` draws them anew."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.app.conftest import NARROW, WIDE, Opener


class SvgExtension(SingleFileSnapshotExtension):
    """Keeps each picture in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.mark.parametrize(
    ("name", "size", "theme", "keys"),
    [
        pytest.param("full-page.txt", WIDE, "textual-dark", [], id="both-panes-dark"),
        pytest.param("nested-replies.txt", WIDE, "textual-light", ["4G", "h"], id="nested-replies-light"),
        pytest.param("flat-replies.txt", WIDE, "textual-light", ["6G"], id="inferred-replies-light"),
        pytest.param("trackbacks.txt", NARROW, "textual-dark", ["tab", "j", "j", "h"], id="trackbacks-narrow"),
        pytest.param("other-languages.txt", NARROW, "textual-dark", ["8G", "j"], id="other-scripts"),
        pytest.param("full-page.txt", WIDE, "textual-dark", ["/", "bridge"], id="search"),
        pytest.param("wordpress-page.html", WIDE, "textual-light", [";"], id="saved-page-with-hints"),
        pytest.param("blog-export.xml", NARROW, "textual-dark", ["l"], id="posts-narrowed"),
    ],
)
async def test_screen(
    opened: Opener,
    snapshot: SnapshotAssertion,
    name: str,
    size: tuple[int, int],
    theme: str,
    keys: list[str],
) -> None:
    async with opened(name, size, theme=theme) as reading:
        await reading.press(*keys)
        for caret in reading.app.query("Input"):
            caret.cursor_blink = False  # type: ignore[attr-defined]
        await reading.pilot.pause()
        picture = re.sub(r"@font-face \{.*?\}\n", "", reading.app.export_screenshot(), flags=re.DOTALL)
        assert picture == snapshot(extension_class=SvgExtension)
