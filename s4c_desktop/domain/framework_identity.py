"""Identities of framework records: the same for everybody, and new with every version.

The content compiler, which stands apart, names records by the same rule; a test compares both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Curriculum, Module, Topic, Unit
    from s4c_desktop.domain.framework import Framework, Requirement, Role

# Every identity ever published rests on this number: it must never change.
NAMESPACE = UUID("9d5b1c62-6f0e-5a3c-8b1e-54c4de5c0f01")


@dataclass(frozen=True, slots=True)
class Identities:
    """Gives the records of one framework version their UUIDv5 identities."""

    framework: str
    version: str

    def of(self, kind: str, *code: str) -> UUID:
        """Return the identity of a record."""
        return uuid5(NAMESPACE, "/".join((self.framework, self.version, kind, *code)))


def identified(framework: Framework) -> Framework:
    """Return a framework whose records have the identities of its code and version."""
    of = Identities(framework.code, framework.version).of
    return replace(
        framework,
        id=of("framework"),
        readings=tuple(replace(r, id=of("requirement_set", r.code)) for r in framework.readings),
        levels=tuple(replace(one, id=of("level", str(one.eqf))) for one in framework.levels),
        areas=tuple(replace(area, id=of("area", area.code)) for area in framework.areas),
        competences=tuple(replace(c, id=of("competence", c.code)) for c in framework.competences),
        roles=tuple(_role(role, framework) for role in framework.roles),
        modules=tuple(_module(module, framework) for module in framework.modules),
        curricula=tuple(_curriculum(found, framework) for found in framework.curricula),
    )


def _role(role: Role, framework: Framework) -> Role:
    of = Identities(framework.code, framework.version).of

    def named(reading: str, demand: Requirement) -> Requirement:
        return replace(demand, id=of("requirement", reading, role.code, demand.competence))

    demands = {
        reading: tuple(named(reading, demand) for demand in demands)
        for reading, demands in role.requirements.items()
    }
    return replace(role, id=of("role", role.code), requirements=demands)


def _module(module: Module, framework: Framework) -> Module:
    identity = Identities(framework.code, framework.version).of("module", module.code)
    return replace(module, id=identity, units=_units(module.units, framework))


def _curriculum(curriculum: Curriculum, framework: Framework) -> Curriculum:
    return replace(
        curriculum,
        id=Identities(framework.code, framework.version).of("curriculum", curriculum.role),
        pathway=tuple(
            replace(
                part, units=_units(part.units, framework), topics=_topics(part.topics, framework)
            )
            for part in curriculum.pathway
        ),
    )


def _units(units: Iterable[Unit], framework: Framework) -> tuple[Unit, ...]:
    of = Identities(framework.code, framework.version).of
    return tuple(
        replace(
            unit,
            id=of("node", unit.code),
            units=_units(unit.units, framework),
            topics=_topics(unit.topics, framework),
        )
        for unit in units
    )


def _topics(topics: Iterable[Topic], framework: Framework) -> tuple[Topic, ...]:
    of = Identities(framework.code, framework.version).of
    return tuple(replace(topic, id=of("node", topic.code)) for topic in topics)
