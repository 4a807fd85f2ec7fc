"""Everything about one person: collecting it, counting it, and erasing it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Select, delete, func, or_, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Attachment
from s4c_desktop.domain.chain import SignedText
from s4c_desktop.domain.dossier import (
    Dossier,
    Erasure,
    Holdings,
    KeptAssessment,
    KeptFile,
    KeptRating,
    Round,
)
from s4c_desktop.domain.focus_group import alone
from s4c_desktop.models.base import Base
from s4c_desktop.models.framework_tables import competence
from s4c_desktop.models.group_tables import (
    ParticipantAttributeRow,
    ParticipantRatingRow,
    ParticipantRow,
)
from s4c_desktop.models.interview_tables import (
    AcknowledgementRow,
    AppealRow,
    PassageLinkRow,
    PassageRow,
    PlannedMethodRow,
    SittingRow,
)
from s4c_desktop.models.learning_tables import (
    AbsenceRow,
    LearnerRow,
    MasteredRow,
    SelfCheckRow,
    StudyGoalRow,
    StudyItemLinkRow,
    StudyItemRow,
    StudyPlanRow,
    TrainingSeatRow,
)
from s4c_desktop.models.quality_tables import FindingRow, SampledRow, SecondLookRow
from s4c_desktop.models.tables import (
    AssessmentRow,
    AttachmentRow,
    ErasureRow,
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
    from s4c_desktop.models.unit_of_work import UnitOfWork

Owned = tuple[type[Base], ColumnElement[bool]]


def collect(work: UnitOfWork, person_id: UUID) -> Dossier:
    """Return everything that is kept about a person; raises UserError where there is none.

    The bytes of files are left where they are; `file_bytes` reads them one by one.
    """
    session = work.session
    person = work.people.get(person_id)
    rounds = session.scalars(
        select(RoundRow)
        .where(RoundRow.person_id == person_id)
        .order_by(RoundRow.created_at, RoundRow.id)
    )
    rows = session.scalars(
        select(AssessmentRow)
        .where(AssessmentRow.person_id == person_id)
        .order_by(AssessmentRow.sequence)
    ).all()
    return Dossier(
        person,
        work.now,
        tuple(Round(row.id, row.created_at) for row in rounds),
        tuple(_assessment(work, row) for row in rows),
        work.people.evidence(person_id),
        _files(work, person_id),
        work.learners.of(person_id) if work.session.get(LearnerRow, person_id) else None,
        work.plans.of_person(person_id),
        tuple(
            replace(training, taken=tuple(s for s in training.taken if s.person_id == person_id))
            for training in map(work.trainings.get, sorted(work.trainings.of_person(person_id)))
        ),
        tuple(
            alone(work.groups.get(group_id), participants)
            for group_id, participants in work.groups.participants_of(person_id).items()
        ),
    )


def file_bytes(work: UnitOfWork, attachment_id: UUID) -> bytes:
    """Return what a file holds."""
    query = select(AttachmentRow.data).where(AttachmentRow.id == attachment_id)
    return work.session.scalars(query).one()


def holdings(work: UnitOfWork, person_id: UUID) -> Holdings:
    """Count what is kept about a person; raises UserError where there is none."""
    work.people.get(person_id)
    counts = {
        table: work.session.scalar(select(func.count()).select_from(table).where(theirs)) or 0
        for table, theirs in owned(person_id)
    }
    return Holdings(
        counts[AssessmentRow], counts[SignatureRow], counts[EvidenceRow], counts[AttachmentRow]
    )


def assessment_ids(work: UnitOfWork, person_id: UUID) -> frozenset[UUID]:
    """Return which assessments are of a person."""
    query = select(AssessmentRow.id).where(AssessmentRow.person_id == person_id)
    return frozenset(work.session.scalars(query))


def erase(work: UnitOfWork, person_id: UUID, *, by: str, reason: str) -> Erasure:
    """Remove every row of a person, and note that it was done, without the person.

    What was signed leaves the salted hash in its link of the chain, closed by a tombstone.
    Raises UserError where there is no such person.
    """
    session = work.session
    session.flush()
    erasure = Erasure(uuid4(), work.now, by, reason, holdings(work, person_id))
    for sequence in session.scalars(_signatures(person_id)).all():
        work.chain.append_tombstone(sequence)
    plans = work.samples.plans_of(assessment_ids(work, person_id))
    trainings = work.trainings.of_person(person_id)
    taking_part = work.groups.participants_of(person_id)
    for table, theirs in owned(person_id):
        # One statement for each table: assessments refer to one another as revisions, which
        # both databases look at only when the statement ends.
        session.execute(delete(table).where(theirs).execution_options(synchronize_session=False))
    session.expire_all()
    for plan_id in plans:
        work.samples.touch(plan_id)
    for training_id in trainings:
        work.trainings.touch(training_id)
    for group_id, participants in taking_part.items():
        work.groups.replace_shown(group_id, participants)
    session.add(
        ErasureRow(
            id=erasure.id,
            erased_at=erasure.erased_at,
            erased_by=erasure.erased_by,
            reason=erasure.reason,
            assessments=erasure.holdings.assessments,
            signed=erasure.holdings.signed,
            evidence=erasure.holdings.evidence,
            attachments=erasure.holdings.attachments,
        )
    )
    session.flush()
    return erasure


def known(work: UnitOfWork, ids: Iterable[UUID]) -> tuple[UUID, ...]:
    """Return those of some people that are in the workspace."""
    session = work.session
    return tuple(one for one in ids if session.get(PersonRow, one) is not None)


def erasures(work: UnitOfWork) -> tuple[Erasure, ...]:
    """Return what was erased, the last first."""
    query = select(ErasureRow).order_by(ErasureRow.erased_at.desc(), ErasureRow.id)
    return tuple(
        Erasure(
            row.id,
            row.erased_at,
            row.erased_by,
            row.reason,
            Holdings(row.assessments, row.signed, row.evidence, row.attachments),
        )
        for row in work.session.scalars(query)
    )


def last_touched(work: UnitOfWork, person_id: UUID) -> date:
    """Return the day something of a person was last signed or saved."""
    person = work.session.get(PersonRow, person_id)
    if person is None:
        raise UserError(mark("There is no person {id} in this workspace."), id=person_id)
    saved = select(AssessmentRow.saved_at).where(AssessmentRow.person_id == person_id)
    last: datetime = max((person.created_at, *work.session.scalars(saved)))
    return last.date()


def owned(person_id: UUID) -> tuple[Owned, ...]:
    """Return which rows are a person's, by table, what refers to others before them."""
    assessments = select(AssessmentRow.id).where(AssessmentRow.person_id == person_id)
    evidence = select(EvidenceRow.id).where(EvidenceRow.person_id == person_id)
    passages = select(PassageRow.id).where(PassageRow.assessment_id.in_(assessments))
    plans = select(StudyPlanRow.id).where(StudyPlanRow.person_id == person_id)
    items = select(StudyItemRow.id).where(StudyItemRow.plan_id.in_(plans))
    taking_part = select(ParticipantRow.id).where(ParticipantRow.person_id == person_id)
    return (
        (StudyItemLinkRow, StudyItemLinkRow.item_id.in_(items)),
        (StudyItemRow, StudyItemRow.plan_id.in_(plans)),
        (StudyGoalRow, StudyGoalRow.plan_id.in_(plans)),
        (StudyPlanRow, StudyPlanRow.person_id == person_id),
        (TrainingSeatRow, TrainingSeatRow.person_id == person_id),
        (SelfCheckRow, SelfCheckRow.person_id == person_id),
        (MasteredRow, MasteredRow.person_id == person_id),
        (AbsenceRow, AbsenceRow.person_id == person_id),
        (LearnerRow, LearnerRow.person_id == person_id),
        (ParticipantRatingRow, ParticipantRatingRow.participant_id.in_(taking_part)),
        (ParticipantAttributeRow, ParticipantAttributeRow.participant_id.in_(taking_part)),
        (ParticipantRow, ParticipantRow.person_id == person_id),
        (PassageLinkRow, PassageLinkRow.passage_id.in_(passages)),
        (PassageRow, PassageRow.assessment_id.in_(assessments)),
        (SittingRow, SittingRow.assessment_id.in_(assessments)),
        (PlannedMethodRow, PlannedMethodRow.assessment_id.in_(assessments)),
        (AcknowledgementRow, AcknowledgementRow.assessment_id.in_(assessments)),
        (AppealRow, AppealRow.assessment_id.in_(assessments)),
        (FindingRow, FindingRow.assessment_id.in_(assessments)),
        (SecondLookRow, SecondLookRow.assessment_id.in_(assessments)),
        (SampledRow, SampledRow.assessment_id.in_(assessments)),
        (PositionRow, PositionRow.assessment_id.in_(assessments)),
        (
            EvidenceLinkRow,
            or_(
                EvidenceLinkRow.assessment_id.in_(assessments),
                EvidenceLinkRow.evidence_id.in_(evidence),
            ),
        ),
        (RatingChangeRow, RatingChangeRow.assessment_id.in_(assessments)),
        (RatingRow, RatingRow.assessment_id.in_(assessments)),
        (SignatureRow, SignatureRow.assessment_id.in_(assessments)),
        (AssessmentRow, AssessmentRow.person_id == person_id),
        (RoundRow, RoundRow.person_id == person_id),
        (AttachmentRow, AttachmentRow.evidence_id.in_(evidence)),
        (EvidenceRow, EvidenceRow.person_id == person_id),
        (PersonRow, PersonRow.id == person_id),
    )


def _signatures(person_id: UUID) -> Select[int]:
    return (
        select(SignatureRow.sequence)
        .join(AssessmentRow, AssessmentRow.id == SignatureRow.assessment_id)
        .where(AssessmentRow.person_id == person_id)
        .order_by(SignatureRow.sequence)
    )


def _assessment(work: UnitOfWork, row: AssessmentRow) -> KeptAssessment:
    assessment = work.assessments.get(row.id)
    signature = work.session.get(SignatureRow, row.id)
    query = (
        select(competence.c.code, RatingRow.rated_by, RatingRow.rated_at)
        .join(competence, competence.c.id == RatingRow.competence_id)
        .where(RatingRow.assessment_id == row.id)
        .order_by(competence.c.sort)
    )
    return KeptAssessment(
        assessment,
        row.round_id,
        {
            code: KeptRating(assessment.rating(code), by, at)
            for code, by, at in work.session.execute(query)
        },
        work.assessments.history(row.id),
        SignedText(signature.document, signature.salt) if signature else None,
        work.samples.about(row.id),
    )


def _files(work: UnitOfWork, person_id: UUID) -> tuple[KeptFile, ...]:
    query = (
        select(AttachmentRow)
        .join(EvidenceRow, EvidenceRow.id == AttachmentRow.evidence_id)
        .where(EvidenceRow.person_id == person_id)
        .order_by(EvidenceRow.sequence, EvidenceRow.id, AttachmentRow.sequence, AttachmentRow.id)
    )
    return tuple(
        KeptFile(
            row.evidence_id,
            Attachment(row.id, row.name, row.media_type, row.size, row.sha256),
            row.added_at,
        )
        for row in work.session.scalars(query)
    )
