"""An export with several posts, from the list to a post and back."""

from .reading import READER, SAMPLES, Reader, wait_for_article

EXPORT = SAMPLES / "movable-type-export.txt"


def test_a_post_is_picked_read_and_left_again(reader: Reader) -> None:
    terminal = reader(EXPORT)
    terminal.wait_for("Type to narrow")
    terminal.wait_until(lambda: 2004 in terminal.modes())
    terminal.press("down", "enter")
    wait_for_article(terminal)
    terminal.press("q")
    terminal.wait_for("Type to narrow")
    terminal.wait_until(lambda: "post 2" in terminal.lines()[-1], what="the post that was read")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.given_back() == ""


def test_an_export_from_a_pipe_takes_its_keys_from_the_terminal(reader: Reader) -> None:
    terminal = reader.start("sh", "-c", 'gzip -c "$1" | "$2" -', "sh", EXPORT, READER)
    terminal.wait_for("Type to narrow")
    terminal.wait_until(lambda: 2004 in terminal.modes())
    terminal.press("enter")
    wait_for_article(terminal)
    terminal.press("q", "q")
    assert terminal.exit_code() == 0
    assert terminal.given_back() == ""
