"""Those that do the work of the reader's screen, gathered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.question import Question
from tui.history import History, Questions
from tui.screens.arranging import Arranging
from tui.screens.asking import Asking
from tui.screens.concern import Concern, Late
from tui.screens.following import Following
from tui.screens.keeping import Keeping
from tui.screens.layouts import Layouts
from tui.screens.meant import Meant
from tui.screens.places import Places
from tui.screens.progress import Progress
from tui.screens.query_line import QueryLine
from tui.screens.quoting import Quoting
from tui.screens.rereading import Rereading
from tui.screens.searching import Searching
from tui.screens.showing import Showing
from tui.screens.tree import Tree
from tui.work import Reading

if TYPE_CHECKING:
    from tui.archive.completion import Completion
    from tui.screens.reader import ReaderScreen


class Concerns:
    """Gives each one what it needs of the screen; iterates over them, the first to be asked about a key first."""

    def __init__(self, screen: ReaderScreen) -> None:
        document, outline, panes, work = screen.document, screen.outline, screen.panes, screen.work
        start, say, resume = screen.start, screen.note, screen.use_and_say
        actions, form = start.settings.actions, start.settings.quote
        meant = Meant(document, panes, work)

        def reading() -> Reading:
            return work.reading(panes.place())

        def load_history() -> Iterator[Question]:
            questions, said = start.store.load_history()
            if said:
                screen.call_after_refresh(say, said)
            yield from questions

        def keep_history(questions: Questions) -> None:
            if said := start.store.save_history(questions):
                screen.call_after_refresh(say, said)

        @cache
        def completion() -> Completion:
            from tui.archive.completion import Completion

            return Completion(document)

        def limiting() -> Concern:
            from tui.screens.limiting import Limiting

            return Limiting(
                document,
                panes,
                self.arranging,
                line,
                self.searching.finder.index,
                work,
                later=screen.set_timer,
                mark=self.searching.mark,
                resume=resume,
            )

        def selecting() -> Concern:
            from tui.screens.selecting import Selecting

            return Selecting(document, panes, say, self.quoting.quote_words)

        def collecting() -> Concern:
            from tui.screens.collecting import Collecting
            from tui.settings import data_folder

            def folder() -> Path | None:
                return data_folder() if start.store.folder else None

            return Collecting(meant, panes, form, folder, self.quoting.copy, actions)

        def noting() -> Concern:
            from tui.screens.noting import Noting

            return Noting(meant, panes, work, self.asking, screen.jump_to, actions)

        def output() -> Concern:
            from tui.screens.output import Output

            return Output(meant, self.asking, lambda: screen.app, screen.get_selected_text)

        self.places = Places(panes, work.marks)
        self.tree = Tree(document, outline, panes.discussion)
        self.asking = Asking(screen.search_bar, say, screen.resume)
        history = History(load_history(), keep_history)
        self.line = line = QueryLine(screen.search_bar, actions, completion, history)
        self.searching = Searching(
            document,
            outline,
            panes,
            work,
            line,
            later=screen.set_timer,
            say=say,
            update=screen.update_status,
            look=lambda: self.layouts.look(),
            resume=resume,
            leave=self.places.leave,
            actions=actions,
            file=start.collection.file if start.collection else None,
        )
        self.following = Following(document, panes, say)
        self.arranging = Arranging(
            document, outline, panes, self.searching, actions, resume, limited=self.searching.search_again
        )
        self.quoting = Quoting(meant, panes, form, screen.get_selected_text)
        self.progress = Progress(document, outline, panes, work)
        self.layouts = Layouts(screen, panes, start.session.layout or start.settings.layout)
        self.keeping = Keeping(document, panes, work, start.store, later=screen.set_timer, say=say, actions=actions)
        self.rereading = Rereading(document, start.collection, panes, say, reading, start.reopen, actions)
        self._all: tuple[Concern, ...] = (
            self.asking,
            self.searching,
            self.following,
            Late({"select_words"}, selecting),
            self.tree,
            self.progress,
            self.arranging,
            self.layouts,
            self.places,
            self.quoting,
            Late({"collect", "basket"}, collecting),
            Late({"write_note", "notes"}, noting),
            Late({"save", "pipe"}, output),
            Late({"limit"}, limiting),
            self.rereading,
            self.keeping,
            Showing(document, outline, panes, actions, start.settings.file, leave=self.places.leave, resume=resume),
        )

    def __iter__(self) -> Iterator[Concern]:
        return iter(self._all)
