"""A person's own rating beside an assessor's: set side by side, never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.scale import BELOW_RANK

NAMED = 2
"""From this many levels on a difference is named."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A competence that both place on or below the scale, as ranks."""

    competence: str
    own: int
    assessor: int

    @property
    def difference(self) -> int:
        """Return by how many levels the own rating is higher; negative where it is lower.

        Where one of them is *below 4*, it is the least that it can be.
        """
        return self.own - self.assessor

    @property
    def named(self) -> bool:
        """Tell whether the difference is large enough to be named."""
        return abs(self.difference) >= NAMED

    @property
    def at_least(self) -> bool:
        """Tell whether the ratings differ by `difference` or more."""
        return self.difference != 0 and BELOW_RANK in (self.own, self.assessor)


def beside(
    own: Mapping[str, Rating], assessor: Mapping[str, Rating], competences: Iterable[str]
) -> tuple[Beside, ...]:
    """Set the two side by side where both place a competence (codes, in order)."""
    found = []
    for code in competences:
        mine, theirs = own.get(code, Rating()).rank, assessor.get(code, Rating()).rank
        if mine is not None and theirs is not None:
            found.append(Beside(code, mine, theirs))
    return tuple(found)
