"""What the documents of one assessment are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from s4c_desktop.domain.assessment import Assessment
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.learning import LearningPlan
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.role_fit import RoleFit


@dataclass(frozen=True, slots=True)
class Layer:
    """Another assessment of the same round, compared with the role as this one is."""

    assessment: Assessment
    result: Result


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What a report is made of; `centre` may be empty, `fits` are for self-assessments.

    Where the plan, the history of the ratings or other layers of the round are absent, the
    report says nothing of them.
    """

    assessment: Assessment
    framework: Framework
    result: Result
    made_at: datetime
    centre: str = ""
    plan: LearningPlan | None = None
    history: tuple[RatingChange, ...] = ()
    layers: tuple[Layer, ...] = ()
    fits: tuple[RoleFit, ...] = ()

    @property
    def role_title(self) -> str:
        """Return the title of the role that was assessed."""
        return self.framework.role(self.assessment.role).title
