"""Documents as PDF, of what is stored at the moment they are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from s4c_desktop.domain.leniency import Span
from s4c_desktop.domain.page import Page
from s4c_desktop.reports.assessment_report import ReportContent, write_report
from s4c_desktop.reports.handbook import HandbookContent, write_handbook
from s4c_desktop.reports.learning_plan import PlanContent, write_plan
from s4c_desktop.reports.library_card import CardContent, write_card
from s4c_desktop.reports.quality_report import (
    AssessorFigures,
    QualityContent,
    write_quality_report,
)
from s4c_desktop.services.assessors import AssessorService
from s4c_desktop.services.catalogue import CatalogueService
from s4c_desktop.services.leniency import LeniencyService
from s4c_desktop.services.library import MAIN_FRAMEWORK, LibraryService
from s4c_desktop.services.plans import PlanService
from s4c_desktop.services.quality import QualityService
from s4c_desktop.services.results import ResultService


@dataclass(frozen=True)
class CentreQuality:
    """The services that a quality report draws on."""

    quality: QualityService
    assessors: AssessorService
    leniency: LeniencyService


class DocumentService:
    """Writes reports and plans, a signed assessment's from what was signed, and the library.

    With `code_names` a person's code name, where they have one, stands in their name's place.
    """

    def __init__(
        self,
        results: ResultService,
        plans: PlanService,
        library: LibraryService,
        catalogue: CatalogueService,
        clock: Callable[[], datetime],
        centre_quality: CentreQuality,
    ) -> None:
        self._results = results
        self._plans = plans
        self._library = library
        self._catalogue = catalogue
        self._clock = clock
        self._centre_quality = centre_quality

    def report(
        self, assessment_id: UUID, target: Path, *, centre: str = "", code_names: bool = False
    ) -> Path:
        """Write the assessment report; raises UserError where the place can't be written."""
        view = self._results.view(assessment_id, code_names=code_names)
        content = ReportContent(view.assessment, view.framework, view.result, self._clock(), centre)
        write_report(target, content)
        return target

    def plan(
        self, assessment_id: UUID, target: Path, *, centre: str = "", code_names: bool = False
    ) -> Path:
        """Write the learning plan; raises UserError where the place can't be written."""
        view = self._plans.view(assessment_id, code_names=code_names)
        content = PlanContent(view.assessment, view.framework, view.plan, self._clock(), centre)
        write_plan(target, content)
        return target

    def quality_report(self, plan_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the quality report of a sampling plan, with the names shown at the moment.

        Raises UserError for an unknown plan and where the place can't be written.
        """
        from_services = self._centre_quality
        view = from_services.quality.sample(plan_id)
        content = QualityContent(
            view.sample,
            view.lines,
            tuple(
                AssessorFigures(line.assessor, line.held, line.sampled)
                for line in from_services.assessors.all().lines
            ),
            tuple((one.name, one.standings) for one in from_services.leniency.all(Span.QUARTER)),
            self._clock(),
            Span.QUARTER,
            centre,
        )
        write_quality_report(target, content)
        return target

    def library_page(self, page: Page, target: Path) -> Path:
        """Write a page of the library; raises UserError where the place can't be written."""
        framework = self._library.named(page.place.framework or MAIN_FRAMEWORK)
        write_card(target, CardContent(page, framework))
        return target

    def handbook(
        self, framework: str, target: Path, check: Callable[[], object] = lambda: None
    ) -> Path:
        """Write the handbook of a framework, named by code, or by code and version.

        `check` is called now and then and may raise to stop it. Raises UserError for an unknown
        framework and where the place can't be written.
        """
        found = self._library.named(framework)
        beside = self._catalogue.all if found.code == MAIN_FRAMEWORK else None
        write_handbook(target, HandbookContent(found, beside), check)
        return target
