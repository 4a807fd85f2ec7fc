"""Puts records from another workspace into this one, exactly as they were there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import delete

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.learning_tables import StudyItemRow, StudyPlanRow
from s4c_desktop.models.set_up import set_up
from s4c_desktop.models.tables import (
    AssessmentRow,
    EvidenceLinkRow,
    EvidenceRow,
    PersonRow,
    PositionRow,
    RatingChangeRow,
    RatingRow,
    RoundRow,
    SignatureRow,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Person
    from s4c_desktop.domain.dossier import KeptAssessment, Round
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.study import StudyPlan
    from s4c_desktop.models.unit_of_work import UnitOfWork


def add_person(work: UnitOfWork, person: Person) -> None:
    """Add somebody as they were elsewhere."""
    work.people.add(person)
    if person.created_at is not None:
        work.session.get_one(PersonRow, person.id).created_at = person.created_at


def add_round(work: UnitOfWork, found: Round, person_id: UUID) -> None:
    """Add a round unless it is here; raises UserError where it is somebody else's."""
    row = work.session.get(RoundRow, found.id)
    if row is None:
        work.session.add(RoundRow(id=found.id, person_id=person_id, created_at=found.created_at))
        work.session.flush()
    elif row.person_id != person_id:
        raise _taken()


def add_plan(work: UnitOfWork, plan: StudyPlan) -> None:
    """Add a learning plan; raises UserError where a plan or an item has its identity here."""
    check_free(work, StudyPlanRow, plan.id)
    for item in plan.items:
        check_free(work, StudyItemRow, item.id)
    work.plans.add(plan)


def check_free(
    work: UnitOfWork,
    table: type[AssessmentRow | EvidenceRow | StudyPlanRow | StudyItemRow],
    record_id: UUID,
) -> None:
    """Raise UserError where another person's record has an identity."""
    if work.session.get(table, record_id) is not None:
        raise _taken()


def keep_assessment(work: UnitOfWork, kept: KeptAssessment, framework: Framework) -> None:
    """Add an assessment with its history, or let it take the place of the draft it goes on with.

    What was signed is linked into this workspace's chain, with the day it was signed.
    """
    assessment, session = kept.assessment, work.session
    reading = next(one for one in framework.readings if one.code == assessment.reading)
    role = next((one for one in framework.roles if one.code == assessment.role), None)
    role_id = role.id if role else None
    row = session.get(AssessmentRow, assessment.id)
    if row is None:
        work.assessments.add(assessment, role_id=role_id, reading_id=reading.id)
        row = work.assessments.row(assessment.id)
    else:
        for table in (EvidenceLinkRow, RatingRow, RatingChangeRow):
            session.execute(
                delete(table)
                .where(table.assessment_id == row.id)
                .execution_options(synchronize_session=False)
            )
        session.expire_all()
        set_up(row, assessment, role_id=role_id, reading_id=reading.id)
        around = work.assessments.around(row)
        around.keep_sittings(row.id, assessment.sittings)
        around.keep_plan(row.id, assessment.plan)
        around.keep_passages(row.id, assessment.passages)
    _copy(kept, row)
    _add_ratings(work, kept, framework)
    for item in assessment.evidence:
        work.assessments.link(row, item.id, item.links)
    session.merge(
        PositionRow(assessment_id=row.id, step=assessment.step, competence=assessment.position)
    )
    around = work.assessments.around(row)
    around.acknowledge(row.id, assessment.acknowledgement)
    around.keep_appeals(row.id, assessment.appeals)
    if kept.signed is not None and session.get(SignatureRow, row.id) is None:
        signature = assessment.signature
        assert signature is not None  # noqa: S101 - whoever reads the file made sure of it
        work.assessments.sign(
            row,
            signature.decided_by,
            kept.signed.document,
            signature.countersigned_by,
            at=signature.signed_at,
        )
    session.flush()
    row.saved_at = assessment.saved_at or work.now


def _copy(kept: KeptAssessment, row: AssessmentRow) -> None:
    assessment = kept.assessment
    row.title, row.running_note = assessment.title, assessment.running_note
    row.comment, row.candidate_comment = assessment.comment, assessment.candidate_comment
    row.decision = assessment.decision.value if assessment.decision else None
    row.decided_by = assessment.decided_by
    row.archived = row.archived or assessment.archived
    if assessment.created_at is not None:
        row.created_at = assessment.created_at


def _add_ratings(work: UnitOfWork, kept: KeptAssessment, framework: Framework) -> None:
    assessment = kept.assessment
    sittings = {change.competence: change.sitting for change in kept.history}
    for code, found in kept.ratings.items():
        rating = found.rating
        work.session.add(
            RatingRow(
                assessment_id=assessment.id,
                competence_id=framework.competence(code).id,
                state=rating.state.value,
                level=rating.level,
                reason=rating.reason,
                allowed_by=rating.allowed_by,
                flagged=rating.flagged,
                note=rating.note,
                sufficient=rating.sufficient.value,
                knowledge=rating.knowledge,
                autonomy=rating.autonomy,
                grounds=rating.grounds,
                path=rating.path,
                sitting=sittings.get(code, 0),
                rated_by=found.rated_by,
                rated_at=found.rated_at,
            )
        )
    for change in kept.history:
        work.session.add(
            RatingChangeRow(
                assessment_id=assessment.id,
                sequence=change.sequence,
                competence_id=framework.competence(change.competence).id,
                state=change.state.value,
                level=change.level,
                reason=change.reason,
                allowed_by=change.allowed_by,
                changed_by=change.changed_by,
                changed_at=change.changed_at,
                why=change.why,
                knowledge=change.knowledge,
                autonomy=change.autonomy,
                grounds=change.grounds,
                path=change.path,
                sitting=change.sitting,
            )
        )
    work.session.flush()


def _taken() -> UserError:
    return UserError(
        mark(
            "The file holds a record that is another person's here. Nothing was changed; ask for "
            "the file again."
        )
    )
