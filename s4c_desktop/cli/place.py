"""Which workspace a command works on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from s4c_desktop.base import paths
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import Program, is_missing, open_program


def workspace_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take --workspace; it may also stand before the command's name."""
    return click.option(
        "--workspace",
        metavar="FILE-or-URL",
        expose_value=False,
        callback=_remember,
        help=_("The workspace to work on: a file, or the URL of a PostgreSQL database."),
    )(command)


def _remember(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.find_root().obj = value


def named(context: click.Context) -> str | None:
    """Return the workspace named on the command line, if one is."""
    value = context.find_root().obj
    return value if isinstance(value, str) else None


@contextmanager
def opened(context: click.Context, *, create: bool = False) -> Iterator[Program]:
    """Open the workspace named, or the default one; `create` makes a file that is missing.

    A file made for a command that then fails is taken away again.
    """
    place = named(context) or str(paths.default_workspace())
    missing = is_missing(place)
    if missing and "://" in place:
        raise UserError(
            mark("The address of the workspace can't be read. Expected: {form}"),
            form="postgresql://name@host/database",
        )
    new = create and missing
    program = open_program(place, create=new)
    failed = True
    try:
        yield program
        failed = False
    finally:
        program.close()
        if new and failed:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{place}{suffix}").unlink(missing_ok=True)


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
