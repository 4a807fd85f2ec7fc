"""How close a person is to each role, as a range; for self-assessments and career talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import evaluate
from s4c_desktop.domain.scale import Status


@dataclass(frozen=True, slots=True)
class RoleFit:
    """Mandatory competences met for a role: worst case (unknown is short) to best (unknown is met).

    An exempt competence is met in neither case. `close_to` names the other roles whose range
    overlaps this one: too close to tell.
    """

    role: str
    worst: int
    best: int
    mandatory: int
    close_to: tuple[str, ...] = ()

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
    counts = evaluate(requirements, ratings, Scope.MANDATORY).counts(mandatory=True)
    worst = counts[Status.MET]
    return RoleFit(role, worst, worst + counts[Status.UNKNOWN], sum(counts.values()))


def _with_neighbours(fit: RoleFit, fits: Iterable[RoleFit]) -> RoleFit:
    close = tuple(
        other.role
        for other in fits
        if other.role != fit.role
        and other.share[0] <= fit.share[1]
        and fit.share[0] <= other.share[1]
    )
    return RoleFit(fit.role, fit.worst, fit.best, fit.mandatory, close)
