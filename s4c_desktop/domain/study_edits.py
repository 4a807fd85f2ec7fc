"""What a person does to a learning plan: each takes a plan and returns another.

Nothing here stores anything, so taking a change back is going back to the plan before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.study import ItemState, StudyItem, StudyPlan

Ids = Collection[UUID]


def move(plan: StudyPlan, ids: Ids, before: UUID | None) -> StudyPlan:
    """Put items, in their order, before another; None puts them at the end."""
    moved = tuple(item for item in plan.items if item.id in ids)
    rest = [item for item in plan.items if item.id not in ids]
    places = [place for place, item in enumerate(rest) if item.id == before]
    place = places[0] if places else len(rest)
    return replace(plan, items=(*rest[:place], *moved, *rest[place:]))


def pin(plan: StudyPlan, ids: Ids, *, on: date | None = None) -> StudyPlan:
    """Keep items where they are when the plan is made anew; with a day, they start on it."""
    return _change(plan, ids, lambda item: replace(item, pinned=True, fixed_on=on))


def unpin(plan: StudyPlan, ids: Ids) -> StudyPlan:
    """Let items be ordered and dated as any others."""
    return _change(plan, ids, lambda item: replace(item, pinned=False, fixed_on=None))


def add(plan: StudyPlan, item: StudyItem, before: UUID | None = None) -> StudyPlan:
    """Put a new item before another, or at the end; raises UserError for one without a title."""
    if not item.title.strip() and not item.reference:
        raise UserError(mark("Say what is to be learnt: the item needs a title."))
    if item.hours is not None and any(
        hours is not None and hours < 0 for hours in item.hours.modes
    ):
        raise UserError(mark("Hours can't be negative. Enter 0 or more."))
    return move(replace(plan, items=(*plan.items, item)), {item.id}, before)


def change(plan: StudyPlan, item: StudyItem) -> StudyPlan:
    """Put what is said of an item in place of what was said before; raises UserError as `add`."""
    place = [one.id for one in plan.items].index(item.id)
    after = plan.items[place + 1].id if place + 1 < len(plan.items) else None
    without = replace(plan, items=tuple(one for one in plan.items if one.id != item.id))
    return add(without, item, after)


def remove(plan: StudyPlan, ids: Ids, because: str) -> StudyPlan:
    """Take items out of the plan, for a reason; they stay on record and are not planned again.

    Raises UserError without a reason, and for what is done already.
    """
    if not because.strip():
        raise UserError(mark("Say why the item is removed; the plan keeps the reason."))
    if any(item.id in ids and item.state is ItemState.DONE for item in plan.items):
        raise UserError(mark("What is done stays in the plan. Mark it as not done first."))
    return _change(
        plan,
        ids,
        lambda item: replace(item, state=ItemState.REMOVED, removed_because=because.strip()),
    )


def restore(plan: StudyPlan, ids: Ids) -> StudyPlan:
    """Take removed items back into the plan, or mark others as not begun."""
    return _change(
        plan,
        ids,
        lambda item: replace(
            item,
            state=ItemState.PLANNED,
            removed_because="",
            started_on=None,
            done_on=None,
            evidence_id=None,
        ),
    )


def start(plan: StudyPlan, ids: Ids, on: date) -> StudyPlan:
    """Mark items as begun on a day."""
    return _change(
        plan,
        ids,
        lambda item: replace(
            item, state=ItemState.STARTED, started_on=on, done_on=None, evidence_id=None
        ),
    )


def finish(
    plan: StudyPlan, ids: Ids, on: date, *, today: date, evidence_id: UUID | None = None
) -> StudyPlan:
    """Mark items as done on a day, perhaps with an item of evidence that shows it.

    Raises UserError for a day to come, and for one before an item was begun.
    """
    if on > today:
        raise UserError(
            mark("The item can't be done on {day}, which is still to come. Enter the day it was."),
            day=on,
        )
    for item in plan.items:
        if item.id in ids and item.started_on is not None and item.started_on > on:
            raise UserError(
                mark("The item was begun on {begun}, after {day}. Change one of the two days."),
                begun=item.started_on,
                day=on,
            )
    return _change(
        plan,
        ids,
        lambda item: replace(item, state=ItemState.DONE, done_on=on, evidence_id=evidence_id),
    )


def _change(plan: StudyPlan, ids: Ids, made: Callable[[StudyItem], StudyItem]) -> StudyPlan:
    return replace(plan, items=tuple(made(item) if item.id in ids else item for item in plan.items))
