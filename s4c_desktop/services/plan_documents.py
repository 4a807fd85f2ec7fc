"""Stored learning plans as files: a PDF, a calendar, a workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import mark
from s4c_desktop.exchange.calendar_ics import plan_to_calendar
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.plan_json import whole_plan_to_json
from s4c_desktop.exchange.plan_xlsx import plan_to_workbook
from s4c_desktop.reports.learning_plan import write_plan

if TYPE_CHECKING:
    from s4c_desktop.domain.plan_sheet import PlanSheet
    from s4c_desktop.services.study import Studied, StudyService

_CONTENT: dict[str, Callable[[PlanSheet], bytes]] = {
    ".ics": plan_to_calendar,
    ".xlsx": plan_to_workbook,
    ".json": lambda sheet: dump_json(whole_plan_to_json(sheet)),
}


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

    def write(self, studied: Studied, target: Path, *, centre: str = "") -> Path:
        """Write a plan at hand, stored or not, in the format that the file's name ends in.

        Raises UserError for another ending, and where the place can't be written.
        """
        sheet = self._study.sheet(studied, self._clock(), centre)
        ending = target.suffix.lower()
        if ending == ".pdf":
            write_plan(target, sheet)
        elif ending in _CONTENT:
            content = _CONTENT[ending](sheet)
            save(target, lambda file: file.write(content))
        else:
            raise UserError(
                mark("A plan can't be written to {name}: it must end in {endings}."),
                name=target.name,
                endings=", ".join((".pdf", *_CONTENT)),
            )
        return target

    def plain(self, studied: Studied) -> dict[str, Any]:
        """Return a plan at hand as plain data."""
        return whole_plan_to_json(self._study.sheet(studied, self._clock()))

    def _sheet(self, plan_id: UUID, centre: str) -> PlanSheet:
        return self._study.sheet(self._study.open(plan_id), self._clock(), centre)
