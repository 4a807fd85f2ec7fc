"""What a database says when something goes wrong, as sentences for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from s4c_desktop.base.errors import ConflictError, StorageError, UserError
from s4c_desktop.base.i18n import mark

_UNREACHABLE = mark("The server can't be reached.")

# By the code that a server gives.
_SERVER = {
    **dict.fromkeys(
        ("55P03", "40001", "40P01"), mark("The server is busy: another desk is saving.")
    ),
    "53100": mark("The server's disk is full."),
    "25006": mark("The server takes no changes at the moment."),
}

# By the words of SQLite, which never change; its codes are not there with every build of it.
_FILE = {
    "full": mark("The disk is full."),
    "locked": mark("The workspace is in use by another program."),
    "readonly": mark("The workspace may not be written."),
    "unable to open": mark("The workspace file can't be opened."),
    "disk i/o error": mark("The disk does not answer as it should."),
}


@contextmanager
def spoken() -> Iterator[None]:
    """Turn what the database says into sentences for a person."""
    try:
        yield
    except StaleDataError as error:
        raise ConflictError(
            mark(
                "Somebody else has changed this in the meantime. Your change was not kept; "
                "look at the newer state and enter it again."
            )
        ) from error
    except DBAPIError as error:
        trouble = _trouble(error)
        if trouble is None:
            raise
        raise trouble from error


def _trouble(error: DBAPIError) -> UserError | None:
    """Return what a person is told; None for a bug."""
    state = getattr(error.orig, "sqlstate", None)
    if state in _SERVER:
        return StorageError(_SERVER[state])
    if type(error.orig).__module__.startswith("psycopg"):
        lost = isinstance(error, (OperationalError, InterfaceError)) or error.connection_invalidated
        return StorageError(_UNREACHABLE) if lost else None
    if isinstance(error, OperationalError):
        return _file_trouble(error)
    if type(error) is DatabaseError:
        # The file itself is broken, and not what was asked of it.
        return UserError(
            mark("The workspace is damaged: {reason}. Nothing was changed."), reason=_reason(error)
        )
    return None


def _file_trouble(error: OperationalError) -> StorageError:
    reason = _reason(error)
    for words, sentence in _FILE.items():
        if words in reason.lower():
            return StorageError(sentence)
    return StorageError(
        mark("The workspace could not be read or written: {reason}."), reason=reason
    )


def _reason(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] if error.orig else ""
