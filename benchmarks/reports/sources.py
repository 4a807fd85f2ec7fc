"""A workspace with a cohort, and what stands in its reports, for those that know no workspace."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from reportlab.platypus import Flowable

from benchmarks.reports.blocks import blocks
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Evidence, Kind, Rating, Scope
from s4c_desktop.domain.documents import Depth, Order
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.reports import assessment_report, candidate_report
from s4c_desktop.reports.document import Frontispiece
from s4c_desktop.services.people import PersonDetails

ROLES = ("SCPD", "SCPM", "SCPMC")
SINGLE = 4
"""So many reports for the file are told; no cohort is made of them."""


def run(people: int, folder: str) -> dict[str, float]:
    """Assess people, and write what stands in their reports as JSON, a folder for each depth."""
    program = open_program(Path(folder) / "cohort.s4cw", create=True)
    fill(program, people)
    everybody = program.cohort_reports.everybody()
    _tell(program, Depth.CANDIDATE, everybody, Path(folder))
    _tell(program, Depth.FILE, everybody[:SINGLE], Path(folder))
    program.close()
    return {}


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


def _tell(program: Program, depth: Depth, whose: tuple[UUID, ...], parent: Path) -> None:
    """Take the story of each report where it would be laid out."""
    folder = parent / depth
    folder.mkdir()

    def take(path: Path, story: Sequence[Flowable], front: Frontispiece, **_options: Any) -> None:
        number = len(list(folder.iterdir()))
        told = {
            "title": front.title,
            "author": front.author,
            "header": front.header,
            "footer": front.footer,
            "blocks": blocks(story),
        }
        (folder / f"{number:03}.json").write_text(json.dumps(told, ensure_ascii=False))

    with (
        tempfile.TemporaryDirectory() as made,
        patch.object(assessment_report, "write", take),
        patch.object(candidate_report, "write", take),
    ):
        program.cohort_reports.make(Order(whose, Path(made), depth))
