"""A group's profile: its cells beside what a role requires, strengths, gaps, training needs.

Made only of what the door (`group_privacy`) let through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.domain.group import Direction, Distribution
from s4c_desktop.domain.scale import LOWEST

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Requirement
    from s4c_desktop.domain.group_privacy import Cell

STRONG = Fraction(3, 4)
"""From this share of those rated on, meeting what is required is a strength of the group."""

SHARED = Fraction(1, 2)
"""From this share of those rated on, being short of what is required is a shared gap."""


@dataclass(frozen=True, slots=True)
class CompetenceProfile:
    """What may be shown of a competence (code), and what is required of it, if anything."""

    competence: str
    mandatory: bool
    required: int | None
    cell: Cell

    @property
    def distribution(self) -> Distribution | None:
        """Return how people were rated, None where that is withheld."""
        return self.cell.distribution

    @property
    def is_asked(self) -> bool:
        """Tell whether it is of interest: somebody was rated, or it is mandatory."""
        return self.mandatory or self.cell.n > 0

    @property
    def met(self) -> Fraction | None:
        """Return the share of those rated that reaches what is required, None if unknown."""
        if self.required is None or self.cell.distribution is None:
            return None
        return self.cell.distribution.share(self.required)

    @property
    def short(self) -> Fraction | None:
        """Return the share of those rated that is short of what is required."""
        return None if self.met is None else 1 - self.met

    @property
    def far_short(self) -> Fraction | None:
        """Return the share of those rated that is two levels or more short, or below the scale."""
        if self.required is None or self.cell.distribution is None:
            return None
        return 1 - self.cell.distribution.share(max(self.required - 1, LOWEST))


@dataclass(frozen=True, slots=True)
class Need:
    """A training need with its place, 1 for the first; equal needs share a place."""

    place: int
    profile: CompetenceProfile


@dataclass(frozen=True, slots=True)
class GroupProfile:
    """What may be shown of `size` people together, competence by competence."""

    size: int
    competences: tuple[CompetenceProfile, ...]

    @property
    def asked(self) -> tuple[CompetenceProfile, ...]:
        """Return what is of interest: where somebody was rated, and what is mandatory."""
        return tuple(one for one in self.competences if one.is_asked)

    def of(self, code: str) -> CompetenceProfile | None:
        """Return what is shown of a competence, None for one that is not in the profile."""
        return next((one for one in self.competences if one.competence == code), None)

    @property
    def strengths(self) -> tuple[CompetenceProfile, ...]:
        """Return what at least three quarters of those rated meet, the most met first."""
        found = [(one.met, one) for one in self.competences if one.met is not None]
        strong = [(met, one) for met, one in found if met >= STRONG]
        return tuple(one for _met, one in sorted(strong, key=lambda pair: -pair[0]))

    @property
    def shared_gaps(self) -> tuple[CompetenceProfile, ...]:
        """Return what at least half of those rated are short of, as training needs are ranked."""
        return tuple(need.profile for need in self.needs if (need.profile.short or 0) >= SHARED)

    @property
    def needs(self) -> tuple[Need, ...]:
        """Return what anybody is known to be short of, ranked.

        Mandatory before optional; then the larger share short; then the larger share that is two
        levels or more short, or below the scale. What is equal in all three shares a place, in
        framework order.
        """
        found = [one for one in self.competences if one.short]
        keys = {one.competence: _need(one) for one in found}
        return tuple(
            Need(1 + sum(keys[other.competence] < keys[one.competence] for other in found), one)
            for one in sorted(found, key=lambda one: keys[one.competence])
        )

    @property
    def withheld(self) -> tuple[CompetenceProfile, ...]:
        """Return of what nothing but the number of people is shown."""
        return tuple(one for one in self.asked if one.cell.withheld is not None)


def _need(one: CompetenceProfile) -> tuple[bool, Fraction, Fraction]:
    return not one.mandatory, -(one.short or Fraction()), -(one.far_short or Fraction())


def group_profile(
    size: int, cells: Mapping[str, Cell], requirements: Mapping[str, Requirement]
) -> GroupProfile:
    """Set the cells of a group beside what a role requires, in the order of the cells."""
    return GroupProfile(
        size,
        tuple(
            CompetenceProfile(code, found.mandatory, found.eqf, cell)
            if (found := requirements.get(code)) is not None
            else CompetenceProfile(code, False, None, cell)
            for code, cell in cells.items()
        ),
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """A competence (code) in two profiles.

    `direction` says how the second lies to the first, None where either shows nothing.
    """

    competence: str
    first: CompetenceProfile
    second: CompetenceProfile

    @property
    def direction(self) -> Direction | None:
        """Tell how the second distribution lies to the first, rank by rank."""
        one, other = self.first.distribution, self.second.distribution
        return None if one is None or other is None else one.direction(other)

    @property
    def met_change(self) -> Fraction | None:
        """Return by how much the share that meets what is required differs, None if unknown."""
        if self.first.required != self.second.required:
            return None
        one, other = self.first.met, self.second.met
        return None if one is None or other is None else other - one


def compared(first: GroupProfile, second: GroupProfile) -> tuple[Compared, ...]:
    """Set two profiles of one framework version side by side, in the first's order."""
    others = {one.competence: one for one in second.competences}
    return tuple(
        Compared(one.competence, one, others[one.competence])
        for one in first.competences
        if one.competence in others
    )


def overview(found: Iterable[Compared]) -> Mapping[Direction, int]:
    """Count the directions of what can be compared."""
    directions = [one.direction for one in found]
    return {one: directions.count(one) for one in Direction}
