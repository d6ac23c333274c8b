"""The options of the command line."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, get_args

from tui import __version__
from tui.archive.load import clean
from tui.archive.model import FormatName
from tui.archive.quote import QuoteForm

if TYPE_CHECKING:
    from tui.archive.question import Question

FORMATS: tuple[str, ...] = get_args(FormatName)
FORMS: tuple[str, ...] = get_args(QuoteForm)
FAILED = 1
USAGE = 2
SHIELD = "\0"
"""What stands before the name of a file that looks like an option."""


class CommandError(Exception):
    """What was asked cannot be done; the message is for the user."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def usage_error(message: str) -> CommandError:
    """Say that the options make no sense."""
    return CommandError(f"{message} (--help tells more)", USAGE)


def complain(message: str) -> None:
    """Print a message on standard error."""
    print(f"lwj-read: {one_line(message)}", file=sys.stderr)


def one_line(text: str) -> str:
    """Make a message safe to print: names of files are the user's text, not ours."""
    return clean(text.encode("utf-8", "replace").decode()).replace("\n", " ")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise usage_error(message)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the options and the names of files; `question` is what --search or --grep asks, None without them.

    Raises:
        CommandError: when they make no sense.
        SystemExit: once the help or the version has been printed.
    """
    options = build_parser().parse_args(list(map(_shielded, argv)))
    options.files = [name.removeprefix(SHIELD) for name in options.files]
    about = next((name for name in ("paths", "keys", "check_config") if getattr(options, name)), None)
    if about and options.files:
        raise usage_error(f"--{about.replace('_', '-')} reads no FILE")
    if not about and not options.files:
        raise usage_error("a FILE is needed")
    if options.form and not options.quote:
        raise usage_error("--as goes with --quote")
    if options.linear and not options.print:
        raise usage_error("--linear goes with --print")
    options.question = _question(options)
    return options


def _shielded(word: str) -> str:
    """Keep argparse from taking a file's name for an option, or the text "--" for the end of the options."""
    if re.match(r"-[@#]", word):
        return SHIELD + word
    return re.sub(r"(?<==)--\Z", f"{SHIELD}--", word)


def _question(options: argparse.Namespace) -> Question | None:
    """Read what is searched for, and how."""
    wanted = [name for name in ("search", "grep") if getattr(options, name) is not None]
    if not wanted:
        alone = next((name for name in ("regex", "word", "case") if getattr(options, name)), None)
        if alone:
            raise usage_error(f"--{alone} goes with --search or --grep")
        return None
    if "grep" in wanted:
        others = ("search", "at", "print", "markdown", "list", "quote")
        if other := next((name for name in others if getattr(options, name) not in (None, False)), None):
            raise usage_error(f"--{other} does not go with --grep")
    from tui.archive.query import parse as read_question
    from tui.archive.question import QueryError, Question

    name = wanted[0]
    text = getattr(options, name).removeprefix(SHIELD)
    question = Question(text, regex=options.regex, word=options.word, case="exact" if options.case else "smart")
    try:
        if read_question(question).is_blank:
            raise usage_error(f"--{name}: there is nothing to search for")
    except QueryError as error:
        raise CommandError(f"--{name}: {error.describe()}", USAGE) from None
    return question


def build_parser() -> argparse.ArgumentParser:
    """Describe the options."""
    parser = _Parser(
        prog="lwj-read",
        usage="lwj-read [options] FILE[#N]… | -",
        description="Read an archived blog article and its discussion in a terminal.",
        epilog=(
            "FILE is a saved page or an export; FILE#12 opens it at entry 12; FILE@SLUG opens one post of an export, "
            "by its slug or its number in the list; - reads standard input. Press ? in the reader for its keys."
        ),
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help=argparse.SUPPRESS)
    _add_reading(parser.add_argument_group("reading"))
    _add_searching(parser.add_argument_group("searching", "TEXT that begins with - is written as --grep=-TEXT."))
    _add_printing(parser.add_argument_group("printing"))
    _add_settings(parser.add_argument_group("settings"))
    about = parser.add_argument_group("about")
    about.add_argument("-h", "--help", action="help", help="print this help")
    about.add_argument("--version", action="version", version=f"lwj-read {__version__}", help="print the version")
    return parser


def _add_reading(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--at", type=_number, metavar="N", help="open at entry N")
    group.add_argument(
        "--format",
        metavar="FORMAT",
        choices=FORMATS,
        help=f"read FILE as this, whatever it looks like: {_list(FORMATS)}",
    )
    group.add_argument("--theme", metavar="NAME", help="colours, such as textual-light")
    group.add_argument("--ascii", action="store_true", help="draw with ASCII signs only")
    group.add_argument("--no-state", action="store_true", help="recall and keep nothing of what was read")


def _add_searching(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--search", metavar="TEXT", help="open at the first place that holds TEXT")
    group.add_argument(
        "--grep",
        metavar="TEXT",
        help="print the lines that hold TEXT, as FILE#ENTRY:LINE:AUTHOR:WORDS, or every place with --json; "
        "exit 0 if there are some, 1 if not, 2 on an error",
    )
    group.add_argument("--regex", action="store_true", help="TEXT is a regular expression")
    group.add_argument("--word", action="store_true", help="find whole words only")
    group.add_argument("--case", action="store_true", help="let case count, in TEXT without capitals too")


def _add_printing(group: argparse._ArgumentGroup) -> None:
    mode = group.add_mutually_exclusive_group()
    mode.add_argument(
        "--print", action="store_true", help="print as plain text (the default when the output is no terminal)"
    )
    group.add_argument("--linear", action="store_true", help="with --print: say in words who answers whom")
    group.add_argument("--width", type=_number, metavar="COLUMNS", help="columns of printed text")
    mode.add_argument("--markdown", action="store_true", help="print as Markdown")
    mode.add_argument("--json", action="store_true", help="print what was read as JSON")
    mode.add_argument("--list", action="store_true", help="print the list of posts: number, date, entries, slug, title")
    mode.add_argument("--quote", type=_number, metavar="N", help="print entry N as a quotation with its attribution")
    group.add_argument(
        "--as", dest="form", metavar="FORM", choices=FORMS, help=f"with --quote: in this form: {_list(FORMS)}"
    )


def _add_settings(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--config", metavar="FILE", help="read the settings from FILE")
    mode = group.add_mutually_exclusive_group()
    mode.add_argument("--check-config", action="store_true", help="tell what is wrong in the settings")
    mode.add_argument("--keys", action="store_true", help="print the keys as the settings hold them")
    mode.add_argument("--paths", action="store_true", help="print where settings, state and data are")


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,99}", text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no number from 1 on")
    return int(text)
