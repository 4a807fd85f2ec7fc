"""The same with pandas: tables read by it, searched and counted by it."""

from __future__ import annotations

import sqlite3
import time
from statistics import median

import pandas as pd

from benchmarks.records.asked import SEARCHES
from benchmarks.records.by_hand import PEOPLE, SUMMARIES
from benchmarks.turns import milliseconds


def run(place: str) -> dict[str, float]:
    """Open it, list everybody, and search."""
    start = time.perf_counter()
    database = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    opened = time.perf_counter()
    people = pd.read_sql(PEOPLE, database)
    listed = time.perf_counter()
    joined = people["name"] + "\n" + people["pseudonym"] + "\n" + people["tags"]
    texts = joined.str.normalize("NFKD").str.replace("[\u0300-\u036f]", "", regex=True).str.lower()
    ready = time.perf_counter()

    def search(text: str) -> pd.DataFrame:
        kept = pd.Series(True, index=people.index)
        for word in text.split():
            kept &= texts.str.contains(word, regex=False)
        return people[kept]

    figures = {
        "open": (opened - start) * 1000,
        "list": (listed - opened) * 1000,
        "prepare": (ready - listed) * 1000,
        "search": median(milliseconds(lambda text=text: search(text)) for text in SEARCHES),
        "found": len(search(SEARCHES[-1])),
        "summaries": milliseconds(lambda: pd.read_sql(SUMMARIES, database)),
    }
    database.close()
    return figures
