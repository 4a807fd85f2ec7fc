"""The sittings of an assessment: which one is on, who rates in it, when another one is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo

from s4c_desktop.domain.assessment import Assessment, Given, Kind, Sitting


def current_sitting(assessment: Assessment) -> Sitting | None:
    """Return the sitting that ratings are given in; None before the first, or for oneself."""
    return assessment.sittings[-1] if assessment.sittings else None


def sits(kind: Kind) -> bool:
    """Tell whether ratings of a kind are given in sittings; one's own are not."""
    return kind is not Kind.SELF


def raters_now(assessment: Assessment) -> str:
    """Name who rates at present: who leads the sitting, before it the raters in general."""
    sitting = current_sitting(assessment)
    return sitting.led_by if sitting is not None and sitting.led_by else assessment.raters


def begun(assessment: Assessment, now: datetime, by: str = "") -> Assessment:
    """Return the assessment in a sitting: the first one is led by the assessors."""
    if assessment.sittings or not sits(assessment.kind):
        return assessment
    first = Sitting(1, assessment.assessors.strip() or by, now, assessment.place)
    return replace(assessment, sittings=(first,))


def corrected(sittings: tuple[Sitting, ...], before: str, after: str) -> tuple[Sitting, ...]:
    """Return the sittings once other assessors are named in the set-up.

    One that started by itself, led by all of them, is led by whoever they are now.
    """
    if len(sittings) != 1 or sittings[0].led_by != before.strip() or not after.strip():
        return sittings
    return (replace(sittings[0], led_by=after.strip()),)


def given_now(assessment: Assessment, by: str, now: datetime) -> Given:
    """Return who gives a rating, when, and in which sitting."""
    sitting = current_sitting(assessment)
    return Given(by, now, sitting.number if sitting is not None else 0)


def with_sitting(assessment: Assessment, sitting: Sitting) -> Assessment:
    """Return the assessment with one more sitting, and who leads it among the assessors.

    Who comes to them has not declared yet that there is no conflict of interest.
    """
    others = tuple(s for s in assessment.sittings if s.number != sitting.number)
    known = names_in(assessment.assessors)
    new = [name for name in names_in(sitting.led_by) if name not in known]
    return replace(
        assessment,
        sittings=(*others, sitting),
        assessors=", ".join((*known, *new)) if new else assessment.assessors,
        no_conflict=assessment.no_conflict and not new,
    )


def without_sitting(assessment: Assessment, number: int) -> Assessment:
    """Return the assessment without a sitting; who would have led it stays among the assessors."""
    return replace(assessment, sittings=tuple(s for s in assessment.sittings if s.number != number))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a list of assessors."""
    return tuple(name for part in text.split(",") if (name := part.strip()))


def on_another_day(sitting: Sitting, now: datetime, zone: tzinfo | None = None) -> bool:
    """Tell whether a sitting began on another day than today; `zone` is the local one if None."""
    return sitting.started_at.astimezone(zone).date() != now.astimezone(zone).date()
