"""What comes after a result: telling it, appeals, and the revision of one that is upheld."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import update

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Assessment,
    Kind,
    Phase,
)
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.models.tables import WorkspaceRow
from tests.services.conftest import complete, new_draft
from tests.services.people_with_canaries import units_of

pytestmark = pytest.mark.sqlite_first

TOLD = Acknowledgement(date(2020, 9, 15), "in person", "I see.", "Maria Ilieva")
APPEAL = Appeal(UUID(int=5), date(2020, 9, 20), "Candidate 014", "The minutes were not read.")
TO_COME = datetime.now(UTC).date() + timedelta(days=2)
UPHELD = replace(
    APPEAL,
    state=AppealState.UPHELD,
    decided_on=date(2020, 9, 25),
    decided_by="Petra Nikolova",
    outcome="The minutes count.",
)


@pytest.fixture
def other(location: str, program: Program) -> Iterator[Program]:
    """Open the workspace at another desk; of a file, which has one writer, in another window."""
    if not program.workspace.is_shared:
        yield program
        return
    opened = open_program(location)
    yield opened
    opened.close()


@pytest.fixture
def decided(program: Program, draft: Assessment) -> Assessment:
    """Return a draft with everything rated and a decision."""
    return complete(program, draft)


@pytest.fixture
def signed(program: Program, decided: Assessment) -> Assessment:
    """Return a signed result."""
    return program.signing.sign(decided.id, "Maria Ilieva").value


def centre(program: Program, *, days: int | None = None, separate: bool = False) -> None:
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.session.execute(
            update(WorkspaceRow).values(appeal_days=days, separate_decision=separate)
        )


# -- telling the result --------------------------------------------------------------------


def test_telling_is_kept_before_and_after_signing_and_is_no_part_of_what_is_signed(
    program: Program, decided: Assessment
) -> None:
    kept = program.acknowledging.acknowledge(decided.id, TOLD)
    assert kept.value.acknowledgement == TOLD
    assert kept.changes.of_assessment(decided.id)
    assert program.assessments.load(decided.id).acknowledgement == TOLD
    signed = program.signing.sign(decided.id, "Maria Ilieva").value
    assert signed.acknowledgement == TOLD
    before = signed.signature
    more = replace(TOLD, statement="I see.\n\nOn reflection I disagree.")
    found = program.acknowledging.acknowledge(decided.id, more, seen=TOLD).value
    assert (found.acknowledgement, found.signature) == (more, before)
    assert program.workspace.check() == ()


def test_beside_a_signed_result_words_are_only_added(program: Program, signed: Assessment) -> None:
    program.acknowledging.acknowledge(signed.id, TOLD)
    for changed in (
        replace(TOLD, on=date(2020, 9, 14)),
        replace(TOLD, how="by letter"),
        replace(TOLD, recorded_by="Somebody"),
        replace(TOLD, statement="Fine"),
    ):
        with pytest.raises(UserError, match="stays"):
            program.acknowledging.acknowledge(signed.id, changed, seen=TOLD)
    with pytest.raises(UserError, match="signed off and can't be changed"):
        program.acknowledging.take_back(signed.id, seen=TOLD)
    assert program.assessments.load(signed.id).acknowledgement == TOLD


def test_a_draft_takes_the_note_back(program: Program, decided: Assessment) -> None:
    program.acknowledging.acknowledge(decided.id, TOLD)
    with pytest.raises(ConflictError):
        program.acknowledging.take_back(decided.id, seen=replace(TOLD, how="by letter"))
    assert program.acknowledging.take_back(decided.id, seen=TOLD).value.acknowledgement is None
    assert program.acknowledging.take_back(decided.id, seen=TOLD).value.acknowledgement is None


def test_what_cannot_be_told_is_refused_and_nothing_changes(
    program: Program, draft: Assessment
) -> None:
    with pytest.raises(UserError, match="take the decision first"):
        program.acknowledging.acknowledge(draft.id, TOLD)
    complete(program, draft)
    with pytest.raises(UserError, match="how the candidate was told"):
        program.acknowledging.acknowledge(draft.id, replace(TOLD, how=" "))
    with pytest.raises(UserError, match="has not come yet"):
        program.acknowledging.acknowledge(draft.id, replace(TOLD, on=TO_COME))
    own = program.assessments.create(
        draft.person.id, SetUp(draft.framework_id, "SCPD", kind=Kind.SELF)
    ).value
    with pytest.raises(UserError, match="rates themself"):
        program.acknowledging.acknowledge(own.id, TOLD)
    assert program.assessments.load(draft.id).acknowledgement is None


def test_of_two_notes_the_first_stands(
    program: Program, other: Program, signed: Assessment
) -> None:
    other.acknowledging.acknowledge(signed.id, TOLD)
    with pytest.raises(ConflictError, match="same time"):
        program.acknowledging.acknowledge(signed.id, replace(TOLD, how="by letter"))
    # The answer to what was stored got lost: trying again changes nothing.
    again = program.acknowledging.acknowledge(signed.id, TOLD).value
    assert again.acknowledgement == TOLD


# -- the last day --------------------------------------------------------------------------


def test_the_centres_time_runs_from_the_telling_and_else_from_the_sign_off(
    program: Program, decided: Assessment
) -> None:
    centre(program, days=14)
    told = program.acknowledging.acknowledge(decided.id, TOLD).value
    assert told.appeal_until == date(2020, 9, 29)
    assert program.signing.sign(decided.id, "Maria").value.appeal_until == date(2020, 9, 29)
    untold = complete(program, new_draft(program, "Candidate 015"))
    signed = program.signing.sign(untold.id, "Maria").value
    assert signed.signature is not None
    day = signed.signature.signed_at.astimezone().date()
    assert signed.appeal_until == day + timedelta(days=14)
    revision = program.signing.revise(signed.id, "A slip").value
    assert revision.appeal_until is None
    assert program.workspace.check() == ()


def test_a_last_day_that_was_set_stays(program: Program, decided: Assessment) -> None:
    centre(program, days=14)
    day = date(2020, 12, 1)
    choice = SetUp(
        decided.framework_id, "SCPD", held_on=date(2020, 9, 14), assessors="M", appeal_until=day
    )
    program.assessments.set_up(decided.id, choice)
    assert program.acknowledging.acknowledge(decided.id, TOLD).value.appeal_until == day
    assert program.signing.sign(decided.id, "Maria").value.appeal_until == day


def test_a_result_signed_before_the_centre_set_a_time_counts_from_the_telling(
    program: Program, signed: Assessment
) -> None:
    centre(program, days=14)
    assert program.appeals.terms(signed).last_day is None
    told = program.acknowledging.acknowledge(signed.id, TOLD).value
    assert told.appeal_until is None
    assert program.appeals.terms(told).last_day == date(2020, 9, 29)
    assert program.workspace.check() == ()


# -- appeals -------------------------------------------------------------------------------


def test_an_appeal_is_kept_beside_the_signed_result_and_marked_in_the_list(
    program: Program, signed: Assessment
) -> None:
    kept = program.appeals.lodge(signed.id, replace(APPEAL, grounds="  Not read. "))
    assert kept.value.appeals == (replace(APPEAL, grounds="Not read."),)
    assert kept.value.signature == signed.signature
    assert [each.appealed for each in program.assessments.list()] == [True]
    assert program.assessments.latest(drafts=0, signed=0) == program.assessments.list()
    program.appeals.lodge(signed.id, APPEAL)
    second = replace(APPEAL, id=UUID(int=6), lodged_on=date(2020, 9, 22))
    found = program.appeals.lodge(signed.id, second).value
    assert [each.id for each in found.appeals] == [APPEAL.id, second.id]
    for each in (APPEAL, second):
        outcome = replace(UPHELD, id=each.id, state=AppealState.WITHDRAWN)
        program.appeals.decide(signed.id, outcome)
    assert [each.appealed for each in program.assessments.list()] == [False]
    assert program.workspace.check() == ()


def test_a_late_appeal_is_taken(program: Program, decided: Assessment) -> None:
    centre(program, days=3)
    program.acknowledging.acknowledge(decided.id, TOLD)
    signed = program.signing.sign(decided.id, "Maria Ilieva").value
    found = program.appeals.lodge(signed.id, APPEAL).value
    assert program.appeals.terms(found).days_late(found.appeals[0].lodged_on) == 2


def test_what_is_no_appeal_is_refused(program: Program, decided: Assessment) -> None:
    with pytest.raises(UserError, match="not signed off"):
        program.appeals.lodge(decided.id, APPEAL)
    signed = program.signing.sign(decided.id, "Maria Ilieva").value
    for bare in (replace(APPEAL, lodged_by=" "), replace(APPEAL, grounds="\n")):
        with pytest.raises(UserError, match="name of who lodges it"):
            program.appeals.lodge(signed.id, bare)
    to_come = replace(APPEAL, lodged_on=TO_COME)
    with pytest.raises(UserError, match="has not come yet"):
        program.appeals.lodge(signed.id, to_come)
    with pytest.raises(UserError, match="no such appeal"):
        program.appeals.decide(signed.id, UPHELD)
    assert program.assessments.load(signed.id).appeals == ()


def test_an_outcome_has_a_name_a_reason_and_a_possible_day(
    program: Program, signed: Assessment
) -> None:
    program.appeals.lodge(signed.id, APPEAL)
    for decided, said in (
        (replace(UPHELD, decided_by=" "), "name of who decides"),
        (replace(UPHELD, outcome=""), "name of who decides"),
        (replace(UPHELD, state=AppealState.OPEN), "what became of the appeal"),
        (replace(UPHELD, decided_on=date(2020, 9, 19)), "can't have been decided"),
        (replace(UPHELD, decided_on=TO_COME), "can't have been"),
    ):
        with pytest.raises(UserError, match=said):
            program.appeals.decide(signed.id, decided)
    assert program.assessments.load(signed.id).appeals == (APPEAL,)


def test_where_the_centre_asks_for_it_somebody_else_decides(
    program: Program, signed: Assessment
) -> None:
    program.appeals.lodge(signed.id, APPEAL)
    centre(program, separate=True)
    by_signer = replace(UPHELD, decided_by="maria  ilieva")
    with pytest.raises(UserError, match="somebody else decides"):
        program.appeals.uphold(signed.id, by_signer)
    assert [each.phase for each in program.assessments.list()] == [Phase.SIGNED]
    withdrawn = replace(by_signer, state=AppealState.WITHDRAWN)
    assert program.appeals.decide(signed.id, withdrawn).value.appeals == (withdrawn,)


def test_upholding_starts_the_revision_in_the_same_step(
    program: Program, signed: Assessment
) -> None:
    program.acknowledging.acknowledge(signed.id, TOLD)
    program.appeals.lodge(signed.id, APPEAL)
    new_id = UUID(int=77)
    outcome = program.appeals.uphold(signed.id, UPHELD, new_id=new_id)
    revision = outcome.value
    assert (revision.id, revision.phase, revision.revises) == (new_id, Phase.DRAFT, signed.id)
    assert revision.revision_reason == "Appeal of 2020-09-20 upheld: The minutes were not read."
    assert (revision.appeals, revision.acknowledgement) == ((), None)
    assert revision.ratings == signed.ratings
    assert outcome.changes.of_assessment(signed.id)
    assert outcome.changes.of_assessment(new_id)
    assert program.assessments.load(signed.id).appeals == (UPHELD,)
    program.appeals.uphold(signed.id, UPHELD, new_id=new_id)
    assert len(program.assessments.list()) == 2
    assert program.workspace.check() == ()


def test_of_two_decisions_the_first_stands(
    program: Program, other: Program, signed: Assessment
) -> None:
    program.appeals.lodge(signed.id, APPEAL)
    rejected = replace(UPHELD, state=AppealState.REJECTED, outcome="They were.")
    other.appeals.decide(signed.id, rejected)
    with pytest.raises(ConflictError, match=r"decided already.*They were\."):
        program.appeals.uphold(signed.id, UPHELD)
    assert program.assessments.load(signed.id).appeals == (rejected,)
    assert len(program.assessments.list()) == 1


def test_two_desks_lodge_both_appeals(program: Program, other: Program, signed: Assessment) -> None:
    second = replace(APPEAL, id=UUID(int=6), lodged_by="A lawyer")
    program.appeals.lodge(signed.id, APPEAL)
    other.appeals.lodge(signed.id, second)
    assert program.assessments.load(signed.id).appeals == (APPEAL, second)
