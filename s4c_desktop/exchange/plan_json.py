"""A learning plan as plain data, for other programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.learning import LearningPlan
from s4c_desktop.domain.wording import item_reason
from s4c_desktop.exchange.framework_json import hours_to_json


def plan_to_json(assessment_id: UUID, framework: Framework, plan: LearningPlan) -> dict[str, Any]:
    """Return the items in order, and the competences that learning does not settle."""
    return {
        "id": str(assessment_id),
        "items": [
            {
                "unit": item.unit,
                "module": item.module,
                "topics": list(item.topics),
                "hours": hours_to_json(item.hours),
                "works_on": list(item.works_on),
                "reason": item_reason(item, framework),
            }
            for item in plan.items
        ],
        "untaught": [untaught.competence for untaught in plan.untaught],
        "evidence_only": list(plan.evidence_only),
    }
