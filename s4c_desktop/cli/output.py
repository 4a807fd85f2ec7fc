"""What a command leaves behind: text on the screen, or a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark

if TYPE_CHECKING:
    from s4c_desktop.services.workspace import WorkspaceService


def print_json(value: object) -> None:
    """Print plain data as UTF-8, whatever the terminal's own encoding is."""
    from s4c_desktop.exchange.framework_json import dump_json

    sys.stdout.flush()
    sys.stdout.buffer.write(dump_json(value))
    sys.stdout.buffer.flush()


def target(path: Path, workspace: str) -> Path:
    """Return where to put a file that is asked for at `path`; raises UserError where none may be.

    Neither the workspace nor a folder, device or link is ever replaced; a link is followed.
    """
    if path.exists() and not path.is_file():
        raise UserError(
            mark("{path} can't be written: it is not a file. Name a file to write to."), path=path
        )
    if path.exists() and Path(workspace).exists() and path.samefile(workspace):
        raise UserError(
            mark("{path} can't be written: it is the workspace itself. Name another file."),
            path=path,
        )
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def target_about_people(path: Path, workspace: WorkspaceService) -> Path:
    """Return where to put a document about people, as `target`.

    Says first that what leaves a protected workspace can be read by everybody.
    """
    place = target(path, workspace.location)
    warn_if_protected(path, workspace)
    return place


def warn_if_protected(path: Path, workspace: WorkspaceService) -> None:
    """Say that what leaves a protected workspace, to `path`, can be read by everybody."""
    if workspace.is_protected:
        click.echo(
            _("{path} will be a readable copy: the passphrase does not protect it.").format(
                path=path
            ),
            err=True,
        )


def write_json(path: Path, value: object) -> None:
    """Write plain data; raises UserError where the place can't be written."""
    from s4c_desktop.exchange.framework_json import dump_json

    content = dump_json(value)
    save(path, lambda file: file.write(content))
