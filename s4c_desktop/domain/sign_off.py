"""What must be there before an assessment can be signed off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.domain.assessment import Assessment, Kind, Rating
from s4c_desktop.domain.examiners import is_among
from s4c_desktop.domain.scale import State

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.layers import Reconciling


class Missing(StrEnum):
    """The kinds of things that can stand in the way of signing off."""

    RATINGS = "ratings"
    VEIL = "veil"
    EXEMPTION = "exemption"
    NAMES = "names"
    DATE = "date"
    DECISION = "decision"
    DECIDED_BY = "decided_by"
    GROUNDS = "grounds"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing missing, with the competences (codes) it concerns."""

    missing: Missing
    competences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What else a sign-off has to keep to.

    `reconciling` are the layers that an agreed result rests on; with `separate` the centre has
    decisions taken by somebody who did not assess.
    """

    reconciling: Reconciling | None = None
    separate: bool = False


def obstacles(
    assessment: Assessment, framework: Framework, rules: Rules | None = None
) -> tuple[Obstacle, ...]:
    """Return all that stands in the way of signing off; empty when nothing does.

    Every mandatory competence must be rated or have its state, an exemption its reason and
    name; a blind rating must be over; names and date must be there, and a decision chosen by a
    named person, but for whoever rates themself: there is nobody to decide. Of an agreed result
    every rating on which the two assessors differed has its reason.
    """
    rules = rules or Rules()
    reconciling = rules.reconciling
    ungrounded = reconciling.without_grounds(assessment.ratings) if reconciling else ()
    mandatory = [
        code
        for code, requirement in framework.requirements(assessment.role, assessment.reading).items()
        if requirement.mandatory
    ]
    untouched = tuple(c for c in mandatory if not assessment.rating(c).given)
    bare = _bare_exemptions(assessment.ratings)
    decided = assessment.kind is not Kind.SELF
    checks = (
        (untouched, Obstacle(Missing.RATINGS, untouched)),
        (assessment.veiled, Obstacle(Missing.VEIL)),
        (bare, Obstacle(Missing.EXEMPTION, bare)),
        (not _named(assessment), Obstacle(Missing.NAMES)),
        (assessment.held_on is None, Obstacle(Missing.DATE)),
        (decided and assessment.decision is None, Obstacle(Missing.DECISION)),
        (decided and not assessment.decided_by.strip(), Obstacle(Missing.DECIDED_BY)),
        (ungrounded, Obstacle(Missing.GROUNDS, ungrounded)),
        (rules.separate and _decides_and_examines(assessment, rules), Obstacle(Missing.SEPARATE)),
    )
    return tuple(obstacle for stands, obstacle in checks if stands)


def _decides_and_examines(assessment: Assessment, rules: Rules) -> bool:
    if assessment.kind is Kind.SELF:
        return False
    names = [assessment.assessors]
    if rules.reconciling is not None:
        names.append(rules.reconciling.assessors)
    return any(is_among(assessment.decided_by, text) for text in names)


def _named(assessment: Assessment) -> bool:
    assessors = assessment.kind is Kind.SELF or assessment.assessors.strip()
    return bool(assessment.person.name.strip() and assessors)


def _bare_exemptions(ratings: Mapping[str, Rating]) -> tuple[str, ...]:
    """Return the exemptions that lack their reason or the name of who allowed them."""
    return tuple(
        code
        for code, rating in ratings.items()
        if rating.state is State.EXEMPT
        and not (rating.reason.strip() and rating.allowed_by.strip())
    )
