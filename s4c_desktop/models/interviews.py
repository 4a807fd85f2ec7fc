"""What surrounds the ratings of an assessment, between rows and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Passage,
    PlannedMethod,
    Sitting,
)
from s4c_desktop.models.framework_tables import competence
from s4c_desktop.models.interview_tables import (
    AcknowledgementRow,
    AppealRow,
    PassageLinkRow,
    PassageRow,
    PlannedMethodRow,
    SittingRow,
)

# Put together once: that takes longer than running them, and they run with every change.
_SITTINGS = (
    select(SittingRow)
    .where(SittingRow.assessment_id == bindparam("assessment"))
    .order_by(SittingRow.number)
)
_PLAN = (
    select(PlannedMethodRow, competence.c.code)
    .join(competence, competence.c.id == PlannedMethodRow.competence_id)
    .where(PlannedMethodRow.assessment_id == bindparam("assessment"))
    .order_by(PlannedMethodRow.sequence, PlannedMethodRow.id)
)
_PASSAGES = (
    select(PassageRow)
    .where(PassageRow.assessment_id == bindparam("assessment"))
    .order_by(PassageRow.sequence, PassageRow.id)
)
_TOLD = select(AcknowledgementRow).where(
    AcknowledgementRow.assessment_id == bindparam("assessment")
)
_APPEALS = (
    select(AppealRow)
    .where(AppealRow.assessment_id == bindparam("assessment"))
    .order_by(AppealRow.sequence, AppealRow.id)
)


class InterviewReader:
    """Turns the rows around the ratings into values; writes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sittings(self, assessment_id: UUID) -> tuple[Sitting, ...]:
        """Return the sittings of an assessment, in order."""
        rows = self._session.scalars(_SITTINGS, {"assessment": assessment_id})
        return tuple(Sitting(row.number, row.led_by, row.started_at, row.place) for row in rows)

    def plan(self, assessment_id: UUID) -> tuple[PlannedMethod, ...]:
        """Return the lines of the assessment plan, in their order."""
        rows = self._session.execute(_PLAN, {"assessment": assessment_id})
        return tuple(
            PlannedMethod(row.id, code, row.method, row.planned_on, row.assessor)
            for row, code in rows
        )

    def passages(self, assessment_id: UUID) -> tuple[Passage, ...]:
        """Return the passages of the running note with their links, in their order."""
        rows = self._session.scalars(_PASSAGES, {"assessment": assessment_id}).all()
        links: dict[UUID, set[str]] = {row.id: set() for row in rows}
        if rows:
            query = (
                select(PassageLinkRow.passage_id, competence.c.code)
                .join(competence, competence.c.id == PassageLinkRow.competence_id)
                .where(PassageLinkRow.passage_id.in_(links))
            )
            for passage_id, code in self._session.execute(query):
                links[passage_id].add(code)
        return tuple(Passage(row.id, row.text, frozenset(links[row.id])) for row in rows)

    def acknowledgement(self, assessment_id: UUID) -> Acknowledgement | None:
        """Return that the candidate was told the result, if they were."""
        row = self._session.scalars(_TOLD, {"assessment": assessment_id}).one_or_none()
        if row is None:
            return None
        return Acknowledgement(row.told_on, row.how, row.statement, row.recorded_by)

    def appeals(self, assessment_id: UUID) -> tuple[Appeal, ...]:
        """Return the appeals against a result, in the order they came."""
        rows = self._session.scalars(_APPEALS, {"assessment": assessment_id})
        return tuple(
            Appeal(
                row.id,
                row.lodged_on,
                row.lodged_by,
                row.grounds,
                AppealState(row.state),
                row.decided_on,
                row.decided_by,
                row.outcome,
            )
            for row in rows
        )


class InterviewStore:
    """Writes what surrounds the ratings; whoever calls takes note of the change."""

    def __init__(self, session: Session, competence_id: Callable[[str], UUID]) -> None:
        self._session = session
        self._competence_id = competence_id

    def keep_sittings(self, assessment_id: UUID, sittings: Iterable[Sitting]) -> None:
        """Let an assessment have these sittings and no others."""
        self._clear(SittingRow, assessment_id)
        for sitting in sittings:
            self._session.add(
                SittingRow(
                    assessment_id=assessment_id,
                    number=sitting.number,
                    led_by=sitting.led_by,
                    started_at=sitting.started_at,
                    place=sitting.place,
                )
            )
        self._session.flush()

    def keep_plan(self, assessment_id: UUID, plan: Iterable[PlannedMethod]) -> None:
        """Let the assessment plan have these lines and no others; UserError for unknown codes."""
        self._clear(PlannedMethodRow, assessment_id)
        for sequence, line in enumerate(plan):
            self._session.add(
                PlannedMethodRow(
                    id=line.id,
                    assessment_id=assessment_id,
                    sequence=sequence,
                    competence_id=self._competence_id(line.competence),
                    method=line.method,
                    planned_on=line.on,
                    assessor=line.assessor,
                )
            )
        self._session.flush()

    def keep_passages(self, assessment_id: UUID, passages: Iterable[Passage]) -> None:
        """Let the running note have these passages and no others; UserError for unknown codes."""
        mine = select(PassageRow.id).where(PassageRow.assessment_id == assessment_id)
        self._session.execute(
            delete(PassageLinkRow)
            .where(PassageLinkRow.passage_id.in_(mine))
            .execution_options(synchronize_session=False)
        )
        self._clear(PassageRow, assessment_id)
        for sequence, passage in enumerate(passages):
            self._session.add(
                PassageRow(
                    id=passage.id,
                    assessment_id=assessment_id,
                    sequence=sequence,
                    text=passage.text,
                )
            )
            self._session.flush()
            for code in sorted(passage.links):
                self._session.add(
                    PassageLinkRow(passage_id=passage.id, competence_id=self._competence_id(code))
                )
        self._session.flush()

    def acknowledge(self, assessment_id: UUID, told: Acknowledgement | None) -> None:
        """Keep that the candidate was told the result, or take it back."""
        self._clear(AcknowledgementRow, assessment_id)
        if told is not None:
            self._session.add(
                AcknowledgementRow(
                    assessment_id=assessment_id,
                    told_on=told.on,
                    how=told.how,
                    statement=told.statement,
                    recorded_by=told.recorded_by,
                )
            )
        self._session.flush()

    def keep_appeals(self, assessment_id: UUID, appeals: Iterable[Appeal]) -> None:
        """Let a result have these appeals and no others."""
        self._clear(AppealRow, assessment_id)
        for sequence, appeal in enumerate(appeals):
            self._session.add(
                AppealRow(
                    id=appeal.id,
                    assessment_id=assessment_id,
                    sequence=sequence,
                    lodged_on=appeal.lodged_on,
                    lodged_by=appeal.lodged_by,
                    grounds=appeal.grounds,
                    state=appeal.state.value,
                    decided_on=appeal.decided_on,
                    decided_by=appeal.decided_by,
                    outcome=appeal.outcome,
                )
            )
        self._session.flush()

    def _clear(
        self,
        table: type[SittingRow | PlannedMethodRow | PassageRow | AcknowledgementRow | AppealRow],
        assessment_id: UUID,
    ) -> None:
        for row in self._session.scalars(
            select(table).where(table.assessment_id == assessment_id)
        ).all():
            self._session.expunge(row)
        self._session.execute(
            delete(table)
            .where(table.assessment_id == assessment_id)
            .execution_options(synchronize_session=False)
        )
