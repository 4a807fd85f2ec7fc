"""What somebody with the file and an SQL prompt may do to signed results."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

TABLES = ("signature", "chain_link", "assessment", "rating", "rating_change", "workspace")

# Not part of what is signed: counters against overwriting, the place in the list, the archive,
# and what a centre sets for results to come.
WHAT_GOES_ON = {
    "assessment": {"version", "sequence", "saved_at", "archived"},
    "rating": {"version"},
    "workspace": {
        *("id", "created_at", "sample", "tick"),
        *("retention_months", "separate_decision", "appeal_days", "group_minimum"),
    },
}


def state(file: sqlite3.Connection) -> list[object]:
    """Return all that belongs to signed results."""
    return [file.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES]


def manipulate(file: sqlite3.Connection, random: Random) -> str:
    """Do something at random; return what. It may come to nothing."""
    # Whoever manipulates turns off what would stop them.
    file.execute("PRAGMA foreign_keys=OFF")
    file.execute("PRAGMA ignore_check_constraints=ON")
    action = random.choice(ACTIONS)
    try:
        return f"{action.__name__.strip('_')}: {action(file, random)}"
    except sqlite3.IntegrityError as error:
        return f"{action.__name__.strip('_')}: refused, {error}"


def _edit(file: sqlite3.Connection, random: Random) -> str:
    """Change one column of one row."""
    table = random.choice(TABLES)
    columns = file.execute(f"PRAGMA table_info({table})").fetchall()
    going_on = WHAT_GOES_ON.get(table, set())
    _number, column, kind, *_rest = random.choice([c for c in columns if c[1] not in going_on])
    values = [row[0] for row in file.execute(f"SELECT DISTINCT {column} FROM {table}")]
    where, keys = _row(file, random, table)
    ((old,),) = file.execute(f"SELECT {column} FROM {table} WHERE {where}", keys).fetchall()
    new = random.choice(values) if random.random() < 0.5 else _other(old, kind, random)
    file.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (new, *keys))
    return f"{table}.{column} from {str(old)[:40]!r} to {str(new)[:40]!r}"


def _delete(file: sqlite3.Connection, random: Random) -> str:
    """Take a row away."""
    table = random.choice(TABLES)
    where, keys = _row(file, random, table)
    file.execute(f"DELETE FROM {table} WHERE {where}", keys)
    return f"a row of {table}"


def _swap(file: sqlite3.Connection, random: Random) -> str:
    """Let two rows change places."""
    table, key = random.choice(
        (("chain_link", "sequence"), ("signature", "sequence"), ("signature", "assessment_id"))
    )
    first, second = random.sample([r[0] for r in file.execute(f"SELECT {key} FROM {table}")], 2)
    for old, new in ((first, -1), (second, first), (-1, second)):
        file.execute(f"UPDATE {table} SET {key} = ? WHERE {key} = ?", (new, old))
    return f"{table}.{key} {first} and {second}"


def _swap_documents(file: sqlite3.Connection, random: Random) -> str:
    """Let two signatures exchange what they say."""
    every = ("document", "digest", "salt", "signed_by", "signed_at")
    columns = random.choice((every[:1], every[:2], every[:3], every))
    names = [row[0] for row in file.execute("SELECT assessment_id FROM signature")]
    first, second = random.sample(names, 2)
    query = f"SELECT {', '.join(columns)} FROM signature WHERE assessment_id = ?"
    one, two = (file.execute(query, (name,)).fetchone() for name in (first, second))
    assignment = ", ".join(f"{column} = ?" for column in columns)
    for name, values in ((first, two), (second, one)):
        change = f"UPDATE signature SET {assignment} WHERE assessment_id = ?"
        file.execute(change, (*values, name))
    return f"{', '.join(columns)}"


def _truncate(file: sqlite3.Connection, random: Random) -> str:
    """Cut the end of the chain off, with more or less of what tells."""
    ((length,),) = file.execute("SELECT count(*) FROM chain_link").fetchall()
    left = length - random.randint(1, 5)
    file.execute("DELETE FROM chain_link WHERE sequence > ?", (left,))
    said = f"to {left} of {length}"
    if random.random() < 0.5:
        file.execute("DELETE FROM signature WHERE sequence > ?", (left,))
        said += ", signatures too"
    if random.random() < 0.6:
        file.execute("UPDATE workspace SET chain_length = ?", (left,))
        said += ", length adjusted"
    if random.random() < 0.6:
        ((head,),) = file.execute("SELECT hash FROM chain_link WHERE sequence = ?", (left,))
        file.execute("UPDATE workspace SET chain_head = ?", (head,))
        said += ", head adjusted"
    return said


def _copy(file: sqlite3.Connection, random: Random) -> str:
    """Add a row like one that is there."""
    table, key = random.choice((("chain_link", "sequence"), ("rating_change", "sequence")))
    where, keys = _row(file, random, table)
    columns = [c[1] for c in file.execute(f"PRAGMA table_info({table})")]
    new = 1000 + random.randrange(1000)
    shown = ", ".join("?" if column == key else column for column in columns)
    file.execute(f"INSERT INTO {table} SELECT {shown} FROM {table} WHERE {where}", (new, *keys))
    return f"a row of {table} as {new}"


ACTIONS: tuple[Callable[[sqlite3.Connection, Random], str], ...] = (
    _edit,
    _edit,
    _edit,
    _edit,
    _delete,
    _swap,
    _swap_documents,
    _truncate,
    _copy,
)


def _row(file: sqlite3.Connection, random: Random, table: str) -> tuple[str, tuple[Any, ...]]:
    """Choose a row; return the condition that finds it, with its values."""
    columns = [c for c in file.execute(f"PRAGMA table_info({table})") if c[5]]
    names = [c[1] for c in columns]
    rows = file.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {', '.join(names)}")
    return " AND ".join(f"{name} = ?" for name in names), random.choice(rows.fetchall())


def _other(old: Any, kind: str, random: Random) -> object:
    """Return another value of a column's kind, at times one that makes no sense."""
    if random.random() < 0.1:
        return random.choice((None, "", "?", -1, b"\xff\x00"))
    if kind == "BOOLEAN":
        return 1 - old
    if kind == "INTEGER":
        return (old or 0) + random.choice((-1, 1, 100))
    if kind == "CHAR(32)":
        return uuid4().hex
    if kind == "DATETIME" and old:
        moved = datetime.fromisoformat(old) + timedelta(milliseconds=random.choice((1, -1000)))
        return f"{moved:%Y-%m-%d %H:%M:%S.%f}"
    if kind == "DATE" and old:
        return str(datetime.fromisoformat(old).date() + timedelta(days=1))
    text = str(old or "")
    place = random.randint(0, len(text))
    return text[:place] + random.choice(("x", "0", " ", "é")) + text[place + 1 :]
