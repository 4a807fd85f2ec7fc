"""Stored learning plans: made from an assessment, changed, followed, made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.plan_of_assessment import plan_of_assessment
from s4c_desktop.domain.plan_of_study import StudyContent, plan_of_study
from s4c_desktop.domain.study import ItemState, Learner, StudyItem, StudyPlan
from s4c_desktop.domain.study_following import Followed, follow
from s4c_desktop.domain.study_groups import Places, StudyGroup, groups
from s4c_desktop.domain.study_making import Made, make_items
from s4c_desktop.domain.study_rules import check_plan
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.plans import result_for, role_for

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Person
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.names import Names
    from s4c_desktop.domain.plan_sheet import PlanSheet
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.catalogue import CatalogueService
    from s4c_desktop.services.results import ResultService, ResultView

USUAL_MINUTES = 4 * 60
"""A week's time to learn where nobody said how much there is."""


@dataclass(frozen=True)
class Studied:
    """A plan with everything that follows from it.

    `made` is what a choice by the plan's own wishes comes to now; `followed` is how the plan, as
    it stands, lies on the calendar, and how far it is. `evidence` describes what shows, by
    identity, that items are done.
    """

    plan: StudyPlan
    view: ResultView
    learner: Learner
    places: Places
    shown: tuple[StudyGroup, ...]
    removed: tuple[StudyGroup, ...]
    made: Made
    followed: Followed
    evidence: dict[UUID, str]

    @property
    def framework(self) -> Framework:
        """Return the framework version of the plan."""
        return self.view.framework

    @property
    def person(self) -> Person:
        """Return whose plan it is."""
        return self.view.assessment.person

    @property
    def taught(self) -> bool:
        """Tell whether there is a curriculum to plan from at all."""
        return bool(self.framework.modules) or self.framework.curriculum(self.plan.role) is not None

    @property
    def up_to_date(self) -> bool:
        """Tell whether making the plan anew would leave what is to be done as it is."""
        return _to_do(self.made.items) == _to_do(self.plan.items)


@dataclass(frozen=True)
class PlanLine:
    """A plan in a list: whose it is, for which role, and how far it is."""

    plan: StudyPlan
    person: Person
    role_title: str
    followed: Followed


class StudyService:
    """Makes, keeps and follows learning plans."""

    def __init__(
        self,
        units: UnitsOfWork,
        results: ResultService,
        catalogue: CatalogueService,
        names: Names,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._units = units
        self._results = results
        self._catalogue = catalogue
        self._names = names
        self._today = today

    # -- looking -------------------------------------------------------------------------

    def start(self, assessment_id: UUID, role: str | None = None) -> Studied:
        """Return a plan made from an assessment by the learner's own wishes; nothing is stored.

        Raises UserError where the assessment has no result yet, or none for the role.
        """
        view = self._results.view(assessment_id, code_names=self._names.code_names)
        assessment = view.assessment
        with self._units.reading() as work:
            learner = work.learners.of(assessment.person.id)
        plan = StudyPlan(
            id=uuid4(),
            person_id=assessment.person.id,
            assessment_id=assessment.id,
            framework_id=assessment.framework_id,
            role=role_for(view, role),
            reading=assessment.reading,
            start_on=self._today(),
            minutes_per_week=learner.minutes_per_week or USUAL_MINUTES,
            modes=learner.modes,
        )
        return self._anew(plan, view)

    def look(self, plan: StudyPlan) -> Studied:
        """Return what follows from a plan as it stands; nothing is stored.

        Raises UserError for impossible hours and dates, and where there is no such assessment.
        """
        check_plan(plan)
        view = self._view(plan)
        with self._units.reading() as work:
            return self._studied(work, plan, view)

    def anew(self, plan: StudyPlan) -> Studied:
        """Return what follows from a plan whose items are chosen anew; nothing is stored.

        What is done, begun, pinned or removed stays so. Raises UserError as `look`.
        """
        check_plan(plan)
        return self._anew(plan, self._view(plan))

    def open(self, plan_id: UUID) -> Studied:
        """Return a stored plan with what follows; raises UserError where there is none."""
        return self.look(self.stored(plan_id))

    def stored(self, plan_id: UUID) -> StudyPlan:
        """Return a plan as it is stored; raises UserError where there is none."""
        with self._units.reading() as work:
            return work.plans.get(plan_id)

    def is_kept(self, plan_id: UUID) -> bool:
        """Tell whether a plan with this identity is stored."""
        with self._units.reading() as work:
            return work.plans.is_there(plan_id)

    def lines(
        self, *, archived: bool | None = False, most: int | None = None
    ) -> tuple[PlanLine, ...]:
        """Return the stored plans of everybody, the latest first; with None, archived ones too.

        With `most`, only so many: each is laid on its days, which takes a moment.
        """
        with self._units.reading() as work:
            wanted = (
                plan for plan in work.plans.all() if archived is None or plan.archived is archived
            )
            return tuple(self._line(work, plan) for plan in islice(wanted, most))

    def of_person(self, person_id: UUID) -> tuple[PlanLine, ...]:
        """Return somebody's stored plans, the latest first, archived ones too."""
        with self._units.reading() as work:
            return tuple(self._line(work, plan) for plan in work.plans.of_person(person_id))

    def of_assessment(self, assessment_id: UUID) -> tuple[StudyPlan, ...]:
        """Return the stored plans made from an assessment, the latest first."""
        with self._units.reading() as work:
            return work.plans.of_assessment(assessment_id)

    def sheet(self, studied: Studied, made_at: datetime, centre: str = "") -> PlanSheet:
        """Return a plan as it is handed out, on its days."""
        base = plan_of_assessment(
            studied.view.assessment,
            studied.framework,
            studied.made.learning,
            made_at,
            centre=centre,
        )
        content = StudyContent(
            plan=studied.plan,
            framework=studied.framework,
            places=studied.places,
            shown=studied.shown,
            removed=studied.removed,
            left_out=studied.made.left_out,
            learner=studied.learner,
            evidence=studied.evidence,
        )
        sheet = plan_of_study(base, content)
        return sheet.on_days(studied.followed.schedule, self._today())

    # -- keeping -------------------------------------------------------------------------

    def keep(self, plan: StudyPlan) -> Outcome[Studied]:
        """Store a plan: a new one, or over what it was read as.

        Raises UserError where nothing can follow from it (as `look`), and where somebody else
        changed it.
        """
        studied = self.look(plan)
        with self._units.writing() as work:
            if plan.version == 0:
                work.plans.add(plan)
            else:
                work.plans.save(plan)
            work.seal()
            kept = work.plans.get(plan.id)
        return Outcome(replace(studied, plan=kept), _changed(kept))

    def archive(self, plan_id: UUID, *, archived: bool = True) -> Outcome[None]:
        """Put a plan out of the way, or back."""
        with self._units.writing() as work:
            plan = replace(work.plans.get(plan_id), archived=archived)
            work.plans.save(plan)
        return Outcome(None, _changed(plan))

    def delete(self, plan_id: UUID) -> Outcome[StudyPlan]:
        """Delete a plan; return it, so that it can be kept again (with version 0)."""
        with self._units.writing() as work:
            plan = work.plans.get(plan_id)
            work.plans.delete(plan_id)
        return Outcome(replace(plan, version=0), _changed(plan))

    # -- parts ---------------------------------------------------------------------------

    def _view(self, plan: StudyPlan) -> ResultView:
        return self._results.view(plan.assessment_id, code_names=self._names.code_names)

    def _anew(self, plan: StudyPlan, view: ResultView) -> Studied:
        """Return what follows from a plan whose items are chosen anew, by a result at hand."""
        with self._units.reading() as work:
            made = make_items(
                plan,
                view.framework,
                result_for(view, plan.role),
                work.learners.of(plan.person_id),
                work.topic_hours.of(plan.framework_id),
            )
            chosen = replace(plan, items=made.items)
            check_plan(chosen)
            return self._studied(work, chosen, view)

    def _studied(self, work: UnitOfWork, plan: StudyPlan, view: ResultView) -> Studied:
        framework = view.framework
        learner = work.learners.of(plan.person_id)
        hours = work.topic_hours.of(plan.framework_id)
        places = Places(framework, plan.role, hours, plan.modes)
        shown = groups(plan, framework, places)
        result = result_for(view, plan.role)
        return Studied(
            plan=plan,
            view=view,
            learner=learner,
            places=places,
            shown=shown,
            removed=groups(plan, framework, places, removed=True),
            made=make_items(plan, framework, result, learner, hours),
            followed=follow(plan, shown, places, framework, learner, self._today()),
            evidence={item.id: item.description for item in work.people.evidence(plan.person_id)},
        )

    def _line(self, work: UnitOfWork, plan: StudyPlan) -> PlanLine:
        person = work.people.get(plan.person_id)
        framework = self._results.framework(plan.framework_id)
        places = Places(framework, plan.role, work.topic_hours.of(plan.framework_id), plan.modes)
        shown = groups(plan, framework, places)
        learner = work.learners.of(plan.person_id)
        return PlanLine(
            plan,
            replace(person, name=self._names.of(person)),
            framework.role(plan.role).title,
            follow(plan, shown, places, framework, learner, self._today()),
        )


def _to_do(items: Iterable[StudyItem]) -> list[UUID]:
    """Return what is to be done, in order (identities)."""
    settled = (ItemState.DONE, ItemState.REMOVED)
    return [item.id for item in items if item.state not in settled]


def _changed(plan: StudyPlan) -> Changes:
    return Changes(plans=frozenset({plan.id}))
