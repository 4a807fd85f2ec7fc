"""People who are looked at together, with what their learning plans hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.folding import fold
from s4c_desktop.domain.study import ItemKind, ItemState, StudyItem, StudyPlan, Training

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.learning import LearningPlan
    from s4c_desktop.domain.unit_places import Units


@dataclass(frozen=True, slots=True)
class Subject:
    """What people can learn together.

    `code` is that of a unit, course or case study. An own item has none: it is known by its
    `title`, folded, so that the same words of several people mean the same.
    """

    framework_id: UUID
    code: str
    title: str = ""


def own_subject(framework_id: UUID, title: str) -> Subject:
    """Return the subject of an own item."""
    return Subject(framework_id, "", " ".join(fold(title).split()))


def subject_of(training: Training) -> Subject:
    """Return what a training is about."""
    if training.unit:
        return Subject(training.framework_id, training.unit)
    return own_subject(training.framework_id, training.title)


def subjects_in(training: Training, units: Units) -> tuple[Subject, ...]:
    """Return all that a training teaches: of a module, or a unit above others, what is below."""
    below = units.below(training.unit) if training.unit else ()
    if not below:
        return (subject_of(training),)
    return tuple(Subject(training.framework_id, unit.code) for unit in below)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing in somebody's plan: a topic, a course, a case study, an own item.

    `hours` are those that the plan itself says; None leaves the estimate.
    """

    kind: ItemKind
    reference: str
    title: str = ""
    works_on: tuple[str, ...] = ()
    mandatory: bool = False
    done: bool = False
    hours: Hours | None = None


@dataclass(frozen=True)
class Member:
    """Somebody of a cohort with a plan.

    `levels` are the levels they want in each competence (code): what the role requires, or their
    own goal. `assessed_on` is the day of the assessment that the plan was made from. `plan_id`
    names the stored plan, None for one that is only computed.
    """

    person_id: UUID
    framework_id: UUID
    role: str
    steps: tuple[Step, ...] = ()
    levels: Mapping[str, int] = field(default_factory=dict)
    assessed_on: date | None = None
    plan_id: UUID | None = None

    def without(self, mastered: frozenset[str]) -> Member:
        """Return the person with topics (codes) that they need not learn counted as done."""
        steps = [_known(step) if step.reference in mastered else step for step in self.steps]
        in_plan = {step.reference for step in steps if step.kind is ItemKind.TOPIC}
        more = (Step(ItemKind.TOPIC, code, done=True) for code in sorted(mastered - in_plan))
        return Member(
            self.person_id,
            self.framework_id,
            self.role,
            (*steps, *more),
            self.levels,
            self.assessed_on,
            self.plan_id,
        )


def member_of_plan(plan: StudyPlan, framework: Framework, assessed_on: date | None) -> Member:
    """Return what a stored plan holds; what was taken out of it counts for nothing."""
    mandatory, levels = _demanded(framework, plan.role, plan.reading)
    levels |= {goal.competence: goal.level for goal in plan.goals if goal.level is not None}
    return Member(
        plan.person_id,
        plan.framework_id,
        plan.role,
        tuple(_step(item, mandatory) for item in plan.items if item.active),
        levels,
        assessed_on,
        plan.id,
    )


def member_of_learning(
    person_id: UUID,
    framework: Framework,
    reading: str,
    plan: LearningPlan,
    assessed_on: date | None,
) -> Member:
    """Return what a plan that follows from an assessment holds."""
    _mandatory, levels = _demanded(framework, plan.role, reading)
    return Member(person_id, framework.id, plan.role, tuple(_steps(plan)), levels, assessed_on)


def _steps(plan: LearningPlan) -> Iterator[Step]:
    for item in plan.items:
        for code in item.codes:
            yield Step(ItemKind.TOPIC, code, works_on=item.works_on, mandatory=item.mandatory)


def _step(item: StudyItem, mandatory: frozenset[str]) -> Step:
    return Step(
        item.kind,
        item.reference,
        item.title,
        item.works_on,
        not mandatory.isdisjoint(item.works_on),
        item.state is ItemState.DONE,
        item.hours,
    )


def _known(step: Step) -> Step:
    return Step(step.kind, step.reference, step.title, step.works_on, step.mandatory, done=True)


def _demanded(
    framework: Framework, role: str, reading: str
) -> tuple[frozenset[str], dict[str, int]]:
    demanded = framework.requirements(role, reading)
    return (
        frozenset(code for code, one in demanded.items() if one.mandatory),
        {code: one.eqf for code, one in demanded.items() if one.eqf is not None},
    )
