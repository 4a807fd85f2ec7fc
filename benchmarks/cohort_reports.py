"""Reports of a cohort, in both depths: linear in time, flat in memory.

Each cohort is made in a process of its own, so that its peak of memory is its own. Flat means that
four times the people need no more memory.
"""

from __future__ import annotations

import tempfile
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

from benchmarks.figures import Curve, Goal, Part, about
from benchmarks.turns import Contender, in_turn
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Evidence, Kind, Rating, Scope
from s4c_desktop.domain.documents import Depth, Order
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails

ROLES = ("SCPD", "SCPM", "SCPMC")
PEOPLE = (50, 100, 200)
RUNS = 2


def fill(program: Program, people: int) -> None:
    """Assess people, every third for another role, with notes and evidence."""
    framework = program.library.current()
    for number in range(people):
        role = ROLES[number % len(ROLES)]
        person = program.people.create(PersonDetails(f"Candidate {number:03}")).value
        choice = SetUp(
            framework.id,
            role,
            kind=Kind.ASSESSOR,
            scope=Scope.MANDATORY,
            held_on=date(2026, 9, 1 + number % 28),
            assessors="Maria Ilieva",
            no_conflict=True,
        )
        draft = program.assessments.create(person.id, choice).value
        codes = competences_in_scope(framework, role, choice.reading, choice.scope)
        for place, code in enumerate(codes):
            rating = Rating(State.RATED, 4 + (number + place) % 4, note=f"Note on {code}.")
            program.assessments.rate(draft.id, code, rating, by="Maria Ilieva")
        item = Evidence(uuid4(), "Minutes", "Document", links=frozenset(codes[:3]))
        program.assessments.keep_evidence(draft.id, item)
        program.assessments.decide(draft.id, Decision.NOT_YET, "Maria Ilieva")


def run(workspace: str, people: int, depth: str) -> dict[str, float]:
    """Make the reports of a cohort; return milliseconds."""
    program = open_program(Path(workspace), writing=False)
    with tempfile.TemporaryDirectory() as folder:
        everybody = program.cohort_reports.everybody()
        order = Order(everybody[:people], Path(folder), Depth(depth))
        start = time.perf_counter()
        made = program.cohort_reports.make(order)
        took = (time.perf_counter() - start) * 1000
    program.close()
    assert len(made.files) == people
    return {"reports": took}


def measure() -> Part:
    """Make smaller and larger cohorts in both depths."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "cohort.s4cw"
        program = open_program(workspace, create=True)
        fill(program, max(PEOPLE))
        program.close()
        cohorts = [
            Contender.of(f"{depth} {n}", __name__, workspace=str(workspace), people=n, depth=depth)
            for depth in Depth
            for n in PEOPLE
        ]
        found = in_turn(cohorts, RUNS, warm_ups=0)
    curves = [
        Curve(
            f"{depth}, {what}",
            unit,
            PEOPLE,
            tuple(min(one[figure] for one in found[f"{depth} {n}"]) for n in PEOPLE),
            Goal(most),
        )
        for depth in Depth
        for what, unit, figure, most in (
            ("time", "ms", "reports", 1.1),
            ("memory", "MiB", "memory", 0.1),
        )
    ]

    return Part("Reports of a cohort", about(__doc__), curves=tuple(curves))
