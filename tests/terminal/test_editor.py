"""The editor, the file's own text, and a file that changes, in a terminal."""

import re
import shutil
from pathlib import Path

from .reading import Page, Reader, wait_for_entry


def copied(page: Page, folder: Path) -> Page:
    """The page as a file that may be changed."""
    return Page(Path(shutil.copy(page.path, folder / "page.txt")))


def line_of(page: Page, number: int) -> int:
    """The line of the file where an entry begins."""
    start = [found.start() for found in re.finditer(r"(?m)^ +• ", page.text)][number - 1]
    return page.text.count("\n", 0, start) + 1


def editor(folder: Path) -> str:
    """A program that is called as vim is; it shows the line it is given, waits for a line, and puts a comment first."""
    program = folder / "vim"
    program.write_text(
        '#!/bin/sh\necho "EDITING $1"\nread line\n'
        'sed -i "0,/^  • /s//  • Nell says:\\n    A new one: $line.\\n\\n  • /" "$2"\n'
    )
    program.chmod(0o755)
    return str(program)


def test_the_editor_has_screen_and_keys_and_what_it_wrote_is_read_at_the_same_place(
    reader: Reader, page: Page, tmp_path: Path
) -> None:
    page = copied(page, tmp_path)
    terminal = reader.open(page, env={"EDITOR": editor(tmp_path)})
    terminal.press("3G")
    wait_for_entry(terminal, 3)
    terminal.press("e")
    terminal.wait_for(f"EDITING +{line_of(page, 3)}")
    terminal.press("qqq\n")
    wait_for_entry(terminal, 4)
    terminal.wait_for("1 entry new")
    assert "EDITING" not in terminal.text()
    terminal.press("1G")
    terminal.wait_for("A new one: qqq.")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.given_back() == ""


def test_a_file_that_changes_is_offered_and_read_again(reader: Reader, page: Page, tmp_path: Path) -> None:
    page = copied(page, tmp_path)
    terminal = reader.open(page)
    terminal.press("2G")
    wait_for_entry(terminal, 2)
    page.path.write_text(page.text.replace("  • ", "  • Nell says:\n    Here I am.\n\n  • ", 1), encoding="utf-8")
    terminal.wait_for("R reads it again")
    terminal.press("R")
    wait_for_entry(terminal, 3)
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_the_own_text_opens_at_the_entry_and_leads_back(reader: Reader, page: Page) -> None:
    terminal = reader.open(page)
    terminal.press("3G")
    wait_for_entry(terminal, 3)
    terminal.press("r")
    terminal.wait_for_match(rf"▌→ *{line_of(page, 3)}  ")
    terminal.press("1G")
    terminal.wait_for_match(r"▌→ *1  ")
    terminal.press("r")
    wait_for_entry(terminal, 3)
