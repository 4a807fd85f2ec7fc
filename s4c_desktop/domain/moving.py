"""What it would change to go on with an assessment in a newer version of its framework."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.domain.framework import ALL_ROLES, Framework, Requirement
from s4c_desktop.domain.framework_difference import demanded


class Hindrance(StrEnum):
    """Why an assessment can't be moved to another version."""

    AGREED = "agreed"
    ROLE = "role"
    READING = "reading"
    AREA = "area"
    LOST = "lost"


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
    hindrance: Hindrance | None
    adds_anchors: bool

    @property
    def possible(self) -> bool:
        """Tell whether nothing hinders the move."""
        return self.hindrance is None


def are_related(one: Framework, other: Framework) -> bool:
    """Tell whether at least half of the competences of `other` mean the same in `one`.

    Codes alone say little: many frameworks begin with an A1.
    """
    titles = {c.code: c.title.casefold() for c in one.competences}
    same = sum(titles.get(c.code) == c.title.casefold() for c in other.competences)
    return bool(other.competences) and 2 * same >= len(other.competences)


def move_of(assessment: Assessment, before: Framework, after: Framework) -> Move:
    """Return what moving an assessment between two versions would change."""
    lost = tuple(
        code for code in before.order if code not in after.order and _is_used(assessment, code)
    )
    hindrance = _hindrance(assessment, after, lost)
    comparable = hindrance in (None, Hindrance.LOST)
    return Move(
        before=before,
        after=after,
        differences=_differences(assessment, before, after) if comparable else (),
        lost=lost,
        hindrance=hindrance,
        adds_anchors=any(c.anchors for c in after.competences)
        and not any(c.anchors for c in before.competences),
    )


def _hindrance(assessment: Assessment, after: Framework, lost: tuple[str, ...]) -> Hindrance | None:
    if assessment.settled or assessment.kind is Kind.AGREED:
        # All layers of an agreed result keep the version they were rated in.
        return Hindrance.AGREED
    if assessment.role not in {role.code for role in after.roles} | {ALL_ROLES}:
        return Hindrance.ROLE
    if assessment.reading not in {reading.code for reading in after.readings}:
        return Hindrance.READING
    if not {area.code for area in after.areas}.issuperset(assessment.areas):
        return Hindrance.AREA
    return Hindrance.LOST if lost else None


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
        if demanded(old.get(code)) != demanded(new.get(code))
    )
