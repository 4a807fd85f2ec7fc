"""Signed assessments as the rules of a sampling plan see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Phase
from s4c_desktop.domain.assessors import assessor_names, name_key
from s4c_desktop.domain.backing import backed, backings
from s4c_desktop.domain.layers import ORIGINALS
from s4c_desktop.domain.sampling import Candidate
from s4c_desktop.domain.scale import SHORT, State
from s4c_desktop.domain.straight_run import longest_run
from s4c_desktop.models.tables import AssessmentRow, SignatureRow

if TYPE_CHECKING:
    from s4c_desktop.domain.gap import Result
    from s4c_desktop.models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Held:
    """A signed assessment by assessors: the little that is needed of every one of them.

    `day` is when it was held, or signed off where that is not known.
    """

    id: UUID
    round_id: UUID
    kind: Kind
    day: date
    signed_at: datetime
    assessors: tuple[str, ...]
    countersigned: bool
    superseded: bool


def held(work: UnitOfWork) -> tuple[Held, ...]:
    """Return the signed assessments by assessors, in the order they were held."""
    query = (
        select(AssessmentRow, SignatureRow.signed_at, SignatureRow.countersigned_by)
        .join(SignatureRow, SignatureRow.assessment_id == AssessmentRow.id)
        .where(
            AssessmentRow.phase == Phase.SIGNED.value,
            AssessmentRow.kind != Kind.SELF.value,
        )
    )
    rows = work.session.execute(query).all()
    revised = {row.revises_id for row, *_signature in rows}
    found = (
        Held(
            row.id,
            row.round_id,
            Kind(row.kind),
            row.held_on or signed_at.astimezone().date(),
            signed_at,
            assessor_names(row.assessors),
            bool(countersigned_by),
            row.id in revised,
        )
        for row, signed_at, countersigned_by in rows
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.signed_at, one.id)))


def rated_apart(work: UnitOfWork) -> tuple[Held, ...]:
    """Return what assessors rated on their own, once it is settled.

    That is signed off itself, or agreed on in a result that is.
    """
    everything = held(work)
    agreed = {one.round_id: one for one in everything if one.kind is Kind.AGREED}
    query = select(AssessmentRow).where(
        AssessmentRow.phase == Phase.DRAFT.value,
        AssessmentRow.kind.in_([kind.value for kind in ORIGINALS]),
    )
    settled = (
        Held(
            row.id,
            row.round_id,
            Kind(row.kind),
            row.held_on or agreed[row.round_id].day,
            agreed[row.round_id].signed_at,
            assessor_names(row.assessors),
            countersigned=False,
            superseded=False,
        )
        for row in work.session.scalars(query)
        if row.round_id in agreed
    )
    own = (one for one in everything if one.kind in ORIGINALS and not one.superseded)
    return tuple(sorted((*own, *settled), key=lambda one: (one.day, one.signed_at, one.id)))


def candidates(
    work: UnitOfWork,
    begins: date,
    until: date,
    evaluate: Callable[[Assessment], Result],
    check: Callable[[], object],
) -> tuple[Candidate, ...]:
    """Return the assessments of a period; of one that was revised only the last revision.

    `evaluate` compares with the role; `check` is called before each and may raise to stop.
    """
    everyone = held(work)
    experience = _experience(everyone)
    names: dict[UUID, set[str]] = defaultdict(set)
    for one in everyone:
        names[one.round_id] |= {name_key(name) for name in one.assessors}
    found = []
    for one in everyone:
        if begins <= one.day <= until and not one.superseded:
            check()
            signed = work.assessments.as_signed(one.id)
            second = one.countersigned or len(names[one.round_id]) > 1
            found.append(
                candidate(
                    signed, one.assessors, evaluate(signed), experience[one.id], second=second
                )
            )
    return tuple(found)


def candidate(
    assessment: Assessment,
    assessors: tuple[str, ...],
    result: Result,
    experience: int,
    *,
    second: bool,
) -> Candidate:
    """Return a signed assessment as the rules see it."""
    mandatory = result.part(mandatory=True)
    ratings = assessment.ratings
    backing = backed(
        assessment.kind,
        [c.competence for c in mandatory],
        ratings,
        backings(ratings, assessment.evidence),
    )
    order = [c.competence for c in result.comparisons]
    return Candidate(
        id=assessment.id,
        assessors=assessors,
        experience=experience,
        decision=assessment.decision or Decision.NOT_YET,
        gaps=sum(c.status in SHORT for c in mandatory),
        thin=len(backing.thin) if backing is not None else 0,
        longest_run=len(longest_run(order, ratings, least=1)),
        second_assessor=second,
        no_conflict=assessment.no_conflict,
        seconds=_seconds(assessment),
        rated=sum(rating.given for rating in ratings.values()),
        revision=assessment.revision > 1,
        appeal=bool(assessment.appeals),
        exemptions=sum(rating.state is State.EXEMPT for rating in ratings.values()),
    )


def _experience(everyone: Iterable[Held]) -> dict[UUID, int]:
    """Map each assessment to the rounds its least experienced assessor had held before."""
    before: dict[str, set[UUID]] = defaultdict(set)
    found = {}
    for one in everyone:
        keys = [name_key(name) for name in one.assessors]
        found[one.id] = min((len(before[key] - {one.round_id}) for key in keys), default=0)
        for key in keys:
            before[key].add(one.round_id)
    return found


def _seconds(assessment: Assessment) -> int | None:
    """Return the time from the first rating to the last; None where all came in at once."""
    moments = [given.at for given in assessment.given.values() if given.at is not None]
    if len(set(moments)) < 2:
        return None
    return round((max(moments) - min(moments)).total_seconds())
