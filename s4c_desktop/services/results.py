"""What an assessment shows: gaps, readiness and role fit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.framework import Framework, Role
from s4c_desktop.domain.gap import Result, evaluate
from s4c_desktop.domain.names import Names
from s4c_desktop.domain.role_fit import RoleFit, role_fit
from s4c_desktop.services.assessments import AssessmentService
from s4c_desktop.services.library import LibraryService


@dataclass(frozen=True)
class ResultView:
    """An assessment compared with its role; `fits` only for self-assessments."""

    assessment: Assessment
    framework: Framework
    role: Role
    result: Result
    fits: tuple[RoleFit, ...]


class ResultService:
    """Computes results; a signed assessment's from what was signed."""

    def __init__(self, assessments: AssessmentService, library: LibraryService) -> None:
        self._assessments = assessments
        self._library = library

    def view(self, assessment_id: UUID, *, code_names: bool = False) -> ResultView:
        """Return the result of an assessment; raises UserError where there is none.

        With `code_names` the person's code name, if there is one, takes the name's place.
        """
        loaded = self._assessments.load(assessment_id)
        return self.of(Names(code_names=code_names).shown(loaded))

    def of(self, assessment: Assessment) -> ResultView:
        """Return the result of an assessment at hand."""
        framework = self._library.framework(assessment.framework_id)
        requirements = framework.requirements(assessment.role, assessment.reading).values()
        covered = competences_in_scope(
            framework, assessment.role, assessment.reading, assessment.scope, assessment.areas
        )
        fits = (
            role_fit(framework, assessment.reading, assessment.ratings)
            if assessment.kind is Kind.SELF
            else ()
        )
        return ResultView(
            assessment,
            framework,
            framework.role(assessment.role),
            evaluate(requirements, assessment.ratings, assessment.scope, covered),
            fits,
        )
