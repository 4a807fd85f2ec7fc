"""Bringing a workspace's schema up to date, and telling what a file is before touching it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.condition import (
    Condition,
    PassphraseNeededError,
    UnusableError,
    WrongPassphraseError,
)
from s4c_desktop.models import cipher
from s4c_desktop.models.engine import APPLICATION_ID, reader
from s4c_desktop.models.migrations import HEAD, SCHEMA_VERSION
from s4c_desktop.models.shape import check_shape

# Alembic keeps its table in other programs' databases too; these two are there from the first
# version on.
_OURS = {"framework", "assessment"}
_FOREIGN = mark(
    "The database holds something else than a workspace of this program. Nothing was changed; "
    "choose an empty database for a new workspace."
)


def look_at(path: Path, passphrase: str | None = None) -> None:
    """Make sure that a file is a workspace this program can open, without changing it.

    Raises UnusableError for what is missing, foreign, damaged, protected or newer.
    """
    _look_at_file(path)
    passphrase = _fitting(path, passphrase)
    driver = cipher.driver(passphrase)
    try:
        with closing(cipher.connect(path, passphrase, read_only=True)) as file:
            application = file.execute("PRAGMA application_id").fetchone()[0]
            version = file.execute("PRAGMA user_version").fetchone()[0]
            if application == APPLICATION_ID and version <= SCHEMA_VERSION:
                check_shape(file, path, version)
    except driver.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
            raise UnusableError(
                Condition.DAMAGED,
                mark(
                    "{path} was left in the middle of a change by another program: what it left "
                    "lies in {journal}. Nothing was changed."
                ),
                path=path,
                journal=f"{path.name}-journal",
            ) from error
        raise UnusableError(
            Condition.NOT_ALLOWED,
            mark(
                "{path} can't be opened: {reason}. Nothing was changed. Make sure that the file "
                "and its folder may be read and written."
            ),
            path=path,
            reason=error,
        ) from error
    except driver.DatabaseError as error:
        if passphrase is not None:
            raise WrongPassphraseError(
                Condition.WRONG_KEY,
                mark(
                    "The passphrase does not open {path}: it is another one, or the file is "
                    "damaged. Nothing was changed."
                ),
                path=path,
            ) from error
        raise UnusableError(
            Condition.DAMAGED,
            mark(
                "{path} is not a workspace of this program, or it is damaged. Nothing was changed."
            ),
            path=path,
        ) from error
    if application != APPLICATION_ID:
        raise UnusableError(
            Condition.FOREIGN,
            mark("{path} is not a workspace of this program. Nothing was changed."),
            path=path,
        )
    if version > SCHEMA_VERSION:
        raise UnusableError(
            Condition.NEWER,
            mark(
                "{path} was written by a newer version of this program. Nothing was changed; "
                "install the newer version to open it."
            ),
            path=path,
        )


def _look_at_file(path: Path) -> None:
    """Make sure that there is a file that may be read and holds something."""
    if path.is_dir():
        raise UnusableError(
            Condition.NO_FILE, mark("{path} is a folder, not a workspace."), path=path
        )
    if not path.is_file():
        raise UnusableError(
            Condition.MISSING,
            mark("There is no workspace at {path}. Choose another file, or create a new one."),
            path=path,
        )
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise UnusableError(
            Condition.NOT_ALLOWED,
            mark(
                "{path} can't be opened: {reason}. Nothing was changed. Make sure that the file "
                "and its folder may be read and written."
            ),
            path=path,
            reason=error.strerror or error,
        ) from error
    if empty:
        raise UnusableError(
            Condition.EMPTY,
            mark("{path} is empty: what it held is not there any more. Nothing was changed."),
            path=path,
        )


def _fitting(path: Path, passphrase: str | None) -> str | None:
    """Return the passphrase to use for a file: none for a plain one.

    Raises UnusableError where a protected file has none, or can't be read on this computer.
    """
    if not cipher.looks_protected(path):
        return None
    if not cipher.available():
        raise UnusableError(
            Condition.NO_CIPHER,
            mark(
                "{path} is protected with a passphrase, and this computer lacks the part of the "
                "program that opens such files. Nothing was changed. Open it on another computer, "
                "and remove the passphrase there if it is to be used here."
            ),
            path=path,
        )
    if passphrase is None:
        raise PassphraseNeededError(
            Condition.PROTECTED,
            mark("{path} is protected. Its passphrase is needed to open it."),
            path=path,
        )
    return passphrase


def needs_upgrade(engine: Engine) -> bool:
    """Tell whether the schema is older than this program's; raises UnusableError for a newer."""
    return _version(engine) != HEAD


def upgrade(engine: Engine) -> None:
    """Create the tables, or bring those of an older version up to date."""
    if _version(engine) == HEAD:
        return
    # Alembic takes long to import, and most starts find nothing to do.
    from s4c_desktop.models.migrate import run

    run(engine)


def _version(engine: Engine) -> str | None:
    """Return the revision the workspace is at; raises UserError for a newer one."""
    with reader(engine).connect() as connection:
        if engine.dialect.name == "sqlite":
            return f"{connection.exec_driver_sql('PRAGMA user_version').scalar_one():04d}"
        return _server_version(connection)


def _server_version(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise UserError(_FOREIGN)
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and not _OURS.issubset(tables):
        raise UserError(_FOREIGN)
    if version is not None and version > HEAD:
        raise UserError(
            mark(
                "The workspace was written by a newer version of this program. Nothing was "
                "changed; install the newer version to open it."
            )
        )
    return version
