"""What belongs to an interview and to an appeal as plain data, and back."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from s4c_desktop.domain.assessment import (
    Appeal,
    AppealState,
    Passage,
    PlannedMethod,
    Sitting,
)
from s4c_desktop.domain.plain_values import Plain, iso, read_date


def sitting_plain(sitting: Sitting) -> Plain:
    """Return a sitting as plain data."""
    return {
        "number": sitting.number,
        "led_by": sitting.led_by,
        "started_at": iso(sitting.started_at),
        "place": sitting.place,
    }


def read_sitting(plain: Plain) -> Sitting:
    """Return a sitting from plain data."""
    started = datetime.fromisoformat(plain["started_at"])
    return Sitting(plain["number"], plain["led_by"], started, plain["place"])


def planned_plain(line: PlannedMethod) -> Plain:
    """Return a line of the assessment plan as plain data."""
    return {
        "id": str(line.id),
        "competence": line.competence,
        "method": line.method,
        "on": iso(line.on),
        "assessor": line.assessor,
    }


def read_planned(plain: Plain) -> PlannedMethod:
    """Return a line of the assessment plan from plain data."""
    return PlannedMethod(
        UUID(plain["id"]),
        plain["competence"],
        plain["method"],
        read_date(plain["on"]),
        plain["assessor"],
    )


def passage_plain(passage: Passage) -> Plain:
    """Return a passage of the running note as plain data."""
    return {"id": str(passage.id), "text": passage.text, "links": sorted(passage.links)}


def read_passage(plain: Plain) -> Passage:
    """Return a passage of the running note from plain data."""
    return Passage(UUID(plain["id"]), plain["text"], frozenset(plain["links"]))


def appeal_plain(appeal: Appeal) -> Plain:
    """Return an appeal as plain data."""
    return {
        "id": str(appeal.id),
        "lodged_on": iso(appeal.lodged_on),
        "lodged_by": appeal.lodged_by,
        "grounds": appeal.grounds,
        "state": appeal.state.value,
        "decided_on": iso(appeal.decided_on),
        "decided_by": appeal.decided_by,
        "outcome": appeal.outcome,
    }


def read_appeal(plain: Plain) -> Appeal:
    """Return an appeal from plain data."""
    return Appeal(
        UUID(plain["id"]),
        date.fromisoformat(plain["lodged_on"]),
        plain["lodged_by"],
        plain["grounds"],
        AppealState(plain["state"]),
        read_date(plain["decided_on"]),
        plain["decided_by"],
        plain["outcome"],
    )
