"""The smallest program of the toolkit, which the times of ours are told in."""

from textual.app import App, ComposeResult
from textual.widgets import Static

WORDS = "hello there"


class Bare(App[None]):
    """Shows a few words."""

    def compose(self) -> ComposeResult:
        yield Static(WORDS)


if __name__ == "__main__":
    Bare().run()
