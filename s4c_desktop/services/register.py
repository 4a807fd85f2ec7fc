"""The register: everybody as a line, and the page of one person."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.folding import place_in_order
from s4c_desktop.domain.timeline import Moment, moments
from s4c_desktop.models import register

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, AssessmentSummary, Evidence, Person
    from s4c_desktop.domain.changes import Changes
    from s4c_desktop.domain.learning import LearningPlan
    from s4c_desktop.domain.names import Names
    from s4c_desktop.domain.register import PersonLine
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.assessments import AssessmentService
    from s4c_desktop.services.plans import PlanService


@dataclass(frozen=True, slots=True)
class News:
    """Fresh lines of those `asked` for, of everybody for None; who has none is gone."""

    asked: frozenset[UUID] | None
    lines: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """An item of evidence, and the competences (codes) it supports, by assessment."""

    item: Evidence
    supports: tuple[tuple[UUID, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person with all that is around them; assessments the last saved first."""

    person: Person
    assessments: tuple[AssessmentSummary, ...]
    moments: tuple[Moment, ...]
    evidence: tuple[EvidenceUse, ...]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The learning plan of an assessment, or why there is none."""

    summary: AssessmentSummary
    plan: LearningPlan | None
    why_not: str = ""


class RegisterService:
    """Lists people in one call and brings together what is known of one."""

    def __init__(
        self, units: UnitsOfWork, assessments: AssessmentService, plans: PlanService, names: Names
    ) -> None:
        self._units = units
        self._assessments = assessments
        self._plans = plans
        self._names = names

    def lines(self, only: Collection[UUID] | None = None) -> tuple[PersonLine, ...]:
        """Return a line of everybody, or of those named who are there, with the names to show.

        Raises DamagedError where somebody is not as saved.
        """
        with self._units.reading() as work:
            found = register.lines(work.session, only)
        return tuple(map(self._names.line, found))

    def news(self, changes: Changes) -> News:
        """Return the lines that may have changed; raises DamagedError as `lines`.

        Of an assessment that is gone nobody knows whose it was: then everybody is read.
        """
        asked: frozenset[UUID] | None = None
        with self._units.reading() as work:
            theirs = register.people_of(work.session, changes.assessments)
            if not changes.everything and len(theirs) == len(changes.assessments):
                asked = changes.people | frozenset(theirs.values())
            found = register.lines(work.session, asked)
        return News(asked, tuple(map(self._names.line, found)))

    def page(self, person_id: UUID) -> PersonPage:
        """Return all about a person; raises UserError where there is none or they are damaged."""
        with self._units.reading() as work:
            person = work.people.get(person_id)
            evidence = work.people.evidence(person_id)
            ids = register.assessments_of(work.session, person_id)
            found = tuple(work.assessments.get(one) for one in ids)
        happened = (
            replace(moment, who=self._names.said(person, moment.who))
            for moment in moments(person, found)
        )
        return PersonPage(
            person,
            self._assessments.of_person(person_id),
            tuple(happened),
            tuple(EvidenceUse(item, _supports(item, found)) for item in evidence),
        )

    def plans(
        self, person_id: UUID, check: Callable[[], object] = lambda: None
    ) -> tuple[PlanLine, ...]:
        """Return the learning plans of a person's assessments, the last saved first.

        `check` is called between them and may raise to stop.
        """
        lines = []
        for summary in self._assessments.of_person(person_id):
            check()
            try:
                lines.append(PlanLine(summary, self._plans.view(summary.id).plan))
            except UserError as error:
                lines.append(PlanLine(summary, None, error.text()))
        return tuple(lines)


def _supports(
    item: Evidence, assessments: tuple[Assessment, ...]
) -> tuple[tuple[UUID, tuple[str, ...]], ...]:
    found = []
    for assessment in assessments:
        links = next((e.links for e in assessment.evidence if e.id == item.id), frozenset())
        if links:
            found.append((assessment.id, tuple(sorted(links, key=place_in_order))))
    return tuple(found)
