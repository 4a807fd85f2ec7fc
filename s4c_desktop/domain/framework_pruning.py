"""Taking competences and roles out of a framework, with all that hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from s4c_desktop.domain.curriculum import Link, PathwayModule, Topic, Unit

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework, Role

Change = Callable[[Topic], Topic]


def without_competences(framework: Framework, codes: Iterable[str]) -> Framework:
    """Return a framework without some competences, and without areas that are empty then.

    Units and topics stay, only what they teach of these competences goes.
    """
    gone = frozenset(codes)
    competences = tuple(c for c in framework.competences if c.code not in gone)
    kept = frozenset(competence.code for competence in competences)
    areas = {competence.area for competence in competences}

    def unlinked(topic: Topic) -> Topic:
        return replace(
            topic, teaches=_links(topic.teaches, kept), supports=_links(topic.supports, kept)
        )

    listed = with_topics(framework, unlinked)
    return replace(
        listed,
        areas=tuple(area for area in framework.areas if area.code in areas),
        competences=competences,
        roles=tuple(_role(role, kept) for role in framework.roles),
        modules=tuple(
            replace(module, competences=_kept(module.competences, kept))
            for module in listed.modules
        ),
        curricula=tuple(
            replace(found, competences=_kept(found.competences, kept)) for found in listed.curricula
        ),
    )


def without_role(framework: Framework, code: str) -> Framework:
    """Return a framework without a role, its curriculum, and the topics that only that had."""
    curricula = tuple(found for found in framework.curricula if found.role != code)
    left = replace(
        framework,
        roles=tuple(role for role in framework.roles if role.code != code),
        curricula=curricula,
    )
    known = {topic.code for module in left.modules for _path, topic in module.walk()}
    known |= {topic.code for found in curricula for _module, _path, topic in found.topics()}

    def unbound(topic: Topic) -> Topic:
        return replace(topic, requires=_kept(topic.requires, known))

    return with_topics(left, unbound)


def with_topics(framework: Framework, change: Change) -> Framework:
    """Return a framework with every topic changed, in modules and pathways alike."""
    return replace(
        framework,
        modules=tuple(
            replace(module, units=_units(module.units, change)) for module in framework.modules
        ),
        curricula=tuple(
            replace(found, pathway=tuple(_part(part, change) for part in found.pathway))
            for found in framework.curricula
        ),
    )


def _part(part: PathwayModule, change: Change) -> PathwayModule:
    return replace(part, units=_units(part.units, change), topics=tuple(map(change, part.topics)))


def _units(units: Iterable[Unit], change: Change) -> tuple[Unit, ...]:
    return tuple(
        replace(unit, units=_units(unit.units, change), topics=tuple(map(change, unit.topics)))
        for unit in units
    )


def _role(role: Role, kept: frozenset[str]) -> Role:
    descriptors = tuple(one for one in role.card.descriptors if one.competence in kept)
    return replace(
        role,
        requirements={
            reading: tuple(demand for demand in demands if demand.competence in kept)
            for reading, demands in role.requirements.items()
        },
        readings={code: said for code, said in role.readings.items() if code in kept},
        card=replace(role.card, descriptors=descriptors),
    )


def _links(links: Iterable[Link], kept: frozenset[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.competence in kept)


def _kept(codes: Iterable[str], kept: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in kept)
