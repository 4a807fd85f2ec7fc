"""Sittings: which one a rating is given in, and that a colleague takes over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Kind, Rating, Sitting
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from s4c_desktop.services.assessments import TextField
from tests.services.conftest import complete, new_draft

pytestmark = pytest.mark.sqlite_first

MARIA, IVAN = "Maria Ilieva", "Ivan Petrov"
SIX = Rating(State.RATED, 6)
LATER = datetime(2026, 9, 15, 9, 30, 1, 250, tzinfo=UTC)


def stored(program: Program, draft: Assessment) -> Assessment:
    return program.assessments.load(draft.id)


@pytest.mark.on_both
def test_the_first_rating_starts_the_first_sitting(program: Program, draft: Assessment) -> None:
    program.assessments.write(draft.id, TextField.RUNNING_NOTE, "Before it begins")
    program.assessments.rate(draft.id, "A1", Rating(flagged=True, note="n"), by=MARIA)
    assert stored(program, draft).sittings == ()
    program.assessments.rate(draft.id, "A1", SIX, by=MARIA)
    (sitting,) = stored(program, draft).sittings
    assert (sitting.number, sitting.led_by) == (1, draft.assessors)
    assert stored(program, draft).given["A1"].sitting == 1


@pytest.mark.on_both
def test_each_rating_keeps_its_sitting_whatever_comes_after(
    program: Program, draft: Assessment
) -> None:
    program.assessments.rate(draft.id, "A1", SIX, by=MARIA)
    program.assessments.rate(draft.id, "A2", SIX, by=MARIA)
    program.sittings.start(draft.id, Sitting(2, IVAN, LATER, "Room 4"))
    program.assessments.rate(draft.id, "A2", Rating(State.RATED, 7), by=IVAN)
    program.assessments.rate(draft.id, "A1", replace(SIX, note="only a note"), by=IVAN)
    found = stored(program, draft)
    assert [(g.by, g.sitting) for g in found.given.values()] == [(MARIA, 1), (IVAN, 2)]
    assert found.sittings[1] == Sitting(2, IVAN, LATER, "Room 4")
    history = program.assessments.history(draft.id)
    assert [(c.competence, c.changed_by, c.sitting) for c in history] == [
        ("A1", MARIA, 1),
        ("A2", MARIA, 1),
        ("A2", IVAN, 2),
    ]
    assert program.workspace.check() == ()


@pytest.mark.on_both
def test_who_takes_over_is_an_assessor_and_has_to_declare_no_conflict(
    program: Program, draft: Assessment
) -> None:
    program.assessments.set_up(draft.id, replace(set_up_of(draft), no_conflict=True))
    program.sittings.start(draft.id, Sitting(1, MARIA, LATER))
    assert stored(program, draft).no_conflict
    program.sittings.start(draft.id, Sitting(2, IVAN, LATER))
    found = stored(program, draft)
    assert (found.assessors, found.no_conflict) == (f"{MARIA}, {IVAN}", False)


def test_two_desks_that_start_a_sitting_have_two(program: Program, draft: Assessment) -> None:
    ours = Sitting(1, MARIA, LATER)
    theirs = Sitting(1, IVAN, LATER)
    assert not program.sittings.start(draft.id, theirs).value.differs
    assert program.sittings.start(draft.id, ours).value.differs
    # The answer got lost on its way, so it is asked for again.
    assert not program.sittings.start(draft.id, theirs).value.differs
    found = stored(program, draft).sittings
    assert [(s.number, s.led_by) for s in found] == [(1, IVAN), (2, MARIA)]


@pytest.mark.on_both
def test_only_a_sitting_nobody_rated_in_is_taken_back(program: Program, draft: Assessment) -> None:
    program.assessments.rate(draft.id, "A1", SIX, by=MARIA)
    first = stored(program, draft).sittings[0]
    second = Sitting(2, IVAN, LATER)
    program.sittings.start(draft.id, second)
    with pytest.raises(UserError, match="sitting 1"):
        program.sittings.take_back(draft.id, first)
    for _attempt in range(2):
        program.sittings.take_back(draft.id, second)
    assert stored(program, draft).sittings == (first,)
    program.assessments.rate(draft.id, "A1", Rating(), by=MARIA)
    with pytest.raises(UserError, match="so it is kept"):
        program.sittings.take_back(draft.id, first)


def test_who_leads_is_named(program: Program, draft: Assessment) -> None:
    with pytest.raises(UserError, match="name of who leads"):
        program.sittings.start(draft.id, Sitting(1, "  ", LATER))


@pytest.mark.on_both
def test_a_self_assessment_has_no_sittings(program: Program, draft: Assessment) -> None:
    program.assessments.set_up(draft.id, replace(set_up_of(draft), kind=Kind.SELF))
    program.assessments.rate(draft.id, "A1", SIX, by="Ana")
    assert stored(program, draft).sittings == ()
    assert stored(program, draft).given["A1"].sitting == 0
    with pytest.raises(UserError, match="no sittings"):
        program.sittings.start(draft.id, Sitting(1, MARIA, LATER))


@pytest.mark.on_both
def test_a_revision_goes_on_in_the_last_sitting(program: Program) -> None:
    signed = complete(program, new_draft(program))
    program.signing.sign(signed.id, MARIA)
    with pytest.raises(UserError, match="signed off"):
        program.sittings.start(signed.id, Sitting(2, IVAN, LATER))
    revision = program.signing.revise(signed.id, "heard again").value
    assert revision.sittings == signed.sittings
    program.sittings.start(revision.id, Sitting(2, IVAN, LATER))
    program.assessments.rate(revision.id, "A1", Rating(State.BELOW), by=IVAN)
    assert stored(program, revision).given["A1"].sitting == 2


# -- strands -------------------------------------------------------------------------------


@pytest.mark.on_both
def test_strands_far_apart_need_a_reason_for_a_level_and_history_keeps_both(
    program: Program, draft: Assessment
) -> None:
    apart = Rating(State.RATED, 5, knowledge=7, autonomy=3)
    with pytest.raises(UserError, match="A1: the strands lie so far apart"):
        program.assessments.rate(draft.id, "A1", apart, by=MARIA)
    program.assessments.rate(draft.id, "A1", Rating(knowledge=7, autonomy=3), by=MARIA)
    given = replace(apart, grounds="Always worked under guidance")
    program.assessments.rate(draft.id, "A1", given, by=MARIA)
    program.assessments.rate(draft.id, "A1", replace(SIX, knowledge=7, autonomy=6), by=MARIA)
    history = program.assessments.history(draft.id)
    assert [(c.level, c.knowledge, c.autonomy, c.grounds) for c in history] == [
        (None, 7, 3, ""),
        (5, 7, 3, "Always worked under guidance"),
        (6, 7, 6, ""),
    ]
