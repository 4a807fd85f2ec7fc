"""What happened around a person, moment by moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import AppealState, Assessment, Person


class Happening(Enum):
    """What kind of moment it is, in the order of a day on which all of them happen."""

    ADDED = 1
    NOTICE = 2
    STARTED = 3
    REVISED = 4
    HELD = 5
    SITTING = 6
    SIGNED = 7
    ACKNOWLEDGED = 8
    APPEALED = 9
    APPEAL_DECIDED = 10
    APPEAL_ENDS = 11
    KEPT_UNTIL = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, or is to happen, to a person.

    `who` names whoever did it, `detail` says more in the words that were entered; `number` is
    that of a sitting or a revision.
    """

    happening: Happening
    at: date
    assessment_id: UUID | None = None
    who: str = ""
    detail: str = ""
    number: int = 0
    state: AppealState | None = None

    @property
    def day(self) -> date:
        """Return the day, where the program runs."""
        return self.at.astimezone().date() if isinstance(self.at, datetime) else self.at

    @property
    def time(self) -> datetime | None:
        """Return the exact moment, None where only the day is known."""
        return self.at if isinstance(self.at, datetime) else None


def moments(person: Person, assessments: Iterable[Assessment]) -> tuple[Moment, ...]:
    """Return what happened around a person, the latest first."""
    found = [*_of_person(person)]
    for assessment in assessments:
        found += _of_assessment(assessment)
    return tuple(sorted(found, key=_place, reverse=True))


def _place(moment: Moment) -> tuple[date, int, float]:
    time = moment.time
    return moment.day, moment.happening.value, time.timestamp() if time else 0.0


def _of_person(person: Person) -> Iterator[Moment]:
    if person.created_at is not None:
        yield Moment(Happening.ADDED, person.created_at)
    if person.notice_date is not None:
        yield Moment(Happening.NOTICE, person.notice_date, detail=person.notice_version)
    if person.retain_until is not None:
        yield Moment(Happening.KEPT_UNTIL, person.retain_until)


def _of_assessment(one: Assessment) -> Iterator[Moment]:
    if one.created_at is not None:
        if one.revision > 1:
            yield Moment(
                Happening.REVISED,
                one.created_at,
                one.id,
                detail=one.revision_reason,
                number=one.revision,
            )
        else:
            yield Moment(Happening.STARTED, one.created_at, one.id, one.raters)
    if one.revision == 1:
        # A revision is of the same talks.
        if one.held_on is not None and not one.sittings:
            yield Moment(Happening.HELD, one.held_on, one.id, one.raters, one.place)
        for sitting in one.sittings:
            yield Moment(
                Happening.SITTING,
                sitting.started_at,
                one.id,
                sitting.led_by,
                sitting.place,
                sitting.number,
            )
    yield from _after_sign_off(one)


def _after_sign_off(one: Assessment) -> Iterator[Moment]:
    signature = one.signature
    if signature is None:
        return
    number = one.revision if one.revision > 1 else 0
    yield Moment(Happening.SIGNED, signature.signed_at, one.id, signature.decided_by, number=number)
    told = one.acknowledgement
    if told is not None:
        yield Moment(Happening.ACKNOWLEDGED, told.on, one.id, told.recorded_by, told.statement)
    for appeal in one.appeals:
        yield Moment(Happening.APPEALED, appeal.lodged_on, one.id, appeal.lodged_by, appeal.grounds)
        if appeal.decided_on is not None:
            yield Moment(
                Happening.APPEAL_DECIDED,
                appeal.decided_on,
                one.id,
                appeal.decided_by,
                appeal.outcome,
                state=appeal.state,
            )
    if one.appeal_until is not None:
        yield Moment(Happening.APPEAL_ENDS, one.appeal_until, one.id)
