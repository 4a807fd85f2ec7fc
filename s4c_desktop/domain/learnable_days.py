"""Which days are learnt on, and how much each holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.schedule import HORIZON_YEARS, MOST_A_DAY, TimeFrame

FIRST_YEAR, LAST_YEAR = 2000, 2100


class LearnableDays:
    """The days of a time frame that are learnt on, from `begin` to the horizon.

    The horizon lies `HORIZON_YEARS` on, or at the deadline where that is later.
    """

    def __init__(self, frame: TimeFrame, today: date | None = None) -> None:
        """Find the days; raises UserError where the frame makes no sense or leaves no day.

        Nothing is laid on days before `today`.
        """
        check_frame(frame)
        self.begin = max(frame.start, today) if today else frame.start
        self.horizon = max(_years_on(self.begin, HORIZON_YEARS), frame.deadline or self.begin)
        self._absent = _absent_days(frame, self.begin, self.horizon)
        self._frame = frame
        self.days = self._learnable()
        if not self.days:
            raise UserError(
                mark(
                    "The absences cover every day of the next {years} years. Shorten them, so that "
                    "there is a day to learn on."
                ),
                years=HORIZON_YEARS,
            )

    def is_absent(self, day: date) -> bool:
        """Tell whether a day lies in an absence."""
        return day in self._absent

    def between(self, first: date, last: date) -> Sequence[date]:
        """Return the days from `first` to `last`, both included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def count(self, first: date, last: date) -> int:
        """Return how many days lie between, both included."""
        return max(0, bisect_right(self.days, last) - bisect_left(self.days, first))

    def room(self, first: date, last: date) -> Fraction:
        """Return how many minutes can be learnt on the days between, both included."""
        return self._frame.minutes_a_day * self.count(first, last)

    def _learnable(self) -> list[date]:
        free, absent = self._frame.free_weekdays, self._absent
        every = (self.begin + timedelta(n) for n in range((self.horizon - self.begin).days + 1))
        return [day for day in every if day.weekday() not in free and day not in absent]


def check_frame(frame: TimeFrame) -> None:
    """Raise UserError where a time frame makes no sense."""
    check_year(frame.start)
    if not frame.learnable_weekdays:
        raise UserError(
            mark("Every day of the week is free, so there is none to learn on. Leave one at least.")
        )
    check_pace(frame.minutes_a_week, frame.learnable_weekdays)
    for absence in frame.absences:
        if absence.last < absence.first:
            raise UserError(
                mark(
                    "The absence from {first} to {last} ends before it begins. Exchange the two "
                    "days."
                ),
                first=absence.first.isoformat(),
                last=absence.last.isoformat(),
            )
    if frame.deadline is not None:
        check_year(frame.deadline)
        if frame.deadline < frame.start:
            raise UserError(
                mark(
                    "The deadline {deadline} lies before the start {start}. Set a later deadline, "
                    "or start earlier."
                ),
                deadline=frame.deadline.isoformat(),
                start=frame.start.isoformat(),
            )


def check_pace(minutes_a_week: Fraction | int, learnable_weekdays: int) -> None:
    """Raise UserError unless somebody can learn so much a week."""
    if minutes_a_week <= 0:
        raise UserError(
            mark("With {hours} hours a week nothing gets done. Set more than 0 hours."),
            hours=_hours(minutes_a_week),
        )
    if minutes_a_week > MOST_A_DAY * learnable_weekdays:
        raise UserError(
            mark(
                "{hours} hours a week are more than {most} hours on each of {days} days. Set fewer "
                "hours, or learn on more days."
            ),
            hours=_hours(minutes_a_week),
            most=MOST_A_DAY // 60,
            days=learnable_weekdays,
        )


def check_year(day: date) -> None:
    """Raise UserError for a day that is surely mistyped."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UserError(
            mark("{day} can't be meant: plans lie between {first} and {last}. Correct the year."),
            day=day.isoformat(),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


def _absent_days(frame: TimeFrame, begin: date, horizon: date) -> frozenset[date]:
    found: set[date] = set()
    for absence in frame.absences:
        first, last = max(absence.first, begin), min(absence.last, horizon)
        found.update(first + timedelta(n) for n in range((last - first).days + 1))
    return frozenset(found)


def _years_on(day: date, years: int) -> date:
    """Return the day some years later; the last of February stands for the 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _hours(minutes: Fraction | int) -> str:
    hours = Fraction(minutes) / 60
    return str(hours) if hours.denominator == 1 else f"{float(hours):.2f}".rstrip("0").rstrip(".")
