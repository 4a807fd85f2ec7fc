"""The canonical text of an installed framework version, built straight from its columns.

It is the text that `framework_rows.content_hash` hashes, without an object for each of some
twenty thousand identities: a version is verified whenever it is read for the first time. Reading
the rows and writing the text are apart, so that rows found before need not be written again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Connection, Integer, Table, Uuid

from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.framework_rows import content_columns

Encode = Callable[[Any], str]

_TRUTHS = {0: "false", 1: "true"}


@dataclass(frozen=True, slots=True)
class Stored:
    """All rows of a version by table, as the database keeps them."""

    server: bool
    rows: dict[str, list[tuple[Any, ...]]]

    def fingerprint(self) -> bytes:
        """Return what two versions share only when every value is the same."""
        return hashlib.sha256(repr(list(self.rows.values())).encode()).digest()


def read_stored(connection: Connection, framework_id: UUID) -> Stored:
    """Read all rows of a version."""
    dialect = connection.dialect
    server = dialect.name == "postgresql"
    values: Any = {"owner": framework_id} if server else (framework_id.hex,)
    found = {}
    for table in tables.FRAMEWORK_TABLES:
        rows = connection.exec_driver_sql(_query(table, server), values).all()
        found[table.name] = [tuple(row) for row in rows]
    return Stored(server, found)


def _query(table: Table, server: bool) -> str:
    """Return how to ask for a version's rows as the database keeps them.

    Written here: SQLAlchemy takes longer to put two dozen queries together than it takes to run
    them.
    """
    columns = ", ".join(_raw(column, server) for column in content_columns(table))
    owner = '"id"' if table is tables.framework else '"framework_id"'
    value = "%(owner)s" if server else "?"
    return " ".join(("SELECT", columns, "FROM", f'"{table.name}"', "WHERE", owner, "=", value))


def canonical_text(stored: Stored) -> str:
    """Return the canonical JSON of a version's rows.

    Raises ValueError, TypeError or KeyError where a value is not of its column's kind.
    """
    # On a server identities come with their dashes, in a file without.
    identities: dict[str, str] = _Quoted() if stored.server else _Dashed()
    found = {}
    for table in tables.FRAMEWORK_TABLES:
        if rows := stored.rows[table.name]:
            found[table.name] = _table_text(content_columns(table), rows, identities)
    return "{" + ",".join(f'"{name}":[{found[name]}]' for name in sorted(found)) + "}"


def _raw(column: Column[Any], server: bool) -> str:
    """Return a column as it is kept; on a server identities are no text by themselves."""
    name = f'"{column.name}"'
    return f"CAST({name} AS VARCHAR)" if server and isinstance(column.type, Uuid) else name


def _table_text(
    columns: Sequence[Column[Any]], rows: Sequence[Any], identities: dict[str, str]
) -> str:
    # Within a row keys are sorted; rows are sorted by their values as the columns come.
    named = sorted(enumerate(columns), key=lambda numbered: numbered[1].name)
    cells = [(i, f'"{column.name}":', _encode(column, identities)) for i, column in named]
    ordered = sorted(rows, key=lambda row: [str(value) for value in row if value is not None])
    texts = (
        ",".join([key + encode(row[i]) for i, key, encode in cells if row[i] is not None])
        for row in ordered
    )
    return "{" + "},{".join(texts) + "}"


def _encode(column: Column[Any], identities: dict[str, str]) -> Encode:
    """Return what turns a column's values into JSON, and fails for those of another kind."""
    if isinstance(column.type, Uuid):
        return identities.__getitem__
    if isinstance(column.type, Boolean):
        return _TRUTHS.__getitem__
    return int.__repr__ if isinstance(column.type, Integer) else encode_basestring


class _Quoted(dict[str, str]):
    """Identities as JSON, each made once: most stand in many rows."""

    def __missing__(self, identity: str) -> str:
        self[identity] = made = encode_basestring(identity)
        return made


class _Dashed(dict[str, str]):
    """The same for identities that are kept without their dashes."""

    def __missing__(self, identity: str) -> str:
        i = identity
        dashed = f"{i[:8]}-{i[8:12]}-{i[12:16]}-{i[16:20]}-{i[20:]}"
        self[identity] = made = encode_basestring(dashed)
        return made
