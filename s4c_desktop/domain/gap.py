"""Required against actual level, one competence at a time, and the counts of each status.

Levels are ordinal: nothing here averages them, and a surplus never offsets a gap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.scale import LOWEST, State, Status

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Requirement


@dataclass(frozen=True, slots=True)
class Comparison:
    """One competence: what is required, what was rated, and how they stand to each other.

    `gap` and `surplus` are whole levels, None unless a level is rated and required.
    `at_least_short` is the least number of levels missing where the evidence does not reach
    the scale, None otherwise.
    """

    competence: str
    mandatory: bool
    required: int | None
    rating: Rating
    status: Status
    gap: int | None = None
    surplus: int | None = None
    at_least_short: int | None = None

    @property
    def missing(self) -> int:
        """Return the levels known to be missing, for ordering; 0 where none is known."""
        return self.at_least_short or self.gap or 0


def compare(requirement: Requirement, rating: Rating) -> Comparison:
    """Set a rating against what the role demands."""
    required = requirement.eqf
    base = (requirement.competence, requirement.mandatory, required, rating)
    match rating.state:
        case State.EXEMPT:
            return Comparison(*base, Status.EXEMPT)
        case State.BELOW if required is not None:
            return Comparison(*base, Status.BELOW_SCALE, at_least_short=required - LOWEST + 1)
        case State.RATED if rating.level is not None and required is not None:
            gap = max(0, required - rating.level)
            surplus = max(0, rating.level - required)
            return Comparison(*base, _status(gap), gap=gap, surplus=surplus)
        case _:
            return Comparison(*base, Status.UNKNOWN)


def _status(gap: int) -> Status:
    if gap == 0:
        return Status.MET
    return Status.ONE_SHORT if gap == 1 else Status.MORE_SHORT


@dataclass(frozen=True, slots=True)
class Result:
    """Every competence in scope, compared, in framework order.

    `outside` counts the mandatory competences of the role that are not in scope.
    """

    comparisons: tuple[Comparison, ...]
    scope: Scope = Scope.ALL
    outside: int = 0

    def part(self, *, mandatory: bool) -> tuple[Comparison, ...]:
        """Return the mandatory or the optional competences."""
        return tuple(c for c in self.comparisons if c.mandatory is mandatory)

    def counts(self, *, mandatory: bool) -> dict[Status, int]:
        """Count each status, zero included, over the mandatory or the optional competences."""
        found = Counter(c.status for c in self.part(mandatory=mandatory))
        return {status: found[status] for status in Status}

    @property
    def rated(self) -> int:
        """Count the competences whose rating places the person on or below the scale."""
        return sum(c.rating.assessed for c in self.comparisons)

    @property
    def by_gap(self) -> tuple[Comparison, ...]:
        """Return the comparisons as gaps are read: mandatory first, largest gap first."""
        return tuple(
            sorted(
                self.comparisons,
                key=lambda c: (not c.mandatory, -c.missing, c.status is not Status.UNKNOWN),
            )
        )


def evaluate(
    requirements: Iterable[Requirement],
    ratings: Mapping[str, Rating],
    scope: Scope,
    covered: Container[str] | None = None,
) -> Result:
    """Compare the ratings with the requirements of everything in scope.

    `covered` are the codes in the scope of chosen areas.
    """
    inside, outside = [], 0
    for r in requirements:
        if r.competence in covered if covered is not None else _covers(scope, r):
            inside.append(compare(r, ratings.get(r.competence, Rating())))
        else:
            outside += r.mandatory
    return Result(tuple(inside), scope, outside)


def _covers(scope: Scope, requirement: Requirement) -> bool:
    return scope is not Scope.MANDATORY or requirement.mandatory
