"""The layers of a round: what the person, one assessor, a second one, and both together said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.domain.answering import lacks_grounds
from s4c_desktop.domain.assessment import Assessment, Judgement, Kind, Phase, Rating
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.framework import ALL_ROLES, Framework

if TYPE_CHECKING:
    from s4c_desktop.domain.scale import State

ORIGINALS = (Kind.ASSESSOR, Kind.SECOND)
"""The layers that are rated independently, and agreed on."""


def current(assessments: Iterable[Assessment]) -> dict[Kind, Assessment]:
    """Return the newest revision of each layer of a round, in the order of the kinds."""
    newest: dict[Kind, Assessment] = {}
    for assessment in assessments:
        before = newest.get(assessment.kind)
        if before is None or assessment.revision > before.revision:
            newest[assessment.kind] = assessment
    return {kind: newest[kind] for kind in Kind if kind in newest}


def scope_of(assessment: Assessment, framework: Framework) -> tuple[str, ...]:
    """Return the codes an assessment is to rate, in framework order."""
    return competences_in_scope(
        framework, assessment.role, assessment.reading, assessment.scope, assessment.areas
    )


def is_complete(assessment: Assessment, framework: Framework) -> bool:
    """Tell whether every competence in scope is answered, or the layer signed off."""
    return assessment.phase is Phase.SIGNED or all(
        assessment.rating(code).given for code in scope_of(assessment, framework)
    )


class Unfit(StrEnum):
    """Why two layers can't be set beside each other."""

    PERSON = "person"
    ROUND = "round"
    SELF = "self"
    KIND = "kind"
    FRAMEWORK = "framework"
    ROLE = "role"
    READING = "reading"
    SCOPE = "scope"


def unfit_as_pair(first: Assessment, second: Assessment) -> Unfit | None:
    """Say why two assessments are not the two independent layers of one round; None if they are."""
    checks = (
        (first.person.id != second.person.id, Unfit.PERSON),
        (Kind.SELF in (first.kind, second.kind), Unfit.SELF),
        (first.round_id != second.round_id, Unfit.ROUND),
        ({first.kind, second.kind} != set(ORIGINALS), Unfit.KIND),
        (first.framework_id != second.framework_id, Unfit.FRAMEWORK),
        (first.role != second.role, Unfit.ROLE),
        (first.reading != second.reading, Unfit.READING),
        ((first.scope, first.areas) != (second.scope, second.areas), Unfit.SCOPE),
    )
    return next((reason for stands, reason in checks if stands), None)


def unfit_beside(own: Assessment, assessment: Assessment) -> Unfit | None:
    """Say why a self-assessment can't stand beside an assessor's; None if it can."""
    checks = (
        (own.person.id != assessment.person.id, Unfit.PERSON),
        (own.kind is not Kind.SELF or assessment.kind is Kind.SELF, Unfit.KIND),
        (own.framework_id != assessment.framework_id, Unfit.FRAMEWORK),
        (own.role not in (assessment.role, ALL_ROLES), Unfit.ROLE),
        (own.reading != assessment.reading, Unfit.READING),
    )
    return next((reason for stands, reason in checks if stands), None)


def same_answer(one: Rating, other: Rating) -> bool:
    """Tell whether two ratings place somebody equally: the same state and level."""
    return one.state is other.state and one.level == other.level


@dataclass(frozen=True, slots=True)
class Reconciling:
    """The two independent layers that an agreed one rests on."""

    first: Assessment
    second: Assessment

    def differs(self, code: str) -> bool:
        """Tell whether the two rated a competence differently."""
        return not same_answer(self.first.rating(code), self.second.rating(code))

    def proposal(self, code: str) -> Rating:
        """Return the rating both gave; untouched where they differ."""
        one, other = self.first.rating(code), self.second.rating(code)
        if not same_answer(one, other) or not one.given:
            return Rating()
        # Strands far apart ask for a reason, and each gave their own.
        strands = (one.knowledge, one.autonomy) == (other.knowledge, other.autonomy)
        strands = strands and not lacks_grounds(replace(one, grounds=""))
        return Rating(
            one.state,
            one.level,
            one.reason,
            one.allowed_by,
            sufficient=one.sufficient if one.sufficient is other.sufficient else _UNREVIEWED,
            knowledge=one.knowledge if strands else None,
            autonomy=one.autonomy if strands else None,
        )

    def needs_grounds(self, code: str, agreed: Rating) -> bool:
        """Tell whether an agreed rating needs a reason: the two differed, or it is another."""
        return agreed.given and (
            self.differs(code) or not same_answer(self.first.rating(code), agreed)
        )

    def without_grounds(self, ratings: Mapping[str, Rating]) -> tuple[str, ...]:
        """Return the competences (codes) whose agreed rating lacks the reason it needs."""
        return tuple(
            code
            for code, rating in ratings.items()
            if self.needs_grounds(code, rating) and not rating.grounds.strip()
        )

    @property
    def assessors(self) -> str:
        """Name all who assessed."""
        return ", ".join(filter(None, (self.first.assessors, self.second.assessors)))


_UNREVIEWED = Judgement.NOT_REVIEWED


def agreed_rating(rating: Rating, state: State, level: int | None) -> Rating:
    """Return an agreed rating with another level; what belonged to the one before goes."""
    return replace(
        rating, state=state, level=level, reason="", allowed_by="", knowledge=None, autonomy=None
    )
