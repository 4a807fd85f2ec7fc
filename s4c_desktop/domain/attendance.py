"""What attending a training makes of the plans of those who were there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.cohort import own_subject, subject_of
from s4c_desktop.domain.study import (
    ItemKind,
    ItemState,
    SeatState,
    StudyItem,
    StudyPlan,
    Training,
)
from s4c_desktop.domain.study_edits import finish, start

if TYPE_CHECKING:
    from s4c_desktop.domain.unit_places import Units


@dataclass(frozen=True, slots=True)
class Marked:
    """Items of somebody's plan that were marked: as they were, and as they are."""

    person_id: UUID
    plan_id: UUID
    before: tuple[StudyItem, ...]
    after: tuple[StudyItem, ...]


def attended(training: Training) -> tuple[UUID, ...]:
    """Return who attended a training."""
    return tuple(seat.person_id for seat in training.taken if seat.state is SeatState.ATTENDED)


def mark_attended(
    plan: StudyPlan,
    training: Training,
    units: Units,
    state: ItemState,
    on: date,
    today: date,
) -> tuple[StudyPlan, Marked | None]:
    """Mark what a training is about as started or done in a plan; None where there is nothing.

    What is done already, removed, or started where started is wanted, stays as it is. Raises
    UserError for a day to come, and one before something was begun.
    """
    ids = frozenset(
        item.id
        for item in plan.items
        if _about(item, training, units)
        and item.state in (_BEFORE_DONE if state is ItemState.DONE else _BEFORE_STARTED)
    )
    if not ids:
        return plan, None
    if on > today:
        raise UserError(
            mark("The training can't have been on {day}, which is still to come."), day=on
        )
    made = finish(plan, ids, on, today=today) if state is ItemState.DONE else start(plan, ids, on)
    return made, Marked(plan.person_id, plan.id, _those(plan, ids), _those(made, ids))


def take_back(plan: StudyPlan, marked: Marked) -> StudyPlan:
    """Undo a marking; an item that was changed since stays as it is now."""
    before = {item.id: item for item in marked.before}
    after = {item.id: item for item in marked.after}
    return replace(
        plan,
        items=tuple(before[item.id] if after.get(item.id) == item else item for item in plan.items),
    )


_BEFORE_STARTED = (ItemState.PLANNED,)
_BEFORE_DONE = (ItemState.PLANNED, ItemState.STARTED)


def _about(item: StudyItem, training: Training, units: Units) -> bool:
    if item.kind is ItemKind.TOPIC:
        unit = units.of_topic.get(item.reference)
        return unit is not None and unit in units.below(training.unit)
    if item.reference:
        return item.reference == training.unit
    return own_subject(training.framework_id, item.title) == subject_of(training)


def _those(plan: StudyPlan, ids: Collection[UUID]) -> tuple[StudyItem, ...]:
    return tuple(item for item in plan.items if item.id in ids)
