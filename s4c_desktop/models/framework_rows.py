"""Rows of framework versions: read from the content database, and hashed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Table,
    Uuid,
    bindparam,
    literal_column,
    select,
)
from sqlalchemy.dialects import sqlite

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.models import framework_tables as tables

Row = dict[str, Any]
Rows = dict[str, list[Row]]

# What the workspace adds to a framework when it is installed.
ADDED = ("content_hash", "installed_at")


def content_columns(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns that a table has in the content database as well."""
    return tuple(c for c in table.columns if table is not tables.framework or c.name not in ADDED)


class Content:
    """The content database, open for reading."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def framework_ids(self) -> tuple[UUID, ...]:
        """Return the identities of the framework versions in it."""
        return tuple(row["id"] for row in self._read(tables.framework))

    def rows(self, framework_id: UUID) -> Rows:
        """Return all rows of a framework version by table, parents before children."""
        return {
            table.name: list(self._read(table, framework_id)) for table in tables.FRAMEWORK_TABLES
        }

    def _read(self, table: Table, framework_id: UUID | None = None) -> Iterator[Row]:
        columns = content_columns(table)
        # The compiler puts parents before children, and the file keeps rows in that order.
        query = select(*columns).order_by(literal_column("rowid"))
        owner: tuple[str, ...] = ()
        if framework_id is not None:
            query = query.where(owned(table, bindparam("owner")))
            owner = (str(framework_id),)
        for values in self._database.execute(str(query.compile(dialect=sqlite.dialect())), owner):
            yield {c.name: _value(c, v) for c, v in zip(columns, values, strict=True)}


@contextmanager
def open_content(path: Path) -> Iterator[Content]:
    """Open the frameworks of the content database; raises UserError as `content_database`."""
    with content_database(path) as database:
        yield Content(database)


def bundled_ids(path: Path) -> frozenset[UUID]:
    """Return the identities of the versions that ship; raises UserError as `content_database`."""
    with open_content(path) as content:
        return frozenset(content.framework_ids())


@contextmanager
def content_database(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the content database; raises UserError where it is missing or damaged."""
    try:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as database:
            yield database
    except sqlite3.DatabaseError as error:
        raise UserError(
            mark("The program's content in {path} cannot be read. Install the program again."),
            path=path,
        ) from error


def content_hash(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> str:
    """Return the SHA-256 of a framework version's rows, whatever their order.

    Empty values and tables do not count, so that a later schema may add some.
    """
    plain = {
        table: sorted((_plain(row) for row in found), key=_in_order)
        for table, found in rows.items()
    }
    return digest(canonical_json({table: found for table, found in plain.items() if found}))


def owned(table: Table, framework_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Return the condition that a row belongs to a framework version."""
    owner = table.c.id if table is tables.framework else table.c.framework_id
    return owner == framework_id


def _plain(row: Mapping[str, Any]) -> Row:
    return {
        name: str(value) if isinstance(value, UUID) else value
        for name, value in row.items()
        if value is not None
    }


def _in_order(plain: Row) -> list[str]:
    return [str(value) for value in plain.values()]


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Uuid):
        return UUID(value)
    return bool(value) if isinstance(column.type, Boolean) else value
