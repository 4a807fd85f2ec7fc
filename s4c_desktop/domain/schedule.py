"""What a schedule is: pieces of work, the time there is for them, and the days they come to.

Minutes are exact (`Fraction`), so that what is laid on the days of a piece sums to its minutes.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from s4c_desktop.domain.study import Absence

HALF_HOUR = 30
"""Minutes; hours a week are proposed in steps of it."""

MOST_A_DAY = 16 * 60
"""Minutes; nobody learns more, so no more is planned or proposed."""

HORIZON_YEARS = 10
"""How far a schedule looks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work, in the order in which the pieces are wanted.

    `needs` names, by key, what is finished before it begins; keys of no piece count as finished.
    `starts_on` pins it to a day. A piece that is `done` takes no time. What may be dropped first
    is not `mandatory`.
    """

    key: Hashable
    title: str
    minutes: Fraction | int
    starts_on: date | None = None
    needs: frozenset[Hashable] = frozenset()
    done: bool = False
    mandatory: bool = True


@dataclass(frozen=True, slots=True)
class TimeFrame:
    """The time there is: from when, how much a week, on which days, until when.

    The minutes of a week are spread equally over its learnable weekdays (all but
    `free_weekdays`, Monday 0 to Sunday 6). A day of an absence loses its share, and so do the days
    of the first week before `start`: they are not made up for on other days.
    """

    start: date
    minutes_a_week: Fraction | int
    free_weekdays: frozenset[int] = frozenset()
    absences: tuple[Absence, ...] = ()
    deadline: date | None = None

    @property
    def learnable_weekdays(self) -> int:
        """Return how many days of a week are learnt on."""
        return 7 - len(self.free_weekdays)

    @property
    def minutes_a_day(self) -> Fraction:
        """Return the share of a day that is learnt on."""
        return Fraction(self.minutes_a_week) / self.learnable_weekdays


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row, the first and the last included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on its days.

    `minutes` holds what is learnt on each day, nothing for a piece without minutes. A stretch ends
    where a day that is learnt on goes to other pieces.
    """

    key: Hashable
    first: date
    last: date
    minutes: tuple[tuple[date, Fraction], ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """How full a week is; `monday` names it, `room` is what could be learnt in it (minutes)."""

    monday: date
    minutes: Fraction
    room: Fraction


class Hindrance(Enum):
    """Why a pinned piece begins later than on its day."""

    PAST = "past"
    FREE_DAY = "free_day"
    ABSENCE = "absence"
    NEEDS = "needs"
    CROWDED = "crowded"


@dataclass(frozen=True, slots=True)
class Moved:
    """A pinned piece that begins on `begins`, not on the day `wanted`.

    `other` is the piece in the way: one that it needs, or one that fills the day.
    """

    piece: Piece
    wanted: date
    begins: date
    hindrance: Hindrance
    other: Piece | None = None


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What would bring the work before the deadline, each way alone.

    `minutes_a_week` is the smallest whole or half hour a week that is enough, None where even
    `MOST_A_DAY` is not. `done_by` is when it is done at the present pace. `minutes_over` is the
    least that has to go; `drop` names whole pieces whose going is enough: optional ones first, then
    mandatory ones, each from the end, and never one that a remaining piece needs.
    """

    minutes_a_week: int | None
    done_by: date
    minutes_over: Fraction
    drop: tuple[Piece, ...]

    @property
    def minutes_dropped(self) -> Fraction:
        """Return the minutes of the pieces to drop, at least `minutes_over`."""
        return sum((Fraction(piece.minutes) for piece in self.drop), Fraction())


@dataclass(frozen=True, slots=True)
class Slack:
    """What is left between the last day of work and the deadline; negative where it is missed.

    `minutes` is how much more could be learnt before the deadline, or what has to go.
    """

    days: int
    minutes: Fraction


@dataclass(frozen=True, slots=True)
class Schedule:
    """The pieces on their days, in the order given; done pieces are on none.

    `finish` is None where nothing is left to do. `slack` is None without a deadline or a finish;
    `ways_out` is None unless the deadline is missed.
    """

    frame: TimeFrame
    placed: tuple[Placed, ...]
    weeks: tuple[Week, ...]
    moved: tuple[Moved, ...]
    finish: date | None
    slack: Slack | None
    ways_out: WaysOut | None

    @property
    def fits(self) -> bool:
        """Tell whether everything is done before the deadline, if there is one."""
        return self.ways_out is None

    @property
    def minutes(self) -> Fraction:
        """Return all that is still to learn."""
        return sum((m for one in self.placed for _day, m in one.minutes), Fraction())

    def of(self, key: Hashable) -> Placed | None:
        """Return a piece on its days; None for a done one."""
        return next((one for one in self.placed if one.key == key), None)


def monday_of(day: date) -> date:
    """Return the first day of an ISO week."""
    return day - timedelta(days=day.weekday())
