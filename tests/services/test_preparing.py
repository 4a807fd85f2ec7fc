"""The assessment plan: kept, merged between two desks, signed, and closed with the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import update

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Phase, PlannedMethod
from s4c_desktop.models.tables import WorkspaceRow
from tests.reports.conftest import words
from tests.services.conftest import complete
from tests.services.people_with_canaries import units_of

pytestmark = pytest.mark.sqlite_first


def line(code: str, method: str = "Interview") -> PlannedMethod:
    return PlannedMethod(uuid4(), code, method, date(2026, 9, 14), "Maria Ilieva")


def test_a_plan_is_kept_in_its_order(program: Program, draft: Assessment) -> None:
    plan = (line("C2"), line("A1"), line("A1", " Role play "))
    saved = program.preparing.keep_plan(draft.id, plan, seen=()).value
    assert not saved.differs
    stored = program.assessments.load(draft.id)
    assert stored.plan == (*plan[:2], replace(plan[2], method="Role play"))
    assert stored.version == saved.version
    program.preparing.keep_plan(draft.id, plan[:1], seen=stored.plan)
    assert program.assessments.load(draft.id).plan == plan[:1]


def test_two_desks_keep_both_plans(program: Program, draft: Assessment) -> None:
    here, there = line("A1"), line("A2")
    program.preparing.keep_plan(draft.id, (there,), seen=())
    assert program.preparing.keep_plan(draft.id, (here,), seen=()).value.differs
    assert program.assessments.load(draft.id).plan == (there, here)


@pytest.mark.parametrize(
    ("bad", "told"), [(line("A1", "  "), "A1: a line"), (line("Z9"), "no competence Z9")]
)
def test_a_line_that_says_nothing_changes_nothing(
    program: Program, draft: Assessment, bad: PlannedMethod, told: str
) -> None:
    kept = line("A1")
    program.preparing.keep_plan(draft.id, (kept,))
    with pytest.raises(UserError) as refused:
        program.preparing.keep_plan(draft.id, (line("A2"), bad))
    assert told in refused.value.text()
    assert program.assessments.load(draft.id).plan == (kept,)


def test_the_plan_is_signed_and_printed(
    program: Program, draft: Assessment, tmp_path: Path
) -> None:
    program.preparing.keep_plan(draft.id, (line("A1", "Tabletop drill"),))
    complete(program, draft)
    program.signing.sign(draft.id, "Maria Ilieva")
    signed = program.assessments.load(draft.id)
    assert signed.phase is Phase.SIGNED
    assert signed.plan[0].method == "Tabletop drill"
    with pytest.raises(UserError):
        program.preparing.keep_plan(draft.id, ())
    printed = words(program.documents.report(draft.id, tmp_path / "report.pdf"))
    assert "Assessment plan" in printed
    assert "Tabletop drill" in printed
    assert program.workspace.check() == ()


@pytest.mark.on_both
def test_the_days_for_an_appeal_are_the_centres(program: Program) -> None:
    assert program.preparing.appeal_days() is None
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.session.execute(update(WorkspaceRow).values(appeal_days=14))
    assert program.preparing.appeal_days() == 14
