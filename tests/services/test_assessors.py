"""Assessors: named by assessments, registered, with records that end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessors import Assessor, Record, RecordKind
from tests.services.quality import IVAN, MARIA, sample_of, signed

pytestmark = pytest.mark.sqlite_first

DAY = date(2026, 10, 1)
COURSE = Record(uuid4(), RecordKind.TRAINING, "Two days", DAY, DAY + timedelta(30))
SEEN = Record(uuid4(), RecordKind.OBSERVATION, "By Elena", DAY)


def test_names_are_suggested_until_they_are_registered(program: Program) -> None:
    one = signed(program, by=f"{MARIA}, {IVAN}")
    signed(program, "Candidate 2", by=MARIA)
    program.quality.create(sample_of(one.id))
    assert program.assessors.all().unregistered == (IVAN, MARIA)
    program.assessors.keep(Assessor(uuid4(), "  maria   ILIEVA "))
    found = program.assessors.all()
    assert found.unregistered == (IVAN,)
    line = found.named(MARIA)
    assert line is not None
    assert (line.assessor.name, line.held, line.sampled) == ("maria ILIEVA", 2, 1)


@pytest.mark.on_both
def test_records_are_kept_changed_and_taken_away(program: Program) -> None:
    maria = Assessor(uuid4(), MARIA, records=(COURSE, SEEN))
    kept = program.assessors.keep(maria).value
    assert kept.records == (COURSE, SEEN)
    longer = replace(COURSE, valid_until=DAY + timedelta(400))
    again = program.assessors.keep(replace(kept, records=(longer,)), seen=kept).value
    assert again.records == (longer,)
    assert program.workspace.check() == ()
    program.assessors.remove(maria.id)
    assert program.assessors.all().lines == ()
    assert program.workspace.check() == ()


def test_what_makes_no_assessor_is_told(program: Program) -> None:
    maria = Assessor(uuid4(), MARIA)
    program.assessors.keep(maria)
    for wrong, told in (
        (Assessor(uuid4(), " "), "needs a name"),
        (Assessor(uuid4(), f"{MARIA}; {IVAN}"), "several names"),
        (Assessor(uuid4(), MARIA.upper()), "registered already"),
        (replace(maria, records=(replace(COURSE, description=""),)), "which training"),
        (replace(maria, records=(replace(COURSE, valid_until=date(2020, 1, 1)),)), "before"),
    ):
        with pytest.raises(UserError, match=told):
            program.assessors.keep(wrong)
    (line,) = program.assessors.all().lines
    assert line.assessor.records == ()


@pytest.mark.on_both
def test_two_desks_lose_no_record(program: Program) -> None:
    seen = program.assessors.keep(Assessor(uuid4(), MARIA, note="Calm.")).value
    program.assessors.keep(replace(seen, records=(COURSE,)), seen=seen)
    program.assessors.keep(replace(seen, records=(SEEN,), note="Calm. Kind."), seen=seen)
    both = program.assessors.all().lines[0].assessor
    assert both.records == (COURSE, SEEN)
    program.assessors.keep(replace(both, records=(SEEN,)), seen=both)
    later = replace(COURSE, description="Three days")
    after = program.assessors.keep(replace(both, records=(later, SEEN)), seen=both).value
    assert after.records == (SEEN,)
    program.assessors.keep(replace(after, name="Maria Petrova"), seen=after)
    with pytest.raises(ConflictError, match="Maria Petrova"):
        program.assessors.keep(replace(after, name="Maria Ivanova"), seen=after)
