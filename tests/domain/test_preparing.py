"""The assessment plan: coverage, suggestions, and two desks at one plan."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from s4c_desktop.domain.assessment import PlannedMethod, Scope
from s4c_desktop.domain.framework import Competence
from s4c_desktop.domain.preparing import (
    Method,
    Plan,
    coverage,
    merged,
    of_competence,
    out_of_scope,
    suggested_method,
)
from s4c_desktop.domain.preparing_wording import coverage_sentence, declaration, line_text
from s4c_desktop.domain.records import Item
from tests.domain.test_flow import assessment, framework


def line(code: str = "A1", method: str = "Interview", assessor: str = "") -> PlannedMethod:
    return PlannedMethod(uuid4(), code, method, None, assessor)


def test_the_coverage_names_what_is_mandatory_and_has_no_method() -> None:
    draft = assessment(plan=(line("A1"), line("A1", "Observation"), line("A3"), line("B2")))
    found = coverage(draft, framework())
    assert (found.covered, found.total, found.missing) == (2, 4, ("A2", "B1"))
    assert coverage_sentence(found) == (
        "2 of 4 mandatory competences have a method; A2, B1 have none."
    )


def test_a_blind_plan_tells_nobody_what_is_mandatory() -> None:
    found = coverage(assessment(blind=True, plan=(line("A1"),)), framework())
    assert (found.total, found.missing) == (5, ("A2", "A3", "B1", "B2"))
    sentence = coverage_sentence(found, all_of_scope=True)
    assert "mandatory" not in sentence
    whole = assessment(scope=Scope.AREAS, areas=("B",), plan=(line("B1"), line("B2")))
    assert coverage_sentence(coverage(whole, framework())) == (
        "2 of 2 mandatory competences have a method."
    )


def test_lines_out_of_scope_are_found() -> None:
    inside, outside = line("B1"), line("A1")
    draft = assessment(scope=Scope.AREAS, areas=("B",), plan=(outside, inside))
    assert out_of_scope(draft, framework()) == (outside,)
    assert of_competence(draft.plan, "B1") == (inside,)


@pytest.mark.parametrize(
    ("evidence", "method"),
    [
        ("Statement by the person affected, on how they were treated.", Method.STATEMENT),
        ("Simulation and site test record.", Method.SIMULATION),
        ("Successive prototypes with dated test notes.", Method.WORK_SAMPLE),
        ("Dated agreement.", Method.PORTFOLIO),
    ],
)
def test_what_good_evidence_is_suggests_the_method(evidence: str, method: Method) -> None:
    competence = Competence(uuid4(), "A1", "A", "Title", "", evidence=(Item(evidence),))
    assert suggested_method(competence) is method
    assert suggested_method(replace(competence, evidence=())) is Method.INTERVIEW


A, B = line("A1"), line("A2")
OURS, THEIRS = replace(A, method="Observation"), replace(A, assessor="M. Berger")


@pytest.mark.parametrize(
    ("seen", "stored", "ours", "kept"),
    [
        ((A,), (A, B), (A,), (A, B)),  # they added
        ((), (A,), (B,), (A, B)),  # both added
        ((A, B), (A, B), (B,), (B,)),  # we took one out
        ((A, B), (B,), (A, B), (B,)),  # they took one out
        ((A,), (A,), (OURS,), (OURS,)),  # we changed
        ((A,), (THEIRS,), (A,), (THEIRS,)),  # they changed
        ((A,), (THEIRS,), (), (THEIRS,)),  # changed there, taken out here
        ((A,), (), (OURS,), (OURS,)),  # taken out there, changed here
        ((A,), (OURS,), (OURS,), (OURS,)),  # stored already
    ],
)
def test_two_desks_lose_no_line(seen: Plan, stored: Plan, ours: Plan, kept: Plan) -> None:
    assert merged(seen, stored, ours) == kept


def test_a_line_that_both_changed_stays_in_both_versions() -> None:
    first, second = merged((A,), (THEIRS,), (OURS,))
    assert first == THEIRS
    assert replace(second, id=OURS.id) == OURS
    assert second.id != OURS.id


def test_what_is_said_of_a_line_and_of_the_declaration() -> None:
    assert line_text(line(assessor="M. Berger")) == "Interview, M. Berger"
    assert declaration("M. Berger").startswith("M. Berger: no conflict of interest.")
    assert declaration("").startswith("Whoever assesses: ")
