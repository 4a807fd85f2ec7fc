"""The same with pandas: tables read by it, searched and counted by it."""

from __future__ import annotations

import sqlite3
import time
from statistics import median

import pandas as pd

from benchmarks.records.asked import SEARCHES, took
from benchmarks.records.by_hand import PEOPLE, SUMMARIES


def run(place: str) -> dict[str, float]:
    """Open it, list everybody, and search."""
    start = time.process_time()
    database = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    opened = time.process_time()
    people = pd.read_sql(PEOPLE, database)
    listed = time.process_time()
    joined = people["name"] + "\n" + people["pseudonym"] + "\n" + people["tags"]
    texts = joined.str.normalize("NFKD").str.replace("[\u0300-\u036f]", "", regex=True).str.lower()
    ready = time.process_time()

    def search(text: str) -> pd.DataFrame:
        kept = pd.Series(True, index=people.index)
        for word in text.split():
            kept &= texts.str.contains(word, regex=False)
        return people[kept]

    figures = {
        "open": (opened - start) * 1000,
        "list": (listed - opened) * 1000,
        "prepare": (ready - listed) * 1000,
        "search": median(took(lambda text=text: search(text)) for text in SEARCHES),
        "found": len(search(SEARCHES[-1])),
        "summaries": took(lambda: pd.read_sql(SUMMARIES, database)),
    }
    database.close()
    return figures
