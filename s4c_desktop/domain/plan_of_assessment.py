"""A plan sheet straight from an assessment's gaps, where no plan is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid5

from s4c_desktop.domain import plan_wording, wording
from s4c_desktop.domain.assessment import Assessment, Phase
from s4c_desktop.domain.plan_sheet import Elsewhere, PlanSheet, SheetItem, ToShow
from s4c_desktop.domain.study import ItemKind

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework, Requirement
    from s4c_desktop.domain.learning import LearningPlan, PlanItem


def plan_of_assessment(
    assessment: Assessment,
    framework: Framework,
    plan: LearningPlan,
    made_at: datetime,
    *,
    centre: str = "",
) -> PlanSheet:
    """Return what is handed out of a plan that was only computed.

    The ids of its items follow from the assessment and what they hold, so the same plan has the
    same ids every time.
    """
    demanded = framework.requirements(plan.role, assessment.reading)
    return PlanSheet(
        id=assessment.id,
        person=assessment.person.name,
        role=framework.role(plan.role).title,
        framework=wording.framework_line(framework, assessment.reading),
        summary=plan_wording.summary(plan),
        made_at=made_at,
        items=tuple(_item(assessment, framework, item) for item in plan.items),
        to_show=tuple(to_show(framework, demanded, code) for code in plan.evidence_only),
        elsewhere=tuple(
            Elsewhere(
                untaught.competence,
                framework.competence(untaught.competence).title,
                wording.untaught_reason(untaught),
                plan_wording.elsewhere_helps(),
            )
            for untaught in plan.untaught
        ),
        not_rated=tuple(wording.competence_name(framework, code) for code in plan.not_rated),
        hours=plan.hours,
        role_hours=plan.role_hours,
        centre=centre,
        raters=assessment.raters,
        assessed_on=assessment.held_on,
        draft=assessment.phase is Phase.DRAFT,
        saved_at=assessment.saved_at,
    )


def to_show(framework: Framework, demanded: Mapping[str, Requirement], code: str) -> ToShow:
    """Return what would settle a competence that lacks only evidence.

    `demanded` are the role's requirements; the level among them says which task would do.
    """
    competence = framework.competence(code)
    requirement = demanded.get(code)
    anchor = competence.anchor(requirement.eqf) if requirement and requirement.eqf else None
    return ToShow(
        competence=code,
        title=competence.title,
        documents=tuple(item.text for item in competence.evidence),
        tasks=(plan_wording.task_at(anchor),) if anchor else (),
        interview=tuple(item.text for item in competence.questions[:2]),
    )


def _item(assessment: Assessment, framework: Framework, item: PlanItem) -> SheetItem:
    named = "\n".join((item.module, *item.path, "", *item.topics))
    return SheetItem(
        id=uuid5(assessment.id, named),
        kind=ItemKind.TOPIC,
        title=item.unit,
        hours=item.hours,
        module=item.module,
        place=plan_wording.place(item),
        topics=item.topics,
        works_on=item.works_on,
        mandatory=item.mandatory,
        why=wording.item_reason(item, framework),
        estimate=plan_wording.shared_estimate(item.module),
    )
