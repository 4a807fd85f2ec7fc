"""Leaving nothing in a workspace file of what was deleted from it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark


def compact(engine: Engine) -> None:
    """Write a SQLite workspace anew without what was deleted, and empty its log.

    A server's own cleaning does this for a workspace that lies there. Other connections of the
    pool are in nobody's way while they rest; one that reads, here or in another program, keeps
    the log from being emptied, and a UserError says so. It can be tried again at any time.
    """
    if engine.dialect.name != "sqlite":
        return
    driver_error = engine.dialect.loaded_dbapi.Error
    connection = engine.raw_connection()
    try:
        if not _emptied(connection.cursor()):
            raise _in_use()
    except driver_error as error:
        raise UserError(
            mark(
                "What was erased is gone from the workspace, but its file could not be compacted: "
                "{reason}. Make room on the disk, close other programs that use the file, and "
                "compact it again."
            ),
            reason=str(error),
        ) from error
    finally:
        connection.close()


def _emptied(cursor: Any) -> bool:
    """Compact file and log, outside of any transaction; tell whether both are done.

    VACUUM copies what is there, and only that, into the log; the checkpoint brings it into the
    file, cuts the file to its new length, and the log to none.
    """
    cursor.execute("VACUUM")
    (busy, _pages, _moved) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _in_use() -> UserError:
    return UserError(
        mark(
            "What was erased is gone from the workspace, but its file could not be compacted: it "
            "is being read. Close other windows and programs that use it, and compact it again."
        )
    )
