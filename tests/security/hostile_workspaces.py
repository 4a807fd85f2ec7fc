"""Workspace files of somebody who means harm, made from a good one."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.security.texts import HOSTILE

Make = Callable[[Path], None]
"""Turns a good workspace into a hostile one."""

WRITABLE = "PRAGMA writable_schema=ON"
SPARSE = 1024**3


def sql(*statements: str) -> Make:
    """Run statements with everything turned off that would stop them."""

    def make(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA foreign_keys=OFF")
            file.execute("PRAGMA ignore_check_constraints=ON")
            for statement in statements:
                file.execute(statement)

    return make


def content(data: bytes) -> Make:
    return lambda path: _write(path, data)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(SPARSE)


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("workspace.s4cw", bytes(64 * 1024**2))


def _nul_bytes(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:8192] = bytes(8092)
    _write(path, bytes(data))


def _only_the_marks(path: Path) -> None:
    """Keep application and version, and nothing else."""
    path.unlink()
    sql("PRAGMA application_id=0x53344357", "PRAGMA user_version=3", "CREATE TABLE x (y)")(path)


def _many_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        for number in range(3000):
            file.execute(f"CREATE TABLE t{number} (a)")
        file.commit()


FOREIGN: dict[str, Make] = {
    "a trigger that deletes while we write": sql(
        "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM assessment; END"
    ),
    "a trigger in an old version": sql(
        "CREATE TRIGGER t AFTER INSERT ON workspace BEGIN DELETE FROM assessment; END",
        "PRAGMA user_version=2",
    ),
    "a view in place of a table": sql(
        "DROP TABLE position", "CREATE VIEW position AS SELECT id, name FROM person"
    ),
    "a view that never ends": sql(
        "CREATE VIEW endless AS WITH RECURSIVE n(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    ),
    "a virtual table": sql("CREATE VIRTUAL TABLE words USING fts5(word)"),
    "one table more": sql("CREATE TABLE more (id INTEGER)"),
    "one index more": sql("CREATE INDEX more ON person (abs(length(name)))"),
    "hostile names": sql(*(f'CREATE TABLE "{name}" (x)' for name in HOSTILE if '"' not in name)),
    "one table less": sql("DROP TABLE chain_link"),
    "a column less": sql("ALTER TABLE person DROP COLUMN adjustments"),
    "a check less": sql(
        WRITABLE,
        "UPDATE sqlite_master SET sql = replace(sql, 'BETWEEN 4 AND 8', 'BETWEEN 0 AND 99') "
        "WHERE name = 'rating'",
    ),
    "a schema that cannot be read": sql(
        WRITABLE, "UPDATE sqlite_master SET sql = 'CREATE TABLE person (' WHERE name = 'person'"
    ),
    "a definition of five megabytes": sql(f"CREATE TABLE big (x CHECK (x <> '{'y' * 5_000_000}'))"),
    "three thousand tables": _many_tables,
    "no version": sql("PRAGMA user_version=0"),
    "an older version's number": sql("PRAGMA user_version=1"),
    "a later version's number": sql("PRAGMA user_version=1000000"),
    "another program's": sql("PRAGMA application_id=1"),
    "the marks alone": _only_the_marks,
    "a zip bomb": _zip_bomb,
    "a sparse gigabyte": _sparse,
    "NUL bytes after the header": _nul_bytes,
    "NUL bytes": content(bytes(4096)),
    "nothing at all": content(b""),
    "the header alone": content(b"SQLite format 3\x00"),
    "a text": content("\n".join(HOSTILE).encode()),
}
"""What must be refused when it is opened."""

DAMAGED: dict[str, Make] = {
    "an infinite level": sql("UPDATE rating SET level = 9e999"),
    "a level that is no number": sql("UPDATE rating SET level = 'NaN'"),
    "a level beside the scale": sql("UPDATE rating SET level = 99"),
    "a state that is none": sql("UPDATE rating SET state = '<b>rated</b>'"),
    "an assessment that revises itself": sql("UPDATE assessment SET revises_id = id"),
    "revisions in a circle": sql(
        "UPDATE assessment SET revises_id = "
        "(SELECT b.id FROM assessment b WHERE b.id <> assessment.id LIMIT 1)"
    ),
    "topics that need each other": sql(
        "UPDATE OR IGNORE topic_requires SET node_id = required_id, required_id = node_id"
    ),
    "a note of fifty megabytes": sql(
        "UPDATE assessment SET running_note = replace(hex(zeroblob(25000000)), '0', 'x') "
        "WHERE sequence = 1"
    ),
    "bytes in place of text": sql("UPDATE person SET name = x'ff00fe'"),
    "NUL bytes in a name": sql("UPDATE person SET name = 'a' || char(0) || 'b'"),
    "identities that are none": sql("UPDATE rating_change SET competence_id = '../../etc/passwd'"),
    "a time that is none": sql("UPDATE assessment SET created_at = 'yesterday'"),
    "a date that is none": sql("UPDATE assessment SET held_on = '9999-99-99'"),
    "a kind that is none": sql("UPDATE assessment SET kind = 'javascript:alert(1)'"),
    "a phase that is none": sql("UPDATE assessment SET phase = ''"),
    "a document that is no JSON": sql("UPDATE signature SET document = '{'"),
    "a document of another shape": sql("""UPDATE signature SET document = '{"assessment":[]}'"""),
    "a document of a million brackets": sql(f"UPDATE signature SET document = '{'[' * 1_000_000}'"),
    "a document with NaN": sql("UPDATE signature SET document = 'NaN'"),
    "no workspace row": sql("DELETE FROM workspace"),
    "two workspace rows": sql(
        "CREATE TEMP TABLE another AS SELECT * FROM workspace",
        "UPDATE another SET id = hex(randomblob(16))",
        "INSERT INTO workspace SELECT * FROM another",
    ),
    "no framework": sql("DELETE FROM framework WHERE version = '1.0'"),
    "no competences": sql("DELETE FROM competence"),
    "a link of an unknown kind": sql("UPDATE chain_link SET kind = 'forged'"),
    "a chain of huge numbers": sql(
        "UPDATE chain_link SET sequence = sequence + 9223372036854775000"
    ),
}
"""What may be opened, and must be told by *Check workspace*."""
