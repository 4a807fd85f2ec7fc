"""Documents as PDF, of what is stored at the moment they are made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from s4c_desktop.reports.assessment_report import ReportContent, write_report
from s4c_desktop.reports.learning_plan import PlanContent, write_plan
from s4c_desktop.services.plans import PlanService
from s4c_desktop.services.results import ResultService


class DocumentService:
    """Writes reports and plans; a signed assessment's from what was signed."""

    def __init__(
        self, results: ResultService, plans: PlanService, clock: Callable[[], datetime]
    ) -> None:
        self._results = results
        self._plans = plans
        self._clock = clock

    def report(self, assessment_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the assessment report; raises UserError where the place can't be written."""
        view = self._results.view(assessment_id)
        content = ReportContent(view.assessment, view.framework, view.result, self._clock(), centre)
        write_report(target, content)
        return target

    def plan(self, assessment_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the learning plan; raises UserError where the place can't be written."""
        view = self._plans.view(assessment_id)
        content = PlanContent(view.assessment, view.framework, view.plan, self._clock(), centre)
        write_plan(target, content)
        return target
