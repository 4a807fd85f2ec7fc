"""The files that SQLite keeps beside an open database, and what may become of stale ones."""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from s4c_desktop.base.files import write_atomically

SUFFIXES = ("-wal", "-shm", "-journal")

_ASIDE = ".aside-"

_log = logging.getLogger(__name__)


def beside(path: Path) -> tuple[Path, ...]:
    """Return the files of SQLite that lie beside a database now."""
    found = (Path(f"{path}{suffix}") for suffix in SUFFIXES)
    return tuple(file for file in found if file.exists())


def unfinished(path: Path) -> bool:
    """Tell whether a log with changes lies beside a database: somebody did not close it."""
    return any(_size(Path(f"{path}{suffix}")) for suffix in ("-wal", "-journal"))


def set_aside(path: Path) -> tuple[Path, ...]:
    """Give the files beside a database other names, so that nothing reads them as its log."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return tuple(
        file.rename(file.with_name(f"{file.name}{_ASIDE}{stamp}")) for file in beside(path)
    )


def aside(path: Path) -> tuple[Path, ...]:
    """Return the logs that were set aside, whenever that was."""
    name = Path(os.path.realpath(path))
    starts = tuple(f"{name.name}{suffix}{_ASIDE}" for suffix in SUFFIXES)
    return tuple(sorted(f for f in name.parent.iterdir() if f.name.startswith(starts)))


def closed(path: Path) -> None:
    """Remember, after everything was closed, that the file alone holds all of it."""
    if unfinished(path):
        return
    text = json.dumps(_look(path)).encode()
    with suppress(OSError):  # Without it SQLite reads a log it finds, as ever.
        write_atomically(_mark(path), lambda file: file.write(text))


def drop_stale(path: Path) -> bool:
    """Set a stale log aside before a file is opened; tells whether one was there.

    A file that was closed in order has no log: one that lies beside it belongs to another state
    of the file, and SQLite would read it into this one.
    """
    # A writer takes the mark away before it makes a log, so this order never takes a live log.
    stale = False
    if unfinished(path):
        with suppress(OSError, ValueError):
            stale = json.loads(_mark(path).read_text("utf-8")) == _look(path)
    if stale:
        _log.warning("a log that does not belong to the workspace was set aside")
        set_aside(path)
    return stale


def opening(path: Path) -> None:
    """Forget that the file was closed in order, before it is changed."""
    with suppress(OSError):
        _mark(path).unlink(missing_ok=True)


def _mark(path: Path) -> Path:
    name = Path(os.path.realpath(path))
    return name.with_name(f".{name.name}.closed")


def _look(path: Path) -> dict[str, int]:
    found = path.stat()
    return {"size": found.st_size, "changed": found.st_mtime_ns}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
