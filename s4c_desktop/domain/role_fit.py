"""How close a person is to each role, as a range; for self-assessments and career talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.gap import Comparison, evaluate
from s4c_desktop.domain.scale import SHORT, Status

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class RoleFit:
    """Mandatory competences met for a role: worst case (unknown is short) to best (unknown is met).

    An exempt competence is met in neither case. `close_to` names the other roles whose range
    overlaps this one: too close to tell. What would have to change to meet the role is in
    `short` and `unknown`, largest gap first, and `exempt`.
    """

    role: str
    worst: int
    best: int
    mandatory: int
    close_to: tuple[str, ...] = ()
    short: tuple[Comparison, ...] = ()
    unknown: tuple[Comparison, ...] = ()
    exempt: tuple[Comparison, ...] = ()

    @property
    def share(self) -> tuple[float, float]:
        """Return worst and best case as fractions of the mandatory competences."""
        return (self.worst / self.mandatory, self.best / self.mandatory)


def role_fit(
    framework: Framework, reading: str, ratings: Mapping[str, Rating]
) -> tuple[RoleFit, ...]:
    """Return the fit of every role that demands something, best worst case first."""
    fits = [
        _fit(role.code, framework, reading, ratings)
        for role in framework.roles
        if any(r.mandatory for r in role.requirements.get(reading, ()))
    ]
    fits.sort(key=lambda fit: -fit.share[0])
    return tuple(_with_neighbours(fit, fits) for fit in fits)


def _fit(role: str, framework: Framework, reading: str, ratings: Mapping[str, Rating]) -> RoleFit:
    requirements = framework.requirements(role, reading).values()
    found = evaluate(requirements, ratings, Scope.MANDATORY).by_gap
    worst = sum(c.status is Status.MET for c in found)
    unknown = tuple(c for c in found if c.status is Status.UNKNOWN)
    return RoleFit(
        role,
        worst,
        worst + len(unknown),
        len(found),
        short=tuple(c for c in found if c.status in SHORT),
        unknown=unknown,
        exempt=tuple(c for c in found if c.status is Status.EXEMPT),
    )


def _with_neighbours(fit: RoleFit, fits: Iterable[RoleFit]) -> RoleFit:
    close = tuple(
        other.role
        for other in fits
        if other.role != fit.role
        and other.share[0] <= fit.share[1]
        and fit.share[0] <= other.share[1]
    )
    return replace(fit, close_to=close)
