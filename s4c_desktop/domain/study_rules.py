"""What a learner's profile, a plan and a training must be to make sense."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark

if TYPE_CHECKING:
    from s4c_desktop.domain.study import Learner, StudyPlan, Training

MOST_WEEKLY_MINUTES = 7 * 16 * 60
"""Sixteen hours on each day of a week."""

_YEARS = range(2000, 2101)


def check_learner(learner: Learner) -> None:
    """Raise UserError for a profile by which nobody could learn."""
    if learner.minutes_per_week is not None:
        check_weekly(learner.minutes_per_week)
    if len(learner.free_weekdays) > 6:
        raise UserError(mark("Every day of the week is free of learning. Leave at least one day."))
    for absence in learner.absences:
        check_day(absence.first)
        check_day(absence.last)
        if absence.last < absence.first:
            raise UserError(
                mark("The days off end on {last}, before they begin on {first}. Change one."),
                first=absence.first,
                last=absence.last,
            )


def check_plan(plan: StudyPlan) -> None:
    """Raise UserError for a plan with impossible hours or dates."""
    check_weekly(plan.minutes_per_week)
    check_day(plan.start_on)
    if plan.budget is not None and plan.budget <= 0:
        raise UserError(mark("A limit of hours must be more than zero. Leave it empty for none."))
    if plan.deadline is not None:
        check_day(plan.deadline)
        if plan.deadline < plan.start_on:
            raise UserError(
                mark("The plan is to end on {deadline}, before it starts on {start}. Change one."),
                deadline=plan.deadline,
                start=plan.start_on,
            )


def check_training(training: Training) -> None:
    """Raise UserError for a training with impossible seats or dates."""
    if training.seats < 1:
        raise UserError(mark("A training needs at least one seat."))
    for day in (training.starts_on, training.ends_on):
        if day is not None:
            check_day(day)
    starts, ends = training.starts_on, training.ends_on
    if starts is not None and ends is not None and ends < starts:
        raise UserError(
            mark("The training ends on {ends}, before it starts on {starts}. Change one of them."),
            ends=ends,
            starts=starts,
        )
    if len(training.taken) > training.seats:
        raise UserError(
            mark("{taken} people have a seat, but there are only {seats} seats."),
            taken=len(training.taken),
            seats=training.seats,
        )


def check_weekly(minutes: int) -> None:
    """Raise UserError for minutes a week that nobody can learn in."""
    if minutes <= 0:
        raise UserError(mark("The hours a week must be more than zero."))
    if minutes > MOST_WEEKLY_MINUTES:
        raise UserError(
            mark("Nobody can learn {hours} hours a week. Enter at most {most}."),
            hours=minutes // 60,
            most=MOST_WEEKLY_MINUTES // 60,
        )


def check_day(day: date) -> None:
    """Raise UserError for a day that no plan can mean."""
    if day.year not in _YEARS:
        raise UserError(
            mark("{day} can't be meant. Enter a day between {first} and {last}."),
            day=day,
            first=_YEARS[0],
            last=_YEARS[-1],
        )
