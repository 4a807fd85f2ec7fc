"""A stored plan as pieces of work, and the time that its learner has for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.schedule import Piece, TimeFrame
from s4c_desktop.domain.study import ItemState, Learner, StudyPlan

if TYPE_CHECKING:
    from s4c_desktop.domain.study_groups import Places, StudyGroup


def frame_of(plan: StudyPlan, learner: Learner | None = None) -> TimeFrame:
    """Return the time there is for a plan; days off are the learner's."""
    return TimeFrame(
        start=plan.start_on,
        minutes_a_week=plan.minutes_per_week,
        free_weekdays=learner.free_weekdays if learner else frozenset(),
        absences=learner.absences if learner else (),
        deadline=plan.deadline,
    )


def pieces_of(shown: Sequence[StudyGroup], places: Places) -> tuple[Piece, ...]:
    """Return a piece for each item of a plan, and a single one for a group fixed to a day.

    A topic needs the pieces of the topics it builds on. Keys are as `parts_of` returns them.
    """
    pieces_by_topic = {
        item.reference: part
        for group in shown
        for item, part in zip(group.items, _keys(group), strict=True)
        if places.of(item) is not None
    }
    return tuple(piece for group in shown for piece in _pieces(group, places, pieces_by_topic))


def parts_of(group: StudyGroup) -> tuple[UUID, ...]:
    """Return the keys of a group's pieces."""
    return tuple(dict.fromkeys(_keys(group)))


def _keys(group: StudyGroup) -> tuple[UUID, ...]:
    fixed = group.items[0].fixed_on is not None
    return (group.id,) * len(group.items) if fixed else group.ids


def _pieces(group: StudyGroup, places: Places, by_topic: dict[str, UUID]) -> tuple[Piece, ...]:
    keys = parts_of(group)
    members = (group.items,) if len(keys) == 1 else tuple((item,) for item in group.items)
    found = []
    for key, items in zip(keys, members, strict=True):
        placed = (places.of(item) for item in items)
        needs = {code for one in placed if one is not None for code in one.topic.requires}
        found.append(
            Piece(
                key=key,
                title=group.title if len(items) > 1 else places.title(items[0]),
                minutes=sum(places.minutes(item) for item in items),
                starts_on=items[0].fixed_on,
                needs=frozenset(by_topic[code] for code in needs if code in by_topic) - {key},
                done=group.state is ItemState.DONE,
                mandatory=group.mandatory,
            )
        )
    return tuple(found)
