"""What it would change to go on with an assessment in a newer version of its framework."""

from __future__ import annotations

from dataclasses import dataclass

from s4c_desktop.domain.assessment import Assessment
from s4c_desktop.domain.framework import ALL_ROLES, Framework, Requirement


@dataclass(frozen=True, slots=True)
class Difference:
    """A competence (by code) of which a role requires something else; None for no requirement."""

    competence: str
    before: Requirement | None
    after: Requirement | None


@dataclass(frozen=True, slots=True)
class Move:
    """A move of an assessment from one framework version to another.

    `lost` are the codes of rated competences that the other version does not have: an
    assessment with any can't be moved, because nothing that was said is ever thrown away.
    """

    before: Framework
    after: Framework
    differences: tuple[Difference, ...]
    lost: tuple[str, ...]
    possible: bool
    adds_anchors: bool


def move_of(assessment: Assessment, before: Framework, after: Framework) -> Move:
    """Return what moving an assessment between two versions would change."""
    lost = tuple(
        code for code in before.order if code not in after.order and _is_used(assessment, code)
    )
    roles = {role.code for role in after.roles} | {ALL_ROLES}
    areas = {area.code for area in after.areas}
    fits = (
        assessment.role in roles
        and areas.issuperset(assessment.areas)
        and any(reading.code == assessment.reading for reading in after.readings)
    )
    return Move(
        before=before,
        after=after,
        differences=_differences(assessment, before, after) if fits else (),
        lost=lost,
        possible=fits and not lost,
        adds_anchors=any(c.anchors for c in after.competences)
        and not any(c.anchors for c in before.competences),
    )


def _is_used(assessment: Assessment, code: str) -> bool:
    return (
        code in assessment.ratings
        or any(code in item.links for item in assessment.evidence)
        or any(code in passage.links for passage in assessment.passages)
        or any(code == line.competence for line in assessment.plan)
    )


def _differences(
    assessment: Assessment, before: Framework, after: Framework
) -> tuple[Difference, ...]:
    old = before.requirements(assessment.role, assessment.reading)
    new = after.requirements(assessment.role, assessment.reading)
    codes = (*after.order, *(code for code in before.order if code not in after.order))
    return tuple(
        Difference(code, old.get(code), new.get(code))
        for code in codes
        if _demand(old.get(code)) != _demand(new.get(code))
    )


def _demand(requirement: Requirement | None) -> tuple[bool, int | None] | None:
    return None if requirement is None else (requirement.mandatory, requirement.eqf)
