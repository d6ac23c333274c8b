"""The line that takes a query, and how it is to be understood; what is done with it is for those who open it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, get_args

from textual import events

from tui.archive.question import Case, Question, Scope
from tui.history import History
from tui.keys import LINE, Action, display, key_name
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from tui.archive.completion import Completion

CASES: tuple[Case, ...] = get_args(Case)
SCOPES: tuple[Scope, ...] = get_args(Scope)
SHORT = {"regex": "re", "case": "Aa", "any case": "a=A", "article": "art", "discussion": "disc"}
"""The words of the prompt where there is little room."""

COUNTER = 36
"""Cells of a counter of some hundred hits."""

HINT = "words ~near -not author: kind: is: has:"
"""What can be typed; in a window of 80 columns there is just room for it."""

TOLD = {"search_regex": "regex", "search_word": "word", "search_case": "case", "search_hits": "list"}
"""What is told of the keys while nothing has been typed, the likeliest first."""

_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the line was opened for: its sign, and who is told what."""

    sign: str
    changed: Callable[[Question], None]
    kept: Callable[[Question], None]
    left: Callable[[], None]
    listed: Callable[[Question], None] | None
    scoped: bool


class QueryLine:
    """Reads the keys of the search line: letters, ways to understand them, older queries, and words offered.

    `actions` is the table of keys as configured; `completion` is asked for when there is something to complete.
    """

    def __init__(
        self, bar: SearchBar, actions: Iterable[Action], completion: Callable[[], Completion], history: History
    ) -> None:
        self.question = Question()
        self._bar = bar
        self._actions = {key: action.id for action in actions if action.group == LINE for key in action.keys}
        self._completion = completion
        self._history = history
        self._opened: _Opened | None = None
        self._usual = Question()
        """How a line is understood that is opened."""
        self._typed: Question | None = None
        """What was typed before older queries took its place."""
        self._offered: Sequence[str] = ()
        """Whole lines that the line could become, the one shown first."""
        self._is_taken = False
        """Whether the first of them has just been taken."""

    @property
    def is_open(self) -> bool:
        """Whether a query is being typed."""
        return self._opened is not None

    @property
    def is_unfinished(self) -> bool:
        """Whether a word is offered that the last one can go on as."""
        return bool(self._offered)

    def open(
        self,
        sign: str,
        *,
        changed: Callable[[Question], None],
        kept: Callable[[Question], None],
        left: Callable[[], None],
        listed: Callable[[Question], None] | None = None,
        text: str = "",
        scoped: bool = True,
    ) -> None:
        """Open the line behind a sign, with a text in it; how it is understood stays, but it looks everywhere again.

        `changed` is told of each other question, `kept` of the one that enter keeps and `listed` of the one whose
        places are to be listed; `left` is told that the line was left. With `scoped`, tab changes where to look.
        """
        self._opened = _Opened(sign, changed, kept, left, listed, scoped)
        self._forget()
        self._bar.open(sign, text, COUNTER, HINT)
        self._bar.select()
        self._bar.show_counter(*self._keys_told(listed is not None))
        self.question = replace(self._usual, text=self._bar.query_text, scope="both")
        self._show_prompt()
        self._offer()

    def _keys_told(self, listed: bool) -> Sequence[str]:
        """Say which keys change how the line is understood, in several wordings."""
        keys = {action: display(key) for key, action in reversed(self._actions.items())}
        told = [f"{keys[action]} {word}" for action, word in TOLD.items() if action in keys]
        told = told if listed else told[:-1]
        return [" · ".join(told[:count]) for count in range(len(told), 0, -1)]

    def close(self) -> None:
        """Close the line; nobody is told."""
        if self._opened:
            self._opened = None
            self._forget()
            self._bar.suggest("")
            self._bar.close()

    def refresh(self) -> None:
        """Take up what became of the line otherwise than by a key, such as a paste."""
        if self._opened and self._bar.query_text != self.question.text:
            self._forget()
            self._ask(replace(self.question, text=self._bar.query_text))

    def remember(self, question: Question) -> None:
        """Keep a question that was asked otherwise."""
        self._history.add(question)

    def show(self, *counters: str) -> None:
        """Show how much was found, in the longest of several wordings that there is room for."""
        self._bar.show_counter(*counters)

    def show_error(self, *wordings: str) -> None:
        """Show what is wrong with the query, in the longest of several wordings that there is room for."""
        self._bar.show_error(*wordings)

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Take a key of the open line; False when it is for the line's own bindings, or no line is open."""
        opened = self._opened
        if not opened:
            return False
        action = self._actions.get(key_name(event.key, event.character))
        if event.key == "enter":
            self._end(opened.kept)
        elif self._bar.is_left_by(event):
            self.close()
            opened.left()
        elif action:
            self._do(action, opened)
        elif event.key != "right" or not self._take():
            return self._edit(event)
        return True

    def _edit(self, event: events.Key) -> bool:
        self._is_taken = False
        edited = self._bar.edit(event)
        if edited:
            self.refresh()
        return edited

    def _do(self, action: str, opened: _Opened) -> None:
        """Do an action of the line; the word taken last can be changed for the next one by the very next key only."""
        self.refresh()
        was_taken, self._is_taken = self._is_taken, False
        question = self.question
        match action:
            case "search_older":
                self._go_older()
            case "search_newer":
                self._go_newer()
            case "search_regex":
                self._understand(replace(question, regex=not question.regex))
            case "search_word":
                self._understand(replace(question, word=not question.word))
            case "search_case":
                self._understand(replace(question, case=_after(question.case, CASES)))
            case "search_scope":
                if not (self._take_next() if was_taken else self._take()) and opened.scoped:
                    self._ask(replace(question, scope=_after(question.scope, SCOPES)))
            case "search_hits" if opened.listed:
                self._end(opened.listed)

    def _end(self, told: Callable[[Question], None]) -> None:
        self.refresh()
        self.close()
        self._history.add(self.question)
        told(self.question)

    def _understand(self, question: Question) -> None:
        """Ask the same in another way, the next time too; the way of an older query is that query's alone."""
        self._usual = question
        self._ask(question)

    def _ask(self, question: Question) -> None:
        """Ask something else, unless it is the same."""
        if question == self.question or not self._opened:
            return
        self.question = question
        self._show_prompt()
        self._offer()
        self._opened.changed(question)

    def _put(self, question: Question) -> None:
        """Write a question into the line and ask it."""
        self._bar.put(question.text)
        self._ask(question)

    def _forget(self) -> None:
        """Take the line as typed by hand from now on."""
        self._history.rest()
        self._typed = None
        self._is_taken = False

    # Older queries

    def _go_older(self) -> None:
        """Go back to the query before; those that would change nothing are passed over."""
        typed = self._typed or self.question
        while found := self._history.older(typed.text):
            found = replace(found, scope=self.question.scope)
            if found != self.question:
                self._typed = typed
                self._put(found)
                return

    def _go_newer(self) -> None:
        if self._typed:
            found = self._history.newer()
            back = replace(found or self._typed, scope=self.question.scope)
            self._typed = self._typed if found else None
            self._put(back)

    # Words offered

    def _offer(self) -> None:
        """Offer the likeliest word that the last one can go on as."""
        text = self.question.text
        self._offered = self._completion().of(text) if ":" in text else ()
        first = next(iter(self._offered), text)
        begun = first[: len(text)].casefold() == text.casefold()
        self._bar.suggest(first[len(text) :] if begun else f"  → {first[text.rindex(':') + 1 :]}", first)

    def _take(self) -> bool:
        """Take the word that is offered; False where none is."""
        if not self._bar.take_suggestion():
            return False
        self._become(self._offered)
        return True

    def _take_next(self) -> bool:
        """Take the word that comes after the one just taken instead; False where there is no other."""
        if len(self._offered) < 2:
            return False
        self._become((*self._offered[1:], self._offered[0]))
        return True

    def _become(self, offered: Sequence[str]) -> None:
        """Let the line be the first of those that are offered."""
        self._forget()
        self._put(replace(self.question, text=offered[0]))
        self._bar.suggest("")
        self._offered = offered
        self._is_taken = True

    # The prompt

    def _show_prompt(self) -> None:
        """Show before the sign what is not as usual."""
        assert self._opened
        asked, sign = self.question, self._opened.sign
        words = [word for word, is_so in (("regex", asked.regex), ("word", asked.word)) if is_so]
        words += {"smart": [], "exact": ["case"], "any": ["any case"]}[asked.case]
        words += [] if asked.scope == "both" else [asked.scope]
        if words:
            short = " ".join(SHORT.get(word, word) for word in words)
            self._bar.show_prompt(f"{' · '.join(words)} {sign}", f"{short} {sign}")
        else:
            self._bar.show_prompt(sign)


def _after(one: _Choice, choices: Sequence[_Choice]) -> _Choice:
    """Give what comes after a choice, the first after the last."""
    return choices[(choices.index(one) + 1) % len(choices)]
