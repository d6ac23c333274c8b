"""The command line: what to read, and whether to show it, print it or write it as JSON."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.model import Document
from tui.opening import Opened, check_entry, open_named
from tui.options import FAILED, USAGE, CommandError, complain, one_line, parse

if TYPE_CHECKING:
    from tui.config import Problem
    from tui.settings import Settings

NARROWEST = 20
"""Columns that printed text has at the least."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 fine, 1 a file cannot be read or shown, 2 wrong usage.

    With --grep it is 1 when nothing was found, and 2 for every error.
    """
    failed = FAILED
    try:
        options = _options(argv)
        failed = FAILED if options.grep is None else USAGE
        return _run(options)
    except CommandError as error:
        complain(str(error))
        return max(error.status, failed)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(f"cannot write: {error.strerror}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return failed
    except KeyboardInterrupt:
        return 130


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    if sys.stdout is None:
        raise CommandError("standard output is closed")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        return parse(sys.argv[1:] if argv is None else argv)
    except SystemExit:
        sys.stdout.flush()
        raise


def _run(options: argparse.Namespace) -> int:
    if options.config is not None and not os.path.lexists(options.config):
        raise CommandError(f"{options.config}: there is no such file")
    if options.check_config:
        return _check_config(options)
    if options.paths or options.keys:
        _print_lines(_paths(options) if options.paths else _keys(options))
        return 0
    if options.grep is not None:
        from tui.grep import grep

        return grep(options)
    opened = [open_named(name, options.format) for name in options.files]
    if options.at:
        opened[0].entry = options.at
        opened[0].document()
    _show(opened, options)
    return 0


def _show(opened: Sequence[Opened], options: argparse.Namespace) -> None:
    """Write what was opened in the form that is asked for, or let it be read."""
    if options.json:
        _write_json(opened)
    elif options.list:
        _list(opened)
    elif options.quote:
        _quote(opened, options)
    elif options.markdown:
        _write_markdown(opened)
    elif options.print or not sys.stdout.isatty():
        _print(opened, options)
    else:
        if len(opened) > 1:
            raise CommandError("the reader opens one file at a time; --print and --json take several", USAGE)
        _read(opened[0], options)


# The settings


def _settings(options: argparse.Namespace) -> tuple[Settings, list[Problem]]:
    """Read the settings; the names of themes are not known yet."""
    from tui.settings import Settings, config_path

    if not options.config and not os.path.lexists(file := config_path()):
        return Settings(file=file), []
    from tui.config import read_settings

    return read_settings(Path(options.config) if options.config else None, None)


def _complain(problems: Iterable[Problem]) -> None:
    for problem in problems:
        complain(str(problem))


def _check_config(options: argparse.Namespace) -> int:
    """Tell what is wrong in the settings, one thing a line; the names of themes need the toolkit."""
    from tui.config import check_theme

    settings, problems = _settings(options)
    if settings.theme:
        problems += check_theme(settings, _theme_names())[1]
    _complain(problems)
    if problems:
        return FAILED
    file = settings.file or Path()
    _print_lines([f"{file}: {'no problem found' if file.exists() else 'there is no such file; the defaults hold'}"])
    return 0


def _theme_names() -> list[str]:
    from textual.theme import BUILTIN_THEMES

    from tui.themes import THEMES

    return sorted({*BUILTIN_THEMES, *(theme.name for theme in THEMES)})


def _keys(options: argparse.Namespace) -> Iterator[str]:
    """Write the keys as they are configured, in the form of the settings."""
    from tui.config import as_toml

    settings, problems = _settings(options)
    _complain(problems)
    return as_toml(settings.actions)


def _paths(options: argparse.Namespace) -> Iterator[str]:
    """Name the file of settings and the folders of what is kept, which may not exist."""
    from tui.settings import config_path, data_folder, state_folder

    yield f"config: {options.config or config_path()}"
    yield f"state: {state_folder()}"
    yield f"data: {data_folder()}"


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(one_line(line))
    sys.stdout.flush()


# What is printed


def _quote(opened: Sequence[Opened], options: argparse.Namespace) -> None:
    from tui.archive.quote import quote

    form = options.form
    if not form:
        settings, problems = _settings(options)
        _complain(problems)
        form = settings.quote
    for document in (one.document() for one in opened):
        check_entry(document, options.quote)
        print(quote(document, options.quote, form), flush=True)


def _write_json(opened: Sequence[Opened]) -> None:
    from tui.archive.export import to_json

    several = len(opened) > 1 or opened[0].several()
    for piece in to_json((document for one in opened for document in one.documents()), several=several):
        sys.stdout.write(piece)
    sys.stdout.flush()


def _list(opened: Sequence[Opened]) -> None:
    """Print the posts, a line each, its fields between tabs: number, date, count of entries, slug and title."""
    for one in opened:
        for post in one.collection.posts if one.post is None else (one.post,):
            fields = (post.number, post.date or "", post.entries, post.slug or "", post.title or "")
            print("\t".join(" ".join(str(field).split()) for field in fields))
    sys.stdout.flush()


def _write_markdown(opened: Sequence[Opened]) -> None:
    """Write article and discussion in Markdown; several are parted by an empty line."""
    from tui.archive.export import to_markdown

    for index, document in enumerate(document for one in opened for document in one.documents()):
        sys.stdout.write("\n" if index else "")
        sys.stdout.writelines(to_markdown(document))
    sys.stdout.flush()


def _print(opened: Sequence[Opened], options: argparse.Namespace) -> None:
    columns = max(NARROWEST, options.width or shutil.get_terminal_size().columns)
    told: set[str] = set()
    for document in (document for one in opened for document in one.documents()):
        for warning in document.warnings:
            line = f"lwj-read: {one_line(document.source.path)}: {warning}"
            if line not in told:
                print(line, file=sys.stderr)
            told.add(line)
        for line in _plainly(document, columns, options):
            print(line)
    sys.stdout.flush()


def _plainly(document: Document, columns: int, options: argparse.Namespace) -> Iterator[str]:
    from tui.plain import linear_text, plain_text

    return linear_text(document) if options.linear else plain_text(document, columns, ascii_signs=options.ascii)


# The reader


def _read(opened: Opened, options: argparse.Namespace) -> None:
    """Open the reader, at the list of posts where several are meant; only now is the toolkit imported."""
    document = None if opened.several() else opened.document()
    settings, problems = _settings(options)
    _take_terminal(opened.collection.path)
    gc.disable()  # nothing that starting makes is garbage; the application enables it once it has painted
    from tui.app import ReaderApp
    from tui.config import check_theme
    from tui.settings import state_folder
    from tui.state import Store

    themes = _theme_names()
    if options.theme and options.theme not in themes:
        raise CommandError(f"there is no theme {options.theme!r}; there are {', '.join(themes)}", USAGE)
    settings, about_theme = check_theme(settings, themes)
    app = ReaderApp(
        document or opened.collection,
        collection=opened.collection,
        entry=opened.entry,
        query=options.question,
        settings=replace(settings, ascii=options.ascii or settings.ascii),
        theme=options.theme,
        problems=_in_short([*problems, *about_theme]),
        store=Store(None if options.no_state else state_folder()),
    )
    app.run(mouse=settings.mouse)
    if app.return_code:
        raise SystemExit(app.return_code)  # the toolkit has told what happened


def _in_short(problems: Sequence[Problem]) -> list[str]:
    """Say what is wrong in the settings on a row of the screen: the first thing, and how to be told of all."""
    more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
    return [f"{replace(one, file=Path(one.file).name)}{more}; see --check-config" for one in problems[:1]]


def _take_terminal(path: str) -> None:
    """Make standard input and standard error the terminal, where the toolkit takes its keys and draws."""
    try:
        if not sys.stdin.isatty():
            os.dup2(os.open("/dev/tty", os.O_RDWR), 0)
        if not sys.stderr.isatty():
            os.dup2(os.open("/dev/tty", os.O_RDWR), 2)
    except OSError:
        raise CommandError(f"{path}: there is no terminal to read it in; --print prints it") from None
