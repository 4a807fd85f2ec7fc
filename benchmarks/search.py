"""Searching the whole library: the full-text index beside plain LIKE over the same texts.

Both answer the same words in turn, on the same connection, so that a noisy machine slows both
alike; read the ratios. Figures are milliseconds a search: median over the runs.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from s4c_desktop.base import paths
from s4c_desktop.models.catalogue_reader import search

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


def milliseconds(call: Callable[[Path, str], int], content: Path, text: str) -> float:
    """Return how long one search takes."""
    start = time.perf_counter()
    call(content, text)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print a line for each text that is searched for, and the medians of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=25)
    runs = parser.parse_args().runs
    content = paths.content_database()
    ratios, times = [], []
    sys.stdout.write(f"{'searched for':26}{'index':>8}{'LIKE':>8}{'ratio':>8}\n")
    for text in WORDS:
        pairs = [
            (milliseconds(by_index, content, text), milliseconds(by_like, content, text))
            for _run in range(runs)
        ]
        index, like = (median(column) for column in zip(*pairs, strict=True))
        ratios.append(index / like)
        times.append(index)
        sys.stdout.write(f"{text:26}{index:8.2f}{like:8.2f}{index / like:8.2f}\n")
    sys.stdout.write(f"{'median':26}{median(times):8.2f}{'':8}{median(ratios):8.2f}\n")
    sys.stdout.write(f"{'slowest':26}{max(times):8.2f}\n")


if __name__ == "__main__":
    main()
