"""Workspaces with very many people, as the program would have saved them, made in seconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Assessment, Kind, Person, Scope
from s4c_desktop.domain.canonical import assessment_digest, person_digest
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails

FIRST = ("Ana", "Бояна", "Çağrı", "Dimitra", "Élodie", "Fernão", "Ğizem", "Ιωάννα")
LAST = ("Müller", "Petrova", "Łukasz", "Παπαδάκη", "O'Neill", "Ștefănescu", "García", "Ünal")
Row = dict[str, Any]


def run(place: str, people: int, ratings: int) -> dict[str, float]:
    """Make a workspace of people, with an assessment each that has so many ratings."""
    path = Path(place)
    program = open_program(path, create=True)
    framework = program.library.current()
    codes = list(framework.order)[: max(ratings, 1)]
    first = program.people.create(PersonDetails("First", tags=("Group 0",))).value
    choice = SetUp(framework.id, "SCPD", kind=Kind.ASSESSOR, scope=Scope.ALL, assessors="Eva")
    draft = program.assessments.create(first.id, choice).value
    for code in codes:
        program.assessments.rate(draft.id, code, rating_at(4), by="Eva")
    model = program.assessments.load(draft.id)
    program.close()
    with sqlite3.connect(path) as database:
        database.row_factory = sqlite3.Row
        _copy(database, model, codes if ratings else [], people)
    database.close()
    # Whatever is not as the program would have saved it is refused here.
    program = open_program(path, writing=False)
    lines = program.register.lines()
    assert len(lines) == people + 1
    if ratings:
        program.assessments.load(program.assessments.of_person(lines[-1].id)[0].id)
    program.close()
    return {}


def _copy(database: sqlite3.Connection, model: Assessment, codes: list[str], people: int) -> None:
    """Add people like the first, and what was said of them."""
    draw = Random(1)
    persons, rounds, assessments = (_rows(database, t) for t in ("person", "round", "assessment"))
    said = dict(_ratings(database))
    made: dict[str, list[Row]] = {"person": [], "round": [], "assessment": [], "rating": []}
    for number in range(people):
        person = replace(
            model.person,
            id=uuid4(),
            name=f"{FIRST[number % 8]} {LAST[number // 8 % 8]} {number}",
            tags=(f"Group {number % 50}",),
        )
        made["person"].append(
            persons[0]
            | {"id": person.id.hex, "name": person.name, "tags": _tags(persons[0], person)}
            | {"content_hash": person_digest(person, ())}
        )
        if codes:
            levels = {code: rating_at(draw.choice(RANKS)) for code in codes}
            one = replace(
                model,
                id=uuid4(),
                person=person,
                round_id=uuid4(),
                ratings=levels,
                given={},
                sittings=(),
            )
            assert one.round_id is not None
            made["round"].append(rounds[0] | {"id": one.round_id.hex, "person_id": person.id.hex})
            made["assessment"].append(
                assessments[0]
                | {"id": one.id.hex, "sequence": number + 2, "person_id": person.id.hex}
                | {"round_id": one.round_id.hex, "content_hash": assessment_digest(one, ())}
            )
            made["rating"] += [
                said[code] | {"assessment_id": one.id.hex, "state": r.state, "level": r.level}
                for code, r in levels.items()
            ]
    for table, rows in made.items():
        _insert(database, table, rows)


def _tags(row: Row, person: Person) -> str:
    """Write tags as the first person's are stored."""
    return str(row["tags"]).replace("Group 0", person.tags[0])


def _rows(database: sqlite3.Connection, table: str) -> list[Row]:
    return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]


def _ratings(database: sqlite3.Connection) -> Iterable[tuple[str, Row]]:
    codes = {row["id"]: row["code"] for row in _rows(database, "competence")}
    return ((codes[row["competence_id"]], row) for row in _rows(database, "rating"))


def _insert(database: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    if rows:
        names = ", ".join(rows[0])
        marks = ", ".join(f":{name}" for name in rows[0])
        database.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
