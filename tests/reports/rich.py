"""An assessment with everything that can be known of it, and the layers beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Assessment,
    Given,
    Judgement,
    Kind,
    Passage,
    PlannedMethod,
    Rating,
    Sitting,
)
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.scale import State

UNVEILED = datetime(2026, 9, 14, 11, 0, tzinfo=UTC)
EARLIER = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 9, 14, 11, 30, tzinfo=UTC)


def rich(assessment: Assessment, text: str = "") -> Assessment:
    """Return the assessment with every part filled; `text`, if given, stands in every field."""
    (item,) = assessment.evidence
    return replace(
        assessment,
        person=replace(
            assessment.person,
            identity_check=text or "Identity card seen",
            adjustments=text or "Extra time, large print",
            lawful_basis=text or "Consent",
            notice_date=date(2026, 9, 1),
            notice_version=text or "2",
        ),
        blind=True,
        unveiled_at=UNVEILED,
        appeal_until=date(2026, 10, 12),
        sittings=(
            Sitting(1, text or "Maria Ilieva", EARLIER, text or "Sofia"),
            Sitting(2, text or "Petar Dimov", LATER),
        ),
        plan=(
            PlannedMethod(
                UUID(int=20), "A6", text or "Work sample", date(2026, 9, 10), text or "Petar Dimov"
            ),
        ),
        passages=(
            Passage(
                UUID(int=21), text or "Led the harbour lighting project.", frozenset({"A6", "A2"})
            ),
        ),
        given={
            "A2": Given(text or "Maria Ilieva", EARLIER, 1),
            "A6": Given(text or "Petar Dimov", LATER, 2),
        },
        ratings={
            **assessment.ratings,
            "A2": Rating(
                State.RATED,
                5,
                sufficient=Judgement.YES,
                knowledge=7,
                autonomy=5,
                grounds=text or "Autonomy was seen only once.",
                path="6:claimed,5:shown",
                note=text or "Knew the sensors, never chose them.",
            ),
            "A6": Rating(State.RATED, 6, sufficient=Judgement.NO, flagged=True),
        },
        evidence=(
            replace(
                item,
                links=frozenset({"A2", "A6"}),
                valid=Judgement.YES,
                authentic=Judgement.YES,
                current=Judgement.NO,
                reviewed_by=text or "Petar Dimov",
            ),
        ),
        acknowledgement=Acknowledgement(
            date(2026, 9, 15),
            text or "told in person",
            text or "I had expected more.",
            text or "Maria Ilieva",
        ),
        appeals=(
            Appeal(
                UUID(int=22),
                date(2026, 9, 20),
                text or "Δήμητρα Ștefănescu",
                text or "A6 was rated without the minutes.",
                AppealState.UPHELD,
                date(2026, 9, 30),
                text or "Head of centre",
                text or "A6 will be assessed again.",
            ),
        ),
    )


def history(text: str = "") -> tuple[RatingChange, ...]:
    """Return a change before the required levels were shown and one after."""
    by, why = text or "Maria Ilieva", text or "The minutes came late."
    return (
        RatingChange(1, "A2", State.RATED, 6, "", "", by, EARLIER, sitting=1),
        RatingChange(2, "A2", State.RATED, 5, "", "", by, LATER, why, grounds=text, sitting=2),
    )


def layers_of(assessment: Assessment, text: str = "") -> tuple[Assessment, ...]:
    """Return a self-assessment, a second assessor's and an agreed layer beside an assessment."""
    agreed = {
        code: replace(rating, grounds=text or "Both saw the same work sample.")
        for code, rating in assessment.ratings.items()
    }
    own = {code: Rating(State.RATED, 7) for code in assessment.ratings}
    second = {code: Rating(State.RATED, 6) for code in assessment.ratings}
    return (
        replace(assessment, id=UUID(int=30), kind=Kind.SELF, ratings=own),
        replace(
            assessment,
            id=UUID(int=31),
            kind=Kind.SECOND,
            ratings=second,
            assessors=text or "Petar Dimov",
        ),
        replace(assessment, id=UUID(int=32), kind=Kind.AGREED, ratings=agreed),
    )
