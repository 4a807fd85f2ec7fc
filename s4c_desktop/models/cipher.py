"""SQLite files, encrypted with SQLCipher or plain: connecting to them and telling them apart."""

from __future__ import annotations

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

PLAIN_HEADER = b"SQLite format 3\0"
PAGE = 4096

# SQLCipher speaks the interface of the standard library's sqlite3 and has no types of its own.
Connection = Any

# A page of random bytes holds nearly every value; texts, pictures and empty pages don't.
_RANDOM_VALUES = 250


def available() -> bool:
    """Tell whether this computer can read and write encrypted workspaces."""
    return find_spec("sqlcipher3") is not None


def looks_protected(path: Path) -> bool:
    """Tell whether a file begins as an encrypted database does; raises OSError."""
    with path.open("rb") as file:
        page = file.read(PAGE)
    return (
        len(page) == PAGE
        and not page.startswith((PLAIN_HEADER, b"PK\x03\x04", b"\x1f\x8b", b"%PDF"))
        and len(set(page)) >= _RANDOM_VALUES
    )


def driver(passphrase: str | None) -> ModuleType:
    """Return the driver: SQLCipher's with a passphrase, else the standard library's."""
    if passphrase is None:
        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2  # type: ignore[no-any-return]


def unlock(connection: Connection, passphrase: str | None) -> None:
    """Hand the passphrase to a new connection; nothing is read yet."""
    if passphrase is None:
        return
    # It reports every wrong passphrase to the terminal otherwise.
    connection.execute("PRAGMA cipher_log_level=NONE")
    # A PRAGMA takes no parameters, so the text is quoted as SQL quotes it.
    connection.execute("PRAGMA key='{}'".format(passphrase.replace("'", "''")))
    connection.execute("PRAGMA temp_store=MEMORY")


def connect(path: Path, passphrase: str | None, *, read_only: bool = False) -> Connection:
    """Return a bare connection in autocommit mode; raises the driver's Error."""
    mode = "ro" if read_only else "rwc"
    connection = driver(passphrase).connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )
    try:
        unlock(connection, passphrase)
    except BaseException:
        connection.close()
        raise
    return connection


def rewrite(source: Path, old: str | None, target: Path, new: str | None) -> None:
    """Write the database of one file into a new one under another passphrase, or under none.

    Raises the driver's Error; `target` is the caller's to remove then.
    """
    # Without a key SQLCipher reads and writes plain databases.
    connection = driver("").connect(str(source), isolation_level=None)
    try:
        unlock(connection, old)
        application, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
        connection.execute("ATTACH DATABASE ? AS rewritten KEY ?", (str(target), new or ""))
        connection.execute("SELECT sqlcipher_export('rewritten')")
        connection.execute(f"PRAGMA rewritten.application_id={int(application)}")
        connection.execute(f"PRAGMA rewritten.user_version={int(version)}")
        connection.execute("DETACH DATABASE rewritten")
    finally:
        connection.close()
