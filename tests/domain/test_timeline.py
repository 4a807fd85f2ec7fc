from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Assessment,
    Kind,
    Person,
    Phase,
    Scope,
    Signature,
    Sitting,
)
from s4c_desktop.domain.timeline import moments
from s4c_desktop.domain.timeline_wording import moment_detail, moment_name


def at(day: int) -> datetime:
    return datetime(2026, 9, day, 12, tzinfo=UTC)


ANA = Person(
    uuid4(),
    "Ana",
    created_at=at(1),
    notice_date=date(2026, 9, 1),
    notice_version="2",
    retain_until=date(2028, 9, 1),
)


def assessment(**values: object) -> Assessment:
    made = {
        "id": uuid4(),
        "person": ANA,
        "framework_id": uuid4(),
        "role": "SCPD",
        "reading": "default",
        "kind": Kind.ASSESSOR,
        "scope": Scope.ALL,
        "phase": Phase.DRAFT,
        "version": 1,
        "assessors": "Maria",
    }
    return Assessment(**(made | values))  # type: ignore[arg-type]


def test_everything_that_happened_is_told_the_latest_first() -> None:
    first = assessment(
        phase=Phase.SIGNED,
        created_at=at(2),
        held_on=date(2026, 9, 3),
        sittings=(Sitting(1, "Maria", at(3), "Room 2"), Sitting(2, "Jan", at(4))),
        signature=Signature(1, "Maria", at(5), ""),
        acknowledgement=Acknowledgement(date(2026, 9, 6), "in person", "I agree", "Jan"),
        appeal_until=date(2026, 10, 5),
        appeals=(
            Appeal(
                uuid4(), date(2026, 9, 7), "Ana", "too low", AppealState.UPHELD,
                date(2026, 9, 8), "Board", "revise it",
            ),
        ),
    )  # fmt: skip
    second = assessment(
        phase=Phase.SIGNED,
        created_at=at(9),
        held_on=date(2026, 9, 3),
        revision=2,
        revises=first.id,
        revision_reason="appeal",
        signature=Signature(2, "Maria", at(10), ""),
    )
    found = moments(ANA, (first, second))
    told = [(m.day.day, moment_name(m), moment_detail(m)) for m in found]
    assert told == [
        (1, "To be kept until this day", ""),
        (5, "Last day for an appeal", ""),
        (10, "Signed off, revision 2, by Maria", ""),
        (9, "Revision 2 started", "appeal"),
        (8, "Appeal upheld, by Board", "revise it"),
        (7, "Appeal lodged, by Ana", "too low"),
        (6, "Told the result, by Jan", "I agree"),
        (5, "Signed off, by Maria", ""),
        (4, "Sitting 2, by Jan", ""),
        (3, "Sitting 1, by Maria", "Room 2"),
        (2, "Assessment started, by Maria", ""),
        (1, "Notice given", "Version 2"),
        (1, "Added to the register", ""),
    ]
    assert [m.assessment_id for m in found[2:4]] == [second.id] * 2


def test_without_sittings_the_day_it_was_held_stands_for_them() -> None:
    draft = assessment(kind=Kind.SELF, created_at=at(2), held_on=date(2026, 9, 3), place="Home")
    told = [(moment_name(m), moment_detail(m)) for m in moments(Person(uuid4(), "Bo"), [draft])]
    assert told == [("Assessment held, by Ana", "Home"), ("Assessment started, by Ana", "")]
