"""A learning plan with everything in it, for the tests of what is handed out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from uuid import UUID

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.laying import make_schedule
from s4c_desktop.domain.plan_sheet import (
    Elsewhere,
    Fact,
    LeftOut,
    PlanSheet,
    SheetItem,
    ToShow,
    pieces,
)
from s4c_desktop.domain.schedule import Stretch, TimeFrame
from s4c_desktop.domain.study import Absence, ItemKind, ItemState

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
PLAN = UUID(int=100)


def items(text: str = "") -> tuple[SheetItem, ...]:
    """Return one item of each kind and state; `text` stands in every field of the first."""
    return (
        SheetItem(
            UUID(int=1),
            ItemKind.OWN,
            text or "Shadow the data officer",
            Hours(practical=Fraction(6)),
            topics=(text or "Two days",),
            works_on=("A1", "A6"),
            mandatory=True,
            why=text or "Works on A1.",
            estimate="As entered in the plan.",
            state=ItemState.STARTED,
            first=date(2026, 9, 12),
            evidence=text or "A report",
            note=text or "Ask Petar.",
        ),
        SheetItem(
            UUID(int=2),
            ItemKind.TOPIC,
            "Data analytics",
            Hours(online=Fraction(7, 3), live=Fraction(1)),
            module="M2",
            place="Module two › Data",
            topics=("Statistics", "Charts"),
            works_on=("B2",),
            mandatory=True,
            why="Works on B2 Data analytics (mandatory, below requirement).",
            estimate="The hours of module M2, shared equally over its topics.",
        ),
        SheetItem(
            UUID(int=3),
            ItemKind.CASE,
            "Case study: Barcelona",
            Hours(online=Fraction(2)),
            works_on=("A6",),
            pinned_on=date(2026, 9, 23),
        ),
        SheetItem(
            UUID(int=4),
            ItemKind.COURSE,
            "Course of procurement",
            Hours(live=Fraction(5)),
            works_on=("D1",),
            mandatory=True,
            state=ItemState.DONE,
            first=date(2026, 9, 1),
            last=date(2026, 9, 3),
            stretches=(Stretch(date(2026, 9, 1), date(2026, 9, 3)),),
        ),
    )


def sheet(text: str = "") -> PlanSheet:
    """Return a plan without days; `text` stands wherever people enter some."""
    return PlanSheet(
        id=PLAN,
        person=text or "Δήμητρα Ștefănescu",
        role="Smart City Project Developer",
        framework="SCCF, our edition 1.0",
        summary="4 items that work on 4 gaps.",
        made_at=NOW,
        items=items(text),
        to_show=(ToShow("A3", "Innovative thinking", ("A prototype",), ("A task",), ("Tell me",)),),
        elsewhere=(Elsewhere("A10", "Empathy", "No topic teaches it.", ("A mentor",)),),
        not_rated=("E2 Finance",),
        left_out=(
            LeftOut("Digital twins", Hours(online=Fraction(6)), "M4", ("C3",), text or "Budget"),
        ),
        hours=Hours(Fraction(13, 3), Fraction(6), Fraction(6)),
        role_hours=Hours(Fraction(80), None, Fraction(10)),
        title=text or "Towards Developer",
        centre=text or "Sofia Training Centre",
        raters=text or "Maria Ilieva",
        assessed_on=date(2026, 9, 10),
        profile=(Fact("Experience", text or "Six years"),),
        goals=(Fact("Goes for", "Blockers first"),),
        note=text or "Begin soon.",
        version=7,
        saved_at=NOW,
    )


def on_days(
    made: PlanSheet, hours: int = 5, deadline: date | None = date(2026, 10, 30)
) -> PlanSheet:
    """Return the plan on its days: an hour on each of Monday to Friday, one week away."""
    frame = TimeFrame(
        TODAY,
        hours * 60,
        frozenset({5, 6}),
        (Absence(date(2026, 9, 28), date(2026, 10, 2)),),
        deadline,
    )
    return made.on_days(make_schedule(pieces(made.items), frame, TODAY), TODAY)
