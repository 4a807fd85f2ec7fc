"""The report of a group as PDF, and all its figures as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.group_filter import Condition
from s4c_desktop.domain.group_report import GroupReport
from s4c_desktop.reports.group_report import write_group_report

if TYPE_CHECKING:
    from s4c_desktop.services.group_profiles import GroupProfileService

Subject = tuple[UUID, Condition]
"""A group, and whom of it a condition chooses."""


class GroupDocumentService:
    """Writes what was shown of a group, as it was shown; no participant is in it."""

    def __init__(self, profiles: GroupProfileService, clock: Callable[[], datetime]) -> None:
        self._profiles = profiles
        self._clock = clock

    def content(self, subject: Subject, centre: str = "") -> GroupReport:
        """Return everything a report says; raises UserError for what was not shown yet."""
        group_id, condition = subject
        found = self._profiles.shown(group_id)
        view = next((one for one in found if one.condition == condition), None)
        if view is None:
            raise UserError(
                mark("Of this group nothing was shown yet. Show it first; then it can be reported.")
            )
        return GroupReport(
            view.details,
            view.framework,
            condition,
            view.shown_at,
            view.profile,
            self._clock(),
            centre,
        )

    def report(self, subject: Subject, target: Path, *, centre: str = "") -> Path:
        """Write the report as PDF.

        Raises UserError for what was not shown yet and where the place can't be written.
        """
        write_group_report(target, self.content(subject, centre))
        return target

    def workbook(self, subject: Subject, target: Path) -> Path:
        """Write all figures as XLSX; raises UserError as `report`."""
        # openpyxl is slow to import.
        from s4c_desktop.exchange.group_xlsx import group_to_workbook

        content = group_to_workbook(self.content(subject))
        save(target, lambda file: file.write(content))
        return target
