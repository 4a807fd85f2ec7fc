"""Documents of assessments as PDF, of what is stored at the moment they are made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.documents import Depth
from s4c_desktop.reports.appeal_form import write_appeal_form
from s4c_desktop.reports.assessment_report import write_report
from s4c_desktop.reports.comparison_report import write_comparison
from s4c_desktop.reports.learning_plan import write_plan
from s4c_desktop.reports.skills_card import write_skills_card

if TYPE_CHECKING:
    from s4c_desktop.services.contents import ContentBuilder
    from s4c_desktop.services.plans import PlanService


class DocumentService:
    """Writes the documents of an assessment, a signed one's from what was signed.

    With `code_names` a person's code name, where they have one, stands in their name's place.
    """

    def __init__(
        self, contents: ContentBuilder, plans: PlanService, clock: Callable[[], datetime]
    ) -> None:
        self._contents = contents
        self._plans = plans
        self._clock = clock

    def report(
        self,
        assessment_id: UUID,
        target: Path,
        *,
        depth: Depth = Depth.FILE,
        centre: str = "",
        code_names: bool = False,
    ) -> Path:
        """Write the assessment report; raises UserError where the place can't be written."""
        content = self._contents.report(assessment_id, depth, centre=centre, code_names=code_names)
        write_report(target, content, depth)
        return target

    def plan(
        self,
        assessment_id: UUID,
        target: Path,
        *,
        role: str | None = None,
        centre: str = "",
        code_names: bool = False,
    ) -> Path:
        """Write the learning plan; raises UserError where the place can't be written.

        Whoever rated themself can plan for another `role` (code).
        """
        view = self._plans.view(assessment_id, role=role, code_names=code_names)
        write_plan(target, view.sheet(self._clock(), centre))
        return target

    def card(
        self, assessment_id: UUID, target: Path, *, centre: str = "", code_names: bool = False
    ) -> Path:
        """Write the skills card; raises UserError where the place can't be written."""
        content = self._contents.report(
            assessment_id, Depth.CANDIDATE, centre=centre, code_names=code_names
        )
        write_skills_card(target, content)
        return target

    def appeal_form(
        self, assessment_id: UUID, target: Path, *, centre: str = "", code_names: bool = False
    ) -> Path:
        """Write the form for an appeal against a signed result.

        Raises UserError where nothing was signed, and where the place can't be written.
        """
        content = self._contents.appeal(assessment_id, centre=centre, code_names=code_names)
        write_appeal_form(target, content)
        return target

    def comparison(
        self,
        assessments: tuple[UUID, UUID],
        target: Path,
        *,
        centre: str = "",
        code_names: bool = False,
    ) -> Path:
        """Write two assessments of a person beside each other.

        Raises UserError where they can't be compared, and where the place can't be written.
        """
        content = self._contents.comparison(*assessments, centre=centre, code_names=code_names)
        write_comparison(target, content)
        return target
