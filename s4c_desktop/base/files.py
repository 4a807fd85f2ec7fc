"""Writing files so that nothing is ever half there, and reading no more than is wanted."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark


def save(target: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file a person asked for; raises UserError where the place can't be written."""
    try:
        write_atomically(target, write)
    except OSError as error:
        raise UserError(
            mark(
                "{path} can't be written: {reason}. Nothing was changed there. Choose another "
                "place or make room, and save again."
            ),
            path=target,
            reason=error.strerror or error,
        ) from error


def read_at_most(path: Path, most: int) -> bytes:
    """Return the first bytes of a file, `most` of them if it has so many.

    Raises UserError for what is missing or can't be read, and for folders, devices and pipes.
    """
    try:
        # Before opening: that alone can hold up the program, or set a device going.
        _check_regular(path, path.stat().st_mode)
        with path.open("rb", buffering=0) as file:
            _check_regular(path, os.fstat(file.fileno()).st_mode)
            content = bytearray()
            while len(content) < most:
                piece = file.read(most - len(content))
                if not piece:
                    break
                content += piece
            return bytes(content)
    except FileNotFoundError as error:
        raise UserError(
            mark("There is no file at {path}. It may have been moved; choose it again."), path=path
        ) from error
    except (OSError, ValueError) as error:
        raise UserError(
            mark("{path} can't be read: {reason}. Make sure that you may read it, and try again."),
            path=path,
            reason=getattr(error, "strerror", None) or error,
        ) from error


def _check_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UserError(mark("{path} is a folder. Choose a file in it."), path=path)
    if not stat.S_ISREG(mode):
        raise UserError(mark("{path} is a device, not a file. Choose a file."), path=path)


def write_atomically(target: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a temporary file in the same folder, sync it, then rename it.

    A crash leaves the old file or the new one, never half of it; so does an OSError, which
    is raised on.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def give_name(finished: Path, name: Path) -> bool:
    """Give a finished file its name; tells whether the name was still free.

    Nobody ever finds half a file under the name, and one that stands there stays. Raises
    OSError where the folder can't be written.
    """
    try:
        name.hardlink_to(finished)
    except FileExistsError:
        return False
    except OSError:
        return _move_where_free(finished, name)
    return True


def _move_where_free(finished: Path, name: Path) -> bool:
    """Move a file where the disk knows no links, as on many memory sticks."""
    try:
        name.open("xb").close()  # holds the name: nobody opens an empty file
    except FileExistsError:
        return False
    try:
        finished.replace(name)
    except OSError:
        name.unlink()
        raise
    return True
