"""The quality report of a sampling plan as PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.leniency import Span
from s4c_desktop.reports.quality_report import (
    AssessorFigures,
    QualityContent,
    write_quality_report,
)

if TYPE_CHECKING:
    from s4c_desktop.services.assessors import AssessorService
    from s4c_desktop.services.leniency import LeniencyService
    from s4c_desktop.services.quality import QualityService


class QualityDocumentService:
    """Writes what the centre knows of its own work; names are the ones shown at the moment."""

    def __init__(
        self,
        quality: QualityService,
        assessors: AssessorService,
        leniency: LeniencyService,
        clock: Callable[[], datetime],
    ) -> None:
        self._quality = quality
        self._assessors = assessors
        self._leniency = leniency
        self._clock = clock

    def quality_report(self, plan_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the quality report of a sampling plan.

        Raises UserError for an unknown plan and where the place can't be written.
        """
        view = self._quality.sample(plan_id)
        content = QualityContent(
            view.sample,
            view.lines,
            tuple(
                AssessorFigures(line.assessor, line.held, line.sampled)
                for line in self._assessors.all().lines
            ),
            tuple((one.name, one.standings) for one in self._leniency.all(Span.QUARTER)),
            self._clock(),
            Span.QUARTER,
            centre,
        )
        write_quality_report(target, content)
        return target
