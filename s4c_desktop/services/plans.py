"""What an assessment's gaps turn into: a learning plan."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from s4c_desktop.domain.assessment import Assessment
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.learning import LearningPlan, make_plan
from s4c_desktop.services.results import ResultService


@dataclass(frozen=True)
class PlanView:
    """An assessment with the learning plan that follows from its gaps."""

    assessment: Assessment
    framework: Framework
    plan: LearningPlan


class PlanService:
    """Computes learning plans."""

    def __init__(self, results: ResultService) -> None:
        self._results = results

    def view(self, assessment_id: UUID, *, code_names: bool = False) -> PlanView:
        """Return the learning plan of an assessment; raises UserError where there is none.

        With `code_names` the person's code name, if there is one, takes the name's place.
        """
        view = self._results.view(assessment_id, code_names=code_names)
        plan = make_plan(view.framework, view.assessment.role, view.result)
        return PlanView(view.assessment, view.framework, plan)
