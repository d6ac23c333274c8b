"""The command line: what to read, and whether to show it, print it or write it as JSON."""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn, get_args

from tui import __version__
from tui.archive import formats
from tui.archive.load import STDIN, UnreadableError, clean, load
from tui.archive.model import Document, FormatName
from tui.archive.threads import thread

FAILED = 1
USAGE = 2
NARROWEST = 20
"""Columns that printed text has at the least."""


class CommandError(Exception):
    """What was asked cannot be done; the message is for the user."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message} (--help tells more)", USAGE)


def build_parser() -> argparse.ArgumentParser:
    """Describe the options."""
    parser = _Parser(
        prog="lwj-read",
        description="Read an archived blog article and its discussion in a terminal.",
        epilog="FILE#12 opens at entry 12; - reads standard input. Press ? in the reader for its keys.",
        allow_abbrev=False,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a saved page; FILE#N opens it at entry N")
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--print", action="store_true", help="print as plain text (the default when the output is no terminal)"
    )
    output.add_argument("--json", action="store_true", help="print what was read as JSON")
    output.add_argument("--quote", type=_number, metavar="N", help="print entry N as a quotation with its attribution")
    parser.add_argument("--at", type=_number, metavar="N", help="open at entry N")
    parser.add_argument("--search", metavar="TEXT", help="open at the first place that holds TEXT")
    parser.add_argument("--format", choices=get_args(FormatName), help="read FILE as this, whatever it looks like")
    parser.add_argument("--width", type=_number, metavar="COLUMNS", help="columns of printed text")
    parser.add_argument("--theme", metavar="NAME", help="colours, such as textual-light")
    parser.add_argument("--version", action="version", version=f"lwj-read {__version__}")
    return parser


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,99}", text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no number from 1 on")
    return int(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 fine, 1 a file cannot be read or shown, 2 wrong usage."""
    try:
        return _run(argv)
    except CommandError as error:
        print(f"lwj-read: {_one_line(str(error))}", file=sys.stderr)
        return error.status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"lwj-read: cannot write: {error.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return 130


def _one_line(text: str) -> str:
    """Make a message safe to print: names of files are the user's text, not ours."""
    return clean(text.encode("utf-8", "replace").decode()).replace("\n", " ")


def _run(argv: Sequence[str] | None) -> int:
    if sys.stdout is None:
        raise CommandError("standard output is closed")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = build_parser().parse_args(argv)
    except SystemExit:
        sys.stdout.flush()
        raise
    opened = [_open(name, options.format) for name in options.files]
    documents = [document for document, _ in opened]
    if options.at:
        _check_entry(documents[0], options.at)
    if options.json:
        from tui.archive.export import to_json

        print(to_json(documents), flush=True)
    elif options.quote:
        for document in documents:
            print(_quote(document, options.quote), flush=True)
    elif options.print or not sys.stdout.isatty():
        _print(documents, options.width)
    else:
        document, number = opened[0]
        if len(opened) > 1:
            raise CommandError("the reader opens one file at a time; --print and --json take several", USAGE)
        _read(document, options.at or number, options)
    return 0


def _open(name: str, format_name: FormatName | None) -> tuple[Document, int | None]:
    """Read a file, and the entry that its name asks for; a file whose own name ends in #N comes first."""
    path, number = name, None
    if (found := re.fullmatch(r"(.+)#([0-9]{1,99})", name)) and not os.path.lexists(name):
        path, number = found[1], int(found[2])
    try:
        document = thread(formats.read(load(path), format_name))
    except UnreadableError as error:
        raise CommandError(f"{'standard input' if path == STDIN else path}: {error}") from None
    if format_name:
        document = replace(document, source=replace(document.source, asked=True))
    if number is not None:
        _check_entry(document, number)
    return document, number


def _check_entry(document: Document, number: int) -> None:
    count = len(document.entries)
    if not 1 <= number <= count:
        has = f"it has {count}" if count else "it has none"
        raise CommandError(f"{document.source.path}: there is no entry {number}; {has}")


def _quote(document: Document, number: int) -> str:
    from tui.archive.quote import quote

    _check_entry(document, number)
    return quote(document, number)


def _print(documents: Sequence[Document], width: int | None) -> None:
    from tui.plain import plain_text

    columns = max(NARROWEST, width or shutil.get_terminal_size().columns)
    for document in documents:
        for warning in document.warnings:
            print(f"lwj-read: {_one_line(document.source.path)}: {warning}", file=sys.stderr)
        for line in plain_text(document, columns):
            print(line)
    sys.stdout.flush()


def _read(document: Document, number: int | None, options: argparse.Namespace) -> None:
    """Open the reader; only now is the toolkit imported."""
    _take_terminal(document.source.path)
    gc.disable()  # nothing that starting makes is garbage; the application enables it once it has painted
    from tui.app import ReaderApp

    app = ReaderApp(document, entry=number, query=options.search)
    if options.theme:
        if options.theme not in app.available_themes:
            names = ", ".join(sorted(app.available_themes))
            raise CommandError(f"there is no theme {options.theme!r}; there are {names}", USAGE)
        app.theme = options.theme
    app.run()


def _take_terminal(path: str) -> None:
    """Make standard input and standard error the terminal, where the toolkit takes its keys and draws."""
    try:
        if not sys.stdin.isatty():
            os.dup2(os.open("/dev/tty", os.O_RDWR), 0)
        if not sys.stderr.isatty():
            os.dup2(os.open("/dev/tty", os.O_RDWR), 2)
    except OSError:
        raise CommandError(f"{path}: there is no terminal to read it in; --print prints it") from None
