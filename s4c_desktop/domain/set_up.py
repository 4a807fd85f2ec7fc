"""What is assessed, how and by whom: what the second step of the wizard asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from s4c_desktop.domain.assessment import Assessment, Kind, Scope
from s4c_desktop.domain.framework import DEFAULT_READING, Framework, Requirement


@dataclass(frozen=True, slots=True)
class SetUp:
    """What is assessed, how, and by whom; `areas` (codes) belong to the scope of chosen areas."""

    framework_id: UUID
    role: str
    reading: str = DEFAULT_READING
    kind: Kind = Kind.ASSESSOR
    scope: Scope = Scope.MANDATORY
    held_on: date | None = None
    place: str = ""
    assessors: str = ""
    no_conflict: bool = False
    areas: tuple[str, ...] = ()
    blind: bool = False
    appeal_until: date | None = None


def set_up_of(assessment: Assessment) -> SetUp:
    """Return the set-up of a stored assessment."""
    return SetUp(**{field.name: getattr(assessment, field.name) for field in fields(SetUp)})


def in_scope(
    framework: Framework,
    requirements: Iterable[Requirement],
    scope: Scope,
    areas: Collection[str] = (),
) -> Iterator[Requirement]:
    """Yield the requirements that a scope covers; chosen areas cover their optional ones too."""
    for requirement in requirements:
        match scope:
            case Scope.MANDATORY:
                covered = requirement.mandatory
            case Scope.AREAS:
                covered = framework.competence(requirement.competence).area in areas
            case Scope.ALL:
                covered = True
        if covered:
            yield requirement
