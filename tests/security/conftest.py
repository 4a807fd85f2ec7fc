"""A workspace with a history of signatures, made once; tests work on copies."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Evidence, Kind, Person, Rating, Scope
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.tables import AssessmentRow, RoundRow, SignatureRow
from s4c_desktop.models.unit_of_work import UnitsOfWork

SIGNATURES = 10


@pytest.fixture(scope="session")
def signed_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with ten signatures, two of them revisions, and an eleventh erased."""
    path = tmp_path_factory.mktemp("signed") / "signed.s4cw"
    program = open_program(path, create=True)
    for number in range(SIGNATURES - 2):
        signed = _signed(program, f"Candidate {number:03}", level=4 + number % 5)
        if number in (2, 5):
            revised = program.signing.revise(signed, "Appeal of 3 October").value
            program.assessments.decide(revised.id, Decision.MEETS, "Head of centre")
            program.signing.sign(revised.id, "Head of centre")
        if number == 3:
            erased = _signed(program, "Somebody erased", level=5)
    location = program.workspace.location
    program.close()
    _erase(location, erased)
    return path


@pytest.fixture
def signed_file(signed_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(signed_template, tmp_path / "Signed.s4cw"))


def _signed(program: Program, name: str, level: int) -> UUID:
    framework = program.library.current()
    choice = SetUp(
        framework.id,
        "SCPD",
        kind=Kind.ASSESSOR,
        scope=Scope.MANDATORY,
        held_on=date(2026, 9, 14),
        assessors="Maria Ilieva",
    )
    codes = competences_in_scope(framework, choice.role, choice.reading, choice.scope)
    ratings = {code: Rating(State.RATED, level, note=f"Note on {code}") for code in codes}
    made = program.assessments.create_rated(Person(uuid4(), name), choice, ratings).value
    item = Evidence(uuid4(), f"Minutes of {name}", links=frozenset(codes[:2]))
    program.assessments.keep_evidence(made.id, item)
    program.assessments.decide(made.id, Decision.NOT_YET, "Maria Ilieva")
    program.signing.sign(made.id, "Maria Ilieva")
    return made.id


def _erase(location: str, assessment_id: UUID) -> None:
    """Take a signed assessment out and close its link with a tombstone."""
    engine = open_engine(location)
    with UnitsOfWork(engine).writing() as work:
        row = work.session.get_one(AssessmentRow, assessment_id)
        signature = work.session.get_one(SignatureRow, assessment_id)
        round_id, number = row.round_id, signature.sequence
        for gone in (signature, row):
            work.session.delete(gone)
            work.session.flush()
        work.session.delete(work.session.get_one(RoundRow, round_id))
        work.chain.append_tombstone(number)
    engine.dispose()
