"""What a command leaves behind: text on the screen, or a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import mark
from s4c_desktop.exchange.framework_json import dump_json


def print_json(value: object) -> None:
    """Print plain data as UTF-8, whatever the terminal's own encoding is."""
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


def write_json(path: Path, value: object) -> None:
    """Write plain data; raises UserError where the place can't be written."""
    content = dump_json(value)
    save(path, lambda file: file.write(content))
