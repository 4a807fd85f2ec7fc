"""A stored plan with all that the planner shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.domain.plan_sheet import PlanSheet, SheetItem
from s4c_desktop.domain.study import StudyPlan
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.study import Studied

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program


@dataclass(frozen=True)
class Looked:
    """A plan with what follows, in the words of its documents.

    `assessments` are the person's, the last saved first.
    """

    studied: Studied
    sheet: PlanSheet
    assessments: tuple[AssessmentSummary, ...]

    @property
    def plan(self) -> StudyPlan:
        """Return the plan itself."""
        return self.studied.plan

    def item(self, group_id: UUID) -> SheetItem | None:
        """Return what the documents say of a group of items."""
        return next((one for one in self.sheet.items if one.id == group_id), None)

    @property
    def later(self) -> AssessmentSummary | None:
        """Return the latest of the person's assessments held after the plan's own, if any."""
        own = next((a for a in self.assessments if a.id == self.plan.assessment_id), None)
        if own is None:
            return None
        after = [
            one
            for one in self.assessments
            if one.round_id != own.round_id or own.round_id is None
            if one.id != own.id and _held(one) > _held(own)
        ]
        return max(after, key=_held, default=None)


def _held(summary: AssessmentSummary) -> date:
    return summary.held_on or summary.saved_at.date()


def looked(program: Program, studied: Studied) -> Looked:
    """Return a plan with all that is shown of it; runs off the GUI thread."""
    return Looked(
        studied,
        program.study.sheet(studied, datetime.now(UTC)),
        program.assessments.of_person(studied.plan.person_id),
    )


def open_plan(program: Program, plan_id: UUID) -> Looked:
    """Open a stored plan; raises UserError where there is none."""
    return looked(program, program.study.open(plan_id))


def keep_plan(program: Program, plan: StudyPlan) -> Outcome[Looked]:
    """Store a plan and look at it as it is then; raises UserError as `StudyService.keep`."""
    kept = program.study.keep(plan)
    return Outcome(looked(program, kept.value), kept.changes)
