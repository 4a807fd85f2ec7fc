"""Making the file of a new workspace: whole under its name, or not at all."""

from __future__ import annotations

from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import give_name
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.condition import NameTakenError
from s4c_desktop.models import sidecars


def make_folder(folder: Path) -> None:
    """Make a folder with all above it; raises UserError where it can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            mark("The folder {path} can't be created: {reason}. Choose another place."),
            path=folder,
            reason=error.strerror,
        ) from error


def reserve(hidden: Path) -> None:
    """Make an empty file that only its owner may read, as all that SQLite puts beside it then.

    Raises UserError where the place can't be written.
    """
    try:
        hidden.touch(mode=0o600)
    except OSError as error:
        raise UserError(
            mark("{path} can't be written: {reason}. Choose another place."),
            path=hidden.parent,
            reason=error.strerror or error,
        ) from error


def give_file_name(hidden: Path, name: Path) -> None:
    """Give a finished workspace its name.

    Raises NameTakenError where a file has it, UserError where it can't have it.
    """
    if sidecars.beside(hidden):
        # Closing could not bring everything from the log into the file.
        raise UserError(
            mark(
                "{path} can't be written: not all of it reached the disk. Make room and try again."
            ),
            path=name,
        )
    try:
        free = give_name(hidden, name)
    except OSError as error:
        raise UserError(
            mark("{path} can't be written: {reason}. Choose another place."),
            path=name,
            reason=error.strerror or error,
        ) from error
    if not free:
        raise NameTakenError(name)
