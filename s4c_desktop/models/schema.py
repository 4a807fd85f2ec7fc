"""Bringing a workspace's schema up to date, and telling what a file is before touching it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.engine import APPLICATION_ID, reader
from s4c_desktop.models.migrations import HEAD, SCHEMA_VERSION

# Alembic keeps its table in other programs' databases too; these two are there from the first
# version on.
_OURS = {"framework", "assessment"}
_FOREIGN = mark(
    "The database holds something else than a workspace of this program. Nothing was changed; "
    "choose an empty database for a new workspace."
)


def look_at(path: Path) -> None:
    """Make sure that a file is a workspace this program can open, without changing it.

    Raises UserError for what is missing, foreign, damaged or newer than this program.
    """
    if not path.is_file():
        raise UserError(
            mark("There is no workspace at {path}. Choose another file, or create a new one."),
            path=path,
        )
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            application = file.execute("PRAGMA application_id").fetchone()[0]
            version = file.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise UserError(
            mark(
                "{path} can't be opened: {reason}. Nothing was changed. Make sure that the file "
                "and its folder may be read and written."
            ),
            path=path,
            reason=error,
        ) from error
    except sqlite3.DatabaseError as error:
        raise UserError(
            mark(
                "{path} is not a workspace of this program, or it is damaged. Nothing was changed."
            ),
            path=path,
        ) from error
    if application != APPLICATION_ID:
        raise UserError(
            mark("{path} is not a workspace of this program. Nothing was changed."), path=path
        )
    if version > SCHEMA_VERSION:
        raise UserError(
            mark(
                "{path} was written by a newer version of this program. Nothing was changed; "
                "install the newer version to open it."
            ),
            path=path,
        )


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
