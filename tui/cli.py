"""The command line: what to read, and whether to show it, print it or write it as JSON."""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn, get_args

from tui import __version__
from tui.archive import formats
from tui.archive.collection import Collection
from tui.archive.load import STDIN, File, UnreadableError, clean
from tui.archive.model import Document, FormatName, Post

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
        epilog=(
            "FILE#12 opens at entry 12; FILE@SLUG opens one post of an export, by its slug or its number in the list; "
            "- reads standard input. Press ? in the reader for its keys."
        ),
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="a saved page or an export; FILE#N opens it at entry N"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--print", action="store_true", help="print as plain text (the default when the output is no terminal)"
    )
    output.add_argument(
        "--list", action="store_true", help="print the list of posts: number, date, entries, slug, title"
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
        options = build_parser().parse_args(_shielded(sys.argv[1:] if argv is None else argv))
    except SystemExit:
        sys.stdout.flush()
        raise
    opened = [_open(name.removeprefix(SHIELD), options.format) for name in options.files]
    if options.at:
        opened[0].entry = options.at
        opened[0].document()
    if options.json:
        _write_json(opened)
    elif options.list:
        _list(opened)
    elif options.quote:
        for one in opened:
            print(_quote(one.document(), options.quote), flush=True)
    elif options.print or not sys.stdout.isatty():
        _print(opened, options.width)
    else:
        if len(opened) > 1:
            raise CommandError("the reader opens one file at a time; --print and --json take several", USAGE)
        _read(opened[0], options)
    return 0


SHIELD = "\0"


def _shielded(argv: Sequence[str]) -> list[str]:
    """Let "-@SLUG" and "-#N" be names of files, and not options."""
    return [SHIELD + word if re.match(r"-[@#]", word) else word for word in argv]


@dataclass
class _Opened:
    """A file, and what of it its name asks for."""

    collection: Collection
    post: Post | None
    entry: int | None
    _document: Document | None = None

    def several(self) -> bool:
        """Whether more than one post is meant."""
        return self.post is None and len(self.collection) > 1

    def documents(self) -> Iterator[Document]:
        """The post that is meant, or all of them."""
        if not self.several():
            yield self.document()
            return
        try:
            yield from self.collection.documents()
        except UnreadableError as error:
            raise CommandError(f"{self.collection.path}: {error}") from None

    def document(self) -> Document:
        """The one post that is meant, which holds the entry that is asked for."""
        if self.several():
            count = len(self.collection)
            raise CommandError(
                f"{self.collection.path}: it has {count} posts; name one as FILE@SLUG or FILE@NUMBER (see --list)"
            )
        if self._document is None:
            self._document = self.collection.document(self.post.number if self.post else 1)
        if self.entry is not None:
            _check_entry(self._document, self.entry)
        return self._document


def _open(name: str, format_name: FormatName | None) -> _Opened:
    """Open a file, at the post and the entry that its name asks for; a file whose own name is such comes first."""
    readings = list(_readings(name))
    there = (reading for reading in readings if reading[0] == STDIN or os.path.lexists(reading[0]))
    path, post_name, entry = next(there, [reading for reading in readings if not reading[1]][-1])
    label = "standard input" if path == STDIN else path
    try:
        collection = formats.collect(File(path), format_name)
    except UnreadableError as error:
        raise CommandError(f"{label}: {error}") from None
    post = collection.find(post_name) if post_name else None
    if post_name and not post:
        raise CommandError(f"{label}: there is no post {post_name!r} in it; --list lists what there is")
    opened = _Opened(collection, post, entry)
    if entry is not None:
        opened.document()
    return opened


def _readings(name: str) -> Iterator[tuple[str, str | None, int | None]]:
    """What a name can mean, as (file, post, entry): the name of a file, or one with #N, @POST or both behind it."""
    yield name, None, None
    for pattern in (r"(.+)()#([0-9]{1,99})", r"(.+)@([^@#/]+)#([0-9]{1,99})", r"(.+)@([^@#/]+)()"):
        if found := re.fullmatch(pattern, name, re.DOTALL):
            yield found[1], found[2] or None, int(found[3]) if found[3] else None


def _check_entry(document: Document, number: int) -> None:
    count = len(document.entries)
    if not 1 <= number <= count:
        has = f"it has {count}" if count else "it has none"
        raise CommandError(f"{document.source.path}: there is no entry {number}; {has}")


def _quote(document: Document, number: int) -> str:
    from tui.archive.quote import quote

    _check_entry(document, number)
    return quote(document, number)


def _write_json(opened: Sequence[_Opened]) -> None:
    from tui.archive.export import to_json

    several = len(opened) > 1 or opened[0].several()
    for piece in to_json((document for one in opened for document in one.documents()), several=several):
        sys.stdout.write(piece)
    sys.stdout.flush()


def _list(opened: Sequence[_Opened]) -> None:
    """Print the posts, a line each, its fields between tabs: number, date, count of entries, slug and title."""
    for one in opened:
        for post in one.collection.posts if one.post is None else (one.post,):
            fields = (post.number, post.date or "", post.entries, post.slug or "", post.title or "")
            print("\t".join(" ".join(str(field).split()) for field in fields))
    sys.stdout.flush()


def _print(opened: Sequence[_Opened], width: int | None) -> None:
    from tui.plain import plain_text

    columns = max(NARROWEST, width or shutil.get_terminal_size().columns)
    told: set[str] = set()
    for document in (document for one in opened for document in one.documents()):
        for warning in document.warnings:
            line = f"lwj-read: {_one_line(document.source.path)}: {warning}"
            if line not in told:
                print(line, file=sys.stderr)
            told.add(line)
        for line in plain_text(document, columns):
            print(line)
    sys.stdout.flush()


def _read(opened: _Opened, options: argparse.Namespace) -> None:
    """Open the reader, at the list of posts where several are meant; only now is the toolkit imported."""
    document = None if opened.several() else opened.document()
    _take_terminal(opened.collection.path)
    gc.disable()  # nothing that starting makes is garbage; the application enables it once it has painted
    from tui.app import ReaderApp

    app = ReaderApp(document or opened.collection, entry=opened.entry, query=options.search)
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
