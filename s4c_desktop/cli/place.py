"""Which workspace a command works on."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from s4c_desktop.base import paths, settings
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import (
    Program,
    is_missing,
    make_workspace,
    open_program,
)
from s4c_desktop.domain.condition import NameTakenError, PassphraseNeededError

T = TypeVar("T")

_FROM_STDIN = "s4c_desktop.passphrase_stdin"


def workspace_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take --workspace and --passphrase-stdin, also before the command's name."""
    return click.option(
        "--workspace",
        metavar="FILE-or-URL",
        expose_value=False,
        callback=_remember,
        help=_("The workspace to work on: a file, or the URL of a PostgreSQL database."),
    )(passphrase_option(command))


def _remember(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    if not value.strip():
        # An unset variable in a script must not mean the person's own workspace.
        raise click.BadParameter(
            _("name a file, or the URL of a database."), ctx=context, param=parameter
        )
    context.find_root().obj = value


def passphrase_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take --passphrase-stdin; it may also stand before the command's name."""
    return click.option(
        "--passphrase-stdin",
        is_flag=True,
        expose_value=False,
        callback=_remember_stdin,
        help=_("Read the passphrase of a protected workspace from standard input, one line."),
    )(command)


def _remember_stdin(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().meta[_FROM_STDIN] = True


def from_stdin(context: click.Context) -> bool:
    """Tell whether passphrases come from standard input, one a line."""
    return bool(context.find_root().meta.get(_FROM_STDIN))


def ask_passphrase(context: click.Context, question: str) -> str:
    """Return a passphrase, from standard input if so asked for, else from a prompt.

    Raises UserError where nobody can be asked.
    """
    if from_stdin(context):
        line = sys.stdin.readline()
        if not line:
            raise UserError(mark("--passphrase-stdin was given, but standard input is empty."))
        return line.rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UserError(
            mark(
                "A passphrase is needed and nobody can be asked for it. Give --passphrase-stdin "
                "and write it to the command's standard input."
            )
        )
    answer: str = click.prompt(question, hide_input=True, err=True)
    return answer


def named(context: click.Context) -> str | None:
    """Return the workspace named on the command line, if one is."""
    value = context.find_root().obj
    return value if isinstance(value, str) else None


def workspace_file(context: click.Context, sentence: str) -> Path:
    """Return the workspace's file, which need not be there; raises `sentence` for a server."""
    place = workspace_place(context)
    if "://" in place:
        raise UserError(sentence)
    return Path(place)


def workspace_place(context: click.Context) -> str:
    """Return where the workspace is; raises UserError for an address of another kind."""
    place = named(context) or str(paths.default_workspace())
    if "://" in place and is_missing(place):
        raise UserError(
            mark("The address of the workspace can't be read. Expected: {form}"),
            form="postgresql://name@host/database",
        )
    return place


@contextmanager
def opened(context: click.Context, *, writing: bool = False) -> Iterator[Program]:
    """Open the workspace named, or the default one, to read it unless told otherwise."""
    program = _open(context, writing=writing)
    try:
        yield program
    finally:
        program.close()


def _open(context: click.Context, *, writing: bool) -> Program:
    place = workspace_place(context)
    try:
        return open_program(place, writing=writing)
    except PassphraseNeededError:
        question = _("Passphrase of {name}").format(name=Path(place).name)
        return open_program(place, writing=writing, passphrase=ask_passphrase(context, question))


def keep(context: click.Context, work: Callable[[Program], T]) -> T:
    """Let `work` write into the workspace named, or the default one, made where it is missing.

    A new file appears with all that was written into it, or not at all, and never in place of
    one that somebody else made meanwhile: `work` is then done again in theirs.
    """
    place = workspace_place(context)
    if is_missing(place):
        with suppress(NameTakenError):
            return make_workspace(Path(place), work)
    with opened(context, writing=True) as program:
        if program.backups is not None:
            program.backups.make_due(settings.load().backup_hours)
        return work(program)


@contextmanager
def opened_for_frameworks(context: click.Context) -> Iterator[Program]:
    """Open the workspace, or, where none is named and none is there yet, a passing one."""
    if named(context) or paths.default_workspace().exists():
        with opened(context) as program:
            yield program
        return
    with tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder) / "passing.s4cw", create=True)
        try:
            yield program
        finally:
            program.close()
