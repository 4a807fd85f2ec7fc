"""Where the folder of a workspace's backups lies, and moving it there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from errno import EIO
from itertools import chain, count
from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import write_atomically
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.snapshot import file_digest

_LONGEST = 4096


def chosen(pointer: Path) -> Path | None:
    """Return the folder that a pointer names; None without one."""
    try:
        with pointer.open(encoding="utf-8") as file:
            named = Path(file.read(_LONGEST).strip())
    except (OSError, ValueError):
        return None
    return named if named.is_absolute() else None


def move(files: Iterable[Path], beside: Path, parent: Path | None, pointer: str) -> Path:
    """Copy what is kept of backups to its new folder, and note that; return the folder.

    Beside the workspace it has its fixed name; elsewhere it takes one that is free. Raises
    UserError where it can't be written; nothing is noted then, and nothing is left there.
    """
    target = beside if parent is None else _free(parent / beside.name)
    made = [] if target.exists() else [target]
    try:
        target.mkdir(mode=0o700, exist_ok=True)
        for source in files:
            copy = target / source.name
            made.insert(0, copy)
            _copy(source, copy)
        if target == beside:
            (beside / pointer).unlink(missing_ok=True)
        else:
            beside.mkdir(mode=0o700, exist_ok=True)
            text = f"{target}\n".encode()
            write_atomically(beside / pointer, lambda file: file.write(text))
    except OSError as error:
        for path in made:
            with suppress(OSError):
                _delete(path)
        raise UserError(
            mark(
                "The backups can't be moved to {path}: {reason}. They are where they were. Choose "
                "a folder that may be written and has room."
            ),
            path=target,
            reason=error.strerror or error,
        ) from error
    return target


def clear(folder: Path, files: Iterable[Path]) -> None:
    """Delete what was copied away, and the folder if nothing else is in it."""
    for path in files:
        with suppress(OSError):
            _delete(path)
    with suppress(OSError):
        folder.rmdir()


def _free(wanted: Path) -> Path:
    """Return a folder that isn't there yet, or is empty: no other workspace's backups."""
    numbered = (wanted.with_name(f"{wanted.name} {number}") for number in count(2))
    return next(path for path in chain((wanted,), numbered) if _is_free(path)).absolute()


def _is_free(path: Path) -> bool:
    return not path.exists() or (path.is_dir() and not any(path.iterdir()))


def _copy(source: Path, copy: Path) -> None:
    """Copy a file or folder, and make sure of it."""
    if source.is_dir():
        shutil.copytree(source, copy, dirs_exist_ok=True)
        return
    shutil.copy2(source, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    if file_digest(copy) != file_digest(source):
        raise OSError(EIO, os.strerror(EIO))


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
