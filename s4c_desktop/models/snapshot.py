"""A copy of a workspace file as it is at one moment, compared with it before it counts."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, literal_column, select, table
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models import cipher
from s4c_desktop.models.engine import reader

PAGES_A_STEP = 500
"""About two megabytes, so that the work can be stopped half-way."""


def take(engine: Engine, target: Path, passphrase: str | None, check: Callable[[], object]) -> None:
    """Copy the state of this moment into a new file, encrypted as the workspace is.

    Others can go on writing. `check` is called now and then and may raise to stop. Raises
    UserError where the copy can't be made or does not hold the same; the file is the caller's
    to remove then.
    """
    try:
        _take(engine, target, passphrase, check)
    except (DatabaseError, cipher.driver(passphrase).Error) as error:
        raise UserError(
            mark(
                "No backup could be made: {reason}. The workspace itself is as it was. Make room, "
                "or make sure that the folder of the backups may be written."
            ),
            reason=getattr(error, "orig", error),
        ) from error


def _take(
    engine: Engine, target: Path, passphrase: str | None, check: Callable[[], object]
) -> None:
    with (
        reader(engine).begin() as connection,
        closing(cipher.connect(target, passphrase)) as copy,
    ):
        source = connection.connection.driver_connection
        # The first read of a transaction fixes the state that all of it sees, the copy too.
        contents = contents_digest(source)
        source.backup(copy, pages=PAGES_A_STEP, progress=lambda *_counts: check())  # type: ignore[union-attr]
        # A backup is one file, with no log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        if contents_digest(copy) != contents or not is_sound(copy):
            raise UserError(
                mark("The copy of the workspace does not hold the same. It was not kept.")
            )
    sync(target)


def contents_digest(connection: cipher.Connection) -> str:
    """Return the hash of all that a database holds, tables and rows."""
    found = hashlib.sha256()
    objects = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' "
        "ORDER BY type, name"
    ).fetchall()
    found.update(repr(objects).encode())
    for kind, name, _sql in objects:
        if kind == "table":
            query = str(
                select(literal_column("*"))
                .select_from(table(name))
                .compile(dialect=sqlite.dialect())
            )
            for row in connection.execute(query):
                found.update(repr(row).encode())
    return found.hexdigest()


def is_sound(connection: cipher.Connection) -> bool:
    """Tell whether SQLite finds nothing wrong with the file."""
    found: list[tuple[str]] = connection.execute("PRAGMA integrity_check").fetchall()
    return found == [("ok",)]


def sync(path: Path) -> None:
    """Make sure that a file has reached the disk; raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
