"""Sampling assessments, looking at them a second time, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.merging import ClashError, merge_fields, merge_text, merge_value
from s4c_desktop.domain.quality import (
    Finding,
    Judged,
    Sample,
    Sampled,
    SecondLevel,
    check_finding,
    check_judged,
    check_plan,
)
from s4c_desktop.domain.quality_wording import second_level_text
from s4c_desktop.domain.sampling import Candidate, Chosen, Plan, choose
from s4c_desktop.services import conflicts
from s4c_desktop.services.candidates import candidates, held
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, AssessmentSummary
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.names import Names
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.assessments import AssessmentService
    from s4c_desktop.services.results import ResultService, ResultView

QUALITY = Changes(quality=True)


@dataclass(frozen=True)
class Period:
    """The signed assessments by assessors of a period, for choosing from them again and again."""

    begins: date
    until: date
    candidates: tuple[Candidate, ...]
    lines: Mapping[UUID, AssessmentSummary]

    def choose(self, plan: Plan) -> tuple[Chosen, ...]:
        """Return what a plan looks at."""
        return choose(plan, self.candidates)


@dataclass(frozen=True)
class SampleView:
    """A sample with the lines of the assessments in it, by their identity."""

    sample: Sample
    lines: Mapping[UUID, AssessmentSummary]


@dataclass(frozen=True)
class LookView:
    """An assessment to be looked at a second time, as it was signed, with the names to show."""

    sample: Sample
    result: ResultView

    @property
    def assessment(self) -> Assessment:
        """Return what was signed."""
        return self.result.assessment

    @property
    def framework(self) -> Framework:
        """Return the framework version of that day."""
        return self.result.framework

    @property
    def sampled(self) -> Sampled:
        """Return the second look."""
        return self.sample.of(self.assessment.id)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found in this assessment."""
        return self.sample.found_in(self.assessment.id)


@dataclass(frozen=True)
class FoundIn:
    """A finding with its plan and its assessment."""

    finding: Finding
    plan_id: UUID
    plan: str
    line: AssessmentSummary


class QualityService:
    """Keeps samples, second looks and findings; what was signed is never changed.

    Calls that change what somebody may have looked at take what was `seen` of it. What only one
    desk changed is kept; of what two changed, the stored stands and a ConflictError names both.
    """

    def __init__(
        self,
        units: UnitsOfWork,
        assessments: AssessmentService,
        results: ResultService,
        names: Names,
    ) -> None:
        self._units = units
        self._assessments = assessments
        self._results = results
        self._names = names

    # -- samples -------------------------------------------------------------------------

    def period(
        self, begins: date, until: date, check: Callable[[], object] = lambda: None
    ) -> Period:
        """Return what can be chosen from; `check` may raise to stop."""
        with self._units.reading() as work:
            found = candidates(
                work, begins, until, lambda signed: self._results.of(signed).result, check
            )
        return Period(begins, until, found, self._lines(one.id for one in found))

    def samples(self) -> tuple[SampleView, ...]:
        """Return all samples, the latest plan first."""
        with self._units.reading() as work:
            found = work.samples.all()
        lines = self._lines(one.assessment_id for sample in found for one in sample.sampled)
        return tuple(_view(sample, lines) for sample in found)

    def sample(self, plan_id: UUID) -> SampleView:
        """Return one sample; raises UserError where there is none."""
        with self._units.reading() as work:
            found = work.samples.get(plan_id)
        return _view(found, self._lines(one.assessment_id for one in found.sampled))

    def create(self, sample: Sample) -> Outcome[Sample]:
        """Keep a plan with what it chose; raises UserError for a plan that lacks something.

        Only signed assessments by assessors can be in a sample.
        """
        check_plan(sample)
        if not sample.sampled:
            raise UserError(
                mark(
                    "This plan chooses no assessment. Choose another period, a larger share or "
                    "more rules."
                )
            )
        with self._units.writing() as work:
            if not {one.assessment_id for one in sample.sampled} <= {o.id for o in held(work)}:
                raise UserError(
                    mark("An assessment was erased meanwhile. Look at the preview again.")
                )
            work.samples.add(sample)
            work.seal()
            kept = work.samples.get(sample.id)
        return Outcome(kept, QUALITY)

    def draw_again(
        self, plan_id: UUID, check: Callable[[], object] = lambda: None
    ) -> Outcome[tuple[Sampled, ...]]:
        """Put what the plan chooses by now into its sample, and return it; nothing is taken out."""
        with self._units.reading() as work:
            before = work.samples.get(plan_id)
        period = self.period(before.period_from, before.period_until, check)
        chosen = period.choose(before.choosing)
        with self._units.writing() as work:
            there = {one.assessment_id for one in work.samples.get(plan_id).sampled}
            still = {one.id for one in held(work)}
            new = tuple(
                Sampled(one.id, one.reasons)
                for one in chosen
                if one.id not in there and one.id in still
            )
            work.samples.put_in(plan_id, new)
        return Outcome(new, QUALITY)

    def delete(self, plan_id: UUID) -> Outcome[None]:
        """Delete a plan that nobody has worked on; raises UserError for others."""
        with self._units.writing() as work:
            sample = work.samples.get(plan_id)
            if sample.findings or any(one.is_begun for one in sample.sampled):
                raise UserError(
                    mark("“{title}” has second looks or findings, so it is kept."),
                    title=sample.title,
                )
            work.samples.delete(plan_id)
        return Outcome(None, QUALITY)

    # -- second looks --------------------------------------------------------------------

    def look(self, plan_id: UUID, assessment_id: UUID) -> LookView:
        """Return an assessment of a sample with everything the second look says so far."""
        with self._units.reading() as work:
            sample = work.samples.get(plan_id).about(assessment_id)
            signed = work.assessments.as_signed(assessment_id)
        return LookView(sample, self._results.of(self._names.shown(signed)))

    def level(
        self,
        plan_id: UUID,
        assessment_id: UUID,
        code: str,
        level: SecondLevel | None,
        *,
        seen: SecondLevel | None,
    ) -> Outcome[Sample]:
        """Keep, or with None take back, the level that the second look gives a competence."""
        with self._units.writing() as work:
            stored = work.samples.get(plan_id).of(assessment_id).levels.get(code)
            kept = _merged_level(code, seen, stored, level)
            work.samples.level(plan_id, assessment_id, code, kept)
            work.seal()
            sample = work.samples.get(plan_id).about(assessment_id)
        return Outcome(sample, QUALITY)

    def judge(
        self, plan_id: UUID, assessment_id: UUID, judged: Judged, *, seen: Judged
    ) -> Outcome[Sample]:
        """Keep verdict, name, day and remarks; raises UserError for a verdict without a name."""
        clashes: tuple[ClashError, ...] = ()
        with self._units.writing() as work:
            stored = work.samples.get(plan_id).of(assessment_id).judged
            values, clashes = merge_fields(seen, stored, judged, ("verdict", "by", "on"))
            remarks = merge_text(
                seen.remarks, stored.remarks, judged.remarks, conflicts.line(judged.by)
            )
            kept = Judged(**values, remarks=remarks.text)
            check_judged(kept)
            work.samples.judge(plan_id, assessment_id, kept)
            work.seal()
            sample = work.samples.get(plan_id).about(assessment_id)
        if clashes:
            raise conflicts.of_details(sample.title, clashes)
        return Outcome(sample, QUALITY)

    # -- findings ------------------------------------------------------------------------

    def findings(self) -> tuple[FoundIn, ...]:
        """Return the findings of all plans: what is not done first, the earliest due first."""
        found = [
            FoundIn(
                finding,
                view.sample.id,
                view.sample.title,
                view.lines[finding.assessment_id],
            )
            for view in self.samples()
            for finding in view.sample.findings
        ]
        return tuple(sorted(found, key=_urgency))

    def keep_finding(
        self, plan_id: UUID, finding: Finding, *, seen: Finding | None
    ) -> Outcome[Finding]:
        """Add a finding, or change what was `seen` of one."""
        check_finding(finding)
        clashes: tuple[ClashError, ...] = ()
        with self._units.writing() as work:
            sample = work.samples.get(plan_id)
            sample.of(finding.assessment_id)
            stored = next((one for one in sample.findings if one.id == finding.id), None)
            kept = finding
            if seen is not None:
                if stored is None:
                    raise UserError(mark("This finding was removed at another desk meanwhile."))
                names = [f.name for f in fields(Finding) if f.name not in ("id", "assessment_id")]
                values, clashes = merge_fields(seen, stored, finding, names)
                kept = replace(stored, **values)
            work.samples.keep_finding(plan_id, kept)
        if clashes:
            raise conflicts.of_details(kept.text, clashes)
        return Outcome(kept, QUALITY)

    def remove_finding(self, plan_id: UUID, finding: Finding) -> Outcome[None]:
        """Remove a finding as it was seen; raises ConflictError where it says more by now."""
        with self._units.writing() as work:
            found = (f for f in work.samples.get(plan_id).findings if f.id == finding.id)
            stored = next(found, None)
            if stored is not None and stored != finding:
                raise ConflictError(
                    mark(
                        "“{text}” was changed at another desk meanwhile, so it was not removed. It "
                        "is shown as it is now."
                    ),
                    text=stored.text,
                )
            work.samples.remove_finding(plan_id, finding.id)
        return Outcome(None, QUALITY)

    # -- parts ---------------------------------------------------------------------------

    def _lines(self, ids: Iterable[UUID]) -> dict[UUID, AssessmentSummary]:
        wanted = frozenset(ids)
        if not wanted:
            return {}
        service = self._assessments
        everything = (*service.list(), *service.list(archived=True))
        return {line.id: line for line in everything if line.id in wanted}


def _view(sample: Sample, lines: Mapping[UUID, AssessmentSummary]) -> SampleView:
    """Return a sample without what was erased after it was read and before the lines were."""
    kept = tuple(one for one in sample.sampled if one.assessment_id in lines)
    findings = tuple(one for one in sample.findings if one.assessment_id in lines)
    return SampleView(replace(sample, sampled=kept, findings=findings), lines)


def _merged_level(
    code: str, seen: SecondLevel | None, stored: SecondLevel | None, ours: SecondLevel | None
) -> SecondLevel | None:
    """Return the level with rank and remark each merged; raises ConflictError for two ranks."""
    try:
        rank = merge_value(_rank(seen), _rank(stored), _rank(ours))
    except ClashError as clash:
        raise ConflictError(
            mark(
                "{code} was looked at at two desks at the same time. “{theirs}” was there first "
                "and is shown now. “{ours}”, given here, was not kept."
            ),
            code=code,
            theirs=second_level_text(stored) if stored else "–",
            ours=second_level_text(ours) if ours else "–",
        ) from clash
    if rank is None:
        return None
    remark = merge_text(_remark(seen), _remark(stored), _remark(ours), conflicts.line(""))
    return SecondLevel(rank, remark.text)


def _rank(level: SecondLevel | None) -> int | None:
    return None if level is None else level.rank


def _remark(level: SecondLevel | None) -> str:
    return "" if level is None else level.remark


def _urgency(found: FoundIn) -> tuple[bool, bool, date, str]:
    finding = found.finding
    due = finding.done_on or finding.due_on
    return finding.done_on is not None, due is None, due or date.max, finding.text
