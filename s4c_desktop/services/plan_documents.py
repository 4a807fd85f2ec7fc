"""Stored learning plans as files: a PDF, a calendar, a workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from s4c_desktop.base.files import save
from s4c_desktop.domain.plan_sheet import PlanSheet
from s4c_desktop.exchange.calendar_ics import plan_to_calendar
from s4c_desktop.exchange.plan_xlsx import plan_to_workbook
from s4c_desktop.reports.learning_plan import write_plan
from s4c_desktop.services.study import StudyService


class PlanDocumentService:
    """Writes a stored plan as it is at that moment; names are those that are shown."""

    def __init__(self, study: StudyService, clock: Callable[[], datetime]) -> None:
        self._study = study
        self._clock = clock

    def pdf(self, plan_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the plan as a PDF; raises UserError where the place can't be written."""
        write_plan(target, self._sheet(plan_id, centre))
        return target

    def calendar(self, plan_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the days of the plan as an iCalendar file; raises UserError as `pdf`."""
        content = plan_to_calendar(self._sheet(plan_id, centre))
        save(target, lambda file: file.write(content))
        return target

    def workbook(self, plan_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the plan as a workbook (XLSX); raises UserError as `pdf`."""
        content = plan_to_workbook(self._sheet(plan_id, centre))
        save(target, lambda file: file.write(content))
        return target

    def _sheet(self, plan_id: UUID, centre: str) -> PlanSheet:
        return self._study.sheet(self._study.open(plan_id), self._clock(), centre)
