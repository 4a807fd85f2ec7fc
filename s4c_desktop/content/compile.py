"""Compiles the content: reads, checks, and writes the database in one piece."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from s4c_desktop.content import ddl
from s4c_desktop.content.checks import check
from s4c_desktop.content.faults import Faults
from s4c_desktop.content.library import check_library, library_rows
from s4c_desktop.content.rows import rows_of
from s4c_desktop.content.search import search_rows
from s4c_desktop.content.self_checks import check_self_checks, self_check_rows
from s4c_desktop.content.sources import Content, read_all
from s4c_desktop.content.vignettes import vignette_rows


def compile_content(data: Path, target: Path) -> None:
    """Compile the YAML under `data` into the SQLite file `target`.

    The same input gives the same bytes. Raises ContentError, which names every fault with its
    file and line, and then leaves `target` as it was.
    """
    content = read_all(data)
    faults = Faults()
    for sources in content.versions:
        check(sources, faults)
    check_library(content, faults)
    check_self_checks(content, faults)
    faults.raise_any()
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _write(content, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _write(content: Content, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as database:
        database.executescript(ddl.PRAGMAS)
        database.executescript(ddl.TABLES)
        database.executescript(ddl.LIBRARY)
        database.execute("BEGIN")
        for sources in content.versions:
            rows = rows_of(sources)
            # Rows are inserted as they were made: of those in one table, parents come first.
            for table, statement in ddl.INSERTS.items():
                database.executemany(statement, rows.get(table, []))
            vignettes = vignette_rows(sources)
            for table, statement in ddl.VIGNETTE_INSERTS.items():
                database.executemany(statement, vignettes[table])
        library = {
            **library_rows(content.library),
            "self_check": self_check_rows(content.self_checks),
            "search": search_rows(content),
        }
        for table, statement in ddl.LIBRARY_INSERTS.items():
            database.executemany(statement, library[table])
        database.execute("INSERT INTO search (search) VALUES ('optimize')")
        database.execute("COMMIT")
        # Rewriting the file puts its pages in an order that depends on the rows alone.
        database.execute("VACUUM")
