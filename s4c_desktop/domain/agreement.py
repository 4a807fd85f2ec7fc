"""How two assessors' ratings of the same people stand to each other.

For layers of assessors only: people who rate themselves have no common target.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random

from s4c_desktop.domain.assessment import Rating

MIN_PEOPLE = 10
"""Below this number of people a kappa would say more of chance than of the assessors."""

RESAMPLES = 2000
SEED = 20_260
# An interval from a few lucky resamples would look narrower than it is.
_MOST_WITHOUT_KAPPA = RESAMPLES // 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ranks given to one competence, and the level required of it, if any."""

    first: int
    second: int
    required: int | None = None
    competence: str = ""

    @property
    def difference(self) -> int:
        """Return by how many ranks the first is above the second; negative below."""
        return self.first - self.second

    @property
    def same_decision(self) -> bool | None:
        """Tell whether both meet what is required or neither does; None without a requirement."""
        if self.required is None:
            return None
        return (self.first >= self.required) is (self.second >= self.required)


def pairs(
    first: Mapping[str, Rating],
    second: Mapping[str, Rating],
    required: Mapping[str, int | None],
) -> tuple[Pair, ...]:
    """Pair the competences that both layers place on or below the scale, in `first`'s order."""
    found = []
    for code, rating in first.items():
        a, b = rating.rank, second.get(code, Rating()).rank
        if a is not None and b is not None:
            found.append(Pair(a, b, required.get(code), code))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over the pairs compared.

    `decided` is how many have a requirement, `same_decision` how many of those agree on met
    or not met. `leniency` is the mean of first minus second in ranks, None without pairs.
    """

    compared: int
    equal: int
    within_one: int
    decided: int
    same_decision: int
    leniency: Fraction | None


def agreement(compared: Iterable[Pair]) -> Agreement:
    """Count how the pairs agree, of one person or of many."""
    found = tuple(compared)
    decisions = [pair.same_decision for pair in found if pair.same_decision is not None]
    return Agreement(
        compared=len(found),
        equal=sum(pair.difference == 0 for pair in found),
        within_one=sum(abs(pair.difference) <= 1 for pair in found),
        decided=len(decisions),
        same_decision=sum(decisions),
        leniency=Fraction(sum(p.difference for p in found), len(found)) if found else None,
    )


class NotEstimable(StrEnum):
    """Why there is no kappa."""

    FEW_PEOPLE = "few_people"
    NO_VARIATION = "no_variation"


@dataclass(frozen=True, slots=True)
class Kappa:
    """Quadratic-weighted Cohen's kappa over the pairs of `people`, with its 95 % interval.

    `value` is None where `reason` says why. `interval` is None, too, where more than a
    twentieth of the resamples have a rater whose levels do not vary.
    """

    people: int
    value: float | None = None
    interval: tuple[float, float] | None = None
    reason: NotEstimable | None = None


# n, sum a, sum b, sum a², sum b², sum ab: all that quadratic weights need, and they add up.
_Sums = tuple[int, int, int, int, int, int]


def kappa(people: Iterable[Sequence[Pair]]) -> Kappa:
    """Compute kappa over all pairs, and its interval by drawing people with replacement.

    People without a pair do not count. The draws come from a fixed seed and do not depend
    on the order of the people, so the same ratings give the same interval.
    """
    sums = sorted(_sums(person) for person in people if person)
    if len(sums) < MIN_PEOPLE:
        return Kappa(len(sums), reason=NotEstimable.FEW_PEOPLE)
    value = _kappa(sums)
    if value is None:
        return Kappa(len(sums), reason=NotEstimable.NO_VARIATION)
    return Kappa(len(sums), value, _interval(sums))


def _sums(person: Sequence[Pair]) -> _Sums:
    return (
        len(person),
        sum(p.first for p in person),
        sum(p.second for p in person),
        sum(p.first**2 for p in person),
        sum(p.second**2 for p in person),
        sum(p.first * p.second for p in person),
    )


def _kappa(sums: Iterable[_Sums]) -> float | None:
    """Return 1 - observed / expected squared disagreement; None where a rater never varies.

    With quadratic weights both follow from the moments of the ranks, without a table.
    """
    n, a, b, aa, bb, ab = (sum(column) for column in zip(*sums, strict=True))
    varies_a, varies_b = n * aa - a * a, n * bb - b * b
    if not varies_a or not varies_b:
        return None
    found: float = 2 * (n * ab - a * b) / (varies_a + varies_b + (a - b) ** 2)
    return found


def _interval(sums: Sequence[_Sums]) -> tuple[float, float] | None:
    draw = Random(SEED)  # noqa: S311 - reproducible, not secret
    drawn = (_kappa(draw.choices(sums, k=len(sums))) for _ in range(RESAMPLES))
    values = sorted(value for value in drawn if value is not None)
    if RESAMPLES - len(values) > _MOST_WITHOUT_KAPPA:
        return None
    tail = len(values) // 40
    return (values[tail], values[-1 - tail])
