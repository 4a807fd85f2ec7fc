"""A private room for temporary copies, gone when it is cleared or the program ends.

What a killed program left behind is cleared at the next start.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark

_PREFIX = "s4c-desktop-copies-"
_OURS = re.compile(rf"{_PREFIX}(\d+)-")


class TemporaryRoom:
    """A folder of its own, made for the first copy; its name holds the process's number."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, name: str, content: bytes) -> Path:
        """Write a read-only copy under a name; raises UserError where it can't be written.

        Each copy lies in a new folder, so nothing is ever overwritten and no link followed.
        """
        try:
            copy = self._free(name)
            with copy.open("xb") as file:
                file.write(content)
            copy.chmod(stat.S_IRUSR)
        except OSError as error:
            raise UserError(
                mark(
                    "The temporary copy can't be written: {reason}. The file itself is safe in "
                    "the workspace. Make room on the disk, then open it again."
                ),
                reason=error.strerror or error,
            ) from error
        return copy

    def place(self, name: str) -> Path:
        """Return where a copy of this name can be written; raises UserError without room for it."""
        try:
            return self._free(name)
        except OSError as error:
            raise UserError(
                mark(
                    "The temporary folder can't be written: {reason}. Make room on the disk, then "
                    "try again."
                ),
                reason=error.strerror or error,
            ) from error

    def clear(self) -> None:
        """Remove every copy; one that another program holds open goes at the next start."""
        if self._folder is not None:
            _remove(self._folder)
            self._folder = None

    def _free(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(dir=self._home())) / name

    def _home(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            # Private to the person: that is what mkdtemp makes.
            self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
            weakref.finalize(self, _remove, self._folder)
        return self._folder


def clear_leftovers(is_running: Callable[[int], bool]) -> None:
    """Remove the rooms of this person's processes that are no longer running.

    `is_running` tells whether there is a process of that number.
    """
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            found = _OURS.match(folder.name)
            if found and _is_own_folder(folder) and not is_running(int(found[1])):
                _remove(folder)


def _is_own_folder(folder: Path) -> bool:
    """Tell whether it is a real folder, not a link, and this person's."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return stat.S_ISDIR(status.st_mode) and mine


def _remove(folder: Path) -> None:
    """Remove a room with all that is in it, as far as that can be done now."""
    for copy in folder.glob("*/*"):
        # Windows keeps what is read-only.
        with suppress(OSError):
            if not copy.is_symlink():
                copy.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)
