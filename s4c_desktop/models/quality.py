"""Sampling plans with their samples, second looks and findings, between rows and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.quality import (
    Finding,
    Judged,
    Sample,
    Sampled,
    SecondLevel,
    Verdict,
    sample_digest,
)
from s4c_desktop.domain.sampling import Plan, Reason, parse_rules, rules_code
from s4c_desktop.models.framework_tables import competence
from s4c_desktop.models.quality_tables import (
    FindingRow,
    SampledRow,
    SamplingPlanRow,
    SecondLookRow,
)
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import AssessmentRow


class SampleStore:
    """Reads and writes samples; a plan's hash covers everything that hangs on it."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._changed: set[UUID] = set()

    # -- reading -------------------------------------------------------------------------

    def all(self) -> tuple[Sample, ...]:
        """Return all samples, the latest plan first; raises DamagedError as `get`."""
        query = select(SamplingPlanRow.id)
        order = SamplingPlanRow.created_at.desc(), SamplingPlanRow.id
        return tuple(self.get(found) for found in self._session.scalars(query.order_by(*order)))

    @as_stored()
    def get(self, plan_id: UUID) -> Sample:
        """Return a sample.

        Raises UserError where there is none, and DamagedError where it is not as it was saved.
        """
        row = self._row(plan_id)
        found = self._assembled(row)
        if plan_id not in self._changed and row.content_hash != sample_digest(found):
            raise DamagedError(
                mark(
                    "The sampling plan “{title}” is not as it was saved: the file is damaged. It "
                    "is not shown. Check the workspace, and restore a backup."
                ),
                title=row.title,
            )
        return found

    @as_stored()
    def about(self, assessment_id: UUID) -> tuple[Sample, ...]:
        """Return the samples that hold an assessment, with nothing of the others in them."""
        samples = (self.get(plan_id) for plan_id in self.plans_of((assessment_id,)))
        return tuple(
            sample.about(assessment_id)
            for sample in sorted(samples, key=lambda sample: (sample.period_from, sample.id))
        )

    def plans_of(self, assessments: Iterable[UUID]) -> frozenset[UUID]:
        """Return the plans that hold any of some assessments."""
        query = select(SampledRow.plan_id).where(SampledRow.assessment_id.in_(tuple(assessments)))
        return frozenset(self._session.scalars(query))

    # -- writing -------------------------------------------------------------------------

    def add(self, sample: Sample) -> None:
        """Add a plan with its sample; raises UserError where it is there already."""
        if self._session.get(SamplingPlanRow, sample.id) is not None:
            raise UserError(mark("This sampling plan is saved already."))
        self._session.add(
            SamplingPlanRow(
                id=sample.id,
                title=sample.title,
                period_from=sample.period_from,
                period_until=sample.period_until,
                share=sample.choosing.share,
                least=sample.choosing.least,
                rules=rules_code(sample.choosing.rules),
                created_by=sample.created_by,
                created_at=self._now,
            )
        )
        self._session.flush()
        self.put_in(sample.id, sample.sampled)

    def put_in(self, plan_id: UUID, sampled: Iterable[Sampled]) -> None:
        """Put further assessments into a sample."""
        last = self._session.scalar(
            select(func.max(SampledRow.sequence)).where(SampledRow.plan_id == plan_id)
        )
        for sequence, found in enumerate(sampled, start=(last or 0) + 1):
            self._session.add(
                SampledRow(
                    plan_id=plan_id,
                    assessment_id=found.assessment_id,
                    sequence=sequence,
                    reasons=",".join(found.reasons),
                )
            )
        self.touch(plan_id)
        self._session.flush()

    def delete(self, plan_id: UUID) -> None:
        """Delete a plan with everything that hangs on it."""
        row = self._row(plan_id)
        for table in (FindingRow, SecondLookRow, SampledRow):
            self._session.execute(delete(table).where(table.plan_id == plan_id))
        self._session.delete(row)
        self._session.flush()
        self._changed.discard(plan_id)

    def judge(self, plan_id: UUID, assessment_id: UUID, judged: Judged) -> None:
        """Keep what a second look says of a whole assessment."""
        row = self._session.get(SampledRow, (plan_id, assessment_id))
        if row is None:
            raise UserError(mark("This assessment is no longer in the sample."))
        row.verdict, row.remarks = judged.verdict.value, judged.remarks
        row.looked_by, row.looked_on = judged.by, judged.on
        self.touch(plan_id)

    def level(
        self, plan_id: UUID, assessment_id: UUID, code: str, level: SecondLevel | None
    ) -> None:
        """Keep, or with None take back, the level that a second look gives a competence."""
        competence_id = self._competence(assessment_id, code)
        key = (plan_id, assessment_id, competence_id)
        row = self._session.get(SecondLookRow, key)
        if level is None:
            if row is not None:
                self._session.delete(row)
        elif row is None:
            made = dict(zip(("plan_id", "assessment_id", "competence_id"), key, strict=True))
            self._session.add(SecondLookRow(**made, rank=level.rank, remark=level.remark))
        else:
            row.rank, row.remark = level.rank, level.remark
        self.touch(plan_id)
        self._session.flush()

    def keep_finding(self, plan_id: UUID, finding: Finding) -> None:
        """Add a finding, or change one that is there."""
        row = self._session.get(FindingRow, finding.id)
        if row is None:
            last = self._session.scalar(
                select(func.max(FindingRow.sequence)).where(FindingRow.plan_id == plan_id)
            )
            row = FindingRow(
                id=finding.id,
                plan_id=plan_id,
                assessment_id=finding.assessment_id,
                sequence=(last or 0) + 1,
            )
            self._session.add(row)
        row.text, row.action, row.responsible = finding.text, finding.action, finding.responsible
        row.due_on, row.done_on, row.outcome = finding.due_on, finding.done_on, finding.outcome
        self.touch(plan_id)
        self._session.flush()

    def remove_finding(self, plan_id: UUID, finding_id: UUID) -> None:
        """Remove a finding, if it is still there."""
        row = self._session.get(FindingRow, finding_id)
        if row is not None:
            self._session.delete(row)
            self.touch(plan_id)
            self._session.flush()

    def touch(self, plan_id: UUID) -> None:
        """Take note that something of a sample changed."""
        self._changed.add(plan_id)

    # -- soundness -----------------------------------------------------------------------

    def seal(self) -> None:
        """Write the content hash of every sample that changed."""
        for plan_id in self._changed:
            row = self._row(plan_id)
            row.content_hash = sample_digest(self._assembled(row))

    def unsound(self) -> Iterator[str]:
        """Yield the titles of the samples whose stored hash does not fit what is stored."""
        for row in self._session.scalars(select(SamplingPlanRow).order_by(SamplingPlanRow.title)):
            try:
                with as_stored():
                    sound = row.content_hash == sample_digest(self._assembled(row))
            except UserError:
                sound = False
            if not sound:
                yield row.title

    # -- parts ---------------------------------------------------------------------------

    def _row(self, plan_id: UUID) -> SamplingPlanRow:
        row = self._session.get(SamplingPlanRow, plan_id)
        if row is None:
            raise UserError(mark("This sampling plan is no longer in the workspace."))
        return row

    def _assembled(self, row: SamplingPlanRow) -> Sample:
        sampled = self._session.scalars(
            select(SampledRow)
            .where(SampledRow.plan_id == row.id)
            .order_by(SampledRow.sequence, SampledRow.assessment_id)
        ).all()
        findings = self._session.scalars(
            select(FindingRow)
            .where(FindingRow.plan_id == row.id)
            .order_by(FindingRow.sequence, FindingRow.id)
        ).all()
        levels = self._levels(row.id)
        if not {one.assessment_id for one in findings} | set(levels) <= {
            one.assessment_id for one in sampled
        }:
            raise ValueError("a second look at an assessment that is in no sample")
        return Sample(
            choosing=_choosing(row),
            title=row.title,
            period_from=row.period_from,
            period_until=row.period_until,
            created_by=row.created_by,
            created_at=row.created_at,
            sampled=tuple(_sampled(one, levels.get(one.assessment_id, {})) for one in sampled),
            findings=tuple(_finding(one) for one in findings),
        )

    def _levels(self, plan_id: UUID) -> dict[UUID, dict[str, SecondLevel]]:
        """Return the second levels of a plan by assessment and competence, in its order."""
        query = (
            select(SecondLookRow, competence.c.code)
            .join(competence, competence.c.id == SecondLookRow.competence_id)
            .where(SecondLookRow.plan_id == plan_id)
            .order_by(competence.c.sort, competence.c.code)
        )
        found: dict[UUID, dict[str, SecondLevel]] = {}
        for row, code in self._session.execute(query):
            of = found.setdefault(row.assessment_id, {})
            of[code] = SecondLevel(row.rank, row.remark)
        return found

    def _competence(self, assessment_id: UUID, code: str) -> UUID:
        query = (
            select(competence.c.id)
            .join(AssessmentRow, AssessmentRow.framework_id == competence.c.framework_id)
            .where(AssessmentRow.id == assessment_id, competence.c.code == code)
        )
        found: UUID | None = self._session.scalars(query).first()
        if found is None:
            raise UserError(mark("The framework has no competence {code}."), code=code)
        return found


def _choosing(row: SamplingPlanRow) -> Plan:
    """Return how a stored plan chooses; raises ValueError where that makes no sense."""
    try:
        return Plan(row.id, row.share, row.least, parse_rules(row.rules))
    except UserError as error:
        raise ValueError(row.rules) from error


def _sampled(row: SampledRow, levels: dict[str, SecondLevel]) -> Sampled:
    reasons = row.reasons.split(",") if row.reasons else ()
    return Sampled(
        row.assessment_id,
        tuple(Reason(reason) for reason in reasons),
        Judged(Verdict(row.verdict), row.looked_by, row.looked_on, row.remarks),
        levels,
    )


def _finding(row: FindingRow) -> Finding:
    return Finding(
        row.id,
        row.assessment_id,
        row.text,
        row.action,
        row.responsible,
        row.due_on,
        row.done_on,
        row.outcome,
    )
