"""Verifying a framework version: its text built from columns, beside a dictionary for each row.

Both hash the same rows in turn, on the same connection, so that a noisy machine slows both
alike; read the ratio. Figures are milliseconds: median over the runs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from uuid import UUID

from sqlalchemy import Connection, select

from s4c_desktop.base import paths
from s4c_desktop.domain.canonical import digest
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.framework_rows import content_columns, content_hash, owned
from s4c_desktop.models.framework_store import install
from s4c_desktop.models.framework_tables import FRAMEWORK_TABLES
from s4c_desktop.models.framework_text import canonical_text
from s4c_desktop.models.schema import upgrade


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
    return digest(canonical_text(connection, framework_id))


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=25)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        engine = open_engine(str(Path(name) / "bench.s4cw"))
        upgrade(engine)
        with engine.begin() as connection:
            *_older, newest = install(connection, paths.content_database(), datetime.now(UTC))
            assert by_rows(connection, newest) == by_columns(connection, newest)
            pairs = [
                (
                    milliseconds(lambda: by_columns(connection, newest)),
                    milliseconds(lambda: by_rows(connection, newest)),
                )
                for _run in range(runs)
            ]
        engine.dispose()
    columns, rows = (median(column) for column in zip(*pairs, strict=True))
    sys.stdout.write(f"{'columns':>10}{'rows':>10}{'ratio':>10}\n")
    sys.stdout.write(f"{columns:10.1f}{rows:10.1f}{columns / rows:10.2f}\n")


if __name__ == "__main__":
    main()
