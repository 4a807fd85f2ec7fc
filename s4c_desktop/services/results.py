"""What an assessment shows: gaps, readiness, backing and role fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.assessment import Assessment, Kind, Person
from s4c_desktop.domain.backing import Backed, Backing, backed, backings
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.gap import Result, evaluate
from s4c_desktop.domain.names import Names
from s4c_desktop.domain.role_fit import RoleFit, role_fit
from s4c_desktop.domain.straight_run import longest_run
from s4c_desktop.domain.veil import LateChange, VeiledError, changed_since

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework, Role
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.services.assessments import AssessmentService
    from s4c_desktop.services.library import LibraryService
    from s4c_desktop.services.rounds import RoundService


@dataclass(frozen=True)
class ResultView:
    """An assessment compared with its role; `fits` only for self-assessments.

    `late` are the changes made after a blind rating was over; only `view` looks them up.
    `beside` are the other layers that may be drawn beside it: the person's own, then a second
    assessor's.
    """

    assessment: Assessment
    framework: Framework
    role: Role
    result: Result
    fits: tuple[RoleFit, ...]
    late: tuple[LateChange, ...] = ()
    beside: tuple[Assessment, ...] = ()

    @property
    def backings(self) -> Mapping[str, Backing]:
        """Return what the evidence behind each rating comes to; nothing for self-ratings."""
        assessment = self.assessment
        if assessment.kind is Kind.SELF:
            return {}
        return backings(assessment.ratings, assessment.evidence)

    @property
    def backed(self) -> Backed | None:
        """Return how many mandatory ratings in scope are backed; None for self-ratings."""
        assessment = self.assessment
        mandatory = [each.competence for each in self.result.part(mandatory=True)]
        return backed(assessment.kind, mandatory, assessment.ratings, self.backings)

    @property
    def straight_run(self) -> tuple[str, ...]:
        """Return the longest run of equal ratings (codes) that is worth a notice."""
        codes = [each.competence for each in self.result.comparisons]
        return longest_run(codes, self.assessment.ratings)


class ResultService:
    """Computes results; a signed assessment's from what was signed."""

    def __init__(
        self, assessments: AssessmentService, library: LibraryService, rounds: RoundService
    ) -> None:
        self._assessments = assessments
        self._library = library
        self._rounds = rounds

    def view(
        self, assessment_id: UUID, *, code_names: bool = False, alone: bool = False
    ) -> ResultView:
        """Return the result of an assessment; raises UserError where there is none, or none yet.

        With `code_names` the person's code name, if there is one, takes the name's place; `alone`
        leaves out what may be drawn beside it.
        """
        names = Names(code_names=code_names)
        loaded = self._assessments.load(assessment_id)
        view = self.of(names.shown(loaded), alone=alone)
        if not loaded.blind:
            return view
        history = self._assessments.history(assessment_id)
        late = tuple(
            replace(late, change=_said(late.change, names, loaded.person))
            for late in changed_since(loaded, history)
        )
        return replace(view, late=late)

    def framework(self, framework_id: UUID) -> Framework:
        """Return an installed framework version; raises UserError where there is none."""
        return self._library.framework(framework_id)

    def of(self, assessment: Assessment, *, alone: bool = False) -> ResultView:
        """Return the result of an assessment at hand; raises VeiledError for a blind one."""
        if assessment.veiled:
            raise VeiledError
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
            beside=() if alone else self._rounds.beside(assessment),
        )


def _said(change: RatingChange, names: Names, person: Person) -> RatingChange:
    return replace(change, changed_by=names.said(person, change.changed_by))
