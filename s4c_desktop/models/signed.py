"""Whether rows fit what was signed, and each other, where no hash tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical import signs
from s4c_desktop.models.fault_names import assessment_name, round_name
from s4c_desktop.models.framework_tables import competence, requirement_set, role
from s4c_desktop.models.interview_tables import PassageLinkRow, PassageRow, PlannedMethodRow
from s4c_desktop.models.stored import UNREADABLE
from s4c_desktop.models.tables import (
    AssessmentRow,
    ChainLinkRow,
    EvidenceLinkRow,
    RatingChangeRow,
    RatingRow,
    RoundRow,
    SignatureRow,
)

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork


def signed_faults(work: UnitOfWork) -> Iterator[UserError]:
    """Yield a sentence for every signed assessment whose rows are not what was signed.

    The chain vouches for the documents; this for the rows that lists and queries read.
    """
    query = select(SignatureRow, ChainLinkRow.at).outerjoin(
        ChainLinkRow, ChainLinkRow.sequence == SignatureRow.sequence
    )
    for signature, linked_at in work.session.execute(query.order_by(SignatureRow.sequence)):
        try:
            assessment = work.assessments.get(signature.assessment_id)
            history = work.assessments.history(assessment.id)
            same = signs(
                signature.document,
                assessment,
                history,
                signature.signed_by,
                signature.countersigned_by,
            )
        except (UserError, *UNREADABLE):
            same = False
        if not same or signature.signed_at != linked_at:
            yield UserError(
                mark("The assessment {name} is not as it was signed (link {number} of the chain)."),
                name=assessment_name(work.session, signature.assessment_id),
                number=signature.sequence,
            )


def reference_faults(session: Session) -> Iterator[UserError]:
    """Yield a sentence for every assessment and round whose references contradict each other."""
    for query, called, sentence in (
        (
            _mixed(),
            assessment_name,
            mark("The assessment {name} mixes two versions of the framework."),
        ),
        (
            _misplaced(),
            assessment_name,
            mark("The assessment {name} stands in somebody else's round."),
        ),
        (
            _raters(),
            assessment_name,
            mark("The assessment {name} names another rater than its history."),
        ),
        (_empty(), round_name, mark("The round of assessments {name} holds no assessment.")),
    ):
        for record_id in session.scalars(query):
            yield UserError(sentence, name=called(session, record_id))


def _mixed() -> Select[UUID]:
    """Select the assessments that refer to parts of another framework version."""
    own = AssessmentRow.framework_id
    parts = [
        select(table.c.id).where(table.c.id == column, table.c.framework_id != own).exists()
        for table, column in (
            (role, AssessmentRow.role_id),
            (requirement_set, AssessmentRow.reading_id),
        )
    ]
    parts += [
        select(table.assessment_id)
        .join(competence, competence.c.id == table.competence_id)
        .where(table.assessment_id == AssessmentRow.id, competence.c.framework_id != own)
        .exists()
        for table in (RatingRow, RatingChangeRow, EvidenceLinkRow, PlannedMethodRow)
    ]
    parts.append(
        select(PassageRow.id)
        .join(PassageLinkRow, PassageLinkRow.passage_id == PassageRow.id)
        .join(competence, competence.c.id == PassageLinkRow.competence_id)
        .where(PassageRow.assessment_id == AssessmentRow.id, competence.c.framework_id != own)
        .exists()
    )
    return select(AssessmentRow.id).where(or_(*parts))


def _misplaced() -> Select[UUID]:
    """Select the assessments in another person's round, or in another than what they revise."""
    revised = aliased(AssessmentRow)
    return (
        select(AssessmentRow.id)
        .join(RoundRow, RoundRow.id == AssessmentRow.round_id)
        .outerjoin(revised, revised.id == AssessmentRow.revises_id)
        .where(
            or_(
                RoundRow.person_id != AssessmentRow.person_id,
                revised.round_id != AssessmentRow.round_id,
            )
        )
    )


def _raters() -> Select[UUID]:
    """Select the assessments with a rating that names another rater or time than its history."""
    change, later = aliased(RatingChangeRow), aliased(RatingChangeRow)
    latest = (
        select(func.max(later.sequence))
        .where(
            later.assessment_id == RatingRow.assessment_id,
            later.competence_id == RatingRow.competence_id,
        )
        .scalar_subquery()
    )
    return (
        select(RatingRow.assessment_id)
        .outerjoin(
            change,
            (change.assessment_id == RatingRow.assessment_id) & (change.sequence == latest),
        )
        .where(
            or_(
                RatingRow.rated_by != func.coalesce(change.changed_by, ""),
                RatingRow.rated_at.is_distinct_from(change.changed_at),
                RatingRow.sitting != func.coalesce(change.sitting, 0),
            )
        )
        .distinct()
    )


def _empty() -> Select[UUID]:
    """Select the rounds without any assessment."""
    inside = select(AssessmentRow.id).where(AssessmentRow.round_id == RoundRow.id)
    return select(RoundRow.id).where(~inside.exists())
