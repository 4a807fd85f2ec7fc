"""Framework versions in the workspace: installed from the content, read, and verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import DBAPIError

from s4c_desktop.domain.canonical_text import digest
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.framework_reader import framework_of, read_framework, role_titles
from s4c_desktop.models.framework_rows import Rows, content_hash, open_content
from s4c_desktop.models.framework_text import Stored, canonical_text, read_stored

__all__ = [
    "Head",
    "framework_ids",
    "framework_of",
    "heads",
    "insert_rows",
    "install",
    "is_current",
    "read_framework",
    "role_titles",
    "stored_hash",
    "verified",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Head:
    """What a framework version is called, and whether it is a draft."""

    id: UUID
    code: str
    version: str
    draft: bool


def install(connection: Connection, content_path: Path, now: datetime) -> tuple[UUID, ...]:
    """Copy the framework versions that the workspace does not have yet; return their identities.

    A version that is there already never changes. On a server this must be the first thing a
    transaction does. Raises UserError where the content cannot be read.
    """
    if connection.dialect.name == "postgresql":
        # Two desks that start at once must not both find a version missing.
        connection.execute(text("LOCK TABLE framework IN SHARE ROW EXCLUSIVE MODE"))
    present = set(framework_ids(connection))
    with open_content(content_path) as content:
        missing = tuple(i for i in content.framework_ids() if i not in present)
        for framework_id in missing:
            insert_rows(connection, content.rows(framework_id), now)
    return missing


def is_current(connection: Connection, content_path: Path) -> bool:
    """Tell whether the workspace has every framework version of the content."""
    with open_content(content_path) as content:
        return set(content.framework_ids()) <= set(framework_ids(connection))


def insert_rows(connection: Connection, rows: Rows, now: datetime) -> None:
    """Install the rows of a framework version with their hash; parents come before children."""
    (framework,) = rows[tables.framework.name]
    rows[tables.framework.name] = [
        {**framework, "content_hash": content_hash(rows), "installed_at": now}
    ]
    for table in tables.FRAMEWORK_TABLES:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])


def framework_ids(connection: Connection) -> tuple[UUID, ...]:
    """Return the identities of the installed versions, by code and time of installation."""
    return tuple(head.id for head in heads(connection))


def heads(connection: Connection) -> tuple[Head, ...]:
    """Return what the installed versions are called, without reading them, as `framework_ids`."""
    columns = tables.framework.c
    order = (columns.code, columns.installed_at, columns.version)
    query = select(columns.id, columns.code, columns.version, columns.draft).order_by(*order)
    return tuple(Head(*row) for row in connection.execute(query))


def stored_hash(connection: Connection, framework_id: UUID) -> str | None:
    """Return the hash written when a version was installed, None where it is not installed."""
    query = select(tables.framework.c.content_hash).where(tables.framework.c.id == framework_id)
    return connection.scalars(query).one_or_none()


def verify(connection: Connection, framework_id: UUID) -> bool:
    """Tell whether a version is installed and still what it was when it was installed."""
    return verified(connection, framework_id) is not None


def verified(connection: Connection, framework_id: UUID) -> Stored | None:
    """Return the rows of a version, None unless they are what they were when it was installed."""
    try:
        stored = read_stored(connection, framework_id)
        found = stored_hash(connection, framework_id), stored.fingerprint()
        if found not in _verified and found[0] == digest(canonical_text(stored)):
            _verified.add(found)
        return stored if found in _verified else None
    except (ValueError, TypeError, KeyError, DBAPIError):
        # Damage can leave a row that cannot even be read.
        return None


# Rows that were found to have a hash: opened again, copied or backed up, they have it still.
_verified: set[tuple[str | None, bytes]] = set()
