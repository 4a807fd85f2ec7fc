"""Whether a SQLite workspace has the tables this program made, and nothing that acts by itself.

A trigger would change data while the program writes, a view could stand in for a table; both
are plans that a file brings along, so they are looked for before anything is read or written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.condition import Condition, UnusableError

# What the migrations make, by schema version; a new version adds a line (a test says which).
SHAPES = {
    1: "04a7ce0388023f6a1f1c8640e41b408800c7098d90052c0eef3ecb325a2fcbe7",
    2: "e73f20a9ea9c425e4456087d29b0c1458a3110fe07bb89ca4c57d0bceb46f902",
    3: "13223e998404f4c4c67a1cf4c5a82211cad1f13c15782863172e809ea57b6c8e",
    4: "47eda00e2f53a0fac7735cf4ef3afe336dde1e0d43ff378f7c1747909cf7647e",
    5: "ecc2ac9e67accdc90dc4d03acf6380ff87ffa02a0818d13afd23728143bdd6e1",
}
MOST_OBJECTS = 1000
"""More than any workspace has: a file with more is refused without reading them."""

LONGEST_NAME = 60
"""The most characters that an error repeats of a name."""

_OBJECTS = (
    "SELECT type, substr(name, 1, 200), substr(tbl_name, 1, 200), substr(sql, 1, 20000) "
    "FROM sqlite_master "
    "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name LIMIT ?"
)

Made = tuple[str, str, str, str | None]


def check_shape(file: sqlite3.Connection, path: Path, version: int) -> None:
    """Make sure that a file of a known version has the tables and indices of one, and no more.

    Raises UnusableError for anything that no workspace has, for what is missing or altered, and
    for definitions that can't be read.
    """
    # A file may also hold bytes that are no text, in names and definitions.
    file.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        made: list[Made] = file.execute(_OBJECTS, (MOST_OBJECTS + 1,)).fetchall()
    except UnicodeDecodeError as error:
        # Of a damaged definition even SQLite's complaint may be no text.
        raise UnusableError(
            Condition.DAMAGED,
            mark(
                "{path} is not a workspace of this program, or it is damaged. Nothing was changed."
            ),
            path=path,
        ) from error
    for kind, name, _table, sql in made:
        if kind not in ("table", "index") or (sql or "").upper().startswith("CREATE VIRTUAL"):
            raise UnusableError(
                Condition.FOREIGN,
                mark(
                    "{path} holds something that no workspace of this program has ({kind} "
                    "{name}), so it was not opened. Nothing was changed; take a backup, or ask "
                    "whoever gave you the file."
                ),
                path=path,
                kind=kind,
                name=repr(name[:LONGEST_NAME]),
            )
    if SHAPES.get(version) != shape(made):
        raise UnusableError(
            Condition.FOREIGN,
            mark(
                "The tables of {path} are not those of a workspace of this program, so it was not "
                "opened. Nothing was changed; take a backup, or ask whoever gave you the file."
            ),
            path=path,
        )


def shape(made: Iterable[Made]) -> str:
    """Return a hash of tables and indices that does not depend on spacing, quotes and order."""
    parts = sorted(repr((kind, name, table, _parts(sql or ""))) for kind, name, table, sql in made)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _parts(sql: str) -> tuple[str, str, list[str]]:
    """Return what stands before, after and, sorted, between the parentheses of a definition.

    Alembic rebuilds a table with its constraints in any order.
    """
    bare = "".join(sql.split()).replace('"', "").lower()
    before, _open, inside = bare.partition("(")
    inside, _close, after = inside.rpartition(")")
    return before, after, sorted(inside.split(","))
