"""Makes the items of a stored plan from gaps and wishes, and makes them anew later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.learning import LearningPlan, _choose, _ordered, make_plan, place_topics
from s4c_desktop.domain.plan_sheet import LeftOut
from s4c_desktop.domain.scale import SHORT
from s4c_desktop.domain.study import ItemKind, ItemState, Learner, StudyItem, StudyPlan


@dataclass(frozen=True, slots=True)
class Made:
    """What the gaps and wishes of a plan come to.

    `items` are the plan's items made anew: what is done, pinned, begun, removed or no topic is
    kept. `learning` tells what no topic settles; `left_out` what was not chosen, and what it would
    cost. `notes` are sentences about what the person should know.
    """

    items: tuple[StudyItem, ...]
    learning: LearningPlan
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenTopic:
    """A topic (code) to learn, and the competences (codes) it works on or prepares for."""

    topic: str
    works_on: tuple[str, ...]
    prepares: bool


def make_items(
    plan: StudyPlan,
    framework: Framework,
    result: Result,
    learner: Learner,
    hours: Mapping[str, Hours],
) -> Made:
    """Choose the topics of a plan by its wishes, and put them among what stays."""
    gaps = {c.competence: c for c in result.comparisons if c.status in SHORT}
    placed = {p.topic.code: p for p in place_topics(framework, plan.role)}
    chosen = [
        ChosenTopic(
            one.placed.topic.code,
            tuple(sorted(one.teaches or one.prepares, key=framework.order.__getitem__)),
            not one.teaches,
        )
        for one in _ordered(_choose(framework, placed, gaps))
    ]
    return Made(merge(plan, chosen, uuid4), make_plan(framework, plan.role, result))


def merge(
    plan: StudyPlan, chosen: Iterable[ChosenTopic], new_id: Callable[[], UUID]
) -> tuple[StudyItem, ...]:
    """Return a plan's items with topics chosen anew, in their order.

    What is done comes first, as it was; what is pinned or no topic keeps its place among the
    others; what was removed stays removed. A topic that was planned before keeps its identity.
    """
    before = {item.reference: item for item in plan.items if item.kind is ItemKind.TOPIC}
    stays = [item for item in plan.items if item.active and _keeps_place(item)]
    kept = {item.id for item in stays}
    ordered = [
        item
        for one in chosen
        for item in (_item(one, before.get(one.topic), new_id),)
        if item.id not in kept and item.active
    ]
    done = [item for item in plan.items if item.state is ItemState.DONE]
    known = {item.id for item in (*ordered, *done)}
    begun = [
        item
        for item in plan.items
        if item.state is ItemState.STARTED and item.id not in known and item.id not in kept
    ]
    merged = [*done, *begun, *(item for item in ordered if item.state is not ItemState.DONE)]
    active = [item.id for item in plan.items if item.active]
    for item in stays:
        if item.state is not ItemState.DONE:
            merged.insert(min(active.index(item.id), len(merged)), item)
    return (*merged, *(item for item in plan.items if not item.active))


def _keeps_place(item: StudyItem) -> bool:
    return item.state is not ItemState.DONE and (item.pinned or item.kind is not ItemKind.TOPIC)


def _item(chosen: ChosenTopic, before: StudyItem | None, new_id: Callable[[], UUID]) -> StudyItem:
    if before is None:
        return StudyItem(
            new_id(),
            ItemKind.TOPIC,
            chosen.topic,
            works_on=chosen.works_on,
            prepares=chosen.prepares,
        )
    return replace(before, works_on=chosen.works_on, prepares=chosen.prepares)
