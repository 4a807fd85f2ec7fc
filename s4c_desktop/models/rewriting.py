"""Writing a workspace file anew, and putting a finished file in a workspace's place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models import cipher, sidecars
from s4c_desktop.models.snapshot import contents_digest, is_sound, sync


def rewrite_file(source: Path, old: str | None, target: Path, new: str | None) -> None:
    """Write what a file holds into a new one under another passphrase, and compare the two.

    Raises UserError; no new file is left then.
    """
    try:
        target.touch(mode=0o600)
        cipher.rewrite(source, old, target, new)
        with (
            closing(cipher.connect(source, old)) as before,
            closing(cipher.connect(target, new)) as after,
        ):
            same = contents_digest(before) == contents_digest(after) and is_sound(after)
        if not same:
            raise UserError(
                mark("{path} could not be written anew as it was. Nothing was changed."),
                path=source,
            )
        shutil.copymode(source, target)
        sync(target)
    except (OSError, sqlite3.Error, cipher.driver(new if old is None else old).Error) as error:
        _remove(target)
        raise UserError(
            mark("{path} could not be written anew: {reason}. Nothing was changed."),
            path=source,
            reason=error,
        ) from error
    except BaseException:
        _remove(target)
        raise


def put_in_place(finished: Path, path: Path) -> None:
    """Give a finished, closed file the place of a workspace that nobody has open.

    What SQLite left beside the old file is set aside first, or it would be read into the new
    one. Raises UserError; the old file is then in its place.
    """
    try:
        sidecars.opening(path)
        sidecars.set_aside(path)
        finished.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        finished.unlink(missing_ok=True)
        raise UserError(
            mark("{path} can't be replaced: {reason}. It is as it was."),
            path=path,
            reason=error.strerror or error,
        ) from error
    sidecars.closed(path)


def sync_folder(folder: Path) -> None:
    """Make sure that a new name has reached the disk, where the system can tell."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(target: Path) -> None:
    for file in (target, *sidecars.beside(target)):
        file.unlink(missing_ok=True)
