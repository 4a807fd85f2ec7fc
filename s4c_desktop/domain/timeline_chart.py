"""Geometry of a plan's timeline, shared by screen and PDF.

Lengths are in the unit of the sizes given (pixels or points); y grows downwards. Rows lie below a
head with ticks, beside a column for their labels; texts are drawn by whoever knows the fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from s4c_desktop.domain.radar import Box, Size
from s4c_desktop.domain.schedule import Stretch, monday_of

if TYPE_CHECKING:
    from s4c_desktop.domain.study import Absence

_TICK_GAP = 6.0
_THINNEST = 2.0
# How much of a row its bars fill.
_FILLED = 0.6
# A deadline is shown as long as the work keeps this share of the width.
_WORK = 0.4


class TickUnit(Enum):
    """From one tick to the next."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at the beginning of a week or month; `labelled` where its label has room."""

    day: date
    x: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes that follow from the fonts: the labels' column, the head, the widest tick label."""

    labels: float
    head: float
    tick: float


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked beside the bars."""

    today: date | None = None
    deadline: date | None = None
    absences: tuple[Absence, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row lies: its label, its bars in order, and the line through them, if several."""

    label: Box
    bars: tuple[Box, ...]
    line: Box | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Where everything stands. `today` and `deadline` are None where they are not to be seen.

    `late_deadline` tells that there is a deadline too far on to be drawn.
    """

    plot: Box
    unit: TickUnit
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    shades: tuple[Box, ...]
    today: float | None
    deadline: float | None
    late_deadline: bool


def layout(
    room: Size,
    rows: Sequence[Sequence[Stretch]],
    marks: Marks,
    measures: Measures,
    span: Stretch | None = None,
) -> Chart | None:
    """Fit rows of stretches of days into a room; None where no row has a day.

    The chart begins on a Monday and ends with a Sunday. It covers all of `span` too, so that parts
    of a chart that is too high for a page have the same days.
    """
    days = [stretch for row in rows for stretch in row]
    if not days:
        return None
    if span is not None:
        days.append(span)
    first, last = min(s.first for s in days), max(s.last for s in days)
    late = marks.deadline is not None and not _shows(first, last, marks.deadline)
    if marks.deadline is not None and not late:
        first, last = min(first, marks.deadline), max(last, marks.deadline)
    axis = _Axis(
        Box(
            measures.labels,
            measures.head,
            room.width - measures.labels,
            room.height - measures.head,
        ),
        monday_of(first),
        monday_of(last) + timedelta(6),
    )
    unit, ticks = _ticks(axis, measures.tick)
    return Chart(
        plot=axis.plot,
        unit=unit,
        ticks=ticks,
        rows=tuple(
            _row(axis, number, len(rows), row, measures.labels) for number, row in enumerate(rows)
        ),
        shades=tuple(_shades(axis, marks.absences)),
        today=axis.middle(marks.today),
        deadline=None if late or marks.deadline is None else axis.end(marks.deadline),
        late_deadline=late,
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """The days of a plot, the first and the last included."""

    plot: Box
    first: date
    last: date

    @property
    def a_day(self) -> float:
        return self.plot.width / ((self.last - self.first).days + 1)

    def start(self, day: date) -> float:
        """Return where a day begins."""
        return self.plot.x + (day - self.first).days * self.a_day

    def end(self, day: date) -> float:
        """Return where a day ends."""
        return self.start(day) + self.a_day

    def middle(self, day: date | None) -> float | None:
        """Return the middle of a day; None where it is not on the axis."""
        if day is None or not self.first <= day <= self.last:
            return None
        return self.start(day) + self.a_day / 2


def _shows(first: date, last: date, deadline: date) -> bool:
    whole = max(last, deadline) - min(first, deadline)
    return (last - first).days + 1 >= _WORK * (whole.days + 1)


def _row(axis: _Axis, number: int, count: int, row: Sequence[Stretch], labels: float) -> Row:
    height = axis.plot.height / count
    top = axis.plot.y + number * height
    bars = tuple(_bar(axis, stretch, top, height) for stretch in row)
    line = None
    if len(bars) > 1:
        left, right = min(bar.x for bar in bars), max(bar.right for bar in bars)
        line = Box(left, top + height / 2, right - left, 0)
    return Row(Box(0, top, labels, height), bars, line)


def _bar(axis: _Axis, stretch: Stretch, top: float, height: float) -> Box:
    left = axis.start(stretch.first)
    width = max(_THINNEST, axis.end(stretch.last) - left)
    return Box(
        min(left, axis.plot.right - width),
        top + height * (1 - _FILLED) / 2,
        width,
        height * _FILLED,
    )


def _shades(axis: _Axis, absences: Sequence[Absence]) -> Iterator[Box]:
    for absence in absences:
        first, last = max(absence.first, axis.first), min(absence.last, axis.last)
        if first <= last:
            left = axis.start(first)
            yield Box(left, axis.plot.y, axis.end(last) - left, axis.plot.height)


# -- ticks -------------------------------------------------------------------------------


def _ticks(axis: _Axis, label: float) -> tuple[TickUnit, tuple[Tick, ...]]:
    """Return the finest ticks whose labels do not touch."""
    for unit, following in _UNITS:
        days = list(_days(axis, following))
        gaps = [(later - earlier).days * axis.a_day for earlier, later in pairwise(days)]
        if unit is TickUnit.YEAR or all(gap >= label + _TICK_GAP for gap in gaps):
            break
    return unit, tuple(
        Tick(day, axis.start(day), labelled=axis.start(day) + label <= axis.plot.right)
        for day in days
    )


def _days(axis: _Axis, following: Callable[[date], date]) -> Iterator[date]:
    day = following(axis.first - timedelta(1))
    while day <= axis.last:
        yield day
        day = following(day)


def _next_week(day: date) -> date:
    return monday_of(day) + timedelta(7)


def _next_fortnight(day: date) -> date:
    """Return the Monday of the next even week, counted from the first Monday of all."""
    monday = _next_week(day)
    return monday if monday.toordinal() // 7 % 2 == 0 else monday + timedelta(7)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1)


def _next_quarter(day: date) -> date:
    month = _next_month(day)
    while month.month % 3 != 1:
        month = _next_month(month)
    return month


def _next_year(day: date) -> date:
    return date(day.year + 1, 1, 1)


_UNITS: tuple[tuple[TickUnit, Callable[[date], date]], ...] = (
    (TickUnit.WEEK, _next_week),
    (TickUnit.FORTNIGHT, _next_fortnight),
    (TickUnit.MONTH, _next_month),
    (TickUnit.QUARTER, _next_quarter),
    (TickUnit.YEAR, _next_year),
)
