"""Learners and plans from plain data; the writing is in `study_plain`."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from s4c_desktop.domain.plain_values import Plain, read_date, read_time
from s4c_desktop.domain.study import (
    Absence,
    CheckTaken,
    Goal,
    ItemKind,
    ItemState,
    Known,
    Learner,
    Mastered,
    Mode,
    Strategy,
    StudyItem,
    StudyPlan,
    hours_of,
)


def read_learner(plain: Plain) -> Learner:
    """Return the learner that plain data tells of; raises ValueError for what none can be."""
    weekdays = frozenset(plain["free_weekdays"])
    if not weekdays <= frozenset(range(7)):
        raise ValueError("no day of the week")
    return Learner(
        UUID(plain["person"]),
        plain["experience"],
        plain["prior_learning"],
        frozenset(Mode(mode) for mode in plain["modes"]),
        plain["minutes_per_week"],
        weekdays,
        tuple(
            Absence(date.fromisoformat(one["first"]), date.fromisoformat(one["last"]), one["label"])
            for one in plain["absences"]
        ),
        tuple(
            Mastered(
                one["topic"],
                Known(one["how"]),
                date.fromisoformat(one["noted_on"]),
                one["note"],
            )
            for one in plain["mastered"]
        ),
        tuple(_read_check(one) for one in plain["checks"]),
    )


def read_plan(plain: Plain) -> StudyPlan:
    """Return the plan that plain data tells of; raises ValueError for what none can be."""
    return StudyPlan(
        id=UUID(plain["id"]),
        person_id=UUID(plain["person"]),
        assessment_id=UUID(plain["assessment"]),
        framework_id=UUID(plain["framework"]),
        role=plain["role"],
        reading=plain["reading"],
        start_on=date.fromisoformat(plain["start_on"]),
        minutes_per_week=plain["minutes_per_week"],
        strategy=Strategy(plain["strategy"]),
        title=plain["title"],
        modes=frozenset(Mode(mode) for mode in plain["modes"]),
        deadline=read_date(plain["deadline"]),
        budget=plain["budget"],
        goals=tuple(_goal(code, level) for code, level in plain["goals"].items()),
        items=tuple(_read_item(item) for item in plain["items"]),
        note=plain["note"],
        archived=plain["archived"],
        created_at=read_time(plain["created_at"]),
    )


def _goal(code: str, level: int | None) -> Goal:
    if level is not None and level not in range(4, 9):
        raise ValueError("no level")
    return Goal(code, level)


def _read_check(plain: Plain) -> CheckTaken:
    taken_at = datetime.fromisoformat(plain["taken_at"])
    right, asked = plain["answered_right"], plain["asked"]
    if taken_at.tzinfo is None or not 0 <= right <= asked:
        raise ValueError("no self-check")
    return CheckTaken(
        UUID(plain["id"]), plain["topic"], asked, right, tuple(plain["answers"]), taken_at
    )


def _read_item(plain: Plain) -> StudyItem:
    online, live, practical = plain["minutes"]
    if any(minutes is not None and minutes < 0 for minutes in plain["minutes"]):
        raise ValueError("negative hours")
    return StudyItem(
        id=UUID(plain["id"]),
        kind=ItemKind(plain["kind"]),
        reference=plain["reference"],
        title=plain["title"],
        hours=hours_of(online, live, practical),
        works_on=tuple(plain["works_on"]),
        prepares=plain["prepares"],
        state=ItemState(plain["state"]),
        pinned=plain["pinned"],
        fixed_on=read_date(plain["fixed_on"]),
        started_on=read_date(plain["started_on"]),
        done_on=read_date(plain["done_on"]),
        evidence_id=UUID(plain["evidence"]) if plain["evidence"] else None,
        removed_because=plain["removed_because"],
        note=plain["note"],
    )
