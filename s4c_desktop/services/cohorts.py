"""Cohorts: people chosen by tags or one by one, and what all of them have to learn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import AssessmentSummary, Phase
from s4c_desktop.domain.catalogue import Kind
from s4c_desktop.domain.cohort import Member, member_of_learning, member_of_plan
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.register import Register, Wanted
from s4c_desktop.domain.training_wording import no_assessment
from s4c_desktop.domain.veil import VeiledError
from s4c_desktop.models import register

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.names import Names
    from s4c_desktop.domain.study import StudyPlan
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.assessments import AssessmentService
    from s4c_desktop.services.catalogue import CatalogueService
    from s4c_desktop.services.library import LibraryService
    from s4c_desktop.services.plans import PlanService


@dataclass(frozen=True, slots=True)
class CohortChoice:
    """Who is meant: the `people` named, else whoever has all of the `tags`, else everybody."""

    people: frozenset[UUID] | None = None
    tags: tuple[str, ...] = ()


class CohortService:
    """Brings together what the people of a cohort need."""

    def __init__(
        self,
        units: UnitsOfWork,
        library: LibraryService,
        assessments: AssessmentService,
        plans: PlanService,
        catalogue: CatalogueService,
        names: Names,
    ) -> None:
        self._units = units
        self._library = library
        self._assessments = assessments
        self._plans = plans
        self._catalogue = catalogue
        self._names = names
        # By assessment: as what it was saved last, and what followed from it then.
        self._followed: dict[UUID, tuple[object, Member]] = {}

    def of(
        self,
        choice: CohortChoice,
        check: Callable[[], object] = lambda: None,
        progress: Callable[[int, int], object] = lambda _done, _total: None,
    ) -> CohortSheet:
        """Return what a cohort needs, with the names to show.

        Of everybody it takes the latest stored plan that is not archived, else what follows from
        the latest signed assessment, else from the assessment saved last. `check` is called for
        each person and may raise to stop; `progress` is told the number done and in all. Raises
        UserError for a tag that nobody has.
        """
        with self._units.reading() as work:
            everybody = Register(
                map(self._names.line, register.lines(work.session)), work.now.date()
            )
            trainings = work.trainings.all()
        people = _chosen(everybody, choice)
        found: dict[UUID, Member] = {}
        without: dict[UUID, str] = {}
        assessed = _by_person(self._assessments.list())
        for number, person in enumerate(people):
            check()
            progress(number, len(people))
            try:
                member = self._member(person, assessed.get(person, ()))
            except UserError as error:
                without[person] = error.text()
                continue
            if member is None:
                without[person] = no_assessment()
            else:
                found[person] = member
        used = {one.framework_id for one in found.values()}
        used |= {one.framework_id for one in trainings}
        with suppress(UserError):
            # Somebody may plan a training before anybody needs it.
            used.add(self._library.current().id)
        with self._units.reading() as work:
            hours = {one: work.topic_hours.of(one) for one in used}
        return CohortSheet(
            people=people,
            names={line.id: line.name for line in everybody.find(Wanted())},
            members=found,
            without=without,
            frameworks=self._frameworks(used),
            trainings=trainings,
            titles=self._titles(),
            hours=hours,
            tags=choice.tags if choice.people is None else (),
            picked=choice.people is not None,
        )

    def caught_up(self, sheet: CohortSheet) -> CohortSheet:
        """Return a cohort whose plans are as they were, with the trainings there are now."""
        with self._units.reading() as work:
            trainings = work.trainings.all()
        frameworks = self._frameworks({one.framework_id for one in trainings})
        return sheet.having(trainings, {**sheet.frameworks, **frameworks})

    def _member(self, person_id: UUID, assessed: Iterable[AssessmentSummary]) -> Member | None:
        with self._units.reading() as work:
            stored = next((p for p in work.plans.of_person(person_id) if not p.archived), None)
            mastered = frozenset(one.topic for one in work.learners.of(person_id).mastered)
        if stored is not None:
            return self._of_plan(stored).without(mastered)
        member = self._of_assessments(person_id, assessed)
        return None if member is None else member.without(mastered)

    def _of_plan(self, plan: StudyPlan) -> Member:
        held_on: date | None
        with self._units.reading() as work:
            held_on = work.assessments.get(plan.assessment_id).held_on
        return member_of_plan(plan, self._library.framework(plan.framework_id), held_on)

    def _of_assessments(
        self, person_id: UUID, assessed: Iterable[AssessmentSummary]
    ) -> Member | None:
        veiled: VeiledError | None = None
        for summary in assessed:
            saved = (summary.saved_at, summary.phase, summary.given, summary.framework_id)
            known = self._followed.get(summary.id)
            if known is not None and known[0] == saved:
                return known[1]
            try:
                view = self._plans.view(summary.id)
            except VeiledError as error:
                # What the role requires stays hidden: an earlier assessment has to do.
                veiled = veiled or error
                continue
            reading, held_on = view.assessment.reading, view.assessment.held_on
            member = member_of_learning(person_id, view.framework, reading, view.plan, held_on)
            self._followed[summary.id] = saved, member
            return member
        if veiled is not None:
            raise veiled
        return None

    def _frameworks(self, wanted: Iterable[UUID]) -> Mapping[UUID, Framework]:
        return {one: self._library.framework(one) for one in wanted}

    def _titles(self) -> Mapping[str, str]:
        catalogue = self._catalogue.all
        courses = {entry.code: entry.title for entry in catalogue.of(Kind.COURSE)}
        return courses | {case.code: case.title for case in catalogue.case_studies}


def _chosen(everybody: Register, choice: CohortChoice) -> tuple[UUID, ...]:
    wanted = Wanted(tags=frozenset(choice.tags)) if choice.people is None else Wanted()
    people = tuple(
        line.id
        for line in everybody.find(wanted)
        if choice.people is None or line.id in choice.people
    )
    if choice.tags and not people:
        raise UserError(
            mark("Nobody has the tag {tags}. Check how it is spelled."),
            tags=", ".join(choice.tags),
        )
    return people


def _by_person(
    summaries: Iterable[AssessmentSummary],
) -> dict[UUID, list[AssessmentSummary]]:
    """Return everybody's assessments: signed ones first, the latest first."""
    found: dict[UUID, list[AssessmentSummary]] = {}
    for summary in summaries:
        found.setdefault(summary.person_id, []).append(summary)
    for theirs in found.values():
        theirs.sort(
            key=lambda one: (one.phase is Phase.SIGNED, one.signed_at or one.saved_at),
            reverse=True,
        )
    return found
