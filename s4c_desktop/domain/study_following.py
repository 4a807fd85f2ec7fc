"""How far a plan is, and what of it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.domain.laying import make_schedule
from s4c_desktop.domain.schedule import Schedule, monday_of
from s4c_desktop.domain.study import ItemState, Learner, StudyPlan
from s4c_desktop.domain.study_groups import (
    Finished,
    Places,
    StudyGroup,
    finished_modules,
)
from s4c_desktop.domain.study_schedule import frame_of, parts_of, pieces_of

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class Followed:
    """A plan on the calendar, and how far it is; minutes as exact numbers.

    `due` are the groups to learn in the present week, `finished` the modules of which nothing
    planned is left.
    """

    schedule: Schedule
    minutes: Fraction
    minutes_done: Fraction
    due: tuple[StudyGroup, ...]
    finished: tuple[Finished, ...]

    @property
    def share_done(self) -> Fraction:
        """Return which part of the hours is done, 1 for a plan without any."""
        return self.minutes_done / self.minutes if self.minutes else Fraction(1)


def follow(
    plan: StudyPlan,
    shown: Sequence[StudyGroup],
    places: Places,
    framework: Framework,
    learner: Learner,
    today: date,
) -> Followed:
    """Lay a plan on the days from today on, and say how far it is.

    Raises UserError where there is no day to learn on.
    """
    schedule = make_schedule(pieces_of(shown, places), frame_of(plan, learner), today)
    minutes = {
        group.id: sum((places.minutes(item) for item in group.items), Fraction()) for group in shown
    }
    return Followed(
        schedule=schedule,
        minutes=sum(minutes.values(), Fraction()),
        minutes_done=sum(
            (minutes[group.id] for group in shown if group.state is ItemState.DONE), Fraction()
        ),
        due=_due(shown, schedule, today),
        finished=tuple(finished_modules(shown, framework)),
    )


def _due(shown: Sequence[StudyGroup], schedule: Schedule, today: date) -> tuple[StudyGroup, ...]:
    """Return what is learnt in the week of a day, and what was begun."""
    monday = monday_of(today)
    sunday = monday + timedelta(days=6)
    this_week = {
        one.key
        for one in schedule.placed
        if any(monday <= day <= sunday for day, _minutes in one.minutes)
    }
    return tuple(
        group
        for group in shown
        if group.state is not ItemState.DONE
        and (group.state is ItemState.STARTED or not this_week.isdisjoint(parts_of(group)))
    )
