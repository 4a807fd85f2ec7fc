"""The same by hand: sqlite3, nothing between it and the answer, and nothing checked."""

from __future__ import annotations

import sqlite3
import time
import unicodedata
from statistics import median

from benchmarks.records.asked import EVERY, SEARCHES, took

PEOPLE = """
    SELECT person.id, name, pseudonym, tags, is_self, person.created_at, retain_until,
           count(assessment.id), max(held_on), max(saved_at)
    FROM person LEFT JOIN assessment ON assessment.person_id = person.id
    GROUP BY person.id ORDER BY name
"""
SUMMARIES = """
    SELECT assessment.id, title, person.name, person.pseudonym, person.id, role.code, kind, phase,
           (SELECT count(*) FROM rating
            WHERE rating.assessment_id = assessment.id AND state <> 'untouched'),
           revision, saved_at, held_on, assessors, decision
    FROM assessment JOIN person ON person.id = assessment.person_id
    LEFT JOIN role ON role.id = assessment.role_id
    WHERE NOT archived ORDER BY saved_at DESC
"""
ONE = """
    SELECT * FROM assessment JOIN person ON person.id = assessment.person_id
    WHERE assessment.id = ?
"""
RATINGS = """
    SELECT competence.code, rating.* FROM rating
    JOIN competence ON competence.id = rating.competence_id WHERE assessment_id = ?
"""
HISTORY = "SELECT * FROM rating_change WHERE assessment_id = ?"


def run(place: str) -> dict[str, float]:
    """Open it, list everybody, search, and open assessments."""
    start = time.process_time()
    database = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    opened = time.process_time()
    rows = database.execute(PEOPLE).fetchall()
    listed = time.process_time()
    texts = [(folded(f"{row[1]}\n{row[2]}\n{row[3]}"), row) for row in rows]
    ready = time.process_time()

    def search(text: str) -> list[tuple[object, ...]]:
        wanted = text.split()
        return [row for known, row in texts if all(word in known for word in wanted)]

    figures = {
        "open": (opened - start) * 1000,
        "list": (listed - opened) * 1000,
        "prepare": (ready - listed) * 1000,
        "search": median(took(lambda text=text: search(text)) for text in SEARCHES),
        "found": len(search(SEARCHES[-1])),
    }
    summaries = database.execute(SUMMARIES).fetchall()
    if len(summaries) > 1:
        figures["summaries"] = took(lambda: database.execute(SUMMARIES).fetchall())
        chosen = sorted(row[0] for row in summaries)[::EVERY]
        figures["assessment"] = median(
            took(
                lambda one=one: [
                    database.execute(sql, (one,)).fetchall() for sql in (ONE, RATINGS, HISTORY)
                ]
            )
            for one in chosen
        )
    database.close()
    return figures


def folded(text: str) -> str:
    """Return text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
