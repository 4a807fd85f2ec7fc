"""Who of a cohort needs what, as a workbook, a PDF or plain data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import mark
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.training_json import training_plain, training_to_json
from s4c_desktop.reports.training_needs import NeedsContent, write_training_needs

if TYPE_CHECKING:
    from s4c_desktop.domain.cohort_sheet import CohortSheet
    from s4c_desktop.domain.training_groups import GroupSize, Suggested


class TrainingDocumentService:
    """Writes a cohort as it is shown: with those names and those groups."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def needs(self, sheet: CohortSheet, target: Path, *, size: GroupSize, centre: str = "") -> Path:
        """Write a cohort's needs, groups and trainings; the ending of `target` says as what.

        Raises UserError for a size that no group can have, another ending than .xlsx, .pdf or
        .json, and where the place can't be written.
        """
        made_at = self._clock()
        suggested = self.suggested(sheet, size)
        match target.suffix.lower():
            case ".pdf":
                content = NeedsContent(sheet, suggested, size, made_at, centre)
                write_training_needs(target, content)
            case ".xlsx":
                # openpyxl is slow to import.
                from s4c_desktop.exchange.training_xlsx import training_to_workbook

                _write(target, training_to_workbook(sheet, suggested, size, made_at))
            case ".json":
                _write(target, dump_json(training_to_json(sheet, suggested, size, made_at)))
            case _:
                raise UserError(
                    mark("{path} can't be written: name a file that ends in .xlsx, .pdf or .json."),
                    path=target,
                )
        return target

    def suggested(self, sheet: CohortSheet, size: GroupSize) -> Suggested:
        """Return who could train together as of today; raises UserError for a bad size."""
        return sheet.suggest(size, self._clock().astimezone().date())

    def trainings(self, sheet: CohortSheet) -> list[dict[str, Any]]:
        """Return the trainings as plain data."""
        return [training_plain(one, sheet) for one in sheet.trainings]


def _write(target: Path, content: bytes) -> None:
    save(target, lambda file: file.write(content))
