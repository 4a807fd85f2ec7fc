"""A learning plan for reading: neighbouring topics of one unit as one item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.learning_outcome import ChosenTopic, Outcome, Untaught, plan_learning

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.gap import Result
    from s4c_desktop.domain.learning_wishes import Wishes


@dataclass(frozen=True, slots=True)
class PlanItem:
    """Topics of one unit to study together, and why they are there.

    `topics` are their titles, `codes` their codes. `works_on` names the competences with a gap
    that the topics teach, or, where the item only prepares for later ones (`prepares`), those
    that the later topics teach.
    """

    unit: str
    path: tuple[str, ...]
    module: str
    module_title: str
    topics: tuple[str, ...]
    hours: Hours
    works_on: tuple[str, ...]
    mandatory: bool
    in_curriculum: bool
    prepares: bool
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LearningPlan:
    """What to learn, in order, and what learning cannot settle."""

    role: str
    items: tuple[PlanItem, ...]
    untaught: tuple[Untaught, ...]
    evidence_only: tuple[str, ...]
    not_rated: tuple[str, ...]
    hours: Hours
    role_hours: Hours | None


def make_plan(
    framework: Framework, role: str, result: Result, wishes: Wishes | None = None
) -> LearningPlan:
    """Turn the gaps of a result into plan items, in the order MEASURES documents."""
    return grouped(framework, plan_learning(framework, role, result, wishes))


def grouped(framework: Framework, outcome: Outcome) -> LearningPlan:
    """Return an outcome as items to study together."""
    items = tuple(_items(framework, outcome.topics))
    return LearningPlan(
        role=outcome.role,
        items=items,
        untaught=outcome.untaught,
        evidence_only=outcome.evidence_only,
        not_rated=outcome.not_rated,
        hours=sum((item.hours for item in items), Hours()),
        role_hours=outcome.role_hours,
    )


def _items(framework: Framework, topics: tuple[ChosenTopic, ...]) -> Iterator[PlanItem]:
    """Join neighbours of the same unit that are there for the same kind of reason."""

    def kind(topic: ChosenTopic) -> tuple[object, ...]:
        return (
            topic.placed.module,
            tuple(unit.code for unit in topic.placed.path),
            bool(topic.works_on),
            topic.mandatory,
            topic.placed.in_curriculum,
        )

    for _, group in groupby(topics, key=kind):
        members = tuple(group)
        first = members[0].placed
        codes = {code for member in members for code in member.reasons}
        path = tuple(unit.title for unit in first.path)
        yield PlanItem(
            unit=path[-1] if path else first.module_title,
            path=path,
            module=first.module,
            module_title=first.module_title,
            topics=tuple(member.placed.topic.title for member in members),
            hours=sum((member.hours for member in members), Hours()),
            works_on=tuple(sorted(codes, key=framework.order.__getitem__)),
            mandatory=members[0].mandatory,
            in_curriculum=first.in_curriculum,
            prepares=not members[0].works_on,
            codes=tuple(member.placed.topic.code for member in members),
        )
