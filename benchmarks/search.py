"""Searching the whole library: the full-text index beside plain LIKE over the same texts.

Both answer the same words in turn, on connections of their own to the same file. The index also
ranks what it finds and cuts snippets; LIKE only finds.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from benchmarks.figures import Part, about, beside
from benchmarks.turns import side_by_side
from s4c_desktop.base import paths
from s4c_desktop.models.search import search

RUNS = 25
WORDS = (
    "flood",
    "smart metering",
    "digital twin",
    "data",
    "conflict",
    "participatory budgeting",
    "resilience",
    "zyzzyva",
    "c",
)
LIMIT = 60


def by_like(content: Path, text: str) -> int:
    """Find rows that have every word somewhere, as a program without an index would."""
    words = text.split()
    where = " AND ".join("(title || ' ' || aliases || ' ' || body) LIKE ?" for _word in words)
    with sqlite3.connect(f"{content.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as database:
        rows = database.execute(
            f"SELECT kind, code, title, body FROM search WHERE {where} LIMIT ?",
            (*(f"%{word}%" for word in words), LIMIT),
        ).fetchall()
    database.close()
    return len(rows)


def by_index(content: Path, text: str) -> int:
    """Find, rank and cut snippets as the program does."""
    return len(search(content, text, LIMIT))


def measure() -> Part:
    """Search for each of the words, and for all of them."""
    content = paths.content_database()
    found = {
        text: side_by_side(
            {
                "index": lambda text=text: by_index(content, text),
                "LIKE": lambda text=text: by_like(content, text),
            },
            RUNS,
        )
        for text in WORDS
    }
    rows = [
        beside(f"“{text}”", "LIKE", "ms", times["index"], times["LIKE"])
        for text, times in found.items()
    ]
    return Part("Searching the library", about(__doc__), tuple(rows))
