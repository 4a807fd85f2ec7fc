"""A learner and their stored learning plan, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from uuid import UUID

from s4c_desktop.domain.curriculum import Hours


class Mode(Enum):
    """A way of learning."""

    ONLINE = "online"
    LIVE = "live"
    PRACTICAL = "practical"


ALL_MODES = frozenset(Mode)


class Known(Enum):
    """How it is known that somebody need not learn a topic."""

    STATED = "stated"
    SELF_CHECK = "self_check"
    LEARNT = "learnt"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days, from first to last, on which somebody does not learn."""

    first: date
    last: date
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mastered:
    """A topic (its code) that somebody need not learn."""

    topic: str
    how: Known
    noted_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckTaken:
    """A self-check of a topic (its code): the option chosen of each question, by its place."""

    id: UUID
    topic: str
    asked: int
    answered_right: int
    answers: tuple[int, ...]
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Learner:
    """How somebody learns; what is not said is empty or None.

    `free_weekdays` are numbered from 0 for Monday.
    """

    person_id: UUID
    experience: str = ""
    prior_learning: str = ""
    modes: frozenset[Mode] = frozenset()
    minutes_per_week: int | None = None
    free_weekdays: frozenset[int] = frozenset()
    absences: tuple[Absence, ...] = ()
    mastered: tuple[Mastered, ...] = ()
    checks: tuple[CheckTaken, ...] = ()


class ItemKind(Enum):
    """What an item of a plan is."""

    TOPIC = "topic"
    OWN = "own"
    COURSE = "course"
    CASE = "case"


class ItemState(Enum):
    """How far somebody is with an item."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Goal:
    """A competence (code) to put ahead; with a level, that is wanted instead of the role's."""

    competence: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class StudyItem:
    """One thing to learn in a plan.

    `reference` is the code of a topic, course or case study. `hours` are those of an own item,
    course or case study, or stand in for the estimate of a topic; None leaves the estimate.
    `works_on` are the competences (codes) that it works on, or prepares for if `prepares`.
    """

    id: UUID
    kind: ItemKind
    reference: str = ""
    title: str = ""
    hours: Hours | None = None
    works_on: tuple[str, ...] = ()
    prepares: bool = False
    state: ItemState = ItemState.PLANNED
    pinned: bool = False
    fixed_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    evidence_id: UUID | None = None
    removed_because: str = ""
    note: str = ""

    @property
    def active(self) -> bool:
        """Tell whether the item is still in the plan."""
        return self.state is not ItemState.REMOVED


class Strategy(Enum):
    """What a plan goes for first, where not everything fits."""

    BLOCKERS = "blockers"
    QUICK = "quick"
    BROAD = "broad"


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """A learning plan of a person for a role, made from the gaps of one assessment.

    Without `modes` every way of learning will do; without a `budget` (minutes) everything that
    helps is planned.
    """

    id: UUID
    person_id: UUID
    assessment_id: UUID
    framework_id: UUID
    role: str
    reading: str
    start_on: date
    minutes_per_week: int
    strategy: Strategy = Strategy.BLOCKERS
    title: str = ""
    modes: frozenset[Mode] = frozenset()
    deadline: date | None = None
    budget: int | None = None
    goals: tuple[Goal, ...] = ()
    items: tuple[StudyItem, ...] = ()
    note: str = ""
    archived: bool = False
    created_at: datetime | None = None
    saved_at: datetime | None = None
    version: int = 0

    def item(self, item_id: UUID) -> StudyItem:
        """Return an item; raises KeyError for an unknown one."""
        return {item.id: item for item in self.items}[item_id]


class SeatState(Enum):
    """How certain a seat in a training is."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who has a seat in a training."""

    person_id: UUID
    state: SeatState = SeatState.PLANNED


@dataclass(frozen=True, slots=True)
class Training:
    """A training of a unit (its code) that people take together."""

    id: UUID
    framework_id: UUID
    unit: str
    seats: int
    title: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    trainer: str = ""
    note: str = ""
    taken: tuple[Seat, ...] = ()
    created_at: datetime | None = None


def modes_code(modes: Iterable[Mode]) -> str:
    """Return ways of learning as they are stored."""
    return ",".join(mode.value for mode in Mode if mode in frozenset(modes))


def parse_modes(code: str) -> frozenset[Mode]:
    """Return the ways of learning that are stored; raises ValueError for unknown ones."""
    return frozenset(Mode(part) for part in code.split(",") if part)


def weekdays_code(days: Iterable[int]) -> str:
    """Return days of the week as they are stored."""
    return ",".join(str(day) for day in sorted(days))


def parse_weekdays(code: str) -> frozenset[int]:
    """Return the days of the week that are stored; raises ValueError for others."""
    days = frozenset(int(part) for part in code.split(",") if part)
    if not days <= frozenset(range(7)):
        raise ValueError(code)
    return days


def hours_of(online: int | None, live: int | None, practical: int | None) -> Hours | None:
    """Return minutes by mode as hours, None where none are given."""
    minutes = (online, live, practical)
    if minutes == (None, None, None):
        return None
    return Hours(*(None if one is None else Fraction(one, 60) for one in minutes))


def hours_in(hours: Hours, modes: frozenset[Mode]) -> Hours:
    """Return the hours in some ways of learning alone."""
    return Hours(*(h if mode in modes else None for mode, h in zip(Mode, hours.modes, strict=True)))


def minutes_of(hours: Hours | None) -> tuple[int | None, int | None, int | None]:
    """Return hours as whole minutes by mode."""
    if hours is None:
        return (None, None, None)
    online, live, practical = (None if one is None else round(one * 60) for one in hours.modes)
    return (online, live, practical)
