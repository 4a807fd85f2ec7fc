"""Verifying a framework version: its text built from columns, beside a dictionary for each row.

Both hash the same rows of a framework version in turn, on the same connection: ours from columns,
the other from a dictionary for each row, as an ORM would hand it out.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select

from benchmarks.figures import Part, about, beside
from benchmarks.turns import side_by_side
from s4c_desktop.base import paths
from s4c_desktop.domain.canonical import digest
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.framework_rows import content_columns, content_hash, owned
from s4c_desktop.models.framework_store import install
from s4c_desktop.models.framework_tables import FRAMEWORK_TABLES
from s4c_desktop.models.framework_text import canonical_text, read_stored
from s4c_desktop.models.schema import upgrade

RUNS = 25


def by_rows(connection: Connection, framework_id: UUID) -> str:
    """Hash a dictionary for each row, with an object for each identity."""
    rows = {
        table.name: [
            dict(row)
            for row in connection.execute(
                select(*content_columns(table)).where(owned(table, framework_id))
            ).mappings()
        ]
        for table in FRAMEWORK_TABLES
    }
    return content_hash(rows)


def by_columns(connection: Connection, framework_id: UUID) -> str:
    """Hash as the program does."""
    return digest(canonical_text(read_stored(connection, framework_id)))


def measure() -> Part:
    """Hash the newest framework both ways."""
    with tempfile.TemporaryDirectory() as name:
        engine = open_engine(str(Path(name) / "bench.s4cw"))
        upgrade(engine)
        with engine.begin() as connection:
            *_older, newest = install(connection, paths.content_database(), datetime.now(UTC))
            assert by_rows(connection, newest) == by_columns(connection, newest)
            times = side_by_side(
                {
                    "columns": lambda: by_columns(connection, newest),
                    "rows": lambda: by_rows(connection, newest),
                },
                RUNS,
            )
        engine.dispose()
    row = beside("one version", "a dictionary for each row", "ms", times["columns"], times["rows"])
    return Part("Verifying a framework", about(__doc__), (row,))
