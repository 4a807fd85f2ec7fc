"""What a group's ratings of one competence say together: counts, median, quartiles, spread.

Levels are ordinal: nothing here averages them. *Below 4* is a rank of its own, and who was not
placed on the scale is in no count.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate

from s4c_desktop.domain.ordinal import median, point_at
from s4c_desktop.domain.rank import RANKS

Counts = tuple[int, ...]
"""How many are at each rank, in the order of the ranks."""


class Direction(StrEnum):
    """How a second distribution lies to a first, rank by rank."""

    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many people are at each rank; at least one is."""

    counts: Counts

    def __post_init__(self) -> None:
        if len(self.counts) != len(RANKS) or min(self.counts) < 0 or not any(self.counts):
            raise ValueError("somebody is counted at a rank, and nobody less than once")

    @property
    def n(self) -> int:
        """Return how many people were placed on or below the scale."""
        return sum(self.counts)

    @property
    def is_unanimous(self) -> bool:
        """Tell whether everybody is at the same rank."""
        return max(self.counts) == self.n

    @property
    def median(self) -> tuple[int, int]:
        """Return the median as two ranks: the same twice, or those that it lies between."""
        low, high = median(self.counts)
        return RANKS[low], RANKS[high]

    @property
    def quartiles(self) -> tuple[int, int]:
        """Return the lower and the upper quartile, which are always ranks (type 1)."""
        return self._at(-(-self.n // 4)), self._at(-(-self.n * 3 // 4))

    @property
    def ends(self) -> tuple[int, int]:
        """Return the lowest and the highest rank that anybody has."""
        return self._at(1), self._at(self.n)

    @property
    def spread(self) -> int:
        """Return how many ranks the quartiles are apart: 0 where the middle half is at one."""
        low, high = self.quartiles
        return high - low

    def at(self, rank: int) -> int:
        """Count who is at a rank; raises ValueError for one off the scale."""
        return self.counts[RANKS.index(rank)]

    def at_or_above(self, level: int) -> int:
        """Count who reaches a level."""
        return sum(n for rank, n in zip(RANKS, self.counts, strict=True) if rank >= level)

    def share(self, level: int) -> Fraction:
        """Return which part of those rated reaches a level."""
        return Fraction(self.at_or_above(level), self.n)

    def direction(self, later: Distribution) -> Direction:
        """Tell how another distribution lies to this one.

        Higher means: at every level at least as large a part reaches it, at some a larger one.
        """
        ours = _below(self)
        theirs = _below(later)
        fewer = any(b < a for a, b in zip(ours, theirs, strict=True))
        more = any(b > a for a, b in zip(ours, theirs, strict=True))
        if fewer and more:
            return Direction.MIXED
        if fewer:
            return Direction.HIGHER
        return Direction.LOWER if more else Direction.SAME

    def _at(self, place: int) -> int:
        """Return the rank of the person at a place, counted from 1 at the lowest."""
        return RANKS[point_at(self.counts, place)]


def _below(distribution: Distribution) -> list[Fraction]:
    """Return which part is at each rank or below."""
    return [Fraction(reached, distribution.n) for reached in accumulate(distribution.counts)]
