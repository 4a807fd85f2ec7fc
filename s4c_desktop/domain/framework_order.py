"""The one order of a framework's records, in which it is stored and compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Competence, Framework, Role


class _Named(Protocol):
    @property
    def competence(self) -> str: ...


N = TypeVar("N", bound=_Named)


def ordered(framework: Framework) -> Framework:
    """Return a framework with competences by area, and all that names them in their order."""
    areas = {area.code: place for place, area in enumerate(framework.areas)}
    competences = sorted(framework.competences, key=lambda c: areas.get(c.area, len(areas)))
    places = {competence.code: place for place, competence in enumerate(competences)}
    roles = {role.code: place for place, role in enumerate(framework.roles)}
    return replace(
        framework,
        levels=tuple(sorted(framework.levels, key=lambda level: level.eqf)),
        competences=tuple(_competence(competence) for competence in competences),
        roles=tuple(_role(role, places) for role in framework.roles),
        curricula=tuple(
            sorted(framework.curricula, key=lambda found: roles.get(found.role, len(roles)))
        ),
    )


def _competence(competence: Competence) -> Competence:
    return replace(
        competence,
        anchors=tuple(sorted(competence.anchors, key=lambda anchor: anchor.eqf)),
        explorer=tuple(sorted(competence.explorer, key=lambda mark: mark.eqf)),
    )


def _role(role: Role, places: dict[str, int]) -> Role:
    return replace(
        role,
        requirements={
            reading: _sorted(demands, places) for reading, demands in role.requirements.items()
        },
        card=replace(role.card, descriptors=_sorted(role.card.descriptors, places)),
    )


def _sorted(found: Iterable[N], places: dict[str, int]) -> tuple[N, ...]:
    return tuple(sorted(found, key=lambda one: places.get(one.competence, len(places))))
