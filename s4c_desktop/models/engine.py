"""Connecting to a workspace: a SQLite file, or a PostgreSQL database given as a URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models import cipher

# "S4CW": tells a workspace from every other SQLite file.
APPLICATION_ID = 0x53344357
BUSY_MILLISECONDS = 5_000

# How a transaction of an engine begins; writers take the lock at once, so that none has to
# give up half-way.
BEGIN = "s4c_begin"

# A network that is gone is noticed in about ten seconds; what the address says goes first.
_SERVER_OPTIONS: dict[str, int] = {
    "connect_timeout": 8,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}

# First of all a writer takes the lock that every writer takes, before it has seen anything:
# writers go one after the other, and none finds half-way that what it read is outdated. A desk
# that freezes while it holds the lock is put out by the server.
_LOCK = (
    "SET LOCAL lock_timeout = '8s'; "
    "SET LOCAL idle_in_transaction_session_timeout = '30s'; "
    "LOCK TABLE workspace IN SHARE ROW EXCLUSIVE MODE"
)

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
)


def is_server(location: str) -> bool:
    """Tell whether a location names a database server, not a file."""
    return location.startswith(("postgresql://", "postgresql+psycopg://"))


def open_engine(location: str, passphrase: str | None = None, *, read_only: bool = False) -> Engine:
    """Return an engine for a file or a URL; nothing is connected yet.

    `read_only` refuses every change of a file. Raises UserError for an address that cannot be
    read.
    """
    if not is_server(location):
        return _sqlite_engine(Path(location), passphrase, read_only=read_only)
    try:
        url = make_url(location).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise UserError(
            mark("The address of the workspace cannot be read. Expected: {form}"),
            form="postgresql://name@host/database",
        ) from error
    options = {name: value for name, value in _SERVER_OPTIONS.items() if name not in url.query}
    return create_engine(
        url,
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
        connect_args=options,
        hide_parameters=True,
    )


def lock_for_writing(connection: Connection) -> None:
    """Let nobody else write until the transaction ends; the first thing a writer does.

    A SQLite file is locked from the moment its transaction began.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_LOCK)


def _sqlite_engine(path: Path, passphrase: str | None, *, read_only: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=cipher.driver(passphrase),
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: ConnectionPoolEntry) -> None:
        # SQLAlchemy, not the driver, says when a transaction begins.
        connection.isolation_level = None
        cipher.unlock(connection, passphrase)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if read_only:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN IMMEDIATE"))

    return engine


def reader(engine: Engine) -> Engine:
    """Return a view of the engine whose transactions only read and never wait for a writer."""
    return engine.execution_options(**{BEGIN: "BEGIN"})
