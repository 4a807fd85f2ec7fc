"""What an assessment's gaps turn into: a learning plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.framework import ALL_ROLES, Framework
from s4c_desktop.domain.gap import Result, evaluate
from s4c_desktop.domain.learning import LearningPlan, make_plan
from s4c_desktop.domain.plan_of_assessment import plan_of_assessment

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.domain.plan_sheet import PlanSheet
    from s4c_desktop.services.results import ResultService, ResultView


@dataclass(frozen=True)
class PlanView:
    """An assessment with the learning plan that follows from its gaps.

    `roles` are the codes that whoever rated themself can plan for, the closest first.
    """

    assessment: Assessment
    framework: Framework
    plan: LearningPlan
    roles: tuple[str, ...] = ()

    def sheet(self, made_at: datetime, centre: str = "") -> PlanSheet:
        """Return the plan as it is handed out, with its days left open."""
        return plan_of_assessment(
            self.assessment, self.framework, self.plan, made_at, centre=centre
        )


class PlanService:
    """Computes learning plans."""

    def __init__(self, results: ResultService) -> None:
        self._results = results

    def view(
        self, assessment_id: UUID, *, role: str | None = None, code_names: bool = False
    ) -> PlanView:
        """Return the learning plan of an assessment; raises UserError where there is none.

        Whoever rated themself can plan for another `role` (code); who rated for all roles plans
        for the closest unless told otherwise. With `code_names` the person's code name, if there
        is one, takes the name's place.
        """
        view = self._results.view(assessment_id, code_names=code_names)
        return PlanView(view.assessment, view.framework, plan_of(view, role), _roles(view))


def plan_of(view: ResultView, role: str | None = None) -> LearningPlan:
    """Return the plan that follows from a result, as `PlanService.view` does."""
    wanted = role_for(view, role)
    return make_plan(view.framework, wanted, result_for(view, wanted))


def result_for(view: ResultView, role: str) -> Result:
    """Return how an assessment stands to a role: its own, or another of its framework."""
    assessment, framework = view.assessment, view.framework
    if role == assessment.role:
        return view.result
    covered = competences_in_scope(
        framework, role, assessment.reading, assessment.scope, assessment.areas
    )
    requirements = framework.requirements(role, assessment.reading).values()
    return evaluate(requirements, assessment.ratings, assessment.scope, covered)


def _roles(view: ResultView) -> tuple[str, ...]:
    return tuple(fit.role for fit in view.fits)


def role_for(view: ResultView, wanted: str | None) -> str:
    """Return which role is planned for; raises UserError for one that can't be."""
    own, roles = view.assessment.role, _roles(view)
    if wanted is None:
        return roles[0] if own == ALL_ROLES and roles else own
    if wanted != own and wanted not in roles:
        raise UserError(
            mark("There is no plan for role {role}. Roles to plan for: {roles}."),
            role=wanted,
            roles=", ".join(roles or (own,)),
        )
    return wanted
